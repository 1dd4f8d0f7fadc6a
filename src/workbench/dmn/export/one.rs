//! A `one` decision as a table.

use crate::author::building::deciding::exceptions;
use crate::author::condition::Condition;
use crate::engine::diagram::{FALSE, Ref};
use crate::engine::pack::{DecisionId, Force, RuleId, ValueId};
use crate::workbench::dmn::document::{Clause, Decision, Hit};
use crate::workbench::dmn::export::Exporter;
use crate::workbench::dmn::export::columns::STANDINGS;
use crate::workbench::dmn::export::space::{Space, Tests};
use crate::workbench::dmn::export::table::{
    Draft, MOST_ROWS, TOO_MANY, Told, exceptions_first, output,
};
use crate::workbench::dmn::feel::quoted;

impl Exporter<'_> {
    /// The decision with its table.
    pub(super) fn one(&self, decision: DecisionId) -> Result<Decision, &'static str> {
        let (model, form) = (self.model, self.forms[decision]);
        let item = &model.decisions[decision];
        let own = |presumed: bool| -> Vec<RuleId> {
            let rules: Vec<RuleId> = (0..model.rules.len())
                .filter(|&rule| {
                    let rule = &model.rules[rule];
                    rule.decides == decision && (rule.force == Force::Presumption) == presumed
                })
                .collect();
            exceptions_first(model, &rules)
        };
        let (rules, presumptions) = (own(false), own(true));
        let told: Vec<RuleId> = if form.is_plain {
            Vec::new()
        } else {
            presumptions
        };
        let conditions: Vec<&Condition> = rules
            .iter()
            .chain(&told)
            .map(|&rule| &model.rules[rule].when)
            .collect();
        let mut draft = Draft::over(self, &conditions);
        let code = |rule: RuleId| {
            let value = model.rules[rule].gives.first();
            value.map_or("null".to_owned(), |&value| quoted(&item.values[value].code))
        };
        // What comes out, in the order of the outputs.
        let outcome = |value: &str, presumed: &str, status: &str| -> Vec<String> {
            if form.is_plain {
                return vec![value.to_owned()];
            }
            let presumed = form.is_presumed.then(|| presumed.to_owned());
            std::iter::once(value.to_owned())
                .chain(presumed)
                .chain([quoted(status)])
                .collect()
        };
        if form.can_conflict {
            for (tests, names) in self.several(&draft, &rules)? {
                let why = "Rules without an order between them give different values.";
                let told = Told::of(&names, &[], why);
                draft.add(vec![tests], &outcome("null", "null", "conflict"), &told);
            }
        }
        for &rule in &rules {
            let rows = draft.rows(&model.rules[rule].when)?;
            let gives = outcome(&code(rule), "null", "rule");
            draft.add(rows, &gives, &Told::rule(&model.rules[rule]));
        }
        for (tests, names) in self.several(&draft, &told)? {
            let why = "No rule decides, and different values are presumed.";
            draft.add(
                vec![tests],
                &outcome("null", "null", "gap"),
                &Told::of(&names, &[], why),
            );
        }
        for &rule in &told {
            let rows = draft.rows(&model.rules[rule].when)?;
            let gives = outcome("null", &code(rule), "gap");
            draft.add(rows, &gives, &Told::rule(&model.rules[rule]));
        }
        if !form.is_plain {
            let told = Told::of("", &[], "No rule decides.");
            draft.add(vec![Vec::new()], &outcome("null", "null", "gap"), &told);
        }
        let hit = self.hit(&draft, &rules, form.is_plain);
        let codes = self.values(decision);
        let outputs = if form.is_plain {
            vec![output("", &item.title, &codes)]
        } else {
            let label = |part: &str| format!("{}: {part}", item.title);
            let open = |name: &str| Clause {
                text: name.to_owned(),
                label: label(name),
                type_ref: "string".to_owned(),
                ..Clause::default()
            };
            let standings = STANDINGS.map(|(code, _)| code.to_owned());
            let mut outputs = vec![open("value")];
            if form.is_presumed {
                outputs.push(open("presumed"));
            }
            outputs.push(output("status", &label("status"), &standings));
            outputs
        };
        let needs = draft.needs();
        let table = draft.finish(hit, outputs)?;
        let mut made = self.tabled(&self.decisions[decision], &item.title, needs, table);
        self.tell(&mut made, decision);
        Ok(made)
    }

    /// Where two or more different values are given at once by rules that nothing removes: rows, with the rules' ids.
    fn several(
        &self,
        draft: &Draft<'_, '_>,
        rules: &[RuleId],
    ) -> Result<Vec<(Tests, String)>, &'static str> {
        let model = self.model;
        if rules.len() < 2 {
            return Ok(Vec::new());
        }
        let conditions: Vec<&Condition> =
            rules.iter().map(|&rule| &model.rules[rule].when).collect();
        let mut space = Space::new(self, &draft.columns, &conditions, None)?;
        let applies: Vec<Ref> = conditions
            .iter()
            .map(|condition| space.condition(condition))
            .collect();
        let mut live: Vec<Ref> = Vec::new();
        for (at, &rule) in rules.iter().enumerate() {
            let above = exceptions(model, rule, &[]);
            let above: Vec<Ref> = (0..rules.len())
                .filter(|&other| above.contains(&rules[other]))
                .map(|other| applies[other])
                .collect();
            let removed = space.builder.any(above);
            let stands = space.builder.not(removed);
            live.push(space.builder.and(applies[at], stands));
        }
        let (mut once, mut twice) = (Ref(FALSE), Ref(FALSE));
        let mut values: Vec<ValueId> = Vec::new();
        for &rule in rules {
            for &value in &model.rules[rule].gives {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        for value in values {
            let here: Vec<Ref> = (0..rules.len())
                .filter(|&at| model.rules[rules[at]].gives.contains(&value))
                .map(|at| live[at])
                .collect();
            let here = space.builder.any(here);
            let again = space.builder.and(once, here);
            twice = space.builder.or(twice, again);
            once = space.builder.or(once, here);
        }
        let rows = space.rows(twice, MOST_ROWS).ok_or(TOO_MANY)?;
        let mut found = Vec::new();
        for tests in rows {
            if !self.is_possible(&draft.columns, &[&tests]) {
                continue;
            }
            let here = space.product(&tests);
            let names: Vec<&str> = (0..rules.len())
                .filter(|&at| space.builder.and(here, live[at]) != Ref(FALSE))
                .map(|at| model.rules[rules[at]].id.as_str())
                .collect();
            found.push((tests, names.join(", ")));
        }
        Ok(found)
    }

    /// What several matching rows of a table mean.
    fn hit(&self, draft: &Draft<'_, '_>, rules: &[RuleId], is_plain: bool) -> Hit {
        let is_ordered = |rule: &RuleId| !self.model.rules[*rule].exception_to.is_empty();
        if !is_plain || rules.iter().any(is_ordered) {
            return Hit::First;
        }
        let overlap = draft.lines.iter().enumerate().any(|(at, line)| {
            draft.lines[at + 1..]
                .iter()
                .any(|other| self.is_possible(&draft.columns, &[&line.tests, &other.tests]))
        });
        if overlap { Hit::Any } else { Hit::Unique }
    }
}
