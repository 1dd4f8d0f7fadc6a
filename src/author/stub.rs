//! A case as what an author would write: tests of a `when`, and tables to paste into a pack file.

use crate::author::domains::Layout;
use crate::author::model::{Decision, Model};
use crate::author::words::date_tests;
use crate::engine::pack::{FactId, Kind};

/// The tests that a partly determined case meets, given as pairs of level and value: the inside of a `when`.
pub(crate) fn tests(model: &Model, layout: &Layout, way: &[(usize, usize)]) -> String {
    let mut tests: Vec<String> = Vec::new();
    for (fact, item) in model.facts.iter().enumerate() {
        let own: Vec<(usize, usize)> = way
            .iter()
            .filter(|(level, _)| layout.fact_of[*level] == Some(fact))
            .map(|&(level, value)| (level - layout.first[fact], value))
            .collect();
        if let [(_, value), ..] = own.as_slice() {
            match &layout.kinds[fact] {
                Kind::YesNo | Kind::Choice => {
                    let code = item
                        .values
                        .get(*value)
                        .map_or("unknown", |value| value.code.as_str());
                    tests.push(format!("{} = \"{code}\"", item.id));
                }
                Kind::Choices { .. } => tests.extend(options(model, fact, &own)),
                Kind::Number { min, max, .. } => {
                    let cell = value >> usize::from(layout.shared[fact].is_some());
                    let range = match layout.cell(fact, cell) {
                        (low, high) if low == high => low.to_string(),
                        (low, high) if high == *max => format!("\">= {low}\""),
                        (low, high) if low == *min => format!("\"<= {high}\""),
                        (low, high) => format!("\"{low}..{high}\""),
                    };
                    tests.push(format!("{} = {range}", item.id));
                }
                Kind::Date { .. } => {
                    let bounds = date_tests(&layout.kinds[fact], *value);
                    tests.extend(
                        bounds
                            .iter()
                            .map(|said| format!("{} = \"{said}\"", item.id)),
                    );
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
fn options(model: &Model, fact: FactId, own: &[(usize, usize)]) -> Vec<String> {
    let item = &model.facts[fact];
    let codes = |wanted: usize| -> Vec<String> {
        own.iter()
            .filter(|(_, value)| *value == wanted)
            .map(|(option, _)| format!("\"{}\"", item.values[*option].code))
            .collect()
    };
    let (yes, no) = (codes(1), codes(0));
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
    way: &[(usize, usize)],
) -> Vec<String> {
    let codes: Vec<&str> = decision
        .values
        .iter()
        .map(|value| value.code.as_str())
        .collect();
    let mut lines = vec![
        "[[rule]]".to_owned(),
        "id = \"new-rule\"".to_owned(),
        format!("decides = \"{}\"", decision.id),
        format!("gives = \"\"  # one of: {}", codes.join(", ")),
        format!("when = {{ {} }}", tests(model, layout, way)),
    ];
    lines.extend(days(layout, way));
    lines.push("because = \"…\"".to_owned());
    lines
}

/// What a rule needs to go before another.
pub(crate) fn exception(first: &str, second: &str) -> Vec<String> {
    vec![format!(
        "exception_to = [\"{second}\"]  # in `{first}`, or the other way round"
    )]
}

/// The days of validity of a case's period.
fn days(layout: &Layout, way: &[(usize, usize)]) -> Vec<String> {
    let period = way
        .iter()
        .find(|(level, _)| layout.fact_of[*level].is_none())
        .map(|&(_, period)| layout.period(period));
    let Some(period) = period else {
        return Vec::new();
    };
    let from = period.from.map(|day| format!("valid_from = {day}"));
    let to = period.to.map(|day| format!("valid_to = {day}"));
    from.into_iter().chain(to).collect()
}
