//! The mutants of a pack: for each place of it the ways in which one fault would have it otherwise.

mod conditions;

use crate::author::condition::Condition;
use crate::author::model::{Deadline, Derivation, Model, Rule};
use crate::author::problem::Place;
use crate::engine::pack::{RuleId, ValueId};
use crate::workbench::mutation::change::Change;
use crate::workbench::mutation::{Operator, words};
use conditions::{Variant, in_force, variants};

/// A pack that differs from the author's in one place.
#[derive(Clone, Debug)]
pub(crate) struct Mutant {
    /// Where what is changed stands.
    pub(crate) place: Place,
    /// What is changed: ``rule `new-adult` ``.
    pub(crate) owner: String,
    pub(crate) operator: Operator,
    /// How it differs, in the pack's wording.
    pub(crate) what: String,
    pub(crate) change: Change,
    /// The basis ids of what is changed.
    pub(crate) basis: Vec<String>,
    /// The test that the pack's own cells do not tell from the old one.
    pub(crate) finer: Option<Condition>,
}

/// Every mutant of a model, in the order of its parts.
pub(crate) fn mutants(model: &Model) -> Vec<Mutant> {
    let mut found = Vec::new();
    tables(model, &mut found);
    for rule in 0..model.rules.len() {
        of_rule(model, rule, &mut found);
    }
    derived(model, &mut found);
    for (index, gap) in model.gaps.iter().enumerate() {
        let owner = format!("the gap of `{}`", model.decisions[gap.decides].id);
        let at = Spot {
            place: &gap.place,
            owner,
            basis: &gap.basis,
        };
        at.condition(
            model,
            &gap.when,
            &|when| Change::Gap(index, when),
            &mut found,
        );
    }
    for (index, duty) in model.duties.iter().enumerate() {
        let owner = format!("duty `{}`", duty.id);
        let at = Spot {
            place: &duty.place,
            owner,
            basis: &duty.basis,
        };
        at.condition(
            model,
            &duty.when,
            &|when| Change::Duty(index, when),
            &mut found,
        );
        deadlines(model, index, &at, &mut found);
    }
    for (index, notice) in model.notices.iter().enumerate() {
        let owner = format!("notice `{}`", notice.id);
        let at = Spot {
            place: &notice.place,
            owner,
            basis: &notice.basis,
        };
        at.condition(
            model,
            &notice.when,
            &|when| Change::Notice(index, when),
            &mut found,
        );
    }
    found
}

/// Where something is changed.
struct Spot<'m> {
    place: &'m Place,
    owner: String,
    basis: &'m [String],
}

impl Spot<'_> {
    fn mutant(&self, operator: Operator, what: String, change: Change) -> Mutant {
        Mutant {
            place: self.place.clone(),
            owner: self.owner.clone(),
            operator,
            what,
            change,
            basis: self.basis.to_vec(),
            finer: None,
        }
    }

    fn varied(&self, variant: Variant, change: &dyn Fn(Condition) -> Change) -> Mutant {
        Mutant {
            finer: variant.finer,
            ..self.mutant(variant.operator, variant.what, change(variant.condition))
        }
    }

    /// What has a condition of its own: forgotten altogether, and with every variant of the condition.
    fn condition(
        &self,
        model: &Model,
        when: &Condition,
        change: &dyn Fn(Condition) -> Change,
        found: &mut Vec<Mutant>,
    ) {
        let never = change(Condition::Any(Vec::new()));
        found.push(self.mutant(Operator::Dropped, "is not there".to_owned(), never));
        let varied = variants(model, when).into_iter();
        found.extend(varied.map(|variant| self.varied(variant, change)));
    }
}

