//! Deadlines as events: lines as the standard wants them, read back by a parser of somebody else's.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime};
use fastrand::Rng;
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime};
use samverkanslots::author;
use samverkanslots::calendar::{calendar, escaped, folded};
use samverkanslots::engine::assessment::{Applying, Depth, assess, judge};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::pack::{Kind, Pack};
use samverkanslots::exchange::answers::case;

use crate::carrying::worked_cases;
use crate::link::any_case;
use crate::packs::shipped;

const MARK: &str = "k3v9";

fn stamp() -> NaiveDateTime {
    "2026-11-23T09:05:07".parse().unwrap()
}

/// A text of any characters: common ones, long ones, marks of the format, controls.
fn text(rng: &mut Rng) -> String {
    let length = rng.usize(..200);
    let letter = |rng: &mut Rng| match rng.u8(..6) {
        0 => rng.char(' '..='~'),
        1 => rng
            .choice(['å', 'ä', 'ö', 'é', 'ß', '§', '–', '”'])
            .unwrap(),
        2 => rng
            .choice(['\\', ';', ',', ':', '"', '\n', '\r', ' '])
            .unwrap(),
        3 => rng.char('\u{0}'..='\u{9f}'),
        4 => rng
            .choice(['😀', '👩', '\u{200d}', '\u{301}', '漢', '𝒳'])
            .unwrap(),
        _ => rng.char('\u{0}'..='\u{10ffff}'),
    };
    (0..length).map(|_| letter(rng)).collect()
}

/// A value read as the standard says, written down here a second time.
fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next().unwrap() {
                'n' | 'N' => out.push('\n'),
                other => out.push(other),
            },
            other => out.push(other),
        }
    }
    out
}

#[test]
fn a_folded_line_has_no_part_of_more_than_75_octets_and_comes_back_whole_whatever_its_characters() {
    let mut rng = Rng::with_seed(5545);
    let mut parts = 0;
    for _ in 0..20_000 {
        let line = escaped(&text(&mut rng));
        let got = folded(&line);
        for (place, part) in got.split("\r\n").enumerate() {
            assert!(part.len() <= 75, "{part:?}");
            assert!(place == 0 || part.starts_with(' '), "{part:?}");
            parts += 1;
        }
        assert_eq!(got.replace("\r\n ", ""), line);
        // As long as it can be: the next character would have been too much.
        let lines: Vec<&str> = got.split("\r\n").collect();
        for pair in lines.windows(2) {
            let next = pair[1].chars().nth(1).unwrap();
            assert!(pair[0].len() + next.len_utf8() > 75, "{got:?}");
        }
    }
    assert!(parts > 40_000, "{parts} parts");
}

#[test]
fn an_escaped_text_holds_no_end_of_line_and_comes_back_as_it_was_but_for_control_characters() {
    let mut rng = Rng::with_seed(7986);
    for _ in 0..20_000 {
        let text = text(&mut rng);
        let got = escaped(&text);
        assert!(!got.chars().any(|c| c.is_control() && c != '\t'), "{got:?}");
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let kept: String = lines
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        assert_eq!(unescaped(&got), kept);
    }
}

/// The duties of a case with every date answered by one of some days around the day of judgement.
fn with_days(pack: &Pack, case: &Case, rng: &mut Rng) -> Vec<Applying> {
    let mut case = case.clone();
    for (fact, item) in pack.facts.iter().enumerate() {
        if matches!(item.kind, Kind::Date { .. }) {
            let day = case.on + chrono::Days::new(rng.u64(..400)) - chrono::Days::new(60);
            case.set(pack, fact, Some(Answer::Date(day))).unwrap();
        }
    }
    judge(pack, &case, Depth::Result).duties
}

/// The duties of the worked cases, and of those and random ones with days.
fn many_duties(rng: &mut Rng) -> Vec<(&'static Pack, Vec<Applying>)> {
    let mut all = Vec::new();
    for (of, answers, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == of).unwrap().pack;
        let worked = case(pack, &answers, on).unwrap();
        all.push((pack, assess(pack, &worked).duties));
        for _ in 0..40 {
            all.push((pack, with_days(pack, &worked, rng)));
        }
    }
    static DEMO: OnceLock<Pack> = OnceLock::new();
    let demo = DEMO.get_or_init(|| {
        author::compile_text("demo.toml", include_str!("../cases/demo.toml")).unwrap()
    });
    for pack in shipped().iter().map(|it| &it.pack).chain([demo]) {
        for _ in 0..300 {
            let (case, _) = any_case(rng, pack);
            all.push((pack, with_days(pack, &case, rng)));
        }
    }
    all
}

fn properties(event: &icalendar::Event) -> BTreeSet<String> {
    event.properties().keys().cloned().collect()
}

