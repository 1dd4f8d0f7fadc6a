//! Result files: what a learner made of exercises, as it is saved, opened by whoever holds the training, and counted.
//!
//! A file is JSON of this shape, read and written by whatever reads and writes JSON where it is used: serde_json natively, the browser on
//! a page. The same comes as a table ([`Results::csv`]), which is read again ([`Results::of_table`]). Everything in it is told by codes; it holds exercises and no case of a person, and
//! the name is what the learner typed, often nothing.
//!
//! ```
//! use samverkanslots::author::{self, Disk};
//! use samverkanslots::training::results::{Rates, Results};
//!
//! let text = r#"{
//!   "schema": 1, "kind": "training-result", "set": "1;2026-11-26;7;5;80", "on": "2026-11-26", "name": "",
//!   "pack": { "id": "ekero", "version": "1.0.0", "hash": "sha256:…" },
//!   "exercises": [{
//!     "set": "1;2026-11-26;7;5;80", "number": 1, "of": 5, "id": "0bq2x", "kind": "plain", "title": null,
//!     "rules": ["plan/required"], "topics": ["EK-12"],
//!     "predicted": { "plan": ["ask_first"] }, "key": { "plan": ["required"] }, "marks": { "plan": "wrong" },
//!     "points": 0, "right": false, "confidence": "sure", "seconds": 41, "needless": [], "missed": ["consent"]
//!   }]
//! }"#;
//! let read: Results = serde_json::from_str(text).expect("it is of that shape");
//! let sound = read.checked().expect("it is a result file of this version");
//! let pack = author::compile("src/packs/ekero.toml", &Disk).expect("the pack is sound");
//! let rates = Rates::of(&pack, &[sound]);
//! let plan = rates.steps.last().expect("the plan was predicted");
//! assert_eq!((plan.what.as_str(), plan.wrong, plan.percent()), ("plan", 1, 100));
//! ```

mod counted;
mod file_name;
mod gathered;
mod named;
mod rates;
mod reading;
mod table;

use serde::{Deserialize, Serialize};

use crate::engine::decision::Status;
use crate::engine::pack::{DecisionId, FactId, Pack};
use crate::exchange::answers;
use crate::training::exercise::Exercise;
use crate::training::judging::{Confidence, Guess, Judged, Mark, Prediction};
use crate::training::key::KeyOf;
use crate::training::points::Points;
use crate::training::set::topic_name;

pub use counted::{Counted, Learner, counted};
pub use gathered::Gathered;
pub use named::{Named, Said};
pub use rates::{MATTERS, Rate, Rates};

/// The number that a result file carries as `schema`.
pub const SCHEMA: u32 = 1;

/// What a result file carries as `kind`.
pub const KIND: &str = "training-result";

/// What a learner made of some exercises.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// Always [`SCHEMA`].
    pub schema: u32,
    /// Always [`KIND`].
    pub kind: String,
    /// The pack that the keys come from.
    pub pack: PackOf,
    /// The text of the set; empty where none was done.
    #[serde(default)]
    pub set: String,
    /// The day that its exercises are judged on where they are of no set, which tells its own; else the one on which it was saved.
    pub on: String,
    /// What the learner typed as a name.
    #[serde(default)]
    pub name: String,
    /// The exercises, in the order in which they were done.
    pub exercises: Vec<Done>,
}

/// Which pack it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackOf {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its digest.
    pub hash: String,
}

impl PackOf {
    /// What is told of a pack.
    pub fn of(pack: &Pack) -> PackOf {
        PackOf {
            id: pack.id.clone(),
            version: pack.version.clone(),
            hash: pack.hash.clone(),
        }
    }
}

