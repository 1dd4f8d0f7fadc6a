//! What asking takes of a compiled pack, as a file of its own: a page shows the first question by it, and fetches the whole meanwhile.

use serde_json::{Map, Value};

use crate::author::copier::Copier;
use crate::author::export::digest;
use crate::engine::opening::Compiled;

/// Names the digest of the part itself, as `hash` that of the whole pack, which the part has from there.
const DIGEST: &str = "part";

/// The part, as it is written.
pub(crate) fn first_part(compiled: &Compiled) -> String {
    let Compiled(mut pack) = compiled.to_ask();
    let whole = pack.diagrams.clone();
    let mut copier = Copier::new(&whole);
    for root in pack.constraint_roots() {
        *root = copier.copy(*root);
    }
    for root in pack.asking_roots() {
        *root = copier.copy(*root);
    }
    (pack.diagrams, _) = copier.finish();
    let written = serde_json::to_value(&pack).expect("a pack has only string keys");
    let Value::Object(keys) = written else {
        unreachable!("a pack is a table")
    };
    let mut part: Map<String, Value> = keys
        .into_iter()
        .filter(|(key, _)| !TOLD.contains(&key.as_str()))
        .collect();
    part.insert(DIGEST.to_owned(), Value::from(""));
    let text = Value::Object(part.clone()).to_string();
    part.insert(DIGEST.to_owned(), Value::from(digest(&text)));
    Value::Object(part).to_string()
}

/// What stands in every whole pack, be it empty, and in no part.
const TOLD: [&str; 7] = [
    "sources", "sections", "derived", "rules", "gaps", "duties", "notices",
];
