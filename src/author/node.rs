//! A TOML document as values that know their place.

use std::sync::Arc;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::author::problem::{Kind, Place, Problems};
use crate::author::syntax;

/// The longest pack file that is read, in bytes; the routine of a whole city is a tenth of it.
pub(crate) const LONGEST: usize = 4 << 20;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Where it stands.
    pub(crate) place: Place,
    /// What it is.
    pub(crate) value: Value,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A string.
    Text(String),
    /// A whole number.
    Number(i64),
    /// `true` or `false`.
    Flag(bool),
    /// A calendar date.
    Date(NaiveDate),
    /// An array.
    List(Vec<Node>),
    /// A table, in the order of the file.
    Table(Vec<Entry>),
    /// What no key takes: a fraction, a time of day, a date that is not in the calendar.
    Other(&'static str),
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: String,
    /// Where the key stands.
    pub(crate) place: Place,
    /// Its value.
    pub(crate) node: Node,
}

impl Value {
    /// What it is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Text(_) => "a string",
            Value::Number(_) => "a whole number",
            Value::Flag(_) => "true or false",
            Value::Date(_) => "a date",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Other(kind) => kind,
        }
    }
}

/// Reads a file's text. Syntax errors are noted, up to the first after which the parser is lost; what could be read is returned all
/// the same.
pub(crate) fn parse(file: &str, text: &str, problems: &mut Problems) -> Vec<Entry> {
    let lines = Lines {
        file: file.into(),
        starts: text
            .char_indices()
            .filter(|(_, c)| *c == '\n')
            .map(|(at, _)| at + 1)
            .collect(),
    };
    if text.len() > LONGEST {
        problems.add(
            &lines.place(0),
            Kind::TooLarge,
            format!("the file is larger than {} MiB", LONGEST >> 20),
        );
        return Vec::new();
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut faults: Vec<(usize, String)> = errors
        .iter()
        .map(|error| {
            let at = error.span().map_or(0, |span| span.start);
            (at, error.message().to_owned())
        })
        .collect();
    // What a parser makes of the rest of a line follows from the first fault in it.
    faults.sort_by_key(|(at, _)| *at);
    faults.dedup_by_key(|(at, _)| lines.place(*at).line);
    let mut single: Vec<&str> = Vec::new();
    for (at, message) in faults {
        let (line, from) = lines.around(text, at);
        // Where the first of several tables has one bracket only, all others are at fault by it.
        if let Some((name, first)) = syntax::stands_alone(text, &message, line) {
            if !single.contains(&name) {
                single.push(name);
                syntax::note_alone(name, &lines.place(first), &lines.place(at), problems);
            }
            continue;
        }
        let opened = syntax::left_open(text, at).map(|open| lines.place(open).line);
        syntax::note(&lines.place(at), &message, line, from, opened, problems);
        // Within braces or brackets the parser does not find back to what follows: the rest is noise.
        if opened.is_some() {
            break;
        }
    }
    lines.entries(table.get_ref())
}

struct Lines {
    file: Arc<str>,
    starts: Vec<usize>,
}

impl Lines {
    /// The line of a place, and what is left of it from there on.
    fn around<'t>(&self, text: &'t str, at: usize) -> (&'t str, &'t str) {
        let after = self.starts.partition_point(|&start| start <= at);
        let begin = after.checked_sub(1).map_or(0, |line| self.starts[line]);
        let end = self.starts.get(after).copied().unwrap_or(text.len());
        let from = text.get(at..end).unwrap_or_default();
        (text.get(begin..end).unwrap_or_default(), from)
    }

    fn place(&self, at: usize) -> Place {
        Place {
            file: self.file.clone(),
            line: 1 + self.starts.partition_point(|&start| start <= at) as u32,
        }
    }

    fn entries(&self, table: &DeTable<'_>) -> Vec<Entry> {
        let mut entries: Vec<(usize, Entry)> = table
            .iter()
            .map(|(key, value)| {
                let at = key.span().start;
                (
                    at,
                    Entry {
                        key: key.get_ref().to_string(),
                        place: self.place(at),
                        node: self.node(value),
                    },
                )
            })
            .collect();
        entries.sort_by_key(|(at, _)| *at);
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let read = match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or(Value::Other("a number that is too large"), Value::Number),
            DeValue::Float(_) => Value::Other("a fraction"),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(at) => match (at.date, at.time) {
                (Some(date), None) => NaiveDate::from_ymd_opt(
                    i32::from(date.year),
                    u32::from(date.month),
                    u32::from(date.day),
                )
                .map_or(
                    Value::Other("a date that is not in the calendar"),
                    Value::Date,
                ),
                _ => Value::Other("a time of day"),
            },
            DeValue::Array(items) => {
                Value::List(items.iter().map(|item| self.node(item)).collect())
            }
            DeValue::Table(table) => Value::Table(self.entries(table)),
        };
        Node {
            place: self.place(value.span().start),
            value: read,
        }
    }
}
