//! Judges complete cases by plain walks, without reasons: for many cases at once.

use crate::engine::diagram::TRUE;
use crate::engine::pack::{Decision, Outcome, Pack, Rule, RuleId, ValueId, membership};

/// The terminals of all decisions in a complete case, given one value for each level: of each decision its root, then its
/// members.
pub fn outcomes(pack: &Pack, values: &[u8], terminals: &mut Vec<u32>) {
    terminals.clear();
    for decision in &pack.decisions {
        terminals.push(pack.diagrams.follow(decision.root, values));
        terminals.extend(
            decision
                .members
                .iter()
                .map(|&member| pack.diagrams.follow(member, values)),
        );
    }
}

/// The rules that give what the decisions came out as, by the terminals that [`outcomes`] found for the same values.
pub fn fired(pack: &Pack, values: &[u8], terminals: &[u32], rules: &mut Vec<RuleId>) {
    rules.clear();
    let mut start = 0;
    for (index, decision) in pack.decisions.iter().enumerate() {
        let own = &terminals[start..=start + decision.members.len()];
        start += own.len();
        let of_decision = pack
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.decides == index);
        let live = of_decision.filter(|(_, rule)| {
            bears(decision, own, rule) && pack.diagrams.follow(rule.live, values) == TRUE
        });
        rules.extend(live.map(|(rule, _)| rule));
    }
}

/// Whether a rule bears on how a decision came out: cheaper than asking whether it is live.
fn bears(decision: &Decision, terminals: &[u32], rule: &Rule) -> bool {
    let named = |value: &ValueId| match terminals.get(value + 1) {
        Some(&member) => matches!(
            member,
            membership::IN | membership::PRESUMED | membership::CONFLICT
        ),
        None => match decision
            .outcomes
            .get((terminals[0] as usize).wrapping_sub(1))
        {
            Some(Outcome::Rule(given)) => given == value,
            Some(Outcome::Gap(values) | Outcome::Conflict(values)) => values.contains(value),
            None => false,
        },
    };
    rule.gives.is_empty() || rule.gives.iter().any(named)
}
