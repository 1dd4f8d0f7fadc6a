//! The facts of two packs as one list: matched by id, their answers by code.
//!
//! A fact that cannot be matched, for it is a number in one pack and a choice in the other, stands in the list twice and is
//! **apart**: what turns on it is not compared, and that is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::author::condition::Condition;
use crate::author::model::{Domain, Fact, Model};
use crate::author::order;
use crate::author::problem::Place;
use crate::engine::pack::FactId;

/// The most values that a level of a diagram holds, "vet inte" included.
const MOST_VALUES: usize = 32;

/// Why facts stand apart, by id, as clauses.
pub(super) type Apart = BTreeMap<String, String>;

/// The facts of both packs.
pub(super) struct Facts {
    /// The joint facts; the place of each is its number, by which the layout's faults are told.
    pub(super) facts: Vec<Fact>,
    /// How each pack's own facts stand among them, the old one's first.
    pub(super) maps: [Map; 2],
    /// The joint facts that stand apart.
    pub(super) apart: Vec<FactId>,
}

/// How a pack's own facts stand among the joint ones.
#[derive(Default)]
pub(super) struct Map {
    /// For each own fact the joint one.
    pub(super) facts: Vec<FactId>,
    /// For each own fact, for each of its values, the joint value.
    pub(super) values: Vec<Vec<usize>>,
}

impl Map {
    /// The pack's own fact that a joint one stands for.
    pub(super) fn own(&self, joint: FactId) -> Option<FactId> {
        self.facts.iter().position(|&fact| fact == joint)
    }
}

impl Facts {
    /// Matches the facts of an old and a new pack. Facts that cannot be matched are added to those that stand apart.
    pub(super) fn of(models: [&Model; 2], apart: &mut Apart) -> Facts {
        let [old, new] = models;
        let mut joint = Facts {
            facts: Vec::new(),
            maps: [Map::default(), Map::default()],
            apart: Vec::new(),
        };
        for fact in &new.facts {
            let twin = old.facts.iter().find(|other| other.id == fact.id);
            if let Some(twin) = twin
                && let Some(why) = unlike(twin, fact)
            {
                apart.entry(fact.id.clone()).or_insert(why);
            }
            let twin = twin.filter(|_| !apart.contains_key(&fact.id));
            joint.add(1, fact, twin);
        }
        for fact in &old.facts {
            let known = new.facts.iter().position(|other| other.id == fact.id);
            match known.filter(|_| !apart.contains_key(&fact.id)) {
                Some(known) => joint.enter(0, fact, known),
                None => joint.add(0, fact, None),
            }
        }
        joint.tell_apart();
        joint.apart = (0..joint.facts.len())
            .filter(|&fact| apart.contains_key(&joint.facts[fact].id))
            .collect();
        joint
    }

    /// Facts that are called the same get their id behind it: one of them is the old pack's, one the new one's.
    fn tell_apart(&mut self) {
        let names: Vec<String> = self.facts.iter().map(|fact| fact.short.clone()).collect();
        for fact in &mut self.facts {
            if names.iter().filter(|name| **name == fact.short).count() > 1 {
                fact.short = format!("{} ({})", fact.short, fact.id);
            }
        }
    }

    fn add(&mut self, side: usize, fact: &Fact, twin: Option<&Fact>) {
        let mut merged = fact.clone();
        (merged.applies, merged.early, merged.follows) = (None, None, None);
        if let Some(twin) = twin {
            merged.domain = both(&twin.domain, &fact.domain);
            merged.unknown |= twin.unknown;
            let more = twin
                .values
                .iter()
                .filter(|value| fact.values.iter().all(|own| own.code != value.code));
            merged.values.extend(more.cloned());
        }
        if let Domain::Choices { none } = &mut merged.domain {
            // Which option excludes the rest may differ: each pack says it as a constraint of its own.
            *none = None;
        }
        let joint = self.push(merged);
        self.enter(side, fact, joint);
    }

    fn enter(&mut self, side: usize, fact: &Fact, joint: FactId) {
        let known = &self.facts[joint].values;
        let values = fact
            .values
            .iter()
            .filter_map(|value| known.iter().position(|other| other.code == value.code))
            .collect();
        self.maps[side].facts.push(joint);
        self.maps[side].values.push(values);
    }

    /// Adds a joint fact.
    pub(super) fn push(&mut self, fact: Fact) -> FactId {
        let place = Place {
            file: Arc::from(""),
            line: self.facts.len() as u32,
        };
        self.facts.push(Fact { place, ..fact });
        self.facts.len() - 1
    }

    /// The order of the new pack's facts in the diagrams; each fact that only the old one has behind the fact that it follows there.
    pub(super) fn order(&self, models: [&Model; 2]) -> Vec<FactId> {
        let [old, new] = models;
        let own = |side: usize, model: &Model| -> Vec<FactId> {
            let facts = order::complete(model);
            facts
                .iter()
                .map(|&fact| self.maps[side].facts[fact])
                .collect()
        };
        let mut order = own(1, new);
        let mut at = 0;
        for fact in own(0, old) {
            match order.iter().position(|known| *known == fact) {
                Some(known) => at = known + 1,
                None => {
                    order.insert(at, fact);
                    at += 1;
                }
            }
        }
        order
    }

