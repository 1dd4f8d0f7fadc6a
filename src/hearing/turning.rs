//! Ages by the day on which somebody turns them: "fyller 21 i morgon" is 20, "fyllde 21 i går" is 21.
//!
//! A language has these phrases, not each pack: they say what "21 år" says in it. Where a pack hears an age "samma dag" as something, it
//! hears that "dagen efter" too. And who "är 68" is that many years: nothing else is counted after it.

use crate::engine::case::Answer;
use crate::engine::pack::{Kind, Meaning, Pack};
use crate::hearing::grammar::{Grammar, has};
use crate::hearing::matching::Reading;
use crate::hearing::vocabulary::{Part, Phrase, Sense, Slot, all_parts};
use crate::hearing::walking::{Text, Walk};

/// An age that somebody turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turned {
    /// What the age says.
    means: Vec<Meaning>,
    /// Whether it is turned the day after the one that is spoken of.
    is_after: bool,
}

/// How much more such a phrase says than it has parts: the pack's own that are heard in the same words tell less.
pub(super) const MORE: usize = 1;

/// The phrases of a language for the ages that listed phrases of a pack tell.
pub(super) fn phrases(pack: &Pack, listed: &[Phrase], grammar: &Grammar) -> Vec<Phrase> {
    let is_age = |meaning: &Meaning| {
        let kind = &pack.facts[meaning.fact].kind;
        meaning.value.is_none() && matches!(kind, Kind::Number { age: true, .. })
    };
    let means = |is_it: &dyn Fn(&[Slot]) -> bool| {
        let mut all = listed.iter().filter(|phrase| is_it(&phrase.parts));
        all.find_map(|phrase| match &phrase.sense {
            Sense::Means(means) => is_age(&means[0]).then(|| means.clone()),
            Sense::Turned(_) | Sense::Names(_) => None,
        })
    };
    let part = |part: Part| Slot {
        part,
        breaks: false,
    };
    let [told, turns, day] = [Part::Told, Part::Turns, Part::Day].map(part);
    let years = all_parts(grammar.years, grammar);
    let [same, after] = [grammar.same_day, grammar.day_after].map(|it| all_parts(it, grammar));
    let mut phrases = Vec::new();
    let mut add = |parts: Vec<&[Slot]>, means: &[Meaning], is_after: bool| {
        let turned = Turned {
            means: means.to_vec(),
            is_after,
        };
        phrases.push(Phrase {
            parts: parts.concat(),
            sense: Sense::Turned(turned),
            of_anyone: false,
        });
    };
    let one = std::slice::from_ref::<Slot>;
    let (told, turns, day) = (one(&told), one(&turns), one(&day));
    let now = means(&|parts| parts == [told, &years].concat());
    let on_same = means(&|parts| {
        let is_turned = matches!(parts.first(), Some(Slot { part: Part::Word(word), .. })
            if has(grammar.turns, &word.letters));
        is_turned && parts[1..] == [told, &same].concat()
    });
    if let Some(means) = &now {
        let is = all_parts(grammar.is, grammar);
        add(vec![&is, told], means, false);
    }
    for years in [&[], years.as_slice()] {
        if let Some(means) = &now {
            add(vec![turns, told, years, day], means, false);
            add(vec![day, turns, told, years], means, false);
        }
        if let Some(means) = &on_same {
            add(vec![turns, told, years, &same], means, false);
            add(vec![turns, told, years, &after], means, true);
        }
    }
    phrases
}

impl Text<'_> {
    /// What such a phrase says: who turns 21 tomorrow is 20, and has the next birthday then.
    pub(super) fn turned(&self, turned: &Turned, walk: &Walk) -> Vec<Reading> {
        let is_bare = has(self.grammar().is, &self.tokens[walk.taken[0]].letters);
        let is_age = match is_bare {
            true => self.is_counted(walk),
            false => self.is_somebody(walk),
        };
        if !is_age {
            return Vec::new();
        }
        let tomorrow = walk.dates.first().copied().filter(|day| *day > self.on);
        let is_less = turned.is_after || tomorrow.is_some();
        let age = Walk {
            number: walk.number.map(|number| number - i32::from(is_less)),
            dates: Vec::new(),
            ..walk.clone()
        };
        let mut readings = self.readings(&turned.means, &age);
        let birthday = self.pack.birthday_with(turned.means[0].fact);
        if let (Some(day), Some(birthday)) = (tomorrow, birthday) {
            for reading in &mut readings {
                reading.push((birthday, Answer::Date(day)));
            }
        }
        readings
    }

    /// Whether it is somebody who "är 68", and no thing is counted: "mötet är 14.30", "de är 21 personer".
    fn is_counted(&self, walk: &Walk) -> bool {
        let grammar = self.grammar();
        let first = walk.taken[0];
        let is = |at: usize, list: &str| has(list, &self.tokens[at].letters);
        let is_theirs = |at: usize| {
            let joins = is(at, grammar.and) || is(at, grammar.but);
            self.is_somebodys(at) || joins && self.is_of_somebody(at)
        };
        let ends = self.tokens.get(walk.next).is_none_or(|token| {
            let word = &token.letters;
            let is_more = has(grammar.at, word) || has(grammar.no_age, word);
            token.begins_clause || has(grammar.fillers, word) && !is_more || grammar.joins(word)
        });
        ends && (self.tokens[first].begins_clause || first.checked_sub(1).is_none_or(is_theirs))
    }

    fn is_somebodys(&self, at: usize) -> bool {
        self.is_person(at) || has(self.grammar().grown, &self.tokens[at].letters)
    }

    /// Whether what stands in a clause before a word is said of somebody: of a person who is named first, or in words that tell what
    /// somebody needs, "dricker och är 34". "Mötet är bokat och är 14" counts no years.
    fn is_of_somebody(&self, end: usize) -> bool {
        let is_needed = |phrase: &Phrase| {
            let Sense::Means(means) = &phrase.sense else {
                return false;
            };
            let mut kinds = means.iter().map(|it| &self.pack.facts[it.fact].kind);
            kinds.any(|kind| matches!(kind, Kind::Choices { .. }))
        };
        let begins = |&at: &usize| self.tokens[at].begins_clause;
        let mut at = (1..=end).rev().find(begins).unwrap_or(0);
        while at < end {
            if self.is_somebodys(at) {
                return true;
            }
            let phrases = self.vocabulary.phrases.iter();
            let walks = phrases
                .filter(|it| is_needed(it))
                .filter_map(|it| self.walk(&it.parts, at, false));
            match walks.map(|walk| walk.next).max() {
                Some(next) => at = next,
                None if self.classes[at].is_small => at += 1,
                None => return false,
            }
        }
        true
    }

    /// Whether it is somebody who turns the age: what else "blir 10 i morgon" may be the hour of a meeting.
    fn is_somebody(&self, walk: &Walk) -> bool {
        let grammar = self.grammar();
        let (first, word) = (walk.taken[0], |at: usize| &self.tokens[at].letters);
        let says = |list: &str| walk.taken.iter().any(|&at| has(list, word(at)));
        let begins = first == 0 || self.tokens[first].begins_clause;
        let from = if begins { first } else { first - 1 };
        // "Mötet är bokat, blir 10 i morgon".
        let is_all = first == 0 && has(grammar.becomes, word(first));
        says(grammar.turns)
            || says(grammar.years)
            || is_all
            || (from..walk.next).any(|at| self.is_person(at))
    }
}
