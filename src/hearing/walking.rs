//! Following a phrase through the words of a text: small words may stand between its own, and a negation that turns it.

use chrono::NaiveDate;

use crate::engine::pack::Pack;
use crate::hearing::amounts;
use crate::hearing::grammar::{Grammar, has};
use crate::hearing::likeness::{Fit, fit};
use crate::hearing::vocabulary::{Part, Slot, Vocabulary};
use crate::hearing::words::Token;

/// How many small words may stand between two words of a phrase.
const LONGEST_GAP: usize = 3;

/// What is read.
pub(super) struct Text<'t> {
    pub(super) pack: &'t Pack,
    pub(super) vocabulary: &'t Vocabulary,
    pub(super) tokens: &'t [Token],
    /// What each token is, whatever the pack.
    pub(super) classes: Vec<Class>,
    pub(super) on: NaiveDate,
}

/// What a token is in its language. Each is looked at by every phrase.
pub(super) struct Class {
    number: Option<i32>,
    is_small: bool,
    denies: bool,
}

impl Class {
    /// The classes of some tokens.
    pub(super) fn of(tokens: &[Token], grammar: &Grammar) -> Vec<Class> {
        let class = |token: &Token| Class {
            number: amounts::number(token, grammar),
            is_small: grammar.is_small(&token.letters),
            denies: grammar.denies(&token.letters),
        };
        tokens.iter().map(class).collect()
    }
}

/// A way through the tokens.
#[derive(Clone)]
pub(super) struct Walk {
    /// The tokens that it took.
    pub(super) taken: Vec<usize>,
    /// The token that comes next.
    pub(super) next: usize,
    /// How well the worst of its words fits.
    pub(super) fit: Fit,
    /// Whether a negation stands inside it.
    pub(super) denied: bool,
    /// The number that it tells.
    pub(super) number: Option<i32>,
    /// The date that it tells, or the two that it may.
    pub(super) dates: Vec<NaiveDate>,
}

impl Text<'_> {
    pub(super) fn grammar(&self) -> &'static Grammar {
        self.vocabulary.grammar
    }

    /// Whether a token is a number.
    pub(super) fn tells_number(&self, at: usize) -> bool {
        self.classes.get(at).is_some_and(|it| it.number.is_some())
    }

    /// Whether the number of some tokens is how long something lasts or is ago, and no age: "i tio år", "för ett år sedan".
    pub(super) fn is_time(&self, walk: &Walk) -> bool {
        let grammar = self.grammar();
        let word = |at: usize, list: &str| {
            self.tokens
                .get(at)
                .is_some_and(|token| has(list, &token.letters))
        };
        let mut before = walk.taken[0];
        while before > 0 && word(before - 1, grammar.about) {
            before -= 1;
        }
        let stands =
            |list: &str| before > 0 && !self.tokens[before].begins_clause && word(before - 1, list);
        // "34 år, sedan tidigare känd" and "34 år sen tidigare känd" are ages.
        let is_ago = word(walk.next, grammar.ago)
            && !self.tokens[walk.next].begins_clause
            && (stands(grammar.ago_from) || !word(walk.next + 1, grammar.silent));
        is_ago || stands(grammar.lasting)
    }

    /// Follows the parts of a phrase from a token on.
    pub(super) fn walk(&self, parts: &[Slot], start: usize, dated: bool) -> Option<Walk> {
        let mut walk = Walk {
            taken: Vec::new(),
            next: start,
            fit: Fit::Whole,
            denied: false,
            number: None,
            dates: Vec::new(),
        };
        let may_be_denied = !parts.iter().any(|slot| slot.part == Part::Not);
        for (place, slot) in parts.iter().enumerate() {
            let mut gap = 0;
            while !self.step(slot, dated, &mut walk) {
                let token = self.tokens.get(walk.next)?;
                if place == 0 || gap == LONGEST_GAP || token.begins_clause && !slot.breaks {
                    return None;
                }
                let denies = may_be_denied && has(self.grammar().not, &token.letters);
                if denies {
                    walk.denied = true;
                    walk.taken.push(walk.next);
                } else if !self.classes[walk.next].is_small {
                    return None;
                }
                gap += 1;
                walk.next += 1;
            }
        }
        Some(walk)
    }

    /// Takes one part of a phrase, if it stands next.
    fn step(&self, slot: &Slot, dated: bool, walk: &mut Walk) -> bool {
        let Some(token) = self.tokens.get(walk.next) else {
            return false;
        };
        if !walk.taken.is_empty() && token.begins_clause && !slot.breaks {
            return false;
        }
        let length = match &slot.part {
            Part::Not if self.classes[walk.next].denies => 1,
            Part::Word(word) => match fit(&token.letters, word, self.grammar()) {
                Some(fit) => {
                    walk.fit = walk.fit.max(fit);
                    1
                }
                None => 0,
            },
            Part::Told if dated => {
                match amounts::dates(self.tokens, walk.next, self.grammar(), self.on) {
                    Some((dates, length)) => {
                        walk.dates = dates;
                        length
                    }
                    None => 0,
                }
            }
            Part::Told => match self.classes[walk.next].number {
                Some(number) => {
                    // Of "19 år och 2 månader" the first is the one.
                    walk.number.get_or_insert(number);
                    1
                }
                None => 0,
            },
            Part::Not => 0,
        };
        walk.taken.extend(walk.next..walk.next + length);
        walk.next += length;
        length > 0
    }

    /// The next word that is no small one, in the same clause.
    pub(super) fn next_word(&self, walk: &Walk) -> Option<usize> {
        let mut at = walk.next;
        loop {
            let token = self.tokens.get(at)?;
            if token.begins_clause || at > walk.next + LONGEST_GAP {
                return None;
            }
            if !self.classes[at].is_small {
                return Some(at);
            }
            at += 1;
        }
    }

    /// How many words from a token on say that something is not known.
    pub(super) fn unknown_at(&self, at: usize) -> Option<usize> {
        let (grammar, word) = (self.grammar(), &self.tokens[at].letters);
        if has(grammar.unclear, word) {
            return Some(1);
        }
        let next = self.tokens.get(at + 1)?;
        (has(grammar.know, word) && has(grammar.not, &next.letters)).then_some(2)
    }
}
