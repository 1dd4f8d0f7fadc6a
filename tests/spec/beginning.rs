//! What is shown before all of the program is there is what all of it shows.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use samverkanslots::author::{self, Checked};
use samverkanslots::engine::assessment::{Depth, judge, to_ask};
use samverkanslots::engine::case::Answer;
use samverkanslots::engine::opening::Compiled;
use samverkanslots::engine::pack::Pack;
use samverkanslots::exchange::answers::case;
use samverkanslots::session::screen::{Screen, Stage, View};
use samverkanslots::session::{Message, Presentation, Session};

use crate::carrying::worked_cases;
use crate::packs::{positions_of_numbers, shipped};

fn demo() -> Checked {
    author::check("tests/cases/demo.toml", &author::Disk).unwrap()
}

/// What the first question takes of a pack.
fn part(checked: &Checked) -> Arc<Pack> {
    Arc::new(checked.compiled.to_begin().open_to_begin().unwrap())
}

/// A pack, and what the first question takes of it, as sessions on a day.
fn begun(checked: &Checked, on: NaiveDate) -> (Session, Session) {
    let whole = Session::new(Arc::new(checked.pack.clone()), on);
    (Session::new(part(checked), on), whole)
}

/// Days on both sides of each at which another period of the pack begins, on which it may be used.
fn days(pack: &Pack) -> Vec<NaiveDate> {
    let starts = pack.periods.iter().flat_map(|periods| &periods.starts);
    let around = starts.flat_map(|&start| [start - Days::new(1), start, start + Days::new(40)]);
    let mut days: Vec<NaiveDate> = around.filter(|day| pack.validity.holds(*day)).collect();
    days.push("2026-11-23".parse().unwrap());
    days
}

#[test]
fn the_first_question_and_all_beside_it_are_shown_without_the_whole_pack_as_with_it() {
    let mut days_seen = 0;
    for checked in shipped().iter().chain([&demo()]) {
        for on in days(&checked.pack) {
            let (first, whole) = begun(checked, on);
            assert!(!first.pack().is_whole() && whole.pack().is_whole());
            let shown = Screen::at_first(&first);
            assert_eq!(shown, Screen::of(&whole), "{} {on}", checked.pack.id);
            assert!(matches!(shown.stage, Stage::Asking(_)));
            days_seen += 1;
        }
    }
    assert!(days_seen > 12, "{days_seen}");
}

#[test]
fn any_open_question_can_be_opened_before_the_whole_pack_is_there() {
    for checked in shipped().iter().chain([&demo()]) {
        let on = "2026-11-23".parse().unwrap();
        let (first, whole) = begun(checked, on);
        for fact in Screen::of(&whole).open {
            let (mut first, mut whole) = (first.clone(), whole.clone());
            first.update_at_first(Message::VisitorChoseQuestion { fact });
            whole.update(Message::VisitorChoseQuestion { fact });
            assert_eq!(Screen::at_first(&first), Screen::of(&whole));
        }
    }
}

#[test]
fn after_an_answer_and_in_steps_the_whole_pack_is_waited_for() {
    for checked in shipped() {
        let on = "2026-11-23".parse().unwrap();
        let (mut first, _) = begun(checked, on);
        let mut guided = first.clone();
        guided.update_at_first(Message::VisitorChosePresentation(Presentation::Guided));
        assert_eq!(Screen::at_first(&guided).stage, Stage::Coming);
        let Stage::Asking(asking) = Screen::at_first(&first).stage else {
            panic!("{} begins with no question", checked.pack.id)
        };
        first.update_at_first(Message::VisitorAnswered {
            fact: asking.fact,
            answer: Answer::Unknown,
        });
        let waiting = Screen::at_first(&first);
        assert_eq!((waiting.view(), waiting.ledger.len()), (View::Coming, 1));
        // What stands then is not known, and not what stood before.
        assert!(waiting.standings.is_empty() && waiting.open.is_empty());
        // The way back is open.
        first.update_at_first(Message::VisitorWentBack {
            from: waiting.view(),
        });
        let Stage::Asking(again) = Screen::at_first(&first).stage else {
            panic!("{} cannot be gone back in", checked.pack.id)
        };
        assert_eq!(
            (again.fact, again.given),
            (asking.fact, Some(Answer::Unknown))
        );
        first.update_at_first(Message::VisitorKeptAnswer);
        assert_eq!(Screen::at_first(&first).stage, Stage::Coming);
    }
}

