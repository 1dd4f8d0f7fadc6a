//! Draws complete cases, as likely as the weights and the constraints make them.

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use rustc_hash::FxHashMap;

use crate::engine::case::{Answer, Case, cell_of_date, cells};
use crate::engine::dates;
use crate::engine::decision;
use crate::engine::diagram::walk::Bits;
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{Fact, Kind, Pack, Relation, Span, Unit};
use crate::workbench::difference::relations::at_most;
use crate::workbench::stats::walk::answer;

/// How often two numbers that must be in or out of step are drawn anew before one is drawn from those that are.
const TRIES: usize = 64;

/// How often a case is drawn anew before none is thought to be there.
const MOST_DRAWS: usize = 10_000;

/// Draws the cases of a pack on one day.
pub(crate) struct Draw<'p> {
    pack: &'p Pack,
    on: NaiveDate,
    /// What is possible before anything is asked.
    masks: Vec<u32>,
    /// For each level the chance of each possible value.
    shares: Vec<Vec<f64>>,
    /// For each node of the constraints' diagrams how likely it is that they are met from there.
    met: FxHashMap<Ref, f64>,
}

impl<'p> Draw<'p> {
    pub(crate) fn new(pack: &'p Pack, on: NaiveDate) -> Draw<'p> {
        let masks = Case::new(pack, on).masks(pack);
        let shares = shares(pack, &masks);
        let mut draw = Draw {
            pack,
            on,
            masks,
            shares,
            met: FxHashMap::default(),
        };
        for &root in &pack.consistency {
            draw.weigh(root);
        }
        draw
    }

    /// How likely it is that the constraints are met from here.
    fn weigh(&mut self, at: Ref) -> f64 {
        if let Some(terminal) = at.terminal() {
            return f64::from(u8::from(terminal == TRUE));
        }
        if let Some(&known) = self.met.get(&at) {
            return known;
        }
        let level = self.pack.diagrams.level(at);
        let mut sum = 0.0;
        for (place, value) in Bits(self.masks[level]).enumerate() {
            let child = self.pack.diagrams.children(at)[value];
            sum += self.shares[level][place] * self.weigh(child);
        }
        self.met.insert(at, sum);
        sum
    }

    /// A complete case: one answer for each fact. Nothing where the constraints leave none, as on a day on which the pack is not
    /// in force.
    pub(crate) fn case(&self, rng: &mut Rng) -> Option<Vec<Answer>> {
        // A date that a number follows from is told by the number, and may then be one that a constraint forbids.
        let mut drawn = (0..MOST_DRAWS).map(|_| self.answers(rng));
        drawn.find(|answers| {
            let mut case = Case::new(self.pack, self.on);
            for (fact, &given) in answers.iter().enumerate() {
                answer(self.pack, &mut case, fact, given);
            }
            let reach = self.pack.diagrams.reach(&case.masks(self.pack));
            decision::is_consistent(self.pack, &reach)
        })
    }

    fn answers(&self, rng: &mut Rng) -> Vec<Answer> {
        let mut drawn: Vec<usize> = (0..self.masks.len())
            .map(|level| pick(self.masks[level], &self.shares[level], rng))
            .collect();
        for &root in &self.pack.consistency {
            let mut at = root;
            while at.terminal().is_none() {
                let level = self.pack.diagrams.level(at);
                let children = self.pack.diagrams.children(at);
                let chances: Vec<f64> = Bits(self.masks[level])
                    .zip(&self.shares[level])
                    .map(|(value, share)| {
                        let child = children[value];
                        let met = self.met.get(&child).copied();
                        share * met.unwrap_or(f64::from(u8::from(child == Ref(TRUE))))
                    })
                    .collect();
                drawn[level] = pick(self.masks[level], &chances, rng);
                at = children[drawn[level]];
            }
        }
        let mut answers: Vec<Answer> = (0..self.pack.facts.len())
            .map(|fact| self.answer(fact, &drawn, rng))
            .collect();
        for relation in &self.pack.relations {
            let (of, minus) = self.pair(relation, &drawn, rng);
            answers[relation.of] = Answer::Number(of);
            answers[relation.minus] = Answer::Number(minus);
        }
        for (fact, item) in self.pack.facts.iter().enumerate() {
            if let (Some(follows), Answer::Number(number)) = (item.follows, answers[fact]) {
                let unit = match follows.unit {
                    Unit::Months => 1,
                    Unit::Years => 12,
                };
                let passed = Span {
                    months: -number * unit,
                    days: 0,
                };
                let day = dates::shift(self.on, passed).unwrap_or(self.on);
                answers[follows.date] = Answer::Date(day);
            }
        }
        answers
    }

    fn answer(&self, fact: usize, drawn: &[usize], rng: &mut Rng) -> Answer {
        let item = &self.pack.facts[fact];
        let value = drawn[item.level];
        match &item.kind {
            Kind::YesNo | Kind::Choice if item.unknown == Some(value) => Answer::Unknown,
            Kind::YesNo | Kind::Choice => Answer::Value(value),
            Kind::Choices { .. } => {
                let chosen = item.levels().enumerate();
                let yes = chosen.fold(0, |yes, (option, level)| {
                    yes | (drawn[level] as u32) << option
                });
                Answer::only(item, yes)
            }
            Kind::Number { .. } => {
                let (low, high) = self.cell(fact, drawn);
                Answer::Number(rng.i32(low..=high))
            }
            Kind::Date { .. } => Answer::Date(day_in_cell(item, value, self.on)),
        }
    }

    /// The numbers of the cell that was drawn for a fact.
    fn cell(&self, fact: usize, drawn: &[usize]) -> (i32, i32) {
        let item = &self.pack.facts[fact];
        let shared = self
            .pack
            .relations
            .iter()
            .any(|relation| relation.of == fact);
        let cell = drawn[item.level] >> usize::from(shared);
        cells(&item.kind).nth(cell).unwrap_or_default()
    }

    /// Two numbers that are in step or out of it, as was drawn.
    fn pair(&self, relation: &Relation, drawn: &[usize], rng: &mut Rng) -> (i32, i32) {
        let in_step = drawn[self.pack.facts[relation.of].level].is_multiple_of(2);
        let (of, minus) = (
            self.cell(relation.of, drawn),
            self.cell(relation.minus, drawn),
        );
        let (low, high) = relation.between;
        let fits = |&(a, b): &(i32, i32)| (low..=high).contains(&(a - b)) == in_step;
        let mut tries = (0..TRIES).map(|_| (rng.i32(of.0..=of.1), rng.i32(minus.0..=minus.1)));
        if let Some(pair) = tries.find(fits) {
            return pair;
        }
        let fitting = Fitting::of(of, minus, (low, high), in_step);
        fitting.map_or((of.0, minus.0), |fitting| fitting.pair(rng))
    }
}

/// The pairs of numbers of two ranges that are in step, or those that are not; by their differences, for the ranges may be wide.
struct Fitting {
    of: (i32, i32),
    minus: (i32, i32),
    /// By rising difference those that fit come in two runs: how many pairs come before the first run, and how many it has,
    below: u128,
    first: u128,
    /// how many come before the second, and how many both have.
    next: u128,
    count: u128,
}

impl Fitting {
    /// Nothing where no pair fits.
    fn of(
        of: (i32, i32),
        minus: (i32, i32),
        (low, high): (i32, i32),
        in_step: bool,
    ) -> Option<Fitting> {
        let up_to = |limit: i64| at_most(of, minus, limit);
        let (before, until) = (up_to(i64::from(low) - 1), up_to(i64::from(high)));
        let all = up_to(i64::from(of.1) - i64::from(minus.0));
        let (below, first, next, count) = if in_step {
            (before, until - before, until, until - before)
        } else {
            (0, before, until, before + all - until)
        };
        (count > 0).then_some(Fitting {
            of,
            minus,
            below,
            first,
            next,
            count,
        })
    }

