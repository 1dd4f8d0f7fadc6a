//! The smallest certificate of a case: the fewest questions whose answers alone settle it.
//!
//! Whatever the order, the questions that were asked when a case is settled are a certificate of it. So the mean of the
//! smallest certificates is a bound that no order of questions can get below.
//!
//! A certificate holds, for every case that differs in outcome, one of the facts in which it differs: it is a hitting set of
//! such differences. They are collected as they are needed: a smallest hitting set of those known so far either settles the
//! case, and is a smallest certificate, or leaves another case possible, whose difference is added.

use chrono::NaiveDate;

use crate::engine::asking::outlook::{FactSet, listed};
use crate::engine::case::{Answer, Case};
use crate::engine::diagram::walk::Bits;
use crate::engine::diagram::{FORBIDDEN, Ref};
use crate::engine::pack::{Pack, Relation};
use crate::workbench::stats::walk::answer;

/// Finds smallest certificates.
pub(crate) struct Certificates<'p> {
    pack: &'p Pack,
    on: NaiveDate,
    /// For each level the facts of which one has to change with it.
    changing: Vec<FactSet>,
    /// The groups of facts that are asked together, and what each costs.
    groups: Vec<(FactSet, u32)>,
    known: Known,
}

impl<'p> Certificates<'p> {
    /// With the facts that are asked in one step, and what each step costs.
    pub(crate) fn new(
        pack: &'p Pack,
        on: NaiveDate,
        groups: Vec<(FactSet, u32)>,
    ) -> Certificates<'p> {
        let levels = 0..pack.diagrams.sizes().len();
        Certificates {
            pack,
            on,
            changing: levels.map(|level| changing(pack, level)).collect(),
            groups,
            known: Known {
                round: 0,
                nodes: vec![(0, None); pack.diagrams.node_count()],
            },
        }
    }

    /// A case of which certificates for some roots are looked for, given one answer for each fact.
    pub(crate) fn of<'c>(&self, roots: &'c [Ref], answers: &'c [Answer]) -> Certified<'c> {
        Certified {
            roots,
            answers,
            complete: self.told(answers, FactSet::MAX).masks(self.pack),
            differences: Vec::new(),
            settling: Vec::new(),
        }
    }

    /// What it costs at least to settle a case once some groups have been asked: what the cheapest set of groups costs that
    /// settles it together with them.
    pub(crate) fn cost(&mut self, case: &mut Certified<'_>, asked: u128) -> u32 {
        loop {
            let chosen = self.smallest_hitting(&case.differences, asked);
            let cost = self.weight(chosen);
            let enough = |settling: &u128| self.weight(settling & !asked) <= cost;
            if case.settling.iter().any(enough) || !self.differ(case, asked | chosen) {
                return cost;
            }
        }
    }

    /// What of that is known without a look at the diagrams.
    pub(crate) fn known_cost(&self, case: &Certified<'_>, asked: u128) -> u32 {
        self.weight(self.smallest_hitting(&case.differences, asked))
    }

    /// Looks for differences that some groups do not tell; false where there is none, and the groups settle the case.
    fn differ(&mut self, case: &mut Certified<'_>, groups: u128) -> bool {
        let asked = self.facts_of(groups);
        let masks = self.told(case.answers, asked).masks(self.pack);
        let before = case.differences.len();
        for &root in case.roots {
            let mut known = std::mem::take(&mut self.known);
            known.round += 1;
            let mut search = Search {
                certificates: self,
                complete: &case.complete,
                masks: &masks,
                outcome: self.outcome(root, &case.complete),
                known,
            };
            let nearest = search.nearest(root);
            self.known = search.known;
            if let Some(facts) = nearest {
                let difference = self.groups_of(facts & !asked);
                if !case.differences.contains(&difference) {
                    case.differences.push(difference);
                }
            }
        }
        let found = case.differences.len() > before;
        if found {
            let narrow = |difference: &u128| difference.count_ones();
            case.differences.sort_by_key(narrow);
        } else {
            case.settling.push(groups);
        }
        found
    }

    /// How many groups there are.
    pub(crate) fn count(&self) -> usize {
        self.groups.len()
    }

    /// What a group costs.
    pub(crate) fn cost_of(&self, group: usize) -> u32 {
        self.groups[group].1
    }

    /// The facts of some groups.
    pub(crate) fn facts_of(&self, groups: u128) -> FactSet {
        listed(groups).fold(0, |facts, group| facts | self.groups[group].0)
    }

    /// The case of which the answers to some facts are known.
    pub(crate) fn told(&self, answers: &[Answer], facts: FactSet) -> Case {
        let mut case = Case::new(self.pack, self.on);
        for (fact, &given) in answers.iter().enumerate() {
            if facts >> fact & 1 == 1 {
                answer(self.pack, &mut case, fact, given);
            }
        }
        case
    }

    fn outcome(&self, root: Ref, complete: &[u32]) -> u32 {
        let values: Vec<u8> = complete
            .iter()
            .map(|mask| mask.trailing_zeros() as u8)
            .collect();
        self.pack.diagrams.follow(root, &values)
    }

    /// The groups in which some of the facts are asked.
    fn groups_of(&self, facts: FactSet) -> u128 {
        self.groups
            .iter()
            .enumerate()
            .filter(|(_, (group, _))| group & facts != 0)
            .fold(0, |groups, (index, _)| groups | 1 << index)
    }

    fn weight(&self, chosen: u128) -> u32 {
        listed(chosen).map(|group| self.groups[group].1).sum()
    }

    /// The cheapest set of groups that has one in common with every difference in which none has been asked.
    fn smallest_hitting(&self, differences: &[u128], asked: u128) -> u128 {
        let mut best = (u32::MAX, 0);
        self.hit(differences, asked, (0, 0), 0, &mut best);
        best.1
    }

    fn hit(
        &self,
        differences: &[u128],
        asked: u128,
        (weight, chosen): (u32, u128),
        excluded: u128,
        best: &mut (u32, u128),
    ) {
        // Differences that have nothing in common need one group each.
        let (mut least, mut used) = (weight, 0_u128);
        let mut narrowest: Option<u128> = None;
        for &difference in differences {
            if difference & (chosen | asked) != 0 {
                continue;
            }
            let left = difference & !excluded;
            if left == 0 {
                return;
            }
            if narrowest.is_none_or(|known| left.count_ones() < known.count_ones()) {
                narrowest = Some(left);
            }
            if left & used == 0 {
                used |= left;
                let costs = listed(left).map(|group| self.groups[group].1);
                least += costs.min().unwrap_or(0);
            }
        }
        if least >= best.0 {
            return;
        }
        let Some(branch) = narrowest else {
            *best = (weight, chosen);
            return;
        };
        let mut without = excluded;
        for group in listed(branch) {
            let with = (weight + self.groups[group].1, chosen | 1 << group);
            self.hit(differences, asked, with, without, best);
            without |= 1 << group;
        }
    }
}

