//! How often exercises, rules and steps went wrong, over the files of several learners.

use chrono::NaiveDate;

use crate::engine::pack::Pack;
use crate::exchange::answers;
use crate::training::id::Id;
use crate::training::judging::{Confidence, Mark};
use crate::training::results::{Done, Results};
use crate::training::set::told_of;

/// The step in which the learner says which facts matter, or asks for them; the other steps are decisions.
pub const MATTERS: &str = "matters";

/// How often things went wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// How many files were counted.
    pub files: usize,
    /// How many exercises were done in all.
    pub done: usize,
    /// How many of them were right.
    pub right: usize,
    /// Of how many the learner was sure, and wrong.
    pub sure_and_wrong: usize,
    /// Each exercise by its id, and a drawn one by its day too; those that most often went wrong first.
    pub exercises: Vec<Rate>,
    /// Each rule by its id, in the same order: how often the decision went wrong that it decides.
    pub rules: Vec<Rate>,
    /// [`MATTERS`], and each decision by its id, as they were put.
    pub steps: Vec<Rate>,
}

/// How often one thing went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// What it is, by its id.
    pub what: String,
    /// What an exercise is called, where that is known.
    pub title: Option<String>,
    /// The kind of an exercise, by code; else empty.
    pub kind: String,
    /// The day that a drawn exercise is judged on: on another one the same id may give another case.
    pub on: Option<NaiveDate>,
    /// How often it was done.
    pub done: usize,
    /// How often it was partly right.
    pub partly: usize,
    /// How often it was wrong.
    pub wrong: usize,
}

impl Rate {
    /// How often it was not right, of a hundred, rounded.
    pub fn percent(&self) -> usize {
        match self.done {
            0 => 0,
            done => (100 * (self.partly + self.wrong) + done / 2) / done,
        }
    }

    fn count(&mut self, mark: Mark) {
        self.done += 1;
        match mark {
            Mark::Right => {}
            Mark::Partly => self.partly += 1,
            Mark::Wrong => self.wrong += 1,
        }
    }

    /// Whether it goes before another: more often not right, then more often wrong, then done more often.
    fn is_before(&self, other: &Rate) -> bool {
        let share = |it: &Rate| (it.partly + it.wrong) as u64;
        let own = [
            share(self) * other.done as u64,
            self.wrong as u64 * other.done as u64,
            self.done as u64,
        ];
        let others = [
            share(other) * self.done as u64,
            other.wrong as u64 * self.done as u64,
            other.done as u64,
        ];
        own > others
    }
}

impl Rates {
    /// Counts what stands in some files on a pack, each as it is, all of them made with one version of its rules: what is the same file twice,
    /// or of another pack, [`Gathered`](super::Gathered) has left out, and [`counted`](super::counted()) keeps the versions apart.
    pub fn of(pack: &Pack, files: &[Results]) -> Rates {
        let mut rates = Rates::default();
        let (mut exercises, mut rules) = (Vec::new(), Vec::new());
        for file in files {
            rates.files += 1;
            for it in &file.exercises {
                let whole = whole(it);
                rates.done += 1;
                rates.right += usize::from(it.right);
                let is_sure = it.confidence == Confidence::Sure && !it.right;
                rates.sure_and_wrong += usize::from(is_sure);
                let of = of(&mut exercises, &it.id, day(file, it));
                of.title = it.title.clone().or(of.title.take());
                of.kind.clone_from(&it.kind);
                of.count(whole);
                for rule in &it.rules {
                    self::of(&mut rules, rule, None).count(of_rule(pack, rule, it));
                }
                self::of(&mut rates.steps, MATTERS, None).count(matters(it));
                for (decision, mark) in &it.marks.0 {
                    self::of(&mut rates.steps, decision, None).count(*mark);
                }
            }
        }
        rates.exercises = worst_first(exercises);
        rates.rules = worst_first(rules);
        rates
    }
}

/// An exercise as a whole: wrong where nothing of it is right.
fn whole(it: &Done) -> Mark {
    match (it.right, it.points) {
        (true, _) => Mark::Right,
        (false, 0) => Mark::Wrong,
        (false, _) => Mark::Partly,
    }
}

/// How the decision of a rule is marked; where the pack has the rule no more, the exercise as a whole.
fn of_rule(pack: &Pack, rule: &str, it: &Done) -> Mark {
    let own = pack.rules.iter().find(|own| own.id == rule);
    let mark = own.and_then(|own| it.marks.get(&pack.decisions[own.decides].id));
    mark.copied().unwrap_or_else(|| whole(it))
}

/// Whether the facts that matter were found: what is only needless is partly right.
fn matters(it: &Done) -> Mark {
    match (it.missed.is_empty(), it.needless.is_empty()) {
        (true, true) => Mark::Right,
        (true, false) => Mark::Partly,
        (false, _) => Mark::Wrong,
    }
}

/// The day that an exercise of a file is judged on, where it was drawn: that of its set, else that of the file.
pub(super) fn day(file: &Results, it: &Done) -> Option<NaiveDate> {
    let is_written = it.id.parse::<Id>().is_ok_and(Id::is_vignette);
    let of_set = told_of(&it.set).map(|(on, _)| on);
    (!is_written).then(|| of_set.or_else(|| answers::date(&file.on)))?
}

/// The rate of what has an id, on a day where it has one, which begins where it is met first.
fn of<'r>(rates: &'r mut Vec<Rate>, what: &str, on: Option<NaiveDate>) -> &'r mut Rate {
    let place = rates.iter().position(|it| it.what == what && it.on == on);
    let place = place.unwrap_or_else(|| {
        rates.push(Rate {
            what: what.to_owned(),
            title: None,
            kind: String::new(),
            on,
            done: 0,
            partly: 0,
            wrong: 0,
        });
        rates.len() - 1
    });
    &mut rates[place]
}

/// What most often went wrong first; else as it was met.
fn worst_first(rates: Vec<Rate>) -> Vec<Rate> {
    let mut sorted: Vec<Rate> = Vec::new();
    for rate in rates {
        let place = sorted.partition_point(|it| !rate.is_before(it));
        sorted.insert(place, rate);
    }
    sorted
}
