//! Duties of a compiled pack with their deadlines, and notices.

use serde::{Deserialize, Serialize};

use crate::engine::diagram::Ref;
use crate::engine::pack::{FactId, Force, Pack, Span, Tone};

/// Something that must be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Duty {
    /// Code.
    pub id: String,
    /// What to do.
    pub label: String,
    /// Where it applies.
    pub when: Ref,
    /// The judgement that it waits for and that is not asked, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<String>,
    /// Basis ids.
    pub basis: Vec<String>,
    /// The reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// Its weight.
    #[serde(default)]
    pub force: Force,
    /// By when; the first whose condition holds counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
}

impl Duty {
    /// Whether one of its deadlines is counted from the day of a date fact.
    pub fn is_counted_from(&self, fact: FactId) -> bool {
        let from = Some(Anchor::Date(fact));
        self.deadlines.iter().any(|deadline| deadline.from == from)
    }
}

/// How a deadline is reckoned.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deadline {
    /// Where this reckoning counts; absent: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Ref>,
    /// From what it is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Anchor>,
    /// How far from there.
    #[serde(default)]
    pub offset: Span,
    /// Clock time, `HH:MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Where it falls due now although no date says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Ref>,
    /// Where it is missed: on its day, before that is over, or where there is no date at all. Where the answers say that it is not,
    /// it has been kept, and the day and the clock make no difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed: Option<Ref>,
    /// What is said where there is no date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What to do once it has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<String>,
}

/// The day that a deadline is counted from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// A date fact.
    Date(FactId),
    /// The day on which the person turns `age`.
    Turns {
        /// The age turned.
        age: i32,
        /// The fact that holds the age now.
        now: FactId,
        /// The fact that holds the next birthday.
        birthday: FactId,
    },
}

impl Anchor {
    /// The facts that the day is known by.
    pub fn facts(&self) -> Vec<FactId> {
        match *self {
            Anchor::Date(date) => vec![date],
            Anchor::Turns { now, birthday, .. } => vec![birthday, now],
        }
    }
}

impl Pack {
    /// The date of the next birthday that goes with an age, where a deadline is counted from both.
    pub fn birthday_with(&self, age: FactId) -> Option<FactId> {
        let mut deadlines = self.duties.iter().flat_map(|duty| &duty.deadlines);
        deadlines.find_map(|deadline| match deadline.from {
            Some(Anchor::Turns { now, birthday, .. }) if now == age => Some(birthday),
            _ => None,
        })
    }
}

/// Something that must be shown.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// Code.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Where it is shown.
    pub when: Ref,
    /// Basis ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<String>,
    /// Its look.
    #[serde(default)]
    pub tone: Tone,
}