    /// One of the pairs, each as likely.
    fn pair(&self, rng: &mut Rng) -> (i32, i32) {
        let drawn = rng.u128(0..self.count);
        let place = if drawn < self.first {
            self.below + drawn
        } else {
            self.next + drawn - self.first
        };
        // The least difference up to which there are more pairs than come before the one drawn.
        let mut least = i64::from(self.of.0) - i64::from(self.minus.1);
        let mut most = i64::from(self.of.1) - i64::from(self.minus.0);
        while least < most {
            let middle = least + (most - least) / 2;
            if at_most(self.of, self.minus, middle) > place {
                most = middle;
            } else {
                least = middle + 1;
            }
        }
        let from = i64::from(self.of.0).max(i64::from(self.minus.0) + least);
        let to = i64::from(self.of.1).min(i64::from(self.minus.1) + least);
        let one = rng.i64(from..=to);
        let number = |number: i64| i32::try_from(number).unwrap_or_default();
        (number(one), number(one - least))
    }
}

/// For each level the chance of each possible value.
pub(crate) fn shares(pack: &Pack, masks: &[u32]) -> Vec<Vec<f64>> {
    let even = |mask: &u32| vec![1.0 / f64::from(mask.count_ones()); mask.count_ones() as usize];
    let mut shares: Vec<Vec<f64>> = masks.iter().map(even).collect();
    for fact in &pack.facts {
        for (place, level) in fact.levels().enumerate() {
            shares[level] = fact.shares(place, masks[level]);
        }
    }
    shares
}

fn pick(mask: u32, chances: &[f64], rng: &mut Rng) -> usize {
    let mut left = rng.f64() * chances.iter().sum::<f64>();
    let mut picked = 0;
    for (value, &chance) in Bits(mask).zip(chances).filter(|(_, chance)| **chance > 0.0) {
        picked = value;
        left -= chance;
        if left < 0.0 {
            break;
        }
    }
    picked
}

/// A day whose tests come out as the cell says.
fn day_in_cell(fact: &Fact, cell: usize, on: NaiveDate) -> NaiveDate {
    let far = 200 * 366;
    let (mut early, mut late) = (on - Days::new(far), on + Days::new(far));
    // The last day on which no more tests are late than the cell has.
    while early + Days::new(1) < late {
        let middle = early + Days::new((late - early).num_days().unsigned_abs() / 2);
        if cell_of_date(&fact.kind, middle, on) <= cell {
            early = middle;
        } else {
            late = middle;
        }
    }
    early
}
