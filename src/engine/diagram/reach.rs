//! What can still be reached in the diagrams under one set of masks.

use crate::engine::diagram::walk::Bits;
use crate::engine::diagram::{Diagrams, Masks, Narrowed, Ref, TERMINALS, Terminals, allowed};

/// What every node can still reach under one set of masks.
pub struct Reach<'d> {
    diagrams: &'d Diagrams,
    masks: Masks,
    /// For each reference the terminals that it leads to: a terminal to itself.
    below: Vec<Terminals>,
}

/// What was worked out for a table of nodes, for going on with when it has grown.
#[derive(Clone)]
pub struct Kept {
    masks: Masks,
    below: Vec<Terminals>,
}

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
        below.reserve_exact(self.end() as usize - below.len());
        below.extend((below.len() as u32..TERMINALS).map(|terminal| 1 << terminal));
        for index in below.len() - TERMINALS as usize..self.nodes.len() {
            let children = self.children_of(index);
            let values = Bits(masks[usize::from(self.nodes[index].0)]);
            let leads_to = |value: usize| below[children[value].0 as usize];
            below.push(values.map(leads_to).fold(0, |all, some| all | some));
        }
        Reach {
            diagrams: self,
            masks,
            below,
        }
    }
}

impl Reach<'_> {
    /// What was worked out for the first `count` nodes.
    pub fn keep(mut self, count: usize) -> Kept {
        self.below.truncate(TERMINALS as usize + count);
        Kept {
            masks: self.masks,
            below: self.below,
        }
    }

    /// The terminals that can be reached from here, [`FORBIDDEN`](crate::engine::diagram::FORBIDDEN) included.
    pub fn of(&self, at: Ref) -> Terminals {
        self.below[at.0 as usize]
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
