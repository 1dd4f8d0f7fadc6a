//! Answers that nothing follows from: questions that the other answers have made pointless.

use crate::engine::case::Case;
use crate::engine::decision::{Certainty, certainty, is_consistent};
use crate::engine::diagram::Ref;
use crate::engine::pack::{Anchor, FactId, Pack};

/// The answered facts that do not apply: the other answers make them questions that are not asked, and neither a verdict nor a
/// day that is counted rests on them. None where the answers clash: each of them may be the one that is wrong.
pub fn ignored(pack: &Pack, case: &Case) -> Vec<FactId> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    if !is_consistent(pack, &reach) {
        return Vec::new();
    }
    let excluded = |when: Ref| certainty(&reach, when) == Certainty::Excluded;
    let deadlines = pack.duties.iter().flat_map(|duty| &duty.deadlines);
    let counted: Vec<FactId> = deadlines
        .filter_map(|deadline| deadline.from.as_ref())
        .flat_map(Anchor::facts)
        .chain(
            pack.facts
                .iter()
                .filter_map(|fact| fact.follows.map(|follows| follows.date)),
        )
        .collect();
    case.answered()
        .filter(|fact| !counted.contains(fact))
        .filter(|&fact| pack.facts[fact].applies.is_some_and(excluded))
        .collect()
}
