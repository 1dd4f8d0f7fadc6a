//! What a case settles: for each decision its status and outcome, exact over all completions.
//!
//! A completion gives every unanswered fact a value that the constraints allow. In each, a decision has one outcome: a value
//! given by rules, a gap, or a conflict. A decision is settled when all completions agree.

use crate::engine::diagram::{FALSE, FORBIDDEN, Reach, Ref, TRUE, Terminals};
use crate::engine::listed::listed;
use crate::engine::pack::{Decision, Outcome, Pack, Rule, ValueId, membership, standing};

/// How far a decision has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Every completion gives the same value by rule.
    Settled,
    /// In every completion no rule applies.
    Gap,
    /// In every completion rules contradict each other.
    Conflict,
    /// Completions differ.
    Open,
    /// No completion is allowed.
    Contradiction,
}

/// A yes/no question over all completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// True in every completion.
    Certain,
    /// True in some.
    Possible,
    /// True in none.
    Excluded,
}

/// What a case says of one decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How far it has come.
    pub status: Status,
    /// Values that hold in every completion: the value of a settled `one` decision, the certain members of a `many`.
    pub certain: Vec<ValueId>,
    /// Members that hold in some completions only; for `one` always empty.
    pub maybe: Vec<ValueId>,
    /// Every outcome still possible. `many`: one `Rule` for each member that may hold by rule, a gap and a conflict if they may come.
    pub possible: Vec<Outcome>,
    /// Values presumed in every completion, where the status is a gap.
    pub presumed: Vec<ValueId>,
    /// Values that collide in some completion, where the status is a conflict.
    pub clashing: Vec<ValueId>,
}

/// Whether a yes/no diagram is certain, possible or excluded.
pub fn certainty(reach: &Reach<'_>, root: Ref) -> Certainty {
    match (has(reach.of(root), TRUE), has(reach.of(root), FALSE)) {
        (true, false) => Certainty::Certain,
        (true, true) => Certainty::Possible,
        (false, _) => Certainty::Excluded,
    }
}

/// Whether any completion is allowed.
pub fn is_consistent(pack: &Pack, reach: &Reach<'_>) -> bool {
    // An answer that leaves no value of its own fact possible clashes with another before any constraint is asked.
    !reach.masks().contains(&0)
        && pack
            .consistency
            .iter()
            .all(|&root| reach.outcomes(root) != 0)
}

/// What the completions left by `reach` say of a decision.
pub fn find(pack: &Pack, decision: &Decision, reach: &Reach<'_>) -> Finding {
    if !is_consistent(pack, reach) {
        return Finding::of(Status::Contradiction);
    }
    if decision.many {
        find_many(decision, reach)
    } else {
        find_one(decision, reach)
    }
}

fn find_one(decision: &Decision, reach: &Reach<'_>) -> Finding {
    let possible: Vec<Outcome> = terminals(reach.outcomes(decision.root))
        .map(|t| decision.outcomes[t as usize - 1].clone())
        .collect();
    let status = if possible
        .iter()
        .all(|outcome| matches!(outcome, Outcome::Gap(_)))
    {
        Status::Gap
    } else if possible
        .iter()
        .all(|outcome| matches!(outcome, Outcome::Conflict(_)))
    {
        Status::Conflict
    } else if possible.len() == 1 {
        Status::Settled
    } else {
        Status::Open
    };
    let mut finding = Finding {
        possible,
        ..Finding::of(status)
    };
    match status {
        Status::Settled => finding.certain = finding.possible.iter().flat_map(values).collect(),
        Status::Gap => finding.presumed = common(&finding.possible),
        Status::Conflict => finding.clashing = union(&finding.possible),
        Status::Open | Status::Contradiction => {}
    }
    finding
}

