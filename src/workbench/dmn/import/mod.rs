//! A document as a pack file: facts from inputs, decisions from outputs, tables from tables. What it cannot carry is listed.
//!
//! - An input that conditions name plainly is a fact of its type; one that is reckoned is asked as it stands.
//! - A cell that is more than literals, ranges, lists and `not` becomes a yes/no question in the cell's own words.
//! - Ranges of the day of judgement are a row's days of validity.
//! - FIRST and PRIORITY are ordered tables; in UNIQUE and ANY tables rows that differ and meet are a conflict, as the format says;
//!   what is collected is a `many` decision. A default is a rule that every row is an exception to.
//! - An output that is no literal has a value that stands in its place: `not_carried`.

mod cells;
mod facts;
mod limits;
mod outputs;
mod tables;
mod write;

use crate::engine::pack::Validity;
use crate::workbench::dmn::document::{Decision, Document, Hit, Logic};
use crate::workbench::dmn::names::Names;
use crate::workbench::dmn::{Fault, Imported};

/// A pack that is being made.
#[derive(Debug, Default)]
struct Draft {
    names: Names,
    facts: Vec<Fact>,
    decisions: Vec<Made>,
    notes: Vec<String>,
    /// How many cells the tables have together.
    cells: usize,
}

/// A fact.
#[derive(Clone, Debug, PartialEq)]
struct Fact {
    id: String,
    /// The expression that it stands for.
    text: String,
    ask: String,
    help: String,
    kind: Kind,
}

/// The kind of a fact, with its values.
#[derive(Clone, Debug, PartialEq)]
enum Kind {
    YesNo { unknown: bool },
    Choice { values: Vec<String>, unknown: bool },
    Choices { values: Vec<String> },
    Number { min: i64, max: i64 },
    Date,
}

/// A decision of the pack: an output of a table.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    id: String,
    /// The decision that it comes from, and its output: of several outputs the name, else nothing.
    of: (String, String),
    title: String,
    many: bool,
    values: Vec<String>,
    ordered: bool,
    default: Option<Vec<String>>,
    columns: Vec<String>,
    rows: Vec<Line>,
}

/// A row of a pack's table.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    id: String,
    /// The days on which it is in force.
    days: Validity,
    cells: Vec<String>,
    gives: Vec<String>,
    because: String,
}

/// The pack file of a document.
///
/// # Errors
/// A cell that is no FEEL, decisions that need each other in a ring, or more of something than a pack could ever use.
pub(super) fn pack(document: &Document) -> Result<Imported, Fault> {
    limits::within(document)?;
    let mut draft = Draft {
        notes: document.notes.clone(),
        ..Draft::default()
    };
    let decisions = sorted(document)?;
    for decision in &decisions {
        match &decision.logic {
            Logic::Table(table) => draft.table(document, decision, table)?,
            Logic::Expression(text) => draft.notes.push(format!(
                "`{}` (line {}) is made by an expression, not by a table: {}",
                decision.name,
                decision.line,
                super::feel::shortened(text)
            )),
            Logic::Other(what) => draft.notes.push(format!(
                "`{}` (line {}) is made by `{what}`, not by a table",
                decision.name, decision.line
            )),
        }
    }
    if draft.decisions.is_empty() {
        return Err(Fault {
            line: 1,
            what: "there is no decision table with a rule".to_owned(),
        });
    }
    if draft.facts.is_empty() {
        // Rules that ask nothing: a pack has a fact all the same, and `lots check` will say that nothing turns on it.
        let tables = document.decisions.iter().filter_map(Decision::table);
        let mut inputs = tables.flat_map(|table| &table.inputs);
        if let Some(input) = inputs.find(|input| input.text != facts::TODAY) {
            draft.asked(document, input, &[]);
        }
    }
    Ok(Imported {
        toml: write::toml(document, &draft),
        decisions: draft.decisions.len(),
        rules: draft.decisions.iter().map(|made| made.rows.len()).sum(),
        notes: draft.notes,
    })
}

/// The decisions, each after those that it needs or names.
fn sorted(document: &Document) -> Result<Vec<&Decision>, Fault> {
    let all = &document.decisions;
    let needs = |decision: &Decision| -> Vec<usize> {
        let needed = |other: &Decision| {
            other.name != decision.name
                && (decision.needs.contains(&other.name) || names(decision, &other.name))
        };
        (0..all.len()).filter(|&at| needed(&all[at])).collect()
    };
    let needs: Vec<Vec<usize>> = all.iter().map(needs).collect();
    let mut left: Vec<usize> = (0..all.len()).collect();
    let mut is_left = vec![true; all.len()];
    let mut sorted: Vec<&Decision> = Vec::new();
    while !left.is_empty() {
        let waits = |at: usize| needs[at].iter().any(|&other| is_left[other]);
        let Some(next) = left.iter().position(|&at| !waits(at)) else {
            let first = &all[left[0]];
            return Err(Fault {
                line: first.line,
                what: format!("`{}` needs itself in the end", first.name),
            });
        };
        let next = left.remove(next);
        is_left[next] = false;
        sorted.push(&all[next]);
    }
    Ok(sorted)
}

/// Whether a decision's table asks another, also where no requirement says so.
fn names(decision: &Decision, other: &str) -> bool {
    decision.table().is_some_and(|table| {
        table.inputs.iter().any(|input| {
            let rest = input.text.strip_prefix(other);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    })
}

/// Whether a table's outputs are collected.
fn collects(hit: Hit) -> bool {
    match hit {
        Hit::Unique | Hit::Any | Hit::First | Hit::Priority => false,
        Hit::RuleOrder | Hit::OutputOrder | Hit::Collect | Hit::Aggregate(_) => true,
    }
}
