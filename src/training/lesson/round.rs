//! A set of exercises under way: which they are, how far it has come, and what was predicted.

use chrono::NaiveDate;

use crate::engine::pack::{DecisionId, FactId, Pack};
use crate::exchange::answers;
use crate::training::exercise::Exercise;
use crate::training::id::Id;
use crate::training::judging::{Confidence, Guess, Prediction};
use crate::training::points::Points;
use crate::training::results::Place;

/// Where the exercises of a round come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// Those that are due, those missed first.
    Due,
    /// A topic, by its name.
    Topic(String),
    /// A little of everything.
    Mixed,
    /// Rules that say something else than when they were learnt.
    Changed,
    /// A set that somebody has put together, as its text.
    Set(String),
}

/// One exercise of a round that has been done.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// Which.
    pub id: Id,
    /// What it came to.
    pub points: Points,
    /// How long it took, in seconds.
    pub seconds: u32,
    /// What was predicted; nothing where there was no room to keep it.
    pub prediction: Option<Prediction>,
}

/// A set of exercises under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Where they come from.
    pub of: Of,
    /// The day that they are judged on.
    pub on: NaiveDate,
    /// How many per cent of the points pass; nothing where nobody asks.
    pub pass: Option<u8>,
    /// The exercises, in their order.
    pub exercises: Vec<Id>,
    /// The worked examples that have been gone through in it: none is shown twice, and of a topic it is always the same one.
    pub shown: Vec<Id>,
    /// Those that have been done: as many of them from the first on.
    pub done: Vec<Done>,
}

impl Round {
    /// The next exercise; none when all are done.
    pub fn next(&self) -> Option<Id> {
        self.exercises.get(self.done.len()).copied()
    }

    /// How many were right.
    pub fn right(&self) -> usize {
        self.done.iter().filter(|it| it.points.are_all()).count()
    }

    /// The points of a hundred of what has been done.
    pub fn points(&self) -> u8 {
        Points::mean(self.done.iter().map(|it| it.points))
    }

    /// Whether it is passed; nothing where nobody asks.
    pub fn is_passed(&self) -> Option<bool> {
        self.pass.map(|pass| self.points() >= pass)
    }

    /// The set as a text, where somebody has put it together.
    pub fn set(&self) -> &str {
        match &self.of {
            Of::Set(text) => text,
            Of::Due | Of::Topic(_) | Of::Mixed | Of::Changed => "",
        }
    }

    /// The place of the exercise with a number, from 1 on, that took so many seconds.
    pub(super) fn place(&self, number: usize, seconds: u32) -> Place {
        Place {
            set: self.set().to_owned(),
            number: number as u32,
            of: self.exercises.len() as u32,
            seconds,
        }
    }

    /// Of how many exercises that are done what was predicted is not known any more: there was no room to keep it.
    pub fn lacks(&self) -> usize {
        let done = self.done.iter();
        done.filter(|it| it.prediction.is_none()).count()
    }

    /// All of it as a text, without `~`.
    pub(super) fn text(&self) -> String {
        let of = match &self.of {
            Of::Due => "d".to_owned(),
            Of::Mixed => "m".to_owned(),
            Of::Changed => "c".to_owned(),
            Of::Topic(name) => format!("t{name}"),
            Of::Set(text) => format!("s{text}"),
        };
        let text = |ids: &[Id]| ids.iter().map(Id::to_string).collect::<String>();
        let mut ids = text(&self.exercises);
        if !self.shown.is_empty() {
            ids = format!("{ids}.{}", text(&self.shown));
        }
        let pass = self.pass.map(|pass| pass.to_string()).unwrap_or_default();
        let done: Vec<String> = self.done.iter().map(Done::text).collect();
        format!("{of}!{}!{pass}!{ids}!{}", self.on, done.join(","))
    }

    /// Reads such a text; nothing where it is none, or tells of what a pack does not have.
    pub(super) fn read(text: &str, pack: &Pack) -> Option<Round> {
        let mut parts = text.split('!');
        let of = parts.next()?;
        let rest = || of.get(1..).unwrap_or_default().to_owned();
        let of = match of.chars().next()? {
            'd' => Of::Due,
            'm' => Of::Mixed,
            'c' => Of::Changed,
            't' => Of::Topic(rest()),
            's' => Of::Set(rest()),
            _ => return None,
        };
        let on = answers::date(parts.next()?)?;
        let pass = match parts.next()? {
            "" => None,
            pass => Some(pass.parse().ok().filter(|pass| *pass <= 100)?),
        };
        let all = parts.next()?;
        let (exercises, shown) = all.split_once('.').unwrap_or((all, ""));
        let (exercises, shown) = (ids(exercises)?, ids(shown)?);
        let done = match parts.next()? {
            "" => Vec::new(),
            all => {
                let all = all.split(',').enumerate();
                all.map(|(place, text)| Done::read(text, *exercises.get(place)?, pack))
                    .collect::<Option<Vec<Done>>>()?
            }
        };
        let is_sound = !exercises.is_empty() && parts.next().is_none();
        is_sound.then_some(Round {
            of,
            on,
            pass,
            exercises,
            shown,
            done,
        })
    }
}

/// Exercises by their ids, one after the other.
pub(super) fn ids(text: &str) -> Option<Vec<Id>> {
    let letters = text.as_bytes().chunks(5);
    letters
        .map(|id| std::str::from_utf8(id).ok()?.parse().ok())
        .collect()
}

