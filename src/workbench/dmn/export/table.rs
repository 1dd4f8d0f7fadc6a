//! From tests and conclusions to the rows of a table, and what is told beside them.

use crate::author::condition::Condition;
use crate::author::model::{Domain, Model, Rule};
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{Force, RuleId};
use crate::workbench::dmn::document::{Clause, Decision, Hit, Logic, Row, Table};
use crate::workbench::dmn::export::Exporter;
use crate::workbench::dmn::export::columns::{Column, STANDINGS, of};
use crate::workbench::dmn::export::space::{Space, Tests};
use crate::workbench::dmn::feel::quoted;

/// The most rows that one table may have, and that a diagram is turned into on the way.
pub(super) const MOST_ROWS: usize = 2000;

/// Why something is no table.
pub(super) const TOO_MANY: &str = "it needs more than 2000 rows";

/// A row before its cells are written.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) tests: Tests,
    pub(super) gives: Vec<String>,
    pub(super) told: Told,
}

/// What is told beside a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    id: String,
    basis: Vec<String>,
    because: String,
}

impl Told {
    /// Of a rule.
    pub(super) fn rule(rule: &Rule) -> Told {
        let force = match rule.force {
            Force::Explicit => "",
            Force::Inferred => " (inferred)",
            Force::Law => " (law)",
            Force::Practice => " (practice)",
            Force::Presumption => " (presumption)",
        };
        Told {
            id: format!("{}{force}", rule.id),
            basis: rule.basis.clone(),
            because: rule.because.clone(),
        }
    }

    /// Of something else with an id.
    pub(super) fn of(id: &str, basis: &[String], because: &str) -> Told {
        Told {
            id: id.to_owned(),
            basis: basis.to_vec(),
            because: because.to_owned(),
        }
    }
}

/// A table that is being put together.
pub(super) struct Draft<'e, 'm> {
    pub(super) exporter: &'e Exporter<'m>,
    pub(super) columns: Vec<Column>,
    pub(super) lines: Vec<Line>,
}

impl<'e, 'm> Draft<'e, 'm> {
    /// A table over all that some conditions test.
    pub(super) fn over(exporter: &'e Exporter<'m>, conditions: &[&Condition]) -> Draft<'e, 'm> {
        Draft {
            exporter,
            columns: of(exporter, conditions.iter().copied()),
            lines: Vec::new(),
        }
    }

    /// The rows of one condition.
    pub(super) fn rows(&self, condition: &Condition) -> Result<Vec<Tests>, &'static str> {
        let mut space = Space::new(self.exporter, &self.columns, &[condition], None)?;
        let root = space.condition(condition);
        space.rows(root, MOST_ROWS).ok_or(TOO_MANY)
    }

    /// Adds rows with one conclusion.
    pub(super) fn add(&mut self, rows: Vec<Tests>, gives: &[String], told: &Told) {
        self.lines.extend(rows.into_iter().map(|tests| Line {
            tests,
            gives: gives.to_vec(),
            told: told.clone(),
        }));
    }

    /// The finished table. Columns that no row tests are left out, but for one: a table has to ask something.
    ///
    /// # Errors
    /// It has too many rows.
    pub(super) fn finish(mut self, hit: Hit, outputs: Vec<Clause>) -> Result<Table, &'static str> {
        if self.lines.len() > MOST_ROWS {
            return Err(TOO_MANY);
        }
        let mut used: Vec<usize> = (0..self.columns.len())
            .filter(|&column| {
                let tests = |line: &Line| line.tests.iter().any(|(tested, _)| *tested == column);
                self.lines.iter().any(tests)
            })
            .collect();
        if used.is_empty() {
            if self.columns.is_empty() {
                self.columns.push(any_column(self.exporter.model));
            }
            used.push(0);
        }
        let rules = self.lines.iter().map(|line| {
            let cell = |column: &usize| {
                let tested = line.tests.iter().find(|(tested, _)| tested == column);
                tested.map_or("-".to_owned(), |(column, values)| {
                    self.columns[*column].cell(self.exporter, *values)
                })
            };
            let told = [
                line.told.id.clone(),
                line.told.basis.join(", "),
                line.told.because.clone(),
            ];
            let description: Vec<&str> = told
                .iter()
                .filter(|text| !text.is_empty())
                .map(String::as_str)
                .collect();
            Row {
                tests: used.iter().map(cell).collect(),
                gives: line.gives.clone(),
                description: description.join(" · "),
                annotations: told.to_vec(),
                number: 0,
                line: 0,
            }
        });
        let rules = rules.collect();
        Ok(Table {
            hit,
            inputs: used
                .iter()
                .map(|&column| self.columns[column].clause(self.exporter))
                .collect(),
            outputs,
            annotations: ["Rule", "Basis", "Because"].map(str::to_owned).to_vec(),
            rules,
        })
    }

    /// What the table asks, once each.
    pub(super) fn needs(&self) -> Vec<String> {
        let mut needs: Vec<String> = Vec::new();
        for column in &self.columns {
            for name in column.needs(self.exporter) {
                if !needs.contains(&name) {
                    needs.push(name);
                }
            }
        }
        if needs.is_empty() {
            needs = any_column(self.exporter.model).needs(self.exporter);
        }
        needs
    }
}

