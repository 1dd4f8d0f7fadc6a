//! Conditions in words: what a condition says of a case, in the language of the pack.
//!
//! A condition is first brought into a form in which nothing is denied twice: `not` moves inwards until it stands at single
//! statements, and statements about the same fact become one ("not under 19" and "under 21" become "19–20 år"). The form says
//! exactly what the condition says. Then each statement is told as a subject and a few words: "Ålder: minst 19 år".

#[cfg(test)]
mod exactness;
mod joining;
mod telling;
pub(crate) mod time;
pub(crate) mod words;

use crate::author::condition::{Condition, Test};
use crate::author::model::{Domain, Model};
use crate::engine::pack::{DateTest, DecisionId, FactId, Validity};

pub(crate) use telling::{alternatives, in_line, says, subject};

/// What a condition says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Phrase {
    /// True of every case.
    Always,
    /// True of none.
    Never,
    /// One statement.
    Says(Statement),
    /// Every one of them; at least two, none of them an `All`.
    All(Vec<Phrase>),
    /// At least one of them; at least two, none of them an `Any`.
    Any(Vec<Phrase>),
}

/// A statement about one thing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    /// What it is about.
    pub(crate) about: Subject,
    /// What it says of that.
    pub(crate) what: What,
}

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A fact.
    Fact(FactId),
    /// A derived fact.
    Derived(usize),
    /// An earlier decision.
    Decision(DecisionId),
    /// The day of judgement.
    Day,
}

/// What a statement says. Sets of values are bit masks, with the bit after the last value for "vet inte".
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// A `yes_no` or `choice` fact has one of these values.
    OneOf(u32),
    /// A `choices` fact includes at least one of these.
    SomeOf(u32),
    /// A `choices` fact includes every one of these.
    Every(u32),
    /// A `choices` fact includes none of these.
    NoneOf(u32),
    /// A `choices` fact includes at least one of these and nothing else.
    Only(u32),
    /// A number lies in one of these ranges, which rise and do not touch.
    Within(Vec<(i32, i32)>),
    /// A date is late in this sense, or not.
    Late(DateTest, bool),
    /// The day of judgement is among these, or not.
    During(Validity, bool),
    /// A derived fact holds, or not.
    Holds(bool),
    /// A decision comes out in one of these ways, or in none of them.
    Comes(Vec<Test>, bool),
}

/// What a condition says.
pub(crate) fn phrase(model: &Model, condition: &Condition) -> Phrase {
    normal(model, condition, true)
}

/// What a condition says, or what its opposite does.
fn normal(model: &Model, condition: &Condition, holds: bool) -> Phrase {
    let all_of = |parts: &[Condition]| {
        joining::all(
            model,
            parts
                .iter()
                .map(|part| normal(model, part, holds))
                .collect(),
        )
    };
    let any_of = |parts: &[Condition]| {
        joining::any(
            model,
            parts
                .iter()
                .map(|part| normal(model, part, holds))
                .collect(),
        )
    };
    match (condition, holds) {
        (Condition::All(parts), true) | (Condition::Any(parts), false) => all_of(parts),
        (Condition::Any(parts), true) | (Condition::All(parts), false) => any_of(parts),
        (Condition::Not(part), _) => normal(model, part, !holds),
        (Condition::Values(fact, values), _) => {
            let named = mask(values.iter().copied());
            let set = if holds {
                named
            } else {
                full(model, *fact) & !named
            };
            said(model, Subject::Fact(*fact), What::OneOf(set))
        }
        (Condition::Includes(fact, value), true) => {
            said(model, Subject::Fact(*fact), What::Every(1 << value))
        }
        (Condition::Includes(fact, value), false) => {
            said(model, Subject::Fact(*fact), What::NoneOf(1 << value))
        }
        (Condition::Between(fact, low, high), _) => {
            let (min, max) = range(model, *fact);
            let ranges = if holds {
                vec![(*low, *high)]
            } else {
                [(min, low - 1), (high + 1, max)]
                    .into_iter()
                    .filter(|(from, to)| from <= to)
                    .collect()
            };
            said(model, Subject::Fact(*fact), What::Within(ranges))
        }
        (Condition::Late(fact, test), _) => {
            said(model, Subject::Fact(*fact), What::Late(test.clone(), holds))
        }
        (Condition::During(validity), _) => {
            said(model, Subject::Day, What::During(*validity, holds))
        }
        (Condition::Derived(derived), _) => {
            said(model, Subject::Derived(*derived), What::Holds(holds))
        }
        (Condition::Decision(decision, test), _) => said(
            model,
            Subject::Decision(*decision),
            What::Comes(vec![*test], holds),
        ),
    }
}

/// A statement, or what it comes to where it leaves nothing or everything open.
fn said(model: &Model, about: Subject, what: What) -> Phrase {
    match (&what, about) {
        (What::OneOf(0), _) => Phrase::Never,
        (What::OneOf(set), Subject::Fact(fact)) if *set == full(model, fact) => Phrase::Always,
        (What::During(validity, holds), _) if validity.is_open() => {
            if *holds {
                Phrase::Always
            } else {
                Phrase::Never
            }
        }
        (What::Within(ranges), _) if ranges.is_empty() => Phrase::Never,
        (What::Within(ranges), Subject::Fact(fact)) if *ranges == [range(model, fact)] => {
            Phrase::Always
        }
        _ => Phrase::Says(Statement { about, what }),
    }
}

fn mask(values: impl Iterator<Item = usize>) -> u32 {
    values.fold(0, |mask, value| mask | 1 << value)
}

/// All values of a fact, "vet inte" with them where it is a value.
fn full(model: &Model, fact: FactId) -> u32 {
    let fact = &model.facts[fact];
    mask(0..fact.values.len() + usize::from(fact.unknown))
}

/// The values of a `choices` fact that can stand beside each other: all but the one that excludes the rest.
fn beside(model: &Model, fact: FactId) -> u32 {
    match model.facts[fact].domain {
        Domain::Choices { none: Some(none) } => full(model, fact) & !(1 << none),
        Domain::Choices { none: None }
        | Domain::YesNo
        | Domain::Choice
        | Domain::Number { .. }
        | Domain::Date => full(model, fact),
    }
}

fn range(model: &Model, fact: FactId) -> (i32, i32) {
    match model.facts[fact].domain {
        Domain::Number { min, max, .. } => (min, max),
        Domain::YesNo | Domain::Choice | Domain::Choices { .. } | Domain::Date => (0, 0),
    }
}
