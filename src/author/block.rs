//! A block of cases: for each of some levels the values that it may have, whatever the other levels have.

use crate::author::condition::Condition;
use crate::author::domains::Layout;
use crate::engine::pack::{FactId, Kind, Validity};

/// Pairs of a level and the set of its values, as a mask.
pub(crate) type Block = Vec<(usize, u32)>;

/// The block of a way, given as pairs of level and value.
pub(crate) fn exactly(way: &[(usize, usize)]) -> Block {
    way.iter()
        .map(|&(level, value)| (level, 1 << value))
        .collect()
}

/// A fact's own levels, counted from its first, with their values; nothing where the block leaves the fact open.
pub(crate) fn own(layout: &Layout, block: &[(usize, u32)], fact: FactId) -> Block {
    let own = block
        .iter()
        .filter(|(level, _)| layout.fact_of[*level] == Some(fact));
    own.map(|&(level, mask)| (level - layout.first[fact], mask))
        .collect()
}

/// The cells of a number or date that a mask of its level allows, in step with another number or not.
pub(crate) fn cells(layout: &Layout, fact: FactId, mask: u32) -> Vec<usize> {
    let allows = |cell: &usize| layout.mask(fact, std::iter::once(*cell)) & mask != 0;
    (0..layout.cell_count(fact)).filter(allows).collect()
}

/// The numbers that a mask of a fact's level allows, as ranges that rise and do not touch.
pub(crate) fn ranges(layout: &Layout, fact: FactId, mask: u32) -> Vec<(i32, i32)> {
    let mut ranges: Vec<(i32, i32)> = Vec::new();
    for cell in cells(layout, fact, mask) {
        let (low, high) = layout.cell(fact, cell);
        match ranges.last_mut() {
            Some(last) if last.1 + 1 == low => last.1 = high,
            _ => ranges.push((low, high)),
        }
    }
    ranges
}

/// Whether all cases of a block are in step (yes), out of it (no), by the derived fact that shares a number's level; nothing where
/// the block has both.
pub(crate) fn step(layout: &Layout, fact: FactId, mask: u32) -> Option<(usize, bool)> {
    let derived = layout.shared[fact]?;
    let (in_step, out) = (mask & 0x5555_5555 != 0, mask & 0xAAAA_AAAA != 0);
    (in_step != out).then_some((derived, in_step))
}

/// What a block says of a fact; nothing where it leaves the fact open.
pub(crate) fn says(layout: &Layout, block: &[(usize, u32)], fact: FactId) -> Option<Condition> {
    let own = own(layout, block, fact);
    let &(_, mask) = own.first()?;
    let not = |condition: Condition| Condition::Not(Box::new(condition));
    Some(match &layout.kinds[fact] {
        Kind::YesNo | Kind::Choice => {
            let values = (0..32).filter(|value| mask >> value & 1 == 1);
            Condition::Values(fact, values.collect())
        }
        Kind::Choices { .. } => {
            let option = |&(option, mask): &(usize, u32)| match mask {
                1 => not(Condition::Includes(fact, option)),
                _ => Condition::Includes(fact, option),
            };
            Condition::All(own.iter().map(option).collect())
        }
        Kind::Number { .. } => {
            let ranges = ranges(layout, fact, mask).into_iter();
            let within = ranges.map(|(low, high)| Condition::Between(fact, low, high));
            let within = Condition::Any(within.collect());
            match step(layout, fact, mask) {
                None => within,
                Some((derived, true)) => Condition::All(vec![within, Condition::Derived(derived)]),
                Some((derived, false)) => {
                    Condition::All(vec![within, not(Condition::Derived(derived))])
                }
            }
        }
        Kind::Date { tests } => {
            let cells = cells(layout, fact, mask);
            let (first, last) = (cells.first().copied(), cells.last().copied());
            let late = first.and_then(|cell| tests.get(cell.checked_sub(1)?));
            let late = late.map(|test| Condition::Late(fact, test.clone()));
            let early = last.and_then(|cell| tests.get(cell));
            let early = early.map(|test| not(Condition::Late(fact, test.clone())));
            Condition::All(late.into_iter().chain(early).collect())
        }
    })
}

/// The days of a block, from the first to the last; nothing where it leaves them open.
pub(crate) fn days(layout: &Layout, block: &[(usize, u32)]) -> Option<Validity> {
    let (_, mask) = block
        .iter()
        .find(|(level, _)| layout.fact_of[*level].is_none())?;
    let last = mask.checked_ilog2()? as usize;
    Some(Validity {
        from: layout.period(mask.trailing_zeros() as usize).from,
        to: layout.period(last).to,
    })
}
