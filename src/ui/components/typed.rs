//! The answer to a question for a number or a date: a field, Enter, and a clear word where it does not fit.

use chrono::Datelike;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Kind, Unit};
use crate::session::Message;
use crate::session::typed::unit_of;
use crate::ui::clock;
use crate::ui::components::options::{keycap, unknown};
use crate::ui::components::toggles::mistake;
use crate::ui::desk::{Desk, PAUSE};
use crate::ui::focus;
use crate::ui::later;
use crate::ui::markup::{Markup, button, el, line, live, nothing, several};
use crate::ui::said::Said;

/// The field of a question.
pub fn typed(desk: Desk, fact: FactId, given: Option<Answer>) -> Markup {
    let words = desk.words;
    let (hint, unit) = hint_and_unit(desk, fact);
    let value = text_in(desk, fact, given);
    let field = el("input", "lots-field")
        .attr("type", "text")
        .attr("inputmode", keyboard_for(desk, fact))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("data-typed", "")
        .attr("aria-labelledby", "lots-heading")
        .attr("aria-describedby", "lots-mistake lots-typed-hint")
        .live_attr("aria-invalid", move || {
            Some((!desk.controls().mistake.words.is_empty()).to_string())
        })
        .on("input", move |_| desk.look_ahead(PAUSE))
        .attr("value", &value);
    let enter = line("button", "lots-button lots-button--primary", words.go_on)
        .attr("type", "submit")
        .attr("part", "button")
        .attr("data-key", "go-on");
    let row = el("div", "lots-typed__row")
        .child(field)
        .child(line("span", "", unit))
        .child(enter.child(keycap("Enter")));
    let form = el("form", "lots-typed")
        .attr("novalidate", "")
        .on("submit", move |event| submit(desk, fact, &event))
        .child(line("p", "lots-hint", &hint).attr("id", "lots-typed-hint"))
        .child(mistake(desk))
        .child(row);
    let meeting = move || {
        let Some((label, answer)) = later::next_meeting(desk, fact) else {
            return nothing();
        };
        let choose = button("lots-option", move || {
            desk.send(Message::VisitorAnswered { fact, answer })
        });
        choose.child(label)
    };
    let options = el("div", "lots-options")
        .child(live(meeting))
        .child(unknown(desk, fact, given, "?"));
    several(vec![form, options])
}

/// Which keys a phone shows: a day may be written with words or signs.
pub fn keyboard_for(desk: Desk, fact: FactId) -> &'static str {
    match desk.pack().facts[fact].kind {
        Kind::Date { .. } => "text",
        _ => "numeric",
    }
}

/// What may be typed, and the unit after the field.
pub fn hint_and_unit(desk: Desk, fact: FactId) -> (String, &'static str) {
    let words = desk.words;
    match desk.pack().facts[fact].kind {
        Kind::Number { min, max, .. } => (
            (words.number_range)(min, max),
            match unit_of(&desk.pack().facts[fact]) {
                Some(Unit::Years) => words.years,
                Some(Unit::Months) => words.months,
                None => "",
            },
        ),
        Kind::Date { .. } | Kind::YesNo | Kind::Choice | Kind::Choices { .. } => {
            (words.date_example.to_owned(), "")
        }
    }
}

/// What stands in the field of a question: what was written there before it was left, else the answer as it would be typed.
pub fn text_in(desk: Desk, fact: FactId, given: Option<Answer>) -> String {
    let controls = desk.controls_now();
    let written = controls.text_of(fact);
    written.map_or_else(|| text_of(given), str::to_owned)
}

/// An answer as it would be typed.
pub fn text_of(answer: Option<Answer>) -> String {
    match answer {
        Some(Answer::Number(number)) => number.to_string(),
        Some(Answer::Date(date)) => date.to_string(),
        Some(Answer::Unknown | Answer::Value(_) | Answer::Options { .. }) | None => String::new(),
    }
}

/// Where the municipality has said when its meetings are: the first that the case can still come to, to choose instead of typing
/// its day.
pub fn next_meeting(desk: Desk, fact: FactId) -> Option<(Markup, Answer)> {
    let overlay = desk.overlay()?;
    let session = desk.session();
    let case = clock::at_this_moment(session.case()).retain(|other| other != fact);
    let proposal = overlay.proposal(session.pack(), &case)?;
    let meeting = (proposal.fact == fact).then_some(proposal.meeting)?;
    let words = desk.words;
    let day = words.weekday(meeting.day.weekday()).to_owned() + " " + &words.day_of(meeting.day);
    let kind = desk.of_pack(line("span", "", &meeting.kind));
    let told = el("span", "").child(kind).text(": ").text(&day);
    Some((told, Answer::Date(meeting.day)))
}

/// What is typed is read by the second part of the program.
fn submit(desk: Desk, fact: FactId, event: &web_sys::Event) {
    event.prevent_default();
    let Some(field) = field(desk) else {
        return;
    };
    if !field.value().trim().is_empty() {
        return later::enter(desk, fact, field.value());
    }
    desk.mistaken(Said::ours(desk.words.mistake_nothing));
    // Who has nothing to write and presses Enter once more means that; a digit still goes to the field.
    let _ = match focus::find(&desk.root(), "[data-key='?']") {
        Some(unknown) => unknown.focus(),
        None => field.focus(),
    };
}

/// The field, as long as the question is shown.
pub fn field(desk: Desk) -> Option<HtmlInputElement> {
    let field = focus::find(&desk.root(), "[data-typed]")?;
    field.dyn_into().ok()
}
