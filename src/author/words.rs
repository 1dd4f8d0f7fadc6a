//! A case in the pack's own wording.

use crate::author::domains::Layout;
use crate::author::model::Model;
use crate::engine::pack::{DateTest, Kind, Validity};

/// A partly determined case, given as pairs of level and value, as one line: "Ålder: 19–64 · Behov: missbruk, inte boende".
pub(crate) fn in_words(model: &Model, layout: &Layout, way: &[(usize, usize)]) -> String {
    let periods = way
        .iter()
        .filter(|(level, _)| layout.fact_of[*level].is_none())
        .map(|&(_, period)| days(&layout.period(period)));
    let mut parts: Vec<String> = periods.collect();
    for (fact, item) in model.facts.iter().enumerate() {
        let own: Vec<(usize, usize)> = way
            .iter()
            .filter(|(level, _)| layout.fact_of[*level] == Some(fact))
            .map(|&(level, value)| (level - layout.first[fact], value))
            .collect();
        if own.is_empty() {
            continue;
        }
        let said = match &layout.kinds[fact] {
            Kind::YesNo | Kind::Choice => item.values.get(own[0].1).map_or_else(
                || unknown(&model.lang).to_owned(),
                |value| value.label.clone(),
            ),
            Kind::Choices { .. } => {
                let chosen = |wanted: usize| {
                    own.iter()
                        .filter(move |(_, value)| *value == wanted)
                        .map(|(option, _)| item.values[*option].label.as_str())
                };
                let (yes, no): (Vec<&str>, Vec<&str>) = (chosen(1).collect(), chosen(0).collect());
                match (yes.is_empty(), no.is_empty()) {
                    (false, true) => yes.join(", "),
                    (false, false) => format!("{}, ≠ {}", yes.join(", "), no.join(", ")),
                    (true, _) => format!("≠ {}", no.join(", ")),
                }
            }
            Kind::Number { .. } => {
                match layout.cell(fact, own[0].1 >> usize::from(layout.shared[fact].is_some())) {
                    (low, high) if low == high => low.to_string(),
                    (low, high) => format!("{low}–{high}"),
                }
            }
            Kind::Date { .. } => date_tests(&layout.kinds[fact], own[0].1).join(", "),
        };
        parts.push(format!("{}: {said}", item.short));
    }
    if parts.is_empty() {
        "every case".to_owned()
    } else {
        parts.join(" · ")
    }
}

/// "I do not know", as an answer in the pack's language.
pub(crate) fn unknown(lang: &str) -> &'static str {
    match lang.get(..2) {
        Some("sv") => "vet inte",
        Some("da") => "ved ikke",
        _ => "not known",
    }
}

/// A cell of a date as the tests that bound it: "- 6 months < today".
pub(crate) fn date_tests(kind: &Kind, cell: usize) -> Vec<String> {
    let Kind::Date { tests } = kind else {
        return Vec::new();
    };
    let holds = cell.checked_sub(1).and_then(|at| tests.get(at));
    let fails = tests.get(cell);
    let said = |test: &DateTest, holds: bool| {
        let moved = |n: i32, unit: &str| match n {
            0 => String::new(),
            n => format!("{} {} {unit} ", if n < 0 { '-' } else { '+' }, n.abs()),
        };
        let sign = match (holds, test.or_equal) {
            (true, true) => ">=",
            (true, false) => ">",
            (false, true) => "<",
            (false, false) => "<=",
        };
        format!(
            "{}{}{sign} today",
            moved(test.offset.months, "months"),
            moved(test.offset.days, "days")
        )
    };
    let holds = holds.map(|test| said(test, true));
    holds
        .into_iter()
        .chain(fails.map(|test| said(test, false)))
        .collect()
}

/// Some days, as "2026-01-01 – 2026-06-30", "from 2026-01-01" or "until 2026-06-30".
pub(crate) fn days(validity: &Validity) -> String {
    match (validity.from, validity.to) {
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => String::new(),
    }
}
