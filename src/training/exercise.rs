//! One exercise: a case as somebody tells it, and what the routine answers.

use crate::engine::case::Case;
use crate::engine::listed::listed;
use crate::engine::pack::{DecisionId, FactId, Pack};
use crate::training::drawing::Goal;
use crate::training::id::Id;
use crate::training::key::Key;
use crate::training::kind::Kind;
use crate::training::telling::Sentence;

/// A case to be predicted.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// By what it is known.
    pub id: Id,
    /// What it is there to teach.
    pub kind: Kind,
    /// What its case was drawn to show; nothing of a written one.
    pub(crate) goal: Option<Goal>,
    /// A title, where somebody wrote one.
    pub title: Option<String>,
    /// The sections of the sources that its key rests on, by index in the pack, rising.
    pub topics: Vec<usize>,
    /// What is told, sentence by sentence.
    pub told: Vec<Sentence>,
    /// The answers that are told, and the day that it is judged on.
    pub case: Case,
    /// An age and the next birthday, where one sentence tells both, as that somebody turns 21 tomorrow: they are one fact, the age.
    pub(crate) as_one: Option<AsOne>,
    /// What the routine answers.
    pub key: Key,
    /// A case that differs in one answer, for which a decision comes to something else.
    pub pair: Option<Pair>,
}

/// A fact that is told together with another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AsOne {
    /// The one that stands for both.
    pub(crate) fact: FactId,
    /// The other.
    pub(crate) with: FactId,
}

/// A case that differs in one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The fact whose answer differs.
    pub fact: FactId,
    /// A decision that differs for it.
    pub decision: DecisionId,
    /// How the other answer is told.
    pub told: Vec<Sentence>,
    /// The other case.
    pub case: Case,
    /// What the routine answers to that.
    pub key: Key,
}

impl Exercise {
    /// All that is told, as one text.
    pub fn text(&self) -> String {
        let sentences: Vec<&str> = self.told.iter().map(|it| it.text.as_str()).collect();
        sentences.join(" ")
    }

    /// The facts that are told, in file order: among them the learner chooses those that matter. Of two that one sentence tells as one the
    /// first alone.
    pub fn facts(&self) -> Vec<FactId> {
        let is_with = |fact: FactId| self.as_one.is_some_and(|it| it.with == fact);
        self.case.answered().filter(|&it| !is_with(it)).collect()
    }

    /// The facts that the key rests on, the smallest sets for all primary decisions together. It takes a moment.
    pub fn rests_on(&self, pack: &Pack) -> Vec<FactId> {
        let rests = crate::training::key::rests_on(pack, &self.case).into_iter();
        listed(rests.map(|fact| match self.as_one {
            Some(it) if it.with == fact => it.fact,
            _ => fact,
        }))
    }

    /// What is known where some facts are.
    pub(crate) fn known_by(&self, facts: &[FactId]) -> Case {
        let also = self.as_one.filter(|it| facts.contains(&it.fact));
        let is_also = |fact: FactId| also.is_some_and(|it| it.with == fact);
        self.case
            .retain(|fact| facts.contains(&fact) || is_also(fact))
    }
}
