//! All conditions that differ from a given one in one place.
//!
//! Each kind of test has its own ways to be written wrongly. An entry of a condition, or an alternative, is forgotten; a value
//! or option too many is listed; yes and no change places; a `not` is forgotten; a boundary lies one number or one day beside
//! where it should.

use chrono::NaiveDate;

use crate::author::condition::{Condition, Test};
use crate::author::model::{Domain, Model};
use crate::engine::pack::{DateTest, FactId, Validity};
use crate::workbench::mutation::Operator;
use crate::workbench::mutation::words;

/// A condition that differs in one place.
pub(super) struct Variant {
    pub(super) operator: Operator,
    /// What is different, in words.
    pub(super) what: String,
    pub(super) condition: Condition,
    /// The test that no cell of the model as it stands tells from the old one.
    pub(super) finer: Option<Condition>,
}

/// Every variant of a condition.
pub(super) fn variants(model: &Model, whole: &Condition) -> Vec<Variant> {
    if let Some(options) = options(whole) {
        return of_options(model, whole, options);
    }
    if is_none(model, whole) {
        return vec![turned(model, whole)];
    }
    if let Some((validity, inner)) = in_force(whole) {
        let mut found = vec![dropped(
            model,
            Operator::TestDropped,
            &Condition::During(validity),
            inner.clone(),
        )];
        let during = |variant: Variant| Variant {
            condition: Condition::All(vec![variant.condition, inner.clone()]),
            ..variant
        };
        found.extend(of_days(validity).into_iter().map(during));
        found.extend(variants(model, inner).into_iter().map(|variant| Variant {
            condition: variant.condition.during(validity),
            ..variant
        }));
        return found;
    }
    match whole {
        Condition::All(parts) => {
            let mut found: Vec<Variant> = Vec::new();
            for (at, part) in parts.iter().enumerate() {
                let mut rest = parts.clone();
                rest.remove(at);
                let without = Condition::All(rest);
                found.push(dropped(model, Operator::TestDropped, part, without));
            }
            found.extend(inside(model, parts, Condition::All));
            found
        }
        Condition::Any(parts) => {
            let mut found: Vec<Variant> = Vec::new();
            for (at, part) in parts.iter().enumerate().filter(|_| parts.len() > 1) {
                let mut rest = parts.clone();
                rest.remove(at);
                let without = Condition::Any(rest);
                found.push(dropped(model, Operator::AlternativeDropped, part, without));
            }
            found.extend(inside(model, parts, Condition::Any));
            if let Some((decision, listed)) = verdicts(parts) {
                let values = model.decisions[decision].values.len();
                if let Some(more) = next(&listed, values) {
                    let added = Condition::Decision(decision, Test::Value(more));
                    let mut wider = parts.clone();
                    wider.push(added.clone());
                    found.push(widened(model, &added, Condition::Any(wider)));
                }
            }
            found
        }
        Condition::Not(part) => {
            let mut found = vec![turned(model, whole)];
            found.extend(variants(model, part).into_iter().map(|variant| Variant {
                condition: Condition::Not(Box::new(variant.condition)),
                ..variant
            }));
            // To turn round what is negated is to drop the `not`.
            found.retain(|variant| {
                !matches!(&variant.condition, Condition::Not(inner) if matches!(**inner, Condition::Not(_)))
            });
            found
        }
        Condition::Values(fact, values) => of_values(model, *fact, values),
        Condition::Includes(..) => vec![turned(model, whole)],
        Condition::Between(fact, low, high) => of_number(model, *fact, (*low, *high)),
        Condition::Late(fact, test) => of_date(model, *fact, test),
        Condition::During(validity) => of_days(*validity),
        Condition::Derived(_) | Condition::Decision(..) => vec![turned(model, whole)],
    }
}

/// The days of validity of something, and the condition that it has on those.
pub(super) fn in_force(whole: &Condition) -> Option<(Validity, &Condition)> {
    match whole {
        Condition::All(parts) => match parts.as_slice() {
            [Condition::During(validity), inner] => Some((*validity, inner)),
            _ => None,
        },
        _ => None,
    }
}

