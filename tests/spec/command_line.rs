//! The command line under right and wrong use: what it prints, and its exit codes.

use samverkanslots::engine::pack::FORMAT;
use samverkanslots::exchange::answers::case;
use samverkanslots::exchange::assessment::report;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::carrying::worked_cases;
use crate::packs::shipped;
use crate::program::{Folder, assessed, lots, lots_with, said, says};

const DEMO: &str = "tests/cases/demo.toml";

fn assess(pack: &str, answers: &str) -> Value {
    let run = lots_with(
        &["assess", pack, "--answers", "-", "--on", "2026-11-23"],
        answers.as_bytes(),
    );
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    serde_json::from_slice(&run.stdout).unwrap()
}

/// Asserts an exit code and that the message, on either stream, says something; never a panic.
fn refuses(arguments: &[&str], input: &[u8], code: i32, says: &str) {
    let run = lots_with(arguments, input);
    let told = said(&run);
    assert_eq!(run.status.code(), Some(code), "{arguments:?} said {told}");
    assert!(told.contains(says), "{arguments:?} said {told}");
    assert!(!told.contains("panicked"), "{arguments:?} said {told}");
}

/// A Stockholm case with the example of local contacts, at a time of a Monday.
fn reached_at(time: &str) -> [&str; 10] {
    [
        "assess",
        "stockholm",
        "--answers",
        "-",
        "--on",
        "2026-11-23",
        "--contacts",
        "src/contacts/example.json",
        "--at",
        time,
    ]
}

#[test]
fn check_ends_with_a_line_that_names_packs_rules_and_cases_covered() {
    let run = lots_with(&["check"], b"");
    let out = String::from_utf8(run.stdout).unwrap();
    assert_eq!(run.status.code(), Some(0), "{out}");
    let last = out.lines().last().unwrap();
    assert!(
        last.contains("packs sound") && last.contains("rules") && last.contains("cases covered"),
        "{last}"
    );
    let (before, _) = last
        .split_once(" cases covered (classes over all facts)")
        .unwrap();
    let cases: u128 = before.split_whitespace().last().unwrap().parse().unwrap();
    assert!(cases > 1_000_000_000_000, "{last}");
}

