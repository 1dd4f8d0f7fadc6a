//! Answers as data: one flat object of fact ids and answers.
//!
//! `null` is "vet inte", a missing key is "not asked". A list answers a `choices` fact completely, an object such as
//! `{"addiction": true}` only what it names. Dates are ISO dates, ages and months whole numbers.

use std::fmt;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::engine::case::{Answer, Case, Misfit, fits};
use crate::engine::pack::{Fact, Kind, Pack};
use crate::exchange::quoting::brief;

/// How many misfits are told at most.
const MOST_ERRORS: usize = 100;

/// A value as it was written, keys in order. Reading refuses an object with the same key twice.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number, whole or not.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Raw>),
    /// An object.
    Table(Vec<(String, Raw)>),
}

/// An answer that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerError {
    /// The key it was given under.
    pub fact: String,
    /// What is wrong.
    pub what: String,
    /// The names that would have been right, for a suggestion.
    pub known: Vec<String>,
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for AnswerError {}

/// The case that an answers object describes, judged on a date.
///
/// # Errors
/// Every key and value that does not fit, all at once.
pub fn case(pack: &Pack, answers: &Raw, on: NaiveDate) -> Result<Case, Vec<AnswerError>> {
    let mut case = Case::new(pack, on);
    let Raw::Table(entries) = answers else {
        return Err(vec![AnswerError {
            fact: String::new(),
            what: "the answers are not an object of fact ids and answers".to_owned(),
            known: Vec::new(),
        }]);
    };
    let mut errors = Vec::new();
    for (id, raw) in entries {
        if let Err(error) = set(pack, &mut case, id, raw) {
            errors.push(error);
            if errors.len() == MOST_ERRORS {
                break;
            }
        }
    }
    if errors.is_empty() {
        Ok(case)
    } else {
        Err(errors)
    }
}

/// Of answers to another pack's questions those that are answers to this one's too; and what is not, as `fact` or as
/// `fact.option`. Options stand each by itself (`{"addiction": true, "money": false}`), for another pack may have more of them,
/// which nobody has asked for; "none of them" then says nothing. An option that was answered no and is none here is no loss.
pub fn fitting(pack: &Pack, answers: &Raw, on: NaiveDate) -> (Case, Vec<String>) {
    let mut case = Case::new(pack, on);
    let mut left = Vec::new();
    let Raw::Table(entries) = answers else {
        return (case, left);
    };
    for (id, raw) in entries {
        let fits = match (pack.fact(id), raw) {
            (Some(fact), Raw::Table(options)) => {
                let answer = shared(&pack.facts[fact], options, &mut left);
                answer.is_none() || case.set(pack, fact, answer).is_ok()
            }
            _ => set(pack, &mut case, id, raw).is_ok(),
        };
        if !fits {
            left.push(id.clone());
        }
    }
    (case, left)
}

/// What options say of a fact that has some of them, if anything; those chosen that it has not are left. Where all its others are
/// told, "none of them" follows from these; where some are told that it has not, it is "none of" something else.
fn shared(fact: &Fact, options: &[(String, Raw)], left: &mut Vec<String>) -> Option<Answer> {
    let none = match fact.kind {
        Kind::Choices { none } => none,
        _ => None,
    };
    let is_told = |code: &str| options.iter().any(|(told, _)| told == code);
    let mut values = fact.values.iter().enumerate();
    let follows = values.all(|(value, item)| Some(value) == none || is_told(&item.code));
    let is_else = options.iter().any(|(code, _)| fact.value(code).is_none());
    let (mut yes, mut no) = (0, 0);
    for (code, flag) in options {
        let chosen = matches!(flag, Raw::Flag(true));
        match fact.value(code) {
            Some(value) if Some(value) != none || !(follows || is_else) => {
                *if chosen { &mut yes } else { &mut no } |= 1 << value;
            }
            Some(_) if follows => {}
            _ if chosen => left.push(fact.id.clone() + "." + code),
            _ => {}
        }
    }
    if let Some(none) = none.filter(|_| follows) {
        *if yes == 0 { &mut yes } else { &mut no } |= 1 << none;
    }
    (yes | no != 0).then_some(Answer::Options { yes, no })
}

/// Records one answer as it was written.
///
/// # Errors
/// There is no such fact, or the answer does not fit it; the case is then unchanged.
pub fn set(pack: &Pack, case: &mut Case, id: &str, raw: &Raw) -> Result<(), AnswerError> {
    let error = |what: String, known: Vec<String>| AnswerError {
        fact: id.to_owned(),
        what,
        known,
    };
    let Some(fact) = pack.fact(id) else {
        return Err(error(
            format!("no fact is called `{}`", brief(id)),
            pack.facts.iter().map(|fact| fact.id.clone()).collect(),
        ));
    };
    let item = &pack.facts[fact];
    let answer = read(item, raw)?;
    case.set(pack, fact, Some(answer))
        .map_err(|misfit| error(misfit_in_words(item, misfit), Vec::new()))
}

/// Whether a fact can have an answer, of which nothing but its kind and values is looked at.
///
/// # Errors
/// As [`set`].
pub fn check(fact: &Fact, raw: &Raw) -> Result<(), AnswerError> {
    let answer = read(fact, raw)?;
    fits(fact, answer).map_err(|misfit| AnswerError {
        fact: fact.id.clone(),
        what: misfit_in_words(fact, misfit),
        known: Vec::new(),
    })
}

fn read(fact: &Fact, raw: &Raw) -> Result<Answer, AnswerError> {
    let codes = || fact.values.iter().map(|value| value.code.clone()).collect();
    answer(fact, raw).map_err(|(what, of_codes)| AnswerError {
        fact: fact.id.clone(),
        what,
        known: if of_codes { codes() } else { Vec::new() },
    })
}

