//! The stored order of questions: the best one where the author's side could work it out, else a planned one where that is short.
//!
//! A route is a table of steps, children first, the last one being the first question. A step stands as its level, followed by
//! one reference for each value of the level: 0 for the end, else one more than the place in the table where the next step
//! begins. Which fact is asked is the one of the level; a fact of several levels has a step for each that matters.

use crate::engine::asking::outlook::{FactSet, listed};
use crate::engine::pack::{FactId, Pack};

/// The next question on the route, as long as exactly the answers are known that it has asked for.
///
/// An answer out of turn leaves the route: what is best then is not stored.
pub fn next(pack: &Pack, masks: &[u32], answered: FactSet) -> Option<FactId> {
    let relevant = listed(answered)
        .filter(|fact| {
            let primary = pack.decisions.iter().filter(|decision| decision.primary);
            primary
                .into_iter()
                .any(|decision| decision.facts.contains(fact))
        })
        .fold(0, |facts: FactSet, fact| facts | 1 << fact);
    let (mut visited, mut at) = (0, first(pack)?);
    loop {
        let level = pack.route[at] as usize;
        let fact = pack
            .facts
            .iter()
            .position(|fact| fact.levels().contains(&level))?;
        if answered >> fact & 1 == 0 {
            return (relevant == visited).then_some(fact);
        }
        visited |= 1 << fact;
        if masks[level].count_ones() != 1 {
            return None;
        }
        at = after(pack, at, masks[level].trailing_zeros() as usize)?;
    }
}

/// Where the first step stands.
fn first(pack: &Pack) -> Option<usize> {
    (pack.route.last()?).checked_sub(1).map(|at| at as usize)
}

/// Where the step after a value stands.
fn after(pack: &Pack, at: usize, value: usize) -> Option<usize> {
    pack.route[at + 1 + value]
        .checked_sub(1)
        .map(|at| at as usize)
}

impl Pack {
    /// Whether every step of the route leads to an earlier one or to the end.
    pub(in crate::engine) fn route_is_sound(&self) -> bool {
        let Some((&start, steps)) = self.route.split_last() else {
            return true;
        };
        let mut known: Vec<u32> = vec![0];
        let mut at = 0;
        while at < steps.len() {
            let Some(&size) = self.diagrams.sizes().get(steps[at] as usize) else {
                return false;
            };
            let end = at + 1 + usize::from(size);
            let of_fact =
                |fact: &crate::engine::pack::Fact| fact.levels().contains(&(steps[at] as usize));
            if end > steps.len()
                || !self.facts.iter().any(of_fact)
                || !steps[at + 1..end].iter().all(|next| known.contains(next))
            {
                return false;
            }
            known.push(at as u32 + 1);
            at = end;
        }
        start != 0 && known.contains(&start)
    }
}
