//! One concrete case of a class: what matters of it in words, and answers for both packs with which it can be judged.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::author::condition::Condition;
use crate::author::phrasing::time;
use crate::author::phrasing::words::words;
use crate::author::words::days_in_words;
use crate::engine::dates::{is_late, threshold};
use crate::engine::diagram::{Masks, Ref, TRUE};
use crate::engine::pack::{DateTest, FactId, Kind, Validity};
use crate::exchange::answers::Raw;
use crate::workbench::difference::data::Witness;
use crate::workbench::difference::joint::Joint;
use crate::workbench::difference::outcomes::words as own_words;
use crate::workbench::difference::space::support;
use crate::workbench::difference::wording::told;

/// A case of which every level that matters has one value.
pub(super) struct Person {
    /// The values allowed at each level: one where the case says so, all elsewhere.
    pub(super) masks: Masks,
    /// The numbers of number facts that the case says.
    numbers: Vec<Option<i32>>,
    /// The levels that matter for the class.
    levels: BTreeSet<usize>,
}

/// A case in `set`, among those of `region`: `set` is said of the facts that matter alone, `region` of all that the packs and
/// their constraints speak of. `levels` are those on which the case must be told for both packs to judge it.
pub(super) fn person(
    joint: &Joint<'_>,
    set: Ref,
    region: Ref,
    levels: &BTreeSet<usize>,
) -> Option<Person> {
    let builder = &joint.built.builder;
    let way = builder.witness(set, &|terminal| terminal == TRUE)?;
    let mut person = Person {
        masks: builder.diagrams().all(),
        numbers: vec![None; joint.facts.facts.len()],
        levels: way.iter().map(|(level, _)| *level).collect(),
    };
    for (level, value) in way {
        person.masks[level] = 1 << value;
    }
    let mut all_levels: BTreeSet<usize> =
        levels.union(&support(builder, [region])).copied().collect();
    // Every case is judged on some day.
    all_levels.extend(
        joint
            .built
            .layout
            .periods
            .as_ref()
            .map(|periods| periods.level),
    );
    let possible = |masks: &Masks| builder.diagrams().reach_from(region, masks) >> TRUE & 1 == 1;
    person.meet_pairs(joint, &all_levels, &possible);
    for &level in &all_levels {
        let values = (0..32).filter(|value| person.masks[level] >> value & 1 == 1);
        let values: Vec<u32> = in_turn(joint, level, values.collect());
        let before = person.masks[level];
        for value in values {
            person.masks[level] = 1 << value;
            if possible(&person.masks) {
                break;
            }
            person.masks[level] = before;
        }
    }
    for fact in 0..joint.facts.facts.len() {
        let level = joint.built.layout.first[fact];
        let known = all_levels.contains(&level) && person.numbers[fact].is_none();
        if known && let Kind::Number { .. } = joint.built.layout.kinds[fact] {
            let cell = person.masks[level].trailing_zeros() as usize;
            person.numbers[fact] = Some(nearest(joint, fact, cell));
        }
    }
    Some(person)
}

/// The number of a cell that lies nearest to the others: of the lowest cell the last, of any other the first.
fn nearest(joint: &Joint<'_>, fact: FactId, cell: usize) -> i32 {
    let (low, high) = joint.built.layout.cell(fact, cell);
    if cell == 0 { high } else { low }
}

/// The values of a level in the order in which they are tried: of options "no" first, of time where both packs are in force, of
/// everything else as they stand.
fn in_turn(joint: &Joint<'_>, level: usize, mut values: Vec<u32>) -> Vec<u32> {
    if let Some(periods) = &joint.built.layout.periods
        && periods.level == level
    {
        // Days on which both packs are in force first.
        values.sort_by_key(|&period| joint.out_of_force(period as usize));
        return values;
    }
    let number = joint
        .fact_of(level)
        .is_some_and(|(fact, _)| matches!(joint.built.layout.kinds[fact], Kind::Number { .. }));
    if number {
        // The cells in the middle first: nobody is 0 or 120 years old without need.
        let middle = values.len() / 2;
        values.rotate_left(middle);
    }
    values
}

