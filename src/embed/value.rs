//! Plain JavaScript data as serde reads it.
//!
//! # Why not serde-wasm-bindgen
//!
//! It does the same, and the assessment goes out by it; but its error messages alone, which can hold any number, bring along
//! 35 KB of code that writes floating-point numbers. Here an error has no text: whoever reads says what was expected.

use std::fmt;

use js_sys::{Array, Object};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use wasm_bindgen::{JsCast, JsValue};

/// The data is of another shape than it should be.
#[derive(Debug)]
pub struct Unfit;

/// Reads plain data.
///
/// # Errors
/// It is of another shape.
pub fn read<T: DeserializeOwned>(value: &JsValue) -> Result<T, Unfit> {
    T::deserialize(Value(value.clone(), DEEPEST))
}

/// How deep data may be nested. It is read by recursion, and an object may hold itself.
const DEEPEST: u8 = 16;

/// A value, and how much deeper it may go.
struct Value(JsValue, u8);

impl<'de> Deserializer<'de> for Value {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        let Value(value, deeper) = self;
        let Some(deeper) = deeper.checked_sub(1) else {
            return Err(Unfit);
        };
        if let Some(text) = value.as_string() {
            visitor.visit_string(text)
        } else if let Some(number) = value.as_f64() {
            let whole = number as i64;
            if whole as f64 == number {
                visitor.visit_i64(whole)
            } else {
                visitor.visit_f64(number)
            }
        } else if let Some(flag) = value.as_bool() {
            visitor.visit_bool(flag)
        } else if value.is_null() || value.is_undefined() {
            visitor.visit_unit()
        } else if let Some(list) = value.dyn_ref::<Array>() {
            visitor.visit_seq(Items {
                list: list.clone(),
                next: 0,
                deeper,
            })
        } else if is_plain(&value) {
            visitor.visit_map(Items {
                list: Object::entries(value.unchecked_ref()),
                next: 0,
                deeper,
            })
        } else {
            Err(Unfit)
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The items of a list, or the pairs of an object.
struct Items {
    list: Array,
    next: u32,
    deeper: u8,
}

/// Whether a value is an object of keys and values, and no map, element or other thing whose content its keys do not tell.
fn is_plain(value: &JsValue) -> bool {
    if !value.is_object() {
        return false;
    }
    // Plain in any window: no prototype, or one that has none itself.
    let prototype = Object::get_prototype_of(value);
    prototype.is_null() || Object::get_prototype_of(&prototype).is_null()
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unfit> {
        if self.next == self.list.length() {
            return Ok(None);
        }
        self.next += 1;
        seed.deserialize(Value(self.list.get(self.next - 1), self.deeper))
            .map(Some)
    }
}

impl<'de> MapAccess<'de> for Items {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unfit> {
        // A key whose value is undefined is one that is not there.
        while self.next < self.list.length() {
            self.next += 1;
            if !self.pair().get(1).is_undefined() {
                return seed.deserialize(Value(self.pair().get(0), 1)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        seed.deserialize(Value(self.pair().get(1), self.deeper))
    }
}

impl Items {
    fn pair(&self) -> Array {
        self.list.get(self.next - 1).unchecked_into()
    }
}

impl Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Unfit {
        Unfit
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the data is of another shape")
    }
}

impl std::error::Error for Unfit {}
