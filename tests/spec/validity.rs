//! Rules and sources that are in force on some days only.

use std::fs;

use chrono::NaiveDate;
use samverkanslots::author::{self, Disk, Failure};
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::decision::Status;
use samverkanslots::engine::pack::Pack;

const HEADER: &str = r#"
[pack]
id = "days"
version = "1"
title = "Dagar"
lang = "sv"
PACK

[[source]]
id = "OLD"
title = "Gamla rutinen"
OLD
[[section]]
source = "OLD"
title = "Ansvar"
basis = ["OLD-1"]

[[source]]
id = "NEW"
title = "Nya rutinen"
[[section]]
source = "NEW"
title = "Ansvar"
basis = ["NEW-1"]

[[fact]]
id = "known"
kind = "yes_no"
ask = "Är personen känd?"
short = "Känd"

[[decision]]
id = "unit"
title = "Enhet"
kind = "one"
primary = true
[[decision.value]]
code = "a"
label = "A"
[[decision.value]]
code = "b"
label = "B"
"#;

/// A pack with an old and a new rule for everyone, and a third that only speaks of persons known before.
fn text(pack: &str, source: &str, old: &str, new: &str) -> String {
    let rules = format!(
        r#"
[[rule]]
id = "old"
decides = "unit"
gives = "a"
basis = ["OLD-1"]
because = "Förr hörde alla till A."
{old}

[[rule]]
id = "new"
decides = "unit"
gives = "b"
basis = ["NEW-1"]
because = "Nu hör alla till B."
{new}

[[rule]]
id = "known"
decides = "unit"
gives = "a"
exception_to = ["old", "new"]
when = {{ known = "yes" }}
basis = ["NEW-1"]
because = "Kända stannar hos A."
"#
    );
    HEADER
        .replace("PACK", pack)
        .replace("\nOLD\n", &format!("\n{source}\n"))
        + &rules
}

/// The problems that a check of the text finds, one a line.
fn problems(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("days.toml");
    fs::write(&file, text).expect("a file");
    match author::check(file.to_str().expect("a plain path"), &Disk) {
        Ok(_) => Vec::new(),
        Err(Failure::Problems(found)) => found
            .iter()
            .map(|problem| problem.message.clone())
            .collect(),
        Err(Failure::Unreadable(why)) => panic!("{why}"),
    }
}

fn compiled(text: &str) -> Pack {
    author::compile_text("days.toml", text).expect("a pack that compiles")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date of the calendar")
}

/// How the unit of someone not known before comes out on a day.
fn unit(pack: &Pack, on: &str) -> (Status, Vec<usize>) {
    let mut case = Case::new(pack, day(on));
    case.set(pack, 0, Some(Answer::Value(1)))
        .expect("an answer of the fact");
    let finding = assess(pack, &case).decisions.swap_remove(0).finding;
    (finding.status, finding.certain)
}

#[test]
fn a_rule_that_follows_another_the_day_after_leaves_neither_gap_nor_conflict() {
    let text = text("", "", "valid_to = 2026-06-30", "valid_from = 2026-07-01");
    assert_eq!(problems(&text), [""; 0]);
    let pack = compiled(&text);
    assert_eq!(unit(&pack, "2026-06-30"), (Status::Settled, vec![0]));
    assert_eq!(unit(&pack, "2026-07-01"), (Status::Settled, vec![1]));
}

#[test]
fn days_that_no_rule_covers_are_a_gap_that_is_named_by_its_days() {
    let text = text("", "", "valid_to = 2026-06-29", "valid_from = 2026-07-02");
    assert_eq!(
        problems(&text),
        [
            "no rule decides `unit` in 1 of 6 classes of cases, for one: från och med 30 juni 2026 till och med 1 juli 2026 · Känd: Nej"
        ]
    );
    let pack = compiled(&text);
    assert_eq!(unit(&pack, "2026-06-29").0, Status::Settled);
    assert_eq!(unit(&pack, "2026-06-30").0, Status::Gap);
    assert_eq!(unit(&pack, "2026-07-01").0, Status::Gap);
    assert_eq!(unit(&pack, "2026-07-02").0, Status::Settled);
}

#[test]
fn days_on_which_two_rules_differ_are_a_conflict_that_is_named_by_its_days() {
    let text = text("", "", "valid_to = 2026-07-01", "valid_from = 2026-07-01");
    assert_eq!(
        problems(&text),
        [
            "`old` and `new` decide `unit` differently in 1 of 6 classes of cases, for one: 1 juli 2026 · Känd: Nej"
        ]
    );
    assert_eq!(unit(&compiled(&text), "2026-07-01").0, Status::Conflict);
}

#[test]
fn a_source_that_ends_takes_what_rests_on_it_along() {
    let text = text("", "valid_to = 2026-06-30", "", "valid_from = 2026-07-01");
    assert_eq!(problems(&text), [""; 0]);
    let pack = compiled(&text);
    assert_eq!(unit(&pack, "2026-06-30"), (Status::Settled, vec![0]));
    assert_eq!(unit(&pack, "2026-07-01"), (Status::Settled, vec![1]));
    assert_eq!(pack.rules[0].validity.to, Some(day("2026-06-30")));
}

#[test]
fn days_outside_the_packs_own_are_no_cases() {
    let inside = text(
        "valid_to = 2026-06-30",
        "",
        "valid_to = 2026-06-30",
        "valid_from = 2026-07-01",
    );
    assert_eq!(
        problems(&inside),
        [
            "no case leads to `b` as `unit`",
            "rule `new` can never apply: it is in force from 2026-07-01, its sources included, and the pack to 2026-06-30"
        ]
    );
    let gap = text(
        "valid_to = 2026-06-30",
        "",
        "valid_to = 2026-06-30",
        "valid_from = 2026-05-01",
    );
    assert_eq!(
        problems(&gap),
        [
            "`old` and `new` decide `unit` differently in 1 of 4 classes of cases, for one: från och med 1 maj 2026 till och med 30 juni 2026 · Känd: Nej"
        ]
    );
}

#[test]
fn a_rule_that_is_always_in_force_costs_no_level() {
    let plain = compiled(&text(
        "",
        "",
        "when = { known = \"yes\" }",
        "when = { known = \"no\" }",
    ));
    assert!(plain.periods.is_none());
    assert_eq!(plain.diagrams.sizes().len(), 1);
}

#[test]
fn a_source_no_younger_than_the_pack_costs_no_level() {
    let days = "valid_from = 2026-05-01";
    let pack = compiled(&text(
        days,
        days,
        "when = { known = \"yes\" }",
        "when = { known = \"no\" }",
    ));
    assert!(pack.periods.is_none());
    assert_eq!(pack.validity.from, Some(day("2026-05-01")));
    assert_eq!(pack.sources[0].validity, pack.validity);
}

#[test]
fn an_end_before_the_beginning_is_refused() {
    let text = text("", "", "valid_from = 2026-07-01\nvalid_to = 2026-06-30", "");
    assert!(
        problems(&text)
            .contains(&"rule `old` is valid from a later day than it is valid to".to_owned()),
        "{:?}",
        problems(&text)
    );
}