/// An exercise that has been done: what is told of it (`lots-exercise`), kept and counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// The text of the set that it stands in; empty outside of one.
    #[serde(default)]
    pub set: String,
    /// Its place in the set, from 1 on.
    pub number: u32,
    /// How many the set has.
    pub of: u32,
    /// Its id.
    pub id: String,
    /// Its kind, by code.
    pub kind: String,
    /// What it is called ([`Exercise::name`]); files of other programs may leave it out.
    #[serde(default)]
    pub title: Option<String>,
    /// The rules of its key, by id.
    pub rules: Vec<String>,
    /// The topics of its key, each by its first place.
    pub topics: Vec<String>,
    /// What was predicted, decision by decision.
    pub predicted: Named<Said>,
    /// What the routine answers.
    pub key: Named<Said>,
    /// How that is marked.
    pub marks: Named<Mark>,
    /// Points of a hundred, rounded down.
    pub points: u8,
    /// Whether all of it is right.
    pub right: bool,
    /// How sure the learner was.
    pub confidence: Confidence,
    /// How long it took, in whole seconds.
    pub seconds: u32,
    /// Facts that were chosen, or asked for, and change nothing.
    pub needless: Vec<String>,
    /// Facts that the key rests on and that were not chosen, or asked for.
    pub missed: Vec<String>,
}

/// Where and when an exercise was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The text of the set; empty outside of one.
    pub set: String,
    /// Its place in the set, from 1 on.
    pub number: u32,
    /// How many the set has.
    pub of: u32,
    /// How long it took, in whole seconds.
    pub seconds: u32,
}

/// Why something is no result file, or cannot be counted with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoResults {
    /// It is something else.
    Kind,
    /// It is what a learner has saved to go on with elsewhere.
    Progress,
    /// It is of a version that is not known here.
    Schema(u32),
    /// What stands under this key cannot be.
    Damaged(&'static str),
    /// It holds no exercise.
    Empty,
    /// It is of this other pack.
    OtherPack(String),
    /// It is the very same as one before it.
    Twice,
}

impl Results {
    /// What is saved of some exercises.
    pub fn new(
        pack: &Pack,
        set: String,
        on: String,
        name: String,
        exercises: Vec<Done>,
    ) -> Results {
        Results {
            schema: SCHEMA,
            kind: KIND.to_owned(),
            pack: PackOf::of(pack),
            set,
            on,
            name,
            exercises,
        }
    }

    /// Whether it tells of the same exercises, done in the same way in the same time, be it read from JSON or out of a table. The day may be that
    /// of saving, and a result can be saved again on another; the name may have been left out once.
    pub fn is_same(&self, other: &Results) -> bool {
        let done = |it: &Done| {
            let place = (it.set.clone(), it.number, it.id.clone());
            (place, it.points, it.confidence, it.seconds)
        };
        let all = |it: &Results| it.exercises.iter().map(done).collect::<Vec<_>>();
        let is_other = !self.name.is_empty() && !other.name.is_empty() && self.name != other.name;
        !is_other && self.pack == other.pack && all(self) == all(other)
    }

