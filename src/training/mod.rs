//! Training: exercises that come from the rules, what a learner predicted beside what the routine answers, and when to ask again.
//!
//! An **exercise** is a case as a colleague tells it on the telephone. Its **key** is what the routine answers; it is always worked out
//! and never stored, so that the two cannot drift apart. A **vignette** is a written exercise, all others are drawn from the diagrams
//! by a number, which is the exercise's id: the same number gives the same exercise, here and on a page, as long as the pack is the
//! same. A **topic** is a section of a source. A **prediction** is what the learner thinks the routine answers.
//!
//! Pure, as the engine: no IO, no clock, and its own generator of chance. It knows no subject: every pack whose authors wrote `[[told]]`
//! sentences has exercises.
//!
//! # How a face uses it
//!
//! It needs the whole pack ([`Pack::is_whole`](crate::engine::pack::Pack::is_whole)) and the file beside it, `NAME.training.json`: on wasm
//! `embed::pack::material::read_material` makes a [`Material`](crate::engine::pack::Material) of what `JSON.parse` gives.
//!
//! ```
//! use samverkanslots::author::{self, Disk};
//! use samverkanslots::training::{Choice, Confidence, Guess, Memory, Prediction, Trainer, judged};
//!
//! let (pack, material) = author::compile_to_train("src/packs/ekero.toml", &Disk).expect("the pack is sound");
//! let on = chrono::NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
//! let trainer = Trainer::new(&pack, &material, on).expect("the material belongs to the pack");
//!
//! // A set: five exercises of everything, by seed 7; its text is what a link holds.
//! let choice = Choice::new(on, 7, 5);
//! let set = trainer.set(&choice);
//! assert_eq!(set.exercises.len(), 5);
//! let shared = choice.text(&trainer);
//! assert_eq!(Choice::read(&shared, &pack, &material), Ok(choice));
//!
//! // What is shown first: the sentences. What the learner chooses from: the facts that are told, and each decision's values.
//! let exercise = &set.exercises[0];
//! println!("{}", exercise.text());
//! for fact in exercise.facts() {
//!     println!("does it matter? {}", pack.facts[fact].short);
//! }
//!
//! // What the learner predicts is laid beside the key: marks, what was needless or missed, and the nearest case in which it would
//! // have been right. Rules, sources and values are in the key.
//! let first = &exercise.key.decisions[0];
//! let prediction = Prediction {
//!     decisions: vec![(first.decision, Guess::Values(first.finding.values().to_vec()))],
//!     matters: Some(exercise.facts()),
//!     asked: None,
//!     confidence: Confidence::Sure,
//! };
//! let judged = judged(&pack, exercise, &prediction);
//! println!("{} of 100, needless: {:?}", judged.points(), judged.needless);
//!
//! // What is remembered is one short text, kept by whoever shows the exercises: on the device, or by an LMS.
//! let mut memory = Memory::default();
//! memory.note((&pack, &material), exercise, &judged, on);
//! let memory = Memory::read(&memory.text()).expect("what was written is read");
//! for id in memory.due(on) {
//!     println!("due: {id}");
//! }
//! println!("{:?}", memory.standing(&pack, 0..pack.rules.len()));
//!
//! // An exercise that comes back another day is made of its id.
//! let again = trainer.exercise(exercise.id).expect("the same exercise");
//! assert_eq!(&again, exercise);
//! ```

mod because;
mod called;
mod chance;
mod drawing;
mod exercise;
pub mod handout;
mod id;
mod judging;
mod key;
mod kind;
pub mod lesson;
mod levels;
mod points;
mod questions;
mod remembering;
pub mod results;
pub mod saved_progress;
mod saved_set;
mod set;
mod telling;
mod trainer;

pub use because::Because;
pub use exercise::{Exercise, Pair};
pub use id::{Id, NoId};
pub use judging::{Confidence, Guess, Judged, JudgedOf, Mark, Nearest, Prediction, judged};
pub use key::{Key, KeyOf, rests_on};
pub use kind::{Kind, NoKind};
pub use points::Points;
pub use remembering::{
    DAYS, MASTERED, MOST, Mastery, Memory, NoMemory, Remembered, Standing, rules_of,
};
pub use saved_set::{NoSavedSet, SavedSet};
pub use set::{Amended, Choice, NoChoice, Set, topic_name};
pub use telling::Sentence;
pub use trainer::Trainer;
