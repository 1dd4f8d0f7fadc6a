//! Component tests in a real browser: the widget in a shadow root, with the small demo pack.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod asking;
mod embedding;
mod guided;
mod keyboard;
mod looks;
mod page;
mod rules;
mod training;

wasm_bindgen_test_configure!(run_in_browser);
