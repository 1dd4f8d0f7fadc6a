//! What answers leave of the diagrams, as references that are equal where the same is left: the states of asking.

mod likeness;
mod need;

use rustc_hash::FxHashMap as HashMap;

use crate::author::builder::Builder;
use crate::author::questions::solve::State;
use crate::engine::diagram::walk::{Pairs, Walk};
use crate::engine::diagram::{Diagrams, Free, Ref, TRUE, Terminals, allowed, full};
use crate::engine::pack::{FactId, Pack};

/// A set of facts, a bit for each.
pub(crate) type FactSet = u128;

/// The diagrams of a pack while questions are being answered.
pub(crate) struct Space<'p> {
    pub(crate) pack: &'p Pack,
    builder: Builder,
    /// What lies below each node.
    below: Vec<(Terminals, u128)>,
    /// For each level the chance of each value.
    shares: Vec<Vec<f64>>,
    /// The fact of each level, where it has one.
    fact_of: Vec<Option<FactId>>,
    cut: HashMap<(Ref, u16, u8), Ref>,
    met: HashMap<Ref, f64>,
    turns: HashMap<(Ref, FactId), bool>,
    needed: HashMap<(Ref, FactId), f64>,
    may_be: HashMap<Ref, f64>,
    renumbered: HashMap<Ref, Ref>,
    tells: HashMap<(Ref, Ref), bool>,
}

