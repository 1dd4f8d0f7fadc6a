//! How likely an author holds the answers to a question, in per cent, and what it costs to ask it.

use crate::author::fields::Fields;
use crate::author::linking::wording::interval;
use crate::author::model::{Domain, Share};
use crate::author::node::{Entry, Node, Value};
use crate::author::problem::{Kind, Problems, suggestion};
use crate::engine::pack::FactValue;

/// The `cost` of a fact, 1 where it has none.
pub(super) fn cost(fields: &mut Fields<'_>, problems: &mut Problems) -> u32 {
    fields.number("cost", problems).map_or(1, i32::unsigned_abs)
}

/// The fact whose shares are read.
pub(super) struct Reader<'f> {
    pub(super) what: &'f str,
    pub(super) domain: &'f Domain,
    pub(super) values: &'f [FactValue],
    pub(super) unknown: bool,
}

impl Reader<'_> {
    /// The `shares` of a fact: answers, as rules test them, with how many of a hundred cases have them.
    pub(super) fn read(&self, node: &Node, problems: &mut Problems) -> Vec<(Share, u32)> {
        let what = self.what;
        let Value::Table(entries) = &node.value else {
            problems.add_with(
                &node.place,
                Kind::Value,
                format!("`shares` of {what} is {}, not a table", node.value.kind()),
                Some("write { yes = 30 } for thirty in a hundred".to_owned()),
            );
            return Vec::new();
        };
        if *self.domain == Domain::Date {
            let message = format!("{what} is a date, and the days of a date have no shares");
            problems.add(&node.place, Kind::Value, message);
            return Vec::new();
        }
        let shares: Vec<(Share, u32)> = entries
            .iter()
            .filter_map(|entry| {
                let answer = match *self.domain {
                    Domain::Number { min, max, .. } => self.range(entry, (min, max), problems),
                    _ => self.value(entry, problems),
                };
                answer.zip(self.per_cent(entry, problems))
            })
            .collect();
        // What is wrong with one of them would make the sum wrong too.
        if shares.len() < entries.len() {
            return Vec::new();
        }
        if let Some(wrong) = self.wrong_sum(&shares) {
            problems.add(
                &node.place,
                Kind::Value,
                format!("the shares of {what} {wrong}"),
            );
            return Vec::new();
        }
        shares
    }

    fn per_cent(&self, entry: &Entry, problems: &mut Problems) -> Option<u32> {
        let per_cent = match entry.node.value {
            Value::Number(number) => u32::try_from(number).ok(),
            _ => None,
        }
        .filter(|number| (1..100).contains(number));
        if per_cent.is_none() {
            problems.add(
                &entry.place,
                Kind::Value,
                format!(
                    "the share of `{}` in {} is not a whole number from 1 to 99",
                    entry.key, self.what
                ),
            );
        }
        per_cent
    }

    fn value(&self, entry: &Entry, problems: &mut Problems) -> Option<Share> {
        if self.unknown && entry.key == "unknown" {
            return Some(Share::Value(self.values.len()));
        }
        let codes = self.values.iter().map(|value| value.code.as_str());
        let names = format!("`shares` of {} names `{}`", self.what, entry.key);
        match codes.clone().position(|code| code == entry.key) {
            None => problems.add_with(
                &entry.place,
                Kind::Unknown,
                format!("{names}, which is no value of it"),
                suggestion(&entry.key, codes),
            ),
            Some(place) if *self.domain == (Domain::Choices { none: Some(place) }) => problems.add(
                &entry.place,
                Kind::Value,
                format!("{names}, which follows from the others"),
            ),
            Some(place) => return Some(Share::Value(place)),
        }
        None
    }

    fn range(
        &self,
        entry: &Entry,
        (min, max): (i32, i32),
        problems: &mut Problems,
    ) -> Option<Share> {
        let range = interval(&entry.key, (min, max))
            .filter(|&(low, high)| min <= low && low <= high && high <= max);
        if range.is_none() {
            problems.add_with(
                &entry.place,
                Kind::Value,
                format!(
                    "`shares` of {} names `{}`, which is no range within {min}..{max}",
                    self.what, entry.key
                ),
                Some("write \"18..64\", \">= 65\" or \"17\"".to_owned()),
            );
        }
        range.map(|(low, high)| Share::Numbers(low, high))
    }

    /// Why shares of answers that exclude each other do not go together, if they do not.
    fn wrong_sum(&self, shares: &[(Share, u32)]) -> Option<String> {
        let every = match *self.domain {
            // Each option has a share of its own.
            Domain::Choices { .. } => return None,
            Domain::Number { min, max, .. } => max.abs_diff(min) + 1,
            _ => self.values.len() as u32 + u32::from(self.unknown),
        };
        let ranges: Vec<(i32, i32)> = shares
            .iter()
            .filter_map(|(share, _)| match share {
                Share::Numbers(low, high) => Some((*low, *high)),
                Share::Value(_) => None,
            })
            .collect();
        let overlap = |(place, a): (usize, &(i32, i32))| {
            let mut later = ranges[place + 1..].iter();
            later.any(|b| a.0 <= b.1 && b.0 <= a.1)
        };
        if ranges.iter().enumerate().any(overlap) {
            return Some("are of ranges that overlap".to_owned());
        }
        let covered: u32 = shares.iter().map(|(share, _)| share.len()).sum();
        let total: u32 = shares.iter().map(|(_, per_cent)| per_cent).sum();
        match (covered == every, total) {
            (_, 101..) => Some(format!("add up to {total}, more than 100")),
            (true, 0..100) => Some(format!(
                "add up to {total}, and no answer is left for the rest"
            )),
            (false, 100) => {
                Some("add up to 100 and leave nothing for the other answers".to_owned())
            }
            (true, 100) | (false, 0..100) => None,
        }
    }
}
