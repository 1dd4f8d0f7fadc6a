//! Numbers and days for the cells that were drawn.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use rustc_hash::FxHashMap;

use crate::engine::case::{Answer, cell_of_date, cell_of_number, cells};
use crate::engine::dates::passed;
use crate::engine::holidays::{is_eve, is_holiday};
use crate::engine::pack::{FactId, Kind, Material, Pack, Span, Unit};
use crate::training::chance::Chance;

/// How many days of a cell are drawn from, those nearest to the day of judgement.
const NEAREST: usize = 300;

/// How far a number of an outer cell lies from its border at most; beyond the last border twice as far.
const NEAR: i32 = 6;

/// The ages that are told wherever the rules do not draw a line beyond them: hardly anybody younger or older is who they are about.
const AGES: (i32, i32) = (12, 90);

/// The days of a pack's dates, by their cells and by those of the numbers that follow from them.
pub(super) struct Calendar {
    on: NaiveDate,
    dates: Vec<Dates>,
}

/// The days of one date.
struct Dates {
    fact: FactId,
    /// The numbers that follow from it.
    followers: Vec<FactId>,
    /// For each cell of the date and of those numbers the days that lie in all of them, the nearest first: those that are told.
    days: FxHashMap<Vec<usize>, Vec<NaiveDate>>,
    /// The last day of each cell of the date.
    last: FxHashMap<usize, NaiveDate>,
}

impl Calendar {
    pub(super) fn new(pack: &Pack, material: &Material, on: NaiveDate) -> Calendar {
        let mut dates = Vec::new();
        for (fact, item) in pack.facts.iter().enumerate() {
            let Kind::Date { tests } = &item.kind else {
                continue;
            };
            let follows = |number: &FactId| {
                let follows = pack.facts[*number].follows;
                follows.is_some_and(|follows| follows.date == fact)
            };
            let followers: Vec<FactId> = (0..pack.facts.len()).filter(follows).collect();
            let far = tests.iter().map(|test| reach(test.offset)).max();
            let far = far.unwrap_or(0).max(back(pack, fact)) + 400;
            let mut days: FxHashMap<Vec<usize>, Vec<NaiveDate>> = FxHashMap::default();
            let mut last: FxHashMap<usize, NaiveDate> = FxHashMap::default();
            for away in 0..=far {
                let both = [
                    on.checked_sub_days(Days::new(away)),
                    on.checked_add_days(Days::new(away)),
                ];
                for day in both.into_iter().skip(usize::from(away == 0)).flatten() {
                    let number = followers
                        .iter()
                        .map(|&number| following(pack, number, day, on));
                    let own = cell_of_date(&item.kind, day, on);
                    let cells = std::iter::once(own).chain(number).collect();
                    let of_cell = last.entry(own).or_insert(day);
                    *of_cell = (*of_cell).max(day);
                    if !is_unlikely(pack, material, on, (fact, day)) {
                        days.entry(cells).or_default().push(day);
                    }
                }
            }
            if !is_birthday(pack, fact) {
                days.values_mut().for_each(|days| keep_working(pack, days));
            }
            dates.push(Dates {
                fact,
                followers,
                days,
                last,
            });
        }
        Calendar { on, dates }
    }

    /// The days of a fact by the values of the levels, the nearest to the day of judgement first.
    fn days(&self, pack: &Pack, fact: FactId, values: &[u8]) -> &[NaiveDate] {
        let value = |fact: FactId| usize::from(values[pack.facts[fact].level]);
        let own = self.dates.iter().find(|dates| dates.fact == fact);
        let days = own.and_then(|dates| {
            let followers = dates.followers.iter().map(|&number| value(number));
            let cells: Vec<usize> = std::iter::once(value(fact)).chain(followers).collect();
            dates.days.get(&cells)
        });
        days.map_or(&[], Vec::as_slice)
    }

    /// The last day of a cell.
    fn last(&self, fact: FactId, cell: usize) -> Option<NaiveDate> {
        let own = self.dates.iter().find(|dates| dates.fact == fact)?;
        own.last.get(&cell).copied()
    }
}

/// Whether the pack calls a day unlikely by itself.
fn is_unlikely(
    pack: &Pack,
    material: &Material,
    on: NaiveDate,
    (fact, day): (FactId, NaiveDate),
) -> bool {
    let answer = |other: FactId| (other == fact).then_some(Answer::Date(day));
    material.is_unlikely(pack, on, &answer)
}

fn is_birthday(pack: &Pack, date: FactId) -> bool {
    (0..pack.facts.len()).any(|age| pack.birthday_with(age) == Some(date))
}

/// Leaves the days on which people work, where there are any: what is asked for is when an authority met somebody or began something. On
/// which day somebody was born nobody chose.
fn keep_working(pack: &Pack, days: &mut Vec<NaiveDate>) {
    let is_working = |day: &NaiveDate| {
        let is_off = pack
            .country
            .is_some_and(|country| is_holiday(country, *day) || is_eve(country, *day));
        !is_off && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
    };
    if days.iter().any(is_working) {
        days.retain(is_working);
    }
}

