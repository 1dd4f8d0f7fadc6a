//! Output entries: what a row gives. A text, a number, true and false are values of a pack; what has to be reckoned is none, and
//! something that says so stands in its place: no case takes the value of another row.

use crate::workbench::dmn::feel::{items, shortened, string};
use crate::workbench::dmn::import::Draft;

/// What stands for an expression, with a number from the second one of a decision on.
const NOT_CARRIED: &str = "not_carried";

/// What stands for no value.
const NOTHING: &str = "null";

/// An output of a decision, while its entries are read.
pub(super) struct Reading<'d> {
    /// The decision's name.
    pub(super) name: &'d str,
    /// Whether several values can be given at once.
    pub(super) many: bool,
    /// The expressions that something stands for.
    pub(super) expressions: Vec<String>,
    /// The places of entries that give nothing.
    pub(super) nothing: Vec<String>,
}

impl Draft {
    /// The codes that an entry gives; notes what could not be carried. `place` says where it stands.
    pub(super) fn given(
        &mut self,
        reading: &mut Reading<'_>,
        text: &str,
        place: &str,
    ) -> Vec<String> {
        let mut codes: Vec<String> = Vec::new();
        for part in parts(text, reading.many) {
            let code = match literal(part) {
                Some(code) => code,
                None if is_nothing(part) => {
                    reading.nothing.push(place.to_owned());
                    NOTHING.to_owned()
                }
                None => self.stand_in(reading, part.trim(), place),
            };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// Tells of the entries that give nothing; there may be hundreds.
    pub(super) fn tell_nothing(&mut self, reading: &Reading<'_>) {
        let [first, others @ ..] = reading.nothing.as_slice() else {
            return;
        };
        let others = match others.len() {
            0 => String::new(),
            count => format!(" and {count} more"),
        };
        self.notes.push(format!(
            "{first}{others} of `{}` gives nothing: the value `{NOTHING}` stands for that",
            reading.name
        ));
    }

    fn stand_in(&mut self, reading: &mut Reading<'_>, text: &str, place: &str) -> String {
        let known = reading.expressions.iter().position(|known| known == text);
        let at = known.unwrap_or_else(|| {
            reading.expressions.push(text.to_owned());
            reading.expressions.len() - 1
        });
        let code = match at {
            0 => NOT_CARRIED.to_owned(),
            _ => format!("{NOT_CARRIED}_{}", at + 1),
        };
        self.notes.push(format!(
            "{place} of `{}` gives `{}`, which is no text, number, true or false: `{code}` stands in its place",
            reading.name,
            shortened(text)
        ));
        code
    }
}

/// The codes of a list of literal values, in their order; what is none is left out.
pub(super) fn listed(text: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for code in parts(text, true).into_iter().filter_map(literal) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// The code of a text, a number, true or false. An empty text is nothing.
pub(super) fn literal(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() <= 1;
    if is_number || text == "true" || text == "false" {
        return Some(text.to_owned());
    }
    string(text).filter(|value| !value.trim().is_empty())
}

fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text == "null" || string(text).is_some()
}

fn parts(text: &str, many: bool) -> Vec<&str> {
    let text = text.trim();
    if !many {
        return vec![text];
    }
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    items(inner.unwrap_or(text))
}
