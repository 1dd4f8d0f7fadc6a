//! Lists of numbers.

use crate::js::Array;

/// As a browser makes them of whatever is in the list.
pub fn numbers(items: &Array) -> Option<Vec<f64>> {
    Some(items.iter().map(|item| item.made_number()).collect())
}
