//! The text of "skriv det du hör" while its field is open: never stored, gone when the field closes.

use std::cell::RefCell;
use std::rc::Rc;

use crate::engine::case::Case;
use crate::engine::pack::Pack;
use crate::hearing::{Heard, Vocabulary};
use crate::ui::desk::Desk;

/// What the field holds.
#[derive(Default)]
pub struct Listening {
    /// None while the field is closed.
    text: RefCell<Option<String>>,
    vocabulary: RefCell<Option<Rc<Vocabulary>>>,
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
        self.text.take().is_some()
    }

    /// Takes over what was typed.
    pub fn set(&self, text: String) {
        self.text.replace(Some(text));
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
    desk.announce_at_rest(|desk| {
        let listening = desk.listening();
        if !listening.is_open() || listening.text().is_empty() {
            return None;
        }
        let heard = desk.heard_now();
        let is_read = heard.identity_number.is_none();
        is_read.then(|| (desk.words.heard)(heard.proposals.len()))
    });
}
