//! `lots exercises` and the file that `lots compile` writes for training.

use serde_json::Value;

use crate::program::{Folder, lots, says};
use crate::training::demo_text;

/// The small pack with its exercises as a file.
fn demo() -> (Folder, String) {
    let folder = Folder::new();
    let file = folder.file("demo.toml", &demo_text());
    (folder, file)
}

fn printed(arguments: &[&str]) -> Value {
    let (_folder, file) = demo();
    let run = lots(
        &[
            &["exercises", &file, "--on", "2026-11-26", "--format", "json"],
            arguments,
        ]
        .concat(),
    );
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    serde_json::from_slice(&run.stdout).unwrap()
}

#[test]
fn exercises_are_printed_with_key_and_reasons_for_people_and_for_programs() {
    let (_folder, file) = demo();
    says(
        &[
            "exercises",
            &file,
            "--seed",
            "1",
            "--count",
            "6",
            "--on",
            "2026-11-26",
        ],
        0,
        &[
            "boundary · Ålder: 19 / 18 (",
            " – Ansvar · 2026-11-26",
            "  → Gemensam plan: ",
            "[D-5",
            "Nya ärenden",
            "  ↔ ",
        ],
    );
    let told = printed(&["--seed", "1", "--count", "6"]);
    assert_eq!(told["schema"], 1);
    assert_eq!(told["set"], "1;2026-11-26;1;6;80");
    let all = told["exercises"].as_array().unwrap();
    assert_eq!(all.len(), 6);
    for it in all {
        for key in [
            "id", "kind", "title", "on", "told", "answers", "key", "rests_on", "topics",
        ] {
            assert!(it.get(key).is_some(), "{key} of {it}");
        }
        // What is printed can be judged by `lots assess`, and comes to the same.
        let folder = Folder::new();
        let answers = folder.file("answers.json", &it["answers"].to_string());
        let on = it["on"].as_str().unwrap();
        let run = lots(&["assess", &file, "--answers", &answers, "--on", on]);
        let assessed: Value = serde_json::from_slice(&run.stdout).unwrap();
        for (id, key) in it["key"].as_object().unwrap() {
            assert_eq!(assessed["decisions"][id]["status"], key["status"], "{it}");
            assert_eq!(assessed["decisions"][id]["basis"], key["basis"], "{it}");
        }
    }
    assert_eq!(
        printed(&["--seed", "1", "--count", "6"]),
        told,
        "the same seed"
    );
}

#[test]
fn what_cannot_be_told_yet_is_explained_by_what_it_depends_on_and_by_no_rule() {
    // "Just fyllda 65, på härbärge": the next contact waits for the level alone, which nobody tells.
    let run = lots(&[
        "exercises",
        "stockholm",
        "--kind",
        "vignette",
        "--count",
        "40",
        "--on",
        "2026-11-26",
    ]);
    let text = String::from_utf8(run.stdout).unwrap();
    let case = text.split("\n\n").find(|it| it.contains("Just fyllda 65"));
    let case = case.unwrap_or_else(|| panic!("{text}"));
    let lines: Vec<&str> = case.lines().collect();
    let open = lines
        .iter()
        .position(|it| it.contains("Nästa kontakt: open"));
    let open = open.unwrap_or_else(|| panic!("{case}"));
    assert_eq!(
        lines[open], "  → Nästa kontakt: open (–)",
        "no place is named"
    );
    let why = "      Det beror på: Högsta nivå hittills. Det framgår inte av samtalet.";
    assert_eq!(lines[open + 1], why);
    assert!(
        lines[open + 2].starts_with("  = "),
        "and no other reason: {case}"
    );
}

