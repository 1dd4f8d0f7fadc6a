//! Derived facts as decisions, and duties, notices and broken constraints as lists of ids.

use crate::author::condition::Condition;
use crate::author::model::Derivation;
use crate::workbench::dmn::document::{Decision, Hit, Logic};
use crate::workbench::dmn::export::Exporter;
use crate::workbench::dmn::export::table::{Draft, Told, output};
use crate::workbench::dmn::export::types;
use crate::workbench::dmn::feel::quoted;

/// One entry of a list: its id, where it comes up, and what is told of it.
struct Entry<'m> {
    id: &'m str,
    label: &'m str,
    when: Condition,
    basis: &'m [String],
    because: &'m str,
}

impl Exporter<'_> {
    /// A derived fact as a decision that gives yes or no.
    pub(super) fn derived(&self, derived: usize) -> Result<Decision, &'static str> {
        let item = &self.model.derived[derived];
        let name = &self.derived[derived];
        let (needs, logic) = match &item.how {
            Derivation::When(when) => {
                let mut draft = Draft::over(self, &[when]);
                let rows = draft.rows(when)?;
                let told = Told::of("", &item.basis, &item.because);
                draft.add(rows, &[quoted("yes")], &told);
                draft.add(vec![Vec::new()], &[quoted("no")], &Told::default());
                let needs = draft.needs();
                let outputs = vec![output("", &item.label, &self.yes_no)];
                (needs, Logic::Table(draft.finish(Hit::First, outputs)?))
            }
            Derivation::Difference {
                of,
                minus,
                between: (low, high),
            } => {
                let (of, minus) = (self.facts[*of].clone(), self.facts[*minus].clone());
                let text = format!(
                    "if {of} - {minus} >= {low} and {of} - {minus} <= {high} then \"yes\" else \"no\""
                );
                (vec![of, minus], Logic::Expression(text))
            }
        };
        Ok(Decision {
            name: name.clone(),
            label: item.label.clone(),
            description: item.because.clone(),
            answers: String::new(),
            type_ref: types::YES_NO.to_owned(),
            needs,
            authorities: self.authorities(&item.basis),
            logic,
            line: 0,
        })
    }

    /// The lists of duties, notices and broken constraints, those that are not empty.
    pub(super) fn lists(&self) -> Result<Vec<Decision>, (String, &'static str)> {
        let model = self.model;
        let duties = model.duties.iter().map(|duty| Entry {
            id: &duty.id,
            label: &duty.label,
            when: duty.when.clone(),
            basis: &duty.basis,
            because: &duty.because,
        });
        let notices = model.notices.iter().map(|notice| Entry {
            id: &notice.id,
            label: &notice.text,
            when: notice.when.clone(),
            basis: &notice.basis,
            because: "",
        });
        let clashes = model.constraints.iter().map(|constraint| Entry {
            id: &constraint.id,
            label: "",
            when: Condition::All(vec![
                constraint.when.clone(),
                Condition::Not(Box::new(constraint.require.clone())),
            ]),
            basis: &[],
            because: &constraint.because,
        });
        let lists = [
            (&self.duties, "Duties", duties.collect::<Vec<_>>()),
            (&self.notices, "Notices", notices.collect()),
            (
                &self.clashes,
                "Answers that cannot be together",
                clashes.collect(),
            ),
        ];
        let filled = lists
            .into_iter()
            .filter(|(_, _, entries)| !entries.is_empty());
        filled
            .map(|(name, label, entries)| {
                let list = self.list(name, label, &entries);
                list.map_err(|what| (name.clone(), what))
            })
            .collect()
    }

    fn list(
        &self,
        name: &str,
        label: &str,
        entries: &[Entry<'_>],
    ) -> Result<Decision, &'static str> {
        let conditions: Vec<&Condition> = entries.iter().map(|entry| &entry.when).collect();
        let mut draft = Draft::over(self, &conditions);
        let mut basis: Vec<&String> = Vec::new();
        for entry in entries {
            let rows = draft.rows(&entry.when)?;
            let texts = [entry.label, entry.because];
            let texts: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
            let told = Told::of(entry.id, entry.basis, &texts.join(" · "));
            draft.add(rows, &[quoted(entry.id)], &told);
            basis.extend(entry.basis);
        }
        let ids: Vec<String> = entries.iter().map(|entry| entry.id.to_owned()).collect();
        let needs = draft.needs();
        let table = draft.finish(Hit::Collect, vec![output("", label, &ids)])?;
        let mut list = self.tabled(name, label, needs, table);
        list.authorities = self.authorities(basis);
        list.type_ref = types::TEXTS.to_owned();
        Ok(list)
    }
}
