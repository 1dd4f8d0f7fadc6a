//! The rulebook: all that a pack says can be found, a case out of it can be tried, and the visitor's own answers come back.

use std::sync::Arc;

use chrono::NaiveDate;
use samverkanslots::author;
use samverkanslots::engine::case::Answer;
use samverkanslots::engine::pack::{FactId, Force, Pack};
use samverkanslots::session::rulebook::{
    Entry, Filter, Rulebook, Topic, Weight, entries, topics, weights,
};
use samverkanslots::session::screen::{Screen, Stage};
use samverkanslots::session::{Message, Session, Told};

use crate::packs::shipped;

fn demo() -> Pack {
    author::compile_text("demo.toml", include_str!("../cases/demo.toml")).unwrap()
}

fn book(pack: &Pack, filter: &Filter) -> Rulebook {
    Rulebook::of(pack, filter, str::to_lowercase)
}

fn found(pack: &Pack, text: &str) -> Vec<Entry> {
    let filter = Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    let chapters = book(pack, &filter).chapters.into_iter();
    chapters.flat_map(|(_, entries)| entries).collect()
}

#[test]
fn everything_that_a_pack_says_stands_once_in_the_chapter_it_belongs_to() {
    for checked in shipped() {
        let pack = &checked.pack;
        let book = book(pack, &Filter::default());
        let mut listed = Vec::new();
        for (topic, entries) in &book.chapters {
            for entry in entries {
                assert_eq!(entry.topic(pack), *topic);
                assert!(!listed.contains(entry), "{entry:?} twice");
                listed.push(*entry);
            }
        }
        let all = pack.rules.len()
            + pack.gaps.len()
            + pack.borders.len()
            + pack.duties.len()
            + pack.notices.len();
        assert_eq!((listed.len(), book.found, book.all), (all, all, all));
    }
}

#[test]
fn an_entry_is_found_by_its_code_its_conclusion_its_reason_its_ids_and_its_sections_in_any_case_of_letters()
 {
    for checked in shipped() {
        let pack = &checked.pack;
        for (index, rule) in pack.rules.iter().enumerate() {
            let entry = Entry::Rule(index);
            let mut texts = vec![rule.id.clone(), rule.because.to_uppercase()];
            texts.extend(rule.basis.iter().map(|id| id.to_lowercase()));
            let sections = rule.basis.iter().filter_map(|id| pack.section(id));
            texts.extend(sections.map(|section| section.title.clone()));
            let values = rule.gives.iter().chain(&rule.excludes);
            texts.extend(
                values.map(|&value| pack.decisions[rule.decides].values[value].label.clone()),
            );
            for text in texts {
                assert!(
                    found(pack, &text).contains(&entry),
                    "{}: `{text}` does not find `{}`",
                    pack.id,
                    rule.id
                );
            }
        }
        assert!(found(pack, "ingen-regel-heter-så").is_empty());
    }
}

#[test]
fn all_words_must_occur_in_whatever_order() {
    let pack = demo();
    let all = found(&pack, "");
    let one = found(&pack, "vuxenenheten");
    let both = found(&pack, "  19   VUXENENHETEN ");
    assert!(!both.is_empty() && both.len() <= one.len() && one.len() < all.len());
    assert!(both.iter().all(|entry| one.contains(entry)));
}

