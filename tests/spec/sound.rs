//! What is no fault of a pack: examples and wordings that the check once refused or may easily refuse.

use crate::verifier::problems;

const PACK: &str = r#"
[pack]
id = "sound"
version = "1.0.0"
title = "Sound"
lang = "sv"

[[source]]
id = "S"
title = "En rutin"
[[section]]
source = "S"
title = "Allt"
basis = ["S-1", "S-2", "S-3"]

[[fact]]
id = "age"
kind = "age"
ask = "Hur gammal?"

[[decision]]
id = "unit"
title = "Enhet"
kind = "one"
primary = true
[[decision.value]]
code = "adults"
label = "Vuxna"
[[decision.value]]
code = "youth"
label = "Unga"

[[rule]]
id = "adult"
decides = "unit"
gives = "adults"
when = { age = ">= 19" }
basis = ["S-1"]
because = "Från 19 år."
[[rule]]
id = "young"
decides = "unit"
gives = "youth"
when = { age = "< 19" }
basis = ["S-1"]
because = "Under 19 år."

[[duty]]
id = "write"
label = "Skriv"
when = { unit = "adults" }
basis = ["S-2"]
[[notice]]
id = "soon"
text = "Snart."
when = { unit = "youth" }
basis = ["S-3"]
"#;

fn told(more: &str) -> Vec<String> {
    let found = problems(&format!("{PACK}{more}"));
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn an_example_may_name_what_a_duty_or_notice_rests_on_that_comes_up() {
    let example = |age: u8, basis: &str| {
        told(&format!(
            "[[example]]\nname = \"e\"\non = 2026-11-23\nanswers = {{ age = {age} }}\nbasis = [\"{basis}\"]\nexpect = {{}}\n"
        ))
    };
    assert_eq!(example(30, "S-2"), [""; 0]);
    assert_eq!(example(10, "S-3"), [""; 0]);
    for (age, basis) in [(30, "S-3"), (10, "S-2")] {
        let found = example(age, basis);
        assert!(
            found.len() == 1 && found[0].ends_with(&format!("`{basis}` is not among the bases")),
            "{found:?}"
        );
    }
}

#[test]
fn a_language_may_have_a_region() {
    for lang in ["sv-FI", "da", "en-GB"] {
        let other = PACK.replace("lang = \"sv\"", &format!("lang = \"{lang}\""));
        assert_eq!(problems(&other), []);
    }
}

#[test]
fn a_stub_has_a_name_that_no_rule_has() {
    let gap = PACK.replace("\"< 19\"", "\"< 17\"");
    let stub = |text: &str| problems(text)[0].details.join("\n");
    assert!(stub(&gap).contains("id = \"new-unit\""), "{}", stub(&gap));
    let taken = gap.replace("\"young\"", "\"new-unit\"");
    assert!(stub(&taken).contains("id = \"new-unit-2\""));
}
