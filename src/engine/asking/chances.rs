//! How the outcomes of roots are spread over the completions, and what an answer is worth: how far it is expected to narrow them
//! down, and how many of them cannot do without it.
//!
//! Probabilities are those of drawing each level's value independently by the pack's weights (evenly where it gives none);
//! combinations that a constraint forbids are left out when an entropy is taken.

mod needing;

use crate::engine::asking::outlook::Outlook;
use crate::engine::diagram::walk::Walk;
use crate::engine::diagram::{FORBIDDEN, Ref, Terminals};
use crate::engine::pack::FactId;

/// How many ways through one fact's levels are told apart.
const MOST_WAYS: usize = 4096;

/// The chances of every terminal from every node of an outlook.
pub(super) struct Chances<'o> {
    outlook: &'o Outlook<'o>,
    /// For each level the chance of each possible value.
    shares: Vec<Vec<f64>>,
    /// How many terminals there are, from 0 on.
    width: usize,
    /// For each node, one after the other, the chance of each terminal from there.
    backward: Vec<f64>,
    /// For each node the chance of an allowed outcome.
    allowed: Vec<f64>,
}

/// What it is worth to know a fact.
#[derive(Clone, Copy, Default)]
pub(super) struct Worth {
    /// How far it is expected to lower the summed entropy of the roots' outcomes, in bits.
    pub(super) bits: f64,
    /// How likely it is that the root which needs it most cannot be told without it; rather too low than too high.
    pub(super) needed: f64,
}

/// Where one leads from each entry of a fact's levels, and how likely its values are.
type Way = (Vec<Ref>, f64);

/// What is gathered for a candidate while one root is looked at.
struct Candidate {
    first: usize,
    levels: usize,
    /// The nodes on its levels and the chance of coming there.
    nodes: Vec<(usize, f64)>,
}

