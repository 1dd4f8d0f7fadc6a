//! What a document may hold: many times what the largest packs do, and little enough that no file takes long or much memory. An
//! import compares names with names, values with values and rows with columns.

use std::collections::BTreeSet;

use crate::workbench::dmn::Fault;
use crate::workbench::dmn::document::{Clause, Decision, Document, Table, Type};
use crate::workbench::dmn::feel::{items, shortened};

/// The most decisions.
const MOST_DECISIONS: usize = 500;

/// The most inputs, types, and columns of tables together.
const MOST_NAMES: usize = 2_000;

/// The most cells, each item of a list counted.
const MOST_CELLS: usize = 100_000;

/// The most cells and items that differ.
const MOST_DIFFERENT: usize = 2_000;

/// The most cells that the tables of the pack may have together.
pub(super) const MOST_MADE: usize = 500_000;

/// The longest name or input expression, in bytes.
const LONGEST_NAME: usize = 1_000;

/// The longest cell, in bytes.
const LONGEST_CELL: usize = 10_000;

/// Refuses a document that holds more.
pub(super) fn within(document: &Document) -> Result<(), Fault> {
    let mut held = Held::default();
    if document.decisions.len() > MOST_DECISIONS {
        let line = document.decisions[MOST_DECISIONS].line;
        return Err(more(line, MOST_DECISIONS, "decisions"));
    }
    for input in &document.inputs {
        held.name(1, &[&input.name, &input.label])?;
    }
    for kind in &document.types {
        held.kind(kind)?;
    }
    for decision in &document.decisions {
        held.named(decision)?;
        if let Some(table) = decision.table() {
            held.table(table)?;
        }
    }
    Ok(())
}

/// What has been counted so far.
#[derive(Default)]
struct Held<'d> {
    names: usize,
    cells: usize,
    different: BTreeSet<&'d str>,
}

impl<'d> Held<'d> {
    fn kind(&mut self, kind: &'d Type) -> Result<(), Fault> {
        self.name(1, &[&kind.name])?;
        if let Some(allowed) = &kind.allowed {
            self.cell(1, allowed)?;
        }
        kind.parts.iter().try_for_each(|part| self.kind(part))
    }

    fn named(&self, decision: &Decision) -> Result<(), Fault> {
        let texts = [&decision.name, &decision.label];
        texts
            .into_iter()
            .try_for_each(|text| short(decision.line, text, LONGEST_NAME))
    }

    fn table(&mut self, table: &'d Table) -> Result<(), Fault> {
        for column in table.inputs.iter().chain(&table.outputs) {
            self.column(column)?;
        }
        for rule in &table.rules {
            for text in rule.tests.iter().chain(&rule.gives) {
                self.cell(rule.line, text)?;
            }
        }
        Ok(())
    }

    fn column(&mut self, column: &'d Clause) -> Result<(), Fault> {
        self.name(column.line, &[&column.text, &column.label])?;
        let lists = [&column.values, &column.default];
        let mut lists = lists.into_iter().flatten();
        lists.try_for_each(|list| self.cell(column.line, list))
    }

    fn name(&mut self, line: u32, texts: &[&str]) -> Result<(), Fault> {
        self.names += 1;
        if self.names > MOST_NAMES {
            return Err(more(line, MOST_NAMES, "inputs, types and columns"));
        }
        texts
            .iter()
            .try_for_each(|text| short(line, text, LONGEST_NAME))
    }

    fn cell(&mut self, line: u32, text: &'d str) -> Result<(), Fault> {
        short(line, text, LONGEST_CELL)?;
        let items = items(text);
        self.cells += items.len();
        if self.cells > MOST_CELLS {
            return Err(more(line, MOST_CELLS, "cells, each item of a list counted"));
        }
        self.different.insert(text);
        self.different.extend(items);
        if self.different.len() > MOST_DIFFERENT {
            return Err(more(line, MOST_DIFFERENT, "different cells"));
        }
        Ok(())
    }
}

fn short(line: u32, text: &str, longest: usize) -> Result<(), Fault> {
    if text.len() <= longest {
        return Ok(());
    }
    let text = shortened(text);
    let what = format!("`{text}` is longer than {longest} bytes");
    Err(Fault { line, what })
}

/// That there is more of something than there may be.
pub(super) fn more(line: u32, most: usize, of: &str) -> Fault {
    Fault {
        line,
        what: format!("there are more than {most} {of}, many times what a pack can use"),
    }
}
