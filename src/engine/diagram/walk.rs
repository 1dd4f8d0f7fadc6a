//! Whether an outcome turns on some levels: a walk with two completions at once.

use rustc_hash::FxHashSet;

use crate::engine::diagram::{Free, Ref, Terminals, allowed};

/// Diagrams in which equal functions are equal references, with what lies below each.
pub(crate) trait Walk {
    /// The level of a node; of a terminal a level below all.
    fn level(&self, at: Ref) -> usize;
    /// The values that are possible on a level, a bit for each.
    fn mask(&self, level: usize) -> u32;
    /// The child of a node by a possible value of its level.
    fn child(&self, at: Ref, value: usize) -> Ref;
    /// The terminals that can be reached.
    fn terminals(&self, at: Ref) -> Terminals;
    /// The levels that the function depends on, a bit for each.
    fn levels(&self, at: Ref) -> u128;
}

/// The levels that change together, and the pairs of references that have been looked at in vain.
pub(crate) struct Pairs<'f> {
    free: &'f [Free],
    /// The levels that change to any value.
    whole: u128,
    /// The levels that change.
    changing: u128,
    /// Below this level none is held to a part of its values; above, two functions may differ only where one is not.
    held_above: usize,
    /// Where both completions were in the same place: most of what is looked at.
    seen_both: Vec<bool>,
    seen: FxHashSet<(Ref, Ref)>,
}

impl<'f> Pairs<'f> {
    /// For changes of the given levels.
    pub(crate) fn new(free: &'f [Free]) -> Pairs<'f> {
        let whole = free.iter().filter(|free| matches!(free, Free::Whole(_)));
        Pairs {
            free,
            whole: whole.fold(0, |bits, free| bits | 1 << free.level()),
            changing: Free::changing(free),
            held_above: free
                .iter()
                .filter(|free| matches!(free, Free::Within(..) | Free::Fixed(..)))
                .map(|free| free.level() + 1)
                .max()
                .unwrap_or(0),
            seen_both: Vec::new(),
            seen: FxHashSet::default(),
        }
    }

    /// Whether two allowed completions that differ only in these levels lead to different outcomes.
    pub(crate) fn turn(&mut self, walk: &impl Walk, root: Ref) -> bool {
        self.differ(walk, root, root)
    }

    /// One completion has come to `a`, the other to `b`: on the free levels each chooses for itself, elsewhere both alike.
    fn differ(&mut self, walk: &impl Walk, a: Ref, b: Ref) -> bool {
        let (from_a, from_b) = (walk.terminals(a), walk.terminals(b));
        let (out_a, out_b) = (allowed(from_a), allowed(from_b));
        if out_a == 0 || out_b == 0 || (out_a | out_b).count_ones() < 2 {
            return false;
        }
        let level = walk.level(a).min(walk.level(b));
        let all_count = from_a == out_a && from_b == out_b && level >= self.held_above;
        if all_count && out_a & out_b == 0 {
            return true;
        }
        if a == b {
            let levels = walk.levels(a);
            if levels & self.changing == 0 {
                return false;
            }
            if all_count && levels & self.whole != 0 {
                return true;
            }
        } else if all_count {
            // Different functions differ somewhere.
            return true;
        }
        if self.is_seen(a, b) {
            return false;
        }
        let step = |at: Ref, value: usize| {
            if walk.level(at) == level {
                walk.child(at, value)
            } else {
                at
            }
        };
        let values = Bits(walk.mask(level));
        match self.free.iter().find(|free| free.level() == level).copied() {
            Some(own) => values.into_iter().any(|x| {
                let partners = values.into_iter().filter(|&y| own.joins(x, y));
                // Where both are at the same place, the other way round is the same pair again.
                partners
                    .filter(|&y| a != b || x <= y)
                    .any(|y| self.differ(walk, step(a, x), step(b, y)))
            }),
            None => values
                .into_iter()
                .any(|value| self.differ(walk, step(a, value), step(b, value))),
        }
    }
}

impl Pairs<'_> {
    /// Whether a pair has been looked at before; from now on it has.
    fn is_seen(&mut self, a: Ref, b: Ref) -> bool {
        if a != b {
            return !self.seen.insert((a.min(b), a.max(b)));
        }
        let node = a.node();
        if node >= self.seen_both.len() {
            self.seen_both.resize(node + 1, false);
        }
        std::mem::replace(&mut self.seen_both[node], true)
    }
}

/// The places of the set bits of a mask, rising.
#[derive(Clone, Copy)]
pub(crate) struct Bits(pub(crate) u32);

impl Iterator for Bits {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let place = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(place)
    }
}
