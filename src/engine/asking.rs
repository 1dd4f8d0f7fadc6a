//! Which facts can still change a decision, and which of them to ask for next.
//!
//! A fact is open for a decision where two allowed completions that differ only in it lead to different outcomes. Among the
//! open facts the most useful is the one whose answer is expected to lower the summed entropy of the primary decisions'
//! outcomes most, every value of a level (a cell of a number) being as likely as any other of it, and cases that the constraints
//! forbid left out. A `many` decision counts with the entropy of its standing
//! and of each member, summed.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use crate::engine::case::{Answer, Case};
use crate::engine::decision::{self, Certainty, Status};
use crate::engine::diagram::{Diagrams, FORBIDDEN, Reach, Ref};
use crate::engine::pack::{Anchor, Deadline, Decision, DecisionId, Duty, Fact, FactId, Kind, Pack};

/// How many ways through one fact's levels are told apart.
const MOST_WAYS: usize = 4096;

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
    let undecided: Vec<Ref> = decision::roots(decision)
        .filter(|&root| reach.outcomes(root).count_ones() > 1)
        .collect();
    if undecided.is_empty() {
        return openness;
    }
    for &fact in &decision.facts {
        if case.is_complete(pack, fact) && case.answer(fact) != Some(Answer::Unknown) {
            continue;
        }
        if turns_on(pack, case, reach, &undecided, fact) {
            match case.answer(fact) {
                Some(Answer::Unknown) => openness.waits_for.push(fact),
                Some(_) | None => openness.open.push(fact),
            }
        }
    }
    openness
}

/// Whether two allowed completions that differ in one fact only lead any of the roots to different outcomes.
pub fn turns_on(pack: &Pack, case: &Case, reach: &Reach<'_>, roots: &[Ref], fact: FactId) -> bool {
    let changes = pack.changes_of(case, reach.masks(), fact);
    changes
        .iter()
        .any(|levels| roots.iter().any(|&root| reach.turns_on(root, levels)))
}

/// The open facts of the primary decisions together, in file order.
pub fn open_facts(pack: &Pack, case: &Case, reach: &Reach<'_>) -> Vec<FactId> {
    let mut open: Vec<FactId> = primary(pack)
        .flat_map(|decision| openness(pack, case, reach, decision).open)
        .collect();
    open.sort_unstable();
    open.dedup();
    open
}

/// The facts that no primary decision turns on but a duty, its deadline or a notice does: asked afterwards, on request,
/// those first that a day is counted from.
pub fn later_facts(pack: &Pack, case: &Case, reach: &Reach<'_>, open: &[FactId]) -> Vec<FactId> {
    let due = || {
        let certain = |duty: &&Duty| decision::certainty(reach, duty.when) == Certainty::Certain;
        let counts = |deadline: &&Deadline| {
            deadline
                .when
                .is_none_or(|when| decision::certainty(reach, when) != Certainty::Excluded)
        };
        let duties = pack.duties.iter().filter(certain);
        duties.flat_map(|duty| &duty.deadlines).filter(counts)
    };
    let roots: Vec<Ref> = pack
        .duties
        .iter()
        .map(|duty| duty.when)
        .chain(pack.notices.iter().map(|notice| notice.when))
        .chain(due().flat_map(|deadline| {
            let conditions = [deadline.when, deadline.due, deadline.missed];
            conditions.into_iter().flatten()
        }))
        .collect();
    let undecided: Vec<Ref> = roots
        .into_iter()
        .filter(|&root| reach.outcomes(root).count_ones() > 1)
        .collect();
    let mut anchors: Vec<FactId> = due()
        .filter_map(|deadline| deadline.from.as_ref())
        .flat_map(Anchor::facts)
        .collect();
    // A date that a number follows from can be told instead of it, wherever the number is asked for.
    anchors.extend(open.iter().filter_map(|&fact| {
        let follows = pack.facts[fact].follows;
        follows.map(|follows| follows.date)
    }));
    let mut later: Vec<FactId> = (0..pack.facts.len())
        .filter(|fact| !case.is_complete(pack, *fact) && !open.contains(fact))
        .filter(|&fact| {
            pack.facts[fact]
                .applies
                .is_none_or(|applies| decision::certainty(reach, applies) != Certainty::Excluded)
        })
        .filter(|&fact| anchors.contains(&fact) || turns_on(pack, case, reach, &undecided, fact))
        .collect();
    // The day by which something must be done comes before what may have to be done as well.
    later.sort_by_key(|fact| !anchors.contains(fact));
    later
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
        let progress: f64 = roots
            .iter()
            .map(|spread| spread.progress(&pack.facts[fact]))
            .sum();
        if best
            .as_ref()
            .is_none_or(|question| progress > question.progress + 1e-9)
        {
            let screen = pack
                .screens
                .iter()
                .position(|screen| screen.facts.contains(&fact));
            best = Some(Question {
                fact,
                screen,
                progress,
            });
        }
    }
    best
}

