//! What is no fact of the case though its words are there: what a body says no to, what is refused or forbidden, what is over.
//!
//! "Frivården vill inte komma" does not say that the probation service has no case, and "nej till att ni ringer psykiatrin" not that the
//! person is well. Nor does "har haft en SIP" say that there is one. Nothing of it is proposed then, and the words are left as not
//! understood; where a pack lists a phrase for it, that phrase is heard.

use crate::engine::case::Answer;
use crate::hearing::grammar::has;
use crate::hearing::negation::{Reader, Said};

impl Reader<'_> {
    /// Takes back what is said of what is refused, of bodies, or of what was.
    pub(super) fn take_back(&mut self) {
        for here in 0..self.text.tokens.len() {
            if self.owner(here).is_none() && !self.wishes(here) {
                for found in self.no_facts(here) {
                    self.said[found] = Said::Others;
                }
            }
        }
        for found in 0..self.matches.len() {
            if self.is_wish_of_other(found) {
                self.said[found] = Said::Others;
            }
        }
    }

    /// The phrases that are no facts because of a word.
    fn no_facts(&self, here: usize) -> Vec<usize> {
        let grammar = self.text.grammar();
        let (clause, whole) = (self.clause_of(here), self.end_of(here));
        let until = |list: &str| (here + 1..whole).find(|&at| self.is(at, list));
        let end = until(grammar.but).unwrap_or(whole);
        let after = self.within(here + 1..end);
        if self.is(here, grammar.ended) {
            let before = || self.nearest(clause..here).or_else(|| self.before(here));
            return match after.is_empty() {
                true => before().into_iter().collect(),
                false => after,
            };
        }
        if self.is(here, grammar.past) {
            let end = until(grammar.and).map_or(end, |at| at.min(end));
            // "Har varit hemlös i två år" is so now, "har aldrig varit hemlös" is not.
            let is_over = |&found: &usize| {
                let next = self.matches[found].tokens.last().map_or(0, |at| at + 1);
                self.said[found] == Said::So && !(next < whole && self.is(next, grammar.lasting))
            };
            return self.within(here..end).into_iter().filter(is_over).collect();
        }
        let next = here + 1 + usize::from(self.is(here + 1, grammar.thanks));
        let refuses = self.is(here, grammar.declines)
            || self.is(here, grammar.no) && next < end && self.is(next, grammar.to);
        if refuses {
            return self.subject(here).into_iter().chain(after).collect();
        }
        if self.is(here, grammar.no) {
            return self.subject(here).into_iter().collect();
        }
        if !grammar.denies(&self.text.tokens[here].letters) {
            return Vec::new();
        }
        // "Ingen på psykiatrin tycker".
        if has(grammar.none, &self.text.tokens[here].letters) && self.is(here + 1, grammar.at) {
            return after;
        }
        let wills = (clause..here)
            .rev()
            .take(2)
            .any(|at| self.is(at, grammar.wills));
        if let Some(subject) = self.subject(here).filter(|_| wills) {
            return std::iter::once(subject).chain(after).collect();
        }
        let Some(&first) = after.first() else {
            return Vec::new();
        };
        // "Vill inte att ni ringer psykiatrin", "inte på att vi ringer": it is the calling that is denied.
        let mut between = here + 1..self.matches[first].tokens[0];
        let is_clause = between.clone().any(|at| self.is(at, grammar.that));
        match (wills || is_clause) && between.any(|at| self.is_strange(at)) {
            true => after,
            false => Vec::new(),
        }
    }

    /// The phrase that names who says or wants what a word denies: "frivården vill inte", "hvof säger nej".
    pub(super) fn subject(&self, here: usize) -> Option<usize> {
        let grammar = self.text.grammar();
        let found = self.nearest(self.clause_of(here)..here)?;
        let mut between = self.matches[found].tokens.last()? + 1..here;
        let says = |at: usize| self.is(at, grammar.wills) || self.is(at, grammar.says);
        let is_body = between.clone().any(says) || self.is(here, grammar.declines);
        let is_plain = |at: usize| {
            !self.text.is_person(at)
                && !grammar.joins(&self.text.tokens[at].letters)
                && (self.text.classes[at].is_small || says(at))
        };
        (is_body && between.all(is_plain)).then_some(found)
    }

    /// Whether a phrase begins with what somebody wants, and a word stands before it for somebody who is not the person:
    /// "kuratorn vill ha SIP".
    fn is_wish_of_other(&self, found: usize) -> bool {
        let grammar = self.text.grammar();
        let tokens = self.text.tokens;
        let mut at = self.matches[found].tokens[0];
        if !self.is(at, grammar.wills) {
            return false;
        }
        while at > 0 && !tokens[at].begins_clause {
            at -= 1;
            if grammar.joins(&tokens[at].letters) || self.text.is_person(at) {
                return false;
            }
            if let Some(owner) = self.owner(at) {
                let mut readings = self.matches[owner].readings.iter();
                return !readings.all(|it| matches!(it[0].1, Answer::Number(_)));
            }
            if self.is_strange(at) {
                return true;
            }
        }
        false
    }
}
