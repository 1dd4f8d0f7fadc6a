//! Local contacts, which the host page lays over the pack. They have a trigger of their own: a question that they say nothing of is
//! not built anew when they come.

use std::rc::Rc;

use leptos::prelude::{Notify, Track};

use super::Desk;
use crate::contacts::Overlay;

impl Desk {
    /// The local contacts; a view that reads them is built anew when they change.
    pub fn overlay(&self) -> Option<Rc<Overlay>> {
        self.overlaid.track();
        self.state().overlay.borrow().clone()
    }

    /// Lays local contacts over the pack, or takes them away.
    pub fn set_overlay(&self, overlay: Option<Overlay>) {
        let state = self.state();
        if state.overlay.borrow().as_deref() == overlay.as_ref() {
            return;
        }
        state.overlay.replace(overlay.map(Rc::new));
        self.overlaid.notify();
    }
}
