//! The smallest case that makes something certain: as few answers as there can be, however the rest turns out.
//!
//! Found exactly, in two layers. `search.rs` looks for a smallest set of facts that some answers can do it with: as long as a set
//! cannot, it is grown to a largest that cannot, and every set that can must hold one of the facts left out. `walk.rs` tells
//! whether a set can: it goes down the diagrams with all places at once where the case may be, on the levels of
//! the set by one value, on the others by all.

mod answers;
mod search;
mod walk;

use chrono::NaiveDate;

pub(crate) use answers::candidates as telling_answers;

use crate::engine::case::Case;
use crate::engine::diagram::{Ref, TRUE, Terminals};
use crate::engine::pack::{Decision, Force, Outcome, Pack, RuleId, standing};
use crate::engine::witness::search::Search;

/// What a case is to make certain: that a diagram ends in one of these terminals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    root: Ref,
    wanted: Terminals,
    /// Otherwise it is enough that it may end there.
    is_strict: bool,
}

impl Goal {
    /// That a yes/no diagram is true.
    pub fn holds(root: Ref) -> Goal {
        Goal {
            root,
            wanted: 1 << TRUE,
            is_strict: true,
        }
    }

    /// That a yes/no diagram may be true.
    fn may_hold(root: Ref) -> Goal {
        Goal {
            is_strict: false,
            ..Goal::holds(root)
        }
    }

    /// That no rule decides.
    fn gap(decision: &Decision) -> Goal {
        Goal::comes_out(decision, standing::GAP, |outcome| {
            matches!(outcome, Outcome::Gap(_))
        })
    }

    /// That rules collide.
    fn conflict(decision: &Decision) -> Goal {
        Goal::comes_out(decision, standing::CONFLICT, |outcome| {
            matches!(outcome, Outcome::Conflict(_))
        })
    }

    fn comes_out(decision: &Decision, many: u32, one: fn(&Outcome) -> bool) -> Goal {
        let mut wanted: Terminals = 0;
        if decision.many {
            wanted = 1 << many;
        }
        for (place, outcome) in decision.outcomes.iter().enumerate() {
            wanted |= Terminals::from(one(outcome)) << (place + 1);
        }
        Goal {
            root: decision.root,
            wanted,
            is_strict: true,
        }
    }
}

/// What makes a rule count: it applies and no exception removes it; a presumption counts only where no rule decides.
pub fn of_rule(pack: &Pack, rule: RuleId) -> Vec<Goal> {
    let rule = &pack.rules[rule];
    let mut goals = vec![Goal::holds(rule.live)];
    if rule.force == Force::Presumption {
        goals.push(Goal::gap(&pack.decisions[rule.decides]));
    }
    goals
}

/// What brings an acknowledged gap about.
pub fn of_gap(pack: &Pack, gap: usize) -> Vec<Goal> {
    let gap = &pack.gaps[gap];
    vec![
        Goal::holds(gap.when),
        Goal::gap(&pack.decisions[gap.decides]),
    ]
}

/// What brings an acknowledged conflict about: all its rules count, and they collide.
pub fn of_border(pack: &Pack, border: usize) -> Vec<Goal> {
    let mut goals = Vec::new();
    for &rule in &pack.borders[border].rules {
        let rule = &pack.rules[rule];
        goals.push(Goal::conflict(&pack.decisions[rule.decides]));
        goals.push(Goal::holds(rule.live));
    }
    goals
}

/// A case with as few answers as possible in which all goals are certain, judged on a day. No answer of it can be left out,
/// and every question that it answers may be asked in it. A number is answered itself, not by a date that it follows from.
///
/// `None` where no case on that day does it.
pub fn smallest_case(pack: &Pack, on: NaiveDate, goals: &[Goal]) -> Option<Case> {
    Search::new(pack, on, goals).run()
}
