//! Values as a browser has them, of plain data: what the widget's reader of packs asks of them, and nothing else.
//!
//! The reader is the program's own (`src/embed/pack`), compiled here with this in the place of `wasm-bindgen` and `js-sys`, for no browser
//! can be asked thousands of times a second.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::Value;

/// A value. What is in it is shared by its copies.
#[derive(Clone, Debug)]
pub enum JsValue {
    Undefined,
    Null,
    Flag(bool),
    Number(f64),
    Text(Rc<str>),
    List(Array),
    Object(Rc<HashMap<String, JsValue>>),
}

impl JsValue {
    pub const UNDEFINED: JsValue = JsValue::Undefined;

    pub fn is_undefined(&self) -> bool {
        matches!(self, JsValue::Undefined)
    }

    pub fn is_string(&self) -> bool {
        matches!(self, JsValue::Text(_))
    }

    /// A list is one too.
    pub fn is_object(&self) -> bool {
        matches!(self, JsValue::List(_) | JsValue::Object(_))
    }

    pub fn is_truthy(&self) -> bool {
        match self {
            JsValue::Undefined | JsValue::Null => false,
            JsValue::Flag(flag) => *flag,
            JsValue::Number(number) => *number != 0.0 && !number.is_nan(),
            JsValue::Text(text) => !text.is_empty(),
            JsValue::List(_) | JsValue::Object(_) => true,
        }
    }

    pub fn as_string(&self) -> Option<String> {
        match self {
            JsValue::Text(text) => Some(text.to_string()),
            _ => None,
        }
    }

    pub fn as_f64(&self) -> Option<f64> {
        match self {
            JsValue::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The number that a list of numbers makes of it.
    pub fn made_number(&self) -> f64 {
        match self {
            JsValue::Null => 0.0,
            JsValue::Flag(flag) => f64::from(u8::from(*flag)),
            JsValue::Number(number) => *number,
            JsValue::Text(text) if text.trim().is_empty() => 0.0,
            JsValue::Text(text) => text.trim().parse().unwrap_or(f64::NAN),
            JsValue::List(items) => match items.0.as_slice() {
                [] => 0.0,
                [JsValue::Flag(_) | JsValue::Object(_)] => f64::NAN,
                [one] => one.made_number(),
                _ => f64::NAN,
            },
            JsValue::Undefined | JsValue::Object(_) => f64::NAN,
        }
    }
}

impl From<&Value> for JsValue {
    fn from(value: &Value) -> JsValue {
        match value {
            Value::Null => JsValue::Null,
            Value::Bool(flag) => JsValue::Flag(*flag),
            Value::Number(number) => JsValue::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => JsValue::Text(text.as_str().into()),
            Value::Array(items) => {
                JsValue::List(Array(Rc::new(items.iter().map(JsValue::from).collect())))
            }
            Value::Object(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| (key.clone(), value.into()));
                JsValue::Object(Rc::new(entries.collect()))
            }
        }
    }
}

impl From<&str> for JsValue {
    fn from(text: &str) -> JsValue {
        JsValue::Text(text.into())
    }
}

/// A list.
#[derive(Clone, Debug, Default)]
pub struct Array(Rc<Vec<JsValue>>);

impl Array {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Array {
        Array::default()
    }

    pub fn length(&self) -> u32 {
        self.0.len() as u32
    }

    pub fn get(&self, place: u32) -> JsValue {
        let item = self.0.get(place as usize);
        item.cloned().unwrap_or(JsValue::Undefined)
    }

    pub fn iter(&self) -> impl Iterator<Item = JsValue> {
        self.0.iter().cloned()
    }
}

/// What a value can be taken for.
pub trait JsCast: Sized {
    fn dyn_into<T: TryFrom<Self, Error = Self>>(self) -> Result<T, Self> {
        self.try_into()
    }
}

impl JsCast for JsValue {}

impl TryFrom<JsValue> for Array {
    type Error = JsValue;

    fn try_from(value: JsValue) -> Result<Array, JsValue> {
        match value {
            JsValue::List(items) => Ok(items),
            other => Err(other),
        }
    }
}

/// Takes keys out of objects.
pub struct Reflect;

impl Reflect {
    /// A list has none of the keys that are asked for.
    #[allow(clippy::missing_errors_doc)]
    pub fn get(object: &JsValue, key: &JsValue) -> Result<JsValue, JsValue> {
        match (object, key) {
            (JsValue::Object(entries), JsValue::Text(key)) => {
                let value = entries.get(&**key);
                Ok(value.cloned().unwrap_or(JsValue::Undefined))
            }
            (JsValue::List(_), _) => Ok(JsValue::Undefined),
            _ => Err(JsValue::Undefined),
        }
    }
}
