//! Before a round that is half done gives way to another: what is lost by it, and the way to go on with it.

use crate::training::lesson::{Begin, Message};
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::training::room::Room;

pub(super) fn page(room: Room, begin: &Begin, seed: u64) -> Markup {
    let says = room.says;
    let left = room.read_now(|lesson| {
        let round = lesson.round();
        round.map(|it| (says.left)(it.done.len(), it.exercises.len()))
    });
    let begin = begin.clone();
    let anyway = button("lots-button", move || {
        room.send(Message::BeganAnyway(begin.clone(), seed));
    });
    let ways = el("div", "lots-actions")
        .child(
            button("lots-button lots-button--primary", move || {
                room.send(Message::Continued);
            })
            .text(says.go_on),
        )
        .child(anyway.text(says.replace))
        .child(button("lots-button", move || room.send(Message::WentHome)).text(says.to_start));
    el("article", "lots-lesson")
        .child(room.title(says.half_done))
        .child(line("p", "", &left.unwrap_or_default()))
        .child(line("p", "", says.replace_told))
        .child(ways)
}
