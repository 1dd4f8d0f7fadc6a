//! Following a phrase through the words of a text: small words may stand between its own, and a negation that turns it.

use chrono::{Datelike, NaiveDate};

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
    pub(super) is_small: bool,
    denies: bool,
    /// How far from a word of the vocabulary it may be and still be that.
    farthest: Fit,
}

impl Class {
    /// The classes of some tokens.
    pub(super) fn of(tokens: &[Token], vocabulary: &Vocabulary) -> Vec<Class> {
        let grammar = vocabulary.grammar;
        let class = |token: &Token| Class {
            number: amounts::number(token, grammar),
            is_small: grammar.is_small(&token.letters),
            denies: grammar.denies(&token.letters),
            farthest: vocabulary.farthest(&token.letters),
        };
        let mut classes: Vec<Class> = tokens.iter().map(class).collect();
        // "60-65", "18,5" and "19 eller 20" tell no number, nor does "nästan 19".
        for at in 1..tokens.len() {
            let (before, token) = (&tokens[at - 1], &tokens[at]);
            let is_range = match token.glue {
                Some('-' | '–' | '—' | '/' | ',' | '.') => Some(at - 1),
                _ if has(grammar.ranges, &before.letters) => at.checked_sub(2),
                _ => None,
            };
            let both = is_range.filter(|&other| {
                amounts::number(token, grammar).is_some()
                    && amounts::number(&tokens[other], grammar).is_some()
            });
            if let Some(other) = both {
                classes[other].number = None;
                classes[at].number = None;
            }
            if has(grammar.nearly, &before.letters) && !token.begins_clause {
                classes[at].number = None;
            }
        }
        classes
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

    /// Whether a word is for the person, where the text is not about somebody else.
    pub(super) fn is_person(&self, at: usize) -> bool {
        let grammar = self.grammar();
        let lists = [grammar.he, grammar.she, grammar.person];
        lists.iter().any(|list| has(list, &self.tokens[at].letters))
    }

    /// Whether a token is a number.
    pub(super) fn tells_number(&self, at: usize) -> bool {
        self.classes.get(at).is_some_and(|it| it.number.is_some())
    }

    /// Whether a number is not what it seems to be: "om fem månader" are not ago, "snart fyllt 19" is less. And of an age whether it
    /// is how long something lasts or is ago, or comes: "i tio år", "för ett år sedan", "blir 21", "21 år om fem månader".
    pub(super) fn is_other(&self, walk: &Walk, is_age: bool) -> bool {
        let grammar = self.grammar();
        let word = |at: usize, list: &str| {
            self.tokens
                .get(at)
                .is_some_and(|token| has(list, &token.letters))
        };
        let first = walk.taken[0];
        if first > 0 && !self.tokens[first].begins_clause && word(first - 1, grammar.nearly) {
            return true;
        }
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
        let is_ahead = |at: usize| word(at, grammar.ahead) && !self.tokens[at].begins_clause;
        if self.tells_number(first) && stands(grammar.ahead) {
            return true;
        }
        // "Har inte missbrukat på två år", "på tre år har hon inte varit här": but "en kvinna på 34 år".
        let is_span = stands(grammar.at) && {
            let (start, _) = self.piece(before, walk.next);
            start + 1 == before || (start..before).any(|at| self.classes[at].denies)
        };
        is_age && (is_ago || is_ahead(walk.next) || stands(grammar.lasting) || is_span)
    }

    /// Whether the number at the end is an article: "kvinnan bor hos en kompis".
    pub(super) fn is_article(&self, walk: &Walk) -> bool {
        let last = walk.taken.last();
        last.is_some_and(|&at| has(self.grammar().fillers, &self.tokens[at].letters))
            && last != walk.taken.first()
            && last.is_some_and(|&at| self.tells_number(at))
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
        let grammar = self.grammar();
        let may_be_denied = !parts.iter().any(|slot| slot.part == Part::Not);
        for (place, slot) in parts.iter().enumerate() {
            let mut gap = 0;
            // "Behöver ingen bostad", "vill inte ha bostad", "inte med på SIP" and "inget om bostad" do not say that there is none, nor
            // "vill inte vara aktuell" that somebody is not.
            let lacks = place == 1 && parts[0].part == Part::Not;
            if lacks && self.is_needed(start) {
                return None;
            }
            while !self.step(slot, dated, &mut walk) {
                let token = self.tokens.get(walk.next)?;
                // "Har inte behov av SIP" says nothing of whether there is one.
                let stops = token.begins_clause && !slot.breaks
                    || (lacks || walk.denied) && has(grammar.wanting, &token.letters)
                    || lacks && has(grammar.being, &token.letters) && self.is_wished(start)
                    || lacks
                        && parts.len() == 2
                        && (has(grammar.to, &token.letters) || has(grammar.with, &token.letters));
                if place == 0 || gap == LONGEST_GAP || stops {
                    return None;
                }
                let denies = may_be_denied && has(grammar.not, &token.letters);
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
                Some(fit) if fit <= self.classes[walk.next].farthest => {
                    walk.fit = walk.fit.max(fit);
                    1
                }
                _ => 0,
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
            Part::Told => match (self.day_of_birth(walk), self.classes[walk.next].number) {
                (Some((date, length)), _) => {
                    walk.number = Some(date.year());
                    walk.dates = vec![date];
                    length
                }
                (None, Some(number)) => {
                    // Of "19 år och 2 månader" the first is the one.
                    walk.number.get_or_insert(number);
                    1
                }
                (None, None) => 0,
            },
            Part::Turns => {
                let Grammar { turns, becomes, .. } = self.grammar();
                let is_it = |list: &&str| has(list, &token.letters);
                usize::from([turns, becomes].into_iter().any(is_it))
            }
            Part::Day => match amounts::relative(self.tokens, walk.next, self.grammar(), self.on) {
                Some((dates, length)) => {
                    walk.dates = dates;
                    length
                }
                None => 0,
            },
            Part::Not => 0,
        };
        walk.taken.extend(walk.next..walk.next + length);
        walk.next += length;
        length > 0
    }

    /// The day with its year that comes next where "born" was the word before: "född 1958-04-12".
    fn day_of_birth(&self, walk: &Walk) -> Option<(NaiveDate, usize)> {
        let born = &self.tokens[*walk.taken.last()?].letters;
        has(self.grammar().born, born)
            .then(|| amounts::whole_date(self.tokens, walk.next, self.grammar(), self.on))?
    }

    /// Whether "needs" stands before a token: small words aside. Who "behöver hjälp då hon saknar bostad" has none.
    fn is_needed(&self, at: usize) -> bool {
        let grammar = self.grammar();
        let is = |at: usize, list: &str| has(list, &self.tokens[at].letters);
        if is(at, grammar.lacking) {
            return false;
        }
        let mut at = at;
        while at > 0 && !self.tokens[at].begins_clause {
            at -= 1;
            if is(at, grammar.needs) {
                return true;
            }
            if !self.classes[at].is_small || is(at, grammar.verbs) {
                break;
            }
        }
        false
    }

    /// Whether what is found from a token on is looked for or wished for: who "vill ha egen bostad" has none.
    pub(super) fn is_sought(&self, at: usize) -> bool {
        let grammar = self.grammar();
        let is = |at: usize, list: &str| has(list, &self.tokens[at].letters);
        let mut at = at;
        while at > 0 && !self.tokens[at].begins_clause {
            at -= 1;
            if is(at, grammar.wishes) || is(at, grammar.seeks) {
                return true;
            }
            let is_between = self.classes[at].is_small || is(at, grammar.gladly);
            // "Letar efter egen bostad".
            let is_between = is_between || is(at, grammar.lasting);
            if !is_between || is(at, grammar.verbs) {
                break;
            }
        }
        false
    }

    /// Whether what was walked says for how long somebody has not been here: who has "inte varit hos oss på tre år" was before. Of
    /// nothing else it is said: what is not there "sedan mars" is not there now.
    pub(super) fn is_for_a_while(&self, parts: &[Slot], walk: &Walk) -> bool {
        let grammar = self.grammar();
        let is = |at: usize, list: &str| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| has(list, &token.letters))
        };
        let is_been = |slot: &Slot| matches!(&slot.part, Part::Word(word) if has(grammar.been, &word.letters));
        if !parts.iter().any(|slot| slot.part == Part::Not) || !parts.iter().any(is_been) {
            return false;
        }
        let lasts = |at: usize| {
            let how_long = self.tells_number(at + 1) || is(at + 1, grammar.a_while);
            // "Sedan tidigare" is how somebody is known, or not.
            is(at, grammar.ago) && !is(at + 1, grammar.since_before)
                || (is(at, grammar.at) || is(at, grammar.lasting)) && how_long
                || is(at, grammar.lately)
        };
        let (start, end) = self.piece(walk.taken[0], walk.next);
        (start..end).any(|at| !walk.taken.contains(&at) && lasts(at))
    }

