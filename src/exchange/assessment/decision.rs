//! What an assessment says of one decision, as data.

use serde::Serialize;

use crate::engine::assessment::{Assessment, Meanwhile, Verdict, role_codes, safest_contact};
use crate::engine::decision::Status;
use crate::engine::pack::{Decision, FactId, Force, Outcome, Pack, RuleId, ValueId};
use crate::exchange::assessment::status_code;

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
pub(super) struct DecisionReport<'p> {
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternatives: Vec<AlternativesReport<'p>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    derived: Vec<StepReport<'p>>,
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
    readings: Vec<RuleReport<'p>>,
    presumption: Codes<'p>,
    contact: Option<&'p str>,
}

/// A value that some rule gives in every completion, though not the same one in all.
#[derive(Debug, Serialize)]
struct AlternativesReport<'p> {
    value: &'p str,
    one_of: Vec<RuleReport<'p>>,
}

#[derive(Debug, Serialize)]
struct RuleReport<'p> {
    rule: &'p str,
    basis: &'p [String],
    because: &'p str,
}

impl<'p> RuleReport<'p> {
    fn of(pack: &'p Pack, rule: RuleId) -> RuleReport<'p> {
        let rule = &pack.rules[rule];
        RuleReport {
            rule: &rule.id,
            basis: &rule.basis,
            because: &rule.because,
        }
    }
}

/// A derived fact on the way from the answers to a rule.
#[derive(Debug, Serialize)]
struct StepReport<'p> {
    id: &'p str,
    because: &'p str,
    basis: &'p [String],
}

#[derive(Debug, Serialize)]
struct ClashReport<'p> {
    value: &'p str,
    rules: Vec<&'p str>,
    basis: Vec<&'p str>,
}

pub(super) fn decision_report<'p>(
    pack: &'p Pack,
    assessment: &Assessment,
    decision: &'p Decision,
    verdict: &Verdict,
) -> DecisionReport<'p> {
    let finding = &verdict.finding;
    let code = |value: ValueId| decision.values[value].code.as_str();
    let codes = |values: &[ValueId]| values.iter().map(|&value| code(value)).collect::<Vec<_>>();
    let one_or_many = |values: &[ValueId]| {
        if decision.many {
            Codes::Many(codes(values))
        } else {
            Codes::One(values.first().map(|&value| code(value)))
        }
    };
    let facts = |facts: &[FactId]| {
        facts
            .iter()
            .map(|&fact| pack.facts[fact].id.as_str())
            .collect::<Vec<_>>()
    };
    // Where each member is a verdict of its own, those that are settled are not held back by one that is open.
    let each = decision.independent && finding.status == Status::Open;
    let settled = if finding.status == Status::Settled || each {
        finding.certain.as_slice()
    } else {
        &[]
    };
    let outcome = |outcome: &Outcome| outcome_report(pack, assessment, decision, outcome);
    let open = finding.status == Status::Open;
    let rules = |rules: &[RuleId]| -> Vec<RuleReport<'p>> {
        rules
            .iter()
            .map(|&rule| RuleReport::of(pack, rule))
            .collect()
    };
    let because = verdict
        .reasons
        .rules
        .iter()
        .map(|&rule| pack.rules[rule].because.as_str())
        .chain(
            verdict
                .reasons
                .gaps
                .iter()
                .filter(|_| finding.status == Status::Gap)
                .map(|&gap| pack.gaps[gap].because.as_str()),
        );
    let mut because: Vec<&str> = because.collect();
    if because.is_empty() {
        // Each value is given by one rule or another, and no rule by itself is certain: `alternatives` tells which belong together.
        for &rule in verdict.reasons.alternatives.iter().flat_map(|it| &it.rules) {
            let told = pack.rules[rule].because.as_str();
            if !because.contains(&told) {
                because.push(told);
            }
        }
    }
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
        channel: settled
            .first()
            .filter(|_| !decision.many)
            .and_then(|&value| decision.values[value].channel.as_deref()),
        possible: if open {
            finding.possible.iter().map(outcome).collect()
        } else {
            Vec::new()
        },
        open_facts: facts(&verdict.openness.open),
        waits_for: facts(&verdict.openness.waits_for),
        says: decision.open_says.as_deref().filter(|_| open),
        meanwhile: verdict.meanwhile.as_ref().map(|meanwhile| {
            let several = |kind: &'static str, values: &[ValueId]| OutcomeReport {
                kind,
                value: one_or_many(values),
                role: None,
                channel: None,
            };
            match meanwhile {
                Meanwhile::Rule(values) if decision.many => several("rule", values),
                Meanwhile::Rule(values) => {
                    outcome(&Outcome::Rule(values.first().copied().unwrap_or_default()))
                }
                Meanwhile::Gap(values) => several("gap", values),
                Meanwhile::Safest(of, value) => OutcomeReport {
                    kind: "safest",
                    ..outcome_report(
                        pack,
                        assessment,
                        &pack.decisions[*of],
                        &Outcome::Rule(*value),
                    )
                },
            }
        }),
        gap: (finding.status == Status::Gap).then(|| GapReport {
            readings: rules(&verdict.reasons.readings),
            presumption: one_or_many(&finding.presumed),
            contact: safest_contact(pack, |of| assessment.decisions[of].finding.clone())
                .map(|(of, value)| pack.decisions[of].values[value].code.as_str()),
        }),
        conflict: if finding.status == Status::Conflict {
            clashes(pack, decision, verdict)
        } else {
            Vec::new()
        },
        contradiction: facts(&assessment.clash),
        force: verdict.force,
        rules: verdict
            .reasons
            .rules
            .iter()
            .map(|&rule| pack.rules[rule].id.as_str())
            .collect(),
        basis: verdict.basis(pack),
        because,
        alternatives: verdict
            .reasons
            .alternatives
            .iter()
            .map(|either| AlternativesReport {
                value: code(either.value),
                one_of: rules(&either.rules),
            })
            .collect(),
        derived: verdict
            .derived
            .iter()
            .map(|&derived| &pack.derived[derived])
            .map(|step| StepReport {
                id: &step.id,
                because: &step.because,
                basis: &step.basis,
            })
            .collect(),
        rests_on: facts(&verdict.rests_on),
    }
}

