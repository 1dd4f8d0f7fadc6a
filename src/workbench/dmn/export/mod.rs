//! A pack as a DMN document: exact in meaning for what it carries, with a note for everything that it does not.
//!
//! - A `one` decision is one table. Exceptions stand above what they are exceptions to, and the first row that matches decides
//!   (FIRST); where no rule has an exception the rows need no order (UNIQUE, or ANY where rows that agree overlap).
//! - A `many` decision is a COLLECT table of its members. A row leaves out the cases of its exceptions itself; where that would
//!   take many rows, a decision of its own says whether one of the exceptions applies.
//! - A decision that some case leaves without a rule, or that rules contradict, gives a context: `value`, `presumed`, `status`.
//! - A derived fact is a decision that gives `yes` or `no`; duties, notices and broken constraints are lists of ids.
//!
//! What no rule can tell is proved on the pack's own diagrams: cases that the constraints forbid get no row.

mod columns;
mod lists;
mod many;
mod notes;
mod one;
mod space;
mod table;
mod types;

use std::cell::{RefCell, RefMut};

use crate::author::Failure;
use crate::author::building::Built;
use crate::author::condition::Test;
use crate::author::domains::Layout;
use crate::author::model::{Domain, Model};
use crate::author::problem::{Kind, Problems};
use crate::engine::diagram::FORBIDDEN;
use crate::engine::pack::{DecisionId, FactId, Force, Outcome, RuleId, standing};
use crate::workbench::dmn::document::{Authority, Decision, Document, Input};
use crate::workbench::dmn::names::Names;

/// What an export works with.
pub(super) struct Exporter<'m> {
    pub(super) model: &'m Model,
    layout: Layout,
    built: RefCell<Built>,
    /// The names of facts, derived facts and decisions.
    pub(super) facts: Vec<String>,
    derived: Vec<String>,
    pub(super) decisions: Vec<String>,
    /// The name of the day on which the case is judged.
    pub(super) today: String,
    /// The names of the lists of duties, notices and broken constraints.
    pub(super) duties: String,
    pub(super) notices: String,
    pub(super) clashes: String,
    pub(super) forms: Vec<Form>,
    unless: Vec<Unless>,
    names: Names,
    yes_no: Vec<String>,
}

/// What comes out of a decision.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Every case has a value by rule: the value alone says it all.
    pub(super) is_plain: bool,
    /// Some case has a conflict.
    can_conflict: bool,
    /// Some rule is a presumption.
    pub(super) is_presumed: bool,
}

/// Exceptions that rules leave to a decision of its own.
struct Unless {
    name: String,
    decides: DecisionId,
    rules: Vec<RuleId>,
}

impl Unless {
    fn told(&self, model: &Model) -> String {
        let ids: Vec<&str> = self
            .rules
            .iter()
            .map(|&rule| model.rules[rule].id.as_str())
            .collect();
        ids.join(", ")
    }
}

impl<'m> Exporter<'m> {
    /// Names everything, and finds out what can come out of each decision.
    pub(super) fn new(model: &'m Model, mut built: Built) -> Exporter<'m> {
        let mut names = Names::default();
        let facts = model.facts.iter().map(|fact| names.take(&fact.id));
        let facts = facts.collect();
        let derived = model.derived.iter().map(|derived| names.take(&derived.id));
        let derived = derived.collect();
        let decisions = model
            .decisions
            .iter()
            .map(|decision| names.take(&decision.id));
        let decisions = decisions.collect();
        let forms = (0..model.decisions.len())
            .map(|decision| form(model, &mut built, decision))
            .collect();
        Exporter {
            model,
            layout: built.layout.clone(),
            built: RefCell::new(built),
            facts,
            derived,
            decisions,
            today: names.take("case_date"),
            duties: names.take("duties"),
            notices: names.take("notices"),
            clashes: names.take("clashes"),
            forms,
            unless: Vec::new(),
            names,
            yes_no: vec!["yes".to_owned(), "no".to_owned()],
        }
    }

    /// The document.
    ///
    /// # Errors
    /// What needs more rows or columns than a table can sensibly have.
    pub(super) fn document(&mut self) -> Result<Document, Failure> {
        let mut decisions = Vec::new();
        let large = |id: &str, what: &str| {
            let mut problems = Problems::default();
            let message = format!("`{id}` cannot be a decision table: {what}");
            problems.add(&self.model.place, Kind::TooLarge, message);
            Failure::Problems(problems.into_sorted())
        };
        for derived in 0..self.model.derived.len() {
            let made = self.derived(derived);
            decisions.push(made.map_err(|what| large(&self.model.derived[derived].id, what))?);
        }
        for decision in 0..self.model.decisions.len() {
            let made = if self.model.decisions[decision].many {
                self.many(decision)
            } else {
                self.one(decision).map(|made| vec![made])
            };
            decisions.extend(made.map_err(|what| large(&self.model.decisions[decision].id, what))?);
        }
        let lists = self.lists();
        decisions.extend(lists.map_err(|(id, what)| large(&id, what))?);
        let used = |name: &String| {
            decisions
                .iter()
                .any(|decision| decision.needs.contains(name))
        };
        let mut inputs: Vec<Input> = (0..self.model.facts.len())
            .map(|fact| self.input(fact))
            .collect();
        inputs.push(Input {
            name: self.today.clone(),
            label: "Day of judgement".to_owned(),
            type_ref: "date".to_owned(),
            description: "The day on which the case is judged; dates are compared with it."
                .to_owned(),
        });
        inputs.retain(|input| used(&input.name));
        let types = self.types(&decisions);
        Ok(Document {
            name: crate::workbench::dmn::names::plain(&self.model.id),
            label: self.model.title.clone(),
            description: self.description(),
            lang: self.model.lang.clone(),
            notes: self.notes(&inputs),
            types,
            inputs,
            authorities: self
                .model
                .sources
                .iter()
                .map(|source| Authority {
                    id: source.id.clone(),
                    label: source.title.clone(),
                    description: [source.date.as_str(), source.standing.as_str()]
                        .into_iter()
                        .filter(|text| !text.is_empty())
                        .collect::<Vec<_>>()
                        .join(". "),
                })
                .collect(),
            decisions: sorted(decisions),
        })
    }

    /// The pack's own diagrams.
    pub(super) fn built(&self) -> RefMut<'_, Built> {
        self.built.borrow_mut()
    }

