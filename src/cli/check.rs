//! `lots check`: every problem and remark of every pack, and a last line that sums up; as JSON of schema 1.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::author::problem::Problem;
use crate::author::{Checked, Failure};
use crate::cli::several::{at_once, problem_as_json};
use crate::cli::{Format, Trouble, checked, named, no_such, plural, print, print_problems};

/// What the checks of some packs came to.
#[derive(Default)]
pub(super) struct Outcome {
    sound: usize,
    rules: usize,
    examples: usize,
    invariants: usize,
    /// The classes of cases that the rules of each pack tell apart, over all its facts, added up.
    cases: u128,
    /// Problems and remarks, pack by pack.
    found: Vec<Problem>,
    /// Files that cannot be read.
    pub(super) unreadable: Vec<String>,
}

pub(super) fn run(
    packs: &[String],
    on: NaiveDate,
    strict: bool,
    format: Format,
) -> Result<(), Trouble> {
    let outcome = Outcome::of(&named(packs), on, checked);
    match format {
        Format::Text => outcome.print(),
        Format::Json => print(&format!("{:#}\n", outcome.as_json())),
    }
    let failing = outcome
        .found
        .iter()
        .any(|problem| strict || !problem.is_remark());
    if !outcome.unreadable.is_empty() {
        Err(Trouble::Use(outcome.unreadable))
    } else if failing {
        Err(Trouble::Content)
    } else {
        Ok(())
    }
}

impl Outcome {
    /// Checks packs in a given way; `on` is the day against which reviews are due.
    pub(super) fn of(
        packs: &[String],
        on: NaiveDate,
        check: impl Fn(&str) -> Result<Checked, Failure> + Sync,
    ) -> Outcome {
        let mut outcome = Outcome::default();
        for (pack, checked) in packs.iter().zip(at_once(packs, check)) {
            outcome.add(pack, checked, on);
        }
        outcome
    }

    /// Prints every problem and remark, and a last line that sums up.
    pub(super) fn print(&self) {
        print_problems(&self.found);
        print(&format!("{}\n", self.summary()));
    }

    fn add(&mut self, pack: &str, checked: Result<Checked, Failure>, on: NaiveDate) {
        match checked {
            Ok(checked) => {
                self.sound += 1;
                self.rules += checked.pack.rules.len();
                self.examples += checked.examples;
                self.invariants += checked.invariants;
                self.cases = self.cases.saturating_add(checked.cases);
                self.found.extend(checked.overdue(on));
                self.found.extend(checked.remarks);
            }
            Err(Failure::Problems(found)) => self.found.extend(found),
            Err(Failure::Unreadable(why)) => self.unreadable.push(no_such(pack, why)),
        }
    }

    /// "1 problem; 2 remarks; 1 pack not read; 3 packs sound: 200 rules, 80 examples, 4 invariants,
    /// 1234 cases covered (classes over all facts)".
    fn summary(&self) -> String {
        let remarks = self.found.iter().filter(|found| found.is_remark()).count();
        let problems = self.found.len() - remarks;
        let mut parts = Vec::new();
        if problems > 0 {
            parts.push(plural(problems, "problem"));
        }
        if remarks > 0 {
            parts.push(plural(remarks, "remark"));
        }
        if !self.unreadable.is_empty() {
            parts.push(format!(
                "{} not read",
                plural(self.unreadable.len(), "pack")
            ));
        }
        // Of packs that are not sound, or not read, there is nothing to sum up.
        if self.sound == 0 && self.unreadable.is_empty() {
            parts.push(plural(0, "pack") + " sound");
        } else if self.sound > 0 {
            parts.push(format!(
                "{} sound: {}, {}, {}, {} cases covered (classes over all facts)",
                plural(self.sound, "pack"),
                plural(self.rules, "rule"),
                plural(self.examples, "example"),
                plural(self.invariants, "invariant"),
                self.cases
            ));
        }
        parts.join("; ")
    }

    /// The same for programs.
    pub(super) fn as_json(&self) -> Value {
        let listed = |remarks: bool| -> Vec<Value> {
            let found = self.found.iter();
            found
                .filter(|found| found.is_remark() == remarks)
                .map(problem_as_json)
                .collect()
        };
        json!({
            "schema": 1,
            "packs": self.sound, "rules": self.rules, "examples": self.examples, "invariants": self.invariants,
            "cases": self.cases.to_string(), "problems": listed(false), "remarks": listed(true),
            "unreadable": self.unreadable,
        })
    }
}
