//! Reckoning with dates: against an independent reckoning, and against days checked by hand in almanacs.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use samverkanslots::engine::assessment::{Applying, Assessment, assess};
use samverkanslots::engine::dates::{flags, passed, shift, turns};
use samverkanslots::engine::decision::Status;
use samverkanslots::engine::holidays::{Country, is_eve, is_holiday};
use samverkanslots::engine::pack::{Span, Unit};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn every_day(from: &str, to: &str) -> impl Iterator<Item = NaiveDate> {
    let to = day(to);
    day(from).iter_days().take_while(move |date| *date <= to)
}

/// Months by counting on from month to month by hand, without the library's own months.
fn months_on(date: NaiveDate, months: i32) -> NaiveDate {
    let (mut year, mut month) = (date.year(), date.month());
    for _ in 0..months.abs() {
        if months > 0 {
            month += 1;
            if month == 13 {
                (year, month) = (year + 1, 1);
            }
        } else if month == 1 {
            (year, month) = (year - 1, 12);
        } else {
            month -= 1;
        }
    }
    (1..=date.day())
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .unwrap()
}

#[test]
fn months_are_counted_to_the_same_day_or_the_last_of_the_month() {
    for date in every_day("2023-01-01", "2028-12-31") {
        for months in [-24, -12, -6, -3, -1, 0, 1, 3, 6, 12, 24] {
            let span = Span { months, days: 0 };
            assert_eq!(
                shift(date, span),
                Some(months_on(date, months)),
                "{date} {months}"
            );
        }
    }
}

#[test]
fn as_many_months_have_passed_as_can_be_counted_on_without_going_beyond_the_day() {
    for since in every_day("2023-12-20", "2024-03-10") {
        for on in every_day("2023-11-01", "2026-03-31") {
            let counted = (0..)
                .take_while(|&months| months_on(since, months) <= on)
                .count();
            let months = (counted as i32 - 1).max(0);
            assert_eq!(passed(since, on, Unit::Months), months, "{since} {on}");
            assert_eq!(passed(since, on, Unit::Years), months / 12, "{since} {on}");
        }
    }
}

#[test]
fn the_notice_of_six_months_and_the_threshold_birthdays_are_those_checked_by_hand() {
    let six = Span {
        months: -6,
        days: 0,
    };
    for (birthday, notice) in [
        ("2027-04-23", "2026-10-23"),
        // The day before a month's end that the earlier month does not have.
        ("2027-08-31", "2027-02-28"),
        ("2028-08-31", "2028-02-29"),
        ("2028-08-30", "2028-02-29"),
        ("2028-08-29", "2028-02-29"),
        ("2027-08-29", "2027-02-28"),
        ("2027-03-31", "2026-09-30"),
        ("2027-01-01", "2026-07-01"),
        // Born on a leap day: the day itself in a leap year, 28 February in others.
        ("2028-02-29", "2027-08-29"),
        ("2027-02-28", "2026-08-28"),
    ] {
        assert_eq!(shift(day(birthday), six), Some(day(notice)), "{birthday}");
    }
    for (age, now, birthday, turned) in [
        (21, 20, "2027-04-23", "2027-04-23"),
        (21, 19, "2027-04-23", "2028-04-23"),
        (19, 18, "2026-11-23", "2026-11-23"),
        (19, 17, "2027-02-28", "2028-02-28"),
        // Already turned: the day lies behind.
        (19, 19, "2027-04-23", "2026-04-23"),
        (19, 20, "2028-02-29", "2026-02-28"),
    ] {
        assert_eq!(
            turns(age, now, day(birthday)),
            Some(day(turned)),
            "{age} {now} {birthday}"
        );
    }
}

/// Easter by the golden number and the moon's age, the way the church's tables are read.
fn easter(year: i32) -> NaiveDate {
    let golden = year % 19;
    let century = year / 100;
    let (skipped_leap_days, moon_drift) = (century - century / 4, (8 * century + 13) / 25);
    let age = (skipped_leap_days - moon_drift + 19 * golden + 15) % 30;
    let full_moon = age - i32::from(age == 29 || (age == 28 && golden > 10));
    let moon = day(&format!("{year}-03-21")) + Days::new(full_moon as u64);
    moon + Days::new(7 - u64::from(moon.weekday().num_days_from_sunday()))
}