#[test]
fn what_one_rule_or_another_gives_is_told_as_such() {
    let run = lots(&[
        "exercises",
        "danmark",
        "--count",
        "80",
        "--seed",
        "3",
        "--on",
        "2026-11-26",
    ]);
    let text = String::from_utf8(run.stdout).unwrap();
    let either = "      Tal med borgeren: flere regler giver samme svar\n        - Du arbejder selv i jobcentret";
    assert!(text.contains(either), "{text}");
    for verdict in text.split("  → ") {
        let has = |line: &str| verdict.contains(&format!("\n      {line}"));
        let both = has("Du arbejder selv i jobcentret") && has("Borgeren har sagt nej til");
        assert!(!both, "they exclude each other: {verdict}");
    }
}

#[test]
fn kinds_topics_and_rules_are_chosen_by_name_and_what_there_is_not_is_refused() {
    let (_folder, file) = demo();
    for it in printed(&["--kind", "boundary", "--count", "3"])["exercises"]
        .as_array()
        .unwrap()
    {
        assert_eq!(it["kind"], "boundary");
        assert_eq!(it["pair"]["fact"], "age");
    }
    for topic in ["Plan", "D-6"] {
        let told = printed(&["--topic", topic, "--count", "3"]);
        let all = told["exercises"].as_array().unwrap();
        assert!(
            all.iter()
                .all(|it| it["topics"].to_string().contains("D-5")),
            "{told}"
        );
    }
    let told = printed(&["--rule", "plan/refused", "--count", "2"]);
    for it in told["exercises"].as_array().unwrap() {
        assert!(
            it["key"]["plan"]["rules"]
                .to_string()
                .contains("plan/refused")
        );
    }
    let refused: [(&[&str], &str); 6] = [
        (&["--kind", "boundry"], "did you mean `boundary`?"),
        (
            &["--kind", "gap"],
            "no kind of this exercise is called `gap`",
        ),
        (&["--topic", "Plam"], "did you mean `Plan`?"),
        (&["--rule", "new-adults"], "did you mean `new-adult`?"),
        (&["--count", "0"], "0 is not in 1..=100000"),
        (
            &["--on", "tomorrow"],
            "`tomorrow` is no date such as 2026-11-23",
        ),
    ];
    for (arguments, words) in refused {
        says(&[&["exercises", &file], arguments].concat(), 2, &[words]);
    }
    says(
        &["exercises", "tests/cases/border.toml"],
        2,
        &["there is nothing to make exercises of"],
    );
}

