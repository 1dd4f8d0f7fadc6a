//! Builds reduced ordered decision diagrams: a table of unique nodes and the operations on them.

mod counting;

use std::hash::{Hash, Hasher};

use hashbrown::HashTable;
use rustc_hash::{FxHashMap as HashMap, FxHasher};

use crate::engine::diagram::{Diagrams, FALSE, Free, Ref, TRUE};

/// The most nodes that are built, kept or not; a sound routine needs a thousandth.
pub(crate) const MOST_NODES: usize = 4_000_000;

/// A table of unique nodes.
#[derive(Clone)]
pub(crate) struct Builder {
    diagrams: Diagrams,
    /// The nodes, found by their level and children, which the diagrams hold.
    unique: HashTable<Ref>,
    and: HashMap<(Ref, Ref), Ref>,
    not: HashMap<Ref, Ref>,
    /// The most nodes that this table takes.
    pub(crate) most: usize,
    /// Set when more were needed; whatever is built then means nothing.
    pub(crate) overflow: bool,
}

impl Builder {
    /// An empty table over levels of these sizes.
    pub(crate) fn new(sizes: Vec<u8>) -> Result<Builder, &'static str> {
        Ok(Builder {
            diagrams: Diagrams::new(sizes)?,
            unique: HashTable::new(),
            and: HashMap::default(),
            not: HashMap::default(),
            most: MOST_NODES,
            overflow: false,
        })
    }

    /// The same table without what was worked out on it: for trying something that nobody else should carry along.
    pub(crate) fn bare(&self) -> Builder {
        Builder {
            diagrams: self.diagrams.clone(),
            unique: self.unique.clone(),
            and: HashMap::default(),
            not: HashMap::default(),
            most: self.most,
            overflow: self.overflow,
        }
    }

    /// The table, to be read.
    pub(crate) fn diagrams(&self) -> &Diagrams {
        &self.diagrams
    }

    /// The node with these children; the child itself where all are alike.
    pub(crate) fn node(&mut self, level: usize, children: Vec<Ref>) -> Ref {
        if children.iter().all(|child| *child == children[0]) {
            return children[0];
        }
        let diagrams = &self.diagrams;
        let is_same =
            |known: &Ref| diagrams.level(*known) == level && diagrams.children(*known) == children;
        let hash = hash(level, &children);
        if let Some(&known) = self.unique.find(hash, is_same) {
            return known;
        }
        if self.unique.len() >= self.most {
            self.overflow = true;
            return Ref(FALSE);
        }
        let made = self
            .diagrams
            .push(level as u16, children.into_iter())
            .expect("children are made before their parents and lie below them");
        let diagrams = &self.diagrams;
        self.unique.insert_unique(hash, made, |&known| {
            self::hash(diagrams.level(known), diagrams.children(known))
        });
        made
    }

    /// Yes where the level's value is one of the mask.
    pub(crate) fn test(&mut self, level: usize, mask: u32) -> Ref {
        let size = usize::from(self.diagrams.sizes()[level]);
        let children = (0..size)
            .map(|value| Ref(if mask >> value & 1 == 1 { TRUE } else { FALSE }))
            .collect();
        self.node(level, children)
    }

    /// Both.
    pub(crate) fn and(&mut self, f: Ref, g: Ref) -> Ref {
        let (f, g) = if f <= g { (f, g) } else { (g, f) };
        match (f.0, g.0) {
            (FALSE, _) | (_, FALSE) => return Ref(FALSE),
            (TRUE, _) => return g,
            (_, TRUE) => return f,
            _ if f == g => return f,
            _ => {}
        }
        if let Some(&known) = self.and.get(&(f, g)) {
            return known;
        }
        let level = self.top(f, g);
        let children = (0..self.size(level))
            .map(|value| {
                let (a, b) = (self.step(f, level, value), self.step(g, level, value));
                self.and(a, b)
            })
            .collect();
        let made = self.node(level, children);
        self.and.insert((f, g), made);
        made
    }

    /// The opposite.
    pub(crate) fn not(&mut self, f: Ref) -> Ref {
        match f.0 {
            FALSE => return Ref(TRUE),
            TRUE => return Ref(FALSE),
            _ => {}
        }
        if let Some(&known) = self.not.get(&f) {
            return known;
        }
        let level = self.diagrams.level(f);
        let children = self
            .diagrams
            .children(f)
            .to_vec()
            .into_iter()
            .map(|child| self.not(child))
            .collect();
        let made = self.node(level, children);
        self.not.insert(f, made);
        self.not.insert(made, f);
        made
    }

    /// Either or both.
    pub(crate) fn or(&mut self, f: Ref, g: Ref) -> Ref {
        let (f, g) = (self.not(f), self.not(g));
        let neither = self.and(f, g);
        self.not(neither)
    }

    /// All of them.
    pub(crate) fn all(&mut self, parts: impl IntoIterator<Item = Ref>) -> Ref {
        parts
            .into_iter()
            .fold(Ref(TRUE), |so_far, part| self.and(so_far, part))
    }

    /// Any of them.
    pub(crate) fn any(&mut self, parts: impl IntoIterator<Item = Ref>) -> Ref {
        parts
            .into_iter()
            .fold(Ref(FALSE), |so_far, part| self.or(so_far, part))
    }

    /// Combines the terminals of two diagrams, case by case.
    pub(crate) fn combine(&mut self, f: Ref, g: Ref, op: &mut dyn FnMut(u32, u32) -> u32) -> Ref {
        self.combine_with(f, g, op, &mut HashMap::default())
    }

    fn combine_with(
        &mut self,
        f: Ref,
        g: Ref,
        op: &mut dyn FnMut(u32, u32) -> u32,
        known: &mut HashMap<(Ref, Ref), Ref>,
    ) -> Ref {
        if let (Some(a), Some(b)) = (f.terminal(), g.terminal()) {
            return Ref(op(a, b));
        }
        if let Some(&made) = known.get(&(f, g)) {
            return made;
        }
        let level = self.top(f, g);
        let children = (0..self.size(level))
            .map(|value| {
                let (a, b) = (self.step(f, level, value), self.step(g, level, value));
                self.combine_with(a, b, op, known)
            })
            .collect();
        let made = self.node(level, children);
        known.insert((f, g), made);
        made
    }

    /// Yes where two diagrams end in different terminals.
    pub(crate) fn differ(&mut self, f: Ref, g: Ref) -> Ref {
        self.differ_with(f, g, &mut HashMap::default())
    }

    fn differ_with(&mut self, f: Ref, g: Ref, known: &mut HashMap<(Ref, Ref), Ref>) -> Ref {
        if f == g {
            return Ref(FALSE);
        }
        if f.terminal().is_some() && g.terminal().is_some() {
            return Ref(TRUE);
        }
        let key = if f <= g { (f, g) } else { (g, f) };
        if let Some(&made) = known.get(&key) {
            return made;
        }
        let level = self.top(f, g);
        let children = (0..self.size(level))
            .map(|value| {
                let (a, b) = (self.step(f, level, value), self.step(g, level, value));
                self.differ_with(a, b, known)
            })
            .collect();
        let made = self.node(level, children);
        known.insert(key, made);
        made
    }

    /// The terminals of a diagram, replaced one by one.
    pub(crate) fn map(&mut self, f: Ref, op: &mut dyn FnMut(u32) -> u32) -> Ref {
        self.combine(f, Ref(FALSE), &mut |terminal, _| op(terminal))
    }

    /// `f` where the condition holds, `g` elsewhere.
    pub(crate) fn choose(&mut self, condition: Ref, f: Ref, g: Ref) -> Ref {
        self.choose_with(condition, f, g, &mut HashMap::default())
    }

    fn choose_with(
        &mut self,
        condition: Ref,
        f: Ref,
        g: Ref,
        known: &mut HashMap<(Ref, Ref, Ref), Ref>,
    ) -> Ref {
        match condition.0 {
            TRUE => return f,
            FALSE => return g,
            _ if f == g => return f,
            _ => {}
        }
        if let Some(&made) = known.get(&(condition, f, g)) {
            return made;
        }
        let level = self.top(f, g).min(self.diagrams.level(condition));
        let children = (0..self.size(level))
            .map(|value| {
                let (c, a, b) = (
                    self.step(condition, level, value),
                    self.step(f, level, value),
                    self.step(g, level, value),
                );
                self.choose_with(c, a, b, known)
            })
            .collect();
        let made = self.node(level, children);
        known.insert((condition, f, g), made);
        made
    }

    /// The diagram with one level's value fixed.
    pub(crate) fn restrict(&mut self, f: Ref, level: usize, value: usize) -> Ref {
        self.restrict_with(f, level, value, &mut HashMap::default())
    }

    fn restrict_with(
        &mut self,
        f: Ref,
        level: usize,
        value: usize,
        known: &mut HashMap<Ref, Ref>,
    ) -> Ref {
        let own = self.diagrams.level(f);
        if own >= level {
            return self.step(f, level, value);
        }
        if let Some(&made) = known.get(&f) {
            return made;
        }
        let children = self
            .diagrams
            .children(f)
            .to_vec()
            .into_iter()
            .map(|child| self.restrict_with(child, level, value, known))
            .collect();
        let made = self.node(own, children);
        known.insert(f, made);
        made
    }

    /// Whether some values of the given levels make it true.
    pub(crate) fn exists(&mut self, f: Ref, levels: &[Free]) -> Ref {
        self.exists_with(f, levels, &mut HashMap::default())
    }

    fn exists_with(&mut self, f: Ref, levels: &[Free], known: &mut HashMap<Ref, Ref>) -> Ref {
        let level = self.diagrams.level(f);
        if levels.iter().all(|free| free.level() < level) {
            return f;
        }
        if let Some(&made) = known.get(&f) {
            return made;
        }
        let children: Vec<Ref> = self
            .diagrams
            .children(f)
            .to_vec()
            .into_iter()
            .map(|child| self.exists_with(child, levels, known))
            .collect();
        let made = if levels.contains(&Free::Whole(level)) {
            self.any(children)
        } else if levels.contains(&Free::Step(level)) {
            let joined = children
                .chunks(2)
                .flat_map(|pair| std::iter::repeat_n(self.any(pair.iter().copied()), 2))
                .collect();
            self.node(level, joined)
        } else {
            self.node(level, children)
        };
        known.insert(f, made);
        made
    }

    /// Yes where the diagram ends in this terminal.
    pub(crate) fn is(&mut self, f: Ref, terminal: u32) -> Ref {
        self.map(f, &mut |t| if t == terminal { TRUE } else { FALSE })
    }

    /// A way to one of the wanted terminals that fixes as few levels as possible, as pairs of level and value.
    pub(crate) fn witness(
        &self,
        root: Ref,
        wanted: &dyn Fn(u32) -> bool,
    ) -> Option<Vec<(usize, usize)>> {
        let mut known = HashMap::default();
        self.distance(root, wanted, &mut known)?;
        let (mut at, mut way) = (root, Vec::new());
        while at.terminal().is_none() {
            let children = self.diagrams.children(at);
            let (value, _) = (0..children.len())
                .filter_map(|value| {
                    Some((value, self.distance(children[value], wanted, &mut known)?))
                })
                .min_by_key(|(_, distance)| *distance)?;
            way.push((self.diagrams.level(at), value));
            at = children[value];
        }
        Some(way)
    }

    fn distance(
        &self,
        at: Ref,
        wanted: &dyn Fn(u32) -> bool,
        known: &mut HashMap<Ref, Option<usize>>,
    ) -> Option<usize> {
        if let Some(terminal) = at.terminal() {
            return wanted(terminal).then_some(0);
        }
        if let Some(&distance) = known.get(&at) {
            return distance;
        }
        let distance = self
            .diagrams
            .children(at)
            .iter()
            .filter_map(|&child| self.distance(child, wanted, known))
            .min()
            .map(|least| least + 1);
        known.insert(at, distance);
        distance
    }

    /// Whether some assignment ends in a wanted terminal.
    pub(crate) fn can_be(&self, root: Ref, terminal: u32) -> bool {
        self.diagrams.reach_from(root, &self.diagrams.all()) >> terminal & 1 == 1
    }

    /// How many values a level has.
    pub(crate) fn size(&self, level: usize) -> usize {
        usize::from(self.diagrams.sizes()[level])
    }

    /// The level on which one of two diagrams chooses first.
    pub(crate) fn top(&self, f: Ref, g: Ref) -> usize {
        self.diagrams.level(f).min(self.diagrams.level(g))
    }

    /// Where a value of a level leads from a node on it or below.
    pub(crate) fn step(&self, at: Ref, level: usize, value: usize) -> Ref {
        if self.diagrams.level(at) == level {
            self.diagrams.children(at)[value]
        } else {
            at
        }
    }
}

/// What a node is found by.
fn hash(level: usize, children: &[Ref]) -> u64 {
    let mut hasher = FxHasher::default();
    level.hash(&mut hasher);
    children.hash(&mut hasher);
    hasher.finish()
}
