//! Saves a file that was made here. Nothing is fetched or sent: the browser gets it from memory.

use std::time::Duration;

use js_sys::{Array, Math};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to begin to save.
const PATIENCE: Duration = Duration::from_secs(5);

/// Offers a text as a file, and forgets it when it has been taken. `kind` is its media type.
pub fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from(text));
    let file = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&file).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        PATIENCE,
    );
    Some(())
}

/// Letters and digits drawn at random: 80 bits, so that no two are the same.
pub fn mark() -> String {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghijklmnopqrstuv";
    let mut drawn = [0_u8; 16];
    let crypto = window().crypto().ok();
    if crypto.is_none_or(|it| it.get_random_values_with_u8_array(&mut drawn).is_err()) {
        drawn.fill_with(|| (Math::random() * 32.0) as u8);
    }
    let letter = |byte: u8| LETTERS[usize::from(byte % 32)] as char;
    drawn.into_iter().map(letter).collect()
}
