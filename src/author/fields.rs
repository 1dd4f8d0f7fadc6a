//! Takes the keys of a table one by one, notes what is missing or of the wrong type, and refuses what its description does not name.

use chrono::NaiveDate;

use crate::author::keys::{Shape, Table};
use crate::author::naming::{is_plain, plain};
use crate::author::node::{Entry, Node, Value};
use crate::author::problem::{Kind, Place, Problems, did_you_mean};
use crate::engine::pack::Validity;

/// A table that is being read.
pub(crate) struct Fields<'n> {
    /// What the table is, for messages: "rule `new-adult`".
    pub(crate) what: String,
    /// Where it stands.
    pub(crate) place: Place,
    table: &'static Table,
    /// None where the node is no table at all.
    entries: Option<&'n [Entry]>,
    asked: Vec<&'static str>,
    given_up: bool,
    left_out: bool,
    name: Option<String>,
}

impl<'n> Fields<'n> {
    /// Starts reading a table; notes a problem and reads an empty one where the node is no table.
    pub(crate) fn of(
        table: &'static Table,
        what: impl Into<String>,
        node: &'n Node,
        problems: &mut Problems,
    ) -> Fields<'n> {
        let what = what.into();
        let entries = match &node.value {
            Value::Table(entries) => Some(entries.as_slice()),
            other => {
                let needed: Vec<String> = table
                    .keys
                    .iter()
                    .filter(|key| key.needed)
                    .map(|key| format!("`{}`", key.name))
                    .collect();
                problems.add_with(
                    &node.place,
                    Kind::Value,
                    format!("{what} is {}, not a table", other.kind()),
                    Some(format!("a table has keys: {}", needed.join(", ")))
                        .filter(|_| !needed.is_empty()),
                );
                None
            }
        };
        Fields {
            what,
            place: node.place.clone(),
            table,
            entries,
            asked: Vec::new(),
            given_up: entries.is_none(),
            left_out: entries.is_none(),
            name: None,
        }
    }

    /// Takes the `id` (or `code`) and names the table after it. One that has none, which is noted, is read on for what else is
    /// wrong with it: it goes into the model without a name, and nothing can name it.
    pub(crate) fn called(&mut self, key: &'static str, problems: &mut Problems) -> String {
        self.name(key, problems).unwrap_or_default()
    }

    /// As [`Fields::called`]; `None` where the name is missing.
    pub(crate) fn name(&mut self, key: &'static str, problems: &mut Problems) -> Option<String> {
        let id = self.need_text(key, problems)?;
        self.what = format!("{} `{id}`", self.what);
        self.name = Some(id.clone());
        Some(id)
    }

    /// The value of a key, if it is there.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<&'n Node> {
        debug_assert!(
            self.shape(key).is_some(),
            "`{key}` of `{}` is read and not described",
            self.table.name
        );
        self.asked.push(key);
        let mut entries = self.entries.unwrap_or_default().iter();
        entries
            .find(|entry| entry.key == key)
            .map(|entry| &entry.node)
    }

    /// The value of a key that must be there.
    pub(crate) fn need(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'n Node> {
        let node = self.get(key);
        if node.is_none() {
            self.lacks(&format!("`{key}`"), problems);
        }
        if let Some(node) = node
            && matches!(&node.value, Value::List(items) if items.is_empty())
            && matches!(self.shape(key), Some(Shape::Texts))
        {
            problems.add(
                &node.place,
                Kind::Missing,
                format!("`{key}` of {} is empty", self.what),
            );
        }
        node
    }

    /// Notes that the table has none of something that it needs.
    pub(crate) fn lacks(&self, what: &str, problems: &mut Problems) {
        if self.entries.is_some() {
            let message = format!("{} has no {what}", self.what);
            problems.add(&self.place, Kind::Missing, message);
        }
    }

    /// A string, if it is there.
    pub(crate) fn text(&mut self, key: &'static str, problems: &mut Problems) -> Option<String> {
        let node = self.get(key)?;
        self.as_text(key, node, problems)
    }

    /// A string that must be there and not be empty.
    pub(crate) fn need_text(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<String> {
        let node = self.need(key, problems)?;
        let text = self.as_text(key, node, problems)?;
        if text.trim().is_empty() {
            problems.add(
                &node.place,
                Kind::Value,
                format!("`{key}` of {} is empty", self.what),
            );
            return None;
        }
        Some(text)
    }

    /// One of the words that the key takes, if it is there.
    pub(crate) fn word(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<&'static str> {
        let node = self.get(key)?;
        let text = self.as_text(key, node, problems)?;
        let Some(Shape::Word(words)) = self.shape(key) else {
            return None;
        };
        let known = words.iter().map(|(word, _)| *word);
        let found = known.clone().find(|word| *word == text);
        if found.is_none() {
            let listed: Vec<String> = known.clone().map(|word| format!("`{word}`")).collect();
            let (last, first) = listed.split_last()?;
            problems.add_with(
                &node.place,
                Kind::Value,
                format!(
                    "`{key}` of {} is `{text}`, not {} or {last}",
                    self.what,
                    first.join(", ")
                ),
                did_you_mean(&text, known),
            );
        }
        found
    }

    /// One of the words that the key takes, which must be there.
    pub(crate) fn need_word(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Option<&'static str> {
        self.need(key, problems)?;
        self.word(key, problems)
    }

    /// `true` or `false`; false where it is not there.
    pub(crate) fn flag(&mut self, key: &'static str, problems: &mut Problems) -> bool {
        match self.get(key) {
            None => false,
            Some(Node {
                value: Value::Flag(flag),
                ..
            }) => *flag,
            Some(node) => {
                self.wrong(key, node, "true or false", problems);
                false
            }
        }
    }

    /// A whole number in the range of the key, if it is there.
    pub(crate) fn number(&mut self, key: &'static str, problems: &mut Problems) -> Option<i32> {
        let node = self.get(key)?;
        let Value::Number(number) = node.value else {
            self.wrong(key, node, "a whole number", problems);
            return None;
        };
        let Some(Shape::Number(low, high)) = self.shape(key) else {
            return None;
        };
        let within = i32::try_from(number)
            .ok()
            .filter(|number| (low..=high).contains(number));
        if within.is_none() {
            problems.add(
                &node.place,
                Kind::Value,
                format!(
                    "`{key}` of {} is {number}, not a number from {low} to {high}",
                    self.what
                ),
            );
        }
        within
    }

    /// A date, if it is there.
    pub(crate) fn date(&mut self, key: &'static str, problems: &mut Problems) -> Option<NaiveDate> {
        let node = self.get(key)?;
        if let Value::Date(date) = node.value {
            return Some(date);
        }
        self.wrong(key, node, "a date such as 2026-11-23", problems);
        None
    }

    /// The days of `valid_from` and `valid_to`, both included.
    pub(crate) fn validity(&mut self, problems: &mut Problems) -> Validity {
        let validity = Validity {
            from: self.date("valid_from", problems),
            to: self.date("valid_to", problems),
        };
        if validity.to.is_some_and(|to| validity.from > Some(to)) {
            problems.add(
                &self.place,
                Kind::Value,
                format!(
                    "{} is valid from a later day than it is valid to",
                    self.what
                ),
            );
        }
        validity
    }

    /// The strings of a list without their places; empty where it is not there.
    pub(crate) fn ids(&mut self, key: &'static str, problems: &mut Problems) -> Vec<String> {
        let texts = self.texts(key, problems);
        texts.into_iter().map(|(id, _)| id).collect()
    }

    /// The strings of a list, or of a single string; empty where it is not there.
    pub(crate) fn texts(
        &mut self,
        key: &'static str,
        problems: &mut Problems,
    ) -> Vec<(String, Place)> {
        match self.get(key) {
            None => Vec::new(),
            Some(node) => texts(node).unwrap_or_else(|| {
                self.wrong(key, node, "a string or a list of strings", problems);
                Vec::new()
            }),
        }
    }

    /// The items of a list; a single table counts as a list of one.
    pub(crate) fn items(&mut self, key: &'static str, problems: &mut Problems) -> &'n [Node] {
        match self.get(key) {
            None => &[],
            Some(Node {
                value: Value::List(items),
                ..
            }) => items,
            Some(
                node @ Node {
                    value: Value::Table(_),
                    ..
                },
            ) => std::slice::from_ref(node),
            Some(node) => {
                self.wrong(key, node, "a list", problems);
                &[]
            }
        }
    }

    /// Leaves the table out of the model: what is wrong with it has been noted, and what names it is not at fault. The rest of
    /// it is read all the same, for what else is wrong.
    pub(crate) fn leave_out(&mut self) {
        self.left_out = true;
    }

    /// Stops reading: what is wrong has been noted, and the keys not asked for yet are no fault.
    pub(crate) fn give_up(&mut self) {
        self.given_up = true;
        self.left_out = true;
    }

    /// Notes every key that the table does not have, and keys that do not go together.
    pub(crate) fn finish(self, problems: &mut Problems) {
        if self.left_out
            && let Some(name) = &self.name
        {
            problems.leave_unread(name);
        }
        if self.given_up {
            return;
        }
        debug_assert!(
            self.table
                .keys
                .iter()
                .all(|key| self.asked.contains(&key.name)),
            "of `{}` only {:?} are read",
            self.table.name,
            self.asked
        );
        let entries = self.entries.unwrap_or_default();
        for entry in entries {
            if self.table.key(&entry.key).is_none() {
                let known = self.table.keys.iter().map(|key| key.name);
                problems.add_with(
                    &entry.place,
                    Kind::Unknown,
                    format!("{} has a key `{}` that means nothing", self.what, entry.key),
                    did_you_mean(&entry.key, known),
                );
            }
        }
        for exclusive in self.table.exclusive {
            let quoted = |keys: &[&str]| -> Vec<String> {
                keys.iter().map(|key| format!("`{key}`")).collect()
            };
            let there: Vec<&str> = exclusive
                .keys
                .iter()
                .copied()
                .filter(|key| entries.iter().any(|entry| entry.key == *key))
                .collect();
            if there.len() > 1 {
                problems.add(
                    &self.place,
                    Kind::Value,
                    format!(
                        "{} has {}, of which only one may stand",
                        self.what,
                        quoted(&there).join(" and ")
                    ),
                );
            } else if there.is_empty() && exclusive.needed {
                problems.add(
                    &self.place,
                    Kind::Missing,
                    format!(
                        "{} has neither {}",
                        self.what,
                        quoted(exclusive.keys).join(" nor ")
                    ),
                );
            }
        }
    }

    /// What a key takes.
    fn shape(&self, key: &str) -> Option<Shape> {
        self.table.key(key).map(|key| key.shape)
    }

    fn as_text(&self, key: &str, node: &Node, problems: &mut Problems) -> Option<String> {
        if let Value::Text(text) = &node.value {
            if matches!(self.shape(key), Some(Shape::Id)) && !is_plain(text) {
                problems.add_with(
                    &self.place,
                    Kind::Value,
                    format!("`{key}` of {} is `{text}`, not a plain name", self.what),
                    Some(format!(
                        "use letters a–z, digits, `_` and `-`, such as `{}`",
                        plain(text)
                    )),
                );
            }
            if let Some(hidden) = text.chars().find(|&c| is_hidden(c)) {
                let code = u32::from(hidden);
                let said = format!(
                    "`{key}` of {} holds U+{code:04X}, which nobody sees",
                    self.what
                );
                problems.add(&node.place, Kind::Value, said);
            }
            return Some(text.clone());
        }
        self.wrong(key, node, "a string", problems);
        None
    }

    fn wrong(&self, key: &str, node: &Node, wanted: &str, problems: &mut Problems) {
        let hint = match (&node.value, self.shape(key)) {
            (Value::Text(_), Some(Shape::Date | Shape::Flag | Shape::Number(..))) => {
                Some("leave out the quotes".to_owned())
            }
            (
                Value::Number(_) | Value::Date(_) | Value::Flag(_),
                Some(Shape::Text | Shape::Texts | Shape::Id | Shape::Word(_)),
            ) => Some("put it in quotes".to_owned()),
            _ => None,
        };
        problems.add_with(
            &node.place,
            Kind::Value,
            format!(
                "`{key}` of {} is {}, not {wanted}",
                self.what,
                node.value.kind()
            ),
            hint,
        );
    }
}

/// The strings of a node that is one or a list of them.
pub(crate) fn texts(node: &Node) -> Option<Vec<(String, Place)>> {
    match &node.value {
        Value::Text(text) => Some(vec![(text.clone(), node.place.clone())]),
        Value::List(items) => items
            .iter()
            .map(|item| match &item.value {
                Value::Text(text) => Some((text.clone(), item.place.clone())),
                _ => None,
            })
            .collect(),
        _ => None,
    }
}

/// Whether a character shows nothing, or turns the direction of what follows: in a text for people it is a mistake or a trick.
fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    turns || (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}
