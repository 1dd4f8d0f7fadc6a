//! The order of facts in the diagrams: a bad one can make them a thousand times as large.
//!
//! An author stores the order that [`search`] found in the pack file. Searching is sifting: one fact after the other is tried at
//! every place and left at the best, until a round changes nothing.

use crate::author::building::Built;
use crate::author::export::export;
use crate::author::model::Model;
use crate::author::problem::Problems;
use crate::engine::pack::FactId;

/// The stored order, followed by the facts that it leaves out, in file order.
pub(crate) fn complete(model: &Model) -> Vec<FactId> {
    let rest = (0..model.facts.len()).filter(|fact| !model.order.contains(fact));
    model.order.iter().copied().chain(rest).collect()
}

/// The best order found, with the number of nodes before and after.
pub(crate) fn search(model: &Model) -> (Vec<FactId>, usize, usize) {
    let mut best = complete(model);
    let before = nodes(model, &best);
    let mut least = before;
    loop {
        let start = least;
        for fact in 0..model.facts.len() {
            let rest: Vec<FactId> = best
                .iter()
                .copied()
                .filter(|other| *other != fact)
                .collect();
            for place in 0..=rest.len() {
                let mut order = rest.clone();
                order.insert(place, fact);
                let count = nodes(model, &order);
                if count < least {
                    (least, best) = (count, order);
                }
            }
        }
        if least == start {
            return (best, before, least);
        }
    }
}

fn nodes(model: &Model, order: &[FactId]) -> usize {
    let mut problems = Problems::default();
    Built::new(model, order, &mut problems).map_or(usize::MAX, |mut built| {
        export(model, &mut built).diagrams.node_count()
    })
}
