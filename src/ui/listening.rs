//! The text of "skriv det du hör" while its field is open: never stored, gone when the field closes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::set_timeout;

use crate::engine::case::Case;
use crate::engine::pack::Pack;
use crate::hearing::{Heard, Vocabulary};
use crate::ui::desk::Desk;

/// How long the typing rests before the number of proposals is said: half a word would be told otherwise.
const REST: Duration = Duration::from_millis(900);

/// What the field holds.
#[derive(Default)]
pub struct Listening {
    /// None while the field is closed.
    text: RefCell<Option<String>>,
    vocabulary: RefCell<Option<Rc<Vocabulary>>>,
    /// Counts the changes, so that only the last is told.
    turn: Cell<u32>,
}

impl Listening {
    /// Whether the field is open.
    pub fn is_open(&self) -> bool {
        self.text.borrow().is_some()
    }

    /// Opens the field.
    pub fn open(&self) {
        self.text.replace(Some(String::new()));
    }

    /// Closes it and forgets the text; false where it was closed.
    pub fn close(&self) -> bool {
        self.turn.set(self.turn.get() + 1);
        self.text.take().is_some()
    }

    /// Takes over what was typed.
    pub fn set(&self, text: String) {
        self.text.replace(Some(text));
        self.turn.set(self.turn.get() + 1);
    }

    /// What was typed.
    pub fn text(&self) -> String {
        self.text.borrow().clone().unwrap_or_default()
    }

    /// What it says of a case.
    pub fn heard(&self, pack: &Pack, case: &Case) -> Heard {
        let mut vocabulary = self.vocabulary.borrow_mut();
        let vocabulary = vocabulary.get_or_insert_with(|| Rc::new(Vocabulary::new(pack)));
        vocabulary.hear(pack, case, &self.text())
    }
}

/// Says how many proposals there are once the typing rests.
pub fn tell_when_at_rest(desk: Desk) {
    let turn = desk.listening().turn.get();
    let tell = move || {
        // The widget may have been taken away meanwhile.
        if desk.is_there() && desk.listening().turn.get() == turn && desk.listening().is_open() {
            let heard = desk.heard_now();
            if heard.identity_number.is_none() && !desk.listening().text().is_empty() {
                desk.announce_now(&(desk.words.heard)(heard.proposals.len()));
            }
        }
    };
    set_timeout(tell, REST);
}