/// The holidays of a year the other way round: each worked out to its date, instead of each date asked.
fn holidays(country: Country, year: i32) -> Vec<NaiveDate> {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let moved = |days: i64| easter(year) + chrono::TimeDelta::days(days);
    let first = |weekday: Weekday, from: NaiveDate| {
        from.iter_days()
            .find(|date| date.weekday() == weekday)
            .unwrap()
    };
    let mut days = match country {
        Country::Sweden => vec![
            fixed(1, 1),
            fixed(1, 6),
            moved(-2),
            moved(0),
            moved(1),
            fixed(5, 1),
            moved(39),
            moved(49),
            if year < 2005 { moved(50) } else { fixed(6, 6) },
            first(Weekday::Sat, fixed(6, 20)),
            first(Weekday::Sat, fixed(10, 31)),
            fixed(12, 25),
            fixed(12, 26),
        ],
        Country::Denmark => {
            let mut days = vec![fixed(1, 1), fixed(12, 25), fixed(12, 26)];
            days.extend([-3, -2, 0, 1, 39, 49, 50].map(moved));
            if year < 2024 {
                days.push(moved(26));
            }
            days
        }
    };
    days.sort();
    days.dedup();
    days
}

#[test]
fn holidays_agree_with_an_independent_reckoning_for_a_hundred_and_fifty_years() {
    for country in [Country::Sweden, Country::Denmark] {
        for year in 1990..2140 {
            let asked: Vec<NaiveDate> =
                every_day(&format!("{year}-01-01"), &format!("{year}-12-31"))
                    .filter(|date| is_holiday(country, *date))
                    .collect();
            assert_eq!(asked, holidays(country, year), "{country:?} {year}");
        }
    }
}

#[test]
fn movable_holidays_are_those_of_the_almanac() {
    for (country, dates) in [
        (
            Country::Sweden,
            [
                "2024-03-29",
                "2024-05-09",
                "2024-06-22",
                "2024-11-02",
                "2025-04-18",
                "2025-06-08",
                "2025-06-21",
                "2025-11-01",
                "2026-04-03",
                "2026-04-06",
                "2026-05-14",
                "2026-05-24",
                "2026-06-06",
                "2026-06-20",
                "2026-10-31",
                "2027-03-26",
                "2027-06-26",
                "2027-11-06",
            ]
            .as_slice(),
        ),
        (
            Country::Denmark,
            [
                "2023-05-05",
                "2024-03-28",
                "2024-05-20",
                "2025-04-17",
                "2025-06-09",
                "2026-04-02",
                "2026-05-25",
                "2027-03-25",
                "2027-05-17",
            ]
            .as_slice(),
        ),
    ] {
        for date in dates {
            assert!(is_holiday(country, day(date)), "{country:?} {date}");
        }
    }
    for (country, date) in [
        // Midsummer Eve and Christmas Eve are no public holidays by the law, Whit Monday no longer.
        (Country::Sweden, "2026-06-19"),
        (Country::Sweden, "2026-12-24"),
        (Country::Sweden, "2026-05-25"),
        // Abolished from 2024.
        (Country::Denmark, "2024-04-26"),
        (Country::Denmark, "2026-06-05"),
        (Country::Denmark, "2026-05-01"),
    ] {
        assert!(!is_holiday(country, day(date)), "{country:?} {date}");
    }
}

#[test]
fn a_day_is_flagged_for_the_weekend_and_for_the_holiday() {
    let sweden = Some(Country::Sweden);
    assert_eq!(flags(day("2026-11-23"), sweden), Vec::<&str>::new());
    assert_eq!(flags(day("2026-11-22"), sweden), ["sunday"]);
    assert_eq!(flags(day("2026-06-06"), sweden), ["saturday", "holiday"]);
    assert_eq!(
        flags(day("2026-06-06"), Some(Country::Denmark)),
        ["saturday"]
    );
    assert_eq!(flags(day("2027-01-06"), sweden), ["holiday"]);
    assert_eq!(flags(day("2027-01-06"), None), Vec::<&str>::new());
}

