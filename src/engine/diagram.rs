//! Exact decision diagrams: ordered, reduced, many-valued, shared by all roots of a pack.
//!
//! A level is one variable; a node chooses a child by the variable's value; a terminal is a small number whose meaning
//! belongs to the root that was asked. Terminal 0 is always "forbidden": no such case can be. Nodes are stored
//! children first, so that one pass over the table is a pass from the leaves up.
//!
//! What is known of a case is one bit set for each level: the values still allowed there ([`Masks`]).

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// How many terminals there are; references from here on are nodes.
pub const TERMINALS: u32 = 64;

/// The terminal of combinations that a constraint forbids.
pub const FORBIDDEN: u32 = 0;
/// The terminal "no" of a yes/no diagram.
pub const FALSE: u32 = 1;
/// The terminal "yes" of a yes/no diagram.
pub const TRUE: u32 = 2;

/// The values allowed at each level, a bit for each.
pub type Masks = Vec<u32>;

/// A set of terminals, a bit for each.
pub type Terminals = u64;

/// A reference to a terminal or a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ref(pub u32);

impl Ref {
    /// The terminal, if it is one.
    pub fn terminal(self) -> Option<u32> {
        (self.0 < TERMINALS).then_some(self.0)
    }

    fn node(self) -> usize {
        (self.0 - TERMINALS) as usize
    }
}

/// The shared table of nodes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "Encoded", into = "Encoded")]
pub struct Diagrams {
    /// How many values the variable of each level has.
    sizes: Vec<u8>,
    /// For each node its level and where its children start.
    nodes: Vec<(u16, u32)>,
    /// The children of all nodes, one after the other.
    children: Vec<Ref>,
}

/// A table of nodes as it is written: for each node its level, then its children.
#[derive(Clone, Serialize, Deserialize)]
struct Encoded {
    sizes: Vec<u8>,
    nodes: Vec<u32>,
}

impl From<Diagrams> for Encoded {
    fn from(diagrams: Diagrams) -> Encoded {
        let mut nodes = Vec::with_capacity(diagrams.nodes.len() + diagrams.children.len());
        for index in 0..diagrams.nodes.len() {
            nodes.push(u32::from(diagrams.nodes[index].0));
            nodes.extend(diagrams.children_of(index).iter().map(|child| child.0));
        }
        Encoded { sizes: diagrams.sizes, nodes }
    }
}

impl TryFrom<Encoded> for Diagrams {
    type Error = &'static str;

    fn try_from(encoded: Encoded) -> Result<Diagrams, &'static str> {
        let mut diagrams = Diagrams::new(encoded.sizes)?;
        let mut rest = encoded.nodes.as_slice();
        while let Some((&level, after)) = rest.split_first() {
            let size = *diagrams.sizes.get(level as usize).ok_or("a node on a level that is not there")?;
            if after.len() < usize::from(size) {
                return Err("a node that ends too early");
            }
            let (children, after) = after.split_at(usize::from(size));
            diagrams.push(level as u16, children.iter().map(|&child| Ref(child)))?;
            rest = after;
        }
        Ok(diagrams)
    }
}

impl Diagrams {
    /// A table without nodes over levels of these sizes.
    ///
    /// # Errors
    /// A level has no value, or more than 32.
    pub fn new(sizes: Vec<u8>) -> Result<Diagrams, &'static str> {
        if sizes.len() > usize::from(u16::MAX) || sizes.iter().any(|&size| size == 0 || size > 32) {
            return Err("a level with no value, or with more than 32");
        }
        Ok(Diagrams { sizes, nodes: Vec::new(), children: Vec::new() })
    }

    /// Adds a node after all nodes that it refers to.
    ///
    /// # Errors
    /// A child is not there yet, or not on a later level.
    pub fn push(&mut self, level: u16, children: impl Iterator<Item = Ref>) -> Result<Ref, &'static str> {
        let index = self.nodes.len() as u32;
        let start = self.children.len();
        self.nodes.push((level, start as u32));
        for child in children {
            if child.0 >= TERMINALS + index {
                return Err("a child that is not there yet");
            }
            if child.terminal().is_none() && self.nodes[child.node()].0 <= level {
                return Err("a child that is not on a later level");
            }
            self.children.push(child);
        }
        Ok(Ref(TERMINALS + index))
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// How many values the variable of each level has.
    pub fn sizes(&self) -> &[u8] {
        &self.sizes
    }

    /// Whether the reference leads somewhere.
    pub fn contains(&self, root: Ref) -> bool {
        root.0 < TERMINALS + self.nodes.len() as u32
    }

    /// Masks that allow everything.
    pub fn all(&self) -> Masks {
        self.sizes.iter().map(|&size| full(size)).collect()
    }

    /// The level of a node; a terminal lies below all levels.
    pub fn level(&self, at: Ref) -> usize {
        if at.terminal().is_some() { self.sizes.len() } else { usize::from(self.nodes[at.node()].0) }
    }

    /// The children of a node, one for each value; none for a terminal.
    pub fn children(&self, at: Ref) -> &[Ref] {
        if at.terminal().is_some() { &[] } else { self.children_of(at.node()) }
    }

    fn children_of(&self, node: usize) -> &[Ref] {
        let (level, start) = self.nodes[node];
        let start = start as usize;
        &self.children[start..start + usize::from(self.sizes[usize::from(level)])]
    }

    /// The terminal of a complete case, given one value for each level.
    pub fn follow(&self, root: Ref, values: &[u8]) -> u32 {
        let mut at = root;
        while at.0 >= TERMINALS {
            let (level, start) = self.nodes[at.node()];
            at = self.children[start as usize + usize::from(values[usize::from(level)])];
        }
        at.0
    }

    /// For every node the terminals that can still be reached from it.
    pub fn reach(&self, masks: &[u32]) -> Reach<'_> {
        let mut nodes: Vec<Terminals> = Vec::with_capacity(self.nodes.len());
        for index in 0..self.nodes.len() {
            let mut mask = masks[usize::from(self.nodes[index].0)];
            let children = self.children_of(index);
            let mut reached = 0;
            while mask != 0 {
                let child = children[mask.trailing_zeros() as usize];
                reached |= match child.terminal() {
                    Some(terminal) => 1 << terminal,
                    None => nodes[child.node()],
                };
                mask &= mask - 1;
            }
            nodes.push(reached);
        }
        Reach { diagrams: self, masks: masks.to_vec(), nodes }
    }

    /// The terminals that one root can still reach; for asking the same root under many masks.
    pub fn reach_from(&self, root: Ref, masks: &[u32]) -> Terminals {
        let mut seen: HashMap<Ref, ()> = HashMap::new();
        let mut stack = vec![root];
        let mut reached = 0;
        while let Some(at) = stack.pop() {
            if let Some(terminal) = at.terminal() {
                reached |= 1 << terminal;
            } else if seen.insert(at, ()).is_none() {
                let mask = masks[self.level(at)];
                stack.extend(self.children(at).iter().enumerate().filter(|(value, _)| mask >> value & 1 == 1).map(|(_, &child)| child));
            }
        }
        reached
    }

    /// Whether a root depends on the variable of a level.
    pub fn levels_below(&self, root: Ref) -> Vec<usize> {
        let mut seen = HashMap::new();
        let mut levels = vec![false; self.sizes.len()];
        let mut stack = vec![root];
        while let Some(at) = stack.pop() {
            if at.terminal().is_none() && seen.insert(at, ()).is_none() {
                levels[self.level(at)] = true;
                stack.extend(self.children(at));
            }
        }
        levels.iter().enumerate().filter(|(_, on)| **on).map(|(level, _)| level).collect()
    }
}