/// What a table says of all its rows: its own condition, and the order of the rows.
fn tables(model: &Model, found: &mut Vec<Mutant>) {
    for (index, table) in model.tables.iter().enumerate() {
        let rows: Vec<RuleId> = (0..model.rules.len())
            .filter(|&rule| model.rules[rule].table == Some(index))
            .collect();
        let Some((shared, _)) = rows.first().and_then(|&row| split(&model.rules[row])) else {
            continue;
        };
        let mut basis: Vec<String> = Vec::new();
        for &row in &rows {
            let more = model.rules[row].basis.iter();
            basis.extend(
                more.filter(|id| !basis.contains(id))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
        }
        let owner = format!("table `{}`", table.id);
        let at = Spot {
            place: &table.place,
            owner,
            basis: &basis,
        };
        for variant in variants(model, shared) {
            let change = |when: Condition| {
                let with = |&row: &RuleId| {
                    let mut parts = vec![when.clone()];
                    parts.extend(
                        split(&model.rules[row])
                            .map_or(&[][..], |(_, own)| own)
                            .to_vec(),
                    );
                    (row, Condition::All(parts).during(model.rules[row].validity))
                };
                Change::Rules(rows.iter().map(with).collect())
            };
            found.push(at.varied(variant, &change));
        }
        for pair in rows.windows(2).filter(|_| table.ordered) {
            let (upper, lower) = (&model.rules[pair[0]], &model.rules[pair[1]]);
            let mut above: Vec<RuleId> = upper.exception_to.clone();
            above.retain(|base| *base != pair[1]);
            let mut below = lower.exception_to.clone();
            below.push(pair[0]);
            let at = Spot {
                place: &lower.place,
                owner: format!("rule `{}`", lower.id),
                basis: &lower.basis,
            };
            found.push(at.mutant(
                Operator::RowsSwapped,
                format!("goes before `{}`", upper.id),
                Change::Exceptions(vec![(pair[0], above), (pair[1], below)]),
            ));
        }
    }
}

/// The condition that a row has from its table, and its own; its days of validity left aside.
fn split(row: &Rule) -> Option<(&Condition, &[Condition])> {
    let when = in_force(&row.when).map_or(&row.when, |(_, inner)| inner);
    match when {
        Condition::All(parts) => parts.split_first(),
        _ => None,
    }
}

fn of_rule(model: &Model, index: RuleId, found: &mut Vec<Mutant>) {
    let rule = &model.rules[index];
    let at = Spot {
        place: &rule.place,
        owner: format!("rule `{}`", rule.id),
        basis: &rule.basis,
    };
    let change = |when: Condition| Change::Rules(vec![(index, when)]);
    match split(rule).filter(|_| rule.table.is_some()) {
        None => at.condition(model, &rule.when, &change, found),
        Some((shared, own)) => {
            let validity = rule.validity;
            let whole = |own: Condition| change(Condition::All(vec![shared.clone(), own]));
            let own = Condition::All(own.to_vec()).during(validity);
            at.condition(model, &own, &whole, found);
        }
    }
    let decision = &model.decisions[rule.decides];
    let code = |value: ValueId| &decision.values[value].code;
    let mut swapped = |listed: &[ValueId], change: &dyn Fn(Vec<ValueId>) -> Change, verb: &str| {
        for (at_value, &value) in listed.iter().enumerate() {
            let size = decision.values.len();
            let other = (1..size)
                .map(|step| (value + step) % size)
                .find(|other| !listed.contains(other));
            if let Some(other) = other {
                let mut values = listed.to_vec();
                values[at_value] = other;
                let what = format!("{verb} `{}` instead of `{}`", code(other), code(value));
                found.push(at.mutant(Operator::ConclusionSwapped, what, change(values)));
            }
        }
    };
    swapped(&rule.gives, &|values| Change::Gives(index, values), "gives");
    swapped(
        &rule.excludes,
        &|values| Change::Excludes(index, values),
        "excludes",
    );
    for (number, (name, group)) in rule.named.iter().enumerate() {
        // What it goes before by another name, or as a row, it still does.
        let others = rule.named.iter().enumerate();
        let still: Vec<RuleId> = others
            .filter(|(other, _)| *other != number)
            .flat_map(|(_, (_, group))| group.iter().copied())
            .chain(below(model, index))
            .collect();
        let mut rest = rule.exception_to.clone();
        rest.retain(|base| !group.contains(base) || still.contains(base));
        found.push(at.mutant(
            Operator::ExceptionDropped,
            format!("is no exception to `{name}`"),
            Change::Exceptions(vec![(index, rest)]),
        ));
    }
}

/// The rows of its own ordered table that a row goes before.
pub(crate) fn below(model: &Model, row: RuleId) -> Vec<RuleId> {
    let Some(table) = model.rules[row]
        .table
        .filter(|&table| model.tables[table].ordered)
    else {
        return Vec::new();
    };
    (row + 1..model.rules.len())
        .filter(|&other| model.rules[other].table == Some(table))
        .collect()
}

/// Derived facts, but for those that constraints speak of: with them the very cases would be others.
fn derived(model: &Model, found: &mut Vec<Mutant>) {
    let mut fixed = vec![false; model.derived.len()];
    let mut open: Vec<&Condition> = model
        .constraints
        .iter()
        .flat_map(|constraint| [&constraint.when, &constraint.require])
        .collect();
    while let Some(condition) = open.pop() {
        condition.visit(&mut |part| {
            if let Condition::Derived(derived) = part
                && !std::mem::replace(&mut fixed[*derived], true)
                && let Derivation::When(inner) = &model.derived[*derived].how
            {
                open.push(inner);
            }
        });
    }
    for (index, item) in model
        .derived
        .iter()
        .enumerate()
        .filter(|(index, _)| !fixed[*index])
    {
        if let Derivation::When(when) = &item.how {
            let at = Spot {
                place: &item.place,
                owner: format!("derived fact `{}`", item.id),
                basis: &item.basis,
            };
            let change = |when: Condition| Change::Derived(index, when);
            at.condition(model, when, &change, found);
        }
    }
}

/// The deadlines of a duty: each way to reckon it forgotten, a day sooner or later, at no time of day, and with every variant
/// of where it counts and where it is missed.
fn deadlines(model: &Model, duty: usize, at: &Spot<'_>, found: &mut Vec<Mutant>) {
    let all = &model.duties[duty].deadlines;
    for (index, deadline) in all.iter().enumerate() {
        let with = |other: Deadline| {
            let mut deadlines = all.clone();
            deadlines[index] = other;
            Change::Deadlines(duty, deadlines)
        };
        if deadline.from.is_some() || deadline.time.is_some() {
            let mut rest = all.clone();
            rest.remove(index);
            let what = format!("without its deadline {}", index + 1);
            found.push(at.mutant(
                Operator::DeadlineDropped,
                what,
                Change::Deadlines(duty, rest),
            ));
        }
        for days in [-1, 1].into_iter().filter(|_| deadline.from.is_some()) {
            let mut other = deadline.clone();
            other.offset.days += days;
            let what = format!(
                "its deadline `{}` instead of `{}`",
                words::length(other.offset),
                words::length(deadline.offset)
            );
            found.push(at.mutant(Operator::DeadlineMoved, what, with(other)));
        }
        if let Some(time) = &deadline.time {
            let other = Deadline {
                time: None,
                ..deadline.clone()
            };
            let what = format!("its deadline without `{time}`");
            found.push(at.mutant(Operator::DeadlineMoved, what, with(other)));
        }
        if let Some(when) = &deadline.when {
            for variant in variants(model, when) {
                found.push(at.varied(variant, &|when| {
                    with(Deadline {
                        when: Some(when),
                        ..deadline.clone()
                    })
                }));
            }
        }
        if let Some(missed) = &deadline.missed {
            for variant in variants(model, missed) {
                found.push(at.varied(variant, &|missed| {
                    with(Deadline {
                        missed: Some(missed),
                        ..deadline.clone()
                    })
                }));
            }
        }
    }
}
