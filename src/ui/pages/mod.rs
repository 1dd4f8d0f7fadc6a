//! One file for each kind of stage.

pub mod check;
pub mod clash;
pub mod outside_validity;
pub mod question;
pub mod result;
pub mod rules;
pub mod step;
