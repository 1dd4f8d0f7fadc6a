//! Outcomes in words: the pack's own for its values, plain English around them.

use crate::author::model::Model;
use crate::engine::pack::Span;
use crate::workbench::difference::data::{Outcome, Reckoning, Since, Subject, SubjectKind};
use crate::workbench::difference::joint::Joint;

/// What a pack makes of a subject, in words.
pub(super) fn in_words(
    joint: &Joint<'_>,
    side: usize,
    subject: &Subject,
    outcome: &Outcome,
) -> String {
    let model = joint.models[side];
    let label = |code: &String| {
        let decision = model
            .decisions
            .iter()
            .find(|decision| decision.id == subject.id);
        let values = decision.map_or(&[][..], |decision| &decision.values);
        let value = values.iter().find(|value| value.code == *code);
        value.map_or(code.clone(), |value| value.label.clone())
    };
    let labels = |codes: &[String]| codes.iter().map(label).collect::<Vec<_>>().join(", ");
    match outcome {
        Outcome::Rule(code) => label(code),
        Outcome::Decided => "decided by rules".to_owned(),
        Outcome::Gap(presumed) if presumed.is_empty() => "no rule decides".to_owned(),
        Outcome::Gap(presumed) => format!("no rule decides, presumed {}", labels(presumed)),
        Outcome::Conflict(values) if values.is_empty() => "rules contradict each other".to_owned(),
        Outcome::Conflict(values) => format!("rules contradict each other: {}", labels(values)),
        Outcome::In => "included".to_owned(),
        Outcome::Out => "not included".to_owned(),
        Outcome::Presumed => "presumed, no rule decides".to_owned(),
        Outcome::Clash => "rules contradict each other".to_owned(),
        Outcome::Judged => "applies if the worker judges so".to_owned(),
        Outcome::Yes => yes(subject.kind, true).to_owned(),
        Outcome::No => yes(subject.kind, false).to_owned(),
        Outcome::Due(ways) => match ways.as_slice() {
            [] => "no deadline".to_owned(),
            ways => {
                let ways: Vec<String> = ways.iter().map(|way| reckoning(model, way)).collect();
                ways.join(", or else ")
            }
        },
    }
}

fn yes(kind: SubjectKind, yes: bool) -> &'static str {
    match (kind, yes) {
        (SubjectKind::Notice, true) => "shown",
        (SubjectKind::Notice, false) => "not shown",
        (SubjectKind::Text, true) => "offered",
        (SubjectKind::Text, false) => "not offered",
        (SubjectKind::Line, true) => "in the text",
        (SubjectKind::Line, false) => "not in the text",
        (SubjectKind::Question, true) => "asked",
        (SubjectKind::Question, false) => "not asked",
        (_, true) => "applies",
        (_, false) => "does not apply",
    }
}

fn reckoning(model: &Model, way: &Reckoning) -> String {
    let short = |id: &String| {
        let fact = model.facts.iter().find(|fact| fact.id == *id);
        fact.map_or(id.clone(), |fact| fact.short.clone())
    };
    let from = way.from.as_ref().map(|from| match from {
        Since::Date(date) => short(date),
        Since::Turns(age, birthday) => format!("the day of turning {age} ({})", short(birthday)),
    });
    let mut parts: Vec<String> = Vec::new();
    match (from, span(way.offset)) {
        (Some(from), None) => parts.push(format!("on {from}")),
        (Some(from), Some((length, before))) => {
            parts.push(format!(
                "{length} {} {from}",
                if before { "before" } else { "after" }
            ));
        }
        (None, _) => {}
    }
    parts.extend(way.time.as_ref().map(|time| format!("at {time}")));
    parts.extend(way.text.as_ref().map(|text| format!("“{text}”")));
    parts.extend(way.due.then(|| "due now".to_owned()));
    parts.extend(way.missed.then(|| "missed".to_owned()));
    if parts.is_empty() {
        "without a date".to_owned()
    } else {
        parts.join(", ")
    }
}

/// A length of time in words, and whether it goes backward; none where it is no time at all.
fn span(span: Span) -> Option<(String, bool)> {
    let part = |count: i32, unit: &str| match count.unsigned_abs() {
        0 => None,
        1 => Some(format!("1 {unit}")),
        many => Some(format!("{many} {unit}s")),
    };
    let backward = span.months < 0 || (span.months == 0 && span.days < 0);
    let mixed = span.months != 0 && span.days != 0 && (span.months < 0) != (span.days < 0);
    let parts = [part(span.months, "month"), part(span.days, "day")];
    let joint = if mixed { " less " } else { " and " };
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| (parts.join(joint), backward))
}
