//! Prescribed texts filled from a case, ready to copy.
//!
//! Nothing is made up: what is not known stays as a place in square brackets that says what someone writes there. A day that local
//! data give for a question that nobody has answered is filled in and marked as theirs. What the worker judges otherwise is not told
//! as what holds: the judgement with its reason comes first, and what the rules say as theirs. What comes out is plain text in the
//! pack's language, to be pasted anywhere: days in words, and no marks.

use chrono::NaiveDate;

use crate::engine::case::{Answer, Case};
use crate::engine::deadline::{Due, due, due_by, with_day};
use crate::engine::decision::{Certainty, Finding, Status, certainty, find, is_consistent};
use crate::engine::diagram::Reach;
use crate::engine::pack::{DecisionId, FactId, Pack, Part, Template};
use crate::engine::written;

/// Whether a template has a place for what the worker judges otherwise.
pub fn takes_judgement(template: &Template) -> bool {
    let mut parts = template.lines.iter().flat_map(|line| &line.parts);
    parts.any(|part| *part == Part::Judgement)
}

/// What a line begins with that is a heading.
const HEADING: &str = "# ";

/// A conclusion that the worker judges otherwise: of which decision, and why.
pub type Judged<'r> = (DecisionId, &'r str);

/// What the worker judges otherwise, with what the rules say; without a full stop at its end.
pub fn judgements(pack: &Pack, case: &Case, judged: &[Judged<'_>]) -> String {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let one = |&(decision, reason): &Judged<'_>| {
        let title = &pack.decisions[decision].title;
        title.clone() + ": " + &judgement(pack, &reach, decision, Some(reason))
    };
    let told: Vec<String> = judged.iter().map(one).collect();
    told.join(". ")
}

/// One of them, without its title; without the reason where that stands above.
fn judgement(pack: &Pack, reach: &Reach<'_>, decision: DecisionId, reason: Option<&str>) -> String {
    let finding = find(pack, &pack.decisions[decision], reach);
    let given = conclusion(pack, reach, decision);
    let silence = silence(pack, decision, &finding);
    let given = match &silence {
        Some(silence) => Err(silence.as_str()),
        None => Ok(given.as_str()),
    };
    written::judged(&pack.lang, given, reason)
}

/// Why the rules have no answer, where they have none; what is open may get one yet.
fn silence(pack: &Pack, decision: DecisionId, finding: &Finding) -> Option<String> {
    let item = &pack.decisions[decision];
    let values = finding.values().iter();
    let labels: Vec<&str> = (values.map(|&value| item.values[value].label.as_str())).collect();
    match finding.status {
        Status::Gap => Some(written::silent(&pack.lang, &labels)),
        Status::Conflict => Some(written::collides(&pack.lang, &labels)),
        Status::Settled | Status::Open | Status::Contradiction => None,
    }
}

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

/// A template's text for a case. A line whose condition is not certain is left out; a heading has an empty line before it.
/// `judged` is what the worker judges otherwise, which only counts where the template has a place for it. `local` is the day that
/// local data give for a date fact; it only counts where that has no answer.
pub fn fill(
    pack: &Pack,
    case: &Case,
    template: &Template,
    judged: &[Judged<'_>],
    local: Option<(FactId, NaiveDate)>,
) -> String {
    let local = local.and_then(|local| Local::of(pack, case, local));
    let reach = pack.diagrams.reach(&case.masks(pack));
    // The reason goes into the note and nowhere else.
    let judged = if takes_judgement(template) {
        judged
    } else {
        &[]
    };
    // Each reason is told once, wherever it comes first.
    let mut told_of = 0_u64;
    let mut text = String::new();
    for line in &template.lines {
        if line
            .when
            .is_some_and(|when| certainty(&reach, when) != Certainty::Certain)
        {
            continue;
        }
        for (place, part) in line.parts.iter().enumerate() {
            match part {
                Part::Words(words) => match words.strip_prefix(HEADING) {
                    Some(heading) if place == 0 => {
                        if !text.is_empty() && !text.ends_with("\n\n") {
                            text.push('\n');
                        }
                        text.push_str(heading);
                    }
                    _ => text.push_str(words),
                },
                Part::Fact(fact) => {
                    let told = local.as_ref().and_then(|local| local.answer(pack, *fact));
                    text.push_str(&told.unwrap_or_else(|| answer(pack, case, *fact)));
                }
                Part::Decision(decision) => {
                    let of = judged.iter().find(|(judged, _)| judged == decision);
                    text.push_str(&match of {
                        None => conclusion(pack, &reach, *decision),
                        Some((_, reason)) => {
                            let is_told = told_of >> decision & 1 == 1;
                            told_of |= 1 << decision;
                            judgement(pack, &reach, *decision, (!is_told).then_some(*reason))
                        }
                    });
                }
                Part::Deadline(duty) => {
                    let told = local.as_ref().and_then(|local| local.deadline(pack, *duty));
                    text.push_str(&told.unwrap_or_else(|| {
                        let due = applying(pack, case, &reach, *duty);
                        deadline(pack, due)
                    }));
                }
                Part::Day => text.push_str(&written::day(&pack.lang, case.on)),
                Part::Rules => text.push_str(&written::rules(pack)),
                Part::Judgement if judged.is_empty() => {
                    text.push_str(&blank(written::own_judgement(&pack.lang)));
                }
                Part::Judgement => {
                    let left = judged.iter().filter(|(of, _)| told_of >> of & 1 == 0);
                    let left: Vec<Judged<'_>> = left.copied().collect();
                    for (of, _) in &left {
                        told_of |= 1 << of;
                    }
                    text.push_str(&if left.is_empty() {
                        written::as_above(&pack.lang).to_owned()
                    } else {
                        judgements(pack, case, &left)
                    });
                }
            }
        }
        text.push('\n');
    }
    text
}

/// A day that local data give, and the case as it would be with that answer.
struct Local {
    fact: FactId,
    answered: Case,
}

impl Local {
    /// `None` where the fact has an answer, or the day cannot be one.
    fn of(pack: &Pack, case: &Case, (fact, day): (FactId, NaiveDate)) -> Option<Local> {
        let answered = with_day(pack, case, fact, day)?;
        Some(Local { fact, answered })
    }

    /// The day, where it is the fact's.
    fn answer(&self, pack: &Pack, fact: FactId) -> Option<String> {
        let told = || answer(pack, &self.answered, fact) + " " + written::by_calendar(&pack.lang);
        (fact == self.fact).then(told)
    }

    /// A deadline that has a day by it, where it is counted from it.
    fn deadline(&self, pack: &Pack, duty: usize) -> Option<String> {
        let reach = pack.diagrams.reach(&self.answered.masks(pack));
        let duty = &pack.duties[duty];
        let due = due_by(pack, &self.answered, &reach, self.fact, duty)?;
        let applies = certainty(&reach, duty.when) == Certainty::Certain;
        applies.then(|| deadline(pack, Some(due)) + " " + written::by_calendar(&pack.lang))
    }
}

/// The answer in the pack's words; what someone writes there, in brackets, where it is not known.
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
        Some(Answer::Date(date)) => written::day(&pack.lang, date),
        Some(Answer::Unknown) | None => case
            .number(pack, fact)
            .map(|number| number.to_string())
            .unwrap_or_default(),
    };
    if !told.is_empty() {
        told
    } else if item.blank.is_empty() {
        blank(&item.short)
    } else {
        blank(&item.blank)
    }
}

