//! What became of every id of a source's inventory: encoded in a rule, left to the worker's judgement, out of scope, or missing.

use std::collections::BTreeMap;

use crate::author::model::{Model, Rule};
use crate::author::problem::{Kind, Place, Problems};
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
    /// What the ids were compared with, source by source.
    pub inventories: Vec<Inventory>,
    /// Every inventory id of the pack's sources, in order.
    pub numbered: Vec<Covered>,
    /// Every other id that the pack rests on, in the order of the alphabet.
    pub others: Vec<Covered>,
    /// Every other id that a section lists and nothing rests on, in file order.
    pub unused: Vec<String>,
    /// The rules that rest on no id, in file order.
    pub without_basis: Vec<String>,
}

/// What there is to account for in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inventory {
    /// The source's id.
    pub source: String,
    /// How many ids there are.
    pub count: usize,
    /// Whether they are what the source's sections list: no source of the pack says how many rules it numbers.
    pub listed: bool,
}

/// Compares the ids that a pack rests on with the inventories of its sources.
///
/// # Errors
/// The pack file cannot be read, or cannot be linked.
pub fn coverage(file: &str, files: &dyn Files) -> Result<Coverage, Failure> {
    let model = read(file, files)?;
    let numbered = of(&model);
    let is_numbered = |id: &str| numbered.iter().any(|covered| covered.id == id);
    let cited = citations(&model);
    let others = cited
        .iter()
        .filter(|(id, _)| !is_numbered(id))
        .map(|(id, by)| Covered {
            id: (*id).to_owned(),
            standing: Standing::NotNumbered,
            by: by.iter().map(|(name, _)| name.clone()).collect(),
            because: String::new(),
        })
        .collect();
    let listed = model.sections.iter().flat_map(|section| &section.basis);
    let unused = listed.filter(|id| !is_numbered(id) && !cited.contains_key(id.as_str()));
    let bare = model.rules.iter().filter(|rule| rule.basis.is_empty());
    Ok(Coverage {
        pack: model.id.clone(),
        inventories: (0..model.sources.len())
            .map(|source| Inventory {
                source: model.sources[source].id.clone(),
                count: inventory(&model, source).len(),
                listed: !has_counts(&model),
            })
            .filter(|inventory| inventory.count > 0)
            .collect(),
        unused: unused.cloned().collect(),
        without_basis: bare.map(|rule| rule.id.clone()).collect(),
        numbered,
        others,
    })
}

/// Remarks on rules that rest on nothing, in a pack that has sources: of a table one on all of its rows.
pub(crate) fn remarks(model: &Model, problems: &mut Problems) {
    if model.sources.is_empty() {
        return;
    }
    let is_bare = |rule: &&Rule| rule.basis.is_empty();
    for (at, table) in model.tables.iter().enumerate() {
        let rows = model.rules.iter().filter(|rule| rule.table == Some(at));
        let count = rows.filter(is_bare).count();
        if count > 0 {
            let rows = if count == 1 { "row" } else { "rows" };
            let what = format!("{count} {rows} of table `{}`", table.id);
            note(&table.place, &what, count == 1, problems);
        }
    }
    for rule in model.rules.iter().filter(is_bare) {
        if rule.table.is_none() {
            note(&rule.place, &format!("rule `{}`", rule.id), true, problems);
        }
    }
}

fn note(place: &Place, what: &str, is_one: bool, problems: &mut Problems) {
    let rests = if is_one { "rests" } else { "rest" };
    problems.add_with(
        place,
        Kind::NoBasis,
        format!("{what} {rests} on nothing in a source"),
        Some("name in `basis` where it stands".to_owned()),
    );
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
    (0..model.sources.len())
        .flat_map(|source| inventory(model, source))
        .map(covered)
        .collect()
}

/// Whether some source says how many rules it numbers.
fn has_counts(model: &Model) -> bool {
    model.inventory.iter().any(Option::is_some)
}

/// The ids that a source's inventory numbers, as the sections write them: with how many digits does not matter, and one that none
/// lists has as many as the shortest, or three. Where no source of the pack says how many it numbers, the inventory is what the sections list.
pub(crate) fn inventory(model: &Model, source: usize) -> Vec<String> {
    let sections = model.sections.iter();
    let own = sections.filter(|section| section.source == source);
    let listed = || own.clone().flat_map(|section| &section.basis);
    if !has_counts(model) {
        return listed().cloned().collect();
    }
    let prefix = &model.sources[source].id;
    let written = listed().filter(|id| number(prefix, id).is_some());
    let digits = written.map(|id| id.len() - prefix.len() - 1).min();
    let digits = digits.unwrap_or(3);
    (1..=model.inventory[source].unwrap_or(0))
        .map(|wanted| {
            let is_it = |id: &&String| number(prefix, id) == Some(wanted);
            let plain = || format!("{prefix}-{wanted:0digits$}");
            listed().find(is_it).cloned().unwrap_or_else(plain)
        })
        .collect()
}

/// The number of an id of a source: `12` of `ST-012`.
fn number(source: &str, id: &str) -> Option<u32> {
    let digits = id.strip_prefix(source)?.strip_prefix('-')?;
    let all = digits.chars().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|_| all)
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
