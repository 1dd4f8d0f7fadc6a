//! What the worker judges otherwise: where it goes, where it never goes, and when it is gone.

use std::sync::Arc;

use samverkanslots::author;
use samverkanslots::calendar::calendar;
use samverkanslots::engine::assessment::{Depth, judge as judged};
use samverkanslots::engine::case::Answer;
use samverkanslots::engine::decision::Status;
use samverkanslots::engine::filling::{Judged, fill, takes_judgement};
use samverkanslots::exchange::answers::case;
use samverkanslots::exchange::assessment::report;
use samverkanslots::exchange::link;
use samverkanslots::session::advice::Advice;
use samverkanslots::session::judgement::{LONGEST, Refusal, reason};
use samverkanslots::session::screen::{Screen, Stage};
use samverkanslots::session::standing::State;
use samverkanslots::session::{Message, Session};

use crate::carrying::worked_cases;
use crate::packs::shipped;

const WHY: &str = "Personen är sedan länge känd hos den andra enheten";

/// The demo pack's session with a settled plan, and the ids of the facts that it turns on.
fn settled() -> (Session, usize, usize) {
    let pack = author::compile_text("demo.toml", include_str!("../cases/demo.toml")).unwrap();
    let raw = serde_json::from_str(
        r#"{"known": "no", "age": 34, "needs": ["addiction", "health"], "consent": "yes", "meeting": null}"#,
    )
    .unwrap();
    let on = "2026-11-23".parse().unwrap();
    let given = case(&pack, &raw, on).unwrap();
    let answers = given
        .answered()
        .map(|fact| (fact, given.answer(fact).unwrap()));
    let mut session = Session::new(Arc::new(pack.clone()), on);
    let answers: Vec<(usize, Answer)> = answers.collect();
    session.update(Message::HostSetAnswers(answers));
    session.update(Message::VisitorAskedForResult);
    let consent = pack.fact("consent").unwrap();
    (session, pack.decision("plan").unwrap(), consent)
}

fn advice(session: &Session) -> Advice {
    match Screen::of(session).stage {
        Stage::Result(advice) => *advice,
        other => panic!("{other:?}"),
    }
}

/// The prescribed texts of a result, as they are shown.
fn texts(session: &Session) -> Vec<String> {
    let advice = advice(session);
    let fill = |&at: &usize| advice.text(session.pack(), session.case(), at, None);
    advice.texts.iter().map(fill).collect()
}

fn judge(session: &mut Session, decision: usize) {
    let reason = reason(WHY).unwrap();
    assert_eq!(
        session.update(Message::VisitorJudged { decision, reason }),
        None,
        "the host page hears nothing"
    );
}

#[test]
fn a_judgement_stands_beside_its_verdict_and_in_the_texts_with_a_place_for_it_and_nowhere_else() {
    let (mut session, plan, _) = settled();
    let before = serde_json::to_value(report(session.pack(), session.case())).unwrap();
    let is_left = |text: &String| text.contains("[din bedömning]");
    assert!(texts(&session).iter().any(is_left));
    judge(&mut session, plan);
    let got = advice(&session);
    assert_eq!(got.judgements.len(), 1);
    assert_eq!(got.judgements[0].decision, plan);
    let mut told = texts(&session);
    told.retain(|text| text.contains(WHY));
    assert_eq!(told.len(), 1);
    let rule = "Reglerna säger: Plan krävs";
    let line = format!("Plan: jag bedömer annorlunda. Skäl: {WHY}. {rule}.\n");
    assert!(told[0].contains(&line), "{}", told[0]);
    assert!(
        told[0].contains("Bedömning: se ovan.\n"),
        "the reason is told once"
    );
    assert!(!told[0].contains("[din bedömning]"));
    assert_eq!(got.judged, "", "a text has a place for it");
    let after = serde_json::to_value(report(session.pack(), session.case())).unwrap();
    assert_eq!(before, after);
    assert!(!after.to_string().contains(WHY));
}

