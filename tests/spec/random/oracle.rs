//! Judges a random pack by trying every completion, with none of the compiler's or the engine's machinery.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;

use super::{Cond, Decision, Domain, How, Spec};

/// A complete case: for each fact the number of a value, a set of options, a number, or days from the day of judgement; last
/// the day of judgement, counted from today.
pub type Completion = Vec<i32>;

/// What is known of one fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    NotAsked,
    Unknown,
    Exactly(i32),
    /// Options that are and that are not the case, as bits; "none" is the bit after the options.
    Partly {
        yes: u32,
        no: u32,
    },
}

/// What one completion makes of a decision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Rule(Vec<usize>),
    Gap(Vec<usize>),
    /// Members that collide; for `many` also those that are added all the same.
    Conflict(Vec<usize>, Vec<usize>),
}

/// Every completion that the constraints allow.
pub fn allowed(spec: &Spec) -> Vec<Completion> {
    let mut all: Vec<Completion> = vec![Vec::new()];
    for domain in &spec.facts {
        let values: Vec<i32> = match domain {
            Domain::YesNo { .. } | Domain::Choice { .. } | Domain::Choices { .. } => {
                (0..domain.size() as i32).collect()
            }
            Domain::Number { min, max } => (*min..=*max).collect(),
            Domain::Date { reach } => (-reach..=*reach).collect(),
        };
        all = all
            .into_iter()
            .flat_map(|start| {
                values
                    .iter()
                    .map(move |&value| start.iter().copied().chain([value]).collect())
            })
            .collect();
    }
    all = all
        .into_iter()
        .flat_map(|start| {
            (-spec.days..=spec.days).map(move |day| start.iter().copied().chain([day]).collect())
        })
        .collect();
    all.retain(|completion| {
        spec.constraints.iter().all(|(when, require)| {
            !holds(spec, when, completion) || holds(spec, require, completion)
        })
    });
    all
}

/// The completions of one day, drawn by chance: a case is judged on a day that is known.
pub fn of_one_day(spec: &Spec, all: Vec<Completion>, rng: &mut Rng) -> (i32, Vec<Completion>) {
    let day = rng.i32(-spec.days..=spec.days);
    let mut all = all;
    all.retain(|completion| completion.last() == Some(&day));
    (day, all)
}

/// Whether a completion agrees with what is known.
pub fn agrees(spec: &Spec, known: &[Known], completion: &Completion) -> bool {
    (0..known.len()).all(|fact| {
        let value = completion[fact];
        match (&known[fact], &spec.facts[fact]) {
            (Known::NotAsked, _) => true,
            (Known::Unknown, Domain::YesNo { unknown: true }) => value == 2,
            (
                Known::Unknown,
                Domain::Choice {
                    values,
                    unknown: true,
                },
            ) => value == *values as i32,
            (Known::Unknown, _) => true,
            (Known::Exactly(exact), _) => value == *exact,
            (Known::Partly { yes, no }, Domain::Choices { options, none }) => {
                let set = value as u32 | if *none && value == 0 { 1 << options } else { 0 };
                set & yes == *yes && set & no == 0
            }
            (Known::Partly { .. }, _) => false,
        }
    })
}

/// Whether a condition holds in a completion.
pub fn holds(spec: &Spec, cond: &Cond, completion: &Completion) -> bool {
    match cond {
        Cond::All(parts) => parts.iter().all(|part| holds(spec, part, completion)),
        Cond::Any(parts) => parts.iter().any(|part| holds(spec, part, completion)),
        Cond::Not(part) => !holds(spec, part, completion),
        Cond::Values(fact, values) => values.contains(&(completion[*fact] as usize)),
        Cond::Includes(fact, value) => match spec.facts[*fact] {
            Domain::Choices { options, .. } if *value == options => completion[*fact] == 0,
            _ => completion[*fact] >> value & 1 == 1,
        },
        Cond::Between(fact, low, high) => (*low..=*high).contains(&completion[*fact]),
        Cond::Late {
            fact,
            days,
            or_equal,
        } => completion[*fact] + days > 0 || (*or_equal && completion[*fact] + days == 0),
        Cond::Derived(index) => match &spec.derived[*index] {
            How::When(when) => holds(spec, when, completion),
            How::Difference {
                of,
                minus,
                low,
                high,
            } => (*low..=*high).contains(&(completion[*of] - completion[*minus])),
        },
        Cond::Gives(decision, value) => match outcome(spec, &spec.decisions[*decision], completion)
        {
            Outcome::Rule(values) => values.contains(value),
            Outcome::Conflict(_, added) => spec.decisions[*decision].many && added.contains(value),
            Outcome::Gap(_) => false,
        },
        Cond::IsGap(decision) => matches!(
            outcome(spec, &spec.decisions[*decision], completion),
            Outcome::Gap(_)
        ),
    }
}

