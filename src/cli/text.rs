//! An assessment for people to read, in the language of the pack.

use std::fmt::Write;

use crate::cli::otherwise;
use crate::cli::words::words;
use crate::engine::assessment::{Applying, Assessment, Verdict, assess, role_codes, role_label};
use crate::engine::case::Case;
use crate::engine::decision::{Finding, Status};
use crate::engine::explanation::broken;
use crate::engine::filling;
use crate::engine::otherwise::Otherwise;
use crate::engine::pack::{Decision, FactId, Law, Notice, Outcome, Pack, RuleId, Tone, ValueId};
use crate::engine::reasons::{alike, basis_of};

/// The assessment of a case, as lines of text; and what comes out otherwise today.
pub(super) fn assessment(pack: &Pack, case: &Case, otherwise: &Otherwise) -> String {
    let words = words(&pack.lang);
    let got = assess(pack, case);
    let mut out = format!(
        "{} {} · {} {}\n",
        pack.title, pack.version, words.judged, case.on
    );
    out.push_str(&otherwise::in_words(pack, otherwise));
    if let Some(day) = pack.review_by.filter(|day| *day < case.on) {
        line(&mut out, format!("{} {day}", words.review_overdue));
    }
    for source in &pack.sources {
        let (from, to) = (source.validity.from, source.validity.to);
        if let Some(day) = to.filter(|to| *to < case.on) {
            line(
                &mut out,
                format!("{} {} {day}", source.title, words.source_ended),
            );
        } else if let Some(day) = from.filter(|from| case.on < *from) {
            line(
                &mut out,
                format!("{} {} {day}", source.title, words.source_begins),
            );
        }
    }
    if !got.clash.is_empty() {
        line(
            &mut out,
            format!("\n{}: {}", words.clash, shorts(pack, &got.clash)),
        );
        for constraint in broken(pack, case, &got.clash) {
            line(
                &mut out,
                format!("  {}", pack.constraints[constraint].because),
            );
        }
        return out;
    }
    for (decision, verdict) in pack.decisions.iter().zip(&got.decisions) {
        // That a decision beside the primary ones comes to nobody is no news: often it has nothing to do with the case.
        let finding = &verdict.finding;
        if !decision.primary && finding.status == Status::Settled && finding.certain.is_empty() {
            continue;
        }
        write_decision(&mut out, pack, &got, decision, verdict);
    }
    write_duties(&mut out, pack, &got);
    write_notices(&mut out, pack, &got);
    write_laws(&mut out, pack, &got);
    let texts = filling::offered(pack, case);
    write_list(
        &mut out,
        words.texts,
        texts.into_iter().map(|at| {
            let template = &pack.templates[at];
            let filled = filling::fill(pack, case, template, &[], None);
            let lines = filled.lines();
            let lines = lines.map(|line| format!("\n{}", format!("      {line}").trim_end()));
            let lines: String = lines.collect();
            format!("{}{lines}", template.title)
        }),
    );
    if let Some(question) = &got.next_question {
        line(
            &mut out,
            format!("\n{}: {}", words.next, pack.facts[question.fact].ask),
        );
    }
    out
}

fn write_duties(out: &mut String, pack: &Pack, got: &Assessment) {
    let words = words(&pack.lang);
    let told = |applying: &Applying| {
        let duty = &pack.duties[applying.index];
        let judgement = duty.judgement.as_ref().filter(|_| !applying.certain);
        format!(
            "{}{}{}{}",
            duty.label,
            judgement
                .map(|told| format!(" ({told})"))
                .unwrap_or_default(),
            deadline(pack, applying),
            sources(&duty.basis)
        )
    };
    let (certain, possible): (Vec<&Applying>, Vec<&Applying>) =
        got.duties.iter().partition(|duty| duty.certain);
    write_list(out, words.duties, certain.into_iter().map(told));
    write_list(out, words.possible_duties, possible.into_iter().map(told));
}

