//! What trying every case of two random packs says of their difference.

use std::collections::{BTreeMap, BTreeSet};

use samverkanslots::workbench::difference::data::{Cases, Change, Outcome, Region, SubjectKind};

use crate::random::oracle::{self, Completion, allowed, holds};
use crate::random::toml::{codes, moved, today};
use crate::random::{Cond, Domain, How, Spec};

/// Two packs and every case that both allow.
pub struct Both<'s> {
    pub old: &'s Spec,
    pub new: &'s Spec,
    /// Complete cases of the new pack; what the old one knows of them comes first.
    pub cases: Vec<Completion>,
    /// The tests that either pack puts to each date.
    tests: Vec<Vec<(i32, bool)>>,
}

/// Every case that a pack allows on some days around today; one without days of validity is the same on all.
pub fn on_days(spec: &Spec, days: i32) -> Vec<Completion> {
    allowed(&Spec {
        days,
        ..spec.clone()
    })
}

/// A case as far as a pack with fewer facts knows it; the day of judgement stands last.
fn shortened(old: &Spec, case: &Completion) -> Completion {
    let facts = case[..old.facts.len()].iter();
    facts.chain(case.last()).copied().collect()
}

/// A subject by kind, number and value.
pub type Key = (SubjectKind, usize, usize);

impl<'s> Both<'s> {
    pub fn of(old: &'s Spec, new: &'s Spec) -> Both<'s> {
        let days = old.days.max(new.days);
        let known: BTreeSet<Completion> = on_days(old, days).into_iter().collect();
        let mut cases = on_days(new, days);
        cases.retain(|case| known.contains(&shortened(old, case)));
        let mut tests = vec![Vec::new(); new.facts.len()];
        for spec in [old, new] {
            for_each_condition(spec, &mut |cond| {
                if let Cond::Late {
                    fact,
                    days,
                    or_equal,
                } = cond
                {
                    tests[*fact].push((*days, *or_equal));
                }
            });
        }
        Both {
            old,
            new,
            cases,
            tests,
        }
    }

    /// What the old pack knows of a case.
    pub fn before(&self, case: &Completion) -> Completion {
        shortened(self.old, case)
    }

    /// For every subject the classes of cases that come out otherwise, by their numbers, and all cases by what becomes of them.
    pub fn classes(&self) -> BTreeMap<Key, BTreeMap<(String, String), Vec<usize>>> {
        let mut found: BTreeMap<Key, BTreeMap<(String, String), Vec<usize>>> = BTreeMap::new();
        for (number, case) in self.cases.iter().enumerate() {
            let before = self.before(case);
            for key in self.keys() {
                let from = format!("{:?}", outcome(self.old, key, &before));
                let to = format!("{:?}", outcome(self.new, key, case));
                let classes = found.entry(key).or_default();
                classes.entry((from, to)).or_default().push(number);
            }
        }
        found
    }

    fn keys(&self) -> Vec<Key> {
        let mut keys = Vec::new();
        for (index, decision) in self.new.decisions.iter().enumerate() {
            keys.push((SubjectKind::Decision, index, 0));
            if decision.many {
                keys.extend((0..decision.values).map(|value| (SubjectKind::Member, index, value)));
            }
        }
        keys.extend((0..self.new.duties.len()).map(|duty| (SubjectKind::Duty, duty, 0)));
        keys
    }

    /// A case as far as it is told over some facts.
    pub fn told(&self, cases: &Cases, skip: Option<usize>, case: &Completion) -> Vec<i32> {
        let concerns = cases.over.iter().enumerate();
        concerns
            .filter(|(at, _)| Some(*at) != skip)
            .map(|(_, concern)| self.value(&concern.fact, concern.option.as_deref(), case))
            .collect()
    }

    fn value(&self, id: &str, option: Option<&str>, case: &Completion) -> i32 {
        if id.is_empty() {
            // As far as the rules tell days apart.
            let day = case[case.len() - 1];
            let rules = [self.old, self.new]
                .into_iter()
                .flat_map(|spec| &spec.decisions);
            let rules = rules.flat_map(|decision| &decision.rules);
            let starts = rules.flat_map(|rule| [rule.during.0, rule.during.1.map(|to| to + 1)]);
            let starts: BTreeSet<i32> = starts.flatten().collect();
            return starts.iter().filter(|start| **start <= day).count() as i32;
        }
        if let Some(fact) = id.strip_prefix('f') {
            let fact: usize = fact.parse().unwrap();
            let value = case[fact];
            return match (&self.new.facts[fact], option) {
                (Domain::Choices { .. }, Some(code)) => i32::from(self.includes(fact, code, case)),
                (Domain::Date { .. }, _) => {
                    let late = |&&(days, or_equal): &&(i32, bool)| {
                        value + days > 0 || (or_equal && value + days == 0)
                    };
                    let tests: BTreeSet<(i32, bool)> = self.tests[fact].iter().copied().collect();
                    tests.iter().filter(late).count() as i32
                }
                _ => value,
            };
        }
        i32::from(self.in_step(id, case))
    }

    fn includes(&self, fact: usize, code: &str, case: &Completion) -> bool {
        let at = codes(&self.new.facts[fact])
            .iter()
            .position(|own| own == code);
        holds(self.new, &Cond::Includes(fact, at.unwrap()), case)
    }

    fn in_step(&self, id: &str, case: &Completion) -> bool {
        let number = id.trim_end_matches(" (old)");
        let at: usize = number.strip_prefix('d').unwrap().parse().unwrap();
        let spec = if id.ends_with("(old)") {
            self.old
        } else {
            self.new
        };
        assert!(matches!(spec.derived[at], How::Difference { .. }));
        holds(spec, &Cond::Derived(at), case)
    }

    /// Whether a region holds of a case, read from the tests that it is written as.
    pub fn within(&self, region: &Region, case: &Completion) -> bool {
        let on = moved(today(), case[case.len() - 1]);
        region.0.iter().all(|limit| {
            if let Some(during) = limit.during {
                return during.holds(on);
            }
            let (key, value) = &limit.test;
            let table: toml::Table = format!("{key} = {value}").parse().unwrap();
            let (id, value) = table.iter().next().unwrap();
            self.meets(id, value, case)
        })
    }

    fn meets(&self, id: &str, value: &toml::Value, case: &Completion) -> bool {
        match value {
            toml::Value::Table(table) => !self.meets(id, &table["not"], case),
            toml::Value::Array(items) => items.iter().any(|item| self.meets(id, item, case)),
            toml::Value::String(text) => {
                let Some(fact) = id.strip_prefix('f') else {
                    return self.in_step(id, case) == (text == "yes");
                };
                let fact: usize = fact.parse().unwrap();
                match &self.new.facts[fact] {
                    Domain::YesNo { .. } | Domain::Choice { .. } => {
                        let mut known = codes(&self.new.facts[fact]);
                        known.push("unknown".to_owned());
                        known[case[fact] as usize] == *text
                    }
                    Domain::Choices { .. } => self.includes(fact, text, case),
                    Domain::Number { .. } => in_range(text, case[fact]),
                    Domain::Date { .. } => is_late(text, case[fact]),
                }
            }
            other => panic!("{id} = {other}"),
        }
    }
}

