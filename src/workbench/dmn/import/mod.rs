//! A document as a pack file: facts from inputs, decisions from outputs, tables from tables. What it cannot carry is listed.
//!
//! - An input that conditions name plainly is a fact of its type; one that is reckoned is asked as it stands.
//! - A cell that is more than literals, ranges, lists and `not` becomes a yes/no question in the cell's own words.
//! - Ranges of the day of judgement are a row's days of validity.
//! - FIRST and PRIORITY are ordered tables; in UNIQUE and ANY tables rows that differ and meet are a conflict, as the format says;
//!   what is collected is a `many` decision. A default is a rule that every row is an exception to.
//! - A list that no row adds to is empty, which a rule says; a row that the rows before it leave no case is left out (`reached`).
//! - An output that is no literal has a value that stands in its place: `not_carried`.

mod cells;
mod facts;
mod limits;
mod number;
mod outputs;
mod reached;
mod said;
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
    /// What it is called: a few words, or a question.
    label: String,
    /// What the file says of it.
    description: String,
    kind: Kind,
    /// What its values are taken to be, where the file does not say.
    guess: Option<Guess>,
}

/// Values that nobody gave.
#[derive(Clone, Debug, PartialEq)]
struct Guess {
    line: u32,
    /// The value that stands for all that are not named; of numbers none.
    other: Option<String>,
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
    /// What the file says of it, and of its values.
    description: String,
    answers: String,
    many: bool,
    /// Whether some case adds nothing to it, which is the empty list and no gap.
    is_empty: bool,
    values: Vec<String>,
    ordered: bool,
    default: Option<Vec<String>>,
    columns: Vec<String>,
    rows: Vec<Line>,
}

impl Made {
    /// How many rules it has: its rows, and what holds where none of them does.
    fn rules(&self) -> usize {
        self.rows.len() + usize::from(self.default.is_some()) + usize::from(self.is_empty)
    }
}

/// A row of a pack's table.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    id: String,
    /// The row of the document's table, from 1.
    number: u32,
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
    let mut document = document.clone();
    let mut draft = drafted(&document)?;
    let found = reached::found(&draft, &write::toml(&document, &draft));
    if let Some(found) = &found {
        let idle = reached::without(&mut document, &found.idle);
        if !idle.is_empty() {
            draft = drafted(&document)?;
            draft.notes.extend(idle);
        }
    }
    for made in &mut draft.decisions {
        let can_be = found
            .as_ref()
            .is_none_or(|found| found.empty.contains(&made.id));
        made.is_empty = made.many && made.default.is_none() && can_be;
    }
    Ok(Imported {
        toml: write::toml(&document, &draft),
        decisions: draft.decisions.len(),
        rules: draft.decisions.iter().map(Made::rules).sum(),
        notes: draft.notes,
    })
}

/// The parts of the pack, with what is not carried.
fn drafted(document: &Document) -> Result<Draft, Fault> {
    let mut draft = Draft {
        notes: document.notes.clone(),
        ..Draft::default()
    };
    for decision in sorted(document)? {
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
    if !document.lang.is_empty() && write::lang(document).is_none() {
        draft.notes.push(format!(
            "the language `{}`: the words around the texts are those of `{}`",
            document.lang,
            write::LANG
        ));
    }
    draft.drop_unasked();
    if draft.facts.is_empty() {
        // Rules that ask nothing: a pack has a fact all the same, and `lots check` will say that nothing turns on it.
        let tables = document.decisions.iter().filter_map(Decision::table);
        let mut inputs = tables.flat_map(|table| &table.inputs);
        if let Some(input) = inputs.find(|input| input.text != facts::TODAY) {
            draft.asked(document, input, &[]);
        }
    }
    draft.tell_guesses();
    Ok(draft)
}

impl Draft {
    /// Leaves out columns that no row asks, and facts that no column is left of: those of rows that never match, and those that
    /// are asked as cells stand.
    fn drop_unasked(&mut self) {
        for made in &mut self.decisions {
            let asked: Vec<bool> = (0..made.columns.len())
                .map(|column| made.rows.iter().any(|row| row.cells[column] != tables::ANY))
                .collect();
            for row in &mut made.rows {
                let mut asked = asked.iter();
                row.cells.retain(|_| asked.next() == Some(&true));
            }
            let mut asked = asked.iter();
            made.columns.retain(|_| asked.next() == Some(&true));
        }
        let decisions = &self.decisions;
        self.facts
            .retain(|fact| decisions.iter().any(|made| made.columns.contains(&fact.id)));
    }

    /// Tells what the values of facts are taken to be.
    fn tell_guesses(&mut self) {
        for fact in &self.facts {
            let Some(guess) = &fact.guess else { continue };
            let (text, line) = (&fact.text, guess.line);
            self.notes.push(match (&guess.other, &fact.kind) {
                (None, Kind::Number { min, max }) => format!(
                    "`{text}` (line {line}) does not say between which numbers it lies: {min} to {max} are taken"
                ),
                (other, _) => format!(
                    "`{text}` (line {line}) does not say what values there are: `{}` stands for all the rest",
                    other.as_deref().unwrap_or_default()
                ),
            });
        }
    }
}

impl Fact {
    /// Takes up what another column says of the same expression.
    fn take_up(&mut self, kind: Kind, guess: Option<Guess>) {
        match (&mut self.kind, kind) {
            (Kind::Choice { values, .. }, Kind::Choice { values: more, .. }) => {
                for value in more {
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
            }
            (
                Kind::Number { min, max },
                Kind::Number {
                    min: low,
                    max: high,
                },
            ) => {
                (*min, *max) = ((*min).min(low), (*max).max(high));
            }
            _ => {}
        }
        self.guess = self.guess.take().or(guess);
    }
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