#[test]
fn the_note_is_the_text_that_is_shown_with_a_place_for_the_judgement_and_holds_it() {
    let mut with_a_place = 0;
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        let given = case(pack, &raw, on).unwrap();
        let answers: Vec<(usize, Answer)> = given
            .answered()
            .map(|fact| (fact, given.answer(fact).unwrap()))
            .collect();
        let mut session = Session::new(Arc::new(pack.clone()), on);
        session.update(Message::HostSetAnswers(answers));
        session.update(Message::VisitorAskedForResult);
        if !Screen::of(&session).is_result() {
            continue;
        }
        let before = texts(&session);
        let plain = Advice::note(&session, None);
        let ended = (0..pack.decisions.len()).find(|&decision| {
            let finding = &judged(pack, &given, Depth::Result).decisions[decision].finding;
            pack.decisions[decision].primary && finding.status == Status::Settled
        });
        let Some(decision) = ended else { continue };
        judge(&mut session, decision);
        let note = Advice::note(&session, None);
        assert!(note.contains(WHY), "{id}: {note}");
        assert!(!plain.contains(WHY));
        let after = advice(&session);
        let shown = texts(&session);
        if after.judged.is_empty() {
            with_a_place += 1;
            assert!(
                shown.contains(&note),
                "the note is one of the texts that are shown"
            );
            assert!(before.contains(&plain));
        } else {
            assert_eq!(note, after.judged);
            assert_eq!(plain, "");
        }
        // And nowhere else: what the host page and a link may know is as before.
        let told = serde_json::to_string(&report(pack, session.case())).unwrap();
        assert!(!told.contains(WHY));
        assert!(!link::write(pack, session.case(), session.order()).contains("Personen"));
        let stamp = on.and_hms_opt(8, 0, 0).unwrap();
        let dates = calendar(
            pack,
            &judged(pack, &given, Depth::Result).duties,
            stamp,
            "k3v9",
        );
        assert!(!dates.unwrap_or_default().contains("Personen"));
    }
    assert!(with_a_place > 20, "{with_a_place} cases have a note");
}

/// The words that a text in a pack's language has before what the rules say, where the worker judges otherwise.
fn the_rules_say(lang: &str) -> &'static str {
    match lang {
        "da" => "Reglerne siger: ",
        _ => "Reglerna säger: ",
    }
}

#[test]
fn in_a_note_no_line_states_as_a_fact_what_the_worker_judges_otherwise_and_each_reason_stands_once_before_what_the_rules_say()
 {
    let mut judged_lines = 0;
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        let given = case(pack, &raw, on).unwrap();
        let decisions = judged(pack, &given, Depth::Result).decisions;
        let settled: Vec<usize> = (0..pack.decisions.len())
            .filter(|&at| {
                let finding = &decisions[at].finding;
                pack.decisions[at].primary && finding.status == Status::Settled
            })
            .collect();
        let reasons: Vec<String> = settled
            .iter()
            .map(|at| format!("Skälet nummer {at}"))
            .collect();
        for template in pack.templates.iter().filter(|it| takes_judgement(it)) {
            // Every choice of what is judged otherwise.
            for chosen in 0..1_u32 << settled.len() {
                let of: Vec<Judged<'_>> = settled
                    .iter()
                    .zip(&reasons)
                    .enumerate()
                    .filter(|(place, _)| chosen >> place & 1 == 1)
                    .map(|(_, (&at, reason))| (at, reason.as_str()))
                    .collect();
                let plain = fill(pack, &given, template, &[], None);
                let text = fill(pack, &given, template, &of, None);
                for (at, reason) in &of {
                    assert_eq!(text.matches(reason).count(), 1, "{id}: {text}");
                    let why = text.find(reason).unwrap();
                    let rules = text.find(the_rules_say(&pack.lang)).unwrap();
                    let first = of.iter().map(|(_, it)| text.find(it).unwrap()).min();
                    assert!(first < Some(rules) && why > 0, "{text}");
                    let labels: Vec<&str> = decisions[*at]
                        .finding
                        .values()
                        .iter()
                        .map(|&value| pack.decisions[*at].values[value].label.as_str())
                        .collect();
                    let told = labels.join(", ");
                    for (before, now) in plain.lines().zip(text.lines()) {
                        // A line that told the conclusion tells it as what the rules say.
                        if before != now && !told.is_empty() && before.contains(&told) {
                            let said = now.find(the_rules_say(&pack.lang)).unwrap();
                            assert!(now.find(&told).is_none_or(|at| said < at), "{id}: {now}");
                            judged_lines += 1;
                        }
                    }
                }
                assert_eq!(plain.lines().count(), text.lines().count());
                if of.is_empty() {
                    assert_eq!(plain, text);
                }
            }
        }
    }
    assert!(judged_lines > 100, "{judged_lines} lines");
}

