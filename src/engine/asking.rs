//! Which facts can still change a decision, and which of them to ask for next.
//!
//! A fact is open for a decision where two allowed completions that differ only in it lead to different outcomes. Among the
//! open facts the most useful is the one whose answer is expected to lower the summed entropy of the primary decisions'
//! outcomes most, every allowed case being as likely as any other. A `many` decision counts with the entropy of its standing
//! and of each member, summed.

use std::collections::BTreeMap;

use crate::engine::case::{Answer, Case};
use crate::engine::decision::{self, Certainty, Status};
use crate::engine::diagram::{Diagrams, FORBIDDEN, Reach, Ref};
use crate::engine::pack::{Decision, DecisionId, Fact, FactId, Kind, Pack};

/// A question, and what its answers would settle.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The fact to ask for.
    pub fact: FactId,
    /// The screen it stands on.
    pub screen: Option<usize>,
    /// How far the answer is expected to lower the uncertainty, in bits.
    pub progress: f64,
}

/// The facts that can still change a decision, in file order: those not asked, and those answered "vet inte".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Openness {
    /// Facts that have not been asked, or only in part.
    pub open: Vec<FactId>,
    /// Facts that the worker does not know and that would change the outcome.
    pub waits_for: Vec<FactId>,
}

/// Which facts a decision still turns on.
pub fn openness(pack: &Pack, case: &Case, reach: &Reach<'_>, decision: &Decision) -> Openness {
    let mut openness = Openness::default();
    let undecided: Vec<Ref> = decision::roots(decision).filter(|&root| reach.outcomes(root).count_ones() > 1).collect();
    if undecided.is_empty() {
        return openness;
    }
    for &fact in &decision.facts {
        if case.is_complete(pack, fact) && case.answer(fact) != Some(Answer::Unknown) {
            continue;
        }
        let levels = pack.levels_of(fact);
        if undecided.iter().any(|&root| reach.turns_on(root, &levels)) {
            match case.answer(fact) {
                Some(Answer::Unknown) => openness.waits_for.push(fact),
                Some(_) | None => openness.open.push(fact),
            }
        }
    }
    openness
}

/// The open facts of the primary decisions together, in file order.
pub fn open_facts(pack: &Pack, case: &Case, reach: &Reach<'_>) -> Vec<FactId> {
    let mut open: Vec<FactId> = primary(pack).flat_map(|decision| openness(pack, case, reach, decision).open).collect();
    open.sort_unstable();
    open.dedup();
    open
}

/// The facts that no primary decision turns on but a duty or notice does: asked afterwards, on request.
pub fn later_facts(pack: &Pack, case: &Case, reach: &Reach<'_>, open: &[FactId]) -> Vec<FactId> {
    let roots: Vec<Ref> = pack.duties.iter().map(|duty| duty.when).chain(pack.notices.iter().map(|notice| notice.when)).collect();
    let undecided: Vec<Ref> = roots.into_iter().filter(|&root| reach.outcomes(root).count_ones() > 1).collect();
    (0..pack.facts.len())
        .filter(|fact| case.answer(*fact).is_none() && !open.contains(fact))
        .filter(|&fact| pack.facts[fact].applies.is_none_or(|applies| decision::certainty(reach, applies) != Certainty::Excluded))
        .filter(|&fact| {
            let levels = pack.levels_of(fact);
            undecided.iter().any(|&root| reach.turns_on(root, &levels))
        })
        .collect()
}

/// The most useful of the open facts; the earlier in the file where two are alike.
pub fn next_question(pack: &Pack, reach: &Reach<'_>, open: &[FactId]) -> Option<Question> {
    let roots: Vec<Spread<'_>> = primary(pack)
        .flat_map(decision::roots)
        .filter(|&root| reach.outcomes(root).count_ones() > 1)
        .map(|root| Spread::new(&pack.diagrams, reach, root))
        .collect();
    let mut best: Option<Question> = None;
    for &fact in open {
        let progress: f64 = roots.iter().map(|spread| spread.progress(&pack.facts[fact])).sum();
        if best.as_ref().is_none_or(|question| progress > question.progress + 1e-9) {
            let screen = pack.screens.iter().position(|screen| screen.facts.contains(&fact));
            best = Some(Question { fact, screen, progress });
        }
    }
    best
}