fn clashes<'p>(pack: &'p Pack, decision: &'p Decision, verdict: &Verdict) -> Vec<ClashReport<'p>> {
    let reasons = &verdict.reasons;
    let bearing: Vec<RuleId> = reasons
        .saying()
        .chain(reasons.possible_rules.iter().copied())
        .collect();
    let on = |value: &ValueId| {
        bearing
            .iter()
            .map(|&rule| &pack.rules[rule])
            .filter(|rule| rule.gives.contains(value) || rule.excludes.contains(value))
            .collect::<Vec<_>>()
    };
    verdict
        .finding
        .clashing
        .iter()
        .map(|value| ClashReport {
            value: &decision.values[*value].code,
            rules: on(value).iter().map(|rule| rule.id.as_str()).collect(),
            basis: on(value)
                .iter()
                .flat_map(|rule| rule.basis.iter().map(String::as_str))
                .collect(),
        })
        .collect()
}

fn outcome_report<'p>(
    pack: &Pack,
    assessment: &Assessment,
    decision: &'p Decision,
    outcome: &Outcome,
) -> OutcomeReport<'p> {
    let code = |value: &ValueId| decision.values[*value].code.as_str();
    let several = |values: &[ValueId]| {
        if decision.many || values.len() > 1 {
            Codes::Many(values.iter().map(code).collect())
        } else {
            Codes::One(values.first().map(code))
        }
    };
    match outcome {
        Outcome::Rule(value) => OutcomeReport {
            kind: "rule",
            value: Codes::One(Some(code(value))),
            role: roles(pack, assessment, decision, *value),
            channel: decision.values[*value].channel.as_deref(),
        },
        Outcome::Gap(values) => OutcomeReport {
            kind: "gap",
            value: several(values),
            role: None,
            channel: None,
        },
        Outcome::Conflict(values) => OutcomeReport {
            kind: "conflict",
            value: several(values),
            role: None,
            channel: None,
        },
    }
}

fn roles(
    pack: &Pack,
    assessment: &Assessment,
    decision: &Decision,
    value: ValueId,
) -> Option<Roles> {
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
