//! Files of several learners, counted: apart for each version of the rules, with a name for what was drawn, and learner by learner.

use rustc_hash::FxHashMap;

use crate::engine::pack::{Material, Pack};
use crate::training::exercise::Exercise;
use crate::training::points::Points;
use crate::training::results::rates::day;
use crate::training::results::{Done, Gathered, PackOf, Rates, Results};
use crate::training::set::told_of;
use crate::training::trainer::Trainer;

/// What the files come to that were made with one version of the rules. Other rules may give another case under the same id, and another
/// answer to the same case: one figure over both would tell of neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The version.
    pub rules: PackOf,
    /// Whether it is that of the pack that they are counted with.
    pub is_own: bool,
    /// How often what went wrong.
    pub rates: Rates,
    /// What each learner came to, file by file.
    pub learners: Vec<Learner>,
}

/// What one learner came to in one set, or outside of any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learner {
    /// What the learner typed as a name, else the name of the file.
    pub name: String,
    /// Points of a hundred of what stands in the file, rounded down once.
    pub points: u8,
    /// How many exercises stand in the file, and how many the set has.
    pub done: [usize; 2],
    /// The pass mark; nothing where nobody asks.
    pub pass: Option<u8>,
    /// Whether each exercise of the set is there, once.
    pub is_whole: bool,
}

impl Learner {
    /// Whether the set is passed; nothing where nobody asks, or where exercises are not there, and nobody can tell.
    pub fn is_passed(&self) -> Option<bool> {
        let pass = self.pass.filter(|_| self.is_whole)?;
        Some(self.points >= pass)
    }
}

/// Counts files, each with its name, by the version of the rules that they were made with: the pack's own first.
pub fn counted(pack: &Pack, material: &Material, gathered: &Gathered) -> Vec<Counted> {
    let files = gathered.all();
    let mut versions: Vec<&PackOf> = Vec::new();
    for (_, file) in files {
        if !versions.iter().any(|it| it.hash == file.pack.hash) {
            versions.push(&file.pack);
        }
    }
    // A sort that leaves the others as they were met.
    versions.sort_by_key(|it| it.hash != pack.hash);
    let of = |rules: &PackOf| {
        let own = files.iter().filter(|(_, it)| it.pack.hash == rules.hash);
        let (names, own): (Vec<&str>, Vec<Results>) =
            own.map(|(name, it)| (name.as_str(), it.clone())).unzip();
        let mut rates = Rates::of(pack, &own);
        let is_own = rules.hash == pack.hash;
        if is_own {
            call(&mut rates, pack, material, &own);
        }
        let learners = names.into_iter().zip(&own);
        Counted {
            rules: rules.clone(),
            is_own,
            rates,
            learners: learners.flat_map(|(name, it)| learner(name, it)).collect(),
        }
    };
    versions.into_iter().map(of).collect()
}

/// On how many days what was drawn is given a name: more sets than that nobody counts in one go.
const MOST_DAYS: usize = 50;

/// Gives what was drawn its name: the case is drawn anew by its id, for what a file calls it is what somebody has put there. Outside of a set
/// its day is a guess, so what comes of it has to be of the same kind and answered by the same rules; else it keeps the name in the file.
fn call(rates: &mut Rates, pack: &Pack, material: &Material, files: &[Results]) {
    let mut known: FxHashMap<(&str, _), &Done> = FxHashMap::default();
    for file in files {
        for it in &file.exercises {
            known.entry((it.id.as_str(), day(file, it))).or_insert(it);
        }
    }
    let mut trainers = FxHashMap::default();
    for rate in &mut rates.exercises {
        let (Some(on), Some(done)) = (rate.on, known.get(&(rate.what.as_str(), rate.on))) else {
            continue;
        };
        // A file can name any number of days, and each takes a trainer.
        if trainers.len() >= MOST_DAYS && !trainers.contains_key(&on) {
            continue;
        }
        let trainer = trainers
            .entry(on)
            .or_insert_with(|| Trainer::new(pack, material, on).ok());
        let (Some(trainer), Ok(id)) = (trainer, rate.what.parse()) else {
            continue;
        };
        let drawn = trainer.exercise(id).filter(|it| is_of(pack, it, done));
        rate.title = drawn.map(|it| it.name(pack)).or(rate.title.take());
    }
}

/// Whether an exercise is the one that was done.
fn is_of(pack: &Pack, exercise: &Exercise, done: &Done) -> bool {
    let rules = exercise.key.rules().into_iter();
    let rules = rules.map(|rule| pack.rules[rule].id.as_str());
    exercise.kind.code() == done.kind && rules.eq(done.rules.iter().map(String::as_str))
}

/// What a learner came to, set by set in the order in which they were begun: a table may hold several.
fn learner(file: &str, results: &Results) -> Vec<Learner> {
    let mut sets: Vec<(&str, Vec<&Done>)> = Vec::new();
    for it in &results.exercises {
        match sets.iter_mut().find(|(set, _)| *set == it.set) {
            Some((_, all)) => all.push(it),
            None => sets.push((&it.set, vec![it])),
        }
    }
    let name = match results.name.trim() {
        "" => file,
        name => name,
    };
    let of = |(set, all): (&str, Vec<&Done>)| {
        let of = all.iter().map(|it| it.of).max().unwrap_or(0);
        let mut numbers: Vec<u32> = all.iter().map(|it| it.number).collect();
        numbers.sort_unstable();
        Learner {
            name: name.to_owned(),
            points: Points::mean(all.iter().map(|it| it.exactly())),
            done: [all.len(), of as usize],
            pass: told_of(set).map(|(_, pass)| pass),
            is_whole: numbers.into_iter().eq(1..=of),
        }
    };
    sets.into_iter().map(of).collect()
}
