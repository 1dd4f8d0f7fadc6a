//! `lots diff`: exit codes, what it prints, and nonsense as input.

use serde_json::Value;

use crate::difference::known::demo;
use crate::program::{Folder, lots, says};

const DEMO: &str = "tests/cases/demo.toml";

fn moved() -> String {
    demo(&[
        ("age = \">= 19\"", "age = \">= 21\""),
        ("age = \"< 19\"", "age = \"< 21\""),
    ])
}

#[test]
fn unrelated_packs_are_said_to_be_so_and_no_case_of_them_is_compared() {
    says(
        &["diff", "danmark", "ekero"],
        1,
        &[
            "No case is compared, only what stands in the packs: the packs have 3 facts in common, of 29 in `danmark` and 12 in `ekero`: `",
            "Only in the old pack",
            "no case is compared; ",
        ],
    );
    let run = lots(&["diff", "danmark", "ekero", "--format", "json"]);
    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert!(
        told["no_cases"]
            .as_str()
            .unwrap()
            .starts_with("the packs have 3 facts in common")
    );
    says(
        &["diff", "danmark", "ekero", "--propose"],
        2,
        &["the packs cannot be compared: the packs have 3 facts in common"],
    );
}

#[test]
fn diff_exits_with_0_for_the_same_pack_and_1_for_a_difference() {
    for pack in ["stockholm", "malmo", "ekero", "danmark", DEMO] {
        says(&["diff", pack, pack], 0, &["no difference"]);
    }
    let folder = Folder::new();
    let new = folder.file("new.toml", &moved());
    says(
        &["diff", DEMO, &new],
        1,
        &[
            "Ansvarig enhet: Vuxenenheten\n  ingår → ingår inte, in 2 of 242 cases\n    where:   Känd: Nej · Ålder: 19–20 år\n    for one: Känd: Nej · Ålder: 19 år\n    before:  `new-adult` [D-1]",
            "1.0.0 should become 2.0.0 or higher; it is 1.0.0",
        ],
    );
    let worded = folder.file(
        "worded.toml",
        &demo(&[(
            "because = \"En verksamhet räcker.\"",
            "because = \"Det räcker.\"",
        )]),
    );
    says(
        &["diff", DEMO, &worded],
        0,
        &[
            "rule `plan/one-unit`: because",
            "no case comes out otherwise",
        ],
    );
    // A rule that is written otherwise and says the same.
    let written = folder.file(
        "written.toml",
        &demo(&[(
            "when = { known = \"no\", age = \"< 19\" }",
            "when = { known = { not = \"yes\" }, age = \"< 19\" }",
        )]),
    );
    says(
        &["diff", DEMO, &written],
        0,
        &[
            "Rules and conditions written otherwise; no case comes out otherwise for it\n  rule `new-young`: when",
            "version: only what is written differs, and no case comes out otherwise, so",
        ],
    );
    let gap = folder.file(
        "gap.toml",
        &(demo(&[]) + "\n[[invariant]]\nid = \"none\"\nwhen = { age = \"< 10\" }\nalways = { age = \"< 19\" }\nbecause = \"b\"\n"),
    );
    says(
        &["diff", DEMO, &gap],
        1,
        &[
            "Acknowledged or promised otherwise\n  invariant `none`: new",
            "1 other difference",
        ],
    );
}

