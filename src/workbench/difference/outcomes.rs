//! Outcomes in words, in the language of the pack that comes to them.

mod words;

use crate::author::model::Model;
use crate::author::phrasing::time::{inside_a_sentence, moment};
use crate::author::phrasing::words as phrasing;
use crate::workbench::difference::data::{Outcome, Reckoning, Since, Subject, SubjectKind};
use crate::workbench::difference::joint::Joint;

use words::Words;
pub(super) use words::words;

/// What a pack makes of a subject, in words.
pub(super) fn in_words(
    joint: &Joint<'_>,
    side: usize,
    subject: &Subject,
    outcome: &Outcome,
) -> String {
    let model = joint.models[side];
    let words = words(&model.lang);
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
    let said = match outcome {
        Outcome::Rule(code) => return label(code),
        Outcome::Gap(presumed) if !presumed.is_empty() => {
            return format!("{}: {}", words.presumed, labels(presumed));
        }
        Outcome::Conflict(values) if !values.is_empty() => {
            return format!("{}: {}", words.clash, labels(values));
        }
        Outcome::Due(ways) if !ways.is_empty() => {
            let ways: Vec<String> = ways.iter().map(|way| reckoning(model, way)).collect();
            return ways.join(words.or_else);
        }
        Outcome::Due(_) => words.no_deadline,
        Outcome::Decided => words.decided,
        Outcome::Gap(_) => words.silent,
        Outcome::Conflict(_) | Outcome::Clash => words.clash,
        Outcome::In => words.member[0],
        Outcome::Out => words.member[1],
        Outcome::Presumed => words.member_presumed,
        Outcome::Judged => words.judged,
        Outcome::Yes => kind(words, subject.kind)[0],
        Outcome::No => kind(words, subject.kind)[1],
    };
    said.to_owned()
}

/// What is said of a thing of a kind that is there, and of one that is not.
fn kind(words: &Words, kind: SubjectKind) -> [&'static str; 2] {
    match kind {
        SubjectKind::Notice => words.notice,
        SubjectKind::Text => words.text,
        SubjectKind::Line => words.line,
        SubjectKind::Question => words.question,
        SubjectKind::Decision | SubjectKind::Member | SubjectKind::Duty | SubjectKind::Deadline => {
            words.applies
        }
    }
}

fn reckoning(model: &Model, way: &Reckoning) -> String {
    let (words, plain) = (words(&model.lang), phrasing::words(&model.lang));
    let short = |id: &String| {
        let fact = model.facts.iter().find(|fact| fact.id == *id);
        inside_a_sentence(fact.map_or(id, |fact| &fact.short))
    };
    let from = way.from.as_ref().map(|from| match from {
        Since::Date(date) => short(date),
        Since::Turns(age, birthday) => format!("{} ({})", (plain.birthday)(*age), short(birthday)),
    });
    let mut parts: Vec<String> = Vec::new();
    parts.extend(moment(plain, from, way.offset, way.time.as_deref()));
    let (open, close) = plain.quotes;
    parts.extend(way.text.as_ref().map(|text| format!("{open}{text}{close}")));
    parts.extend(way.due.then(|| words.due.to_owned()));
    parts.extend(way.missed.then(|| words.missed.to_owned()));
    let late = way.late.as_ref();
    parts.extend(late.map(|late| format!("{}: {open}{late}{close}", words.late)));
    if parts.is_empty() {
        words.undated.to_owned()
    } else {
        parts.join(", ")
    }
}
