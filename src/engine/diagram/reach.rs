//! What can still be reached in the diagrams under one set of masks, and what it turns on.

use rustc_hash::FxHashMap as HashMap;

use crate::engine::diagram::{Diagrams, Free, Masks, Ref, Terminals, allowed};

/// What every node can still reach under one set of masks.
pub struct Reach<'d> {
    diagrams: &'d Diagrams,
    masks: Masks,
    nodes: Vec<Below>,
}

/// What lies below a node.
#[derive(Clone, Copy, Default)]
struct Below {
    terminals: Terminals,
    /// The levels on which something may turn, a bit for each.
    levels: u128,
}

impl Diagrams {
    /// For every node what can still be reached from it.
    pub fn reach(&self, masks: &[u32]) -> Reach<'_> {
        let mut nodes: Vec<Below> = Vec::with_capacity(self.nodes.len());
        for index in 0..self.nodes.len() {
            let level = self.nodes[index].0;
            let mut mask = masks[usize::from(level)];
            let children = self.children_of(index);
            let (mut below, mut first, mut differ) = (Below::default(), None, false);
            while mask != 0 {
                let child = children[mask.trailing_zeros() as usize];
                match child.terminal() {
                    Some(terminal) => below.terminals |= 1 << terminal,
                    None => {
                        below.terminals |= nodes[child.node()].terminals;
                        below.levels |= nodes[child.node()].levels;
                    }
                }
                differ |= *first.get_or_insert(child) != child;
                mask &= mask - 1;
            }
            below.levels |= u128::from(differ) << level;
            nodes.push(below);
        }
        Reach {
            diagrams: self,
            masks: masks.to_vec(),
            nodes,
        }
    }
}

impl Reach<'_> {
    /// The terminals that can be reached from here, [`FORBIDDEN`](crate::engine::diagram::FORBIDDEN) included.
    pub fn of(&self, at: Ref) -> Terminals {
        match at.terminal() {
            Some(terminal) => 1 << terminal,
            None => self.nodes[at.node()].terminals,
        }
    }

    /// The levels on which the outcome may turn from here on, a bit for each. It always holds those on which it does.
    pub fn levels(&self, at: Ref) -> u128 {
        if at.terminal().is_some() {
            0
        } else {
            self.nodes[at.node()].levels
        }
    }

    /// The outcomes that can be reached: the terminals without [`FORBIDDEN`](crate::engine::diagram::FORBIDDEN).
    pub fn outcomes(&self, at: Ref) -> Terminals {
        allowed(self.of(at))
    }

    /// The masks that this was worked out under.
    pub fn masks(&self) -> &[u32] {
        &self.masks
    }

    /// Whether two allowed completions that differ only in these levels lead to different outcomes.
    ///
    /// Walks two copies of the diagram together: on the given levels each chooses for itself, elsewhere both choose alike.
    pub fn turns_on(&self, root: Ref, levels: &[Free]) -> bool {
        let bits = Free::changing(levels);
        self.differ(root, root, levels, bits, &mut HashMap::default())
    }

    fn differ(
        &self,
        a: Ref,
        b: Ref,
        free: &[Free],
        bits: u128,
        known: &mut HashMap<(Ref, Ref), bool>,
    ) -> bool {
        let (from_a, from_b) = (self.of(a), self.of(b));
        let (out_a, out_b) = (allowed(from_a), allowed(from_b));
        if out_a == 0 || out_b == 0 || (out_a | out_b).count_ones() < 2 {
            return false;
        }
        if out_a & out_b == 0 && from_a == out_a && from_b == out_b {
            return true;
        }
        if a == b && self.levels(a) & bits == 0 {
            return false;
        }
        let level = self.diagrams.level(a).min(self.diagrams.level(b));
        let key = if a <= b { (a, b) } else { (b, a) };
        if let Some(&answer) = known.get(&key) {
            return answer;
        }
        let values = || (0..32).filter(|value| self.masks[level] >> value & 1 == 1);
        let answer = match free.iter().find(|free| free.level() == level) {
            Some(own) => values().any(|x| {
                values().filter(|&y| own.joins(x, y)).any(|y| {
                    self.differ(
                        self.step(a, level, x),
                        self.step(b, level, y),
                        free,
                        bits,
                        known,
                    )
                })
            }),
            None => values().any(|value| {
                self.differ(
                    self.step(a, level, value),
                    self.step(b, level, value),
                    free,
                    bits,
                    known,
                )
            }),
        };
        known.insert(key, answer);
        answer
    }

    fn step(&self, at: Ref, level: usize, value: usize) -> Ref {
        if self.diagrams.level(at) == level {
            self.diagrams.children(at)[value]
        } else {
            at
        }
    }
}
