//! The views of training: they show a [lesson](crate::training::lesson::Lesson)'s stage and send messages, and hold no rule.
//!
//! They are in a program of its own, which no lookup loads (`embed::training`). Each stage is a page; what is filled in leaves the page as it
//! is, so that no control is taken from under the hand that uses it.

mod asking;
mod bringing;
mod call;
mod counting;
mod done;
mod exercise;
mod feedback;
mod files;
mod guessing;
mod holding;
mod mark;
mod naming;
mod near;
pub mod opening;
mod outcome;
mod page;
mod paper;
mod putting;
mod rates;
mod reasons;
mod replacing;
pub mod room;
mod rule;
mod start;
pub mod wording;
mod worked;

pub use page::page;
