//! "Skriv det du hör": a field for free words, the answers it proposes as chips to accept, and what was not understood.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

use crate::engine::case::Answer;
use crate::engine::pack::FactId;
use crate::hearing::{Effect, Heard, Proposal};
use crate::session::screen::Stage;
use crate::ui::components::options::number_mistake;
use crate::ui::desk::Desk;
use crate::ui::focus::{self, Target};
use crate::ui::later::{self, awaited};
use crate::ui::listening::tell_when_at_rest;
use crate::ui::markup::{Markup, button, el, line, live, nothing, several};
use crate::ui::told;

/// Where the field is, for the focus.
const FIELD: &str = "hearing";

/// The id of what is said of it.
const HINT: &str = "lots-hearing-hint";

/// The field; closed it is one button.
pub fn hearing(desk: Desk) -> Markup {
    let is_hidden = move || {
        let screen = desk.screen();
        let elsewhere = matches!(screen.stage, Stage::Rules(_) | Stage::OutsideValidity(_));
        (elsewhere || screen.kept.is_some()).then(String::new)
    };
    el("section", "lots-hearing")
        .attr("part", "hearing")
        .attr("aria-label", desk.words.hear)
        .live_attr("hidden", is_hidden)
        .on("keydown", move |event| pressed(desk, event.unchecked_ref()))
        .child(live(move || {
            if desk.listens() {
                open(desk)
            } else {
                closed(desk)
            }
        }))
}

fn closed(desk: Desk) -> Markup {
    let open = button("lots-hearing__open", move || {
        desk.listen(true);
        focus::after_render(desk.root(), Target::Place(FIELD.to_owned()));
    });
    open.attr("data-key", "/").text(desk.words.hear)
}

/// The opened field. It is there at once: what is typed before the second part has come is heard then.
fn open(desk: Desk) -> Markup {
    let words = desk.words;
    let typed = move |event: web_sys::Event| {
        if let Some(field) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        {
            later::hear(desk, field.value());
        }
    };
    let field = el("input", "lots-field")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "next")
        .attr("aria-describedby", HINT)
        .attr("data-place", FIELD)
        .attr("data-key", "/")
        .on("input", typed);
    let close = button("lots-link", move || {
        desk.listen(false);
        focus::after_render(desk.root(), Target::Heading);
    });
    let label = el("label", "lots-filter")
        .child(line("span", "lots-hearing__label", words.hear))
        .child(field);
    several(vec![
        label,
        awaited(desk, HINT, move |views| (views.hearing)(desk)),
        close.attr("data-key", "close").text(words.close),
    ])
}

/// What is said below the field.
pub fn heard(desk: Desk) -> Markup {
    several(vec![
        line("p", "lots-hint", desk.telling().hear_example).attr("id", HINT),
        number_mistake(desk, move || desk.heard().identity_number.is_some()),
        live(move || result(desk, &desk.heard())),
    ])
}

/// Takes in what was typed, and says what it has led to once the typing rests.
pub fn hear(desk: Desk, text: String) {
    desk.hear(text);
    tell_when_at_rest(desk);
}

/// The proposals and what was not understood.
fn result(desk: Desk, heard: &Heard) -> Markup {
    let telling = desk.telling();
    if heard.identity_number.is_some() {
        return nothing();
    }
    let mut list = el("ul", "lots-chips__list").attr("aria-label", telling.proposals);
    for (place, it) in heard.proposals.iter().enumerate() {
        let either = place > 0 && it.excludes.contains(&(place - 1));
        let item = el("li", "lots-hearing__item")
            .maybe(either.then(|| line("span", "lots-hearing__or", telling.or)))
            .child(chip(desk, place, it));
        list = list.child(item);
    }
    let listening = desk.listening();
    let [left, idle] = listening.rest(heard);
    let told = |title: &str, quoted: &[String]| {
        let said = line("p", "lots-hint", title)
            .text(": ")
            .text(&quoted.join(" · "));
        (!quoted.is_empty()).then_some(said)
    };
    let cut = listening.read_until();
    let cut = cut.map(|end| line("p", "lots-mistake", &(telling.heard_until)(&end)));
    let all = plain(heard);
    let take_all = (all.len() > 1).then(|| {
        let title = (telling.accept_all)(all.len());
        let place = place_of(heard.proposals.len());
        button("lots-button lots-button--primary", move || {
            accept(desk, &all, 0)
        })
        .attr("data-place", &place)
        .text(&title)
    });
    several(Vec::new())
        .maybe(cut)
        .maybe((!heard.proposals.is_empty()).then_some(list))
        .maybe(take_all)
        .maybe(told(telling.not_heard, &left))
        .maybe(told(telling.not_asked, &idle))
}

