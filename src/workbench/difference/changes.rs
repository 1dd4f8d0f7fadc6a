//! The classes of cases that come out otherwise.

use std::collections::BTreeSet;

use crate::author::model::Rule;
use crate::engine::diagram::{FALSE, Ref, TRUE, allowed};
use crate::engine::pack::{Force, ValueId};
use crate::workbench::difference::data::{Change, Cited, NotCompared, Outcome, Subject};
use crate::workbench::difference::described::described;
use crate::workbench::difference::joint::Joint;
use crate::workbench::difference::outcomes::in_words;
use crate::workbench::difference::sides::{Sides, subjects};
use crate::workbench::difference::space::{Space, support};
use crate::workbench::difference::witness::Person;

/// A change, and the diagrams by which it can be looked into.
pub(super) struct Class {
    /// As it is told.
    pub(super) change: Change,
    /// The cases, of those that both packs allow.
    pub(super) region: Ref,
    /// All classes of the subject together with the cases that come out as before.
    pub(super) allowed: Ref,
    /// What a case must say for both packs to judge it.
    pub(super) told: BTreeSet<usize>,
    /// The levels that the cases are counted over, rising.
    pub(super) levels: Vec<usize>,
}

/// Every class of every subject, and what cannot be compared.
pub(super) fn classes(joint: &mut Joint<'_>, space: &Space) -> (Vec<Class>, Vec<NotCompared>) {
    let (subjects, not) = subjects(joint);
    let mut not: Vec<NotCompared> = not
        .into_iter()
        .map(|(subject, why)| NotCompared { subject, why })
        .collect();
    let apart = joint.apart_levels();
    let mut differing = Vec::new();
    // The same diagram says the same, whatever it turns on.
    for sides in subjects
        .into_iter()
        .filter(|sides| sides.roots[0] != sides.roots[1])
    {
        let touched = support(
            &joint.built.builder,
            sides.roots.into_iter().chain([sides.within]),
        );
        let told = touched.intersection(&apart).next();
        match told.and_then(|&level| joint.fact_of(level)) {
            Some((fact, _)) => not.push(cannot(joint, sides.subject, fact)),
            None => differing.extend(differing_of(joint, space, sides, touched)),
        }
    }
    let mut found = Vec::new();
    if differing.is_empty() {
        return (found, not);
    }
    // Telling a class takes many diagrams that nobody needs afterwards.
    let before = joint.built.builder.clone();
    let most = before.diagrams().node_count() + MOST_SCRATCH;
    for subject in differing {
        found.extend(told_of(joint, &subject));
        let builder = &mut joint.built.builder;
        if builder.diagrams().node_count() > most {
            let overflow = builder.overflow;
            *builder = before.clone();
            builder.overflow |= overflow;
        }
    }
    (found, not)
}

/// How many nodes may pile up while classes are told.
const MOST_SCRATCH: usize = 500_000;

/// A subject with cases that come out otherwise.
struct Differing {
    sides: Sides,
    /// For each class the terminals and the cases.
    classes: Vec<((u32, u32), Ref)>,
    /// The cases that come out as before.
    same: Ref,
    /// All cases.
    allowed: Ref,
    /// What a case must say for both packs to judge it.
    levels: BTreeSet<usize>,
}

fn cannot(joint: &Joint<'_>, subject: Subject, fact: usize) -> NotCompared {
    let id = &joint.facts.facts[fact].id;
    let why = joint.apart.get(id).map_or("", String::as_str);
    NotCompared {
        subject,
        why: format!("it turns on `{id}`, which {why}"),
    }
}

