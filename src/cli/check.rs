//! `lots check`: every problem of every pack, and a last line that sums up.

use serde_json::{Value, json};

use crate::author::Failure;
use crate::author::problem::Problem;
use crate::cli::{Format, Trouble, checked, named, print, print_problems, trouble};

pub(super) fn run(packs: &[String], format: Format) -> Result<(), Trouble> {
    let (mut sound, mut rules, mut examples, mut cases) = (0_usize, 0_usize, 0_usize, 0_u128);
    let mut problems: Vec<Problem> = Vec::new();
    let mut wrong_use = Vec::new();
    for pack in named(packs) {
        match checked(&pack) {
            Ok(checked) => {
                sound += 1;
                rules += checked.pack.rules.len();
                examples += checked.examples;
                cases += checked.cases;
            }
            Err(Failure::Problems(found)) => problems.extend(found),
            Err(failure @ Failure::Unreadable(_)) => {
                if let Trouble::Use(lines) = trouble(&pack, failure) {
                    wrong_use.extend(lines);
                }
            }
        }
    }
    match format {
        Format::Text => {
            print_problems(&problems);
            print(&format!(
                "{}\n",
                summary(sound, rules, examples, cases, problems.len())
            ));
        }
        Format::Json => {
            let listed: Vec<Value> = problems.iter().map(as_json).collect();
            print(&format!(
                "{:#}\n",
                json!({ "packs": sound, "rules": rules, "examples": examples, "cases": cases.to_string(), "problems": listed })
            ));
        }
    }
    if !wrong_use.is_empty() {
        Err(Trouble::Use(wrong_use))
    } else if problems.is_empty() {
        Ok(())
    } else {
        Err(Trouble::Content)
    }
}

fn summary(packs: usize, rules: usize, examples: usize, cases: u128, problems: usize) -> String {
    let plural = |count: usize, one: &str| {
        if count == 1 {
            format!("1 {one}")
        } else {
            format!("{count} {one}s")
        }
    };
    let proved = format!(
        "{} sound: {}, {}, {cases} cases covered",
        plural(packs, "pack"),
        plural(rules, "rule"),
        plural(examples, "example")
    );
    if problems == 0 {
        proved
    } else {
        format!("{}; {proved}", plural(problems, "problem"))
    }
}

fn as_json(problem: &Problem) -> Value {
    json!({ "file": &*problem.place.file, "line": problem.place.line, "kind": problem.kind.code(), "message": problem.message, "hint": problem.hint })
}
