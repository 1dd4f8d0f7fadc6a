//! How many questions and screens it takes to settle a case: in file order, in the engine's order, and at least.
//!
//! Every figure is exact where all states that an order can come to are few enough to be looked at, and says so where it is the
//! mean of drawn cases instead. The least is the best order where that can be worked out, of those that ask only what can still
//! matter and put first what the author pins; elsewhere what the best order for the drawn cases takes on them, which is expected to
//! be no more than what any order takes on all.

mod bound;
mod certificate;
mod draw;
mod measure;
mod remaining;
pub mod target;
mod walk;

use chrono::NaiveDate;

pub use measure::{least, measure, smallest_certificate};
use target::Goal;

/// How it is measured.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day of judgement.
    pub on: NaiveDate,
    /// How many cases are drawn where not all states can be looked at.
    pub cases: usize,
    /// What the cases are drawn by.
    pub seed: u64,
}

/// What it takes to settle the cases of a pack.
#[derive(Clone, Debug)]
pub struct Report {
    /// With every answer as likely as the others.
    pub even: Vec<Measured>,
    /// With the shares that the pack gives; none where it gives none.
    pub weighted: Option<Vec<Measured>>,
}

/// What it takes to come to one goal.
#[derive(Clone, Debug)]
pub struct Measured {
    /// What is to be settled.
    pub goal: Goal,
    /// One question at a time.
    pub questions: Table,
    /// The author's screens, each with its open questions at once.
    pub screens: Table,
}

/// One goal by one kind of steps.
#[derive(Clone, Debug)]
pub struct Table {
    /// How many steps there are if everything is asked.
    pub all: usize,
    /// In file order, each step until everything is settled.
    pub early_stop: Figure,
    /// In file order, without questions that can change nothing any more.
    pub relevant: Figure,
    /// As the engine chooses.
    pub chosen: Figure,
    /// What it takes at least.
    pub least: Least,
}

/// Steps in one order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The expected number of steps.
    pub expected: f64,
    /// What they are expected to cost: the same, unless some questions cost more than one.
    pub cost: f64,
    /// The most steps; of drawn cases the most that one of them took.
    pub worst: u32,
    /// Where it was measured on drawn cases: their number and the standard error of `expected`.
    pub sample: Option<Sample>,
}

/// Cases that were drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// How many.
    pub cases: usize,
    /// The standard error of the mean.
    pub error: f64,
}

/// What it takes at least.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Least {
    /// The best of the orders that ask only what can still matter, and put first what the author pins: an answer to a question that
    /// cannot matter by itself may now and then save two others, which no order here makes use of.
    Optimum {
        /// What it takes.
        figure: Figure,
        /// How far the engine's order costs more, in per cent.
        gap: f64,
    },
    /// What the best order for the drawn cases takes on them.
    Bound {
        /// The mean.
        mean: f64,
        /// On which cases.
        sample: Sample,
        /// The mean cost of their smallest certificates, which is never more.
        certificates: f64,
        /// How far the engine's order costs more on the same cases, in per cent.
        gap: f64,
        /// The case in which it asks for most beyond its certificate: what it costs, and what is needed.
        worst: (u32, u32),
    },
}
