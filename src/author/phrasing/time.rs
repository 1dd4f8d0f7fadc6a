//! Dates, lengths of time and tests on dates in words.

use chrono::NaiveDate;

use crate::author::model::{Deadline, Model};
use crate::author::phrasing::words::{Side, Words};
use crate::engine::pack::{Anchor, DateTest, Span};
use crate::engine::written;

/// A date with the month in words: "21 november 2026".
pub(crate) fn date(words: &Words, date: NaiveDate) -> String {
    written::day(words.lang, date)
}

/// A length of time: "6 månader", "1 år och 2 dagar". The sign is left to what stands before it.
pub(crate) fn span(words: &Words, span: Span) -> String {
    let (months, days) = (span.months.abs(), span.days.abs());
    let mut parts = Vec::new();
    if months != 0 && months % 12 == 0 {
        parts.push((words.years_long)(months / 12));
    } else if months != 0 {
        parts.push((words.months_long)(months));
    }
    if days != 0 || parts.is_empty() {
        parts.push((words.days)(days));
    }
    let opposed = months != 0 && days != 0 && (span.months < 0) != (span.days < 0);
    let joint = if opposed { words.minus } else { words.and };
    parts.join(&format!(" {joint} "))
}

/// How a date lies of which a test says that it is late, or not: "inom 7 dagar", "har passerat".
pub(crate) fn lies(words: &Words, test: &DateTest, late: bool) -> String {
    let side = Side::of(test, late);
    let length = span(words, test.offset);
    // The date moved back is compared with the day of judgement: the date itself with a day that lies ahead.
    match (test.offset.months, test.offset.days) {
        (0, 0) => (words.today)(side).to_owned(),
        (months, days) if months < 0 || (months == 0 && days < 0) => (words.ahead)(side, &length),
        _ => (words.back)(side, &length),
    }
}

/// The day and hour of a deadline: "kl. 12.00, 1 dag före nästa månadsmöte". None where no day is counted from.
pub(crate) fn due(model: &Model, words: &Words, deadline: &Deadline) -> Option<String> {
    let day = deadline.from.as_ref().map(|anchor| match anchor {
        Anchor::Date(fact) => inside_a_sentence(&model.facts[*fact].short),
        Anchor::Turns { age, .. } => (words.birthday)(*age),
    });
    moment(words, day, deadline.offset, deadline.time.as_deref())
}

/// A day in words, a length of time before or after it, and a clock time `HH:MM`, as far as they are there.
pub(crate) fn moment(
    words: &Words,
    day: Option<String>,
    offset: Span,
    time: Option<&str>,
) -> Option<String> {
    let length = span(words, offset);
    let moved = day.map(|day| match (offset.months, offset.days) {
        (0, 0) => day,
        (months, days) if months < 0 || (months == 0 && days < 0) => (words.before)(&length, &day),
        _ => (words.after)(&length, &day),
    });
    let time = time.map(|time| (words.at_clock)(&time.replace(':', ".")));
    match (time, moved) {
        (Some(time), Some(moved)) => Some(format!("{time}, {moved}")),
        (one, other) => one.or(other),
    }
}

/// A label in the middle of a sentence: its first letter small, unless it begins an abbreviation.
pub(crate) fn inside_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}
