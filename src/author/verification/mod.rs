//! Proofs about a built model, exact over every possible case.

mod acknowledged;
mod class;
mod conflicts;
mod idle;
mod invariants;
mod nearest;
mod outcomes;
mod precedence;
mod reachability;
mod redundancy;
mod stuck;

use crate::author::building::Built;
use crate::author::model::Model;
use crate::author::problem::Problems;
use crate::engine::diagram::{Free, TRUE};

/// Verifies a model; notes every fault with one concrete case in the pack's own wording.
pub(crate) fn verify(model: &Model, built: &mut Built, problems: &mut Problems) {
    if reachability::case_space(model, built, problems) {
        reachability::rules(model, built, problems);
        reachability::values(model, built, problems);
        // An answer that the constraints leave to nobody has been told; that its question changes nothing says no more.
        if problems.is_empty() {
            reachability::facts(model, built, problems);
        }
        outcomes::gaps(model, built, problems);
        conflicts::conflicts(model, built, problems);
        stuck::decisions(model, built, problems);
        invariants::prove(model, built, problems);
        let is_sound = problems.is_empty();
        idle::consequences(model, built, problems);
        idle::derived(model, built, problems);
        // That a rule changes nothing is worth saying only where the others are what they should be.
        if is_sound {
            redundancy::rules(model, built, problems);
            acknowledged::wide(model, built, problems);
            idle::exceptions(model, built, problems);
        }
        acknowledged::idle(model, built, problems);
    }
}

/// How many different cases the rules can tell apart and the constraints allow; `u128::MAX` stands for that many or more.
pub(crate) fn cases(built: &mut Built) -> u128 {
    // Whether numbers are in step follows from the numbers: it is no case of its own.
    let shared: Vec<usize> = (0..built.layout.kinds.len())
        .filter(|&fact| built.layout.shared[fact].is_some())
        .map(|fact| built.layout.first[fact])
        .collect();
    let steps: Vec<Free> = shared.iter().map(|&level| Free::Step(level)).collect();
    let mut free = vec![true; built.layout.sizes.len()];
    let mut total: u128 = 1;
    let groups: Vec<_> = built
        .groups
        .iter()
        .map(|group| (group.met, group.levels.clone()))
        .collect();
    for (met, levels) in groups {
        let met = built.builder.exists(met, &steps);
        for &level in &levels {
            free[level] = false;
        }
        let counts = built.builder.count(met, &levels);
        let met = counts.iter().find(|(terminal, _)| *terminal == TRUE);
        total = total.saturating_mul(met.map_or(0, |(_, count)| *count));
    }
    total = (0..free.len())
        .filter(|&level| free[level])
        .map(|level| u128::from(built.layout.sizes[level]))
        .fold(total, u128::saturating_mul);
    if total == u128::MAX {
        total
    } else {
        total >> shared.len()
    }
}
