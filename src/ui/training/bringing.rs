//! What has been done, saved as a file and brought back from one: here again, or in another browser. Nothing of it leaves the page.

use crate::exchange::answers;
use crate::training::saved_progress::{NoProgress, SavedProgress, not_of};
use crate::ui::markup::{Markup, button, el, line, nothing};
use crate::ui::training::files::{self, json};
use crate::ui::training::outcome::Outcome;
use crate::ui::training::room::Room;
use crate::ui::{clock, save};

/// What came of a file: the text in it and what there is in that, or why it is refused.
type Read = Result<(String, String), NoProgress>;

/// The way to save it.
pub(super) fn saving(room: Room) -> Markup {
    let save_it = move || {
        let pack = room.pack();
        let on = clock::today().to_string();
        let name = format!("training-progress-{}-{on}.json", pack.id);
        let saved = SavedProgress::new(&pack, &on, &room.kept());
        if save::save(&name, "application/json", &json(&saved)).is_some() {
            room.announce(room.says.saved);
        }
    };
    button("lots-button", save_it).text(room.says.save_progress)
}

/// The way to bring it back, folded. Nothing in a course, where the platform keeps its own record.
pub(super) fn part(room: Room) -> Markup {
    if room.is_course() {
        return nothing();
    }
    let says = room.says.bringing;
    let read: Outcome<Read> = Outcome::new(room, "lots-brought");
    let field = files::field(says.file, ".json,application/json", false, move |opened| {
        read.tell(found(room, files::first(opened).as_deref()));
    });
    let body = el("div", "lots-details__body")
        .child(line("p", "", says.told))
        .child(field)
        .child(read.shown(move |it| shown(room, read, it)));
    el("details", "lots-details lots-details--quiet")
        .child(line("summary", "", says.title))
        .child(body)
}

/// What there is in a file.
fn found(room: Room, text: Option<&str>) -> Read {
    let (value, kind) = text.and_then(files::value).ok_or(NoProgress::Kind)?;
    let saved: Result<SavedProgress, _> = serde_wasm_bindgen::from_value(value);
    let saved = saved.map_err(|_| not_of(&kind))?.checked(&room.pack().id)?;
    let there = room.read_now(|lesson| lesson.kept_elsewhere(&saved.kept));
    let there = there.ok_or(NoProgress::Damaged)?;
    let says = room.says.bringing;
    let day = answers::date(&saved.on).map(|day| room.words.day_of(day));
    let mut told = (says.found)(&day.unwrap_or_default(), there.exercises);
    if let Some((done, of)) = there.left {
        told = format!("{told} {}", (says.left)(done, of));
    }
    if there.is_of_other_rules {
        told = format!("{told} {}", says.other_rules);
    }
    Ok((saved.kept, told))
}

/// What there is in a file, and the way to have it take the place of what is here; or why not.
fn shown(room: Room, place: Outcome<Read>, read: &Read) -> Markup {
    let says = room.says.bringing;
    let part = place.mark(el("div", "lots-next"));
    let (kept, told) = match read {
        Ok(found) => found.clone(),
        Err(why) => return part.child(line("p", "lots-mistake", (says.refused)(why))),
    };
    // Where nothing has been done here, nothing is lost.
    let loses = (!room.kept().is_empty()).then(|| line("p", "", says.sure));
    let take = button("lots-button", move || {
        room.bring_back(&kept);
        room.announce(says.brought);
    });
    part.child(line("p", "", &told))
        .maybe(loses)
        .child(take.text(says.take))
}
