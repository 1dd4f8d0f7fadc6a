//! Tables of the format as decisions of a pack, one for each output.

use crate::engine::pack::Validity;
use crate::workbench::dmn::Fault;
use crate::workbench::dmn::document::{Clause, Decision, Document, Hit, Row, Table};
use crate::workbench::dmn::feel::{self, Cell, Test, cell, shortened};
use crate::workbench::dmn::import::cells::Carried;
use crate::workbench::dmn::import::facts::{Asked, TODAY};
use crate::workbench::dmn::import::limits::{MOST_MADE, more};
use crate::workbench::dmn::import::outputs::{Reading, listed, literal};
use crate::workbench::dmn::import::{Draft, Line, Made, collects};

/// A cell that tests nothing.
pub(super) const ANY: &str = "\"*\"";

/// The most values that a pack's decision may have.
const MOST_VALUES: usize = 48;

/// A column that a pack's table has, with its cell in each row; `None` where the row does not ask it.
struct Column {
    id: String,
    cells: Vec<Option<String>>,
}

impl Draft {
    /// Takes up a table.
    ///
    /// # Errors
    /// A cell that is no FEEL, or a table that would make the pack too large.
    pub(super) fn table(
        &mut self,
        document: &Document,
        decision: &Decision,
        table: &Table,
    ) -> Result<(), Fault> {
        if table.rules.is_empty() {
            self.notes.push(format!(
                "`{}` (line {}) is a table without rules",
                decision.name, decision.line
            ));
            return Ok(());
        }
        let (columns, never) = self.columns(document, decision, table)?;
        let days = days(table);
        match table.hit {
            Hit::RuleOrder | Hit::OutputOrder => self.notes.push(format!(
                "`{}`: the order in which its outputs are listed",
                decision.name
            )),
            Hit::Aggregate(how) => self.notes.push(format!(
                "`{}`: the {how} of its outputs; they are collected",
                decision.name
            )),
            Hit::Priority if table.outputs.iter().all(|output| output.values.is_none()) => {
                self.notes.push(format!(
                    "`{}` (line {}): its outputs have no order of priority, so its rows go in the order of the table",
                    decision.name, decision.line
                ));
            }
            Hit::Unique | Hit::Any | Hit::First | Hit::Priority | Hit::Collect => {}
        }
        let mut order: Vec<usize> = (0..table.rules.len()).filter(|at| !never[*at]).collect();
        if table.hit == Hit::Priority {
            order.sort_by_key(|&at| priority(table, &table.rules[at]));
        }
        for (at, output) in table.outputs.iter().enumerate() {
            self.output(decision, table, (at, output), &columns, &order, &days);
        }
        Ok(())
    }

    /// The columns of a table, and which of its rows no case meets.
    fn columns(
        &mut self,
        document: &Document,
        decision: &Decision,
        table: &Table,
    ) -> Result<(Vec<Column>, Vec<bool>), Fault> {
        let (mut columns, mut never) = (Vec::new(), vec![false; table.rules.len()]);
        for (at, input) in table.inputs.iter().enumerate() {
            let mut cells = Vec::new();
            for row in &table.rules {
                cells.push(cell(&row.tests[at]).map_err(|what| Fault {
                    line: row.line,
                    what: format!("`{}`: {what}", decision.name),
                })?);
            }
            if cells.iter().all(|cell| *cell == Cell::Any) || is_time(table, at) {
                continue;
            }
            let asked = self.asked(document, input, &cells);
            let mut own = Column {
                id: self.id(&asked),
                cells: vec![None; cells.len()],
            };
            let mut questions: Vec<Column> = Vec::new();
            for (row, cell) in cells.iter().enumerate() {
                let carried = self.carried(&asked, cell);
                if carried != Carried::No && has_fractions(cell) {
                    self.notes.push(format!(
                        "the cell `{}` of `{}` (line {}) between whole numbers: a pack has no others, so it holds of those it holds of",
                        shortened(&table.rules[row].tests[at]),
                        decision.name,
                        table.rules[row].line
                    ));
                }
                match carried {
                    Carried::Any => {}
                    Carried::Cell(text) => own.cells[row] = Some(text),
                    Carried::Never => {
                        if !never[row] {
                            self.notes.push(format!(
                                "rule {} of `{}` (line {}), which no case meets",
                                table.rules[row].number, decision.name, table.rules[row].line
                            ));
                        }
                        never[row] = true;
                    }
                    Carried::No => {
                        let text = &table.rules[row].tests[at];
                        let question = self.question(input, text);
                        let id = self.facts[question].id.clone();
                        self.notes.push(format!(
                            "the cell `{}` of `{}` (line {}): asked as it stands, as `{id}`",
                            shortened(text),
                            decision.name,
                            table.rules[row].line
                        ));
                        if !questions.iter().any(|column| column.id == id) {
                            let made = columns.len() + questions.len() + 2;
                            self.fits(decision, table, made)?;
                            questions.push(Column {
                                id: id.clone(),
                                cells: vec![None; cells.len()],
                            });
                        }
                        for column in questions.iter_mut().filter(|column| column.id == id) {
                            column.cells[row] = Some("\"yes\"".to_owned());
                        }
                    }
                }
            }
            columns.extend(
                std::iter::once(own)
                    .chain(questions)
                    .filter(|column| column.cells.iter().any(Option::is_some)),
            );
        }
        self.fits(decision, table, columns.len())?;
        self.cells += columns.len() * table.rules.len() * table.outputs.len();
        Ok((columns, never))
    }

