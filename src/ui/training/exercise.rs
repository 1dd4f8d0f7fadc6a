//! An exercise: a case, what matters in it, and what the learner thinks that the routine answers.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::training::lesson::{Doing, Help, Lack, Message, Stage, Way};
use crate::ui::focus;
use crate::ui::markup::{Markup, button, el, line, live, nothing};
use crate::ui::training::asking::asking;
use crate::ui::training::call::{call, fact};
use crate::ui::training::guessing::{self, SURE, choice, guessing, sure};
use crate::ui::training::room::Room;

/// Where what is lacking stands.
const LACKS: &str = ".lots-mistakes";

pub(super) fn page(room: Room, doing: &Doing) -> Markup {
    let (says, exercise) = (room.says, &doing.exercise);
    let way = room.read_now(|lesson| lesson.way());
    let number = room.read_now(|lesson| {
        let round = lesson.round();
        round.map(|it| (says.number)(it.done.len() + 1, it.exercises.len()))
    });
    let mut eyebrow = line("p", "lots-eyebrow", &number.unwrap_or_default());
    if let Some(title) = &exercise.title {
        eyebrow = eyebrow
            .text(" · ")
            .child(room.of_pack(line("span", "", title)));
    }
    let day = room.words.day_of(exercise.case.on);
    let told = match way {
        Way::Reading => el("div", "lots-lesson__facts")
            .child(call(room, exercise))
            .child(ticking(room, doing)),
        Way::Asking => asking(room, help(room, doing)),
    };
    let mut form = el("div", "lots-lesson__form").child(live(move || lacks(room)));
    for key in &exercise.key.decisions {
        form = form.child(guessing(room, key.decision));
    }
    let hand_in = button("lots-button lots-button--primary", move || {
        room.send(Message::HandedIn(room.seconds()));
        let root = room.root();
        focus::after_views(move || {
            if let Some(lacks) = focus::find(&root, LACKS) {
                let _ = lacks.focus();
            }
        });
    })
    .text(says.hand_in);
    let pause = button("lots-link", move || room.send(Message::WentHome)).text(says.pause);
    let form = form
        .child(sure(room))
        .child(el("div", "lots-actions").child(hand_in).child(pause));
    el("article", "lots-lesson lots-lesson--wide")
        .child(eyebrow)
        .child(room.title(says.question))
        .child(line("p", "lots-hint", &(says.judged_on)(&day)))
        .child(el("div", "lots-lesson__columns").child(told).child(form))
}

/// The facts that are told, to be ticked where they matter.
fn ticking(room: Room, doing: &Doing) -> Markup {
    let (says, exercise) = (room.says, &doing.exercise);
    let mut list = el("div", "lots-choices");
    for of in exercise.facts() {
        let control = el("input", "")
            .attr("type", "checkbox")
            .on("change", move |event| {
                let input = event
                    .target()
                    .and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
                let is_on = input.is_some_and(|input| input.checked());
                room.send(Message::Ticked(of, is_on));
            });
        list = list.child(choice(control, fact(room, exercise, of)));
    }
    el("fieldset", "lots-ask")
        .attr("id", "lots-facts")
        .attr("aria-describedby", "lots-facts-hint")
        .child(el("legend", "").child(line("span", "lots-ask__title", says.facts)))
        .child(line("p", "lots-hint", says.facts_told).attr("id", "lots-facts-hint"))
        .child(help(room, doing))
        .child(list)
}

fn help(room: Room, doing: &Doing) -> Markup {
    let says = room.says;
    match doing.help {
        Help::Which => {
            let pack = room.pack();
            let names: Vec<&str> = (doing.matters.iter())
                .map(|&fact| pack.facts[fact].short.as_str())
                .collect();
            let names = room.of_pack(line("strong", "", &names.join(" · ")));
            line("p", "lots-help", says.help_which)
                .text(" ")
                .child(names)
        }
        Help::Count => line("p", "lots-help", &(says.help_count)(doing.matters.len())),
        Help::Nothing => nothing(),
    }
}

/// What was lacking when it was handed in.
fn lacks(room: Room) -> Markup {
    room.follow();
    let lacks = room.read_now(|lesson| match lesson.stage() {
        Stage::Exercise(doing) => doing.lacks.clone(),
        _ => Vec::new(),
    });
    if lacks.is_empty() {
        return nothing();
    }
    let (says, pack) = (room.says, room.pack());
    let mut list = el("ul", "");
    for lack in lacks {
        let (id, told) = match lack {
            Lack::Decision(decision) => {
                let title = room.of_pack(line("span", "", &pack.decisions[decision].title));
                let told = el("span", "")
                    .child(title)
                    .text(": ")
                    .text(says.lack_decision);
                (guessing::id_of(decision), told)
            }
            Lack::Confidence => (SURE.to_owned(), line("span", "", says.lack_sure)),
        };
        // The address is for those who read the page; inside a shadow root a browser would not find it, so the focus is moved.
        let selector = format!("#{id} input");
        let go = move |event: web_sys::Event| {
            event.prevent_default();
            if let Some(control) = focus::find(&room.root(), &selector) {
                let _ = control.focus();
            }
        };
        let link = el("a", "")
            .attr("href", &format!("#{id}"))
            .on("click", go)
            .child(told);
        list = list.child(el("li", "").child(link));
    }
    let title = room
        .heading(1, "lots-heading")
        .attr("id", "lots-lacks")
        .text(says.lacks);
    el("div", "lots-mistakes")
        .attr("role", "group")
        .attr("aria-labelledby", "lots-lacks")
        .attr("tabindex", "-1")
        .child(title)
        .child(list)
}