fn misfit_in_words(fact: &Fact, misfit: Misfit) -> String {
    match (misfit, &fact.kind) {
        (Misfit::Range, Kind::Number { min, max, .. }) => {
            format!("`{}` takes a whole number from {min} to {max}", fact.id)
        }
        _ => format!("`{}` does not take that answer", fact.id),
    }
}

/// The answer, or what is wrong and whether the fact's codes may help.
fn answer(fact: &Fact, raw: &Raw) -> Result<Answer, (String, bool)> {
    let id = &fact.id;
    let value = |code: &str| {
        fact.value(code).ok_or_else(|| match code {
            // The word that rules test it by, and the nearest at hand.
            "unknown" => (unknown_is_null(id), false),
            code => (format!("`{id}` has no value `{}`", brief(code)), true),
        })
    };
    match (&fact.kind, raw) {
        (_, Raw::Null) => Ok(Answer::Unknown),
        (_, Raw::Text(code)) if code == "unknown" && fact.value(code).is_none() => {
            Err((unknown_is_null(id), false))
        }
        (Kind::YesNo | Kind::Choice, Raw::Text(code)) => value(code).map(Answer::Value),
        (Kind::YesNo | Kind::Choice, _) => Err((
            format!("`{id}` takes one code as a string, not {}", raw.kind()),
            false,
        )),
        (Kind::Number { .. }, Raw::Number(number))
            if number.fract() == 0.0 && number.abs() <= f64::from(i32::MAX) =>
        {
            Ok(Answer::Number(*number as i32))
        }
        // The number itself is not told: what writes floating-point numbers is 6 KB of the widget, compressed.
        (Kind::Number { .. }, Raw::Number(number)) => {
            let what = if number.fract() == 0.0 {
                "one with so many digits"
            } else {
                "a fraction"
            };
            Err((format!("`{id}` takes a whole number, not {what}"), false))
        }
        (Kind::Number { .. }, _) => Err((
            format!("`{id}` takes a whole number, not {}", raw.kind()),
            false,
        )),
        (Kind::Date { .. }, Raw::Text(text)) => date(text).map(Answer::Date).ok_or_else(|| {
            (
                format!(
                    "`{id}` takes a date such as 2026-11-23; `{}` is none",
                    brief(text)
                ),
                false,
            )
        }),
        (Kind::Date { .. }, _) => Err((
            format!("`{id}` takes a date as a string, not {}", raw.kind()),
            false,
        )),
        (Kind::Choices { none }, Raw::List(items)) => {
            let mut yes = 0;
            for item in items {
                match item {
                    Raw::Text(code) => yes |= 1 << value(code)?,
                    other => {
                        return Err((
                            format!("`{id}` takes codes as strings, not {}", other.kind()),
                            false,
                        ));
                    }
                }
            }
            chosen(id, fact, *none, yes)
        }
        (Kind::Choices { .. }, Raw::Table(entries)) => {
            let (mut yes, mut no) = (0, 0);
            for (code, flag) in entries {
                match flag {
                    Raw::Flag(true) => yes |= 1 << value(code)?,
                    Raw::Flag(false) => no |= 1 << value(code)?,
                    Raw::Null => _ = value(code)?,
                    other => {
                        return Err((
                            format!(
                                "`{}` of `{id}` is {}, not true, false or null",
                                brief(code),
                                other.kind()
                            ),
                            false,
                        ));
                    }
                }
            }
            Ok(Answer::Options { yes, no })
        }
        (Kind::Choices { .. }, _) => Err((
            format!(
                "`{id}` takes a list of codes or an object of codes, not {}",
                raw.kind()
            ),
            false,
        )),
    }
}

fn unknown_is_null(id: &str) -> String {
    format!("`{id}` has no value `unknown`; use null for an answer that is not known")
}

/// The complete answer with exactly these values; nothing at all means the value "none", where there is one.
fn chosen(
    id: &str,
    fact: &Fact,
    none: Option<usize>,
    mut yes: u32,
) -> Result<Answer, (String, bool)> {
    if let Some(none) = none {
        if yes == 0 {
            yes = 1 << none;
        } else if yes >> none & 1 == 1 && yes != 1 << none {
            return Err((
                format!(
                    "`{id}` says `{}` and something else at once",
                    fact.values[none].code
                ),
                false,
            ));
        }
    }
    Ok(Answer::only(fact, yes))
}

/// A date written as `2026-11-23`, and nothing else.
pub fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let mut part = |digits: usize| {
        parts
            .next()
            .filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|part| part.parse::<u32>().ok())
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    NaiveDate::from_ymd_opt(year as i32, month, day)
}

impl Raw {
    /// What it is, in words.
    pub fn kind(&self) -> &'static str {
        match self {
            Raw::Null => "null",
            Raw::Flag(_) => "true or false",
            Raw::Number(_) => "a number",
            Raw::Text(_) => "a string",
            Raw::List(_) => "a list",
            Raw::Table(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Raw, D::Error> {
        Raw::deserialize(inner)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Raw, E> {
        Ok(Raw::Flag(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Raw, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Raw, E> {
        Ok(Raw::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Raw, E> {
        Ok(Raw::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries: Vec<(String, Raw)> = Vec::new();
        let mut seen: FxHashSet<String> = FxHashSet::default();
        while let Some((key, value)) = map.next_entry::<String, Raw>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format_args!(
                    "the key `{}` stands there twice",
                    brief(&key)
                )));
            }
            entries.push((key, value));
        }
        Ok(Raw::Table(entries))
    }
}