/// What a completion makes of a decision.
pub fn outcome(spec: &Spec, decision: &Decision, completion: &Completion) -> Outcome {
    let live = live(spec, decision, completion);
    let values = |select: &dyn Fn(&super::Rule) -> Vec<usize>| -> BTreeSet<usize> {
        live.iter()
            .flat_map(|&rule| select(&decision.rules[rule]))
            .collect()
    };
    let given = values(&|rule| {
        if rule.presumption {
            Vec::new()
        } else {
            rule.gives.clone()
        }
    });
    let presumed = values(&|rule| {
        if rule.presumption {
            rule.gives.clone()
        } else {
            Vec::new()
        }
    });
    let excluded = values(&|rule| rule.excludes.clone());
    let gives = live
        .iter()
        .any(|&rule| !decision.rules[rule].presumption && decision.rules[rule].excludes.is_empty());
    if !decision.many {
        return match given.len() {
            0 => Outcome::Gap(presumed.into_iter().collect()),
            1 => Outcome::Rule(given.into_iter().collect()),
            _ => Outcome::Conflict(given.into_iter().collect(), Vec::new()),
        };
    }
    if !gives {
        return Outcome::Gap(presumed.difference(&excluded).copied().collect());
    }
    let clash: Vec<usize> = given.intersection(&excluded).copied().collect();
    let added: Vec<usize> = given.difference(&excluded).copied().collect();
    if clash.is_empty() {
        Outcome::Rule(added)
    } else {
        Outcome::Conflict(clash, added)
    }
}

/// The rules that apply and that no applying exception, however far up, removes.
fn live(spec: &Spec, decision: &Decision, completion: &Completion) -> Vec<usize> {
    let applies: Vec<bool> = decision
        .rules
        .iter()
        .map(|rule| in_force(rule, completion) && holds(spec, &rule.when, completion))
        .collect();
    let beaten = |base: usize| {
        let mut above: BTreeSet<usize> = BTreeSet::new();
        loop {
            let more: BTreeSet<usize> = (0..decision.rules.len())
                .filter(|&rule| {
                    decision.rules[rule]
                        .exception_to
                        .iter()
                        .any(|to| *to == base || above.contains(to))
                })
                .collect();
            if more == above {
                break;
            }
            above = more;
        }
        above.iter().any(|&rule| applies[rule])
    };
    (0..decision.rules.len())
        .filter(|&rule| applies[rule] && !beaten(rule))
        .collect()
}

fn in_force(rule: &super::Rule, completion: &Completion) -> bool {
    let day = completion[completion.len() - 1];
    rule.during.0.is_none_or(|from| from <= day) && rule.during.1.is_none_or(|to| day <= to)
}

/// The facts by which two of the completions, alike in all others, come to different outcomes.
pub fn turning(spec: &Spec, decision: &Decision, completions: &[&Completion]) -> Vec<usize> {
    (0..spec.facts.len())
        .filter(|&fact| {
            let mut by_rest: BTreeMap<Vec<i32>, BTreeSet<Outcome>> = BTreeMap::new();
            for completion in completions {
                let mut rest = (*completion).clone();
                rest.remove(fact);
                by_rest
                    .entry(rest)
                    .or_default()
                    .insert(outcome(spec, decision, completion));
            }
            by_rest.values().any(|outcomes| outcomes.len() > 1)
        })
        .collect()
}

/// A random state of knowledge, mostly around one allowed completion so that contradictions stay the exception.
pub fn knowledge(spec: &Spec, allowed: &[Completion], rng: &mut Rng) -> Vec<Known> {
    let around = if allowed.is_empty() {
        None
    } else {
        Some(&allowed[rng.usize(0..allowed.len())])
    };
    (0..spec.facts.len())
        .map(|fact| match rng.usize(0..10) {
            0..=3 => Known::NotAsked,
            4 => Known::Unknown,
            5 => Known::Exactly(random_value(&spec.facts[fact], rng)),
            _ => match (around, &spec.facts[fact]) {
                (Some(completion), Domain::Choices { options, none }) if rng.bool() => {
                    let set = completion[fact] as u32
                        | if *none && completion[fact] == 0 {
                            1 << options
                        } else {
                            0
                        };
                    let asked = rng.u32(0..1 << (options + usize::from(*none)));
                    Known::Partly {
                        yes: set & asked,
                        no: !set & asked,
                    }
                }
                (Some(completion), _) => Known::Exactly(completion[fact]),
                (None, domain) => Known::Exactly(random_value(domain, rng)),
            },
        })
        .collect()
}

fn random_value(domain: &Domain, rng: &mut Rng) -> i32 {
    match domain {
        // "Vet inte" as a value is said with `Known::Unknown`.
        Domain::YesNo { .. } => rng.i32(0..2),
        Domain::Choice { values, .. } => rng.i32(0..*values as i32),
        Domain::Choices { .. } => rng.i32(0..domain.size() as i32),
        Domain::Number { min, max } => rng.i32(*min..=*max),
        Domain::Date { reach } => rng.i32(-reach..=*reach),
    }
}

/// Whether a rule is live in a completion.
pub fn is_live(spec: &Spec, decision: &Decision, rule: usize, completion: &Completion) -> bool {
    live(spec, decision, completion).contains(&rule)
}

/// Whether a presumption is live in a completion that says something: that there is no value, or one that no live rule keeps out.
pub fn presumes(spec: &Spec, decision: &Decision, completion: &Completion) -> bool {
    let live = live(spec, decision, completion);
    let excluded = |value: &usize| {
        let mut excluding = live.iter().map(|&rule| &decision.rules[rule].excludes);
        excluding.any(|excludes| excludes.contains(value))
    };
    let says = |rule: &super::Rule| {
        rule.gives.is_empty() || rule.gives.iter().any(|value| !excluded(value))
    };
    live.iter()
        .map(|&rule| &decision.rules[rule])
        .any(|rule| rule.presumption && says(rule))
}
