//! What is told in an exercise is heard by "skriv det du hör" as what it says, and as nothing else.

use std::collections::{BTreeMap, BTreeSet};

use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::decision::is_consistent;
use samverkanslots::engine::pack::{FactId, Kind as Domain, Pack, Told, What};
use samverkanslots::engine::written;
use samverkanslots::hearing::{Proposal, Vocabulary};
use samverkanslots::training::{Choice, Exercise, Kind, Trainer};

use crate::training::{day, on, taught};

/// What hearing made of a text: how many facts were read, and what was read wrongly.
struct Read {
    right: BTreeSet<FactId>,
    wrong: Vec<String>,
}

/// Whether something that is heard of a fact is so in a case: of several answers each of those that are spoken of.
fn is_so(heard: Answer, told: Answer) -> bool {
    match (heard, told) {
        (Answer::Options { yes, no }, Answer::Options { yes: so, .. }) => {
            yes & !so == 0 && no & so == 0
        }
        (heard, told) => heard == told,
    }
}

/// What hearing makes of a text. Of proposals of which a reader can take but one, one has to be so; none of them counts as read, for the
/// reader has to choose. `beside`: facts that may be heard as well although they are not told.
fn read(
    pack: &Pack,
    ear: &Vocabulary,
    case: &Case,
    text: &str,
    beside: impl Fn(FactId) -> bool,
) -> Read {
    let heard = ear.hear(pack, &Case::new(pack, case.on), text);
    let mut yes: BTreeMap<FactId, u32> = BTreeMap::new();
    let (mut right, mut wrong) = (BTreeSet::new(), Vec::new());
    if heard.identity_number.is_some() {
        wrong.push("an identity number".to_owned());
    }
    let may_be = |it: &Proposal| match case.answer(it.fact) {
        Some(told) => is_so(it.answer, told),
        None => beside(it.fact) || is_certain(pack, case, it.fact, it.answer),
    };
    for it in &heard.proposals {
        let others = it.excludes.iter().map(|&other| &heard.proposals[other]);
        if !it.excludes.is_empty() && std::iter::once(it).chain(others).any(may_be) {
            continue;
        }
        match case.answer(it.fact) {
            Some(told) if is_so(it.answer, told) => match (it.answer, told) {
                (Answer::Options { yes: heard, .. }, Answer::Options { yes: so, .. }) => {
                    let all = yes.entry(it.fact).or_default();
                    *all |= heard;
                    if *all == so {
                        right.insert(it.fact);
                    }
                }
                _ => _ = right.insert(it.fact),
            },
            None if may_be(it) => {}
            told => {
                let fact = &pack.facts[it.fact].id;
                wrong.push(format!("{fact}: {:?}, not {told:?}", it.answer));
            }
        }
    }
    Read { right, wrong }
}

/// Whether an answer to a fact that is not told follows from what is: nothing else can be.
fn is_certain(pack: &Pack, case: &Case, fact: FactId, answer: Answer) -> bool {
    let others: Vec<Answer> = match answer {
        Answer::Value(value) => (0..pack.facts[fact].values.len())
            .filter(|other| *other != value)
            .map(Answer::Value)
            .collect(),
        Answer::Options { yes, no } => (0..pack.facts[fact].values.len())
            .filter(|value| (yes | no) >> value & 1 == 1)
            .map(|value| Answer::Options {
                yes: no & 1 << value,
                no: yes & 1 << value,
            })
            .collect(),
        Answer::Unknown | Answer::Number(_) | Answer::Date(_) => return false,
    };
    others.into_iter().all(|other| {
        let mut case = case.clone();
        case.set(pack, fact, Some(other)).unwrap();
        !is_consistent(pack, &pack.diagrams.reach(&case.masks(pack)))
    })
}

/// Whether a fact is asked for only where another has some answer: then that follows from any answer to it.
fn asks_for(pack: &Pack, fact: FactId, other: FactId) -> bool {
    let levels = pack.facts[fact]
        .applies
        .map(|root| pack.diagrams.levels_below(root));
    let own = pack.facts[other].levels();
    levels.is_some_and(|levels| levels.iter().any(|level| own.contains(level)))
}

/// A day that a date can be: ahead, or past.
fn some_day(pack: &Pack, fact: FactId) -> chrono::NaiveDate {
    let days = [day(2026, 3, 14), day(2027, 3, 14)];
    let can_be = |day: &chrono::NaiveDate| {
        let mut case = Case::new(pack, on());
        case.set(pack, fact, Some(Answer::Date(*day))).unwrap();
        is_consistent(pack, &pack.diagrams.reach(&case.masks(pack)))
    };
    days.into_iter().find(can_be).unwrap()
}

