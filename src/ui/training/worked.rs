//! A worked example: a case, what matters in it, and what the routine answers, one decision after the other.

use crate::training::lesson::{Message, Worked};
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::training::call::{call, facts};
use crate::ui::training::reasons::{answered, beside, reasons};
use crate::ui::training::room::Room;

pub(super) fn page(room: Room, worked: &Worked) -> Markup {
    let (says, pack, exercise) = (room.says, room.pack(), &worked.exercise);
    let keys = &exercise.key.decisions;
    let mut eyebrow = line("p", "lots-eyebrow", says.example);
    if let Some(topic) = worked.topic {
        let title = room.of_pack(line("span", "", &pack.sections[topic].title));
        eyebrow = eyebrow.text(" · ").child(title);
    }
    // The focus goes to what was told last; at first to the heading.
    let title = room.title(says.worked);
    let mut told = el("div", "lots-worked")
        .child(line("p", "", says.matters))
        .child(facts(room, exercise, &worked.matters));
    for (place, key) in keys.iter().take(worked.step).enumerate() {
        let mut heading = room.heading(1, "lots-heading");
        if place + 1 == worked.step {
            heading = heading.attr("tabindex", "-1").attr("data-focus", "first");
        }
        let decision = room.of_pack(line("span", "", &pack.decisions[key.decision].title));
        let heading = heading
            .child(decision)
            .text(": ")
            .child(answered(room, key));
        told = told.child(
            el("section", "lots-judged")
                .child(heading)
                .maybe(beside(room, key))
                .child(reasons(room, &exercise.case, key)),
        );
    }
    let next = if worked.step < keys.len() {
        says.show_next
    } else {
        says.your_turn
    };
    el("article", "lots-lesson")
        .child(eyebrow)
        .child(title)
        .child(line("p", "lots-hint", says.worked_told))
        .child(call(room, exercise))
        .child(told)
        .child(
            el("div", "lots-actions").child(
                button("lots-button lots-button--primary", move || {
                    room.send(Message::WentOn)
                })
                .text(next),
            ),
        )
}
