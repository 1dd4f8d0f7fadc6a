//! Worked cases with what must come of them.

use std::collections::BTreeMap;

use crate::author::examples::note;
use crate::author::fields::{Fields, texts};
use crate::author::keys;
use crate::author::linking::{Tables, index, unique};
use crate::author::model::{Decision, Domain, Example, Expected, Fact, Model};
use crate::author::node::{Node, Value};
use crate::author::problem::{Kind, Place, Problems, did_you_mean};
use crate::engine;
use crate::engine::pack::ValueId;
use crate::exchange::answers::{self, AnswerError, Raw};

/// How "vet inte" is written in an example, for TOML has no null.
pub(super) const DONT_KNOW: [&str; 2] = ["vet inte", "ved ikke"];

pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut examples = Vec::new();
    for node in tables.of("example") {
        let mut fields = Fields::of(&keys::EXAMPLE, "example", node, problems);
        let name = fields.called("name", problems);
        let on = fields
            .need("on", problems)
            .is_some()
            .then(|| fields.date("on", problems))
            .flatten();
        let answers = answers(&mut fields, problems);
        for error in refused(&answers, model, problems) {
            note(&fields.place, &fields.what, &error, problems);
        }
        let expect = expect(&mut fields, model, problems);
        let plain = |listed: Vec<(String, _)>| {
            listed
                .into_iter()
                .map(|(id, _)| id)
                .collect::<Vec<String>>()
        };
        let basis = plain(fields.texts("basis", problems));
        let duty_ids = || model.duties.iter().map(|duty| duty.id.as_str());
        let notice_ids = || model.notices.iter().map(|notice| notice.id.as_str());
        let of_duties = duty_ids().chain(codes(model)).collect();
        let duties = coded(&mut fields, "duties", "duty or value", of_duties, problems);
        let notices = coded(
            &mut fields,
            "notices",
            "notice",
            notice_ids().collect(),
            problems,
        );
        // What there is not never comes up: that would be proved of nothing.
        let of_any = duty_ids().chain(notice_ids()).chain(codes(model)).collect();
        let never = coded(
            &mut fields,
            "never",
            "duty, notice or value",
            of_any,
            problems,
        );
        let deadlines = deadlines(&mut fields, model, problems);
        let listed = fields.get("open").and_then(|node| {
            texts(node).or_else(|| {
                problems.add(&node.place, Kind::Value, "`open` is not a list of facts");
                None
            })
        });
        let open = listed.map(|listed| {
            listed
                .iter()
                .filter_map(|(id, place)| {
                    index(
                        &fields.what,
                        model.facts.iter().map(|f| f.id.as_str()),
                        id,
                        place,
                        "fact",
                        problems,
                    )
                })
                .collect()
        });
        examples.push(Example {
            place: fields.place.clone(),
            name,
            on: on.unwrap_or_default(),
            answers,
            expect,
            basis,
            duties,
            notices,
            never,
            deadlines,
            open,
        });
        fields.finish(problems);
    }
    model.examples = examples;
    unique(
        "example",
        model
            .examples
            .iter()
            .map(|example| (example.name.as_str(), &example.place)),
        problems,
    );
}

fn codes(model: &Model) -> impl Iterator<Item = &str> {
    model
        .decisions
        .iter()
        .flat_map(|decision| decision.values.iter().map(|value| value.code.as_str()))
}

/// The ids or codes that a key lists, all of which must be those of things of some kind.
fn coded(
    fields: &mut Fields<'_>,
    key: &'static str,
    kind: &str,
    known: Vec<&str>,
    problems: &mut Problems,
) -> Vec<String> {
    let listed = fields.texts(key, problems);
    for (code, place) in &listed {
        if !known.contains(&code.as_str()) {
            problems.add_unknown(
                code,
                place,
                format!(
                    "{} lists `{code}` under `{key}`, and no {kind} is called that",
                    fields.what
                ),
                did_you_mean(code, known.iter().copied()),
            );
        }
    }
    listed.into_iter().map(|(code, _)| code).collect()
}

/// The answers that a table has under `answers`.
pub(super) fn answers(fields: &mut Fields<'_>, problems: &mut Problems) -> Raw {
    match fields.need("answers", problems) {
        Some(node) if matches!(node.value, Value::Table(_)) => raw(node),
        Some(node) => {
            problems.add(
                &node.place,
                Kind::Value,
                format!(
                    "`answers` of {} is {}, not a table",
                    fields.what,
                    node.value.kind()
                ),
            );
            Raw::Table(Vec::new())
        }
        None => Raw::Table(Vec::new()),
    }
}

/// What is wrong with the answers of an example, as far as the facts by themselves tell it.
pub(super) fn refused(answers: &Raw, model: &Model, problems: &Problems) -> Vec<AnswerError> {
    let Raw::Table(entries) = answers else {
        return Vec::new();
    };
    let of = |(id, raw): &(String, Raw)| match model.facts.iter().find(|fact| fact.id == *id) {
        Some(fact) => answers::check(&bare(fact), raw).err(),
        None if problems.is_unread(id) => None,
        None => Some(AnswerError {
            fact: id.clone(),
            what: format!("no fact is called `{id}`"),
            known: model.facts.iter().map(|fact| fact.id.clone()).collect(),
        }),
    };
    entries.iter().filter_map(of).collect()
}

