//! Exact decision diagrams: ordered, reduced, many-valued, shared by all roots of a pack.
//!
//! A level is one variable; a node chooses a child by the variable's value; a terminal is a small number whose meaning
//! belongs to the root that was asked. Terminal 0 is always "forbidden": no such case can be. Nodes are stored
//! children first, so that one pass over the table is a pass from the leaves up.
//!
//! What is known of a case is one bit set for each level: the values still allowed there ([`Masks`]).

mod closing;
mod encoding;
mod narrowed;
mod reach;
pub(crate) mod walk;

use rustc_hash::FxHashSet as HashSet;
use serde::{Deserialize, Serialize};

use crate::engine::diagram::encoding::Encoded;
pub use narrowed::Narrowed;
pub use reach::{Kept, Reach};

/// How many terminals there are; references from here on are nodes.
pub const TERMINALS: u32 = 64;

/// How many levels there may be: what may turn is one bit for each.
const MOST_LEVELS: usize = 128;

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

/// How a level may change when one fact does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Free {
    /// To any value.
    Whole(usize),
    /// From value 2c to 2c + 1 and back: the cell stays, whether it is in step with another number does not.
    Step(usize),
    /// From one value of the set to another, a bit for each; it has none outside.
    Within(usize, u32),
    /// Not at all: it has this value.
    Fixed(usize, usize),
}

impl Free {
    /// The level.
    pub fn level(self) -> usize {
        match self {
            Free::Whole(level)
            | Free::Step(level)
            | Free::Within(level, _)
            | Free::Fixed(level, _) => level,
        }
    }

    /// The levels that change, a bit for each.
    fn changing(free: &[Free]) -> u128 {
        let changing = free.iter().filter(|free| !matches!(free, Free::Fixed(..)));
        changing.fold(0, |bits, free| bits | 1 << free.level())
    }

    /// Whether one value of the level may become the other.
    fn joins(self, a: usize, b: usize) -> bool {
        match self {
            Free::Whole(_) => true,
            Free::Step(_) => a / 2 == b / 2,
            Free::Within(_, set) => set >> a & set >> b & 1 == 1,
            Free::Fixed(_, value) => a == value && b == value,
        }
    }
}

/// A reference to a terminal or a node; by itself to [`FORBIDDEN`].
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Ref(pub u32);

impl Ref {
    /// The terminal, if it is one.
    pub fn terminal(self) -> Option<u32> {
        (self.0 < TERMINALS).then_some(self.0)
    }

    /// The number of a node.
    pub(crate) fn node(self) -> usize {
        (self.0 - TERMINALS) as usize
    }

    /// The reference to the node with this number.
    pub(crate) fn of_node(node: usize) -> Ref {
        Ref(TERMINALS + node as u32)
    }
}

/// The shared table of nodes; by itself it has neither levels nor nodes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Encoded", into = "Encoded")]
pub struct Diagrams {
    /// How many values the variable of each level has.
    sizes: Vec<u8>,
    /// For each node its level and where its children start.
    nodes: Vec<(u16, u32)>,
    /// The children of all nodes, one after the other.
    children: Vec<Ref>,
}

impl Diagrams {
    /// A table without nodes over levels of these sizes.
    ///
    /// # Errors
    /// A level has no value, or more than 32.
    pub fn new(sizes: Vec<u8>) -> Result<Diagrams, &'static str> {
        if sizes.len() > MOST_LEVELS || sizes.iter().any(|&size| size == 0 || size > 32) {
            return Err("more than 128 levels, or one with no value or with more than 32");
        }
        Ok(Diagrams {
            sizes,
            nodes: Vec::new(),
            children: Vec::new(),
        })
    }

    /// Adds a node after all nodes that it refers to.
    ///
    /// # Errors
    /// A child is not there yet, or not on a later level.
    pub fn push(
        &mut self,
        level: u16,
        children: impl Iterator<Item = Ref>,
    ) -> Result<Ref, &'static str> {
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

    /// Takes back all nodes but the first `count`.
    pub fn truncate(&mut self, count: usize) {
        if let Some(&(_, start)) = self.nodes.get(count) {
            self.nodes.truncate(count);
            self.children.truncate(start as usize);
        }
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// The first number that is no reference.
    pub fn end(&self) -> u32 {
        TERMINALS + self.nodes.len() as u32
    }

    /// How many values the variable of each level has.
    pub fn sizes(&self) -> &[u8] {
        &self.sizes
    }

    /// Whether the reference leads somewhere.
    pub fn contains(&self, root: Ref) -> bool {
        root.0 < self.end()
    }

    /// Masks that allow everything.
    pub fn all(&self) -> Masks {
        self.sizes.iter().map(|&size| full(size)).collect()
    }

    /// The level of a node; a terminal lies below all levels.
    pub fn level(&self, at: Ref) -> usize {
        if at.terminal().is_some() {
            self.sizes.len()
        } else {
            usize::from(self.nodes[at.node()].0)
        }
    }

    /// The children of a node, one for each value; none for a terminal.
    pub fn children(&self, at: Ref) -> &[Ref] {
        if at.terminal().is_some() {
            &[]
        } else {
            self.children_of(at.node())
        }
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

    /// The terminals that one root can still reach; for asking the same root under many masks.
    pub fn reach_from(&self, root: Ref, masks: &[u32]) -> Terminals {
        let mut seen: HashSet<Ref> = HashSet::default();
        let mut stack = vec![root];
        let mut reached = 0;
        while let Some(at) = stack.pop() {
            if let Some(terminal) = at.terminal() {
                reached |= 1 << terminal;
            } else if seen.insert(at) {
                let mask = masks[self.level(at)];
                stack.extend(
                    self.children(at)
                        .iter()
                        .enumerate()
                        .filter(|(value, _)| mask >> value & 1 == 1)
                        .map(|(_, &child)| child),
                );
            }
        }
        reached
    }

    /// For each node the levels that it mentions or that lie below, a bit for each.
    pub(crate) fn mentioned(&self) -> Vec<u128> {
        let mut mentioned: Vec<u128> = Vec::with_capacity(self.nodes.len());
        for (index, &(level, _)) in self.nodes.iter().enumerate() {
            let nodes = self.children_of(index).iter();
            let nodes = nodes.filter(|child| child.terminal().is_none());
            mentioned.push(nodes.fold(1 << level, |bits, child| bits | mentioned[child.node()]));
        }
        mentioned
    }

    /// The levels that a root depends on, rising.
    pub fn levels_below(&self, root: Ref) -> Vec<usize> {
        let mut seen: HashSet<Ref> = HashSet::default();
        let mut levels = vec![false; self.sizes.len()];
        let mut stack = vec![root];
        while let Some(at) = stack.pop() {
            if at.terminal().is_none() && seen.insert(at) {
                levels[self.level(at)] = true;
                stack.extend(self.children(at));
            }
        }
        levels
            .iter()
            .enumerate()
            .filter(|(_, on)| **on)
            .map(|(level, _)| level)
            .collect()
    }
}

/// The mask that allows every value of a level of this size.
pub fn full(size: u8) -> u32 {
    if size >= 32 {
        u32::MAX
    } else {
        (1 << size) - 1
    }
}

/// The terminals that a set holds beside [`FORBIDDEN`].
pub fn allowed(terminals: Terminals) -> Terminals {
    terminals & !(1 << FORBIDDEN)
}
