//! The widget's views: they show a [screen](crate::session::screen::Screen) and send messages, and hold no rule.
//!
//! A view reads the pack's texts by the indices on the screen. What it may not do: look for its own nodes in the document
//! (inside a shadow root it finds nothing), write HTML as text (Trusted Types refuse it, and so does review), or keep state
//! that a session should know.

pub mod clock;
pub mod components;
mod controls;
pub mod desk;
pub mod focus;
pub mod folds;
pub mod happening;
pub mod idling;
pub mod keyboard;
pub mod later;
pub mod listening;
pub mod markup;
pub mod pages;
pub mod said;
pub mod save;
pub mod told;
pub mod training;
pub mod widget;
pub mod wording;
