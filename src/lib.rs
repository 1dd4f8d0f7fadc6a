//! Samverkanslots: which unit is responsible, whether a joint plan is required, and whom to contact next, with reasons and sources.

#[cfg(not(target_arch = "wasm32"))]
pub mod author;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod engine;
pub mod exchange;
#[cfg(not(target_arch = "wasm32"))]
pub mod packs;
