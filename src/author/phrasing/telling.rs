//! Statements told: the subject's label, and in a few words what is said of it.

use crate::author::condition::Test;
use crate::author::model::{Domain, Model};
use crate::author::phrasing::words::{Words, words};
use crate::author::phrasing::{Phrase, Statement, Subject, What, beside, full, range, time};
use crate::engine::pack::{DecisionId, FactId};

/// From how many values on a statement is told by those that it leaves out, where these are fewer.
const MANY: u32 = 3;

/// What a statement is about, as a label.
pub(crate) fn subject(model: &Model, about: Subject) -> &str {
    match about {
        Subject::Fact(fact) => &model.facts[fact].short,
        Subject::Derived(derived) => &model.derived[derived].label,
        Subject::Decision(decision) => &model.decisions[decision].title,
        Subject::Day => words(&model.lang).day,
    }
}

/// A phrase in one line: "Ålder: minst 19 år · Behov: inte Missbruk".
pub(crate) fn in_line(model: &Model, phrase: &Phrase) -> String {
    let words = words(&model.lang);
    match phrase {
        Phrase::Always => words.always.to_owned(),
        Phrase::Never => words.never.to_owned(),
        Phrase::Says(statement) => format!(
            "{}: {}",
            subject(model, statement.about),
            says(model, statement)
        ),
        Phrase::All(parts) => joined(model, parts, " · "),
        Phrase::Any(parts) => format!("{} [{}]", words.at_least_one, joined(model, parts, "; ")),
    }
}

fn joined(model: &Model, parts: &[Phrase], between: &str) -> String {
    let told: Vec<String> = parts.iter().map(|part| in_line(model, part)).collect();
    told.join(between)
}

/// What a statement says of its subject: "minst 19 år", "inte Missbruk".
pub(crate) fn says(model: &Model, statement: &Statement) -> String {
    let words = words(&model.lang);
    match (&statement.what, statement.about) {
        (What::OneOf(set), Subject::Fact(fact)) => one_of(model, words, fact, *set),
        (What::SomeOf(set), Subject::Fact(fact)) => {
            if *set == beside(model, fact)
                && let Some(none) = none_label(model, fact)
            {
                return (words.other_than)(&none);
            }
            alternatives(words, &labels(model, fact, *set))
        }
        (What::Every(set), Subject::Fact(fact)) => {
            let labels = labels(model, fact, *set);
            if labels.len() == 1 {
                labels[0].clone()
            } else {
                (words.every)(&listed(words, &labels, words.and), labels.len())
            }
        }
        (What::NoneOf(set), Subject::Fact(fact)) => {
            if *set == beside(model, fact) {
                return none_label(model, fact).unwrap_or_else(|| words.nothing.to_owned());
            }
            (words.not)(&alternatives(words, &labels(model, fact, *set)))
        }
        (What::Only(set), Subject::Fact(fact)) => {
            let labels = labels(model, fact, *set);
            (words.only)(&alternatives(words, &labels), labels.len())
        }
        (What::Within(ranges), Subject::Fact(fact)) => within(model, words, fact, ranges),
        (What::Late(test, late), _) => time::lies(words, test, *late),
        (What::During(validity, during), _) => {
            let day = |day| time::date(words, day);
            let told = (words.during)(validity.from.map(day), validity.to.map(day));
            if *during { told } else { (words.not)(&told) }
        }
        (What::Holds(holds), _) => if *holds { words.yes } else { words.no }.to_owned(),
        (What::Comes(tests, comes), Subject::Decision(decision)) => {
            let told: Vec<String> = tests
                .iter()
                .map(|test| test_in_words(model, words, decision, *test))
                .collect();
            let told = alternatives(words, &told);
            if *comes { told } else { (words.not)(&told) }
        }
        // Sets, ranges and outcomes are said of facts and decisions only.
        (_, about) => subject(model, about).to_owned(),
    }
}

fn one_of(model: &Model, words: &Words, fact: FactId, set: u32) -> String {
    let left = full(model, fact) & !set;
    if set.count_ones() >= MANY && left.count_ones() < set.count_ones() {
        (words.other_than)(&alternatives(words, &labels(model, fact, left)))
    } else {
        alternatives(words, &labels(model, fact, set))
    }
}

fn within(model: &Model, words: &Words, fact: FactId, ranges: &[(i32, i32)]) -> String {
    let (min, max) = range(model, fact);
    let age = matches!(model.facts[fact].domain, Domain::Number { age: true, .. });
    let told: Vec<String> = ranges
        .iter()
        .map(|&(low, high)| {
            let from = (low > min || low == high).then_some(low);
            let to = (high < max || low == high).then_some(high);
            (words.within)(from, to, age)
        })
        .collect();
    listed(words, &told, words.or)
}

fn test_in_words(model: &Model, words: &Words, decision: DecisionId, test: Test) -> String {
    match test {
        Test::Value(value) | Test::Named(value) => {
            model.decisions[decision].values[value].label.clone()
        }
        Test::Rule => words.by_rule.to_owned(),
        Test::Gap => words.gap.to_owned(),
        Test::Conflict => words.conflict.to_owned(),
    }
}

/// The labels of a set of values, "vet inte" last.
fn labels(model: &Model, fact: FactId, set: u32) -> Vec<String> {
    let item = &model.facts[fact];
    (0..=item.values.len())
        .filter(|value| set >> value & 1 == 1)
        .map(|value| {
            item.values.get(value).map_or_else(
                || words(&model.lang).unknown.to_owned(),
                |value| value.label.clone(),
            )
        })
        .collect()
}

fn none_label(model: &Model, fact: FactId) -> Option<String> {
    match model.facts[fact].domain {
        Domain::Choices { none: Some(none) } => Some(model.facts[fact].values[none].label.clone()),
        Domain::Choices { none: None }
        | Domain::YesNo
        | Domain::Choice
        | Domain::Number { .. }
        | Domain::Date => None,
    }
}

/// "A, B eller C".
pub(crate) fn alternatives(words: &Words, labels: &[String]) -> String {
    listed(words, labels, words.or)
}

/// Labels with a word before the last; those that could be taken apart stand in quotation marks.
fn listed(words: &Words, labels: &[String], last: &str) -> String {
    let splits = |label: &str| {
        label.contains(',')
            || [words.or, words.and]
                .iter()
                .any(|word| label.contains(&format!(" {word} ")))
    };
    let told: Vec<String> = labels
        .iter()
        .map(|label| {
            if labels.len() > 1 && splits(label) {
                format!("{}{label}{}", words.quotes.0, words.quotes.1)
            } else {
                label.clone()
            }
        })
        .collect();
    match told.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, before)) => format!("{} {last} {end}", before.join(", ")),
    }
}
