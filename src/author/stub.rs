//! A block of cases as what an author would write: tests of a `when`, and tables to paste into a pack file.

use crate::author::block;
use crate::author::domains::Layout;
use crate::author::model::{Decision, Model};
use crate::author::words::date_tests;
use crate::engine::pack::{FactId, Kind, RuleId};

/// The tests that a block of cases meets: the inside of a `when`.
pub(crate) fn tests(model: &Model, layout: &Layout, block: &[(usize, u32)]) -> String {
    let mut tests: Vec<String> = Vec::new();
    for (fact, item) in model.facts.iter().enumerate() {
        let own = block::own(layout, block, fact);
        let Some(&(_, mask)) = own.first() else {
            continue;
        };
        match &layout.kinds[fact] {
            Kind::YesNo | Kind::Choice => {
                let code = |value: usize| {
                    let known = item.values.get(value);
                    format!(
                        "\"{}\"",
                        known.map_or("unknown", |value| value.code.as_str())
                    )
                };
                let codes = (0..=item.values.len()).filter(|value| mask >> value & 1 == 1);
                tests.push(format!("{} = {}", item.id, one_or_list(codes.map(code))));
            }
            Kind::Choices { .. } => tests.extend(options(model, fact, &own)),
            Kind::Number { min, max, .. } => {
                let ranges = block::ranges(layout, fact, mask).into_iter();
                let ranges = ranges.map(|range| match range {
                    (low, high) if low == high => low.to_string(),
                    (low, high) if high == *max => format!("\">= {low}\""),
                    (low, high) if low == *min => format!("\"<= {high}\""),
                    (low, high) => format!("\"{low}..{high}\""),
                });
                // All numbers, where only the step matters, need no test.
                if block::cells(layout, fact, mask).len() < layout.cell_count(fact) {
                    tests.push(format!("{} = {}", item.id, one_or_list(ranges)));
                }
                if let Some((derived, holds)) = block::step(layout, fact, mask) {
                    let said = if holds { "yes" } else { "no" };
                    tests.push(format!("{} = \"{said}\"", model.derived[derived].id));
                }
            }
            Kind::Date { .. } => {
                let cells = block::cells(layout, fact, mask);
                if let (Some(&first), Some(&last)) = (cells.first(), cells.last()) {
                    let bounds = date_tests(&layout.kinds[fact], first, last);
                    let said = bounds
                        .iter()
                        .map(|said| format!("{} = \"{said}\"", item.id));
                    tests.extend(said);
                }
            }
        }
    }
    let names: Vec<&str> = tests
        .iter()
        .filter_map(|test| test.split(' ').next())
        .collect();
    let twice = names
        .iter()
        .enumerate()
        .any(|(at, name)| names[..at].contains(name));
    if twice {
        let parts: Vec<String> = tests.iter().map(|test| format!("{{ {test} }}")).collect();
        format!("all = [{}]", parts.join(", "))
    } else {
        tests.join(", ")
    }
}

/// The options that are the case, and those that are not.
fn options(model: &Model, fact: FactId, own: &[(usize, u32)]) -> Vec<String> {
    let item = &model.facts[fact];
    let codes = |wanted: u32| -> Vec<String> {
        own.iter()
            .filter(|(_, value)| *value == wanted)
            .map(|(option, _)| format!("\"{}\"", item.values[*option].code))
            .collect()
    };
    let (yes, no) = (codes(2), codes(1));
    let mut tests = Vec::new();
    match yes.as_slice() {
        [] => {}
        [one] => tests.push(format!("{} = {one}", item.id)),
        several => tests.push(format!(
            "{} = {{ all = [{}] }}",
            item.id,
            several.join(", ")
        )),
    }
    match no.as_slice() {
        [] => {}
        [one] => tests.push(format!("{} = {{ not = {one} }}", item.id)),
        several => tests.push(format!(
            "{} = {{ not = [{}] }}",
            item.id,
            several.join(", ")
        )),
    }
    tests
}

/// A rule for a case that none decides; which value it gives is left to the author.
pub(crate) fn rule(
    model: &Model,
    layout: &Layout,
    decision: &Decision,
    block: &[(usize, u32)],
) -> Vec<String> {
    let codes: Vec<&str> = decision
        .values
        .iter()
        .map(|value| value.code.as_str())
        .collect();
    let mut lines = vec![
        "[[rule]]".to_owned(),
        format!("id = \"{}\"", new_id(model, decision)),
        format!("decides = \"{}\"", decision.id),
        if decision.many {
            format!("gives = []  # nobody, or of: {}", codes.join(", "))
        } else {
            format!("gives = \"\"  # one of: {}", codes.join(", "))
        },
    ];
    // Every case needs no `when`.
    let tests = tests(model, layout, block);
    lines.extend((!tests.is_empty()).then(|| format!("when = {{ {tests} }}")));
    lines.extend(days(layout, block));
    if !model.sections.is_empty() {
        lines.push("basis = []  # where the source says so".to_owned());
    }
    lines.push("because = \"…\"".to_owned());
    lines
}

/// A name that no rule has, and no stub of another decision.
fn new_id(model: &Model, decision: &Decision) -> String {
    let plain = format!("new-{}", decision.id);
    let numbered = (2..).map(|number| format!("{plain}-{number}"));
    let is_free = |id: &String| !model.rules.iter().any(|rule| rule.id == *id);
    let mut ids = std::iter::once(plain.clone()).chain(numbered);
    ids.find(is_free).unwrap_or(plain)
}

/// What a rule needs to go before others; with what it goes before already, for a key stands once in a table.
pub(crate) fn exception(model: &Model, rule: RuleId, others: &[RuleId]) -> String {
    let rule = &model.rules[rule];
    // A module that is overridden has a key of its own.
    let is_rule =
        |name: &&String| model.rules.iter().any(|rule| rule.id == **name) || name.ends_with("/*");
    let named: Vec<&String> = rule
        .named
        .iter()
        .map(|(name, _)| name)
        .filter(is_rule)
        .collect();
    let there = if named.is_empty() {
        ""
    } else {
        ", in place of the list there"
    };
    let own = others.iter().map(|&other| &model.rules[other].id);
    let all: Vec<String> = named
        .into_iter()
        .chain(own)
        .map(|name| format!("\"{name}\""))
        .collect();
    format!(
        "exception_to = [{}]  # in `{}`{there}",
        all.join(", "),
        rule.id
    )
}

/// One thing, or several as a list.
fn one_or_list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    match items.as_slice() {
        [only] => only.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

/// The days of validity of a block.
fn days(layout: &Layout, block: &[(usize, u32)]) -> Vec<String> {
    let Some(days) = block::days(layout, block) else {
        return Vec::new();
    };
    let from = days.from.map(|day| format!("valid_from = {day}"));
    let to = days.to.map(|day| format!("valid_to = {day}"));
    from.into_iter().chain(to).collect()
}