    /// Refuses a table whose columns, so many of them, would make the pack too large.
    fn fits(&self, decision: &Decision, table: &Table, columns: usize) -> Result<(), Fault> {
        let cells = columns * table.rules.len() * table.outputs.len();
        if self.cells + cells > MOST_MADE {
            let of = format!("cells in the pack with the table of `{}`", decision.name);
            return Err(more(decision.line, MOST_MADE, &of));
        }
        Ok(())
    }

    /// The id of a fact or decision that a column asks.
    fn id(&self, asked: &Asked) -> String {
        match asked {
            Asked::Fact(fact) | Asked::Option(fact, _) | Asked::Late(fact, ..) => {
                self.facts[*fact].id.clone()
            }
            Asked::Decision(decision) | Asked::Member(decision, _) => {
                self.decisions[*decision].id.clone()
            }
        }
    }

    fn output(
        &mut self,
        decision: &Decision,
        table: &Table,
        (at, output): (usize, &Clause),
        columns: &[Column],
        order: &[usize],
        days: &[Vec<Validity>],
    ) {
        let (several, many) = (table.outputs.len() > 1, collects(table.hit));
        let name = if output.text.is_empty() {
            format!("output_{}", at + 1)
        } else {
            output.text.clone()
        };
        let id = self.names.take(&if several {
            format!("{}_{name}", decision.name)
        } else {
            decision.name.clone()
        });
        let of = (
            decision.name.clone(),
            if several { name } else { String::new() },
        );
        let mut reading = Reading {
            name: &decision.name,
            many,
            expressions: Vec::new(),
            nothing: Vec::new(),
        };
        let mut values: Vec<String> = Vec::new();
        let mut given = |codes: &[String]| {
            for code in codes {
                if !values.contains(code) {
                    values.push(code.clone());
                }
            }
        };
        let mut rows = Vec::new();
        for &row in order {
            let rule = &table.rules[row];
            let place = format!("rule {} (line {})", rule.number, rule.line);
            let gives = self.given(&mut reading, &rule.gives[at], &place);
            given(&gives);
            let line = Line {
                id: format!("row-{}", rule.number),
                number: rule.number,
                days: Validity::default(),
                cells: columns
                    .iter()
                    .map(|column| column.cells[row].clone().unwrap_or(ANY.to_owned()))
                    .collect(),
                gives,
                because: because(rule),
            };
            for (part, &days) in days[row].iter().enumerate() {
                let id = if part == 0 {
                    line.id.clone()
                } else {
                    format!("{}-{}", line.id, part + 1)
                };
                rows.push(Line {
                    id,
                    days,
                    ..line.clone()
                });
            }
        }
        let place = format!("the default (line {})", output.line);
        let default = output.default.as_ref();
        let default = default.map(|text| self.given(&mut reading, text, &place));
        given(default.as_deref().unwrap_or_default());
        self.tell_nothing(&reading);
        let listed = output.values.as_deref().map(listed).unwrap_or_default();
        let place = |code: &String| listed.iter().position(|known| known == code);
        values.sort_by_key(|code| place(code).unwrap_or(listed.len()));
        let unused: Vec<String> = listed
            .iter()
            .filter(|code| !values.contains(code))
            .cloned()
            .collect();
        if !unused.is_empty() {
            self.notes.push(format!(
                "values of `{id}` that no rule gives: {}",
                unused.join(", ")
            ));
        }
        let made = Made {
            title: title(decision, output, several),
            description: decision.description.clone(),
            answers: decision.answers.clone(),
            many,
            is_empty: false,
            values,
            ordered: matches!(table.hit, Hit::First | Hit::Priority),
            default,
            columns: columns.iter().map(|column| column.id.clone()).collect(),
            rows,
            id,
            of,
        };
        self.add(made);
    }

