//! The exercises of three seeds as they are stored: `tests/browser/training.rs` makes the same ones in a browser, of the stored files.
//! `UPDATE=1 cargo test --test spec -- stored_exercises` stores them anew.

use std::fs;

use samverkanslots::author;
use samverkanslots::training::{Choice, Trainer};
use serde_json::{Map, Value};

use crate::training::{day, demo};

const MATERIAL: &str = "tests/cases/compiled/demo.training.json";
const EXERCISES: &str = "tests/cases/exercises.json";

fn is_stored(file: &str, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        fs::write(file, text).unwrap();
    }
    assert!(
        fs::read_to_string(file).unwrap_or_default() == text,
        "{file} is not up to date"
    );
}

#[test]
fn stored_exercises_are_those_of_their_seeds() {
    let (pack, material) = demo();
    is_stored(MATERIAL, &author::training_part(&material));
    let on = day(2026, 11, 26);
    let trainer = Trainer::new(&pack, &material, on).unwrap();
    let of = |seed: u64| -> Value {
        let set = trainer.set(&Choice::new(on, seed, 12));
        let all = set.exercises.iter();
        all.map(|it| format!("{} {} {}", it.id, it.kind.code(), it.text()))
            .collect()
    };
    let seeds: Map<String, Value> = [1, 2, 3]
        .map(|seed: u64| (seed.to_string(), of(seed)))
        .into_iter()
        .collect();
    is_stored(EXERCISES, &format!("{:#}\n", Value::Object(seeds)));
}
