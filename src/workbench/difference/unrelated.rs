//! Packs whose cases cannot be compared: they have few facts in common, or are too large together.
//!
//! Two packs of which each asks for its own have no case in common that says anything: every class of cases would be a class of
//! pairs. What stands in them is compared all the same.

use crate::author::model::Model;
use crate::workbench::difference::data::{Difference, Named};
use crate::workbench::difference::things::things;
use crate::workbench::difference::version::Advice;

/// How many facts are named at most.
const FEW: usize = 8;

/// Why the cases of two packs are not compared, as a clause, where they have no fact in common, or under two names less than
/// half of those of the smaller one.
pub(super) fn few_facts(models: [&Model; 2]) -> Option<String> {
    let [old, new] = models;
    let common = in_common(models).len();
    let few = 2 * common < old.facts.len().min(new.facts.len());
    (common == 0 || (few && old.id != new.id)).then(|| in_words(models))
}

/// Why the cases of two packs are not compared that are too large together, as a clause.
pub(super) fn too_large(models: [&Model; 2]) -> String {
    format!(
        "together they are too large to be compared case by case; {}",
        in_words(models)
    )
}

/// What differs between packs whose cases are not compared.
pub(super) fn difference(models: [&Model; 2], why: String) -> Difference {
    let found = things(models);
    let [only_old, only_new] = found.only;
    let [old, new] = models.map(Named::of);
    Difference {
        old,
        new,
        changes: Vec::new(),
        totals: Vec::new(),
        cases: Vec::new(),
        renamed: Vec::new(),
        only_old,
        only_new,
        settings: found.settings,
        rules: found.rules,
        wording: found.wording,
        not_compared: Vec::new(),
        no_cases: Some(why),
        version: Advice::default(),
    }
}

fn in_common([old, new]: [&Model; 2]) -> Vec<&str> {
    let ids = new.facts.iter().map(|fact| fact.id.as_str());
    ids.filter(|id| old.facts.iter().any(|fact| fact.id == *id))
        .collect()
}

fn in_words(models: [&Model; 2]) -> String {
    let [old, new] = models.map(|model| format!("{} in `{}`", model.facts.len(), model.id));
    let common = in_common(models);
    let count = match common.len() {
        0 => "no fact".to_owned(),
        1 => "1 fact".to_owned(),
        count => format!("{count} facts"),
    };
    let mut named: Vec<String> = common
        .iter()
        .take(FEW)
        .map(|id| format!("`{id}`"))
        .collect();
    if common.len() > FEW {
        named.push("…".to_owned());
    }
    let named = match named.is_empty() {
        true => String::new(),
        false => format!(": {}", named.join(", ")),
    };
    format!("the packs have {count} in common, of {old} and {new}{named}")
}
