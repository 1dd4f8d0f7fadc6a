//! One question of a form, with native controls: radio buttons, check boxes, or a field; "vet inte" last.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Kind};
use crate::ui::components::entering::read;
use crate::ui::components::heading::focused_heading;
use crate::ui::components::typed::{hint_and_unit, keyboard_for, next_meeting, text_in, text_of};
use crate::ui::components::why_asked::why_asked;
use crate::ui::desk::Desk;
use crate::ui::focus;
use crate::ui::markup::{Markup, button, el, line, live, nothing, several};

/// The value of the control that says "vet inte".
const UNKNOWN: &str = "unknown";
/// The value of the box that says "none of these", where the pack has no answer of its own for that.
const NONE: &str = "none";

/// The id of a question's group.
pub fn id_of(fact: FactId) -> String {
    format!("lots-q{fact}")
}

/// Finds the first control of a question.
pub fn selector_of(fact: FactId) -> String {
    format!("#{} input", id_of(fact))
}

/// A question; where it stands by itself it is the step's heading.
pub fn field(desk: Desk, fact: FactId, is_heading: bool) -> Markup {
    let pack = desk.pack();
    let item = &pack.facts[fact];
    let id = id_of(fact);
    let (hint_id, mistake_id) = (format!("{id}-hint"), format!("{id}-mistake"));
    let ask = if is_heading {
        focused_heading(desk, "lots-question__title").text(&item.ask)
    } else {
        line("span", "lots-ask__title", &item.ask)
    };
    let (controls, hint) = match item.kind {
        Kind::YesNo | Kind::Choice => (radios(desk, fact), ""),
        Kind::Choices { none } => (boxes(desk, fact, none), desk.words.choose_any),
        Kind::Number { .. } | Kind::Date { .. } => (
            text(desk, fact, &format!("{mistake_id} {hint_id} {hint_id}2")),
            "",
        ),
    };
    let hints = el("div", "lots-ask__hints")
        .attr("id", &hint_id)
        .child(desk.of_pack(line("p", "lots-hint", &item.help)))
        .child(line("p", "lots-hint", hint));
    let mistake = el("p", "lots-mistake")
        .attr("id", &mistake_id)
        .child(live(move || mistake(desk, fact)));
    let is_put = move || desk.controls().put.contains(&fact);
    el("fieldset", "lots-ask")
        .attr("id", &id)
        .attr("aria-describedby", &format!("{mistake_id} {hint_id}"))
        .live_attr("hidden", move || (!is_put()).then(String::new))
        .child(el("legend", "").child(desk.of_pack(ask)))
        .child(hints)
        .child(mistake)
        .child(controls)
        .child(why_asked(desk, fact))
}

fn mistake(desk: Desk, fact: FactId) -> Markup {
    let mistakes = desk.mistakes();
    match mistakes.iter().find(|(other, _)| *other == fact) {
        Some((_, told)) => several(vec![
            line("span", "lots-hidden", desk.telling().mistake_mark),
            several(Vec::new()).text(" ").child(told.markup(desk)),
        ]),
        None => several(Vec::new()),
    }
}

fn filled(desk: Desk, fact: FactId) -> Option<Answer> {
    let controls = desk.controls_now();
    let filled = controls.filled.iter().find(|(other, _)| *other == fact);
    filled.map(|(_, answer)| *answer)
}

fn radios(desk: Desk, fact: FactId) -> Markup {
    let pack = desk.pack();
    let given = filled(desk, fact);
    let name = id_of(fact);
    let radio = |label: &str, answer: Answer| {
        let input = el("input", "")
            .attr("type", "radio")
            .attr("name", &name)
            .flag("checked", given == Some(answer))
            .on("change", move |_| desk.fill(fact, Some(answer)));
        choice(input, line("span", "", label))
    };
    let mut list = el("div", "lots-choices");
    for (value, item) in pack.facts[fact].values.iter().enumerate() {
        list = list.child(desk.of_pack(radio(&item.label, Answer::Value(value))));
    }
    list.child(radio(desk.words.unknown, Answer::Unknown))
}

/// Boxes of which the last ones exclude the rest.
fn boxes(desk: Desk, fact: FactId, none: Option<usize>) -> Markup {
    let pack = desk.pack();
    let given = filled(desk, fact);
    let values = &pack.facts[fact].values;
    let on =
        |value: usize| matches!(given, Some(Answer::Options { yes, .. }) if yes >> value & 1 == 1);
    let tick = move |value: String, label: &str, is_on: bool| {
        let input = el("input", "")
            .attr("type", "checkbox")
            .attr("value", &value)
            .flag("checked", is_on)
            .on("change", move |event| {
                ticked(desk, fact, none, &value, &event)
            });
        choice(input, line("span", "", label))
    };
    let mut list = el("div", "lots-choices");
    for (value, item) in values.iter().enumerate() {
        list = list.child(desk.of_pack(tick(value.to_string(), &item.label, on(value))));
    }
    if none.is_none() {
        let is_on = matches!(given, Some(Answer::Options { yes: 0, .. }));
        list = list.child(tick(NONE.to_owned(), desk.words.none_of_these, is_on));
    }
    let is_on = given == Some(Answer::Unknown);
    list.child(tick(UNKNOWN.to_owned(), desk.words.unknown, is_on))
}

