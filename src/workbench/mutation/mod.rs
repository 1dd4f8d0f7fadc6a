//! How well the examples of a pack hold it: which of its mutants they tell from it.
//!
//! A mutant is the pack with one fault put in, as [`Operator`] lists them. It is *killed* if an example fails under it. It is
//! *equivalent* if no example could: proved on the diagrams, over every possible case. The rest *survive*, each with what an example
//! of the pack could state to kill it, or else with a proposed example that would. Two mutants of one place that come to the same are counted once.

mod bench;
mod change;
mod following;
pub(crate) mod operators;
mod proposing;
mod visible;
pub(crate) mod words;

use chrono::NaiveDate;

use crate::author::condition::Condition;
use crate::author::domains::Layout;
use crate::author::model::Model;
use crate::author::problem::{Place, Problems};
use crate::author::{Failure, Files, building, examples, export, order, read};
use crate::engine::pack::Pack;
use bench::Bench;
use operators::{Mutant, mutants};

use proposing::Draft;
use proposing::choosing::{Fallen, choose};
pub use proposing::{Killing, Proposal, Survivor, Unstated};

/// A kind of fault that is put into a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// A rule, derived fact, acknowledged gap, duty or notice is forgotten.
    Dropped,
    /// An entry of a condition is forgotten: the rest is enough.
    TestDropped,
    /// An alternative, or one of several values, is forgotten.
    AlternativeDropped,
    /// A value too many: the next after those listed.
    ValueAdded,
    /// Yes and no, or an option and its opposite, change places; a `not` is forgotten or added.
    TurnedRound,
    /// The boundary of a number lies one beside, that of a date one day.
    BoundaryMoved,
    /// Another conclusion: the decision's next value.
    ConclusionSwapped,
    /// A rule is no exception to another, or to the rows of a table.
    ExceptionDropped,
    /// Two neighbouring rows of an ordered table change places.
    RowsSwapped,
    /// One way to reckon a deadline is forgotten.
    DeadlineDropped,
    /// A deadline lies a day sooner or later, or has no time of day.
    DeadlineMoved,
}

impl Operator {
    /// The operator as it is printed.
    pub fn code(self) -> &'static str {
        match self {
            Operator::Dropped => "dropped",
            Operator::TestDropped => "test-dropped",
            Operator::AlternativeDropped => "alternative-dropped",
            Operator::ValueAdded => "value-added",
            Operator::TurnedRound => "turned-round",
            Operator::BoundaryMoved => "boundary-moved",
            Operator::ConclusionSwapped => "conclusion-swapped",
            Operator::ExceptionDropped => "exception-dropped",
            Operator::RowsSwapped => "rows-swapped",
            Operator::DeadlineDropped => "deadline-dropped",
            Operator::DeadlineMoved => "deadline-moved",
        }
    }
}

/// What becomes of a mutant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// An example fails under it: its index among the pack's examples.
    Killed(usize),
    /// No example fails although one could.
    Survives(Box<Survivor>),
    /// In no possible case does it say anything else that an example could state.
    Equivalent,
    /// It cannot be built or not be judged: a decision would have too many different outcomes, a boundary too many cells, a
    /// deadline too many ways to be reckoned, or the diagrams too many nodes.
    Untried,
}

/// A mutant and what becomes of it.
#[derive(Clone, Debug)]
pub struct Mutated {
    /// Its number among the mutants of the pack, those left out as the same as another counted too.
    pub number: usize,
    /// Where what it changes stands.
    pub place: Place,
    /// What it changes, such as ``rule `new-adult` ``.
    pub owner: String,
    /// The kind of fault.
    pub operator: Operator,
    /// How it differs, in the pack's wording.
    pub what: String,
    /// The basis ids of what it changes.
    pub basis: Vec<String>,
    /// What becomes of it.
    pub fate: Fate,
}

/// All mutants of a pack.
#[derive(Clone, Debug)]
pub struct Mutation {
    /// The pack's id.
    pub pack: String,
    /// The names of its examples.
    pub examples: Vec<String>,
    /// The mutants, in the order of what they change.
    pub mutants: Vec<Mutated>,
    /// Examples that would kill those that survive and that no example of the pack could kill: few, the one that kills most first.
    pub proposals: Vec<Proposal>,
}

