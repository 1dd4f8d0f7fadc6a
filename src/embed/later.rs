//! The second part of the program: what host pages ask for, and the views of [`ui::later`](crate::ui::later).
//!
//! The parts are cut out of one module by a tool that follows what calls what (`tests/tools/wasm.sh`): whatever the exported
//! functions reach is in the first, and what only this table names is in the second. The script puts the second beside the first in
//! the same memory and then calls [`complete`].

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use crate::embed::error::EmbedError;
use crate::embed::{asked, events, opening, rules};
use crate::engine::opening::Compiled;
use crate::engine::pack::Pack;
use crate::session::Session;
use crate::ui::desk::Desk;
use crate::ui::later::{self as views, VIEWS, Views};

/// What the exported functions have of the second part.
pub(super) struct Later {
    views: &'static Views,
    pub(super) open: fn(&JsValue) -> Result<Pack, EmbedError>,
    pub(super) read: fn(&JsValue) -> Result<Compiled, EmbedError>,
    pub(super) complete: fn(Desk, &JsValue, Option<Compiled>) -> Result<(), JsValue>,
    pub(super) set_answers: fn(Desk, &JsValue) -> Result<(), JsValue>,
    pub(super) take_over: fn(Desk, &JsValue) -> Result<Array, JsValue>,
    pub(super) open_link: fn(Desk, &str) -> Result<String, JsValue>,
    pub(super) set_contacts: fn(Desk, &JsValue) -> Result<(), JsValue>,
    pub(super) assessment: fn(Desk) -> JsValue,
    pub(super) note: fn(Desk) -> String,
    pub(super) assess: fn(&Pack, &JsValue, Option<&str>) -> Result<JsValue, JsValue>,
    pub(super) tell_result: fn(&HtmlElement, &Session, bool),
}

static LATER: Later = Later {
    views: &VIEWS,
    open: opening::open,
    read: opening::read,
    complete: asked::complete,
    set_answers: asked::set_answers,
    take_over: asked::take_over,
    open_link: asked::open_link,
    set_contacts: asked::set_contacts,
    assessment: asked::assessment,
    note: asked::note,
    assess: rules::assess,
    tell_result: events::tell_result,
};

thread_local! {
    static THERE: Cell<Option<&'static Later>> = const {
        // A module that is not cut has it from the beginning.
        Cell::new(if cfg!(lots_parts) { None } else { Some(&LATER) })
    };
}

/// The second part.
///
/// # Errors
/// It is not there yet.
pub(super) fn there() -> Result<&'static Later, JsValue> {
    THERE.get().ok_or_else(|| EmbedError::incomplete().into())
}

/// The second part has been put beside the first: from now on it is used. False where it has not been.
#[wasm_bindgen]
pub fn complete() -> bool {
    let later = cut::joined();
    if let Some(later) = later {
        THERE.set(Some(later));
        views::come(later.views);
    }
    later.is_some()
}

#[cfg(lots_parts)]
mod cut {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use wasm_split_helpers::wasm_split;

    use super::{LATER, Later};

    /// The tool moves the body, with all that only that needs, into the second part.
    #[wasm_split(later)]
    fn later() -> &'static Later {
        &LATER
    }

    pub(super) fn joined() -> Option<&'static Later> {
        let mut coming = pin!(later());
        let mut context = Context::from_waker(Waker::noop());
        // Where it is there, one look asks for it, and the next has it.
        for _ in 0..2 {
            if let Poll::Ready(later) = coming.as_mut().poll(&mut context) {
                return Some(later);
            }
        }
        None
    }
}

/// The module as the tests have it: not cut.
#[cfg(not(lots_parts))]
mod cut {
    use super::{LATER, Later};

    pub(super) fn joined() -> Option<&'static Later> {
        Some(&LATER)
    }
}