    /// Where the piece of a clause begins and ends that has some tokens: at an "and" or "but" a new one does.
    fn piece(&self, first: usize, next: usize) -> (usize, usize) {
        let grammar = self.grammar();
        let is = |at: usize, list: &str| has(list, &self.tokens[at].letters);
        let joins = |at: usize| is(at, grammar.and) || is(at, grammar.but);
        let mut start = first;
        while start > 0 && !self.tokens[start].begins_clause && !joins(start - 1) {
            start -= 1;
        }
        let ends = |&at: &usize| self.tokens[at].begins_clause || joins(at);
        let end = (next..self.tokens.len()).find(ends);
        (start, end.unwrap_or(self.tokens.len()))
    }

    /// Whether a wish before a "but" goes on after it: what somebody wants not is not what is not there. What is lacked is.
    pub(super) fn goes_on_wishing(&self, at: usize) -> bool {
        let grammar = self.grammar();
        let is = |at: usize, list: &str| has(list, &self.tokens[at].letters);
        let Some(but) = at.checked_sub(1).filter(|&but| is(but, grammar.but)) else {
            return false;
        };
        if is(at, grammar.lacking) {
            return false;
        }
        let sentence = (0..=but).rev().find(|&at| self.tokens[at].begins_sentence);
        let before = sentence.unwrap_or(0)..but;
        let of_it = |&at: &usize| is(at, grammar.wishes) || is(at, grammar.verbs);
        before
            .rev()
            .find(of_it)
            .is_some_and(|at| is(at, grammar.wishes))
    }

