//! A day by itself, as it is typed where only a day is asked for.

use chrono::NaiveDate;

use crate::hearing::amounts::dates;
use crate::hearing::grammar::grammar;
use crate::hearing::words::{Token, tokens};

/// The days that a text may mean which is nothing but a day: `23 april`, `23/4`, `i dag`, `270423`; without a year the last and the
/// next. The languages are the program's and the pack's: either may be written in.
pub fn days(text: &str, languages: [&str; 2], on: NaiveDate) -> Vec<NaiveDate> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    for lang in languages {
        for day in of_language(&tokens, lang, on) {
            if !found.contains(&day) {
                found.push(day);
            }
        }
    }
    found
}

fn of_language(tokens: &[Token], lang: &str, on: NaiveDate) -> Vec<NaiveDate> {
    match tokens {
        [] => Vec::new(),
        [only] if only.letters.len() == 6 && only.is_number() => six_digits(only.number(), lang),
        all => match dates(all, 0, grammar(lang), on) {
            Some((days, length)) if length == all.len() => days,
            _ => Vec::new(),
        },
    }
}

/// Swedes begin with the year, Danes with the day; who writes another language may do either.
fn six_digits(number: Option<i32>, lang: &str) -> Vec<NaiveDate> {
    let Some(number) = number else {
        return Vec::new();
    };
    let (first, month, last) = (number / 10_000, number / 100 % 100, number % 100);
    let day = |year: i32, day: i32| {
        let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
        NaiveDate::from_ymd_opt(2000 + year, month, day)
    };
    let year_first = day(first, last).filter(|_| !lang.starts_with("da"));
    let day_first = day(last, first).filter(|_| !lang.starts_with("sv"));
    year_first.into_iter().chain(day_first).collect()
}
