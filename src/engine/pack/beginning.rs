//! Where every case begins: what stands as long as nothing is answered, worked out beforehand.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::engine::pack::{FactId, Pack, ValueId};

/// What is asked first, and where the primary decisions stand then: all of them are open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beginning {
    /// The first day of judgement that this holds on, up to the next one; absent: from the beginning of time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The first question.
    pub ask: FactId,
    /// All questions that can still change a primary decision, in file order.
    pub open: Vec<FactId>,
    /// The others that may come to be asked before the result all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub early: Vec<FactId>,
    /// Where each primary decision stands, in file order.
    pub stands: Vec<Begun>,
}

/// Where an open decision stands before anything is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// Members that are certain already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub certain: Vec<ValueId>,
    /// The questions that it turns on, in file order.
    pub depends_on: Vec<FactId>,
    /// What to go by so long.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meanwhile: Vec<ValueId>,
    /// Who that is contacted with, as codes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
}

impl Pack {
    /// Where a case begins that is judged on this day; nothing where that was not worked out.
    pub fn beginning(&self, on: NaiveDate) -> Option<&Beginning> {
        let mut latest = self.beginnings.iter().rev();
        latest.find(|it| it.from.is_none_or(|from| from <= on))
    }
}