#[test]
fn each_choice_leaves_what_has_it_and_together_they_leave_what_has_all() {
    for checked in shipped() {
        let pack = &checked.pack;
        let count = |filter: Filter| book(pack, &filter).found;
        let by_topic: usize = topics(pack)
            .into_iter()
            .map(|topic| {
                count(Filter {
                    topic: Some(topic),
                    ..Filter::default()
                })
            })
            .sum();
        assert_eq!(by_topic, entries(pack).len());
        let by_weight: usize = weights(pack)
            .into_iter()
            .map(|weight| {
                let found = count(Filter {
                    weight: Some(weight),
                    ..Filter::default()
                });
                assert!(found > 0, "{weight:?} is offered and nothing has it");
                found
            })
            .sum();
        assert_eq!(by_weight + pack.notices.len(), entries(pack).len());
        for (source, item) in pack.sources.iter().enumerate() {
            let filter = Filter {
                source: Some(source),
                ..Filter::default()
            };
            for (_, entries) in book(pack, &filter).chapters {
                for entry in entries {
                    let basis = entry.basis(pack);
                    let inside = |id: &String| pack.source(id).is_some_and(|s| s.id == item.id);
                    assert!(basis.iter().any(inside), "{} {entry:?}", pack.id);
                }
            }
        }
        let presumed = Filter {
            topic: Some(Topic::Decision(0)),
            weight: Some(Weight::Force(Force::Presumption)),
            ..Filter::default()
        };
        let own = pack
            .rules
            .iter()
            .filter(|rule| rule.decides == 0 && rule.force == Force::Presumption);
        assert_eq!(count(presumed), own.count());
    }
}

// ── In a session ──

fn session() -> Session {
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let mut session = Session::new(Arc::new(demo()), on);
    let known = session.pack().fact("known").unwrap();
    let answer = Answer::Value(1);
    session.update(Message::VisitorAnswered {
        fact: known,
        answer,
    });
    session
}

fn stage(session: &Session) -> Stage {
    Screen::of(session).stage
}

/// The presumption of the demo pack, with the smallest case in which it counts.
fn presumption(session: &Session) -> (Entry, Vec<(FactId, Answer)>) {
    let pack = session.pack();
    let rule = pack
        .rules
        .iter()
        .position(|rule| rule.force == Force::Presumption)
        .unwrap();
    let entry = Entry::Rule(rule);
    let case = entry.smallest_case(pack, session.case().on).unwrap();
    let answers = case
        .answered()
        .map(|fact| (fact, case.answer(fact).unwrap()))
        .collect();
    (entry, answers)
}

#[test]
fn back_from_the_rulebook_leads_to_where_one_was_with_all_answers() {
    let mut session = session();
    let (before, order) = (stage(&session), session.order().to_vec());
    session.update(Message::VisitorOpenedRules);
    assert!(matches!(stage(&session), Stage::Rules(reading) if reading.at.is_none()));
    assert!(Screen::of(&session).can_go_back);
    session.update(Message::VisitorOpenedRule {
        entry: Entry::Rule(0),
    });
    assert!(matches!(stage(&session), Stage::Rules(reading) if reading.alone));
    session.update(Message::VisitorOpenedRules);
    let Stage::Rules(reading) = stage(&session) else {
        panic!("the rulebook is open")
    };
    assert_eq!(
        (reading.at, reading.alone),
        (Some(Entry::Rule(0)), false),
        "the rule that was shown alone is where the list begins to be read"
    );
    let from = Screen::of(&session).view();
    session.update(Message::VisitorWentBack { from });
    assert_eq!((stage(&session), session.order()), (before, &*order));
}

#[test]
fn a_tried_case_shows_its_effect_and_ending_it_brings_back_the_own_answers_and_the_place_in_the_rulebook()
 {
    let mut session = session();
    session.update(Message::VisitorOpenedRules);
    let own = session.case().clone();
    let (entry, answers) = presumption(&session);
    let tried = session.update(Message::VisitorTriedCase {
        entry,
        answers: answers.clone(),
    });
    assert_eq!(tried, None, "the host page is not told");
    let screen = Screen::of(&session);
    let Stage::Result(advice) = screen.stage else {
        panic!("what the case comes to is shown")
    };
    let Entry::Rule(rule) = entry else {
        panic!("a presumption is a rule")
    };
    assert!(
        advice
            .reasons
            .iter()
            .any(|reasons| reasons.rules.contains(&rule))
    );
    assert_eq!((screen.kept, screen.ledger.len()), (Some(1), answers.len()));
    assert_eq!(session.own().case(), &own);

    // Answers given in the trial are none of the host page's business, and are gone with it.
    let age = session.pack().fact("age").unwrap();
    let told = session.update(Message::VisitorAnswered {
        fact: age,
        answer: Answer::Number(30),
    });
    assert_eq!(told, None);
    session.update(Message::VisitorEndedTrial);
    assert_eq!(session.case(), &own);
    assert!(!session.is_trial());
    assert!(matches!(stage(&session), Stage::Rules(reading) if reading.at == Some(entry)));
}

