//! What asking takes of a compiled pack: facts, what ties them, decisions, diagrams, and the order of questions.

use wasm_bindgen::JsValue;

use crate::embed::error::EmbedError;
use crate::embed::pack::reader::{Reader, get, list, refs};
use crate::engine::diagram::Diagrams;
use crate::engine::holidays::Country;
use crate::engine::loading::LoadError;
use crate::engine::pack::{
    Conclusion, Constraint, DateTest, Decision, Fact, FactValue, Follows, Kind, Outcome, Pack,
    Periods, Relation, Role, RoleOf, Screen, Span, Tone, Unit, Validity,
};

/// A pack in which nothing else is.
///
/// # Errors
/// It has no table of diagrams.
pub(super) fn pack(object: &JsValue, reader: &Reader) -> Result<Pack, EmbedError> {
    let table = get(object, "diagrams");
    let (sizes, nodes) = (
        wholes(&table, "sizes", reader),
        wholes(&table, "nodes", reader),
    );
    let diagrams = Diagrams::from_written(sizes, nodes).map_err(LoadError::Broken)?;
    Ok(Pack {
        format: reader.number(object, "format") as u32,
        id: reader.text(object, "id"),
        version: reader.text(object, "version"),
        hash: reader.text(object, "hash"),
        title: reader.text(object, "title"),
        subtitle: reader.words(object, "subtitle"),
        lang: reader.text(object, "lang"),
        country: country(object, reader),
        validity: validity(object, reader),
        review_by: reader.day(object, "review_by"),
        cases: reader.text(object, "cases"),
        examples: reader.index(object, "examples"),
        sources: Vec::new(),
        sections: Vec::new(),
        laws: Vec::new(),
        facts: list(object, "facts", reader, fact),
        periods: periods(&get(object, "periods"), reader),
        derived: Vec::new(),
        relations: list(object, "relations", reader, relation),
        constraints: list(object, "constraints", reader, constraint),
        consistency: refs(object, "consistency", reader),
        decisions: list(object, "decisions", reader, decision),
        rules: Vec::new(),
        gaps: Vec::new(),
        borders: Vec::new(),
        duties: Vec::new(),
        notices: Vec::new(),
        templates: Vec::new(),
        roles: list(object, "roles", reader, |o, r| Role {
            code: r.text(o, "code"),
            label: r.text(o, "label"),
            each: None,
            except: Vec::new(),
        }),
        screens: list(object, "screens", reader, |o, r| Screen {
            id: r.text(o, "id"),
            title: r.text(o, "title"),
            facts: r.indices(o, "facts"),
            pinned: r.yes(o, "pinned"),
        }),
        heard: Vec::new(),
        route: wholes(object, "route", reader),
        first: wholes(object, "first", reader),
        spoken: Default::default(),
        diagrams,
    })
}

pub(super) fn validity(o: &JsValue, r: &Reader) -> Validity {
    Validity {
        from: r.day(o, "valid_from"),
        to: r.day(o, "valid_to"),
    }
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

fn fact(o: &JsValue, r: &Reader) -> Fact {
    Fact {
        id: r.text(o, "id"),
        kind: kind(&get(o, "kind"), r),
        ask: r.text(o, "ask"),
        short: r.text(o, "short"),
        why: r.words(o, "why"),
        help: r.words(o, "help"),
        blank: r.words(o, "blank"),
        values: list(o, "values", r, |o, r| FactValue {
            code: r.text(o, "code"),
            label: r.text(o, "label"),
        }),
        level: r.index(o, "level"),
        unknown: r.maybe_index(o, "unknown"),
        applies: r.maybe_ref(o, "applies"),
        early: r.maybe_ref(o, "early"),
        follows: follows(&get(o, "follows"), r),
        weights: wholes(o, "weights", r),
        cost: r.maybe_index(o, "cost").map_or(1, |cost| cost as u32),
        pinned: r.yes(o, "pinned"),
    }
}

/// Numbers from 0 on; none where the key is missing.
fn wholes(o: &JsValue, key: &'static str, r: &Reader) -> Vec<u32> {
    let numbers = r.indices(o, key).into_iter();
    numbers.map(|number| number as u32).collect()
}

fn follows(o: &JsValue, r: &Reader) -> Option<Follows> {
    let date = r.maybe_index(o, "date")?;
    let unit = match r.text(o, "unit").as_str() {
        "months" => Unit::Months,
        "years" => Unit::Years,
        _ => r.refuse("unit", Unit::Months),
    };
    Some(Follows { date, unit })
}

fn kind(o: &JsValue, r: &Reader) -> Kind {
    match r.text(o, "is").as_str() {
        "yes_no" => Kind::YesNo,
        "choice" => Kind::Choice,
        "choices" => Kind::Choices {
            none: r.maybe_index(o, "none"),
        },
        "number" => {
            let cuts = r
                .items(o, "cuts")
                .iter()
                .map(|cut| r.whole(&cut, "cuts"))
                .collect();
            Kind::Number {
                min: r.number(o, "min"),
                max: r.number(o, "max"),
                cuts,
                age: r.yes(o, "age"),
            }
        }
        "date" => Kind::Date {
            tests: list(o, "tests", r, |o, r| DateTest {
                offset: span(o, r),
                or_equal: r.yes(o, "or_equal"),
            }),
        },
        _ => r.refuse("kind", Kind::YesNo),
    }
}

pub(super) fn span(o: &JsValue, r: &Reader) -> Span {
    let offset = get(o, "offset");
    let part = |key| {
        if get(&offset, key).is_undefined() {
            0
        } else {
            r.number(&offset, key)
        }
    };
    Span {
        months: part("months"),
        days: part("days"),
    }
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

fn decision(o: &JsValue, r: &Reader) -> Decision {
    Decision {
        id: r.text(o, "id"),
        title: r.text(o, "title"),
        many: r.yes(o, "many"),
        primary: r.yes(o, "primary"),
        values: list(o, "values", r, conclusion),
        independent: r.yes(o, "independent"),
        open_says: r.maybe_text(o, "open_says"),
        safest: r.maybe_index(o, "safest"),
        root: r.at(o, "root"),
        outcomes: list(o, "outcomes", r, outcome),
        members: refs(o, "members", r),
        facts: r.indices(o, "facts"),
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
