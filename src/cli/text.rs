//! An assessment for people to read: the pack's wording, the program's few words in Swedish.

use std::fmt::Write;

use crate::engine::assessment::{
    Applying, Assessment, Verdict, assess, basis, role_codes, role_label,
};
use crate::engine::case::Case;
use crate::engine::decision::Status;
use crate::engine::pack::{Decision, FactId, Outcome, Pack, ValueId};

/// The assessment of a case, as lines of text.
pub(super) fn assessment(pack: &Pack, case: &Case) -> String {
    let got = assess(pack, case);
    let mut out = format!("{} {} · bedömt {}\n", pack.title, pack.version, case.on);
    if !got.clash.is_empty() {
        line(
            &mut out,
            format!("\nSvaren går inte ihop: {}", shorts(pack, &got.clash)),
        );
        for constraint in pack
            .constraints
            .iter()
            .filter(|constraint| constraint.facts.iter().all(|fact| got.clash.contains(fact)))
        {
            line(&mut out, format!("  {}", constraint.because));
        }
        return out;
    }
    for (decision, verdict) in pack.decisions.iter().zip(&got.decisions) {
        write_decision(&mut out, pack, &got, decision, verdict);
    }
    let title = |applying: &Applying| pack.duties[applying.index].label.as_str();
    write_list(
        &mut out,
        "Gör",
        got.duties.iter().filter(|duty| duty.certain).map(|duty| {
            format!(
                "{}{}{}",
                title(duty),
                deadline(duty),
                sources(&pack.duties[duty.index].basis)
            )
        }),
    );
    write_list(
        &mut out,
        "Kan gälla",
        got.duties
            .iter()
            .filter(|duty| !duty.certain)
            .map(|duty| format!("{}{}", title(duty), sources(&pack.duties[duty.index].basis))),
    );
    write_list(
        &mut out,
        "Tänk på",
        got.notices
            .iter()
            .filter(|notice| notice.certain)
            .map(|notice| {
                format!(
                    "{}{}",
                    pack.notices[notice.index].text,
                    sources(&pack.notices[notice.index].basis)
                )
            }),
    );
    if let Some(question) = &got.next_question {
        line(
            &mut out,
            format!("\nFråga härnäst: {}", pack.facts[question.fact].ask),
        );
    }
    out
}

fn write_decision(
    out: &mut String,
    pack: &Pack,
    got: &Assessment,
    decision: &Decision,
    verdict: &Verdict,
) {
    let finding = &verdict.finding;
    let labels = |values: &[ValueId]| {
        values
            .iter()
            .map(|&value| decision.values[value].label.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let said = match finding.status {
        Status::Settled if finding.certain.is_empty() => "ingen".to_owned(),
        Status::Settled => labels(&finding.certain),
        Status::Gap if finding.presumed.is_empty() => "rutinen ger inget svar här".to_owned(),
        Status::Gap => format!(
            "rutinen ger inget svar här; antagande: {}",
            labels(&finding.presumed)
        ),
        Status::Conflict => format!("gränsfall: {}", labels(&finding.clashing)),
        Status::Open => {
            let by_rule = finding.possible.iter().filter_map(|outcome| match outcome {
                Outcome::Rule(value) => Some(*value),
                Outcome::Gap(_) | Outcome::Conflict(_) => None,
            });
            format!("öppet: {}", labels(&by_rule.collect::<Vec<_>>()))
        }
        Status::Contradiction => "svaren går inte ihop".to_owned(),
    };
    line(out, format!("\n{}: {said}", decision.title));
    if finding.status == Status::Open && !finding.certain.is_empty() {
        line(out, format!("  säkert: {}", labels(&finding.certain)));
    }
    if finding.status == Status::Settled && !decision.many {
        let roles = finding
            .certain
            .iter()
            .filter_map(|&value| role_codes(pack, &got.decisions, decision, value))
            .flatten();
        let named: Vec<String> = roles
            .map(|code| role_label(pack, &code).unwrap_or(&code).to_owned())
            .collect();
        if !named.is_empty() {
            line(out, format!("  kontakt: {}", named.join(", ")));
        }
    }
    for &rule in &verdict.rules {
        line(
            out,
            format!(
                "  {}{}",
                pack.rules[rule].because,
                sources(&pack.rules[rule].basis)
            ),
        );
    }
    for &derived in &verdict.derived {
        let step = &pack.derived[derived];
        if !step.because.is_empty() {
            line(out, format!("  ({}) {}", step.label, step.because));
        }
    }
    for &gap in verdict
        .gaps
        .iter()
        .filter(|_| finding.status == Status::Gap)
    {
        line(
            out,
            format!(
                "  {}{}",
                pack.gaps[gap].because,
                sources(&pack.gaps[gap].basis)
            ),
        );
    }
    if verdict.rules.is_empty() && !basis(pack, verdict).is_empty() {
        line(out, format!("  jfr {}", basis(pack, verdict).join(", ")));
    }
    for (label, facts) in [
        ("beror på", &verdict.openness.open),
        ("väntar på", &verdict.openness.waits_for),
        ("vilar på", &verdict.rests_on),
    ] {
        if !facts.is_empty() {
            line(out, format!("  {label}: {}", shorts(pack, facts)));
        }
    }
}

fn write_list(out: &mut String, title: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if !items.is_empty() {
        line(out, format!("\n{title}"));
        for item in items {
            line(out, format!("  - {item}"));
        }
    }
}

fn deadline(duty: &Applying) -> String {
    let Some(due) = &duty.due else {
        return String::new();
    };
    let date = due.date.map(|date| {
        format!(
            " · senast {date}{}",
            due.time
                .as_ref()
                .map(|time| format!(" kl. {time}"))
                .unwrap_or_default()
        )
    });
    let told = date
        .or_else(|| {
            due.time
                .as_ref()
                .map(|time| format!(" · senast kl. {time}"))
        })
        .or_else(|| due.text.as_ref().map(|text| format!(" · {text}")));
    format!(
        "{}{}",
        told.unwrap_or_default(),
        if due.passed { " (har passerat)" } else { "" }
    )
}

fn sources(basis: &[String]) -> String {
    if basis.is_empty() {
        String::new()
    } else {
        format!(" [{}]", basis.join(", "))
    }
}

fn shorts(pack: &Pack, facts: &[FactId]) -> String {
    facts
        .iter()
        .map(|&fact| pack.facts[fact].short.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn line(out: &mut String, text: String) {
    writeln!(out, "{text}").expect("a string takes everything");
}
