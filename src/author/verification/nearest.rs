//! The rules that nearly decide a case: what an author may have meant to widen.

use rustc_hash::FxHashMap as HashMap;

use crate::author::building::Built;
use crate::author::model::Model;
use crate::author::words::in_words;
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{DecisionId, Force};

/// How many rules are told at most.
const MOST: usize = 3;

/// The rules of a decision that apply when fewest of a case's levels change, each with the change; a line each.
pub(super) fn rules(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    way: &[(usize, usize)],
) -> Vec<String> {
    let mut near: Vec<(usize, String)> = Vec::new();
    for (index, rule) in model.rules.iter().enumerate() {
        let decides = rule.decides == decision && rule.excludes.is_empty();
        if !decides || rule.force == Force::Presumption {
            continue;
        }
        let live = built.constrained(built.live[index]);
        let mut search = Search {
            built,
            way,
            known: HashMap::default(),
        };
        if let Some(distance) = search.distance(live) {
            let change = search.change(live);
            let case = in_words(model, &search.built.layout, &change);
            near.push((distance, format!("near: `{}` applies with {case}", rule.id)));
        }
    }
    let Some(least) = near.iter().map(|(distance, _)| *distance).min() else {
        return Vec::new();
    };
    near.into_iter()
        .filter(|(distance, _)| *distance == least)
        .map(|(_, line)| line)
        .take(MOST)
        .collect()
}

struct Search<'s> {
    built: &'s Built,
    way: &'s [(usize, usize)],
    known: HashMap<Ref, Option<usize>>,
}

impl Search<'_> {
    /// How many of the case's levels must change to come to yes from here.
    fn distance(&mut self, at: Ref) -> Option<usize> {
        if let Some(terminal) = at.terminal() {
            return (terminal == TRUE).then_some(0);
        }
        if let Some(&known) = self.known.get(&at) {
            return known;
        }
        let steps: Vec<(usize, Ref)> = self.steps(at);
        let distance = steps
            .into_iter()
            .filter_map(|(cost, child)| Some(cost + self.distance(child)?))
            .min();
        self.known.insert(at, distance);
        distance
    }

    /// What changes on the nearest way, as pairs of level and value.
    fn change(&mut self, root: Ref) -> Vec<(usize, usize)> {
        let (mut at, mut change) = (root, Vec::new());
        while at.terminal().is_none() {
            let steps = self.steps(at);
            let best = steps
                .iter()
                .enumerate()
                .filter_map(|(value, &(cost, child))| {
                    Some((cost + self.distance(child)?, value, cost))
                })
                .min();
            let Some((_, value, cost)) = best else {
                break;
            };
            if cost > 0 {
                change.push((self.built.builder.diagrams().level(at), value));
            }
            at = steps[value].1;
        }
        change
    }

    /// The children of a node, each with 1 where the case says otherwise and 0 where it says so or leaves it open.
    fn steps(&self, at: Ref) -> Vec<(usize, Ref)> {
        let diagrams = self.built.builder.diagrams();
        let level = diagrams.level(at);
        let told = self.way.iter().find(|(own, _)| *own == level);
        diagrams
            .children(at)
            .iter()
            .enumerate()
            .map(|(value, &child)| {
                let differs = told.is_some_and(|&(_, told)| told != value);
                (usize::from(differs), child)
            })
            .collect()
    }
}
