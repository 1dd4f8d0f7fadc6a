//! Why the routine answers as it does: what is shown beside an answer, on a page and on paper alike.
//!
//! A rule is a reason only where it says what is answered. While a decision is open no rule does: the reason is what it turns on, and not
//! a rule or a gap that may come to hold. What every completion gives, each by another rule, is told as such: those rules may exclude
//! each other.

use crate::engine::assessment::{Depth, judge};
use crate::engine::case::Case;
use crate::engine::decision::Status;
use crate::engine::listed::listed;
use crate::engine::pack::{FactId, Pack, RuleId};
use crate::engine::reasons::{Alternatives, alike, reasons};
use crate::training::key::KeyOf;

/// Why the routine answers something of a decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Because {
    /// The rules that say it.
    pub rules: Vec<RuleId>,
    /// What one of several rules says, whichever of them applies; those that say the same in words are no alternatives but among `rules`.
    pub alternatives: Vec<Alternatives>,
    /// Where it is silent and no rule says what is presumed: where that is acknowledged, by index in the pack.
    pub gaps: Vec<usize>,
    /// While it cannot be told: the facts that it turns on, in file order.
    pub turns_on: Vec<FactId>,
}

impl Because {
    /// Why a key says of a case what it says. It takes a moment where that is open.
    pub fn of(pack: &Pack, case: &Case, key: &KeyOf) -> Because {
        match key.finding.status {
            Status::Open => {
                let judged = judge(pack, case, Depth::Question);
                let openness = &judged.decisions[key.decision].openness;
                let all = openness.open.iter().chain(&openness.waits_for);
                Because {
                    turns_on: listed(all.copied()),
                    ..Because::default()
                }
            }
            Status::Contradiction => Because::default(),
            Status::Settled | Status::Gap | Status::Conflict => {
                let reach = pack.diagrams.reach(&case.masks(pack));
                let found = reasons(pack, key.decision, &key.finding, &reach);
                let is_silent = found.saying().next().is_none();
                let (same, alternatives): (Vec<_>, Vec<_>) = (found.alternatives.into_iter())
                    .partition(|either| alike(pack, &either.rules).len() == 1);
                let same = same.into_iter().flat_map(|either| either.rules);
                Because {
                    gaps: if is_silent { found.gaps } else { Vec::new() },
                    rules: found.rules.into_iter().chain(same).collect(),
                    alternatives,
                    turns_on: Vec::new(),
                }
            }
        }
    }
}
