//! Where a compiled pack's rules come from: documents, their sections, and what the law says then and now.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::engine::pack::Validity;

/// A document that rules were read out of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Source {
    /// Prefix of its basis ids.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date as text, for dates may be uncertain.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// What it is and what weight it has, one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub standing: String,
    /// When it was last compared with the rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<NaiveDate>,
    /// The days on which it is in force; what rests on it is in force on no others.
    #[serde(flatten)]
    pub validity: Validity,
}

/// A section of a source and the basis ids that stand in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Section {
    /// Index of the source.
    pub source: usize,
    /// The section's heading.
    pub title: String,
    /// Basis ids.
    pub basis: Vec<String>,
}

/// A citation of law beside some basis ids: as the source makes it, and what is in force today.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Law {
    /// The basis ids beside which it is shown.
    pub basis: Vec<String>,
    /// The citation as the source has it; empty where the source cites nothing and the law is an overlay.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub says: String,
    /// The section in force today.
    pub today: String,
    /// What it says, or what has changed: a sentence or two.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How sure that is.
    pub status: LawStatus,
    /// When it was checked.
    pub checked: NaiveDate,
    /// Since when today's wording is in force, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

/// How sure it is that the law says so today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LawStatus {
    /// Read in the text of the law.
    Confirmed,
    /// Read in part.
    Partly,
    /// Not read.
    Unverified,
}
