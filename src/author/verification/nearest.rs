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
use crate::engine::pack::{DecisionId, Force, Kind};

/// How many rules are told at most.
const MOST: usize = 3;

/// How far all numbers of a fact lie apart, and twice as far as any two answers that are no numbers.
const FAR: usize = 1000;

/// How much of a case must change: the levels, and then how far all together.
type Distance = (usize, usize);

/// The rules of a decision that apply when fewest levels of a block of cases change, those first that a near number is enough for,
/// each with the change; a line each.
pub(super) fn rules(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    block: &[(usize, u32)],
) -> Vec<String> {
    let mut near: Vec<(Distance, String)> = Vec::new();
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
    near.sort_by_key(|(distance, _)| *distance);
    let Some(&((least, _), _)) = near.first() else {
        return Vec::new();
    };
    near.into_iter()
        .filter(|((levels, _), _)| *levels == least)
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
    known: HashMap<Ref, Option<Distance>>,
}

impl Search<'_> {
    /// How much of the case must change to come to yes from here.
    fn distance(&mut self, at: Ref) -> Option<Distance> {
        if let Some(terminal) = at.terminal() {
            return (terminal == TRUE).then_some((0, 0));
        }
        if let Some(&known) = self.known.get(&at) {
            return known;
        }
        let steps = self.steps(at);
        let distance = steps
            .into_iter()
            .filter_map(|(cost, child)| Some(sum(cost, self.distance(child)?)))
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
                    Some((sum(cost, self.distance(child)?), value, cost))
                })
                .min();
            let Some((_, value, cost)) = best else {
                break;
            };
            let level = self.built.builder.diagrams().level(at);
            if cost > (0, 0) {
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

    /// The children of a node, each with how much of the case changes on the way to it: nothing where the case says so or leaves it
    /// open.
    fn steps(&self, at: Ref) -> Vec<(Distance, Ref)> {
        let diagrams = self.built.builder.diagrams();
        let level = diagrams.level(at);
        let told = self.block.iter().find(|(own, _)| *own == level);
        diagrams
            .children(at)
            .iter()
            .enumerate()
            .map(|(value, &child)| match told {
                Some(&(_, told)) if told >> value & 1 == 0 => {
                    ((1, self.apart(level, told, value)), child)
                }
                _ => ((0, 0), child),
            })
            .collect()
    }

    /// How far a value of a level lies from those that the case has.
    fn apart(&self, level: usize, told: u32, value: usize) -> usize {
        let layout = &self.built.layout;
        let number = layout.fact_of[level].map(|fact| (fact, &layout.kinds[fact]));
        let Some((fact, Kind::Number { min, max, .. })) = number else {
            return FAR / 2;
        };
        let gap = |own: (i32, i32), other: (i32, i32)| (own.0 - other.1).max(other.0 - own.1);
        let all = block::ranges(layout, fact, told);
        let gaps = block::ranges(layout, fact, 1 << value).into_iter();
        let gaps = gaps.flat_map(|own| all.iter().map(move |&other| gap(own, other)));
        let least = gaps.min().unwrap_or_default().max(0);
        least as usize * FAR / (max.abs_diff(*min) as usize).max(1)
    }
}

fn sum(one: Distance, other: Distance) -> Distance {
    (one.0 + other.0, one.1 + other.1)
}
