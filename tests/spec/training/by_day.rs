//! Borders between two ages, told by the day before a birthday and by the birthday.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::decision::{Certainty, certainty};
use samverkanslots::engine::pack::{ByDay, FactId, Kind as Domain, Material, Pack};
use samverkanslots::hearing::Vocabulary;
use samverkanslots::training::{Choice, Confidence, Exercise, Kind, Prediction, Trainer, judged};

use crate::training::heard::said;
use crate::training::{compiled, day, demo_text, on, taught};

/// How many exercises on borders are looked at.
const COUNT: usize = 600;

/// A border: the age, and the number that somebody turns there.
type Border = (FactId, i32);

fn borders(pack: &Pack, material: &Material) -> Vec<Exercise> {
    let trainer = Trainer::new(pack, material, on()).unwrap();
    if !trainer.kinds().contains(&Kind::Boundary) {
        return Vec::new();
    }
    let mut choice = Choice::new(on(), 11, COUNT);
    choice.kinds = vec![Kind::Boundary];
    let set = trainer.set(&choice);
    assert_eq!(set.missing, 0, "{}", pack.id);
    set.exercises
}

/// The age that an exercise turns on: its two answers, its own first.
fn ages(pack: &Pack, exercise: &Exercise) -> Option<(FactId, [i32; 2])> {
    let pair = exercise.pair.as_ref()?;
    let is_age = matches!(pack.facts[pair.fact].kind, Domain::Number { age: true, .. });
    let both = [&exercise.case, &pair.case].map(|case| case.answer(pair.fact));
    match both {
        [Some(Answer::Number(own)), Some(Answer::Number(other))] if is_age => {
            Some((pair.fact, [own, other]))
        }
        _ => None,
    }
}

fn by_day(material: &Material, fact: FactId) -> Option<&ByDay> {
    let mut all = material.told.iter().filter(|it| it.means[0].fact == fact);
    all.find_map(|it| it.by_day.as_ref())
}

/// Whether a sentence tells by the day that somebody turns a number, and on which side of the birthday.
fn side(by_day: &ByDay, text: &str, turned: i32) -> Option<bool> {
    let is_one = |sentences: &[String]| {
        let mut all = sentences.iter();
        all.any(|it| said(it, &turned.to_string()).contains(&text.to_owned()))
    };
    if is_one(&by_day.eve) {
        return Some(false);
    }
    is_one(&by_day.birthday).then_some(true)
}

/// Whether something else in an exercise is about the birthday of an age: another age that is told, an earlier one that is asked for, or
/// the next birthday, but for that on the day before it.
fn is_crowded(pack: &Pack, case: &Case, fact: FactId, is_eve: bool) -> bool {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let is_asked = |fact: FactId| {
        let applies = pack.facts[fact].applies;
        applies.is_none_or(|root| certainty(&reach, root) != Certainty::Excluded)
    };
    let is_age = |it: FactId| matches!(pack.facts[it].kind, Domain::Number { age: true, .. });
    let mut told = case.answered();
    let tomorrow = Answer::Date(case.on.succ_opt().unwrap());
    told.any(|it| it != fact && is_age(it))
        || pack
            .relations
            .iter()
            .any(|it| it.of == fact && is_asked(it.minus))
        || pack.birthday_with(fact).is_some_and(|birthday| {
            is_asked(birthday) && !(is_eve && case.answer(birthday) == Some(tomorrow))
        })
}

#[test]
fn every_border_of_an_age_is_told_by_the_day_before_the_birthday_and_by_the_birthday_and_so_is_the_case_on_its_other_side()
 {
    let (mut found, mut bare) = (0, Vec::new());
    for (pack, material) in taught() {
        let mut own_sides: BTreeMap<Border, BTreeSet<bool>> = BTreeMap::new();
        let mut by_day_sides: BTreeMap<Border, BTreeSet<bool>> = BTreeMap::new();
        for exercise in borders(pack, material) {
            let Some((fact, [own, other])) = ages(pack, &exercise) else {
                continue;
            };
            let (turned, is_birthday) = (own.max(other), own > other);
            let sides = own_sides.entry((fact, turned)).or_default();
            sides.insert(is_birthday);
            let by_day = by_day(material, fact).expect("every age that is asked for can be told");
            let pair = exercise.pair.as_ref().unwrap();
            let [of_own, of_other] = [&exercise.told, &pair.told].map(|told| {
                let sentence = told.iter().find(|it| it.facts.contains(&fact)).unwrap();
                side(by_day, &sentence.text, turned)
            });
            match of_own {
                Some(told) => {
                    assert_eq!(told, is_birthday, "{}", exercise.text());
                    assert_eq!(of_other, Some(!is_birthday), "{}", exercise.id);
                    let crowded = is_crowded(pack, &exercise.case, fact, !is_birthday);
                    assert!(!crowded, "{}", exercise.text());
                    let sides = by_day_sides.entry((fact, turned)).or_default();
                    sides.insert(is_birthday);
                }
                None => {
                    assert_eq!(of_other, None, "{}: told unlike", exercise.id);
                    let is_crowded = is_crowded(pack, &exercise.case, fact, !is_birthday)
                        || is_crowded(pack, &pair.case, fact, is_birthday);
                    assert!(is_crowded, "{}: told as an age", exercise.text());
                }
            }
        }
        for (border, own) in own_sides {
            let told = by_day_sides.remove(&border).unwrap_or_default();
            if told.is_empty() {
                bare.push((pack.facts[border.0].id.as_str(), border.1));
            } else {
                // What a case can lie on is told so; the other side stands beside it.
                assert_eq!(told, own, "{border:?}");
                found += 1;
            }
        }
    }
    assert!(
        found >= 4,
        "only {found} borders of ages are told by the day"
    );
    // A decision turns on it only where a case is new, and how old somebody was when it came in is asked for then: on a birthday nobody
    // knows which of both ages that was.
    assert!(bare.iter().all(|it| *it == ("age_now", 65)), "{bare:?}");
}

