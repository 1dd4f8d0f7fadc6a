//! The classes of cases that diagrams tell apart: their paths, or a choice of them where there are too many.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::author::building::Built;
use crate::engine::decision::terminals;
use crate::engine::diagram::{Diagrams, FORBIDDEN, Ref};

/// A class: the values of the levels that its diagram looks at.
pub(super) type Class = Vec<(usize, u8)>;

/// Classes of several diagrams, each once.
#[derive(Debug, Default)]
pub(super) struct Classes {
    pub(super) found: BTreeSet<Class>,
    /// Whether all diagrams had few enough paths.
    pub(super) complete: bool,
    any: bool,
}

impl Classes {
    /// Adds the classes of some diagrams, all paths of those that have no more than `most`; says whether every path is there.
    pub(super) fn add(&mut self, built: &mut Built, roots: &[Ref], most: u128) -> bool {
        let mut complete = true;
        for &root in roots {
            let root = built.constrained(root);
            let diagrams = built.builder.diagrams();
            if count(diagrams, root, &mut BTreeMap::new()) <= most {
                self.all(diagrams, root, &mut Vec::new());
            } else {
                complete = false;
                self.steps(diagrams, root);
            }
        }
        self.complete = complete && (self.complete || !self.any);
        self.any = true;
        complete
    }

    /// Every path.
    fn all(&mut self, diagrams: &Diagrams, at: Ref, way: &mut Class) {
        match at.terminal() {
            Some(FORBIDDEN) => {}
            Some(_) => _ = self.found.insert(way.clone()),
            None => {
                let level = diagrams.level(at);
                for (value, &child) in diagrams.children(at).iter().enumerate() {
                    way.push((level, value as u8));
                    self.all(diagrams, child, way);
                    way.pop();
                }
            }
        }
    }

    /// Paths that together take every step of the diagram and come to every end.
    fn steps(&mut self, diagrams: &Diagrams, root: Ref) {
        let mut ways: BTreeMap<Ref, Class> = BTreeMap::from([(root, Class::new())]);
        let mut open = VecDeque::from([root]);
        let mut taken: BTreeSet<(Ref, u8)> = BTreeSet::new();
        let all = diagrams.all();
        let ends = |at: Ref| -> Vec<u32> { terminals(diagrams.reach_from(at, &all)).collect() };
        let mut take = |mut whole: Class, from: Ref, end: u32, taken: &mut BTreeSet<(Ref, u8)>| {
            finish(diagrams, from, end, &mut whole);
            let mut at = root;
            for &(_, value) in &whole {
                taken.insert((at, value));
                at = diagrams.children(at)[usize::from(value)];
            }
            self.found.insert(whole);
        };
        for end in ends(root) {
            take(Class::new(), root, end, &mut taken);
        }
        while let Some(at) = open.pop_front() {
            let (level, way) = (diagrams.level(at), ways[&at].clone());
            for (value, &child) in diagrams.children(at).iter().enumerate() {
                let step: Class = way.iter().copied().chain([(level, value as u8)]).collect();
                let ends = ends(child);
                if let Some(&end) = ends.get(taken.len() % ends.len().max(1))
                    && !taken.contains(&(at, value as u8))
                {
                    take(step.clone(), child, end, &mut taken);
                }
                if child.terminal().is_none() && !ways.contains_key(&child) {
                    ways.insert(child, step);
                    open.push_back(child);
                }
            }
        }
    }
}

/// Goes on to a terminal that can be reached.
fn finish(diagrams: &Diagrams, at: Ref, terminal: u32, way: &mut Class) {
    if at.terminal().is_some() {
        return;
    }
    let (level, all) = (diagrams.level(at), diagrams.all());
    // Not always the first that leads there: the further steps differ from path to path.
    let leads: Vec<(usize, Ref)> = diagrams
        .children(at)
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, child)| diagrams.reach_from(*child, &all) >> terminal & 1 == 1)
        .collect();
    if let Some(&(value, child)) = leads.get(way.len() % leads.len().max(1)) {
        way.push((level, value as u8));
        finish(diagrams, child, terminal, way);
    }
}

/// How many paths lead to an allowed end.
fn count(diagrams: &Diagrams, at: Ref, known: &mut BTreeMap<Ref, u128>) -> u128 {
    match at.terminal() {
        Some(FORBIDDEN) => 0,
        Some(_) => 1,
        None => {
            if let Some(&count) = known.get(&at) {
                return count;
            }
            let paths = diagrams.children(at).to_vec();
            let sum = paths.into_iter().fold(0_u128, |sum, child| {
                sum.saturating_add(count(diagrams, child, known))
            });
            known.insert(at, sum);
            sum
        }
    }
}
