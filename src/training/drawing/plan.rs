//! Draws values for the levels of the diagrams, for one case or for two that differ in one answer.
//!
//! A walk down from a root chooses each value as often as complete cases below it come out as wanted: what is drawn is never thrown
//! away for its outcome, and every case that comes out so can be drawn. Two cases go down together, each to its own place; on
//! the levels of the answer that differs each has its own value, on all others they have the same. What a level counts is a share of one,
//! so that levels which a root does not ask for count nothing.

use rustc_hash::FxHashMap;

use crate::engine::diagram::{Diagrams, Ref};
use crate::training::chance::Chance;

/// The values of a level in the two cases, and how likely they are beside the others that are left. Where there is one case, both are its.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Choice {
    pub(super) values: [u8; 2],
    pub(super) share: f64,
}

/// What is left for each level; a level that is drawn has one choice.
#[derive(Clone, Debug)]
pub(super) struct Plan<'d> {
    diagrams: &'d Diagrams,
    levels: Vec<Vec<Choice>>,
    /// The levels on which the cases may differ, a bit for each.
    free: u128,
    /// For each node the levels that are asked for there and below, a bit for each.
    mentioned: &'d [u128],
}

/// How two cases must come out.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'w> {
    /// Whether two terminals are what is wanted.
    pub(super) fits: &'w dyn Fn(u32, u32) -> bool,
    /// Whether it is never wanted that both are the same.
    pub(super) differ: bool,
}

impl<'d> Plan<'d> {
    /// A plan by the shares of the values of each level.
    pub(super) fn new(
        diagrams: &'d Diagrams,
        mentioned: &'d [u128],
        shares: &[Vec<(u8, f64)>],
    ) -> Plan<'d> {
        let choice = |&(value, share): &(u8, f64)| Choice {
            values: [value; 2],
            share,
        };
        let level = |shares: &Vec<(u8, f64)>| shares.iter().map(choice).collect();
        Plan {
            diagrams,
            levels: shares.iter().map(level).collect(),
            free: 0,
            mentioned,
        }
    }

    /// Lets the cases differ on a level: by the pairs of values that `may` allows.
    pub(super) fn differ(&mut self, level: usize, may: impl Fn(u8, u8) -> bool) {
        let single = std::mem::take(&mut self.levels[level]);
        let mut pairs = Vec::new();
        for one in &single {
            for other in &single {
                let values = [one.values[0], other.values[0]];
                if may(values[0], values[1]) {
                    let share = one.share * other.share;
                    pairs.push(Choice { values, share });
                }
            }
        }
        let sum: f64 = pairs.iter().map(|pair| pair.share).sum();
        if sum > 0.0 {
            pairs.iter_mut().for_each(|pair| pair.share /= sum);
        }
        self.levels[level] = pairs;
        self.free |= 1 << level;
    }

    /// Draws the levels that two roots ask for, so that they come out as wanted. False where nothing does, and nothing is then drawn.
    pub(super) fn draw(
        &mut self,
        roots: [Ref; 2],
        wanted: Wanted<'_>,
        chance: &mut Chance,
    ) -> bool {
        let mut known = Known::new(self.mentioned.len());
        if self.levels.iter().any(Vec::is_empty) || self.count(roots, wanted, &mut known) <= 0.0 {
            return false;
        }
        let mut at = roots;
        while let Some(level) = self.level(at) {
            let weights: Vec<f64> = (self.levels[level].iter())
                .map(|choice| {
                    choice.share * self.count(self.step(at, level, choice), wanted, &mut known)
                })
                .collect();
            let choice = self.levels[level][pick(&weights, chance)];
            at = self.step(at, level, &choice);
            self.levels[level] = vec![choice];
        }
        true
    }

    /// Draws every level that is left, and gives the values of both cases.
    pub(super) fn rest(mut self, chance: &mut Chance) -> [Vec<u8>; 2] {
        for level in &mut self.levels {
            let weights: Vec<f64> = level.iter().map(|choice| choice.share).collect();
            *level = vec![level[pick(&weights, chance)]];
        }
        [0, 1].map(|case| self.levels.iter().map(|it| it[0].values[case]).collect())
    }

    /// Which share of what is left below two places comes out as wanted. Sums and products of the same numbers in the same order: the
    /// same in every program.
    fn count(&self, at: [Ref; 2], wanted: Wanted<'_>, known: &mut Known) -> f64 {
        let Some(level) = self.level(at) else {
            let [one, other] = at.map(|at| at.terminal().unwrap_or_default());
            return f64::from(u8::from((wanted.fits)(one, other)));
        };
        if wanted.differ && at[0] == at[1] && self.mentioned[at[0].node()] & self.free == 0 {
            return 0.0;
        }
        if let Some(count) = known.get(at) {
            return count;
        }
        let mut count = 0.0;
        for choice in &self.levels[level] {
            count += choice.share * self.count(self.step(at, level, choice), wanted, known);
        }
        known.put(at, count);
        count
    }

    /// The first level that one of two places asks for.
    fn level(&self, at: [Ref; 2]) -> Option<usize> {
        let level = self.diagrams.level(at[0]).min(self.diagrams.level(at[1]));
        (level < self.levels.len()).then_some(level)
    }

    fn step(&self, at: [Ref; 2], level: usize, choice: &Choice) -> [Ref; 2] {
        [0, 1].map(|case| match self.diagrams.level(at[case]) == level {
            true => self.diagrams.children(at[case])[usize::from(choice.values[case])],
            false => at[case],
        })
    }
}

/// What has been counted: where both cases are at one place by its node, else by both.
struct Known {
    same: Vec<f64>,
    apart: FxHashMap<[Ref; 2], f64>,
}

impl Known {
    fn new(nodes: usize) -> Known {
        Known {
            same: vec![-1.0; nodes],
            apart: FxHashMap::default(),
        }
    }

    fn get(&self, at: [Ref; 2]) -> Option<f64> {
        match at[0] == at[1] {
            true => Some(self.same[at[0].node()]).filter(|count| *count >= 0.0),
            false => self.apart.get(&at).copied(),
        }
    }

    fn put(&mut self, at: [Ref; 2], count: f64) {
        match at[0] == at[1] {
            true => self.same[at[0].node()] = count,
            false => _ = self.apart.insert(at, count),
        }
    }
}

/// The place of one of some weights, as often as it weighs.
fn pick(weights: &[f64], chance: &mut Chance) -> usize {
    let mut left = chance.share() * weights.iter().sum::<f64>();
    let mut picked = 0;
    for (place, &weight) in weights.iter().enumerate() {
        if weight > 0.0 {
            picked = place;
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
    }
    picked
}
