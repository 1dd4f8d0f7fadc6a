//! All of a compiled pack, from the object that the script or a host page hands over.
//!
//! What the first question takes is held against its digest by the script, where the browser can reckon one; here it is all, also on
//! http:// and of what a page gives as an object.

use js_sys::{JSON, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::embed::error::EmbedError;
use crate::embed::objects::set;
use crate::embed::pack;
use crate::engine::opening::Compiled;
use crate::engine::pack::Pack;
use crate::exchange::digest::sha256;

/// The pack in an object, checked.
///
/// # Errors
/// It is of another format, something in it leads nowhere, or it is not what its digest says.
pub(super) fn open(raw: &JsValue) -> Result<Pack, EmbedError> {
    let pack = Compiled(pack::read(raw)?).open()?;
    // The digest is that of the pack as it is written, without itself. What an object holds keeps its order.
    let rest = Object::assign(&Object::new(), raw.unchecked_ref());
    set(&rest, "hash", "".into());
    let written = JSON::stringify(&rest).map(String::from).unwrap_or_default();
    match pack.hash.strip_prefix("sha256:") {
        Some(told) if told == sha256(written.as_bytes()) => Ok(pack),
        _ => Err(EmbedError::changed_pack()),
    }
}