    /// Whether a decision always comes out like that.
    fn is_certain(&self, decision: DecisionId, test: Test) -> bool {
        test == Test::Rule && self.forms[decision].is_plain
    }

    /// The codes of a `yes_no`, `choice` or `choices` fact, "vet inte" last where it is a value.
    pub(super) fn codes(&self, fact: FactId) -> Vec<String> {
        let item = &self.model.facts[fact];
        let codes = item.values.iter().map(|value| value.code.clone());
        codes
            .chain(item.unknown.then(|| "unknown".to_owned()))
            .collect()
    }

    /// The codes of a decision.
    pub(super) fn values(&self, decision: DecisionId) -> Vec<String> {
        let values = &self.model.decisions[decision].values;
        values.iter().map(|value| value.code.clone()).collect()
    }

    /// The first day of every period but the first, where rules are in force on some days only.
    fn starts(&self) -> &[chrono::NaiveDate] {
        self.layout
            .periods
            .as_ref()
            .map_or(&[], |periods| &periods.starts)
    }

    fn input(&self, fact: FactId) -> Input {
        let item = &self.model.facts[fact];
        let labels: Vec<String> = item
            .values
            .iter()
            .map(|value| format!("{} = {}", value.code, value.label))
            .collect();
        let lines = [item.ask.clone(), item.help.clone(), labels.join("\n")];
        let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        Input {
            name: self.facts[fact].clone(),
            label: item.short.clone(),
            type_ref: match item.domain {
                Domain::Date => "date".to_owned(),
                _ => types::of(&self.facts[fact]),
            },
            description: lines.join("\n"),
        }
    }
}

/// What can come out of a decision in the cases that the constraints allow.
fn form(model: &Model, built: &mut Built, decision: DecisionId) -> Form {
    let own = || model.rules.iter().filter(|rule| rule.decides == decision);
    let root = built.decisions[decision].root;
    let root = built.constrained(root);
    let diagrams = built.builder.diagrams();
    let reached = diagrams.reach_from(root, &diagrams.all());
    let reached: Vec<u32> = crate::engine::decision::terminals(reached)
        .filter(|&terminal| terminal != FORBIDDEN)
        .collect();
    let is_presumed = own().any(|rule| rule.force == Force::Presumption);
    if model.decisions[decision].many {
        // "Nobody here" is no member, and an empty list would look like a gap.
        let gives_nobody = own().any(|rule| rule.gives.is_empty() && rule.excludes.is_empty());
        let excludes = own().any(|rule| !rule.excludes.is_empty());
        Form {
            is_plain: reached.iter().all(|&terminal| terminal == standing::RULE)
                && !gives_nobody
                && !excludes,
            can_conflict: reached.contains(&standing::CONFLICT),
            is_presumed,
        }
    } else {
        let outcomes = &built.decisions[decision].outcomes;
        let is = |test: fn(&Outcome) -> bool| {
            move |terminal: &u32| test(&outcomes[*terminal as usize - 1])
        };
        Form {
            is_plain: reached
                .iter()
                .all(is(|outcome| matches!(outcome, Outcome::Rule(_)))),
            can_conflict: reached
                .iter()
                .any(is(|outcome| matches!(outcome, Outcome::Conflict(_)))),
            is_presumed,
        }
    }
}

/// Decisions in an order in which each comes after those that it needs, else as they are.
fn sorted(mut left: Vec<Decision>) -> Vec<Decision> {
    let mut sorted: Vec<Decision> = Vec::new();
    while !left.is_empty() {
        let waits = |decision: &Decision| {
            left.iter()
                .any(|other| other.name != decision.name && decision.needs.contains(&other.name))
        };
        // The linker has refused rings: one is always free to go.
        let next = left
            .iter()
            .position(|decision| !waits(decision))
            .unwrap_or(0);
        sorted.push(left.remove(next));
    }
    sorted
}
