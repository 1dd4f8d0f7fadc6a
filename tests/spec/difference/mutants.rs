//! A random pack with a few changes, as an author might make them.

use fastrand::Rng;

use crate::random::{Cond, Domain, How, Rule, Spec};

/// A changed copy. Facts keep their numbers; new ones come last.
pub fn mutant(spec: &Spec, rng: &mut Rng) -> Spec {
    let mut changed = spec.clone();
    for _ in 0..rng.usize(1..=4) {
        change(&mut changed, rng);
    }
    changed
}

/// Compares two numbers, where there are two, and forbids that they are out of step in some cases.
pub fn hold_in_step(spec: &mut Spec, rng: &mut Rng) {
    let numbers: Vec<usize> = (0..spec.facts.len())
        .filter(|&fact| matches!(spec.facts[fact], Domain::Number { .. }))
        .collect();
    let compares = |how: &How| matches!(how, How::Difference { .. });
    let known = spec.derived.iter().position(compares);
    let derived = match (known, numbers.as_slice()) {
        (Some(derived), _) => derived,
        (None, [of, minus, ..]) => {
            let low = rng.i32(-1..=1);
            spec.derived.push(How::Difference {
                of: *of,
                minus: *minus,
                low,
                high: low + rng.i32(0..=2),
            });
            spec.derived.len() - 1
        }
        (None, _) => return,
    };
    let when = if rng.bool() {
        Cond::All(Vec::new())
    } else {
        anything(spec, rng)
    };
    spec.constraints.push((when, Cond::Derived(derived)));
}

fn change(spec: &mut Spec, rng: &mut Rng) {
    let decision = rng.usize(0..spec.decisions.len());
    let values = spec.decisions[decision].values;
    let count = spec.decisions[decision].rules.len();
    let rule = rng.usize(0..count);
    match rng.usize(0..13) {
        0 | 1 => touch(spec, decision, rule, rng),
        2 => {
            let rule = &mut spec.decisions[decision].rules[rule];
            if rule.excludes.is_empty() {
                rule.gives = vec![rng.usize(0..values)];
            }
        }
        3 => {
            let rule = &mut spec.decisions[decision].rules[rule];
            rule.exception_to.pop();
        }
        4 => {
            let when = spec.decisions[decision].rules[rule].when.clone();
            spec.decisions[decision].rules.push(Rule {
                when: Cond::Not(Box::new(when)),
                gives: vec![rng.usize(0..values)],
                excludes: Vec::new(),
                exception_to: Vec::new(),
                presumption: rng.bool(),
                during: (None, None),
            });
        }
        5 => {
            let rules = &mut spec.decisions[decision].rules;
            rules[rule].presumption = false;
            // A presumption and a rule cannot be exceptions to each other.
            let presumed: Vec<bool> = rules.iter().map(|rule| rule.presumption).collect();
            for (rule, own) in rules.iter_mut().zip(&presumed) {
                rule.exception_to.retain(|base| presumed[*base] == *own);
            }
        }
        6 => {
            let when = spec.decisions[decision].rules[rule].when.clone();
            if facts_only(&when) {
                spec.constraints.push((when, anything(spec, rng)));
            }
        }
        7 => _ = spec.constraints.pop(),
        8 => {
            let duty = rng.usize(0..spec.duties.len());
            spec.duties[duty] = Cond::Not(Box::new(spec.duties[duty].clone()));
        }
        9 => differ(spec, rng),
        10 => widen(spec, rng),
        11 => {
            spec.days = 3;
            let days = (rng.i32(-2..=2), rng.i32(-2..=2));
            spec.decisions[decision].rules[rule].during = match rng.usize(0..3) {
                0 => (Some(days.0), None),
                1 => (None, Some(days.0)),
                _ => (Some(days.0.min(days.1)), Some(days.0.max(days.1))),
            };
        }
        _ => {
            spec.facts.push(Domain::YesNo {
                unknown: rng.bool(),
            });
            let fact = spec.facts.len() - 1;
            let rule = &mut spec.decisions[decision].rules[rule];
            rule.when = Cond::All(vec![rule.when.clone(), Cond::Values(fact, vec![0])]);
        }
    }
}

/// Moves a boundary, or drops a part of a rule's condition.
fn touch(spec: &mut Spec, decision: usize, rule: usize, rng: &mut Rng) {
    let bounds: Vec<Option<(i32, i32)>> = spec
        .facts
        .iter()
        .map(|domain| match domain {
            Domain::Number { min, max } => Some((*min, *max)),
            _ => None,
        })
        .collect();
    let when = &mut spec.decisions[decision].rules[rule].when;
    if !moved(when, &bounds, rng) {
        *when = match when.clone() {
            Cond::All(mut parts) if parts.len() > 1 => {
                parts.pop();
                Cond::All(parts)
            }
            other => Cond::Not(Box::new(other)),
        };
    }
}

fn moved(cond: &mut Cond, bounds: &[Option<(i32, i32)>], rng: &mut Rng) -> bool {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => {
            parts.iter_mut().any(|part| moved(part, bounds, rng))
        }
        Cond::Not(part) => moved(part, bounds, rng),
        Cond::Between(fact, low, high) => {
            let Some((min, max)) = bounds[*fact] else {
                return false;
            };
            if rng.bool() && *low > min {
                *low -= 1;
            } else if *high < max {
                *high += 1;
            } else if low < high {
                *low += 1;
            }
            true
        }
        Cond::Late { days, or_equal, .. } => {
            if rng.bool() {
                *or_equal = !*or_equal;
            } else {
                *days += 1;
            }
            true
        }
        _ => false,
    }
}

/// Another range for a difference of numbers.
fn differ(spec: &mut Spec, rng: &mut Rng) {
    for how in &mut spec.derived {
        if let How::Difference { low, high, .. } = how {
            if rng.bool() {
                *high += 1;
            } else {
                *low -= 1;
            }
        }
    }
}

/// One more answer to some fact, or one less.
fn widen(spec: &mut Spec, rng: &mut Rng) {
    let fact = rng.usize(0..spec.facts.len());
    match &mut spec.facts[fact] {
        Domain::Choice {
            values,
            unknown: false,
        } => *values += 1,
        Domain::Choices {
            options,
            none: false,
        } => *options += 1,
        // "None" names the case without any option: it is no new answer.
        Domain::YesNo { unknown } if !*unknown => *unknown = true,
        Domain::Number { max, .. } => *max += 1,
        _ => {}
    }
}

fn facts_only(cond: &Cond) -> bool {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().all(facts_only),
        Cond::Not(part) => facts_only(part),
        Cond::Gives(..) | Cond::IsGap(_) => false,
        _ => true,
    }
}

fn anything(spec: &Spec, rng: &mut Rng) -> Cond {
    let fact = rng.usize(0..spec.facts.len());
    match &spec.facts[fact] {
        Domain::YesNo { .. } | Domain::Choice { .. } => Cond::Values(fact, vec![0]),
        Domain::Choices { .. } => Cond::Includes(fact, 0),
        Domain::Number { min, max } => Cond::Between(fact, *min, rng.i32(*min..=*max)),
        Domain::Date { .. } => Cond::Late {
            fact,
            days: 0,
            or_equal: true,
        },
    }
}