/// A fact with its kind and values and nothing of what is built later.
fn bare(fact: &Fact) -> engine::pack::Fact {
    engine::pack::Fact {
        id: fact.id.clone(),
        kind: match fact.domain {
            Domain::YesNo => engine::pack::Kind::YesNo,
            Domain::Choice => engine::pack::Kind::Choice,
            Domain::Choices { none } => engine::pack::Kind::Choices { none },
            Domain::Number { min, max, age } => engine::pack::Kind::Number {
                min,
                max,
                cuts: Vec::new(),
                age,
            },
            Domain::Date => engine::pack::Kind::Date { tests: Vec::new() },
        },
        ask: String::new(),
        short: String::new(),
        why: String::new(),
        help: String::new(),
        blank: String::new(),
        values: fact.values.clone(),
        level: 0,
        unknown: fact.unknown.then_some(fact.values.len()),
        applies: None,
        early: None,
        follows: None,
        weights: Vec::new(),
        cost: fact.cost,
        pinned: false,
    }
}

/// A TOML value as an answer; "vet inte" as null.
fn raw(node: &Node) -> Raw {
    match &node.value {
        Value::Text(text) if DONT_KNOW.contains(&text.as_str()) => Raw::Null,
        Value::Text(text) => Raw::Text(text.clone()),
        Value::Number(number) => Raw::Number(*number as f64),
        Value::Flag(flag) => Raw::Flag(*flag),
        Value::Date(date) => Raw::Text(date.to_string()),
        Value::List(items) => Raw::List(items.iter().map(raw).collect()),
        Value::Table(entries) => Raw::Table(
            entries
                .iter()
                .map(|entry| (entry.key.clone(), raw(&entry.node)))
                .collect(),
        ),
        Value::Other(kind) => Raw::Text((*kind).to_owned()),
    }
}

fn expect(
    fields: &mut Fields<'_>,
    model: &Model,
    problems: &mut Problems,
) -> BTreeMap<usize, Expected> {
    let Some(node) = fields.need("expect", problems) else {
        return BTreeMap::new();
    };
    let Value::Table(entries) = &node.value else {
        problems.add(
            &node.place,
            Kind::Value,
            format!("`expect` of {} is not a table", fields.what),
        );
        return BTreeMap::new();
    };
    let mut expected = BTreeMap::new();
    for entry in entries {
        if let Some(decision) = index(
            &fields.what,
            model.decisions.iter().map(|d| d.id.as_str()),
            &entry.key,
            &entry.place,
            "decision",
            problems,
        ) && let Some(read) = one(
            &fields.what,
            &entry.node,
            &model.decisions[decision],
            problems,
        ) {
            expected.insert(decision, read);
        }
    }
    expected
}

fn one(what: &str, node: &Node, decision: &Decision, problems: &mut Problems) -> Option<Expected> {
    let codes = |listed: Vec<(String, Place)>, problems: &mut Problems| -> Vec<ValueId> {
        listed
            .iter()
            .filter_map(|(code, place)| {
                index(
                    what,
                    decision.values.iter().map(|value| value.code.as_str()),
                    code,
                    place,
                    &format!("value of `{}`", decision.id),
                    problems,
                )
            })
            .collect()
    };
    let what_of = format!("what {what} expects of `{}`", decision.id);
    if !matches!(node.value, Value::Table(_)) {
        let Some(listed) = texts(node) else {
            problems.add(
                &node.place,
                Kind::Value,
                format!(
                    "{what_of} is {}, not a code, a list of codes or a table",
                    node.value.kind()
                ),
            );
            return None;
        };
        return Some(Expected::Settled(codes(listed, problems)));
    }
    let mut fields = Fields::of(&keys::EXPECTATION, what_of, node, problems);
    let is_gap = fields.get("gap").is_some();
    let is_conflict = fields.get("conflict").is_some();
    let is_open = fields.flag("open", problems);
    let mut values = |key, problems: &mut Problems| codes(fields.texts(key, problems), problems);
    let [gap, conflict, certain, possible] =
        ["gap", "conflict", "certain", "possible"].map(|key| values(key, problems));
    if !is_open && let Some(open) = fields.get("open") {
        problems.add(
            &open.place,
            Kind::Value,
            format!("`open` of {} is not true", fields.what),
        );
    }
    fields.finish(problems);
    if is_gap {
        Some(Expected::Gap(gap))
    } else if is_conflict {
        Some(Expected::Conflict(conflict))
    } else {
        is_open.then_some(Expected::Open { certain, possible })
    }
}

fn deadlines(
    fields: &mut Fields<'_>,
    model: &Model,
    problems: &mut Problems,
) -> Vec<(String, String)> {
    let Some(node) = fields.get("deadlines") else {
        return Vec::new();
    };
    let Value::Table(entries) = &node.value else {
        problems.add(
            &node.place,
            Kind::Value,
            format!("`deadlines` of {} is not a table", fields.what),
        );
        return Vec::new();
    };
    let mut read = Vec::new();
    for entry in entries {
        index(
            &fields.what,
            model.duties.iter().map(|duty| duty.id.as_str()),
            &entry.key,
            &entry.place,
            "duty",
            problems,
        );
        match &entry.node.value {
            Value::Text(text) => read.push((entry.key.clone(), text.clone())),
            Value::Date(date) => read.push((entry.key.clone(), date.to_string())),
            other => problems.add(
                &entry.node.place,
                Kind::Value,
                format!(
                    "the deadline of `{}` is {}, not a date",
                    entry.key,
                    other.kind()
                ),
            ),
        }
    }
    read
}
