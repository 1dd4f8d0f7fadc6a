//! The widget's reader of packs, from its own source, and what that needs of the modules around it.

pub mod error;
pub mod numbers;
#[path = "../../../../src/embed/pack/mod.rs"]
pub mod pack;
