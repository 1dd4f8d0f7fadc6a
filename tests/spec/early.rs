//! What is shown before all of the program is there is what all of it shows.

use std::sync::Arc;

use samverkanslots::author;
use samverkanslots::engine::assessment::{Depth, judge, to_ask};
use samverkanslots::engine::case::Answer;
use samverkanslots::engine::pack::Pack;
use samverkanslots::exchange::answers::case;
use samverkanslots::session::screen::{Screen, Stage, View};
use samverkanslots::session::{Message, Presentation, Session};

use crate::carrying::worked_cases;
use crate::packs::shipped;

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
