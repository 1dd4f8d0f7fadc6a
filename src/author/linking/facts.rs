//! Facts, derived facts, constraints and screens.

use crate::author::fields::Fields;
use crate::author::linking::{Tables, header, index, names, unique};
use crate::author::model::{Constraint, Derivation, Derived, Domain, Fact, Model};
use crate::author::condition::Condition;
use crate::author::node::{Node, Value};
use crate::author::problem::{Kind, Place, Problems, did_you_mean};
use crate::engine::pack::{FactValue, Screen};

/// Keys with a meaning of their own in conditions; no fact or decision can have them as its id.
const RESERVED: [&str; 3] = ["all", "any", "not"];
/// The kinds of fact, as they are written.
const KINDS: [&str; 6] = ["age", "choice", "choices", "date", "number", "yes_no"];
/// The most values that a fact may have: a level of a diagram holds 32.
const MOST_VALUES: usize = 31;

/// Reads facts and the names of derived facts; their conditions come later, when decisions are known too.
pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    for node in tables.of("fact") {
        let mut fields = Fields::of("fact", node, problems);
        if let Some(fact) = fact(&mut fields, problems) {
            model.facts.push(fact);
        }
        // Read once every name is known.
        fields.get("applies");
        fields.finish(problems);
    }
    for node in tables.of("derived") {
        let mut fields = Fields::of("derived fact", node, problems);
        if let Some(id) = fields.name("id", problems) {
            model.derived.push(Derived {
                label: fields.text("label", problems).unwrap_or_else(|| id.clone()),
                id,
                place: fields.place.clone(),
                how: Derivation::When(Condition::always()),
                because: fields.text("because", problems).unwrap_or_default(),
                basis: fields.texts("basis", problems).into_iter().map(|(id, _)| id).collect(),
            });
        }
        fields.get("when");
        fields.get("difference");
        fields.finish(problems);
    }
    if model.facts.is_empty() {
        problems.add(&model.place, Kind::Missing, "the pack has no fact");
    }
    model.order = header::order(tables, model, problems);
}

/// Reads the conditions of facts, derived facts and constraints, and the screens.
pub(super) fn read_conditions(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let places = model.facts.iter().map(|f| (f.id.as_str(), &f.place)).chain(model.derived.iter().map(|d| (d.id.as_str(), &d.place)));
    unique("the name", places.chain(model.decisions.iter().map(|d| (d.id.as_str(), &d.place))), problems);
    for (id, place) in model.facts.iter().map(|f| (&f.id, &f.place)).chain(model.decisions.iter().map(|d| (&d.id, &d.place))) {
        if RESERVED.contains(&id.as_str()) {
            problems.add(place, Kind::Value, format!("`{id}` has a meaning of its own in conditions and cannot be a name"));
        }
    }
    let mut applies = Vec::new();
    for node in tables.of("fact") {
        let mut unheard = Problems::default();
        let mut fields = Fields::of("fact", node, &mut unheard);
        if let (Some(id), Some(when)) = (fields.name("id", &mut unheard), fields.get("applies")) {
            applies.push((id, names(model, 0).condition(&fields.what, when, problems)));
        }
    }
    for (id, condition) in applies {
        if let Some(fact) = model.facts.iter_mut().find(|fact| fact.id == id) {
            fact.applies = Some(condition);
        }
    }
    let mut how = Vec::new();
    for node in tables.of("derived") {
        let mut unheard = Problems::default();
        let mut fields = Fields::of("derived fact", node, &mut unheard);
        if let Some(id) = fields.name("id", &mut unheard) {
            how.push((id, derivation(&mut fields, model, problems)));
        }
    }
    for (id, derivation) in how {
        if let Some(derived) = model.derived.iter_mut().find(|derived| derived.id == id) {
            derived.how = derivation;
        }
    }
    refuse_rings(model, problems);
    constraints(tables, model, problems);
    screens(tables, model, problems);
}

