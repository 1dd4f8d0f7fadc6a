//! How much help an exercise comes with: it fades as the rules become known.

use crate::engine::pack::{Pack, RuleId};
use crate::training::exercise::Exercise;
use crate::training::remembering::{Mastery, Memory, rules_of};

/// What is said beforehand of the facts that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// Which they are.
    Which,
    /// How many there are.
    Count,
    /// Nothing.
    Nothing,
}

impl Help {
    /// With how much help an exercise comes: all of it while nothing of its topics is known, the number while one of its rules is new or
    /// was wrong last, and none after that.
    pub(super) fn with(pack: &Pack, memory: &Memory, exercise: &Exercise) -> Help {
        let rules = exercise.key.rules();
        let is_new = |rule: &RuleId| memory.mastery(pack, *rule) == Mastery::New;
        let is_shaky = |rule: &RuleId| memory.mastery(pack, *rule) <= Mastery::Weak;
        let mut topics = exercise.topics.iter();
        if rules.iter().all(is_new) && topics.all(|&topic| is_unmet(pack, memory, topic)) {
            Help::Which
        } else if rules.iter().any(is_shaky) {
            Help::Count
        } else {
            Help::Nothing
        }
    }
}

/// Whether no rule of a topic has been met.
pub(super) fn is_unmet(pack: &Pack, memory: &Memory, topic: usize) -> bool {
    let mut rules = rules_of(pack, topic).into_iter();
    rules.all(|rule| memory.mastery(pack, rule) == Mastery::New)
}
