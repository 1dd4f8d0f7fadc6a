//! An assessment as data, version 1 of its schema.

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::engine::asking;
use crate::engine::assessment::{Applying, Assessment, Meanwhile, Verdict, assess, basis, role_codes};
use crate::engine::case::Case;
use crate::engine::decision::Status;
use crate::engine::pack::{Decision, FactId, Force, Outcome, Pack, RuleId, ValueId};

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
    #[serde(skip_serializing_if = "Option::is_none")]
    next_question: Option<QuestionReport<'p>>,
    open_facts: Vec<&'p str>,
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

/// A list for a `many` decision, a code or null for a `one`.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Codes<'p> {
    One(Option<&'p str>),
    Many(Vec<&'p str>),
}

/// A role: a code, a list of codes, or null.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Roles {
    One(String),
    Many(Vec<String>),
}

#[derive(Debug, Serialize)]
struct DecisionReport<'p> {
    many: bool,
    status: &'static str,
    value: Codes<'p>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certain: Option<Vec<&'p str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maybe: Option<Vec<&'p str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Roles>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'p str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    possible: Vec<OutcomeReport<'p>>,
    open_facts: Vec<&'p str>,
    waits_for: Vec<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meanwhile: Option<OutcomeReport<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gap: Option<GapReport<'p>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    conflict: Vec<ClashReport<'p>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contradiction: Vec<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    force: Option<Force>,
    rules: Vec<&'p str>,
    basis: Vec<&'p str>,
    because: Vec<&'p str>,
    rests_on: Vec<&'p str>,
}

#[derive(Debug, Serialize)]
struct OutcomeReport<'p> {
    kind: &'static str,
    value: Codes<'p>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<Roles>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'p str>,
}

#[derive(Debug, Serialize)]
struct GapReport<'p> {
    readings: Vec<ReadingReport<'p>>,
    presumption: Codes<'p>,
    contact: Option<&'p str>,
}

#[derive(Debug, Serialize)]
struct ReadingReport<'p> {
    rule: &'p str,
    basis: &'p [String],
    because: &'p str,
}

#[derive(Debug, Serialize)]
struct ClashReport<'p> {
    value: &'p str,
    rules: Vec<&'p str>,
    basis: Vec<&'p str>,
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
    flags: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct NoticeReport<'p> {
    id: &'p str,
    status: &'static str,
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
    let assessment = assess(pack, case);
    let ids = |facts: &[FactId]| facts.iter().map(|&fact| pack.facts[fact].id.as_str()).collect::<Vec<_>>();
    let question = assessment.next_question.as_ref().map(|question| QuestionReport {
        fact: &pack.facts[question.fact].id,
        screen: question.screen.map(|screen| pack.screens[screen].id.as_str()),
        settles: InOrder(
            asking::settles(pack, case, question.fact)
                .into_iter()
                .map(|(value, decisions)| (pack.facts[question.fact].values[value].code.as_str(), decisions.into_iter().map(|d| pack.decisions[d].id.as_str()).collect()))
                .collect(),
        ),
    });
    Report {
        schema: SCHEMA,
        pack: Identity { id: &pack.id, version: &pack.version, hash: &pack.hash },
        on: case.on,
        decisions: InOrder(pack.decisions.iter().zip(&assessment.decisions).map(|(decision, verdict)| (decision.id.as_str(), decision_report(pack, &assessment, decision, verdict))).collect()),
        duties: assessment.duties.iter().map(|applying| duty_report(pack, applying)).collect(),
        notices: assessment
            .notices
            .iter()
            .map(|applying| NoticeReport { id: &pack.notices[applying.index].id, status: status_of(applying), basis: &pack.notices[applying.index].basis })
            .collect(),
        next_question: question,
        open_facts: ids(&assessment.open_facts),
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
    if applying.certain { "applies" } else { "may_apply" }
}

fn duty_report<'p>(pack: &'p Pack, applying: &Applying) -> DutyReport<'p> {
    let duty = &pack.duties[applying.index];
    DutyReport {
        id: &duty.id,
        status: status_of(applying),
        deadline: applying.due.as_ref().map(|due| DeadlineReport { date: due.date, time: due.time.clone(), passed: due.passed, flags: due.flags.clone() }),
        judgement: duty.judgement.as_deref(),
        force: duty.force,
        basis: &duty.basis,
    }
}