impl Person {
    /// Chooses numbers that are in step as the case says, where something speaks of that.
    fn meet_pairs(
        &mut self,
        joint: &Joint<'_>,
        levels: &BTreeSet<usize>,
        possible: &dyn Fn(&Masks) -> bool,
    ) {
        let layout = &joint.built.layout;
        for pair in &joint.pairs {
            let [first, second] = pair.numbers.map(|fact| layout.first[fact]);
            let ranges: Vec<usize> = pair
                .ranges
                .iter()
                .map(|&(_, fact)| layout.first[fact])
                .collect();
            if !ranges.iter().any(|level| levels.contains(level)) {
                continue;
            }
            let before = self.masks.clone();
            let cells = |mask: u32| (0..32_u32).filter(move |cell| mask >> cell & 1 == 1);
            let ways = in_turn(joint, first, cells(before[first]).collect());
            let ways = ways.into_iter().map(|cell| cell as usize).flat_map(|a| {
                let others = cells(before[second]).map(|cell| cell as usize);
                others.flat_map(move |b| {
                    let of = |fact: usize, cell: usize| layout.cell(pair.numbers[fact], cell);
                    let ways = pair.ways(of(0, a), of(1, b));
                    ways.into_iter().map(move |(within, _)| (a, b, within))
                })
            });
            for (a, b, within) in ways {
                let fits = ranges
                    .iter()
                    .enumerate()
                    .all(|(at, &level)| before[level] >> (1 - (within >> at & 1)) & 1 == 1);
                if !fits {
                    continue;
                }
                (self.masks[first], self.masks[second]) = (1 << a, 1 << b);
                for (at, &level) in ranges.iter().enumerate() {
                    self.masks[level] = 1 << (1 - (within >> at & 1));
                }
                let of = |fact: usize, cell: usize| layout.cell(pair.numbers[fact], cell);
                let numbers = pair.numbers(of(0, a), of(1, b), within);
                if let Some((a, b)) = numbers.filter(|_| possible(&self.masks)) {
                    self.numbers[pair.numbers[0]] = Some(a);
                    self.numbers[pair.numbers[1]] = Some(b);
                    break;
                }
                self.masks.clone_from(&before);
            }
        }
    }

    /// The case in words and as answers.
    pub(super) fn told(&self, joint: &Joint<'_>) -> Witness {
        let on = day(joint, &self.masks);
        Witness {
            words: self.in_words(joint, on),
            old: self.answers(joint, 0, on),
            new: self.answers(joint, 1, on),
            on,
        }
    }

    fn in_words(&self, joint: &Joint<'_>, on: NaiveDate) -> String {
        let mut parts = Vec::new();
        for (fact, item) in joint.facts.facts.iter().enumerate() {
            let levels = joint.levels(fact);
            if levels.clone().all(|level| !self.levels.contains(&level)) {
                continue;
            }
            let value = self.masks[levels.start].trailing_zeros() as usize;
            let said = match &joint.built.layout.kinds[fact] {
                Kind::YesNo | Kind::Choice => told(joint, &Condition::Values(fact, vec![value])),
                Kind::Choices { .. } => {
                    let known = levels.clone().filter(|level| self.levels.contains(level));
                    let (yes, no): (Vec<usize>, Vec<usize>) =
                        known.partition(|&level| self.masks[level] == 2);
                    let includes = |level: usize| Condition::Includes(fact, level - levels.start);
                    let yes = yes.into_iter().map(includes);
                    let no = no.into_iter();
                    let no = no.map(|level| Condition::Not(Box::new(includes(level))));
                    let said = yes.chain(no).map(|condition| told(joint, &condition));
                    said.collect::<Vec<_>>().join(", ")
                }
                Kind::Number { .. } => self.numbers[fact].map_or(String::new(), |number| {
                    told(joint, &Condition::Between(fact, number, number))
                }),
                Kind::Date { tests } => {
                    let words = words(&joint.model.lang);
                    date(tests, value, on).map_or(String::new(), |date| time::date(words, date))
                }
            };
            parts.push(format!("{}: {said}", item.short));
        }
        let periods = joint.built.layout.periods.as_ref();
        if let Some(level) = periods.map(|periods| periods.level)
            && self.levels.contains(&level)
        {
            let period = self.masks[level].trailing_zeros() as usize;
            let days = joint.built.layout.period(period);
            parts.push(days_in_words(&joint.model, &days));
        }
        if parts.is_empty() {
            own_words(&joint.model.lang).any_case.to_owned()
        } else {
            parts.join(" · ")
        }
    }

