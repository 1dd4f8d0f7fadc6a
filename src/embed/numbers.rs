//! Lists of numbers out of JavaScript.

use js_sys::{Array, Float64Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Float64Array, js_name = from)]
    fn from_list(items: &Array) -> Result<Float64Array, JsValue>;
}

/// A list of numbers in one go: a pack has tens of thousands, and each step over to JavaScript costs as much as a whole list. What is no
/// number is none in it; nothing comes of what cannot be made one.
pub fn numbers(items: &Array) -> Option<Vec<f64>> {
    Some(from_list(items).ok()?.to_vec())
}
