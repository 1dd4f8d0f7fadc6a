//! Searches for a smallest set of facts by which the goals can be reached.

use chrono::NaiveDate;

use crate::engine::case::Case;
use crate::engine::diagram::Masks;
use crate::engine::pack::{FactId, Pack};
use crate::engine::witness::Goal;
use crate::engine::witness::answers::{as_answers, concrete, in_full, is_concrete};
use crate::engine::witness::walk::Walk;

/// A set of facts, a bit for each: there are no more facts than levels.
pub(super) type Facts = u128;

pub(super) struct Search<'p> {
    pack: &'p Pack,
    on: NaiveDate,
    goals: &'p [Goal],
    /// What is possible on the day before anything is answered.
    possible: Masks,
    /// For each fact the levels that an answer to it may narrow, a bit for each.
    touched: Vec<u128>,
    /// The facts whose answers bear on the goals.
    bearing: Facts,
    /// Sets of which every solution holds a fact.
    rests: Vec<Facts>,
    /// For sets of facts that are tried one by one the cases that answer them, with what each leaves possible.
    concrete: Vec<(Facts, Vec<(Case, Masks)>)>,
}

impl<'p> Search<'p> {
    pub(super) fn new(pack: &'p Pack, on: NaiveDate, goals: &'p [Goal]) -> Search<'p> {
        let mut below: u128 = 0;
        for goal in goals {
            for level in pack.diagrams.levels_below(goal.root) {
                below |= 1 << level;
            }
        }
        let mut touched = Vec::new();
        let mut bearing = 0;
        for fact in 0..pack.facts.len() {
            let mut own = 0;
            for level in pack.facts[fact].levels() {
                own |= 1 << level;
            }
            for relation in &pack.relations {
                if relation.minus == fact {
                    own |= 1 << pack.facts[relation.of].level;
                }
            }
            if own & below != 0 {
                bearing |= 1 << fact;
            }
            touched.push(own);
        }
        for item in &pack.facts {
            if let Some(follows) = item.follows {
                touched[follows.date] |= 1 << item.level;
            }
        }
        Search {
            pack,
            on,
            goals,
            possible: Case::new(pack, on).masks(pack),
            touched,
            bearing,
            rests: Vec::new(),
            concrete: Vec::new(),
        }
    }

    /// The smallest case.
    pub(super) fn run(&mut self) -> Option<Case> {
        // What not even all answers together bring about, nothing does.
        self.case(self.bearing, false)?;
        for size in 0..=self.pack.facts.len() {
            if let Some(case) = self.grown(0, size, &mut Vec::new()) {
                return Some(in_full(self.pack, case, self.goals));
            }
        }
        None
    }

    /// A case by a set and at most so many facts more.
    fn grown(&mut self, facts: Facts, more: usize, tried: &mut Vec<Facts>) -> Option<Case> {
        if tried.contains(&facts) {
            return None;
        }
        tried.push(facts);
        let mut next = 0;
        for &rest in &self.rests {
            if rest & facts == 0 {
                next = rest;
            }
        }
        if next == 0 {
            if let Some(case) = self.case(facts, true) {
                return Some(case);
            }
            next = self.rest(facts);
        }
        while more > 0 && next != 0 {
            let fact = next & next.wrapping_neg();
            next &= !fact;
            if let Some(case) = self.grown(facts | fact, more - 1, tried) {
                return Some(case);
            }
        }
        None
    }

    /// The facts of which one must be added to a set that does not do.
    fn rest(&mut self, facts: Facts) -> Facts {
        let others = self.bearing & !facts;
        if self.case(facts, false).is_some() {
            // It would do if its questions were asked; with any other fact they may be.
            return others;
        }
        let (mut most, mut left) = (facts, others);
        while left != 0 {
            let fact = left & left.wrapping_neg();
            left &= !fact;
            if self.case(most | fact, false).is_none() {
                most |= fact;
            }
        }
        self.rests.push(self.bearing & !most);
        self.bearing & !most
    }

    /// A case by answers to these facts, each of which may be asked, if that matters.
    fn case(&mut self, facts: Facts, are_asked: bool) -> Option<Case> {
        let pack = self.pack;
        let mut goals = self.goals.to_vec();
        let (mut tried, mut all, mut chosen) = (0, 0, 0);
        for fact in members(facts) {
            if let Some(applies) = pack.facts[fact].applies.filter(|_| are_asked) {
                goals.push(Goal::may_hold(applies));
            }
            all |= self.touched[fact];
            if is_concrete(pack, fact) {
                tried |= 1 << fact;
            } else {
                chosen |= self.touched[fact];
            }
        }
        // If not even a value of one's own choice on each of their levels would do, no answers to those facts will.
        if tried != 0 && !Walk::new(pack, &goals, &self.possible, all).arrives() {
            return None;
        }
        let mut known = 0;
        while known < self.concrete.len() && self.concrete[known].0 != tried {
            known += 1;
        }
        if known == self.concrete.len() {
            let cases = concrete(pack, self.on, &members(tried));
            self.concrete.push((tried, cases));
        }
        for (case, masks) in &self.concrete[known].1 {
            let mut walk = Walk::new(pack, &goals, masks, chosen);
            if walk.arrives() {
                return Some(as_answers(pack, case, &members(facts), &walk.values));
            }
        }
        None
    }
}

/// The facts of a set, in file order.
fn members(mut facts: Facts) -> Vec<FactId> {
    let mut members = Vec::new();
    while facts != 0 {
        members.push(facts.trailing_zeros() as usize);
        facts &= facts - 1;
    }
    members
}
