//! What is not there and is needed for that: a pack that lists "inte bostad" as it lists "bostad" hears the same need in "bostad saknas".

use std::ops::Range;

use crate::engine::case::Answer;
use crate::engine::pack::Meaning;
use crate::hearing::answers::value_of;
use crate::hearing::likeness::fit;
use crate::hearing::negation::{Reader, Said};
use crate::hearing::vocabulary::{Part, Sense, Slot};

impl Reader<'_> {
    /// How a phrase is said that a word after it denies; none where that says what the phrase does, "bostad saknas". "Bostad har hon
    /// inte" may be no need; "bostad behöver hon inte" is none.
    pub(super) fn as_lacked(&self, found: usize, here: usize) -> Option<Said> {
        let grammar = self.text.grammar();
        let is_verb = self.is(here, grammar.lacking);
        if self.matches[found].is_named || !self.is_needed_for_lack(found) {
            let is_need = is_verb && self.is_option(found) && self.is_need(found);
            return Some(if is_need { Said::Either } else { Said::Not });
        }
        let wants = [grammar.needs, grammar.needed, grammar.wishes];
        let mut around = self.clause_of(here)..self.end_of(here);
        if is_verb {
            None
        } else if around.any(|at| wants.iter().any(|list| self.is(at, list))) {
            Some(Said::Not)
        } else {
            Some(Said::Either)
        }
    }

    /// Whether a phrase names what the pack hears as needed where it is not there.
    fn is_needed_for_lack(&self, found: usize) -> bool {
        let grammar = self.text.grammar();
        let own = &self.matches[found];
        let answer = own.readings[0][0];
        let is_same = |(slot, &at): (&Slot, &usize)| match &slot.part {
            Part::Word(word) => fit(&self.text.tokens[at].letters, word, grammar).is_some(),
            _ => false,
        };
        let mut lacks = self.lacks();
        lacks.any(|(rest, means)| {
            rest.len() == own.tokens.len()
                && self.says(means[0]) == Some(answer)
                && rest.iter().zip(&own.tokens).all(is_same)
        })
    }

    /// Takes back what somebody has, and is said to need only by who lists what there is: "har bostad men ingen inkomst". Whether it is
    /// needed all the same nobody has said. "Har behov av bostad" and "har svårt med boendet" say it.
    pub(super) fn leave_what_is_had(&mut self) {
        let grammar = self.text.grammar();
        for found in 0..self.matches.len() {
            let first = self.matches[found].tokens[0];
            if self.said[found] != Said::So
                || self.matches[found].is_named
                || !self.is_option(found)
                || !self.is_needed_for_lack(found)
            {
                continue;
            }
            let mut before = (self.clause_of(first)..first).rev();
            let is_passed = |&at: &usize| {
                let is_had = |other: usize| self.said[other] == Said::Others;
                let is_small = self.text.classes[at].is_small && !self.is(at, grammar.wanting);
                is_small
                    || self.is(at, grammar.own_thing)
                    || self.is(at, grammar.and)
                    || self.owner(at).is_some_and(is_had)
            };
            let verb = before.find(|at| self.is(*at, grammar.has) || !is_passed(at));
            if verb.is_some_and(|at| self.is(at, grammar.has)) {
                self.said[found] = Said::Others;
            }
        }
    }

    /// Whether a verb says that somebody is without what may be a need: "saknar hjälp med bostad", "saknar sysselsättning".
    pub(super) fn lacks_need(&self, next: usize, here: usize, between: Range<usize>) -> bool {
        let grammar = self.text.grammar();
        // "Saknar behov av hemtjänst" says that there is no need.
        let needs = |at: usize| self.is(at, grammar.needed);
        self.is(here, grammar.lacking) && !between.clone().any(needs) && self.is_need(next)
    }

    /// Whether a negation is of what somebody cannot do about something: "kan inte sluta dricka", "kan inte betala skulderna".
    pub(super) fn is_unable(&self, here: usize, mut between: Range<usize>) -> bool {
        let able = |at: usize| self.is(at, self.text.grammar().able);
        let before = (self.clause_of(here)..here).rev().take(2);
        before.chain(between.clone()).any(able) && between.any(|at| self.is_strange(at))
    }

    /// Whether a phrase says that one of several things is so.
    pub(super) fn is_option(&self, found: usize) -> bool {
        matches!(self.matches[found].readings[0][0].1, Answer::Options { .. })
    }

    /// Whether the pack hears in what is not there that it is needed, for one of the options of the question that a phrase answers.
    fn is_need(&self, found: usize) -> bool {
        let (fact, _) = self.matches[found].readings[0][0];
        self.lacks().any(|(_, means)| {
            means[0].fact == fact
                && matches!(
                    self.says(means[0]),
                    Some((_, Answer::Options { no: 0, .. }))
                )
        })
    }

    /// What is listed after a negation, and what that says.
    fn lacks(&self) -> impl Iterator<Item = (&[Slot], &[Meaning])> {
        let phrases = self.text.vocabulary.phrases.iter();
        phrases.filter_map(|phrase| match (&phrase.sense, phrase.parts.as_slice()) {
            (Sense::Means(means), [first, rest @ ..]) if first.part == Part::Not => {
                Some((rest, means.as_slice()))
            }
            _ => None,
        })
    }

    fn says(&self, meaning: Meaning) -> Option<(usize, Answer)> {
        let fact = &self.text.pack.facts[meaning.fact];
        let answer = value_of(fact, meaning.value?, true)?;
        Some((meaning.fact, answer))
    }
}
