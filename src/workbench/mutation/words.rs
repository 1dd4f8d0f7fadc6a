//! Conditions in the pack's own wording.

use chrono::NaiveDate;

use crate::author::condition::{Condition, Test};
use crate::author::model::{Domain, Model};
use crate::author::phrasing::time;
use crate::author::phrasing::words::words;
use crate::engine::pack::{DateTest, Span, Validity};

/// How many letters of a condition are told; what it is that is changed stands at its beginning.
const LONGEST: usize = 120;

/// A condition as one line: `Ålder: ≥ 19 · Behov: Missbruk`; a long one is cut off.
pub(crate) fn condition(model: &Model, condition: &Condition) -> String {
    let told = whole(model, condition);
    match told.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &told[..end]),
        None => told,
    }
}

fn whole(model: &Model, condition: &Condition) -> String {
    match condition {
        Condition::All(parts) if parts.is_empty() => "✓".to_owned(),
        Condition::Any(parts) if parts.is_empty() => "✗".to_owned(),
        Condition::All(parts) => joined(model, parts, " · "),
        Condition::Any(parts) => joined(model, parts, " / "),
        Condition::Not(part) => match &**part {
            // A date that is not late lies somewhere as well.
            Condition::Late(fact, test) => {
                format!("{}: {}", model.facts[*fact].short, not_late(model, test))
            }
            part => format!("≠ {}", grouped(model, part)),
        },
        Condition::Values(fact, values) => {
            let item = &model.facts[*fact];
            let labels: Vec<&str> = values
                .iter()
                .map(|&value| item.values.get(value).map_or("?", |v| v.label.as_str()))
                .collect();
            format!("{}: {}", item.short, labels.join(" / "))
        }
        Condition::Includes(fact, value) => {
            let item = &model.facts[*fact];
            format!("{}: {}", item.short, item.values[*value].label)
        }
        Condition::Between(fact, low, high) => {
            let item = &model.facts[*fact];
            format!("{}: {}", item.short, span(&item.domain, *low, *high))
        }
        Condition::Late(fact, test) => {
            format!("{}: {}", model.facts[*fact].short, date(model, test))
        }
        Condition::During(validity) => days(*validity),
        Condition::Derived(derived) => {
            let item = &model.derived[*derived];
            if item.label.is_empty() {
                item.id.clone()
            } else {
                item.label.clone()
            }
        }
        Condition::Decision(decision, test) => {
            let item = &model.decisions[*decision];
            let told = match test {
                Test::Value(value) | Test::Named(value) => item.values[*value].label.as_str(),
                Test::Rule => "rule",
                Test::Gap => "gap",
                Test::Conflict => "conflict",
            };
            format!("{}: {told}", item.title)
        }
    }
}

/// The days on which something is in force: `2025-07-01 – 2026-06-30`.
pub(crate) fn days(validity: Validity) -> String {
    let day = |day: Option<NaiveDate>| day.map_or("…".to_owned(), |day| day.to_string());
    format!("{} – {}", day(validity.from), day(validity.to))
}

/// The numbers from one to another: `≥ 19`, `17–18`.
pub(crate) fn span(domain: &Domain, low: i32, high: i32) -> String {
    let (least, most) = match domain {
        Domain::Number { min, max, .. } => (*min, *max),
        Domain::YesNo | Domain::Choice | Domain::Choices { .. } | Domain::Date => {
            (i32::MIN, i32::MAX)
        }
    };
    if low > high {
        "✗".to_owned()
    } else if low == high {
        low.to_string()
    } else if low <= least {
        format!("≤ {high}")
    } else if high >= most {
        format!("≥ {low}")
    } else {
        format!("{low}–{high}")
    }
}

/// How a date lies of which a test says that it is late: "har passerat", "för minst 7 dagar sedan".
pub(crate) fn date(model: &Model, test: &DateTest) -> String {
    time::lies(words(&model.lang), test, true)
}

/// How a date lies of which a test says that it is not late: "inom 7 dagar".
pub(crate) fn not_late(model: &Model, test: &DateTest) -> String {
    time::lies(words(&model.lang), test, false)
}

/// A length of time, as authors write it: `- 6 months`; empty where there is none.
pub(crate) fn length(span: Span) -> String {
    let part = |count: i32, unit: &str| {
        let sign = if count < 0 { '-' } else { '+' };
        (count != 0).then(|| format!("{sign} {} {unit}", count.abs()))
    };
    [part(span.months, "months"), part(span.days, "days")]
        .into_iter()
        .flatten()
        .collect::<Vec<String>>()
        .join(" ")
}

fn joined(model: &Model, parts: &[Condition], with: &str) -> String {
    if let [part] = parts {
        return whole(model, part);
    }
    let told: Vec<String> = parts.iter().map(|part| grouped(model, part)).collect();
    told.join(with)
}

fn grouped(model: &Model, part: &Condition) -> String {
    let told = whole(model, part);
    match part {
        Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => format!("({told})"),
        _ => told,
    }
}
