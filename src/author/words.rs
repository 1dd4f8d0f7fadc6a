//! A case in the pack's own wording.

use crate::author::block;
use crate::author::domains::Layout;
use crate::author::model::Model;
use crate::author::phrasing::words::words;
use crate::author::phrasing::{Phrase, in_line, phrase, says, subject, time};
use crate::engine::pack::{DateTest, Kind, Validity};

/// A block of cases in one line, of a pack in Swedish: "Ålder: 19–64 år · Behov: Missbruk, inte Boende".
pub(crate) fn in_words(model: &Model, layout: &Layout, block: &[(usize, u32)]) -> String {
    let days = block::days(layout, block).map(|days| days_in_words(model, &days));
    let facts = (0..model.facts.len())
        .filter_map(|fact| block::says(layout, block, fact))
        .map(|condition| told_once(model, &phrase(model, &condition)));
    let parts: Vec<String> = days.into_iter().chain(facts).collect();
    if parts.is_empty() {
        "every case".to_owned()
    } else {
        parts.join(" · ")
    }
}

/// Some days in the pack's language: "från och med 1 januari 2026", "1 juli 2026".
pub(crate) fn days_in_words(model: &Model, days: &Validity) -> String {
    let words = words(&model.lang);
    let day = |day| time::date(words, day);
    match (days.from, days.to) {
        (Some(from), Some(to)) if from == to => day(from),
        (from, to) => (words.during)(from.map(day), to.map(day)),
    }
}

/// A phrase in one line; what several statements say of the same thing stands behind its label once.
pub(crate) fn told_once(model: &Model, phrase: &Phrase) -> String {
    let Phrase::All(parts) = phrase else {
        return in_line(model, phrase);
    };
    let mut told: Vec<(Option<&str>, String)> = Vec::new();
    for part in parts {
        match part {
            Phrase::Says(statement) => {
                let about = subject(model, statement.about);
                match told.last_mut() {
                    Some((Some(before), line)) if *before == about => {
                        line.push_str(", ");
                        line.push_str(&says(model, statement));
                    }
                    _ => told.push((Some(about), in_line(model, part))),
                }
            }
            _ => told.push((None, in_line(model, part))),
        }
    }
    let told: Vec<String> = told.into_iter().map(|(_, line)| line).collect();
    told.join(" · ")
}

/// Cells of a date, from the first to the last, as the tests that bound them: "- 6 months < today".
pub(crate) fn date_tests(kind: &Kind, first: usize, last: usize) -> Vec<String> {
    let Kind::Date { tests } = kind else {
        return Vec::new();
    };
    let holds = first.checked_sub(1).and_then(|at| tests.get(at));
    let fails = tests.get(last);
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
