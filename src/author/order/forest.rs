//! Reduced diagrams whose variables change places with their neighbours, without being built anew.
//!
//! An exchange rewrites only the nodes of the two variables (Rudell, "Dynamic variable ordering for ordered binary decision
//! diagrams", 1993), here for variables of any number of values: the way to find out what an order costs in microseconds.

use rustc_hash::FxHashMap as HashMap;

use crate::engine::diagram::{Diagrams, Ref, TERMINALS};

/// A terminal, or a node from [`TERMINALS`] on; nodes are rewritten in place, so that their parents need no change.
type Edge = u32;

/// Diagrams that share their nodes, in an order that can change.
#[derive(Clone)]
pub(super) struct Forest {
    /// How many values each variable has.
    sizes: Vec<usize>,
    /// The variable at each place.
    order: Vec<usize>,
    nodes: Vec<Node>,
    /// For each variable the nodes that choose on it, by their children.
    unique: Vec<HashMap<Box<[Edge]>, Edge>>,
    /// Nodes that nothing refers to any more.
    free: Vec<Edge>,
}

#[derive(Clone)]
struct Node {
    variable: usize,
    children: Box<[Edge]>,
    /// How many edges lead here, from roots too.
    uses: u32,
}

impl Forest {
    /// What lies below the roots; the variables are the levels of the table, in its order.
    pub(super) fn new(diagrams: &Diagrams, roots: impl Iterator<Item = Ref>) -> Forest {
        let sizes: Vec<usize> = diagrams
            .sizes()
            .iter()
            .map(|&size| usize::from(size))
            .collect();
        let mut forest = Forest {
            order: (0..sizes.len()).collect(),
            unique: vec![HashMap::default(); sizes.len()],
            sizes,
            nodes: Vec::new(),
            free: Vec::new(),
        };
        let mut known = HashMap::default();
        for root in roots {
            let edge = forest.copy(diagrams, root, &mut known);
            forest.take(edge);
        }
        forest
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.nodes.len() - self.free.len()
    }

    /// How many nodes choose on a variable.
    pub(super) fn count_of(&self, variable: usize) -> usize {
        self.unique[variable].len()
    }

    /// Lets the variable at a place and the one at the next change places.
    pub(super) fn exchange(&mut self, place: usize) {
        let (upper, lower) = (self.order[place], self.order[place + 1]);
        self.order.swap(place, place + 1);
        let touched: Vec<Edge> = self.unique[upper]
            .values()
            .copied()
            .filter(|&edge| {
                let children = &self.node(edge).children;
                children.iter().any(|&child| self.chooses_on(child, lower))
            })
            .collect();
        let mut left = Vec::new();
        for edge in touched {
            let before = std::mem::take(&mut self.node_mut(edge).children);
            self.unique[upper].remove(&before);
            let children: Box<[Edge]> = (0..self.sizes[lower])
                .map(|value| {
                    let below = before
                        .iter()
                        .map(|&child| {
                            if self.chooses_on(child, lower) {
                                self.node(child).children[value]
                            } else {
                                child
                            }
                        })
                        .collect();
                    let made = self.make(upper, below);
                    self.take(made);
                    made
                })
                .collect();
            self.unique[lower].insert(children.clone(), edge);
            let node = self.node_mut(edge);
            (node.variable, node.children) = (lower, children);
            left.extend(before);
        }
        for edge in left {
            self.leave(edge);
        }
    }

    fn copy(&mut self, diagrams: &Diagrams, at: Ref, known: &mut HashMap<Ref, Edge>) -> Edge {
        if let Some(terminal) = at.terminal() {
            return terminal;
        }
        if let Some(&edge) = known.get(&at) {
            return edge;
        }
        let children = diagrams
            .children(at)
            .iter()
            .map(|&child| self.copy(diagrams, child, known))
            .collect();
        let edge = self.make(diagrams.level(at), children);
        known.insert(at, edge);
        edge
    }

    /// The node with these children; the child itself where all are alike.
    fn make(&mut self, variable: usize, children: Box<[Edge]>) -> Edge {
        if children.iter().all(|&child| child == children[0]) {
            return children[0];
        }
        if let Some(&known) = self.unique[variable].get(&children) {
            return known;
        }
        for &child in &children {
            self.take(child);
        }
        let node = Node {
            variable,
            children: children.clone(),
            uses: 0,
        };
        let edge = match self.free.pop() {
            Some(edge) => {
                *self.node_mut(edge) = node;
                edge
            }
            None => {
                self.nodes.push(node);
                TERMINALS + self.nodes.len() as u32 - 1
            }
        };
        self.unique[variable].insert(children, edge);
        edge
    }

    /// One edge more leads there.
    fn take(&mut self, edge: Edge) {
        if edge >= TERMINALS {
            self.node_mut(edge).uses += 1;
        }
    }

    /// One edge less leads there; a node without any is given up.
    fn leave(&mut self, edge: Edge) {
        if edge < TERMINALS {
            return;
        }
        let node = self.node_mut(edge);
        node.uses -= 1;
        if node.uses > 0 {
            return;
        }
        let (variable, children) = (node.variable, std::mem::take(&mut node.children));
        self.unique[variable].remove(&children);
        self.free.push(edge);
        for child in children {
            self.leave(child);
        }
    }

    fn chooses_on(&self, edge: Edge, variable: usize) -> bool {
        edge >= TERMINALS && self.node(edge).variable == variable
    }

    fn node(&self, edge: Edge) -> &Node {
        &self.nodes[(edge - TERMINALS) as usize]
    }

    fn node_mut(&mut self, edge: Edge) -> &mut Node {
        &mut self.nodes[(edge - TERMINALS) as usize]
    }
}
