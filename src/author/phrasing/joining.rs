//! Phrases joined to one: what is said twice is said once, what contradicts itself is never true.

use crate::author::model::Model;
use crate::author::phrasing::{Phrase, Statement, Subject, What, beside, said};

/// Every one of some phrases.
pub(super) fn all(model: &Model, parts: Vec<Phrase>) -> Phrase {
    let mut joined: Vec<Phrase> = Vec::new();
    for part in parts {
        match part {
            Phrase::Always => {}
            Phrase::Never => return Phrase::Never,
            Phrase::All(inner) => joined.extend(inner),
            Phrase::Says(_) | Phrase::Any(_) => joined.push(part),
        }
    }
    let joined = merge(model, joined, both);
    if joined.contains(&Phrase::Never) {
        return Phrase::Never;
    }
    one_or(joined, Phrase::Always, Phrase::All)
}

/// At least one of some phrases.
pub(super) fn any(model: &Model, parts: Vec<Phrase>) -> Phrase {
    let mut joined: Vec<Phrase> = Vec::new();
    for part in parts {
        match part {
            Phrase::Never => {}
            Phrase::Always => return Phrase::Always,
            Phrase::Any(inner) => joined.extend(inner),
            Phrase::Says(_) | Phrase::All(_) => joined.push(part),
        }
    }
    let joined = merge(model, joined, either);
    if joined.contains(&Phrase::Always) {
        return Phrase::Always;
    }
    one_or(joined, Phrase::Never, Phrase::Any)
}

fn one_or(mut parts: Vec<Phrase>, none: Phrase, many: fn(Vec<Phrase>) -> Phrase) -> Phrase {
    match parts.len() {
        0 => none,
        1 => parts.remove(0),
        _ => many(parts),
    }
}

/// One statement in place of two about the same thing, where there is one that says the same.
type Merge = fn(&Model, Subject, &What, &What) -> Option<Phrase>;

/// Merges statements two by two until no two can be, each into the place of the first.
fn merge(model: &Model, mut parts: Vec<Phrase>, with: Merge) -> Vec<Phrase> {
    let pair = |parts: &[Phrase]| {
        (0..parts.len()).find_map(|first| {
            (first + 1..parts.len()).find_map(|second| {
                let merged = together(model, &parts[first], &parts[second], with)?;
                Some((first, second, merged))
            })
        })
    };
    while let Some((first, second, merged)) = pair(&parts) {
        parts.remove(second);
        parts[first] = merged;
    }
    parts
}

fn together(model: &Model, first: &Phrase, second: &Phrase, with: Merge) -> Option<Phrase> {
    if first == second {
        return Some(first.clone());
    }
    match (first, second) {
        (
            Phrase::Says(Statement { about, what: a }),
            Phrase::Says(Statement {
                about: also,
                what: b,
            }),
        ) if about == also => with(model, *about, a, b),
        _ => None,
    }
}

/// Both statements as one.
fn both(model: &Model, about: Subject, first: &What, second: &What) -> Option<Phrase> {
    let what = match (first, second) {
        (What::OneOf(a), What::OneOf(b)) => What::OneOf(a & b),
        (What::Every(a), What::Every(b)) => What::Every(a | b),
        (What::NoneOf(a), What::NoneOf(b)) => What::NoneOf(a | b),
        (What::NoneOf(none), What::SomeOf(some) | What::Every(some))
        | (What::SomeOf(some) | What::Every(some), What::NoneOf(none)) => {
            let Subject::Fact(fact) = about else {
                return None;
            };
            let every = matches!((first, second), (What::Every(_), _) | (_, What::Every(_)));
            if none & some == 0 && none | some == beside(model, fact) {
                // "Every one of several, and nothing else" has no shorter form.
                if every && some.count_ones() > 1 {
                    return None;
                }
                What::Only(*some)
            } else {
                return None;
            }
        }
        (What::Within(a), What::Within(b)) => What::Within(meet(a, b)),
        (What::During(a, true), What::During(b, true)) => What::During(a.and(*b), true),
        (What::Holds(a), What::Holds(b)) if a != b => return Some(Phrase::Never),
        (What::Comes(a, false), What::Comes(b, false)) => What::Comes(union(a, b), false),
        _ => return None,
    };
    Some(said(model, about, what))
}

/// At least one of two statements as one.
fn either(model: &Model, about: Subject, first: &What, second: &What) -> Option<Phrase> {
    let what = match (first, second) {
        (What::OneOf(a), What::OneOf(b)) => What::OneOf(a | b),
        (What::SomeOf(a) | What::Every(a), What::SomeOf(b) | What::Every(b))
            if is_single(first) && is_single(second) =>
        {
            What::SomeOf(a | b)
        }
        (What::Within(a), What::Within(b)) => What::Within(join(a, b)),
        (What::Holds(a), What::Holds(b)) if a != b => return Some(Phrase::Always),
        (What::Comes(a, true), What::Comes(b, true)) => What::Comes(union(a, b), true),
        _ => return None,
    };
    Some(said(model, about, what))
}

/// Whether "at least one of" is all that it says: of a single value both forms say the same.
fn is_single(what: &What) -> bool {
    match what {
        What::Every(set) => set.count_ones() == 1,
        _ => true,
    }
}

fn union<T: Clone + PartialEq>(first: &[T], second: &[T]) -> Vec<T> {
    let mut all = first.to_vec();
    all.extend(second.iter().filter(|item| !first.contains(item)).cloned());
    all
}

/// The numbers that are in both lists of ranges.
fn meet(first: &[(i32, i32)], second: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let pairs = first
        .iter()
        .flat_map(|a| second.iter().map(move |b| (a, b)));
    let mut met: Vec<(i32, i32)> = pairs
        .map(|(a, b)| (a.0.max(b.0), a.1.min(b.1)))
        .filter(|(low, high)| low <= high)
        .collect();
    met.sort_unstable();
    met
}

/// The numbers that are in either list of ranges.
fn join(first: &[(i32, i32)], second: &[(i32, i32)]) -> Vec<(i32, i32)> {
    let mut all: Vec<(i32, i32)> = first.iter().chain(second).copied().collect();
    all.sort_unstable();
    let mut joined: Vec<(i32, i32)> = Vec::new();
    for (low, high) in all {
        match joined.last_mut() {
            Some(last) if low <= last.1.saturating_add(1) => last.1 = last.1.max(high),
            _ => joined.push((low, high)),
        }
    }
    joined
}
