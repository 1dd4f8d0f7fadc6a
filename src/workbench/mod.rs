//! The rule workbench: what the owner of a routine asks of a pack. Native only.
//!
//! Each question is answered exactly, by queries on the pack's diagrams: nothing here is sampled unless its output says so.

pub mod book;
pub mod difference;
pub mod dmn;
pub mod exercised;
pub mod mutation;
pub mod schema;
pub mod stats;