#[test]
fn check_tells_the_same_to_programs_as_json() {
    let run = lots_with(
        &[
            "check",
            "tests/cases/bad-packs/gap.toml",
            "--format",
            "json",
        ],
        b"",
    );
    assert_eq!(run.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(told["schema"], 1);
    assert_eq!(told["problems"][0]["kind"], "gap");
    assert_eq!(told["problems"][0]["line"], 14);
}

#[test]
fn compile_writes_a_pack_that_says_its_format_and_hash() {
    let folder = Folder::new();
    let out = folder.path("deep/er");
    let run = lots_with(&["compile", DEMO, "--out", &out], b"");
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let pack: Value =
        serde_json::from_str(&std::fs::read_to_string(format!("{out}/demo.json")).unwrap())
            .unwrap();
    assert_eq!(pack["format"], FORMAT);
    assert!(pack["hash"].as_str().unwrap().starts_with("sha256:"));
    let again = folder.path("again");
    lots_with(&["compile", DEMO, "--out", &again], b"");
    assert_eq!(
        std::fs::read(format!("{out}/demo.json")).unwrap(),
        std::fs::read(format!("{again}/demo.json")).unwrap(),
        "two compilations differ"
    );
}

#[test]
fn compile_writes_what_the_first_question_takes_beside_the_pack_with_both_digests() {
    let folder = Folder::new();
    let out = folder.path("out");
    lots_with(&["compile", DEMO, "--out", &out], b"");
    let [whole, part] = ["demo.json", "demo.first.json"]
        .map(|name| std::fs::read_to_string(format!("{out}/{name}")).unwrap());
    let [whole, part]: [Value; 2] = [whole, part].map(|text| serde_json::from_str(&text).unwrap());
    for (pack, key) in [(&whole, "hash"), (&part, "part")] {
        let mut written = pack.clone();
        written[key] = "".into();
        let digest = Sha256::digest(written.to_string());
        let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(pack[key], format!("sha256:{digits}"));
    }
    assert_eq!(part["hash"], whole["hash"]);
    // The whole says the same, and more.
    for (key, value) in part.as_object().unwrap() {
        match key.as_str() {
            "part" => assert!(whole.get(key).is_none()),
            "facts" | "decisions" | "roles" => {
                let all = whole[key].as_array().unwrap();
                assert_eq!(value.as_array().unwrap().len(), all.len());
                for (item, all) in value.as_array().unwrap().iter().zip(all) {
                    let keys = item.as_object().unwrap().iter();
                    let mut alone = keys.filter(|(key, _)| *key != "values");
                    assert!(alone.all(|(key, value)| *value == all[key]));
                }
            }
            _ => assert_eq!(*value, whole[key], "{key}"),
        }
    }
    for key in [
        "diagrams",
        "rules",
        "duties",
        "notices",
        "derived",
        "heard",
        "templates",
    ] {
        assert!(part.get(key).is_none(), "{key}");
    }
}

#[test]
fn assess_gives_every_part_of_the_documented_schema() {
    let got = assess(
        DEMO,
        r#"{"known": "no", "age": 34, "needs": ["addiction", "health"], "consent": null, "meeting": "2026-12-01"}"#,
    );
    assert_eq!(got["schema"], 1);
    assert_eq!(got["pack"]["id"], "demo");
    assert_eq!(got["on"], "2026-11-23");
    let unit = &got["decisions"]["unit"];
    assert_eq!(
        (unit["many"].clone(), unit["status"].clone()),
        (true.into(), "settled".into())
    );
    assert_eq!(unit["value"], serde_json::json!(["adults", "clinic"]));
    assert_eq!(unit["basis"], serde_json::json!(["D-1", "D-3"]));
    assert_eq!(
        unit["rests_on"],
        serde_json::json!(["known", "age", "needs"])
    );
    assert_eq!(unit["force"], "explicit");
    let plan = &got["decisions"]["plan"];
    assert_eq!(
        (
            plan["value"].clone(),
            plan["role"].clone(),
            plan["channel"].clone()
        ),
        ("ask_first".into(), "person".into(), "talk".into())
    );
    assert_eq!(
        got["duties"][0],
        serde_json::json!({"id": "notify_meeting", "status": "applies", "deadline": {"date": "2026-11-30", "time": "12:00", "passed": false, "due_now": false, "flags": []}, "force": "explicit", "basis": ["D-3"]})
    );
    assert_eq!(got["open_facts"], serde_json::json!([]));
    // The prescribed text is filled from the case; what is not certain is left out, what nobody knows stays a place.
    assert_eq!(
        got["texts"],
        serde_json::json!([{"id": "note", "title": "Journalanteckning", "basis": ["D-6"], "text":
            "Anteckning 23 november 2026\nBehov: Missbruk, Hälsa. Ansvarig: Vuxenenheten, Mottagningen. Plan: Fråga först.\nBedömning: [din bedömning].\n\n[namn], 30 november 2026 kl. 12.00\n"}])
    );
}

#[test]
fn an_open_decision_says_what_it_waits_for_and_what_to_go_by_meanwhile() {
    let got = assess(DEMO, r#"{"needs": null}"#);
    let plan = &got["decisions"]["plan"];
    assert_eq!(plan["status"], "open");
    assert_eq!(plan["value"], Value::Null);
    assert_eq!(plan["says"], "cannot_tell_yet");
    assert_eq!(plan["waits_for"], serde_json::json!(["needs"]));
    assert_eq!(plan["open_facts"], serde_json::json!(["consent"]));
    assert_eq!(plan["meanwhile"]["kind"], "safest");
    assert_eq!(plan["possible"].as_array().unwrap().len(), 4);
    assert_eq!(got["decisions"]["unit"]["value"], serde_json::json!([]));
    assert!(got["next_question"]["settles"].is_object());
}

#[test]
fn a_gap_carries_its_readings_and_presumption_and_a_contradiction_the_clashing_answers() {
    let got = assess(DEMO, r#"{"known": "yes"}"#);
    let gap = &got["decisions"]["unit"]["gap"];
    assert_eq!(gap["presumption"], serde_json::json!(["adults"]));
    assert_eq!(gap["readings"][0]["rule"], "new-adult");
    assert_eq!(gap["contact"], "ask_first");
    let clash = assess(
        DEMO,
        r#"{"known": "no", "needs": {"none": true, "health": true}}"#,
    );
    assert_eq!(clash["decisions"]["unit"]["status"], "contradiction");
    assert_eq!(
        clash["decisions"]["unit"]["contradiction"],
        serde_json::json!(["needs"])
    );
}

#[test]
fn answers_to_questions_that_the_other_answers_put_aside_are_named_as_ignored() {
    // `age` is asked only of those who are not known.
    let answers = r#"{"known": "yes", "age": 34}"#;
    assert_eq!(assess(DEMO, answers)["ignored"], json!(["age"]));
    assert_eq!(
        assess(DEMO, r#"{"known": "no", "age": 34}"#).get("ignored"),
        None
    );
    assert_eq!(
        assess(DEMO, answers)["decisions"],
        assess(DEMO, r#"{"known": "yes"}"#)["decisions"],
        "nothing rests on it"
    );
    let arguments = [
        "assess",
        DEMO,
        "--answers",
        "-",
        "--on",
        "2026-11-23",
        "--format",
        "text",
    ];
    let run = lots_with(&arguments, answers.as_bytes());
    assert_eq!(run.status.code(), Some(0));
    assert_eq!(
        String::from_utf8_lossy(&run.stderr),
        "lots: the answer to `age` is ignored: with the other answers it is not asked\n"
    );
    let run = lots_with(&arguments, br#"{"known": "no", "age": 34}"#);
    assert_eq!(String::from_utf8_lossy(&run.stderr), "");
}

#[test]
fn a_verdict_that_one_rule_or_another_gives_says_why() {
    let mut found = 0;
    for (id, raw, on) in worked_cases() {
        let pack = &shipped().iter().find(|it| it.pack.id == id).unwrap().pack;
        let whole = case(pack, &raw, on).unwrap();
        let given: Vec<usize> = whole.answered().collect();
        for count in 0..=given.len() {
            let part = whole.retain(|fact| given[..count].contains(&fact));
            let told = serde_json::to_value(report(pack, &part)).unwrap();
            for (decision, verdict) in told["decisions"].as_object().unwrap() {
                let is_empty = |key: &str| verdict[key].as_array().is_none_or(Vec::is_empty);
                if is_empty("rules") && !is_empty("alternatives") {
                    found += 1;
                    assert!(!is_empty("because"), "{id} {decision} {part:?}");
                }
            }
        }
    }
    assert!(found > 0);
}

#[test]
fn the_next_meeting_of_the_local_data_is_said_to_be_a_proposal() {
    let arguments = |form| [&reached_at("10:00")[..], &["--format", form]].concat();
    let text = std::fs::read_to_string("tests/cases/open.json").unwrap();
    let cases: Value = serde_json::from_str(&text).unwrap();
    let worked = cases
        .as_array()
        .unwrap()
        .iter()
        .find(|case| case["id"] == "O-ST-2")
        .unwrap();
    let mut answers = worked["answers"].clone();
    answers.as_object_mut().unwrap().remove("next_meeting_on");
    let input = answers.to_string();
    let run = lots_with(&arguments("json"), input.as_bytes());
    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    let [proposal] = told["contacts"]["proposals"].as_array().unwrap().as_slice() else {
        panic!("{told:#}")
    };
    assert_eq!(proposal["fact"], "next_meeting_on");
    assert_eq!(proposal["date"], "2026-12-09");
    let text = String::from_utf8(lots_with(&arguments("text"), input.as_bytes()).stdout).unwrap();
    assert!(
        text.contains("inte svarat; förslag ur de lokala mötestiderna: avstämningsmöte 2026-12-09"),
        "{text}"
    );
    answers["next_meeting_on"] = "2026-12-02".into();
    let run = lots_with(&arguments("json"), answers.to_string().as_bytes());
    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(told["contacts"]["proposals"], json!([]));
}

#[test]
fn assess_speaks_to_people_when_asked_to() {
    let run = lots_with(
        &[
            "assess",
            DEMO,
            "--answers",
            "-",
            "--on",
            "2026-11-23",
            "--format",
            "text",
        ],
        br#"{"known": "no", "age": 18}"#,
    );
    let out = String::from_utf8(run.stdout).unwrap();
    assert!(
        out.contains("Ansvarig enhet: ") && out.contains("Fråga härnäst: "),
        "{out}"
    );
}

#[test]
fn nonsense_packs_give_a_clear_message_and_the_right_exit_code() {
    let folder = Folder::new();
    let huge = folder.file("huge.toml", &vec![b'#'; 5 << 20]);
    let header = "[pack]\nid = \"many\"\nversion = \"1\"\ntitle = \"Many\"\nlang = \"sv\"\n";
    let many: String = std::iter::once(header.to_owned())
        .chain((0..20_000).map(|n| format!("[[fact]]\nid = \"f{n}\"\n")))
        .collect();
    let cases: Vec<(String, i32, &str)> = vec![
        (folder.path("missing.toml"), 2, "there is no pack"),
        (folder.0.path().to_str().unwrap().to_owned(), 2, "directory"),
        ("stokholm".to_owned(), 2, "did you mean `stockholm`?"),
        (folder.file("broken.toml", b"[pack\nid = "), 1, "syntax"),
        (folder.file("type.toml", b"pack = 3"), 1, "not a table"),
        (folder.file("empty.toml", b""), 1, "has no `[pack]` table"),
        (
            folder.file("binary.toml", b"[pack]\nid = \"\xff\xfe\""),
            2,
            "is not UTF-8",
        ),
        (huge, 2, "is larger than 4 MiB"),
        (
            folder.file(
                "nested.toml",
                format!("a = {}1{}", "[".repeat(50_000), "]".repeat(50_000)).as_bytes(),
            ),
            1,
            "syntax",
        ),
        (
            folder.file("many.toml", many.as_bytes()),
            1,
            "has no `kind`",
        ),
        (
            "tests/cases/bad-packs/includes-itself.toml".to_owned(),
            1,
            "the pack includes itself",
        ),
        (
            "tests/cases/bad-packs/impossible-date.toml".to_owned(),
            1,
            "invalid date",
        ),
    ];
    for (pack, code, says) in &cases {
        refuses(&["check", pack], b"", *code, says);
        refuses(
            &["compile", pack, "--out", &folder.path("out")],
            b"",
            *code,
            says,
        );
        refuses(&["assess", pack, "--answers", "-"], b"{}", *code, says);
        refuses(&["order", pack], b"", *code, says);
    }
}

#[test]
fn nonsense_answers_are_refused_with_exit_code_2_and_the_name_of_what_is_wrong() {
    let folder = Folder::new();
    let cases: Vec<(&[u8], &str)> = vec![
        (b"", "EOF"),
        (b"{", "EOF"),
        (b"[]", "not an object"),
        (b"null", "not an object"),
        (
            br#"{"age": 19, "age": 20}"#,
            "the key `age` stands there twice",
        ),
        (
            br#"{"needs": {"health": true, "health": false}}"#,
            "the key `health` stands there twice",
        ),
        (
            br#"{"agee": 19}"#,
            "no fact is called `agee`; did you mean `age`?",
        ),
        (br#"{"age": "19"}"#, "takes a whole number, not a string"),
        (br#"{"age": 19.5}"#, "takes a whole number, not a fraction"),
        (br#"{"age": 1900}"#, "takes a whole number from 0 to 120"),
        (br#"{"age": -1}"#, "takes a whole number from 0 to 120"),
        (br#"{"age": 1e300}"#, "takes a whole number"),
        (
            br#"{"known": "yess"}"#,
            "`known` has no value `yess`; did you mean `yes`?",
        ),
        (
            br#"{"needs": ["unknown"]}"#,
            "`needs` has no value `unknown`; use null for an answer that is not known",
        ),
        (
            br#"{"age": "unknown"}"#,
            "`age` has no value `unknown`; use null",
        ),
        (
            br#"{"known": true}"#,
            "takes one code as a string, not true or false",
        ),
        (
            br#"{"needs": "health"}"#,
            "takes a list of codes or an object of codes",
        ),
        (
            br#"{"needs": ["none", "health"]}"#,
            "says `none` and something else at once",
        ),
        (
            br#"{"needs": [["health"]]}"#,
            "takes codes as strings, not a list",
        ),
        (br#"{"needs": {"health": 1}}"#, "not true, false or null"),
        (
            br#"{"meeting": "2026-02-30"}"#,
            "takes a date such as 2026-11-23",
        ),
        (
            br#"{"meeting": "23/11/2026"}"#,
            "takes a date such as 2026-11-23",
        ),
        (b"{\"known\": \"\xff\"}", "are not UTF-8"),
    ];
    for (answers, says) in cases {
        refuses(
            &["assess", DEMO, "--answers", "-", "--on", "2026-11-23"],
            answers,
            2,
            says,
        );
    }
    refuses(
        &["assess", DEMO, "--answers", "-"],
        &vec![b' '; 2 << 20],
        2,
        "are larger than 1 MiB",
    );
    refuses(
        &["assess", DEMO, "--answers", &folder.path("missing.json")],
        b"",
        2,
        "is not there",
    );
    refuses(
        &["assess", DEMO, "--answers", "-"],
        format!("{}1", "[".repeat(100_000)).as_bytes(),
        2,
        "recursion limit",
    );
    for date in ["2026-02-30", "yesterday", "2026-1-1", "", "99999-01-01"] {
        refuses(
            &["assess", DEMO, "--answers", "-", "--on", date],
            b"{}",
            2,
            "is no date such as 2026-11-23",
        );
    }
}

#[test]
fn wrong_use_exits_with_2() {
    for arguments in [
        &["frobnicate"][..],
        &[],
        &["assess"],
        &["assess", DEMO],
        &["compile"],
        &["check", "--format", "xml"],
        &["compile", DEMO, "--out"],
    ] {
        assert_eq!(
            lots_with(arguments, b"").status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
    refuses(
        &["compile", DEMO, "--out", "/dev/null/x"],
        b"",
        2,
        "cannot be written",
    );
}

#[test]
fn a_pack_that_there_is_not_is_said_not_to_be_there_and_nothing_is_summed_up() {
    let run = lots_with(&["check", "nosuch"], b"");
    assert_eq!(run.status.code(), Some(2));
    let told = String::from_utf8(run.stderr).unwrap();
    assert!(told.contains("there is no pack `nosuch`"), "{told}");
    assert!(told.contains("stockholm, malmo, ekero, danmark"), "{told}");
    let out = String::from_utf8(run.stdout).unwrap();
    assert_eq!(out, "1 pack not read\n");
    let some = lots_with(&["check", DEMO, "nosuch"], b"");
    assert_eq!(some.status.code(), Some(2));
    let out = String::from_utf8(some.stdout).unwrap();
    assert!(out.starts_with("1 pack not read; 1 pack sound: "), "{out}");
    let json = lots_with(&["check", "nosuch", "--format", "json"], b"");
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["unreadable"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_that_cannot_be_written_is_named_with_the_reason() {
    let folder = Folder::new();
    let there = folder.0.path().to_str().unwrap().to_owned();
    let nowhere = folder.path("nowhere/out");
    for command in [
        &["book", DEMO, "--out"][..],
        &["schema", "--out"],
        &["dmn", "export", DEMO, "--out"],
    ] {
        for (path, why) in [
            (&nowhere, format!("there is no folder `{there}/nowhere`")),
            (&there, "it is a folder".to_owned()),
        ] {
            let says = format!("`{path}` cannot be written: {why}");
            refuses(&[command, &[path]].concat(), b"", 2, &says);
        }
    }
}

/// What `lots assess --format text` says of a worked case.
fn told(id: &str) -> String {
    let all = std::fs::read_to_string("tests/cases/open.json").unwrap();
    let all: Vec<Value> = serde_json::from_str(&all).unwrap();
    let case = all.iter().find(|case| case["id"] == id).unwrap();
    let pack = case["pack"].as_str().unwrap();
    let arguments = [
        "assess",
        pack,
        "--answers",
        "-",
        "--on",
        "2026-11-23",
        "--format",
        "text",
    ];
    let run = lots_with(&arguments, case["answers"].to_string().as_bytes());
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn each_law_is_told_once_and_a_decision_that_is_nobodys_and_not_asked_for_is_left_out() {
    for id in ["O-ST-4", "O-ME-1", "O-MA-1", "O-EK-1", "O-DK-1"] {
        let out = told(id);
        let is_law = |line: &&str| {
            line.starts_with("  - gäller i dag: ") || line.starts_with("  - gælder nu: ")
        };
        let mut laws: Vec<&str> = out.lines().filter(is_law).collect();
        let all = laws.len();
        laws.sort_unstable();
        laws.dedup();
        assert!(all > 0 && laws.len() == all, "{id}: {out}");
    }
    let out = told("O-ST-4");
    assert!(!out.contains("Kontakt i sjukvården"), "{out}");
    // Nor is the law beside it, nor that of duties which only may apply.
    assert!(!out.contains("läkemedelsassisterad"), "{out}");
}

#[test]
fn an_open_decision_tells_what_it_may_still_come_to_and_not_what_is_certain() {
    let out = told("O-DK-1");
    assert!(
        out.contains("\nAnsvar: uafklaret: måske Tilbuddets leder, Sundhedsvæsenet, Jobcentret\n  afgjort: Kommunen, Behandlingstilbuddet\n"),
        "{out}"
    );
    // One value by the rules and a gap beside it are two things that may come of it.
    let run = lots_with(
        &[
            "assess",
            DEMO,
            "--answers",
            "-",
            "--on",
            "2026-11-23",
            "--format",
            "text",
        ],
        b"{}",
    );
    let out = String::from_utf8(run.stdout).unwrap();
    for line in out.lines().filter(|line| line.contains(": öppet: ")) {
        let open = line.split(": öppet: ").nth(1).unwrap();
        assert!(
            open.contains(" eller ") || open.starts_with("kanske "),
            "{line}"
        );
    }
}

#[test]
fn a_day_is_called_the_last_only_where_the_duty_says_so() {
    let run = lots_with(
        &["assess", DEMO, "--answers", "-", "--on", "2026-11-23", "--format", "text"],
        br#"{"known": "no", "age": 34, "needs": ["addiction", "health"], "consent": "yes", "meeting": "2026-12-01"}"#,
    );
    let out = String::from_utf8(run.stdout).unwrap();
    assert!(out.contains(" · 2026-11-30 kl. 12:00"), "{out}");
    assert!(!out.contains("senast 2026"), "{out}");
}

#[test]
fn several_wrong_answers_are_told_at_once() {
    let run = lots_with(
        &["assess", DEMO, "--answers", "-"],
        br#"{"agee": 1, "known": "perhaps"}"#,
    );
    let told = String::from_utf8(run.stderr).unwrap();
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn coverage_does_not_mind_how_many_digits_a_number_has_and_tells_what_nothing_rests_on() {
    let folder = Folder::new();
    let demo = std::fs::read_to_string(DEMO).unwrap();
    let bare = "gives = \"youth\"\nwhen = { known = \"no\", age = \"< 19\" }\nbasis = [\"D-2\"]\n";
    assert!(demo.contains(bare) && demo.contains("[\"D-5\", \"D-6\"]"));
    let demo = demo.replace(bare, &bare.replace("basis = [\"D-2\"]\n", ""));
    let listed = demo.replacen("[\"D-5\", \"D-6\"]", "[\"D-5\", \"D-6\", \"D-x\"]", 1);
    let pack = folder.file("listed.toml", &listed);
    says(
        &["coverage", &pack],
        1,
        &[
            "D-2  missing\n",
            "D-x  missing\n",
            "; 1 rule rests on no id: `new-young`",
            " 2 missing",
        ],
    );
    let counted = listed.replacen("id = \"D\"\n", "id = \"D\"\nrules = 7\n", 1);
    let pack = folder.file("counted.toml", &counted);
    says(
        &["coverage", &pack],
        1,
        &[
            "D-1  encoded       new-adult",
            "D-2  missing\n",
            "D-7  missing\n",
            "compared with the inventory of `D` (7 ids); nothing rests on the id D-x that a section lists; ",
            "7 ids: 5 encoded, 0 judgement, 0 out of scope, 2 missing",
        ],
    );
    let run = lots(&["coverage", &pack, "--format", "json"]);
    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(told["unused"][0]["id"], "D-x");
    assert_eq!(told["without_basis"][0]["rule"], "new-young");
}

#[test]
fn coverage_accounts_for_every_numbered_rule_and_refuses_nonsense() {
    let all = lots_with(&["coverage"], b"");
    let out = String::from_utf8(all.stdout).unwrap();
    assert_eq!(all.status.code(), Some(0), "{out}");
    assert!(
        out.lines().last().unwrap().starts_with("256 ids: "),
        "{out}"
    );
    assert!(
        out.lines().any(|line| line.starts_with("ST-067  encoded ")),
        "{out}"
    );
    assert!(
        out.contains("\nekero: compared with the inventory of `EK` (11 ids)"),
        "{out}"
    );
    let json = lots_with(&["coverage", "ekero", "--format", "json"], b"");
    let told: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(told["schema"], 1);
    let listed = told["ids"].as_array().unwrap();
    let is_numbered = |item: &&Value| item["standing"] != "not numbered";
    assert_eq!(listed.iter().filter(is_numbered).count(), 11);
    assert_eq!(listed[0]["id"], "EK-001");
    // A pack whose sources do not say how many rules they number: what its sections list is accounted for.
    let foreign = lots_with(&["coverage", DEMO], b"");
    let out = String::from_utf8(foreign.stdout).unwrap();
    assert_eq!(foreign.status.code(), Some(0), "{out}");
    assert!(
        out.contains("\ndemo: compared with what the sections of `D` (6 ids) list; "),
        "{out}"
    );
    assert!(out.ends_with("6 ids: 6 encoded, 0 judgement, 0 out of scope, 0 missing\n"));
    let json = lots_with(&["coverage", DEMO, "--format", "json"], b"");
    let told: Value = serde_json::from_slice(&json.stdout).unwrap();
    let listed = &told["ids"];
    assert_eq!(listed[0]["id"], "D-1");
    assert_eq!(listed[0]["standing"], "encoded");
    assert!(!listed[0]["by"].as_array().unwrap().is_empty());
    for (arguments, code) in [
        (vec!["coverage", "stokholm"], 2),
        (vec!["coverage", "tests"], 2),
        (
            vec!["coverage", "tests/cases/bad-packs/missing-header.toml"],
            1,
        ),
        (vec!["coverage", "src/packs/mod.rs"], 1),
        (vec!["coverage", "--format", "xml"], 2),
    ] {
        let run = lots_with(&arguments, b"");
        assert_eq!(run.status.code(), Some(code), "{arguments:?}");
        assert!(
            !run.stdout.is_empty() || !run.stderr.is_empty(),
            "{arguments:?}"
        );
    }
}

/// Runs a command over a pack that is not sound, one that there is not, and one that is well.
fn over_several(command: &str, format: &str) -> (Option<i32>, String, String) {
    let gap = "tests/cases/bad-packs/missing-header.toml";
    let run = lots_with(&[command, gap, "nosuch", DEMO, "--format", format], b"");
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (run.status.code(), text(run.stdout), text(run.stderr))
}

#[test]
fn what_is_wrong_with_one_of_several_packs_keeps_nobody_from_hearing_of_the_others() {
    for (command, list, end) in [
        ("coverage", "ids", " 0 missing\n"),
        ("mutate", "packs", " untried\n"),
    ] {
        let (code, json, error) = over_several(command, "json");
        assert_eq!(code, Some(2), "{command}: {error}");
        assert!(error.contains("there is no pack `nosuch`"), "{error}");
        let told: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(told["schema"], 1, "{command}");
        assert_eq!(told[list][0]["pack"], "demo", "{command}");
        assert_eq!(told["problems"][0]["kind"], "missing", "{command}");
        assert_eq!(told["unreadable"].as_array().unwrap().len(), 1, "{command}");
        let (code, text, _) = over_several(command, "text");
        assert_eq!(code, Some(2), "{command}");
        assert!(text.contains("missing-header.toml:1: "), "{text}");
        assert!(text.contains(end), "{text}");
        // A fault of a pack alone is no wrong use.
        let faulty = ["src/packs/mod.rs", DEMO];
        let run = lots_with(&[&[command][..], &faulty].concat(), b"");
        assert_eq!(run.status.code(), Some(1), "{command}");
    }
}

#[test]
fn contacts_and_times_that_do_not_fit_are_refused_with_every_fault() {
    let folder = Folder::new();
    let bad = folder.file(
        "bad.json",
        br#"{"schema": 2, "municipality": "X", "contacts": {"nobody": {}, "region": {"unti": "Y"}}}"#,
    );
    let with = |more: &[&str]| {
        let mut arguments = vec![
            "assess",
            "stockholm",
            "--answers",
            "-",
            "--on",
            "2026-11-23",
        ];
        arguments.extend(more);
        lots_with(&arguments, b"{}")
    };
    let run = with(&["--contacts", &bad]);
    let told = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(2));
    for fault in [
        "schema: is another than 1",
        "contacts.nobody.unit: is not there",
        "contacts.region.unti: is no key that an overlay has; did you mean `unit`?",
    ] {
        assert!(told.contains(fault), "{told}");
    }
    for at in ["25:00", "noon", "8:30", "24:00", ""] {
        assert_eq!(with(&["--at", at]).status.code(), Some(2), "{at}");
    }
    let good = with(&[
        "--contacts",
        "src/contacts/example.json",
        "--at",
        "10:00",
        "--format",
        "text",
    ]);
    assert_eq!(good.status.code(), Some(0));
    assert!(good.stderr.is_empty());
    // A slip in a role is seen, though it may be the role of another pack.
    let slip = folder.file(
        "slip.json",
        br#"{"schema": 1, "municipality": "X", "contacts": {"regio": {"unit": "Y"}}}"#,
    );
    let run = with(&["--contacts", &slip]);
    let told = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(0), "{told}");
    assert!(
        told.contains("contacts.regio: is no role or body of this pack; did you mean `region`?"),
        "{told}"
    );
    let data: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(
        data["contacts"]["left_out"],
        serde_json::json!(["contacts.regio"])
    );
}

#[test]
fn who_is_reached_at_a_moment_comes_as_data_too() {
    // An acute new case goes to the head of the other unit.
    let at = |time: &str| -> serde_json::Value {
        let answers = br#"{"situation": "new_case", "urgency": "acute", "age_at_arrival": 34, "known_before": "never", "needs": ["mental_health"]}"#;
        let run = lots_with(&reached_at(time), answers);
        serde_json::from_slice(&run.stdout).unwrap()
    };
    let (day, night) = (at("10:00"), at("23:30"));
    assert_eq!(day["contacts"]["moment"], "2026-11-23T10:00");
    assert_eq!(day["contacts"]["example"], true);
    let reached = day["contacts"]["reached"].as_array().unwrap();
    assert!(
        reached
            .iter()
            .any(|contact| contact["status"] == "open" && contact["at"].is_string()),
        "{day:#}"
    );
    let later = night["contacts"]["reached"].as_array().unwrap();
    assert!(
        later
            .iter()
            .any(|contact| contact["status"] == "later" && contact["opens_on"] == "2026-11-24"),
        "{night:#}"
    );
    assert!(at("10:00")["decisions"].is_object());
}

#[test]
fn a_book_since_an_older_pack_says_which_cases_come_out_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new, out) = (path("old.toml"), path("new.toml"), path("book.html"));
    let text = std::fs::read_to_string(DEMO).unwrap();
    std::fs::write(&old, &text).unwrap();
    std::fs::write(&new, text.replace(">= 19", ">= 20").replace("< 19", "< 20")).unwrap();
    let run = lots_with(&["book", &new, "--since", &old, "--out", &out], b"");
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let page = std::fs::read_to_string(&out).unwrap();
    assert!(
        page.contains("Ålder: 19"),
        "the class of cases is in the book"
    );
}

#[test]
fn days_that_cannot_be_are_a_clash_with_its_reason() {
    for birthday in ["2026-11-22", "2029-04-23"] {
        let answers = format!(
            r#"{{"situation": "age_transfer", "age_now": 18, "birthday_next": "{birthday}"}}"#
        );
        assert!(
            assessed(&answers).contains("Nästa födelsedag är i dag eller inom ett år."),
            "{}",
            assessed(&answers)
        );
    }
    for birthday in ["2026-11-23", "2027-11-23"] {
        let answers = format!(
            r#"{{"situation": "age_transfer", "age_now": 18, "birthday_next": "{birthday}"}}"#
        );
        assert!(
            !assessed(&answers).contains("går inte ihop"),
            "{}",
            assessed(&answers)
        );
    }
    assert!(
        assessed(r#"{"last_followup_on": "2027-08-31"}"#)
            .contains("Det senaste mötet har redan hållits")
    );
}

#[test]
fn a_prescribed_text_leaves_a_place_for_what_is_not_known_and_is_not_offered_in_a_contradiction() {
    // The meeting's day is not known: no day, and not the bare clock time either.
    let got = assess(
        DEMO,
        r#"{"known": "no", "age": 34, "needs": ["addiction", "health"], "consent": null}"#,
    );
    let text = got["texts"][0]["text"].as_str().unwrap();
    assert!(text.ends_with("\n\n[namn], [dag] kl. 12.00\n"), "{text}");
    // An open decision tells what is certain and keeps a place for the rest.
    let got = assess(DEMO, r#"{"known": "no", "age": 34}"#);
    let text = got["texts"][0]["text"].as_str().unwrap();
    assert!(
        text.contains("Ansvarig: Vuxenenheten, [kanske fler]. Plan: [inte avgjort än]."),
        "{text}"
    );
    let got = assess(
        DEMO,
        r#"{"known": "no", "age": 34, "needs": {"none": true, "health": true}}"#,
    );
    assert_eq!(got["texts"], serde_json::json!([]));
}

#[test]
fn a_contradiction_is_explained_by_what_the_answers_break_and_by_nothing_else() {
    let answers = r#"{"needs": ["laro"], "agreement_scope": ["stockholm", "metadonverksamheten", "opiate_dependence"],
        "phase": "first_year", "treatment_started_on": "2025-10-23"}"#;
    let told = assessed(answers);
    assert!(
        told.contains("Första året är till och med månad 12"),
        "{told}"
    );
    assert!(!told.contains("kan inte börja en senare dag"), "{told}");
    let told = assessed(&answers.replace("2025-10-23", "2027-10-23"));
    assert!(told.contains("kan inte börja en senare dag"), "{told}");
}

#[test]
fn cases_for_another_engine_are_judged_only_on_days_on_which_the_pack_is_in_force() {
    let folder = Folder::new();
    let text = std::fs::read_to_string("tests/cases/every-part.toml").unwrap();
    let pack = folder.file("pack.toml", &text);
    let (xml, cases) = (folder.path("pack.dmn"), folder.path("cases.json"));
    let export = [
        "dmn", "export", &pack, "--out", &xml, "--cases", &cases, "--on",
    ];
    says(
        &[export.as_slice(), &["2024-12-31"]].concat(),
        2,
        &["is valid from 2025-01-01, and the case is judged on 2024-12-31"],
    );
    assert!(!std::path::Path::new(&cases).exists() && !std::path::Path::new(&xml).exists());
    says(
        &[export.as_slice(), &["2025-01-01"]].concat(),
        0,
        &["cases"],
    );
}

#[test]
fn the_text_of_an_assessment_holds_the_texts_that_are_offered() {
    let folder = Folder::new();
    let answers = "{ \"known\": \"no\", \"age\": 34, \"needs\": [\"housing\"] }";
    let answers = folder.file("case.json", answers);
    says(
        &[
            "assess",
            "tests/cases/demo.toml",
            "--answers",
            &answers,
            "--on",
            "2026-11-23",
            "--format",
            "text",
        ],
        0,
        &[
            "  - Journalanteckning\n      Anteckning 23 november 2026\n      Behov: Boende.",
            "Ansvarig: Vuxenenheten.",
        ],
    );
}

#[test]
fn characters_that_nobody_sees_are_no_wording() {
    let folder = Folder::new();
    let demo = std::fs::read_to_string("tests/cases/demo.toml").unwrap();
    for hidden in ["\\u0000", "\\u202E"] {
        let text = demo.replace(
            "En verksamhet räcker.",
            &format!("En {hidden}verksamhet räcker."),
        );
        let pack = folder.file("hidden.toml", &text);
        says(&["check", &pack], 1, &["`because` of", "which nobody sees"]);
    }
    let text = demo.replace("minus = \"1 day\"", "minus = \"-1 day\"");
    let pack = folder.file("twice.toml", &text);
    says(&["check", &pack], 1, &["is no length of time"]);
}
