//! Reads what is typed for a number or a date, and says what is wrong with it.
//!
//! Anything shaped like a Swedish personnummer or a Danish CPR number is refused: the widget has no use for one.

use chrono::NaiveDate;

use crate::engine::case::Answer;
use crate::engine::pack::{Fact, Kind};

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
    /// It is not a day of the calendar.
    NotADate,
    /// It looks like a person's identity number.
    IdentityNumber,
}

/// The answer that was typed to a fact.
///
/// # Errors
/// What is wrong with it.
pub fn read(fact: &Fact, text: &str) -> Result<Answer, Mistake> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Mistake::Nothing);
    }
    if is_identity_number(text) {
        return Err(Mistake::IdentityNumber);
    }
    match fact.kind {
        Kind::Number { min, max, .. } => number(text, min, max).map(Answer::Number),
        Kind::Date { .. } => date(text).map(Answer::Date).ok_or(Mistake::NotADate),
        Kind::YesNo | Kind::Choice | Kind::Choices { .. } => Err(Mistake::NotANumber),
    }
}

/// A whole number; a unit in letters after it ("34 år") does no harm.
fn number(text: &str, min: i32, max: i32) -> Result<i32, Mistake> {
    let digits = text
        .trim_end_matches(|c: char| c.is_alphabetic() || c == '.')
        .trim_end();
    let number: i32 = digits.parse().map_err(|_| Mistake::NotANumber)?;
    if (min..=max).contains(&number) {
        Ok(number)
    } else {
        Err(Mistake::OutOfRange { min, max })
    }
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

/// Six or eight digits for a day, then four more, whatever stands between.
fn is_identity_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let only = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | ' '));
    only && (digits == 10 || digits == 12)
}

#[cfg(test)]
mod tests {
    use super::{date, is_identity_number, number};
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
    fn an_age_may_carry_its_unit_and_must_be_in_range() {
        assert_eq!(number("34", 0, 120), Ok(34));
        assert_eq!(number("34 år", 0, 120), Ok(34));
        assert_eq!(
            number("340", 0, 120),
            Err(Mistake::OutOfRange { min: 0, max: 120 })
        );
        assert_eq!(number("trettio", 0, 120), Err(Mistake::NotANumber));
    }

    #[test]
    fn identity_numbers_are_known_by_their_shape() {
        for text in [
            "19930412-1234",
            "930412-1234",
            "9304121234",
            "930412+1234",
            "120493-1234",
        ] {
            assert!(is_identity_number(text), "{text}");
        }
        for text in ["2027-04-23", "20270423", "34"] {
            assert!(!is_identity_number(text), "{text}");
        }
    }
}
