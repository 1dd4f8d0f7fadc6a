//! Puts a case into sentences, as the pack has them: who it is about first, in the order of its screens. An age that an exercise turns on
//! is told by the day where the pack can: the day before the birthday on one side of the border, the birthday on the other.

use chrono::Datelike;
use rustc_hash::FxHashMap;

use crate::engine::case::{Answer, Case};
use crate::engine::decision::{Certainty, certainty, is_consistent};
use crate::engine::pack::{FactId, Kind, Material, Pack, Tells, Told, What};
use crate::engine::written;
use crate::training::chance::Chance;
use crate::training::drawing::MOST_TOLD;
use crate::training::exercise::AsOne;

/// A sentence of an exercise, and the facts that it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// What it tells; of a written exercise nobody knows.
    pub facts: Vec<FactId>,
}

/// An age that is told by the day, and on which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ByDay {
    fact: FactId,
    day: Day,
    /// The next birthday, where it is asked for: who turns 21 tomorrow has it then.
    pub(crate) next: Option<(FactId, Answer)>,
}

impl ByDay {
    /// The age and the next birthday, where the sentence tells both.
    pub(crate) fn as_one(self) -> Option<AsOne> {
        let (with, _) = self.next?;
        Some(AsOne {
            fact: self.fact,
            with,
        })
    }

    /// Whether the sentence tells of a fact.
    fn tells(&self, fact: FactId) -> bool {
        fact == self.fact || self.next.is_some_and(|(next, _)| next == fact)
    }
}

