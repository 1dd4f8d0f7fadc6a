//! Every phrase that a pack knows: what its authors listed, its answers' labels, and the short names of its questions.

use crate::engine::pack::{Fact, FactId, Kind, Meaning, Pack};
use crate::hearing::grammar::{Grammar, grammar, has};
use crate::hearing::likeness::{Fit, Open, Word, fit};
use crate::hearing::turning::{self, Turned};
use crate::hearing::words::tokens;

/// A part of a phrase, and its place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// What stands there.
    pub(super) part: Part,
    /// Whether a clause may end before it, as it does in the phrase.
    pub(super) breaks: bool,
}

/// What stands at a place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A word.
    Word(Word),
    /// Any negation.
    Not,
    /// A number or date.
    Told,
    /// A word before an age that somebody turns.
    Turns,
    /// Yesterday, today or tomorrow.
    Day,
}

/// A phrase and what it says.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its parts.
    pub(super) parts: Vec<Slot>,
    /// What it says.
    pub(super) sense: Sense,
    /// Whether it is said of whoever is spoken of: the pack lists it after a word for somebody else too, and means the same.
    pub(super) of_anyone: bool,
}

/// What a phrase says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// Answers; the first is what is said, the others follow.
    Means(Vec<Meaning>),
    /// An age by the day on which somebody turns it.
    Turned(Turned),
    /// Which question the next words answer.
    Names(FactId),
}

/// What a pack can hear.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    pub(super) grammar: &'static Grammar,
    pub(super) phrases: Vec<Phrase>,
    /// Words for other people.
    pub(super) others: Vec<Vec<Slot>>,
    /// For each fact the labels of its values, for when it is named.
    pub(super) labels: Vec<Vec<(Vec<Slot>, usize)>>,
}

/// A label that stands for more values than this tells nothing alone.
const MOST_READINGS: usize = 2;

/// A label of fewer letters, small words aside, tells nothing alone.
const LEAST_LETTERS: usize = 5;

impl Vocabulary {
    /// What a pack can hear.
    pub fn new(pack: &Pack) -> Vocabulary {
        let grammar = grammar(&pack.lang);
        let mut phrases = Vec::new();
        let mut others = Vec::new();
        for saying in &pack.heard {
            for words in saying.words.split('|') {
                let parts = parts(words, grammar);
                if saying.means.is_empty() {
                    others.push(parts);
                } else {
                    phrases.push(Phrase {
                        parts,
                        sense: Sense::Means(saying.means.clone()),
                        of_anyone: false,
                    });
                }
            }
        }
        let labels: Vec<Vec<(Vec<Slot>, usize)>> = pack
            .facts
            .iter()
            .map(|fact| labels(fact, grammar))
            .collect();
        let listed = phrases.len();
        phrases.extend(turning::phrases(pack, &phrases, grammar));
        for (fact, own) in labels.iter().enumerate() {
            for (parts, value) in own {
                let same = labels.iter().flatten().filter(|(other, _)| other == parts);
                let by_author = phrases[..listed].iter().any(|it| it.parts == *parts);
                let value = Some(*value);
                // "Jag är handläggare" is listed, so "hennes handläggare" is somebody else, and no answer to another question either.
                let of_oneself = phrases[..listed]
                    .iter()
                    .any(|it| is_own(it, parts, grammar));
                let is_told = same.count() <= MOST_READINGS && tells(parts, grammar);
                if !by_author && !of_oneself && is_told {
                    phrases.push(Phrase {
                        parts: parts.clone(),
                        sense: Sense::Means(vec![Meaning { fact, value }]),
                        of_anyone: false,
                    });
                }
            }
        }
        for (fact, item) in pack.facts.iter().enumerate() {
            phrases.push(Phrase {
                parts: parts(&item.short, grammar),
                sense: Sense::Names(fact),
                of_anyone: false,
            });
        }
        phrases.retain(|phrase| !phrase.parts.is_empty());
        // "Barnet far illa" is listed, so "far illa" is said of a daughter too.
        let mut of_anyone: Vec<(Sense, Vec<Slot>)> = Vec::new();
        for phrase in &phrases {
            let rest = others
                .iter()
                .filter_map(|other| phrase.parts.strip_prefix(other.as_slice()));
            of_anyone.extend(rest.map(|rest| (phrase.sense.clone(), rest.to_vec())));
        }
        for phrase in &mut phrases {
            let is_it = |(sense, rest): &(Sense, Vec<Slot>)| {
                *sense == phrase.sense && *rest == phrase.parts
            };
            phrase.of_anyone = of_anyone.iter().any(is_it);
        }
        Vocabulary {
            grammar,
            phrases,
            others,
            labels,
        }
    }

