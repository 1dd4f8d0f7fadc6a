//! The routine's own questions, those that are needed among others, put by the learner one at a time; what comes back is read out of the case.

use crate::engine::pack::FactId;
use crate::training::lesson::{Doing, Message, Stage};
use crate::ui::focus;
use crate::ui::markup::{Markup, button, el, line, live, nothing};
use crate::ui::training::call::fact;
use crate::ui::training::room::Room;

/// The questions, and what was heard.
pub(super) fn asking(room: Room, help: Markup) -> Markup {
    let says = room.says;
    let title = |id: &str, text: &str| room.heading(1, "lots-heading").attr("id", id).text(text);
    let questions = el("section", "lots-asking")
        .attr("aria-labelledby", "lots-asking")
        .child(title("lots-asking", says.ask))
        .child(line("p", "lots-hint", says.ask_told))
        .child(help)
        .child(live(move || questions(room)));
    let heard = el("section", "lots-call")
        .attr("aria-labelledby", "lots-heard")
        .child(
            room.heading(1, "lots-eyebrow")
                .attr("id", "lots-heard")
                .text(says.heard),
        )
        .child(
            el("div", "lots-call__told")
                .attr("role", "log")
                .child(live(move || heard(room))),
        );
    el("div", "lots-lesson__facts")
        .child(questions)
        .child(heard)
}

/// What is read of the exercise that is being done, now and whenever something was asked.
fn now<T>(room: Room, read: impl FnOnce(&Doing) -> T) -> Option<T> {
    room.follow();
    room.read_now(|lesson| match lesson.stage() {
        Stage::Exercise(doing) => Some(read(doing)),
        _ => None,
    })
}

/// What can still be asked.
fn questions(room: Room) -> Markup {
    let left = |doing: &Doing| -> Vec<FactId> {
        let all = doing.questions.iter().copied();
        all.filter(|fact| !doing.draft.asked.contains(fact))
            .collect()
    };
    let Some(left) = now(room, left) else {
        return nothing();
    };
    let pack = room.pack();
    let mut list = el("ul", "lots-asking__list");
    for fact in left {
        let put = button("lots-button", move || {
            room.send(Message::Asked(fact));
            // The button is gone: the next one takes its place.
            let root = room.root();
            focus::after_views(move || {
                let next = focus::find(&root, ".lots-asking__list button");
                let rest = || focus::find(&root, ".lots-ask input");
                if let Some(element) = next.or_else(rest) {
                    let _ = element.focus();
                }
            });
        });
        let put = room.of_pack(put.text(&pack.facts[fact].ask));
        list = list.child(el("li", "").child(put));
    }
    list
}

/// What was heard: the sentences that tell it, and what they answer.
fn heard(room: Room) -> Markup {
    let said = |doing: &Doing| (doing.exercise.clone(), doing.draft.asked.clone());
    let Some((exercise, asked)) = now(room, said) else {
        return nothing();
    };
    if asked.is_empty() {
        return line("p", "lots-hint", room.says.heard_nothing);
    }
    let mut list = el("ul", "lots-heard");
    for it in asked {
        let mut item = el("li", "");
        // A written case is told as one text: there the answer itself is all there is.
        if exercise.told.len() > 1 {
            let tells = exercise.told.iter().filter(|told| told.facts.contains(&it));
            for sentence in tells {
                item = item.child(room.of_pack(line("p", "", &sentence.text)));
            }
        }
        list = list.child(item.child(el("p", "lots-hint").child(fact(room, &exercise, it))));
    }
    list
}