impl<'o> Chances<'o> {
    pub(super) fn new(outlook: &'o Outlook<'o>, roots: &[Ref]) -> Chances<'o> {
        let narrowed = &outlook.narrowed;
        let reached = roots
            .iter()
            .fold(0, |all, &root| all | narrowed.terminals(narrowed.at(root)));
        let width = width(reached);
        let mut shares: Vec<Vec<f64>> = Vec::with_capacity(narrowed.masks().len());
        shares.resize_with(narrowed.masks().len(), Vec::new);
        for fact in &outlook.pack.facts {
            for (place, level) in fact.levels().enumerate() {
                shares[level] = fact.shares(place, narrowed.masks()[level]);
            }
        }
        let mut chances = Chances {
            outlook,
            shares,
            width,
            backward: vec![0.0; narrowed.len() * width],
            allowed: Vec::with_capacity(narrowed.len()),
        };
        let end = roots
            .iter()
            .filter_map(|&root| place(narrowed.at(root)))
            .max()
            .map_or(0, |last| last + 1);
        for node in 0..end {
            let (below, own) = chances.backward.split_at_mut(node * width);
            let shares = &chances.shares[narrowed.level_of(node)];
            for (&child, share) in narrowed.children_of(node).iter().zip(shares) {
                match child.terminal() {
                    // A terminal of other roots than these.
                    Some(terminal) if terminal as usize >= width => {}
                    Some(terminal) => own[terminal as usize] += share,
                    None => {
                        let start = child.node() * width;
                        for (sum, chance) in own.iter_mut().zip(&below[start..start + width]) {
                            *sum += share * chance;
                        }
                    }
                }
            }
            chances
                .allowed
                .push(own[..width].iter().skip(FORBIDDEN as usize + 1).sum());
        }
        chances
    }

    /// What it is worth to know each fact.
    pub(super) fn worth(&self, roots: &[Ref], facts: &[FactId]) -> Vec<Worth> {
        let narrowed = &self.outlook.narrowed;
        let mut candidates: Vec<Candidate> = facts
            .iter()
            .map(|&fact| {
                let levels = self.outlook.pack.facts[fact].levels();
                Candidate {
                    first: levels.start,
                    levels: levels.len(),
                    nodes: Vec::new(),
                }
            })
            .collect();
        let mut owner: Vec<Option<usize>> = vec![None; narrowed.masks().len()];
        for (index, candidate) in candidates.iter().enumerate() {
            owner[candidate.first..candidate.first + candidate.levels].fill(Some(index));
        }
        let mut all = vec![Worth::default(); facts.len()];
        let mut forward = vec![0.0; narrowed.len()];
        let mut done: Vec<Ref> = Vec::new();
        for &root in roots {
            let root = narrowed.at(root);
            let Some(top) = place(root) else { continue };
            // Two members that hang on the same thing count twice, and are looked at once.
            if done.contains(&root) {
                continue;
            }
            done.push(root);
            let times = roots.iter().filter(|&&it| narrowed.at(it) == root).count() as f64;
            forward[top] = 1.0;
            for node in (0..=top).rev() {
                let chance = std::mem::take(&mut forward[node]);
                if chance == 0.0 {
                    continue;
                }
                let level = narrowed.level_of(node);
                for (&child, share) in narrowed.children_of(node).iter().zip(&self.shares[level]) {
                    if let Some(below) = place(child) {
                        forward[below] += chance * share;
                    }
                }
                if let Some(candidate) = owner[level] {
                    candidates[candidate].nodes.push((node, chance));
                }
            }
            // A root with few outcomes is looked at for those alone: most roots say whether one member is in, and nothing else.
            let outcomes = width(narrowed.terminals(root));
            let whole = &self.backward[top * self.width..][..outcomes];
            let (total, before) = entropy(whole);
            for (candidate, worth) in candidates.iter_mut().zip(&mut all) {
                if candidate.nodes.is_empty() {
                    continue;
                }
                let (after, needing) = if candidate.levels == 1 {
                    let needing = self.needing_one(&candidate.nodes, outcomes);
                    (self.after_one(whole, candidate), needing)
                } else {
                    let entries = self.entries(candidate);
                    let ways = self.ways(candidate, &entries);
                    let needing = self.needing_many(&entries, &ways, outcomes);
                    (self.after_many(whole, &entries, ways), needing)
                };
                worth.bits += times * (before - after / total).max(0.0);
                worth.needed = worth.needed.max(needing / total);
                candidate.nodes.clear();
            }
        }
        all
    }

    /// The expected entropy once a fact of one level is known, times the share of allowed cases.
    fn after_one(&self, whole: &[f64], candidate: &Candidate) -> f64 {
        let narrowed = &self.outlook.narrowed;
        let mut passing = whole.to_vec();
        for &(node, chance) in &candidate.nodes {
            self.add(&mut passing, Ref::of_node(node), -chance);
        }
        let mut chances = vec![0.0; whole.len()];
        let of_value = |(value, share): (usize, &f64)| {
            chances.copy_from_slice(&passing);
            for &(node, chance) in &candidate.nodes {
                self.add(&mut chances, narrowed.children_of(node)[value], chance);
            }
            let (left, entropy) = entropy(&chances);
            share * left * entropy
        };
        self.shares[candidate.first]
            .iter()
            .enumerate()
            .map(of_value)
            .sum()
    }

    /// The same for a fact of several levels, given where the diagram enters them and all ways through them.
    fn after_many(&self, whole: &[f64], entries: &[(Ref, f64)], ways: Vec<Way>) -> f64 {
        let mut passing = whole.to_vec();
        for &(at, chance) in entries {
            self.add(&mut passing, at, -chance);
        }
        let mut chances = vec![0.0; whole.len()];
        let of_way = |(places, weight): Way| {
            chances.copy_from_slice(&passing);
            for (&at, (_, chance)) in places.iter().zip(entries) {
                self.add(&mut chances, at, *chance);
            }
            let (left, entropy) = entropy(&chances);
            weight * left * entropy
        };
        ways.into_iter().map(of_way).sum()
    }

    /// All ways through a fact's levels, taken together where they lead from the entries to the same places.
    fn ways(&self, candidate: &Candidate, entries: &[(Ref, f64)]) -> Vec<Way> {
        let narrowed = &self.outlook.narrowed;
        let mut ways: Vec<Way> = vec![(entries.iter().map(|&(entry, _)| entry).collect(), 1.0)];
        for level in candidate.first..candidate.first + candidate.levels {
            let mut next: Vec<Way> = Vec::with_capacity(ways.len() * 2);
            for (places, weight) in ways {
                if places.iter().all(|&at| narrowed.level(at) != level) {
                    next.push((places, weight));
                    continue;
                }
                for (value, share) in self.shares[level].iter().enumerate() {
                    let step = |&at: &Ref| match place(at) {
                        Some(node) if narrowed.level_of(node) == level => {
                            narrowed.children_of(node)[value]
                        }
                        _ => at,
                    };
                    next.push((places.iter().map(step).collect(), weight * share));
                }
            }
            next.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
            next.dedup_by(|(again, more), (known, weight)| {
                let same = again == known;
                *weight += if same { *more } else { 0.0 };
                same
            });
            ways = next;
            if ways.len() > MOST_WAYS {
                // Exact no longer pays: what the answers so far tell is a lower bound, and as good for an order.
                break;
            }
        }
        ways
    }

    /// Where the diagram enters a fact's levels from above: what comes to a node, less what comes from within.
    fn entries(&self, candidate: &Candidate) -> Vec<(Ref, f64)> {
        let narrowed = &self.outlook.narrowed;
        // Visited from the root down, so that the numbers fall.
        let mut entries: Vec<(Ref, f64)> = candidate
            .nodes
            .iter()
            .map(|&(node, chance)| (Ref::of_node(node), chance))
            .collect();
        for &(node, chance) in &candidate.nodes {
            let shares = &self.shares[narrowed.level_of(node)];
            for (&child, share) in narrowed.children_of(node).iter().zip(shares) {
                if let Ok(entry) = entries.binary_search_by(|(at, _)| child.cmp(at)) {
                    entries[entry].1 -= chance * share;
                }
            }
        }
        entries.retain(|(_, chance)| *chance > 1e-12);
        entries
    }

    /// The chance of a terminal from a place.
    fn chance(&self, at: Ref, terminal: usize) -> f64 {
        match place(at) {
            Some(node) => self.backward[node * self.width + terminal],
            None if at.0 as usize == terminal => 1.0,
            None => 0.0,
        }
    }

    /// The chance of an allowed outcome from a place.
    fn allowed(&self, at: Ref) -> f64 {
        match place(at) {
            Some(node) => self.allowed[node],
            None if at.0 == FORBIDDEN => 0.0,
            None => 1.0,
        }
    }

    /// Adds the chances of each terminal from a place, times a weight.
    fn add(&self, chances: &mut [f64], at: Ref, weight: f64) {
        match place(at) {
            Some(node) => {
                let start = node * self.width;
                let below = &self.backward[start..start + self.width];
                for (sum, chance) in chances.iter_mut().zip(below) {
                    *sum += weight * chance;
                }
            }
            None => chances[at.0 as usize] += weight,
        }
    }
}

/// One more than the largest of some terminals.
fn width(terminals: Terminals) -> usize {
    64 - terminals.leading_zeros() as usize
}

fn place(at: Ref) -> Option<usize> {
    at.terminal().is_none().then(|| at.node())
}

/// Weight and entropy (bits) of the allowed outcomes.
fn entropy(chances: &[f64]) -> (f64, f64) {
    let counted = || {
        let outcomes = chances.iter().skip(FORBIDDEN as usize + 1).copied();
        outcomes.filter(|&chance| chance > 1e-12)
    };
    let total: f64 = counted().sum();
    let logs: f64 = counted().map(|chance| chance * chance.log2()).sum();
    if total > 0.0 {
        (total, (total.log2() - logs / total).max(0.0))
    } else {
        (0.0, 0.0)
    }
}
