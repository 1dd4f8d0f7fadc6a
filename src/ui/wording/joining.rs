//! Words put together: days, lists and sentences.

use chrono::{NaiveDate, Weekday};

use super::Wording;
use crate::engine::written;

impl Wording {
    /// A day in words: "23 april 2027". Not by the browser's `Intl`: what `lots` writes into a note and what the widget does is one text, of
    /// which the tests hold each letter, and its bindings are several kilobytes of the first load.
    pub fn day_of(&self, date: NaiveDate) -> String {
        written::day(self.lang, date)
    }

    /// The name of a day of the week.
    pub fn weekday(&self, day: Weekday) -> &'static str {
        self.weekdays[day.num_days_from_monday() as usize]
    }

    /// "a, b och c".
    pub fn list(&self, items: &[String]) -> String {
        joined(items, &format!(" {} ", self.and))
    }

    /// Clauses as sentences: those of one decision joined, each decision one sentence.
    pub fn sentences(&self, decisions: &[Vec<String>]) -> String {
        let sentence = |clauses: &Vec<String>| {
            let clauses: Vec<String> = clauses
                .iter()
                .map(|clause| clause.trim_end_matches('.').to_owned())
                .collect();
            format!("{}.", capitalized(&joined(&clauses, self.and_clause)))
        };
        decisions.iter().map(sentence).collect::<Vec<_>>().join(" ")
    }
}

/// Items with commas between them, and something else before the last.
fn joined(items: &[String], last_by: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => first.join(", ") + last_by + last,
    }
}

/// The text with a capital first letter, by the browser's tables.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters
        .next()
        .map(|letter| {
            js_sys::JsString::from(letter.encode_utf8(&mut [0; 4]) as &str)
                .to_upper_case()
                .into()
        })
        .unwrap_or_default();
    first + letters.as_str()
}
