//! What is shown before all of the program is there is what all of it shows.

use std::collections::BTreeMap;
use std::sync::Arc;

use samverkanslots::author;
use samverkanslots::engine::assessment::{Assessment, Depth, judge, to_ask};
use samverkanslots::engine::case::Answer;
use samverkanslots::engine::opening::Compiled;
use samverkanslots::engine::pack::Pack;
use samverkanslots::exchange::answers::case;
use samverkanslots::session::screen::{Screen, Stage, View};
use samverkanslots::session::{Message, Presentation, Session};

use crate::carrying::worked_cases;
use crate::packs::{positions_of_numbers, shipped};

/// What asking takes of each pack, opened from its own file, by id.
fn parts() -> BTreeMap<String, Arc<Pack>> {
    let demo = author::check("tests/cases/demo.toml", &author::Disk).unwrap();
    let packs = shipped().iter().chain([&demo]);
    let opened = packs.map(|checked| {
        let text = author::first_part(&checked.compiled);
        let part: Compiled = serde_json::from_str(&text).unwrap();
        (
            checked.pack.id.clone(),
            Arc::new(part.open_to_ask().unwrap()),
        )
    });
    opened.collect()
}

/// The same answers, by what asking takes.
fn by_part(part: &Arc<Pack>, session: &Session) -> Session {
    let mut early = Session::new(Arc::clone(part), session.case().on);
    for &fact in session.order() {
        let answer = session.case().answer(fact).unwrap();
        early.update(Message::VisitorAnswered { fact, answer });
    }
    early
}

/// Sessions on the way through the worked cases of the shipped packs and the values of the demo pack's questions, one for each step.
fn walked(mut look: impl FnMut(&Pack, &Session)) {
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        let given = case(pack, &raw, on).unwrap();
        let mut session = Session::new(Arc::new(pack.clone()), on);
        look(pack, &session);
        for fact in given.answered() {
            let answer = given.answer(fact).unwrap();
            session.update(Message::VisitorAnswered { fact, answer });
            look(pack, &session);
        }
    }
    let pack = author::compile_text("demo.toml", include_str!("../cases/demo.toml")).unwrap();
    let on = "2026-11-23".parse().unwrap();
    for first in 0..pack.facts.len() {
        for then in 0..pack.facts.len() {
            for value in [Answer::Unknown, Answer::Value(0), Answer::Value(1)] {
                let mut session = Session::new(Arc::new(pack.clone()), on);
                for (fact, answer) in [(first, Answer::Value(1)), (then, value)] {
                    session.update(Message::VisitorAnswered { fact, answer });
                    look(&pack, &session);
                }
            }
        }
    }
}

#[test]
fn what_is_judged_to_ask_is_what_a_whole_judgement_says_of_it() {
    let (mut asked, mut settled) = (0, 0);
    walked(|pack, session| {
        let early = to_ask(pack, session.case());
        let whole = judge(pack, session.case(), Depth::Result);
        assert_eq!(early.open_facts, whole.open_facts);
        assert_eq!(early.next_question, whole.next_question);
        for (index, (early, whole)) in early.decisions.iter().zip(&whole.decisions).enumerate() {
            assert_eq!(early.finding, whole.finding);
            if pack.decisions[index].primary {
                assert_eq!(
                    early.openness, whole.openness,
                    "{}",
                    pack.decisions[index].id
                );
            }
        }
        *if whole.open_facts.is_empty() {
            &mut settled
        } else {
            &mut asked
        } += 1;
    });
    assert!(asked > 100 && settled > 10, "{asked} {settled}");
}