#[test]
fn a_session_that_was_begun_by_a_part_goes_on_by_the_whole_pack_with_all_that_was_done() {
    for checked in shipped() {
        let on = "2026-11-23".parse().unwrap();
        let (mut session, mut expected) = begun(checked, on);
        let Stage::Asking(asking) = Screen::at_first(&session).stage else {
            panic!("{} begins with no question", checked.pack.id)
        };
        let done = [
            Message::VisitorAnswered {
                fact: asking.fact,
                answer: Answer::Unknown,
            },
            // What was thrown away meanwhile goes on by it as well, should it be taken back.
            Message::VisitorStartedAgain,
        ];
        for message in done {
            session.update_at_first(message.clone());
            expected.update(message);
        }
        let whole = Arc::clone(expected.pack());
        for other in shipped().iter().filter(|it| it.pack.id != whole.id) {
            assert!(!session.complete(&Arc::new(other.pack.clone())));
        }
        let mut altered = checked.pack.clone();
        altered.facts[0].values.clear();
        assert!(
            !session.complete(&Arc::new(altered)),
            "of the same name and hash"
        );
        assert!(!session.pack().is_whole());
        assert!(session.complete(&whole));
        for session in [&mut session, &mut expected] {
            session.update(Message::VisitorTookCaseBack);
        }
        assert_eq!(Screen::of(&session), Screen::of(&expected));
    }
}

/// What is given of every worked case at each step: what the widget asks for takes no more than that.
#[test]
fn what_is_judged_to_ask_is_what_a_whole_judgement_says_of_it() {
    let (mut asked, mut settled) = (0, 0);
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        let given = case(pack, &raw, on).unwrap();
        let mut session = Session::new(Arc::new(pack.clone()), on);
        for fact in given.answered().map(Some).chain([None]) {
            let early = to_ask(pack, session.case());
            let whole = judge(pack, session.case(), Depth::Result);
            assert_eq!(early.open_facts, whole.open_facts);
            assert_eq!(early.next_question, whole.next_question);
            for (index, (early, whole)) in early.decisions.iter().zip(&whole.decisions).enumerate()
            {
                assert_eq!(early.finding, whole.finding);
                if pack.decisions[index].primary {
                    assert_eq!(early.openness, whole.openness);
                }
            }
            *if whole.open_facts.is_empty() {
                &mut settled
            } else {
                &mut asked
            } += 1;
            if let Some(fact) = fact {
                let answer = given.answer(fact).unwrap();
                session.update(Message::VisitorAnswered { fact, answer });
            }
        }
    }
    assert!(asked > 100 && settled > 10, "{asked} {settled}");
}

#[test]
fn the_file_of_its_own_holds_no_diagram_and_no_rule() {
    for checked in shipped() {
        let text = author::first_part(&checked.compiled);
        let written: serde_json::Value = serde_json::from_str(&text).unwrap();
        for key in ["diagrams", "rules", "constraints", "duties", "sources"] {
            assert!(written.get(key).is_none(), "{key}");
        }
        assert_eq!(written["hash"], checked.compiled.0.hash.as_str());
        assert_eq!(
            written["beginnings"],
            serde_json::to_value(&checked.pack.beginnings).unwrap()
        );
        let whole = serde_json::to_string(&checked.compiled).unwrap();
        assert!(text.len() * 7 < whole.len(), "{}", checked.pack.id);
    }
}

#[test]
fn a_part_that_is_damaged_is_refused_or_shows_something_and_never_panics() {
    let text = serde_json::to_string(&demo().compiled.to_begin()).unwrap();
    let numbers = positions_of_numbers(&text);
    let (mut refused, mut shown) = (0, 0);
    for &(start, end) in &numbers {
        for wrong in ["4000000000", "63", "0", "7"] {
            let damaged = format!("{}{wrong}{}", &text[..start], &text[end..]);
            match serde_json::from_str::<Compiled>(&damaged).map(Compiled::open_to_begin) {
                Err(_) | Ok(Err(_)) => refused += 1,
                Ok(Ok(part)) => {
                    let session = Session::new(Arc::new(part), "2026-11-23".parse().unwrap());
                    std::hint::black_box(Screen::at_first(&session));
                    shown += 1;
                }
            }
        }
    }
    assert!(
        refused > numbers.len() / 2,
        "{refused} of {}",
        numbers.len()
    );
    assert!(shown > 0);
    // What is no more than a part is no pack.
    assert!(demo().compiled.to_begin().open().is_err());
}

