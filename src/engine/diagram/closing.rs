//! Diagrams under constraints: every combination that one forbids ends in [`FORBIDDEN`].
//!
//! A pack is written with diagrams that say anything of such combinations, which makes them small. Whoever opens it closes
//! them, so that what is worked out on them is exact.

use rustc_hash::FxHashMap;

use crate::engine::diagram::{Diagrams, FORBIDDEN, Ref, TRUE};

/// The most nodes while a pack is opened: as it is written, under its constraints, and between; a sound one needs a fifth. More
/// would be somebody's attempt to fill the memory.
const MOST_NODES: usize = 200_000;

/// The most pairs of a constraint and a diagram that are looked at: a hostile pack may have many that come to few nodes.
const MOST_PAIRS: usize = 1_000_000;

impl Diagrams {
    /// The same diagrams with each of the `roots` ending in [`FORBIDDEN`] wherever one of the constraints does that shares a level
    /// with it; the constraints end in [`TRUE`] elsewhere. All references are moved into the new table, those `kept` unclosed.
    ///
    /// # Errors
    /// There would be more nodes than any sound pack needs.
    pub(crate) fn closed(
        self,
        constraints: &[Ref],
        roots: &mut [Ref],
        kept: &mut [Ref],
    ) -> Result<Diagrams, &'static str> {
        let levels = |diagrams: &Diagrams, root: Ref| {
            let levels = diagrams.levels_below(root).into_iter();
            levels.fold(0, |bits: u128, level| bits | 1 << level)
        };
        let constraints: Vec<(Ref, u128)> = (constraints.iter())
            .map(|&root| (root, levels(&self, root)))
            .collect();
        let mut closing = Closing::new(self);
        let mut done: FxHashMap<Ref, Ref> = FxHashMap::default();
        for root in roots.iter_mut() {
            let own = *root;
            let closed = match done.get(&own) {
                Some(&closed) => closed,
                None => {
                    let below = levels(&closing.diagrams, own);
                    let tied = constraints.iter().filter(|(_, levels)| levels & below != 0);
                    let closed = tied.fold(own, |root, &(care, _)| closing.under(care, root));
                    done.insert(own, closed);
                    closed
                }
            };
            *root = closed;
        }
        if closing.too_many {
            return Err("more diagram nodes than a pack may have");
        }
        closing.diagrams.only(roots, kept)
    }

    /// The part of the table that some references need, which are moved.
    fn only(self, roots: &mut [Ref], kept: &mut [Ref]) -> Result<Diagrams, &'static str> {
        let mut needed = vec![false; self.nodes.len()];
        for root in roots.iter().chain(kept.iter()) {
            if root.terminal().is_none() {
                needed[root.node()] = true;
            }
        }
        // Parents stand behind their children.
        for index in (0..needed.len()).rev() {
            if needed[index] {
                for child in self.children_of(index) {
                    if child.terminal().is_none() {
                        needed[child.node()] = true;
                    }
                }
            }
        }
        let mut moved = vec![Ref(FORBIDDEN); needed.len()];
        let mut part = Diagrams::new(self.sizes.clone())?;
        for index in (0..needed.len()).filter(|&index| needed[index]) {
            let children = self.children_of(index).iter();
            let children =
                children.map(|&child| child.terminal().map_or_else(|| moved[child.node()], Ref));
            moved[index] = part.push(self.nodes[index].0, children)?;
        }
        for root in roots.iter_mut().chain(kept.iter_mut()) {
            if root.terminal().is_none() {
                *root = moved[root.node()];
            }
        }
        Ok(part)
    }
}

/// A table to which closed diagrams are added.
struct Closing {
    diagrams: Diagrams,
    unique: FxHashMap<(u16, Box<[Ref]>), Ref>,
    /// What came of a constraint and a diagram.
    known: FxHashMap<(Ref, Ref), Ref>,
    too_many: bool,
}

impl Closing {
    fn new(diagrams: Diagrams) -> Closing {
        let unique = (0..diagrams.nodes.len())
            .map(|node| {
                let key = (diagrams.nodes[node].0, diagrams.children_of(node).into());
                (key, Ref::of_node(node))
            })
            .collect();
        Closing {
            diagrams,
            unique,
            known: FxHashMap::default(),
            too_many: false,
        }
    }

    /// The diagram where the constraint is met, [`FORBIDDEN`] elsewhere.
    fn under(&mut self, care: Ref, at: Ref) -> Ref {
        match (care.0, at.0) {
            (FORBIDDEN, _) | (_, FORBIDDEN) => return Ref(FORBIDDEN),
            (TRUE, _) => return at,
            _ => {}
        }
        if let Some(&known) = self.known.get(&(care, at)) {
            return known;
        }
        self.too_many |= self.known.len() >= MOST_PAIRS;
        if self.too_many {
            return Ref(FORBIDDEN);
        }
        let level = self.diagrams.level(care).min(self.diagrams.level(at));
        // A terminal that no constraint has: a damaged pack.
        let Some(&size) = self.diagrams.sizes.get(level) else {
            return Ref(FORBIDDEN);
        };
        let children: Box<[Ref]> = (0..usize::from(size))
            .map(|value| {
                let (care, at) = (self.step(care, level, value), self.step(at, level, value));
                self.under(care, at)
            })
            .collect();
        let made = self.node(level as u16, children);
        self.known.insert((care, at), made);
        made
    }

    /// The node with these children; the child itself where all are alike.
    fn node(&mut self, level: u16, children: Box<[Ref]>) -> Ref {
        if children.iter().all(|&child| child == children[0]) {
            return children[0];
        }
        if self.diagrams.nodes.len() >= MOST_NODES {
            self.too_many = true;
            return Ref(FORBIDDEN);
        }
        let key = (level, children);
        if let Some(&known) = self.unique.get(&key) {
            return known;
        }
        let made = self.diagrams.push(level, key.1.iter().copied());
        let made = made.unwrap_or(Ref(FORBIDDEN));
        self.unique.insert(key, made);
        made
    }

    fn step(&self, at: Ref, level: usize, value: usize) -> Ref {
        if self.diagrams.level(at) == level {
            self.diagrams.children(at)[value]
        } else {
            at
        }
    }
}
