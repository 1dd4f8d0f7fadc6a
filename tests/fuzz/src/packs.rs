//! The packs that are damaged and asked.

use samverkanslots::author::{self, Files};
use samverkanslots::engine::opening::Compiled;
use samverkanslots::engine::pack::Pack;
use samverkanslots::packs::Shipped;
use serde_json::Value;

use crate::embed::pack;

/// The demo, which has one of everything, and the smallest that is shipped, as they are written for the widget.
pub fn written() -> Vec<Value> {
    let demo = author::check("demo.toml", &Demo).expect("a sound pack");
    let ekero = author::check("ekero.toml", &Shipped).expect("a sound pack");
    [demo, ekero]
        .map(|checked| serde_json::to_value(&checked.compiled).expect("a pack is data"))
        .into()
}

/// Opens a written pack as the widget does, but for its digest, which no damaged one would have; nothing where it is refused.
pub fn open(written: &Value) -> Option<Pack> {
    let pack = pack::read(&written.into()).ok()?;
    Compiled(pack).open().ok()
}

/// The same where it is not known yet whether there is more than the first question takes.
pub fn open_to_begin(written: &Value) -> Option<Pack> {
    let pack = pack::read_to_begin(&written.into()).ok()?;
    Compiled(pack).open_to_begin().ok()
}

struct Demo;

impl Files for Demo {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(include_str!("../../cases/demo.toml").to_owned())
    }
}
