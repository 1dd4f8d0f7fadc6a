//! What one set of masks leaves of some diagrams, reduced anew: equal functions of what is still unknown are equal references.
//!
//! A level that a narrowed root mentions is one that it really depends on, which the diagrams themselves do not tell once
//! values are masked out. Everything that is asked of a partial case is asked of this smaller table.

use crate::engine::diagram::walk::{Bits, Walk};
use crate::engine::diagram::{Diagrams, Ref, TERMINALS, Terminals, allowed};

/// The diagrams of some roots as one set of masks leaves them.
pub struct Narrowed<'d> {
    masks: &'d [u32],
    /// Children first. The children of a node are those of the possible values only, in their order.
    nodes: Vec<Node>,
    children: Vec<Ref>,
    /// The new reference of each node of the diagrams that lies below one of the roots.
    moved: Vec<Ref>,
}

struct Node {
    level: u16,
    start: u32,
    terminals: Terminals,
    levels: u128,
}

/// Marks a place of the table of unique nodes that is free.
const FREE: u32 = u32::MAX;

impl Diagrams {
    /// What the masks leave of the diagrams below some roots.
    pub fn narrowed<'d>(
        &self,
        masks: &'d [u32],
        roots: impl IntoIterator<Item = Ref>,
    ) -> Narrowed<'d> {
        let count = self.nodes.len();
        let mut needed = vec![false; count];
        let (mut first, mut end) = (count, 0);
        for root in roots.into_iter().filter(|root| root.terminal().is_none()) {
            needed[root.node()] = true;
            end = end.max(root.node() + 1);
        }
        let mut kept = 0_usize;
        for index in (0..end).rev() {
            if !needed[index] {
                continue;
            }
            (first, kept) = (index, kept + 1);
            let children = self.children_of(index);
            for value in Bits(masks[usize::from(self.nodes[index].0)]) {
                if children[value].terminal().is_none() {
                    needed[children[value].node()] = true;
                }
            }
        }
        let mut narrowed = Narrowed {
            masks,
            nodes: Vec::with_capacity(kept),
            children: Vec::with_capacity(kept * 3),
            moved: vec![Ref(0); end],
        };
        let mut unique = vec![FREE; (kept * 2).next_power_of_two()];
        for index in (first..end).filter(|&index| needed[index]) {
            let level = self.nodes[index].0;
            let children = self.children_of(index);
            let start = narrowed.children.len();
            for value in Bits(masks[usize::from(level)]) {
                let child = narrowed.at(children[value]);
                narrowed.children.push(child);
            }
            narrowed.moved[index] = narrowed.place(level, start, &mut unique);
        }
        narrowed
    }
}

impl Narrowed<'_> {
    /// The reference that a root, or a node below one, has here.
    pub fn at(&self, root: Ref) -> Ref {
        if root.terminal().is_some() {
            root
        } else {
            self.moved[root.node()]
        }
    }

    /// The outcomes that can be reached from a narrowed reference: the terminals without
    /// [`FORBIDDEN`](crate::engine::diagram::FORBIDDEN).
    pub fn outcomes(&self, at: Ref) -> Terminals {
        allowed(self.terminals(at))
    }

    /// How many nodes are left.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether no node is left: every root is a terminal.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The level of the node with this number.
    pub(crate) fn level_of(&self, node: usize) -> usize {
        usize::from(self.nodes[node].level)
    }

    /// The children of the node with this number, by the possible values of its level.
    pub(crate) fn children_of(&self, node: usize) -> &[Ref] {
        let (start, level) = (self.nodes[node].start as usize, self.nodes[node].level);
        let count = self.masks[usize::from(level)].count_ones() as usize;
        &self.children[start..start + count]
    }

    /// The masks that this was worked out under.
    pub fn masks(&self) -> &[u32] {
        self.masks
    }

    /// The node whose children are the last ones pushed, from `start` on; their own reference where they are all alike.
    fn place(&mut self, level: u16, start: usize, unique: &mut [u32]) -> Ref {
        let children = &self.children[start..];
        let first = children.first().copied().unwrap_or(Ref(0));
        if children.iter().all(|&child| child == first) {
            self.children.truncate(start);
            return first;
        }
        let hash = children.iter().fold(u64::from(level), |hash, child| {
            (hash.rotate_left(5) ^ u64::from(child.0)).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
        let mut slot = (hash >> 32) as usize & (unique.len() - 1);
        while unique[slot] != FREE {
            let known = unique[slot] as usize;
            if self.nodes[known].level == level
                && self.children_of(known) == &self.children[start..]
            {
                self.children.truncate(start);
                return Ref(TERMINALS + known as u32);
            }
            slot = (slot + 1) & (unique.len() - 1);
        }
        let (mut terminals, mut levels) = (0, 1_u128 << level);
        for &child in &self.children[start..] {
            terminals |= self.terminals(child);
            levels |= self.levels(child);
        }
        unique[slot] = self.nodes.len() as u32;
        self.nodes.push(Node {
            level,
            start: start as u32,
            terminals,
            levels,
        });
        Ref(TERMINALS + unique[slot])
    }
}

impl Walk for Narrowed<'_> {
    fn level(&self, at: Ref) -> usize {
        if at.terminal().is_some() {
            self.masks.len()
        } else {
            self.level_of(at.node())
        }
    }

    fn mask(&self, level: usize) -> u32 {
        self.masks[level]
    }

    fn child(&self, at: Ref, value: usize) -> Ref {
        let before = self.masks[self.level_of(at.node())] & ((1 << value) - 1);
        self.children_of(at.node())[before.count_ones() as usize]
    }

    fn terminals(&self, at: Ref) -> Terminals {
        match at.terminal() {
            Some(terminal) => 1 << terminal,
            None => self.nodes[at.node()].terminals,
        }
    }

    fn levels(&self, at: Ref) -> u128 {
        if at.terminal().is_some() {
            0
        } else {
            self.nodes[at.node()].levels
        }
    }
}
