//! How often exercises, rules and steps went wrong, over the files of several learners.

use crate::engine::pack::Pack;
use crate::training::judging::{Confidence, Mark};
use crate::training::results::{Done, NoResults, Results};

/// The step in which the learner says which facts matter, or asks for them; the other steps are decisions.
pub const MATTERS: &str = "matters";

/// How often things went wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// How many files were counted.
    pub files: usize,
    /// How many of them were made with another version of the pack.
    pub of_other_rules: usize,
    /// How many exercises were done in all.
    pub done: usize,
    /// How many of them were right.
    pub right: usize,
    /// Of how many the learner was sure, and wrong.
    pub sure_and_wrong: usize,
    /// Each exercise by its id, those that most often went wrong first.
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
    /// The title of an exercise that has one.
    pub title: Option<String>,
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
    /// Counts what stands in some files on a pack.
    ///
    /// # Errors
    /// A file is of another pack, or tells the same as one before it.
    pub fn of(pack: &Pack, files: &[Results]) -> Result<Rates, NoResults> {
        let mut rates = Rates::default();
        let (mut exercises, mut rules) = (Vec::new(), Vec::new());
        for (place, file) in files.iter().enumerate() {
            if file.pack.id != pack.id {
                return Err(NoResults::OtherPack(file.pack.id.clone()));
            }
            if files[..place].iter().any(|it| it.is_same(file)) {
                return Err(NoResults::Twice);
            }
            rates.files += 1;
            rates.of_other_rules += usize::from(file.pack.hash != pack.hash);
            for it in &file.exercises {
                let whole = whole(it);
                rates.done += 1;
                rates.right += usize::from(it.right);
                let is_sure = it.confidence == Confidence::Sure && !it.right;
                rates.sure_and_wrong += usize::from(is_sure);
                let of = of(&mut exercises, &it.id);
                of.title = it.title.clone().or(of.title.take());
                of.count(whole);
                for rule in &it.rules {
                    self::of(&mut rules, rule).count(of_rule(pack, rule, it));
                }
                self::of(&mut rates.steps, MATTERS).count(matters(it));
                for (decision, mark) in &it.marks.0 {
                    self::of(&mut rates.steps, decision).count(*mark);
                }
            }
        }
        rates.exercises = worst_first(exercises);
        rates.rules = worst_first(rules);
        Ok(rates)
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

/// The rate of what has an id, which begins where it is met first.
fn of<'r>(rates: &'r mut Vec<Rate>, what: &str) -> &'r mut Rate {
    let place = rates.iter().position(|it| it.what == what);
    let place = place.unwrap_or_else(|| {
        rates.push(Rate {
            what: what.to_owned(),
            title: None,
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
