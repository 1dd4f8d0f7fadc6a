//! What the widget promises, which rules it used, and its keys.

use crate::session::Presentation;
use crate::ui::desk::Desk;
use crate::ui::keyboard;
use crate::ui::markup::{Markup, el, kept, line};

/// The foot.
pub fn foot(desk: Desk) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let help = el(
        "details",
        "lots-details lots-details--quiet lots-foot__keys",
    )
    .child(line("summary", "", words.keys))
    .child(kept(
        move || keyboard::chosen().unwrap_or(desk.settings().shortcuts),
        move |on| switch(desk, *on),
    ))
    .child(kept(
        move || desk.screen().presentation,
        move |presentation| keys(desk, *presentation),
    ));
    el("footer", "lots-foot")
        .child(
            line("p", "", words.privacy)
                .text(" ")
                .text(words.no_decision),
        )
        .child(line("p", "", &(words.version)(&pack.title, &pack.version)))
        .child(help)
        .child(el("slot", "").attr("name", "footer"))
}

/// The keys that do something; a form has none for single answers.
fn keys(desk: Desk, presentation: Presentation) -> Markup {
    let is_form = presentation == Presentation::Guided;
    let mut keys = el("dl", "");
    for (key, does) in desk.words.key_list {
        if is_form && key.starts_with(|c: char| c.is_ascii_digit()) {
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

fn switch(desk: Desk, on: bool) -> Markup {
    let field = el("input", "")
        .attr("type", "checkbox")
        .flag("checked", on)
        .on("change", move |_| desk.turn_keys());
    el("label", "lots-foot__switch")
        .child(field)
        .child(line("span", "", desk.words.keys_on))
}
