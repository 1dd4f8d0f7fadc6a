//! What the first question takes of a compiled pack, as a file of its own: a page shows it by that, and fetches the whole meanwhile.

use serde_json::Value;

use crate::author::export::digest;
use crate::engine::opening::Compiled;

/// Names the digest of the part itself, as `hash` that of the whole pack, which the part has from there.
const DIGEST: &str = "part";

/// The part, as it is written.
pub(crate) fn first_part(compiled: &Compiled) -> String {
    let mut part = serde_json::to_value(compiled.to_begin()).expect("a pack has only string keys");
    leave_out(&mut part, &LEFT_OUT);
    for fact in part["facts"].as_array_mut().into_iter().flatten() {
        leave_out(fact, &LEFT_OUT_OF_FACTS);
    }
    for decision in part["decisions"].as_array_mut().into_iter().flatten() {
        leave_out(decision, &LEFT_OUT_OF_DECISIONS);
        for value in decision["values"].as_array_mut().into_iter().flatten() {
            leave_out(value, &LEFT_OUT_OF_VALUES);
        }
    }
    part[DIGEST] = Value::from("");
    part[DIGEST] = Value::from(digest(&part.to_string()));
    part.to_string()
}

/// What stands in every whole pack, be it empty, and in no part.
const LEFT_OUT: [&str; 12] = [
    "cases",
    "sources",
    "sections",
    "derived",
    "rules",
    "gaps",
    "duties",
    "notices",
    "constraints",
    "consistency",
    "diagrams",
    "examples",
];

/// The same of each fact: when it is asked, and by what it is chosen.
const LEFT_OUT_OF_FACTS: [&str; 6] = ["applies", "early", "weights", "cost", "pinned", "blank"];

/// The same of each decision: its diagrams, and what only a result says.
const LEFT_OUT_OF_DECISIONS: [&str; 7] = [
    "independent",
    "open_says",
    "safest",
    "root",
    "outcomes",
    "members",
    "facts",
];

/// The same of each of its values.
const LEFT_OUT_OF_VALUES: [&str; 5] = ["detail", "say", "role", "channel", "tone"];

fn leave_out(table: &mut Value, keys: &[&str]) {
    if let Value::Object(table) = table {
        table.retain(|key, _| !keys.contains(&key.as_str()));
    }
}
