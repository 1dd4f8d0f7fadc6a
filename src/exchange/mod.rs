//! What goes in and out as data: answers files, assessments as the command line and the JavaScript API give them, and links.

pub mod answers;
pub mod assessment;
pub mod digest;
pub mod link;
pub mod quoting;