/// The cell of a number that follows from a date.
fn following(pack: &Pack, number: FactId, day: NaiveDate, on: NaiveDate) -> usize {
    let item = &pack.facts[number];
    match (item.follows, &item.kind) {
        (Some(follows), Kind::Number { min, max, .. }) => {
            cell_of_number(&item.kind, passed(day, on, follows.unit).clamp(*min, *max))
        }
        _ => 0,
    }
}

/// How many days a length of time is at most.
fn reach(span: Span) -> u64 {
    u64::from(span.months.unsigned_abs()) * 31 + u64::from(span.days.unsigned_abs())
}

/// How many days a date lies back at most that numbers follow from.
fn back(pack: &Pack, date: FactId) -> u64 {
    let mut far = 0;
    for item in &pack.facts {
        let (Some(follows), Kind::Number { max, .. }) = (item.follows, &item.kind) else {
            continue;
        };
        if follows.date == date {
            let days = match follows.unit {
                Unit::Months => 31,
                Unit::Years => 366,
            };
            far = far.max(u64::from(max.unsigned_abs()) * days);
        }
    }
    far
}

/// Answers for all facts by the values of the levels; none where no number or day goes with them.
pub(super) fn answers(
    pack: &Pack,
    calendar: &Calendar,
    values: &[u8],
    chance: &mut Chance,
) -> Vec<Option<Answer>> {
    let mut answers = Vec::new();
    for fact in 0..pack.facts.len() {
        answers.push(answer(pack, calendar, fact, values, chance));
    }
    for relation in &pack.relations {
        let minus = match answers[relation.minus] {
            Some(Answer::Number(minus)) => minus,
            _ => continue,
        };
        answers[relation.of] = in_step(pack, relation.of, minus, values, chance);
        if answers[relation.of].is_none() {
            // Another of the other's numbers may go with it.
            answers[relation.minus] =
                in_step_with_any(pack, relation.of, values, chance).map(|(of, minus)| {
                    answers[relation.of] = Some(Answer::Number(of));
                    Answer::Number(minus)
                });
        }
    }
    answers
}

/// An answer to one fact by the values of the levels.
pub(super) fn answer(
    pack: &Pack,
    calendar: &Calendar,
    fact: FactId,
    values: &[u8],
    chance: &mut Chance,
) -> Option<Answer> {
    let item = &pack.facts[fact];
    let value = usize::from(values[item.level]);
    match item.kind {
        Kind::YesNo | Kind::Choice if item.unknown == Some(value) => Some(Answer::Unknown),
        Kind::YesNo | Kind::Choice => Some(Answer::Value(value)),
        Kind::Choices { .. } => {
            let chosen = item.levels().enumerate();
            let yes = chosen.fold(0, |yes, (option, level)| {
                yes | u32::from(values[level]) << option
            });
            Some(Answer::only(item, yes))
        }
        Kind::Number { .. } => {
            let (low, high) = near(pack, fact, cell(pack, fact, values)?);
            let width = (low.abs_diff(high) as usize).saturating_add(1);
            Some(Answer::Number(low + chance.below(width) as i32))
        }
        Kind::Date { .. } => {
            let days = calendar.days(pack, fact, values);
            let near = &days[..days.len().min(NEAREST)];
            chance.one(near).map(|&day| Answer::Date(day))
        }
    }
}

/// Whether numbers follow from a date.
pub(super) fn has_followers(pack: &Pack, date: FactId) -> bool {
    let mut follows = pack.facts.iter().filter_map(|item| item.follows);
    follows.any(|follows| follows.date == date)
}

/// The numbers of the cell that was drawn for a fact.
fn cell(pack: &Pack, fact: FactId, values: &[u8]) -> Option<(i32, i32)> {
    let item = &pack.facts[fact];
    let shared = pack.relations.iter().any(|relation| relation.of == fact);
    let cell = usize::from(values[item.level]) >> usize::from(shared);
    cells(&item.kind).nth(cell)
}

/// The numbers of a cell that lie near to where the rules draw a line: of "under 18" those that are soon 18.
fn near(pack: &Pack, fact: FactId, (low, high): (i32, i32)) -> (i32, i32) {
    let Kind::Number { age, .. } = pack.facts[fact].kind else {
        return (low, high);
    };
    let is_line = |number: i32| is_line(pack, fact, number);
    let (from, to) = match (is_line(low), is_line(high.saturating_add(1))) {
        (false, true) => (low.max(high.saturating_sub(NEAR)), high),
        (true, false) => (low, high.min(low.saturating_add(2 * NEAR))),
        _ => (low, high),
    };
    let common = (from.max(AGES.0), to.min(AGES.1));
    match age && common.0 <= common.1 {
        true => common,
        false => (from, to),
    }
}

