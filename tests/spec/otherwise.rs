//! What is said to come out otherwise today: only what does, and what it comes to.

use chrono::{Days, NaiveDate, NaiveDateTime};
use samverkanslots::author;
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::case::Case;
use samverkanslots::engine::decision::{Finding, Status};
use samverkanslots::engine::otherwise::{Otherwise, Turn};
use samverkanslots::engine::pack::Pack;
use samverkanslots::exchange::answers;

use crate::carrying::worked_cases;
use crate::packs::shipped;
use crate::time::FOLLOWING;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The beginning of a day, when nothing of it has run out.
fn morning(day: NaiveDate) -> NaiveDateTime {
    day.into()
}

fn case(pack: &Pack, json: &str, on: &str) -> Case {
    answers::case(pack, &serde_json::from_str(json).unwrap(), day(on)).unwrap()
}

/// What a finding says to a reader.
fn says(finding: &Finding) -> (Status, Vec<usize>) {
    let values = match finding.status {
        Status::Gap => &finding.presumed,
        Status::Conflict => &finding.clashing,
        Status::Settled | Status::Open | Status::Contradiction => &finding.certain,
    };
    (finding.status, values.clone())
}

#[test]
fn a_decision_is_told_to_differ_exactly_where_what_it_says_on_the_two_days_differs() {
    let following = author::compile_text("follow.toml", FOLLOWING).unwrap();
    let mut cases: Vec<(&Pack, Case)> = Vec::new();
    for (of, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == of).unwrap().pack;
        cases.push((pack, answers::case(pack, &raw, on).unwrap()));
    }
    let started = case(&following, r#"{"started_on": "2025-12-15"}"#, "2026-11-23");
    cases.push((&following, started));
    let mut told = 0;
    for (pack, case) in cases {
        for days in [0, 1, 40, 53, 200, 400, 1500] {
            let other = case.on + Days::new(days);
            let otherwise = Otherwise::of(pack, &case, morning(other));
            let (then, now) = (assess(pack, &case), assess(pack, &case.on_day(other)));
            if !now.clash.is_empty() {
                assert_eq!(otherwise.clash, now.clash, "{} {other}", pack.id);
                continue;
            }
            for (index, (then, now)) in then.decisions.iter().zip(&now.decisions).enumerate() {
                let differs = says(&then.finding) != says(&now.finding);
                let is_told = otherwise.decisions.iter().any(|(it, ..)| *it == index);
                assert_eq!(is_told, differs, "{} {other}", pack.id);
                told += usize::from(is_told);
            }
            assert!(days > 0 || otherwise.is_empty());
        }
    }
    // In the thirteenth month it is another phase.
    assert_eq!(told, 4);
}

#[test]
fn the_law_that_says_at_once_where_the_old_one_said_without_delay_makes_no_other_answer() {
    for checked in shipped().iter().filter(|it| it.pack.lang == "sv") {
        let pack = &checked.pack;
        let answers = r#"{"health_and_social": "yes", "need_seen_by": ["us"], "consent_plan": "yes", "concern_child": "no"}"#;
        let case = case(pack, answers, "2025-06-30");
        let certain = |on: &str| -> Vec<String> {
            let judged = assess(pack, &case.on_day(day(on)));
            let certain = judged.duties.iter().filter(|duty| duty.certain);
            certain.map(|it| pack.duties[it.index].id.clone()).collect()
        };
        // The two wordings stand in for each other.
        let (old, new) = (certain("2025-06-30"), certain("2025-07-01"));
        if old.iter().any(|id| id == "start_without_delay_until_2025") {
            assert!(new.iter().any(|id| id == "start_without_delay"));
        }
        assert!(
            Otherwise::of(pack, &case, morning(day("2026-11-23"))).is_empty(),
            "{}",
            pack.id
        );
    }
}

#[test]
fn a_duty_that_comes_and_one_that_goes_are_told_and_a_pack_that_is_not_in_force_is_all_that_is_told()
 {
    let text = include_str!("../cases/demo.toml").replace(
        "[pack]",
        "[[duty]]\nid = \"old\"\nlabel = \"Skriv brev\"\nbasis = [\"D-1\"]\nwhen = {}\nvalid_to = 2026-11-30\n\
         [[duty]]\nid = \"new\"\nlabel = \"Ring\"\nbasis = [\"D-2\"]\nwhen = {}\nvalid_from = 2026-12-01\n\n[pack]",
    );
    let mut pack = author::compile_text("demo.toml", &text).unwrap();
    let duty = |id: &str| pack.duties.iter().position(|duty| duty.id == id).unwrap();
    let (old, new) = (duty("old"), duty("new"));
    let json = r#"{"known": "no", "age": 34}"#;
    let otherwise = Otherwise::of(
        &pack,
        &case(&pack, json, "2026-11-23"),
        morning(day("2026-12-01")),
    );
    let mut turned = otherwise.duties;
    turned.sort_by_key(|(duty, _)| *duty);
    assert_eq!(turned, [(old, Turn::Lapses), (new, Turn::Applies)]);
    pack.validity.to = Some(day("2026-12-31"));
    let otherwise = Otherwise::of(
        &pack,
        &case(&pack, json, "2026-11-23"),
        morning(day("2027-01-01")),
    );
    let expected = Otherwise {
        is_not_in_force: true,
        ..Otherwise::default()
    };
    assert_eq!(otherwise, expected);
}

#[test]
fn what_runs_out_at_noon_today_is_told_of_yesterdays_case_from_the_minute_after_on() {
    let pack = &shipped()[0].pack;
    let json = r#"{"situation": "need_other_unit", "consent_contact_other_unit": "no", "active_units": ["iof_finance"],
        "health_and_social": "no", "urgency": "ordinary", "next_meeting_on": "2026-11-25"}"#;
    let case = case(pack, json, "2026-11-23");
    let notice = pack.duties.iter().position(|it| it.id == "notice_by_noon");
    for (moment, turned) in [
        ("2026-11-24T00:10:00", vec![]),
        ("2026-11-24T12:00:59", vec![]),
        ("2026-11-24T12:01:00", vec![(notice.unwrap(), Turn::Passes)]),
        ("2026-11-25T00:10:00", vec![(notice.unwrap(), Turn::Passes)]),
    ] {
        let told = Otherwise::of(pack, &case, moment.parse().unwrap());
        let expected = Otherwise {
            duties: turned,
            ..Otherwise::default()
        };
        assert_eq!(told, expected, "{moment}");
    }
}
