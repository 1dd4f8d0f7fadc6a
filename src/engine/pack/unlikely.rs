//! What a case says in answers that go together by the rules and that nobody would tell together.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::engine::case::Answer;
use crate::engine::dates::is_late;
use crate::engine::pack::{DateTest, FactId};

/// A statement about answers. No exercise tells a case of which one that its pack calls unlikely is true.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// Every one of them.
    All(Vec<Claim>),
    /// At least one of them.
    Any(Vec<Claim>),
    /// Not that.
    Not(Box<Claim>),
    /// The answer is one of these values, by index; the one after the last is that nobody knows.
    Values {
        /// The fact.
        fact: FactId,
        /// The values.
        values: Vec<usize>,
    },
    /// The value is among those chosen.
    Includes {
        /// The fact.
        fact: FactId,
        /// The value.
        value: usize,
    },
    /// The number lies between these, both included.
    Between {
        /// The fact.
        fact: FactId,
        /// The least.
        low: i32,
        /// The most.
        high: i32,
    },
    /// The date is late in this sense.
    Late {
        /// The fact.
        fact: FactId,
        /// The sense.
        test: DateTest,
    },
}

impl Claim {
    /// Whether it is true of a case on a day; none where what is told leaves it open. `values` is how many a fact has.
    pub fn holds(
        &self,
        on: NaiveDate,
        answer: &dyn Fn(FactId) -> Option<Answer>,
        values: &dyn Fn(FactId) -> usize,
    ) -> Option<bool> {
        let of = |claim: &Claim| claim.holds(on, answer, values);
        match self {
            Claim::All(claims) => every(claims.iter().map(of)),
            Claim::Any(claims) => {
                every(claims.iter().map(|it| of(it).map(|holds| !holds))).map(|none| !none)
            }
            Claim::Not(claim) => of(claim).map(|holds| !holds),
            Claim::Values {
                fact,
                values: these,
            } => match answer(*fact)? {
                Answer::Value(value) => Some(these.contains(&value)),
                Answer::Unknown => Some(these.contains(&values(*fact))),
                Answer::Options { .. } | Answer::Number(_) | Answer::Date(_) => None,
            },
            Claim::Includes { fact, value } => match answer(*fact)? {
                Answer::Options { yes, .. } if yes >> value & 1 == 1 => Some(true),
                Answer::Options { no, .. } if no >> value & 1 == 1 => Some(false),
                _ => None,
            },
            Claim::Between { fact, low, high } => match answer(*fact)? {
                Answer::Number(number) => Some((*low..=*high).contains(&number)),
                _ => None,
            },
            Claim::Late { fact, test } => match answer(*fact)? {
                Answer::Date(date) => Some(is_late(test, date, on)),
                _ => None,
            },
        }
    }

    /// Visits every fact that it speaks of.
    pub fn facts(&self, see: &mut dyn FnMut(FactId)) {
        match self {
            Claim::All(claims) | Claim::Any(claims) => claims.iter().for_each(|it| it.facts(see)),
            Claim::Not(claim) => claim.facts(see),
            Claim::Values { fact, .. }
            | Claim::Includes { fact, .. }
            | Claim::Between { fact, .. }
            | Claim::Late { fact, .. } => see(*fact),
        }
    }
}

/// Whether all of some statements are true: not where one is not, whatever is open.
fn every(all: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = Some(true);
    for holds in all {
        match holds {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = None,
        }
    }
    known
}
