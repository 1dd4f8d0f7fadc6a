//! Takes the keys of a JavaScript object, and remembers the first one that is missing or of another kind.

use crate::embed::error::EmbedError;
use crate::embed::numbers::numbers;
use crate::engine::diagram::Ref;
use crate::exchange::answers;
use chrono::NaiveDate;
use js_sys::{Array, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

/// A list of things; one that is not there is empty.
pub(super) fn list<T>(
    object: &JsValue,
    key: &'static str,
    reader: &Reader,
    read: fn(&JsValue, &Reader) -> T,
) -> Vec<T> {
    let items = reader.items(object, key);
    let mut list = Vec::with_capacity(items.length() as usize);
    for place in 0..items.length() {
        list.push(read(&items.get(place), reader));
    }
    list
}

pub(super) fn refs(object: &JsValue, key: &'static str, reader: &Reader) -> Vec<Ref> {
    reader
        .indices(object, key)
        .into_iter()
        .map(|at| Ref(at as u32))
        .collect()
}

/// The value of a key; undefined where there is none.
#[inline(never)]
pub(super) fn get(object: &JsValue, key: &str) -> JsValue {
    if object.is_object() {
        Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
    } else {
        JsValue::UNDEFINED
    }
}

/// Reads values, and notes the first key that does not hold what it should. What it returns there is of no use.
pub(super) struct Reader {
    wrong: Cell<Option<&'static str>>,
}

impl Reader {
    pub(super) fn new() -> Reader {
        Reader {
            wrong: Cell::new(None),
        }
    }

    /// What was read, where every key held what it should.
    pub(super) fn sound<T>(&self, read: T) -> Result<T, EmbedError> {
        match self.wrong.get() {
            Some(key) => Err(EmbedError::unreadable_pack(key)),
            None => Ok(read),
        }
    }

    #[inline(never)]
    pub(super) fn refuse<T>(&self, key: &'static str, instead: T) -> T {
        if self.wrong.get().is_none() {
            self.wrong.set(Some(key));
        }
        instead
    }

    #[inline(never)]
    pub(super) fn maybe_text(&self, object: &JsValue, key: &'static str) -> Option<String> {
        let value = get(object, key);
        if value.is_undefined() || value.is_string() {
            value.as_string()
        } else {
            self.refuse(key, None)
        }
    }

    pub(super) fn text(&self, object: &JsValue, key: &'static str) -> String {
        self.maybe_text(object, key)
            .unwrap_or_else(|| self.refuse(key, String::new()))
    }

    /// A text that is empty where it is not there.
    pub(super) fn words(&self, object: &JsValue, key: &'static str) -> String {
        self.maybe_text(object, key).unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn day(&self, object: &JsValue, key: &'static str) -> Option<NaiveDate> {
        let text = self.maybe_text(object, key)?;
        answers::date(&text).or_else(|| self.refuse(key, None))
    }

    #[inline(never)]
    pub(super) fn days(&self, object: &JsValue, key: &'static str) -> Vec<NaiveDate> {
        let texts = self.texts(object, key);
        texts
            .iter()
            .filter_map(|text| answers::date(text).or_else(|| self.refuse(key, None)))
            .collect()
    }

    #[inline(never)]
    pub(super) fn whole(&self, value: &JsValue, key: &'static str) -> i32 {
        match value.as_f64() {
            Some(number) if number == f64::from(number as i32) => number as i32,
            Some(_) | None => self.refuse(key, 0),
        }
    }

    #[inline(never)]
    pub(super) fn number(&self, object: &JsValue, key: &'static str) -> i32 {
        self.whole(&get(object, key), key)
    }

    #[inline(never)]
    pub(super) fn maybe_index(&self, object: &JsValue, key: &'static str) -> Option<usize> {
        let value = get(object, key);
        (!value.is_undefined()).then(|| self.natural(&value, key))
    }

    pub(super) fn natural(&self, value: &JsValue, key: &'static str) -> usize {
        usize::try_from(self.whole(value, key)).unwrap_or_else(|_| self.refuse(key, 0))
    }

    #[inline(never)]
    pub(super) fn index(&self, object: &JsValue, key: &'static str) -> usize {
        self.natural(&get(object, key), key)
    }

    #[inline(never)]
    pub(super) fn indices(&self, object: &JsValue, key: &'static str) -> Vec<usize> {
        let Some(numbers) = numbers(&self.items(object, key)) else {
            return self.refuse(key, Vec::new());
        };
        let natural = |number: f64| {
            if number == f64::from(number as u32) {
                number as usize
            } else {
                self.refuse(key, 0)
            }
        };
        numbers.into_iter().map(natural).collect()
    }

    pub(super) fn maybe_ref(&self, object: &JsValue, key: &'static str) -> Option<Ref> {
        self.maybe_index(object, key).map(|at| Ref(at as u32))
    }

    pub(super) fn at(&self, object: &JsValue, key: &'static str) -> Ref {
        Ref(self.index(object, key) as u32)
    }

    pub(super) fn yes(&self, object: &JsValue, key: &'static str) -> bool {
        get(object, key).is_truthy()
    }

    #[inline(never)]
    pub(super) fn texts(&self, object: &JsValue, key: &'static str) -> Vec<String> {
        let items = self.items(object, key);
        (0..items.length())
            .map(|place| {
                items
                    .get(place)
                    .as_string()
                    .unwrap_or_else(|| self.refuse(key, String::new()))
            })
            .collect()
    }

    /// The items of a list; none where it is not there.
    #[inline(never)]
    pub(super) fn items(&self, object: &JsValue, key: &'static str) -> Array {
        let value = get(object, key);
        if value.is_undefined() {
            return Array::new();
        }
        value
            .dyn_into()
            .unwrap_or_else(|_| self.refuse(key, Array::new()))
    }
}