/// What is certain; and a place for the rest where the rules have not settled it.
fn conclusion(pack: &Pack, reach: &Reach<'_>, decision: DecisionId) -> String {
    let item = &pack.decisions[decision];
    let finding = find(pack, item, reach);
    let mut told: Vec<String> = finding
        .certain
        .iter()
        .map(|&value| item.values[value].label.clone())
        .collect();
    match finding.status {
        Status::Settled if told.is_empty() => told.push(written::nobody(&pack.lang).to_owned()),
        Status::Settled => {}
        Status::Open if !told.is_empty() => told.push(blank(written::perhaps_more(&pack.lang))),
        Status::Open | Status::Contradiction => told.push(blank(written::not_settled(&pack.lang))),
        Status::Gap | Status::Conflict => {
            let own = written::own_judgement(&pack.lang);
            let silence = silence(pack, decision, &finding).into_iter();
            told.push(blank(
                &silence
                    .chain([own.to_owned()])
                    .collect::<Vec<_>>()
                    .join("; "),
            ));
        }
    }
    told.join(", ")
}

/// The deadline of a duty that applies for certain.
fn applying(pack: &Pack, case: &Case, reach: &Reach<'_>, duty: usize) -> Option<Due> {
    let duty = &pack.duties[duty];
    let applies = certainty(reach, duty.when) == Certainty::Certain;
    due(pack, case, reach, duty).filter(|_| applies)
}

/// The day, and the time on it; what the deadline says where it has no day; a place for the day where it is not known or there is
/// no deadline.
fn deadline(pack: &Pack, due: Option<Due>) -> String {
    let some_day = || blank(written::some_day(&pack.lang));
    let Some(due) = due else { return some_day() };
    let day = due.date.map(|date| written::day(&pack.lang, date));
    match (day, due.text, due.time) {
        (None, Some(text), _) => text,
        (day, _, time) => {
            let day = day.unwrap_or_else(some_day);
            match time {
                Some(time) => format!("{day} {}", written::at(&pack.lang, &time)),
                None => day,
            }
        }
    }
}

fn blank(what: &str) -> String {
    format!("[{what}]")
}