    /// What a pack's own domains allow of the joint ones, as conditions with the own fact that each is about.
    pub(super) fn own_domains(&self, side: usize, models: [&Model; 2]) -> Vec<(FactId, Condition)> {
        let mut found = Vec::new();
        for (own, fact) in models[side].facts.iter().enumerate() {
            let at = self.maps[side].facts[own];
            let joint = &self.facts[at];
            let values = &self.maps[side].values[own];
            match (&fact.domain, &joint.domain) {
                (Domain::Number { min, max, .. }, whole) => {
                    if fact.domain != *whole {
                        found.push((own, Condition::Between(at, *min, *max)));
                    }
                }
                (Domain::YesNo | Domain::Choice, _) => {
                    if values.len() < joint.values.len() || fact.unknown != joint.unknown {
                        let unknown = fact.unknown.then_some(joint.values.len());
                        let allowed = values.iter().copied().chain(unknown).collect();
                        found.push((own, Condition::Values(at, allowed)));
                    }
                }
                (Domain::Choices { none }, _) => {
                    let others = self.maps[1 - side].own(at).map(|other| {
                        let Domain::Choices { none } = models[1 - side].facts[other].domain else {
                            return None;
                        };
                        none.map(|none| self.maps[1 - side].values[other][none])
                    });
                    let none = none.map(|none| values[none]);
                    let rules = options(at, joint.values.len(), values, none, others.flatten());
                    if !rules.is_empty() {
                        found.push((own, Condition::All(rules)));
                    }
                }
                (Domain::Date, _) => {}
            }
        }
        found
    }
}

/// What a pack allows of the joint options of a fact: of those that it lacks none, and "none" where no other is.
///
/// An option that only the other pack has and that there excludes the rest is no new answer: it names the case in which no
/// option is chosen, and is in step with it.
fn options(
    fact: FactId,
    count: usize,
    own: &[usize],
    none: Option<usize>,
    others: Option<usize>,
) -> Vec<Condition> {
    let names_nothing =
        |value: usize| none == Some(value) || (others == Some(value) && !own.contains(&value));
    let real: Vec<Condition> = (0..count)
        .filter(|&value| !names_nothing(value))
        .map(|value| Condition::Includes(fact, value))
        .collect();
    (0..count)
        .filter_map(|value| {
            let chosen = Condition::Includes(fact, value);
            let absent = Condition::Not(Box::new(chosen.clone()));
            if names_nothing(value) {
                let some = Condition::Any(real.clone());
                let nothing = Condition::Not(Box::new(some.clone()));
                Some(Condition::Any(vec![
                    Condition::All(vec![chosen, nothing]),
                    Condition::All(vec![absent, some]),
                ]))
            } else {
                (!own.contains(&value)).then_some(absent)
            }
        })
        .collect()
}

/// Why two facts with one id cannot be matched.
fn unlike(old: &Fact, new: &Fact) -> Option<String> {
    let one_of = |domain: &Domain| matches!(domain, Domain::YesNo | Domain::Choice);
    let alike = one_of(&old.domain) && one_of(&new.domain)
        || std::mem::discriminant(&old.domain) == std::mem::discriminant(&new.domain);
    if !alike {
        return Some(format!(
            "was {} and is {}",
            kind(&old.domain),
            kind(&new.domain)
        ));
    }
    let more = old
        .values
        .iter()
        .filter(|value| new.values.iter().all(|known| known.code != value.code));
    let values = new.values.len() + more.count() + usize::from(old.unknown || new.unknown);
    (one_of(&new.domain) && values > MOST_VALUES).then(|| {
        format!("has {values} different answers in the two packs, more than {MOST_VALUES}")
    })
}

/// A kind of fact, in words.
pub(super) fn kind(domain: &Domain) -> &'static str {
    match domain {
        Domain::YesNo => "a yes/no fact",
        Domain::Choice => "a choice of one",
        Domain::Choices { .. } => "a choice of any",
        Domain::Number { age: true, .. } => "an age",
        Domain::Number { .. } => "a number",
        Domain::Date => "a date",
    }
}

fn both(old: &Domain, new: &Domain) -> Domain {
    match (old, new) {
        (Domain::YesNo, Domain::YesNo) => Domain::YesNo,
        (Domain::YesNo | Domain::Choice, _) => Domain::Choice,
        (
            Domain::Number { min, max, .. },
            Domain::Number {
                min: low,
                max: high,
                age,
            },
        ) => Domain::Number {
            min: *min.min(low),
            max: *max.max(high),
            age: *age,
        },
        _ => new.clone(),
    }
}
