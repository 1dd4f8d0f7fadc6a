//! Training: exercises come from the rules, are told so that they can be heard, and come back when they should.

mod drawn;
mod heard;
mod judged;
mod printed;
mod remembered;
mod stored;
mod written;

use std::sync::OnceLock;

use chrono::NaiveDate;
use samverkanslots::author::{self, Disk};
use samverkanslots::engine::pack::{Material, Pack};
use samverkanslots::packs::SHIPPED;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn on() -> NaiveDate {
    day(2026, 11, 26)
}

/// The shipped packs that have sentences, each read once for all tests from where they stand.
fn taught() -> &'static [(Pack, Material)] {
    static READ: OnceLock<Vec<(Pack, Material)>> = OnceLock::new();
    READ.get_or_init(|| {
        let read = |id: &str| {
            let file = format!("src/packs/{id}.toml");
            author::compile_to_train(&file, &Disk).unwrap_or_else(|it| panic!("{id}: {it:?}"))
        };
        let all = SHIPPED.iter().map(|id| read(id));
        all.filter(|(_, material)| !material.told.is_empty())
            .collect()
    })
}

/// The small pack of the tests.
fn demo() -> (Pack, Material) {
    author::compile_to_train("tests/cases/demo.toml", &Disk).expect("the demo is sound")
}
