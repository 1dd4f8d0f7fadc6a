//! Every file in `tests/cases/bad-packs` has one fault (or says so) and gives exactly the text beside it.
//!
//! `UPDATE=1 cargo test bad_packs` writes the texts anew; read the difference before you keep it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use samverkanslots::author::problem::{Kind, Problem};
use samverkanslots::author::{Disk, Failure, check};

const FOLDER: &str = "tests/cases/bad-packs";

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    files
}

/// A day on which every review that a bad pack promises is overdue.
fn long_after() -> NaiveDate {
    NaiveDate::from_ymd_opt(2030, 1, 1).unwrap()
}

#[test]
fn every_bad_pack_gives_exactly_its_text() {
    assert!(
        files().len() >= 40,
        "the folder of bad packs has lost files"
    );
    let mut differences = Vec::new();
    for file in files() {
        let name = format!("{FOLDER}/{}", file.file_name().unwrap().to_str().unwrap());
        let told = |found: &[Problem]| -> String {
            found
                .iter()
                .map(|problem| format!("{problem}\n").replace(&format!("{FOLDER}/"), ""))
                .collect()
        };
        let got = match check(&name, &Disk) {
            Ok(checked) => {
                let due = checked.overdue(long_after());
                format!("sound\n{}{}", told(&checked.remarks), told(&due))
            }
            Err(Failure::Unreadable(why)) => format!("{why}\n"),
            Err(Failure::Problems(problems)) => told(&problems),
        };
        let expected_file = file.with_extension("problems");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected_file, &got).unwrap();
        }
        let expected = fs::read_to_string(&expected_file).unwrap_or_default();
        if got != expected {
            differences.push(format!("{name}\n  expected: {expected}  got:      {got}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_kind_of_problem_has_a_bad_pack() {
    let mut seen: BTreeSet<Kind> = BTreeSet::new();
    for file in files() {
        let found = match check(file.to_str().unwrap(), &Disk) {
            Ok(checked) => [checked.overdue(long_after()), checked.remarks].concat(),
            Err(Failure::Problems(problems)) => problems,
            Err(Failure::Unreadable(_)) => Vec::new(),
        };
        seen.extend(found.iter().map(|problem| problem.kind));
    }
    let places = Kind::ALL.iter().map(|kind| *kind as usize);
    assert!(places.eq(0..Kind::ALL.len()), "every kind stands once");
    assert_eq!(Kind::ALL.last(), Some(&Kind::Value));
    let lacks = |kind: &&Kind| !seen.contains(*kind);
    let missing: Vec<&Kind> = Kind::ALL.iter().filter(lacks).collect();
    assert!(missing.is_empty(), "no bad pack shows {missing:?}");
}

#[test]
fn the_command_line_prints_the_same_text_and_exits_with_1() {
    let file = Path::new(FOLDER).join("gap.toml");
    let run = Command::new(env!("CARGO_BIN_EXE_lots"))
        .arg("check")
        .arg(&file)
        .output()
        .unwrap();
    let out = String::from_utf8(run.stdout).unwrap();
    let expected = fs::read_to_string(file.with_extension("problems")).unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(
        out.replace(&format!("{FOLDER}/"), "")
            .starts_with(&expected),
        "{out}"
    );
    assert!(
        out.lines()
            .last()
            .unwrap()
            .starts_with("1 problem; 0 packs sound"),
        "{out}"
    );
}
