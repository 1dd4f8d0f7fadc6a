//! The texts that the routine prescribes, filled from the case: shown before they are copied.

use chrono::NaiveDate;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, HtmlTextAreaElement};

use crate::engine::pack::FactId;
use crate::session::Session;
use crate::session::advice::Advice;
use crate::session::screen::Stage;
use crate::ui::clock;
use crate::ui::components::heading::heading;
use crate::ui::components::source::source;
use crate::ui::desk::Desk;
use crate::ui::happening::Happening;
use crate::ui::markup::{Markup, button_on, el, line, live, nothing};

/// The texts, each closed; and the worker's own judgement where none of them has a place for it. None of a case that is tried: nobody
/// should put one that is invented into a journal.
pub fn texts(desk: Desk, advice: &Advice) -> Option<Markup> {
    if advice.texts.is_empty() && advice.judged.is_empty() || desk.session().is_trial() {
        return None;
    }
    let telling = desk.telling();
    let mut section = el("section", "lots-texts")
        .attr("part", "texts")
        .child(heading(desk, 0, "lots-heading").text(telling.texts));
    if !advice.judged.is_empty() {
        // These words are the program's own, the judgement under them is told in the pack's.
        let title = telling.taking.own_judgement;
        let summary = line("summary", "", title);
        let because = line("p", "lots-texts__because", telling.taking.own_judgement_use);
        section = section.child(folded(desk, (summary, title), because, &advice.judged));
    }
    for &template in &advice.texts {
        // Local contacts that come later say a day in it, and have nothing else built anew.
        section = section.child(live(move || match &desk.screen().stage {
            Stage::Result(advice) => text(desk, advice, template),
            _ => nothing(),
        }));
    }
    Some(section)
}

fn text(desk: Desk, advice: &Advice, template: usize) -> Markup {
    let pack = desk.pack();
    let session = desk.session();
    let text = advice.text(&pack, session.case(), template, local_day(desk, &session));
    let template = &pack.templates[template];
    let title = desk.of_pack(line("summary", "", &template.title));
    let because = desk.of_pack(line("p", "lots-texts__because", &template.because));
    folded(desk, (title, &template.title), because, &text).child(source(
        desk,
        &template.basis,
        None,
    ))
}

/// The day that the local calendar gives for a question that nobody has answered, as it is at this moment.
pub fn local_day(desk: Desk, session: &Session) -> Option<(FactId, NaiveDate)> {
    let case = clock::at_this_moment(session.case());
    desk.overlay()?.day(session.pack(), &case)
}

/// A text under its title, with what it is for.
fn folded(desk: Desk, (summary, title): (Markup, &str), because: Markup, text: &str) -> Markup {
    let rows = text.lines().count().clamp(3, 16).to_string();
    let field = field(title).attr("rows", &rows).verbatim(text);
    let copy = button_on("lots-button", move |event| {
        if let Some(field) = field_beside(&event) {
            copy(desk, &field);
        }
    });
    el("details", "lots-details")
        .attr("data-copied", "")
        .child(summary)
        .child(because)
        .child(desk.of_pack(field))
        .child(
            el("p", "lots-copy")
                .child(copy.attr("part", "button").text(desk.telling().copy))
                .child(receipt()),
        )
}

/// Where it is seen that a text has been copied; those who hear the page are told by the live region.
pub fn receipt() -> Markup {
    el("span", "lots-copy__receipt").attr("aria-hidden", "true")
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

/// Selects the text of a field and copies it; where that is refused, which is false, the text stays selected.
pub fn is_copied(field: &HtmlTextAreaElement) -> bool {
    field.select();
    let document = field
        .owner_document()
        .and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}

/// Copies the text of a field, and says so, or that it could not.
pub fn copy(desk: Desk, field: &HtmlTextAreaElement) {
    let done = is_copied(field);
    let told = if done {
        desk.telling().copied
    } else {
        desk.telling().not_copied
    };
    desk.announce_now(told);
    // One receipt at a time: what was copied before is no longer what would be pasted.
    if let Ok(receipts) = desk.root().query_selector_all(".lots-copy__receipt") {
        for receipt in (0..receipts.length()).filter_map(|place| receipts.get(place)) {
            receipt.set_text_content(None);
        }
    }
    let around = field.closest("[data-copied]").ok().flatten();
    let receipt = around.and_then(|it| it.query_selector(".lots-copy__receipt").ok().flatten());
    if let Some(receipt) = receipt {
        receipt.set_text_content(Some(told));
    }
    if done {
        desk.tell(Happening::Copied);
    }
}
