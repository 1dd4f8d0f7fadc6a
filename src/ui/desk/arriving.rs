//! The second part of the program, and all of the pack, come while the visitor may be answering already.

use std::sync::Arc;

use leptos::prelude::Notify;

use super::Desk;
use crate::engine::pack::Pack;
use crate::session::screen::{Screen, Stage};
use crate::ui::controls::Controls;
use crate::ui::focus::{self, Target};
use crate::ui::happening::Happening;
use crate::ui::later;
use crate::ui::wording::Telling;

impl Desk {
    /// The program's words behind the first question.
    pub fn telling(&self) -> &'static Telling {
        Telling::of(self.words)
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
        true
    }

    fn show_what_came(&self) {
        let state = self.state();
        let had_focus = focus::find(&state.root, ":focus").is_some();
        let screen = later::screen(&state.session.borrow());
        state
            .controls
            .replace(std::rc::Rc::new(Controls::of(&screen)));
        let is_result = screen.is_result();
        state.screen.replace(std::rc::Rc::new(screen));
        self.stepped.notify();
        self.touched.notify();
        self.opened.notify();
        self.follow();
        if had_focus {
            focus::after_render(self.root(), Target::Heading);
        }
        if state.owes_result.take() && is_result {
            self.tell(Happening::Result);
        }
    }

    /// Tells the host page of the result that a step has led to, as soon as it is there.
    pub(super) fn tell_result(&self, now: &Screen) {
        let state = self.state();
        state.owes_result.set(now.stage == Stage::Coming);
        if now.is_result() {
            self.tell(Happening::Result);
        }
    }
}