fn differing_of(
    joint: &mut Joint<'_>,
    space: &Space,
    sides: Sides,
    touched: BTreeSet<usize>,
) -> Option<Differing> {
    let [old, new] = sides.roots;
    let mut pairs: BTreeSet<(u32, u32)> = BTreeSet::new();
    let builder = &mut joint.built.builder;
    builder.combine(old, new, &mut |from, to| {
        pairs.insert((from, to));
        FALSE
    });
    let met = space.allowed(builder, &touched);
    let met = builder.and(met, sides.within);
    let (mut classes, mut same) = (Vec::new(), met);
    for pair in pairs.into_iter().filter(|(from, to)| from != to) {
        let region = builder.combine(old, new, &mut |from, to| {
            if (from, to) == pair { TRUE } else { FALSE }
        });
        let region = builder.and(region, met);
        if region != Ref(FALSE) {
            classes.push((pair, region));
            let others = builder.not(region);
            same = builder.and(same, others);
        }
    }
    let mut levels = touched;
    levels.extend(support(builder, classes.iter().map(|(_, region)| *region)));
    (!classes.is_empty()).then_some(Differing {
        sides,
        classes,
        same,
        allowed: met,
        levels,
    })
}

fn told_of(joint: &mut Joint<'_>, differing: &Differing) -> Vec<Class> {
    let sides = &differing.sides;
    let regions: Vec<Ref> = differing
        .classes
        .iter()
        .map(|(_, region)| *region)
        .collect();
    let told = described(joint, &regions, differing.same, &differing.levels);
    let mut found: Vec<Class> = Vec::new();
    for (&((from, to), region), told) in differing.classes.iter().zip(told) {
        let [from, to] = [from, to].map(|t| sides.outcomes[t as usize - 1].clone());
        let rules = |side: usize, outcome: &Outcome| {
            let decides = sides.decides.map(|decides| decides[side]);
            match (decides, &told.person) {
                (Some(decides), Some(person)) => cited(joint, side, decides, outcome, person),
                _ => Vec::new(),
            }
        };
        found.push(Class {
            change: Change {
                from_words: in_words(joint, 0, &sides.subject, &from),
                to_words: in_words(joint, 1, &sides.subject, &to),
                rules_old: rules(0, &from),
                rules_new: rules(1, &to),
                subject: sides.subject.clone(),
                from,
                to,
                cases: told.cases,
            },
            region,
            allowed: differing.allowed,
            told: differing.levels.clone(),
            levels: told.levels,
        });
    }
    found.sort_by_key(|class| std::cmp::Reverse(class.change.cases.count));
    found
}

/// The rules of a pack that give a decision an outcome in the witness: those that apply for certain there and bear on it.
fn cited(
    joint: &Joint<'_>,
    side: usize,
    (decision, value): (usize, Option<ValueId>),
    outcome: &Outcome,
    person: &Person,
) -> Vec<Cited> {
    let model = joint.models[side];
    let codes = |values: &[ValueId], wanted: &[String]| {
        let code = |value: &ValueId| &model.decisions[decision].values[*value].code;
        values.iter().any(|value| wanted.contains(code(value)))
    };
    let presumes = |rule: &Rule| rule.force == Force::Presumption;
    let bears = |rule: &Rule| match (value, outcome) {
        (Some(value), Outcome::Presumed) => presumes(rule) && rule.gives.contains(&value),
        (Some(value), _) => {
            !presumes(rule) && (rule.gives.contains(&value) || rule.excludes.contains(&value))
        }
        (None, Outcome::Rule(code)) => {
            !presumes(rule) && codes(&rule.gives, std::slice::from_ref(code))
        }
        (None, Outcome::Gap(presumed)) => presumes(rule) && codes(&rule.gives, presumed),
        (None, Outcome::Conflict(clashing)) => !presumes(rule) && codes(&rule.gives, clashing),
        (None, _) => false,
    };
    let start = joint.starts[side].rules;
    let diagrams = joint.built.builder.diagrams();
    model
        .rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| rule.decides == decision && bears(rule))
        .filter(|(index, _)| {
            let live = joint.built.live[start + index];
            allowed(diagrams.reach_from(live, &person.masks)) == 1 << TRUE
        })
        .map(|(_, rule)| Cited {
            id: rule.id.clone(),
            basis: rule.basis.clone(),
            because: rule.because.clone(),
        })
        .collect()
}
