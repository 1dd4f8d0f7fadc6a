//! What is typed without being an answer: what a list or the rulebook is shortened by, and the field for free words.

use std::rc::Rc;

use leptos::prelude::{Notify, Track};

use super::Desk;
use crate::hearing::Heard;
use crate::session::rulebook::Filter;
use crate::ui::listening::Listening;

impl Desk {
    /// What a long list is shortened by. It has a trigger of its own: if choosing an answer built the list anew, the focus
    /// would be lost with the button that has it.
    pub fn filter(&self) -> String {
        self.filtered.track();
        self.state().filter.borrow().clone()
    }

    /// Shortens a long list.
    pub fn set_filter(&self, filter: String) {
        self.state().filter.replace(filter);
        self.filtered.notify();
    }

    /// What the rulebook is shortened by; a view that reads it follows it.
    pub fn sieve(&self) -> Filter {
        self.filtered.track();
        self.state().sieve.borrow().clone()
    }

    /// What the rulebook is shortened by, for those who show it once: the field must not be built anew while it is typed in.
    pub fn sieve_now(&self) -> Filter {
        self.state().sieve.borrow().clone()
    }

    /// Changes what the rulebook is shortened by.
    pub fn narrow(&self, change: &dyn Fn(&mut Filter)) {
        change(&mut self.state().sieve.borrow_mut());
        self.filtered.notify();
    }

    /// What the field for free words holds.
    pub fn listening(&self) -> Rc<Listening> {
        Rc::clone(&self.state().listening)
    }

    /// Whether the field for free words is open; a view that reads it is built anew when it opens or closes.
    pub fn listens(&self) -> bool {
        self.listened.track();
        self.listening().is_open()
    }

    /// Opens the field for free words, or closes it and forgets what it held.
    pub fn listen(&self, opens: bool) {
        let listening = self.listening();
        if opens {
            listening.open();
            self.listened.notify();
        } else if listening.close() {
            self.forget_typing();
            self.listened.notify();
        }
    }

    /// Takes over what was typed.
    pub fn hear(&self, text: String) {
        self.listening().set(text);
        self.typed.notify();
    }

    /// Forgets the typed words, whose answers have been taken, but for what was not understood.
    pub fn discard_heard(&self, heard: &Heard) {
        self.listening().discard(heard);
        self.forget_typing();
        self.typed.notify();
    }

    /// What the typed words say; a view that reads it is built anew after each step and each letter.
    pub fn heard(&self) -> Heard {
        self.stepped.track();
        self.typed.track();
        self.heard_now()
    }

    /// What the typed words say, for those who act on it once.
    pub fn heard_now(&self) -> Heard {
        let state = self.state();
        let session = state.session.borrow();
        state.listening.heard(session.pack(), session.case())
    }
}
