//! Two numbers of which rules ask whether they are in step: what can be true of the first while the second stays what it is.

use crate::engine::case::cells;
use crate::engine::pack::Kind;

/// What the level of the first number can be for one of the second's numbers and another: sets of its values, a bit for each,
/// every set once.
///
/// Value 2c is cell c in step with the second number, 2c + 1 the same cell out of step. Cells of the second number are wider
/// than the step: that each of two values goes with some number of a cell does not mean that one number goes with both.
pub fn profiles(of: &Kind, minus: impl Iterator<Item = i32>, (low, high): (i32, i32)) -> Vec<u32> {
    let mut profiles = Vec::new();
    for number in minus {
        let possible = cells(of).enumerate().fold(0, |set, (cell, (from, to))| {
            let (least, most) = (from - number, to - number);
            let (yes, no) = (least <= high && most >= low, least < low || most > high);
            set | u32::from(yes) << (2 * cell) | u32::from(no) << (2 * cell + 1)
        });
        if !profiles.contains(&possible) {
            profiles.push(possible);
        }
    }
    profiles
}
