//! Exercises in a browser are the very same as in the native program: by the stored files of the demo pack.

use chrono::NaiveDate;
use samverkanslots::embed::pack;
use samverkanslots::embed::pack::material::read_material;
use samverkanslots::engine::opening::Compiled;
use samverkanslots::training::{Choice, Id, Trainer};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::DEMO;

/// Both are kept up to date by `tests/spec/training/stored.rs`.
const MATERIAL: &str = include_str!("../cases/compiled/demo.training.json");
const EXERCISES: &str = include_str!("../cases/exercises.json");

fn json(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap()
}

#[wasm_bindgen_test]
fn three_seeds_give_the_same_exercises_as_the_native_program() {
    let opened = Compiled(pack::read(&json(DEMO)).unwrap()).open().unwrap();
    let material = read_material(&json(MATERIAL)).unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
    let trainer = Trainer::new(&opened, &material, on).unwrap();
    let stored = json(EXERCISES);
    for seed in 1..=3_u64 {
        let key = JsValue::from(seed.to_string());
        let lines: js_sys::Array = js_sys::Reflect::get(&stored, &key).unwrap().into();
        let set = trainer.set(&Choice::new(on, seed, 12));
        assert_eq!(set.exercises.len() as u32, lines.length());
        for (exercise, line) in set.exercises.iter().zip(lines.iter()) {
            let (id, kind) = (exercise.id, exercise.kind.code());
            let made = format!("{id} {kind} {}", exercise.text());
            assert_eq!(Some(made), line.as_string(), "seed {seed}");
            assert_eq!(trainer.exercise(id).as_ref(), Some(exercise));
            assert_eq!(id.to_string().parse::<Id>(), Ok(id));
        }
    }
}

#[wasm_bindgen_test]
fn material_that_lacks_a_key_is_refused() {
    for key in ["id", "hash", "part", "rules"] {
        let broken = MATERIAL.replacen(&format!("\"{key}\":"), "\"other\":", 1);
        let read = read_material(&json(&broken));
        let opened = Compiled(pack::read(&json(DEMO)).unwrap()).open().unwrap();
        let on = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let refused = match read {
            Ok(material) => Trainer::new(&opened, &material, on).is_err(),
            Err(_) => true,
        };
        assert!(refused, "{key}");
    }
}