fn write_notices(out: &mut String, pack: &Pack, got: &Assessment) {
    let words = words(&pack.lang);
    let shown = got.notices.iter().filter(|notice| notice.certain);
    let (judgements, notices): (Vec<&Notice>, Vec<&Notice>) = shown
        .map(|notice| &pack.notices[notice.index])
        .partition(|notice| notice.tone == Tone::Judgement);
    let told = |notice: &Notice| format!("{}{}", notice.text, sources(&notice.basis));
    write_list(out, words.judgements, judgements.into_iter().map(told));
    write_list(out, words.notices, notices.into_iter().map(told));
}

/// What the law says beside the reasons of the primary decisions and of what must be done. A section of today's law that stands
/// beside several of the sources is told once, with what each of them says and what is to be noted.
fn write_laws(out: &mut String, pack: &Pack, got: &Assessment) {
    let words = words(&pack.lang);
    let decided = pack.decisions.iter().zip(&got.decisions);
    let mut bases: Vec<String> = decided
        .filter(|(decision, _)| decision.primary)
        .flat_map(|(_, verdict)| verdict.basis(pack))
        .map(str::to_owned)
        .collect();
    for duty in got.duties.iter().filter(|duty| duty.certain) {
        bases.extend_from_slice(&pack.duties[duty.index].basis);
    }
    let mut told: Vec<(&str, Vec<&Law>)> = Vec::new();
    for law in pack.laws(&bases) {
        match told.iter_mut().find(|(today, _)| *today == law.today) {
            Some((_, group)) => group.push(law),
            None => told.push((&law.today, vec![law])),
        }
    }
    let lines = told.iter().map(|(today, group)| {
        let mut beside: Vec<String> = Vec::new();
        for law in group {
            let says = match law.says.as_str() {
                "" => words.overlay,
                says => says,
            };
            let note = match law.note.as_str() {
                "" => String::new(),
                note => format!(": {note}"),
            };
            let checked = format!("({} {})", (words.status)(law.status), law.checked);
            let told = format!("{says}{note} {checked}");
            if !beside.contains(&told) {
                beside.push(told);
            }
        }
        let beside = beside.join("\n    - ");
        format!("{}: {today}\n    - {beside}", words.today)
    });
    write_list(out, words.laws, lines);
}

fn write_decision(
    out: &mut String,
    pack: &Pack,
    got: &Assessment,
    decision: &Decision,
    verdict: &Verdict,
) {
    let words = words(&pack.lang);
    let finding = &verdict.finding;
    line(
        out,
        format!("\n{}: {}", decision.title, said(pack, decision, finding)),
    );
    if finding.status == Status::Open && !finding.certain.is_empty() {
        line(
            out,
            format!(
                "  {}: {}",
                words.certain,
                labels(decision, &finding.certain)
            ),
        );
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
            line(out, format!("  {}: {}", words.contact, named.join(", ")));
        }
    }
    let reason = |rules: &[RuleId]| {
        let because = rules
            .first()
            .map_or("", |&rule| pack.rules[rule].because.as_str());
        format!("{because}{}", sources(&basis_of(pack, rules)))
    };
    for rules in alike(pack, &verdict.reasons.rules) {
        line(out, format!("  {}", reason(&rules)));
    }
    for either in &verdict.reasons.alternatives {
        let value = &decision.values[either.value].label;
        line(out, format!("  {value}: {}", words.one_of));
        for rules in alike(pack, &either.rules) {
            line(out, format!("    - {}", reason(&rules)));
        }
    }
    for &derived in &verdict.derived {
        let step = &pack.derived[derived];
        if !step.because.is_empty() {
            line(out, format!("  ({}) {}", step.label, step.because));
        }
    }
    for &gap in verdict
        .reasons
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
    if verdict.reasons.saying().next().is_none() && !verdict.basis(pack).is_empty() {
        line(
            out,
            format!("  {} {}", words.compare, verdict.basis(pack).join(", ")),
        );
    }
    for (label, facts) in [
        (words.depends_on, &verdict.openness.open),
        (words.waits_for, &verdict.openness.waits_for),
        (words.rests_on, &verdict.rests_on),
    ] {
        if !facts.is_empty() {
            line(out, format!("  {label}: {}", shorts(pack, facts)));
        }
    }
}