#[test]
fn every_deadline_with_a_day_is_an_event_that_another_parser_reads_as_it_is() {
    let mut rng = Rng::with_seed(2026);
    let (mut events, mut timed) = (0, 0);
    for (pack, duties) in many_duties(&mut rng) {
        let dated: Vec<(&Applying, NaiveDate)> = duties
            .iter()
            .filter_map(|duty| Some((duty, duty.due.as_ref()?.date?)))
            .collect();
        let Some(text) = calendar(pack, &duties, stamp(), MARK) else {
            assert!(dated.is_empty());
            continue;
        };
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        let read: Calendar = text.parse().unwrap();
        assert_eq!(read.property_value("VERSION"), Some("2.0"));
        assert!(read.property_value("PRODID").is_some());
        assert_eq!(read.components.len(), dated.len());
        for (component, (duty, day)) in read.components.iter().zip(dated) {
            let CalendarComponent::Event(event) = component else {
                panic!("{component:?}")
            };
            let item = &pack.duties[duty.index];
            assert_eq!(event.get_summary(), Some(item.label.as_str()));
            let told = event.get_description().unwrap();
            assert!(told.contains(&item.because), "{told}");
            for id in &item.basis {
                assert!(told.contains(id.as_str()), "{told}");
            }
            let wanted = match duty.due.as_ref().unwrap().time.as_deref() {
                None => DatePerhapsTime::Date(day),
                Some(time) => {
                    timed += 1;
                    let time = format!("{day}T{time}:00").parse().unwrap();
                    DatePerhapsTime::DateTime(CalendarDateTime::Floating(time))
                }
            };
            assert_eq!(event.get_start(), Some(wanted), "{}", item.id);
            assert_eq!(event.get_timestamp().unwrap().naive_utc(), stamp());
            let status = event.property_value("STATUS").unwrap();
            assert_eq!(status == "CONFIRMED", duty.certain);
            // Nothing beside what is looked at here: no place for anything about a person.
            let known = [
                "UID",
                "DTSTAMP",
                "DTSTART",
                "SUMMARY",
                "DESCRIPTION",
                "STATUS",
                "TRANSP",
            ];
            assert_eq!(
                properties(event),
                known.into_iter().map(str::to_owned).collect()
            );
            events += 1;
        }
    }
    assert!(events > 50 && timed > 10, "{events} events, {timed} timed");
}

#[test]
fn the_same_deadline_of_a_case_is_one_event_however_often_it_is_saved_and_two_deadlines_or_cases_are_two()
 {
    let mut rng = Rng::with_seed(1);
    for (pack, duties) in many_duties(&mut rng) {
        let uids = |later: i64, mark: &str| -> Vec<String> {
            let stamp = stamp() + chrono::TimeDelta::minutes(later);
            let text = calendar(pack, &duties, stamp, mark).unwrap_or_default();
            let whole = text.replace("\r\n ", "");
            let uids = whole.lines().filter_map(|line| line.strip_prefix("UID:"));
            uids.map(str::to_owned).collect()
        };
        assert_eq!(uids(0, MARK), uids(90, MARK));
        let all = uids(0, MARK);
        let other = uids(0, "q7w1");
        assert!(all.iter().all(|uid| !other.contains(uid)));
        let different: BTreeSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len());
        for uid in &all {
            assert!(uid.ends_with(&format!("@{}.samverkanslots", pack.id)));
        }
    }
}

#[test]
fn the_command_line_prints_the_deadlines_for_a_calendar_and_nothing_where_there_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let run = |answers: &str| {
        let file = folder.path().join("answers.json");
        std::fs::write(&file, answers).unwrap();
        let out = Command::new(env!("CARGO_BIN_EXE_lots"))
            .args(["assess", "tests/cases/demo.toml", "--on", "2026-11-23"])
            .args(["--format", "ics", "--answers"])
            .arg(&file)
            .output()
            .unwrap();
        assert_eq!(
            out.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&out.stderr)
        );
        String::from_utf8(out.stdout).unwrap()
    };
    let answers = r#"{"known": "no", "age": 34, "needs": ["addiction", "health"], "consent": null, "meeting": "2026-12-01"}"#;
    let text = run(answers);
    assert!(text.contains("\r\nDTSTART:20261130T120000\r\n"), "{text}");
    let uid = |text: &str| -> String {
        let line = text.lines().find(|line| line.starts_with("UID:")).unwrap();
        let mark = line.strip_prefix("UID:notify_meeting-20261130-").unwrap();
        let mark = mark.strip_suffix("@demo.samverkanslots").unwrap();
        assert!(mark.len() == 16 && mark.chars().all(|letter| letter.is_ascii_alphanumeric()));
        mark.to_owned()
    };
    assert_ne!(
        uid(&text),
        uid(&run(answers)),
        "nobody knows whose case it is"
    );
    assert!(text.parse::<Calendar>().is_ok());
    assert_eq!(run("{}"), "");
}
