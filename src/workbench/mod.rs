//! The rule workbench: what the owner of a routine asks of a pack. Native only.
//!
//! Each question is answered exactly, by queries on the pack's diagrams: nothing here is sampled unless its output says so.
//!
//! | module | the question |
//! |---|---|
//! | [`stats`] | how many questions does it take to settle a case, and how few can do |
//! | [`difference`] | which cases come out otherwise in a new version, how many, and one of each |
//! | [`taught`] | which exercises does it answer otherwise |
//! | [`mutation`] | which mutants do the examples kill, and what would kill the others |
//! | [`exercised`] | which rules, exceptions and boundaries do the examples go through |
//! | [`handout`] | what does a set of exercises look like on paper |
//! | [`course`] | how does a learning platform take it |
//! | [`book`] | what does the whole pack say, on paper |
//! | [`dmn`] | what does it say to another engine, and what do another's tables say to us |
//! | [`schema`] | what may a pack file hold, for editors |

pub mod book;
pub mod course;
pub mod difference;
pub mod dmn;
pub mod exercised;
pub mod handout;
pub mod mutation;
mod pairs;
pub mod schema;
pub mod stats;
pub mod taught;
