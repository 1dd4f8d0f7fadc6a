//! Native tests: the promises of the engine, the author's side, the command line and the session.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

mod bad_packs;
mod book;
mod calendar;
mod carrying;
mod changing;
mod command_line;
mod complete;
mod conflicting;
mod contacts;
mod difference;
mod dmn;
mod exactness;
mod filling;
mod first;
mod guide;
mod guided;
mod hearing;
mod hearing_denials;
mod identity;
mod judgement;
mod layout;
mod link;
mod modules;
mod mutation;
mod open_cases;
mod order;
mod otherwise;
mod packs;
mod program;
mod random;
mod readme;
mod result;
mod rulebook;
mod schema;
mod session;
mod sound;
mod stats;
mod time;
mod typed;
mod unsound;
mod validity;
mod verifier;
mod watch;
mod witness;
