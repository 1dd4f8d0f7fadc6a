//! What ties facts to each other: where they are asked, what follows from them, what they exclude, and their screens.

use crate::author::condition::Condition;
use crate::author::fields::Fields;
use crate::author::keys;
use crate::author::linking::facts::pair;
use crate::author::linking::{NAME, Tables, called, index, names, unique};
use crate::author::model::{Constraint, Derivation, Domain, Model};
use crate::author::problem::{Kind, Place, Problems};
use crate::engine::pack::{FactId, Screen};

/// Keys with a meaning of their own in conditions; no fact or decision can have them as its id.
const RESERVED: [&str; 3] = ["all", "any", "not"];

/// Reads the conditions of facts, derived facts and constraints, and the screens.
pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let places = model
        .facts
        .iter()
        .map(|f| (f.id.as_str(), &f.place))
        .chain(model.derived.iter().map(|d| (d.id.as_str(), &d.place)));
    unique(
        NAME,
        places.chain(model.decisions.iter().map(|d| (d.id.as_str(), &d.place))),
        problems,
    );
    for (id, place) in model
        .facts
        .iter()
        .map(|f| (&f.id, &f.place))
        .chain(model.decisions.iter().map(|d| (&d.id, &d.place)))
    {
        if RESERVED.contains(&id.as_str()) {
            problems.add(
                place,
                Kind::Value,
                format!("`{id}` has a meaning of its own in conditions and cannot be a name"),
            );
        }
    }
    let mut applies = Vec::new();
    for node in tables.of("fact") {
        let mut unheard = Problems::default();
        let mut fields = Fields::of(&keys::FACT, "fact", node, &mut unheard);
        let id = fields.called("id", &mut unheard);
        let mut asked = |key: &'static str| {
            let when = fields.get(key)?;
            Some(names(model, 0).condition(&fields.what, when, problems))
        };
        applies.push((id, asked("applies"), asked("early")));
    }
    for (id, applies, early) in applies {
        if let Some(fact) = model.facts.iter_mut().find(|fact| fact.id == id) {
            (fact.applies, fact.early) = (applies, early);
        }
    }
    for (at, node) in tables.of("derived").enumerate() {
        let mut unheard = Problems::default();
        let mut fields = Fields::of(&keys::DERIVED, "derived fact", node, &mut unheard);
        fields.called("id", &mut unheard);
        model.derived[at].how = derivation(&mut fields, model, problems);
    }
    refuse_rings(model, problems);
    refuse_chains(model, problems);
    constraints(tables, model, problems);
    screens(tables, model, problems);
}

fn derivation(fields: &mut Fields<'_>, model: &Model, problems: &mut Problems) -> Derivation {
    match (fields.get("when"), fields.get("difference")) {
        (Some(when), None) => {
            Derivation::When(names(model, 0).condition(&fields.what, when, problems))
        }
        (None, Some(node)) => {
            let mut inner = Fields::of(
                &keys::DIFFERENCE,
                format!("the difference of {}", fields.what),
                node,
                problems,
            );
            let mut number = |inner: &mut Fields<'_>, key: &'static str| {
                let id = inner.need_text(key, problems)?;
                let fact = index(
                    &inner.what,
                    model.facts.iter().map(|fact| fact.id.as_str()),
                    &id,
                    &inner.place,
                    "fact",
                    problems,
                )?;
                if matches!(model.facts[fact].domain, Domain::Number { .. }) {
                    return Some(fact);
                }
                problems.add(
                    &inner.place,
                    Kind::Value,
                    format!("{} names `{id}`, which is no number", inner.what),
                );
                None
            };
            let (of, minus) = (number(&mut inner, "of"), number(&mut inner, "minus"));
            let between = inner
                .need("between", problems)
                .and_then(|node| pair(&inner.what, "between", node, problems));
            inner.finish(problems);
            match (of, minus, between) {
                (Some(of), Some(minus), Some(between)) => {
                    Derivation::Difference { of, minus, between }
                }
                _ => Derivation::When(Condition::always()),
            }
        }
        // What is wrong has been noted with the names.
        _ => Derivation::When(Condition::always()),
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
                condition.visit(&mut |part| {
                    if let Condition::Derived(other) = part {
                        used.push(*other)
                    }
                });
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
            problems.add(
                &derived.place,
                Kind::Cycle,
                format!("derived fact `{}` follows from itself", derived.id),
            );
            derived.how = Derivation::When(Condition::always());
        }
    }
}

/// Notes numbers that take part in two differences: their cells would have to be cut without end.
fn refuse_chains(model: &mut Model, problems: &mut Problems) {
    let mut taken: Vec<FactId> = Vec::new();
    for derived in &mut model.derived {
        if let Derivation::Difference { of, minus, .. } = derived.how {
            if of == minus || taken.contains(&of) || taken.contains(&minus) {
                problems.add(&derived.place, Kind::Value, format!("{} is a difference of numbers that are in another one, or of one with itself", called("derived fact", &derived.id)));
                derived.how = Derivation::When(Condition::always());
            }
            taken.extend([of, minus]);
        }
    }
}

fn constraints(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut read = Vec::new();
    for node in tables.of("constraint") {
        let mut fields = Fields::of(&keys::CONSTRAINT, "constraint", node, problems);
        let id = fields.called("id", problems);
        let names = names(model, 0);
        let when = names.when(&mut fields, problems);
        let require = fields
            .need("require", problems)
            .map(|node| names.condition(&fields.what, node, problems));
        let because = fields.need_text("because", problems).unwrap_or_default();
        read.push(Constraint {
            place: fields.place.clone(),
            id,
            when,
            require: require.unwrap_or(Condition::always()),
            because,
        });
        fields.finish(problems);
    }
    model.constraints = read;
    unique(
        "constraint",
        model.constraints.iter().map(|c| (c.id.as_str(), &c.place)),
        problems,
    );
}

fn screens(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut on_screen: Vec<(String, Place)> = Vec::new();
    for node in tables.of("screen") {
        let mut fields = Fields::of(&keys::SCREEN, "screen", node, problems);
        let id = fields.called("id", problems);
        let title = fields.need_text("title", problems).unwrap_or_default();
        let listed = fields.texts("facts", problems);
        let facts = listed
            .iter()
            .filter_map(|(id, place)| {
                index(
                    &fields.what,
                    model.facts.iter().map(|fact| fact.id.as_str()),
                    id,
                    place,
                    "fact",
                    problems,
                )
            })
            .collect();
        let pinned = fields.flag("pin", problems);
        model.screens.push(Screen {
            id,
            title,
            facts,
            pinned,
        });
        on_screen.extend(listed);
        fields.finish(problems);
    }
    unique(
        "the screens' fact",
        on_screen.iter().map(|(id, place)| (id.as_str(), place)),
        problems,
    );
    if !model.screens.is_empty() {
        for fact in &model.facts {
            if !on_screen.iter().any(|(id, _)| *id == fact.id) {
                problems.add_with(
                    &fact.place,
                    Kind::Missing,
                    format!("fact `{}` stands on no screen", fact.id),
                    Some("add it to the `facts` of a [[screen]]".to_owned()),
                );
            }
        }
    }
}
