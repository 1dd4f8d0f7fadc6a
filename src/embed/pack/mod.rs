//! A compiled pack out of the JavaScript object that `JSON.parse` makes of it.
//!
//! # Why not serde
//!
//! What serde derives for a pack's 25 types is 100 KB of the module, more than all else that the widget is; reading each key by
//! hand is 10. A browser test reads the packs both ways and compares, so the two cannot drift apart.
//!
//! # Two files
//!
//! What the first question takes is read by the first part of the program, from a file of its own or from the whole; all of a pack is read
//! by the second. The file of its own repeats what stands in the whole, an eighth of it: so each can be checked by itself, and a host page
//! that has the whole as one object needs nothing else. It has the digest of the whole as `hash` and its own as `part`; whether the one
//! belongs to the other is seen by `hash`, and by the questions themselves ([`Pack::asks_as`]). Each is held against
//! its digest by the script (`fetching.js`), where the browser can reckon one; where it cannot, the whole is by the program
//! (`embed/opening.rs`).

mod asking;
mod beginning;
mod following;
pub mod material;
mod reader;
mod telling;

use wasm_bindgen::JsValue;

use crate::embed::error::EmbedError;
use crate::embed::pack::reader::Reader;
use crate::engine::pack::Pack;

/// What the first question takes of the pack in an object.
///
/// # Errors
/// A key of that which is missing or holds something else than it should.
pub fn read_to_begin(object: &JsValue) -> Result<Pack, EmbedError> {
    let reader = Reader::new();
    let pack = beginning::pack(object, &reader);
    reader.sound(pack)
}

/// The pack in an object.
///
/// # Errors
/// A key that is missing or holds something else than it should.
pub fn read(object: &JsValue) -> Result<Pack, EmbedError> {
    let reader = Reader::new();
    let mut pack = beginning::pack(object, &reader);
    asking::add(&mut pack, object, &reader)?;
    telling::add(&mut pack, object, &reader);
    reader.sound(pack)
}
