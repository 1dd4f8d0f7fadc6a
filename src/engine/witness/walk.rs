//! Whether answers to some facts can reach some goals, whatever the other facts are, and by which values.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::engine::diagram::{FORBIDDEN, Ref};
use crate::engine::listed::add;
use crate::engine::pack::Pack;
use crate::engine::witness::Goal;

/// A place in the diagram of one of the goals, as one number: a node or terminal of the table, counted on for each goal.
type Place = Ref;

/// A walk down all goals' diagrams at once.
pub(super) struct Walk<'p> {
    pack: &'p Pack,
    goals: &'p [Goal],
    /// What is possible at each level.
    masks: &'p [u32],
    /// The levels on which a value is chosen, a bit for each.
    chosen: u128,
    /// The value chosen on each level that was come by.
    pub(super) values: Vec<Option<usize>>,
    /// Whether a place by itself can be kept from ending elsewhere.
    hopeful: HashMap<Place, bool>,
    /// Where the walk has been in vain.
    seen: HashSet<Vec<Place>>,
    /// How many places each goal has.
    span: u32,
}

impl<'p> Walk<'p> {
    pub(super) fn new(
        pack: &'p Pack,
        goals: &'p [Goal],
        masks: &'p [u32],
        chosen: u128,
    ) -> Walk<'p> {
        Walk {
            pack,
            goals,
            values: vec![None; masks.len()],
            masks,
            chosen,
            hopeful: HashMap::default(),
            seen: HashSet::default(),
            span: pack.diagrams.end(),
        }
    }

    /// Whether the goals can be reached; [`Walk::values`] then tells how.
    pub(super) fn arrives(&mut self) -> bool {
        let mut places = Vec::new();
        for goal in 0..self.goals.len() {
            if !self.enter(goal, self.goals[goal].root, &mut places) {
                return false;
            }
        }
        self.go(places)
    }

    fn go(&mut self, places: Vec<Place>) -> bool {
        let bottom = self.masks.len();
        let mut level = bottom;
        let mut reached: u128 = 0;
        for &place in &places {
            let (goal, at) = self.split(place);
            level = level.min(self.pack.diagrams.level(at));
            if at.terminal().is_some() {
                reached |= 1 << goal;
            }
        }
        if level == bottom {
            return reached.count_ones() as usize == self.goals.len();
        }
        if self.seen.contains(&places) {
            return false;
        }
        let mask = self.masks[level];
        let is_chosen = self.chosen >> level & 1 == 1;
        let mut left = if is_chosen { mask } else { 1 };
        while left != 0 {
            let value = left.trailing_zeros();
            left &= left - 1;
            let taken = if is_chosen { 1 << value } else { mask };
            self.values[level] = is_chosen.then_some(value as usize);
            if let Some(next) = self.step(&places, level, taken)
                && self.go(next)
            {
                return true;
            }
        }
        self.values[level] = None;
        self.seen.insert(places);
        false
    }

    /// Where the case may be below a level, by any of the values taken there; `None` where one of them misses a goal.
    fn step(&mut self, places: &[Place], level: usize, taken: u32) -> Option<Vec<Place>> {
        let pack = self.pack;
        let mut next: Vec<Place> = Vec::new();
        for &place in places {
            let (goal, at) = self.split(place);
            if pack.diagrams.level(at) != level {
                add(&mut next, place);
                continue;
            }
            let mut left = taken;
            while left != 0 {
                let child = pack.diagrams.children(at)[left.trailing_zeros() as usize];
                left &= left - 1;
                if !self.enter(goal, child, &mut next) {
                    return None;
                }
            }
        }
        Some(next)
    }

    /// Adds a place; false where its goal is missed. What is not allowed needs no place, and a goal reached is one.
    fn enter(&mut self, goal: usize, at: Ref, places: &mut Vec<Place>) -> bool {
        let Goal {
            wanted, is_strict, ..
        } = self.goals[goal];
        let place = Ref(goal as u32 * self.span + at.0);
        match at.terminal() {
            Some(terminal) if wanted >> terminal & 1 == 1 => {
                // One place for all ways of reaching it.
                add(
                    places,
                    Ref(goal as u32 * self.span + wanted.trailing_zeros()),
                );
                true
            }
            Some(terminal) => terminal == FORBIDDEN || !is_strict,
            None if is_strict && !self.is_hopeful(goal, at) => false,
            None => {
                add(places, place);
                true
            }
        }
    }

    fn is_hopeful(&mut self, goal: usize, at: Ref) -> bool {
        if let Some(terminal) = at.terminal() {
            return terminal == FORBIDDEN || self.goals[goal].wanted >> terminal & 1 == 1;
        }
        let place = Ref(goal as u32 * self.span + at.0);
        if let Some(&known) = self.hopeful.get(&place) {
            return known;
        }
        let pack = self.pack;
        let level = pack.diagrams.level(at);
        // By one value of its own choice, or by all.
        let by_one = self.chosen >> level & 1 == 1;
        let mut is_hopeful = !by_one;
        let mut left = self.masks[level];
        while left != 0 && is_hopeful != by_one {
            is_hopeful = self.is_hopeful(
                goal,
                pack.diagrams.children(at)[left.trailing_zeros() as usize],
            );
            left &= left - 1;
        }
        self.hopeful.insert(place, is_hopeful);
        is_hopeful
    }

    /// The goal of a place, and where in its diagram it is.
    fn split(&self, place: Place) -> (usize, Ref) {
        ((place.0 / self.span) as usize, Ref(place.0 % self.span))
    }
}
