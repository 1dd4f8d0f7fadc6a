//! Prescribed texts filled from a case, ready to copy.
//!
//! Nothing is made up: what is not known stays as a place in square brackets with the name of what belongs there.

use crate::engine::assessment::Assessment;
use crate::engine::case::{Answer, Case};
use crate::engine::deadline::{Due, due};
use crate::engine::decision::{Certainty, Status, certainty, is_consistent};
use crate::engine::diagram::Reach;
use crate::engine::pack::{DecisionId, FactId, Pack, Part, Template};

/// The templates that a case has use for, by index; none where its answers contradict each other.
pub fn offered(pack: &Pack, case: &Case) -> Vec<usize> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    if !is_consistent(pack, &reach) {
        return Vec::new();
    }
    (0..pack.templates.len())
        .filter(|&at| certainty(&reach, pack.templates[at].when) == Certainty::Certain)
        .collect()
}

/// A template's text for a case. A line whose condition is not certain is left out.
pub fn fill(pack: &Pack, case: &Case, assessment: &Assessment, template: &Template) -> String {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let mut text = String::new();
    for line in &template.lines {
        if line
            .when
            .is_some_and(|when| certainty(&reach, when) != Certainty::Certain)
        {
            continue;
        }
        for part in &line.parts {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Fact(fact) => text.push_str(&answer(pack, case, *fact)),
                Part::Decision(decision) => text.push_str(&conclusion(pack, assessment, *decision)),
                Part::Deadline(duty) => text.push_str(&deadline(pack, case, &reach, *duty)),
                Part::Day => text.push_str(&case.on.to_string()),
            }
        }
        text.push('\n');
    }
    text
}

/// The answer in the pack's words; the name of the fact in brackets where it is not known.
fn answer(pack: &Pack, case: &Case, fact: FactId) -> String {
    let item = &pack.facts[fact];
    let told = match case.answer(fact) {
        Some(Answer::Value(value)) => item.values[value].label.clone(),
        Some(Answer::Options { yes, .. }) => (0..item.values.len())
            .filter(|value| yes >> value & 1 == 1)
            .map(|value| item.values[value].label.as_str())
            .collect::<Vec<&str>>()
            .join(", "),
        Some(Answer::Number(number)) => number.to_string(),
        Some(Answer::Date(date)) => date.to_string(),
        Some(Answer::Unknown) | None => case
            .number(pack, fact)
            .map(|number| number.to_string())
            .unwrap_or_default(),
    };
    if told.is_empty() {
        blank(&item.short)
    } else {
        told
    }
}

/// What is certain; and a place for the rest while the decision has not come to an end.
fn conclusion(pack: &Pack, assessment: &Assessment, decision: DecisionId) -> String {
    let item = &pack.decisions[decision];
    let finding = &assessment.decisions[decision].finding;
    let mut told: Vec<String> = finding
        .certain
        .iter()
        .map(|&value| item.values[value].label.clone())
        .collect();
    if finding.status != Status::Settled || told.is_empty() {
        told.push(blank(&item.title));
    }
    told.join(", ")
}

/// The day, and the time on it; a place where the day is not known or the duty does not apply for certain.
fn deadline(pack: &Pack, case: &Case, reach: &Reach<'_>, duty: usize) -> String {
    let duty = &pack.duties[duty];
    let due =
        due(pack, case, reach, duty).filter(|_| certainty(reach, duty.when) == Certainty::Certain);
    match due {
        Some(Due {
            date: Some(date),
            time: Some(time),
            ..
        }) => format!("{date} {time}"),
        Some(Due {
            date: Some(date), ..
        }) => date.to_string(),
        Some(Due {
            text: Some(text), ..
        }) => text,
        Some(_) | None => blank(&duty.label),
    }
}

fn blank(what: &str) -> String {
    format!("[{what}]")
}
