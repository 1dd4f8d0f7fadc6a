//! The custom element `<samverkans-lots>` and what a host page may rely on.
//!
//! `element.js` holds the one class that Rust cannot write, for it extends `HTMLElement`; everything it does not have to do
//! itself stands here. A widget lives in a [`mount::Handle`] that the element keeps, and ends when that is freed.
//!
//! Attributes, also as properties: `pack`, `src`, `lang`, `mode` (quick, guided; it follows what the visitor chooses), `theme`
//! (auto, light, dark), `density` (comfortable, compact), `heading-level` (2 to 5), `shortcuts` (on, off), `autofocus`, `expose`
//! (none, answers), `on` (the day of judgement; today without it), `link-to` (the address of a page that opens links, which makes
//! the widget offer one). Properties: `answers`, `assessment`, `link` (set only: the fragment of a link, which is opened as soon as
//! the rules are there). Methods: `reset()`, `focus()`. Events, bubbling and composed:
//! `lots-ready`, `lots-answer`, `lots-result`, `lots-error`, `lots-reset`; they carry codes, and answers only where the host
//! asked for them by `expose="answers"`. Slots: the default one is shown until the widget is there and where it cannot be;
//! `footer` stands below it.

pub mod answers;
pub mod attributes;
pub mod error;
pub mod events;
pub mod mount;
pub mod pack;
pub mod value;
