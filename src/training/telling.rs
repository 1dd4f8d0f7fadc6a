//! Puts a case into sentences, as the pack has them: who it is about first, in the order of its screens.

use rustc_hash::FxHashMap;

use crate::engine::case::{Answer, Case};
use crate::engine::pack::{FactId, Kind, Material, Pack, Tells, What};
use crate::engine::written;
use crate::training::chance::Chance;

/// A sentence of an exercise, and the facts that it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// What it tells; of a written exercise nobody knows.
    pub facts: Vec<FactId>,
}

/// Tells cases of one pack.
pub(crate) struct Teller<'p> {
    pack: &'p Pack,
    material: &'p Material,
    /// The facts, in the order in which they are told.
    order: Vec<FactId>,
    /// For each fact the sentences of which it is the first that is meant.
    of: FxHashMap<FactId, Vec<usize>>,
}

impl<'p> Teller<'p> {
    pub(crate) fn new(pack: &'p Pack, material: &'p Material) -> Teller<'p> {
        let mut order: Vec<FactId> = Vec::new();
        let screens = pack
            .screens
            .iter()
            .flat_map(|screen| screen.facts.iter().copied());
        for fact in screens.chain(0..pack.facts.len()) {
            if !order.contains(&fact) {
                order.push(fact);
            }
        }
        let mut of: FxHashMap<FactId, Vec<usize>> = FxHashMap::default();
        for (place, told) in material.told.iter().enumerate() {
            for tells in &told.means {
                let places = of.entry(tells.fact).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        Teller {
            pack,
            material,
            order,
            of,
        }
    }

    /// A case in sentences of one of the two voices; nothing where no sentence tells one of its answers.
    pub(crate) fn tell(
        &self,
        case: &Case,
        voice: usize,
        chance: &mut Chance,
    ) -> Option<Vec<Sentence>> {
        let mut left: Vec<Tells> = Vec::new();
        for &fact in &self.order {
            if let Some(answer) = case.answer(fact) {
                left.extend(self.tells(fact, answer)?);
            }
        }
        let mut sentences = Vec::new();
        while let Some(first) = left.first().copied() {
            let told = self.fitting(first, &left)?;
            let told = &self.material.told[told];
            let say = chance.one(&told.say)?;
            let told_of = |tells: &Tells| told.means.iter().any(|own| says(own, tells));
            let mut facts: Vec<FactId> = Vec::new();
            for tells in left.iter().filter(|tells| told_of(tells)) {
                if !facts.contains(&tells.fact) {
                    facts.push(tells.fact);
                }
            }
            left.retain(|tells| !told_of(tells));
            let text = self.filled(say, &facts, case, voice);
            sentences.push(Sentence { text, facts });
        }
        Some(sentences)
    }

    /// One answer of a case in sentences.
    pub(crate) fn tell_one(
        &self,
        case: &Case,
        fact: FactId,
        voice: usize,
        chance: &mut Chance,
    ) -> Option<Vec<Sentence>> {
        self.tell(&case.retain(|other| other == fact), voice, chance)
    }

    /// What has to be told of an answer, piece by piece; nothing where there is nothing to tell it by.
    fn tells(&self, fact: FactId, answer: Answer) -> Option<Vec<Tells>> {
        let of = |what: What| Tells { fact, what };
        let item = &self.pack.facts[fact];
        match (answer, &item.kind) {
            (Answer::Unknown, _) => Some(vec![of(What::Unknown(()))]),
            (Answer::Value(value), _) => Some(vec![of(What::Value(value))]),
            (Answer::Number(number), _) => Some(vec![of(What::Number(number))]),
            (Answer::Date(_), _) => Some(vec![of(What::Told(()))]),
            (Answer::Options { yes, no }, Kind::Choices { none }) => {
                let is_none = none.is_some_and(|none| yes == 1 << none);
                let values = (0..item.values.len()).filter(|value| yes >> value & 1 == 1);
                let mut told: Vec<Tells> = values.map(|value| of(What::Value(value))).collect();
                // Where it is said that there is none, nothing else has to be said.
                let others = no & !none.map_or(0, |none| 1 << none);
                if others != 0 && !is_none && !told.is_empty() {
                    told.push(of(What::Rest(())));
                }
                (!told.is_empty()).then_some(told)
            }
            (Answer::Options { .. }, _) => None,
        }
    }

    /// The sentences that tell the first of what is left, with as much more as they can.
    fn fitting(&self, first: Tells, left: &[Tells]) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        for &place in self.of.get(&first.fact)? {
            let means = &self.material.told[place].means;
            let is_left = |tells: &Tells| left.iter().any(|it| says(tells, it));
            if !means.iter().any(|tells| says(tells, &first)) || !means.iter().all(is_left) {
                continue;
            }
            let exact = means
                .iter()
                .filter(|tells| matches!(tells.what, What::Number(_)));
            let weight = 2 * means.len() + exact.count();
            if best.is_none_or(|(_, known)| known < weight) {
                best = Some((place, weight));
            }
        }
        best.map(|(place, _)| place)
    }

    /// A sentence with its number or date, in one of the voices.
    fn filled(&self, say: &str, facts: &[FactId], case: &Case, voice: usize) -> String {
        let mut filled = String::new();
        let mut rest = say;
        while let Some(at) = rest.find(['#', '{']) {
            filled.push_str(&rest[..at]);
            let inner = rest[at..]
                .strip_prefix('{')
                .and_then(|it| it.split_once('}'));
            rest = match inner {
                Some((words, after)) => {
                    filled.push_str(words.split('|').nth(voice).unwrap_or(words));
                    after
                }
                None => {
                    let told = facts
                        .iter()
                        .find_map(|&fact| self.number(case.answer(fact)?));
                    filled.push_str(&told.unwrap_or_default());
                    &rest[at + 1..]
                }
            };
        }
        filled + rest
    }

    fn number(&self, answer: Answer) -> Option<String> {
        match answer {
            Answer::Number(number) => Some(number.to_string()),
            Answer::Date(date) => Some(written::day(&self.pack.lang, date)),
            Answer::Unknown | Answer::Value(_) | Answer::Options { .. } => None,
        }
    }
}

/// Whether what a sentence tells is what has to be told.
fn says(own: &Tells, tells: &Tells) -> bool {
    let any_number = matches!((own.what, tells.what), (What::Told(()), What::Number(_)));
    own.fact == tells.fact && (own.what == tells.what || any_number)
}