    /// The same, where it is a sound result file.
    ///
    /// # Errors
    /// It is none of this version, it holds nothing, or something in it cannot be.
    pub fn checked(self) -> Result<Results, NoResults> {
        if self.kind != KIND {
            return Err(NoResults::Kind);
        }
        if self.schema != SCHEMA {
            return Err(NoResults::Schema(self.schema));
        }
        if self.exercises.is_empty() {
            return Err(NoResults::Empty);
        }
        let is_code = |code: &String| !code.is_empty() && !code.contains(char::is_whitespace);
        let all_codes = |codes: &[String]| codes.iter().all(is_code);
        let is_damaged = |it: &Done| {
            let values = |said: &Said| match said {
                Said::Values(values) => all_codes(values),
                _ => true,
            };
            let sound = |named: &Named<Said>| {
                let mut all = named.0.iter();
                all.all(|(name, said)| is_code(name) && values(said))
            };
            let checks = [
                ("id", is_code(&it.id)),
                ("number", (1..=it.of).contains(&it.number)),
                ("rules", all_codes(&it.rules)),
                ("topics", all_codes(&it.topics)),
                ("predicted", sound(&it.predicted)),
                ("key", sound(&it.key)),
                (
                    "marks",
                    !it.marks.0.is_empty() && it.marks.0.iter().all(|(name, _)| is_code(name)),
                ),
                ("points", it.points == it.exactly().rounded()),
                (
                    "right",
                    it.right == it.marks.0.iter().all(|(_, mark)| *mark == Mark::Right),
                ),
                ("needless", all_codes(&it.needless)),
                ("missed", all_codes(&it.missed)),
            ];
            let mut checks = checks.into_iter();
            checks.find(|(_, is_sound)| !is_sound).map(|(key, _)| key)
        };
        let damaged = if !is_code(&self.pack.id) {
            Some("pack")
        } else if answers::date(&self.on).is_none() {
            Some("on")
        } else {
            self.exercises.iter().find_map(is_damaged)
        };
        match damaged {
            Some(key) => Err(NoResults::Damaged(key)),
            None => Ok(self),
        }
    }
}

impl Done {
    /// What it came to before it was rounded, by its marks.
    fn exactly(&self) -> Points {
        Points::of(self.marks.0.iter().map(|(_, mark)| *mark))
    }

    /// What is told and kept of an exercise that has been judged.
    pub fn new(
        pack: &Pack,
        exercise: &Exercise,
        prediction: &Prediction,
        judged: &Judged,
        place: Place,
    ) -> Done {
        let decision = |it: DecisionId| pack.decisions[it].id.clone();
        let facts = |facts: &[FactId]| -> Vec<String> {
            let all = facts.iter().map(|&fact| pack.facts[fact].id.clone());
            all.collect()
        };
        let rules = exercise.key.rules().into_iter();
        let topics = exercise.topics.iter();
        let predicted = prediction.decisions.iter();
        let key = exercise.key.decisions.iter();
        let marks = judged.decisions.iter();
        Done {
            set: place.set,
            number: place.number,
            of: place.of,
            id: exercise.id.to_string(),
            kind: exercise.kind.code().to_owned(),
            title: Some(exercise.name(pack)),
            rules: rules.map(|rule| pack.rules[rule].id.clone()).collect(),
            topics: topics
                .filter_map(|&topic| topic_name(pack, topic))
                .map(str::to_owned)
                .collect(),
            predicted: predicted
                .map(|(it, guess)| (decision(*it), predicted_of(pack, *it, guess)))
                .collect(),
            key: key
                .map(|it| (decision(it.decision), answered(pack, it)))
                .collect(),
            marks: marks.map(|it| (decision(it.decision), it.mark)).collect(),
            points: judged.points(),
            right: judged.is_right(),
            confidence: prediction.confidence,
            seconds: place.seconds,
            needless: facts(&judged.needless),
            missed: facts(&judged.missed),
        }
    }
}

fn values(pack: &Pack, decision: DecisionId, values: &[usize]) -> Said {
    let all = &pack.decisions[decision].values;
    let codes = values.iter().map(|&value| all[value].code.clone());
    Said::Values(codes.collect())
}

fn predicted_of(pack: &Pack, decision: DecisionId, guess: &Guess) -> Said {
    match guess {
        Guess::Values(own) => values(pack, decision, own),
        Guess::Silent => Said::Silent,
        Guess::Collides => Said::Collides,
        Guess::CannotTell => Said::CannotTell,
    }
}

/// What a key says, by codes. The values that are presumed in a gap, or collide, are not what the routine answers.
fn answered(pack: &Pack, key: &KeyOf) -> Said {
    match key.finding.status {
        Status::Settled => values(pack, key.decision, key.finding.values()),
        Status::Gap => Said::Silent,
        Status::Conflict => Said::Collides,
        Status::Open | Status::Contradiction => Said::CannotTell,
    }
}