/// In force from or to a day sooner or later.
fn of_days(validity: Validity) -> Vec<Variant> {
    let beside = |day: Option<NaiveDate>| -> Vec<NaiveDate> {
        let both = day.map(|day| [day.pred_opt(), day.succ_opt()]);
        both.into_iter().flatten().flatten().collect()
    };
    let begins = beside(validity.from).into_iter().map(|from| Validity {
        from: Some(from),
        ..validity
    });
    let ends = beside(validity.to).into_iter().map(|to| Validity {
        to: Some(to),
        ..validity
    });
    begins
        .chain(ends)
        .map(|other| Variant {
            operator: Operator::BoundaryMoved,
            what: format!(
                "in force `{}` instead of `{}`",
                words::days(other),
                words::days(validity)
            ),
            condition: Condition::During(other),
            finer: Some(Condition::During(other)),
        })
        .collect()
}

/// The variants of each part, with the others as they are.
fn inside(
    model: &Model,
    parts: &[Condition],
    join: fn(Vec<Condition>) -> Condition,
) -> Vec<Variant> {
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        for variant in variants(model, part) {
            let mut other = parts.to_vec();
            other[at] = variant.condition;
            found.push(Variant {
                condition: join(other),
                ..variant
            });
        }
    }
    found
}

fn dropped(model: &Model, operator: Operator, part: &Condition, left: Condition) -> Variant {
    Variant {
        operator,
        what: format!("without `{}`", words::condition(model, part)),
        condition: left,
        finer: None,
    }
}

fn widened(model: &Model, added: &Condition, wider: Condition) -> Variant {
    Variant {
        operator: Operator::ValueAdded,
        what: format!("with `{}` too", words::condition(model, added)),
        condition: wider,
        finer: None,
    }
}

fn turned(model: &Model, whole: &Condition) -> Variant {
    let other = match whole {
        Condition::Not(part) => (**part).clone(),
        _ => Condition::Not(Box::new(whole.clone())),
    };
    Variant {
        operator: Operator::TurnedRound,
        what: format!(
            "`{}` instead of `{}`",
            words::condition(model, &other),
            words::condition(model, whole)
        ),
        condition: other,
        finer: None,
    }
}

fn of_values(model: &Model, fact: FactId, values: &[usize]) -> Vec<Variant> {
    let item = &model.facts[fact];
    let size = item.values.len() + usize::from(item.unknown);
    let whole = Condition::Values(fact, values.to_vec());
    let mut found = Vec::new();
    if values.len() > 1 {
        for (at, &value) in values.iter().enumerate() {
            let mut rest = values.to_vec();
            rest.remove(at);
            let part = Condition::Values(fact, vec![value]);
            let left = Condition::Values(fact, rest);
            found.push(dropped(model, Operator::AlternativeDropped, &part, left));
        }
    }
    if size == 2 {
        found.push(turned(model, &whole));
    } else if let Some(more) = next(values, size) {
        let mut wider = values.to_vec();
        wider.push(more);
        let added = Condition::Values(fact, vec![more]);
        found.push(widened(model, &added, Condition::Values(fact, wider)));
    }
    found
}

/// The options of one fact of which a condition asks for any.
fn options(condition: &Condition) -> Option<(FactId, Vec<usize>)> {
    let Condition::Any(parts) = condition else {
        return None;
    };
    let mut found: Option<(FactId, Vec<usize>)> = None;
    for part in parts {
        let Condition::Includes(fact, value) = part else {
            return None;
        };
        match &mut found {
            None => found = Some((*fact, vec![*value])),
            Some((other, values)) if other == fact => values.push(*value),
            Some(_) => return None,
        }
    }
    found
}