/// What a decision comes to, without its title.
pub(super) fn said(pack: &Pack, decision: &Decision, finding: &Finding) -> String {
    let words = words(&pack.lang);
    let labels = |values: &[ValueId]| labels(decision, values);
    match finding.status {
        Status::Settled if finding.certain.is_empty() => words.nobody.to_owned(),
        Status::Settled => labels(&finding.certain),
        Status::Gap if finding.presumed.is_empty() => words.gap.to_owned(),
        Status::Gap => format!(
            "{}; {}: {}",
            words.gap,
            words.presumed,
            labels(&finding.presumed)
        ),
        Status::Conflict => format!("{}: {}", words.conflict, labels(&finding.clashing)),
        Status::Open => format!("{}: {}", words.open, possible(pack, decision, finding)),
        Status::Contradiction => words.clash.to_owned(),
    }
}

fn labels(decision: &Decision, values: &[ValueId]) -> String {
    let labels: Vec<&str> = values
        .iter()
        .map(|&value| decision.values[value].label.as_str())
        .collect();
    labels.join(", ")
}

/// What an open decision may still come to, besides what is certain already.
fn possible(pack: &Pack, decision: &Decision, finding: &Finding) -> String {
    let words = words(&pack.lang);
    let label = |value: ValueId| decision.values[value].label.clone();
    let mut told: Vec<String> = Vec::new();
    let mut silent: Vec<String> = Vec::new();
    for outcome in &finding.possible {
        match outcome {
            Outcome::Rule(value) if finding.certain.contains(value) => {}
            Outcome::Rule(value) => told.push(label(*value)),
            Outcome::Gap(_) => silent.push(words.no_answer.to_owned()),
            Outcome::Conflict(_) => silent.push(words.conflict.to_owned()),
        }
    }
    silent.dedup();
    told.append(&mut silent);
    match told.as_slice() {
        // A member that joins or does not.
        [only] => format!("{} {only}", words.perhaps),
        _ if decision.many => format!("{} {}", words.perhaps, told.join(", ")),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), words.or),
        [] => String::new(),
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

fn deadline(pack: &Pack, duty: &Applying) -> String {
    let words = words(&pack.lang);
    let Some(due) = &duty.due else {
        return String::new();
    };
    let at = |time: &String| format!("{} {time}", words.at);
    let mut told: Vec<String> = Vec::new();
    match (due.date, &due.time) {
        // Whether it is the latest day or the very one, the duty's own words say.
        (Some(date), Some(time)) => told.push(format!("{date} {}", at(time))),
        (Some(date), None) => told.push(date.to_string()),
        (None, Some(time)) => told.push(at(time)),
        (None, None) => told.extend(due.text.clone()),
    }
    told.extend(due.flags.iter().map(|flag| (words.flags)(flag).to_owned()));
    told.extend(due.now.then(|| words.due_now.to_owned()));
    told.extend(due.passed.then(|| words.passed.to_owned()));
    told.extend(due.late.clone().filter(|_| due.passed));
    told.iter().map(|told| format!(" · {told}")).collect()
}

fn sources(basis: &[String]) -> String {
    if basis.is_empty() {
        String::new()
    } else {
        format!(" [{}]", basis.join(", "))
    }
}

pub(super) fn shorts(pack: &Pack, facts: &[FactId]) -> String {
    facts
        .iter()
        .map(|&fact| pack.facts[fact].short.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn line(out: &mut String, text: String) {
    writeln!(out, "{text}").expect("a string takes everything");
}
