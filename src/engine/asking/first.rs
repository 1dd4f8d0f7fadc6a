//! The first questions of every case, found while the pack is compiled: that is when most is open, and finding them takes longest.
//!
//! They are what would be found without them, as a list: the fact that is asked for where nothing is answered, then for each value of
//! it, and last for "vet inte", the fact that is asked for where only that is answered, plus one; 0 where none is.

use crate::engine::asking::outlook::FactSet;
use crate::engine::case::{Answer, Case};
use crate::engine::pack::{FactId, Pack};

/// The question that was found beforehand, for a case with these facts answered.
pub(super) fn next(pack: &Pack, case: &Case, answered: FactSet) -> Option<FactId> {
    let (&first, then) = pack.first.split_first()?;
    let first = first as FactId;
    match case.answer(first) {
        None if answered == 0 => Some(first),
        Some(answer) if answered == 1 << first => {
            let next = match answer {
                Answer::Value(value) => then.get(value),
                Answer::Unknown => then.last(),
                Answer::Options { .. } | Answer::Number(_) | Answer::Date(_) => None,
            };
            (*next? as FactId).checked_sub(1)
        }
        _ => None,
    }
}

impl Pack {
    /// Whether the first questions are facts of the pack, one for each value and one for "vet inte".
    pub(in crate::engine) fn first_is_sound(&self) -> bool {
        let Some((&first, then)) = self.first.split_first() else {
            return true;
        };
        let item = self.facts.get(first as FactId);
        item.is_some_and(|item| item.values.len() + 1 == then.len())
            && then.iter().all(|&next| next as usize <= self.facts.len())
    }
}
