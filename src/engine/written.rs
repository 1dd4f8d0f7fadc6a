//! Days and times as they are written in the language of a pack.

use chrono::{Datelike, NaiveDate};

/// A day in words: "23 april 2027", "23. april 2027", "23 April 2027"; by its digits in a language that is not known here.
pub fn day(lang: &str, date: NaiveDate) -> String {
    let (months, mark) = match language(lang) {
        "sv" => (SWEDISH, ""),
        "da" => (DANISH, "."),
        "en" => (ENGLISH, ""),
        _ => return date.to_string(),
    };
    let month = months[date.month0() as usize];
    format!("{}{mark} {month} {}", date.day(), date.year())
}

/// A clock time, `HH:MM`, as one says at what time something is.
pub fn at(lang: &str, time: &str) -> String {
    match language(lang) {
        "sv" | "da" => format!("kl. {}", time.replace(':', ".")),
        _ => time.to_owned(),
    }
}

/// What belongs in the place of a day that is not known.
pub fn some_day(lang: &str) -> &'static str {
    match language(lang) {
        "sv" => "dag",
        "da" => "dato",
        _ => "day",
    }
}

/// The language of a BCP 47 tag, without where it is spoken.
fn language(lang: &str) -> &str {
    lang.split('-').next().unwrap_or(lang)
}

const SWEDISH: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const DANISH: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