fn fact(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Fact> {
    let id = fields.name("id", problems)?;
    let kind = fields.need_text("kind", problems);
    let range = fields.get("range");
    let none = fields.text("none", problems);
    let unknown = fields.flag("unknown", problems);
    let mut values = values(fields, problems);
    let domain = match kind.as_deref() {
        Some("yes_no") => {
            if values.is_empty() {
                values = vec![FactValue { code: "yes".to_owned(), label: "Ja".to_owned() }, FactValue { code: "no".to_owned(), label: "Nej".to_owned() }];
            } else if values.iter().map(|value| value.code.as_str()).ne(["yes", "no"]) {
                problems.add(&fields.place, Kind::Value, format!("the values of {} are not `yes` and `no`, in this order", fields.what));
            }
            Domain::YesNo
        }
        Some("choice") => Domain::Choice,
        Some("choices") => Domain::Choices { none: none.as_ref().and_then(|code| index(&fields.what, values.iter().map(|value| value.code.as_str()), code, &fields.place, "value of it", problems)) },
        Some("age") => {
            let (min, max) = range.map_or(Some((0, 120)), |node| pair(&fields.what, "range", node, problems))?;
            Domain::Number { min, max, age: true }
        }
        Some("number") => {
            let Some(node) = range else {
                problems.add(&fields.place, Kind::Missing, format!("{} has no `range`", fields.what));
                return None;
            };
            let (min, max) = pair(&fields.what, "range", node, problems)?;
            Domain::Number { min, max, age: false }
        }
        Some("date") => Domain::Date,
        Some(other) => {
            problems.add_with(&fields.place, Kind::Unknown, format!("{} is of the kind `{other}`, which there is not", fields.what), did_you_mean(other, KINDS.into_iter()));
            return None;
        }
        None => return None,
    };
    let listed = matches!(domain, Domain::Choice | Domain::Choices { .. });
    if listed && values.len() < 2 {
        problems.add(&fields.place, Kind::Missing, format!("{} has fewer than two values", fields.what));
    }
    if values.len() > MOST_VALUES {
        problems.add(&fields.place, Kind::TooLarge, format!("{} has more than {MOST_VALUES} values", fields.what));
        return None;
    }
    if !listed && domain != Domain::YesNo && !values.is_empty() {
        problems.add(&fields.place, Kind::Value, format!("{} is no choice and has values all the same", fields.what));
        values.clear();
    }
    if unknown && !matches!(domain, Domain::YesNo | Domain::Choice) {
        problems.add(&fields.place, Kind::Value, format!("only a `yes_no` or `choice` fact can have `unknown` as a value; {} is neither", fields.what));
    }
    let ask = fields.need_text("ask", problems).unwrap_or_default();
    Some(Fact {
        place: fields.place.clone(),
        short: fields.text("short", problems).unwrap_or_else(|| ask.clone()),
        ask,
        why: fields.text("why", problems).unwrap_or_default(),
        help: fields.text("help", problems).unwrap_or_default(),
        unknown: unknown && matches!(domain, Domain::YesNo | Domain::Choice),
        id,
        domain,
        values,
        applies: None,
    })
}

fn values(fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<FactValue> {
    let mut values: Vec<FactValue> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for node in fields.items("value", problems) {
        let mut inner = Fields::of(format!("a value of {}", fields.what), node, problems);
        if let Some(code) = inner.need_text("code", problems) {
            let label = inner.need_text("label", problems).unwrap_or_default();
            values.push(FactValue { code, label });
            places.push(inner.place.clone());
        }
        inner.finish(problems);
    }
    unique(&format!("of {} the value", fields.what), values.iter().map(|value| value.code.as_str()).zip(&places), problems);
    values
}

fn pair(what: &str, key: &str, node: &Node, problems: &mut Problems) -> Option<(i32, i32)> {
    let ends = match &node.value {
        Value::List(items) => match items.as_slice() {
            [Node { value: Value::Number(low), .. }, Node { value: Value::Number(high), .. }] if low <= high => {
                i32::try_from(*low).ok().zip(i32::try_from(*high).ok()).filter(|(low, high)| low.unsigned_abs() < 1 << 24 && high.unsigned_abs() < 1 << 24)
            }
            _ => None,
        },
        _ => None,
    };
    if ends.is_none() {
        problems.add(&node.place, Kind::Value, format!("`{key}` of {what} is not two whole numbers, the smaller one first"));
    }
    ends
}

fn derivation(fields: &mut Fields<'_>, model: &Model, problems: &mut Problems) -> Derivation {
    match (fields.get("when"), fields.get("difference")) {
        (Some(when), None) => Derivation::When(names(model, 0).condition(&fields.what, when, problems)),
        (None, Some(node)) => {
            let mut inner = Fields::of(format!("the difference of {}", fields.what), node, problems);
            let mut number = |inner: &mut Fields<'_>, key: &'static str| {
                let id = inner.need_text(key, problems)?;
                let fact = index(&inner.what, model.facts.iter().map(|fact| fact.id.as_str()), &id, &inner.place, "fact", problems)?;
                if matches!(model.facts[fact].domain, Domain::Number { .. }) {
                    return Some(fact);
                }
                problems.add(&inner.place, Kind::Value, format!("{} names `{id}`, which is no number", inner.what));
                None
            };
            let (of, minus) = (number(&mut inner, "of"), number(&mut inner, "minus"));
            let between = inner.need("between", problems).and_then(|node| pair(&inner.what, "between", node, problems));
            inner.finish(problems);
            match (of, minus, between) {
                (Some(of), Some(minus), Some(between)) => Derivation::Difference { of, minus, between },
                _ => Derivation::When(Condition::always()),
            }
        }
        _ => {
            problems.add(&fields.place, Kind::Missing, format!("{} needs either `when` or `difference`", fields.what));
            Derivation::When(Condition::always())
        }
    }
}

/// Notes derived facts that follow from themselves.
fn refuse_rings(model: &mut Model, problems: &mut Problems) {
    let uses: Vec<Vec<usize>> = model
        .derived
        .iter()
        .map(|derived| {
            let mut used = Vec::new();
            if let Derivation::When(condition) = &derived.how {
                condition.visit(&mut |part| if let Condition::Derived(other) = part { used.push(*other) });
            }
            used
        })
        .collect();
    for start in 0..uses.len() {
        let (mut seen, mut stack) = (vec![false; uses.len()], uses[start].clone());
        while let Some(at) = stack.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                stack.extend(&uses[at]);
            }
        }
        if seen[start] {
            let derived = &mut model.derived[start];
            problems.add(&derived.place, Kind::Cycle, format!("derived fact `{}` follows from itself", derived.id));
            derived.how = Derivation::When(Condition::always());
        }
    }
}

