//! The page of each stage.

use crate::training::lesson::Stage;
use crate::ui::markup::{Markup, el, live};
use crate::ui::training::room::Room;
use crate::ui::training::{done, exercise, feedback, holding, replacing, start, worked};

/// All of training.
pub fn page(room: Room) -> Markup {
    el("div", "lots-widget")
        .attr("part", "base")
        .attr("lang", room.words.lang)
        .child(live(move || {
            room.read(|_| ());
            match room.read_now(|lesson| lesson.stage().clone()) {
                Stage::Start => start::page(room),
                Stage::Holding => holding::page(room),
                Stage::Replacing(begin, seed) => replacing::page(room, &begin, seed),
                Stage::Worked(worked) => worked::page(room, &worked),
                Stage::Exercise(doing) => exercise::page(room, &doing),
                Stage::Feedback(feedback) => feedback::page(room, &feedback),
                Stage::Done => done::page(room),
            }
        }))
        .child(
            el("p", "lots-hidden")
                .attr("role", "status")
                // The element takes it out of here (`src/embed/element.js`).
                .attr("lang", room.words.lang)
                .child(live(move || el("span", "").text(&room.news()))),
        )
}
