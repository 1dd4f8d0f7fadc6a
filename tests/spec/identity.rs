//! Identity numbers: known however they are written, in every field alike; what only looks a little like one is let through.

use chrono::{Days, NaiveDate};
use samverkanslots::identity::find;
use samverkanslots::session::judgement::{Refusal, reason};

/// What people, phones and word processors put between digits.
const MARKS: [&str; 16] = [
    "-", "+", " ", "/", ".", "–", "—", "\u{2011}", "\u{2212}", "\u{a0}", "\u{202f}", " - ", " – ",
    "- ", "\u{ff0d}", "\u{ad}-",
];

fn day(rng: &mut fastrand::Rng) -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(rng.u64(0..47_000))
}

/// A day as it stands in a number: the year first, or the day first.
fn written(rng: &mut fastrand::Rng, day: NaiveDate) -> [String; 3] {
    let form = *rng
        .choice(&["%y %m %d", "%Y %m %d", "%d %m %y", "%d %m %Y"])
        .unwrap();
    let written = day.format(form).to_string();
    let mut parts = written.split(' ').map(str::to_owned);
    [(); 3].map(|()| parts.next().unwrap())
}

#[test]
fn a_number_is_found_however_it_is_written_and_wherever_it_stands() {
    let mut rng = fastrand::Rng::with_seed(41);
    for _ in 0..20_000 {
        let day = day(&mut rng);
        let parts = written(&mut rng, day);
        let within = match rng.u8(0..2) {
            0 => "",
            _ => rng.choice(&MARKS).unwrap(),
        };
        let before_last = match rng.u8(0..4) {
            0 if within.is_empty() => "",
            _ => rng.choice(&MARKS).unwrap(),
        };
        let number = format!(
            "{}{before_last}{:04}",
            parts.join(within),
            rng.u32(0..10_000)
        );
        let around = *rng
            .choice(&[
                ("", ""),
                ("nr ", " är känd"),
                ("(", ")"),
                ("34 år,", ", hemlös"),
                ("x", "å"),
            ])
            .unwrap();
        let text = format!("{}{number}{}", around.0, around.1);
        let found = find(&text).map(|span| &text[span]);
        assert_eq!(found, Some(number.as_str()), "{text:?}");
        assert_eq!(reason(&text), Err(Refusal::IdentityNumber), "{text:?}");
    }
}

#[test]
fn a_number_of_someone_who_is_not_registered_is_found_too() {
    for text in ["930472-1234", "19930472-1234", "720493-1234"] {
        assert!(find(text).is_some(), "{text}");
    }
}

#[test]
fn days_and_times_are_no_numbers_of_persons() {
    let mut rng = fastrand::Rng::with_seed(42);
    for _ in 0..20_000 {
        let (one, other) = (day(&mut rng), day(&mut rng));
        let form = *rng
            .choice(&[
                "%Y-%m-%d",
                "%Y%m%d",
                "%d/%m %Y",
                "%d.%m.%Y",
                "%y%m%d",
                "%Y %m %d",
                "%-d/%-m %Y",
            ])
            .unwrap();
        let (one, other) = (one.format(form).to_string(), other.format(form).to_string());
        let (hour, minute) = (rng.u8(0..24), rng.u8(0..60));
        for text in [
            one.clone(),
            format!("{one} kl. {hour:02}.{minute:02}"),
            format!("{one} {hour:02}.{minute:02}"),
            format!("{one} - {other}"),
            format!("{one}–{other}"),
            format!("{one}, {other}"),
        ] {
            assert_eq!(find(&text), None, "{text}");
        }
    }
}

#[test]
fn telephone_numbers_amounts_and_other_numbers_are_no_numbers_of_persons() {
    let mut rng = fastrand::Rng::with_seed(43);
    for _ in 0..20_000 {
        let mut digits = |count: usize| -> String {
            (0..count)
                .map(|_| char::from(b'0' + rng.u8(0..10)))
                .collect()
        };
        let (two, three) = (digits(2), digits(3));
        for text in [
            format!("08-{} {} {}", digits(3), digits(3), digits(2)),
            format!("08-{} {} {}", digits(3), digits(2), digits(2)),
            format!("070-{three} {two} {}", digits(2)),
            format!("073{} {} {} {}", digits(1), digits(2), digits(2), digits(2)),
            format!("+46 70 {three} {two} {}", digits(2)),
            format!("+46 (0)8 {three} {} {two}", digits(3)),
            format!("+45 {two} {} {} {}", digits(2), digits(2), digits(2)),
            format!("{two} {} {} {}", digits(2), digits(2), digits(2)),
            format!("{} {three} {} kr", digits(1), digits(3)),
            format!("{three} {} kr", digits(3)),
            format!("{},50 kr", digits(6)),
            format!("21{}-{}", "2000", digits(4)),
            format!("beslut 2025/{}", digits(6)),
            digits(7),
            digits(9),
            digits(11),
            digits(16),
        ] {
            assert_eq!(find(&text), None, "{text}");
        }
    }
    for text in [
        "34 år, 2 barn",
        "12345 67890",
        "999999-1234",
        "20261332-1234",
        "",
        "1234",
    ] {
        assert_eq!(find(text), None, "{text}");
    }
}