#[test]
fn a_second_trial_still_keeps_the_first_own_answers() {
    let mut session = session();
    let own = session.case().clone();
    let (entry, answers) = presumption(&session);
    for _ in 0..2 {
        session.update(Message::VisitorOpenedRules);
        let answers = answers.clone();
        session.update(Message::VisitorTriedCase { entry, answers });
    }
    assert_eq!(Screen::of(&session).kept, Some(1));
    session.update(Message::VisitorEndedTrial);
    assert_eq!(session.case(), &own);
}

#[test]
fn what_the_host_page_does_reaches_the_own_case_and_ends_a_trial_where_it_replaces_it() {
    let mut session = session();
    let (entry, answers) = presumption(&session);
    session.update(Message::VisitorTriedCase { entry, answers });
    let later = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    session.update(Message::HostSetDay(later));
    assert_eq!((session.case().on, session.own().case().on), (later, later));
    session.update(Message::HostSetAnswers(Vec::new()));
    assert!(!session.is_trial() && session.order().is_empty());
}

#[test]
fn starting_again_throws_away_the_own_case_too() {
    let mut session = session();
    let (entry, answers) = presumption(&session);
    session.update(Message::VisitorTriedCase { entry, answers });
    let told = session.update(Message::VisitorStartedAgain);
    assert_eq!(told, Some(Told::StartedAgain));
    assert!(session.order().is_empty() && session.own().order().is_empty());
}

#[test]
fn a_pack_out_of_date_can_still_be_read() {
    let mut pack = demo();
    pack.validity.to = NaiveDate::from_ymd_opt(2026, 1, 1);
    let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let mut session = Session::new(Arc::new(pack), on);
    assert!(matches!(stage(&session), Stage::OutsideValidity(_)));
    session.update(Message::VisitorOpenedRules);
    assert!(matches!(stage(&session), Stage::Rules(_)));
}

#[test]
fn every_case_of_the_rulebook_can_be_tried_and_comes_to_what_its_entry_says() {
    let session = session();
    let pack = Arc::clone(session.pack());
    for entry in entries(&pack) {
        let case = entry.smallest_case(&pack, session.case().on).unwrap();
        let answers: Vec<_> = case
            .answered()
            .map(|fact| (fact, case.answer(fact).unwrap()))
            .collect();
        let mut session = session.clone();
        session.update(Message::VisitorTriedCase { entry, answers });
        assert_eq!(session.case(), &case, "{entry:?}");
        let Stage::Result(advice) = stage(&session) else {
            panic!("{entry:?} leads to a result")
        };
        if let Entry::Duty(duty) = entry {
            let tasks = advice.duties.iter().chain(&advice.possible_duties);
            assert!(tasks.map(|task| task.duty).any(|listed| listed == duty));
        }
    }
}

#[test]
fn who_answers_for_a_gap_and_until_when_stands_in_the_compiled_pack_and_is_found() {
    let every_key = include_str!("../cases/every-key.toml");
    let pack = author::compile_text("every-key.toml", every_key).unwrap();
    let left: Vec<Entry> = entries(&pack)
        .into_iter()
        .filter(|entry| entry.accepted(&pack).is_some())
        .collect();
    assert_eq!(left.len(), pack.gaps.len() + pack.borders.len());
    let gap = &pack.gaps[0].accepted;
    let says = |text: String| assert!(every_key.contains(&text), "{text}");
    says(format!("owner = \"{}\"", gap.owner));
    says(format!("acknowledged = {}", gap.acknowledged.unwrap()));
    says(format!("review_by = {}", gap.review_by.unwrap()));
    assert!(found(&pack, &gap.owner.to_lowercase()).contains(&Entry::Gap(0)));
}
