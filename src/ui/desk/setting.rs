//! What the host page chose for the widget, and may choose anew while it runs.

use leptos::prelude::{Notify, Track};

use super::Desk;
use crate::ui::happening::Settings;
use crate::ui::keyboard;

impl Desk {
    /// Whether keys do anything: what the visitor chose on this page, else what the host page did. A view that reads it follows it.
    pub fn keys_are_on(&self) -> bool {
        self.set.track();
        keyboard::chosen().unwrap_or(self.state().settings.get().shortcuts)
    }

    /// What the host page chose; a view that reads it is built anew when it changes.
    pub fn settings(&self) -> Settings {
        self.set.track();
        self.state().settings.get()
    }

    /// The same for those who act on it once.
    pub fn settings_now(&self) -> Settings {
        self.state().settings.get()
    }

    /// Takes over what the host page chose.
    pub fn set_settings(&self, settings: Settings) {
        let before = self.state().settings.replace(settings);
        if before != settings {
            self.set.notify();
        }
        // Only what the stage is built with has it built anew: what is being typed there would be lost with its field.
        if before.heading_level != settings.heading_level
            || before.makes_links != settings.makes_links
        {
            self.stepped.notify();
        }
    }
}