    /// Whether a wish stands before a token.
    fn is_wished(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &self.tokens[before]);
        !self.tokens[at].begins_clause
            && before.is_some_and(|it| has(self.grammar().wishes, &it.letters))
    }

    /// The next word that is no small one, in the same clause or right after a question.
    pub(super) fn next_word(&self, walk: &Walk) -> Option<usize> {
        let mut at = walk.next;
        loop {
            let token = self.tokens.get(at)?;
            let is_apart = token.begins_clause && (token.glue != Some('?') || at > walk.next);
            if is_apart || at > walk.next + LONGEST_GAP {
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
        let grammar = self.grammar();
        let has = |at: usize, list: &str| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| has(list, &token.letters))
        };
        if has(at, grammar.unclear) {
            return Some(1);
        }
        // "Inte känt".
        if has(at, grammar.not) && has(at + 1, grammar.known) {
            return Some(2);
        }
        // "Vet inte", "vet hon inte".
        let denies = |next: &usize| self.classes.get(*next).is_some_and(|it| it.denies);
        let between = |next: &usize| (at + 1..*next).all(|at| self.classes[at].is_small);
        let same = |next: &usize| (at + 1..=*next).all(|at| !self.tokens[at].begins_clause);
        let next = (at + 1..at + 4).find(denies);
        let next = next.filter(|next| has(at, grammar.know) && between(next) && same(next))?;
        Some(next + 1 - at)
    }
}