/// The two days between which an age changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    Eve,
    Birthday,
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

    /// How two cases that lie on both sides of a border of an age tell it by the day; nothing where it is none, or where the days would say
    /// more than the cases do, or something against them.
    pub(crate) fn by_day(&self, fact: FactId, cases: [&Case; 2]) -> Option<[ByDay; 2]> {
        self.telling_by_day(fact)?;
        let [Some(Answer::Number(own)), Some(Answer::Number(other))] =
            cases.map(|case| case.answer(fact))
        else {
            return None;
        };
        let days = match own < other {
            true => [Day::Eve, Day::Birthday],
            false => [Day::Birthday, Day::Eve],
        };
        let is_beside = own.abs_diff(other) == 1;
        let [own, other] = [0, 1].map(|at| self.on_day(fact, days[at], cases[at]));
        Some([own?, other?]).filter(|_| is_beside)
    }

    /// How a case tells an age on one of the days. Not where something else in it is about the same birthday: another age that is told, an
    /// earlier one that is asked for, which on that day may be this one or the one before, or the next birthday where this is not it. Nor on a
    /// day on which nobody turns that many years, as 21 on the 29th of February.
    fn on_day(&self, fact: FactId, day: Day, case: &Case) -> Option<ByDay> {
        let pack = self.pack;
        let age = case.number(pack, fact)?;
        let (reached, turned) = match day {
            Day::Eve => (case.on.succ_opt()?, age.checked_add(1)?),
            Day::Birthday => (case.on, age),
        };
        reached.with_year(reached.year().checked_sub(turned)?)?;
        let reach = pack.diagrams.reach(&case.masks(pack));
        let applies = |fact: FactId| {
            let applies = pack.facts[fact].applies;
            applies.map_or(Certainty::Certain, |root| certainty(&reach, root))
        };
        let is_age = |fact: FactId| matches!(pack.facts[fact].kind, Kind::Number { age: true, .. });
        let is_only = case.answered().all(|it| it == fact || !is_age(it));
        let mut earlier = pack.relations.iter().filter(|it| it.of == fact);
        if !is_only || earlier.any(|it| applies(it.minus) != Certainty::Excluded) {
            return None;
        }
        let birthday = (pack.birthday_with(fact)).filter(|it| applies(*it) != Certainty::Excluded);
        let next = match birthday {
            None => None,
            Some(birthday) => {
                let next = Answer::Date(case.on.succ_opt().filter(|_| day == Day::Eve)?);
                // It may have been drawn as that very day.
                let is_open = match case.answer(birthday) {
                    None => case.answered().count() < MOST_TOLD,
                    Some(known) => known == next,
                };
                if !is_open || applies(birthday) != Certainty::Certain {
                    return None;
                }
                let mut more = case.clone();
                more.set(pack, birthday, Some(next)).ok()?;
                if !is_consistent(pack, &pack.diagrams.reach(&more.masks(pack))) {
                    return None;
                }
                Some((birthday, next))
            }
        };
        Some(ByDay { fact, day, next })
    }

    /// The sentences that tell an age by the day.
    fn telling_by_day(&self, fact: FactId) -> Option<&'p Told> {
        let places = self.of.get(&fact)?.iter();
        let mut all = places.map(|&place| &self.material.told[place]);
        all.find(|told| told.by_day.is_some())
    }

    /// A case in sentences of one of the two voices; nothing where no sentence tells one of its answers.
    pub(crate) fn tell(
        &self,
        case: &Case,
        by_day: Option<ByDay>,
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
            let day = by_day.filter(|it| it.tells(first.fact));
            let told = match day {
                Some(it) => self.telling_by_day(it.fact)?,
                None => self.fitting(first, &left, by_day)?,
            };
            let say = match (day.map(|it| it.day), &told.by_day) {
                (Some(Day::Eve), Some(by_day)) => &by_day.eve,
                (Some(Day::Birthday), Some(by_day)) => &by_day.birthday,
                _ => &told.say,
            };
            let say = chance.one(say)?;
            let told_of = |tells: &Tells| match day {
                Some(it) => it.tells(tells.fact),
                None => told.means.iter().any(|own| says(own, tells)),
            };
            let mut facts: Vec<FactId> = Vec::new();
            for tells in left.iter().filter(|tells| told_of(tells)) {
                if !facts.contains(&tells.fact) {
                    facts.push(tells.fact);
                }
            }
            left.retain(|tells| !told_of(tells));
            let text = match day {
                Some(it) => {
                    // Who turns 21 tomorrow is 20.
                    let more = i32::from(it.day == Day::Eve);
                    self.filled(say, &[it.fact], case, voice, more)
                }
                None => self.filled(say, &facts, case, voice, 0),
            };
            sentences.push(Sentence { text, facts });
        }
        Some(sentences)
    }

    /// One answer of a case in those of its sentences that tell of it: they go with the rest of the case.
    pub(crate) fn tell_one(
        &self,
        case: &Case,
        fact: FactId,
        by_day: Option<ByDay>,
        voice: usize,
        chance: &mut Chance,
    ) -> Option<Vec<Sentence>> {
        let mut told = self.tell(case, by_day, voice, chance)?;
        told.retain(|it| it.facts.contains(&fact));
        Some(told)
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

    /// The sentences that tell the first of what is left, with as much more as they can; `apart` is told by itself.
    fn fitting(&self, first: Tells, left: &[Tells], apart: Option<ByDay>) -> Option<&'p Told> {
        let is_apart = |fact: FactId| apart.is_some_and(|it| it.tells(fact));
        let mut best: Option<(usize, usize)> = None;
        for &place in self.of.get(&first.fact)? {
            let means = &self.material.told[place].means;
            let is_left =
                |tells: &Tells| !is_apart(tells.fact) && left.iter().any(|it| says(tells, it));
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
        best.map(|(place, _)| &self.material.told[place])
    }

    /// A sentence with its number, or so much more, or with its date, in one of the voices.
    fn filled(&self, say: &str, facts: &[FactId], case: &Case, voice: usize, more: i32) -> String {
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
                        .find_map(|&fact| self.number(case.answer(fact)?, more));
                    filled.push_str(&told.unwrap_or_default());
                    &rest[at + 1..]
                }
            };
        }
        filled + rest
    }

    fn number(&self, answer: Answer, more: i32) -> Option<String> {
        match answer {
            Answer::Number(number) => Some(number.saturating_add(more).to_string()),
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