#[test]
fn a_question_is_shown_early_wherever_one_is_shown_that_a_verdict_turns_on_and_nothing_else_is() {
    let (mut shown, mut waits) = (0, 0);
    walked(|pack, session| {
        let early = Screen::early(session);
        let whole = Screen::of(session);
        assert_eq!(early.ledger, whole.ledger);
        let is_question = matches!(&whole.stage, Stage::Asking(asking) if !asking.is_afterthought);
        assert_eq!(
            early.stage != Stage::Coming,
            is_question && !whole.open.is_empty()
        );
        // What has come to an end is told early too.
        for (early, whole) in early.standings.iter().zip(&whole.standings) {
            assert_eq!(early.is_final(), whole.is_final());
            assert!(!whole.is_final() || early == whole);
        }
        if early.stage == Stage::Coming {
            assert_eq!(early.view(), View::Coming);
            waits += 1;
        } else {
            let next = judge(pack, session.case(), Depth::Result).next_question;
            let Stage::Asking(asking) = early.stage else {
                panic!("{:?}", early.stage)
            };
            assert_eq!(Some(asking.fact), next.map(|next| next.fact));
            shown += 1;
        }
        let mut guided = session.clone();
        guided.update(Message::VisitorChosePresentation(Presentation::Guided));
        assert_eq!(
            Screen::early(&guided).stage,
            Stage::Coming,
            "steps are no single questions"
        );
        assert_ne!(Screen::of(&guided).stage, Stage::Coming);
    });
    assert!(shown > 100 && waits > 10, "{shown} {waits}");
}

#[test]
fn what_asking_takes_of_a_pack_asks_as_the_whole_pack_does() {
    let parts = parts();
    let said = |Assessment {
                    decisions,
                    open_facts,
                    next_question,
                    ..
                }: Assessment| {
        let verdicts = decisions.into_iter();
        let said = verdicts.map(|it| (it.finding, it.openness, it.meanwhile));
        (said.collect::<Vec<_>>(), open_facts, next_question)
    };
    let mut seen = 0;
    walked(|pack, session| {
        let part = &parts[&pack.id];
        assert!(!part.is_whole() && pack.is_whole());
        let early = by_part(part, session);
        assert_eq!(
            said(to_ask(part, early.case())),
            said(to_ask(pack, session.case()))
        );
        assert_eq!(Screen::early(&early), Screen::early(session));
        seen += 1;
    });
    assert!(seen > 100, "{seen}");
}

#[test]
fn a_session_that_was_begun_by_a_part_goes_on_by_the_whole_pack_with_all_that_was_done() {
    let parts = parts();
    for checked in shipped() {
        let part = &parts[&checked.pack.id];
        let whole = Arc::new(checked.pack.clone());
        let on = "2026-11-23".parse().unwrap();
        let mut session = Session::new(Arc::clone(part), on);
        let mut expected = Session::new(Arc::clone(&whole), on);
        for _ in 0..3 {
            let Stage::Asking(asking) = Screen::early(&session).stage else {
                break;
            };
            for session in [&mut session, &mut expected] {
                session.update(Message::VisitorAnswered {
                    fact: asking.fact,
                    answer: Answer::Unknown,
                });
            }
        }
        // What was thrown away meanwhile goes on by it as well, should it be taken back.
        for session in [&mut session, &mut expected] {
            session.update(Message::VisitorStartedAgain);
        }
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
        assert!(session.pack().is_whole());
        assert_eq!(Screen::of(&session), Screen::of(&expected));
    }
}

#[test]
fn a_part_that_is_damaged_is_refused_and_never_panics() {
    let demo = author::check("tests/cases/demo.toml", &author::Disk).unwrap();
    let text = author::first_part(&demo.compiled);
    let numbers = positions_of_numbers(&text);
    let mut refused = 0;
    for &(start, end) in &numbers {
        for wrong in ["4000000000", "63", "0", "7"] {
            let damaged = format!("{}{wrong}{}", &text[..start], &text[end..]);
            match serde_json::from_str::<Compiled>(&damaged).map(Compiled::open_to_ask) {
                Err(_) | Ok(Err(_)) => refused += 1,
                Ok(Ok(part)) => {
                    let session = Session::new(Arc::new(part), "2026-11-23".parse().unwrap());
                    std::hint::black_box(Screen::early(&session));
                }
            }
        }
    }
    assert!(
        refused > numbers.len(),
        "only {refused} damages were noticed"
    );
    // What is no more than a part is no pack.
    let part: Compiled = serde_json::from_str(&text).unwrap();
    assert!(part.open().is_err());
}
