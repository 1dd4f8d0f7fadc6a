//! One exercise: a case as somebody tells it, and what the routine answers.

use crate::engine::case::Case;
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
    /// What the routine answers.
    pub key: Key,
    /// A case that differs in one answer, for which a decision comes to something else.
    pub pair: Option<Pair>,
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

    /// The facts that are told, in file order: among them the learner chooses those that matter.
    pub fn facts(&self) -> Vec<FactId> {
        self.case.answered().collect()
    }

    /// The facts that the key rests on, the smallest sets for all primary decisions together. It takes a moment.
    pub fn rests_on(&self, pack: &Pack) -> Vec<FactId> {
        crate::training::key::rests_on(pack, &self.case)
    }
}
