//! Facts, and the names of derived facts.

use crate::author::condition::Condition;
use crate::author::fields::Fields;
use crate::author::keys;
use crate::author::linking::{Tables, header, index, shares, unique};
use crate::author::model::{Derivation, Derived, Domain, Fact, Model};
use crate::author::node::{Node, Value};
use crate::author::problem::{Kind, Place, Problems};
use crate::engine::pack::{FactValue, Follows, Unit};

/// The most values that a fact may have: a level of a diagram holds 32.
const MOST_VALUES: usize = 31;

/// Where the range of a number cannot be read, so that what tests it is not at fault as well.
const ANY: (i32, i32) = (-FARTHEST, FARTHEST);

/// How far from nothing a number may be.
const FARTHEST: i32 = (1 << 24) - 1;

/// Reads facts and the names of derived facts; their conditions come later, when decisions are known too.
pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    for node in tables.of("fact") {
        let mut fields = Fields::of(&keys::FACT, "fact", node, problems);
        match fact(&mut fields, problems) {
            Some(fact) => model.facts.push(fact),
            None => fields.leave_out(),
        }
        // Read once every name is known.
        fields.get("applies");
        fields.get("early");
        fields.get("from");
        fields.finish(problems);
    }
    follow(tables, model, problems);
    for node in tables.of("derived") {
        let mut fields = Fields::of(&keys::DERIVED, "derived fact", node, problems);
        let id = fields.called("id", problems);
        model.derived.push(Derived {
            label: fields.text("label", problems).unwrap_or_else(|| id.clone()),
            id,
            place: fields.place.clone(),
            how: Derivation::When(Condition::always()),
            because: fields.text("because", problems).unwrap_or_default(),
            basis: fields.ids("basis", problems),
        });
        fields.get("when");
        fields.get("difference");
        fields.finish(problems);
    }
    if tables.of("fact").next().is_none() {
        problems.add(&model.place, Kind::Missing, "the pack has no fact");
    }
    model.order = header::order(tables, model, problems);
}

