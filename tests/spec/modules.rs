//! Rules over rules across the files of a pack: a whole table, a whole module.

use std::collections::BTreeMap;

use samverkanslots::author::coverage::{Standing, coverage};
use samverkanslots::author::{Failure, Files, check};
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::decision::Status;
use samverkanslots::exchange::answers::{case, date};

struct Texts(BTreeMap<&'static str, String>);

impl Files for Texts {
    fn read(&self, name: &str) -> Result<String, String> {
        self.0
            .get(name)
            .cloned()
            .ok_or_else(|| "is not there".to_owned())
    }
}

/// A routine with a table and a presumption, and an agreement that goes before it where it applies.
fn pack(agreement: &str) -> Texts {
    let head = r#"
[pack]
id = "two"
version = "1.0.0"
title = "Two"
lang = "sv"
modules = ["routine.toml", "agreement.toml"]
[[source]]
id = "R"
title = "Rutin"
rules = 4
[[section]]
source = "R"
title = "Allt"
basis = ["R-001", "R-002", "R-003", "R-004"]
[[fact]]
id = "inside"
kind = "yes_no"
ask = "Gäller avtalet?"
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
code = "youth"
label = "Unga"
[[decision.value]]
code = "adults"
label = "Vuxna"
[[decision.value]]
code = "clinic"
label = "Mottagningen"
"#;
    let routine = r#"
[[table]]
id = "by-age"
decides = "unit"
columns = ["age"]
[[table.row]]
id = "young"
when = ["< 19"]
gives = "youth"
basis = ["R-001"]
because = "Under 19."
[[table.row]]
id = "old"
when = [">= 21"]
gives = "adults"
basis = ["R-002"]
because = "Från 21."
[[rule]]
id = "between"
decides = "unit"
gives = "adults"
when = { age = "19..20" }
force = "presumption"
because = "Rutinen tiger om 19 och 20."
"#;
    Texts(BTreeMap::from([
        ("two.toml", head.to_owned()),
        ("routine.toml", routine.to_owned()),
        ("agreement.toml", agreement.to_owned()),
    ]))
}

fn agreement(over: &str) -> String {
    format!(
        "[[rule]]\nid = \"agreed\"\ndecides = \"unit\"\ngives = \"clinic\"\nwhen = {{ inside = \"yes\" }}\n{over}\nbasis = [\"R-003\"]\nbecause = \"Avtalet går före.\"\n"
    )
}

/// The status and value for an answers object.
fn outcome(texts: &Texts, answers: &str) -> (Status, Vec<usize>) {
    let pack = check("two.toml", texts)
        .unwrap_or_else(|failure| panic!("{failure:?}"))
        .pack;
    let raw = serde_json::from_str(answers).unwrap();
    let judged = case(&pack, &raw, date("2026-11-23").unwrap()).unwrap();
    let finding = assess(&pack, &judged).decisions.remove(0).finding;
    (
        finding.status,
        if finding.status == Status::Gap {
            finding.presumed
        } else {
            finding.certain
        },
    )
}

#[test]
fn an_agreement_goes_before_every_rule_of_the_module_that_it_overrides_inside_its_scope_and_nowhere_else()
 {
    for over in [
        "overrides = [\"routine.toml\"]",
        "exception_to = \"by-age/*\"",
    ] {
        let texts = pack(&agreement(over));
        for age in ["12", "18", "19", "20", "21", "80"] {
            let inside = outcome(&texts, &format!(r#"{{"inside": "yes", "age": {age}}}"#));
            assert_eq!(inside, (Status::Settled, vec![2]), "{over} {age}");
        }
        let outside = |age: &str| outcome(&texts, &format!(r#"{{"inside": "no", "age": {age}}}"#));
        assert_eq!(outside("18"), (Status::Settled, vec![0]), "{over}");
        assert_eq!(outside("19"), (Status::Gap, vec![1]), "{over}");
        assert_eq!(outside("21"), (Status::Settled, vec![1]), "{over}");
        // The agreement is known to apply: the age need not be asked.
        assert_eq!(
            outcome(&texts, r#"{"inside": "yes"}"#),
            (Status::Settled, vec![2]),
            "{over}"
        );
    }
}

#[test]
fn without_a_word_on_which_goes_first_the_two_are_a_conflict_that_the_check_shows() {
    match check("two.toml", &pack(&agreement(""))) {
        Err(Failure::Problems(problems)) => {
            let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
            assert!(
                told.iter()
                    .any(|line| line.contains("conflict") && line.contains("agreed")),
                "{told:?}"
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn coverage_tells_encoded_judgement_out_of_scope_and_missing_apart() {
    let mut text = agreement("overrides = [\"routine.toml\"]");
    let standings = |texts: &Texts| -> Vec<Standing> {
        coverage("two.toml", texts)
            .unwrap()
            .numbered
            .into_iter()
            .map(|covered| covered.standing)
            .collect()
    };
    let encoded = Standing::Encoded;
    assert_eq!(
        standings(&pack(&text)),
        [encoded, encoded, encoded, Standing::Missing]
    );
    let judged = format!(
        "{text}[[notice]]\nid = \"judge\"\ntext = \"Bedöm om det är lämpligt.\"\ntone = \"judgement\"\nbasis = [\"R-004\"]\n"
    );
    assert_eq!(
        standings(&pack(&judged)),
        [encoded, encoded, encoded, Standing::Judgement]
    );
    text.push_str("[[out_of_scope]]\nbasis = [\"R-004\"]\nbecause = \"Underskrifter.\"\n");
    assert_eq!(
        standings(&pack(&text)),
        [encoded, encoded, encoded, Standing::OutOfScope]
    );
}
