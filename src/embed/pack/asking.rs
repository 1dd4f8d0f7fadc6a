//! What judging takes of a compiled pack beside what the first question takes: what ties the facts, what the decisions come to, diagrams, and
//! the order of questions.

use wasm_bindgen::JsValue;

use crate::embed::error::EmbedError;
use crate::embed::pack::reader::{Reader, get, list, refs};
use crate::engine::diagram::Diagrams;
use crate::engine::holidays::Country;
use crate::engine::loading::LoadError;
use crate::engine::pack::{
    Conclusion, Constraint, Decision, Fact, Outcome, Pack, Periods, Relation, RoleOf, Tone,
};

/// Adds it to what the first question takes.
///
/// # Errors
/// It has no table of diagrams.
pub(super) fn add(pack: &mut Pack, object: &JsValue, reader: &Reader) -> Result<(), EmbedError> {
    let table = get(object, "diagrams");
    let (sizes, nodes) = (
        wholes(&table, "sizes", reader),
        wholes(&table, "nodes", reader),
    );
    pack.diagrams = Diagrams::from_written(sizes, nodes).map_err(LoadError::Broken)?;
    pack.country = country(object, reader);
    pack.cases = reader.text(object, "cases");
    pack.examples = reader.index(object, "examples");
    pack.periods = periods(&get(object, "periods"), reader);
    pack.relations = list(object, "relations", reader, relation);
    pack.constraints = list(object, "constraints", reader, constraint);
    pack.consistency = refs(object, "consistency", reader);
    pack.route = wholes(object, "route", reader);
    pack.first = wholes(object, "first", reader);
    let facts = reader.items(object, "facts");
    for (item, o) in pack.facts.iter_mut().zip(facts.iter()) {
        add_to_fact(item, &o, reader);
    }
    let decisions = reader.items(object, "decisions");
    for (decision, o) in pack.decisions.iter_mut().zip(decisions.iter()) {
        add_to_decision(decision, &o, reader);
    }
    Ok(())
}

fn add_to_fact(item: &mut Fact, o: &JsValue, r: &Reader) {
    item.blank = r.words(o, "blank");
    item.applies = r.maybe_ref(o, "applies");
    item.early = r.maybe_ref(o, "early");
    item.weights = wholes(o, "weights", r);
    item.cost = r.maybe_index(o, "cost").map_or(1, |cost| cost as u32);
    item.pinned = r.yes(o, "pinned");
}

fn add_to_decision(decision: &mut Decision, o: &JsValue, r: &Reader) {
    decision.values = list(o, "values", r, conclusion);
    decision.independent = r.yes(o, "independent");
    decision.open_says = r.maybe_text(o, "open_says");
    decision.safest = r.maybe_index(o, "safest");
    decision.root = r.at(o, "root");
    decision.outcomes = list(o, "outcomes", r, outcome);
    decision.members = refs(o, "members", r);
    decision.facts = r.indices(o, "facts");
}

fn periods(o: &JsValue, r: &Reader) -> Option<Periods> {
    Some(Periods {
        level: r.maybe_index(o, "level")?,
        starts: r.days(o, "starts"),
    })
}

fn country(o: &JsValue, r: &Reader) -> Option<Country> {
    match r.maybe_text(o, "country").as_deref() {
        None => None,
        Some("SE") => Some(Country::Sweden),
        Some("DK") => Some(Country::Denmark),
        Some(_) => r.refuse("country", None),
    }
}

/// Numbers from 0 on; none where the key is missing.
fn wholes(o: &JsValue, key: &'static str, r: &Reader) -> Vec<u32> {
    let numbers = r.indices(o, key).into_iter();
    numbers.map(|number| number as u32).collect()
}

fn relation(o: &JsValue, r: &Reader) -> Relation {
    let between = r.items(o, "between");
    Relation {
        of: r.index(o, "of"),
        minus: r.index(o, "minus"),
        between: (
            r.whole(&between.get(0), "between"),
            r.whole(&between.get(1), "between"),
        ),
    }
}

fn constraint(o: &JsValue, r: &Reader) -> Constraint {
    Constraint {
        id: r.text(o, "id"),
        because: r.text(o, "because"),
        facts: r.indices(o, "facts"),
        holds: r.at(o, "holds"),
    }
}

fn conclusion(o: &JsValue, r: &Reader) -> Conclusion {
    let role = get(o, "role");
    Conclusion {
        code: r.text(o, "code"),
        label: r.text(o, "label"),
        detail: r.words(o, "detail"),
        say: r.words(o, "say"),
        role: r
            .maybe_text(&role, "role")
            .map(RoleOf::Role)
            .or_else(|| r.maybe_index(&role, "decision").map(RoleOf::Decision)),
        channel: r.maybe_text(o, "channel"),
        tone: tone(o, r),
    }
}

pub(super) fn tone(o: &JsValue, r: &Reader) -> Tone {
    match r.words(o, "tone").as_str() {
        "" | "info" => Tone::Info,
        "yes" => Tone::Yes,
        "caution" => Tone::Caution,
        "no" => Tone::No,
        "judgement" => Tone::Judgement,
        _ => r.refuse("tone", Tone::Info),
    }
}

fn outcome(o: &JsValue, r: &Reader) -> Outcome {
    match r.maybe_index(o, "rule") {
        Some(value) => Outcome::Rule(value),
        None if get(o, "gap").is_undefined() => Outcome::Conflict(r.indices(o, "conflict")),
        None => Outcome::Gap(r.indices(o, "gap")),
    }
}
