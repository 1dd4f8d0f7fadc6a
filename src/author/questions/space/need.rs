//! How likely it is that a case cannot be told without a fact.

use rustc_hash::FxHashMap as HashMap;

use crate::author::questions::space::Space;
use crate::engine::diagram::walk::Walk;
use crate::engine::diagram::{FORBIDDEN, Ref, TRUE};
use crate::engine::pack::FactId;

impl Space<'_> {
    /// How likely it is that a case cannot be told without a fact: with another value of it alone the root would come out
    /// otherwise. Whatever the order, the fact is asked in all such cases.
    pub(crate) fn needed(&mut self, root: Ref, fact: FactId) -> f64 {
        if let Some(&known) = self.needed.get(&(root, fact)) {
            return known;
        }
        let levels = self.pack.facts[fact].levels();
        let own = if self.terminals(root) >> FORBIDDEN & 1 == 1 {
            root
        } else {
            Ref(TRUE)
        };
        let allowed = self.allowed(root);
        let mut walk = Needing {
            space: self,
            levels: levels.fold(0, |levels, level| levels | 1 << level),
            known: HashMap::default(),
        };
        let chance = walk.chance(vec![root], own) / allowed;
        self.needed.insert((root, fact), chance);
        chance
    }

    /// How likely it is that a case is none that a constraint forbids.
    fn allowed(&mut self, at: Ref) -> f64 {
        if self.terminals(at) >> FORBIDDEN & 1 == 0 {
            return 1.0;
        }
        if at.terminal().is_some() {
            return 0.0;
        }
        if let Some(&known) = self.may_be.get(&at) {
            return known;
        }
        let (level, count) = (self.level(at), self.count(at));
        let mut sum = 0.0;
        for value in 0..count {
            let child = self.child(at, value);
            sum += self.shares[level][value] * self.allowed(child);
        }
        self.may_be.insert(at, sum);
        sum
    }

    fn count(&self, at: Ref) -> usize {
        self.builder.diagrams().children(at).len()
    }

    /// Where a value of a level leads.
    pub(super) fn step(&self, at: Ref, level: usize, value: usize) -> Ref {
        if self.level(at) == level {
            self.child(at, value)
        } else {
            at
        }
    }
}

/// Walks with all values of a fact at once, and with the case's own beside them.
struct Needing<'s, 'p> {
    space: &'s mut Space<'p>,
    /// The fact's levels, a bit for each.
    levels: u128,
    known: HashMap<(Vec<Ref>, Ref), f64>,
}

impl Needing<'_, '_> {
    /// The chance that some of the places that the fact's values have led to end differently, in a case that is allowed itself.
    fn chance(&mut self, places: Vec<Ref>, own: Ref) -> f64 {
        if let Some(chance) = self.at_once(&places, own) {
            return chance;
        }
        let key = (places, own);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let levels = key.0.iter().chain([&key.1]);
        let level = levels.map(|&at| self.space.level(at)).min().unwrap_or(0);
        let mut sum = 0.0;
        for value in 0..self.space.shares[level].len() {
            let step = |&at: &Ref| self.space.step(at, level, value);
            let mut next: Vec<Ref> = if self.levels >> level & 1 == 1 {
                let every = 0..self.space.shares[level].len();
                let places = key.0.iter();
                let all = every.flat_map(|value| {
                    let space = &self.space;
                    places.clone().map(move |&at| space.step(at, level, value))
                });
                all.collect()
            } else {
                key.0.iter().map(step).collect()
            };
            next.retain(|&at| at != Ref(FORBIDDEN));
            next.sort_unstable();
            next.dedup();
            let own = step(&key.1);
            sum += self.space.shares[level][value] * self.chance(next, own);
        }
        self.known.insert(key, sum);
        sum
    }

    /// What needs no walk.
    fn at_once(&mut self, places: &[Ref], own: Ref) -> Option<f64> {
        if own == Ref(FORBIDDEN) {
            return Some(0.0);
        }
        let outcomes = |&at: &Ref| self.space.outcomes(at);
        let all = places.iter().map(outcomes).fold(0, |all, own| all | own);
        if all.count_ones() < 2 {
            return Some(0.0);
        }
        if let [one] = places {
            return (self.space.levels(*one) & self.levels == 0).then_some(0.0);
        }
        let apart = |a: &Ref, b: &Ref| {
            let (a, b) = (self.space.terminals(*a), self.space.terminals(*b));
            a & b == 0 && (a | b) >> FORBIDDEN & 1 == 0
        };
        let mut pairs = places.iter().enumerate();
        let differ = pairs.any(|(place, a)| places[place + 1..].iter().any(|b| apart(a, b)));
        differ.then(|| self.space.allowed(own))
    }
}