impl Mutation {
    /// How many mutants are killed.
    pub fn killed(&self) -> usize {
        let killed = |mutant: &&Mutated| matches!(mutant.fate, Fate::Killed(_));
        self.mutants.iter().filter(killed).count()
    }

    /// The mutants that survive.
    pub fn survivors(&self) -> impl Iterator<Item = &Mutated> {
        let survives = |mutant: &&Mutated| matches!(mutant.fate, Fate::Survives(_));
        self.mutants.iter().filter(survives)
    }

    /// Of those that are killed or survive the share that is killed, in hundredths of a per cent, rounded down.
    pub fn score(&self) -> usize {
        let killed = self.killed();
        (killed * 10_000)
            .checked_div(killed + self.survivors().count())
            .unwrap_or(10_000)
    }
}

/// Tries all mutants of a pack against its examples. `today` is the day of proposed examples where the pack has none of its own.
///
/// # Errors
/// The pack file cannot be read, or the pack cannot be built.
pub fn mutate(file: &str, files: &dyn Files, today: NaiveDate) -> Result<Mutation, Failure> {
    let model = read(file, files)?;
    let own = model.examples.iter().map(|example| example.on).max();
    tried(model, Some(own.unwrap_or(today)))
}

/// As [`mutate`], without looking for what would kill those that survive: for knowing how many there are.
///
/// # Errors
/// As [`mutate`].
pub fn count(file: &str, files: &dyn Files) -> Result<Mutation, Failure> {
    tried(read(file, files)?, None)
}

/// As [`count`], with room for so many diagram nodes. For tests.
///
/// # Errors
/// As [`mutate`].
pub fn count_within(file: &str, files: &dyn Files, nodes: usize) -> Result<Mutation, Failure> {
    let mut model = read(file, files)?;
    model.most_nodes = nodes;
    tried(model, None)
}

fn tried(mut model: Model, on: Option<NaiveDate>) -> Result<Mutation, Failure> {
    let mut problems = Problems::default();
    let found = mutants(&model);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut fates: Vec<Option<Fate>> = vec![None; found.len()];
    let all = (0..found.len()).collect();
    let apart = each(
        &mut model,
        &mut problems,
        &found,
        all,
        on,
        |bench, model, index| {
            fates[index] = bench.fate(model, &mut found[index].clone(), &mut drafts);
        },
    )?;
    for index in apart {
        fates[index] = Some(Fate::Untried);
    }
    let mut mutants = told(&found, fates);
    let proposals = proposed(&mut model, &mut problems, &found, &mut mutants, drafts)?;
    Ok(Mutation {
        pack: model.id.clone(),
        examples: model
            .examples
            .iter()
            .map(|example| example.name.clone())
            .collect(),
        mutants,
        proposals,
    })
}

/// Tries mutants one after the other, on as few benches as can be. Gives those that no bench can be set up for: their boundaries
/// cut a fact into more cells than there may be, each alone.
fn each(
    model: &mut Model,
    problems: &mut Problems,
    found: &[Mutant],
    mut left: Vec<usize>,
    on: Option<NaiveDate>,
    mut run: impl FnMut(&mut Bench, &mut Model, usize),
) -> Result<Vec<usize>, Failure> {
    while !left.is_empty() {
        let (finer, now, later) = pass(model, found, &left);
        if now.is_empty() {
            return Ok(later);
        }
        let mut bench: Option<Bench> = None;
        for index in now {
            let set_up = match bench.take().filter(|bench| !bench.is_full()) {
                Some(bench) => Some(bench),
                None => Bench::new(model, &finer, on, problems),
            };
            let Some(mut ready) = set_up else {
                let problems = std::mem::take(problems);
                return Err(Failure::Problems(problems.into_sorted()));
            };
            run(&mut ready, model, index);
            bench = Some(ready);
        }
        left = later;
    }
    Ok(left)
}

