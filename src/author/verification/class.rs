//! The cases in which something is wrong: how many, and one of them in words.

use crate::author::building::Built;
use crate::author::model::{Model, Rule};
use crate::author::words::in_words;
use crate::engine::diagram::{FALSE, FORBIDDEN, Ref, TRUE, allowed, full};
use crate::engine::explanation::smallest;
use crate::engine::pack::FactId;

/// A set of cases that is not empty.
pub(super) struct Class {
    /// One of the cases, as pairs of level and value: no smaller set of its facts makes it one.
    pub(super) way: Vec<(usize, usize)>,
    /// How many cases there are, over the facts that matter.
    pub(super) count: u128,
    /// Of how many that the constraints allow.
    pub(super) all: u128,
}

impl Class {
    /// The cases in which a diagram that knows the constraints ends in yes; none where no case does.
    pub(super) fn of(model: &Model, built: &Built, root: Ref) -> Option<Class> {
        let way = built.builder.witness(root, &|terminal| terminal == TRUE)?;
        let levels = built.builder.diagrams().levels_below(root);
        let counts = built.builder.count(root, &levels);
        let sum = |wanted: &dyn Fn(u32) -> bool| {
            let counted = counts.iter().filter(|(terminal, _)| wanted(*terminal));
            counted.fold(0_u128, |sum, (_, count)| sum.saturating_add(*count))
        };
        Some(Class {
            way: reduced(model, built, root, way),
            count: sum(&|terminal| terminal == TRUE),
            all: sum(&|terminal| terminal != FORBIDDEN),
        })
    }

    /// "3 of 12 cases, for one: Ålder: 18 · Behov: missbruk".
    pub(super) fn in_words(&self, model: &Model, built: &Built) -> String {
        let case = in_words(model, &built.layout, &self.way);
        format!("{} of {} cases, for one: {case}", self.count, self.all)
    }
}

/// The smallest set of a case's facts that alone makes the diagram end in yes.
///
/// The way to a terminal tests what the order of levels makes it test; a fact on it may not matter.
fn reduced(
    model: &Model,
    built: &Built,
    root: Ref,
    way: Vec<(usize, usize)>,
) -> Vec<(usize, usize)> {
    // The period goes as one fact more.
    let fact = |level: usize| built.layout.fact_of[level].unwrap_or(model.facts.len());
    let mut facts: Vec<FactId> = way.iter().map(|&(level, _)| fact(level)).collect();
    facts.sort_unstable();
    facts.dedup();
    let diagrams = built.builder.diagrams();
    let kept = smallest(&facts, |kept| {
        let mut masks: Vec<u32> = built.layout.sizes.iter().map(|&size| full(size)).collect();
        for &(level, value) in way.iter().filter(|(level, _)| kept.contains(&fact(*level))) {
            masks[level] = 1 << value;
        }
        allowed(diagrams.reach_from(root, &masks)) == 1 << TRUE
    });
    way.into_iter()
        .filter(|&(level, _)| kept.contains(&fact(level)))
        .collect()
}

/// What stays of a diagram that knows the constraints outside a condition.
pub(super) fn minus(built: &mut Built, left: Ref, condition: Ref) -> Ref {
    built
        .builder
        .combine(left, condition, &mut |left, condition| {
            if left == TRUE && condition == TRUE {
                FALSE
            } else {
                left
            }
        })
}

/// A rule as it is told under a problem: what it gives, and why.
pub(super) fn told(model: &Model, rule: &Rule) -> String {
    let decision = &model.decisions[rule.decides];
    let labels = |values: &[usize]| -> Vec<&str> {
        values
            .iter()
            .map(|&value| decision.values[value].label.as_str())
            .collect()
    };
    let says = match (rule.gives.as_slice(), rule.excludes.as_slice()) {
        ([], []) => "nobody".to_owned(),
        (gives, []) => labels(gives).join(", "),
        (_, excludes) => format!("not {}", labels(excludes).join(", ")),
    };
    format!("`{}` → {says}: {}", rule.id, rule.because)
}
