//! Prescribed texts filled from a case, ready to copy.
//!
//! Nothing is made up: what is not known stays as a place in square brackets with the name of what belongs there.

use crate::engine::assessment::Assessment;
use crate::engine::case::{Answer, Case};
use crate::engine::deadline::due;
use crate::engine::decision::{Certainty, certainty};
use crate::engine::diagram::Reach;
use crate::engine::pack::{DecisionId, FactId, Pack, Part, Template};

/// The templates that a case has use for, by index, certain ones first.
pub fn offered(pack: &Pack, case: &Case) -> Vec<usize> {
    let reach = pack.diagrams.reach(&case.masks(pack));
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

fn conclusion(pack: &Pack, assessment: &Assessment, decision: DecisionId) -> String {
    let item = &pack.decisions[decision];
    let certain = &assessment.decisions[decision].finding.certain;
    if certain.is_empty() {
        return blank(&item.title);
    }
    certain
        .iter()
        .map(|&value| item.values[value].label.as_str())
        .collect::<Vec<&str>>()
        .join(", ")
}

fn deadline(pack: &Pack, case: &Case, reach: &Reach<'_>, duty: usize) -> String {
    let duty = &pack.duties[duty];
    match due(pack, case, reach, duty) {
        Some(due) => match (due.date, due.time) {
            (Some(date), Some(time)) => format!("{date} {time}"),
            (Some(date), None) => date.to_string(),
            (None, time) => due.text.or(time).unwrap_or_else(|| blank(&duty.label)),
        },
        None => blank(&duty.label),
    }
}

fn blank(what: &str) -> String {
    format!("[{what}]")
}
