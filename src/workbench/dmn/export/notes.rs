//! What is told of a document, and of what it does not carry: never dropped without a word.

use crate::author::model::{Derivation, Rule};
use crate::engine::pack::{DecisionId, Force};
use crate::workbench::dmn::document::{Decision, Input};
use crate::workbench::dmn::export::Exporter;

impl Exporter<'_> {
    /// What the document is, and how it is evaluated.
    pub(super) fn description(&self) -> String {
        let model = self.model;
        let mut lines = vec![format!("{} {}", model.title, model.version)];
        if !model.subtitle.is_empty() {
            lines.push(model.subtitle.clone());
        }
        if let Some(from) = model.validity.from {
            lines.push(format!("Valid from {from}."));
        }
        if let Some(to) = model.validity.to {
            lines.push(format!("Valid to {to}."));
        }
        if let Some(by) = model.review_by {
            lines.push(format!("To be reviewed by {by}."));
        }
        lines.push(format!(
            "Give every input a value; one that is not asked in a case may have any. \"vet inte\" is \"unknown\" where that is a value. Dates are compared with {}.",
            self.today
        ));
        if self.forms.iter().any(|form| !form.is_plain) {
            lines.push("Where some case has no rule or rules that contradict each other, a decision gives a context: value (by rule), presumed (where no rule decides) and status (rule, gap or conflict).".to_owned());
        }
        if !model.constraints.is_empty() {
            lines.push(format!(
                "Where {} is not empty the answers cannot be together, and no decision means anything.",
                self.clashes
            ));
        }
        lines.join("\n")
    }

    /// Tells of a decision what it is about.
    pub(super) fn tell(&self, made: &mut Decision, decision: DecisionId) {
        let item = &self.model.decisions[decision];
        let answers: Vec<String> = item
            .values
            .iter()
            .map(|value| format!("{} = {}", value.code, value.label))
            .collect();
        made.answers = answers.join("\n");
        let own = self
            .model
            .rules
            .iter()
            .filter(|rule| rule.decides == decision);
        made.authorities = self.authorities(own.flat_map(|rule| &rule.basis));
        if item.many && self.forms[decision].is_plain {
            made.description =
                "A set: that a member stands in the list twice means nothing.".to_owned();
        }
    }

    /// Everything of the pack that the document does not carry, a line each.
    pub(super) fn notes(&self, inputs: &[Input]) -> Vec<String> {
        let model = self.model;
        let mut notes = Vec::new();
        let mut note = |what: &str, ids: Vec<&str>| {
            if !ids.is_empty() {
                notes.push(format!("{what}: {}", ids.join(", ")));
            }
        };
        let facts = model.facts.iter();
        note(
            "asked in some cases only",
            facts
                .clone()
                .filter(|fact| fact.applies.is_some())
                .map(|fact| fact.id.as_str())
                .collect(),
        );
        note(
            "reckoned from a date where that is known; here given as a number",
            facts
                .clone()
                .filter(|fact| fact.follows.is_some())
                .map(|fact| fact.id.as_str())
                .collect(),
        );
        let missing = |name: &String| !inputs.iter().any(|input| input.name == *name);
        note(
            "facts that no table asks",
            (0..model.facts.len())
                .filter(|&fact| missing(&self.facts[fact]))
                .map(|fact| model.facts[fact].id.as_str())
                .collect(),
        );
        let duties = model.duties.iter();
        note(
            "deadlines of duties",
            duties
                .clone()
                .filter(|duty| !duty.deadlines.is_empty())
                .map(|duty| duty.id.as_str())
                .collect(),
        );
        note(
            "duties that wait for a judgement nobody is asked for",
            duties
                .filter(|duty| duty.judgement.is_some())
                .map(|duty| duty.id.as_str())
                .collect(),
        );
        let templates = model.templates.iter();
        note(
            "prescribed texts",
            templates.map(|text| text.id.as_str()).collect(),
        );
        let unreached =
            |rule: &&Rule| rule.force == Force::Presumption && self.forms[rule.decides].is_plain;
        note(
            "presumptions where every case has a rule",
            model
                .rules
                .iter()
                .filter(unreached)
                .map(|rule| rule.id.as_str())
                .collect(),
        );
        let decisions = model.decisions.iter();
        note(
            "what an open decision says or falls back on",
            decisions
                .clone()
                .filter(|decision| decision.open_says.is_some() || decision.safest.is_some())
                .map(|decision| decision.id.as_str())
                .collect(),
        );
        note(
            "roles and channels of conclusions",
            decisions
                .filter(|decision| {
                    let mut values = decision.values.iter();
                    values.any(|value| value.role.is_some() || value.channel.is_some())
                })
                .map(|decision| decision.id.as_str())
                .collect(),
        );
        note(
            "relations that hold for whole numbers only",
            model
                .derived
                .iter()
                .filter(|derived| matches!(derived.how, Derivation::Difference { .. }))
                .map(|derived| derived.id.as_str())
                .collect(),
        );
        let validity = model.validity;
        let is_dated = validity.from.is_some() || validity.to.is_some();
        if is_dated || model.review_by.is_some() {
            notes.push(
                "the days on which the pack is in force and is to be reviewed, other than in words"
                    .to_owned(),
            );
        }
        let count = |what: &str, count: usize| (count > 0).then(|| format!("{what}: {count}"));
        notes.extend(count("screens", model.screens.len()));
        notes.extend(count("invariants", model.invariants.len()));
        notes.extend(count("acknowledged gaps", model.gaps.len()));
        notes.extend(count("acknowledged borders", model.borders.len()));
        notes.extend(count("law beside the rules", model.laws.len()));
        notes.extend(count(
            "ids out of scope",
            model.out_of_scope.iter().map(|out| out.basis.len()).sum(),
        ));
        notes.extend(count("examples", model.examples.len()));
        notes
    }
}
