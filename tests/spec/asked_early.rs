//! Questions that are asked before the result although no primary decision turns on them, and how many are said to be left.

use std::sync::Arc;

use chrono::Days;
use fastrand::Rng;
use samverkanslots::author::compile;
use samverkanslots::engine::asking::{next_question, open_facts, outlook::Outlook};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::decision::is_consistent;
use samverkanslots::engine::pack::{FactId, Kind, Pack};
use samverkanslots::exchange::answers::{self, Raw};
use samverkanslots::packs::{SHIPPED, Shipped, file};
use samverkanslots::session::screen::{Screen, Stage};
use samverkanslots::session::{Message, Session};

fn shipped(id: &str) -> Pack {
    compile(&file(id).expect("a shipped pack"), &Shipped).expect("a shipped pack is sound")
}

fn case(pack: &Pack, answers: &str) -> Case {
    let on = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    let answers: Raw = serde_json::from_str(answers).expect("JSON");
    answers::case(pack, &answers, on).expect("answers that fit")
}

fn open(pack: &Pack, case: &Case) -> Vec<String> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let outlook = Outlook::primary(pack, case, &reach);
    let open = open_facts(pack, case, &outlook);
    let next = next_question(pack, case, &outlook, &open).map(|next| next.fact);
    assert_eq!(
        next.is_some(),
        !open.is_empty(),
        "the last of them is asked"
    );
    assert!(next.is_none_or(|next| open.contains(&next)));
    let ids = open.iter().map(|&fact| pack.facts[fact].id.clone());
    ids.collect()
}

/// All that the primary decisions of a case at this age need.
fn of_age(age: u32) -> String {
    format!(
        r#"{{ "situation": "new_case", "urgency": "ordinary", "age_at_arrival": {age}, "known_before": "never",
            "health_and_social": "no", "agreement_scope": ["stockholm"], "needs": ["disability"] }}"#
    )
}

#[test]
fn whether_a_child_is_harmed_is_asked_before_the_result_of_a_case_of_a_child_and_of_no_other() {
    let pack = shipped("stockholm");
    for age in [0, 7, 15, 17] {
        assert_eq!(open(&pack, &case(&pack, &of_age(age))), ["concern_child"]);
    }
    for age in [18, 19, 40] {
        assert_eq!(open(&pack, &case(&pack, &of_age(age))), [""; 0]);
    }
}

#[test]
fn what_is_not_known_of_such_a_question_is_not_asked_again() {
    let pack = shipped("stockholm");
    let mut case = case(&pack, &of_age(15));
    let concern = pack.fact("concern_child").expect("a fact");
    for answer in [
        Answer::Unknown,
        Answer::Value(0),
        Answer::Value(1),
        Answer::Value(2),
    ] {
        case.set(&pack, concern, Some(answer)).expect("an answer");
        assert_eq!(open(&pack, &case), [""; 0], "{answer:?}");
    }
}

#[test]
fn every_pack_says_where_it_asks_that_before_the_result() {
    for id in SHIPPED {
        let pack = shipped(id);
        let concern = pack.fact("concern_child").expect("a fact");
        assert!(pack.facts[concern].early.is_some(), "{id}");
    }
}

#[test]
fn the_meetings_decision_and_the_birthday_are_asked_before_the_result_of_a_transfer() {
    let pack = shipped("stockholm");
    let case = case(
        &pack,
        r#"{ "situation": "age_transfer", "urgency": "acute", "age_now": 20, "placed_family_care": "yes",
            "active_units": ["barn_ungdom", "familjevard"], "need_after_threshold": "yes", "health_and_social": "no",
            "consent_contact_other_unit": "not_asked" }"#,
    );
    assert_eq!(open(&pack, &case), ["transfer_decided", "birthday_next"]);
}

#[test]
fn who_comes_back_is_not_new_to_the_administration() {
    let pack = shipped("stockholm");
    let is_so = |situation: &str, known: &str| {
        let answers = format!(r#"{{ "situation": "{situation}", "known_before": "{known}" }}"#);
        is_consistent(
            &pack,
            &pack.diagrams.reach(&case(&pack, &answers).masks(&pack)),
        )
    };
    assert!(!is_so("return_case", "never"));
    for (situation, known) in [
        ("return_case", "barn_ungdom"),
        ("return_case", "other_unit"),
        ("new_case", "never"),
        ("new_case", "barn_ungdom"),
    ] {
        assert!(is_so(situation, known), "{situation}, {known}");
    }
}

/// Any answer to a question.
fn any(pack: &Pack, fact: FactId, on: chrono::NaiveDate, rng: &mut Rng) -> Answer {
    let item = &pack.facts[fact];
    let values = item.values.len();
    match item.kind {
        _ if rng.u8(..8) == 0 => Answer::Unknown,
        Kind::YesNo | Kind::Choice => Answer::Value(rng.usize(..values)),
        Kind::Choices { none } => {
            let all = (1 << values) - 1;
            let yes = 1 << rng.usize(..values) | rng.u32(..=all) & rng.u32(..=all);
            let yes = none.map_or(yes, |none| match yes >> none & 1 {
                1 => 1 << none,
                _ => yes,
            });
            Answer::Options {
                yes,
                no: all & !yes,
            }
        }
        Kind::Number { min, max, .. } => Answer::Number(rng.i32(min..=max)),
        Kind::Date { .. } => Answer::Date(on + Days::new(rng.u64(..300))),
    }
}

#[test]
fn no_more_questions_follow_before_the_result_than_are_said_to_be_left() {
    let on = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    for id in SHIPPED {
        let pack = Arc::new(shipped(id));
        let mut rng = Rng::with_seed(5);
        let mut few = 0;
        for _ in 0..300 {
            let mut session = Session::new(Arc::clone(&pack), on);
            let mut left = Vec::new();
            while let Stage::Asking(asking) = Screen::of(&session).stage {
                left.push(asking.left.expect("it has no answer yet"));
                let fact = asking.fact;
                let answer = any(&pack, fact, on, &mut rng);
                session.update(Message::VisitorAnswered { fact, answer });
                session.update(Message::VisitorChangedAnswer { fact });
                let Stage::Asking(again) = Screen::of(&session).stage else {
                    panic!("{id}: the question is looked at again")
                };
                assert_eq!(
                    again.left, None,
                    "{id}: nobody knows what another answer asks"
                );
                session.update(Message::VisitorKeptAnswer);
            }
            for (place, &said) in left.iter().enumerate() {
                let followed = left.len() - place - 1;
                assert!(followed <= said, "{id}: {followed} followed for {said}");
                few += usize::from(said < 6);
            }
        }
        assert!(few > 300, "{id}: few are left at some time");
    }
}
