//! What the first question takes of a compiled pack: how its facts are asked, and where every case begins.

use wasm_bindgen::JsValue;

use crate::embed::pack::reader::{Reader, get, list};
use crate::engine::pack::{
    Beginning, Begun, Conclusion, DateTest, Decision, Fact, FactValue, Follows, Kind, Pack, Role,
    Screen, Span, Unit, Validity,
};

/// A pack in which nothing else is.
pub(super) fn pack(object: &JsValue, reader: &Reader) -> Pack {
    Pack {
        format: reader.number(object, "format") as u32,
        id: reader.text(object, "id"),
        version: reader.text(object, "version"),
        hash: reader.text(object, "hash"),
        title: reader.text(object, "title"),
        subtitle: reader.words(object, "subtitle"),
        lang: reader.text(object, "lang"),
        validity: validity(object, reader),
        review_by: reader.day(object, "review_by"),
        facts: list(object, "facts", reader, fact),
        decisions: list(object, "decisions", reader, decision),
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
        beginnings: list(object, "beginnings", reader, |o, r| Beginning {
            from: r.day(o, "from"),
            ask: r.index(o, "ask"),
            open: r.indices(o, "open"),
            early: r.indices(o, "early"),
            stands: list(o, "stands", r, |o, r| Begun {
                certain: r.indices(o, "certain"),
                depends_on: r.indices(o, "depends_on"),
                meanwhile: r.indices(o, "meanwhile"),
                roles: r.texts(o, "roles"),
            }),
        }),
        ..Pack::default()
    }
}

pub(super) fn validity(o: &JsValue, r: &Reader) -> Validity {
    Validity {
        from: r.day(o, "valid_from"),
        to: r.day(o, "valid_to"),
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
        values: list(o, "values", r, |o, r| FactValue {
            code: r.text(o, "code"),
            label: r.text(o, "label"),
        }),
        level: r.index(o, "level"),
        unknown: r.maybe_index(o, "unknown"),
        follows: follows(&get(o, "follows"), r),
        blank: String::new(),
        applies: None,
        early: None,
        weights: Vec::new(),
        cost: 1,
        pinned: false,
    }
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

fn follows(o: &JsValue, r: &Reader) -> Option<Follows> {
    let date = r.maybe_index(o, "date")?;
    let unit = match r.text(o, "unit").as_str() {
        "months" => Unit::Months,
        "years" => Unit::Years,
        _ => r.refuse("unit", Unit::Months),
    };
    Some(Follows { date, unit })
}

fn decision(o: &JsValue, r: &Reader) -> Decision {
    Decision {
        id: r.text(o, "id"),
        title: r.text(o, "title"),
        many: r.yes(o, "many"),
        primary: r.yes(o, "primary"),
        values: list(o, "values", r, |o, r| Conclusion {
            code: r.text(o, "code"),
            label: r.text(o, "label"),
            ..Conclusion::default()
        }),
        ..Decision::default()
    }
}