#[test]
fn days_on_which_many_are_off_are_flagged_as_that_and_never_as_holidays() {
    for (country, dates) in [
        (
            Country::Sweden,
            // Midsummer Eve: the Friday between the 19th and the 25th, as the almanac has it.
            [
                "2023-06-23",
                "2024-06-21",
                "2025-06-20",
                "2026-06-19",
                "2027-06-25",
                "2026-12-24",
                "2026-12-31",
            ]
            .as_slice(),
        ),
        (
            Country::Denmark,
            ["2026-06-05", "2027-06-05", "2026-12-24", "2026-12-31"].as_slice(),
        ),
    ] {
        for date in dates {
            assert!(is_eve(country, day(date)), "{country:?} {date}");
            assert!(!is_holiday(country, day(date)), "{country:?} {date}");
        }
    }
    // In a hundred years each country has three of them a year, but for a Constitution Day that is Whit Sunday or Monday.
    let mut whitsun = 0;
    for country in [Country::Sweden, Country::Denmark] {
        for year in 2000..2100 {
            let first = day(&format!("{year}-01-01"));
            let all = first.iter_days().take_while(|date| date.year() == year);
            let eves: Vec<NaiveDate> = all.filter(|date| is_eve(country, *date)).collect();
            assert!(eves.iter().all(|date| !is_holiday(country, *date)));
            let constitution = day(&format!("{year}-06-05"));
            let falls_together =
                country == Country::Denmark && holidays(country, year).contains(&constitution);
            whitsun += usize::from(falls_together);
            assert_eq!(eves.len(), 3 - usize::from(falls_together), "{eves:?}");
        }
    }
    assert!(whitsun > 0);
    let sweden = Some(Country::Sweden);
    assert_eq!(flags(day("2026-12-24"), sweden), ["eve"]);
    assert_eq!(flags(day("2027-12-25"), sweden), ["saturday", "holiday"]);
    assert_eq!(flags(day("2022-12-24"), sweden), ["saturday", "eve"]);
    assert_eq!(flags(day("2026-06-05"), sweden), Vec::<&str>::new());
    assert_eq!(flags(day("2026-12-24"), None), Vec::<&str>::new());
}

/// A pack in which the first year is told from the rest by months, which follow from a date.
pub const FOLLOWING: &str = r#"
[pack]
id = "follow"
version = "1.0.0"
title = "Follow"
lang = "sv"
country = "SE"
[[fact]]
id = "months"
kind = "number"
range = [0, 600]
from = { date = "started_on", unit = "months" }
ask = "Hur många månader?"
[[fact]]
id = "started_on"
kind = "date"
ask = "När började det?"
[[decision]]
id = "phase"
title = "Fas"
kind = "one"
primary = true
[[decision.value]]
code = "first_year"
label = "Första året"
[[decision.value]]
code = "after"
label = "Efter första året"
[[rule]]
id = "first"
decides = "phase"
gives = "first_year"
when = { months = "<= 12" }
because = "Till och med månad tolv."
[[rule]]
id = "after"
decides = "phase"
gives = "after"
when = { months = "> 12" }
because = "Därefter."
[[duty]]
id = "follow_up"
label = "Följ upp"
deadline = { date = "started_on", plus = "3 months", missed = { months = "> 12" } }
[[duty]]
id = "by_months"
label = "Följ upp"
deadline = { text = "minst var tredje månad", due = { months = 3 }, missed = { months = "> 3" } }
"#;

fn follow(answers: &str, on: &str) -> Assessment {
    let pack = samverkanslots::author::compile_text("follow.toml", FOLLOWING).unwrap();
    let raw = serde_json::from_str(answers).unwrap();
    let case = samverkanslots::exchange::answers::case(&pack, &raw, day(on)).unwrap();
    assess(&pack, &case)
}

