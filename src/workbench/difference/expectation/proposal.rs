//! An expectation file that names everything in which two packs differ, to be cut down to what is meant.

use std::fmt::Write;

use crate::workbench::difference::data::{Altered, Difference, Outcome, SubjectKind, Thing};
use crate::workbench::difference::expectation::outcome::word;

/// The file's text.
pub fn proposal(difference: &Difference) -> String {
    let (old, new) = (&difference.old, &difference.new);
    let mut out = format!(
        "# What is meant to change from {} {} to {} {}. Take out what is not.\n",
        old.id, old.version, new.id, new.version
    );
    for change in &difference.changes {
        let subject = &change.subject;
        let key = match subject.kind {
            SubjectKind::Member => "decision",
            SubjectKind::Line => "text",
            kind => kind.code(),
        };
        put(
            &mut out,
            format!(
                "\n# {}: {} → {}",
                one_line(&subject.label),
                one_line(&change.from_words),
                one_line(&change.to_words)
            ),
        );
        put(
            &mut out,
            format!("[[change]]\n{key} = {}", quoted(&subject.id)),
        );
        if let Some(part) = &subject.part {
            let key = if subject.kind == SubjectKind::Line {
                "line"
            } else {
                "member"
            };
            put(&mut out, format!("{key} = {}", quoted(part)));
        }
        for (key, outcome) in [("from", &change.from), ("to", &change.to)] {
            if let Some(said) = said(subject.kind, outcome) {
                put(&mut out, format!("{key} = {said}"));
            }
        }
        put(&mut out, format!("count = {}", counted(change.cases.count)));
    }
    for cases in &difference.cases {
        let are = if cases.new { "new" } else { "gone" };
        let witness = one_line(&cases.cases.witness.words);
        put(
            &mut out,
            format!("\n# For one: {witness}\n[[cases]]\nare = \"{are}\""),
        );
        if let Some((kind, id)) = cases.by.first() {
            put(&mut out, format!("{kind} = {}", quoted(id)));
        }
        put(&mut out, format!("count = {}", counted(cases.cases.count)));
    }
    let mut things = |table: &str, things: &[Thing]| {
        for thing in things {
            put(
                &mut out,
                format!("\n[[{table}]]\n{} = {}", thing.kind, quoted(&thing.id)),
            );
        }
    };
    things("removed", &difference.only_old);
    things("added", &difference.only_new);
    for Altered { kind, id, .. } in &difference.settings {
        put(&mut out, format!("\n[[setting]]\n{kind} = {}", quoted(id)));
    }
    let mut told: Vec<(&str, &str)> = Vec::new();
    for item in &difference.not_compared {
        let key = match item.subject.kind {
            SubjectKind::Member => "decision",
            SubjectKind::Line => "text",
            kind => kind.code(),
        };
        if !told.contains(&(key, &item.subject.id)) {
            told.push((key, &item.subject.id));
            put(
                &mut out,
                format!(
                    "\n# {}\n[[not_compared]]\n{key} = {}",
                    one_line(&item.why),
                    quoted(&item.subject.id)
                ),
            );
        }
    }
    out
}

fn said(kind: SubjectKind, outcome: &Outcome) -> Option<String> {
    if let Some(word) = word(kind, outcome) {
        return Some(format!("\"{word}\""));
    }
    let listed = |codes: &[String]| {
        codes
            .iter()
            .map(|code| quoted(code))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match outcome {
        Outcome::Rule(code) => Some(quoted(code)),
        Outcome::Decided => Some("{ is = \"rule\" }".to_owned()),
        Outcome::Gap(codes) => Some(format!("{{ gap = [{}] }}", listed(codes))),
        Outcome::Conflict(codes) => Some(format!("{{ conflict = [{}] }}", listed(codes))),
        _ => None,
    }
}

/// A number as TOML takes it: a string where it is more than whole numbers hold there.
fn counted(count: u128) -> String {
    match i64::try_from(count) {
        Ok(count) => count.to_string(),
        Err(_) => format!("\"{count}\""),
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn put(out: &mut String, line: String) {
    writeln!(out, "{line}").expect("a string takes everything");
}
