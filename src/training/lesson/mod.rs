//! A learner's run through exercises: messages in, a stage out. Pure, as a session is: the day, the seconds and the seed are given in.
//!
//! A learner begins a **round**: what is due, a topic, a little of everything, or a set that a trainer has put together. A topic that is new
//! begins with a **worked example**; then each exercise is predicted and laid beside what the routine answers. What outlasts a visit is
//! one text, [`Lesson::kept`], which holds no case: what is remembered, and the round with what was predicted in it, so that it goes on
//! where it was left and its result can be saved whole. A round at its end is kept until another one is at its end.

mod draft;
mod elsewhere;
mod given;
mod help;
mod kept;
mod overview;
mod report;
mod round;
mod starting;

use std::rc::Rc;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::engine::pack::{DecisionId, FactId, Material, Pack};
use crate::training::exercise::Exercise;
use crate::training::id::Id;
use crate::training::judging::{Confidence, Guess, Judged, Prediction, judged};
use crate::training::remembering::Memory;
use crate::training::results;
use crate::training::trainer::Trainer;

pub use draft::{Draft, Lack};
pub use elsewhere::Elsewhere;
pub use given::{Given, Origin};
pub use help::Help;
pub use kept::{Before, LONGEST};
pub use overview::{Overview, decision_of};
pub use report::SetTold;
pub use round::{Done, Of, Round};

use kept::{Kept, MOST_DOUBTED};

/// How exercises are done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// The case is read, and the facts that matter are ticked.
    #[default]
    Reading,
    /// The learner puts the routine's own questions, one at a time.
    Asking,
}

/// What a learner begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begin {
    /// What is due, those missed first.
    Due,
    /// A topic, by section.
    Topic(usize),
    /// A little of everything.
    Mixed,
    /// The rules that say something else than when they were learnt.
    Changed,
    /// The set that was handed over.
    Given,
}

/// What a learner does.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// Chooses how exercises are done.
    ChoseWay(Way),
    /// Looks at the calendar: the day that days are counted from by what is begun, or gone on with, after it. A round keeps the day on which it
    /// was begun, so that it does not fall apart into two days over midnight.
    LookedAtDay(NaiveDate),
    /// Begins a round; another seed gives other exercises. Where another is half done it is asked first: that one cannot be gone on with then.
    Began(Begin, u64),
    /// Begins it all the same.
    BeganAnyway(Begin, u64),
    /// Goes on with the round that was left.
    Continued,
    /// Goes on: to the next step of the worked example, the next exercise, the end of the round.
    WentOn,
    /// Ticks a fact as one that matters, or takes the tick away.
    Ticked(FactId, bool),
    /// Puts a question.
    Asked(FactId),
    /// Predicts something of a decision, or nothing more.
    Guessed(DecisionId, Option<Guess>),
    /// Says how sure it is.
    Confided(Confidence),
    /// Has the prediction laid beside the key, after so many seconds.
    HandedIn(u32),
    /// Goes to what there is for who holds a training.
    WentToHolding,
    /// Goes back to what there is to do. The round stays.
    WentHome,
    /// Looks at what the round came to that was finished last.
    WentToResult,
    /// Forgets everything.
    Cleared,
}

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// What there is to do.
    Start,
    /// What there is for who holds a training.
    Holding,
    /// Whether a round that is half done is to give way to another: this one, by this seed.
    Replacing(Begin, u64),
    /// A worked example, so many of its steps told.
    Worked(Worked),
    /// An exercise.
    Exercise(Doing),
    /// A prediction beside the key.
    Feedback(Feedback),
    /// What the round came to that was finished last.
    Done,
}

/// A worked example.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked {
    /// The topic that it is there for; none where it is the first exercise of all.
    pub topic: Option<usize>,
    /// The exercise that is told.
    pub exercise: Rc<Exercise>,
    /// The facts that its key rests on.
    pub matters: Vec<FactId>,
    /// How many decisions of the key are told.
    pub step: usize,
}

/// An exercise being done.
#[derive(Clone, Debug, PartialEq)]
pub struct Doing {
    /// Which.
    pub exercise: Rc<Exercise>,
    /// With how much help.
    pub help: Help,
    /// The facts that its key rests on, where help says so.
    pub matters: Vec<FactId>,
    /// The questions that can be put, where the learner puts them.
    pub questions: Vec<FactId>,
    /// What is filled in.
    pub draft: Draft,
    /// What was lacking when it was handed in.
    pub lacks: Vec<Lack>,
}

