//! When something is in force, and the periods into which that cuts a pack's time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The days on which something is in force, both ends included; an end that is not given lies open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// The first day.
    #[serde(
        default,
        rename = "valid_from",
        skip_serializing_if = "Option::is_none"
    )]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[serde(default, rename = "valid_to", skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// A pack's time, cut into periods in each of which the same rules are in force. The day of judgement chooses one: it is a
/// level of the diagrams that no fact has and nobody is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periods {
    /// The level in the diagrams; its values are the periods in their order.
    pub level: usize,
    /// The first day of every period but the first, rising.
    pub starts: Vec<NaiveDate>,
}

impl Validity {
    /// Whether a day is among them.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// The days that are among both.
    pub fn and(self, other: Validity) -> Validity {
        Validity {
            from: self.from.max(other.from),
            to: match (self.to, other.to) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (one, None) | (None, one) => one,
            },
        }
    }

    /// Whether it sets any limit.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

impl Periods {
    /// The period that a day lies in.
    pub fn of(&self, day: NaiveDate) -> usize {
        self.starts.partition_point(|start| *start <= day)
    }
}