fn find_many(decision: &Decision, reach: &Reach<'_>) -> Finding {
    let kinds = reach.outcomes(decision.root);
    let members: Vec<Terminals> = decision
        .members
        .iter()
        .map(|&member| reach.outcomes(member))
        .collect();
    let only = |terminal: u32| kinds == 1 << terminal;
    let settled = |set: Terminals| set == 1 << membership::IN || set == 1 << membership::OUT;
    let status = if only(standing::GAP) {
        Status::Gap
    } else if only(standing::CONFLICT) {
        Status::Conflict
    } else if only(standing::RULE) && members.iter().all(|&set| settled(set)) {
        Status::Settled
    } else {
        Status::Open
    };
    let select = |test: &dyn Fn(Terminals) -> bool| -> Vec<ValueId> {
        members
            .iter()
            .enumerate()
            .filter(|(_, set)| test(**set))
            .map(|(value, _)| value)
            .collect()
    };
    let mut finding = Finding::of(status);
    finding.certain = select(&|set| set == 1 << membership::IN);
    finding.maybe = select(&|set| has(set, membership::IN) && set != 1 << membership::IN);
    finding.possible = select(&|set| has(set, membership::IN))
        .into_iter()
        .map(Outcome::Rule)
        .collect();
    if has(kinds, standing::GAP) {
        finding
            .possible
            .push(Outcome::Gap(select(&|set| has(set, membership::PRESUMED))));
    }
    if has(kinds, standing::CONFLICT) {
        finding.possible.push(Outcome::Conflict(select(&|set| {
            has(set, membership::CONFLICT)
        })));
    }
    match status {
        Status::Gap => finding.presumed = select(&|set| set == 1 << membership::PRESUMED),
        Status::Conflict => finding.clashing = select(&|set| has(set, membership::CONFLICT)),
        Status::Settled | Status::Open | Status::Contradiction => {}
    }
    finding
}

/// The roots whose outcomes make up the decision's outcome.
pub fn roots(decision: &Decision) -> impl Iterator<Item = Ref> {
    std::iter::once(decision.root).chain(decision.members.iter().copied())
}

/// Whether a rule bears on what the finding says: it gives a value that may hold, is a presumption at a gap, or keeps values out.
pub fn contributes(rule: &Rule, finding: &Finding) -> bool {
    let says = |value: &ValueId| {
        finding.possible.iter().any(|outcome| match outcome {
            Outcome::Rule(given) => given == value,
            Outcome::Gap(presumed) => presumed.contains(value),
            Outcome::Conflict(clashing) => clashing.contains(value),
        })
    };
    // What a rule keeps out, or that it gives nobody, shows in no value.
    rule.gives.is_empty() || rule.gives.iter().any(says)
}

impl Finding {
    /// The values that it is about: those that are certain, presumed or colliding, as its status says.
    pub fn values(&self) -> &[ValueId] {
        match self.status {
            Status::Settled | Status::Open => &self.certain,
            Status::Gap => &self.presumed,
            Status::Conflict => &self.clashing,
            Status::Contradiction => &[],
        }
    }

    /// Whether two findings of one decision are the same outcome: the same status of the same values, whatever an open one may
    /// still come to.
    pub fn says_the_same(&self, other: &Finding) -> bool {
        let holds = |values: &[ValueId], all: &[ValueId]| all.iter().all(|it| values.contains(it));
        let (one, two) = (self.values(), other.values());
        self.status == other.status && holds(one, two) && holds(two, one)
    }

    fn of(status: Status) -> Finding {
        Finding {
            status,
            certain: Vec::new(),
            maybe: Vec::new(),
            possible: Vec::new(),
            presumed: Vec::new(),
            clashing: Vec::new(),
        }
    }
}

/// The terminals of a set, without [`FORBIDDEN`].
pub fn terminals(set: Terminals) -> impl Iterator<Item = u32> {
    (FORBIDDEN + 1..64).filter(move |&terminal| has(set, terminal))
}

fn has(set: Terminals, terminal: u32) -> bool {
    set >> terminal & 1 == 1
}

fn values(outcome: &Outcome) -> Vec<ValueId> {
    match outcome {
        Outcome::Rule(value) => vec![*value],
        Outcome::Gap(values) | Outcome::Conflict(values) => values.clone(),
    }
}

fn union(outcomes: &[Outcome]) -> Vec<ValueId> {
    listed(outcomes.iter().flat_map(values))
}

fn common(outcomes: &[Outcome]) -> Vec<ValueId> {
    union(outcomes)
        .into_iter()
        .filter(|value| {
            outcomes
                .iter()
                .all(|outcome| values(outcome).contains(value))
        })
        .collect()
}