#[test]
fn compile_writes_what_exercises_are_made_of_into_a_file_of_its_own() {
    let (folder, file) = demo();
    let out = folder.path("out");
    says(
        &["compile", &file, "--out", &out],
        0,
        &["demo.training.json: what exercises are made of"],
    );
    let read = |name: &str| -> Value {
        let text = std::fs::read_to_string(format!("{out}/{name}")).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let (whole, training) = (read("demo.json"), read("demo.training.json"));
    assert_eq!(training["hash"], whole["hash"]);
    assert!(training["part"].as_str().unwrap().starts_with("sha256:"));
    for key in ["told", "vignettes"] {
        assert!(whole.get(key).is_none() && read("demo.first.json").get(key).is_none());
    }
    says(
        &["compile", "tests/cases/border.toml", "--out", &out],
        0,
        &[],
    );
    assert!(!std::path::Path::new(&format!("{out}/border.training.json")).exists());
}

#[test]
fn the_exercises_of_a_set_are_printed_from_its_text_and_from_its_file() {
    let (folder, file) = demo();
    let drawn = printed(&["--seed", "4", "--count", "3", "--kind", "boundary"]);
    let text = drawn["set"].as_str().unwrap();
    assert_eq!(text, "1;2026-11-26;4;3;80;k.boundary");
    let saved = format!(
        r#"{{"schema": 1, "kind": "training-set", "pack": "demo", "set": "{text}", "title": "Hösten"}}"#
    );
    let plain = folder.file("plain.txt", &format!("{text}\n"));
    let named = folder.file("set.json", &saved);
    for set in [text, &plain, &named] {
        let run = lots(&["exercises", &file, "--set", set, "--format", "json"]);
        let told: Value = serde_json::from_slice(&run.stdout).unwrap();
        assert_eq!(told, drawn, "{set}");
    }
    let other = folder.file("other.json", &saved.replace("\"demo\"", "\"malmo\""));
    let result = folder.file(
        "result.json",
        &saved.replace("training-set", "training-result"),
    );
    let damaged = folder.file("damaged.json", "{\"schema\": 1}");
    let refused: [(&[&str], &str); 8] = [
        (&["--set", &other], "it is for the pack `malmo`"),
        (&["--set", &result], "it is another kind of file"),
        (&["--set", &damaged], "missing field `kind`"),
        (
            &["--set", "nowhere.json"],
            "there is no file `nowhere.json`",
        ),
        (
            &["--set", "2;2026-11-26;4;3;80"],
            "the set is of another version",
        ),
        (
            &["--set", "1;2026-11-26;4;201;80"],
            "the set asks for 201 exercises, and a set has at most 200",
        ),
        (&["--set", text, "--seed", "2"], "cannot be used with"),
        (
            &["--set", text, "--without-key"],
            "--without-key is for --format html",
        ),
    ];
    for (arguments, words) in refused {
        says(&[&["exercises", &file], arguments].concat(), 2, &[words]);
    }
    let gone = "1;2026-11-26;4;2;80;k.boundary;v.no-such-case";
    says(
        &["exercises", &file, "--set", gone],
        0,
        &["that the pack `demo` does not have; they are left out"],
    );
}

#[test]
fn the_hand_out_has_every_exercise_and_its_key_only_where_it_is_wanted() {
    let set = "1;2026-11-26;9;12;75";
    for pack in ["stockholm", "danmark"] {
        let page = |more: &[&str]| {
            let asked = ["exercises", pack, "--set", set, "--format", "html"];
            let run = lots(&[&asked, more].concat());
            assert_eq!(run.status.code(), Some(0));
            String::from_utf8(run.stdout).unwrap()
        };
        let run = lots(&["exercises", pack, "--set", set, "--format", "json"]);
        let told: Value = serde_json::from_slice(&run.stdout).unwrap();
        let (with, without) = (page(&[]), page(&["--without-key"]));
        let words = |page: &str| -> String {
            let page = scraper::Html::parse_document(page);
            let main = scraper::Selector::parse("main").unwrap();
            page.select(&main).next().unwrap().text().collect()
        };
        let (with_words, without_words) = (words(&with), words(&without));
        let all = told["exercises"].as_array().unwrap();
        assert_eq!(all.len(), 12);
        for it in all {
            let told = it["told"].as_array().unwrap();
            let text: Vec<&str> = told.iter().map(|it| it["text"].as_str().unwrap()).collect();
            let text = text.join(" ");
            assert!(
                with_words.contains(&text) && without_words.contains(&text),
                "{text}"
            );
            // Where the routine stands is in the key alone.
            let plan = &it["key"]["plan"];
            // What is open has no rule for it, but what it depends on.
            let basis = match plan["status"] == "open" {
                true => &serde_json::Value::Null,
                false => &plan["basis"][0],
            };
            let Some(basis) = basis.as_str() else {
                continue;
            };
            assert!(with_words.contains(basis), "{basis}");
        }
        // What the numbers are is said once, above the key; "nobody" may be ticked where several answers may be right.
        let numbers = ["Inom hakparentes", "I kantet parentes"];
        let is_said = |page: &str| numbers.iter().any(|it| page.contains(it));
        assert!(is_said(&with_words) && !is_said(&without_words));
        let nobody = without_words.matches("Ingen ").count();
        assert!(nobody >= 12, "{nobody}");
        assert!(with_words.contains("Facit") && !without_words.contains("Facit"));
        assert!(!without_words.contains('['), "{without_words}");
        for page in [&with, &without] {
            assert!(page.contains("75 procent") && !page.contains("<script"));
        }
    }
}
