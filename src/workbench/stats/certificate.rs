//! The smallest certificate of a case: the fewest questions whose answers alone settle it.
//!
//! Whatever the order, the questions that were asked when a case is settled are a certificate of it. So the mean of the
//! smallest certificates is a bound that no order of questions can get below.
//!
//! A certificate holds, for every case that differs in outcome, one of the facts in which it differs: it is a hitting set of
//! such differences. They are collected as they are needed: a smallest hitting set of those known so far either settles the
//! case, and is a smallest certificate, or leaves another case possible, whose difference is added.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::engine::asking::outlook::{FactSet, listed};
use crate::engine::case::{Answer, Case};
use crate::engine::diagram::{FORBIDDEN, Ref};
use crate::engine::pack::{FactId, Pack};
use crate::workbench::stats::draw::values;
use crate::workbench::stats::walk::answer;

/// Finds smallest certificates.
pub(crate) struct Certificates<'p> {
    pack: &'p Pack,
    on: NaiveDate,
    /// The fact of each level, where it has one.
    fact_of: Vec<Option<FactId>>,
    /// The groups of facts that are asked together, and what each costs.
    groups: Vec<(FactSet, u32)>,
}

impl<'p> Certificates<'p> {
    /// With the facts that are asked in one step, and what each step costs.
    pub(crate) fn new(
        pack: &'p Pack,
        on: NaiveDate,
        groups: Vec<(FactSet, u32)>,
    ) -> Certificates<'p> {
        let fact_of = (0..pack.diagrams.sizes().len())
            .map(|level| {
                let mut facts = pack.facts.iter();
                facts.position(|fact| fact.levels().contains(&level))
            })
            .collect();
        Certificates {
            pack,
            on,
            fact_of,
            groups,
        }
    }

    /// What the cheapest certificate for some roots costs in a case, given one answer for each fact.
    pub(crate) fn cost(&self, roots: &[Ref], answers: &[Answer]) -> u32 {
        let complete = self.masks(answers, FactSet::MAX);
        let mut differences: Vec<u128> = Vec::new();
        let mut chosen = 0_u128;
        loop {
            let asked = listed(chosen).fold(0, |asked, group| asked | self.groups[group].0);
            let masks = self.masks(answers, asked);
            let before = differences.len();
            for &root in roots {
                let mut search = Search {
                    certificates: self,
                    complete: &complete,
                    masks: &masks,
                    outcome: self.outcome(root, &complete),
                    known: FxHashMap::default(),
                };
                if let Some(facts) = search.nearest(root) {
                    let difference = self.groups_of(facts & !asked);
                    if !differences.contains(&difference) {
                        differences.push(difference);
                    }
                }
            }
            if differences.len() == before {
                return self.weight(chosen);
            }
            chosen = self.smallest_hitting(&differences);
        }
    }

    /// What the answers to some facts leave possible.
    fn masks(&self, answers: &[Answer], asked: FactSet) -> Vec<u32> {
        let mut case = Case::new(self.pack, self.on);
        for (fact, &given) in answers.iter().enumerate() {
            if asked >> fact & 1 == 1 {
                answer(self.pack, &mut case, fact, given);
            }
        }
        case.masks(self.pack)
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

    /// The cheapest set of groups that has one in common with every difference.
    fn smallest_hitting(&self, differences: &[u128]) -> u128 {
        let mut sorted: Vec<u128> = differences.to_vec();
        sorted.sort_by_key(|difference| difference.count_ones());
        let mut best = (u32::MAX, 0);
        self.hit(&sorted, 0, 0, &mut best);
        best.1
    }

    fn hit(&self, differences: &[u128], chosen: u128, excluded: u128, best: &mut (u32, u128)) {
        let weight = self.weight(chosen);
        // Differences that have nothing in common need one group each.
        let (mut least, mut used) = (weight, 0_u128);
        let mut narrowest: Option<u128> = None;
        for &difference in differences {
            if difference & chosen != 0 {
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
            self.hit(differences, chosen | 1 << group, without, best);
            without |= 1 << group;
        }
    }
}

/// The nearest case with another outcome among those that are still possible.
struct Search<'s> {
    certificates: &'s Certificates<'s>,
    complete: &'s [u32],
    masks: &'s [u32],
    outcome: u32,
    /// For each node the fewest facts to change from there on, as a set.
    known: FxHashMap<Ref, Option<FactSet>>,
}

impl Search<'_> {
    /// The facts in which it differs.
    fn nearest(&mut self, at: Ref) -> Option<FactSet> {
        if let Some(terminal) = at.terminal() {
            return (terminal != FORBIDDEN && terminal != self.outcome).then_some(0);
        }
        if let Some(&known) = self.known.get(&at) {
            return known;
        }
        let pack = self.certificates.pack;
        let level = pack.diagrams.level(at);
        let mut nearest: Option<FactSet> = None;
        for value in values(self.masks[level]) {
            let changed = if self.complete[level] >> value & 1 == 1 {
                0
            } else {
                self.changing(level)
            };
            let below = self.nearest(pack.diagrams.children(at)[value]);
            if let Some(facts) = below.map(|below| below | changed)
                && nearest.is_none_or(|known| facts.count_ones() < known.count_ones())
            {
                nearest = Some(facts);
            }
        }
        self.known.insert(at, nearest);
        nearest
    }

    /// The facts of which one has to change with a level: its own, and of numbers that may be in step either of the two.
    fn changing(&self, level: usize) -> FactSet {
        let Some(fact) = self.certificates.fact_of[level] else {
            return 0;
        };
        let relations = self.certificates.pack.relations.iter();
        let of_it = |relation: &&crate::engine::pack::Relation| {
            relation.of == fact || relation.minus == fact
        };
        relations.filter(of_it).fold(1 << fact, |facts, relation| {
            facts | 1 << relation.of | 1 << relation.minus
        })
    }
}
