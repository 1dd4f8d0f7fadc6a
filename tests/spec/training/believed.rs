//! What is drawn is like what is told on the phone: nobody is of an age that has nothing to do with the rules, and not all that is said counts.

use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::pack::{Kind, Pack};
use samverkanslots::training::{Choice, Trainer};

use crate::training::{on, taught};

/// Nobody who is told of is younger or older, but where the rules draw a line there.
const AGES: (i32, i32) = (12, 90);

/// The ages of a case that are beyond these, and in a cell that is not.
fn unlikely(pack: &Pack, case: &Case) -> Vec<String> {
    let mut found = Vec::new();
    for fact in case.answered() {
        let item = &pack.facts[fact];
        let (
            Kind::Number {
                cuts, age: true, ..
            },
            Some(Answer::Number(age)),
        ) = (&item.kind, case.answer(fact))
        else {
            continue;
        };
        // Right beside a line any age has to do with it.
        let is_at_line = cuts.iter().any(|cut| (cut - 1..=*cut).contains(&age));
        if !(AGES.0..=AGES.1).contains(&age) && !is_at_line {
            found.push(format!("{}: {age}", item.id));
        }
    }
    found
}

#[test]
fn nobody_is_told_of_whose_age_cannot_be_believed() {
    let mut ages = 0;
    for (pack, material) in taught() {
        let trainer = Trainer::new(pack, material, on()).unwrap();
        let set = trainer.set(&Choice::new(on(), 9, 2_000));
        for exercise in &set.exercises {
            let pair = exercise.pair.iter().map(|pair| &pair.case);
            for case in std::iter::once(&exercise.case).chain(pair) {
                let found = unlikely(pack, case);
                let (id, text) = (exercise.id, exercise.text());
                assert!(found.is_empty(), "{} {id}: {found:?}: {text}", pack.id);
                let is_age =
                    |fact: usize| matches!(pack.facts[fact].kind, Kind::Number { age, .. } if age);
                ages += case.answered().filter(|&fact| is_age(fact)).count();
            }
        }
    }
    // Not every pack asks for an age; one that does is told of often.
    assert!(ages > 1_000, "{ages}");
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
            full += usize::from(needless < 2 && told >= 9);
        }
        println!(
            "{}: {with:?} tell 0, 1, 2, more that do not count; {full} of them are full",
            pack.id
        );
        let short = with[0] + with[1] - full;
        if short * 50 > set.exercises.len() || (with[0] + with[1]) * 8 > set.exercises.len() {
            few.push((pack.id.clone(), with, full));
        }
    }
    assert!(few.is_empty(), "{few:?}");
}
