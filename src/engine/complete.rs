//! Judges complete cases by plain walks: for many cases at once.

use crate::engine::diagram::{Diagrams, Ref, TRUE};
use crate::engine::pack::{Decision, Force, Outcome, Pack, RuleId, ValueId, membership};

/// A pack laid out for complete cases: of each rule what has to be known to tell whether it fires, and nothing else.
pub struct Complete<'p> {
    diagrams: &'p Diagrams,
    decisions: Vec<Judged<'p>>,
}

struct Judged<'p> {
    decision: &'p Decision,
    rules: Vec<Firing>,
}

/// A rule as it is asked whether it fires.
struct Firing {
    rule: RuleId,
    live: Ref,
    /// The values that it gives, a bit for each; those from the 64th on share the last. None of a rule that gives "nobody".
    gives: u64,
    /// Whether it counts only where no rule decides.
    presumes: bool,
}

impl<'p> Complete<'p> {
    /// Lays a pack out.
    pub fn new(pack: &'p Pack) -> Complete<'p> {
        let judged = |(index, decision): (usize, &'p Decision)| {
            let own = pack.rules.iter().enumerate();
            let own = own.filter(|(_, rule)| rule.decides == index);
            let firing = own.map(|(id, rule)| Firing {
                rule: id,
                live: rule.live,
                gives: bits(&rule.gives),
                presumes: rule.force == Force::Presumption,
            });
            Judged {
                decision,
                rules: firing.collect(),
            }
        };
        Complete {
            diagrams: &pack.diagrams,
            decisions: pack.decisions.iter().enumerate().map(judged).collect(),
        }
    }

    /// The terminals of all decisions, given one value for each level: of each decision its root, then its members.
    pub fn outcomes(&self, values: &[u8], terminals: &mut Vec<u32>) {
        terminals.clear();
        for Judged { decision, .. } in &self.decisions {
            terminals.push(self.diagrams.follow(decision.root, values));
            let members = decision.members.iter();
            terminals.extend(members.map(|&member| self.diagrams.follow(member, values)));
        }
    }

    /// The rules that give what the decisions came out as, by the terminals that [`Complete::outcomes`] found for the same values.
    pub fn fired(&self, values: &[u8], terminals: &[u32], rules: &mut Vec<RuleId>) {
        rules.clear();
        let mut left = terminals;
        for judged in &self.decisions {
            let (own, rest) = left.split_at(1 + judged.decision.members.len());
            left = rest;
            let (said, is_gap) = said(judged.decision, own);
            for firing in &judged.rules {
                // Cheaper than asking whether it is live.
                let bears = firing.gives == 0 || firing.gives & said != 0;
                if bears
                    && (is_gap || !firing.presumes)
                    && self.diagrams.follow(firing.live, values) == TRUE
                {
                    rules.push(firing.rule);
                }
            }
        }
    }
}

/// The values that a decision came out with, a bit for each, and whether no rule decides it.
fn said(decision: &Decision, terminals: &[u32]) -> (u64, bool) {
    let (root, members) = (terminals[0] as usize, &terminals[1..]);
    if members.is_empty() {
        return match decision.outcomes.get(root.wrapping_sub(1)) {
            Some(Outcome::Rule(value)) => (bit(*value), false),
            Some(Outcome::Gap(values)) => (bits(values), true),
            Some(Outcome::Conflict(values)) => (bits(values), false),
            None => (0, false),
        };
    }
    let (mut said, mut is_gap) = (0, false);
    for (value, &member) in members.iter().enumerate() {
        if matches!(
            member,
            membership::IN | membership::PRESUMED | membership::CONFLICT
        ) {
            said |= bit(value);
        }
        is_gap |= matches!(member, membership::PRESUMED | membership::NOT_PRESUMED);
    }
    (said, is_gap)
}

fn bits(values: &[ValueId]) -> u64 {
    values.iter().fold(0, |bits, &value| bits | bit(value))
}

fn bit(value: ValueId) -> u64 {
    1 << value.min(63)
}
