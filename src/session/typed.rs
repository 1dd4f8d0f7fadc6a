//! Reads what is typed for a number or a date, and says what is wrong with it.
//!
//! Anything shaped like a Swedish personnummer or a Danish CPR number is refused: the widget has no use for one.

use chrono::NaiveDate;

use crate::engine::case::{Answer, Case};
use crate::engine::dates::of_common_years;
use crate::engine::explanation::{broken, clash};
use crate::engine::pack::{Fact, FactId, Kind, Pack, Unit};
use crate::identity;

/// Why what was typed is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// Nothing was typed.
    Nothing,
    /// It is not a whole number.
    NotANumber,
    /// The number cannot be.
    OutOfRange {
        /// Smallest number.
        min: i32,
        /// Largest number.
        max: i32,
    },
    /// The number has a unit that is not its own.
    OtherUnit(Option<Unit>),
    /// It is not a day of the calendar.
    NotADate,
    /// It does not say all of the year, and may be either of two days.
    WhichYear(NaiveDate, NaiveDate),
    /// It cannot be, whatever else is answered: the constraint that says so, by index in the pack.
    Impossible(usize),
    /// It looks like a person's identity number.
    IdentityNumber,
}

/// The answer that was typed to a fact of a case that is judged `on` a day. `days` gives those that a text may mean which is no date
/// in figures, as [`days`](crate::hearing::days) does; of several the one that can be is meant.
///
/// # Errors
/// What is wrong with it.
pub fn read(
    pack: &Pack,
    fact: FactId,
    text: &str,
    on: NaiveDate,
    days: &dyn Fn(&str) -> Vec<NaiveDate>,
) -> Result<Answer, Mistake> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Mistake::Nothing);
    }
    if identity::find(text).is_some() {
        return Err(Mistake::IdentityNumber);
    }
    let item = &pack.facts[fact];
    let answers: Vec<Answer> = match item.kind {
        Kind::Number { min, max, .. } => {
            vec![Answer::Number(number(text, unit_of(item), min, max)?)]
        }
        Kind::Date { .. } => {
            let read = date(text).map_or_else(|| days(text), |day| vec![day]);
            read.into_iter().map(Answer::Date).collect()
        }
        Kind::YesNo | Kind::Choice | Kind::Choices { .. } => return Err(Mistake::NotANumber),
    };
    let against = |answer: &Answer| against(pack, on, fact, *answer);
    let that_can_be = |answers: &[Answer]| -> Vec<Answer> {
        let all = answers.iter().copied();
        all.filter(|answer| against(answer).is_none()).collect()
    };
    let mut can_be = that_can_be(&answers);
    if can_be.is_empty() {
        // "29 februari", where the next is in a common year.
        let days = answers.iter().filter_map(|answer| match answer {
            Answer::Date(day) => Some(*day),
            _ => None,
        });
        let common = of_common_years(&days.collect::<Vec<_>>(), on).into_iter();
        can_be = that_can_be(&common.map(Answer::Date).collect::<Vec<_>>());
    }
    match (can_be.as_slice(), answers.last()) {
        (&[Answer::Date(last), Answer::Date(next), ..], _) => Err(Mistake::WhichYear(last, next)),
        (&[answer, ..], _) => Ok(answer),
        ([], Some(answer)) => Err(against(answer).map_or(Mistake::NotADate, Mistake::Impossible)),
        ([], None) => Err(Mistake::NotADate),
    }
}

/// The constraint that rules an answer out by itself, by index in the pack.
fn against(pack: &Pack, on: NaiveDate, fact: FactId, answer: Answer) -> Option<usize> {
    let mut alone = Case::new(pack, on);
    alone.set(pack, fact, Some(answer)).ok()?;
    if clash(pack, &alone).is_empty() {
        return None;
    }
    broken(pack, &alone, &[fact]).first().copied()
}

