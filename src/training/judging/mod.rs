//! A prediction beside the key: right, partly or wrong, decision by decision; what was chosen or asked needlessly and what was missed; and
//! the nearest case in which the prediction would have been right.

mod nearest;
mod whole;

use serde::{Deserialize, Serialize};

use crate::engine::assessment::{Depth, Meanwhile, judge};
use crate::engine::case::Case;
use crate::engine::decision::Status;
use crate::engine::diagram::Terminals;
use crate::engine::listed;
use crate::engine::pack::{DecisionId, FactId, Outcome, Pack, ValueId, membership};
use crate::training::exercise::Exercise;
use crate::training::key::{Key, KeyOf};
use crate::training::points::Points;
use nearest::nearest;
use whole::whole;

pub use nearest::Nearest;

/// What a learner thinks that the routine answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prediction {
    /// What is predicted of the primary decisions; one that is left out is not judged.
    pub decisions: Vec<(DecisionId, Guess)>,
    /// The facts that were chosen as those that matter, where the learner was asked to choose.
    pub matters: Option<Vec<FactId>>,
    /// The questions that were asked, in their order, where the learner drove the real ones.
    pub asked: Option<Vec<FactId>>,
    /// How sure the learner is.
    pub confidence: Confidence,
}

/// What is predicted of one decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guess {
    /// These values, in any order; one of a `one` decision. None of a `many` decision means nobody.
    Values(Vec<ValueId>),
    /// The routine gives no answer.
    Silent,
    /// The routine contradicts itself.
    Collides,
    /// It cannot be told by what is known.
    CannotTell,
}

/// How sure somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// A guess.
    Guessing,
    /// Fairly.
    #[default]
    Fairly,
    /// Quite.
    Sure,
}

/// How a prediction is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// As the routine.
    Right,
    /// Some of it, or what is only presumed or provisional.
    Partly,
    /// Something else.
    Wrong,
}

/// A prediction beside the key.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Decision by decision, in the order of the key.
    pub decisions: Vec<JudgedOf>,
    /// Facts that were chosen, or asked for, and change nothing; in file order.
    pub needless: Vec<FactId>,
    /// Facts that the key rests on and that were not chosen or asked for, no more of them than it takes; in file order.
    pub missed: Vec<FactId>,
}

/// What was predicted of one decision beside what the routine answers.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgedOf {
    /// The decision; what the routine answers, by which rules and sources, is in the key.
    pub decision: DecisionId,
    /// The mark.
    pub mark: Mark,
    /// Values of the key that were not predicted.
    pub missing: Vec<ValueId>,
    /// Values that were predicted and are not in the key.
    pub surplus: Vec<ValueId>,
    /// For each surplus value, and of a `many` decision for each missing one too, the nearest case in which the prediction of that
    /// value would have been right. A value has none where it cannot be had on the day, or where the answers found so do not go together.
    pub nearest: Vec<(ValueId, Nearest)>,
    /// Of a `many` decision for which values were predicted: a near case in which all of them would have been right and nothing else. One
    /// with more than two other answers may not be found.
    pub whole: Option<Nearest>,
}

impl Judged {
    /// Whether every decision that was predicted is right.
    pub fn is_right(&self) -> bool {
        self.decisions.iter().all(|it| it.mark == Mark::Right)
    }

    /// How a decision was marked; nothing where it was not predicted.
    pub fn mark(&self, decision: DecisionId) -> Option<Mark> {
        let of = self.decisions.iter().find(|it| it.decision == decision);
        of.map(|it| it.mark)
    }

    /// Points of a hundred, rounded down: the predicted decisions alike, one that is partly right for half.
    pub fn points(&self) -> u8 {
        self.exactly().rounded()
    }

    /// The same before it is rounded, as it counts beside other exercises.
    pub fn exactly(&self) -> Points {
        Points::of(self.decisions.iter().map(|it| it.mark))
    }
}

