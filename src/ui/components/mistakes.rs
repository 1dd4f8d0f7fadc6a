//! What is missing or wrong on a step, at its top: it takes the focus, which has it read out, and each line leads to its question.

use crate::engine::pack::FactId;
use crate::ui::components::field::{id_of, selector_of};
use crate::ui::components::heading::heading;
use crate::ui::desk::Desk;
use crate::ui::focus;
use crate::ui::markup::{Markup, el, line, live, nothing};
use crate::ui::said::Said;

/// Its `data-place`.
pub const PLACE: &str = "mistakes";

/// The summary; nothing where nothing is wrong.
pub fn mistakes(desk: Desk) -> Markup {
    live(move || {
        let mistakes = desk.mistakes();
        if mistakes.is_empty() {
            return nothing();
        }
        let mut list = el("ul", "").attr("id", "lots-mistaken");
        for (fact, told) in &mistakes {
            list = list.child(el("li", "").child(link(desk, *fact, told)));
        }
        let title = heading(desk, 0, "lots-heading").attr("id", "lots-mistakes");
        el("div", "lots-mistakes")
            .attr("role", "group")
            .attr("aria-labelledby", "lots-mistakes")
            // A group that has the focus is read by its name and what describes it, and not by what it holds.
            .attr("aria-describedby", "lots-mistaken")
            .attr("tabindex", "-1")
            .attr("data-place", PLACE)
            .child(title.text(desk.telling().mistakes_title))
            .child(list)
    })
}

fn link(desk: Desk, fact: FactId, told: &Said) -> Markup {
    // The address is for those who read the page; inside a shadow root a browser would not find it, so the focus is moved.
    let go = move |event: web_sys::Event| {
        event.prevent_default();
        if let Some(control) = focus::find(&desk.root(), &selector_of(fact)) {
            let _ = control.focus();
        }
    };
    let short = &desk.pack().facts[fact].short;
    el("a", "")
        .attr("href", &("#".to_owned() + &id_of(fact)))
        .on("click", go)
        .child(desk.of_pack(line("span", "", short)))
        .text(": ")
        .child(told.markup(desk))
}
