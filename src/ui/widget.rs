//! The whole widget: header, stage, answer panel and foot.

use wasm_bindgen::JsCast;

use crate::session::screen::Stage;
use crate::ui::components::panel::{make_way, panel};
use crate::ui::components::{
    foot::foot, header::header, hearing::hearing, idle::idle, idle::watched,
};
use crate::ui::desk::Desk;
use crate::ui::keyboard;
use crate::ui::markup::{Markup, el, live};
use crate::ui::pages::{check, clash, outside_validity, question, result, rules, step};

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
        .child(idle(desk))
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
                .child(live(move || desk.status())),
        )
}

fn stage(desk: Desk) -> Markup {
    let screen = desk.screen();
    match &screen.stage {
        Stage::Rules(reading) => rules::page(desk, *reading),
        Stage::Asking(asking) => question::page(desk, &screen, asking),
        Stage::Step(step) => step::page(desk, step),
        Stage::Check => check::page(desk, &screen),
        Stage::Result(advice) => result::page(desk, &screen, advice),
        Stage::Clash(clash) => clash::page(desk, clash),
        Stage::OutsideValidity(validity) => outside_validity::page(desk, *validity),
    }
}