/// A prediction beside the key.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    /// The exercise.
    pub exercise: Rc<Exercise>,
    /// What was predicted.
    pub prediction: Prediction,
    /// How that is judged.
    pub judged: Judged,
}

impl Feedback {
    /// Whether the learner was sure, and wrong.
    pub fn is_sure_and_wrong(&self) -> bool {
        self.prediction.confidence == Confidence::Sure && !self.judged.is_right()
    }
}

/// What a message comes to, for who listens.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// An exercise was done.
    Exercise(Box<results::Done>),
    /// A round is at its end: its last exercise has been judged, whether or not anybody looks at what it came to.
    Set(SetTold),
}

/// A learner's run through exercises on one pack.
pub struct Lesson {
    pack: Arc<Pack>,
    material: Arc<Material>,
    /// What days are counted from.
    today: NaiveDate,
    /// The day that exercises are judged on, but for those of a set.
    on: NaiveDate,
    kept: Kept,
    /// What has become of what was kept before.
    before: Before,
    /// The set that was handed over.
    given: Option<Given>,
    /// Whether there was no exercise for what was to be begun last.
    is_vain: bool,
    stage: Stage,
    /// Another number for each stage that comes.
    turn: u32,
}

impl Lesson {
    /// A lesson on a day, with what was kept of those before, whatever that is; `on` is the day that exercises are judged on.
    ///
    /// # Errors
    /// The material does not belong to the pack.
    pub fn new(
        (pack, material): (Arc<Pack>, Arc<Material>),
        (today, on): (NaiveDate, NaiveDate),
        kept: &str,
    ) -> Result<Lesson, crate::engine::loading::LoadError> {
        material.validate(&pack)?;
        let (kept, before) = Kept::read(kept, &pack, &material);
        Ok(Lesson {
            pack,
            material,
            today,
            on,
            kept,
            before,
            given: None,
            is_vain: false,
            stage: Stage::Start,
            turn: 0,
        })
    }

    /// The pack.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// The day that exercises are judged on, but for those of a set.
    pub fn on(&self) -> NaiveDate {
        self.on
    }

    /// What is shown.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Another number for each stage that comes: what is filled in leaves it as it is.
    pub fn turn(&self) -> u32 {
        self.turn
    }

    /// How exercises are done.
    pub fn way(&self) -> Way {
        self.kept.way
    }

    /// The round under way, or at its end.
    pub fn round(&self) -> Option<&Round> {
        self.kept.round.as_ref()
    }

    /// The round that was finished last, whether or not another is under way.
    pub fn finished(&self) -> Option<&Round> {
        match self.is_over() {
            true => self.round(),
            false => self.kept.last.as_ref(),
        }
    }

    /// Whether all exercises of the round are done.
    fn is_over(&self) -> bool {
        self.round().is_some_and(|round| round.next().is_none())
    }

    /// Whether something of the round is done, and not all of it.
    fn is_half_done(&self) -> bool {
        let is_begun = |round: &Round| !round.done.is_empty() && round.next().is_some();
        self.round().is_some_and(is_begun)
    }

    /// Whether there was no exercise for what was to be begun just now: the learner is back at what there is to do, and all is as it was.
    pub fn is_vain(&self) -> bool {
        self.is_vain
    }

    /// What is remembered.
    pub fn memory(&self) -> &Memory {
        &self.kept.memory
    }

    /// What outlasts the visit, in at most [`LONGEST`] characters; empty where there is nothing.
    pub fn kept(&self) -> String {
        self.kept.text(&self.pack)
    }

