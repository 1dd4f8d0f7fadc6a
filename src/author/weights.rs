//! An author's shares as weights of the values that the diagrams tell apart.

use crate::author::domains::Layout;
use crate::author::model::{Domain, Fact, Model, Share};
use crate::engine::pack::FactId;

/// What the shares of a fact's cells are whole numbers of.
const PARTS: f64 = 1e6;

/// The weights of a fact, as [`crate::engine::pack::Fact::weights`] has them; empty where the author gives no shares.
pub(crate) fn weights(model: &Model, layout: &Layout, fact: FactId) -> Vec<u32> {
    let item = &model.facts[fact];
    if item.shares.is_empty() {
        return Vec::new();
    }
    match item.domain {
        Domain::YesNo | Domain::Choice => of_values(item),
        Domain::Choices { .. } => of_options(item),
        Domain::Number { min, max, .. } => of_cells(item, layout, fact, (min, max)),
        Domain::Date => Vec::new(),
    }
}

/// The answers that have no share of their own have the rest together, each as much as the other.
fn of_values(fact: &Fact) -> Vec<u32> {
    let count = fact.values.len() + usize::from(fact.unknown);
    let others = (count - fact.shares.len()).max(1) as u32;
    let rest = 100 - fact.shares.iter().map(|(_, share)| share).sum::<u32>();
    let weight = |value| own(fact, value).map_or(rest, |share| share * others);
    (0..count).map(weight).collect()
}

/// For each option how likely it is that it is not the case, and that it is.
fn of_options(fact: &Fact) -> Vec<u32> {
    let pair = |value| {
        let share = own(fact, value).unwrap_or(50);
        [100 - share, share]
    };
    (0..fact.values.len()).flat_map(pair).collect()
}

/// Every number of a range is as likely as the others of it.
fn of_cells(fact: &Fact, layout: &Layout, id: FactId, (min, max): (i32, i32)) -> Vec<u32> {
    let mut ranges: Vec<((i32, i32), u32)> = fact
        .shares
        .iter()
        .filter_map(|(share, per_cent)| match share {
            Share::Numbers(low, high) => Some(((*low, *high), *per_cent)),
            Share::Value(_) => None,
        })
        .collect();
    ranges.sort_unstable();
    let listed: f64 = ranges
        .iter()
        .map(|&((low, high), _)| width(low, high))
        .sum();
    let rest = 100 - ranges.iter().map(|(_, per_cent)| per_cent).sum::<u32>();
    let others = (width(min, max) - listed).max(1.0);
    let cell = |cell| {
        let (from, to) = layout.cell(id, cell);
        let mut unlisted = width(from, to);
        let mut sum = 0.0;
        for &((low, high), per_cent) in &ranges {
            let common = width(from.max(low), to.min(high));
            unlisted -= common;
            sum += f64::from(per_cent) * common / width(low, high);
        }
        let share = (sum + f64::from(rest) * unlisted / others) / 100.0;
        (share * PARTS).round().max(1.0) as u32
    };
    // A cell that tells whether it is in step with another number stands twice.
    let times = 1 + usize::from(layout.shared[id].is_some());
    (0..layout.cell_count(id))
        .flat_map(|at| std::iter::repeat_n(cell(at), times))
        .collect()
}

/// How many numbers a range holds.
fn width(low: i32, high: i32) -> f64 {
    f64::from((high - low + 1).max(0))
}

fn own(fact: &Fact, value: usize) -> Option<u32> {
    let of_it = |(share, _): &&(Share, u32)| *share == Share::Value(value);
    fact.shares
        .iter()
        .find(of_it)
        .map(|(_, per_cent)| *per_cent)
}
