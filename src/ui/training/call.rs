//! A case as it is told on the telephone.

use crate::engine::pack::FactId;
use crate::training::Exercise;
use crate::ui::markup::{Markup, el, line};
use crate::ui::told;
use crate::ui::training::room::Room;

/// The case under its heading.
pub(super) fn call(room: Room, exercise: &Exercise) -> Markup {
    el("section", "lots-call")
        .attr("aria-labelledby", "lots-call")
        .child(
            room.heading(1, "lots-eyebrow")
                .attr("id", "lots-call")
                .text(room.says.call),
        )
        .child(told(room, exercise))
}

/// The case, sentence by sentence.
pub(super) fn told(room: Room, exercise: &Exercise) -> Markup {
    let mut told = el("div", "lots-call__told");
    for sentence in &exercise.told {
        for part in sentence.text.split('\n').filter(|it| !it.trim().is_empty()) {
            told = told.child(line("p", "", part));
        }
    }
    room.of_pack(told)
}

/// A fact with what is told of it; where that is nothing, the caller cannot say.
pub(super) fn fact(room: Room, exercise: &Exercise, fact: FactId) -> Markup {
    let pack = room.pack();
    let short = line("span", "lots-told__fact", &pack.facts[fact].short);
    match exercise.case.answer(fact) {
        Some(answer) => {
            let told = told::answer(room.words, &pack, fact, answer);
            room.of_pack(el("span", "").child(short).text(": ").text(&told))
        }
        None => el("span", "")
            .child(room.of_pack(short))
            .text(": ")
            .text(room.says.heard_not),
    }
}

/// Some facts in a list.
pub(super) fn facts(room: Room, exercise: &Exercise, facts: &[FactId]) -> Markup {
    let mut list = el("ul", "lots-list");
    for &it in facts {
        list = list.child(el("li", "").child(fact(room, exercise, it)));
    }
    list
}
