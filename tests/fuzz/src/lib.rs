//! What is thrown at the engine, and what is then done with what it let pass.
//!
//! Two programs: `loader` damages compiled packs, `answers` invents what a visitor or a host page hands over. Both fail on a panic, on
//! ten seconds without an end and on two gigabytes of memory; `make fuzz` runs them.

pub mod bytes;
pub mod damage;
pub mod packs;
pub mod using;
