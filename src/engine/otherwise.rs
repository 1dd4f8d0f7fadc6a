//! What comes out otherwise when the same answers are judged at a moment of another day.
//!
//! Another wording of the same duty is no other answer: a law that says "at once" where the one before it said "without delay" asks
//! for the same thing. Neither is what is only noted, nor what an open decision may still come to.

use chrono::NaiveDateTime;

use crate::engine::assessment::{Applying, duties};
use crate::engine::case::Case;
use crate::engine::decision::{Finding, find, is_consistent};
use crate::engine::explanation;
use crate::engine::pack::{DecisionId, FactId, Pack};

/// What differs between two days; empty where nothing does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Otherwise {
    /// Whether the pack may not be used on the other day; then nothing else is told.
    pub is_not_in_force: bool,
    /// The answers that clash on the other day and not on the case's own; then nothing else is told.
    pub clash: Vec<FactId>,
    /// The decisions that come to something else: what they come to on the case's own day, and on the other.
    pub decisions: Vec<(DecisionId, Finding, Finding)>,
    /// The duties that are others.
    pub duties: Vec<(usize, Turn)>,
}

/// What becomes of a duty on another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It applies for certain, and on the case's own day it does not.
    Applies,
    /// It no longer applies.
    Lapses,
    /// Its deadline has passed.
    Passes,
}

impl Otherwise {
    /// What differs where a case is judged at a moment of another day: what runs out on that day has passed by the clock.
    pub fn of(pack: &Pack, case: &Case, moment: NaiveDateTime) -> Otherwise {
        let on = moment.date();
        let mut otherwise = Otherwise::default();
        if case.on == on || !pack.validity.holds(case.on) {
            return otherwise;
        }
        if !pack.validity.holds(on) {
            otherwise.is_not_in_force = true;
            return otherwise;
        }
        let mut other = case.on_day(on);
        other.at = Some(moment.time());
        let then = pack.diagrams.reach(&case.masks(pack));
        let now = pack.diagrams.reach(&other.masks(pack));
        if !is_consistent(pack, &then) {
            return otherwise;
        }
        if !is_consistent(pack, &now) {
            otherwise.clash = explanation::clash(pack, &other);
            return otherwise;
        }
        for (index, decision) in pack.decisions.iter().enumerate() {
            let (then, now) = (find(pack, decision, &then), find(pack, decision, &now));
            if !then.says_the_same(&now) {
                otherwise.decisions.push((index, then, now));
            }
        }
        let (then, now) = (duties(pack, case, &then), duties(pack, &other, &now));
        otherwise.duties = turned(pack, &then, &now);
        otherwise
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Otherwise::default()
    }
}

/// The duties that apply on one of the days only, unless one that rests on the same takes their place on the other; and those whose
/// deadline passes in between.
fn turned(pack: &Pack, then: &[Applying], now: &[Applying]) -> Vec<(usize, Turn)> {
    let applies = |judged: &[Applying], duty: usize| {
        let mut certain = judged.iter().filter(|it| it.certain);
        certain.any(|it| it.index == duty)
    };
    let passed = |judged: &[Applying], duty: usize| {
        let mut due = judged.iter().filter(|it| it.index == duty);
        due.any(|it| it.due.as_ref().is_some_and(|due| due.passed))
    };
    let has_stand_in = |duty: usize, here: &[Applying], there: &[Applying]| {
        (0..pack.duties.len()).any(|other| {
            pack.duties[other].basis == pack.duties[duty].basis
                && applies(there, other)
                && !applies(here, other)
        })
    };
    let mut turned = Vec::new();
    for duty in 0..pack.duties.len() {
        let turn = match (applies(then, duty), applies(now, duty)) {
            (false, true) if !has_stand_in(duty, now, then) => Turn::Applies,
            (true, false) if !has_stand_in(duty, then, now) => Turn::Lapses,
            (true, true) if passed(now, duty) && !passed(then, duty) => Turn::Passes,
            _ => continue,
        };
        turned.push((duty, turn));
    }
    turned
}
