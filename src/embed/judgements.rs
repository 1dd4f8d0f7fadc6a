//! What the worker judges otherwise, as plain data that the element keeps beside the answers: the program's own memory may be lost.
//!
//! Each is a list of its decision, how that stands, the values that it stands at, and the reason. Decisions and values are told by
//! their places: only the same rules take them back.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};

use crate::session::Session;
use crate::session::judgement::Judgement;
use crate::session::standing::State;

/// All judgements of a session.
pub fn of(session: &Session) -> Array {
    session.judgements().iter().filter_map(plain).collect()
}

fn plain(judgement: &Judgement) -> Option<JsValue> {
    let (state, values) = match &judgement.about {
        State::Settled { values } => (0, values),
        State::Gap { presumed } => (1, presumed),
        State::Conflict { clashing } => (2, clashing),
        // Nothing of this kind is judged.
        State::Open { .. } | State::Contradiction => return None,
    };
    let values: Array = values.iter().map(|&value| number(value)).collect();
    let (decision, state) = (number(judgement.decision), number(state));
    Some(
        Array::of4(
            &decision,
            &state,
            &values,
            &judgement.reason.as_str().into(),
        )
        .into(),
    )
}

/// The judgements that such a list tells; what is none is left out.
pub fn read(all: &Array) -> Vec<Judgement> {
    all.iter().filter_map(|it| judgement(&it)).collect()
}

fn judgement(plain: &JsValue) -> Option<Judgement> {
    let plain: &Array = plain.dyn_ref()?;
    let values: Array = plain.get(2).dyn_into().ok()?;
    let values = values.iter().filter_map(|value| place(&value)).collect();
    let about = match place(&plain.get(1))? {
        0 => State::Settled { values },
        1 => State::Gap { presumed: values },
        _ => State::Conflict { clashing: values },
    };
    Some(Judgement {
        decision: place(&plain.get(0))?,
        about,
        reason: plain.get(3).dyn_into::<JsString>().ok()?.into(),
    })
}

fn number(place: usize) -> JsValue {
    JsValue::from(place as u32)
}

fn place(value: &JsValue) -> Option<usize> {
    value.as_f64().map(|number| number as usize)
}
