//! What answers leave to be settled, written out: the same wherever the same is left.
//!
//! Two partial cases in which it is the same are the same to an order of questions, whatever has been asked in them: as many
//! answers settle them, and what is still unknown is as likely in both.

use rustc_hash::FxHashMap;

use crate::engine::case::{Case, cells};
use crate::engine::diagram::walk::Walk;
use crate::engine::diagram::{FORBIDDEN, Masks, Narrowed, Ref, TERMINALS};
use crate::engine::pack::{FactId, Pack, Relation};

/// Stands before each list of roots, and before each group of constraints: no reference and no level.
const LIST: u32 = u32::MAX;
const GROUP: u32 = u32::MAX - 1;
/// Stands before what a number tells of the other that it may be in step with.
const NUMBER: u32 = u32::MAX - 2;

/// Writes out what is left, and gives each its own number.
pub(crate) struct Remaining<'p> {
    pack: &'p Pack,
    lists: &'p [Vec<Ref>],
    /// What has been seen so far.
    seen: FxHashMap<Vec<u32>, usize>,
    /// The same by masks, and by the numbers of which the masks do not tell all.
    known: FxHashMap<(Masks, Vec<(FactId, i32)>), usize>,
    /// For each number that may be in step with another what it tells of that one.
    steps: FxHashMap<(FactId, i32), Vec<u32>>,
}

impl<'p> Remaining<'p> {
    /// Of lists of roots of which one is to be settled.
    pub(crate) fn new(pack: &'p Pack, lists: &'p [Vec<Ref>]) -> Remaining<'p> {
        Remaining {
            pack,
            lists,
            seen: FxHashMap::default(),
            known: FxHashMap::default(),
            steps: FxHashMap::default(),
        }
    }

    /// The number of what a case leaves.
    pub(crate) fn of(&mut self, case: &Case) -> usize {
        let numbers = self.half_known(case);
        let key = (case.masks(self.pack), numbers);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let written = self.written(&key.0, &key.1);
        let next = self.seen.len();
        let number = *self.seen.entry(written).or_insert(next);
        self.known.insert(key, number);
        number
    }

    /// The numbers that are known while it is not known whether they are in step with another.
    fn half_known(&self, case: &Case) -> Vec<(FactId, i32)> {
        let relations = self.pack.relations.iter();
        let one_of = |relation: &Relation| {
            let of = case.number(self.pack, relation.of);
            match (of, case.number(self.pack, relation.minus)) {
                (Some(number), None) => Some((relation.of, number)),
                (None, Some(number)) => Some((relation.minus, number)),
                (Some(_), Some(_)) | (None, None) => None,
            }
        };
        relations.filter_map(one_of).collect()
    }

    fn written(&mut self, masks: &[u32], numbers: &[(FactId, i32)]) -> Vec<u32> {
        let roots = self.lists.iter().flatten().chain(&self.pack.consistency);
        let narrowed = self.pack.diagrams.narrowed(masks, roots.copied());
        let (mut lists, mut levels) = (Vec::with_capacity(self.lists.len()), 0);
        for list in self.lists {
            let open = list.iter().map(|&root| narrowed.at(root));
            let open = open.filter(|&at| narrowed.outcomes(at).count_ones() > 1);
            let mut roots: Vec<Vec<u32>> = Vec::with_capacity(list.len());
            for at in open {
                levels |= narrowed.levels(at);
                // What the outcomes are called is nothing to the order.
                roots.push(Writing::new(&narrowed, true).whole(at));
            }
            roots.sort_unstable();
            roots.dedup();
            lists.push(roots);
        }
        lists.sort_unstable();
        let mut written = Vec::new();
        for list in lists {
            written.push(LIST);
            written.extend(list.concat());
        }
        let mut tied = levels;
        for &group in &self.pack.consistency {
            let at = narrowed.at(group);
            if narrowed.levels(at) & levels != 0 {
                tied |= narrowed.levels(at);
                written.push(GROUP);
                written.extend(Writing::new(&narrowed, false).whole(at));
            }
        }
        for &(fact, number) in numbers {
            let of_fact = |relation: &&Relation| relation.of == fact || relation.minus == fact;
            let Some(relation) = self.pack.relations.iter().find(of_fact) else {
                continue;
            };
            let matters = [relation.of, relation.minus]
                .iter()
                .any(|&fact| tied >> self.pack.facts[fact].level & 1 == 1);
            if matters {
                let pack = self.pack;
                let tells = || tells_of_other(pack, relation, fact, number);
                let step = self.steps.entry((fact, number)).or_insert_with(tells);
                written.extend([NUMBER, fact as u32]);
                written.extend(step.iter());
            }
        }
        written
    }
}

/// For each cell of the other number of a relation how many of its numbers are in step with one, and how many are not: what
/// that one tells beyond its own cell.
fn tells_of_other(pack: &Pack, relation: &Relation, fact: FactId, number: i32) -> Vec<u32> {
    let (low, high) = relation.between;
    let other = if fact == relation.of {
        relation.minus
    } else {
        relation.of
    };
    // The numbers of the other that are in step with this one.
    let number = i64::from(number);
    let (least, most) = if fact == relation.of {
        (number - i64::from(high), number - i64::from(low))
    } else {
        (number + i64::from(low), number + i64::from(high))
    };
    cells(&pack.facts[other].kind)
        .flat_map(|(from, to)| {
            let (from, to) = (i64::from(from), i64::from(to));
            let fitting = (to.min(most) - from.max(least) + 1).max(0);
            [fitting, to - from + 1 - fitting].map(|count| u32::try_from(count).unwrap_or(u32::MAX))
        })
        .collect()
}

/// Writes out one diagram, children first.
struct Writing<'n, 'd> {
    narrowed: &'n Narrowed<'d>,
    /// What the outcomes are called, where they are numbered as they are met.
    outcomes: Option<FxHashMap<u32, u32>>,
    places: FxHashMap<Ref, u32>,
    written: Vec<u32>,
}

impl<'n, 'd> Writing<'n, 'd> {
    fn new(narrowed: &'n Narrowed<'d>, renames: bool) -> Writing<'n, 'd> {
        Writing {
            narrowed,
            outcomes: renames.then(FxHashMap::default),
            places: FxHashMap::default(),
            written: Vec::new(),
        }
    }

    /// What there is below a reference: for each node its level, the possible values and where they lead.
    fn whole(mut self, at: Ref) -> Vec<u32> {
        let last = self.write(at);
        self.written.push(last);
        self.written
    }

    fn write(&mut self, at: Ref) -> u32 {
        if let Some(terminal) = at.terminal() {
            return match &mut self.outcomes {
                Some(outcomes) if terminal != FORBIDDEN => {
                    let next = FORBIDDEN + 1 + outcomes.len() as u32;
                    *outcomes.entry(terminal).or_insert(next)
                }
                _ => terminal,
            };
        }
        if let Some(&place) = self.places.get(&at) {
            return place;
        }
        let narrowed = self.narrowed;
        let level = narrowed.level_of(at.node());
        let children = narrowed.children_of(at.node()).iter();
        let children: Vec<u32> = children.map(|&child| self.write(child)).collect();
        self.written.extend([level as u32, narrowed.masks()[level]]);
        self.written.extend(children);
        let place = TERMINALS + self.places.len() as u32;
        self.places.insert(at, place);
        place
    }
}