/// A complete case, and what is known of its certificates.
pub(crate) struct Certified<'c> {
    roots: &'c [Ref],
    answers: &'c [Answer],
    complete: Vec<u32>,
    /// Sets of groups of which one at least is in every certificate, the smallest first.
    differences: Vec<u128>,
    /// Sets of groups that settle the case.
    settling: Vec<u128>,
}

impl Certified<'_> {
    /// The groups that the case cannot be settled without once some have been asked, and those that may help to settle it.
    pub(crate) fn wanting(&self, asked: u128) -> (u128, u128) {
        let (mut needed, mut helping) = (0, 0);
        for &difference in &self.differences {
            if difference & asked == 0 {
                helping |= difference;
                if difference.is_power_of_two() {
                    needed |= difference;
                }
            }
        }
        (needed, helping)
    }
}

/// The nearest case with another outcome among those that are still possible.
struct Search<'s> {
    certificates: &'s Certificates<'s>,
    complete: &'s [u32],
    masks: &'s [u32],
    outcome: u32,
    known: Known,
}

/// For each node the fewest facts to change from there on, as a set, and in which round that was found: one table for all rounds.
#[derive(Default)]
struct Known {
    round: u32,
    nodes: Vec<(u32, Option<FactSet>)>,
}

impl Search<'_> {
    /// The facts in which it differs.
    fn nearest(&mut self, at: Ref) -> Option<FactSet> {
        if let Some(terminal) = at.terminal() {
            return (terminal != FORBIDDEN && terminal != self.outcome).then_some(0);
        }
        let (round, known) = self.known.nodes[at.node()];
        if round == self.known.round {
            return known;
        }
        let diagrams = &self.certificates.pack.diagrams;
        let level = diagrams.level(at);
        let mut nearest: Option<FactSet> = None;
        for value in Bits(self.masks[level]) {
            let changed = if self.complete[level] >> value & 1 == 1 {
                0
            } else {
                self.certificates.changing[level]
            };
            let below = self.nearest(diagrams.children(at)[value]);
            if let Some(facts) = below.map(|below| below | changed)
                && nearest.is_none_or(|known| facts.count_ones() < known.count_ones())
            {
                nearest = Some(facts);
            }
        }
        self.known.nodes[at.node()] = (self.known.round, nearest);
        nearest
    }
}

/// The facts of which one has to change with a level: its own, and of numbers that may be in step either of the two.
fn changing(pack: &Pack, level: usize) -> FactSet {
    let mut facts = pack.facts.iter();
    let Some(fact) = facts.position(|fact| fact.levels().contains(&level)) else {
        return 0;
    };
    let of_it = |relation: &&Relation| relation.of == fact || relation.minus == fact;
    let relations = pack.relations.iter().filter(of_it);
    relations.fold(1 << fact, |facts, relation| {
        facts | 1 << relation.of | 1 << relation.minus
    })
}