/// Two yes-or-no questions, of which one alone is asked until a rule begins on a day.
const TURNING: &str = r#"
[pack]
id = "turning"
version = "1.0.0"
title = "Vändande"
lang = "sv"
valid_from = 2024-01-01

[[fact]]
id = "old"
kind = "yes_no"
ask = "Gäller det gamla?"

[[fact]]
id = "new"
kind = "yes_no"
ask = "Gäller det nya?"

[[decision]]
id = "way"
title = "Väg"
kind = "one"
primary = true
[[decision.value]]
code = "left"
label = "Vänster"
[[decision.value]]
code = "right"
label = "Höger"

[[rule]]
id = "old-left"
decides = "way"
gives = "left"
when = { old = "yes" }
valid_to = 2025-06-30
because = "Så var det."
[[rule]]
id = "old-right"
decides = "way"
gives = "right"
when = { old = "no" }
valid_to = 2025-06-30
because = "Så var det."
[[rule]]
id = "new-left"
decides = "way"
gives = "left"
when = { new = "yes" }
valid_from = 2025-07-01
because = "Så är det."
[[rule]]
id = "new-right"
decides = "way"
gives = "right"
when = { new = "no" }
valid_from = 2025-07-01
because = "Så är det."
"#;

fn begun_on(pack: &Pack, day: &str) -> Session {
    let part = Compiled(pack.clone()).to_begin().open_to_begin().unwrap();
    Session::new(Arc::new(part), day.parse().unwrap())
}

#[test]
fn a_case_begins_with_what_is_asked_on_its_day() {
    let pack = author::compile_text("turning.toml", TURNING).unwrap();
    for (day, asked) in [
        ("2024-01-01", 0),
        ("2025-06-30", 0),
        ("2025-07-01", 1),
        ("2026-11-23", 1),
    ] {
        let first = begun_on(&pack, day);
        let whole = Session::new(Arc::new(pack.clone()), day.parse().unwrap());
        let shown = Screen::at_first(&first);
        assert_eq!(shown, Screen::of(&whole), "{day}");
        let Stage::Asking(asking) = shown.stage else {
            panic!("no question on {day}")
        };
        assert_eq!(asking.fact, asked, "{day}");
        let mut moved = begun_on(&pack, "2024-02-01");
        moved.update_at_first(Message::HostSetDay(day.parse().unwrap()));
        assert_eq!(Screen::at_first(&moved), Screen::at_first(&first));
    }
    let outside = begun_on(&pack, "2023-12-31");
    assert_eq!(Screen::at_first(&outside).stage, Stage::Coming);
    let mut disordered = pack.clone();
    disordered.beginnings.reverse();
    assert!(Compiled(disordered).to_begin().open_to_begin().is_err());
}

#[test]
fn where_a_case_begins_with_something_settled_the_whole_pack_is_waited_for_and_nothing_is_claimed()
{
    let settled = TURNING.replace(
        "[[rule]]\nid = \"old-left\"",
        "[[decision]]\nid = \"always\"\ntitle = \"Alltid\"\nkind = \"one\"\nprimary = true\n[[decision.value]]\ncode = \"so\"\nlabel = \"Så\"\n\n[[rule]]\nid = \"always\"\ndecides = \"always\"\ngives = \"so\"\nbecause = \"Så är det alltid.\"\n[[rule]]\nid = \"old-left\"",
    );
    let pack = author::compile_text("settled.toml", &settled).unwrap();
    assert!(pack.beginnings.is_empty());
    let first = Screen::at_first(&begun_on(&pack, "2026-11-23"));
    assert_eq!(first.stage, Stage::Coming);
    assert!(first.standings.is_empty() && first.open.is_empty());
}
