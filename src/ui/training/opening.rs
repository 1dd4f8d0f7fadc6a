//! A set that came as a file is opened by who is to do it: the file that the trainer saves, or one that holds the text of a set.

use crate::training::{NoSavedSet, SavedSet, results, saved_progress};
use crate::ui::markup::{Markup, el, line, nothing};
use crate::ui::training::files;
use crate::ui::training::outcome::Outcome;
use crate::ui::training::room::Room;

/// Why a file is no set that can be done here.
pub enum NoSet {
    /// It is something else.
    Kind,
    /// It is a result, or what somebody has saved to go on with.
    Saved,
    /// It is of a version that is not known here.
    Schema,
    /// It is of another pack.
    OtherPack,
    /// Its text cannot be read.
    Damaged,
}

/// The way to open one, folded. Nothing in a course, which has its set.
pub(super) fn part(room: Room) -> Markup {
    if room.is_course() {
        return nothing();
    }
    let says = room.says.opening;
    let refused: Outcome<NoSet> = Outcome::new(room, "lots-opened");
    let field = files::field(
        says.file,
        ".json,.txt,application/json,text/plain",
        false,
        move |opened| {
            let found = files::first(opened).ok_or(NoSet::Kind);
            match found.and_then(|text| open(room, &text)) {
                Ok(()) => room.announce(says.opened),
                Err(why) => refused.tell(why),
            }
        },
    );
    let body = el("div", "lots-details__body")
        .child(line("p", "", says.told))
        .child(field)
        .child(
            refused.shown(move |why| refused.mark(line("p", "lots-mistake", (says.refused)(why)))),
        );
    el("details", "lots-details lots-details--quiet")
        .child(line("summary", "", says.title))
        .child(body)
}

fn open(room: Room, text: &str) -> Result<(), NoSet> {
    if !text.trim_start().starts_with('{') {
        let text = text.trim();
        // Every set begins with the number of its version.
        return match text.starts_with("1;") {
            true => room.open_set(text, "").map_err(|_| NoSet::Damaged),
            false => Err(NoSet::Kind),
        };
    }
    let (value, kind) = files::value(text).ok_or(NoSet::Kind)?;
    if [saved_progress::KIND, results::KIND].contains(&kind.as_str()) {
        return Err(NoSet::Saved);
    }
    let saved: SavedSet = serde_wasm_bindgen::from_value(value).map_err(|_| NoSet::Kind)?;
    let saved = saved.checked(&room.pack().id).map_err(|why| match why {
        NoSavedSet::Kind => NoSet::Kind,
        NoSavedSet::Schema(_) => NoSet::Schema,
        NoSavedSet::OtherPack(_) => NoSet::OtherPack,
    })?;
    (room.open_set(&saved.set, &saved.title)).map_err(|_| NoSet::Damaged)
}
