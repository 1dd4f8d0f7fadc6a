//! What the widget promises, which rules it used, and its keys.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::session::Presentation;
use crate::ui::desk::Desk;
use crate::ui::later::later;
use crate::ui::markup::{Markup, el, kept, line, live, nothing};
use crate::ui::{focus, keyboard};

/// The foot.
pub fn foot(desk: Desk) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let help = el(
        "details",
        "lots-details lots-details--quiet lots-foot__keys",
    )
    .child(line("summary", "", words.keys))
    .child(switch(desk))
    .child(later(desk, move |views| (views.keys)(desk)));
    el("footer", "lots-foot")
        .child(
            el("p", "")
                .child(line("span", "lots-foot__privacy", words.privacy).text(" "))
                .text(words.no_decision),
        )
        .child(line("p", "", &(words.version)(&pack.title, &pack.version)))
        .child(help)
        .child(el("slot", "").attr("name", "footer"))
}

/// The keys that do something.
pub fn keys(desk: Desk) -> Markup {
    kept(
        move || desk.screen().presentation,
        move |presentation| listed(desk, *presentation),
    )
}

/// A form has none for single answers.
fn listed(desk: Desk, presentation: Presentation) -> Markup {
    let is_form = presentation == Presentation::Guided;
    let mut keys = el("dl", "");
    for (key, does) in desk.telling().key_list {
        if is_form && key.starts_with(|c: char| "?+-0123456789".contains(c)) {
            continue;
        }
        keys = keys.child(
            el("div", "lots-foot__key")
                .child(el("dt", "").child(line("kbd", "lots-key", key)))
                .child(line("dd", "", does)),
        );
    }
    keys
}

/// Whether the keys do anything. The choice is one for all widgets of the page, so each shows what was chosen in another; the
/// box is set and not built anew, for it may have the focus.
fn switch(desk: Desk) -> Markup {
    let changed = |event: web_sys::Event| {
        let field = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(field) = field.as_ref().map(HtmlInputElement::checked) {
            keyboard::choose(field);
        }
    };
    let field = el("input", "")
        .attr("type", "checkbox")
        .flag("checked", desk.keys_are_on())
        .on("change", changed);
    let follow = move || {
        let on = desk.keys_are_on();
        let field = focus::find(&desk.root(), ".lots-foot__switch input");
        if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
            field.set_checked(on);
        }
        nothing()
    };
    el("label", "lots-foot__switch")
        .child(field)
        .child(line("span", "", desk.words.keys_on))
        .child(live(follow))
}
