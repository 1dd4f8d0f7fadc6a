//! The texts that the routine prescribes, filled from the case: shown before they are copied.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use crate::session::advice::{Advice, Filled};
use crate::ui::components::heading::heading;
use crate::ui::components::source::source;
use crate::ui::desk::{Desk, Happening};
use crate::ui::markup::{Markup, el, line};

/// The texts, each closed.
pub fn texts(desk: Desk, advice: &Advice) -> Option<Markup> {
    if advice.texts.is_empty() {
        return None;
    }
    let mut section = el("section", "lots-texts")
        .attr("part", "texts")
        .child(heading(desk, 0, "lots-heading").text(desk.words.texts));
    for filled in &advice.texts {
        section = section.child(text(desk, filled));
    }
    Some(section)
}

fn text(desk: Desk, filled: &Filled) -> Markup {
    let pack = desk.pack();
    let template = &pack.templates[filled.template];
    let rows = filled.text.lines().count().clamp(3, 16).to_string();
    // Read-only, but its own field: a copy can be made of a selection where the clipboard is out of reach, as on http:// pages.
    let field = el("textarea", "lots-texts__text")
        .attr("readonly", "")
        .attr("rows", &rows)
        .attr("spellcheck", "false")
        .attr("lang", &pack.lang)
        .attr("aria-label", &template.title)
        .verbatim(&filled.text);
    let copy = el("button", "lots-button")
        .attr("type", "button")
        .attr("part", "button")
        .on("click", move |event| copy(desk, &event))
        .text(desk.words.copy);
    el("details", "lots-details")
        .child(desk.of_pack(line("summary", "", &template.title)))
        .child(desk.of_pack(line("p", "lots-texts__because", &template.because)))
        .child(field)
        .child(el("p", "").child(copy))
        .child(source(desk, &template.basis, None))
}

/// Selects the text beside the button and copies it; where that is refused the text stays selected.
fn copy(desk: Desk, event: &web_sys::Event) {
    let beside = event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|button| button.closest("details").ok().flatten())
        .and_then(|details| details.query_selector("textarea").ok().flatten());
    let Some(field) = beside.and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) else {
        return;
    };
    field.select();
    let document = field
        .owner_document()
        .and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    let done = document.is_some_and(|document| document.exec_command("copy").unwrap_or(false));
    desk.announce_now(if done {
        desk.words.copied
    } else {
        desk.words.not_copied
    });
    if done {
        desk.tell(Happening::Copied);
    }
}