    /// Takes a message. What it comes to is told in its order.
    pub fn update(&mut self, message: Message) -> Vec<Told> {
        match message {
            Message::ChoseWay(way) => self.kept.way = way,
            Message::LookedAtDay(day) => {
                let is_between = matches!(
                    self.stage,
                    Stage::Start | Stage::Holding | Stage::Replacing(..) | Stage::Done
                );
                if is_between {
                    self.today = day;
                }
            }
            Message::Began(begin, seed) if self.is_half_done() => {
                self.show(Stage::Replacing(begin, seed));
            }
            Message::Began(begin, seed) | Message::BeganAnyway(begin, seed) => {
                // What was lost with other rules has been said by now.
                self.before = Before::Whole;
                self.kept.memory.forget_gone(&self.pack);
                self.begin(&begin, seed);
            }
            Message::Continued => return self.go_on_telling(),
            Message::WentOn => return self.went_on(),
            Message::HandedIn(seconds) => return self.hand_in(seconds),
            Message::WentToHolding => self.show(Stage::Holding),
            Message::WentHome => self.show(Stage::Start),
            Message::WentToResult => {
                if self.finished().is_some() {
                    self.show(Stage::Done);
                }
            }
            Message::Cleared => {
                self.kept = Kept::default();
                self.before = Before::Whole;
                self.show(Stage::Start);
            }
            Message::Ticked(..)
            | Message::Asked(_)
            | Message::Guessed(..)
            | Message::Confided(_) => self.fill_in(message),
        }
        Vec::new()
    }

    fn show(&mut self, stage: Stage) {
        self.is_vain = false;
        self.stage = stage;
        self.turn = self.turn.wrapping_add(1);
    }

    fn fill_in(&mut self, message: Message) {
        let Stage::Exercise(doing) = &mut self.stage else {
            return;
        };
        let draft = &mut doing.draft;
        match message {
            Message::Ticked(fact, is_on) => draft.tick(fact, is_on),
            Message::Asked(fact) => {
                draft.ask(fact);
            }
            Message::Guessed(decision, guess) => draft.put(decision, guess),
            Message::Confided(confidence) => draft.confidence = Some(confidence),
            _ => {}
        }
    }

    /// Lays the prediction beside the key. Who closes the page on the last one has done the round: it is told here, and not when its end is
    /// looked at.
    fn hand_in(&mut self, seconds: u32) -> Vec<Told> {
        let Stage::Exercise(doing) = &mut self.stage else {
            return Vec::new();
        };
        doing.lacks = doing.draft.lacks(&doing.exercise);
        if !doing.lacks.is_empty() {
            return Vec::new();
        }
        let exercise = Rc::clone(&doing.exercise);
        let prediction = doing.draft.prediction(&exercise, self.kept.way);
        let judged = judged(&self.pack, &exercise, &prediction);
        self.note(&exercise, &prediction, &judged, seconds);
        let told = self.told(&exercise, &prediction, &judged, seconds);
        self.show(Stage::Feedback(Feedback {
            exercise,
            prediction,
            judged,
        }));
        let told = Told::Exercise(Box::new(told));
        std::iter::once(told).chain(self.finish()).collect()
    }

    /// Where the round is at its end: what is told of it, and the one that was finished before gives way to it.
    fn finish(&mut self) -> Option<Told> {
        let round = self.round().filter(|round| round.next().is_none())?;
        let told = Told::Set(self.result(round));
        self.kept.last = None;
        Some(told)
    }

    /// Notes what was done, in the memory and in the round.
    fn note(
        &mut self,
        exercise: &Exercise,
        prediction: &Prediction,
        judged: &Judged,
        seconds: u32,
    ) {
        let kept = &mut self.kept;
        let of = (&*self.pack, &*self.material);
        let is_right = judged.is_right();
        kept.memory.note(of, exercise, judged, self.today);
        kept.doubted.retain(|id| *id != exercise.id);
        if !is_right && prediction.confidence == Confidence::Sure {
            kept.doubted.insert(0, exercise.id);
            kept.doubted.truncate(MOST_DOUBTED);
        }
        if let Some(round) = &mut kept.round {
            round.done.push(Done {
                id: exercise.id,
                points: judged.exactly(),
                seconds,
                prediction: Some(prediction.clone()),
            });
        }
    }

    /// What makes exercises that are judged on a day.
    pub fn trainer(&self, on: NaiveDate) -> Option<Trainer<'_>> {
        Trainer::new(&self.pack, &self.material, on).ok()
    }

    /// The exercises that are due, those that somebody was sure of first.
    fn due(&self) -> Vec<Id> {
        let due = self.kept.memory.due(self.today);
        let is_doubted = |id: &&Id| self.kept.doubted.contains(id);
        let first = self.kept.doubted.iter().filter(|id| due.contains(id));
        let rest = due.iter().filter(|id| !is_doubted(id));
        first.chain(rest).copied().collect()
    }
}
