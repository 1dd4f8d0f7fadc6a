//! What is drawn is like what is told on the phone: nobody is of an age that has nothing to do with the rules, nothing is told together that
//! nobody would tell of one person, and not all that is said counts.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::holidays::{is_eve, is_holiday};
use samverkanslots::engine::pack::{Claim, FactId, Kind, Material, Pack};
use samverkanslots::training::{Choice, Exercise, Kind as ExerciseKind, Trainer};

use crate::training::{day, on, taught};

/// Nobody who is told of is younger or older: in no pack do the rules draw a line beyond.
const AGES: std::ops::RangeInclusive<i32> = 12..=90;

/// The ages of a case.
fn ages(pack: &Pack, case: &Case) -> Vec<i32> {
    let age = |fact: FactId| match (&pack.facts[fact].kind, case.answer(fact)) {
        (Kind::Number { age: true, .. }, Some(Answer::Number(age))) => Some(age),
        _ => None,
    };
    case.answered().filter_map(age).collect()
}

#[test]
fn nobody_is_told_of_whose_age_cannot_be_believed() {
    let mut told = 0;
    for (pack, material) in taught() {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        let set = trainer.set(&Choice::new(on(), 9, 2_000));
        for exercise in &set.exercises {
            let pair = exercise.pair.iter().map(|pair| &pair.case);
            for case in std::iter::once(&exercise.case).chain(pair) {
                let ages = ages(pack, case);
                let (id, text) = (exercise.id, exercise.text());
                let can_be = ages.iter().all(|age| AGES.contains(age));
                assert!(can_be, "{} {id}: {ages:?}: {text}", pack.id);
                told += ages.len();
            }
        }
    }
    // Not every pack asks for an age; one that does has it told often.
    assert!(told > 1_000, "{told}");
}

/// Exercises that are drawn of a pack on a day, and of each the case and the one beside it.
fn drawn(pack: &Pack, material: &Material, on: NaiveDate, count: usize) -> Vec<Exercise> {
    let trainer = Trainer::new(pack, material, on).unwrap();
    let mut choice = Choice::new(on, 17, count);
    choice.kinds = trainer.kinds();
    choice.kinds.retain(|it| *it != ExerciseKind::Vignette);
    let set = trainer.set(&choice);
    assert_eq!(set.missing, 0, "{}", pack.id);
    set.exercises
}

fn cases(exercise: &Exercise) -> impl Iterator<Item = &Case> {
    let pair = exercise.pair.iter().map(|pair| &pair.case);
    std::iter::once(&exercise.case).chain(pair)
}

/// Which of what a pack calls unlikely is true in some exercises, by its place in the pack.
fn told_unlikely(pack: &Pack, claims: &[Claim], exercises: &[Exercise]) -> BTreeSet<usize> {
    let values = |fact: FactId| pack.facts[fact].values.len();
    let is_so = |claim: &Claim, case: &Case| {
        claim.holds(case.on, &|fact| case.answer(fact), &values) == Some(true)
    };
    let mut all = BTreeSet::new();
    for case in exercises.iter().flat_map(cases) {
        let so = claims.iter().enumerate().filter(|(_, it)| is_so(it, case));
        all.extend(so.map(|(place, _)| place));
    }
    all
}

#[test]
fn nothing_is_told_together_that_its_pack_calls_unlikely_and_some_of_that_would_be_drawn_else() {
    for (pack, material) in taught() {
        let unlikely = &material.unlikely;
        let exercises = drawn(pack, material, on(), 400);
        let told = told_unlikely(pack, unlikely, &exercises);
        assert!(told.is_empty(), "{}: {told:?}", pack.id);
        let all = Material {
            unlikely: Vec::new(),
            ..material.clone()
        };
        let exercises = drawn(pack, &all, on(), 400);
        let told = told_unlikely(pack, unlikely, &exercises);
        println!(
            "{}: {} of {} would be told",
            pack.id,
            told.len(),
            unlikely.len()
        );
        assert!(!told.is_empty(), "{}", pack.id);
    }
}

