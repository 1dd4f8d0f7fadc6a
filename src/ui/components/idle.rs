//! The warning before a case that nobody touches is thrown away, and the word that it has been.

use std::rc::Rc;
use std::time::Duration;

use chrono::Timelike;
use js_sys::Date;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use crate::session::Message;
use crate::ui::clock;
use crate::ui::desk::Desk;
use crate::ui::focus::{self, Target};
use crate::ui::happening::Happening;
use crate::ui::idling::Idleness;
use crate::ui::markup::{Markup, button, el, line, live, nothing};

/// How often the clock is looked at.
const OFTEN: Duration = Duration::from_secs(5);

/// What is said, above everything else; nothing where the host page has not asked for it.
pub fn idle(desk: Desk) -> Markup {
    desk.idling().touch(Date::now());
    let telling = desk.telling();
    el("div", "lots-idle")
        .child(live(move || watch(desk)))
        .child(live(move || match desk.idleness() {
            Idleness::None => nothing(),
            Idleness::Warned { ends } => {
                let at = clock::local(&Date::new(&JsValue::from_f64(ends)));
                let told = (telling.idle_warning)(&format!("{:02}:{:02}", at.hour(), at.minute()));
                let keep = button("lots-button", move || {
                    focus::after_render(desk.root(), Target::Heading);
                });
                el("div", "lots-banner lots-banner--caution")
                    .attr("role", "alert")
                    .child(line("p", "", &told))
                    .child(keep.text(telling.idle_keep))
            }
            Idleness::Cleared => {
                line("p", "lots-banner", telling.idle_cleared).attr("role", "alert")
            }
        }))
}

/// Looks at the clock from time to time, where the host page has asked for it.
fn watch(desk: Desk) -> Markup {
    if desk.settings().clear_after.is_some() {
        let look: Rc<dyn Fn()> = Rc::new(move || look(desk));
        clock::often(Rc::clone(&look), OFTEN);
        clock::on_sight(look);
    }
    nothing()
}

/// Hears of every touch inside the widget. A click on the warning's own button is one too.
pub fn watched(desk: Desk, widget: Markup) -> Markup {
    let touched = move |_| {
        if desk.idling().touch(Date::now()) {
            desk.show_idleness();
        }
    };
    let typed = move |event: web_sys::Event| {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        // What is typed to be heard is known of as long as its field is open.
        let is_heard =
            target.is_some_and(|it| it.closest(".lots-hearing").ok().flatten().is_some());
        let now = Date::now();
        let idling = desk.idling();
        if if is_heard {
            idling.touch(now)
        } else {
            idling.typed(now)
        } {
            desk.show_idleness();
        }
    };
    let passed = move |_| desk.idling().pass(Date::now());
    widget
        .on("click", touched)
        .on("input", typed)
        .on("keydown", passed)
        .on("pointermove", passed)
}

fn look(desk: Desk) {
    // The widget may have been taken away meanwhile.
    if !desk.is_there() {
        return;
    }
    let Some(minutes) = desk.settings_now().clear_after else {
        return;
    };
    if !desk.idling().look(Date::now(), desk.has_case(), minutes) {
        return;
    }
    if desk.idling().idleness() == Idleness::Cleared {
        let had_focus = focus::find(&desk.root(), ":focus").is_some();
        // Not as a visitor does it, who could have it back.
        desk.take_in(Message::HostStartedAgain);
        desk.tell(Happening::StartedAgain);
        if had_focus {
            focus::after_render(desk.root(), Target::Heading);
        }
    }
    desk.show_idleness();
}
