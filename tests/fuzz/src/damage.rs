//! Damage to JSON that leaves it JSON: a damaged text seldom gets past the parser, and never to the pack's own checks.

use serde_json::{Number, Value};

use crate::bytes::Bytes;

/// The longest text and list that a damage makes.
const LONG: usize = 300;

/// Changes one place of a value: a place, chosen on the way down, is put out of shape, moved, doubled or taken away.
pub fn damage(whole: &mut Value, bytes: &mut Bytes<'_>) {
    let other = place(whole, bytes).clone();
    let here = place(whole, bytes);
    match bytes.byte() % 12 {
        0 => *here = Value::Null,
        1 => *here = Value::from(bytes.number()),
        2 => *here = Value::from(bytes.byte()),
        3 => *here = Value::from("x".repeat(bytes.one_of(LONG))),
        4 => *here = Value::Array(Vec::new()),
        5 => *here = other,
        6 => *here = Value::Object(serde_json::Map::new()),
        7 => *here = Value::Bool(bytes.byte().is_multiple_of(2)),
        8 => step(here, bytes.byte()),
        9 => take_away(here, bytes),
        10 => double(here, bytes),
        _ => *here = Value::from(f64::from_bits(bytes.number() as u64)),
    }
}

/// A place of a value: at each step down the bytes may stop.
fn place<'v>(mut at: &'v mut Value, bytes: &mut Bytes<'_>) -> &'v mut Value {
    loop {
        let is_leaf = match &*at {
            Value::Array(items) => items.is_empty(),
            Value::Object(items) => items.is_empty(),
            _ => true,
        };
        if is_leaf || bytes.byte().is_multiple_of(8) {
            return at;
        }
        at = match at {
            Value::Array(items) => {
                let choice = bytes.one_of(items.len());
                &mut items[choice]
            }
            Value::Object(items) => {
                let choice = bytes.one_of(items.len());
                items
                    .values_mut()
                    .nth(choice)
                    .expect("a choice among the values")
            }
            leaf => return leaf,
        };
    }
}

/// A number a little more or less: an index beside the right one.
fn step(here: &mut Value, by: u8) {
    if let Some(number) = here.as_i64() {
        *here = Value::Number(Number::from(number.wrapping_add(i64::from(by as i8))));
    }
}

fn take_away(here: &mut Value, bytes: &mut Bytes<'_>) {
    match here {
        Value::Array(items) if !items.is_empty() => {
            items.remove(bytes.one_of(items.len()));
        }
        Value::Object(items) => {
            let key = items.keys().nth(bytes.one_of(items.len())).cloned();
            key.and_then(|key| items.remove(&key));
        }
        Value::String(text) => text.truncate(0),
        _ => {}
    }
}

fn double(here: &mut Value, bytes: &mut Bytes<'_>) {
    if let Value::Array(items) = here
        && !items.is_empty()
        && items.len() < LONG
    {
        let again = items[bytes.one_of(items.len())].clone();
        items.insert(bytes.one_of(items.len() + 1), again);
    }
}