fn decision_report<'p>(pack: &'p Pack, assessment: &Assessment, decision: &'p Decision, verdict: &Verdict) -> DecisionReport<'p> {
    let finding = &verdict.finding;
    let code = |value: ValueId| decision.values[value].code.as_str();
    let codes = |values: &[ValueId]| values.iter().map(|&value| code(value)).collect::<Vec<_>>();
    let one_or_many = |values: &[ValueId]| if decision.many { Codes::Many(codes(values)) } else { Codes::One(values.first().map(|&value| code(value))) };
    let facts = |facts: &[FactId]| facts.iter().map(|&fact| pack.facts[fact].id.as_str()).collect::<Vec<_>>();
    let settled = if finding.status == Status::Settled { finding.certain.as_slice() } else { &[] };
    let outcome = |outcome: &Outcome| outcome_report(pack, assessment, decision, outcome);
    let open = finding.status == Status::Open;
    let told: &[RuleId] = if verdict.rules.is_empty() { &verdict.possible_rules } else { &verdict.rules };
    let because = told.iter().map(|&rule| pack.rules[rule].because.as_str()).chain(verdict.gaps.iter().map(|&gap| pack.gaps[gap].because.as_str()));
    let value_role = match settled {
        &[value] if !decision.many => roles(pack, assessment, decision, value),
        _ => None,
    };
    DecisionReport {
        many: decision.many,
        status: status_code(finding.status),
        value: one_or_many(settled),
        certain: decision.many.then(|| codes(&finding.certain)),
        maybe: decision.many.then(|| codes(&finding.maybe)),
        role: value_role,
        channel: settled.first().filter(|_| !decision.many).and_then(|&value| decision.values[value].channel.as_deref()),
        possible: if open { finding.possible.iter().map(outcome).collect() } else { Vec::new() },
        open_facts: facts(&verdict.openness.open),
        waits_for: facts(&verdict.openness.waits_for),
        says: decision.open_says.as_deref().filter(|_| open),
        meanwhile: verdict.meanwhile.as_ref().map(|meanwhile| match meanwhile {
            Meanwhile::Outcome(result) => outcome(result),
            Meanwhile::Safest(value) => OutcomeReport { kind: "safest", ..outcome(&Outcome::Rule(*value)) },
        }),
        gap: (finding.status == Status::Gap).then(|| GapReport {
            readings: verdict.readings.iter().map(|&rule| ReadingReport { rule: &pack.rules[rule].id, basis: &pack.rules[rule].basis, because: &pack.rules[rule].because }).collect(),
            presumption: one_or_many(&finding.presumed),
            contact: safest_contact(pack),
        }),
        conflict: if finding.status == Status::Conflict { clashes(pack, decision, verdict) } else { Vec::new() },
        contradiction: facts(&assessment.clash),
        force: verdict.force,
        rules: told.iter().map(|&rule| pack.rules[rule].id.as_str()).collect(),
        basis: basis(pack, verdict),
        because: because.collect(),
        rests_on: facts(&verdict.rests_on),
    }
}

fn clashes<'p>(pack: &'p Pack, decision: &'p Decision, verdict: &Verdict) -> Vec<ClashReport<'p>> {
    let bearing: Vec<RuleId> = verdict.rules.iter().chain(&verdict.possible_rules).copied().collect();
    let on = |value: &ValueId| bearing.iter().map(|&rule| &pack.rules[rule]).filter(|rule| rule.gives.contains(value) || rule.excludes.contains(value)).collect::<Vec<_>>();
    verdict
        .finding
        .clashing
        .iter()
        .map(|value| ClashReport {
            value: &decision.values[*value].code,
            rules: on(value).iter().map(|rule| rule.id.as_str()).collect(),
            basis: on(value).iter().flat_map(|rule| rule.basis.iter().map(String::as_str)).collect(),
        })
        .collect()
}

fn outcome_report<'p>(pack: &Pack, assessment: &Assessment, decision: &'p Decision, outcome: &Outcome) -> OutcomeReport<'p> {
    let code = |value: &ValueId| decision.values[*value].code.as_str();
    let several = |values: &[ValueId]| {
        if decision.many || values.len() > 1 { Codes::Many(values.iter().map(code).collect()) } else { Codes::One(values.first().map(code)) }
    };
    match outcome {
        Outcome::Rule(value) => {
            OutcomeReport { kind: "rule", value: Codes::One(Some(code(value))), role: roles(pack, assessment, decision, *value), channel: decision.values[*value].channel.as_deref() }
        }
        Outcome::Gap(values) => OutcomeReport { kind: "gap", value: several(values), role: None, channel: None },
        Outcome::Conflict(values) => OutcomeReport { kind: "conflict", value: several(values), role: None, channel: None },
    }
}

fn roles(pack: &Pack, assessment: &Assessment, decision: &Decision, value: ValueId) -> Option<Roles> {
    let mut codes = role_codes(pack, &assessment.decisions, decision, value)?;
    match (codes.len(), codes.pop()) {
        (1, Some(only)) => Some(Roles::One(only)),
        (_, Some(last)) => {
            codes.push(last);
            Some(Roles::Many(codes))
        }
        (_, None) => None,
    }
}

/// The code of the safest contact: the fall-back of the last primary decision that has one.
fn safest_contact(pack: &Pack) -> Option<&str> {
    pack.decisions.iter().rev().find_map(|decision| decision.safest.map(|value| decision.values[value].code.as_str()))
}