/// For each answer to a fact the decisions that it would settle, and that are not settled yet.
pub fn settles(pack: &Pack, case: &Case, fact: FactId) -> Vec<(usize, Vec<DecisionId>)> {
    let before: Vec<Status> = statuses(pack, case);
    let answers: Vec<(usize, Answer)> = match &pack.facts[fact].kind {
        Kind::YesNo | Kind::Choice => (0..pack.facts[fact].values.len()).map(|value| (value, Answer::Value(value))).collect(),
        Kind::Choices { .. } => {
            let (yes, no) = match case.answer(fact) {
                Some(Answer::Options { yes, no }) => (yes, no),
                _ => (0, 0),
            };
            (0..pack.facts[fact].values.len())
                .filter(|value| (yes | no) >> value & 1 == 0)
                .map(|value| (value, Answer::Options { yes: yes | 1 << value, no }))
                .collect()
        }
        Kind::Number { .. } | Kind::Date { .. } => Vec::new(),
    };
    answers
        .into_iter()
        .map(|(value, answer)| {
            let mut next = case.clone();
            let settled = match next.set(pack, fact, Some(answer)) {
                Ok(()) => {
                    let after = statuses(pack, &next);
                    (0..before.len()).filter(|&d| before[d] == Status::Open && after[d] == Status::Settled).collect()
                }
                Err(_) => Vec::new(),
            };
            (value, settled)
        })
        .collect()
}

fn statuses(pack: &Pack, case: &Case) -> Vec<Status> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    pack.decisions.iter().map(|decision| decision::find(pack, decision, &reach).status).collect()
}

fn primary(pack: &Pack) -> impl Iterator<Item = &Decision> {
    pack.decisions.iter().filter(|decision| decision.primary)
}

/// How the outcomes of one root are spread over the completions.
///
/// Probabilities are those of drawing each level's value independently and evenly; combinations that a constraint forbids
/// are left out when an entropy is taken.
struct Spread<'d> {
    diagrams: &'d Diagrams,
    masks: &'d [u32],
    /// The nodes below the root that can be reached, parents before children.
    nodes: Vec<Ref>,
    /// The place of each reachable node in `nodes`.
    place: BTreeMap<Ref, usize>,
    /// For each node the chance of coming there from the root.
    forward: Vec<f64>,
    /// For each node the chance of each terminal from there.
    backward: Vec<Vec<f64>>,
    /// The terminals that can come, in the order of `backward`.
    terminals: Vec<u32>,
    root: Ref,
}

