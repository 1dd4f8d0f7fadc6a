//! The texts that the routine prescribes, filled from the case: shown before they are copied.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use crate::engine::assessment::{Depth, judge};
use crate::engine::filling;
use crate::engine::pack::Part;
use crate::session::advice::{Advice, Filled};
use crate::session::judgement::in_words;
use crate::ui::components::heading::heading;
use crate::ui::components::source::source;
use crate::ui::desk::Desk;
use crate::ui::happening::Happening;
use crate::ui::markup::{Markup, button_on, el, line};

/// The texts, each closed; and the worker's own judgement where none of them has a place for it.
pub fn texts(desk: Desk, advice: &Advice) -> Option<Markup> {
    if advice.texts.is_empty() && advice.judged.is_empty() {
        return None;
    }
    let words = desk.words;
    let mut section = el("section", "lots-texts")
        .attr("part", "texts")
        .child(heading(desk, 0, "lots-heading").text(words.texts));
    if !advice.judged.is_empty() {
        let title = words.taking.own_judgement;
        section = section.child(folded(
            desk,
            title,
            words.taking.own_judgement_use,
            &advice.judged,
        ));
    }
    for filled in &advice.texts {
        section = section.child(text(desk, advice, filled));
    }
    Some(section)
}

fn text(desk: Desk, advice: &Advice, filled: &Filled) -> Markup {
    let pack = desk.pack();
    let template = &pack.templates[filled.template];
    let session = desk.session();
    let case = session.case();
    let local = desk.overlay().and_then(|it| it.day(&pack, case));
    let is_named = |fact: usize| {
        let mut parts = template.lines.iter().flat_map(|line| &line.parts);
        parts.any(|part| *part == Part::Fact(fact) || matches!(part, Part::Deadline(_)))
    };
    // The local calendar stands beside the session, which fills the texts without it.
    let text = match local.filter(|(fact, _)| is_named(*fact)) {
        None => filled.text.clone(),
        Some(local) => {
            let judged = in_words(&pack, &advice.judgements.iter().collect::<Vec<_>>());
            let judged_by = judge(&pack, case, Depth::Result);
            filling::fill(&pack, case, &judged_by, template, &judged, Some(local))
        }
    };
    folded(desk, &template.title, &template.because, &text).child(source(
        desk,
        &template.basis,
        None,
    ))
}

fn folded(desk: Desk, title: &str, because: &str, text: &str) -> Markup {
    let rows = text.lines().count().clamp(3, 16).to_string();
    let field = field(title)
        .attr("rows", &rows)
        .attr("lang", &desk.pack().lang)
        .verbatim(text);
    let copy = button_on("lots-button", move |event| {
        if let Some(field) = field_beside(&event) {
            copy(desk, &field);
        }
    });
    el("details", "lots-details")
        .attr("data-copied", "")
        .child(desk.of_pack(line("summary", "", title)))
        .child(desk.of_pack(line("p", "lots-texts__because", because)))
        .child(field)
        .child(el("p", "").child(copy.attr("part", "button").text(desk.words.copy)))
}

/// A field to copy from. Read-only, but its own field: a copy can be made of a selection where the clipboard is out of reach, as
/// on http:// pages.
pub fn field(label: &str) -> Markup {
    el("textarea", "lots-texts__text")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .attr("aria-label", label)
}

/// The field inside the nearest `data-copied` around what was pressed.
pub fn field_beside(event: &web_sys::Event) -> Option<HtmlTextAreaElement> {
    let pressed = event
        .current_target()?
        .dyn_into::<web_sys::Element>()
        .ok()?;
    let around = pressed.closest("[data-copied]").ok()??;
    around.query_selector("textarea").ok()??.dyn_into().ok()
}

/// Selects the text of a field and copies it; where that is refused the text stays selected.
pub fn copy(desk: Desk, field: &HtmlTextAreaElement) {
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
