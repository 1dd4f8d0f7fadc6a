//! What a filled text says beside the pack’s own words, in its language: days and times, and what stands where something is not known.

use chrono::{Datelike, NaiveDate};

use crate::engine::pack::Pack;

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

/// Whose rules a case is judged by, of which version: the version is that of the rules as they are written here, not of their sources.
pub fn rules(pack: &Pack) -> String {
    let (of, version) = match language(&pack.lang) {
        "sv" => ("Samverkanslots regler för", "version"),
        "da" => ("Samverkanslots’ regler for", "version"),
        _ => ("the rules of Samverkanslots for", "version"),
    };
    let from = match pack.subtitle.as_str() {
        "" => String::new(),
        subtitle => format!(" ({subtitle})"),
    };
    format!("{of} {}{from}, {version} {}", pack.title, pack.version)
}

/// That the source is silent, and what is presumed, where something is.
pub fn silent(lang: &str, presumed: &[&str]) -> String {
    let (silent, presumes) = match language(lang) {
        "sv" => ("källan ger inget svar", "rimligt antagande"),
        "da" => ("kilden giver intet svar", "rimelig antagelse"),
        _ => ("the source gives no answer", "reasonable assumption"),
    };
    if presumed.is_empty() {
        silent.to_owned()
    } else {
        format!("{silent}; {presumes}: {}", presumed.join(", "))
    }
}

/// That the rules collide, and the values between which they leave it.
pub fn collides(lang: &str, values: &[&str]) -> String {
    let (borderline, or) = match language(lang) {
        "sv" => ("gränsfall", " eller "),
        "da" => ("grænsetilfælde", " eller "),
        _ => ("borderline case", " or "),
    };
    format!("{borderline}: {}", values.join(or))
}

/// What the worker judges otherwise than the rules, and what these give: their answer (`Ok`), or why they have none (`Err`); without a full
/// stop at its end. Without the reason where that has been told already.
pub fn judged(lang: &str, given: Result<&str, &str>, reason: Option<&str>) -> String {
    let (differs, own, why, rules) = match language(lang) {
        "sv" => (
            "jag bedömer annorlunda",
            "egen bedömning",
            "Skäl",
            "Reglerna säger",
        ),
        "da" => (
            "jeg vurderer anderledes",
            "egen vurdering",
            "Begrundelse",
            "Reglerne siger",
        ),
        _ => (
            "I judge this differently",
            "my own judgement",
            "Reason",
            "The rules say",
        ),
    };
    let own = match given {
        Ok(_) => differs.to_owned(),
        Err(silence) => format!("{own} ({silence})"),
    };
    let own = match reason {
        Some(reason) => format!("{own}. {why}: {}", reason.trim_end_matches('.')),
        None => format!("{own}, {}", as_above(lang)),
    };
    match given {
        Ok(given) => format!("{own}. {rules}: {given}"),
        Err(_) => own,
    }
}

/// What stands in the place of a judgement that has been told already.
pub fn as_above(lang: &str) -> &'static str {
    match language(lang) {
        "sv" => "se ovan",
        "da" => "se ovenfor",
        _ => "see above",
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

/// The answer of who does not know.
pub fn unknown(lang: &str) -> &'static str {
    match language(lang) {
        "sv" => "Vet inte",
        "da" => "Ved ikke",
        _ => "Don’t know",
    }
}

/// Of two, whether the first has something that the other has not, or the other way round.
pub fn with_or_without(lang: &str, first_has: bool, what: &str) -> [String; 2] {
    let (with, without) = match language(lang) {
        "sv" => ("med", "utan"),
        "da" => ("med", "uden"),
        _ => ("with", "without"),
    };
    let (first, second) = match first_has {
        true => (with, without),
        false => (without, with),
    };
    [format!("{first} {what}"), second.to_owned()]
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
