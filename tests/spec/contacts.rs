//! Local contacts: what is refused, and who is reached at a moment.

use chrono::NaiveDateTime;
use samverkanslots::author::{self, Disk};
use samverkanslots::contacts::hours::{Reached, clock};
use samverkanslots::contacts::{Overlay, read};
use samverkanslots::engine::assessment::{Applying, Depth, judge};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::pack::Pack;
use samverkanslots::exchange::answers::{self, Raw};

use crate::packs::shipped;

fn demo() -> Pack {
    author::check("tests/cases/demo.toml", &Disk).unwrap().pack
}

fn overlay(json: &str) -> Result<Overlay, Vec<String>> {
    let raw: Raw = serde_json::from_str(json).unwrap();
    read(&demo(), &raw).map_err(|errors| errors.iter().map(ToString::to_string).collect())
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// One contact, for the first role or value of the demo pack, with some more keys.
fn with(keys: &str) -> String {
    let role = demo().decisions[0].values[0].code.clone();
    format!(
        r#"{{"schema": 1, "municipality": "Provby", "country": "SE", "contacts": {{"{role}": {{"unit": "Mottagningen"{keys}}}}}}}"#
    )
}

#[test]
fn an_overlay_with_one_unit_and_nothing_else_is_enough() {
    let overlay = overlay(&with("")).unwrap();
    assert_eq!(overlay.contacts[0].unit, "Mottagningen");
    let reached = overlay.contacts[0]
        .hours
        .at(at("2026-11-23T10:00:00"), overlay.country);
    assert_eq!(reached, Reached::Unsaid);
}

#[test]
fn opening_hours_say_until_when_and_from_when() {
    let hours = r#", "hours": [
        {"days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "12:00"},
        {"days": ["mon", "tue", "wed", "thu"], "from": "13:00", "to": "16:30"},
        {"days": ["thu"], "from": "16:30", "to": "18:00"}]"#;
    let overlay = overlay(&with(hours)).unwrap();
    let told = |moment: &str| match overlay.contacts[0].hours.at(at(moment), overlay.country) {
        Reached::Unsaid => "unsaid".to_owned(),
        Reached::Always => "always".to_owned(),
        Reached::Unsure => "unsure".to_owned(),
        Reached::Closed => "closed".to_owned(),
        Reached::Now { until } => format!("until {}", clock(until)),
        Reached::Later { day, from } => format!("{day} {}", clock(from)),
    };
    for (moment, expected) in [
        // Monday: before, at the minute of opening, at the minute of closing, at lunch.
        ("2026-11-23T07:59:00", "2026-11-23 08:00"),
        ("2026-11-23T08:00:00", "until 12:00"),
        ("2026-11-23T11:59:59", "until 12:00"),
        ("2026-11-23T12:00:00", "2026-11-23 13:00"),
        ("2026-11-23T16:30:00", "2026-11-24 08:00"),
        // Thursday: two times that follow each other are one.
        ("2026-11-26T15:00:00", "until 18:00"),
        // Friday afternoon to Monday.
        ("2026-11-27T13:00:00", "2026-11-30 08:00"),
        // Christmas: the holidays and the weekend are skipped. On Christmas Eve many are off, and the hours say nothing of it.
        ("2026-12-25T10:00:00", "2026-12-28 08:00"),
        ("2026-12-24T10:00:00", "unsure"),
        ("2026-12-24T18:00:00", "unsure"),
        ("2026-12-23T18:00:00", "2026-12-24 08:00"),
        ("2026-06-19T10:00:00", "unsure"),
        // The national day on a Saturday changes nothing; Ascension Day closes a Thursday.
        ("2026-05-14T10:00:00", "2026-05-15 08:00"),
    ] {
        assert_eq!(told(moment), expected, "{moment}");
    }
}

#[test]
fn on_a_day_on_which_many_are_off_the_hours_hold_only_where_the_overlay_says_so() {
    let week = r#", "hours": [{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "16:00"}]"#;
    let told = |more: &str, moment: &str| {
        let overlay = overlay(&with(&format!("{week}{more}"))).unwrap();
        let hours = &overlay.contacts[0].hours;
        let day = at(moment).date();
        (
            hours.at(at(moment), overlay.country),
            hours.is_unsure(day, overlay.country),
        )
    };
    let later = |day: &str, from: u32| Reached::Later {
        day: day.parse().unwrap(),
        from,
    };
    let (eve, before) = ("2026-12-24T10:00:00", "2026-12-23T17:00:00");
    assert_eq!(told("", eve), (Reached::Unsure, true));
    assert_eq!(told("", before), (later("2026-12-24", 480), false));
    // Half a day; closed; as any other day.
    let half = r#", "on_eves": [{"from": "08:00", "to": "12:00"}]"#;
    assert_eq!(told(half, eve), (Reached::Now { until: 720 }, false));
    assert_eq!(
        told(half, "2026-12-24T12:00:00").0,
        later("2026-12-28", 480)
    );
    assert_eq!(
        told(r#", "on_eves": []"#, eve),
        (later("2026-12-28", 480), false)
    );
    assert_eq!(
        told(r#", "on_holidays": true"#, eve),
        (Reached::Now { until: 960 }, false)
    );
    // An eve on which it is closed anyway is as sure as any Saturday.
    assert_eq!(
        told("", "2022-12-24T10:00:00"),
        (later("2022-12-27", 480), false)
    );
    let faults = overlay(&with(
        r#", "on_eves": [{"days": ["mon"], "from": "9", "to": "08:00"}]"#,
    ))
    .unwrap_err();
    assert!(
        faults
            .iter()
            .any(|fault| fault.ends_with("days: is no key that an overlay has"))
    );
    assert!(
        faults
            .iter()
            .any(|fault| fault.contains("on_eves.0.from: is no time"))
    );
}

#[test]
fn a_unit_that_is_open_on_holidays_and_around_the_clock_is_reached_at_midnight() {
    let hours = r#", "on_holidays": true, "hours": [{"days": ["mon","tue","wed","thu","fri","sat","sun"], "from": "00:00", "to": "24:00"}]"#;
    let overlay = overlay(&with(hours)).unwrap();
    for moment in ["2026-12-25T00:00:00", "2026-12-25T23:59:00"] {
        let reached = overlay.contacts[0].hours.at(at(moment), overlay.country);
        assert_eq!(reached, Reached::Always);
    }
}

#[test]
fn a_night_that_is_written_as_two_days_is_one_time_of_opening() {
    let hours = r#", "hours": [
        {"days": ["fri"], "from": "22:00", "to": "24:00"},
        {"days": ["sat"], "from": "00:00", "to": "06:00"}]"#;
    let overlay = overlay(&with(hours)).unwrap();
    let at = |moment: &str| overlay.contacts[0].hours.at(at(moment), overlay.country);
    assert_eq!(at("2026-11-27T23:00:00"), Reached::Now { until: 360 });
    assert_eq!(at("2026-11-28T05:59:00"), Reached::Now { until: 360 });
    let opens = Reached::Later {
        day: "2026-12-04".parse().unwrap(),
        from: 1320,
    };
    assert_eq!(at("2026-11-28T06:00:00"), opens);
}

#[test]
fn an_entry_is_stale_from_the_day_after_its_review_date() {
    let overlay = overlay(&with(r#", "review_by": "2026-11-23""#)).unwrap();
    let contact = &overlay.contacts[0];
    assert!(!contact.is_stale("2026-11-23".parse().unwrap()));
    assert!(contact.is_stale("2026-11-24".parse().unwrap()));
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let errors = overlay(
        r#"{"schema": 2, "municipality": "", "colour": "red", "country": "NO", "contacts": {
            "nobody_here": {"unit": 7, "telephone": "ring", "email": "a b@c", "review_by": "2026-02-30",
              "hours": [{"days": ["måndag"], "from": "9", "to": "08:00", "lunch": true}]}},
           "meetings": {"weekday": "onsdag", "week": 6, "first": "2026-13", "kinds": ["en"], "without": [13], "fact": "age"}}"#,
    )
    .unwrap_err();
    let expected = [
        "schema: is another than 1",
        "municipality: is not there or empty",
        "country: is neither SE nor DK",
        "contacts.nobody_here.unit: is no text",
        "contacts.nobody_here.hours.0.days: holds another day than mon, tue, wed, thu, fri, sat, sun",
        "contacts.nobody_here.hours.0.from: is no time such as 08:30",
        "contacts.nobody_here.hours.0.days: names no day",
        "contacts.nobody_here.hours.0.lunch: is no key that an overlay has",
        "contacts.nobody_here.review_by: is no date such as 2026-11-23",
        "contacts.nobody_here.telephone: is no telephone number such as 000-000 00 00",
        "contacts.nobody_here.email: is no e-mail address such as unit@municipality.example",
        "meetings.weekday: is no day such as wed",
        "meetings.week: is no whole number from 1 to 5",
        "meetings.first: is no month such as 2026-01",
        "meetings.kinds: does not name two kinds of meeting",
        "meetings.without: holds something else than numbers of months",
        "meetings.fact: is a fact that holds no date",
        "colour: is no key that an overlay has",
    ];
    assert_eq!(errors, expected);
}

#[test]
fn one_overlay_serves_several_packs_and_each_takes_what_it_has_use_for() {
    let text = std::fs::read_to_string("src/contacts/example.json").unwrap();
    let raw: Raw = serde_json::from_str(&text).unwrap();
    let roles: Vec<String> = shipped()
        .iter()
        .map(|checked| {
            let overlay = read(&checked.pack, &raw).unwrap();
            assert_eq!(overlay.left_out.is_empty(), checked.pack.id == "stockholm");
            let roles: Vec<&str> = overlay.contacts.iter().map(|it| it.role.as_str()).collect();
            format!("{}: {}", checked.pack.id, roles.join(" "))
        })
        .collect();
    assert_eq!(
        roles[0],
        "stockholm: assistant_head_other assistant_head_other aof iof_addiction region"
    );
    assert!(roles[1..].iter().all(|told| *told != roles[0]), "{roles:?}");
}

#[test]
fn a_role_of_another_pack_is_left_out_and_named_but_what_stands_under_it_must_be_sound() {
    let role = &demo().decisions[0].values[0].code;
    let two = format!(
        r#"{{"schema": 1, "municipality": "Provby", "contacts": {{
            "{role}": {{"unit": "Mottagningen"}}, "elsewhere": {{"unit": "Den andra"}}}},
            "meetings": {{"weekday": "wed", "week": 2, "first": "2026-01", "kinds": ["a", "b"], "fact": "elsewhere_on"}}}}"#
    );
    let read = overlay(&two).unwrap();
    assert_eq!(read.contacts.len(), 1);
    assert!(
        read.contacts
            .iter()
            .all(|contact| contact.role != "elsewhere")
            && read.meetings.is_none()
    );
    let told: Vec<String> = read.left_out.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "contacts.elsewhere: is no role or body of this pack",
            "meetings.fact: is no fact of this pack"
        ]
    );
    let unsound = two.replace(r#""Den andra""#, "7");
    assert_eq!(
        overlay(&unsound).unwrap_err(),
        ["contacts.elsewhere.unit: is no text"]
    );
}

