//! The smallest set of answers that something rests on, and the smallest set that clashes.
//!
//! Both ask for a smallest set with a property that only grows with the set. They are found exactly by hitting sets: as long as
//! the candidate lacks the property it is grown to a largest set that still lacks it; every solution must hold one of what was
//! left out, and the next candidate is a smallest set that hits all such rests.

use crate::engine::case::Case;
use crate::engine::decision::{Status, find, roots};
use crate::engine::diagram::{Ref, TRUE, allowed};
use crate::engine::listed::listed;
use crate::engine::pack::{Constraint, Decision, FactId, Pack};

/// The smallest set of answered facts that alone gives the decision what the whole case gives it, in file order.
///
/// For an open decision: what its certain members rest on.
pub fn rests_on(pack: &Pack, case: &Case, decision: &Decision) -> Vec<FactId> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let finding = find(pack, decision, &reach);
    let wanted: Vec<(Ref, u64)> = match finding.status {
        Status::Contradiction => return clash(pack, case),
        Status::Open if decision.many => finding
            .certain
            .iter()
            .map(|&value| {
                (
                    decision.members[value],
                    reach.outcomes(decision.members[value]),
                )
            })
            .collect(),
        Status::Open => return Vec::new(),
        Status::Settled | Status::Gap | Status::Conflict => roots(decision)
            .map(|root| (root, reach.outcomes(root)))
            .collect(),
    };
    settling(pack, case, decision, &wanted)
}

/// The same for some only of the diagrams that make up the decision's outcome ([`roots`]), each of which the case settles.
pub fn rests_on_of(pack: &Pack, case: &Case, decision: &Decision, roots: &[Ref]) -> Vec<FactId> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let wanted = roots.iter().map(|&root| (root, reach.outcomes(root)));
    settling(pack, case, decision, &wanted.collect::<Vec<_>>())
}

/// The smallest set of answered facts that alone leaves these outcomes of these diagrams of a decision, in file order.
fn settling(pack: &Pack, case: &Case, decision: &Decision, wanted: &[(Ref, u64)]) -> Vec<FactId> {
    let candidates = bearing(pack, case, decision);
    smallest(&candidates, |kept| {
        let masks = case.retain(|fact| kept.contains(&fact)).masks(pack);
        wanted
            .iter()
            .all(|&(root, outcomes)| allowed(pack.diagrams.reach_from(root, &masks)) == outcomes)
    })
}

/// The answered facts that the decision may depend on, in file order.
pub(crate) fn bearing(pack: &Pack, case: &Case, decision: &Decision) -> Vec<FactId> {
    // A date bears on what the number that follows from it bears on.
    let bears = |fact: &FactId| {
        decision.facts.contains(fact)
            || decision.facts.iter().any(|&number| {
                let follows = pack.facts[number].follows;
                follows.is_some_and(|follows| follows.date == *fact)
            })
    };
    case.answered().filter(bears).collect()
}

/// The smallest set of answers that the constraints do not allow together; empty where there is none.
pub fn clash(pack: &Pack, case: &Case) -> Vec<FactId> {
    let impossible = |kept: &[FactId]| {
        let masks = case.retain(|fact| kept.contains(&fact)).masks(pack);
        masks.contains(&0)
            || pack
                .consistency
                .iter()
                .any(|&root| allowed(pack.diagrams.reach_from(root, &masks)) == 0)
    };
    let candidates: Vec<FactId> = case.answered().collect();
    if impossible(&candidates) {
        smallest(&candidates, impossible)
    } else {
        Vec::new()
    }
}

/// The constraints that say why some answers clash, by index in the pack: those that the answers break by themselves, whatever
/// else may be true. Where there is none, several play together: those that tie clashing facts only, else those that tie two.
pub fn broken(pack: &Pack, case: &Case, facts: &[FactId]) -> Vec<usize> {
    let masks = case.retain(|fact| facts.contains(&fact)).masks(pack);
    let chosen = |is: &dyn Fn(&Constraint) -> bool| -> Vec<usize> {
        let each = pack.constraints.iter().enumerate();
        each.filter(|(_, constraint)| is(constraint))
            .map(|(index, _)| index)
            .collect()
    };
    let shared = |constraint: &Constraint| {
        let tied = constraint.facts.iter().filter(|fact| facts.contains(fact));
        tied.count()
    };
    let alone = |constraint: &Constraint| {
        let reached = pack.diagrams.reach_from(constraint.holds, &masks);
        !masks.contains(&0) && reached >> TRUE & 1 == 0
    };
    [
        chosen(&alone),
        chosen(&|constraint| shared(constraint) == constraint.facts.len()),
        chosen(&|constraint| shared(constraint) >= 2),
    ]
    .into_iter()
    .find(|found| !found.is_empty())
    .unwrap_or_default()
}

/// A smallest subset of the candidates that has a property; adding to a set never takes the property away, and all of them
/// together have it.
pub fn smallest(candidates: &[FactId], has: impl Fn(&[FactId]) -> bool) -> Vec<FactId> {
    let mut rests: Vec<Vec<FactId>> = Vec::new();
    loop {
        let candidate = smallest_hitting(candidates, &rests);
        if has(&candidate) {
            return candidate;
        }
        let mut without = candidate;
        for &fact in candidates {
            if !without.contains(&fact) {
                without.push(fact);
                if has(&without) {
                    without.pop();
                }
            }
        }
        let rest: Vec<FactId> = candidates
            .iter()
            .copied()
            .filter(|fact| !without.contains(fact))
            .collect();
        if rest.is_empty() {
            // Not even all of them have it: a pack that says wrongly what a decision depends on.
            return without;
        }
        rests.push(rest);
    }
}

/// A smallest set with a member in each of the given sets; the earliest candidates where there are several.
fn smallest_hitting(candidates: &[FactId], sets: &[Vec<FactId>]) -> Vec<FactId> {
    let hitting = (0..=candidates.len())
        .find_map(|size| hit(sets, size, &mut Vec::new()))
        .unwrap_or_else(|| candidates.to_vec());
    listed(hitting.into_iter())
}

fn hit(sets: &[Vec<FactId>], size: usize, chosen: &mut Vec<FactId>) -> Option<Vec<FactId>> {
    let Some(missed) = sets
        .iter()
        .find(|set| !set.iter().any(|fact| chosen.contains(fact)))
    else {
        return Some(chosen.clone());
    };
    if chosen.len() == size {
        return None;
    }
    for &fact in missed {
        chosen.push(fact);
        let found = hit(sets, size, chosen);
        chosen.pop();
        if found.is_some() {
            return found;
        }
    }
    None
}
