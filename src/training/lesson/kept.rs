//! What outlasts a visit, as one text of letters and digits without a case: what is remembered, what comes back first, and the set under way.

use crate::training::id::Id;
use crate::training::lesson::Way;
use crate::training::lesson::round::{Round, ids};
use crate::training::remembering::Memory;

/// How long the text may be: what an LMS keeps.
pub const LONGEST: usize = 4096;

/// How many exercises come back before all others.
pub(super) const MOST_DOUBTED: usize = 16;

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kept {
    /// What is remembered.
    pub(super) memory: Memory,
    /// What was answered wrongly by somebody who was sure, the last one first.
    pub(super) doubted: Vec<Id>,
    /// How exercises are done.
    pub(super) way: Way,
    /// The set under way.
    pub(super) round: Option<Round>,
}

impl Kept {
    /// It as a text, empty where there is nothing to keep. Where it would become too long, what was predicted in the set under way is left
    /// out from its first exercise on, and if need be the set itself.
    pub(super) fn text(&self) -> String {
        if self.memory.is_empty() && self.round.is_none() && self.way == Way::Reading {
            return String::new();
        }
        let ids: String = self.doubted.iter().map(Id::to_string).collect();
        let way = match self.way {
            Way::Reading => "r",
            Way::Asking => "a",
        };
        let before = format!("{}~{ids}~{way}~", self.memory.text());
        let Some(mut round) = self.round.clone() else {
            return before;
        };
        let mut first = 0;
        loop {
            let text = before.clone() + &round.text();
            if text.len() <= LONGEST {
                return text;
            }
            match round.done.get_mut(first) {
                Some(done) => done.prediction = None,
                None => return before,
            }
            first += 1;
        }
    }

    /// Reads such a text. What cannot be read is as if it had never been.
    pub(super) fn read(text: &str) -> Kept {
        let mut parts = text.splitn(4, '~');
        let memory = parts.next().and_then(|text| Memory::read(text).ok());
        let mut doubted = parts.next().and_then(ids).unwrap_or_default();
        doubted.truncate(MOST_DOUBTED);
        let way = match parts.next() {
            Some("a") => Way::Asking,
            _ => Way::Reading,
        };
        Kept {
            memory: memory.unwrap_or_default(),
            doubted,
            way,
            round: parts.next().and_then(Round::read),
        }
    }
}