    /// How far a typed word may be from one of the phrases' own and still be that. A word that is one of them letter by letter is no
    /// misspelling of another: "senaste" is not "genast".
    pub(super) fn farthest(&self, typed: &[char]) -> Fit {
        let is_it = |slot: &Slot| matches!(&slot.part, Part::Word(word) if word.letters == typed);
        if self.grammar.is_own(typed) {
            Fit::Whole
        } else if self.phrases.iter().flat_map(|it| &it.parts).any(is_it) {
            Fit::Part
        } else {
            Fit::Misspelt
        }
    }
}

/// The labels of a fact's values, each whole and without what stands in brackets.
fn labels(fact: &Fact, grammar: &Grammar) -> Vec<(Vec<Slot>, usize)> {
    let read = |read: fn(&str, &Grammar) -> Vec<Slot>| {
        let mut labels = Vec::new();
        for (value, item) in fact.values.iter().enumerate() {
            let short = item.label.split(" (").next().unwrap_or_default();
            labels.push((read(&item.label, grammar), value));
            if short != item.label {
                labels.push((read(short, grammar), value));
            }
        }
        labels
    };
    let labels = read(parts);
    let differ = labels.iter().all(|(parts, value)| {
        let same = |it: &&(Vec<Slot>, usize)| it.0 == *parts && it.1 != *value;
        !labels.iter().any(|it| same(&it))
    });
    // "De kan laves" and "De skal laves" differ by a small word only.
    if differ { labels } else { read(all_parts) }
}

/// Whether a phrase says of oneself what the parts of a label name, in whatever form.
fn is_own(phrase: &Phrase, label: &[Slot], grammar: &Grammar) -> bool {
    let [first, rest @ ..] = phrase.parts.as_slice() else {
        return false;
    };
    let is_we = |slot: &Slot| matches!(&slot.part, Part::Word(it) if has(grammar.we, &it.letters));
    let is_same = |(own, word): (&Slot, &Slot)| match (&own.part, &word.part) {
        (Part::Word(own), Part::Word(word)) => fit(&own.letters, word, grammar).is_some(),
        (own, other) => own == other,
    };
    rest.len() == label.len() && is_we(first) && rest.iter().zip(label).all(is_same)
}

/// Whether a label says enough to be understood where its question is not named.
fn tells(parts: &[Slot], grammar: &Grammar) -> bool {
    let letters = parts.iter().map(|slot| match &slot.part {
        Part::Word(word)
            if !grammar.is_small(&word.letters) && !has(grammar.vague, &word.letters) =>
        {
            word.letters.len()
        }
        Part::Word(_) | Part::Not | Part::Told | Part::Turns | Part::Day => 0,
    });
    letters.sum::<usize>() >= LEAST_LETTERS
}

/// How much a phrase says: how many parts it has, without the small ones where there are others.
pub(super) fn weight(parts: &[Slot], grammar: &Grammar) -> usize {
    let is_small = |slot: &&Slot| matches!(&slot.part, Part::Word(word) if has(grammar.fillers, &word.letters));
    match parts.iter().filter(is_small).count() {
        small if small < parts.len() => parts.len() - small,
        all => all,
    }
}

/// The parts of a phrase; without its small words, where two others are left to know it by.
fn parts(phrase: &str, grammar: &Grammar) -> Vec<Slot> {
    let all = all_parts(phrase, grammar);
    let is_small =
        |slot: &Slot| matches!(&slot.part, Part::Word(word) if has(grammar.fillers, &word.letters));
    if all.iter().filter(|slot| !is_small(slot)).count() < 2 {
        return all;
    }
    let mut kept: Vec<Slot> = Vec::new();
    let mut breaks = false;
    for slot in all {
        breaks |= slot.breaks;
        if !is_small(&slot) {
            kept.push(Slot { breaks, ..slot });
            breaks = false;
        }
    }
    kept
}

/// The parts of a phrase, small words too.
pub(super) fn all_parts(phrase: &str, grammar: &Grammar) -> Vec<Slot> {
    let mut parts = Vec::new();
    let told = |between: &str, parts: &mut Vec<Slot>| {
        for _ in between.matches('#') {
            parts.push(Slot {
                part: Part::Told,
                breaks: false,
            });
        }
    };
    let mut at = 0;
    for token in tokens(phrase) {
        let between = &phrase[at..token.span.start];
        at = token.span.end;
        told(between, &mut parts);
        let open = if between.ends_with('*') {
            Open::Front
        } else if phrase[at..].starts_with('*') {
            Open::Back
        } else {
            Open::Nowhere
        };
        let part = if grammar.denies(&token.letters) {
            Part::Not
        } else {
            let letters = token.letters;
            Part::Word(Word { letters, open })
        };
        let breaks = token.begins_clause;
        parts.push(Slot { part, breaks });
    }
    told(&phrase[at..], &mut parts);
    parts
}

/// Whether a phrase's number is a date.
pub(super) fn tells_date(pack: &Pack, fact: FactId) -> bool {
    matches!(pack.facts[fact].kind, Kind::Date { .. })
}
