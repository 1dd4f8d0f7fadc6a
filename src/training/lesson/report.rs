//! What is told of exercises and of a set that have been done, to a host page.

use chrono::NaiveDate;
use serde::Serialize;

use crate::training::exercise::Exercise;
use crate::training::judging::{Judged, Prediction, marked};
use crate::training::lesson::{Done, Lesson, Round};
use crate::training::results::{self, PackOf, Place, Results};

/// A set that has been done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetTold {
    /// The set as a text; empty where nobody has put it together.
    pub set: String,
    /// Whose rules.
    pub pack: PackOf,
    /// How many exercises it has.
    pub of: usize,
    /// How many were right.
    pub right: usize,
    /// Points of a hundred, rounded down once.
    pub points: u8,
    /// From how many points on it is passed; nothing where nobody asks.
    pub pass: Option<u8>,
    /// Whether it is passed.
    pub passed: Option<bool>,
}

impl Lesson {
    /// What is told of the exercise that was done last.
    pub(super) fn told(
        &self,
        exercise: &Exercise,
        prediction: &Prediction,
        judged: &Judged,
        seconds: u32,
    ) -> results::Done {
        let place = match self.round() {
            Some(round) => round.place(round.done.len(), seconds),
            None => Place {
                set: String::new(),
                number: 1,
                of: 1,
                seconds,
            },
        };
        results::Done::new(&self.pack, exercise, prediction, judged, place)
    }

    /// What is told of each exercise of a round that has been done, worked out anew; those whose prediction there was no room to keep are
    /// left out.
    pub fn results(&self, round: &Round) -> Vec<results::Done> {
        let Some(trainer) = self.trainer(round.on) else {
            return Vec::new();
        };
        let told = |(place, done): (usize, &Done)| {
            let exercise = trainer.exercise(done.id)?;
            let prediction = done.predicted_on(&self.pack, &exercise)?;
            let judged = marked(&self.pack, &exercise, prediction);
            let place = round.place(place + 1, done.seconds);
            let done = results::Done::new(&self.pack, &exercise, prediction, &judged, place);
            Some(done)
        };
        round.done.iter().enumerate().filter_map(told).collect()
    }

    /// What is saved of the round that was finished last. Without a set the file alone tells the day that its exercises are judged on, and
    /// the same number is another case on another day: it is the day of the round then, however much later that is saved.
    pub fn saved(&self, today: NaiveDate, name: String) -> Option<Results> {
        let round = self.finished()?;
        let on = match round.set() {
            "" => round.on,
            _ => today,
        };
        let set = round.set().to_owned();
        let done = self.results(round);
        Some(Results::new(&self.pack, set, on.to_string(), name, done))
    }

    /// What is told of a round at its end.
    pub fn result(&self, round: &Round) -> SetTold {
        SetTold {
            set: round.set().to_owned(),
            pack: PackOf::of(&self.pack),
            of: round.exercises.len(),
            right: round.right(),
            points: round.points(),
            pass: round.pass,
            passed: round.is_passed(),
        }
    }
}
