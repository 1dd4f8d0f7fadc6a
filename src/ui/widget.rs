//! The whole widget: header, stage, answer panel and foot.

use wasm_bindgen::JsCast;

use crate::ui::components::panel::{make_way, panel};
use crate::ui::components::{foot::foot, header::header, hearing::hearing, idle::watched};
use crate::ui::desk::Desk;
use crate::ui::keyboard;
use crate::ui::later::{later, middle};
use crate::ui::markup::{Markup, el, live};
use crate::ui::pages::question;

/// The widget.
pub fn widget(desk: Desk) -> Markup {
    let keys = move |event: web_sys::Event| {
        keyboard::pressed(event.unchecked_ref(), &desk.root(), desk.keys_are_on());
    };
    let stage = el("div", "lots-widget__stage")
        .child(hearing(desk))
        .child(live(move || stage(desk)));
    let widget = el("div", "lots-widget");
    watched(desk, widget)
        .attr("part", "base")
        .attr("lang", desk.words.lang)
        .live_attr("data-keys", move || {
            (!desk.keys_are_on()).then(|| "off".to_owned())
        })
        .on("keydown", keys)
        .on("focusin", move |event| make_way(desk, &event))
        .on("click", move |_| keyboard::forget(&desk.root()))
        .child(later(desk, move |views| (views.idle)(desk)))
        .child(header(desk))
        .child(
            el("div", "lots-widget__body")
                .child(stage)
                .child(panel(desk)),
        )
        .child(foot(desk))
        .child(
            el("p", "lots-hidden")
                .attr("role", "status")
                // The element takes it out of here (`src/embed/element.js`).
                .attr("lang", desk.words.lang)
                .child(live(move || desk.status())),
        )
}

/// The page of a question stays there from one to the next: only what stands on it is built anew.
fn stage(desk: Desk) -> Markup {
    if desk.asks() {
        question::page(desk)
    } else {
        live(move || middle(desk, &desk.screen()))
    }
}