#[test]
fn a_number_follows_from_the_date_it_is_tied_to_on_the_day_of_judgement() {
    for (on, value) in [
        ("2026-12-14", 0),
        ("2026-12-15", 0),
        ("2027-01-14", 0),
        ("2027-01-15", 1),
    ] {
        let got = follow(r#"{"started_on": "2025-12-15"}"#, on);
        assert_eq!(got.decisions[0].finding.certain, [value], "{on}");
        assert!(
            got.open_facts.is_empty() && got.next_question.is_none(),
            "{on}"
        );
    }
    // A start that lies ahead is no month yet.
    let got = follow(r#"{"started_on": "2027-01-01"}"#, "2026-11-23");
    assert_eq!(got.decisions[0].finding.certain, [0]);
}

#[test]
fn a_number_and_a_date_that_disagree_are_a_contradiction_between_the_two() {
    let agreeing = follow(
        r#"{"months": 11, "started_on": "2025-12-15"}"#,
        "2026-11-23",
    );
    assert!(agreeing.clash.is_empty());
    // Both in one cell of the rules, and at odds all the same.
    let got = follow(
        r#"{"months": 10, "started_on": "2025-12-15"}"#,
        "2026-11-23",
    );
    assert_eq!(got.clash, [0, 1]);
    assert_eq!(got.decisions[0].finding.status, Status::Contradiction);
}

#[test]
fn without_a_date_a_deadline_is_due_or_missed_by_its_conditions() {
    let due = |answers: &str| {
        let got = follow(answers, "2026-11-23");
        let due = got.duties[1].due.clone().unwrap();
        (due.date, due.now, due.passed)
    };
    assert_eq!(due("{}"), (None, false, false));
    assert_eq!(due(r#"{"months": 2}"#), (None, false, false));
    assert_eq!(due(r#"{"months": 3}"#), (None, true, false));
    assert_eq!(due(r#"{"months": 4}"#), (None, false, true));
    // A deadline that is counted from a date which nobody knows is not missed.
    let got = follow(r#"{"months": 14}"#, "2026-11-23");
    assert_eq!(
        got.duties[0].due.as_ref().map(|due| (due.date, due.passed)),
        Some((None, false))
    );
    let got = follow(r#"{"started_on": "2026-10-06"}"#, "2026-11-23");
    let due = got.duties[0].due.clone().unwrap();
    assert_eq!(
        (due.date, due.flags),
        (Some(day("2027-01-06")), vec!["holiday"])
    );
}

/// A notice to a meeting, by answers, on a day and at a time of it; whether it has passed, and what is then to be done.
fn notice(answers: &str, on: &str, at: Option<&str>) -> (bool, String) {
    let pack = &crate::packs::shipped()[0].pack;
    let raw = serde_json::from_str(answers).unwrap();
    let mut case = samverkanslots::exchange::answers::case(pack, &raw, day(on)).unwrap();
    case.at = at.map(|at| at.parse().unwrap());
    let got = assess(pack, &case);
    let is_notice = |duty: &&Applying| pack.duties[duty.index].id == "notice_by_noon";
    let duty = got.duties.iter().find(is_notice).unwrap();
    let due = duty.due.clone().unwrap();
    // What a face works out of the day as a whole is what is judged at the time.
    if let Some(at) = case.at {
        let whole = assess(pack, &case.on_day(case.on));
        let whole = whole.duties.iter().find(is_notice).unwrap();
        let by_face = whole.due.as_ref().unwrap().has_passed(case.on.and_time(at));
        assert_eq!(by_face, due.passed);
    }
    (due.passed, due.late.unwrap_or_default())
}

const TO_MEETING: &str = r#"{"situation": "need_other_unit", "consent_contact_other_unit": "no", "active_units": ["iof_finance"],
    "health_and_social": "no", "urgency": "ordinary", "next_meeting_on": "2026-11-24""#;

#[test]
fn a_deadline_at_noon_has_passed_from_the_minute_after_on_its_day_and_what_to_do_then_is_said() {
    let open = format!("{TO_MEETING}}}");
    for (on, at, passed) in [
        ("2026-11-22", Some("23:59:59"), false),
        ("2026-11-23", None, false),
        ("2026-11-23", Some("00:00:00"), false),
        ("2026-11-23", Some("11:59:00"), false),
        ("2026-11-23", Some("12:00:00"), false),
        ("2026-11-23", Some("12:00:59"), false),
        ("2026-11-23", Some("12:01:00"), true),
        ("2026-11-23", Some("23:59:00"), true),
        ("2026-11-24", None, true),
        ("2026-11-24", Some("08:00:00"), true),
    ] {
        let (has_passed, late) = notice(&open, on, at);
        assert_eq!(has_passed, passed, "{on} {at:?}");
        assert!(late.contains("nästa månadsmöte"), "{late}");
    }
}

#[test]
fn what_runs_out_at_noon_of_the_next_day_passes_then_for_who_still_looks_at_the_case_of_the_day_before_and_stays_so()
 {
    let pack = &crate::packs::shipped()[0].pack;
    let due = |answers: &str| {
        let raw = serde_json::from_str(answers).unwrap();
        let case = samverkanslots::exchange::answers::case(pack, &raw, day("2026-11-22")).unwrap();
        let duties = assess(pack, &case).duties;
        let mut notices = duties
            .into_iter()
            .filter(|it| pack.duties[it.index].id == "notice_by_noon");
        notices.next().unwrap().due.unwrap()
    };
    let open = due(&format!("{TO_MEETING}}}"));
    let kept = due(&format!(r#"{TO_MEETING}, "notice_in_time": "yes"}}"#));
    // Without a time of its day it goes by the day of judgement, as all that is told of the case.
    let mut whole = open.clone();
    whole.time = None;
    for (moment, passed) in [
        ("2026-11-22T23:59:00", false),
        ("2026-11-23T12:00:00", false),
        ("2026-11-23T12:01:00", true),
        ("2026-11-24T00:10:00", true),
        ("2026-11-26T08:00:00", true),
    ] {
        let moment = moment.parse().unwrap();
        assert_eq!(open.has_passed(moment), passed, "{moment}");
        assert!(!kept.has_passed(moment), "{moment}");
        assert!(!whole.has_passed(moment), "{moment}");
    }
}

#[test]
fn a_deadline_that_the_answers_say_is_kept_never_passes_and_one_that_they_say_is_missed_has_passed_before_its_time()
 {
    let answered = |answer: &str| format!(r#"{TO_MEETING}, "notice_in_time": "{answer}"}}"#);
    for (on, at) in [
        ("2026-11-23", Some("11:59:00")),
        ("2026-11-23", Some("12:01:00")),
        ("2026-11-24", None),
    ] {
        assert!(!notice(&answered("yes"), on, at).0, "{on} {at:?}");
        assert!(notice(&answered("no"), on, at).0, "{on} {at:?}");
    }
}

#[test]
fn the_next_meeting_is_no_day_that_lies_behind_and_the_clash_says_so() {
    let pack = &crate::packs::shipped()[0].pack;
    let answers = |on: &str| {
        let raw = serde_json::from_str(r#"{"next_meeting_on": "2026-11-23"}"#).unwrap();
        assess(
            pack,
            &samverkanslots::exchange::answers::case(pack, &raw, day(on)).unwrap(),
        )
    };
    assert!(answers("2026-11-22").clash.is_empty());
    assert!(answers("2026-11-23").clash.is_empty());
    let clash = answers("2026-11-24").clash;
    assert_eq!(pack.facts[clash[0]].id, "next_meeting_on");
    assert_eq!(clash.len(), 1);
    let holds = |it: &&samverkanslots::engine::pack::Constraint| it.facts == clash;
    let told = &pack.constraints.iter().find(holds).unwrap().because;
    assert!(told.contains("i dag eller senare"), "{told}");
}