/// A column for a table whose rows test nothing.
fn any_column(model: &Model) -> Column {
    let plain = |domain: &Domain| !matches!(domain, Domain::Choices { .. } | Domain::Date);
    match model.facts.iter().position(|fact| plain(&fact.domain)) {
        Some(fact) => Column::Fact(fact),
        None => match &model.facts[0].domain {
            Domain::Date => Column::Late(
                0,
                crate::engine::pack::DateTest {
                    offset: Default::default(),
                    or_equal: false,
                },
            ),
            _ => Column::Option(0, 0),
        },
    }
}

impl Exporter<'_> {
    /// A decision with a table.
    pub(super) fn tabled(
        &self,
        name: &str,
        label: &str,
        needs: Vec<String>,
        table: Table,
    ) -> Decision {
        Decision {
            name: name.to_owned(),
            label: label.to_owned(),
            description: String::new(),
            answers: String::new(),
            type_ref: super::types::of(name),
            needs,
            authorities: Vec::new(),
            logic: Logic::Table(table),
            line: 0,
        }
    }

    /// The sources that basis ids stand in, once each.
    pub(super) fn authorities<'b>(
        &self,
        basis: impl IntoIterator<Item = &'b String>,
    ) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for id in basis {
            let section = self
                .model
                .sections
                .iter()
                .find(|section| section.basis.contains(id));
            let source = match section {
                Some(section) => self.model.sources.get(section.source),
                None => self.model.sources.iter().find(|source| {
                    let rest = id.strip_prefix(source.id.as_str());
                    rest.is_some_and(|rest| rest.starts_with('-'))
                }),
            };
            if let Some(source) = source
                && !found.contains(&source.id)
            {
                found.push(source.id.clone());
            }
        }
        found
    }

    /// Whether an allowed case meets all of a row's tests, and those of another.
    pub(super) fn is_possible(&self, columns: &[Column], rows: &[&Tests]) -> bool {
        let mut built = self.built.borrow_mut();
        let mut all = Ref(TRUE);
        for &&(column, values) in rows
            .iter()
            .flat_map(|row| row.iter())
            .collect::<Vec<_>>()
            .iter()
        {
            let test = self.in_cases(&mut built, &columns[column], values);
            all = built.builder.and(all, test);
        }
        let all = built.constrained(all);
        built.builder.can_be(all, TRUE)
    }

    /// Where a column has one of these values, in the pack's own diagrams.
    fn in_cases(
        &self,
        built: &mut crate::author::building::Built,
        column: &Column,
        values: u32,
    ) -> Ref {
        let has = |value: usize| values >> value & 1 == 1;
        let holds = match column {
            Column::Fact(fact) => {
                let mask = match self.model.facts[*fact].domain {
                    Domain::Number { .. } => {
                        let cells = (0..self.layout.cell_count(*fact)).filter(|&cell| has(cell));
                        self.layout.mask(*fact, cells)
                    }
                    _ => values,
                };
                return built.builder.test(self.layout.first[*fact], mask);
            }
            Column::Period => {
                return match &self.layout.periods {
                    Some(periods) => built.builder.test(periods.level, values),
                    None => Ref(TRUE),
                };
            }
            Column::Given(decision, given) => {
                let given: Vec<Ref> = given
                    .iter()
                    .map(|&value| {
                        built.comes_out(*decision, crate::author::condition::Test::Value(value))
                    })
                    .collect();
                let named = built.builder.any(given.iter().copied());
                let mut parts: Vec<Ref> = (0..given.len())
                    .filter(|&at| has(at))
                    .map(|at| given[at])
                    .collect();
                if has(given.len()) {
                    parts.push(built.builder.not(named));
                }
                return built.builder.any(parts);
            }
            Column::Standing(decision) => {
                let parts: Vec<Ref> = STANDINGS
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| has(*at))
                    .map(|(_, (_, test))| built.comes_out(*decision, *test))
                    .collect();
                return built.builder.any(parts);
            }
            Column::Option(fact, value) => built.condition(&Condition::Includes(*fact, *value)),
            Column::Late(fact, test) => built.condition(&Condition::Late(*fact, test.clone())),
            Column::Derived(derived) => built.derived[*derived],
            Column::Member(decision, value) => {
                built.comes_out(*decision, crate::author::condition::Test::Value(*value))
            }
            Column::Unless(set) => {
                let rules = &self.unless[*set].rules;
                let applies: Vec<Ref> = rules.iter().map(|&rule| built.applies[rule]).collect();
                built.builder.any(applies)
            }
        };
        match (has(0), has(1)) {
            (true, true) => Ref(TRUE),
            (true, false) => holds,
            (false, true) => built.builder.not(holds),
            (false, false) => Ref(crate::engine::diagram::FALSE),
        }
    }
}

/// The codes of an output, quoted, as its allowed values.
pub(super) fn output(name: &str, label: &str, codes: &[String]) -> Clause {
    let codes: Vec<String> = codes.iter().map(|code| quoted(code)).collect();
    Clause {
        text: name.to_owned(),
        label: label.to_owned(),
        type_ref: "string".to_owned(),
        values: Some(codes.join(",")),
        ..Clause::default()
    }
}

/// Rules in an order in which each comes after all its exceptions, else as they stand.
pub(super) fn exceptions_first(model: &Model, rules: &[RuleId]) -> Vec<RuleId> {
    let (mut left, mut ordered) = (rules.to_vec(), Vec::new());
    while !left.is_empty() {
        let waits = |rule: RuleId| {
            left.iter()
                .any(|&other| model.rules[other].exception_to.contains(&rule))
        };
        // The linker has refused rings: one is always free to go.
        let next = left.iter().position(|&rule| !waits(rule)).unwrap_or(0);
        ordered.push(left.remove(next));
    }
    ordered
}
