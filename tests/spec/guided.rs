//! The guided presentation: steps are worked out from the case and from what is filled in, and no answer depends on how it was asked.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use samverkanslots::author;
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::case::Answer;
use samverkanslots::engine::diagram::full;
use samverkanslots::engine::pack::{FactId, Kind, Pack};
use samverkanslots::session::screen::{Screen, Stage};
use samverkanslots::session::step::Step;
use samverkanslots::session::{Message, Presentation, Session, Told};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn guided(pack: &Arc<Pack>) -> Session {
    let mut session = Session::new(Arc::clone(pack), day());
    session.update(Message::VisitorChosePresentation(Presentation::Guided));
    session
}

fn demo() -> (Arc<Pack>, Session) {
    let pack = author::compile_text("demo.toml", include_str!("../cases/demo.toml"))
        .expect("the demo pack is sound");
    let pack = Arc::new(pack);
    let session = guided(&pack);
    (pack, session)
}

fn stage(session: &Session) -> Stage {
    Screen::of(session).stage
}

fn step(session: &Session) -> Step {
    match stage(session) {
        Stage::Step(step) => step,
        other => panic!("no step but {other:?}"),
    }
}

/// The questions that are put where this much is filled in, by id.
fn put(session: &Session, filled: &[(FactId, Answer)]) -> Vec<String> {
    let pack = session.pack();
    let facts = step(session).put(pack, filled);
    facts
        .iter()
        .map(|&fact| pack.facts[fact].id.clone())
        .collect()
}

fn value(pack: &Pack, fact: &str, code: &str) -> (FactId, Answer) {
    let fact = pack.fact(fact).unwrap();
    (fact, Answer::Value(pack.facts[fact].value(code).unwrap()))
}

fn needs(pack: &Pack, codes: &[&str]) -> (FactId, Answer) {
    let fact = pack.fact("needs").unwrap();
    let item = &pack.facts[fact];
    let yes = codes
        .iter()
        .fold(0, |yes, code| yes | 1 << item.value(code).unwrap());
    let no = full(item.values.len() as u8) & !yes;
    (fact, Answer::Options { yes, no })
}

/// A new adult with both needs: two steps, and the answers are there to be checked.
fn to_be_checked() -> (Arc<Pack>, Session) {
    let (pack, mut session) = demo();
    let age = pack.fact("age").unwrap();
    session.update(Message::VisitorAnsweredStep(vec![
        value(&pack, "known", "no"),
        (age, Answer::Number(34)),
    ]));
    session.update(Message::VisitorAnsweredStep(vec![
        needs(&pack, &["addiction", "health"]),
        value(&pack, "consent", "not_asked"),
    ]));
    (pack, session)
}

#[test]
fn a_step_puts_what_applies_and_takes_away_what_has_become_pointless() {
    let (pack, mut session) = demo();
    assert_eq!(put(&session, &[]), ["known"], "the age has to wait");
    let no = value(&pack, "known", "no");
    assert_eq!(put(&session, &[no]), ["known", "age"]);
    assert_eq!(put(&session, &[value(&pack, "known", "yes")]), ["known"]);
    let told = session.update(Message::VisitorAnsweredStep(vec![
        no,
        (pack.fact("age").unwrap(), Answer::Unknown),
    ]));
    assert_eq!(
        told,
        Some(Told::AnsweredTogether(vec![
            pack.fact("known").unwrap(),
            pack.fact("age").unwrap()
        ]))
    );
    assert_eq!(put(&session, &[]), ["needs"]);
    let both = needs(&pack, &["addiction", "health"]);
    assert_eq!(put(&session, &[both]), ["needs", "consent"]);
    let one = needs(&pack, &["addiction"]);
    assert_eq!(put(&session, &[one]), ["needs"]);
    let unknown = (both.0, Answer::Unknown);
    assert_eq!(
        put(&session, &[unknown]),
        ["needs", "consent"],
        "what may apply is put where nothing above is left to answer"
    );
}

