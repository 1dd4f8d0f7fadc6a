//! What is thrown at the engine, and what is then done with what it let pass.
//!
//! Two programs: `loader` damages compiled packs and has them read as the widget reads them, `answers` invents what a visitor or a host page hands over. Both fail on a panic, on
//! ten seconds without an end and on two gigabytes of memory; `make fuzz` runs them.

pub mod bytes;
pub mod damage;
pub mod embed;
pub mod js;
pub mod packs;
pub mod using;

// By these names, and those of the program's modules, the reader's source has what it uses.
extern crate self as js_sys;
extern crate self as wasm_bindgen;
pub use js::{Array, JsCast, JsValue, Reflect};
pub use samverkanslots::{engine, exchange};
