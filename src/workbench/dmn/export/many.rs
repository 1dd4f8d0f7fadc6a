//! A `many` decision as a table of its members, with what it takes to say who is left out, presumed or in conflict.

use crate::author::building::deciding::exceptions;
use crate::author::condition::Condition;
use crate::engine::pack::{DecisionId, Force, RuleId, ValueId};
use crate::workbench::dmn::document::{Decision, Hit, Logic};
use crate::workbench::dmn::export::columns::Column;
use crate::workbench::dmn::export::space::{Space, Tests};
use crate::workbench::dmn::export::table::{Draft, MOST_ROWS, TOO_MANY, Told, output};
use crate::workbench::dmn::export::{Exporter, Unless};
use crate::workbench::dmn::feel::quoted;

/// What a rule gives that gives nobody.
const NOBODY: &str = "none";

impl Exporter<'_> {
    /// The decision with its table, and the decisions that it needs beside.
    pub(super) fn many(&mut self, decision: DecisionId) -> Result<Vec<Decision>, &'static str> {
        let sets = self.leave_exceptions(decision)?;
        let (model, form) = (self.model, self.forms[decision]);
        let (name, item) = (self.decisions[decision].clone(), &model.decisions[decision]);
        let select = |test: &dyn Fn(RuleId) -> bool| -> Vec<RuleId> {
            (0..model.rules.len())
                .filter(|&rule| model.rules[rule].decides == decision && test(rule))
                .collect()
        };
        let presumes = |rule: RuleId| model.rules[rule].force == Force::Presumption;
        let excludes = |rule: RuleId| !model.rules[rule].excludes.is_empty();
        let adding = select(&|rule| !presumes(rule) && !excludes(rule));
        let excluding = select(&excludes);
        let presuming = select(&presumes);
        let mut made = self.unless_decisions(decision)?;
        let gives = |rule: RuleId| model.rules[rule].gives.clone();
        if form.is_plain {
            let mut table = self.members(decision, &name, &item.title, &adding, &gives, &sets)?;
            self.tell(&mut table, decision);
            made.push(table);
            return Ok(made);
        }
        let mut list = |exporter: &mut Self,
                        suffix: &str,
                        rules: &[RuleId],
                        members: &dyn Fn(RuleId) -> Vec<ValueId>|
         -> Result<String, &'static str> {
            if rules.is_empty() {
                return Ok("[]".to_owned());
            }
            let name = exporter.names.take(&format!("{name}_{suffix}"));
            let label = format!("{}: {suffix}", item.title);
            made.push(exporter.members(decision, &name, &label, rules, members, &sets)?);
            Ok(format!("(if {name} = null then [] else {name})"))
        };
        let added = list(self, "added", &adding, &gives)?;
        let excluded = list(self, "excluded", &excluding, &|rule| {
            model.rules[rule].excludes.clone()
        })?;
        let presumed = list(self, "presumed_members", &presuming, &gives)?;
        let needs = made
            .iter()
            .map(|table| table.name.clone())
            .filter(|name| !self.unless.iter().any(|unless| unless.name == *name))
            .collect();
        let gives_nobody = adding.iter().any(|&rule| gives(rule).is_empty());
        let nobody = gives_nobody.then(|| self.nobody(decision));
        let text = combined(&added, &excluded, &presumed, nobody.as_deref());
        let mut whole = Decision {
            name: name.clone(),
            label: item.title.clone(),
            description: String::new(),
            answers: String::new(),
            type_ref: super::types::of(&name),
            needs,
            authorities: Vec::new(),
            logic: Logic::Expression(text),
            line: 0,
        };
        self.tell(&mut whole, decision);
        made.push(whole);
        Ok(made)
    }

    /// A code for "nobody" that no member has.
    pub(super) fn nobody(&self, decision: DecisionId) -> String {
        let mut code = NOBODY.to_owned();
        while self.values(decision).contains(&code) {
            code.push('_');
        }
        code
    }

    /// A table that collects the members of some rules.
    fn members(
        &self,
        decision: DecisionId,
        name: &str,
        label: &str,
        rules: &[RuleId],
        members: &dyn Fn(RuleId) -> Vec<ValueId>,
        sets: &[Option<usize>],
    ) -> Result<Decision, &'static str> {
        let model = self.model;
        let mut draft = self.with_exceptions(rules, sets);
        let mut nobody = false;
        for &rule in rules {
            let rows = self
                .live(&draft, rule, sets[rule], MOST_ROWS)?
                .ok_or(TOO_MANY)?;
            let told = Told::rule(&model.rules[rule]);
            let given = members(rule);
            nobody |= given.is_empty();
            if given.is_empty() {
                draft.add(rows.clone(), &[quoted(&self.nobody(decision))], &told);
            }
            for value in given {
                let code = quoted(&model.decisions[decision].values[value].code);
                draft.add(rows.clone(), &[code], &told);
            }
        }
        let mut codes = self.values(decision);
        codes.extend(nobody.then(|| self.nobody(decision)));
        let mut needs = draft.needs();
        let table = draft.finish(Hit::Collect, vec![output("", label, &codes)])?;
        needs.retain(|need| need != name);
        let mut made = self.tabled(name, label, needs, table);
        if name != self.decisions[decision] {
            made.type_ref = super::types::TEXTS.to_owned();
        }
        Ok(made)
    }

    /// A draft over all that some rules, and the exceptions that are told with them, test.
    fn with_exceptions(&self, rules: &[RuleId], sets: &[Option<usize>]) -> Draft<'_, '_> {
        let mut conditions: Vec<&Condition> = Vec::new();
        for &rule in rules {
            conditions.push(&self.model.rules[rule].when);
            if sets[rule].is_none() {
                let above = exceptions(self.model, rule, &[]).into_iter();
                conditions.extend(above.map(|exception| &self.model.rules[exception].when));
            }
        }
        let mut draft = Draft::over(self, &conditions);
        for &rule in rules {
            if let Some(set) = sets[rule]
                && !draft.columns.contains(&Column::Unless(set))
            {
                draft.columns.push(Column::Unless(set));
            }
        }
        draft
    }

    /// The rows of a rule where no exception removes it. Those that no allowed case meets are left out.
    fn live(
        &self,
        draft: &Draft<'_, '_>,
        rule: RuleId,
        set: Option<usize>,
        most: usize,
    ) -> Result<Option<Vec<Tests>>, &'static str> {
        let model = self.model;
        let above = if set.is_some() {
            Vec::new()
        } else {
            exceptions(model, rule, &[])
        };
        let conditions: Vec<&Condition> = std::iter::once(rule)
            .chain(above.iter().copied())
            .map(|rule| &model.rules[rule].when)
            .collect();
        let mut space = Space::new(self, &draft.columns, &conditions, set)?;
        let mut root = space.condition(conditions[0]);
        for exception in &conditions[1..] {
            let applies = space.condition(exception);
            let stands = space.builder.not(applies);
            root = space.builder.and(root, stands);
        }
        if let Some(set) = set {
            let without = space.without(set);
            root = space.builder.and(root, without);
        }
        let rows = space.rows(root, most);
        Ok(rows.map(|mut rows| {
            if rows.len() > 1 {
                rows.retain(|row| self.is_possible(&draft.columns, &[row]));
            }
            rows
        }))
    }

    /// For each rule of the pack the set of exceptions that it leaves to a decision of its own, which is made here.
    fn leave_exceptions(
        &mut self,
        decision: DecisionId,
    ) -> Result<Vec<Option<usize>>, &'static str> {
        let model = self.model;
        let mut sets = vec![None; model.rules.len()];
        for rule in 0..model.rules.len() {
            let mut above = exceptions(model, rule, &[]);
            if model.rules[rule].decides != decision || above.is_empty() {
                continue;
            }
            let inline = self.with_exceptions(&[rule], &sets);
            let plain = inline.rows(&model.rules[rule].when)?.len();
            // A few rows more say it where it is read; many would bury the rule, and so would a few at every rule.
            above.sort_unstable();
            let alike = (0..model.rules.len()).filter(|&other| {
                let mut others = exceptions(model, other, &[]);
                others.sort_unstable();
                model.rules[other].decides == decision && others == above
            });
            let most = if alike.count() > 2 {
                plain
            } else {
                (2 * plain).max(3)
            };
            if self
                .live(&inline, rule, None, most)?
                .is_some_and(|rows| rows.len() <= most)
            {
                continue;
            }
            let known = self
                .unless
                .iter()
                .position(|unless| unless.decides == decision && unless.rules == above);
            let set = match known {
                Some(set) => set,
                None => {
                    let name = format!("{}_exceptions", self.decisions[decision]);
                    let name = self.names.take(&name);
                    self.unless.push(Unless {
                        name,
                        decides: decision,
                        rules: above,
                    });
                    self.unless.len() - 1
                }
            };
            sets[rule] = Some(set);
        }
        Ok(sets)
    }

    /// The decisions that say whether one of a set of exceptions applies.
    fn unless_decisions(&self, decision: DecisionId) -> Result<Vec<Decision>, &'static str> {
        let mut made = Vec::new();
        for unless in self
            .unless
            .iter()
            .filter(|unless| unless.decides == decision)
        {
            let rules = unless.rules.iter().map(|&rule| &self.model.rules[rule]);
            let conditions: Vec<&Condition> = rules.clone().map(|rule| &rule.when).collect();
            let mut draft = Draft::over(self, &conditions);
            for rule in rules {
                let rows = draft.rows(&rule.when)?;
                draft.add(rows, &[quoted("yes")], &Told::rule(rule));
            }
            draft.add(vec![Vec::new()], &[quoted("no")], &Told::default());
            let title = &self.model.decisions[decision].title;
            let label = format!("{title}: exceptions");
            let needs = draft.needs();
            let outputs = vec![output("", &label, &self.yes_no)];
            let table = draft.finish(Hit::First, outputs)?;
            let mut table = self.tabled(&unless.name, &label, needs, table);
            table.description =
                format!("Whether one of these applies: {}", unless.told(self.model));
            table.type_ref = super::types::YES_NO.to_owned();
            made.push(table);
        }
        Ok(made)
    }
}

/// What lists of added, excluded and presumed members come to.
fn combined(added: &str, excluded: &str, presumed: &str, nobody: Option<&str>) -> String {
    let kept = |list: &str, nobody: Option<&str>| {
        let mut tests: Vec<String> = Vec::new();
        tests.extend(nobody.map(|nobody| format!("item != {}", quoted(nobody))));
        if excluded != "[]" {
            tests.push(format!("list contains({excluded}, item) = false"));
        }
        if tests.is_empty() {
            format!("distinct values({list})")
        } else {
            format!("distinct values({list}[{}])", tests.join(" and "))
        }
    };
    let by_rule = format!("if count({added}) > 0 then \"rule\" else \"gap\"");
    let status = if excluded == "[]" {
        by_rule
    } else {
        format!(
            "if some member in {added} satisfies list contains({excluded}, member) then \"conflict\" else {by_rule}"
        )
    };
    let mut parts = vec![format!("value: {}", kept(added, nobody))];
    if presumed != "[]" {
        parts.push(format!(
            "presumed: if count({added}) = 0 then {} else []",
            kept(presumed, None)
        ));
    }
    parts.push(format!("status: {status}"));
    format!("{{{}}}", parts.join(", "))
}
