//! Facts of a compiled pack: their domains, what follows from them, and what ties them.

use serde::{Deserialize, Serialize};

use crate::engine::diagram::walk::Bits;
use crate::engine::diagram::{Ref, full};
use crate::engine::pack::FactId;

/// Something that can be known of a case, and how it is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// Id, shared between packs.
    pub id: String,
    /// Its domain.
    pub kind: Kind,
    /// The question, in full.
    pub ask: String,
    /// A label of one to three words.
    pub short: String,
    /// Why it matters, one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// A hint under the question.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub help: String,
    /// What someone writes in its place where a text needs it and it is not known; empty: its short label says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub blank: String,
    /// The answers of `yes_no`, `choice` and `choices`, in the order of their value or level numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<FactValue>,
    /// Its first level in the diagrams. `choices` has one for each value, every other kind one.
    pub level: usize,
    /// When "vet inte" is a value of its own: the value's number, after all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unknown: Option<usize>,
    /// True where the fact is asked; absent: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<Ref>,
    /// True where it is asked before the result although no primary decision turns on it; absent: nowhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub early: Option<Ref>,
    /// Of a number: the date that it follows from, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Follows>,
    /// How likely each value of its levels is beside the others of the same level, one level after the other; empty: all alike.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<u32>,
    /// What it costs to ask; 1 for an ordinary question, more for one that is sensitive.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub cost: u32,
    /// Whether it is asked before all that is not pinned, as long as it is open.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
}

/// A number that is the time passed since a date, on the day of judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follows {
    /// The date fact.
    pub date: FactId,
    /// In what the time is counted.
    pub unit: Unit,
}

/// Completed units of calendar time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Months.
    Months,
    /// Years.
    Years,
}

/// The domain of a fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Kind {
    /// `yes` is value 0, `no` value 1.
    YesNo,
    /// One of the values.
    Choice,
    /// Any of the values; each is a level of its own with 0 for no and 1 for yes.
    Choices {
        /// The value that excludes the rest and holds where no other does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        none: Option<usize>,
    },
    /// A whole number from `min` to `max`.
    Number {
        /// Smallest number.
        min: i32,
        /// Largest number.
        max: i32,
        /// The first number of every cell but the first, rising.
        cuts: Vec<i32>,
        /// True for an age in completed years.
        #[serde(default)]
        age: bool,
    },
    /// A calendar date.
    Date {
        /// The tests that rules put to it, in the order in which they come true as the date moves forward.
        tests: Vec<DateTest>,
    },
}

/// An answer to a `yes_no`, `choice` or `choices` fact.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FactValue {
    /// Code in answers files.
    pub code: String,
    /// Wording.
    pub label: String,
}

/// "The date moved by `offset` comes after (or on) the day of judgement": false for early dates, true for late ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateTest {
    /// How the date is moved before it is compared.
    pub offset: Span,
    /// Whether the day itself counts as late.
    pub or_equal: bool,
}

/// A length of calendar time; months first, then days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Whole months, negative for earlier.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub months: i32,
    /// Days, negative for earlier.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub days: i32,
}

/// A yes/no fact that follows from others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Derived {
    /// Id.
    pub id: String,
    /// A label of a few words.
    pub label: String,
    /// Where it holds.
    pub when: Ref,
    /// The facts it is computed from.
    pub from: Vec<FactId>,
    /// Why, one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// Basis ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
}

/// "`of` minus `minus` lies between two numbers" as a second part of the level of `of`: value 2c is cell c in step with the
/// other number, value 2c + 1 the same cell out of step. A number takes part in one relation at most.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Relation {
    /// The fact on the left, whose level it shares.
    pub of: FactId,
    /// The fact that is taken away.
    pub minus: FactId,
    /// Smallest and largest difference.
    pub between: (i32, i32),
}

/// Why a combination of answers cannot be.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Constraint {
    /// Id.
    pub id: String,
    /// Why, one sentence.
    pub because: String,
    /// The facts it ties.
    pub facts: Vec<FactId>,
    /// True where it is met.
    pub holds: Ref,
}

impl Fact {
    /// A bit for each of its values.
    pub fn options(&self) -> u32 {
        full(self.values.len() as u8)
    }

    /// Its own levels in the diagrams.
    pub fn levels(&self) -> std::ops::Range<usize> {
        let count = if matches!(self.kind, Kind::Choices { .. }) {
            self.values.len()
        } else {
            1
        };
        self.level..self.level + count
    }

    /// The chance of each possible value of one of its levels (the `place`-th, from 0), in the order of the values.
    pub fn shares(&self, place: usize, mask: u32) -> Vec<f64> {
        let size = self.weights.len() / self.levels().len();
        let weight = |value: usize| {
            self.weights
                .get(place * size + value)
                .map_or(1.0, |&w| f64::from(w))
        };
        let weights: Vec<f64> = Bits(mask).map(weight).collect();
        let total: f64 = weights.iter().sum();
        weights.into_iter().map(|weight| weight / total).collect()
    }

    /// The value with this code.
    pub fn value(&self, code: &str) -> Option<usize> {
        self.values.iter().position(|value| value.code == code)
    }
}

fn is_zero(n: &i32) -> bool {
    *n == 0
}

fn one() -> u32 {
    1
}

fn is_one(n: &u32) -> bool {
    *n == 1
}
