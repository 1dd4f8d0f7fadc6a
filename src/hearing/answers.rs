//! Values, numbers and dates as answers.

use chrono::NaiveDate;

use crate::engine::case::Answer;
use crate::engine::pack::{Fact, Kind};

/// A value of a fact as an answer: that it is so, or that it is not. None where that says nothing.
pub(super) fn value_of(fact: &Fact, value: usize, is_so: bool) -> Option<Answer> {
    match fact.kind {
        Kind::Choices { none } => {
            let (bit, all) = (1 << value, u32::MAX >> (32 - fact.values.len().max(1)));
            Some(match (none == Some(value), is_so) {
                (false, true) => Answer::Options { yes: bit, no: 0 },
                (false, false) => Answer::Options { yes: 0, no: bit },
                (true, true) => Answer::Options {
                    yes: bit,
                    no: all & !bit,
                },
                (true, false) => return None,
            })
        }
        Kind::YesNo | Kind::Choice if is_so => Some(Answer::Value(value)),
        // What is not "yes" is "no" where there is such a value. What is not "no" may be anything.
        Kind::YesNo | Kind::Choice if fact.values[value].code == "yes" => {
            fact.value("no").map(Answer::Value)
        }
        Kind::YesNo | Kind::Choice | Kind::Number { .. } | Kind::Date { .. } => None,
    }
}

/// A number or date as an answer, where the fact can have it.
pub(super) fn told(fact: &Fact, number: Option<i32>, date: Option<NaiveDate>) -> Option<Answer> {
    match fact.kind {
        Kind::Number { min, max, .. } => number
            .filter(|number| (min..=max).contains(number))
            .map(Answer::Number),
        Kind::Date { .. } => date.map(Answer::Date),
        Kind::YesNo | Kind::Choice | Kind::Choices { .. } => None,
    }
}
