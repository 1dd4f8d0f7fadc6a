//! What can still be reached in the diagrams under one set of masks.

use crate::engine::diagram::{Diagrams, Masks, Narrowed, Ref, Terminals, allowed};

/// What every node can still reach under one set of masks.
pub struct Reach<'d> {
    diagrams: &'d Diagrams,
    masks: Masks,
    nodes: Vec<Below>,
}

/// What was worked out for a table of nodes, for going on with when it has grown.
#[derive(Clone)]
pub struct Kept {
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
        self.reach_on(Kept {
            masks: masks.to_vec(),
            nodes: Vec::with_capacity(self.nodes.len()),
        })
    }

    /// The same, going on with what was kept of the first nodes of this table.
    pub fn reach_on(&self, kept: Kept) -> Reach<'_> {
        let Kept { masks, mut nodes } = kept;
        for index in nodes.len()..self.nodes.len() {
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
            masks,
            nodes,
        }
    }
}

impl Reach<'_> {
    /// What was worked out for the first `count` nodes.
    pub fn keep(mut self, count: usize) -> Kept {
        self.nodes.truncate(count);
        Kept {
            masks: self.masks,
            nodes: self.nodes,
        }
    }

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

    /// What the masks leave of the diagrams below some roots.
    pub fn narrowed(&self, roots: impl IntoIterator<Item = Ref>) -> Narrowed<'_> {
        self.diagrams.narrowed(&self.masks, roots)
    }
}
