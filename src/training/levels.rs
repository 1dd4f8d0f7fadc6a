//! Whose levels of the diagrams are.

use crate::engine::pack::{FactId, Pack};

/// The fact of each level.
pub(super) fn facts_of_levels(pack: &Pack) -> Vec<Option<FactId>> {
    let mut fact_of = vec![None; pack.diagrams.sizes().len()];
    for (fact, item) in pack.facts.iter().enumerate() {
        item.levels().for_each(|level| fact_of[level] = Some(fact));
    }
    fact_of
}
