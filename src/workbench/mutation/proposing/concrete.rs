//! A case with answers from a way through a diagram.

use chrono::{Days, NaiveDate};

use crate::author::building::Built;
use crate::author::model::Model;
use crate::engine::case::{Answer, Case, cell_of_date, cell_of_number, cells};
use crate::engine::dates;
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{Anchor, Fact, FactId, Kind, Pack, Relation, Span};

/// For each level the value that a way goes by.
type Way = Vec<Option<usize>>;

/// Cases in which a diagram is true: with every fact answered, and with only those that the way goes by.
pub(super) fn cases(
    model: &Model,
    built: &Built,
    pack: &Pack,
    goal: Ref,
    on: NaiveDate,
) -> Vec<Case> {
    let Some(way) = way(built, goal) else {
        return Vec::new();
    };
    let on = day(built, &way, on);
    let anchored = anchored(model, pack, on);
    [(true, &anchored[..]), (true, &[]), (false, &[])]
        .into_iter()
        .filter_map(|(whole, days)| {
            Making {
                pack,
                on,
                way: &way,
                whole,
                days,
            }
            .case()
        })
        .collect()
}

/// A way to where the diagram is true; and where that says nothing of them, one that the constraints allow.
fn way(built: &Built, goal: Ref) -> Option<Way> {
    let mut way: Way = vec![None; built.layout.sizes.len()];
    for (level, value) in built.builder.witness(goal, &|terminal| terminal == TRUE)? {
        way[level] = Some(value);
    }
    let touched = built.builder.diagrams().levels_below(goal);
    let apart = built
        .groups
        .iter()
        .filter(|group| !group.levels.iter().any(|level| touched.contains(level)));
    for group in apart {
        for (level, value) in built
            .builder
            .witness(group.met, &|terminal| terminal == TRUE)?
        {
            way[level] = Some(value);
        }
    }
    Some(way)
}

/// A day of judgement in the period that a way goes by: this one, or else the first or last of the period.
fn day(built: &Built, way: &Way, on: NaiveDate) -> NaiveDate {
    let periods = built.layout.periods.as_ref();
    let period = periods.and_then(|periods| Some(built.layout.period(way[periods.level]?)));
    match period {
        Some(period) if !period.holds(on) => period.from.or(period.to).unwrap_or(on),
        Some(_) | None => on,
    }
}

/// For each date that a deadline is counted from the days on which the deadline falls on the day of judgement.
fn anchored(model: &Model, pack: &Pack, on: NaiveDate) -> Vec<(FactId, NaiveDate)> {
    let deadlines = model.duties.iter().flat_map(|duty| &duty.deadlines);
    deadlines
        .filter_map(|deadline| match deadline.from {
            Some(Anchor::Date(date)) if date < pack.facts.len() => {
                let Span { months, days } = deadline.offset;
                let back = Span {
                    months: -months,
                    days: -days,
                };
                dates::shift(on, back).map(|day| (date, day))
            }
            _ => None,
        })
        .collect()
}

struct Making<'m> {
    pack: &'m Pack,
    on: NaiveDate,
    way: &'m Way,
    /// Whether facts are answered too that the way does not go by.
    whole: bool,
    /// Days that are tried first.
    days: &'m [(FactId, NaiveDate)],
}

