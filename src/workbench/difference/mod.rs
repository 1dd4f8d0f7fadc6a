//! The difference of two packs by effect: which classes of cases come out otherwise, how many, and one of each.
//!
//! Both packs are built into one table of diagrams over the facts of both (`joint`, `union`, `moved`, `relations`), under the constraints of
//! both (`space`). What each makes of a case is then two diagrams over the same levels (`sides`, `deadlines`), and a class is
//! where they end in two given outcomes (`changes`). A class is told over the fewest facts that tell it apart (`concern`), with
//! its count (`counting`), the regions that make it up (`shape`) and one case (`witness`). Nothing is sampled.
//!
//! Packs that have few facts in common, or that are too large together, are not compared case by case, and that is told
//! (`unrelated`). What a pack has and the other has not, and what is only worded otherwise, is compared thing by thing (`things`); what only has another id is held for the same
//! (`renames`). The totals of decisions stand before their classes (`totals`). An
//! expectation file names the changes that are meant (`expectation`).

mod cases;
mod changes;
mod concern;
mod counting;
pub mod data;
mod deadlines;
mod described;
pub mod expectation;
mod joint;
mod moved;
mod outcomes;
pub(crate) mod relations;
mod renames;
mod shape;
mod sides;
mod space;
mod things;
mod totals;
mod union;
mod unrelated;
pub mod version;
mod witness;
mod wording;
mod written;

use std::fmt;

use crate::author::condition::Condition;
use crate::author::model::Model;
use crate::author::{self, Files};
use crate::workbench::difference::cases::Apart;
use crate::workbench::difference::changes::Class;
use crate::workbench::difference::data::{Difference, Named, Renamed};
use crate::workbench::difference::expectation::Expectations;
use crate::workbench::difference::joint::Joint;
use crate::workbench::difference::space::Space;

/// A pack that is compared.
#[derive(Clone, Copy)]
pub struct Source<'s> {
    /// Its file.
    pub file: &'s str,
    /// Where the file and its modules are read.
    pub files: &'s dyn Files,
}

/// Why two packs could not be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The old pack did not come through.
    Old(author::Failure),
    /// The new pack did not come through.
    New(author::Failure),
    /// They are too different, or together too large; why, as a clause.
    Incomparable(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Old(_) => f.write_str("the old pack has problems"),
            Failure::New(_) => f.write_str("the new pack has problems"),
            Failure::Incomparable(why) => write!(f, "the packs cannot be compared: {why}"),
        }
    }
}

impl std::error::Error for Failure {}

/// Everything in which a new pack differs from an old one.
///
/// The packs need not be proved: a gap or a conflict is an outcome like another.
///
/// # Errors
/// A pack cannot be read or compiled.
pub fn between(old: Source<'_>, new: Source<'_>) -> Result<Difference, Failure> {
    Ok(Packs::read(old, new)?.difference())
}

/// Two packs that have been read.
pub struct Packs {
    old: Model,
    new: Model,
    renamed: Vec<Renamed>,
}

impl Packs {
    /// Reads two packs.
    ///
    /// # Errors
    /// A pack cannot be read or linked.
    pub fn read(old: Source<'_>, new: Source<'_>) -> Result<Packs, Failure> {
        let read = |source: Source<'_>| author::read(source.file, source.files);
        let mut old = read(old).map_err(Failure::Old)?;
        let new = read(new).map_err(Failure::New)?;
        let renamed = renames::adopt(&mut old, &new);
        Ok(Packs { old, new, renamed })
    }

    /// Everything in which they differ; where their cases cannot be compared, all else, and why.
    pub fn difference(&self) -> Difference {
        match self.joined(&|_| Vec::new()) {
            Ok(comparison) => comparison.told,
            Err(why) => Difference {
                renamed: self.renamed.clone(),
                ..unrelated::difference([&self.old, &self.new], why)
            },
        }
    }

    /// Compares their cases.
    ///
    /// # Errors
    /// They have few facts in common, or both together are larger than diagrams can be.
    pub fn compare(&self) -> Result<Comparison<'_>, Failure> {
        self.compare_with(&|_| Vec::new())
    }

    /// Compares them so that what is expected can be held against what differs.
    ///
    /// # Errors
    /// As [`Packs::compare`].
    pub fn compare_for(&self, expected: &Expectations) -> Result<Comparison<'_>, Failure> {
        self.compare_with(&|model| expected.conditions(model))
    }

    fn compare_with(
        &self,
        also: &dyn Fn(&Model) -> Vec<Condition>,
    ) -> Result<Comparison<'_>, Failure> {
        self.joined(also).map_err(Failure::Incomparable)
    }

    fn joined(&self, also: &dyn Fn(&Model) -> Vec<Condition>) -> Result<Comparison<'_>, String> {
        let models = [&self.old, &self.new];
        if let Some(why) = unrelated::few_facts(models) {
            return Err(why);
        }
        let mut joint = Joint::new(models, also).map_err(|_| unrelated::too_large(models))?;
        let space = Space::new(&mut joint);
        let cases = cases::cases(&mut joint, &space);
        let (classes, not_compared) = changes::classes(&mut joint, &space);
        let totals = totals::totals(&mut joint, &classes);
        let things = things::things(models);
        if joint.built.builder.overflow {
            return Err(unrelated::too_large(models));
        }
        let [only_old, only_new] = things.only;
        let mut told = Difference {
            old: Named::of(&self.old),
            new: Named::of(&self.new),
            changes: classes.iter().map(|class| class.change.clone()).collect(),
            totals,
            cases: cases.iter().map(|apart| apart.change.clone()).collect(),
            renamed: self.renamed.clone(),
            only_old,
            only_new,
            settings: things.settings,
            rules: things.rules,
            wording: things.wording,
            not_compared,
            no_cases: None,
            version: version::Advice::default(),
        };
        told.version = version::advice(&told);
        Ok(Comparison {
            joint,
            classes,
            cases,
            told,
        })
    }
}

/// Two packs compared: what differs, and the diagrams to hold it against what is expected.
pub struct Comparison<'p> {
    joint: Joint<'p>,
    classes: Vec<Class>,
    cases: Vec<Apart>,
    told: Difference,
}

impl Comparison<'_> {
    /// What differs.
    pub fn difference(&self) -> Difference {
        self.told.clone()
    }
}