/// Marks a prediction. It takes a moment: the nearest cases are looked for.
pub fn judged(pack: &Pack, exercise: &Exercise, prediction: &Prediction) -> Judged {
    let mut judged = marked(pack, exercise, prediction);
    for (of, key, guess) in predicted(exercise, prediction) {
        if let Some(own) = judged.decisions.iter_mut().find(|it| it.decision == of) {
            look_near(pack, &exercise.case, (key, guess), own);
        }
    }
    judged
}

/// Each decision that was predicted, in the order of the key.
fn predicted<'p>(
    exercise: &'p Exercise,
    prediction: &'p Prediction,
) -> impl Iterator<Item = (DecisionId, &'p KeyOf, &'p Guess)> {
    exercise.key.decisions.iter().filter_map(|key| {
        let mut all = prediction.decisions.iter();
        let (of, guess) = all.find(|(decision, _)| *decision == key.decision)?;
        Some((*of, key, guess))
    })
}

/// The same without the nearest cases: for where nobody is shown them.
pub(crate) fn marked(pack: &Pack, exercise: &Exercise, prediction: &Prediction) -> Judged {
    let all = predicted(exercise, prediction);
    let decisions = all.map(|(_, key, guess)| marked_of(key, guess)).collect();
    let (needless, missed) = facts(pack, exercise, prediction);
    Judged {
        decisions,
        needless,
        missed,
    }
}

fn guessed(guess: &Guess) -> &[ValueId] {
    match guess {
        Guess::Values(values) => values,
        Guess::Silent | Guess::Collides | Guess::CannotTell => &[],
    }
}

fn marked_of(key: &KeyOf, guess: &Guess) -> JudgedOf {
    let (values, guessed) = (key.finding.values(), guessed(guess));
    let beside = |own: &[ValueId], other: &[ValueId]| -> Vec<ValueId> {
        let lacks = own.iter().filter(|value| !other.contains(value));
        lacks.copied().collect()
    };
    let (missing, surplus) = (beside(values, guessed), beside(guessed, values));
    JudgedOf {
        decision: key.decision,
        mark: mark(key, guess, &missing, &surplus),
        nearest: Vec::new(),
        whole: None,
        missing,
        surplus,
    }
}

/// Looks for the cases in which what was predicted would have been right.
fn look_near(pack: &Pack, case: &Case, (key, guess): (&KeyOf, &Guess), of: &mut JudgedOf) {
    let (missing, surplus) = (&of.missing, &of.surplus);
    let near: Vec<(ValueId, u32)> = match (pack.decisions[key.decision].many, guess) {
        (_, Guess::Silent | Guess::Collides | Guess::CannotTell) => Vec::new(),
        (true, _) => {
            let out = missing.iter().map(|&value| (value, membership::OUT));
            let of = surplus.iter().map(|&value| (value, membership::IN));
            of.chain(out).collect()
        }
        (false, _) => surplus.iter().map(|&value| (value, 0)).collect(),
    };
    let nearest = near.into_iter().filter_map(|(value, member)| {
        let decision = &pack.decisions[key.decision];
        let (root, wanted): (_, Terminals) = if decision.many {
            (decision.members[value], 1 << member)
        } else {
            let mut outcomes = decision.outcomes.iter();
            let place = outcomes.position(|it| *it == Outcome::Rule(value))?;
            (decision.root, 1 << (place + 1))
        };
        Some((value, nearest(pack, case, root, wanted)?))
    });
    let nearest: Vec<(ValueId, Nearest)> = nearest.collect();
    let is_of_many = pack.decisions[key.decision].many && matches!(guess, Guess::Values(_));
    let differ = [missing.as_slice(), surplus].concat();
    if is_of_many && !differ.is_empty() {
        of.whole = whole(
            pack,
            case,
            (key.decision, guessed(guess)),
            &differ,
            &nearest,
        );
    }
    of.nearest = nearest;
}