fn of_options(
    model: &Model,
    whole: &Condition,
    (fact, listed): (FactId, Vec<usize>),
) -> Vec<Variant> {
    let includes = |values: &[usize]| {
        Condition::Any(
            values
                .iter()
                .map(|&value| Condition::Includes(fact, value))
                .collect(),
        )
    };
    let mut found = Vec::new();
    for (at, &value) in listed.iter().enumerate().filter(|_| listed.len() > 1) {
        let mut rest = listed.clone();
        rest.remove(at);
        let part = Condition::Includes(fact, value);
        found.push(dropped(
            model,
            Operator::AlternativeDropped,
            &part,
            includes(&rest),
        ));
    }
    if listed.len() == 1 {
        found.push(turned(model, whole));
    }
    let item = &model.facts[fact];
    let none = match item.domain {
        Domain::Choices { none } => none,
        Domain::YesNo | Domain::Choice | Domain::Number { .. } | Domain::Date => None,
    };
    let mut known = listed.clone();
    known.extend(none);
    // The next after the last that is listed, whatever "none" is.
    if let Some(more) = next_after(listed.last().copied(), &known, item.values.len()) {
        let mut wider = listed.clone();
        wider.push(more);
        let added = Condition::Includes(fact, more);
        found.push(widened(model, &added, includes(&wider)));
    }
    found
}

/// Whether a condition is how "none of the options" is put.
fn is_none(model: &Model, condition: &Condition) -> bool {
    let Condition::Not(part) = condition else {
        return false;
    };
    options(part).is_some_and(|(fact, listed)| match model.facts[fact].domain {
        Domain::Choices { none: Some(none) } => (0..model.facts[fact].values.len())
            .all(|value| value == none || listed.contains(&value)),
        _ => false,
    })
}

/// The values of one decision of which alternatives ask for any.
fn verdicts(parts: &[Condition]) -> Option<(usize, Vec<usize>)> {
    let mut found: Option<(usize, Vec<usize>)> = None;
    for part in parts {
        let Condition::Decision(decision, Test::Value(value)) = part else {
            return None;
        };
        match &mut found {
            None => found = Some((*decision, vec![*value])),
            Some((other, values)) if other == decision => values.push(*value),
            Some(_) => return None,
        }
    }
    found
}

fn of_number(model: &Model, fact: FactId, (low, high): (i32, i32)) -> Vec<Variant> {
    let item = &model.facts[fact];
    let Domain::Number { min, max, .. } = item.domain else {
        return Vec::new();
    };
    let mut spans = Vec::new();
    if low > min {
        spans.extend([(low - 1, high), (low + 1, high)]);
    }
    if high < max {
        spans.extend([(low, high - 1), (low, high + 1)]);
    }
    let told = |(low, high)| words::span(&item.domain, low, high);
    spans
        .into_iter()
        .map(|(from, to)| {
            let moved = Condition::Between(fact, from, to);
            let empty = from > to;
            Variant {
                operator: Operator::BoundaryMoved,
                what: format!(
                    "`{}: {}` instead of `{}`",
                    item.short,
                    told((from, to)),
                    told((low, high))
                ),
                condition: if empty {
                    Condition::Any(Vec::new())
                } else {
                    moved.clone()
                },
                finer: (!empty).then_some(moved),
            }
        })
        .collect()
}

fn of_date(model: &Model, fact: FactId, test: &DateTest) -> Vec<Variant> {
    let moved = |days: i32, or_equal: bool| {
        let mut test = test.clone();
        test.offset.days += days;
        test.or_equal = or_equal;
        test
    };
    // The day itself counts or does not: that is one day. The other way it is the day before or after that.
    let tests = if test.or_equal {
        [moved(1, true), moved(0, false)]
    } else {
        [moved(0, true), moved(-1, false)]
    };
    tests
        .into_iter()
        .map(|other| {
            let condition = Condition::Late(fact, other.clone());
            Variant {
                operator: Operator::BoundaryMoved,
                what: format!(
                    "`{}: {}` instead of `{}`",
                    model.facts[fact].short,
                    words::date(model, &other),
                    words::date(model, test)
                ),
                finer: Some(condition.clone()),
                condition,
            }
        })
        .collect()
}

/// The first value after those listed that is not among them, round to the first.
fn next(listed: &[usize], size: usize) -> Option<usize> {
    next_after(listed.last().copied(), listed, size)
}

fn next_after(last: Option<usize>, listed: &[usize], size: usize) -> Option<usize> {
    let start = last.map_or(0, |last| last + 1);
    (0..size)
        .map(|step| (start + step) % size)
        .find(|value| !listed.contains(value))
}
