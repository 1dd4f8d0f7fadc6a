//! Native tests: the promises of the engine, the author's side and the command line.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

mod bad_packs;
mod command_line;
mod exactness;
mod packs;
mod random;
