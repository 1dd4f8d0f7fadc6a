//! The answers to a question of which one is chosen: a button each, which answers and goes on at once.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::engine::case::Answer;
use crate::engine::pack::{Fact, FactId, Kind};
use crate::identity;
use crate::session::Message;
use crate::session::screen::Stage;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, kept, line, live, nothing, several};
use crate::ui::said::Said;
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
    let pack = desk.pack();
    let item = &pack.facts[fact];
    let none = matches!(item.kind, Kind::Choices { none: None }).then(|| Answer::only(item, 0));
    let beside = |answer, key, label| beside(desk, fact, given, answer, key, label);
    let options = el("div", "lots-options")
        .attr("part", "options")
        .attr("role", "group")
        .attr("aria-labelledby", "lots-heading")
        .child(live(move || matching(desk, fact, &*choice)))
        .maybe(none.map(|none| beside(none, "-", desk.words.none_of_these)))
        .child(beside(Answer::Unknown, "0", desk.words.unknown));
    if item.values.len() > LONG_LIST {
        let number = number_mistake(desk, move || identity::find(&desk.filter()).is_some());
        several(vec![filter(desk), number, options])
    } else {
        options
    }
}

/// "Vet inte", which every question has.
pub fn unknown(desk: Desk, fact: FactId, given: Option<Answer>, key: &'static str) -> Markup {
    beside(desk, fact, given, Answer::Unknown, key, desk.words.unknown)
}

/// An answer in the program's own words, under those of the rules: it answers and goes on at once.
fn beside(
    desk: Desk,
    fact: FactId,
    given: Option<Answer>,
    answer: Answer,
    key: &'static str,
    label: &str,
) -> Markup {
    let before = yes_of(given);
    let mut option = button("lots-option lots-option--unknown", move || {
        // What was chosen just now is not thrown away unseen; what was answered before is replaced.
        if ![0, before].contains(&desk.controls_now().chosen) {
            return desk.mistaken(Said::ours(desk.words.mistake_chosen));
        }
        desk.send(Message::VisitorAnswered { fact, answer })
    });
    if let Some(given) = given {
        option = option.yes_no("aria-pressed", given == answer);
    }
    option
        .attr("part", "option")
        .attr("data-key", key)
        .child(line("span", "lots-option__label", label))
        .child(keycap(key))
}

/// The options that an answer says yes to.
fn yes_of(answer: Option<Answer>) -> u32 {
    match answer {
        Some(Answer::Options { yes, .. }) => yes,
        _ => 0,
    }
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

/// That an identity number was typed: read out once, and not at each letter after it.
pub fn number_mistake(desk: Desk, is_typed: impl Fn() -> bool + 'static) -> Markup {
    let told = el("p", "lots-mistake").attr("role", "alert");
    told.child(kept(is_typed, move |is_typed| {
        let told = if *is_typed {
            desk.words.mistake_identity
        } else {
            ""
        };
        several(Vec::new()).text(told)
    }))
}

/// The answers whose label has what was typed in it, whatever its case. The first eighteen of all have a key: 1 to 9, then +1 to
/// +9. It is an answer's own, so that it stays the same while the list becomes shorter.
fn matching(desk: Desk, fact: FactId, choice: &dyn Fn(usize) -> Markup) -> Markup {
    if identity::find(&desk.filter()).is_some() {
        return nothing();
    }
    let pack = desk.pack();
    let mut options = Vec::new();
    for value in fitting(&pack.facts[fact], &desk.filter()) {
        let item = &pack.facts[fact].values[value];
        let label = desk.of_pack(line("span", "lots-option__label", &item.label));
        let mut option = choice(value).attr("part", "option").child(label);
        let key = match value {
            place if place < LONG_LIST => (place + 1).to_string(),
            place => "+".to_owned() + &(place + 1 - LONG_LIST).to_string(),
        };
        if value < 2 * LONG_LIST {
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