fn constraints(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut read = Vec::new();
    for node in tables.of("constraint") {
        let mut fields = Fields::of("constraint", node, problems);
        if let Some(id) = fields.name("id", problems) {
            let names = names(model, 0);
            let when = fields.get("when").map_or(Condition::always(), |node| names.condition(&fields.what, node, problems));
            let require = fields.need("require", problems).map(|node| names.condition(&fields.what, node, problems));
            let because = fields.need_text("because", problems).unwrap_or_default();
            if let Some(require) = require {
                read.push(Constraint { place: fields.place.clone(), id, when, require, because });
            }
        }
        fields.finish(problems);
    }
    model.constraints = read;
    unique("constraint", model.constraints.iter().map(|c| (c.id.as_str(), &c.place)), problems);
}

fn screens(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut on_screen: Vec<(String, Place)> = Vec::new();
    for node in tables.of("screen") {
        let mut fields = Fields::of("screen", node, problems);
        if let Some(id) = fields.name("id", problems) {
            let title = fields.need_text("title", problems).unwrap_or_default();
            let listed = fields.texts("facts", problems);
            let facts = listed.iter().filter_map(|(id, place)| index(&fields.what, model.facts.iter().map(|fact| fact.id.as_str()), id, place, "fact", problems)).collect();
            model.screens.push(Screen { id, title, facts });
            on_screen.extend(listed);
        }
        fields.finish(problems);
    }
    unique("the screens' fact", on_screen.iter().map(|(id, place)| (id.as_str(), place)), problems);
    if !model.screens.is_empty() {
        for fact in &model.facts {
            if !on_screen.iter().any(|(id, _)| *id == fact.id) {
                problems.add(&fact.place, Kind::Missing, format!("fact `{}` stands on no screen", fact.id));
            }
        }
    }
}