#[test]
fn meetings_and_beginnings_are_on_days_on_which_people_work_and_a_monthly_meeting_is_within_five_weeks()
 {
    let (mut days, mut meetings) = (0, 0);
    for (pack, material) in taught() {
        let is_off = |day: NaiveDate| {
            let country = pack.country.expect("the packs say where they hold");
            let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            is_weekend || is_holiday(country, day) || is_eve(country, day)
        };
        let is_birthday =
            |date: FactId| (0..pack.facts.len()).any(|age| pack.birthday_with(age) == Some(date));
        // In the last weeks of the year there are many days on which people are off; the other one is a Saturday.
        for on in [day(2026, 12, 14), day(2026, 11, 28)] {
            let exercises = drawn(pack, material, on, 250);
            for case in exercises.iter().flat_map(cases) {
                for fact in case.answered() {
                    let Some(Answer::Date(day)) = case.answer(fact) else {
                        continue;
                    };
                    let id = &pack.facts[fact].id;
                    if is_birthday(fact) {
                        continue;
                    }
                    // A border may lie on such a day: the rules have it there.
                    assert!(
                        !is_off(day) || is_border(pack, case, fact, &exercises),
                        "{id}: {day}"
                    );
                    days += 1;
                    if id == "next_meeting_on" {
                        assert!((day - on).num_days() <= 35, "{day}");
                        meetings += 1;
                    }
                }
            }
        }
    }
    assert!(days > 40 && meetings > 20, "{days}, {meetings}");
}

/// Whether an exercise turns on a date of a case.
fn is_border(pack: &Pack, case: &Case, date: FactId, exercises: &[Exercise]) -> bool {
    assert!(matches!(pack.facts[date].kind, Kind::Date { .. }));
    exercises.iter().any(|it| {
        let of = it.pair.as_ref().is_some_and(|pair| pair.fact == date);
        of && cases(it).any(|own| own == case)
    })
}

#[test]
fn the_other_answer_of_a_pair_is_told_as_it_goes_with_the_rest_of_its_case() {
    let (pack, material) = taught()
        .iter()
        .find(|(pack, _)| pack.id == "danmark")
        .unwrap();
    let fact = |id: &str| pack.facts.iter().position(|it| it.id == id).unwrap();
    let (needs, misuse) = (fact("needs"), fact("concurrent_misuse"));
    let addiction = pack.facts[needs].values.iter();
    let addiction = addiction.map(|it| it.code.as_str());
    let addiction = addiction
        .into_iter()
        .position(|it| it == "addiction")
        .unwrap();
    let mut together = 0;
    for exercise in drawn(pack, material, on(), 1_500) {
        let Some(pair) = exercise.pair.as_ref().filter(|it| it.fact == misuse) else {
            continue;
        };
        assert!(pair.told.iter().all(|it| it.facts.contains(&misuse)));
        // Who is treated for an addiction has had one: that there is none would be said of somebody else.
        if let Some(Answer::Options { yes, .. }) = pair.case.answer(needs)
            && yes >> addiction & 1 == 1
        {
            assert!(
                pair.told.iter().all(|it| it.facts.contains(&needs)),
                "{}",
                exercise.id
            );
            together += 1;
        }
    }
    assert!(together > 0);
}

#[test]
fn a_consent_that_is_one_for_two_units_is_told_of_both() {
    let (pack, material) = taught()
        .iter()
        .find(|(pack, _)| pack.id == "malmo")
        .unwrap();
    let fact = pack
        .facts
        .iter()
        .position(|it| it.id == "consent_contact_other_board");
    let of_fact = |it: &&samverkanslots::engine::pack::Told| Some(it.means[0].fact) == fact;
    let sentences: Vec<&String> = (material.told.iter().filter(of_fact))
        .flat_map(|it| &it.say)
        .collect();
    assert!(sentences.len() >= 4, "{sentences:?}");
    for sentence in sentences {
        assert!(
            sentence.contains("FSF") && sentence.contains("HVOF"),
            "{sentence}"
        );
    }
}

#[test]
fn nearly_every_drawn_case_tells_two_things_that_do_not_count() {
    let mut few = Vec::new();
    for (pack, material) in taught() {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        let mut choice = Choice::new(on(), 11, 500);
        let kinds = trainer.kinds().into_iter();
        choice.kinds = kinds
            .filter(|kind| *kind != samverkanslots::training::Kind::Vignette)
            .collect();
        let set = trainer.set(&choice);
        assert_eq!(set.exercises.len(), 500, "{}", pack.id);
        let mut with = [0; 4];
        let mut full = 0;
        for exercise in &set.exercises {
            let told = exercise.facts().len();
            let needless = told - exercise.rests_on(pack).len();
            with[needless.min(3)] += 1;
            // Some rules count only after so much that nothing more is told.
            full += usize::from(needless < 2 && told >= 11);
        }
        println!(
            "{}: {with:?} tell 0, 1, 2, more that do not count; {full} of them are full",
            pack.id
        );
        let short = with[0] + with[1] - full;
        // A pack that asks little has only one such thing for one case in six.
        if short * 5 > set.exercises.len() || with[0] * 25 > set.exercises.len() {
            few.push((pack.id.clone(), with, full));
        }
    }
    assert!(few.is_empty(), "{few:?}");
}
