//! What is told of exercises and sets, to a host page and in a result file.

use serde::{Serialize, Serializer};

use crate::engine::decision::Status;
use crate::engine::pack::{DecisionId, FactId, Pack, ValueId};
use crate::training::exercise::Exercise;
use crate::training::judging::{Confidence, Guess, Judged, Mark, Prediction};
use crate::training::set::topic_name;

/// One exercise that has been done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExerciseTold {
    /// The set as a text; empty where nobody has put it together.
    pub set: String,
    /// Which exercise of the set, from 1 on.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// The id of the exercise.
    pub id: String,
    /// Its kind.
    pub kind: &'static str,
    /// Its title, where somebody wrote one.
    pub title: Option<String>,
    /// The rules of its key.
    pub rules: Vec<String>,
    /// The topics of its key, by name.
    pub topics: Vec<String>,
    /// What was predicted, by decision.
    pub predicted: Table<Said>,
    /// What the routine answers.
    pub key: Table<Said>,
    /// The marks.
    pub marks: Table<&'static str>,
    /// Points of a hundred.
    pub points: u8,
    /// Whether all of it is right.
    pub right: bool,
    /// How sure the learner was.
    pub confidence: &'static str,
    /// How long it took.
    pub seconds: u32,
    /// The facts that were chosen or asked for and change nothing.
    pub needless: Vec<String>,
    /// The facts that the key rests on and that were not chosen or asked for.
    pub missed: Vec<String>,
}

/// A set that has been done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetTold {
    /// The set as a text; empty where nobody has put it together.
    pub set: String,
    /// Whose rules.
    pub pack: PackTold,
    /// How many exercises it has.
    pub of: usize,
    /// How many were right.
    pub right: usize,
    /// Points of a hundred.
    pub points: u8,
    /// From how many points on it is passed; nothing where nobody asks.
    pub pass: Option<u8>,
    /// Whether it is passed.
    pub passed: Option<bool>,
}

/// Which pack.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PackTold {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its digest.
    pub hash: String,
}

/// Something by decision, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<T>(pub Vec<(String, T)>);

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// What is said of a decision: values, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Said {
    /// Values, by code.
    Values(Vec<String>),
    /// `silent`, `collides` or `cannot_tell`.
    Word(&'static str),
}

impl PackTold {
    /// What is told of a pack.
    pub fn of(pack: &Pack) -> PackTold {
        PackTold {
            id: pack.id.clone(),
            version: pack.version.clone(),
            hash: pack.hash.clone(),
        }
    }
}

impl Said {
    fn values(pack: &Pack, decision: DecisionId, values: &[ValueId]) -> Said {
        let codes = &pack.decisions[decision].values;
        Said::Values(values.iter().map(|&it| codes[it].code.clone()).collect())
    }

    fn guess(pack: &Pack, decision: DecisionId, guess: &Guess) -> Said {
        match guess {
            Guess::Values(values) => Said::values(pack, decision, values),
            Guess::Silent => Said::Word("silent"),
            Guess::Collides => Said::Word("collides"),
            Guess::CannotTell => Said::Word("cannot_tell"),
        }
    }
}

/// The code of a mark.
pub(super) fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Right => "right",
        Mark::Partly => "partly",
        Mark::Wrong => "wrong",
    }
}

/// What is told of an exercise and the prediction beside it; set and number are another's to say.
pub(super) fn told(
    pack: &Pack,
    exercise: &Exercise,
    prediction: &Prediction,
    judged: &Judged,
) -> ExerciseTold {
    let id = |decision: DecisionId| pack.decisions[decision].id.clone();
    let facts = |facts: &[FactId]| facts.iter().map(|&it| pack.facts[it].id.clone()).collect();
    let predicted = prediction.decisions.iter();
    let keys = exercise.key.decisions.iter().map(|it| {
        let said = match it.finding.status {
            Status::Settled => Said::values(pack, it.decision, it.finding.values()),
            Status::Gap => Said::Word("silent"),
            Status::Conflict => Said::Word("collides"),
            Status::Open | Status::Contradiction => Said::Word("cannot_tell"),
        };
        (id(it.decision), said)
    });
    let topics = exercise.topics.iter();
    ExerciseTold {
        set: String::new(),
        number: 0,
        of: 0,
        id: exercise.id.to_string(),
        kind: exercise.kind.code(),
        title: exercise.title.clone(),
        rules: (exercise.key.rules().into_iter())
            .map(|rule| pack.rules[rule].id.clone())
            .collect(),
        topics: topics
            .filter_map(|&topic| topic_name(pack, topic).map(str::to_owned))
            .collect(),
        predicted: Table(
            predicted
                .map(|(of, guess)| (id(*of), Said::guess(pack, *of, guess)))
                .collect(),
        ),
        key: Table(keys.collect()),
        marks: Table(
            judged
                .decisions
                .iter()
                .map(|it| (id(it.decision), mark(it.mark)))
                .collect(),
        ),
        points: judged.points(),
        right: judged.is_right(),
        confidence: match prediction.confidence {
            Confidence::Guessing => "guessing",
            Confidence::Fairly => "fairly",
            Confidence::Sure => "sure",
        },
        seconds: 0,
        needless: facts(&judged.needless),
        missed: facts(&judged.missed),
    }
}
