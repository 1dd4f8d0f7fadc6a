//! An assessment as data, version 1 of its schema.

mod decision;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::engine::asking;
use crate::engine::assessment::{Applying, assess};
use crate::engine::case::Case;
use crate::engine::decision::Status;
use crate::engine::filling;
use crate::engine::ignored::ignored;
use crate::engine::pack::{FactId, Force, Pack};
use decision::{DecisionReport, decision_report};

/// The number that an assessment carries as `schema`.
pub const SCHEMA: u32 = 1;

/// Everything a case settles, by code.
#[derive(Debug, Serialize)]
pub struct Report<'p> {
    schema: u32,
    pack: Identity<'p>,
    on: NaiveDate,
    decisions: InOrder<'p, DecisionReport<'p>>,
    duties: Vec<DutyReport<'p>>,
    notices: Vec<NoticeReport<'p>>,
    texts: Vec<TextReport<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_question: Option<QuestionReport<'p>>,
    open_facts: Vec<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ignored: Vec<&'p str>,
}

#[derive(Debug, Serialize)]
struct Identity<'p> {
    id: &'p str,
    version: &'p str,
    hash: &'p str,
}

/// An object whose keys keep the pack's order.
#[derive(Debug)]
struct InOrder<'p, T>(Vec<(&'p str, T)>);

impl<T: Serialize> Serialize for InOrder<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

#[derive(Debug, Serialize)]
struct DutyReport<'p> {
    id: &'p str,
    status: &'static str,
    deadline: Option<DeadlineReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    judgement: Option<&'p str>,
    force: Force,
    basis: &'p [String],
}

#[derive(Debug, Serialize)]
struct DeadlineReport {
    date: Option<NaiveDate>,
    time: Option<String>,
    passed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    late: Option<String>,
    due_now: bool,
    flags: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct NoticeReport<'p> {
    id: &'p str,
    status: &'static str,
    basis: &'p [String],
}

#[derive(Debug, Serialize)]
struct TextReport<'p> {
    id: &'p str,
    title: &'p str,
    text: String,
    basis: &'p [String],
}

#[derive(Debug, Serialize)]
struct QuestionReport<'p> {
    fact: &'p str,
    screen: Option<&'p str>,
    settles: InOrder<'p, Vec<&'p str>>,
}

/// Judges a case and gives the assessment as data.
pub fn report<'p>(pack: &'p Pack, case: &Case) -> Report<'p> {
    report_with(pack, case, None)
}

/// The same with a day that local data give for a date fact: prescribed texts name it where the fact has no answer.
pub fn report_with<'p>(
    pack: &'p Pack,
    case: &Case,
    local: Option<(FactId, NaiveDate)>,
) -> Report<'p> {
    let assessment = assess(pack, case);
    let ids = |facts: &[FactId]| {
        facts
            .iter()
            .map(|&fact| pack.facts[fact].id.as_str())
            .collect::<Vec<_>>()
    };
    let question = assessment
        .next_question
        .as_ref()
        .map(|question| QuestionReport {
            fact: &pack.facts[question.fact].id,
            screen: question
                .screen
                .map(|screen| pack.screens[screen].id.as_str()),
            settles: InOrder(
                asking::settles(pack, case, question.fact)
                    .into_iter()
                    .map(|(value, decisions)| {
                        (
                            pack.facts[question.fact].values[value].code.as_str(),
                            decisions
                                .into_iter()
                                .map(|d| pack.decisions[d].id.as_str())
                                .collect(),
                        )
                    })
                    .collect(),
            ),
        });
    Report {
        schema: SCHEMA,
        pack: Identity {
            id: &pack.id,
            version: &pack.version,
            hash: &pack.hash,
        },
        on: case.on,
        decisions: InOrder(
            pack.decisions
                .iter()
                .zip(&assessment.decisions)
                .map(|(decision, verdict)| {
                    (
                        decision.id.as_str(),
                        decision_report(pack, &assessment, decision, verdict),
                    )
                })
                .collect(),
        ),
        duties: assessment
            .duties
            .iter()
            .map(|applying| duty_report(pack, applying))
            .collect(),
        notices: assessment
            .notices
            .iter()
            .map(|applying| NoticeReport {
                id: &pack.notices[applying.index].id,
                status: status_of(applying),
                basis: &pack.notices[applying.index].basis,
            })
            .collect(),
        texts: filling::offered(pack, case)
            .into_iter()
            .map(|at| {
                let template = &pack.templates[at];
                TextReport {
                    id: &template.id,
                    title: &template.title,
                    text: filling::fill(pack, case, template, &[], local),
                    basis: &template.basis,
                }
            })
            .collect(),
        next_question: question,
        open_facts: ids(&assessment.open_facts),
        ignored: ids(&ignored(pack, case)),
    }
}

/// The status of a decision as a code.
pub fn status_code(status: Status) -> &'static str {
    match status {
        Status::Settled => "settled",
        Status::Gap => "gap",
        Status::Conflict => "conflict",
        Status::Open => "open",
        Status::Contradiction => "contradiction",
    }
}

fn status_of(applying: &Applying) -> &'static str {
    if applying.certain {
        "applies"
    } else {
        "may_apply"
    }
}

fn duty_report<'p>(pack: &'p Pack, applying: &Applying) -> DutyReport<'p> {
    let duty = &pack.duties[applying.index];
    DutyReport {
        id: &duty.id,
        status: status_of(applying),
        deadline: applying.due.as_ref().map(|due| DeadlineReport {
            date: due.date,
            time: due.time.clone(),
            passed: due.passed,
            late: due.late.clone().filter(|_| due.passed),
            due_now: due.now,
            flags: due.flags.clone(),
        }),
        judgement: duty.judgement.as_deref(),
        force: duty.force,
        basis: &duty.basis,
    }
}