fn chip(desk: Desk, place: usize, it: &Proposal) -> Markup {
    let (fact, answer) = (it.fact, it.answer);
    let telling = desk.telling();
    let pack = desk.pack();
    let said = el("strong", "").child(told::answer_markup(desk, "", fact, answer));
    let note = match it.effect {
        Effect::New => "",
        Effect::Replaces => telling.replaces,
        Effect::Contradicts => telling.contradicts,
    };
    button("lots-chip lots-hearing__chip", move || {
        accept(desk, &[(fact, answer)], place)
    })
    .attr("data-place", &place_of(place))
    .child(desk.of_pack(line("span", "", &pack.facts[fact].short)))
    .text(": ")
    .child(said)
    .maybe((!note.is_empty()).then(|| line("span", "lots-hearing__note", note)))
}

/// What may be accepted together: nothing that excludes or contradicts anything.
fn plain(heard: &Heard) -> Vec<(FactId, Answer)> {
    let mut plain = Vec::new();
    for it in &heard.proposals {
        if it.excludes.is_empty() && it.effect != Effect::Contradicts {
            plain.push((it.fact, it.answer));
        }
    }
    plain
}

/// Gives answers. The focus goes to the next proposal; where none is left the text is forgotten and the field closes, unless some words
/// were not understood: they are shown until the field is closed or typed in anew.
fn accept(desk: Desk, answers: &[(FactId, Answer)], place: usize) {
    desk.accept(answers);
    let heard = desk.heard_now();
    let target = match heard.proposals.len() {
        0 if heard.left.is_empty() => {
            desk.listen(false);
            Target::Heading
        }
        0 => {
            desk.discard_heard(&heard);
            let field = focus::find(&desk.root(), &format!("[data-place='{FIELD}']"));
            if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
                field.set_value("");
            }
            Target::Place(FIELD.to_owned())
        }
        left => Target::Place(place_of(place.min(left - 1))),
    };
    focus::after_render(desk.root(), target);
}

fn place_of(proposal: usize) -> String {
    "heard-".to_owned() + &proposal.to_string()
}

/// From the field to the proposals, among them, and back. What is typed here is no shortcut, and no key throws it away: Escape leads from
/// it to the question, and closes the field where nothing is typed.
fn pressed(desk: Desk, event: &KeyboardEvent) {
    let key = event.key();
    if key.chars().count() == 1 || key == "Backspace" {
        event.stop_propagation();
    }
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.is_composing() {
        return;
    }
    if key == "Escape" && desk.keys_are_on() && !desk.listening().text().is_empty() {
        focus::now(&desk.root(), &Target::Heading);
        event.prevent_default();
        return event.stop_propagation();
    }
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    let place = target.and_then(|target| target.get_attribute("data-place"));
    let Some(place) = place else { return };
    let here: Option<usize> = place.strip_prefix("heard-").and_then(|at| at.parse().ok());
    let next = match (key.as_str(), here) {
        ("Enter" | "ArrowDown", None) => place_of(0),
        ("ArrowDown" | "ArrowRight", Some(here)) => place_of(here + 1),
        ("ArrowUp" | "ArrowLeft", Some(0)) => FIELD.to_owned(),
        ("ArrowUp" | "ArrowLeft", Some(here)) => place_of(here - 1),
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    if let Some(element) = focus::find(&desk.root(), &format!("[data-place='{next}']")) {
        let _ = element.focus();
    }
}
