//! Which words of a text are which phrases: the longest first, the better fit before the worse.

use chrono::Datelike;

use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Kind, Meaning};
use crate::hearing::answers::{told, value_of};
use crate::hearing::grammar::has;
use crate::hearing::likeness::Fit;
use crate::hearing::negation::Said;
use crate::hearing::turning;
use crate::hearing::vocabulary::{Part, Phrase, Sense, Slot, tells_date, weight};
use crate::hearing::walking::{Text, Walk};

/// One way to read a phrase: answers, the first of which is what is said; the others follow from it.
pub(super) type Reading = Vec<(FactId, Answer)>;

/// A phrase found in the text.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// The tokens it takes, rising.
    pub(super) tokens: Vec<usize>,
    /// A negation that stands inside it.
    pub(super) denied_inside: bool,
    /// Whether it is listed with one.
    pub(super) lacks: bool,
    /// How it is said because of what stands around it, where that is known before any negation is read. It keeps its words: a
    /// shorter phrase in them would be taken for denied.
    pub(super) is_said: Option<Said>,
    /// Whether it is said of whoever is spoken of.
    pub(super) of_anyone: bool,
    /// Whether it names its question, and its answer is not to be turned by what stands around it.
    pub(super) is_named: bool,
    /// The ways to read it.
    pub(super) readings: Vec<Reading>,
}

/// A phrase that may be meant by some words.
pub(super) struct Candidate {
    /// What it would be.
    pub(super) found: Match,
    /// How many parts it has.
    pub(super) parts: usize,
    /// How well the worst of them fits.
    pub(super) fit: Fit,
}

impl Candidate {
    /// How well it fits, the least the best. What is listed with its negation goes before what is denied.
    fn rank(&self) -> u8 {
        self.fit.rank() + u8::from(self.found.denied_inside)
    }

    /// Whether a negation before it says something of it: "inte aktuell på FSF" denies "aktuell på FSF", and is not "inte aktuell" and FSF.
    fn can_be_denied(&self) -> bool {
        let mut readings = self.found.readings.iter();
        !self.found.lacks && readings.all(|it| matches!(it[0].1, Answer::Options { .. }))
    }
}

/// The phrases of a text, none of which shares a word with another, in the order of the text.
pub(super) fn matches(text: &Text<'_>) -> Vec<Match> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for start in 0..text.tokens.len() {
        for phrase in &text.vocabulary.phrases {
            candidates.extend(text.candidate(phrase, start));
        }
    }
    let mut taken = vec![false; text.tokens.len()];
    let mut chosen: Vec<Match> = Vec::new();
    while let Some(best) = best(&candidates) {
        let (parts, rank) = (best.parts, best.rank());
        let mut found = best.found.clone();
        for other in &candidates {
            if (other.parts, other.rank()) == (parts, rank) && other.found.tokens == found.tokens {
                for reading in &other.found.readings {
                    // What they say is the reading, what follows from it is not.
                    if found.readings.iter().all(|it| it[0] != reading[0]) {
                        found.readings.push(reading.clone());
                    }
                }
            }
        }
        for &token in &found.tokens {
            taken[token] = true;
        }
        candidates.retain(|it| !it.found.tokens.iter().any(|&token| taken[token]));
        chosen.push(found);
    }
    in_order(chosen)
}

fn best(candidates: &[Candidate]) -> Option<&Candidate> {
    let mut best: Option<&Candidate> = None;
    for it in candidates {
        let is_better = |best: &Candidate| {
            let (old, new) = ((best.parts, it.rank()), (it.parts, best.rank()));
            old < new || old == new && best.found.lacks && it.can_be_denied()
        };
        if best.is_none_or(is_better) {
            best = Some(it);
        }
    }
    best
}

/// By insertion: the standard library's sorting is 8 KB of the widget.
fn in_order(chosen: Vec<Match>) -> Vec<Match> {
    let mut ordered: Vec<Match> = Vec::new();
    for found in chosen {
        let at = ordered.partition_point(|other| other.tokens < found.tokens);
        ordered.insert(at, found);
    }
    ordered
}

