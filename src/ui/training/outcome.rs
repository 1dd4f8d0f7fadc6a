//! What comes of something that was done in the middle of a page, such as a file that was opened: it is shown in its place, and has the focus.

use std::rc::Rc;

use leptos::prelude::{GetValue, LocalStorage, Notify, SetValue, StoredValue, Track, Trigger};

use crate::ui::focus;
use crate::ui::markup::{Markup, live, nothing};
use crate::ui::training::room::Room;

/// What came of it last, if anything; copying it copies handles only.
pub(super) struct Outcome<T: 'static> {
    room: Room,
    /// The id of the place.
    id: &'static str,
    last: StoredValue<Option<Rc<T>>, LocalStorage>,
    changed: Trigger,
}

impl<T> Clone for Outcome<T> {
    fn clone(&self) -> Outcome<T> {
        *self
    }
}

impl<T> Copy for Outcome<T> {}

impl<T> Outcome<T> {
    /// Nothing yet.
    pub(super) fn new(room: Room, id: &'static str) -> Outcome<T> {
        Outcome {
            room,
            id,
            last: StoredValue::new_local(None),
            changed: Trigger::new(),
        }
    }

    /// Shows what came of it, and moves the focus there.
    pub(super) fn tell(self, it: T) {
        self.last.set_value(Some(Rc::new(it)));
        self.changed.notify();
        let root = self.room.root();
        focus::after_views(move || {
            if let Some(told) = focus::find(&root, &format!("#{}", self.id)) {
                let _ = told.focus();
            }
        });
    }

    /// Shows nothing of it any more.
    pub(super) fn forget(self) {
        self.last.set_value(None);
        self.changed.notify();
    }

    /// The place where it is shown; in it has the focus what is [marked](Outcome::mark).
    pub(super) fn shown(self, view: impl Fn(&Rc<T>) -> Markup + 'static) -> Markup {
        live(move || {
            self.changed.track();
            let last = self.last.get_value();
            last.map_or_else(nothing, |it| view(&it))
        })
    }

    /// Marks what takes the focus.
    pub(super) fn mark(self, told: Markup) -> Markup {
        told.attr("id", self.id).attr("tabindex", "-1")
    }
}
