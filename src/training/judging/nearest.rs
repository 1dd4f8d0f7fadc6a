//! The nearest case in which a verdict comes out as wanted: the fewest told answers are other ones.
//!
//! Found exactly, on one way through the verdict's diagram: a value that the told answers do not allow costs a change, once for each
//! fact, and among as few changes numbers and days move as little as they can. What is not told may be answered as it suits; of that
//! nothing is kept which the verdict does not rest on.

use chrono::{Days, NaiveDate};
use rustc_hash::FxHashMap;

use crate::engine::case::{Answer, Case, cell_of_date, cells};
use crate::engine::decision::{Certainty, certainty, is_consistent};
use crate::engine::diagram::Reach;
use crate::engine::diagram::walk::Bits;
use crate::engine::diagram::{Ref, Terminals};
use crate::engine::pack::{FactId, Kind, Pack};
use crate::training::levels::facts_of_levels;

/// What another answer costs; below it fits how far the numbers and days move.
const CHANGE: u32 = 1 << 16;

/// What an answer costs that is not told.
const MORE: u32 = 1 << 6;

/// What no way costs.
const NEVER: u32 = u32::MAX;

/// How far a day is looked for, in days.
const FARTHEST: u64 = 200 * 366;

/// A case that differs from one that is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// The case.
    pub case: Case,
    /// The facts whose told answers are other ones there, in file order; those that are not asked for there any more are none of them.
    pub changed: Vec<FactId>,
    /// The facts that are answered there and are not told, in file order.
    pub more: Vec<FactId>,
}

/// The nearest case in which a diagram ends in one of some terminals for certain. None where there is no such case, or none whose
/// numbers and days go together.
pub(super) fn nearest(pack: &Pack, told: &Case, root: Ref, wanted: Terminals) -> Option<Nearest> {
    let search = Search::new(pack, told, wanted);
    let mut known = FxHashMap::default();
    if search.cost(root, None, &mut known) == NEVER {
        return None;
    }
    let values = search.way(root, &mut known);
    let mut case = search.answered(&values)?;
    let reaches = |case: &Case| {
        let reach = pack.diagrams.reach(&case.masks(pack));
        let got = reach.outcomes(root);
        let is_there = got != 0 && got & !wanted == 0 && is_consistent(pack, &reach);
        is_there && is_in_place(pack, case, &reach)
    };
    case = search.asked(&case);
    // What is only asked for where something else is answered goes with it.
    if !reaches(&case) {
        return None;
    }
    for fact in 0..pack.facts.len() {
        let own = told.answer(fact);
        if case.answer(fact) != own {
            let mut plain = case.clone();
            let _ = plain.set(pack, fact, own);
            if reaches(&plain) {
                case = plain;
            }
        }
    }
    Some(Nearest::new(pack, told, case))
}

impl Nearest {
    /// A case, and in what it differs from one that is told.
    pub(super) fn new(pack: &Pack, told: &Case, case: Case) -> Nearest {
        let all = 0..pack.facts.len();
        let differs = |fact: &FactId| {
            case.answer(*fact)
                .is_some_and(|it| Some(it) != told.answer(*fact))
        };
        let (changed, more) = all
            .filter(differs)
            .partition(|&fact| told.answer(fact).is_some());
        Nearest {
            case,
            changed,
            more,
        }
    }
}

/// Whether all that is answered in a case is asked for in it.
pub(super) fn is_in_place(pack: &Pack, case: &Case, reach: &Reach<'_>) -> bool {
    let is_asked = |fact: FactId| {
        let applies = pack.facts[fact].applies;
        applies.is_none_or(|applies| certainty(reach, applies) == Certainty::Certain)
    };
    case.answered().all(is_asked)
}

/// Looks for cases that are near to one that is told.
pub(super) struct Search<'s> {
    pack: &'s Pack,
    told: &'s Case,
    wanted: Terminals,
    /// What the told answers leave possible, and what is possible at all.
    masks: Vec<u32>,
    open: Vec<u32>,
    /// The fact of each level.
    fact_of: Vec<Option<FactId>>,
}

/// For each place, and whether the fact of its level has been changed before, what the cheapest way from there costs.
type Known = FxHashMap<(Ref, bool), u32>;