impl<'p> Space<'p> {
    /// A space for asking for some facts. `None` where they cannot be answered level by level: two of them are numbers of
    /// which it matters whether they are in step, or one follows from another.
    pub(crate) fn new(pack: &'p Pack, facts: &[FactId]) -> Option<Space<'p>> {
        let mut paired = pack.relations.iter();
        if paired.any(|pair| facts.contains(&pair.of) || facts.contains(&pair.minus)) {
            return None;
        }
        let date = |fact: &FactId| pack.facts[*fact].follows.map(|follows| follows.date);
        if (facts.iter().filter_map(date)).any(|date| facts.contains(&date)) {
            return None;
        }
        let sizes = pack.diagrams.sizes().to_vec();
        let mut shares: Vec<Vec<f64>> = sizes
            .iter()
            .map(|&size| vec![1.0 / f64::from(size); usize::from(size)])
            .collect();
        let mut fact_of = vec![None; sizes.len()];
        for (id, fact) in pack.facts.iter().enumerate() {
            for (place, level) in fact.levels().enumerate() {
                shares[level] = fact.shares(place, full(sizes[level]));
                fact_of[level] = Some(id);
            }
        }
        Some(Space {
            pack,
            builder: Builder::new(sizes).ok()?,
            below: Vec::new(),
            shares,
            fact_of,
            cut: HashMap::default(),
            met: HashMap::default(),
            turns: HashMap::default(),
            needed: HashMap::default(),
            may_be: HashMap::default(),
            renumbered: HashMap::default(),
            tells: HashMap::default(),
        })
    }

    /// The state in which nothing has been asked; levels that belong to no fact have the only value that the masks allow.
    pub(crate) fn start(&mut self, lists: &[Vec<Ref>], masks: &[u32]) -> State {
        let (mut known, consistency) = (HashMap::default(), &self.pack.consistency);
        let given: Vec<(usize, usize)> = (0..masks.len())
            .filter(|&level| self.fact_of[level].is_none() && masks[level].count_ones() == 1)
            .map(|level| (level, masks[level].trailing_zeros() as usize))
            .collect();
        let mut import = |root: Ref| {
            let from = &self.pack.diagrams;
            let moved = copy(from, &mut self.builder, root, &mut known);
            self.look_below();
            let step = |at, &(level, value): &(usize, usize)| self.with(at, level, value);
            given.iter().fold(moved, step)
        };
        let lists = lists
            .iter()
            .map(|list| list.iter().map(|&root| (import(root), root)).collect())
            .collect();
        State {
            lists,
            groups: consistency.iter().map(|&root| import(root)).collect(),
            masks: masks.to_vec(),
            asked: 0,
        }
    }

    /// What is left of a diagram once a level has a value.
    pub(crate) fn with(&mut self, at: Ref, level: usize, value: usize) -> Ref {
        if self.levels(at) >> level & 1 == 0 {
            return at;
        }
        if self.level(at) == level {
            return self.builder.diagrams().children(at)[value];
        }
        let key = (at, level as u16, value as u8);
        if let Some(&known) = self.cut.get(&key) {
            return known;
        }
        let children = self.builder.diagrams().children(at).to_vec();
        let children = children
            .into_iter()
            .map(|child| self.with(child, level, value))
            .collect();
        let made = self.builder.node(self.level(at), children);
        self.look_below();
        self.cut.insert(key, made);
        made
    }

    /// The outcomes that a root can still have.
    pub(crate) fn outcomes(&self, at: Ref) -> Terminals {
        allowed(self.terminals(at))
    }

    /// Roots put together that share a fact, by themselves or through a group; each set with all its facts.
    pub(crate) fn apart<T>(
        &self,
        roots: impl Iterator<Item = T>,
        groups: &[Ref],
        diagram: impl Fn(&T) -> Ref,
    ) -> Vec<(FactSet, Vec<T>)> {
        let mut parts: Vec<(FactSet, Vec<T>)> = Vec::new();
        for root in roots {
            let mut facts = self.facts(diagram(&root));
            for &group in groups {
                let tied = self.facts(group);
                facts |= if tied & facts == 0 { 0 } else { tied };
            }
            let mut together = vec![root];
            parts.retain_mut(|(others, list)| {
                let apart = *others & facts == 0;
                if !apart {
                    facts |= *others;
                    together.append(list);
                }
                apart
            });
            parts.push((facts, together));
        }
        parts
    }

    /// The facts that a diagram depends on.
    pub(crate) fn facts(&self, at: Ref) -> FactSet {
        let levels = self.levels(at);
        (0..self.fact_of.len())
            .filter(|level| levels >> level & 1 == 1)
            .filter_map(|level| self.fact_of[level])
            .fold(0, |facts, fact| facts | 1 << fact)
    }

    /// The chance of each value of a level, given the constraints that are left.
    pub(crate) fn chances(&mut self, groups: &[Ref], level: usize) -> Vec<f64> {
        let shares = self.shares[level].clone();
        let tied = groups
            .iter()
            .copied()
            .find(|&group| self.levels(group) >> level & 1 == 1);
        let Some(group) = tied else { return shares };
        let whole = self.met(group);
        shares
            .into_iter()
            .enumerate()
            .map(|(value, share)| {
                let rest = self.with(group, level, value);
                share * self.met(rest) / whole
            })
            .collect()
    }

    /// How likely it is that a group of constraints is met.
    fn met(&mut self, at: Ref) -> f64 {
        if let Some(terminal) = at.terminal() {
            return f64::from(u8::from(terminal == TRUE));
        }
        if let Some(&known) = self.met.get(&at) {
            return known;
        }
        let level = self.level(at);
        let children = self.builder.diagrams().children(at).to_vec();
        let mut sum = 0.0;
        for (value, child) in children.into_iter().enumerate() {
            sum += self.shares[level][value] * self.met(child);
        }
        self.met.insert(at, sum);
        sum
    }

    /// Whether a root turns on a fact, given the levels that constraints still tie.
    pub(crate) fn turns_on(&mut self, root: Ref, fact: FactId, tied: u128) -> bool {
        let bits = self.pack.facts[fact]
            .levels()
            .fold(0, |bits, level| bits | 1_u128 << level);
        if self.levels(root) & bits == 0 {
            return false;
        }
        if tied & bits == 0 {
            return true;
        }
        if let Some(&known) = self.turns.get(&(root, fact)) {
            return known;
        }
        let levels = self.pack.facts[fact].levels();
        let free: Vec<Free> = levels.map(Free::Whole).collect();
        let turns = Pairs::new(&free).turn(&*self, root);
        self.turns.insert((root, fact), turns);
        turns
    }

    /// How many nodes have been made.
    pub(crate) fn size(&self) -> usize {
        self.builder.diagrams().node_count()
    }

    /// Whether the table of nodes has become too large to go on.
    pub(crate) fn is_full(&self) -> bool {
        self.builder.overflow
    }

    fn look_below(&mut self) {
        let diagrams = self.builder.diagrams();
        for node in self.below.len()..diagrams.node_count() {
            let at = Ref::of_node(node);
            let (mut terminals, mut levels) = (0, 1_u128 << diagrams.level(at));
            for &child in diagrams.children(at) {
                match child.terminal() {
                    Some(terminal) => terminals |= 1 << terminal,
                    None => {
                        terminals |= self.below[child.node()].0;
                        levels |= self.below[child.node()].1;
                    }
                }
            }
            self.below.push((terminals, levels));
        }
    }
}

fn copy(from: &Diagrams, to: &mut Builder, at: Ref, known: &mut HashMap<Ref, Ref>) -> Ref {
    if at.terminal().is_some() {
        return at;
    }
    if let Some(&made) = known.get(&at) {
        return made;
    }
    let children = from.children(at).iter();
    let children = children
        .map(|&child| copy(from, to, child, known))
        .collect();
    let made = to.node(from.level(at), children);
    known.insert(at, made);
    made
}

impl Walk for Space<'_> {
    fn level(&self, at: Ref) -> usize {
        self.builder.diagrams().level(at)
    }

    fn mask(&self, level: usize) -> u32 {
        full(self.builder.diagrams().sizes()[level])
    }

    fn child(&self, at: Ref, value: usize) -> Ref {
        self.builder.diagrams().children(at)[value]
    }

    fn terminals(&self, at: Ref) -> Terminals {
        match at.terminal() {
            Some(terminal) => 1 << terminal,
            None => self.below[at.node()].0,
        }
    }

    fn levels(&self, at: Ref) -> u128 {
        if at.terminal().is_some() {
            0
        } else {
            self.below[at.node()].1
        }
    }
}
