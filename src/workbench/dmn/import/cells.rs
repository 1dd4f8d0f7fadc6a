//! Cells of the format as cells of a pack's table.

use crate::workbench::dmn::feel::{Cell, Test};
use crate::workbench::dmn::import::facts::Asked;
use crate::workbench::dmn::import::write::{list, quoted};
use crate::workbench::dmn::import::{Draft, Kind};

/// What a cell came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Carried {
    /// Every value passes.
    Any,
    /// No value does: the row never matches.
    Never,
    /// A cell of the pack.
    Cell(String),
    /// The pack has no words for it.
    No,
}

/// The largest number that a pack's range may reach.
pub(super) const LARGEST: i64 = (1 << 24) - 1;

impl Draft {
    /// A cell as the pack writes it.
    pub(super) fn carried(&self, asked: &Asked, cell: &Cell) -> Carried {
        let (tests, positive) = match cell {
            Cell::Any => return Carried::Any,
            Cell::More => return Carried::No,
            Cell::In(tests) => (tests, true),
            Cell::NotIn(tests) => (tests, false),
        };
        if tests.contains(&Test::Null) {
            return Carried::No;
        }
        let flag = || -> Option<(bool, bool)> {
            let has = |wanted: bool| tests.contains(&Test::Flag(wanted)) == positive;
            let flags = tests.iter().all(|test| matches!(test, Test::Flag(_)));
            flags.then(|| (has(true), has(false)))
        };
        match asked {
            Asked::Fact(fact) => match &self.facts[*fact].kind {
                Kind::YesNo { .. } if flag().is_some() => {
                    either(flag(), "\"yes\"".to_owned(), "\"no\"".to_owned())
                }
                Kind::YesNo { unknown } => {
                    let mut known = vec!["yes".to_owned(), "no".to_owned()];
                    known.extend(unknown.then(|| "unknown".to_owned()));
                    codes(&known, tests, positive)
                }
                Kind::Choice { values, unknown } => {
                    let mut known = values.clone();
                    known.extend(unknown.then(|| "unknown".to_owned()));
                    codes(&known, tests, positive)
                }
                Kind::Number { min, max } => numbers(tests, positive, (*min, *max)),
                Kind::Choices { .. } | Kind::Date => Carried::No,
            },
            Asked::Option(_, code) => either(
                flag(),
                quoted(code),
                format!("{{ not = {} }}", quoted(code)),
            ),
            Asked::Member(decision, code) => {
                if self.decisions[*decision].values.contains(code) {
                    either(
                        flag(),
                        quoted(code),
                        format!("{{ not = {} }}", quoted(code)),
                    )
                } else {
                    // No rule gives it: it is never among the members.
                    match flag() {
                        None => Carried::No,
                        Some((_, true)) => Carried::Any,
                        Some((_, false)) => Carried::Never,
                    }
                }
            }
            Asked::Late(_, moved, or_equal) => {
                let (late, early) = if *or_equal { (">=", "<") } else { (">", "<=") };
                let text = |sign: &str| quoted(&format!("{moved}{sign} today"));
                either(flag(), text(late), text(early))
            }
            Asked::Decision(decision) if self.decisions[*decision].many => Carried::No,
            Asked::Decision(decision) => {
                let known = &self.decisions[*decision].values;
                if tests.iter().all(|test| matches!(test, Test::Text(_))) {
                    codes(known, tests, positive)
                } else if let Some(flags) = flag() {
                    either(Some(flags), "\"true\"".to_owned(), "\"false\"".to_owned())
                } else {
                    Carried::No
                }
            }
        }
    }
}

/// A cell of what is true or false, by whether it allows either.
fn either(flags: Option<(bool, bool)>, yes: String, no: String) -> Carried {
    match flags {
        None => Carried::No,
        Some((true, true)) => Carried::Any,
        Some((false, false)) => Carried::Never,
        Some((true, false)) => Carried::Cell(yes),
        Some((false, true)) => Carried::Cell(no),
    }
}

/// A cell of texts; those that the column never has test nothing.
fn codes(known: &[String], tests: &[Test], positive: bool) -> Carried {
    if !tests.iter().all(|test| matches!(test, Test::Text(_))) {
        return Carried::No;
    }
    let texts = super::facts::texts(tests);
    let real: Vec<String> = texts
        .into_iter()
        .filter(|text| known.contains(text))
        .collect();
    match (real.is_empty(), positive) {
        (true, true) => Carried::Never,
        (true, false) => Carried::Any,
        (false, true) => Carried::Cell(list(&real)),
        (false, false) if real.len() == known.len() => Carried::Never,
        (false, false) => Carried::Cell(format!("{{ not = {} }}", list(&real))),
    }
}

/// A cell of numbers within a range.
fn numbers(tests: &[Test], positive: bool, (min, max): (i64, i64)) -> Carried {
    if min < -LARGEST || max > LARGEST {
        return Carried::No;
    }
    let mut spans = Vec::new();
    for test in tests {
        let Some((low, high)) = test.whole() else {
            return Carried::No;
        };
        let (low, high) = (low.max(min), high.min(max));
        if low <= high {
            spans.push((low, high));
        }
    }
    let cells: Vec<String> = spans
        .iter()
        .map(|&(low, high)| match (low, high) {
            _ if low == high => low.to_string(),
            _ if high == max => quoted(&format!(">= {low}")),
            _ if low == min => quoted(&format!("<= {high}")),
            _ => quoted(&format!("{low}..{high}")),
        })
        .collect();
    let cell = match cells.as_slice() {
        [only] => only.clone(),
        several => format!("[{}]", several.join(", ")),
    };
    match (spans.is_empty(), positive) {
        (true, true) => Carried::Never,
        (true, false) => Carried::Any,
        (false, true) if spans.contains(&(min, max)) => Carried::Any,
        (false, true) => Carried::Cell(cell),
        (false, false) if spans.contains(&(min, max)) => Carried::Never,
        (false, false) => Carried::Cell(format!("{{ not = {cell} }}")),
    }
}