#[test]
fn a_text_without_a_place_for_the_judgement_is_the_same_with_one() {
    let (id, raw, on) = worked_cases().into_iter().next().unwrap();
    let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
    let given = case(pack, &raw, on).unwrap();
    for template in pack.templates.iter().filter(|it| !takes_judgement(it)) {
        let all: Vec<Judged<'_>> = (0..pack.decisions.len()).map(|at| (at, WHY)).collect();
        let text = fill(pack, &given, template, &all, None);
        assert_eq!(text, fill(pack, &given, template, &[], None));
    }
}

#[test]
fn judgements_that_were_kept_are_put_back_as_they_were_also_such_as_are_laid_aside() {
    let (mut session, plan, consent) = settled();
    judge(&mut session, plan);
    let kept = session.judgements().to_vec();
    let note = Advice::note(&session, None);
    let answers: Vec<(usize, Answer)> = session
        .order()
        .iter()
        .map(|&fact| (fact, session.case().answer(fact).unwrap()))
        .collect();
    let mut other = Session::new(Arc::clone(session.pack()), session.case().on);
    other.update(Message::HostSetAnswers(answers));
    other.update(Message::HostPutBackJudgements(kept.clone()));
    assert_eq!(other.judgements(), kept);
    assert_eq!(Advice::note(&other, None), note);
    // About another conclusion they are laid aside, as they were.
    let no = session.pack().facts[consent].value("no").unwrap();
    other.update(Message::VisitorAnswered {
        fact: consent,
        answer: Answer::Value(no),
    });
    other.update(Message::VisitorAskedForResult);
    assert!(advice(&other).judgements.is_empty());
    assert_eq!(other.judgements(), kept);
}

#[test]
fn a_judgement_is_laid_aside_with_its_conclusion_comes_back_with_it_and_ends_with_the_case() {
    let (mut session, plan, consent) = settled();
    judge(&mut session, plan);
    let given = session.case().answer(consent).unwrap();
    let no = session.pack().facts[consent].value("no").unwrap();
    let answer = |answer: Answer| Message::VisitorAnswered {
        fact: consent,
        answer,
    };
    session.update(answer(Answer::Value(no)));
    session.update(Message::VisitorAskedForResult);
    assert!(advice(&session).judgements.is_empty(), "another conclusion");
    session.update(answer(given));
    session.update(Message::VisitorAskedForResult);
    assert_eq!(advice(&session).judgements.len(), 1);
    session.update(Message::VisitorWithdrewJudgement { decision: plan });
    assert!(session.judgements().is_empty());
    judge(&mut session, plan);
    judge(&mut session, plan);
    assert_eq!(session.judgements().len(), 1, "one for each decision");
    session.update(Message::VisitorStartedAgain);
    assert!(session.judgements().is_empty());
}

#[test]
fn what_is_tried_is_nobodys_case_to_judge_and_keeps_the_own_judgement_for_later() {
    let (mut session, plan, consent) = settled();
    judge(&mut session, plan);
    let no = session.pack().facts[consent].value("no").unwrap();
    let change = vec![(consent, Answer::Value(no))];
    session.update(Message::VisitorTriedChange(change.clone()));
    let tried = advice(&session);
    assert!(!tried.may_judge && tried.judgements.is_empty());
    judge(&mut session, plan);
    assert!(session.judgements().is_empty());
    session.update(Message::VisitorEndedTrial);
    assert_eq!(session.judgements().len(), 1);
    session.update(Message::VisitorTriedChange(change));
    session.update(Message::VisitorKeptChange);
    assert_eq!(
        session.judgements().len(),
        1,
        "about a conclusion that may come back"
    );
    assert!(advice(&session).judgements.is_empty());
}

