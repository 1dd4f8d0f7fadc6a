//! What a filled text says beside the pack’s own words, in its language: days and times, and what stands where something is not known.

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

/// What is said beside a day that comes from the local calendar.
pub fn by_calendar(lang: &str) -> &'static str {
    match language(lang) {
        "sv" => "(enligt kalendern)",
        "da" => "(ifølge kalenderen)",
        _ => "(by the calendar)",
    }
}

/// What stands in the place of a decision that is still open.
pub fn not_settled(lang: &str) -> &'static str {
    match language(lang) {
        "sv" => "inte avgjort än",
        "da" => "ikke afgjort endnu",
        _ => "not settled yet",
    }
}

/// What stands beside what is certain of a decision that is still open.
pub fn perhaps_more(lang: &str) -> &'static str {
    match language(lang) {
        "sv" => "kanske fler",
        "da" => "måske flere",
        _ => "perhaps more",
    }
}

/// What belongs in the place of a judgement of the worker's own that is not there.
pub fn own_judgement(lang: &str) -> &'static str {
    match language(lang) {
        "sv" => "din bedömning",
        "da" => "din vurdering",
        _ => "your judgement",
    }
}

/// What the worker judges otherwise of a decision, without a full stop: its title, what the rules give (`None` where they give
/// no answer), and the worker's reason.
pub fn judged(lang: &str, title: &str, given: Option<&str>, reason: &str) -> String {
    let reason = reason.trim_end_matches('.');
    match (language(lang), given) {
        ("sv", Some(given)) => {
            format!("{title}: reglerna ger {given}. Jag bedömer annorlunda: {reason}")
        }
        ("sv", None) => {
            format!("{title}: reglerna ger inget entydigt svar. Jag bedömer: {reason}")
        }
        ("da", Some(given)) => {
            format!("{title}: reglerne giver {given}. Jeg vurderer anderledes: {reason}")
        }
        ("da", None) => {
            format!("{title}: reglerne giver intet entydigt svar. Jeg vurderer: {reason}")
        }
        (_, Some(given)) => {
            format!("{title}: the rules give {given}. I judge this differently: {reason}")
        }
        (_, None) => format!("{title}: the rules give no one answer. I judge: {reason}"),
    }
}

/// What the rules give where they say that it is nobody.
pub fn nobody(lang: &str) -> &'static str {
    match language(lang) {
        "sv" => "ingen",
        "da" => "ingen",
        _ => "nobody",
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
