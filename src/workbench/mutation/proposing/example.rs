//! A case with what the pack says of it, as an example: for running it, and as text to paste.

use std::collections::BTreeMap;

use crate::author::examples::Told;
use crate::author::model::{Example, Expected, Model};
use crate::engine::case::{Answer, Case};
use crate::engine::decision::{Certainty, Status, certainty};
use crate::engine::pack::{Fact, Pack, ValueId};
use crate::exchange::answers::Raw;
use crate::workbench::mutation::visible::Differs;

/// How many letters of the answers stand in a proposed name.
const LONGEST_NAME: usize = 100;

/// The example of a case, stating what differs as the pack says it.
pub(super) fn of(model: &Model, pack: &Pack, case: &Case, what: &Differs) -> Example {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let told = Told::of(pack, case, &reach);
    let mut expect = BTreeMap::new();
    let (mut duties, mut notices, mut never) = (Vec::new(), Vec::new(), Vec::new());
    let (mut deadlines, mut basis) = (Vec::new(), Vec::new());
    match what {
        Differs::Decision(decision) => {
            let finding = &told.findings[*decision];
            let expected = match finding.status {
                Status::Gap => Expected::Gap(finding.presumed.clone()),
                Status::Conflict => Expected::Conflict(finding.clashing.clone()),
                Status::Settled | Status::Open | Status::Contradiction => {
                    Expected::Settled(finding.certain.clone())
                }
            };
            expect.insert(*decision, expected);
            if finding.status == Status::Conflict && pack.decisions[*decision].many {
                let said = told.said(pack);
                // What is added beside a conflict can only be stated by its code.
                for (value, conclusion) in pack.decisions[*decision].values.iter().enumerate() {
                    if finding.certain.contains(&value) {
                        duties.push(conclusion.code.clone());
                    } else if !finding.maybe.contains(&value)
                        && !said.contains(&conclusion.code.as_str())
                    {
                        never.push(conclusion.code.clone());
                    }
                }
            }
            basis.extend(
                told.bases(pack, &reach)[*decision]
                    .iter()
                    .map(|id| (*id).to_owned()),
            );
        }
        Differs::Duty(duty) => {
            let duty = &pack.duties[*duty];
            let said = told.said(pack).contains(&duty.id.as_str());
            let sure = said || certainty(&reach, duty.when) == Certainty::Certain;
            let list = if sure { &mut duties } else { &mut never };
            list.push(duty.id.clone());
        }
        Differs::Notice(notice) => {
            let notice = &pack.notices[*notice];
            let sure = certainty(&reach, notice.when) == Certainty::Certain;
            let list = if sure { &mut notices } else { &mut never };
            list.push(notice.id.clone());
        }
        Differs::Deadline(duty) => {
            let id = pack.duties[*duty].id.clone();
            deadlines.push((id.clone(), told.deadline(*duty)));
            duties.push(id);
        }
        Differs::Basis(id) => basis.push(id.clone()),
    }
    let answered: Vec<(String, Raw)> = case
        .answered()
        .filter_map(|fact| {
            Some((
                pack.facts[fact].id.clone(),
                raw(&pack.facts[fact], case.answer(fact)?),
            ))
        })
        .collect();
    Example {
        place: model.place.clone(),
        name: name(pack, case),
        on: case.on,
        answers: Raw::Table(answered),
        expect,
        basis,
        duties,
        notices,
        never,
        deadlines,
        open: None,
    }
}

/// Adds what another example states of the same case.
pub(super) fn add(example: &mut Example, other: Example) {
    fn join<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
        for item in more {
            if !list.contains(&item) {
                list.push(item);
            }
        }
    }
    example.expect.extend(other.expect);
    join(&mut example.basis, other.basis);
    join(&mut example.duties, other.duties);
    join(&mut example.notices, other.notices);
    join(&mut example.never, other.never);
    join(&mut example.deadlines, other.deadlines);
}

/// The example as text, with a word that what it expects is to be judged.
pub(super) fn toml(model: &Model, example: &Example) -> String {
    format!(
        "[[example]]\nname = {}\non = {}\nanswers = {}\n# Check against the source: what follows is what the pack says today.\n{}",
        quoted(&example.name),
        example.on,
        written(&example.answers),
        statements(model, example),
    )
}