/// Takes in a box: "none of these" and "vet inte" exclude all others.
fn ticked(desk: Desk, fact: FactId, none: Option<usize>, value: &str, event: &Event) {
    let pack = desk.pack();
    let item = &pack.facts[fact];
    let before = match filled(desk, fact) {
        Some(Answer::Options { yes, .. }) => yes,
        _ => 0,
    };
    let is_on = input_of(event).is_some_and(|input| input.checked());
    let excluding = none.map_or(0, |none| 1_u32 << none);
    let answer = match value.parse::<usize>() {
        Ok(value) => {
            let bit = 1_u32 << value;
            let yes = match (is_on, bit == excluding) {
                (false, _) => before & !bit,
                (true, true) => bit,
                (true, false) => before & !excluding | bit,
            };
            (yes != 0).then(|| Answer::only(item, yes))
        }
        Err(_) if !is_on => None,
        Err(_) if value == NONE => Some(Answer::only(item, 0)),
        Err(_) => Some(Answer::Unknown),
    };
    desk.fill(fact, answer);
    let yes = match answer {
        Some(Answer::Options { yes, .. }) => yes,
        _ => 0,
    };
    for value in 0..item.values.len() {
        tick(desk, fact, &value.to_string(), yes >> value & 1 == 1);
    }
    let is_none = matches!(answer, Some(Answer::Options { yes: 0, .. }));
    tick(desk, fact, NONE, is_none);
    tick(desk, fact, UNKNOWN, answer == Some(Answer::Unknown));
}

/// A field for a number or a date, and a box for "vet inte": typing empties the box, and the box the field.
fn text(desk: Desk, fact: FactId, described_by: &str) -> Markup {
    let given = filled(desk, fact);
    let value = text_in(desk, fact, given);
    let (hint, unit) = hint_and_unit(desk, fact);
    let typed = move |event: Event| {
        let text = input_of(&event).map_or(String::new(), |input| input.value());
        tick(desk, fact, UNKNOWN, false);
        desk.fill(fact, read(desk, fact, &text).ok());
    };
    let input = el("input", "lots-field")
        .attr("type", "text")
        .attr("inputmode", keyboard_for(desk, fact))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-label", &desk.pack().facts[fact].ask)
        .attr("aria-describedby", described_by)
        .live_attr("aria-invalid", move || {
            let mistakes = desk.mistakes();
            let is_wrong = mistakes.iter().any(|(other, _)| *other == fact);
            is_wrong.then(|| "true".to_owned())
        })
        .attr("value", &value)
        .on("input", typed);
    let unknown = el("input", "")
        .attr("type", "checkbox")
        .attr("value", UNKNOWN)
        .flag("checked", given == Some(Answer::Unknown))
        .on("change", move |event| {
            let is_on = input_of(&event).is_some_and(|input| input.checked());
            if is_on {
                write(desk, fact, "");
                desk.fill(fact, Some(Answer::Unknown));
            } else {
                desk.fill(fact, None);
            }
        });
    let row = el("div", "lots-typed__row")
        .child(desk.of_pack(input))
        .child(line("span", "", unit));
    let meeting = move || {
        let Some((label, answer)) = next_meeting(desk, fact) else {
            return nothing();
        };
        let write_it = move || {
            write(desk, fact, &text_of(Some(answer)));
            tick(desk, fact, UNKNOWN, false);
            desk.fill(fact, Some(answer));
        };
        button("lots-link", write_it).child(label)
    };
    el("div", "lots-choices")
        .child(line("p", "lots-hint", &hint).attr("id", &format!("{}-hint2", id_of(fact))))
        .child(row)
        .child(live(meeting))
        .child(choice(unknown, line("span", "", desk.words.unknown)))
}

/// A native control with its label.
fn choice(input: Markup, label: Markup) -> Markup {
    el("label", "lots-choice").child(input).child(label)
}

/// What stands in the field of a question.
pub fn typed_text(desk: Desk, fact: FactId) -> String {
    input(desk, fact, "[type=text]").map_or(String::new(), |input| input.value())
}

fn write(desk: Desk, fact: FactId, text: &str) {
    if let Some(input) = input(desk, fact, "[type=text]") {
        input.set_value(text);
    }
}

fn tick(desk: Desk, fact: FactId, value: &str, is_on: bool) {
    if let Some(input) = input(desk, fact, &format!("[value='{value}']")) {
        input.set_checked(is_on);
    }
}

fn input(desk: Desk, fact: FactId, which: &str) -> Option<HtmlInputElement> {
    let found = focus::find(&desk.root(), &(selector_of(fact) + which));
    found.and_then(|input| input.dyn_into().ok())
}

fn input_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