#[test]
fn diff_tells_programs_the_same_as_json() {
    let folder = Folder::new();
    let new = folder.file("new.toml", &moved());
    let run = lots(&["diff", DEMO, &new, "--format", "json"]);
    assert_eq!(run.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(
        (&told["schema"], &told["empty"]),
        (&1.into(), &false.into())
    );
    let change = &told["changes"][0];
    assert_eq!(change["subject"]["kind"], "member");
    assert_eq!(
        (&change["count"], &change["of"]),
        (&"2".into(), &"242".into())
    );
    assert_eq!(
        change["regions"][0]["when"],
        "known = \"no\", age = \"19..20\""
    );
    assert_eq!(change["witness"]["answers"]["new"]["age"], 19);
    assert_eq!(told["version"]["least"], "2.0.0");
    // The witness is an answers file that both packs take.
    for (pack, side, included) in [(DEMO, "old", true), (new.as_str(), "new", false)] {
        let answers = folder.file(
            "answers.json",
            &change["witness"]["answers"][side].to_string(),
        );
        let on = change["witness"]["on"].as_str().unwrap();
        let run = lots(&["assess", pack, "--answers", &answers, "--on", on]);
        let got: Value = serde_json::from_slice(&run.stdout).unwrap();
        let certain = got["decisions"]["unit"]["certain"].as_array().unwrap();
        assert_eq!(certain.contains(&"adults".into()), included, "{got}");
    }
}

#[test]
fn an_expectation_file_lets_only_what_it_names_pass() {
    let folder = Folder::new();
    let new = folder.file("new.toml", &moved());
    let run = lots(&["diff", DEMO, &new, "--propose"]);
    assert_eq!(run.status.code(), Some(0));
    let proposed = String::from_utf8(run.stdout).unwrap();
    let all = folder.file("all.toml", &proposed);
    says(
        &["diff", DEMO, &new, "--expect", &all],
        0,
        &["only what is meant to change does"],
    );
    let none = folder.file("none.toml", "");
    says(
        &["diff", DEMO, &new, "--expect", &none],
        1,
        &["Not meant to change:", "3 differences not meant to change"],
    );
    // A pack that stays as it is does not do what was meant.
    let line =
        format!("{all}:4: a change of member `adults` of `unit` is expected and does not come");
    says(
        &["diff", DEMO, DEMO, "--expect", &all],
        1,
        &[&line, "0 differences not meant to change, 3 meant"],
    );
    let run = lots(&["diff", DEMO, &new, "--expect", &none, "--format", "json"]);
    let told: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(told["expected"]["holds"], false);
    assert_eq!(
        told["expected"]["unexpected"]["changes"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn a_bad_expectation_file_exits_with_2_and_names_place_and_hint() {
    let folder = Folder::new();
    let bad = |text: &str, words: &[&str]| {
        let file = folder.file("bad.toml", text);
        says(&["diff", DEMO, DEMO, "--expect", &file], 2, words);
    };
    bad(
        "[[change]]\ndecision = \"unitt\"\n",
        &["bad.toml:1: unknown", "did you mean `unit`?"],
    );
    bad(
        "[[change]]\ndecision = \"plan\"\nfrom = \"requird\"\n",
        &["did you mean `required`?"],
    );
    bad(
        "[[change]]\ndecision = \"plan\"\nfrom = 3\n",
        &["bad.toml:3: value", "write a value's code"],
    );
    bad(
        "[[change]]\ndecision = \"plan\"\nfrom = { gap = [\"nix\"] }\n",
        &["no value of `plan`"],
    );
    bad(
        "[[change]]\nduty = \"notify_meeting\"\nto = \"apply\"\n",
        &["there is `applies`, `does_not_apply`"],
    );
    bad(
        "[[change]]\ndecision = \"unit\"\nduty = \"notify_meeting\"\n",
        &["and only one"],
    );
    bad(
        "[[change]]\n",
        &["bad.toml:1: missing", "needs one of `decision`"],
    );
    bad(
        "[[change]]\ndecision = \"unit\"\nmember = \"adult\"\n",
        &["did you mean `adults`?"],
    );
    bad(
        "[[change]]\ndecision = \"unit\"\nwhen = { aeg = 3 }\n",
        &["bad.toml:3: unknown", "did you mean `age`?"],
    );
    bad(
        "[[change]]\ndecision = \"unit\"\ncount = -1\n",
        &["no number of cases"],
    );
    bad(
        "[[change]]\ndecision = \"unit\"\ncuont = 1\n",
        &["did you mean `count`?"],
    );
    bad("[[cases]]\nare = \"odd\"\n", &["write \"new\" or \"gone\""]);
    bad("[[chnage]]\n", &["did you mean `change`?"]);
    bad("change = 3\n", &["a whole number, not a table"]);
    bad("[[change]\n", &["bad.toml:1: syntax"]);
    bad(
        "[[added]]\nanswer = \"needs.nix\"\n",
        &["which neither pack has"],
    );
}

#[test]
fn diff_refuses_nonsense_without_a_panic() {
    let folder = Folder::new();
    says(&["diff"], 2, &["Usage"]);
    says(&["diff", "stockholm"], 2, &["<NEW>"]);
    says(
        &["diff", "stokholm", "malmo"],
        2,
        &["did you mean `stockholm`?"],
    );
    says(&["diff", DEMO, "no/such.toml"], 2, &["is not there"]);
    says(
        &["diff", DEMO, DEMO, "--expect", "no/such.toml"],
        2,
        &["is not there"],
    );
    says(
        &["diff", DEMO, DEMO, "--propose", "--format", "json"],
        2,
        &["cannot be used with"],
    );
    let broken = folder.file("broken.toml", "[pack\n");
    says(&["diff", DEMO, &broken], 1, &["broken.toml:1: syntax"]);
    says(&["diff", &broken, DEMO], 1, &["broken.toml:1: syntax"]);
    let latin = folder.0.path().join("latin.toml");
    std::fs::write(&latin, b"[pack]\nid = \"\xe5\"\n").unwrap();
    says(
        &["diff", DEMO, latin.to_str().unwrap()],
        2,
        &["is not UTF-8"],
    );
    says(
        &["diff", DEMO, DEMO, "--expect", latin.to_str().unwrap()],
        2,
        &["is not UTF-8"],
    );
}

#[test]
fn two_shipped_packs_of_different_authorities_that_ask_for_the_same_are_compared() {
    says(
        &["diff", "malmo", "ekero"],
        1,
        &[
            "two packs: ",
            "Only in the new pack",
            "classes of cases are decided otherwise",
        ],
    );
}

#[test]
fn the_difference_of_the_readme_is_what_is_printed() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let block = |start: &str| {
        let (_, rest) = readme.split_once(start).unwrap();
        rest.split_once("```").unwrap().0
    };
    let (pack, shown) = (
        block("```toml\n"),
        block("from 19 to 21 it says:\n\n```text\n"),
    );
    let folder = Folder::new();
    let old = folder.file("mini.toml", pack);
    let new = pack
        .replace("= \"< 19\"", "= \"< 21\"")
        .replace("= \">= 19\"", "= \">= 21\"")
        .replace("version = \"1.0.0\"", "version = \"1.1.0\"");
    let new = folder.file("mini-2.toml", &new);
    let run = lots(&["diff", &old, &new]);
    assert_eq!(String::from_utf8(run.stdout).unwrap(), shown);
}

#[test]
fn a_large_difference_begins_with_a_line_for_each_decision_and_is_cut_to_what_one_reads() {
    let folder = Folder::new();
    for module in std::fs::read_dir("src/packs").unwrap() {
        let path = module.unwrap().path();
        if path.extension().is_some_and(|end| end == "toml") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            folder.file(&name, &std::fs::read_to_string(&path).unwrap());
        }
    }
    let text = std::fs::read_to_string("src/packs/malmo-handbook.toml").unwrap();
    let old = "principal_sees_need = \"yes\", equiv_plan = \"full\" }";
    assert!(text.contains(old));
    folder.file(
        "malmo-handbook.toml",
        &text.replace(old, "equiv_plan = \"full\" }"),
    );
    let new = folder.path("malmo.toml");
    let told = |more: &[&str]| {
        let run = lots(&[&["diff", "malmo", &new], more].concat());
        assert_eq!(run.status.code(), Some(1));
        String::from_utf8(run.stdout).unwrap()
    };
    let (first, all) = (told(&[]), told(&["--all"]));
    let short = first.split("\n\n").nth(1).unwrap();
    let mut lines = short.lines();
    assert_eq!(lines.next(), Some("In short"));
    assert!(lines.clone().count() >= 3, "{short}");
    for line in lines {
        let is_decision = line.contains(" of ") && line.contains(" cases, ");
        assert!(is_decision || line.contains(" in other cases"), "{line}");
    }
    let count = |text: &str| text.lines().count();
    assert!(count(&first) <= 160, "{}", count(&first));
    assert!(count(&all) > 2 * count(&first), "{}", count(&all));
    assert!(first.contains("classes of cases that --all tells"));
    assert!(!all.contains("--all"));
}

#[test]
fn programs_are_told_which_of_the_packs_is_not_sound() {
    let folder = Folder::new();
    let gap = demo(&[(
        "when = { known = \"no\", age = \"< 19\" }",
        "when = { known = \"no\", age = \"< 18\" }",
    )]);
    let unsound = folder.file("gap.toml", &gap);
    let told = |old: &str, new: &str| -> Value {
        let run = lots(&["diff", old, new, "--format", "json"]);
        serde_json::from_slice(&run.stdout).unwrap()
    };
    assert_eq!(told(DEMO, DEMO)["unsound"], serde_json::json!([]));
    assert_eq!(
        told(&unsound, &unsound)["unsound"],
        serde_json::json!([unsound])
    );
    assert_eq!(told(&unsound, &unsound)["empty"], true);
}

#[test]
fn what_is_every_case_is_said_once() {
    let folder = Folder::new();
    let always = folder.file(
        "always.toml",
        &demo(&[("when = { unit = \"adults\" }\n", "")]),
    );
    let never = folder.file(
        "never.toml",
        &demo(&[(
            "when = { unit = \"adults\" }",
            "when = { known = \"yes\", age = \"<= 120\" }",
        )]),
    );
    for (old, new) in [(DEMO, &always), (&*never, &always)] {
        let run = lots(&["diff", old, new]);
        let told = String::from_utf8(run.stdout).unwrap();
        assert!(!told.contains("every case\n    for one"), "{told}");
        assert!(!told.contains("where:   every case"), "{told}");
    }
}