/// A whole number, alone or with its unit after it ("34 år"). Another unit means another number, and is refused.
fn number(text: &str, unit: Option<Unit>, min: i32, max: i32) -> Result<i32, Mistake> {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+');
    let end = text.find(|c| !is_number(c)).unwrap_or(text.len());
    let (digits, after) = text.split_at(end);
    let number: i32 = digits.parse().map_err(|_| Mistake::NotANumber)?;
    let after = after.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if after.chars().any(|c| !c.is_alphabetic() && c != RING) {
        return Err(Mistake::NotANumber);
    }
    let own = unit.map_or(&[][..], words_of);
    if !after.is_empty() && !own.contains(&small(after).as_str()) {
        return Err(Mistake::OtherUnit(unit));
    }
    if (min..=max).contains(&number) {
        Ok(number)
    } else {
        Err(Mistake::OutOfRange { min, max })
    }
}

/// In what a number is counted, where the rules say so.
pub fn unit_of(fact: &Fact) -> Option<Unit> {
    match fact.kind {
        Kind::Number { age: true, .. } => Some(Unit::Years),
        _ => fact.follows.map(|follows| follows.unit),
    }
}

/// What a unit is called, and shortened to, in the languages that the program speaks.
fn words_of(unit: Unit) -> &'static [&'static str] {
    match unit {
        Unit::Years => &["år", "års", "year", "years", "yr", "yrs"],
        Unit::Months => &[
            "mån",
            "månad",
            "månader",
            "månaders",
            "md",
            "mdr",
            "måned",
            "måneder",
            "måneders",
            "month",
            "months",
            "mo",
        ],
    }
}

/// The ring of an å that is written as two characters.
const RING: char = '\u{30a}';

/// A unit as it is compared. The standard library's tables of all the world's letters are not needed for it.
fn small(unit: &str) -> String {
    unit.to_ascii_lowercase()
        .replace("a\u{30a}", "å")
        .replace('Å', "å")
}

/// A day as `2027-04-23`, `20270423`, `23/4 2027` or `23.4.2027`.
fn date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    if text.chars().any(char::is_alphabetic) {
        return None;
    }
    let (year, month, day) = match *parts.as_slice() {
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if year.len() == 4 => (year, month, day),
        [whole] if whole.len() == 8 => (&whole[..4], &whole[4..6], &whole[6..]),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::{date, number};
    use crate::engine::pack::Unit;
    use crate::session::typed::Mistake;
    use chrono::NaiveDate;

    #[test]
    fn a_date_may_be_typed_in_the_ways_people_write_it() {
        let expected = NaiveDate::from_ymd_opt(2027, 4, 3);
        for text in ["2027-04-03", "20270403", "3/4 2027", "3.4.2027", "2027 4 3"] {
            assert_eq!(date(text), expected, "{text}");
        }
        for text in ["2027-02-30", "3/4", "april", "270403", "3 april 2027"] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_may_carry_its_own_unit_and_must_be_in_range() {
        let age = |text| number(text, Some(Unit::Years), 0, 120);
        let months = |text| number(text, Some(Unit::Months), 0, 600);
        for text in [
            "34",
            "34 år",
            "34år",
            "34 års",
            "34 ÅR.",
            "34 a\u{30a}r",
            "34 years",
        ] {
            assert_eq!(age(text), Ok(34), "{text}");
        }
        for text in [
            "18",
            "18 mån",
            "18 mån.",
            "18 Månader",
            "18 måneder",
            "18 months",
        ] {
            assert_eq!(months(text), Ok(18), "{text}");
        }
        assert_eq!(age("340"), Err(Mistake::OutOfRange { min: 0, max: 120 }));
        for text in ["trettio", "", "34,5 år", "1 år 6", "1 1/2", "--3"] {
            assert_eq!(age(text), Err(Mistake::NotANumber), "{text}");
        }
    }

    #[test]
    fn a_number_with_another_unit_is_refused() {
        for text in ["18 mån", "18 månader", "18 veckor", "18 x"] {
            let told = number(text, Some(Unit::Years), 0, 120);
            assert_eq!(told, Err(Mistake::OtherUnit(Some(Unit::Years))), "{text}");
        }
        for text in ["1 år", "1 years", "5 dagar"] {
            let told = number(text, Some(Unit::Months), 0, 600);
            assert_eq!(told, Err(Mistake::OtherUnit(Some(Unit::Months))), "{text}");
        }
        let told = number("2 år", None, 0, 9);
        assert_eq!(told, Err(Mistake::OtherUnit(None)));
    }
}
