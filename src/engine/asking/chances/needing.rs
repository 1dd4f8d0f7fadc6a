//! How likely it is that a case cannot be told without a fact, as far as the chances of the outcomes show it.
//!
//! A case needs a fact if another value of it alone would lead to another outcome. Where two values lead to places from which
//! the same outcomes are as likely, it is not looked at whether they come in the same cases: it is taken that they do. So where
//! no constraint ties the fact, the figure is never too high.

use crate::engine::asking::chances::{Chances, Way};
use crate::engine::diagram::{FORBIDDEN, Ref};

impl Chances<'_> {
    /// How likely it is that a case needs a fact of one level, given its nodes and the chance of coming there, and
    /// one more than the largest outcome.
    pub(super) fn needing_one(&self, nodes: &[(usize, f64)], outcomes: usize) -> f64 {
        let narrowed = &self.outlook.narrowed;
        let of_node = |&(node, chance): &(usize, f64)| {
            let places = narrowed.children_of(node).iter().copied();
            chance * self.apart(Ref::of_node(node), places, outcomes)
        };
        nodes.iter().map(of_node).sum()
    }

    /// The same for a fact of several levels, given where the diagram enters them and all ways through them.
    pub(super) fn needing_many(
        &self,
        entries: &[(Ref, f64)],
        ways: &[Way],
        outcomes: usize,
    ) -> f64 {
        let of_entry = |(entry, &(at, chance)): (usize, &(Ref, f64))| {
            let places = ways.iter().map(|(places, _)| places[entry]);
            chance * self.apart(at, places, outcomes)
        };
        entries.iter().enumerate().map(of_entry).sum()
    }

    /// How likely it is, from a place on, that a case is allowed and the places that a fact's values lead to do not all end in it
    /// alike.
    fn apart(&self, at: Ref, places: impl Iterator<Item = Ref> + Clone, outcomes: usize) -> f64 {
        let places = places.filter(|&place| self.allowed(place) > 0.0);
        // Every outcome taken to be as likely as from the place where it is least so: what comes the same way whatever the value.
        let least = |outcome: usize| {
            let shares = places.clone();
            let shares = shares.map(|place| self.chance(place, outcome) / self.allowed(place));
            shares.fold(1.0, f64::min)
        };
        let common: f64 = (FORBIDDEN as usize + 1..outcomes).map(least).sum();
        self.allowed(at) * (1.0 - common).max(0.0)
    }
}
