//! What each rule is an exception to: a rule by its name, all rows of a table, or all that a module says of the same thing.

use std::path::Path;

use crate::author::linking::called;
use crate::author::linking::rules::Draft;
use crate::author::model::Rule;
use crate::author::problem::{Kind, Place, Problems, did_you_mean};
use crate::engine::pack::{Force, RuleId};

/// Resolves the names of the rules, tables and modules that the drafts go before.
pub(super) fn link(drafts: &mut [Draft], problems: &mut Problems) {
    let bases: Vec<Vec<(String, Vec<RuleId>)>> = (0..drafts.len())
        .map(|at| {
            let draft = &drafts[at];
            let mut bases = Vec::new();
            for (name, place) in &draft.exception_to {
                bases.push((name.clone(), named(drafts, at, name, place, problems)));
            }
            for (module, place) in &draft.overrides {
                bases.push((
                    module.clone(),
                    of_module(drafts, at, module, place, problems),
                ));
            }
            bases
        })
        .collect();
    for (at, (draft, bases)) in drafts.iter_mut().zip(bases).enumerate() {
        let mut all: Vec<RuleId> = (at + 1..=at + draft.before).collect();
        all.extend(bases.iter().flat_map(|(_, rules)| rules));
        all.sort_unstable();
        all.dedup();
        draft.rule.exception_to = all;
        draft.rule.named = bases;
    }
}

/// The rule of a name, or all rows of a table that is written `table/*`.
fn named(
    drafts: &[Draft],
    at: RuleId,
    name: &str,
    place: &Place,
    problems: &mut Problems,
) -> Vec<RuleId> {
    let found: Vec<RuleId> = match name.strip_suffix('*').filter(|table| table.ends_with('/')) {
        Some(table) => (0..drafts.len())
            .filter(|&other| drafts[other].rule.id.starts_with(table))
            .collect(),
        None => (0..drafts.len())
            .filter(|&other| drafts[other].rule.id == name)
            .collect(),
    };
    if found.is_empty() && !problems.is_twice("rule") {
        let known = drafts.iter().map(|draft| draft.rule.id.as_str());
        problems.add_unknown(
            name,
            place,
            format!("{} names `{name}`, which is no rule", drafts[at].what),
            did_you_mean(name, known),
        );
    }
    found
}

/// The rules of a module that decide the same thing and are of the same kind: a presumption goes before presumptions only.
fn of_module(
    drafts: &[Draft],
    at: RuleId,
    module: &str,
    place: &Place,
    problems: &mut Problems,
) -> Vec<RuleId> {
    let rule = &drafts[at].rule;
    let known = drafts[at].decides;
    let stands_there = |other: &Rule| Path::new(&*other.place.file).ends_with(module);
    if stands_there(rule) {
        problems.add(
            place,
            Kind::Value,
            format!("{} overrides the module it stands in", drafts[at].what),
        );
        return Vec::new();
    }
    let bases: Vec<RuleId> = (0..drafts.len())
        .filter(|&other| {
            let (decides, other) = (drafts[other].decides, &drafts[other].rule);
            known
                && decides
                && stands_there(other)
                && other.decides == rule.decides
                && is_presumed(other) == is_presumed(rule)
        })
        .collect();
    if known && bases.is_empty() {
        problems.add(
            place,
            Kind::Unknown,
            format!(
                "{} overrides `{module}`, where no rule decides the same",
                drafts[at].what
            ),
        );
    }
    bases
}

fn is_presumed(rule: &Rule) -> bool {
    rule.force == Force::Presumption
}

/// Exceptions stay within their decision and their kind, and never lead back to themselves.
pub(super) fn check(drafts: &mut [Draft], problems: &mut Problems) {
    for draft in drafts.iter() {
        let rule = &draft.rule;
        for &base in &rule.exception_to {
            let known = draft.decides && drafts[base].decides;
            let base = &drafts[base].rule;
            if known && base.decides != rule.decides {
                problems.add(
                    &rule.place,
                    Kind::Value,
                    format!(
                        "{} is an exception to `{}`, which decides something else",
                        called("rule", &rule.id),
                        base.id
                    ),
                );
            } else if is_presumed(base) != is_presumed(rule) {
                problems.add(
                    &rule.place,
                    Kind::Value,
                    format!(
                        "{} is an exception to `{}`, and only one of them is a presumption",
                        called("rule", &rule.id),
                        base.id
                    ),
                );
            }
        }
    }
    for at in 0..drafts.len() {
        let Some(ring) = ring(drafts, at) else {
            continue;
        };
        let names = ring.iter().chain([&at]);
        let names: Vec<String> = names
            .map(|&rule| format!("`{}`", drafts[rule].rule.id))
            .collect();
        let rule = &mut drafts[at].rule;
        problems.add(
            &rule.place,
            Kind::Cycle,
            format!(
                "{} is in the end an exception to itself: {}",
                called("rule", &rule.id),
                names.join(" before ")
            ),
        );
        rule.exception_to.clear();
    }
}

/// The shortest way from a rule over what it goes before back to it, the rule first; nothing where there is none.
fn ring(drafts: &[Draft], at: RuleId) -> Option<Vec<RuleId>> {
    let mut from: Vec<Option<RuleId>> = vec![None; drafts.len()];
    let mut reached = vec![at];
    let mut next = 0;
    while let Some(&rule) = reached.get(next) {
        next += 1;
        for &base in &drafts[rule].rule.exception_to {
            if base == at {
                let back = std::iter::successors(Some(rule), |&rule| from[rule]);
                let mut way: Vec<RuleId> = back.collect();
                way.reverse();
                return Some(way);
            }
            if from[base].is_none() {
                from[base] = Some(rule);
                reached.push(base);
            }
        }
    }
    None
}
