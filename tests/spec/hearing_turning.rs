//! An age by the day on which somebody turns it, as "skriv det du hör" reads it.

use chrono::NaiveDate;
use samverkanslots::author;
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::hearing::Vocabulary;

use crate::hearing::shipped;

/// Each text with all that it is heard as, in Stockholm on 23 November 2026.
fn hears(rows: &[(&str, &[&str])]) {
    let ear = shipped("stockholm");
    let found = rows
        .iter()
        .filter(|(text, codes)| ear.codes(text) != **codes);
    let found =
        found.map(|(text, codes)| format!("`{text}`: {:?}, not {codes:?}", ear.codes(text)));
    let found: Vec<String> = found.collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn who_turns_an_age_tomorrow_is_a_year_less_and_has_the_next_birthday_then_and_who_turns_it_today_or_turned_it_yesterday_is_that_age()
 {
    let eve: &[&str] = &["age_now=20", "birthday_next=2026-11-24"];
    let grown: &[&str] = &["age_now=21"];
    hears(&[
        ("fyller 21 i morgon", eve),
        ("hon fyller 21 år imorgon", eve),
        ("i morgon fyller hon 21", eve),
        ("i morgon fyller han tjugoett år", eve),
        ("hon blir 21 i morgon", eve),
        ("imorgon blir han 21 år", eve),
        ("fyller 21 i dag", grown),
        ("fyllde 21 idag", grown),
        ("i dag fyller han 21 år", grown),
        ("fyllde 21 i går", grown),
        ("blev 21 i går", grown),
        ("hon blev 21 år igår", grown),
        ("har fyllt 21 idag", grown),
        // Where nobody asks for the next birthday the age alone is heard.
        ("fyller 22 i morgon", grown),
        ("fyller 65 år i morgon", &["age_now=64"]),
    ]);
}

#[test]
fn who_turns_an_age_on_the_day_after_something_is_a_year_less_on_that_day() {
    hears(&[
        ("fyllde 19 samma dag", &["age_at_arrival=19"]),
        ("fyller 19 år samma dag", &["age_at_arrival=19"]),
        ("fyllde 19 dagen efter", &["age_at_arrival=18"]),
        ("fyller 19 år dagen efter", &["age_at_arrival=18"]),
    ]);
}

#[test]
fn what_nobody_turns_or_somebody_else_or_is_denied_is_no_age() {
    let ear = shipped("stockholm");
    let texts = [
        "mötet blir 10 i morgon",
        "mötet är bokat, blir 10 i morgon",
        "vi blir tre i morgon",
        "hon fyller inte 21 i morgon",
        "fyller snart 21 i morgon",
        "hennes dotter fyller 21 i morgon",
        "fyller 19 eller 20 i morgon",
    ];
    for text in texts {
        let codes = ear.codes(text);
        let ages = codes.iter().filter(|it| it.starts_with("age"));
        assert_eq!(ages.count(), 0, "`{text}`: {codes:?}");
    }
}

#[test]
fn a_pack_in_danish_hears_it_where_it_hears_an_age_at_all() {
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let demo = include_str!("../cases/demo.toml").replace("lang = \"sv\"", "lang = \"da\"");
    let ages = |text: &str, heard: &str| -> Vec<i32> {
        let pack = author::compile_text("demo.toml", &format!("{demo}{heard}")).unwrap();
        let heard = Vocabulary::new(&pack).hear(&pack, &Case::new(&pack, on), text);
        let all = heard.proposals.iter();
        all.filter_map(|it| match it.answer {
            Answer::Number(age) => Some(age),
            _ => None,
        })
        .collect()
    };
    let plain = "\n[[heard]]\nwords = [\"# år\"]\nmeans = { age = \"#\" }\n";
    for (text, age) in [
        ("fylder 18 i morgen", 17),
        ("hun fylder atten år i morgen", 17),
        ("i morgen bliver han 18", 17),
        ("fylder 18 i dag", 18),
        ("fyldte 18 i går", 18),
        ("hun blev 18 år i går", 18),
    ] {
        assert_eq!(ages(text, plain), [age], "`{text}`");
        assert!(ages(text, "").is_empty(), "`{text}`: no number is an age");
    }
}

#[test]
fn who_is_a_number_is_that_many_years() {
    hears(&[
        ("han är 68", &["age_now=68"]),
        ("hon är 21 nu", &["age_now=21"]),
        (
            "mannen är 68 och hemlös",
            &["age_now=68", "homeless=yes", "needs+housing"],
        ),
        ("är 34", &["age_now=34"]),
        ("dricker men är 21 nu", &["needs+addiction", "age_now=21"]),
        ("han är tjugoett", &["age_now=21"]),
        ("hemlös och är 34", &["needs+housing", "age_now=34"]),
        (
            "han bor på gatan och är 34",
            &["needs+housing", "age_now=34"],
        ),
        ("hon har ett möte och är 34", &["age_now=34"]),
        ("mötet är bokat och hon är 34", &["age_now=34"]),
        (
            "kvinnan bor hos en kompis och är 22",
            &["needs+housing", "age_now=22"],
        ),
        ("han är 68 år", &["age_now=68"]),
    ]);
}

#[test]
fn what_else_is_a_number_is_no_age() {
    hears(&[
        ("mötet är 14", &[]),
        ("klockan är 21", &[]),
        ("mötet är bokat och är 14", &[]),
        ("mötet är på måndag och är 14", &[]),
        ("tiden är bokad men är 15", &[]),
        ("avstämningsmöte och är 14", &["meeting_type=avstamning"]),
        ("personen är 1 av 3", &[]),
        ("de är 21 personer", &[]),
        ("det är 21 grader", &[]),
        ("hon är 3 på listan", &[]),
        ("han är inte 18", &[]),
        ("han är snart 19", &[]),
        ("han är 19 eller 20", &[]),
        ("mamman är 50", &[]),
        ("han har en bror som är 40", &[]),
        ("hennes son är 12", &[]),
    ]);
}
