//! What is told of a set that has been done, to a host page.

use serde::Serialize;

use crate::training::results::PackOf;

/// A set that has been done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetTold {
    /// The set as a text; empty where nobody has put it together.
    pub set: String,
    /// Whose rules.
    pub pack: PackOf,
    /// How many exercises it has.
    pub of: usize,
    /// How many were right.
    pub right: usize,
    /// Points of a hundred.
    pub points: u8,
    /// From how many points on it is passed; nothing where nobody asks.
    pub pass: Option<u8>,
    /// Whether it is passed.
    pub passed: Option<bool>,
}
