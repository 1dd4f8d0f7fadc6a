//! Training: exercises come from the rules, are told so that they can be heard, and come back when they should.

mod asked;
mod believed;
mod brought;
mod by_day;
mod called;
mod counted;
mod drawn;
mod given;
mod heard;
mod judged;
mod lesson;
mod points;
mod printed;
mod remembered;
mod results;
mod stored;
mod written;

use std::sync::OnceLock;

use chrono::NaiveDate;
use samverkanslots::author::{self, Disk, Files};
use samverkanslots::engine::pack::{DecisionId, Material, Pack};
use samverkanslots::packs::SHIPPED;
use samverkanslots::training::{Exercise, Judged, JudgedOf, Mark};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// An exercise as it is marked where each decision is predicted rightly or wrongly.
fn marked(exercise: &Exercise, is_right: impl Fn(DecisionId) -> bool) -> Judged {
    let of = |decision: DecisionId| JudgedOf {
        decision,
        mark: if is_right(decision) {
            Mark::Right
        } else {
            Mark::Wrong
        },
        missing: Vec::new(),
        surplus: Vec::new(),
        nearest: Vec::new(),
        whole: None,
    };
    let decisions = exercise.key.decisions.iter();
    Judged {
        decisions: decisions.map(|it| of(it.decision)).collect(),
        needless: Vec::new(),
        missed: Vec::new(),
    }
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

/// The small pack of the tests with its exercises, as one text.
pub(crate) fn demo_text() -> String {
    ["demo", "demo-exercises"]
        .map(|name| std::fs::read_to_string(format!("tests/cases/{name}.toml")).unwrap())
        .concat()
}

/// A pack of one text.
fn compiled(text: &str) -> (Pack, Material) {
    struct One(String);
    impl Files for One {
        fn read(&self, _: &str) -> Result<String, String> {
            Ok(self.0.clone())
        }
    }
    author::compile_to_train("demo.toml", &One(text.to_owned())).expect("the pack is sound")
}

/// The small pack of the tests.
fn demo() -> (Pack, Material) {
    compiled(&demo_text())
}
