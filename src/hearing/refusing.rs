//! What is no fact of the case though its words are there: what a body says no to, what is refused or forbidden, what is over.
//!
//! "Frivården vill inte komma" does not say that the probation service has no case, and "nej till att ni ringer psykiatrin" not that the
//! person is well. Nor does "har haft en SIP" say that there is one. Nothing of it is proposed then, and the words are left as not
//! understood; where a pack lists a phrase for it, that phrase is heard.

use crate::engine::case::Answer;
use crate::hearing::grammar::{has, place};
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
        for here in 0..self.text.tokens.len() {
            if let Some(found) = self.wished_all_the_same(here) {
                self.said[found] = Said::Either;
            }
        }
        for found in 0..self.matches.len() {
            let is_of_others = self.matches[found].is_said == Some(Said::Others);
            if is_of_others || self.is_wish_of_other(found) {
                self.said[found] = Said::Others;
            }
        }
    }

    /// The phrase that is denied before a "but", where nothing but a wish for it comes after: "har inte hemtjänst men vill ha", "ville
    /// inte ha hjälp förut men vill nu".
    fn wished_all_the_same(&self, but: usize) -> Option<usize> {
        let grammar = self.text.grammar();
        if !self.is(but, grammar.but) {
            return None;
        }
        let mut rest = but + 1..self.end_of(but);
        // Who "vill ha hjälp" wants something else.
        let says_nothing = |at: usize| {
            let lists = [
                grammar.fillers,
                grammar.gladly,
                grammar.wishes,
                grammar.needs,
            ];
            self.owner(at).is_none()
                && (self.text.is_person(at)
                    || lists.iter().any(|list| self.is(at, list))
                    || place(grammar.wanting, &self.text.tokens[at].letters) == Some(0))
        };
        let wishes = |at: usize| self.is(at, grammar.wishes);
        let needs = |at: usize| self.is(at, grammar.needs);
        if !rest.clone().any(|at| wishes(at) || needs(at)) || !rest.clone().all(says_nothing) {
            return None;
        }
        let found = self.before(but)?;
        // "Har ingen SIP men vill ha en": there is none. "Vill inte ha hjälp men behöver det": it is not wanted.
        let is_wish = || (self.clause_of(self.matches[found].tokens[0])..but).any(wishes);
        let is_denied = match self.said[found] {
            Said::Not => true,
            Said::So => self.matches[found].lacks && is_wish() && rest.any(wishes),
            _ => false,
        };
        is_denied.then_some(found)
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
            // "Har haft handleplan" where "har handleplan" is the phrase.
            let is_around = |&found: &usize| {
                let own = &self.matches[found];
                !own.lacks && own.tokens[0] < here && own.tokens.last() > Some(&here)
            };
            let around = (0..self.matches.len()).filter(is_around);
            let all = around.chain(self.within(here..end));
            return all.filter(is_over).collect();
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
        // "Vill inte till härbärge" is said by who has no home.
        let is_there = wills && between.clone().any(|at| self.is(at, grammar.to));
        match is_there || (wills || is_clause) && between.any(|at| self.is_strange(at)) {
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