impl<'d> Spread<'d> {
    fn new(diagrams: &'d Diagrams, reach: &'d Reach<'_>, root: Ref) -> Spread<'d> {
        let masks = reach.masks();
        let mut place = BTreeMap::new();
        let mut stack = vec![root];
        while let Some(at) = stack.pop() {
            if at.terminal().is_none() && place.insert(at, 0).is_none() {
                stack.extend(steps(diagrams, masks, at));
            }
        }
        // References rise from the leaves to the root, so the reverse order has parents first.
        let nodes: Vec<Ref> = place.keys().rev().copied().collect();
        for (index, node) in nodes.iter().enumerate() {
            place.insert(*node, index);
        }
        let terminals: Vec<u32> = (0..64).filter(|terminal| reach.of(root) >> terminal & 1 == 1).collect();
        let mut spread = Spread { diagrams, masks, forward: vec![0.0; nodes.len()], backward: vec![Vec::new(); nodes.len()], nodes, place, terminals, root };
        for index in (0..spread.nodes.len()).rev() {
            let steps: Vec<Ref> = steps(diagrams, masks, spread.nodes[index]).collect();
            let mut chances = vec![0.0; spread.terminals.len()];
            for child in &steps {
                spread.add(&mut chances, *child, 1.0 / steps.len() as f64);
            }
            spread.backward[index] = chances;
        }
        if let Some(first) = spread.forward.first_mut() {
            *first = 1.0;
        }
        for index in 0..spread.nodes.len() {
            let steps: Vec<Ref> = steps(diagrams, masks, spread.nodes[index]).collect();
            let chance = spread.forward[index] / steps.len() as f64;
            for child in steps {
                if let Some(&at) = spread.place.get(&child) {
                    spread.forward[at] += chance;
                }
            }
        }
        spread
    }

    /// Adds the chances of each terminal from a place, times a weight.
    fn add(&self, chances: &mut [f64], at: Ref, weight: f64) {
        match at.terminal() {
            Some(terminal) => {
                if let Some(index) = self.terminals.iter().position(|&t| t == terminal) {
                    chances[index] += weight;
                }
            }
            None => {
                for (sum, chance) in chances.iter_mut().zip(&self.backward[self.place[&at]]) {
                    *sum += weight * chance;
                }
            }
        }
    }

    /// Weight and entropy (bits) of the allowed outcomes.
    fn entropy(&self, chances: &[f64]) -> (f64, f64) {
        let counted = || self.terminals.iter().zip(chances).filter(|(terminal, chance)| **terminal != FORBIDDEN && **chance > 0.0);
        let total: f64 = counted().map(|(_, chance)| chance).sum();
        let entropy = counted().map(|(_, chance)| chance / total).map(|p| -p * p.log2()).sum();
        (total, entropy)
    }

    /// How far knowing the fact is expected to lower the entropy of this root's outcome, in bits.
    fn progress(&self, fact: &Fact) -> f64 {
        let block = fact.levels();
        // Where the diagram enters the fact's levels, and what by-passes them.
        let mut passing = vec![0.0; self.terminals.len()];
        let mut entries: Vec<(Ref, f64)> = Vec::new();
        let mut enter = |at: Ref, weight: f64| {
            if block.contains(&self.diagrams.level(at)) {
                match entries.iter_mut().find(|(entry, _)| *entry == at) {
                    Some((_, sum)) => *sum += weight,
                    None => entries.push((at, weight)),
                }
            } else {
                self.add(&mut passing, at, weight);
            }
        };
        if self.diagrams.level(self.root) >= block.start {
            enter(self.root, 1.0);
        }
        for (index, &node) in self.nodes.iter().enumerate() {
            if self.diagrams.level(node) < block.start {
                let steps: Vec<Ref> = steps(self.diagrams, self.masks, node).collect();
                for &child in steps.iter().filter(|child| self.diagrams.level(**child) >= block.start) {
                    enter(child, self.forward[index] / steps.len() as f64);
                }
            }
        }
        if entries.is_empty() {
            return 0.0;
        }
        // All ways through the levels, taken together where they lead to the same places.
        let mut ways: BTreeMap<Vec<Ref>, f64> = BTreeMap::from([(entries.iter().map(|(entry, _)| *entry).collect(), 1.0)]);
        for level in block {
            let values: Vec<usize> = (0..32).filter(|value| self.masks[level] >> value & 1 == 1).collect();
            let mut next = BTreeMap::new();
            for (places, weight) in ways {
                if places.iter().all(|&at| self.diagrams.level(at) != level) {
                    *next.entry(places).or_insert(0.0) += weight;
                    continue;
                }
                for &value in &values {
                    let moved = places.iter().map(|&at| if self.diagrams.level(at) == level { self.diagrams.children(at)[value] } else { at }).collect();
                    *next.entry(moved).or_insert(0.0) += weight / values.len() as f64;
                }
            }
            ways = next;
        }
        let mut whole = vec![0.0; self.terminals.len()];
        self.add(&mut whole, self.root, 1.0);
        let (total, before) = self.entropy(&whole);
        let after: f64 = ways
            .into_iter()
            .map(|(places, weight)| {
                let mut chances = passing.clone();
                for (&at, (_, chance)) in places.iter().zip(&entries) {
                    self.add(&mut chances, at, *chance);
                }
                let (left, entropy) = self.entropy(&chances);
                weight * left * entropy
            })
            .sum();
        (before - after / total).max(0.0)
    }
}

fn steps<'d>(diagrams: &'d Diagrams, masks: &[u32], at: Ref) -> impl Iterator<Item = Ref> + use<'d> {
    let mask = if at.terminal().is_some() { 0 } else { masks[diagrams.level(at)] };
    diagrams.children(at).iter().enumerate().filter(move |(value, _)| mask >> value & 1 == 1).map(|(_, &child)| child)
}
