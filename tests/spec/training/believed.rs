//! What is drawn is like what is told on the phone: nobody is of an age that has nothing to do with the rules, and not all that is said counts.

use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::pack::{FactId, Kind, Pack};
use samverkanslots::training::{Choice, Trainer};

use crate::training::{on, taught};

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