#[test]
fn an_overlay_that_is_no_object_is_refused() {
    for json in ["null", "7", "[]", "\"text\""] {
        assert!(overlay(json).is_err(), "{json}");
    }
}

#[test]
fn the_example_overlay_fits_the_stockholm_pack_and_names_no_real_number() {
    let text = std::fs::read_to_string("src/contacts/example.json").unwrap();
    let raw: Raw = serde_json::from_str(&text).unwrap();
    let pack = &shipped()[0].pack;
    let overlay = read(pack, &raw).unwrap();
    assert!(overlay.example);
    for contact in &overlay.contacts {
        assert!(contact.telephone.starts_with("000-000"), "{}", contact.role);
        assert!(
            contact.email.is_empty() || contact.email.ends_with(".example"),
            "{}",
            contact.role
        );
    }
}

#[test]
fn a_role_that_each_unit_has_takes_a_contact_for_each_and_all_that_may_be_meant_are_shown() {
    let pack = &shipped()[0].pack;
    let overlay = |head: &str| {
        let text = format!(
            r#"{{"schema": 1, "municipality": "Provby", "contacts": {{"assistant_head_other": {head}}}}}"#
        );
        let raw: Raw = serde_json::from_str(&text).unwrap();
        read(pack, &raw)
            .map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let good = r#"{"each": {"aof": {"unit": "A"}, "iof_addiction": {"unit": "B"}}}"#;
    let given = overlay(good).unwrap();
    let units = |answers: &str| -> Vec<String> {
        let raw: Raw = serde_json::from_str(answers).unwrap();
        let on = "2026-11-23".parse().unwrap();
        let case = answers::case(pack, &raw, on).unwrap();
        let contacts = given.contacts(pack, &case, "assistant_head_other");
        let body = |it: &&samverkanslots::contacts::Contact| it.body.clone();
        contacts.iter().filter_map(body).collect()
    };
    let both = ["aof", "iof_addiction"];
    assert_eq!(units("{}"), both);
    // The head of the worker's own unit is not the other unit's.
    let active = |units: &str| {
        format!(
            r#"{{"situation": "need_other_unit", "needs": ["addiction", "elder_care"], "active_units": {units}}}"#
        )
    };
    assert_eq!(units(&active(r#"["iof_addiction"]"#)), ["aof"]);
    assert_eq!(units(&active(r#"["aof_elder"]"#)), ["iof_addiction"]);
    // Of two units, or of units that nobody has told all of, which is the worker's own is not known.
    assert_eq!(units(&active(r#"["iof_addiction", "aof_elder"]"#)), both);
    assert_eq!(units(&active(r#"{"iof_addiction": true}"#)), both);
    // Who takes in a new case may work anywhere.
    let new = r#"{"situation": "new_case", "active_units": ["iof_addiction"]}"#;
    assert_eq!(units(new), both);
    // Another unit of the same department may be the one that is needed.
    let within = r#"{"situation": "need_other_unit", "needs": ["elder_care", "disability"], "active_units": ["aof_elder"]}"#;
    assert_eq!(units(within), both);
    let elsewhere =
        overlay(r#"{"each": {"aof": {"unit": "A"}, "nowhere": {"unit": "B"}}}"#).unwrap();
    assert_eq!(elsewhere.contacts.len(), 1);
    assert_eq!(
        elsewhere.left_out[0].to_string(),
        "contacts.assistant_head_other.each.nowhere: is no body of this pack"
    );
    // One fixed number would be the worker's own as often as the other unit's.
    for (head, fault) in [
        (
            r#"{"unit": "A"}"#,
            "contacts.assistant_head_other: is a role that each unit has: give `each` with a contact for each",
        ),
        (
            r#"{"each": {"aof": {"telephone": "1"}}, "unit": "A"}"#,
            "contacts.assistant_head_other.unit: is no key that an overlay has",
        ),
        (
            r#"{"each": 7}"#,
            "contacts.assistant_head_other.each: is no object",
        ),
    ] {
        let told = overlay(head).unwrap_err();
        assert!(told.iter().any(|told| told == fault), "{told:?}");
    }
}

/// The Stockholm pack, the example overlay, and a case with these answers.
fn stockholm(answers: &str) -> (&'static Pack, Overlay, Case) {
    let text = std::fs::read_to_string("src/contacts/example.json").unwrap();
    let pack = &shipped()[0].pack;
    let overlay = read(pack, &serde_json::from_str(&text).unwrap()).unwrap();
    let raw: Raw = serde_json::from_str(answers).unwrap();
    let case = answers::case(pack, &raw, "2026-11-23".parse().unwrap()).unwrap();
    (pack, overlay, case)
}

#[test]
fn the_next_meeting_is_proposed_while_nobody_has_answered_when_it_is_and_counts_for_nothing() {
    let text = std::fs::read_to_string("tests/cases/open.json").unwrap();
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut proposed = 0;
    for worked in cases.iter().filter(|case| case["pack"] == "stockholm") {
        let mut answers = worked["answers"].clone();
        answers.as_object_mut().unwrap().remove("next_meeting_on");
        let (pack, overlay, case) = stockholm(&answers.to_string());
        let Some(proposal) = overlay.proposal(pack, &case) else {
            continue;
        };
        assert_eq!(proposal.meeting.day.to_string(), "2026-12-09");
        let mut answered = case.clone();
        let answer = Answer::Date(proposal.meeting.day);
        answered.set(pack, proposal.fact, Some(answer)).unwrap();
        assert_eq!(overlay.proposal(pack, &answered), None, "{answers}");
        let (before, after) = (
            judge(pack, &case, Depth::Result),
            judge(pack, &answered, Depth::Result),
        );
        for (duty, then) in before.duties.iter().zip(&after.duties) {
            assert_eq!(duty.index, then.index);
            let due = |it: &Applying| it.due.as_ref().and_then(|due| due.date);
            let would_be = overlay.deadline(pack, &case, duty.index);
            let would_be = would_be.map(|(_, due)| due);
            // What is proposed is what would come of the answer, and only where it would be new.
            if due(duty) == due(then) {
                assert_eq!(would_be, None, "{}", pack.duties[duty.index].id);
            } else {
                proposed += 1;
                assert_eq!(due(duty), None);
                assert_eq!(would_be, then.due);
            }
        }
    }
    assert!(proposed > 0, "some case waits for the day of a meeting");
}

#[test]
fn a_meeting_whose_notice_is_too_late_is_not_proposed_nor_filled_into_a_text() {
    let (pack, overlay, _) = stockholm("{}");
    let answers = r#"{"situation": "need_other_unit", "active_units": ["iof_finance"], "urgency": "ordinary",
        "health_and_social": "no", "consent_contact_other_unit": "no"}"#;
    let duty = pack.duties.iter().position(|it| it.id == "notice_by_noon");
    let duty = duty.unwrap();
    // The notice is given at noon on the working day before, and that whole minute is in time.
    for (moment, meeting, notice) in [
        ("2026-12-07T15:00:00", "2026-12-09", "2026-12-08"),
        ("2026-12-08T12:00:00", "2026-12-09", "2026-12-08"),
        ("2026-12-08T12:01:00", "2027-01-13", "2027-01-12"),
        ("2026-12-09T08:00:00", "2027-01-13", "2027-01-12"),
        ("2026-12-10T08:00:00", "2027-01-13", "2027-01-12"),
    ] {
        let moment = at(moment);
        let raw: Raw = serde_json::from_str(answers).unwrap();
        let mut case = answers::case(pack, &raw, moment.date()).unwrap();
        case.at = Some(moment.time());
        let (proposal, due) = overlay.deadline(pack, &case, duty).unwrap();
        assert_eq!(proposal.meeting.day.to_string(), meeting, "{moment}");
        assert_eq!(due.date.unwrap().to_string(), notice, "{moment}");
        assert!(!due.passed, "{moment}");
        let local = overlay.day(pack, &case).unwrap();
        assert_eq!(local.1.to_string(), meeting, "{moment}");
    }
    // A day that is judged as a whole has its notice until it is over.
    let raw: Raw = serde_json::from_str(answers).unwrap();
    let case = answers::case(pack, &raw, "2026-12-08".parse().unwrap()).unwrap();
    let (_, day) = overlay.day(pack, &case).unwrap();
    assert_eq!(day.to_string(), "2026-12-09");
}

#[test]
fn a_pack_that_does_not_ask_for_a_meeting_gets_none_proposed() {
    let (_, overlay, _) = stockholm("{}");
    let elsewhere = Overlay {
        meetings: None,
        ..overlay
    };
    let (pack, overlay, case) = stockholm("{}");
    assert!(overlay.proposal(pack, &case).is_some() || elsewhere.proposal(pack, &case).is_none());
    assert_eq!(elsewhere.proposal(pack, &case), None);
}

#[test]
fn monthly_meetings_alternate_and_a_month_without_one_skips_no_turn() {
    let text = std::fs::read_to_string("src/contacts/example.json").unwrap();
    let raw: Raw = serde_json::from_str(&text).unwrap();
    let pack = &shipped()[0].pack;
    let meetings = read(pack, &raw).unwrap().meetings.unwrap();
    for (on, day, kind) in [
        ("2026-01-01", "2026-01-14", "avstämningsmöte"),
        ("2026-01-14", "2026-01-14", "avstämningsmöte"),
        ("2026-01-15", "2026-02-11", "samverkansmöte"),
        ("2026-06-01", "2026-06-10", "samverkansmöte"),
        // None in July: August has the next turn.
        ("2026-06-11", "2026-08-12", "avstämningsmöte"),
        ("2026-11-23", "2026-12-09", "avstämningsmöte"),
        ("2026-12-31", "2027-01-13", "samverkansmöte"),
        // Before the first month the turns are counted back.
        ("2025-12-01", "2025-12-10", "samverkansmöte"),
    ] {
        let next = meetings.from(on.parse().unwrap()).next().unwrap();
        assert_eq!(
            (next.day.to_string().as_str(), next.kind.as_str()),
            (day, kind),
            "{on}"
        );
    }
}