#[test]
fn the_answers_are_checked_before_the_result_and_again_after_a_change() {
    let (pack, mut session) = to_be_checked();
    assert_eq!(stage(&session), Stage::Check);
    let known = pack.fact("known").unwrap();
    session.update(Message::VisitorChangedAnswer { fact: known });
    assert_eq!(put(&session, &[]), ["known"], "the one question alone");
    let from = Screen::of(&session).view();
    session.update(Message::VisitorWentBack { from });
    assert_eq!(stage(&session), Stage::Check, "back to where it was opened");
    session.update(Message::VisitorAskedForResult);
    assert!(Screen::of(&session).is_result());
    session.update(Message::VisitorChangedAnswer { fact: known });
    let same = value(&pack, "known", "no");
    assert_eq!(
        session.update(Message::VisitorAnsweredStep(vec![same])),
        None,
        "what is as it was is not told"
    );
    assert!(Screen::of(&session).is_result());
    session.update(Message::VisitorAnsweredStep(vec![value(
        &pack, "known", "yes",
    )]));
    assert_eq!(stage(&session), Stage::Check);
    assert_eq!(
        session.order().len(),
        4,
        "nothing that was answered is lost"
    );
}

#[test]
fn the_answers_are_checked_again_after_one_was_accepted() {
    let (pack, mut session) = to_be_checked();
    session.update(Message::VisitorAskedForResult);
    assert!(Screen::of(&session).is_result());
    let (fact, answer) = value(&pack, "known", "yes");
    session.update(Message::VisitorAccepted { fact, answer });
    assert_eq!(stage(&session), Stage::Check);
}

#[test]
fn back_leads_from_the_result_over_the_check_to_each_step_with_all_its_answers() {
    let (_, mut session) = to_be_checked();
    session.update(Message::VisitorAskedForResult);
    let from = Screen::of(&session).view();
    session.update(Message::VisitorWentBack { from });
    assert_eq!(stage(&session), Stage::Check);
    let from = Screen::of(&session).view();
    session.update(Message::VisitorWentBack { from });
    let given = step(&session).given;
    assert_eq!(put(&session, &given), ["needs", "consent"]);
    assert_eq!(step(&session).number, 2);
    let from = Screen::of(&session).view();
    session.update(Message::VisitorWentBack { from });
    let given = step(&session).given;
    assert_eq!(given.len(), 2);
    assert_eq!(put(&session, &given), ["known", "age"]);
    assert_eq!(step(&session).number, 1);
    assert!(!Screen::of(&session).can_go_back);
    session.update(Message::VisitorAnsweredStep(given));
    assert_eq!(stage(&session), Stage::Check, "nothing is asked twice");
}

#[test]
fn the_presentation_may_change_at_any_time_and_every_answer_stays() {
    let (pack, mut session) = demo();
    session.update(Message::VisitorAnsweredStep(vec![value(
        &pack, "known", "no",
    )]));
    let case = session.case().clone();
    let to = Message::VisitorChosePresentation;
    assert_eq!(
        session.update(to(Presentation::Quick)),
        Some(Told::Presented(Presentation::Quick))
    );
    assert_eq!(session.case(), &case);
    let Stage::Asking(asking) = stage(&session) else {
        panic!("a question is asked")
    };
    assert_eq!(pack.facts[asking.fact].id, "age");
    session.update(Message::VisitorAnswered {
        fact: asking.fact,
        answer: Answer::Number(34),
    });
    session.update(to(Presentation::Guided));
    assert_eq!(put(&session, &[]), ["needs"]);
    session.update(Message::VisitorStartedAgain);
    assert_eq!(session.presentation(), Presentation::Guided);

    // A result that is shown stays; answers that wait to be checked are checked where that is asked for.
    let (_, mut session) = to_be_checked();
    session.update(to(Presentation::Quick));
    assert!(Screen::of(&session).is_result());
    session.update(to(Presentation::Guided));
    assert_eq!(stage(&session), Stage::Check);
    session.update(Message::VisitorAskedForResult);
    session.update(to(Presentation::Quick));
    session.update(to(Presentation::Guided));
    assert!(Screen::of(&session).is_result());
}

#[test]
fn what_the_host_sets_or_is_only_tried_is_not_checked() {
    let (pack, mut session) = to_be_checked();
    let age = pack.fact("age").unwrap();
    session.update(Message::VisitorTriedChange(vec![(age, Answer::Number(17))]));
    assert!(Screen::of(&session).is_result());
    session.update(Message::VisitorEndedTrial);
    assert_eq!(stage(&session), Stage::Check);
    let answers: Vec<(FactId, Answer)> = session
        .order()
        .iter()
        .map(|&fact| (fact, session.case().answer(fact).unwrap()))
        .collect();
    session.update(Message::HostSetAnswers(answers));
    assert_eq!(session.presentation(), Presentation::Guided);
    assert!(Screen::of(&session).is_result());
}