/// Whether the rules draw a line before a number. At the ends of the numbers there is none, nor where a number only ceases to be in step
/// with any other at all: a cell begins there, but nothing turns on it.
fn is_line(pack: &Pack, fact: FactId, number: i32) -> bool {
    let Kind::Number { min, max, .. } = pack.facts[fact].kind else {
        return false;
    };
    let mut compared = pack.relations.iter().filter(|it| it.of == fact);
    let is_end = compared.any(|relation| {
        let Kind::Number { min, max, .. } = pack.facts[relation.minus].kind else {
            return false;
        };
        let (low, high) = relation.between;
        let from = number.saturating_sub(high).saturating_sub(1);
        let to = number.saturating_sub(low).saturating_add(1);
        [min, max.saturating_add(1)]
            .iter()
            .any(|end| (from..=to).contains(end))
    });
    min < number && number <= max && !is_end
}

/// Whether a cell has only ages that are not told, and no line of the rules that they lie beside.
pub(super) fn is_beyond(pack: &Pack, fact: FactId, cell: usize) -> bool {
    let item = &pack.facts[fact];
    let (Kind::Number { age: true, .. }, Some((low, high))) =
        (&item.kind, cells(&item.kind).nth(cell))
    else {
        return false;
    };
    let is_young = high < AGES.0 && !is_line(pack, fact, high.saturating_add(1));
    is_young || low > AGES.1 && !is_line(pack, fact, low)
}

/// The numbers of the cell that was drawn for a fact: those near to a line, and all of them, for where none of those will do.
fn near_then_all(pack: &Pack, fact: FactId, values: &[u8]) -> Option<[(i32, i32); 2]> {
    let all = cell(pack, fact, values)?;
    Some([near(pack, fact, all), all])
}

/// A number of a fact that is in or out of step with another, as was drawn.
pub(super) fn in_step(
    pack: &Pack,
    of: FactId,
    minus: i32,
    values: &[u8],
    chance: &mut Chance,
) -> Option<Answer> {
    let ways = near_then_all(pack, of, values)?;
    let ways = ways.map(|within| steps(pack, of, minus, within, values));
    let stretches = ways.iter().find(|stretches| !stretches.is_empty())?;
    let size = |&(from, to): &(i32, i32)| (to.abs_diff(from) as usize).saturating_add(1);
    let mut place = chance.below(stretches.iter().map(size).sum());
    for stretch in stretches {
        if place < size(stretch) {
            return Some(Answer::Number(stretch.0 + place as i32));
        }
        place -= size(stretch);
    }
    None
}

/// The stretches of some numbers that are in or out of step with another number, as was drawn.
fn steps(
    pack: &Pack,
    of: FactId,
    minus: i32,
    (from, to): (i32, i32),
    values: &[u8],
) -> Vec<(i32, i32)> {
    let Some(relation) = pack.relations.iter().find(|relation| relation.of == of) else {
        return Vec::new();
    };
    let (low, high) = relation.between;
    // A cell may be as wide as the numbers are: what is in step is a stretch of it, what is not lies before and after.
    let mut stretches = match values[pack.facts[of].level].is_multiple_of(2) {
        true => vec![(from.max(minus + low), to.min(minus + high))],
        false => vec![
            (from, to.min(minus + low - 1)),
            (from.max(minus + high + 1), to),
        ],
    };
    stretches.retain(|(from, to)| from <= to);
    stretches
}

/// Two numbers that are in or out of step, as was drawn: the second any for which there is a first, both near to a line if they can be.
fn in_step_with_any(
    pack: &Pack,
    of: FactId,
    values: &[u8],
    chance: &mut Chance,
) -> Option<(i32, i32)> {
    let relation = pack.relations.iter().find(|relation| relation.of == of)?;
    for within in near_then_all(pack, of, values)? {
        for (low, high) in near_then_all(pack, relation.minus, values)? {
            let goes = |&minus: &i32| !steps(pack, of, minus, within, values).is_empty();
            let all: Vec<i32> = (low..=high).filter(goes).collect();
            if let Some(&minus) = chance.one(&all)
                && let Some(Answer::Number(number)) = in_step(pack, of, minus, values, chance)
            {
                return Some((number, minus));
            }
        }
    }
    None
}

/// The answers on both sides of a border between two cells of a number or a date, which lie side by side: one, and the next.
pub(super) fn beside(
    pack: &Pack,
    calendar: &Calendar,
    fact: FactId,
    cell: usize,
) -> Option<[Answer; 2]> {
    let item = &pack.facts[fact];
    match item.kind {
        Kind::Number { .. } => {
            let (_, last) = cells(&item.kind).nth(cell)?;
            Some([Answer::Number(last), Answer::Number(last + 1)])
        }
        Kind::Date { .. } => {
            let last = calendar.last(fact, cell)?;
            let next = last.checked_add_days(Days::new(1))?;
            let is_next = cell_of_date(&item.kind, next, calendar.on) == cell + 1;
            is_next.then_some([Answer::Date(last), Answer::Date(next)])
        }
        Kind::YesNo | Kind::Choice | Kind::Choices { .. } => None,
    }
}
