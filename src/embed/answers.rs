//! Answers to and from plain JavaScript objects, in the form of answers files.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use crate::embed::error::EmbedError;
use crate::embed::events::set;
use crate::embed::value as plain;
use crate::engine::case::Answer;
use crate::engine::diagram::full;
use crate::engine::pack::{FactId, Pack};
use crate::exchange::answers::{Raw, case};
use crate::session::Session;

/// All answers of a session, by fact id.
pub fn of(session: &Session) -> JsValue {
    let object = Object::new();
    for &fact in session.order() {
        set(
            &object,
            &session.pack().facts[fact].id,
            value(session.pack(), fact, session.case().answer(fact)),
        );
    }
    object.into()
}

/// One answer; `null` is "vet inte", `undefined` not asked.
pub fn value(pack: &Pack, fact: FactId, answer: Option<Answer>) -> JsValue {
    let codes = &pack.facts[fact].values;
    match answer {
        None => JsValue::UNDEFINED,
        Some(Answer::Unknown) => JsValue::NULL,
        Some(Answer::Value(value)) => codes[value].code.as_str().into(),
        Some(Answer::Number(number)) => number.into(),
        Some(Answer::Date(date)) => date.to_string().into(),
        Some(Answer::Options { yes, no }) if yes | no == full(codes.len() as u8) => {
            let chosen = codes
                .iter()
                .enumerate()
                .filter(|(value, _)| yes >> value & 1 == 1);
            chosen
                .map(|(_, value)| JsValue::from(value.code.as_str()))
                .collect::<Array>()
                .into()
        }
        Some(Answer::Options { yes, no }) => {
            let partly = Object::new();
            for (value, code) in codes
                .iter()
                .enumerate()
                .filter(|(value, _)| (yes | no) >> value & 1 == 1)
            {
                set(&partly, &code.code, (yes >> value & 1 == 1).into());
            }
            partly.into()
        }
    }
}

/// The answers that an object holds, in the object's order.
///
/// # Errors
/// The first key or value that does not fit; nothing is then taken.
pub fn read(session: &Session, object: &JsValue) -> Result<Vec<(FactId, Answer)>, EmbedError> {
    let raw: Raw = plain::read(object).map_err(|_| EmbedError::unreadable_answers())?;
    let pack = session.pack();
    let read =
        case(pack, &raw, session.case().on).map_err(|errors| match errors.into_iter().next() {
            Some(first) => first.into(),
            None => EmbedError::unreadable_answers(),
        })?;
    let Raw::Table(entries) = raw else {
        return Ok(Vec::new());
    };
    let facts = entries.iter().filter_map(|(id, _)| pack.fact(id));
    Ok(facts
        .filter_map(|fact| read.answer(fact).map(|answer| (fact, answer)))
        .collect())
}
