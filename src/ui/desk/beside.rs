//! What stands beside the question and below it follows a step of the visitor's once that is painted: who has pressed a key waits for
//! the next question, and for nothing else.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{Notify, Track, request_animation_frame, set_timeout};

use super::Desk;
use super::ahead::PAUSE;
use crate::session::screen::Screen;

/// Whether what stands beside is to follow soon.
#[derive(Default)]
pub(super) struct Beside(Cell<bool>);

impl Desk {
    /// What to show beside the question; a view that reads it is built anew after each step.
    pub fn screen_beside(&self) -> Rc<Screen> {
        self.beside.track();
        self.screen_now()
    }

    /// Whether what stands beside is still that of the step before.
    pub fn is_behind(&self) -> bool {
        self.state().beside.0.get()
    }

    /// Has what stands beside follow at once.
    pub(super) fn follow(&self) {
        self.state().beside.0.set(false);
        self.beside.notify();
        self.look_ahead(PAUSE);
    }

    /// Has it follow after the next paint.
    pub(super) fn follow_later(&self) {
        if self.state().beside.0.replace(true) {
            return;
        }
        let desk = *self;
        let follow = move || {
            // It may have followed by now, and the widget may have been taken away.
            if desk.is_there() && desk.state().beside.0.get() {
                desk.follow();
            }
        };
        request_animation_frame(move || set_timeout(follow, Duration::ZERO));
    }
}
