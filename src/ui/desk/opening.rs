//! What is opened and closed without a step: the answer panel where it is one line, and why a question is asked.
//!
//! Both have a trigger of their own. A view that follows everything half done would be built anew for them, and with it what is just
//! being pressed: a browser drops a click when the element is gone that it began on.

use leptos::prelude::{Notify, Track};

use super::Desk;
use crate::engine::pack::FactId;
use crate::ui::controls::Controls;

impl Desk {
    /// Whether the answer panel is open where it is one line; a view that reads it follows it.
    pub fn panel_is_open(&self) -> bool {
        self.opened.track();
        self.controls_now().panel_is_open
    }

    /// Opens or closes the answer panel where it is one line.
    pub fn open_panel(&self, opens: bool) {
        self.turn(|controls| controls.panel_is_open = opens);
    }

    /// Whether the reason for a question was asked for; a view that reads it follows it.
    pub fn why_is_open(&self, fact: FactId) -> bool {
        self.opened.track();
        self.controls_now().whys_open.contains(&fact)
    }

    /// The reason for a question is asked for.
    pub fn ask_why(&self, fact: FactId) {
        if !self.controls_now().whys_open.contains(&fact) {
            self.turn(|controls| controls.whys_open.push(fact));
        }
    }

    fn turn(&self, change: impl FnOnce(&mut Controls)) {
        self.change(change);
        self.opened.notify();
    }
}