#[test]
fn only_what_has_come_to_an_end_can_be_judged_otherwise() {
    let pack = author::compile_text("demo.toml", include_str!("../cases/demo.toml")).unwrap();
    let mut session = Session::new(Arc::new(pack), "2026-11-23".parse().unwrap());
    judge(&mut session, 0);
    judge(&mut session, 99);
    assert!(session.judgements().is_empty());
}

#[test]
fn on_every_conclusion_of_every_worked_case_a_judgement_has_a_text_to_be_copied_from() {
    let (mut placed, mut alone) = (0, 0);
    // Every worked case has a note; so that a judgement also stands alone, each is looked at without one as well.
    let cases = worked_cases().into_iter();
    for ((of, answers, on), has_note) in cases.flat_map(|it| [(it.clone(), true), (it, false)]) {
        let mut pack = shipped()
            .iter()
            .find(|it| it.pack.id == of)
            .unwrap()
            .pack
            .clone();
        pack.templates
            .retain(|template| has_note || !takes_judgement(template));
        let pack = &pack;
        let worked = case(pack, &answers, on).unwrap();
        let mut session = Session::new(Arc::new(pack.clone()), on);
        let answers = worked
            .answered()
            .map(|fact| (fact, worked.answer(fact).unwrap()));
        session.update(Message::HostSetAnswers(answers.collect()));
        session.update(Message::VisitorAskedForResult);
        let standings = Screen::of(&session).standings;
        for standing in standings.iter().filter(|standing| standing.is_final()) {
            judge(&mut session, standing.decision);
            let got = advice(&session);
            let shown = texts(&session);
            let in_texts = shown.iter().filter(|text| text.contains(WHY)).count();
            assert_eq!(in_texts == 0, got.judged.contains(WHY), "{of}");
            assert!(in_texts <= 1, "{of}: only the note has it");
            placed += in_texts;
            alone += usize::from(in_texts == 0);
            let told = shown.concat() + &got.judged;
            // A silent source and colliding rules are told apart, and from an answer.
            let [is_silent, collides, answers] = if pack.lang == "da" {
                [
                    "egen vurdering (kilden giver intet svar",
                    "egen vurdering (grænsetilfælde: ",
                    "jeg vurderer anderledes",
                ]
            } else {
                [
                    "egen bedömning (källan ger inget svar",
                    "egen bedömning (gränsfall: ",
                    "jag bedömer annorlunda",
                ]
            }
            .map(|words| told.contains(words));
            let wanted = match standing.state {
                State::Gap { .. } => [true, false, false],
                State::Conflict { .. } => [false, true, false],
                _ => [false, false, true],
            };
            assert_eq!([is_silent, collides, answers], wanted, "{told}");
            session.update(Message::VisitorWithdrewJudgement {
                decision: standing.decision,
            });
        }
    }
    assert!(
        placed > 30 && alone > 30,
        "{placed} in a note, {alone} alone"
    );
}

/// Characters that take no room or only room; not the space and the new line.
fn is_unseen(letter: char) -> bool {
    const UNSEEN: [(u32, u32); 15] = [
        (0x00, 0x09),
        (0x0b, 0x1f),
        (0x7f, 0xa0),
        (0xad, 0xad),
        (0x61c, 0x61c),
        (0x1680, 0x1680),
        (0x180e, 0x180e),
        (0x2000, 0x200f),
        (0x2028, 0x202f),
        (0x205f, 0x206f),
        (0x3000, 0x3000),
        (0xfe00, 0xfe0f),
        (0xfeff, 0xfeff),
        (0xfff0, 0xfffb),
        (0xe0000, 0xe0fff),
    ];
    let code = letter as u32;
    UNSEEN.iter().any(|&(from, to)| (from..=to).contains(&code))
}