    /// The answers that a pack takes.
    fn answers(&self, joint: &Joint<'_>, side: usize, on: NaiveDate) -> Vec<(String, Raw)> {
        let map = &joint.facts.maps[side];
        let mut answers = Vec::new();
        for (own, item) in joint.models[side].facts.iter().enumerate() {
            let fact = map.facts[own];
            let levels = joint.levels(fact);
            let one = |level: usize| self.masks[level].count_ones() == 1;
            let value = self.masks[levels.start].trailing_zeros() as usize;
            let raw = match &joint.built.layout.kinds[fact] {
                Kind::YesNo | Kind::Choice if one(levels.start) => {
                    let code = map.values[own].iter().position(|&joint| joint == value);
                    Some(code.map_or(Raw::Null, |at| Raw::Text(item.values[at].code.clone())))
                }
                Kind::Choices { .. } => {
                    let told = item.values.iter().zip(&map.values[own]);
                    let told = told.filter(|(_, joint)| one(levels.start + **joint));
                    let told = told.map(|(value, joint)| {
                        let yes = self.masks[levels.start + joint] == 2;
                        (value.code.clone(), Raw::Flag(yes))
                    });
                    let told: Vec<(String, Raw)> = told.collect();
                    (!told.is_empty()).then_some(Raw::Table(told))
                }
                Kind::Number { .. } => self.numbers[fact].map(|n| Raw::Number(f64::from(n))),
                Kind::Date { tests } if one(levels.start) => {
                    date(tests, value, on).map(|date| Raw::Text(date.to_string()))
                }
                Kind::YesNo | Kind::Choice | Kind::Date { .. } => None,
            };
            answers.extend(raw.map(|raw| (item.id.clone(), raw)));
        }
        answers
    }
}

/// The day that a case is judged on: one of its period, and if there is one, a day on which both packs are valid; rather the day
/// on which the new one was last compared with a source.
fn day(joint: &Joint<'_>, masks: &[u32]) -> NaiveDate {
    let checked = joint.models[1].sources.iter();
    let checked = checked.filter_map(|source| source.checked).max();
    let usual = checked.unwrap_or(NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default());
    let layout = &joint.built.layout;
    let periods = layout.periods.as_ref();
    let period = periods.map_or(Validity::default(), |periods| {
        layout.period(masks[periods.level].trailing_zeros() as usize)
    });
    let ends = joint.models.map(|model| model.validity).into_iter();
    let ends = ends.chain([period]).flat_map(|days| [days.from, days.to]);
    let days: Vec<NaiveDate> = std::iter::once(usual)
        .chain(ends.flatten())
        .filter(|day| period.holds(*day))
        .collect();
    let valid = |day: &&NaiveDate| joint.models.iter().all(|model| model.validity.holds(**day));
    let best = days.iter().find(valid).or(days.first());
    best.copied().unwrap_or(usual)
}

/// A day of a cell of a date: one on which exactly so many of its tests hold.
fn date(tests: &[DateTest], cell: usize, on: NaiveDate) -> Option<NaiveDate> {
    // Near the test that holds last, or, where none does, before the first.
    let near = tests
        .get(cell.saturating_sub(1))
        .map_or(0, |test| threshold(test).0);
    let mut days = (0..=16).map(|step| if cell == 0 { 8 - step } else { step - 8 });
    days.find_map(|step| {
        let moved = near + step;
        let count = Days::new(moved.unsigned_abs());
        let date = if moved < 0 {
            on.checked_sub_days(count)
        } else {
            on.checked_add_days(count)
        }?;
        let held = tests.iter().filter(|test| is_late(test, date, on)).count();
        (held == cell).then_some(date)
    })
}
