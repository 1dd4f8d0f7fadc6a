//! What somebody wishes not to be. Who says "jag vill inte vara hemlös längre" is homeless; without "längre" nobody knows. A wish
//! denies nothing.

use std::ops::Range;

use crate::hearing::grammar::has;
use crate::hearing::negation::{Reader, Said};

/// How many words may stand between a wish and its negation: "vill hon själv inte".
const LONGEST_GAP: usize = 3;

impl Reader<'_> {
    /// Takes back that a phrase is not so where a negation is only of a wish; gives whether it is.
    pub(super) fn wishes(&mut self, here: usize) -> bool {
        let grammar = self.text.grammar();
        let tokens = self.text.tokens;
        if !has(grammar.not, &tokens[here].letters) || self.subject(here).is_some() {
            return false;
        }
        let (clause, whole) = (self.clause_of(here), self.end_of(here));
        let ends = |&at: &usize| self.is(at, grammar.but) || grammar.denies(&tokens[at].letters);
        let end = (here + 1..whole).find(ends).unwrap_or(whole);
        let after = self.within(here + 1..end);
        let first = after.first().map_or(end, |&it| self.matches[it].tokens[0]);
        let wishes = |mut at: Range<usize>| at.any(|at| self.is(at, grammar.wishes));
        let near = here.saturating_sub(LONGEST_GAP).max(clause);
        if !wishes(near..here) && !wishes(here + 1..first) {
            return false;
        }
        // "Vill inte vara med" is an answer, no state.
        let is_being = |at: usize| self.is(at, grammar.being) && !self.is(at + 1, grammar.with);
        let is_state = (here + 1..first).any(is_being);
        // "Vill inte dricka": the phrase is what is not wished to be done.
        let is_deed = after.first().is_some_and(|&it| {
            let own = &self.matches[it].tokens;
            let ends = tokens[own[0]].letters.last();
            own.len() == 1 && ends.is_some() && ends.copied() == grammar.infinitive
        });
        let says_nothing = |at: usize| {
            self.is(at, grammar.longer)
                || self.text.classes[at].is_small && !self.is(at, grammar.wanting)
        };
        if !(is_state || is_deed && (here + 1..first).all(says_nothing)) {
            return false;
        }
        // "Hemlös vill hon inte vara."
        let of = match after.is_empty() {
            true => self.nearest(clause..here).into_iter().collect(),
            false => after,
        };
        // "Vill aldrig mer bli hemlös" is said by who was.
        let is_still = |&at: &usize| self.is(at, grammar.longer);
        let still = (here + 1..end).find(is_still);
        let still = still.filter(|&at| at > here + 1 || !self.is(at, grammar.again));
        let is_it = |&at: &usize| self.is(at, grammar.wishes) || Some(at) == still;
        let words: Vec<usize> = (near..end).filter(is_it).collect();
        for found in of {
            if self.said[found] != Said::So {
                self.said[found] = still.map_or(Said::Either, |_| Said::So);
                let own = words.iter().filter(|&&at| self.owner(at).is_none());
                let own: Vec<(usize, usize)> = own.map(|&at| (at, found)).collect();
                self.understood.extend(own);
            }
        }
        true
    }
}