/// The mask that allows every value of a level of this size.
pub fn full(size: u8) -> u32 {
    if size >= 32 { u32::MAX } else { (1 << size) - 1 }
}

/// The terminals that a set holds beside [`FORBIDDEN`].
pub fn allowed(terminals: Terminals) -> Terminals {
    terminals & !(1 << FORBIDDEN)
}

/// What every node can still reach under one set of masks.
pub struct Reach<'d> {
    diagrams: &'d Diagrams,
    masks: Masks,
    nodes: Vec<Terminals>,
}

impl Reach<'_> {
    /// The terminals that can be reached from here, [`FORBIDDEN`] included.
    pub fn of(&self, at: Ref) -> Terminals {
        match at.terminal() {
            Some(terminal) => 1 << terminal,
            None => self.nodes[at.node()],
        }
    }

    /// The outcomes that can be reached: the terminals without [`FORBIDDEN`].
    pub fn outcomes(&self, at: Ref) -> Terminals {
        allowed(self.of(at))
    }

    /// The single outcome that is left, if it is one.
    pub fn only(&self, at: Ref) -> Option<u32> {
        let outcomes = self.outcomes(at);
        (outcomes.count_ones() == 1).then(|| outcomes.trailing_zeros())
    }

    /// The masks that this was worked out under.
    pub fn masks(&self) -> &[u32] {
        &self.masks
    }

    /// Whether two allowed completions that differ only in these levels lead to different outcomes.
    ///
    /// Walks two copies of the diagram in step: on the given levels each chooses for itself, elsewhere both choose alike.
    pub fn turns_on(&self, root: Ref, levels: &[usize]) -> bool {
        let Some(&last) = levels.iter().max() else { return false };
        let mut known = HashMap::new();
        self.differ(root, root, levels, last, &mut known)
    }

    fn differ(&self, a: Ref, b: Ref, free: &[usize], last: usize, known: &mut HashMap<(Ref, Ref), bool>) -> bool {
        let (from_a, from_b) = (self.of(a), self.of(b));
        let (out_a, out_b) = (allowed(from_a), allowed(from_b));
        if out_a == 0 || out_b == 0 || (out_a | out_b).count_ones() < 2 {
            return false;
        }
        if out_a & out_b == 0 && from_a == out_a && from_b == out_b {
            return true;
        }
        let level = self.diagrams.level(a).min(self.diagrams.level(b));
        if a == b && level > last {
            return false;
        }
        let key = if a <= b { (a, b) } else { (b, a) };
        if let Some(&answer) = known.get(&key) {
            return answer;
        }
        let answer = if free.contains(&level) {
            let (ends_a, ends_b) = (self.ends(a, level), self.ends(b, level));
            ends_a.iter().any(|&x| ends_b.iter().any(|&y| self.differ(x, y, free, last, known)))
        } else {
            let mask = self.masks[level];
            (0..32).filter(|value| mask >> value & 1 == 1).any(|value| {
                self.differ(self.step(a, level, value), self.step(b, level, value), free, last, known)
            })
        };
        known.insert(key, answer);
        answer
    }

    fn step(&self, at: Ref, level: usize, value: usize) -> Ref {
        if self.diagrams.level(at) == level { self.diagrams.children(at)[value] } else { at }
    }

    fn ends(&self, at: Ref, level: usize) -> Vec<Ref> {
        if self.diagrams.level(at) != level {
            return vec![at];
        }
        let mask = self.masks[level];
        let mut ends: Vec<Ref> = self.diagrams.children(at).iter().enumerate().filter(|(value, _)| mask >> value & 1 == 1).map(|(_, &child)| child).collect();
        ends.sort_unstable();
        ends.dedup();
        ends
    }
}