/// What the example states, line by line.
pub(super) fn statements(model: &Model, example: &Example) -> String {
    let mut out = String::new();
    let mut put = |line: String| {
        out.push_str(&line);
        out.push('\n');
    };
    let list = |ids: &[String]| {
        let quoted: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
        format!("[{}]", quoted.join(", "))
    };
    for (key, ids) in [
        ("basis", &example.basis),
        ("duties", &example.duties),
        ("notices", &example.notices),
        ("never", &example.never),
    ] {
        if !ids.is_empty() {
            put(format!("{key} = {}", list(ids)));
        }
    }
    if !example.deadlines.is_empty() {
        let told = example.deadlines.iter();
        let told: Vec<String> = told
            .map(|(id, deadline)| format!("{id} = {}", quoted(deadline)))
            .collect();
        put(format!("deadlines = {{ {} }}", told.join(", ")));
    }
    put("[example.expect]".to_owned());
    for (index, expected) in &example.expect {
        let decision = &model.decisions[*index];
        let codes = |values: &[ValueId]| {
            let codes = values
                .iter()
                .map(|&value| decision.values[value].code.clone());
            list(&codes.collect::<Vec<String>>())
        };
        let told = match expected {
            Expected::Settled(values) if !decision.many && values.len() == 1 => {
                quoted(&decision.values[values[0]].code)
            }
            Expected::Settled(values) => codes(values),
            Expected::Gap(values) => format!("{{ gap = {} }}", codes(values)),
            Expected::Conflict(values) => format!("{{ conflict = {} }}", codes(values)),
            Expected::Open { .. } => "{ open = true }".to_owned(),
        };
        put(format!("{} = {told}", decision.id));
    }
    out
}

/// A name: the answers in the pack's own wording.
fn name(pack: &Pack, case: &Case) -> String {
    let told: Vec<String> = case
        .answered()
        .filter_map(|fact| {
            let item = &pack.facts[fact];
            let answer = in_words(item, case.answer(fact)?);
            Some(format!("{}: {answer}", item.short))
        })
        .collect();
    let name = told.join(" · ");
    match name.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None if name.is_empty() => "?".to_owned(),
        None => name,
    }
}

fn in_words(fact: &Fact, answer: Answer) -> String {
    let labels = |bits: u32| {
        let of_it = (0..fact.values.len()).filter(|value| bits >> value & 1 == 1);
        let labels: Vec<&str> = of_it
            .map(|value| fact.values[value].label.as_str())
            .collect();
        labels.join(", ")
    };
    match answer {
        Answer::Unknown => "?".to_owned(),
        Answer::Value(value) => fact.values[value].label.clone(),
        Answer::Options { yes: 0, no } => format!("≠ {}", labels(no)),
        Answer::Options { yes, .. } => labels(yes),
        Answer::Number(number) => number.to_string(),
        Answer::Date(date) => date.to_string(),
    }
}

fn raw(fact: &Fact, answer: Answer) -> Raw {
    let code = |value: usize| fact.values[value].code.clone();
    match answer {
        Answer::Unknown => Raw::Null,
        Answer::Value(value) => Raw::Text(code(value)),
        Answer::Options { yes, no } => {
            let of_it =
                |bits: u32| (0..fact.values.len()).filter(move |value| bits >> value & 1 == 1);
            if yes | no == fact.options() {
                Raw::List(of_it(yes).map(|value| Raw::Text(code(value))).collect())
            } else {
                let chosen = of_it(yes).map(|value| (code(value), Raw::Flag(true)));
                let left = of_it(no).map(|value| (code(value), Raw::Flag(false)));
                Raw::Table(chosen.chain(left).collect())
            }
        }
        Answer::Number(number) => Raw::Number(f64::from(number)),
        Answer::Date(date) => Raw::Text(date.to_string()),
    }
}

/// An answer as it stands in a pack file.
fn written(raw: &Raw) -> String {
    match raw {
        Raw::Null => quoted("vet inte"),
        Raw::Flag(flag) => flag.to_string(),
        Raw::Number(number) => number.to_string(),
        Raw::Text(text) if crate::exchange::answers::date(text).is_some() => text.clone(),
        Raw::Text(text) => quoted(text),
        Raw::List(items) => format!(
            "[{}]",
            items.iter().map(written).collect::<Vec<_>>().join(", ")
        ),
        Raw::Table(entries) => {
            let parts: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{key} = {}", written(value)))
                .collect();
            format!("{{ {} }}", parts.join(", "))
        }
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
