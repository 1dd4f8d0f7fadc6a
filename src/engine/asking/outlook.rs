//! What is still unknown of a case, as one table: which facts the outcomes of some roots turn on.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::engine::case::Case;
use crate::engine::decision;
use crate::engine::diagram::walk::{Pairs, Walk};
use crate::engine::diagram::{Narrowed, Reach, Ref};
use crate::engine::pack::{FactId, Pack};

/// A set of facts, a bit for each.
pub type FactSet = u128;

/// What a case leaves open of some roots.
pub struct Outlook<'p> {
    pub(super) pack: &'p Pack,
    case: &'p Case,
    pub(super) narrowed: Narrowed<'p>,
    /// The levels whose possible values depend on those of others.
    tied: u128,
    /// The levels that change with each fact.
    bits: Vec<u128>,
    /// What has been found of the facts that a constraint ties, for each narrowed root: most roots are asked about more than once.
    found: RefCell<FxHashMap<Ref, Found>>,
}

/// A narrowed root with more than one outcome, and the levels that it may turn on.
struct Undecided {
    at: Ref,
    levels: u128,
}

/// The facts that a root has been tried with, and those it turns on.
#[derive(Clone, Copy, Default)]
struct Found {
    tried: FactSet,
    turning: FactSet,
}

impl<'p> Outlook<'p> {
    /// The outlook on some roots. Only these may be asked for.
    pub fn new(
        pack: &'p Pack,
        case: &'p Case,
        reach: &'p Reach<'_>,
        roots: impl IntoIterator<Item = Ref>,
    ) -> Outlook<'p> {
        Outlook::under(pack, case, reach.masks(), roots)
    }

    /// The outlook on some roots under masks that the case has, or has once more is answered.
    pub(crate) fn under(
        pack: &'p Pack,
        case: &'p Case,
        masks: &'p [u32],
        roots: impl IntoIterator<Item = Ref>,
    ) -> Outlook<'p> {
        let all = roots.into_iter().chain(pack.consistency.iter().copied());
        let narrowed = pack.diagrams.narrowed(masks, all);
        let tied = pack
            .consistency
            .iter()
            .fold(0, |tied, &root| tied | narrowed.levels(narrowed.at(root)));
        let mut bits: Vec<u128> = pack
            .facts
            .iter()
            .map(|fact| fact.levels().fold(0, |bits, level| bits | 1 << level))
            .collect();
        for relation in &pack.relations {
            bits[relation.minus] |= 1 << pack.facts[relation.of].level;
        }
        Outlook {
            pack,
            case,
            narrowed,
            tied,
            bits,
            found: RefCell::default(),
        }
    }

    /// The outlook on the primary decisions: what is asked first.
    pub fn primary(pack: &'p Pack, case: &'p Case, reach: &'p Reach<'_>) -> Outlook<'p> {
        let primary = pack.decisions.iter().filter(|decision| decision.primary);
        Outlook::new(pack, case, reach, primary.flat_map(decision::roots))
    }

    /// The outlook on everything that a question may be asked for: decisions, duties with their deadlines, notices.
    pub fn whole(pack: &'p Pack, case: &'p Case, reach: &'p Reach<'_>) -> Outlook<'p> {
        let deadlines = pack.duties.iter().flat_map(|duty| &duty.deadlines);
        let conditions = deadlines
            .flat_map(|deadline| [deadline.when, deadline.due, deadline.missed])
            .flatten();
        let roots = pack
            .decisions
            .iter()
            .flat_map(decision::roots)
            .chain(pack.duties.iter().map(|duty| duty.when))
            .chain(pack.notices.iter().map(|notice| notice.when))
            .chain(conditions);
        Outlook::new(pack, case, reach, roots)
    }

    /// Whether the completions differ in the outcome of a root.
    pub fn is_undecided(&self, root: Ref) -> bool {
        let outcomes = self.narrowed.outcomes(self.narrowed.at(root));
        outcomes.count_ones() > 1
    }

    /// The facts on which some of the roots turn: two allowed completions that differ only in such a fact lead to different
    /// outcomes.
    pub fn turning(&self, roots: impl IntoIterator<Item = Ref>) -> FactSet {
        self.turning_among(FactSet::MAX, roots)
    }

    /// The facts of a set on which some of the roots turn.
    pub fn turning_among(&self, facts: FactSet, roots: impl IntoIterator<Item = Ref>) -> FactSet {
        let undecided: Vec<Undecided> = roots
            .into_iter()
            .filter(|&root| self.is_undecided(root))
            .map(|root| {
                let at = self.narrowed.at(root);
                let spoken = self.pack.spoken.get(&root).copied();
                let levels = self.narrowed.levels(at) & spoken.unwrap_or(u128::MAX);
                Undecided { at, levels }
            })
            .collect();
        let levels = undecided.iter().fold(0, |levels, it| levels | it.levels);
        let turns = |fact: &FactId| {
            let bits = self.bits[*fact];
            if bits & levels == 0 {
                return false;
            }
            // What is possible beside a fact that no constraint ties stays possible whatever its value is: where a narrowed
            // diagram mentions it, two of its values lead to different functions, and those differ somewhere.
            if bits & self.tied == 0 && !self.is_paired(*fact) {
                return true;
            }
            self.is_tied_to(*fact, &undecided)
        };
        (0..self.bits.len())
            .filter(|fact| facts >> fact & 1 == 1)
            .filter(turns)
            .fold(0, |facts, fact| facts | 1 << fact)
    }

    /// Whether one of some undecided roots turns on a fact that a constraint ties.
    fn is_tied_to(&self, fact: FactId, roots: &[Undecided]) -> bool {
        let bits = self.bits[fact];
        let mentioning = roots.iter().filter(|root| root.levels & bits != 0);
        let mut found = self.found.borrow_mut();
        let mut left: Vec<Ref> = Vec::new();
        for root in mentioning {
            let known = found.get(&root.at).copied().unwrap_or_default();
            if known.turning >> fact & 1 == 1 {
                return true;
            }
            if known.tried >> fact & 1 == 0 {
                left.push(root.at);
            }
        }
        if left.is_empty() {
            return false;
        }
        let changes = self.pack.changes_of(self.case, self.narrowed.masks(), fact);
        let turning = changes.iter().find_map(|free| {
            let mut pairs = Pairs::new(free);
            left.iter().find(|&&at| pairs.turn(&self.narrowed, at))
        });
        match turning {
            Some(&at) => found.entry(at).or_default().turning |= 1 << fact,
            None => {
                for at in &left {
                    found.entry(*at).or_default().tried |= 1 << fact;
                }
            }
        }
        turning.is_some()
    }

    /// Whether a fact is a number that may be in step with another: what one of them can be depends on the other's number.
    fn is_paired(&self, fact: FactId) -> bool {
        let mut relations = self.pack.relations.iter();
        relations.any(|relation| relation.of == fact || relation.minus == fact)
    }
}

/// The facts that have an answer which leaves nothing of them to be asked.
pub fn answered(pack: &Pack, case: &Case) -> FactSet {
    (0..pack.facts.len())
        .filter(|&fact| case.is_complete(pack, fact))
        .fold(0, |facts, fact| facts | 1 << fact)
}

/// The facts of a set, in file order.
pub fn listed(facts: FactSet) -> impl Iterator<Item = FactId> {
    let mut left = facts;
    std::iter::from_fn(move || {
        let fact = (left != 0).then_some(left.trailing_zeros() as usize)?;
        left &= left - 1;
        Some(fact)
    })
}