/// A case in which just what a sentence tells is so; none where a sentence only ends a list.
fn case_of(pack: &Pack, told: &Told, number: i32) -> Option<Case> {
    let mut case = Case::new(pack, on());
    for tells in &told.means {
        let item = &pack.facts[tells.fact];
        let answer = match (tells.what, &item.kind) {
            (What::Rest(()), _) => return None,
            (What::Unknown(()), _) => Answer::Unknown,
            (What::Number(number), _) => Answer::Number(number),
            (What::Told(()), Domain::Date { .. }) => Answer::Date(some_day(pack, tells.fact)),
            (What::Told(()), _) => Answer::Number(number),
            (What::Value(value), Domain::Choices { .. }) => {
                let all = (1 << item.values.len()) - 1;
                let yes = 1 << value;
                Answer::Options {
                    yes,
                    no: all & !yes,
                }
            }
            (What::Value(value), _) => Answer::Value(value),
        };
        case.set(pack, tells.fact, Some(answer)).unwrap();
    }
    Some(case)
}

/// A sentence in both voices, with a number or a date in it.
pub(super) fn said(sentence: &str, number: &str) -> [String; 2] {
    [0, 1].map(|voice| {
        let mut text = String::new();
        let mut rest = sentence;
        while let Some((before, after)) = rest.split_once('{') {
            let (words, after) = after.split_once('}').unwrap();
            text += before;
            text += words.split('|').nth(voice).unwrap();
            rest = after;
        }
        (text + rest).replace('#', number)
    })
}

#[test]
fn every_sentence_alone_is_heard_as_what_it_tells_and_as_nothing_else() {
    let mut faults = Vec::new();
    for (pack, material) in taught() {
        let ear = Vocabulary::new(pack);
        for told in &material.told {
            let is_date = |fact: FactId| matches!(pack.facts[fact].kind, Domain::Date { .. });
            let date = told.means.iter().find(|it| is_date(it.fact));
            let number = date.map_or("7".to_owned(), |it| {
                written::day(&pack.lang, some_day(pack, it.fact))
            });
            let case = case_of(pack, told, 7);
            // On the day before the birthday the number is one more than the age, and the day of the next birthday is heard too.
            let (eve, birthday) = match &told.by_day {
                Some(by_day) => (by_day.eve.as_slice(), by_day.birthday.as_slice()),
                None => (&[][..], &[][..]),
            };
            let plain = told.say.iter().chain(birthday);
            let texts = (plain.flat_map(|it| said(it, &number)))
                .chain(eve.iter().flat_map(|it| said(it, "8")));
            for text in texts {
                let empty = Case::new(pack, on());
                let read = read(pack, &ear, case.as_ref().unwrap_or(&empty), &text, |fact| {
                    let mut means = told.means.iter().map(|it| it.fact);
                    means.any(|it| asks_for(pack, it, fact) || pack.birthday_with(it) == Some(fact))
                });
                let missed = case.iter().flat_map(Case::answered);
                let missed = missed.filter(|fact| !read.right.contains(fact));
                let missed: Vec<&str> = missed.map(|it| pack.facts[it].id.as_str()).collect();
                if !read.wrong.is_empty() || !missed.is_empty() {
                    faults.push(format!(
                        "{} `{text}`: wrong {:?}, missed {missed:?}",
                        pack.id, read.wrong
                    ));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// Of what some exercises tell 95 of a hundred facts are heard, and none wrongly.
fn are_heard(pack: &Pack, exercises: &[Exercise]) {
    let ear = Vocabulary::new(pack);
    let (mut heard, mut told, mut wrong) = (0, 0, Vec::new());
    for exercise in exercises.iter().filter(|it| it.title.is_none()) {
        let text = exercise.text();
        let read = read(pack, &ear, &exercise.case, &text, |_| false);
        heard += read.right.len();
        told += exercise.facts().len();
        if !read.wrong.is_empty() {
            wrong.push(format!(
                "{} {}: {text}\n  {:?}",
                pack.id, exercise.id, read.wrong
            ));
        }
    }
    let count = exercises.len();
    println!("{}: {heard} of {told} facts of {count} exercises", pack.id);
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(heard * 100 >= told * 95, "{}: {heard} of {told}", pack.id);
}

/// How many exercises of each pack are read, as many of each kind as of the others: six hundred, or as many as `EXERCISES` says. To hear the
/// ten thousand of `drawn.rs` takes many minutes (`make heard` does); every sentence that they are made of is read above, each by itself.
fn count() -> usize {
    let said = std::env::var("EXERCISES").ok();
    said.map_or(600, |count| count.parse().expect("EXERCISES is a number"))
}

#[test]
fn many_exercises_of_each_pack_as_many_of_each_drawn_kind_are_heard_and_nothing_is_heard_wrongly() {
    let count = count();
    for (pack, material) in taught() {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        let mut kinds = trainer.kinds();
        kinds.retain(|kind| *kind != Kind::Vignette);
        let each = count.div_ceil(kinds.len());
        let mut exercises = Vec::new();
        for &kind in &kinds {
            let mut choice = Choice::new(on(), 7, each);
            choice.kinds = vec![kind];
            let set = trainer.set(&choice);
            assert_eq!(set.missing, 0, "{} {kind:?}", pack.id);
            exercises.extend(set.exercises);
        }
        assert!(exercises.len() >= count);
        are_heard(pack, &exercises);
    }
}
