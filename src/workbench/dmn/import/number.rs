//! Between which numbers a fact lies of which the file does not say so.
//!
//! Only what the rules tell apart can be read off a table. Where rules go on without an end, so does the range, to a round number;
//! where none does, it ends with them.

use crate::workbench::dmn::document::Clause;
use crate::workbench::dmn::feel::{Cell, Test};
use crate::workbench::dmn::import::cells::LARGEST;
use crate::workbench::dmn::import::{Guess, Kind};

/// The kind of a column of numbers: by the range that is given, else by what its cells speak of.
pub(super) fn kind(
    input: &Clause,
    limits: Option<&[Test]>,
    cells: &[Cell],
) -> (Kind, Option<Guess>) {
    let limits = limits.and_then(|limits| match limits {
        [only] => only.whole(),
        _ => None,
    });
    if let Some((min, max)) =
        limits.filter(|(min, max)| min < max && min != &i64::MIN && max != &i64::MAX)
    {
        return (Kind::Number { min, max }, None);
    }
    let spoken: Vec<(i64, i64)> = cells
        .iter()
        .flat_map(|cell| match cell {
            Cell::In(tests) | Cell::NotIn(tests) => tests.as_slice(),
            Cell::Any | Cell::More => &[],
        })
        .filter_map(Test::whole)
        .collect();
    // Beside a cell that allows every number, "-" or "not(…)", the others may leave out as many as they like.
    let is_open = cells.iter().any(|cell| !matches!(cell, Cell::In(_)));
    let is_end = |end: &i64| *end != i64::MIN && *end != i64::MAX;
    let ends = || {
        spoken
            .iter()
            .flat_map(|(low, high)| [*low, *high])
            .filter(is_end)
    };
    let (least, most) = (ends().min().unwrap_or(0), ends().max().unwrap_or(1));
    // Both ends of "[18..120]" say where the numbers that are meant begin and end; one number says nothing of others.
    let spans = || {
        spoken
            .iter()
            .filter(|(low, high)| low < high && is_end(low) && is_end(high))
    };
    let goes_down = spoken.iter().any(|(low, _)| *low == i64::MIN);
    let goes_up = spoken.iter().any(|(_, high)| *high == i64::MAX);
    let min = match least {
        _ if !is_open && (!goes_down || spans().any(|(low, _)| *low == least)) => least,
        0.. => 0,
        _ => -beyond(-least),
    };
    let max = match most {
        _ if !is_open && (!goes_up || spans().any(|(_, high)| *high == most)) => most,
        ..=0 => 0,
        _ => beyond(most),
    };
    let guess = Guess {
        line: input.line,
        other: None,
    };
    let max = max.max(min.saturating_add(1));
    (Kind::Number { min, max }, Some(guess))
}

/// A round number well beyond another, as far as a pack's range may reach.
fn beyond(number: i64) -> i64 {
    let mut round: i64 = 10;
    while round < number.saturating_mul(5) && round < LARGEST {
        round = round.saturating_mul(10);
    }
    round.min(LARGEST).max(number)
}
