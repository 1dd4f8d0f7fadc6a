//! Answers to and from plain JavaScript objects, in the form of answers files.

use chrono::NaiveDate;
use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use crate::embed::error::EmbedError;
use crate::embed::objects::set;
use crate::embed::value as plain;
use crate::engine::case::{Answer, Case};
use crate::engine::diagram::full;
use crate::engine::pack::{FactId, Pack};
use crate::exchange::answers::{self as exchange, Raw};
use crate::session::Session;

/// All answers of a session, by fact id.
pub fn of(session: &Session) -> JsValue {
    object(session, value)
}

/// The same for another pack: options stand each by itself, also where all are answered.
pub fn unfolded(session: &Session) -> JsValue {
    object(session, |pack, fact, answer| match answer {
        Some(Answer::Options { yes, no }) => options(pack, fact, yes, no),
        other => value(pack, fact, other),
    })
}

fn object(session: &Session, value: fn(&Pack, FactId, Option<Answer>) -> JsValue) -> JsValue {
    let object = Object::new();
    for &fact in session.order() {
        let answer = session.case().answer(fact);
        let value = value(session.pack(), fact, answer);
        set(&object, &session.pack().facts[fact].id, value);
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
        Some(Answer::Options { yes, no }) => options(pack, fact, yes, no),
    }
}

fn options(pack: &Pack, fact: FactId, yes: u32, no: u32) -> JsValue {
    let object = Object::new();
    let codes = pack.facts[fact].values.iter().enumerate();
    for (value, code) in codes.filter(|(value, _)| (yes | no) >> value & 1 == 1) {
        set(&object, &code.code, (yes >> value & 1 == 1).into());
    }
    object.into()
}

/// Answers in the order in which they were written.
type Given = Vec<(FactId, Answer)>;

/// Of answers to another pack's questions those that fit, in the object's order, and the names of what does not.
///
/// # Errors
/// It is no object of answers.
pub fn fitting(session: &Session, object: &JsValue) -> Result<(Given, Vec<String>), EmbedError> {
    let raw: Raw = plain::read(object).map_err(|_| EmbedError::unreadable_answers())?;
    let pack = session.pack();
    let (case, left) = exchange::fitting(pack, &raw, session.case().on);
    Ok((given(pack, &raw, &case), left))
}

/// The answers of a case in the order in which they were written.
fn given(pack: &Pack, raw: &Raw, case: &Case) -> Given {
    let Raw::Table(entries) = raw else {
        return Vec::new();
    };
    let facts = entries.iter().filter_map(|(id, _)| pack.fact(id));
    facts
        .filter_map(|fact| case.answer(fact).map(|answer| (fact, answer)))
        .collect()
}

/// The answers that an object holds, in the object's order.
///
/// # Errors
/// The first key or value that does not fit; nothing is then taken.
pub fn read(session: &Session, object: &JsValue) -> Result<Given, EmbedError> {
    let (raw, case) = told(session.pack(), object, session.case().on)?;
    Ok(given(session.pack(), &raw, &case))
}

/// The case that an object of answers tells, judged on a day.
///
/// # Errors
/// The first key or value that does not fit.
pub fn case(pack: &Pack, object: &JsValue, on: NaiveDate) -> Result<Case, EmbedError> {
    told(pack, object, on).map(|(_, case)| case)
}

fn told(pack: &Pack, object: &JsValue, on: NaiveDate) -> Result<(Raw, Case), EmbedError> {
    let raw: Raw = plain::read(object).map_err(|_| EmbedError::unreadable_answers())?;
    match exchange::case(pack, &raw, on) {
        Ok(case) => Ok((raw, case)),
        Err(errors) => Err(match errors.into_iter().next() {
            Some(first) => first.into(),
            None => EmbedError::unreadable_answers(),
        }),
    }
}