impl Text<'_> {
    fn candidate(&self, phrase: &Phrase, start: usize) -> Option<Candidate> {
        let dated =
            matches!(&phrase.sense, Sense::Means(means) if tells_date(self.pack, means[0].fact));
        let mut walk = self.walk(&phrase.parts, start, dated)?;
        let is_own_thing = |slot: &Slot| matches!(&slot.part, Part::Word(word) if has(self.grammar().own_thing, &word.letters));
        if phrase.parts.iter().any(is_own_thing) && self.is_sought(start) {
            return None;
        }
        match &phrase.sense {
            Sense::Means(means) => {
                let fact = &self.pack.facts[means[0].fact];
                if let Kind::Number { age, .. } = fact.kind
                    && (self.is_other(&walk, age) || age && self.is_article(&walk))
                {
                    return None;
                }
                if matches!(fact.kind, Kind::Number { age: true, .. }) {
                    walk = self.aged_since(walk)?;
                }
                let readings = self.readings(means, &walk);
                self.found(phrase, walk, readings, 0)
            }
            Sense::Turned(turned) => {
                let readings = self.turned(turned, &walk);
                self.found(phrase, walk, readings, turning::MORE)
            }
            Sense::Names(fact) => self.named(*fact, phrase, walk),
        }
    }

    /// A phrase that was found, where it can be read; `more` is what it says beyond its parts.
    fn found(
        &self,
        phrase: &Phrase,
        walk: Walk,
        readings: Vec<Reading>,
        more: usize,
    ) -> Option<Candidate> {
        let begins_denied = phrase.parts[0].part == Part::Not;
        let is_said = if self.is_for_a_while(&phrase.parts, &walk) {
            Some(Said::Others)
        } else {
            // "Vill ha hjälp men ingen bostad": who has none, or who wants none.
            let is_wish = begins_denied && self.goes_on_wishing(walk.taken[0]);
            is_wish.then_some(Said::Either)
        };
        (!readings.is_empty()).then(|| Candidate {
            parts: weight(&phrase.parts, self.grammar()) + more,
            fit: walk.fit,
            found: Match {
                tokens: walk.taken,
                denied_inside: walk.denied,
                lacks: phrase.parts.iter().any(|slot| slot.part == Part::Not),
                is_said,
                of_anyone: phrase.of_anyone,
                is_named: false,
                readings,
            },
        })
    }

    /// The answers that a phrase says; several readings where a day has no year.
    pub(super) fn readings(&self, means: &[Meaning], walk: &Walk) -> Vec<Reading> {
        let is_age = matches!(
            self.pack.facts[means[0].fact].kind,
            Kind::Number { age: true, .. }
        );
        let told_born = |&at: &usize| has(self.grammar().born, &self.tokens[at].letters);
        let year = |of_birth: i32| self.on.year() - of_birth;
        // Whoever was born in a year has had the birthday of this one, or not yet.
        let numbers = match walk.number.filter(|_| is_age) {
            // "Född 1958-04-12" is one age.
            Some(_) if !walk.dates.is_empty() => {
                let years = walk.dates.iter().map(|day| self.on.years_since(*day));
                years
                    .map(|it| it.and_then(|it| it.try_into().ok()))
                    .collect()
            }
            Some(of_birth) if walk.taken.iter().any(told_born) => {
                vec![Some(year(of_birth)), Some(year(of_birth) - 1)]
            }
            _ => vec![walk.number],
        };
        let several = walk.dates.len().max(numbers.len());
        let reading = |place: usize| -> Option<Reading> {
            let number = *numbers.get(place).or(numbers.first())?;
            let answer = |meaning: &Meaning| {
                let fact = &self.pack.facts[meaning.fact];
                let answer = match meaning.value {
                    Some(value) => value_of(fact, value, true)?,
                    None => told(fact, number, walk.dates.get(place).copied())?,
                };
                Some((meaning.fact, answer))
            };
            // What follows is left out where it cannot be; what is said itself must be.
            let first = answer(&means[0])?;
            let follows = means[1..].iter().filter_map(answer);
            Some(std::iter::once(first).chain(follows).collect())
        };
        (0..several).filter_map(reading).collect()
    }
}