/// For each answer to a fact the decisions that it would settle, and that are not settled yet.
pub fn settles(pack: &Pack, case: &Case, fact: FactId) -> Vec<(usize, Vec<DecisionId>)> {
    let before: Vec<Status> = statuses(pack, case);
    let answers: Vec<(usize, Answer)> = match &pack.facts[fact].kind {
        Kind::YesNo | Kind::Choice => (0..pack.facts[fact].values.len())
            .map(|value| (value, Answer::Value(value)))
            .collect(),
        Kind::Choices { .. } => {
            let (yes, no) = match case.answer(fact) {
                Some(Answer::Options { yes, no }) => (yes, no),
                _ => (0, 0),
            };
            (0..pack.facts[fact].values.len())
                .filter(|value| (yes | no) >> value & 1 == 0)
                .map(|value| {
                    (
                        value,
                        Answer::Options {
                            yes: yes | 1 << value,
                            no,
                        },
                    )
                })
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
                    (0..before.len())
                        .filter(|&d| before[d] == Status::Open && after[d] == Status::Settled)
                        .collect()
                }
                Err(_) => Vec::new(),
            };
            (value, settled)
        })
        .collect()
}

fn statuses(pack: &Pack, case: &Case) -> Vec<Status> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    pack.decisions
        .iter()
        .map(|decision| decision::find(pack, decision, &reach).status)
        .collect()
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
    /// The nodes below the root that can be reached, children before parents; the root is the last.
    nodes: Vec<Ref>,
    /// For each node the chance of coming there from the root.
    forward: Vec<f64>,
    /// For each node, one after the other, the chance of each terminal from there.
    backward: Vec<f64>,
    /// The terminals that can come, in the order of `backward`.
    terminals: Vec<u32>,
    /// The levels on which the outcome may turn.
    levels: u128,
}