/// Chooses among the drafts, and tells each mutant that survives which of them kills it.
fn proposed(
    model: &mut Model,
    problems: &mut Problems,
    found: &[Mutant],
    mutants: &mut [Mutated],
    drafts: Vec<Draft>,
) -> Result<Vec<Proposal>, Failure> {
    if drafts.is_empty() {
        return Ok(Vec::new());
    }
    let mut places: Vec<usize> = vec![0; found.len()];
    for (place, mutant) in mutants.iter().enumerate() {
        places[mutant.number] = place;
    }
    let surviving: Vec<usize> = mutants
        .iter()
        .filter(|mutant| matches!(mutant.fate, Fate::Survives(_)))
        .map(|mutant| mutant.number)
        .collect();
    let mut fallen: Vec<Fallen> = Vec::new();
    each(
        model,
        problems,
        found,
        surviving,
        None,
        |bench, model, index| {
            let mutant = places[index];
            let unstated = match &mutants[mutant].fate {
                Fate::Survives(survivor) => !survivor.unstated.is_empty(),
                Fate::Killed(_) | Fate::Equivalent | Fate::Untried => false,
            };
            fallen.push(Fallen {
                mutant,
                unstated,
                killings: bench.killings(model, &mut found[index].clone(), &drafts),
            });
        },
    )?;
    fallen.sort_by_key(|one| one.mutant);
    let told: Vec<usize> = fallen.iter().map(|one| one.mutant).collect();
    let (proposals, killings) = choose(model, drafts, fallen);
    for (mutant, killing) in told.into_iter().zip(killings) {
        if let Fate::Survives(survivor) = &mut mutants[mutant].fate {
            survivor.killing = killing;
        }
    }
    Ok(proposals)
}

/// A pack, or a mutant of it, compiled by itself, with the examples that fail under it.
#[derive(Clone, Debug)]
pub struct Alone {
    /// The compiled pack.
    pub pack: Pack,
    /// The indices of the pack's examples that fail.
    pub failing: Vec<usize>,
}

/// Compiles the mutant of a number, or the pack itself, and runs all examples: the slow way, which shares nothing with
/// [`mutate`] but the mutants themselves. For tests.
///
/// # Errors
/// The pack file cannot be read, there is no mutant of that number, or it cannot be built.
pub fn alone(file: &str, files: &dyn Files, number: Option<usize>) -> Result<Alone, Failure> {
    let mut model = read(file, files)?;
    let mut problems = Problems::default();
    let mut finer: Vec<Condition> = Vec::new();
    if let Some(number) = number {
        let Some(mut mutant) = mutants(&model).into_iter().nth(number) else {
            let why = format!("`{file}` has no mutant {number}");
            return Err(Failure::Unreadable(why));
        };
        mutant.change.swap(&mut model);
        finer.extend(mutant.finer);
    }
    let built = building::Built::finer(&model, &order::complete(&model), &finer, &mut problems);
    let Some(mut built) = built.filter(|_| problems.is_empty()) else {
        return Err(Failure::Problems(problems.into_sorted()));
    };
    let (pack, _) = export::export_open(&model, &mut built);
    built.finish(&model)?;
    let failing = (0..model.examples.len())
        .filter(|&at| {
            let mut failures = Problems::default();
            examples::run(&model.examples[at..=at], &pack, &mut failures);
            !failures.is_empty()
        })
        .collect();
    Ok(Alone { pack, failing })
}

/// Tests that can be told apart in one bench, the mutants that it is enough for, and the others.
fn pass(
    model: &Model,
    found: &[Mutant],
    left: &[usize],
) -> (Vec<Condition>, Vec<usize>, Vec<usize>) {
    let order = order::complete(model);
    let (mut finer, mut now, mut later): (Vec<Condition>, Vec<usize>, Vec<usize>) =
        Default::default();
    let mut refused: Vec<&Condition> = Vec::new();
    for &index in left {
        match &found[index].finer {
            None => now.push(index),
            Some(test) if finer.contains(test) => now.push(index),
            Some(test) if refused.contains(&test) => later.push(index),
            Some(test) => {
                finer.push(test.clone());
                let mut problems = Problems::default();
                Layout::new(model, &order, &finer, &mut problems);
                if problems.is_empty() {
                    now.push(index);
                } else {
                    finer.pop();
                    refused.push(test);
                    later.push(index);
                }
            }
        }
    }
    (finer, now, later)
}

/// The mutants with their fates, those left out that have none.
fn told(found: &[Mutant], fates: Vec<Option<Fate>>) -> Vec<Mutated> {
    found
        .iter()
        .cloned()
        .zip(fates)
        .enumerate()
        .filter_map(|(number, (mutant, fate))| {
            Some(Mutated {
                number,
                place: mutant.place,
                owner: mutant.owner,
                operator: mutant.operator,
                what: mutant.what,
                basis: mutant.basis,
                fate: fate?,
            })
        })
        .collect()
}
