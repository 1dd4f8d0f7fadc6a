//! What exercises are made of, beside a compiled pack: how its answers are told, written exercises, and what its rules stand before.
//!
//! It is a file of its own, which nobody loads who only looks something up. It holds no key: what a routine answers is always worked
//! out by the pack that the file belongs to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::engine::case::{Answer, Case};
use crate::engine::pack::{Claim, FactId, Pack, RuleId};

/// The number that the material carries as `format`; any other is refused.
pub const MATERIAL_FORMAT: u32 = 1;

/// What exercises on one pack are made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Material {
    /// Always [`MATERIAL_FORMAT`].
    pub format: u32,
    /// The id of the pack.
    pub id: String,
    /// The digest of the pack, as it has it itself: to another its indices mean nothing.
    pub hash: String,
    /// The digest of all this, worked out without this field.
    pub part: String,
    /// How answers are told, in file order.
    pub told: Vec<Told>,
    /// What is true of no case that is drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlikely: Vec<Claim>,
    /// Written exercises.
    pub vignettes: Vec<Vignette>,
    /// Rules, each with one that it goes before wherever it applies.
    pub exceptions: Vec<(RuleId, RuleId)>,
    /// For each rule of the pack a digest of what it says, wording aside: it tells whether the rule has changed.
    pub rules: Vec<u32>,
}

/// Sentences that say the same, one of which tells an answer or several answers together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What they tell, of one fact or of several.
    pub means: Vec<Tells>,
    /// The sentences. `#` is the number or the date, `{he|she}` one word for each of two voices.
    pub say: Vec<String>,
    /// Of an age in years: how it is told at a border, where it is told by the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_day: Option<ByDay>,
}

/// How an age is told by the day on which somebody turns the one that `#` is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByDay {
    /// Sentences for the day before: the age is one year less.
    pub eve: Vec<String>,
    /// Sentences for the day itself.
    pub birthday: Vec<String>,
}

/// What a sentence tells of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tells {
    /// The fact.
    pub fact: FactId,
    /// What of it.
    #[serde(flatten)]
    pub what: What,
}

/// What of a fact is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The number or the date, whatever it is.
    Told(()),
    /// This number.
    Number(i32),
    /// This value, by index; of a `choices` fact, that it is among those chosen.
    Value(usize),
    /// That nobody knows.
    Unknown(()),
    /// Of a `choices` fact, that nothing is so beside what has been told.
    Rest(()),
}

/// A written exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vignette {
    /// Its id, by which results are kept.
    pub id: String,
    /// What it is about, a few words that do not give the answer away.
    pub title: String,
    /// The day it is judged on.
    pub on: NaiveDate,
    /// The case as somebody tells it.
    pub text: String,
    /// The answers that are in the text.
    pub answers: Vec<Given>,
}

/// An answer that is given to a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Given {
    /// The fact.
    pub fact: FactId,
    /// The answer.
    pub answer: Answer,
}

/// As it is written: the fact and what is known of it, nothing where that is "vet inte".
#[derive(Default, Serialize, Deserialize)]
struct Written {
    fact: FactId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    yes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    no: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
}

impl From<Written> for Given {
    fn from(written: Written) -> Given {
        let Written { fact, yes, no, .. } = written;
        let options = || {
            let (yes, no) = (yes.unwrap_or(0), no.unwrap_or(0));
            (yes | no != 0).then_some(Answer::Options { yes, no })
        };
        let answer = (written.value.map(Answer::Value))
            .or_else(|| written.number.map(Answer::Number))
            .or_else(|| written.date.map(Answer::Date))
            .or_else(options)
            .unwrap_or(Answer::Unknown);
        Given { fact, answer }
    }
}

impl From<Given> for Written {
    fn from(given: Given) -> Written {
        let fact = given.fact;
        let written = Written {
            fact,
            ..Written::default()
        };
        match given.answer {
            Answer::Unknown => written,
            Answer::Value(value) => Written {
                value: Some(value),
                ..written
            },
            Answer::Options { yes, no } => Written {
                yes: Some(yes),
                no: Some(no),
                ..written
            },
            Answer::Number(number) => Written {
                number: Some(number),
                ..written
            },
            Answer::Date(date) => Written {
                date: Some(date),
                ..written
            },
        }
    }
}

impl Given {
    /// The answers of a case, in the order of the facts.
    pub fn all(case: &Case) -> Vec<Given> {
        let given = |fact| case.answer(fact).map(|answer| Given { fact, answer });
        case.answered().filter_map(given).collect()
    }
}

impl Material {
    /// Whether something that it calls unlikely is true of some answers on a day, whatever else is so.
    pub(crate) fn is_unlikely(
        &self,
        pack: &Pack,
        on: NaiveDate,
        answer: &dyn Fn(FactId) -> Option<Answer>,
    ) -> bool {
        let values = |fact: FactId| pack.facts[fact].values.len();
        let mut all = self.unlikely.iter();
        all.any(|claim| claim.holds(on, answer, &values) == Some(true))
    }

    /// Whether there is nothing to make exercises of.
    pub fn is_empty(&self) -> bool {
        self.told.is_empty() && self.vignettes.is_empty()
    }
}