impl<'d> Spread<'d> {
    fn new(diagrams: &'d Diagrams, reach: &'d Reach<'_>, root: Ref) -> Spread<'d> {
        let masks = reach.masks();
        let (mut nodes, mut stack, mut seen) = (Vec::new(), vec![root], FxHashSet::default());
        while let Some(at) = stack.pop() {
            if at.terminal().is_none() && seen.insert(at) {
                nodes.push(at);
                stack.extend(steps(diagrams, masks, at));
            }
        }
        // Nodes are numbered children first.
        nodes.sort_unstable();
        let terminals: Vec<u32> = (0..64)
            .filter(|terminal| reach.of(root) >> terminal & 1 == 1)
            .collect();
        let (count, width) = (nodes.len(), terminals.len());
        let mut spread = Spread {
            diagrams,
            masks,
            forward: vec![0.0; count],
            backward: vec![0.0; count * width],
            nodes,
            terminals,
            levels: reach.levels(root),
        };
        let mut chances = vec![0.0; width];
        for index in 0..count {
            chances.fill(0.0);
            let share = spread.share(spread.nodes[index]);
            for child in steps(diagrams, masks, spread.nodes[index]) {
                spread.add(&mut chances, child, share);
            }
            spread.backward[index * width..(index + 1) * width].copy_from_slice(&chances);
        }
        if let Some(last) = spread.forward.last_mut() {
            *last = 1.0;
        }
        for index in (0..count).rev() {
            let chance = spread.forward[index] * spread.share(spread.nodes[index]);
            for child in steps(diagrams, masks, spread.nodes[index]) {
                if let Some(place) = spread.place(child) {
                    spread.forward[place] += chance;
                }
            }
        }
        spread
    }

    fn place(&self, at: Ref) -> Option<usize> {
        self.nodes.binary_search(&at).ok()
    }

    /// The chance of each value of a node's level.
    fn share(&self, at: Ref) -> f64 {
        1.0 / f64::from(self.masks[self.diagrams.level(at)].count_ones())
    }

    /// Adds the chances of each terminal from a place, times a weight.
    fn add(&self, chances: &mut [f64], at: Ref, weight: f64) {
        match (at.terminal(), self.place(at)) {
            (Some(terminal), _) => {
                if let Some(index) = self.terminals.iter().position(|&known| known == terminal) {
                    chances[index] += weight;
                }
            }
            (None, Some(place)) => {
                let width = self.terminals.len();
                for (sum, chance) in chances
                    .iter_mut()
                    .zip(&self.backward[place * width..(place + 1) * width])
                {
                    *sum += weight * chance;
                }
            }
            (None, None) => {}
        }
    }

    /// Weight and entropy (bits) of the allowed outcomes.
    fn entropy(&self, chances: &[f64]) -> (f64, f64) {
        let counted = || {
            self.terminals
                .iter()
                .zip(chances)
                .filter(|(terminal, chance)| **terminal != FORBIDDEN && **chance > 1e-12)
        };
        let total: f64 = counted().map(|(_, chance)| chance).sum();
        let entropy = counted()
            .map(|(_, chance)| chance / total)
            .map(|p| -p * p.log2())
            .sum();
        (total, entropy)
    }

    /// How far knowing the fact is expected to lower the entropy of this root's outcome, in bits.
    fn progress(&self, fact: &Fact) -> f64 {
        let block = fact.levels();
        if !block.clone().any(|level| self.levels >> level & 1 == 1) {
            return 0.0;
        }
        let inside: Vec<usize> = (0..self.nodes.len())
            .filter(|&index| block.contains(&self.diagrams.level(self.nodes[index])))
            .collect();
        // Where the diagram enters the fact's levels from above: what comes to a node, less what comes from within.
        let mut entries: Vec<(Ref, f64)> = inside
            .iter()
            .map(|&index| (self.nodes[index], self.forward[index]))
            .collect();
        for &index in &inside {
            let chance = self.forward[index] * self.share(self.nodes[index]);
            for child in steps(self.diagrams, self.masks, self.nodes[index]) {
                if let Ok(entry) = entries.binary_search_by_key(&child, |(at, _)| *at) {
                    entries[entry].1 -= chance;
                }
            }
        }
        entries.retain(|(_, chance)| *chance > 1e-12);
        let mut whole = vec![0.0; self.terminals.len()];
        self.add(&mut whole, self.nodes[self.nodes.len() - 1], 1.0);
        // What by-passes the fact's levels.
        let mut passing = whole.clone();
        for &(at, chance) in &entries {
            self.add(&mut passing, at, -chance);
        }
        // All ways through the levels, taken together where they lead to the same places.
        let mut ways: BTreeMap<Vec<Ref>, f64> =
            BTreeMap::from([(entries.iter().map(|(entry, _)| *entry).collect(), 1.0)]);
        for level in block {
            let share = 1.0 / f64::from(self.masks[level].count_ones());
            let mut next = BTreeMap::new();
            for (places, weight) in ways {
                if places.iter().all(|&at| self.diagrams.level(at) != level) {
                    *next.entry(places).or_insert(0.0) += weight;
                    continue;
                }
                for value in (0..32).filter(|value| self.masks[level] >> value & 1 == 1) {
                    let moved = places
                        .iter()
                        .map(|&at| {
                            if self.diagrams.level(at) == level {
                                self.diagrams.children(at)[value]
                            } else {
                                at
                            }
                        })
                        .collect();
                    *next.entry(moved).or_insert(0.0) += weight * share;
                }
            }
            ways = next;
            if ways.len() > MOST_WAYS {
                // Exact no longer pays: what the answers so far tell is a lower bound, and as good for an order.
                break;
            }
        }
        let (total, before) = self.entropy(&whole);
        let mut chances = passing.clone();
        let after: f64 = ways
            .into_iter()
            .map(|(places, weight)| {
                chances.copy_from_slice(&passing);
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

fn steps<'d>(
    diagrams: &'d Diagrams,
    masks: &[u32],
    at: Ref,
) -> impl Iterator<Item = Ref> + use<'d> {
    let mask = if at.terminal().is_some() {
        0
    } else {
        masks[diagrams.level(at)]
    };
    diagrams
        .children(at)
        .iter()
        .enumerate()
        .filter(move |(value, _)| mask >> value & 1 == 1)
        .map(|(_, &child)| child)
}
