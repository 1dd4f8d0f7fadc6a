//! The text of "skriv det du hör" while its field is open: never stored, gone when its answers are taken or the field closes.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use crate::engine::case::Case;
use crate::engine::pack::Pack;
use crate::hearing::{Heard, Vocabulary};
use crate::ui::desk::Desk;

/// The longest text that is read, in bytes: about a page. It is read at each letter, and what is longer is no note of a call.
const LONGEST: usize = 2000;

/// How much of it is quoted in one piece, in letters and one.
const QUOTED: usize = 59;

/// What the field holds.
#[derive(Default)]
pub struct Listening {
    /// None while the field is closed.
    text: RefCell<Option<String>>,
    /// Whether more was typed than is read.
    is_cut: Cell<bool>,
    /// What was not understood, and what answers nothing that is asked, of a text whose answers have been taken.
    rest: RefCell<[Vec<String>; 2]>,
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
        self.rest.take();
        self.is_cut.take();
        self.text.take().is_some()
    }

    /// Keeps what was typed before there is anything to hear it.
    pub fn note(&self, text: String) {
        self.text.replace(Some(text));
    }

    /// Takes over what was typed, as far as it is read: to the end of a word.
    pub fn set(&self, mut text: String) {
        self.rest.take();
        let limit = text.floor_char_boundary(LONGEST);
        let is_cut = limit < text.len();
        if is_cut {
            let end = text[..limit].rfind(char::is_whitespace).unwrap_or(limit);
            text.truncate(end);
        }
        self.is_cut.set(is_cut);
        self.text.replace(Some(text));
    }

    /// Forgets the text, whose answers have been taken, but for what was not understood of it and what is not asked.
    pub fn discard(&self, heard: &Heard) {
        let rest = [&heard.left, &heard.idle].map(|spans| self.quoted(spans));
        self.set(String::new());
        self.rest.replace(rest);
    }

    /// What was not understood, and what answers nothing that is asked: of the text, or of the one before it.
    pub fn rest(&self, heard: &Heard) -> [Vec<String>; 2] {
        if self.text().is_empty() {
            self.rest.borrow().clone()
        } else {
            [&heard.left, &heard.idle].map(|spans| self.quoted(spans))
        }
    }

    fn quoted(&self, spans: &[Range<usize>]) -> Vec<String> {
        let text = self.text();
        spans
            .iter()
            .map(|span| last_of(&text[span.clone()]))
            .collect()
    }

    /// Whether nothing of a text is held.
    pub fn is_empty(&self) -> bool {
        self.text().is_empty() && self.rest.borrow().iter().all(Vec::is_empty)
    }

    /// The last words that were read, where more was typed.
    pub fn read_until(&self) -> Option<String> {
        let text = self.text();
        let mut words = text.trim_end().rmatch_indices(char::is_whitespace);
        let from = words.nth(2).map_or(0, |(at, _)| at);
        self.is_cut.get().then(|| last_of(text[from..].trim()))
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

/// Words to quote: of what has no end, such as a pasted address, the last of it.
fn last_of(words: &str) -> String {
    match words.char_indices().rev().nth(QUOTED) {
        Some((at, _)) => "…".to_owned() + &words[at..],
        None => words.to_owned(),
    }
}

/// Says how many proposals there are, and what was not understood, once the typing rests.
pub fn tell_when_at_rest(desk: Desk) {
    desk.announce_at_rest(|desk| {
        let listening = desk.listening();
        if !listening.is_open() || listening.text().is_empty() {
            return None;
        }
        let heard = desk.heard_now();
        if heard.identity_number.is_some() {
            return None;
        }
        let telling = desk.telling();
        let mut told = vec![(telling.heard)(heard.proposals.len())];
        let [left, idle] = listening.rest(&heard);
        for (title, quoted) in [(telling.not_heard, left), (telling.not_asked, idle)] {
            if !quoted.is_empty() {
                told.push(title.to_owned() + ": " + &quoted.join(", "));
            }
        }
        told.extend(
            listening
                .read_until()
                .map(|end| (telling.heard_until)(&end)),
        );
        Some(told.join(". "))
    });
}