fn in_range(text: &str, number: i32) -> bool {
    let parsed = |rest: &str| rest.trim().parse::<i32>().unwrap();
    if let Some(low) = text.strip_prefix(">=") {
        number >= parsed(low)
    } else if let Some(high) = text.strip_prefix("<=") {
        number <= parsed(high)
    } else if let Some((low, high)) = text.split_once("..") {
        (parsed(low)..=parsed(high)).contains(&number)
    } else {
        number == parsed(text)
    }
}

/// "+ 7 days >= today" of a date so many days from today.
fn is_late(text: &str, date: i32) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (days, sign) = match words.as_slice() {
        [moved, days, "days", sign, "today"] => {
            let days: i32 = days.parse().unwrap();
            (if *moved == "-" { -days } else { days }, *sign)
        }
        [sign, "today"] => (0, *sign),
        _ => panic!("{text}"),
    };
    match sign {
        ">=" => date + days >= 0,
        ">" => date + days > 0,
        "<=" => date + days <= 0,
        "<" => date + days < 0,
        _ => panic!("{text}"),
    }
}

/// What a pack makes of a subject in a case.
pub fn outcome(spec: &Spec, (kind, index, value): Key, case: &Completion) -> Outcome {
    if kind == SubjectKind::Duty {
        let applies = holds(spec, &spec.duties[index], case);
        return if applies { Outcome::Yes } else { Outcome::No };
    }
    let code = |value: &usize| format!("v{value}");
    let codes = |values: &[usize]| values.iter().map(code).collect::<Vec<String>>();
    let decision = &spec.decisions[index];
    let got = oracle::outcome(spec, decision, case);
    if kind == SubjectKind::Member {
        let included = |values: &[usize], yes: Outcome| {
            if values.contains(&value) {
                yes
            } else {
                Outcome::Out
            }
        };
        return match got {
            oracle::Outcome::Rule(values) => included(&values, Outcome::In),
            oracle::Outcome::Gap(values) => included(&values, Outcome::Presumed),
            oracle::Outcome::Conflict(clash, _) if clash.contains(&value) => Outcome::Clash,
            oracle::Outcome::Conflict(_, added) => included(&added, Outcome::In),
        };
    }
    match got {
        oracle::Outcome::Rule(_) if decision.many => Outcome::Decided,
        oracle::Outcome::Gap(_) if decision.many => Outcome::Gap(Vec::new()),
        oracle::Outcome::Conflict(..) if decision.many => Outcome::Conflict(Vec::new()),
        oracle::Outcome::Rule(values) => Outcome::Rule(code(&values[0])),
        oracle::Outcome::Gap(values) => Outcome::Gap(codes(&values)),
        oracle::Outcome::Conflict(values, _) => Outcome::Conflict(codes(&values)),
    }
}

/// The subject of a change.
pub fn key(change: &Change) -> Key {
    let subject = &change.subject;
    let number = subject.id.trim_start_matches(|c: char| !c.is_ascii_digit());
    let value = subject
        .part
        .as_ref()
        .map_or(0, |code| code[1..].parse().unwrap());
    (subject.kind, number.parse().unwrap(), value)
}

fn for_each_condition(spec: &Spec, see: &mut dyn FnMut(&Cond)) {
    let rules = spec.decisions.iter().flat_map(|decision| &decision.rules);
    let derived = spec.derived.iter().filter_map(|how| match how {
        How::When(when) => Some(when),
        How::Difference { .. } => None,
    });
    let tied = spec
        .constraints
        .iter()
        .flat_map(|(when, require)| [when, require]);
    let all = rules
        .map(|rule| &rule.when)
        .chain(derived)
        .chain(tied)
        .chain(&spec.duties);
    for cond in all {
        visit(cond, see);
    }
}

fn visit(cond: &Cond, see: &mut dyn FnMut(&Cond)) {
    see(cond);
    match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| visit(part, see)),
        Cond::Not(part) => visit(part, see),
        _ => {}
    }
}
