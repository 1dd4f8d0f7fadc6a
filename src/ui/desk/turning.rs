//! A page may stay open for days: each case is judged on the day that it begins on.

use super::Desk;
use super::ahead::PAUSE;
use crate::session::Message;
use crate::session::screen::View;
use crate::ui::focus::{self, Target};
use crate::ui::later;

impl Desk {
    /// Another day may have begun: a case that has not begun is judged on it, and what that makes otherwise is shown. A question that stays
    /// the same stays with what is half done in it, and a form is built anew with that.
    pub fn turn_day(&self) {
        let day = (self.state().day)();
        if !self.has_no_answers() || self.session().case().on == day {
            return;
        }
        later::hold(*self, &Message::HostSetDay(day));
        self.set_day();
        let before = self.screen_now();
        let screen = later::screen(&self.session());
        if screen == *before && screen.view() == View::Question {
            return self.look_ahead(PAUSE);
        }
        let had_focus = focus::find(&self.root(), ".lots-widget__stage :focus").is_some();
        self.show(Some(screen));
        self.follow();
        if had_focus {
            focus::after_render(self.root(), Target::Heading);
        }
    }

    /// Whether the visitor's own case has not begun.
    pub(super) fn has_no_answers(&self) -> bool {
        self.state().session.borrow().own().order().is_empty()
    }

    /// Judges the case on the day that begins now. Whether that is another than before.
    pub(super) fn set_day(&self) -> bool {
        let state = self.state();
        let day = (state.day)();
        let turns = state.session.borrow().case().on != day;
        if turns {
            self.update(Message::HostSetDay(day));
        }
        turns
    }
}