/// The digits of an index, two of which are enough for any fact.
const DIGITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

fn digits(indices: &[usize]) -> String {
    let digit = |number: usize| char::from(DIGITS[number & 63]);
    let both = |&index: &usize| [digit(index >> 6), digit(index)];
    indices.iter().flat_map(both).collect()
}

fn indices(text: &str) -> Option<Vec<usize>> {
    let digit = |byte: &u8| DIGITS.iter().position(|it| it == byte);
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| Some(digit(pair.first()?)? << 6 | digit(pair.get(1)?)?))
        .collect()
}

impl Done {
    /// What was predicted, where the facts that it chose are told in the exercise, and those that it asked for can be asked for in it, as all
    /// are that a page offers.
    pub(super) fn predicted_on(&self, pack: &Pack, exercise: &Exercise) -> Option<&Prediction> {
        let prediction = self.prediction.as_ref()?;
        let is_told = |fact: &FactId| exercise.case.answer(*fact).is_some();
        let asked = || prediction.asked.iter().flatten();
        let may_ask = || {
            let questions = exercise.questions(pack);
            asked().all(|fact| questions.contains(fact))
        };
        let is_sound =
            prediction.matters.iter().flatten().all(is_told) && (asked().all(is_told) || may_ask());
        is_sound.then_some(prediction)
    }

    fn text(&self) -> String {
        let mut parts = vec![self.points.rounded().to_string(), self.seconds.to_string()];
        if let Some(prediction) = &self.prediction {
            let sure = match prediction.confidence {
                Confidence::Guessing => "g",
                Confidence::Fairly => "f",
                Confidence::Sure => "s",
            };
            let facts = match (&prediction.matters, &prediction.asked) {
                (Some(facts), _) => format!("m{}", digits(facts)),
                (None, Some(facts)) => format!("a{}", digits(facts)),
                (None, None) => String::new(),
            };
            parts.push(sure.to_owned());
            parts.push(facts);
            for (decision, guess) in &prediction.decisions {
                let guess = match guess {
                    Guess::Silent => "*s".to_owned(),
                    Guess::Collides => "*c".to_owned(),
                    Guess::CannotTell => "*t".to_owned(),
                    Guess::Values(values) => digits(values),
                };
                parts.push(digits(&[*decision]) + &guess);
            }
        }
        parts.join(".")
    }

    fn read(text: &str, id: Id, pack: &Pack) -> Option<Done> {
        let mut parts = text.split('.');
        let points = parts.next()?.parse().ok()?;
        let seconds = parts.next()?.parse().ok()?;
        let prediction = match parts.next() {
            None => None,
            Some(sure) => {
                let confidence = match sure {
                    "g" => Confidence::Guessing,
                    "f" => Confidence::Fairly,
                    "s" => Confidence::Sure,
                    _ => return None,
                };
                let facts = parts.next()?;
                let of = |mark| facts.strip_prefix(mark).map(indices);
                let decisions = parts.map(|part| {
                    let (decision, guess) = part.split_at_checked(2)?;
                    let guess = match guess {
                        "*s" => Guess::Silent,
                        "*c" => Guess::Collides,
                        "*t" => Guess::CannotTell,
                        values => Guess::Values(indices(values)?),
                    };
                    Some((*indices(decision)?.first()?, guess))
                });
                Some(Prediction {
                    decisions: decisions.collect::<Option<_>>()?,
                    matters: of('m').map_or(Some(None), |facts| facts.map(Some))?,
                    asked: of('a').map_or(Some(None), |facts| facts.map(Some))?,
                    confidence,
                })
            }
        };
        // They are kept rounded down, which tells what they were beside the number of decisions that were predicted: all primary ones.
        let decisions = match &prediction {
            Some(it) => it.decisions.len(),
            None => pack.decisions.iter().filter(|it| it.primary).count(),
        };
        let points = Points::told(points, decisions)?;
        let is_sound = |it: &Prediction| is_of(it, pack);
        prediction.as_ref().is_none_or(is_sound).then_some(Done {
            id,
            points,
            seconds,
            prediction,
        })
    }
}

/// Whether a prediction can be one on a pack: its facts, its primary decisions and their values, each once, and one value where there can
/// be but one.
fn is_of(prediction: &Prediction, pack: &Pack) -> bool {
    let are_of = |all: &[usize], count: usize| {
        let mut places = 0..all.len();
        places.all(|place| all[place] < count && !all[..place].contains(&all[place]))
    };
    let facts = [&prediction.matters, &prediction.asked];
    let mut facts = facts.into_iter().flatten();
    let (decisions, guesses): (Vec<DecisionId>, Vec<&Guess>) = (prediction.decisions.iter())
        .map(|(decision, guess)| (*decision, guess))
        .unzip();
    let fits = |(decision, guess): (&DecisionId, &Guess)| {
        let decision = &pack.decisions[*decision];
        let is_guess = match guess {
            Guess::Values(values) => {
                are_of(values, decision.values.len()) && (decision.many || values.len() == 1)
            }
            Guess::Silent | Guess::Collides | Guess::CannotTell => true,
        };
        decision.primary && is_guess
    };
    facts.all(|facts| are_of(facts, pack.facts.len()))
        && are_of(&decisions, pack.decisions.len())
        && decisions.iter().zip(guesses).all(fits)
}
