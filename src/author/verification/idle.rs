//! What stands in a pack and never takes effect: duties, notices and texts that no case leads to, derived facts that never hold or
//! that nothing turns on, exceptions that never meet what they go before.

use crate::author::building::Built;
use crate::author::condition::Condition;
use crate::author::domains::conditions;
use crate::author::model::{Derivation, Model};
use crate::author::problem::{Kind, Place, Problems};
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{RuleId, Validity};

/// Notes duties, deadlines, notices, texts and lines that no case leads to.
pub(super) fn consequences(model: &Model, built: &mut Built, problems: &mut Problems) {
    for duty in &model.duties {
        let what = format!("duty `{}`", duty.id);
        if is_never(model, built, &what, &duty.place, &duty.when, problems) {
            continue;
        }
        for (at, deadline) in duty.deadlines.iter().enumerate() {
            let number = match duty.deadlines.len() {
                1 => String::new(),
                _ => format!(" {}", at + 1),
            };
            let within = match &deadline.when {
                None => duty.when.clone(),
                Some(when) => Condition::All(vec![duty.when.clone(), when.clone()]),
            };
            let tests = [
                ("when", &deadline.when),
                ("due", &deadline.due),
                ("missed", &deadline.missed),
            ];
            for (key, test) in tests {
                let Some(test) = test else { continue };
                let both = Condition::All(vec![within.clone(), test.clone()]);
                if !can_be(built, &both) {
                    problems.add(
                        &duty.place,
                        Kind::DeadConsequence,
                        format!("no case meets `{key}` of deadline{number} of {what}"),
                    );
                    break;
                }
            }
        }
    }
    for notice in &model.notices {
        let what = format!("notice `{}`", notice.id);
        is_never(model, built, &what, &notice.place, &notice.when, problems);
    }
    for text in &model.templates {
        let what = format!("text `{}`", text.id);
        if is_never(model, built, &what, &text.place, &text.when, problems) {
            continue;
        }
        for (at, line) in text.lines.iter().enumerate() {
            let Some(when) = &line.when else { continue };
            let both = Condition::All(vec![text.when.clone(), when.clone()]);
            if !can_be(built, &both) {
                problems.add(
                    &text.place,
                    Kind::DeadConsequence,
                    format!("no case meets `when` of line {} of {what}", at + 1),
                );
            }
        }
    }
}

/// Whether something can never apply, which is noted.
fn is_never(
    model: &Model,
    built: &mut Built,
    what: &str,
    place: &Place,
    when: &Condition,
    problems: &mut Problems,
) -> bool {
    let never = !can_be(built, when);
    if never {
        let why = why_never(model, built, when);
        problems.add(
            place,
            Kind::DeadConsequence,
            format!("{what} can never apply: {why}"),
        );
    }
    never
}

/// Why no allowed case meets a condition, as a clause: its days may be at fault.
pub(super) fn why_never(model: &Model, built: &mut Built, when: &Condition) -> String {
    let (days, rest) = when.on_days();
    let common = days.and(model.validity);
    if days.is_open() {
        "no case meets its condition".to_owned()
    } else if common.to.is_some_and(|to| common.from > Some(to)) {
        format!(
            "it is in force {}, its sources included, and the pack {}",
            range(days),
            range(model.validity)
        )
    } else if can_be(built, rest) {
        let days = range(days);
        format!("no case meets its condition on the days on which it is in force, {days}")
    } else {
        "no case meets its condition".to_owned()
    }
}

/// Some days: "from 2026-01-01 to 2026-12-31".
fn range(days: Validity) -> String {
    match (days.from, days.to) {
        (Some(from), Some(to)) => format!("from {from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => "always".to_owned(),
    }
}

fn can_be(built: &mut Built, condition: &Condition) -> bool {
    let root = built.condition(condition);
    is_possible(built, root)
}

fn is_possible(built: &mut Built, root: Ref) -> bool {
    let root = built.constrained(root);
    built.builder.can_be(root, TRUE)
}

/// Notes derived facts that hold in no case, and remarks on those that nothing turns on.
pub(super) fn derived(model: &Model, built: &mut Built, problems: &mut Problems) {
    let mut used = vec![false; model.derived.len()];
    for condition in conditions(model) {
        condition.visit(&mut |part| {
            if let Condition::Derived(derived) = part {
                used[*derived] = true;
            }
        });
    }
    for except in model.roles.iter().flat_map(|role| &role.except) {
        used[except.derived] = true;
    }
    for (index, item) in model.derived.iter().enumerate() {
        if !is_possible(built, built.derived[index]) {
            let why = match item.how {
                Derivation::When(_) => "no case meets its condition",
                Derivation::Difference { .. } => "no two answers are so far apart",
            };
            problems.add(
                &item.place,
                Kind::DeadDerived,
                format!("derived fact `{}` can never be yes: {why}", item.id),
            );
        } else if !used[index] {
            problems.add_with(
                &item.place,
                Kind::UnusedDerived,
                format!("nothing turns on the derived fact `{}`", item.id),
                Some("drop it, or test it in a condition".to_owned()),
            );
        }
    }
}

/// Remarks on exceptions that never meet any of the rules that a name stands for.
pub(super) fn exceptions(model: &Model, built: &mut Built, problems: &mut Problems) {
    for (index, rule) in model.rules.iter().enumerate() {
        for (name, bases) in &rule.named {
            let meets = |built: &mut Built, base: &RuleId| {
                let (own, base) = (built.applies[index], built.applies[*base]);
                let both = built.builder.and(own, base);
                is_possible(built, both)
            };
            if bases.is_empty() || bases.iter().any(|base| meets(built, base)) {
                continue;
            }
            problems.add_with(
                &rule.place,
                Kind::IdleException,
                format!(
                    "rule `{}` goes before `{name}`, and no case meets the conditions of both",
                    rule.id
                ),
                Some(format!("leave out `{name}`, or mend a condition")),
            );
        }
    }
}