#[test]
fn no_text_to_be_copied_has_a_character_that_cannot_be_seen_whatever_the_reason_is_made_of() {
    let mut rng = fastrand::Rng::with_seed(5);
    let odd: Vec<char> = ('\u{0}'..='\u{10ffff}').filter(|&c| is_unseen(c)).collect();
    for _ in 0..2000 {
        let mut typed = String::new();
        for _ in 0..40 {
            typed.push(rng.char('a'..='ö'));
            typed.push(*rng.choice(&odd).unwrap());
        }
        let reason = reason(&typed).unwrap();
        assert!(!reason.contains(is_unseen), "{reason:?}");
    }
    for (of, answers, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == of).unwrap().pack;
        let worked = case(pack, &answers, on).unwrap();
        let told = serde_json::to_value(report(pack, &worked)).unwrap();
        for text in told["texts"].as_array().unwrap() {
            let text = text["text"].as_str().unwrap();
            assert!(!text.contains(is_unseen), "{of}: {text:?}");
        }
    }
}

#[test]
fn a_reason_is_words_and_holds_no_identity_number() {
    assert_eq!(reason(" \n\u{200b} "), Err(Refusal::Nothing));
    assert_eq!(
        reason("  så\r\nhär \t x\u{ad}y "),
        Ok("så\nhär   xy".to_owned())
    );
    assert_eq!(reason(&"å".repeat(3000)).unwrap().chars().count(), LONGEST);
    for text in [
        "personen 19930412-1234 är känd",
        "930412-1234",
        "(9304121234)",
        "cpr 120493-1234.",
        "nr 930412 1234",
        "19930412–1234",
    ] {
        assert_eq!(reason(text), Err(Refusal::IdentityNumber), "{text}");
    }
    for text in [
        "den 2026-11-23 kl. 10.30",
        "20261123",
        "telefon 08-508 250 00",
        "beslut 2025/123456",
        "34 år, 2 barn",
        "12345 67890",
    ] {
        assert!(reason(text).is_ok(), "{text}");
    }
}

#[test]
fn what_is_judged_otherwise_is_not_said_to_the_caller_and_is_marked_as_long_as_the_conclusion_stands()
 {
    let mut silenced = 0;
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        let given = case(pack, &raw, on).unwrap();
        let answers = given
            .answered()
            .map(|fact| (fact, given.answer(fact).unwrap()));
        let mut session = Session::new(Arc::new(pack.clone()), on);
        session.update(Message::HostSetAnswers(answers.collect()));
        session.update(Message::VisitorAskedForResult);
        if !Screen::of(&session).is_result() {
            continue;
        }
        let before = advice(&session).say;
        let marked = |session: &Session| -> Vec<usize> {
            let standings = Screen::of(session).standings;
            let marked = standings.iter().filter(|standing| standing.is_judged);
            marked.map(|standing| standing.decision).collect()
        };
        assert!(marked(&session).is_empty());
        for standing in Screen::of(&session).standings {
            let State::Settled { values } = &standing.state else {
                continue;
            };
            let decision = standing.decision;
            let said: Vec<String> = values
                .iter()
                .map(|&value| pack.decisions[decision].values[value].say.clone())
                .filter(|say| !say.is_empty())
                .collect();
            judge(&mut session, decision);
            let after = advice(&session).say;
            let mut expected = before.clone();
            expected.retain(|clauses| *clauses != said);
            assert_eq!(after, expected, "{id}");
            assert_eq!(marked(&session), [decision], "{id}");
            silenced += before.len() - after.len();
            session.update(Message::VisitorWithdrewJudgement { decision });
            assert_eq!(advice(&session).say, before, "{id}");
            assert!(marked(&session).is_empty());
        }
    }
    assert!(silenced > 20, "{silenced}");
}

#[test]
fn a_judgement_is_no_news_and_its_mark_goes_with_the_conclusion() {
    let (mut session, plan, consent) = settled();
    let standing = |session: &Session| {
        let standings = Screen::of(session).standings;
        standings
            .into_iter()
            .find(|it| it.decision == plan)
            .unwrap()
    };
    let before = standing(&session);
    judge(&mut session, plan);
    let after = standing(&session);
    assert!(after.is_judged && after.says_the_same(&before));
    session.update(Message::VisitorAnswered {
        fact: consent,
        answer: Answer::Unknown,
    });
    let other = standing(&session);
    assert!(!other.is_judged && !other.says_the_same(&before));
}
