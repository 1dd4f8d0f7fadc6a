//! `lots mutate`: which slips in a pack its examples would catch, which not, and examples that would.

use chrono::Local;
use serde_json::{Value, json};

use crate::cli::{Format, Trouble, named, place, print, trouble};
use crate::workbench::exercised::{Exercised, Thing, exercised};
use crate::workbench::mutation::{Fate, Mutated, Mutation, Unstated, mutate};

pub(super) fn run(packs: &[String], at_least: f64, format: Format) -> Result<(), Trouble> {
    let today = Local::now().date_naive();
    let mut enough = true;
    let mut listed: Vec<Value> = Vec::new();
    for pack in named(packs) {
        let (file, files) = place(&pack);
        let found = mutate(&file, files, today).map_err(|failure| trouble(&pack, failure))?;
        let through = exercised(&file, files).map_err(|failure| trouble(&pack, failure))?;
        enough &= found.score() as f64 >= at_least * 100.0;
        match format {
            Format::Text => print(&text(&found, &through)),
            Format::Json => listed.push(as_json(&found, &through)),
        }
    }
    if format == Format::Json {
        print(&format!("{:#}\n", Value::Array(listed)));
    }
    if enough {
        Ok(())
    } else {
        Err(Trouble::Content)
    }
}

fn count(found: &Mutation, fate: fn(&Fate) -> bool) -> usize {
    found
        .mutants
        .iter()
        .filter(|mutant| fate(&mutant.fate))
        .count()
}

fn text(found: &Mutation, through: &[Exercised]) -> String {
    let mut out = String::new();
    for item in through.iter().filter(|item| item.examples == 0) {
        out.push_str(&format!(
            "{}:{}: no example goes through {}\n",
            item.place.file, item.place.line, item.what
        ));
    }
    for mutant in found.survivors() {
        out.push_str(&survivor(mutant, &found.examples));
    }
    let shares: Vec<String> = Thing::ALL
        .into_iter()
        .map(|thing| {
            let all = through.iter().filter(|item| item.thing == thing);
            let gone = all.clone().filter(|item| item.examples > 0).count();
            format!("{gone} of {} {}", all.count(), thing.words().1)
        })
        .collect();
    out.push_str(&format!(
        "{}: {} examples go through {}\n",
        found.pack,
        found.examples.len(),
        shares.join(", ")
    ));
    let score = found.score();
    out.push_str(&format!(
        "{}: {} mutants killed of {} ({}.{:02} %); {} equivalent, {} untried\n",
        found.pack,
        found.killed(),
        found.killed() + found.survivors().count(),
        score / 100,
        score % 100,
        count(found, |fate| *fate == Fate::Equivalent),
        count(found, |fate| *fate == Fate::Untried),
    ));
    out
}

/// Lines of an example as one.
fn states(lines: &str) -> String {
    let told: Vec<&str> = lines
        .lines()
        .filter(|line| !line.starts_with('['))
        .collect();
    format!("`{}`", told.join("`, `"))
}

fn survivor(mutant: &Mutated, names: &[String]) -> String {
    let mut out = format!(
        "{}:{}: {} {}\n",
        mutant.place.file, mutant.place.line, mutant.owner, mutant.what
    );
    let Fate::Survives(survivor) = &mutant.fate else {
        return out;
    };
    if let Some(unstated) = survivor.unstated.first() {
        out.push_str(&format!(
            "    the example `{}` would kill it with {}\n",
            names[unstated.example],
            states(&unstated.states)
        ));
    } else if let Some(proposal) = &survivor.proposal {
        out.push_str(&format!(
            "    {}: {} becomes {} [{}]\n",
            proposal.differs,
            proposal.says,
            proposal.instead,
            mutant.basis.join(", ")
        ));
        for line in proposal.toml.lines() {
            out.push_str(&format!("    {line}\n"));
        }
    }
    out
}

fn as_json(found: &Mutation, through: &[Exercised]) -> Value {
    let exercised: Vec<Value> = through
        .iter()
        .map(|item| {
            json!({
                "file": &*item.place.file,
                "line": item.place.line,
                "kind": item.thing.words().0,
                "what": item.what,
                "examples": item.examples,
            })
        })
        .collect();
    let mutants: Vec<Value> = found
        .mutants
        .iter()
        .map(|mutant| {
            let (fate, example, survivor) = match &mutant.fate {
                Fate::Killed(example) => ("killed", Some(&found.examples[*example]), None),
                Fate::Survives(survivor) => ("survives", None, Some(survivor)),
                Fate::Equivalent => ("equivalent", None, None),
                Fate::Untried => ("untried", None, None),
            };
            json!({
                "file": &*mutant.place.file,
                "line": mutant.place.line,
                "what": mutant.owner,
                "operator": mutant.operator.code(),
                "how": mutant.what,
                "basis": mutant.basis,
                "fate": fate,
                "example": example,
                "unstated": survivor.map(|survivor| unstated(found, &survivor.unstated)),
                "proposal": survivor.and_then(|survivor| survivor.proposal.as_ref()).map(|proposal| json!({
                    "differs": proposal.differs,
                    "says": proposal.says,
                    "instead": proposal.instead,
                    "example": proposal.toml,
                })),
            })
        })
        .collect();
    json!({
        "pack": found.pack,
        "killed": found.killed(),
        "survive": found.survivors().count(),
        "equivalent": count(found, |fate| *fate == Fate::Equivalent),
        "untried": count(found, |fate| *fate == Fate::Untried),
        "per_cent": found.score() as f64 / 100.0,
        "exercised": exercised,
        "mutants": mutants,
    })
}

fn unstated(found: &Mutation, listed: &[Unstated]) -> Vec<Value> {
    listed
        .iter()
        .map(|item| json!({ "example": found.examples[item.example], "states": item.states }))
        .collect()
}
