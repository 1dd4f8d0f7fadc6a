//! The case that was just thrown away, or replaced by a link: one wrong press in the middle of a call is not the end of it.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Date;
use leptos::prelude::{Notify, Track, Trigger, on_cleanup, set_timeout_with_handle};

use crate::session::Message;
use crate::ui::clock;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, line, live, nothing};

/// How long it can be had back: the next person at this screen must not find it.
const WHILE: Duration = Duration::from_secs(60);

/// That it is gone, and the way to have it back; nothing once anything else is done.
pub fn thrown_away(desk: Desk) -> Markup {
    // Only this follows it: what is being typed into the next case by then would be lost with its field.
    let lapsed = Trigger::new();
    let until = Cell::new(None);
    live(move || {
        lapsed.track();
        desk.screen();
        if !desk.session().can_take_case_back() {
            until.take();
            return nothing();
        }
        // Where another link takes the place of one, what the first has replaced has all of its time again.
        let turn = desk.turn_of_case();
        let end = match until.get() {
            Some((of, end)) if of == turn => end,
            _ => Date::now() + WHILE.as_millis() as f64,
        };
        until.set(Some((turn, end)));
        let lapse = move || {
            desk.forget_thrown_away();
            lapsed.notify();
        };
        if let Ok(timer) = set_timeout_with_handle(lapse, WHILE) {
            on_cleanup(move || timer.clear());
        }
        // A timer sleeps when the machine does, and the minute is over all the same.
        let is_over = move || Date::now() >= end;
        clock::on_sight(Rc::new(move || {
            if is_over() {
                lapse();
            }
        }));
        let back = button("lots-button", move || {
            if is_over() {
                lapse();
            } else {
                desk.send(Message::VisitorTookCaseBack);
            }
        });
        let told = if desk.session().is_replaced_by_link() {
            desk.telling().taking.link_replaced
        } else {
            desk.words.thrown_away
        };
        el("div", "lots-banner")
            .child(line("p", "", told))
            .child(back.text(desk.telling().take_back))
    })
}
