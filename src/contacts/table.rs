//! An object taken apart key by key, and what is wrong in it.

use std::fmt;

use chrono::NaiveDate;

use crate::exchange::answers::{Raw, date};
use crate::exchange::quoting::brief;

/// Something in an overlay that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayError {
    /// Where, as a path: `contacts.region.hours.0.from`.
    pub field: String,
    /// What is wrong.
    pub what: String,
    /// What could stand in its place, where those are names.
    pub known: Vec<String>,
}

impl fmt::Display for OverlayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field.is_empty() {
            f.write_str(&self.what)
        } else {
            write!(f, "{}: {}", self.field, self.what)
        }
    }
}

impl std::error::Error for OverlayError {}

/// What is wrong so far.
pub(super) struct Faults(pub(super) Vec<OverlayError>);

impl Faults {
    pub(super) fn note(&mut self, field: &str, what: &str) {
        self.note_name(field, what, std::iter::empty());
    }

    /// A name that is none, with those that there are.
    pub(super) fn note_name<'n>(
        &mut self,
        field: &str,
        what: &str,
        known: impl Iterator<Item = &'n str>,
    ) {
        self.0.push(OverlayError {
            field: brief(field).into_owned(),
            what: what.to_owned(),
            known: known.map(str::to_owned).collect(),
        });
    }
}

/// An object whose keys are taken one by one, so that what nobody asked for is noticed.
pub(super) struct Table<'r> {
    path: String,
    pub(super) entries: &'r [(String, Raw)],
    asked: Vec<&'static str>,
}

impl<'r> Table<'r> {
    pub(super) fn of(raw: &'r Raw, path: String, faults: &mut Faults) -> Table<'r> {
        let entries: &[(String, Raw)] = match raw {
            Raw::Table(entries) => entries,
            _ => {
                faults.note(&path, "is no object");
                &[]
            }
        };
        Table {
            path,
            entries,
            asked: Vec::new(),
        }
    }

    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<&'r Raw> {
        self.asked.push(key);
        self.entries
            .iter()
            .find(|(known, _)| known == key)
            .map(|(_, raw)| raw)
            .filter(|raw| **raw != Raw::Null)
    }

    pub(super) fn text(&mut self, key: &'static str, faults: &mut Faults) -> String {
        match self.take(key) {
            None => String::new(),
            Some(Raw::Text(text)) => text.trim().to_owned(),
            Some(_) => {
                faults.note(&self.path_of(key), "is no text");
                String::new()
            }
        }
    }

    pub(super) fn need_text(&mut self, key: &'static str, faults: &mut Faults) -> String {
        let before = faults.0.len();
        let text = self.text(key, faults);
        if text.is_empty() && faults.0.len() == before {
            faults.note(&self.path_of(key), "is not there or empty");
        }
        text
    }

    pub(super) fn flag(&mut self, key: &'static str, faults: &mut Faults) -> bool {
        match self.take(key) {
            None => false,
            Some(Raw::Flag(flag)) => *flag,
            Some(_) => {
                faults.note(&self.path_of(key), "is neither true nor false");
                false
            }
        }
    }

    pub(super) fn day(&mut self, key: &'static str, faults: &mut Faults) -> Option<NaiveDate> {
        let text = self.text(key, faults);
        let day = date(&text);
        if day.is_none() && !text.is_empty() {
            faults.note(&self.path_of(key), "is no date such as 2026-11-23");
        }
        day
    }

    pub(super) fn whole(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i32>,
        faults: &mut Faults,
    ) -> i32 {
        match self.take(key) {
            Some(Raw::Number(number)) if range.clone().any(|known| f64::from(known) == *number) => {
                *number as i32
            }
            _ => {
                let what = format!(
                    "is no whole number from {} to {}",
                    range.start(),
                    range.end()
                );
                faults.note(&self.path_of(key), &what);
                *range.start()
            }
        }
    }

    /// A list, which may be empty; `None` where there is none.
    pub(super) fn list(&mut self, key: &'static str, faults: &mut Faults) -> Option<&'r [Raw]> {
        match self.take(key)? {
            Raw::List(items) => Some(items),
            _ => {
                faults.note(&self.path_of(key), "is no list");
                None
            }
        }
    }

    pub(super) fn finish(self, faults: &mut Faults) {
        for (key, _) in self.entries {
            if !self.asked.contains(&key.as_str()) {
                let known = self.asked.iter().copied();
                faults.note_name(&self.path_of(key), "is no key that an overlay has", known);
            }
        }
    }
}
