//! The rules behind a finding: those that are certain, those of which one must apply, those that may bear on it, and at a gap
//! what is near to it.

use crate::engine::decision::{Certainty, Finding, Status, certainty, contributes};
use crate::engine::diagram::Reach;
use crate::engine::listed::listed;
use crate::engine::pack::{DecisionId, Force, Gap, Outcome, Pack, Rule, RuleId, ValueId};

/// A value that every completion gives, each by some rule but not all by the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternatives {
    /// The value.
    pub value: ValueId,
    /// The rules that may give it, at least one of which applies.
    pub rules: Vec<RuleId>,
}

/// What a finding on a decision is told by.
#[derive(Clone, Debug, Default)]
pub struct Reasons {
    /// The rules that make it what is certain: those that apply in every completion.
    pub rules: Vec<RuleId>,
    /// What is certain although none of `rules` gives it.
    pub alternatives: Vec<Alternatives>,
    /// The other rules that bear on it in some completions.
    pub possible_rules: Vec<RuleId>,
    /// At a gap: acknowledgements that hold, by index in the pack.
    pub gaps: Vec<usize>,
    /// At a gap: the rules nearest to it.
    pub readings: Vec<RuleId>,
}

impl Reasons {
    /// The rules that say it, certain ones and alternatives, in file order.
    pub fn saying(&self) -> impl Iterator<Item = RuleId> + use<> {
        let either = self.alternatives.iter().flat_map(|either| &either.rules);
        listed(self.rules.iter().chain(either).copied()).into_iter()
    }

    /// The basis ids of a finding with this status: of the rules that say it; while open, at a gap or a conflict also of the
    /// possible rules; of the readings and the acknowledgements. In order, each once.
    pub fn basis<'p>(&self, pack: &'p Pack, status: Status) -> Vec<&'p str> {
        let possible = (status != Status::Settled).then_some(&self.possible_rules);
        let rules = self
            .saying()
            .chain(possible.into_iter().flatten().copied())
            .chain(self.readings.iter().copied());
        let of_rules = rules.flat_map(|rule| &pack.rules[rule].basis);
        let of_gaps = self.gaps.iter().flat_map(|&gap| &pack.gaps[gap].basis);
        let mut seen = Vec::new();
        for basis in of_rules.chain(of_gaps) {
            if !seen.contains(&basis.as_str()) {
                seen.push(basis.as_str());
            }
        }
        seen
    }
}

/// The rules, acknowledgements and readings behind a finding.
pub fn reasons(pack: &Pack, index: DecisionId, finding: &Finding, reach: &Reach<'_>) -> Reasons {
    let at = |rule: &Rule| rule.decides == index;
    let bearing = |wanted: Certainty| -> Vec<RuleId> {
        pack.rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| at(rule) && certainty(reach, rule.live) == wanted)
            .filter(|(_, rule)| {
                rule.force != Force::Presumption
                    || finding
                        .possible
                        .iter()
                        .any(|outcome| matches!(outcome, Outcome::Gap(_)))
            })
            .filter(|(_, rule)| contributes(rule, finding))
            .map(|(index, _)| index)
            .collect()
    };
    let rules = bearing(Certainty::Certain);
    let mut possible_rules = bearing(Certainty::Possible);
    let giving = |rules: &[RuleId], value: ValueId| -> Vec<RuleId> {
        let gives = |rule: &RuleId| pack.rules[*rule].gives.contains(&value);
        rules.iter().copied().filter(gives).collect()
    };
    let beside: &[ValueId] = match finding.status {
        Status::Gap => &finding.presumed,
        Status::Conflict => &finding.clashing,
        Status::Settled | Status::Open | Status::Contradiction => &[],
    };
    let mut alternatives: Vec<Alternatives> = Vec::new();
    for value in listed(finding.certain.iter().chain(beside).copied()) {
        if giving(&rules, value).is_empty() {
            let either = giving(&possible_rules, value);
            if !either.is_empty() {
                alternatives.push(Alternatives {
                    value,
                    rules: either,
                });
            }
        }
    }
    possible_rules.retain(|rule| {
        alternatives
            .iter()
            .all(|either| !either.rules.contains(rule))
    });
    let may_be_gap = finding
        .possible
        .iter()
        .any(|outcome| matches!(outcome, Outcome::Gap(_)));
    let holds =
        |gap: &Gap| gap.decides == index && certainty(reach, gap.when) != Certainty::Excluded;
    let gaps: Vec<usize> = if may_be_gap {
        (0..pack.gaps.len())
            .filter(|&gap| holds(&pack.gaps[gap]))
            .collect()
    } else {
        Vec::new()
    };
    let of_rules = rules
        .iter()
        .chain(alternatives.iter().flat_map(|either| &either.rules))
        .chain(&possible_rules)
        .flat_map(|&rule| &pack.rules[rule].readings);
    let of_gaps = gaps.iter().flat_map(|&gap| &pack.gaps[gap].readings);
    let readings = listed(of_rules.chain(of_gaps).copied());
    Reasons {
        rules,
        alternatives,
        possible_rules,
        gaps,
        readings,
    }
}

/// Rules in their order, those that say the same in words together.
pub fn alike(pack: &Pack, rules: &[RuleId]) -> Vec<Vec<RuleId>> {
    let mut groups: Vec<Vec<RuleId>> = Vec::new();
    for &rule in rules {
        let says = |group: &&mut Vec<RuleId>| {
            let first = group.first();
            first.is_some_and(|&first| pack.rules[first].because == pack.rules[rule].because)
        };
        match groups.iter_mut().find(says) {
            Some(group) => group.push(rule),
            None => groups.push(vec![rule]),
        }
    }
    groups
}

/// The basis ids of some rules, each once.
pub fn basis_of(pack: &Pack, rules: &[RuleId]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in rules.iter().flat_map(|&rule| &pack.rules[rule].basis) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    ids
}
