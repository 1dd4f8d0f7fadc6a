//! The written exercises are the worked cases: the same days, texts and answers, so that what those are held to holds of their keys.

use samverkanslots::engine::case::Case;
use samverkanslots::engine::pack::Given;
use samverkanslots::exchange::answers::{Raw, case, date};
use samverkanslots::training::{Id, Key, Kind, Trainer};
use serde_json::Value;

use crate::training::{compiled, demo, demo_text, on, taught};

#[test]
fn each_worked_case_is_a_vignette_of_its_pack_with_the_key_that_is_worked_out_now() {
    let text = std::fs::read_to_string("tests/cases/open.json").unwrap();
    let cases: Value = serde_json::from_str(&text).unwrap();
    let mut found = 0;
    for (pack, material) in taught() {
        let own = cases.as_array().unwrap().iter();
        let own: Vec<&Value> = own.filter(|it| it["pack"] == pack.id.as_str()).collect();
        assert_eq!(own.len(), material.vignettes.len(), "{}", pack.id);
        let trainer = Trainer::new(pack, material, on()).unwrap();
        for (place, worked) in own.into_iter().enumerate() {
            let vignette = &material.vignettes[place];
            assert_eq!(worked["id"], vignette.id.as_str());
            assert_eq!(
                worked["vignette"],
                vignette.text.as_str(),
                "{}",
                vignette.id
            );
            let answers: Raw = serde_json::from_value(worked["answers"].clone()).unwrap();
            let day = date(worked["on"].as_str().unwrap()).unwrap();
            let told: Case = case(pack, &answers, day).unwrap();
            assert_eq!(Given::all(&told), vignette.answers, "{}", vignette.id);
            let exercise = trainer.vignette(place).unwrap();
            assert_eq!(exercise.case, told);
            assert_eq!(exercise.key, Key::of(pack, &told));
            assert_eq!(exercise.kind, Kind::Vignette);
            assert_eq!(exercise.title.as_ref(), Some(&vignette.title));
            assert_eq!(trainer.exercise(Id::vignette(&vignette.id)), Some(exercise));
            found += 1;
        }
    }
    assert_eq!(found, 30);
}

#[test]
fn another_rule_gives_a_vignette_another_key_and_nothing_of_it_is_stored() {
    let (pack, material) = demo();
    let before = Trainer::new(&pack, &material, on())
        .unwrap()
        .vignette(0)
        .unwrap();
    let text = demo_text();
    let text = text.replace("age = \">= 19\"", "age = \">= 18\"");
    let text = text.replace("age = \"< 19\" }", "age = \"< 18\" }");
    let (pack, material) = compiled(&text);
    let after = Trainer::new(&pack, &material, on())
        .unwrap()
        .vignette(0)
        .unwrap();
    assert_eq!(before.id, after.id);
    assert!(!before.key.answers_as(&after.key));
}
