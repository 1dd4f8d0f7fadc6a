//! Takes the keys of a table one by one, notes what is missing or of the wrong type, and refuses what nobody asked for.

use chrono::NaiveDate;

use crate::author::node::{Entry, Node, Value};
use crate::author::problem::{Kind, Place, Problems, did_you_mean};
use crate::engine::pack::Validity;

/// A table that is being read.
pub(crate) struct Fields<'n> {
    /// What the table is, for messages: "rule `new-adult`".
    pub(crate) what: String,
    /// Where it stands.
    pub(crate) place: Place,
    entries: &'n [Entry],
    asked: Vec<&'static str>,
    given_up: bool,
}

impl<'n> Fields<'n> {
    /// Starts reading a table; notes a problem and reads an empty one where the node is no table.
    pub(crate) fn of(
        what: impl Into<String>,
        node: &'n Node,
        problems: &mut Problems,
    ) -> Fields<'n> {
        let what = what.into();
        let entries: &[Entry] = match &node.value {
            Value::Table(entries) => entries,
            other => {
                problems.add(
                    &node.place,
                    Kind::Value,
                    format!("{what} is {}, not a table", other.kind()),
                );
                &[]
            }
        };
        Fields {
            what,
            place: node.place.clone(),
            entries,
            asked: Vec::new(),
            given_up: false,
        }
    }

    /// Takes the `id` (or `code`) and names the table after it.
    pub(crate) fn name(&mut self, key: &'static str, problems: &mut Problems) -> Option<String> {
        let Some(id) = self.need_text(key, problems) else {
            self.give_up();
            return None;
        };
        self.what = format!("{} `{id}`", self.what);
        Some(id)
    }

    /// The value of a key, if it is there.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| &entry.node)
    }

    /// The value of a key that must be there.
    pub(crate) fn need(&mut self, key: &'static str, problems: &mut Problems) -> Option<&'n Node> {
        let node = self.get(key);
        if node.is_none() {
            problems.add(
                &self.place,
                Kind::Missing,
                format!("{} has no `{key}`", self.what),
            );
        }
        node
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

    /// A whole number, if it is there.
    pub(crate) fn number(&mut self, key: &'static str, problems: &mut Problems) -> Option<i32> {
        let node = self.get(key)?;
        let number = match node.value {
            Value::Number(number) => i32::try_from(number).ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(key, node, "a whole number", problems);
        }
        number
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

    /// Stops reading: what is wrong has been noted, and the keys not asked for yet are no fault.
    pub(crate) fn give_up(&mut self) {
        self.given_up = true;
    }

    /// Notes every key that was never asked for.
    pub(crate) fn finish(self, problems: &mut Problems) {
        if self.given_up {
            return;
        }
        for entry in self.entries {
            if !self.asked.contains(&entry.key.as_str()) {
                let hint = did_you_mean(&entry.key, self.asked.iter().copied());
                problems.add_with(
                    &entry.place,
                    Kind::Unknown,
                    format!("{} has a key `{}` that means nothing", self.what, entry.key),
                    hint,
                );
            }
        }
    }

    fn as_text(&self, key: &str, node: &Node, problems: &mut Problems) -> Option<String> {
        if let Value::Text(text) = &node.value {
            return Some(text.clone());
        }
        self.wrong(key, node, "a string", problems);
        None
    }

    fn wrong(&self, key: &str, node: &Node, wanted: &str, problems: &mut Problems) {
        problems.add(
            &node.place,
            Kind::Value,
            format!(
                "`{key}` of {} is {}, not {wanted}",
                self.what,
                node.value.kind()
            ),
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
