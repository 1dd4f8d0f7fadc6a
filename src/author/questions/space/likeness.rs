//! Which diagrams ask for the same questions, whatever their outcomes are called.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::author::questions::space::Space;
use crate::engine::diagram::walk::Walk;
use crate::engine::diagram::{FORBIDDEN, Ref, TERMINALS};

/// For each outcome what it is taken to, 0 where that is not known yet.
type Taken = [u32; TERMINALS as usize];

impl Space<'_> {
    /// The same diagram with its outcomes numbered as they are met: what it takes to tell them apart is the same.
    pub(crate) fn renumbered(&mut self, at: Ref) -> Ref {
        if let Some(&known) = self.renumbered.get(&at) {
            return known;
        }
        let mut taken = [FORBIDDEN; TERMINALS as usize];
        let made = self.renumber(at, &mut taken, &mut 0, &mut HashMap::default());
        self.look_below();
        self.renumbered.insert(at, made);
        made
    }

    fn renumber(
        &mut self,
        at: Ref,
        taken: &mut Taken,
        last: &mut u32,
        known: &mut HashMap<Ref, Ref>,
    ) -> Ref {
        if let Some(terminal) = at.terminal() {
            let own = &mut taken[terminal as usize];
            if terminal != FORBIDDEN && *own == FORBIDDEN {
                *last += 1;
                *own = *last;
            }
            return Ref(*own);
        }
        if let Some(&made) = known.get(&at) {
            return made;
        }
        let children = self.builder.diagrams().children(at).to_vec();
        let children = children
            .into_iter()
            .map(|child| self.renumber(child, taken, last, known))
            .collect();
        let level = self.builder.diagrams().level(at);
        let made = self.builder.node(level, children);
        known.insert(at, made);
        made
    }

    /// Whether the outcome of one diagram tells that of another in every case that both allow.
    pub(crate) fn tells(&mut self, one: Ref, other: Ref) -> bool {
        if one == other {
            return true;
        }
        if self.levels(other) & !self.levels(one) != 0 {
            return false;
        }
        if let Some(&known) = self.tells.get(&(one, other)) {
            return known;
        }
        let mut taken = [FORBIDDEN; TERMINALS as usize];
        let tells = self.follows(one, other, &mut taken, &mut HashSet::default());
        self.tells.insert((one, other), tells);
        tells
    }

    fn follows(
        &self,
        one: Ref,
        other: Ref,
        taken: &mut Taken,
        seen: &mut HashSet<(Ref, Ref)>,
    ) -> bool {
        if one == Ref(FORBIDDEN) || other == Ref(FORBIDDEN) {
            return true;
        }
        if let (Some(outcome), Some(told)) = (one.terminal(), other.terminal()) {
            let known = &mut taken[outcome as usize];
            if *known == FORBIDDEN {
                *known = told;
            }
            return *known == told;
        }
        if !seen.insert((one, other)) {
            return true;
        }
        let level = self.level(one).min(self.level(other));
        (0..self.shares[level].len()).all(|value| {
            let (one, other) = (self.step(one, level, value), self.step(other, level, value));
            self.follows(one, other, taken, seen)
        })
    }
}