#[test]
fn a_question_put_aside_is_named_as_long_as_a_verdict_waits_for_it() {
    let (pack, mut session) = demo();
    let age = pack.fact("age").unwrap();
    session.update(Message::VisitorAnsweredStep(vec![
        value(&pack, "known", "no"),
        (age, Answer::Unknown),
    ]));
    assert_eq!(Screen::of(&session).parked, [age]);
    session.update(Message::VisitorAnswered {
        fact: age,
        answer: Answer::Number(34),
    });
    assert!(Screen::of(&session).parked.is_empty());
}

#[test]
fn the_questions_about_duties_alone_are_steps_too_and_lead_back_to_the_check() {
    let (pack, mut session) = to_be_checked();
    session.update(Message::VisitorAskedForResult);
    session.update(Message::VisitorAskedForMore);
    let asked = step(&session);
    assert!(asked.is_afterthought);
    assert_eq!(put(&session, &[]), ["meeting"]);
    let meeting = pack.fact("meeting").unwrap();
    session.update(Message::VisitorAnsweredStep(vec![(
        meeting,
        Answer::Date(day() + Days::new(8)),
    )]));
    assert_eq!(stage(&session), Stage::Check);
}

fn drawn(random: &mut fastrand::Rng, pack: &Pack, fact: FactId) -> Answer {
    let item = &pack.facts[fact];
    if random.u8(0..6) == 0 {
        return Answer::Unknown;
    }
    match item.kind {
        Kind::YesNo | Kind::Choice => Answer::Value(random.usize(0..item.values.len())),
        Kind::Choices { none } => {
            let all = full(item.values.len() as u8);
            let others = all & !none.map_or(0, |none| 1 << none);
            let some = random.u32(..) & random.u32(..) & others;
            let yes = match none {
                Some(none) if some == 0 => 1 << none,
                _ => some,
            };
            Answer::Options {
                yes,
                no: all & !yes,
            }
        }
        Kind::Number { min, max, .. } => Answer::Number(random.i32(min..=max)),
        Kind::Date { .. } => Answer::Date(day() + Days::new(random.u64(0..400))),
    }
}

/// Fills in a step as a visitor does, from the top down, and holds that nothing above changes for it.
fn fill(random: &mut fastrand::Rng, pack: &Pack, step: &Step) -> Vec<(FactId, Answer)> {
    let mut filled: Vec<(FactId, Answer)> = Vec::new();
    loop {
        let put = step.put(pack, &filled);
        assert!(!put.is_empty(), "a step without a question");
        let empty = |fact: &&FactId| !filled.iter().any(|(other, _)| other == *fact);
        let Some(&fact) = put.iter().find(empty) else {
            return filled;
        };
        let place = put.iter().position(|&other| other == fact).unwrap();
        filled.push((fact, drawn(random, pack, fact)));
        let now = step.put(pack, &filled);
        assert_eq!(now[..=place], put[..=place], "{}", pack.facts[fact].id);
    }
}

#[test]
fn steps_ask_nothing_twice_keep_to_the_number_they_told_and_end_where_single_questions_would() {
    let mut random = fastrand::Rng::with_seed(5);
    for checked in crate::packs::shipped() {
        let pack = Arc::new(checked.pack.clone());
        let mut together = 0;
        for _ in 0..12 {
            let mut session = guided(&pack);
            let (mut seen, mut left) = (BTreeSet::new(), usize::MAX);
            while let Stage::Step(step) = stage(&session) {
                assert!(step.left < left, "{}: more steps than told", pack.id);
                left = step.left;
                let answers = fill(&mut random, &pack, &step);
                together = together.max(answers.len());
                for (fact, _) in &answers {
                    assert!(seen.insert(*fact), "{} again", pack.facts[*fact].id);
                }
                session.update(Message::VisitorAnsweredStep(answers));
            }
            if let Stage::Clash(_) = stage(&session) {
                continue;
            }
            assert_eq!(stage(&session), Stage::Check);
            let assessment = assess(&pack, session.case());
            assert!(assessment.open_facts.is_empty());
            session.update(Message::VisitorAskedForResult);
            assert!(Screen::of(&session).is_result());
            session.update(Message::VisitorChosePresentation(Presentation::Quick));
            assert!(Screen::of(&session).is_result());
        }
        assert!(together > 1, "{}: every step has one question", pack.id);
    }
}
