//! How many cases a diagram holds of: every number counts by itself, everything else by its value.

use rustc_hash::FxHashMap as HashMap;

use crate::engine::diagram::{Diagrams, Ref, TRUE};
use crate::engine::pack::Kind;
use crate::workbench::difference::joint::Joint;
use crate::workbench::difference::relations::Pair;

/// For each level how many cases each of its values stands for.
type Weights = Vec<Vec<u128>>;

/// How many cases over these levels (rising, and all that the root depends on) end in yes.
pub(super) fn count(joint: &Joint<'_>, root: Ref, levels: &[usize]) -> u128 {
    let first = &joint.built.layout.first;
    let whole = |pair: &&Pair| {
        let ranges = pair.ranges.iter().map(|(_, fact)| *fact);
        // Where a range matters so do both numbers, or else it is a yes or no of its own.
        let own = |fact: usize| levels.contains(&first[fact]);
        pair.numbers.into_iter().all(own) && ranges.into_iter().any(own)
    };
    let pairs: Vec<&Pair> = joint.pairs.iter().filter(whole).collect();
    over(joint, root, levels, &pairs, &mut weights(joint))
}

fn weights(joint: &Joint<'_>) -> Weights {
    let layout = &joint.built.layout;
    let sizes = layout.sizes.iter().map(|&size| vec![1; usize::from(size)]);
    let mut weights: Weights = sizes.collect();
    for (fact, kind) in layout.kinds.iter().enumerate() {
        if matches!(kind, Kind::Number { .. }) {
            let cells = 0..layout.cell_count(fact);
            weights[layout.first[fact]] =
                cells.map(|cell| width(layout.cell(fact, cell))).collect();
        }
    }
    weights
}

fn width((low, high): (i32, i32)) -> u128 {
    u128::from(high.abs_diff(low)) + 1
}

/// Counts with the numbers of the pairs taken together: how many two cells hold depends on the ranges that they lie in.
fn over(
    joint: &Joint<'_>,
    root: Ref,
    levels: &[usize],
    pairs: &[&Pair],
    weights: &mut Weights,
) -> u128 {
    let Some((pair, rest)) = pairs.split_first() else {
        let diagrams = joint.built.builder.diagrams();
        let counter = Counter {
            diagrams,
            levels,
            weights,
        };
        return counter.count(root);
    };
    let layout = &joint.built.layout;
    let [first, second] = pair.numbers.map(|fact| layout.first[fact]);
    let ranges: Vec<Option<usize>> = pair
        .ranges
        .iter()
        .map(|(_, fact)| Some(layout.first[*fact]).filter(|level| levels.contains(level)))
        .collect();
    let kept = ranges.iter().enumerate().fold(0, |bits, (at, level)| {
        bits | u32::from(level.is_some()) << at
    });
    let mut sum: u128 = 0;
    let before = weights.clone();
    for a in 0..layout.cell_count(pair.numbers[0]) {
        // For each combination of ranges how many partners the cell has in each cell of the second number.
        let mut by_ranges: HashMap<u32, Vec<u128>> = HashMap::default();
        let cells = layout.cell_count(pair.numbers[1]);
        for b in 0..cells {
            let [one, other] = [
                layout.cell(pair.numbers[0], a),
                layout.cell(pair.numbers[1], b),
            ];
            for (within, count) in pair.ways(one, other) {
                by_ranges
                    .entry(within & kept)
                    .or_insert_with(|| vec![0; cells])[b] += count;
            }
        }
        for (within, partners) in by_ranges {
            weights[first] = one_of(weights[first].len(), a);
            weights[second] = partners;
            for (at, level) in ranges.iter().enumerate() {
                if let Some(level) = level {
                    weights[*level] = one_of(2, usize::from(within >> at & 1 == 0));
                }
            }
            sum = sum.saturating_add(over(joint, root, levels, rest, weights));
        }
    }
    *weights = before;
    sum
}

fn one_of(size: usize, value: usize) -> Vec<u128> {
    (0..size).map(|other| u128::from(other == value)).collect()
}

struct Counter<'c> {
    diagrams: &'c Diagrams,
    levels: &'c [usize],
    weights: &'c Weights,
}

impl Counter<'_> {
    fn count(&self, root: Ref) -> u128 {
        let below = self.below(root, &mut HashMap::default());
        below.saturating_mul(self.skipped(0, self.place(root)))
    }

    fn below(&self, at: Ref, known: &mut HashMap<Ref, u128>) -> u128 {
        if let Some(terminal) = at.terminal() {
            return u128::from(terminal == TRUE);
        }
        if let Some(&count) = known.get(&at) {
            return count;
        }
        let here = self.place(at);
        let weights = &self.weights[self.diagrams.level(at)];
        let mut sum: u128 = 0;
        for (&child, &weight) in self.diagrams.children(at).iter().zip(weights) {
            if weight > 0 {
                let skipped = self.skipped(here + 1, self.place(child));
                let below = self.below(child, known).saturating_mul(skipped);
                sum = sum.saturating_add(below.saturating_mul(weight));
            }
        }
        known.insert(at, sum);
        sum
    }

    fn place(&self, at: Ref) -> usize {
        let level = self.diagrams.level(at);
        self.levels.partition_point(|&own| own < level)
    }

    fn skipped(&self, from: usize, to: usize) -> u128 {
        self.levels[from..to]
            .iter()
            .map(|&level| self.weights[level].iter().sum())
            .fold(1, u128::saturating_mul)
    }
}
