//! A case in the pack's own wording.

use crate::author::domains::Layout;
use crate::author::model::Model;
use crate::engine::pack::Kind;

/// A partly determined case, given as pairs of level and value, as one line: "Ålder: 19–64 · Behov: missbruk, inte boende".
pub(crate) fn in_words(model: &Model, layout: &Layout, way: &[(usize, usize)]) -> String {
    let mut parts = Vec::new();
    for (fact, item) in model.facts.iter().enumerate() {
        let own: Vec<(usize, usize)> = way
            .iter()
            .filter(|(level, _)| layout.fact_of[*level] == fact)
            .map(|&(level, value)| (level - layout.first[fact], value))
            .collect();
        if own.is_empty() {
            continue;
        }
        let said = match &layout.kinds[fact] {
            Kind::YesNo | Kind::Choice => item
                .values
                .get(own[0].1)
                .map_or("?".to_owned(), |value| value.label.clone()),
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
            Kind::Date { tests } => {
                let cell = own[0].1;
                let test = &tests[if cell == 0 { 0 } else { cell - 1 }];
                let moved = |n: i32, unit: &str| {
                    if n == 0 {
                        String::new()
                    } else {
                        format!("{n:+} {unit} ")
                    }
                };
                let sign = match (cell == 0, test.or_equal) {
                    (true, true) => "<",
                    (true, false) => "<=",
                    (false, true) => ">=",
                    (false, false) => ">",
                };
                format!(
                    "{}{}{sign} today",
                    moved(test.offset.months, "months"),
                    moved(test.offset.days, "days")
                )
            }
        };
        parts.push(format!("{}: {said}", item.short));
    }
    if parts.is_empty() {
        "every case".to_owned()
    } else {
        parts.join(" · ")
    }
}
