//! What became of every id of a source's inventory: encoded in a rule, left to the worker's judgement, out of scope, or missing.

use std::collections::BTreeMap;

use crate::author::model::Model;
use crate::author::{Failure, Files, read};
use crate::engine::pack::Tone;

/// What became of an inventory id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// A rule, duty, notice or the like says it.
    Encoded,
    /// Only a prompt speaks of it: the worker judges it, nothing decides it.
    Judgement,
    /// Deliberately no rule, with a reason.
    OutOfScope,
    /// Nothing speaks of it.
    Missing,
    /// The pack rests on it, and no source's inventory numbers it: whether anything is missing beside it cannot be told.
    NotNumbered,
}

impl Standing {
    /// The standing as it is printed.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Encoded => "encoded",
            Standing::Judgement => "judgement",
            Standing::OutOfScope => "out of scope",
            Standing::Missing => "missing",
            Standing::NotNumbered => "not numbered",
        }
    }
}

/// An inventory id and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The id, such as `ST-067`.
    pub id: String,
    /// What became of it.
    pub standing: Standing,
    /// The rules, duties, notices and texts that say it.
    pub by: Vec<String>,
    /// Why it is out of scope.
    pub because: String,
}

/// What the ids that a pack rests on were compared with, and what came of it.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The pack's id.
    pub pack: String,
    /// The sources that number their rules, by id, and how many rules each numbers.
    pub inventories: Vec<(String, u32)>,
    /// Every inventory id of the pack's sources, in order.
    pub numbered: Vec<Covered>,
    /// Every other id that the pack rests on, in the order of the alphabet.
    pub others: Vec<Covered>,
}

/// Compares the ids that a pack rests on with the inventories of its sources.
///
/// # Errors
/// The pack file cannot be read, or cannot be linked.
pub fn coverage(file: &str, files: &dyn Files) -> Result<Coverage, Failure> {
    let model = read(file, files)?;
    let numbered = of(&model);
    let is_numbered = |id: &str| numbered.iter().any(|covered| covered.id == id);
    let others = citations(&model)
        .into_iter()
        .filter(|(id, _)| !is_numbered(id))
        .map(|(id, by)| Covered {
            id: id.to_owned(),
            standing: Standing::NotNumbered,
            by: by.into_iter().map(|(name, _)| name).collect(),
            because: String::new(),
        })
        .collect();
    let sources = model.sources.iter().zip(&model.inventory);
    Ok(Coverage {
        pack: model.id.clone(),
        inventories: sources
            .filter_map(|(source, count)| Some((source.id.clone(), (*count)?)))
            .collect(),
        numbered,
        others,
    })
}

/// Every inventory id of a model's sources, in order.
pub(crate) fn of(model: &Model) -> Vec<Covered> {
    let cited = citations(model);
    let covered = |id: String| {
        let by = cited.get(id.as_str()).cloned().unwrap_or_default();
        let because = model
            .out_of_scope
            .iter()
            .find(|item| item.basis.contains(&id))
            .map(|item| item.because.clone());
        let standing = match &because {
            Some(_) => Standing::OutOfScope,
            None if by.is_empty() => Standing::Missing,
            None if by.iter().all(|(_, judged)| *judged) => Standing::Judgement,
            None => Standing::Encoded,
        };
        Covered {
            id,
            standing,
            by: by.into_iter().map(|(name, _)| name).collect(),
            because: because.unwrap_or_default(),
        }
    };
    model
        .sources
        .iter()
        .zip(&model.inventory)
        .flat_map(|(source, count)| {
            (1..=count.unwrap_or(0)).map(|number| format!("{}-{number:03}", source.id))
        })
        .map(covered)
        .collect()
}

/// For each basis id what cites it, and whether that is left to judgement.
fn citations(model: &Model) -> BTreeMap<&str, Vec<(String, bool)>> {
    let mut cited: BTreeMap<&str, Vec<(String, bool)>> = BTreeMap::new();
    let rules = model
        .rules
        .iter()
        .map(|rule| (&rule.basis, rule.id.clone(), false));
    let derived = model
        .derived
        .iter()
        .map(|derived| (&derived.basis, derived.id.clone(), false));
    let gaps = model.gaps.iter().map(|gap| {
        let decides = &model.decisions[gap.decides].id;
        (&gap.basis, format!("gap of {decides}"), false)
    });
    let duties = model
        .duties
        .iter()
        .map(|duty| (&duty.basis, duty.id.clone(), duty.judgement.is_some()));
    let notices = model.notices.iter().map(|notice| {
        let judged = notice.tone == Tone::Judgement;
        (&notice.basis, notice.id.clone(), judged)
    });
    let templates = model
        .templates
        .iter()
        .map(|template| (&template.basis, template.id.clone(), false));
    let all = rules
        .chain(derived)
        .chain(gaps)
        .chain(duties)
        .chain(notices)
        .chain(templates);
    for (basis, name, judged) in all {
        for id in basis {
            cited.entry(id).or_default().push((name.clone(), judged));
        }
    }
    cited
}
