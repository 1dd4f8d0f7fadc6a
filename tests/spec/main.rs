//! Native tests: the promises of the engine, the author's side and the command line.
#![allow(missing_docs, clippy::unwrap_used)]

mod exactness;
mod random;
