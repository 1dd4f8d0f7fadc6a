//! All of a compiled pack, from the object that the script or a host page hands over.
//!
//! What is fetched is held against its digest by the script, where the browser can reckon one without holding up the page; here it is
//! what comes otherwise: on http://, and as an object that a page gives.

use js_sys::{JSON, Object, Reflect, Symbol};
use wasm_bindgen::{JsCast, JsValue};

use crate::embed::error::EmbedError;
use crate::embed::objects::set;
use crate::embed::pack;
use crate::engine::opening::Compiled;
use crate::engine::pack::Pack;
use crate::exchange::digest::sha256;

/// The pack in an object, not checked yet.
///
/// # Errors
/// A key that is missing or holds something else than it should.
pub(super) fn read(raw: &JsValue) -> Result<Compiled, EmbedError> {
    Ok(Compiled(pack::read(raw)?))
}

/// The pack in an object, checked.
///
/// # Errors
/// It is of another format, something in it leads nowhere, or it is not what its digest says.
pub(super) fn open(raw: &JsValue) -> Result<Pack, EmbedError> {
    open_read(read(raw)?, raw)
}

/// The same of a pack that has been read out of this object.
///
/// # Errors
/// As those of [`open`], but for what only reading finds.
pub(super) fn open_read(written: Compiled, raw: &JsValue) -> Result<Pack, EmbedError> {
    let pack = written.open()?;
    let checked = JsValue::from(Symbol::for_("lots-checked"));
    if Reflect::get(raw, &checked).is_ok_and(|it| it.is_truthy()) {
        return Ok(pack);
    }
    // The digest is that of the pack as it is written, without itself. What an object holds keeps its order.
    let rest = Object::assign(&Object::new(), raw.unchecked_ref());
    set(&rest, "hash", "".into());
    let written = JSON::stringify(&rest).map(String::from).unwrap_or_default();
    match pack.hash.strip_prefix("sha256:") {
        Some(told) if told == sha256(written.as_bytes()) => Ok(pack),
        _ => Err(EmbedError::changed_pack()),
    }
}
