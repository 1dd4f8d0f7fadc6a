//! What becomes of exercises when the rules change: which of them a new pack answers otherwise than the old one.

use chrono::NaiveDate;

use crate::author::model::Model;
use crate::author::{self, Failure, Files};
use crate::engine::case::Case;
use crate::engine::decision::{Status, find};
use crate::engine::pack::Pack;
use crate::exchange::answers::{self, Raw};
use crate::exchange::assessment::status_code;

/// An exercise as it is taken from one pack to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Taught {
    /// Its id.
    pub id: String,
    /// What it is about, or how it is told.
    pub title: String,
    /// The day it is judged on.
    pub on: NaiveDate,
    /// Its answers: as the old pack has them and as the new one does.
    pub answers: [Raw; 2],
}

/// An exercise that is answered otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Turned {
    /// Its id.
    pub id: String,
    /// What it is about, or how it is told.
    pub title: String,
    /// The decisions that come to something else, by id: what the old pack gives and what the new one does.
    pub decisions: Vec<(String, String, String)>,
    /// The answers that only one of the packs can take, by the ids of their facts.
    pub left: Vec<String>,
}

/// The vignettes of two packs: those that both have, each with its own answers, and those of one, with the same answers for both.
///
/// # Errors
/// A pack cannot be read or linked.
pub fn vignettes(
    (old, old_files): (&str, &dyn Files),
    (new, new_files): (&str, &dyn Files),
) -> Result<Vec<Taught>, Failure> {
    let models = [author::read(old, old_files)?, author::read(new, new_files)?];
    let of = |model: &Model, id: &str| {
        let mut all = model.vignettes.iter();
        all.find(|it| it.id == id).cloned()
    };
    let mut taught: Vec<Taught> = Vec::new();
    for vignette in models.iter().rev().flat_map(|model| &model.vignettes) {
        if taught.iter().any(|it| it.id == vignette.id) {
            continue;
        }
        let answers = [0, 1].map(|side| {
            let own = of(&models[side], &vignette.id);
            own.map_or_else(|| vignette.answers.clone(), |own| own.answers)
        });
        taught.push(Taught {
            id: vignette.id.clone(),
            title: vignette.title.clone(),
            on: vignette.on,
            answers,
        });
    }
    Ok(taught)
}

/// Those of some exercises that the new pack answers otherwise, or cannot take as they are.
pub fn turned(old: &Pack, new: &Pack, taught: &[Taught]) -> Vec<Turned> {
    let mut turned = Vec::new();
    for it in taught {
        let (before, left_before) = answers::fitting(old, &it.answers[0], it.on);
        let (after, left_after) = answers::fitting(new, &it.answers[1], it.on);
        let decisions: Vec<(String, String, String)> = (old.decisions.iter())
            .filter(|decision| decision.primary)
            .filter_map(|decision| {
                let before = said(old, &before, &decision.id);
                let after = said(new, &after, &decision.id);
                (before != after).then(|| (decision.id.clone(), before, after))
            })
            .collect();
        let mut left = left_before;
        for fact in left_after {
            if !left.contains(&fact) {
                left.push(fact);
            }
        }
        if !decisions.is_empty() || !left.is_empty() {
            turned.push(Turned {
                id: it.id.clone(),
                title: it.title.clone(),
                decisions,
                left,
            });
        }
    }
    turned
}

/// What a pack says of a decision, by codes: the values, with the status where no rule settles it.
fn said(pack: &Pack, case: &Case, decision: &str) -> String {
    let Some(index) = pack.decision(decision) else {
        return "no such decision".to_owned();
    };
    if !pack.validity.holds(case.on) {
        return "not in force".to_owned();
    }
    let decision = &pack.decisions[index];
    let found = find(pack, decision, &pack.diagrams.reach(&case.masks(pack)));
    let codes = found.values().iter();
    let codes: Vec<&str> = codes
        .map(|&value| decision.values[value].code.as_str())
        .collect();
    let codes = match codes.as_slice() {
        [] => "nobody".to_owned(),
        codes => codes.join(", "),
    };
    match found.status {
        Status::Settled => codes,
        Status::Open | Status::Contradiction => status_code(found.status).to_owned(),
        status => format!("{} ({codes})", status_code(status)),
    }
}
