//! What a learner has filled in so far.

use crate::engine::pack::{DecisionId, FactId};
use crate::training::exercise::Exercise;
use crate::training::judging::{Confidence, Guess, Prediction};
use crate::training::lesson::Way;

/// A prediction in the making.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The facts that are chosen as those that matter, where the case is read.
    pub ticked: Vec<FactId>,
    /// The questions that were put, in their order, where the learner puts them.
    pub asked: Vec<FactId>,
    /// What is predicted so far.
    pub guesses: Vec<(DecisionId, Guess)>,
    /// How sure the learner is, once that is said.
    pub confidence: Option<Confidence>,
}

/// What is lacking before a prediction can be laid beside the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing is predicted of a decision.
    Decision(DecisionId),
    /// It is not said how sure the learner is.
    Confidence,
}

impl Draft {
    /// What is predicted of a decision.
    pub fn guess(&self, decision: DecisionId) -> Option<&Guess> {
        let mut all = self.guesses.iter();
        all.find(|(of, _)| *of == decision).map(|(_, guess)| guess)
    }

    /// Ticks a fact, or takes the tick away.
    pub(super) fn tick(&mut self, fact: FactId, is_on: bool) {
        self.ticked.retain(|it| *it != fact);
        if is_on {
            self.ticked.push(fact);
        }
    }

    /// Puts a question, once.
    pub(super) fn ask(&mut self, fact: FactId) -> bool {
        let is_new = !self.asked.contains(&fact);
        if is_new {
            self.asked.push(fact);
        }
        is_new
    }

    /// Predicts something of a decision, or nothing more.
    pub(super) fn put(&mut self, decision: DecisionId, guess: Option<Guess>) {
        self.guesses.retain(|(of, _)| *of != decision);
        self.guesses.extend(guess.map(|guess| (decision, guess)));
    }

    /// What is lacking, in the order of the key.
    pub(super) fn lacks(&self, exercise: &Exercise) -> Vec<Lack> {
        let decisions = exercise.key.decisions.iter().map(|it| it.decision);
        let open = decisions.filter(|&decision| self.guess(decision).is_none());
        let unsure = self.confidence.is_none().then_some(Lack::Confidence);
        open.map(Lack::Decision).chain(unsure).collect()
    }

    /// The prediction, in the order of the key; what is lacking is left out.
    pub(super) fn prediction(&self, exercise: &Exercise, way: Way) -> Prediction {
        let guessed = |decision: DecisionId| Some((decision, self.guess(decision)?.clone()));
        let keys = exercise.key.decisions.iter();
        let mut ticked = self.ticked.clone();
        ticked.sort_unstable();
        Prediction {
            decisions: keys.filter_map(|it| guessed(it.decision)).collect(),
            matters: (way == Way::Reading).then_some(ticked),
            asked: (way == Way::Asking).then(|| self.asked.clone()),
            confidence: self.confidence.unwrap_or_default(),
        }
    }
}
