//! What holds of every shipped pack beside what `lots check` proves.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use samverkanslots::author::{self, Checked};
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::opening::Compiled;
use samverkanslots::engine::pack::FORMAT;
use samverkanslots::exchange::answers::{Raw, case, date};
use samverkanslots::packs::{SHIPPED, Shipped, file};

/// The shipped packs, each checked once for all tests.
pub fn shipped() -> &'static [Checked] {
    static CHECKED: OnceLock<Vec<Checked>> = OnceLock::new();
    CHECKED.get_or_init(|| {
        SHIPPED
            .iter()
            .map(|id| {
                author::check(&file(id).unwrap(), &Shipped)
                    .unwrap_or_else(|failure| panic!("{id}: {failure:?}"))
            })
            .collect()
    })
}

#[test]
fn every_rule_of_a_shipped_pack_fires_in_some_example_and_every_value_is_reached() {
    for checked in shipped() {
        let pack = &checked.pack;
        let mut fired: BTreeSet<usize> = BTreeSet::new();
        let mut reached: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (answers, on) in examples(&pack.id) {
            let case = case(pack, &answers, on).unwrap();
            for (index, verdict) in assess(pack, &case).decisions.iter().enumerate() {
                fired.extend(&verdict.reasons.rules);
                reached.extend(
                    verdict
                        .finding
                        .certain
                        .iter()
                        .chain(&verdict.finding.presumed)
                        .map(|&value| (index, value)),
                );
            }
        }
        let silent: Vec<&str> = (0..pack.rules.len())
            .filter(|rule| !fired.contains(rule))
            .map(|rule| pack.rules[rule].id.as_str())
            .collect();
        assert!(
            silent.is_empty(),
            "no example of {} lets these rules fire: {silent:?}",
            pack.id
        );
        for (index, decision) in pack.decisions.iter().enumerate() {
            let missing: Vec<&str> = (0..decision.values.len())
                .filter(|&value| {
                    !reached.contains(&(index, value)) && decision.safest != Some(value)
                })
                .map(|value| decision.values[value].code.as_str())
                .collect();
            assert!(
                missing.is_empty(),
                "no example of {} comes to these values of {}: {missing:?}",
                pack.id,
                decision.id
            );
        }
    }
}

/// The answers and days of a shipped pack's examples, read out of its files by another way than the compiler's.
pub fn examples(id: &str) -> Vec<(Raw, chrono::NaiveDate)> {
    let files = std::fs::read_dir("src/packs")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with(id))
        });
    let mut examples = Vec::new();
    for file in files {
        let table: toml::Table = std::fs::read_to_string(&file).unwrap().parse().unwrap();
        for example in table
            .get("example")
            .and_then(|examples| examples.as_array())
            .into_iter()
            .flatten()
        {
            examples.push((
                raw(&example["answers"]),
                date(&example["on"].to_string()).unwrap(),
            ));
        }
    }
    assert!(examples.len() >= 20, "{id} has lost its examples");
    examples
}

fn raw(value: &toml::Value) -> Raw {
    match value {
        toml::Value::String(text) if text == "vet inte" || text == "ved ikke" => Raw::Null,
        toml::Value::String(text) => Raw::Text(text.clone()),
        toml::Value::Integer(number) => Raw::Number(*number as f64),
        toml::Value::Boolean(flag) => Raw::Flag(*flag),
        toml::Value::Datetime(date) => Raw::Text(date.to_string()),
        toml::Value::Array(items) => Raw::List(items.iter().map(raw).collect()),
        toml::Value::Table(entries) => Raw::Table(
            entries
                .iter()
                .map(|(key, value)| (key.clone(), raw(value)))
                .collect(),
        ),
        toml::Value::Float(_) => panic!("no answer is a fraction"),
    }
}

#[test]
fn a_compiled_pack_reads_back_as_it_was_written() {
    for checked in shipped() {
        let text = serde_json::to_string(&checked.compiled).unwrap();
        let back: Compiled = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), text);
        let opened = back.open().unwrap();
        assert_eq!(format!("{opened:?}"), format!("{:?}", checked.pack));
    }
}

#[test]
fn the_diagrams_of_a_shipped_pack_grow_over_no_limit() {
    for checked in shipped() {
        let nodes = checked.compiled.0.diagrams.node_count();
        // The budget is 5 000. Two agreements in one pack are over it; the limit keeps that from growing unseen.
        let limit = if checked.pack.id == "stockholm" {
            6_300
        } else {
            5_000
        };
        assert!(
            nodes <= limit,
            "{} has {nodes} nodes: run `lots order`",
            checked.pack.id
        );
    }
}

#[test]
fn a_damaged_pack_is_refused_and_never_panics() {
    let pack = author::check("tests/cases/demo.toml", &author::Disk)
        .unwrap()
        .compiled;
    let text = serde_json::to_string(&pack).unwrap();
    let newer = text.replacen(&format!("\"format\":{FORMAT}"), "\"format\":99", 1);
    assert!(
        serde_json::from_str::<Compiled>(&newer)
            .unwrap()
            .open()
            .is_err()
    );
    // Every number of the pack, one after the other, replaced by ones that lead nowhere.
    let numbers: Vec<(usize, usize)> = positions_of_numbers(&text);
    assert!(numbers.len() > 200);
    let mut refused = 0;
    for &(start, end) in &numbers {
        for wrong in ["4000000000", "63", "0", "7"] {
            let damaged = format!("{}{wrong}{}", &text[..start], &text[end..]);
            match serde_json::from_str::<Compiled>(&damaged).map(Compiled::open) {
                Err(_) | Ok(Err(_)) => refused += 1,
                // What opens can be used, whatever it says.
                Ok(Ok(pack)) => {
                    let on = date("2026-11-23").unwrap();
                    let answers = Raw::Table(vec![
                        ("known".to_owned(), Raw::Text("no".to_owned())),
                        ("age".to_owned(), Raw::Number(30.0)),
                    ]);
                    if let Ok(case) = case(&pack, &answers, on) {
                        std::hint::black_box(assess(&pack, &case));
                    }
                }
            }
        }
    }
    assert!(
        refused > numbers.len(),
        "only {refused} damages were noticed"
    );
}

/// Where the numbers outside strings stand in a JSON text.
pub fn positions_of_numbers(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut found, mut at, mut in_string) = (Vec::new(), 0, false);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'"' => in_string = !in_string,
            b'0'..=b'9' if !in_string => {
                let start = at;
                while bytes[at].is_ascii_digit() {
                    at += 1;
                }
                found.push((start, at));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}
