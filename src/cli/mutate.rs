//! `lots mutate`: which mutants of a pack its examples kill, which not, and examples that would; as JSON of schema 1.

use chrono::Local;
use serde_json::{Value, json};

use crate::author::problem::Place;
use crate::cli::several::Failed;
use crate::cli::{Format, Trouble, named, place, plural, print};
use crate::workbench::exercised::{Exercised, Thing, exercised};
use crate::workbench::mutation::{Fate, Mutated, Mutation, Proposal, Unstated, mutate};

/// A share in per cent, as an argument gives it.
pub(super) fn per_cent(text: &str) -> Result<f64, String> {
    let share: Option<f64> = text.parse().ok();
    share
        .filter(|share| (0.0..=100.0).contains(share))
        .ok_or_else(|| "it is no share in per cent, a number from 0 to 100".to_owned())
}

pub(super) fn run(packs: &[String], at_least: f64, format: Format) -> Result<(), Trouble> {
    let today = Local::now().date_naive();
    let mut fallen: Vec<String> = Vec::new();
    let mut listed: Vec<Value> = Vec::new();
    let mut failed = Failed::default();
    for pack in named(packs) {
        let (file, files) = place(&pack);
        let both =
            mutate(&file, files, today).and_then(|found| Ok((found, exercised(&file, files)?)));
        let Some((found, through)) = failed.kept(&pack, both) else {
            continue;
        };
        if (found.score() as f64) < at_least * 100.0 {
            fallen.push(format!(
                "the examples of `{}` kill {} of its mutants, below the {at_least} % asked for",
                found.pack,
                share(&found),
            ));
        }
        match format {
            Format::Text => print(&text(&found, &through)),
            Format::Json => listed.push(as_json(&found, &through)),
        }
    }
    match format {
        Format::Text => failed.print(),
        Format::Json => {
            let told = json!({
                "schema": 1, "packs": listed, "problems": failed.as_json(), "unreadable": failed.unreadable,
            });
            print(&format!("{told:#}\n"));
        }
    }
    // Beside what is printed, so that JSON stays JSON.
    for line in &fallen {
        eprintln!("lots: {line}");
    }
    failed.end(fallen.is_empty())
}

/// The share of mutants that is killed, such as "97.91 %".
fn share(found: &Mutation) -> String {
    let score = found.score();
    format!("{}.{:02} %", score / 100, score % 100)
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
        out.push_str(&survivor(mutant, found));
    }
    for proposal in &found.proposals {
        out.push_str(&proposed(proposal, found));
    }
    if !found.proposals.is_empty() {
        out.push('\n');
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
    out.push_str(&format!(
        "{}: {} mutants killed of {} ({}); {} equivalent, {} untried\n",
        found.pack,
        found.killed(),
        found.killed() + found.survivors().count(),
        share(found),
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

fn survivor(mutant: &Mutated, found: &Mutation) -> String {
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
            found.examples[unstated.example],
            states(&unstated.states)
        ));
    } else if let Some(killing) = &survivor.killing {
        out.push_str(&format!(
            "    the proposal `{}` would kill it: {}{}\n",
            found.proposals[killing.proposal].name,
            killing.fails.join("; "),
            if mutant.basis.is_empty() {
                String::new()
            } else {
                format!(" [{}]", mutant.basis.join(", "))
            },
        ));
    }
    out
}

/// A proposed example after the mutants that it kills, all of which may be pasted.
fn proposed(proposal: &Proposal, found: &Mutation) -> String {
    let mut out = format!("\n# kills {}:\n", plural(proposal.kills.len(), "mutant"));
    for &index in &proposal.kills {
        let mutant = &found.mutants[index];
        let Place { file, line } = &mutant.place;
        let (owner, what) = (&mutant.owner, &mutant.what);
        out.push_str(&format!("#   {file}:{line}: {owner} {what}\n"));
    }
    out + &proposal.toml
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
                "proposal": survivor.and_then(|survivor| survivor.killing.as_ref()).map(|killing| json!({
                    "name": found.proposals[killing.proposal].name,
                    "fails": killing.fails,
                })),
            })
        })
        .collect();
    let proposals: Vec<Value> = found
        .proposals
        .iter()
        .map(|proposal| json!({ "name": proposal.name, "example": proposal.toml, "kills": proposal.kills }))
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
        "proposals": proposals,
    })
}

fn unstated(found: &Mutation, listed: &[Unstated]) -> Vec<Value> {
    listed
        .iter()
        .map(|item| json!({ "example": found.examples[item.example], "states": item.states }))
        .collect()
}
