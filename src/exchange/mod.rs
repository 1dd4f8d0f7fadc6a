//! What goes in and out as data: answers files, and assessments as the command line and the JavaScript API give them.

pub mod answers;
pub mod assessment;