    /// Adds a decision; one of many members that a pack cannot have at once in parts.
    fn add(&mut self, made: Made) {
        if made.values.is_empty() {
            self.notes
                .push(format!("`{}`, which no rule gives anything", made.id));
            return;
        }
        if !made.many || made.values.len() <= MOST_VALUES {
            self.decisions.push(made);
            return;
        }
        self.notes.push(format!(
            "`{}` as one decision: it has {} members, and a pack's has at most {MOST_VALUES}",
            made.id,
            made.values.len()
        ));
        for (part, values) in made.values.chunks(MOST_VALUES).enumerate() {
            let own = |gives: &[String]| -> Vec<String> {
                let gives = gives.iter().filter(|code| values.contains(code));
                gives.cloned().collect()
            };
            let rows = made.rows.iter().map(|row| Line {
                gives: own(&row.gives),
                ..row.clone()
            });
            self.decisions.push(Made {
                id: if part == 0 {
                    made.id.clone()
                } else {
                    self.names.take(&made.id)
                },
                values: values.to_vec(),
                default: made.default.as_deref().map(own),
                rows: rows.filter(|row| !row.gives.is_empty()).collect(),
                ..made.clone()
            });
        }
    }
}

/// Whether a cell has a number with a fraction.
fn has_fractions(cell: &Cell) -> bool {
    let tests = match cell {
        Cell::In(tests) | Cell::NotIn(tests) => tests.as_slice(),
        Cell::Any | Cell::More => &[],
    };
    let whole = |bound: &Option<feel::Bound>| bound.is_none_or(|bound| bound.is_whole);
    let is_whole = |test: &Test| match test {
        Test::Range(low, high) => whole(low) && whole(high),
        Test::Text(_) | Test::Flag(_) | Test::Null => true,
    };
    !tests.iter().all(is_whole)
}

/// Whether a column is the day of judgement, with nothing but ranges of days.
fn is_time(table: &Table, column: usize) -> bool {
    let mut rules = table.rules.iter();
    table.inputs[column].text == TODAY
        && rules.all(|rule| feel::days(&rule.tests[column]).is_some())
}

/// The days on which each row is in force, by the columns of the day of judgement.
fn days(table: &Table) -> Vec<Vec<Validity>> {
    let column = (0..table.inputs.len()).find(|&column| is_time(table, column));
    let of = |rule: &Row| column.and_then(|column| feel::days(&rule.tests[column]));
    table
        .rules
        .iter()
        .map(|rule| of(rule).unwrap_or_else(|| vec![Validity::default()]))
        .collect()
}

/// Where an output stands in the order of priorities, for each output of the row; what is not listed comes last.
fn priority(table: &Table, row: &Row) -> Vec<usize> {
    let place = |(output, given): (&Clause, &String)| {
        let listed = output.values.as_deref().map(listed).unwrap_or_default();
        let code = literal(given);
        listed
            .iter()
            .position(|value| code.as_ref() == Some(value))
            .unwrap_or(listed.len())
    };
    table.outputs.iter().zip(&row.gives).map(place).collect()
}

/// What a decision is called. Of several outputs each has a name that tells it from the others.
fn title(decision: &Decision, output: &Clause, several: bool) -> String {
    let mut named = [&output.label, &decision.label, &decision.name].into_iter();
    let own = named.find(|text| !text.is_empty());
    let own = own.map_or("", String::as_str);
    if !several || output.text.is_empty() || own == output.text {
        return own.to_owned();
    }
    format!("{own}: {}", output.text)
}

/// What is told of a row.
fn because(rule: &Row) -> String {
    let annotations: Vec<&str> = rule
        .annotations
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    if !rule.description.trim().is_empty() {
        rule.description.trim().to_owned()
    } else if !annotations.is_empty() {
        annotations.join(" · ")
    } else {
        format!("Row {}.", rule.number)
    }
}
