//! What can still be reached in the diagrams under one set of masks.

use std::cell::Cell;

use crate::engine::diagram::walk::Bits;
use crate::engine::diagram::{Diagrams, Masks, Narrowed, Ref, Terminals, allowed};

/// What every node can still reach under one set of masks, worked out where it is asked for: the more is answered, the fewer
/// nodes are left below a root.
pub struct Reach<'d> {
    diagrams: &'d Diagrams,
    masks: Masks,
    /// Whether some level has no possible value: then nothing is reached at all.
    empty: bool,
    below: Vec<Cell<Terminals>>,
}

/// What was worked out for a table of nodes, for going on with when it has grown.
#[derive(Clone)]
pub struct Kept {
    masks: Masks,
    below: Vec<Cell<Terminals>>,
}

/// Nothing has been worked out for a node yet: each leads somewhere.
const UNKNOWN: Terminals = 0;

impl Diagrams {
    /// For every node what can still be reached from it.
    pub fn reach(&self, masks: &[u32]) -> Reach<'_> {
        self.reach_on(Kept {
            masks: masks.to_vec(),
            below: Vec::new(),
        })
    }

    /// The same, going on with what was kept of the first nodes of this table.
    pub fn reach_on(&self, kept: Kept) -> Reach<'_> {
        let Kept { masks, mut below } = kept;
        below.resize(self.nodes.len(), Cell::new(UNKNOWN));
        Reach {
            diagrams: self,
            empty: masks.contains(&0),
            masks,
            below,
        }
    }
}

impl Reach<'_> {
    /// What there is to know of the first `count` nodes.
    pub fn keep(mut self, count: usize) -> Kept {
        for node in 0..count {
            self.of(Ref::of_node(node));
        }
        self.below.truncate(count);
        Kept {
            masks: self.masks,
            below: self.below,
        }
    }

    /// The terminals that can be reached from here, [`FORBIDDEN`](crate::engine::diagram::FORBIDDEN) included; none where some
    /// level has no possible value.
    pub fn of(&self, at: Ref) -> Terminals {
        if self.empty {
            return 0;
        }
        if let Some(terminal) = at.terminal() {
            return 1 << terminal;
        }
        let node = at.node();
        let known = self.below[node].get();
        if known != UNKNOWN {
            return known;
        }
        // As deep as there are levels at most: each child stands on a later one.
        let children = self.diagrams.children_of(node);
        let values = Bits(self.masks[usize::from(self.diagrams.nodes[node].0)]);
        let reached = values.fold(0, |all, value| all | self.of(children[value]));
        self.below[node].set(reached);
        reached
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
