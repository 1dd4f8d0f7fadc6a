//! What a typed text says of a case: "67 år, hemlös, missbruk, inget samtycke" to answers that are proposed, never given.
//!
//! The words are the pack's own ([`Saying`](crate::engine::pack::Saying), labels, short names); what is known here is how a language
//! denies, counts, dates and inflects (**grammar**, **languages**). The way of a text: **words** (tokens with their places) →
//! **matching** (phrases of the **vocabulary** by **walking** and **naming**, words by **likeness**, **amounts**, ages by **turning** and
//! **since**) → **thinking** (who holds it) → **negation**, **lacking**, **refusing** and **wishing** (how each is said) → **persons** (of
//! whom) → **proposing** (what that is beside the answers given). Pure: no IO, no clock, nothing is kept. Every word is either understood
//! or listed as not understood; what can be read in two ways becomes two proposals that exclude each other.

mod amounts;
mod answers;
mod days;
mod grammar;
mod lacking;
mod languages;
mod likeness;
mod matching;
mod naming;
mod negation;
mod persons;
mod proposing;
mod refusing;
mod since;
mod thinking;
mod turning;
mod vocabulary;
mod walking;
mod wishing;
mod words;

use std::ops::Range;

use crate::engine::case::{Answer, Case};
use crate::engine::pack::{FactId, Pack};
use crate::identity;

pub use days::days;
pub use vocabulary::Vocabulary;

/// What a text says of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The answers it proposes, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// What was not understood, as ranges of bytes of the text.
    pub left: Vec<Range<usize>>,
    /// What was understood and is not asked in this case.
    pub idle: Vec<Range<usize>>,
    /// Where something stands that looks like a person's identity number; nothing else is then read.
    pub identity_number: Option<Range<usize>>,
}

/// An answer that a text proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// To which fact.
    pub fact: FactId,
    /// The answer; of a `choices` fact only the options that are spoken of.
    pub answer: Answer,
    /// The words that say it, as ranges of bytes of the text, rising.
    pub spans: Vec<Range<usize>>,
    /// The proposals that cannot be accepted beside it, by their places in the list.
    pub excludes: Vec<usize>,
    /// What accepting it would do to the answers given.
    pub effect: Effect,
}

/// What an answer would do beside those that are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It is new.
    New,
    /// It would stand in the place of another.
    Replaces,
    /// It would contradict others.
    Contradicts,
}

impl Vocabulary {
    /// What a text says of a case of the pack that the vocabulary was made of.
    pub fn hear(&self, pack: &Pack, case: &Case, text: &str) -> Heard {
        if let Some(place) = identity::find(text) {
            return Heard {
                identity_number: Some(place),
                ..Heard::default()
            };
        }
        let tokens = amounts::apart(words::tokens(text), self.grammar);
        let text = walking::Text {
            pack,
            vocabulary: self,
            tokens: &tokens,
            classes: walking::Class::of(&tokens, self),
            on: case.on,
        };
        let matches = matching::matches(&text);
        let held = thinking::as_held(&text, matches);
        let (mut said, mut understood) = negation::said(&text, &held.matches);
        held.take_back(&mut said);
        understood.extend(&held.understood);
        persons::take_back(&text, &held.matches, &mut said);
        proposing::propose(&text, case, &held.matches, &said, &understood)
    }
}
