//! Texts that a routine prescribes, as a compiled pack holds them: lines with places that the case fills.

use serde::{Deserialize, Serialize};

use crate::engine::diagram::Ref;
use crate::engine::pack::{DecisionId, FactId};

/// A text that a routine prescribes: a summons, a notice, a note.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Template {
    /// Code.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it is offered.
    pub when: Ref,
    /// Basis ids.
    pub basis: Vec<String>,
    /// Who writes it and to whom, one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of a template.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Line {
    /// Where the line belongs; absent: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Ref>,
    /// What it is made of.
    pub parts: Vec<Part>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Words, as they stand.
    Words(String),
    /// The answer to a fact.
    Fact(FactId),
    /// What is certain of a decision.
    Decision(DecisionId),
    /// The deadline of a duty, by its index.
    Deadline(usize),
    /// The day the case is judged on.
    Day,
    /// Whose rules the case is judged by: the pack's name and version.
    Rules,
    /// What the worker judges otherwise than the rules.
    Judgement,
}
