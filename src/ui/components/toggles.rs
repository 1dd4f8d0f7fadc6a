//! The answers to a question of which several may be chosen: a toggle each, and a button to go on.

use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Kind};
use crate::session::Message;
use crate::ui::components::options::{keycap, list};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line, live, several};
use crate::ui::said::Said;

/// The toggles of a question.
pub fn toggles(desk: Desk, fact: FactId, given: Option<Answer>) -> Markup {
    let words = desk.words;
    let choice = move |value: usize| {
        let toggle = move || {
            let none = none(desk, fact);
            desk.touch(|controls| {
                controls.chosen = toggled(controls.chosen, value, none);
                controls.mistake = Said::default();
            });
        };
        button("lots-option lots-option--toggle", toggle)
            .live_attr("aria-pressed", move || {
                Some((chosen(desk) >> value & 1 == 1).to_string())
            })
            .child(el("span", "lots-option__box").attr("aria-hidden", "true"))
    };
    let go_on = button("lots-button lots-button--primary", move || {
        go_on(desk, fact)
    })
    .attr("part", "button")
    .attr("data-key", "go-on");
    several(vec![
        line("p", "lots-hint", words.choose_any),
        list(desk, fact, given, Box::new(choice)),
        mistake(desk),
        go_on
            .child(line("span", "", words.go_on))
            .child(keycap("Enter")),
    ])
}

/// What is wrong with what was entered; read out as soon as it is there.
pub fn mistake(desk: Desk) -> Markup {
    el("p", "lots-mistake")
        .attr("id", "lots-mistake")
        .attr("role", "alert")
        .child(live(move || {
            let controls = desk.controls();
            match controls.entered {
                Some(_) => several(Vec::new()).text(desk.awaits()),
                None => controls.mistake.markup(desk),
            }
        }))
}

fn go_on(desk: Desk, fact: FactId) {
    let yes = desk.controls_now().chosen;
    // "None of these" is an answer of its own; choosing nothing is more likely a slip.
    if yes == 0 {
        desk.mistaken(Said::ours(desk.words.mistake_choose));
    } else {
        let answer = Answer::only(&desk.pack().facts[fact], yes);
        desk.send(Message::VisitorAnswered { fact, answer });
    }
}

fn chosen(desk: Desk) -> u32 {
    desk.controls().chosen
}

/// The value that excludes the rest.
fn none(desk: Desk, fact: FactId) -> Option<usize> {
    match desk.pack().facts[fact].kind {
        Kind::Choices { none } => none,
        Kind::YesNo | Kind::Choice | Kind::Number { .. } | Kind::Date { .. } => None,
    }
}

/// The chosen values after one was pressed: "none of these" excludes the rest.
fn toggled(chosen: u32, value: usize, none: Option<usize>) -> u32 {
    let bit = 1 << value;
    match none {
        _ if chosen & bit != 0 => chosen & !bit,
        Some(none) if none == value => bit,
        Some(none) => chosen & !(1 << none) | bit,
        None => chosen | bit,
    }
}
