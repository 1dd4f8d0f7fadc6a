//! The rules that nearly decide a case: what an author may have meant to widen.

use rustc_hash::FxHashMap as HashMap;

use crate::author::block::{self, Block};
use crate::author::building::Built;
use crate::author::domains::Layout;
use crate::author::model::Model;
use crate::author::phrasing::phrase;
use crate::author::phrasing::words::words;
use crate::author::verification::class::widened;
use crate::author::words::{days_in_words, told_once};
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{DecisionId, Force};

/// How many rules are told at most.
const MOST: usize = 3;

/// The rules of a decision that apply when fewest levels of a block of cases change, each with the change; a line each.
pub(super) fn rules(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    block: &[(usize, u32)],
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
            block,
            known: HashMap::default(),
        };
        if let Some(distance) = search.distance(live) {
            let change = search.change(live);
            near.push((distance, told(model, &built.layout, &rule.id, &change)));
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

/// That a rule would apply if a case were changed so, as a sentence in the pack's language.
fn told(model: &Model, layout: &Layout, rule: &str, change: &[(usize, u32)]) -> String {
    let words = words(&model.lang);
    let days = block::days(layout, change).map(|days| days_in_words(model, &days));
    let answers: Vec<String> = (0..model.facts.len())
        .filter_map(|fact| block::says(layout, change, fact))
        .map(|condition| told_once(model, &phrase(model, &condition)))
        .collect();
    let between = format!(" {} ", words.and);
    let answers = (!answers.is_empty())
        .then(|| (words.if_answered)(&answers.join(&between), answers.len() > 1));
    let how: Vec<String> = days.into_iter().chain(answers).collect();
    (words.would_apply)(rule, &how.join(", "))
}

struct Search<'s> {
    built: &'s Built,
    block: &'s [(usize, u32)],
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

    /// What changes on the nearest way: the levels, each with all values that would do as well.
    fn change(&mut self, root: Ref) -> Block {
        let (mut at, mut way, mut changed) = (root, Vec::new(), Vec::new());
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
            let level = self.built.builder.diagrams().level(at);
            if cost > 0 {
                changed.push(level);
            }
            way.push((level, value));
            at = steps[value].1;
        }
        let wide = widened(self.built, root, block::exactly(&way), &changed);
        way.retain(|(level, _)| changed.contains(level));
        // What may be anything only because the rest is forbidden stays what it was changed to.
        let told = |(level, value)| {
            let known = wide.iter().find(|(own, _)| *own == level);
            known.copied().unwrap_or((level, 1_u32 << value))
        };
        way.into_iter().map(told).collect()
    }

    /// The children of a node, each with 1 where the case says otherwise and 0 where it says so or leaves it open.
    fn steps(&self, at: Ref) -> Vec<(usize, Ref)> {
        let diagrams = self.built.builder.diagrams();
        let level = diagrams.level(at);
        let told = self.block.iter().find(|(own, _)| *own == level);
        diagrams
            .children(at)
            .iter()
            .enumerate()
            .map(|(value, &child)| {
                let differs = told.is_some_and(|&(_, told)| told >> value & 1 == 0);
                (usize::from(differs), child)
            })
            .collect()
    }
}