fn mark(key: &KeyOf, guess: &Guess, missing: &[ValueId], surplus: &[ValueId]) -> Mark {
    let is_same = missing.is_empty() && surplus.is_empty();
    match (key.finding.status, guess) {
        (Status::Settled, Guess::Values(_)) if is_same => Mark::Right,
        (Status::Gap, Guess::Silent)
        | (Status::Conflict, Guess::Collides)
        | (Status::Open | Status::Contradiction, Guess::CannotTell) => Mark::Right,
        // What is presumed is near to it, but the routine does not say so.
        (Status::Gap, Guess::Values(values)) if is_same && !values.is_empty() => Mark::Partly,
        (Status::Conflict, Guess::Values(values)) if surplus.is_empty() && !values.is_empty() => {
            Mark::Partly
        }
        (Status::Open, Guess::Values(values)) if is_meanwhile(key, values) => Mark::Partly,
        (Status::Settled, Guess::Values(values)) if surplus.len() < values.len() => Mark::Partly,
        _ => Mark::Wrong,
    }
}

/// Whether some values are what to go by while a decision is open, or are certain of one with many.
fn is_meanwhile(key: &KeyOf, values: &[ValueId]) -> bool {
    let all = |own: &[ValueId]| !values.is_empty() && values.iter().all(|it| own.contains(it));
    match &key.meanwhile {
        Some(Meanwhile::Rule(own) | Meanwhile::Gap(own)) => all(own),
        Some(Meanwhile::Safest(decision, value)) if *decision == key.decision => all(&[*value]),
        Some(Meanwhile::Safest(..)) | None => all(&key.finding.certain),
    }
}

/// What was chosen or asked needlessly, and what was missed.
fn facts(pack: &Pack, exercise: &Exercise, prediction: &Prediction) -> (Vec<FactId>, Vec<FactId>) {
    let key = &exercise.key;
    let mut needless: Vec<FactId> = Vec::new();
    let mut missed: Vec<FactId> = Vec::new();
    let suffices = |facts: &[FactId]| Key::of(pack, &exercise.known_by(facts)).answers_as(key);
    if let Some(chosen) = &prediction.matters {
        let rests = exercise.rests_on(pack);
        let mut kept: Vec<FactId> = chosen.clone();
        missed = lacking(&rests, chosen, suffices);
        kept.extend(&missed);
        // Another set may do as well as the smallest one: what is beside it is needless only where it can be left out.
        for &fact in chosen.iter().filter(|fact| !rests.contains(fact)) {
            let without: Vec<FactId> = kept.iter().copied().filter(|it| *it != fact).collect();
            if suffices(&without) {
                kept = without;
                listed::add(&mut needless, fact);
            }
        }
    }
    if let Some(asked) = &prediction.asked {
        for (place, &fact) in asked.iter().enumerate() {
            let known = exercise.known_by(&asked[..place]);
            // What is asked while nothing turns on it is needless, whatever the answer.
            if !judge(pack, &known, Depth::Question)
                .open_facts
                .contains(&fact)
            {
                listed::add(&mut needless, fact);
            }
        }
        missed = lacking(&exercise.rests_on(pack), asked, suffices);
    }
    (needless, missed)
}

/// The facts that lack beside those that are known, out of those that a key rests on: so few that without any of them it would not suffice.
/// A key rests on the smallest sets of all its verdicts together; where other facts are known as well, some of those may say nothing more.
fn lacking(
    rests: &[FactId],
    known: &[FactId],
    suffices: impl Fn(&[FactId]) -> bool,
) -> Vec<FactId> {
    if suffices(known) {
        return Vec::new();
    }
    let lacks = rests.iter().copied().filter(|fact| !known.contains(fact));
    let mut lacking: Vec<FactId> = lacks.collect();
    // From the back, so that what a pack asks first is what is told.
    for place in (0..lacking.len()).rev() {
        let fact = lacking.remove(place);
        if !suffices(&[known, &lacking].concat()) {
            lacking.insert(place, fact);
        }
    }
    lacking
}
