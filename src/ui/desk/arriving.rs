//! The second part of the program, and all of the pack, come while the visitor may be answering already.

use std::sync::Arc;

use leptos::prelude::{Notify, Track};

use super::Desk;
use super::ahead::PAUSE;
use crate::engine::pack::Pack;
use crate::session::screen::Stage;
use crate::ui::components::{hearing, typed};
use crate::ui::focus::{self, Target};
use crate::ui::happening::Happening;
use crate::ui::later;
use crate::ui::wording::Telling;

impl Desk {
    /// The program's words behind the first question.
    pub fn telling(&self) -> &'static Telling {
        Telling::of(self.words)
    }

    /// How it stands with what is not there yet, in a word; a view that reads it follows it.
    pub fn awaits(&self) -> &'static str {
        self.awaited.track();
        if self.state().lacks_rest.get() {
            self.words.lacking
        } else {
            self.words.coming
        }
    }

    /// The rest could not be had, or is on its way again.
    pub fn lack(&self, lacks: bool) {
        self.state().lacks_rest.set(lacks);
        self.awaited.notify();
    }

    /// Takes all of the pack, and shows what could not be shown before. A question that is there stays as it is, with what is typed
    /// into it and the focus. False where it is another pack.
    pub fn arrive(&self, pack: Pack) -> bool {
        let state = self.state();
        if !state.session.borrow_mut().complete(&Arc::new(pack)) {
            return false;
        }
        later::completed();
        if state.screen.borrow().stage == Stage::Coming {
            self.show_what_came();
        }
        self.enter_what_waits();
        let listening = self.listening();
        if listening.is_open() {
            hearing::hear(*self, listening.text());
        }
        self.look_ahead(PAUSE);
        true
    }

    /// Goes on with what the visitor has typed and gone on with, unless it has been changed since.
    fn enter_what_waits(&self) {
        let Some((fact, text)) = self.controls_now().entered.clone() else {
            return;
        };
        self.touch(|controls| controls.entered = None);
        if typed::field(*self).is_some_and(|field| field.value() == text) {
            later::enter(*self, fact, text);
        }
    }

    fn show_what_came(&self) {
        // Whoever has gone elsewhere meanwhile, to write what is heard for one, stays there.
        let had_focus = focus::find(&self.root(), "[data-focus]:focus").is_some();
        let before = self.screen_now();
        self.show(None);
        self.follow();
        // What the answers given meanwhile have settled is said now.
        let now = self.screen_now();
        self.announce(self.news(&before, &now, &[], had_focus));
        if had_focus {
            focus::after_render(self.root(), Target::Heading);
        }
    }

    /// Tells the host page of the result that a step has led to; where it could not be worked out yet, that is owed.
    pub(super) fn tell_result(&self) {
        let screen = self.screen_now();
        self.state().owes_result.set(screen.stage == Stage::Coming);
        if screen.is_result() {
            self.tell(Happening::Result);
        }
    }

    /// Tells it of a result that is owed, once it is there.
    pub fn tell_owed(&self) {
        if self.state().owes_result.take() {
            self.tell_result();
        }
    }
}
