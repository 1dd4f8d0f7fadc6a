//! How many cases a diagram tells apart, by what becomes of them.

use rustc_hash::FxHashMap as HashMap;

use crate::author::builder::Builder;
use crate::engine::diagram::Ref;

/// Counts of complete assignments, by terminal.
type Counts = Vec<(u32, u128)>;

impl Builder {
    /// How many assignments of the given levels (rising, and all that the root depends on) end in each terminal.
    pub(crate) fn count(&self, root: Ref, levels: &[usize]) -> Counts {
        let mut known: HashMap<Ref, Counts> = HashMap::default();
        let counts = self.count_below(root, levels, &mut known);
        let skipped = self.product(levels, 0, self.place(root, levels));
        counts
            .into_iter()
            .map(|(terminal, count)| (terminal, count.saturating_mul(skipped)))
            .collect()
    }

    fn count_below(&self, at: Ref, levels: &[usize], known: &mut HashMap<Ref, Counts>) -> Counts {
        if let Some(terminal) = at.terminal() {
            return vec![(terminal, 1)];
        }
        if let Some(counts) = known.get(&at) {
            return counts.clone();
        }
        let here = self.place(at, levels);
        let mut sum: Counts = Vec::new();
        for &child in self.diagrams.children(at) {
            let skipped = self.product(levels, here + 1, self.place(child, levels));
            for (terminal, count) in self.count_below(child, levels, known) {
                match sum.iter_mut().find(|(t, _)| *t == terminal) {
                    Some((_, total)) => {
                        *total = total.saturating_add(count.saturating_mul(skipped))
                    }
                    None => sum.push((terminal, count.saturating_mul(skipped))),
                }
            }
        }
        known.insert(at, sum.clone());
        sum
    }

    fn place(&self, at: Ref, levels: &[usize]) -> usize {
        let level = self.diagrams.level(at);
        levels.partition_point(|&l| l < level)
    }

    fn product(&self, levels: &[usize], from: usize, to: usize) -> u128 {
        levels[from..to]
            .iter()
            .map(|&level| u128::from(self.diagrams.sizes()[level]))
            .fold(1, u128::saturating_mul)
    }
}