impl<'s> Search<'s> {
    pub(super) fn new(pack: &'s Pack, told: &'s Case, wanted: Terminals) -> Search<'s> {
        Search {
            pack,
            told,
            wanted,
            masks: told.masks(pack),
            open: Case::new(pack, told.on).masks(pack),
            fact_of: facts_of_levels(pack),
        }
    }

    /// What the cheapest way from a place costs; `before` is the fact whose level came before, where its answer is another one.
    fn cost(&self, at: Ref, before: Option<FactId>, known: &mut Known) -> u32 {
        if let Some(terminal) = at.terminal() {
            return if self.wanted >> terminal & 1 == 1 {
                0
            } else {
                NEVER
            };
        }
        let level = self.pack.diagrams.level(at);
        let is_changed = before.is_some() && self.fact_of[level] == before;
        if let Some(&cost) = known.get(&(at, is_changed)) {
            return cost;
        }
        let steps = Bits(self.open[level]);
        let costs = steps.map(|value| self.step(at, level, value, is_changed, known));
        let cost = costs.min().unwrap_or(NEVER);
        known.insert((at, is_changed), cost);
        cost
    }

    fn step(&self, at: Ref, level: usize, value: usize, changed: bool, known: &mut Known) -> u32 {
        let own = self.price(level, value, changed);
        let next = self.pack.diagrams.children(at)[value];
        let is_changed = changed || own >= CHANGE;
        let before = self.fact_of[level].filter(|_| is_changed);
        match self.cost(next, before, known) {
            NEVER => NEVER,
            rest => rest.saturating_add(own),
        }
    }

    /// What a value costs.
    fn price(&self, level: usize, value: usize, is_changed: bool) -> u32 {
        let Some(fact) = self.fact_of[level] else {
            return 0;
        };
        let is_allowed = self.masks[level] >> value & 1 == 1;
        if self.told.answer(fact).is_none() {
            // A number may follow from a date that is told.
            return if is_allowed { MORE } else { CHANGE };
        }
        if is_allowed {
            return 0;
        }
        let measured = matches!(
            self.pack.facts[fact].kind,
            Kind::Number { .. } | Kind::Date { .. }
        );
        let apart = Bits(self.masks[level]).map(|own| own.abs_diff(value) as u32);
        let apart = apart.min().filter(|_| measured).unwrap_or(0);
        apart + if is_changed { 0 } else { CHANGE }
    }

    /// The values on the cheapest way.
    fn way(&self, root: Ref, known: &mut Known) -> Vec<Option<usize>> {
        let mut values = vec![None; self.fact_of.len()];
        let (mut at, mut before) = (root, None);
        while at.terminal().is_none() {
            let level = self.pack.diagrams.level(at);
            let is_changed = before.is_some() && self.fact_of[level] == before;
            let mut best = (NEVER, 0);
            for value in Bits(self.open[level]) {
                let cost = self.step(at, level, value, is_changed, known);
                if cost < best.0 {
                    best = (cost, value);
                }
            }
            let (_, value) = best;
            values[level] = Some(value);
            let is_changed = is_changed || self.price(level, value, is_changed) >= CHANGE;
            before = self.fact_of[level].filter(|_| is_changed);
            at = self.pack.diagrams.children(at)[value];
        }
        values
    }

    /// The told case with the answers of a way.
    fn answered(&self, values: &[Option<usize>]) -> Option<Case> {
        let mut case = self.told.clone();
        // A number is compared with another one as that then is.
        let mut order: Vec<FactId> = (0..self.pack.facts.len()).collect();
        let compared: Vec<FactId> = self.pack.relations.iter().map(|it| it.of).collect();
        order.retain(|fact| !compared.contains(fact));
        order.extend(compared);
        for fact in order {
            let item = &self.pack.facts[fact];
            let differs = |level: usize| {
                values[level].is_some_and(|value| self.masks[level] >> value & 1 == 0)
            };
            let is_told = self.told.answer(fact).is_some();
            let is_on_way = item.levels().any(|level| values[level].is_some());
            if (is_told && !item.levels().any(differs)) || !is_on_way {
                continue;
            }
            let answer = self.answer(fact, values, &case)?;
            case.set(self.pack, fact, Some(answer)).ok()?;
        }
        Some(case)
    }

    fn answer(&self, fact: FactId, values: &[Option<usize>], case: &Case) -> Option<Answer> {
        let item = &self.pack.facts[fact];
        let own = self.told.answer(fact);
        match &item.kind {
            Kind::Choices { .. } => {
                let (mut yes, mut no) = match own {
                    Some(Answer::Options { yes, no }) => (yes, no),
                    _ => (0, 0),
                };
                for (option, level) in item.levels().enumerate() {
                    if let Some(value) = values[level] {
                        let bit = 1 << option;
                        (yes, no) = match value {
                            0 => (yes & !bit, no | bit),
                            _ => (yes | bit, no & !bit),
                        };
                    }
                }
                Some(Answer::Options { yes, no })
            }
            Kind::YesNo | Kind::Choice => {
                let value = values[item.level]?;
                Some(match item.unknown == Some(value) {
                    true => Answer::Unknown,
                    false => Answer::Value(value),
                })
            }
            Kind::Number { .. } => self.number(fact, values[item.level]?, case),
            Kind::Date { .. } => {
                let from = match own {
                    Some(Answer::Date(date)) => date,
                    _ => case.on,
                };
                let is_in = |day: &NaiveDate| {
                    Some(cell_of_date(&item.kind, *day, case.on)) == values[item.level]
                };
                let around = |away: u64| {
                    let days = Days::new(away);
                    [from.checked_sub_days(days), from.checked_add_days(days)]
                };
                let mut days = (0..FARTHEST).flat_map(around).flatten();
                days.find(is_in).map(Answer::Date)
            }
        }
    }

    /// The told case with another answer to one told fact, in every way that tells in the diagrams; of several options one more or one less.
    pub(super) fn others(&self, fact: FactId) -> Vec<Case> {
        let item = &self.pack.facts[fact];
        let mut cases = Vec::new();
        for level in item.levels() {
            for value in Bits(self.open[level]).filter(|it| self.masks[level] >> it & 1 == 0) {
                let mut values = vec![None; self.fact_of.len()];
                values[level] = Some(value);
                self.go_together(fact, level - item.level, &mut values);
                let answer = self.answer(fact, &values, self.told);
                let mut case = self.told.clone();
                if answer.is_some_and(|it| case.set(self.pack, fact, Some(it)).is_ok()) {
                    cases.push(case);
                }
            }
        }
        cases
    }

    /// That there is none of several options goes with no other one, and takes the place of the last.
    fn go_together(&self, fact: FactId, turned: usize, values: &mut [Option<usize>]) {
        let item = &self.pack.facts[fact];
        let Kind::Choices { none: Some(none) } = item.kind else {
            return;
        };
        let Some(Answer::Options { yes, .. }) = self.told.answer(fact) else {
            return;
        };
        let is_more = values[item.level + turned] == Some(1);
        if turned == none {
            for option in (0..item.values.len()).filter(|it| is_more && *it != none) {
                values[item.level + option] = Some(0);
            }
        } else if is_more {
            values[item.level + none] = Some(0);
        } else if yes == 1 << turned {
            values[item.level + none] = Some(1);
        }
    }

    /// The number of a cell that is nearest to the one told, in or out of step with another where that is asked.
    fn number(&self, fact: FactId, value: usize, case: &Case) -> Option<Answer> {
        let item = &self.pack.facts[fact];
        let relation = self.pack.relations.iter().find(|it| it.of == fact);
        let (low, high) = cells(&item.kind).nth(value >> usize::from(relation.is_some()))?;
        let from = match self.told.answer(fact) {
            Some(Answer::Number(number)) => number.clamp(low, high),
            // Of the first cell the number at its border: nobody is nought years old.
            _ if matches!(item.kind, Kind::Number { min, .. } if min == low) => high,
            _ => low,
        };
        let minus = relation.and_then(|relation| {
            let minus = case.number(self.pack, relation.minus)?;
            Some((minus, relation.between))
        });
        let fits = |number: &i32| match minus {
            Some((minus, (least, most))) => {
                (least..=most).contains(&(number - minus)) == value.is_multiple_of(2)
            }
            None => true,
        };
        let width = i64::from(high) - i64::from(low);
        let around = |away: i64| {
            let both = [i64::from(from) - away, i64::from(from) + away];
            both.into_iter()
                .filter_map(|number| i32::try_from(number).ok())
        };
        let mut numbers = (0..=width).flat_map(around);
        numbers
            .find(|number| (low..=high).contains(number) && fits(number))
            .map(Answer::Number)
    }

    /// The case without answers that are not asked for in it.
    pub(super) fn asked(&self, case: &Case) -> Case {
        let mut case = case.clone();
        // One answer less may make another one idle.
        for _ in 0..3 {
            let reach = self.pack.diagrams.reach(&case.masks(self.pack));
            let is_asked = |fact: FactId| {
                let applies = self.pack.facts[fact].applies;
                applies.is_none_or(|applies| certainty(&reach, applies) != Certainty::Excluded)
            };
            case = case.retain(is_asked);
        }
        case
    }
}