#[test]
fn an_age_that_is_told_by_the_day_is_heard_as_that_age_and_the_day_before_also_as_the_next_birthday_where_that_is_asked_for()
 {
    let (mut ages_alone, mut with_birthday) = (0, 0);
    for (pack, material) in taught() {
        let ear = Vocabulary::new(pack);
        for exercise in borders(pack, material) {
            let Some((fact, [own, other])) = ages(pack, &exercise) else {
                continue;
            };
            let by_day = by_day(material, fact).unwrap();
            let is_by_day = |text: &str| side(by_day, text, own.max(other)).is_some();
            let Some(sentence) = exercise.told.iter().find(|it| is_by_day(&it.text)) else {
                continue;
            };
            let text = exercise.text();
            let heard = ear.hear(pack, &Case::new(pack, exercise.case.on), &text);
            let answers = |fact: FactId| -> Vec<Answer> {
                let all = heard.proposals.iter().filter(|it| it.fact == fact);
                all.map(|it| it.answer).collect()
            };
            assert_eq!(answers(fact), [Answer::Number(own)], "{text}");
            let Some(birthday) = pack.birthday_with(fact) else {
                assert_eq!(sentence.facts, [fact]);
                ages_alone += 1;
                continue;
            };
            let told: Vec<Answer> = exercise.case.answer(birthday).into_iter().collect();
            assert_eq!(answers(birthday), told, "{text}");
            let is_in_it = sentence.facts.contains(&birthday);
            // The sentence is one fact, so there is one box to tick for it, and nothing of it is needless or missed by itself.
            assert!(!exercise.facts().contains(&birthday), "{text}");
            assert!(!exercise.rests_on(pack).contains(&birthday), "{text}");
            let all = exercise.facts();
            for (chosen, is_all) in [(all.clone(), true), (Vec::new(), false)] {
                let prediction = Prediction {
                    decisions: Vec::new(),
                    matters: Some(chosen),
                    asked: None,
                    confidence: Confidence::Fairly,
                };
                let judged = judged(pack, &exercise, &prediction);
                let told = [&judged.needless, &judged.missed];
                assert!(told.iter().all(|it| !it.contains(&birthday)), "{text}");
                assert!(!is_all || judged.missed.is_empty(), "{text}");
            }
            assert!(!exercise.questions(pack).contains(&birthday), "{text}");
            assert_eq!(is_in_it, !told.is_empty(), "{text}");
            match is_in_it {
                true => with_birthday += 1,
                false => ages_alone += 1,
            }
        }
    }
    assert!(ages_alone >= 50, "only {ages_alone} tell an age alone");
    assert!(
        with_birthday >= 50,
        "only {with_birthday} tell the next birthday"
    );
}

#[test]
fn a_pack_that_does_not_say_it_by_the_day_has_its_borders_told_as_ages() {
    let lines = demo_text();
    let lines = lines
        .lines()
        .filter(|it| !it.starts_with("eve = ") && !it.starts_with("birthday = "));
    let text: String = lines.map(|it| format!("{it}\n")).collect();
    let with = |text: &str| -> Vec<Exercise> {
        let (pack, material) = compiled(text);
        let trainer = Trainer::new(&pack, &material, on()).unwrap();
        let mut choice = Choice::new(on(), 11, 20);
        choice.kinds = vec![Kind::Boundary];
        trainer.set(&choice).exercises
    };
    let (plain, by_day) = (with(&text), with(&demo_text()));
    assert_ne!(text, demo_text());
    let mut other = 0;
    for (plain, by_day) in plain.iter().zip(&by_day) {
        assert_eq!(
            (plain.id, &plain.case, &plain.key),
            (by_day.id, &by_day.case, &by_day.key)
        );
        assert!(!plain.text().contains("fyller"), "{}", plain.text());
        other += usize::from(plain.text() != by_day.text());
    }
    assert!(other > 0, "none is told by the day");
}

#[test]
fn nobody_turns_19_or_21_on_a_29th_of_february_and_20_is_turned_then() {
    let (pack, material) = taught()
        .iter()
        .find(|(it, _)| it.id == "stockholm")
        .unwrap();
    let told_on = |on: NaiveDate| -> BTreeSet<i32> {
        let trainer = Trainer::new(pack, material, on).unwrap();
        let mut choice = Choice::new(on, 11, 120);
        choice.kinds = vec![Kind::Boundary];
        let mut turned = BTreeSet::new();
        for exercise in trainer.set(&choice).exercises {
            let Some((fact, ages)) = ages(pack, &exercise) else {
                continue;
            };
            let [own, other] = ages;
            let age = own.max(other);
            let by_day = by_day(material, fact).unwrap();
            let mut told = exercise.told.iter();
            if told.any(|it| side(by_day, &it.text, age).is_some()) {
                turned.insert(age);
            }
        }
        turned
    };
    let all = told_on(day(2026, 2, 27));
    assert!(all.iter().any(|age| age % 4 != 0), "{all:?}");
    // Of a border both sides are told: on the day before the eve would say it, on the day itself the birthday.
    for on in [day(2028, 2, 28), day(2028, 2, 29)] {
        let told = told_on(on);
        assert!(told.iter().all(|age| age % 4 == 0), "{on}: {told:?}");
    }
    let before = told_on(day(2028, 2, 27));
    assert!(before.iter().any(|age| age % 4 != 0), "{before:?}");
}
