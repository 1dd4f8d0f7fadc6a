//! `lots diff` names the exercises whose key changes: every vignette, and drawn ones where they are asked for.

use serde_json::Value;

use crate::program::{Folder, lots, says};
use crate::training::demo_text;

/// The small pack with its exercises, and the same with changes, as files.
fn packs(changes: &[(&str, &str)]) -> (Folder, String, String) {
    let folder = Folder::new();
    let old = folder.file("old.toml", &demo_text());
    let new = changes.iter().fold(demo_text(), |text, (from, to)| {
        assert!(text.contains(from), "the demo pack has no {from}");
        text.replace(from, to)
    });
    let new = folder.file("new.toml", &new);
    (folder, old, new)
}

#[test]
fn vignettes_with_another_key_are_listed_with_both_and_others_are_not() {
    let (_folder, old, new) = packs(&[
        ("age = \">= 19\"", "age = \">= 18\""),
        ("age = \"< 19\" }", "age = \"< 18\" }"),
    ]);
    says(
        &["diff", &old, &new],
        1,
        &["Exercises with another key\n  V-1 Ny och arton\n    unit: youth → adults"],
    );
    let told = lots(&["diff", &old, &new, "--format", "json"]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let all = told["exercises"].as_array().unwrap();
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["id"], "V-1");
    assert_eq!(all[0]["decisions"][0]["old"], "youth");
    let told = lots(&[
        "diff",
        &old,
        &old,
        "--exercises",
        "1:40",
        "--format",
        "json",
    ]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told["exercises"], Value::Array(Vec::new()));
    assert_eq!(told["empty"], true);
}

#[test]
fn drawn_exercises_with_another_key_are_listed_where_they_are_asked_for() {
    let (_folder, old, new) = packs(&[
        ("age = \">= 19\"", "age = \">= 21\""),
        ("age = \"< 19\" }", "age = \"< 21\" }"),
    ]);
    let told = lots(&[
        "diff",
        &old,
        &new,
        "--exercises",
        "1:200",
        "--format",
        "json",
    ]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let all = told["exercises"].as_array().unwrap();
    assert!(!all.is_empty(), "nobody of 19 or 20 among two hundred");
    for it in all {
        let title = it["title"].as_str().unwrap();
        assert!(title.contains("19") || title.contains("20"), "{title}");
        let decisions = it["decisions"].as_array().unwrap();
        assert!(decisions.iter().all(|it| it["decision"] == "unit"), "{it}");
    }
    // They are of the very list that is printed for the same seed and count.
    let list = [
        "exercises",
        &old,
        "--seed",
        "1",
        "--count",
        "200",
        "--format",
        "json",
    ];
    let printed: Value = serde_json::from_slice(&lots(&list).stdout).unwrap();
    let printed = printed["exercises"].as_array().unwrap();
    for it in all.iter().filter(|it| it["id"] != "V-1") {
        let own = printed.iter().find(|own| own["id"] == it["id"]);
        let own = own.unwrap_or_else(|| panic!("{} is not among those printed", it["id"]));
        let told = own["told"].as_array().unwrap().iter();
        let told: Vec<&str> = told.map(|it| it["text"].as_str().unwrap()).collect();
        assert_eq!(it["title"].as_str().unwrap(), told.join(" "));
    }
    // Each of them that has another key is told, and how many were compared: the two written ones, and those that are drawn.
    let drawn = printed.iter().filter(|it| it["kind"] != "vignette").count();
    says(
        &["diff", &old, &new, "--exercises", "1:200"],
        1,
        &[&format!("  {} of {} compared", all.len(), drawn + 2)],
    );
    says(
        &["diff", &old, &old, "--exercises", "1:200"],
        0,
        &[&format!(
            "\nExercises\n  {} compared, none changes\n",
            drawn + 2
        )],
    );
    for wrong in ["1", "1:0", "x:3", "1:100001"] {
        says(&["diff", &old, &new, "--exercises", wrong], 2, &[]);
    }
}

#[test]
fn a_vignette_that_only_one_pack_has_is_judged_by_both() {
    let (_folder, old, new) = packs(&[("id = \"V-2\"", "id = \"V-9\"")]);
    let told = lots(&["diff", &old, &new, "--format", "json"]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told["exercises"], Value::Array(Vec::new()));
    assert!(told["wording"].to_string().contains("V-9"), "{told}");
}

#[test]
fn drawn_exercises_that_are_asked_for_are_never_passed_over_in_silence() {
    let folder = Folder::new();
    let bare = std::fs::read_to_string("tests/cases/demo.toml").unwrap();
    let bare = folder.file("bare.toml", &bare);
    says(
        &["diff", &bare, &bare, "--exercises", "1:40"],
        0,
        &["Exercises\n  0 compared, none changes"],
    );
    says(
        &[
            "diff",
            &bare,
            &bare,
            "--exercises",
            "1:40",
            "--expect",
            "any.toml",
        ],
        2,
        &["cannot be used with"],
    );
}
