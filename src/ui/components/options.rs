//! The answers to a question of which one is chosen: a button each, which answers and goes on at once.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::engine::case::Answer;
use crate::engine::pack::{Fact, FactId};
use crate::identity;
use crate::session::Message;
use crate::session::screen::Stage;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line, live, several};
use crate::ui::told::in_small_letters;

/// Lists longer than this are shortened by typing.
pub const LONG_LIST: usize = 9;

/// The answer buttons of a question.
pub fn options(desk: Desk, fact: FactId, given: Option<Answer>) -> Markup {
    let choice = move |value: usize| {
        let answer = Answer::Value(value);
        let option = button("lots-option", move || {
            desk.send(Message::VisitorAnswered { fact, answer })
        });
        if let Some(given) = given {
            option.yes_no("aria-pressed", given == answer)
        } else {
            option
        }
    };
    list(desk, fact, given, Box::new(choice))
}

/// A list of answers, each made by `choice`, with "vet inte" last and a field above if it is long.
pub fn list(
    desk: Desk,
    fact: FactId,
    given: Option<Answer>,
    choice: Box<dyn Fn(usize) -> Markup + Send>,
) -> Markup {
    let is_long = desk.pack().facts[fact].values.len() > LONG_LIST;
    let options = el("div", "lots-options")
        .attr("part", "options")
        .attr("role", "group")
        .attr("aria-labelledby", "lots-heading")
        .child(live(move || matching(desk, fact, &*choice)))
        .child(unknown(desk, fact, given, if is_long { "00" } else { "0" }));
    if is_long {
        several(vec![filter(desk), options])
    } else {
        options
    }
}

/// "Vet inte", which every question has.
pub fn unknown(desk: Desk, fact: FactId, given: Option<Answer>, key: &'static str) -> Markup {
    let mut option = button("lots-option lots-option--unknown", move || {
        desk.send(Message::VisitorAnswered {
            fact,
            answer: Answer::Unknown,
        })
    });
    if let Some(given) = given {
        option = option.yes_no("aria-pressed", given == Answer::Unknown);
    }
    option
        .attr("part", "option")
        .attr("data-key", key)
        .child(line("span", "lots-option__label", desk.words.unknown))
        .child(keycap(key))
}

/// The key that presses a button. It comes after the label and is not read out, so that the name is what is seen.
pub fn keycap(key: &str) -> Markup {
    line("kbd", "lots-key", key)
        .attr("part", "option-key")
        .attr("aria-hidden", "true")
}

/// A field that shortens a long list.
fn filter(desk: Desk) -> Markup {
    let typed = move |event: web_sys::Event| {
        if let Some(field) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        {
            desk.set_filter(field.value());
            desk.announce_at_rest(left);
        }
    };
    let field = el("input", "lots-field")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .on("input", typed);
    el("label", "lots-filter")
        .child(line("span", "lots-filter__label", desk.words.filter))
        .child(field)
}

/// The answers whose label has what was typed in it, whatever its case; the first eighteen with a key: 1 to 9, then 01 to 09.
fn matching(desk: Desk, fact: FactId, choice: &dyn Fn(usize) -> Markup) -> Markup {
    if identity::find(&desk.filter()).is_some() {
        return line("p", "lots-mistake", desk.words.mistake_identity).attr("role", "alert");
    }
    let pack = desk.pack();
    let mut options = Vec::new();
    for value in fitting(&pack.facts[fact], &desk.filter()) {
        let item = &pack.facts[fact].values[value];
        let label = desk.of_pack(line("span", "lots-option__label", &item.label));
        let mut option = choice(value).attr("part", "option").child(label);
        let key = match options.len() {
            place if place < LONG_LIST => (place + 1).to_string(),
            place => "0".to_owned() + &(place + 1 - LONG_LIST).to_string(),
        };
        if options.len() < 2 * LONG_LIST {
            option = option.attr("data-key", &key).child(keycap(&key));
        }
        options.push(option);
    }
    if options.is_empty() {
        line("p", "lots-hint", desk.words.no_option_fits)
    } else {
        several(options)
    }
}

/// The answers whose label has in it what was typed.
fn fitting(fact: &Fact, typed: &str) -> Vec<usize> {
    let typed = in_small_letters(typed);
    let fits = |value: &usize| in_small_letters(&fact.values[*value].label).contains(typed.trim());
    (0..fact.values.len()).filter(fits).collect()
}

/// How many answers are left of a long list, for those who do not see it become shorter.
fn left(desk: Desk) -> Option<String> {
    let pack = desk.pack();
    let screen = desk.screen();
    let Stage::Asking(asking) = &screen.stage else {
        return None;
    };
    let typed = desk.filter();
    if identity::find(&typed).is_some() {
        return None;
    }
    Some(match fitting(&pack.facts[asking.fact], &typed).len() {
        0 => desk.words.no_option_fits.to_owned(),
        count => (desk.words.options_fit)(count),
    })
}