fn fact(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Fact> {
    let id = fields.name("id", problems);
    let kind = fields.need_word("kind", problems);
    let range = fields.get("range");
    let none = fields.text("none", problems);
    let unknown = fields.flag("unknown", problems);
    let mut values = values(fields, problems);
    let domain = match kind {
        Some("yes_no") => {
            if values.is_empty() {
                values = vec![
                    FactValue {
                        code: "yes".to_owned(),
                        label: "Ja".to_owned(),
                    },
                    FactValue {
                        code: "no".to_owned(),
                        label: "Nej".to_owned(),
                    },
                ];
            } else if values
                .iter()
                .map(|value| value.code.as_str())
                .ne(["yes", "no"])
            {
                problems.add(
                    &fields.place,
                    Kind::Value,
                    format!(
                        "the values of {} are not `yes` and `no`, in this order",
                        fields.what
                    ),
                );
            }
            Some(Domain::YesNo)
        }
        Some("choice") => Some(Domain::Choice),
        Some("choices") => Some(Domain::Choices {
            none: none.as_ref().and_then(|code| {
                index(
                    &fields.what,
                    values.iter().map(|value| value.code.as_str()),
                    code,
                    &fields.place,
                    "value of it",
                    problems,
                )
            }),
        }),
        Some("age") => {
            let (min, max) = range.map_or((0, 120), |node| {
                pair(&fields.what, "range", node, problems).unwrap_or(ANY)
            });
            Some(Domain::Number {
                min,
                max,
                age: true,
            })
        }
        Some("number") => {
            let (min, max) = match range {
                Some(node) => pair(&fields.what, "range", node, problems).unwrap_or(ANY),
                None => {
                    problems.add_with(
                        &fields.place,
                        Kind::Missing,
                        format!("{} has no `range`", fields.what),
                        Some("write range = [0, 120]".to_owned()),
                    );
                    ANY
                }
            };
            Some(Domain::Number {
                min,
                max,
                age: false,
            })
        }
        Some("date") => Some(Domain::Date),
        _ => None,
    };
    let listed = matches!(domain, Some(Domain::Choice | Domain::Choices { .. }));
    if listed && values.len() < 2 {
        problems.add_with(
            &fields.place,
            Kind::Missing,
            format!("{} has fewer than two values", fields.what),
            Some("write them as [[fact.value]] below it".to_owned()),
        );
    }
    let too_many = values.len() > MOST_VALUES;
    if too_many {
        problems.add(
            &fields.place,
            Kind::TooLarge,
            format!("{} has more than {MOST_VALUES} values", fields.what),
        );
    }
    let unlisted = matches!(domain, Some(Domain::Number { .. } | Domain::Date));
    if unlisted && !values.is_empty() {
        problems.add_with(
            &fields.place,
            Kind::Value,
            format!("{} is no choice and has values all the same", fields.what),
            Some("a [[fact.value]] belongs to the [[fact]] above it".to_owned()),
        );
        values.clear();
    }
    let can_be_unknown = matches!(domain, Some(Domain::YesNo | Domain::Choice));
    if unknown && domain.is_some() && !can_be_unknown {
        problems.add(
            &fields.place,
            Kind::Value,
            format!(
                "only a `yes_no` or `choice` fact can have `unknown` as a value; {} is neither",
                fields.what
            ),
        );
    }
    let ask = fields.need_text("ask", problems).unwrap_or_default();
    let unknown = unknown && can_be_unknown;
    let shares = match (fields.get("shares"), &domain) {
        (Some(node), Some(domain)) => {
            let reader = shares::Reader {
                what: &fields.what,
                domain,
                values: &values,
                unknown,
            };
            reader.read(node, problems)
        }
        _ => Vec::new(),
    };
    let fact = Fact {
        place: fields.place.clone(),
        short: fields
            .text("short", problems)
            .unwrap_or_else(|| ask.clone()),
        ask,
        why: fields.text("why", problems).unwrap_or_default(),
        help: fields.text("help", problems).unwrap_or_default(),
        blank: fields.text("blank", problems).unwrap_or_default(),
        cost: shares::cost(fields, problems),
        pinned: fields.flag("pin", problems),
        shares,
        unknown,
        id: id?,
        domain: domain?,
        values,
        applies: None,
        early: None,
        follows: None,
    };
    (!too_many).then_some(fact)
}

/// Ties numbers to the dates that they follow from.
fn follow(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    for node in tables.of("fact") {
        let mut unheard = Problems::default();
        let mut fields = Fields::of(&keys::FACT, "fact", node, &mut unheard);
        let id = fields.name("id", &mut unheard);
        let Some(from) = fields.get("from") else {
            continue;
        };
        let mut inner = Fields::of(
            &keys::FROM,
            format!("`from` of {}", fields.what),
            from,
            problems,
        );
        let date = inner.need_text("date", problems).and_then(|date| {
            let ids = model.facts.iter().map(|fact| fact.id.as_str());
            index(&inner.what, ids, &date, &inner.place, "fact", problems)
        });
        let unit = match inner.need_word("unit", problems) {
            Some("months") => Some(Unit::Months),
            Some("years") => Some(Unit::Years),
            _ => None,
        };
        let (what, place) = (inner.what.clone(), inner.place.clone());
        inner.finish(problems);
        let Some(at) = model
            .facts
            .iter()
            .position(|fact| Some(&fact.id) == id.as_ref())
        else {
            continue;
        };
        let (Some(date), Some(unit)) = (date, unit) else {
            continue;
        };
        // Time passed counts from nothing: a range that begins later would turn a short time into its first number.
        let counts = matches!(model.facts[at].domain, Domain::Number { min: 0, .. });
        if !counts || model.facts[date].domain != Domain::Date {
            problems.add(
                &place,
                Kind::Value,
                format!("{what} ties something else than a number from 0 on to a date"),
            );
            continue;
        }
        model.facts[at].follows = Some(Follows { date, unit });
    }
}

fn values(fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<FactValue> {
    let mut values: Vec<FactValue> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for node in fields.items("value", problems) {
        let mut inner = Fields::of(
            &keys::FACT_VALUE,
            format!("a value of {}", fields.what),
            node,
            problems,
        );
        let code = inner.need_text("code", problems);
        let label = inner.need_text("label", problems).unwrap_or_default();
        if let Some(code) = code {
            values.push(FactValue { code, label });
            places.push(inner.place.clone());
        }
        inner.finish(problems);
    }
    unique(
        &format!("of {} the value", fields.what),
        values.iter().map(|value| value.code.as_str()).zip(&places),
        problems,
    );
    unique(
        &format!("of {} the label", fields.what),
        values.iter().map(|value| value.label.as_str()).zip(&places),
        problems,
    );
    values
}

pub(super) fn pair(
    what: &str,
    key: &str,
    node: &Node,
    problems: &mut Problems,
) -> Option<(i32, i32)> {
    let ends = match &node.value {
        Value::List(items) => match items.as_slice() {
            [
                Node {
                    value: Value::Number(low),
                    ..
                },
                Node {
                    value: Value::Number(high),
                    ..
                },
            ] if low <= high => i32::try_from(*low)
                .ok()
                .zip(i32::try_from(*high).ok())
                .filter(|(low, high)| -FARTHEST <= *low && *high <= FARTHEST),
            _ => None,
        },
        _ => None,
    };
    if ends.is_none() {
        let number = |node: &Node| match node.value {
            Value::Number(number) => Some(number),
            _ => None,
        };
        let numbers: Option<Vec<i64>> = match &node.value {
            Value::List(items) => items.iter().map(number).collect(),
            _ => None,
        };
        let (says, hint) = match numbers.as_deref() {
            Some([low, high]) if low <= high => (
                "goes beyond what a number may be".to_owned(),
                format!("the least is {}, the greatest {FARTHEST}", -FARTHEST),
            ),
            _ => (
                "is not two whole numbers, the smaller one first".to_owned(),
                "write [0, 120]".to_owned(),
            ),
        };
        let message = format!("`{key}` of {what} {says}");
        problems.add_with(&node.place, Kind::Value, message, Some(hint));
    }
    ends
}
