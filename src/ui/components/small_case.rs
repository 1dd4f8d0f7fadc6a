//! The smallest case in which an entry of the rulebook counts, worked out when it is asked for, and the way to try it.

use crate::engine::case::Case;
use crate::session::Message;
use crate::session::rulebook::Entry;
use crate::ui::desk::Desk;
use crate::ui::focus::{self, Target, place_of};
use crate::ui::markup::{Markup, button, el, line, live, nothing};
use crate::ui::told;

/// The case, closed.
pub fn small_case(desk: Desk, entry: Entry) -> Markup {
    let is_new = move || desk.controls_now().case_of(entry).is_none();
    let opened = move |_| {
        if is_new() {
            let case = entry.smallest_case(&desk.pack(), desk.session().case().on);
            desk.touch(|controls| controls.cases.push((entry, case)));
        }
    };
    let body = move || match desk.controls().case_of(entry) {
        Some(case) => shown(desk, entry, case.as_ref()),
        None => nothing(),
    };
    el("details", "lots-details lots-details--quiet lots-case")
        .on("toggle", opened)
        .child(line("summary", "", desk.telling().show_case))
        .child(live(body))
}

fn shown(desk: Desk, entry: Entry, case: Option<&Case>) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let telling = desk.telling();
    let Some(case) = case else {
        let on = words.day_of(desk.session().case().on);
        return line("p", "lots-hint", &(telling.counts_never)(&on));
    };
    let mut lines = el("dl", "lots-case__lines");
    let mut answers = Vec::new();
    for fact in 0..pack.facts.len() {
        let Some(answer) = case.answer(fact) else {
            continue;
        };
        answers.push((fact, answer));
        lines = lines.child(
            el("div", "lots-case__line")
                .child(desk.of_pack(line("dt", "", &pack.facts[fact].short)))
                .child(el("dd", "").child(told::answer_markup(desk, "", fact, answer))),
        );
    }
    let body = el("div", "lots-case__body");
    if answers.is_empty() {
        return body.child(line("p", "", telling.rests_on_nothing));
    }
    body.child(line("p", "lots-hint", telling.is_enough))
        .child(lines)
        .child(attempt(desk, entry, answers))
}

/// The button that puts the case in place of the visitor's own answers, and asks first where there are any.
fn attempt(desk: Desk, entry: Entry, answers: Vec<(usize, crate::engine::case::Answer)>) -> Markup {
    let telling = desk.telling();
    let place = place_of(entry) + "-try";
    let go = move || {
        let answers = answers.clone();
        desk.send(Message::VisitorTriedCase { entry, answers });
    };
    let ask = {
        let place = place.clone();
        move |asks: bool| {
            desk.touch(|controls| controls.asks_to_try = asks.then_some(entry));
            focus::after_render(desk.root(), Target::Place(place.clone()));
        }
    };
    if desk.controls_now().asks_to_try == Some(entry) {
        let yes = button("lots-button lots-button--primary", go);
        let no = button("lots-link", move || ask(false));
        return el("div", "lots-banner lots-case__ask")
            .child(line("p", "", telling.try_keeps).attr("id", "lots-try"))
            .child(
                yes.attr("data-place", &place)
                    .attr("aria-describedby", "lots-try")
                    .text(telling.try_anyway),
            )
            .child(no.attr("data-key", "close").text(telling.cancel));
    }
    let start = button("lots-button", move || {
        if desk.session().own().order().is_empty() {
            go();
        } else {
            ask(true);
        }
    });
    start.attr("data-place", &place).text(telling.try_case)
}