impl Making<'_> {
    fn case(&self) -> Option<Case> {
        let mut case = Case::new(self.pack, self.on);
        for (id, fact) in self.pack.facts.iter().enumerate() {
            let answer = match fact.kind {
                Kind::YesNo | Kind::Choice => self.value(fact),
                Kind::Choices { none } => self.options(fact, none),
                Kind::Number { .. } | Kind::Date { .. } => None,
            };
            case.set(self.pack, id, answer).ok()?;
        }
        for (id, number) in self.numbers()? {
            case.set(self.pack, id, Some(Answer::Number(number))).ok()?;
        }
        for (id, fact) in self.pack.facts.iter().enumerate() {
            if let Kind::Date { .. } = fact.kind
                && (self.whole || self.way[fact.level].is_some())
            {
                self.date(id, fact, &mut case)?;
            }
        }
        Some(case)
    }

    fn value(&self, fact: &Fact) -> Option<Answer> {
        let quiet = match fact.kind {
            Kind::YesNo => 1,
            _ => 0,
        };
        let value = self.way[fact.level].or(self.whole.then_some(quiet))?;
        Some(if value < fact.values.len() {
            Answer::Value(value)
        } else {
            Answer::Unknown
        })
    }

    fn options(&self, fact: &Fact, none: Option<usize>) -> Option<Answer> {
        let told: Vec<Option<usize>> = fact.levels().map(|level| self.way[level]).collect();
        let bits = |wanted: usize| {
            let of_it = |(value, told): (usize, &Option<usize>)| {
                if *told == Some(wanted) { 1 << value } else { 0 }
            };
            told.iter()
                .enumerate()
                .map(of_it)
                .fold(0, |all, bit| all | bit)
        };
        let (mut yes, mut no): (u32, u32) = (bits(1), bits(0));
        if self.whole {
            if let Some(none) = none
                && yes == 0
                && no >> none & 1 == 0
            {
                yes = 1 << none;
            }
            no = fact.options() & !yes;
        }
        (yes | no != 0).then_some(Answer::Options { yes, no })
    }

    /// The numbers that the way goes by; of two that are in step or out of it, a pair that is.
    fn numbers(&self) -> Option<Vec<(FactId, i32)>> {
        let mut numbers: Vec<(FactId, i32)> = Vec::new();
        for (id, fact) in self.pack.facts.iter().enumerate() {
            let mut relations = self.pack.relations.iter();
            let relation = relations.find(|relation| [relation.of, relation.minus].contains(&id));
            match (&fact.kind, relation) {
                (Kind::Number { .. }, None) => {
                    // One that follows from a date is told by the date.
                    let told = self.whole && fact.follows.is_none();
                    if let Some(cell) = self.way[fact.level].or(told.then_some(0)) {
                        numbers.push((id, *self.likely(fact, Some(cell)).first()?));
                    }
                }
                (Kind::Number { .. }, Some(relation)) if relation.of == id => {
                    numbers.extend(self.pair(relation)?);
                }
                _ => {}
            }
        }
        Some(numbers)
    }

    /// The two numbers of a relation, as far as the way goes by them.
    fn pair(&self, relation: &Relation) -> Option<Vec<(FactId, i32)>> {
        let (of, minus) = (
            &self.pack.facts[relation.of],
            &self.pack.facts[relation.minus],
        );
        let (level, other) = (self.way[of.level], self.way[minus.level]);
        if level.is_none() && !self.whole {
            let alone = other.and_then(|cell| self.likely(minus, Some(cell)).first().copied());
            return Some(
                alone
                    .map(|number| (relation.minus, number))
                    .into_iter()
                    .collect(),
            );
        }
        let (low, high) = relation.between;
        let seconds = self.likely(minus, other);
        self.likely(of, level.map(|level| level >> 1))
            .into_iter()
            .find_map(|a| {
                let fits = |b: &&i32| {
                    let in_step = (low..=high).contains(&(a - **b));
                    level.is_none_or(|level| in_step == (level & 1 == 0))
                };
                let b = seconds.iter().find(fits)?;
                Some(vec![(relation.of, a), (relation.minus, *b)])
            })
    }

    /// The numbers of a cell, or all, those at the boundary first.
    fn likely(&self, fact: &Fact, cell: Option<usize>) -> Vec<i32> {
        let spans: Vec<(i32, i32)> = cells(&fact.kind).collect();
        let numbers = |(from, to): (i32, i32)| (from..=to).collect::<Vec<i32>>();
        match cell {
            Some(0) => spans
                .first()
                .map(|&span| numbers(span))
                .unwrap_or_default()
                .into_iter()
                .rev()
                .collect(),
            Some(cell) => spans
                .get(cell)
                .map(|&span| numbers(span))
                .unwrap_or_default(),
            None => spans.into_iter().flat_map(numbers).collect(),
        }
    }

    /// Answers a date so that it lies in the cell of the way, and the number that follows from it does too. The number then needs
    /// no answer of its own.
    fn date(&self, id: FactId, fact: &Fact, case: &mut Case) -> Option<()> {
        let follows = (0..self.pack.facts.len()).find(|&number| {
            self.pack.facts[number]
                .follows
                .is_some_and(|follows| follows.date == id)
        });
        let fits = |date: NaiveDate| {
            let here = self.way[fact.level]
                .is_none_or(|cell| cell_of_date(&fact.kind, date, self.on) == cell);
            let there = follows.is_none_or(|number| {
                let other = &self.pack.facts[number];
                let unit = other
                    .follows
                    .map(|follows| dates::passed(date, self.on, follows.unit));
                let (Kind::Number { min, max, .. }, Some(passed)) = (&other.kind, unit) else {
                    return true;
                };
                self.way[other.level].is_none_or(|cell| {
                    cell_of_number(&other.kind, passed.clamp(*min, *max)) == cell
                })
            });
            here && there
        };
        let first = self
            .days
            .iter()
            .filter(|(date, _)| *date == id)
            .map(|(_, day)| *day);
        let near = (0..=4000_u64).flat_map(|days| {
            let ahead = self.on.checked_add_days(Days::new(days));
            let ago = self.on.checked_sub_days(Days::new(days));
            [ahead, ago].into_iter().flatten()
        });
        let Some(date) = first.chain(near).find(|date| fits(*date)) else {
            // The number is told without the date it would follow from.
            return self.way[fact.level].is_none().then_some(());
        };
        case.set(self.pack, id, Some(Answer::Date(date))).ok()?;
        if let Some(number) = follows {
            case.set(self.pack, number, None).ok()?;
        }
        Some(())
    }
}
