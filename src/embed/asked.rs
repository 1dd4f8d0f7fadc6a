//! What a host page asks of a widget, or gives it, once all of the program is there.

use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::contacts;
use crate::embed::error::EmbedError;
use crate::embed::opening::{open_read, read};
use crate::embed::{answers, objects, value};
use crate::engine::opening::Compiled;
use crate::exchange::assessment::report_with;
use crate::exchange::link;
use crate::session::Message;
use crate::session::advice::Advice;
use crate::session::linked::Origin;
use crate::ui::clock;
use crate::ui::components::texts::local_day;
use crate::ui::desk::Desk;

pub(super) fn complete(
    desk: Desk,
    raw: &JsValue,
    written: Option<Compiled>,
) -> Result<(), JsValue> {
    let written = written.map_or_else(|| read(raw), Ok)?;
    if desk.arrive(open_read(written, raw)?) {
        Ok(())
    } else {
        Err(EmbedError::other_pack().into())
    }
}

pub(super) fn set_answers(desk: Desk, object: &JsValue) -> Result<(), JsValue> {
    let answers = answers::read(&desk.session(), object)?;
    desk.take_in(Message::HostSetAnswers(answers));
    Ok(())
}

pub(super) fn take_over(desk: Desk, object: &JsValue) -> Result<Array, JsValue> {
    let (answers, left) = answers::fitting(&desk.session(), object)?;
    desk.take_in(Message::HostSetAnswers(answers));
    let names = Array::new();
    for name in left {
        names.push(&name.into());
    }
    Ok(names)
}

pub(super) fn open_link(desk: Desk, fragment: &str) -> Result<String, JsValue> {
    let pack = desk.pack();
    let opened = link::read(&pack, fragment).map_err(EmbedError::from)?;
    let origin = Origin {
        version: opened.version,
        is_same: opened.is_same,
        left: opened.left,
        then: opened.then,
        is_added_to: false,
    };
    desk.take_in(Message::HostOpenedLink {
        on: opened.on,
        answers: opened.answers,
        origin,
    });
    // The visitor has opened it, and hears what has become of the case before.
    if desk.session().is_replaced_by_link() {
        desk.announce_now(desk.telling().taking.link_replaced);
    }
    Ok(opened.on.to_string())
}

pub(super) fn set_contacts(desk: Desk, object: &JsValue) -> Result<(), JsValue> {
    let overlay = if object.is_null() || object.is_undefined() {
        None
    } else {
        let raw = value::read(object).map_err(|_| EmbedError::unreadable_contacts())?;
        Some(contacts::read(&desk.pack(), &raw).map_err(EmbedError::from)?)
    };
    desk.set_overlay(overlay);
    Ok(())
}

pub(super) fn assessment(desk: Desk) -> JsValue {
    let session = desk.session();
    let case = clock::at_this_moment(session.own().case());
    let pack = session.pack();
    let local = desk.overlay().and_then(|it| it.day(pack, &case));
    objects::plain(&report_with(pack, &case, local))
}

pub(super) fn note(desk: Desk) -> String {
    let session = desk.session();
    let own = session.own();
    Advice::note(own, local_day(desk, own))
}
