//! The exercises that a new pack answers otherwise: every vignette, and as many drawn ones as are asked for.

use std::str::FromStr;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::author::{self, Failure, Files};
use crate::cli::diff::text::put;
use crate::cli::exercises::answers_of;
use crate::training::{Choice, Kind, Trainer};
use crate::workbench::taught::{Taught, Turned, turned, vignettes};

/// Which exercises are drawn of the old pack beside its vignettes.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Drawn {
    seed: u64,
    count: usize,
}

impl FromStr for Drawn {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Drawn, &'static str> {
        const WRONG: &str = "write SEED:COUNT, such as 1:200, with a count up to 100000";
        let (seed, count) = text.split_once(':').ok_or(WRONG)?;
        let seed = seed.parse().map_err(|_| WRONG)?;
        let count = count.parse().map_err(|_| WRONG)?;
        match count {
            1..=100_000 => Ok(Drawn { seed, count }),
            _ => Err(WRONG),
        }
    }
}

/// A pack file and where it is read.
pub(super) type At<'a> = (&'a str, &'a dyn Files);

/// What became of the exercises.
#[derive(Default)]
pub(super) struct Compared {
    /// How many were judged by both packs.
    count: usize,
    /// Those that come to something else.
    turned: Vec<Turned>,
}

/// The exercises, judged by both packs; none where there is nothing to compare. Drawn ones are those that `lots exercises` prints for the
/// seed and the count, so that who answers for a handed-out list hears of that very list.
pub(super) fn of(
    old: At<'_>,
    new: At<'_>,
    drawn: Option<Drawn>,
    on: NaiveDate,
) -> Result<Compared, Failure> {
    let mut taught = vignettes(old, new)?;
    if taught.is_empty() && drawn.is_none() {
        return Ok(Compared::default());
    }
    let (old, material) = author::compile_to_train(old.0, old.1)?;
    let new = author::compile(new.0, new.1)?;
    if let Some(drawn) = drawn
        && let Ok(trainer) = Trainer::new(&old, &material, on)
    {
        let set = trainer.set(&Choice::new(on, drawn.seed, drawn.count));
        // The written ones among them are there already, under their own names.
        let others = set.exercises.iter().filter(|it| it.kind != Kind::Vignette);
        taught.extend(others.map(|exercise| {
            let answers = answers_of(&old, &exercise.case);
            Taught {
                id: exercise.id.to_string(),
                title: exercise.text(),
                on,
                answers: [answers.clone(), answers],
            }
        }));
    }
    Ok(Compared {
        count: taught.len(),
        turned: turned(&old, &new, &taught),
    })
}

/// The same for people. Where it was asked for it is said also that there was nothing to compare.
pub(super) fn as_text(compared: &Compared, is_asked: bool) -> String {
    let mut out = String::new();
    let Compared { count, turned } = compared;
    if turned.is_empty() {
        if *count > 0 || is_asked {
            put(
                &mut out,
                &format!("\nExercises\n  {count} compared, none changes"),
            );
        }
        return out;
    }
    put(&mut out, "\nExercises with another key");
    for it in turned {
        put(&mut out, &format!("  {} {}", it.id, it.title));
        for (decision, before, after) in &it.decisions {
            put(&mut out, &format!("    {decision}: {before} → {after}"));
        }
        if !it.left.is_empty() {
            let left = it.left.join(", ");
            put(
                &mut out,
                &format!("    only one of the packs takes its answers: {left}"),
            );
        }
    }
    put(&mut out, &format!("  {} of {count} compared", turned.len()));
    out
}

/// The same for programs.
pub(super) fn as_json(compared: &Compared) -> Value {
    let one = |it: &Turned| {
        let decisions = it.decisions.iter();
        let decisions: Vec<Value> = decisions
            .map(|(decision, before, after)| {
                json!({ "decision": decision, "old": before, "new": after })
            })
            .collect();
        json!({ "id": it.id, "title": it.title, "decisions": decisions, "left": it.left })
    };
    compared.turned.iter().map(one).collect()
}
