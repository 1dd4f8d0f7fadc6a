//! A compiled pack out of the JavaScript object that `JSON.parse` makes of it.
//!
//! # Why not serde
//!
//! What serde derives for a pack's 25 types is 100 KB of the module, more than all else that the widget is; reading each key by
//! hand is 10. Only the table of diagrams, which knows its own encoding, is read by serde. A browser test reads the packs both
//! ways and compares, so the two cannot drift apart.

mod following;
mod reader;

use crate::embed::error::EmbedError;
use crate::embed::pack::following::{border, duty, gap, notice};
use crate::embed::pack::reader::{Reader, get, list, refs};
use crate::embed::value;
use crate::engine::holidays::Country;
use crate::engine::pack::{
    Conclusion, Constraint, DateTest, Decision, Derived, Fact, FactValue, Follows, Force, Kind,
    Law, LawStatus, Line, Meaning, Outcome, Pack, Part, Periods, Relation, Role, RoleExcept,
    RoleOf, Rule, Saying, Screen, Section, Source, Span, Template, Tone, Unit, Validity,
};
use js_sys::Array;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};

/// The pack in an object.
///
/// # Errors
/// A key that is missing or holds something else than it should.
pub fn read(object: &JsValue) -> Result<Pack, EmbedError> {
    let reader = Reader {
        wrong: Cell::new(None),
    };
    let diagrams = value::read(&get(object, "diagrams"))
        .map_err(|_| EmbedError::unreadable_pack("diagrams"))?;
    let pack = Pack {
        format: reader.number(object, "format") as u32,
        id: reader.text(object, "id"),
        version: reader.text(object, "version"),
        hash: reader.text(object, "hash"),
        title: reader.text(object, "title"),
        subtitle: reader.words(object, "subtitle"),
        lang: reader.text(object, "lang"),
        country: country(object, &reader),
        validity: validity(object, &reader),
        review_by: reader.day(object, "review_by"),
        cases: reader.text(object, "cases"),
        examples: reader.index(object, "examples"),
        sources: list(object, "sources", &reader, source),
        sections: list(object, "sections", &reader, section),
        laws: list(object, "laws", &reader, law),
        facts: list(object, "facts", &reader, fact),
        periods: periods(&get(object, "periods"), &reader),
        derived: list(object, "derived", &reader, derived),
        relations: list(object, "relations", &reader, relation),
        constraints: list(object, "constraints", &reader, constraint),
        consistency: refs(object, "consistency", &reader),
        decisions: list(object, "decisions", &reader, decision),
        rules: list(object, "rules", &reader, rule),
        gaps: list(object, "gaps", &reader, gap),
        borders: list(object, "borders", &reader, border),
        duties: list(object, "duties", &reader, duty),
        notices: list(object, "notices", &reader, notice),
        templates: list(object, "templates", &reader, template),
        roles: list(object, "roles", &reader, |o, r| Role {
            code: r.text(o, "code"),
            label: r.text(o, "label"),
            each: r.maybe_index(o, "each"),
            except: list(o, "except", r, |o, r| RoleExcept {
                value: r.index(o, "value"),
                derived: r.index(o, "derived"),
            }),
        }),
        screens: list(object, "screens", &reader, |o, r| Screen {
            id: r.text(o, "id"),
            title: r.text(o, "title"),
            facts: r.indices(o, "facts"),
            pinned: r.yes(o, "pinned"),
        }),
        heard: list(object, "heard", &reader, |o, r| Saying {
            words: r.text(o, "words"),
            means: r
                .items(o, "means")
                .iter()
                .map(|it| meaning(&it, r))
                .collect(),
        }),
        route: wholes(object, "route", &reader),
        first: wholes(object, "first", &reader),
        spoken: Default::default(),
        diagrams,
    };
    match reader.wrong.get() {
        Some(key) => Err(EmbedError::unreadable_pack(key)),
        None => Ok(pack),
    }
}

fn source(o: &JsValue, r: &Reader) -> Source {
    Source {
        id: r.text(o, "id"),
        title: r.text(o, "title"),
        date: r.words(o, "date"),
        standing: r.words(o, "standing"),
        checked: r.day(o, "checked"),
        validity: validity(o, r),
    }
}

fn validity(o: &JsValue, r: &Reader) -> Validity {
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

fn section(o: &JsValue, r: &Reader) -> Section {
    Section {
        source: r.index(o, "source"),
        title: r.text(o, "title"),
        basis: r.texts(o, "basis"),
    }
}

fn country(o: &JsValue, r: &Reader) -> Option<Country> {
    match r.maybe_text(o, "country").as_deref() {
        None => None,
        Some("SE") => Some(Country::Sweden),
        Some("DK") => Some(Country::Denmark),
        Some(_) => r.refuse("country", None),
    }
}

fn law(o: &JsValue, r: &Reader) -> Law {
    Law {
        basis: r.texts(o, "basis"),
        says: r.words(o, "says"),
        today: r.text(o, "today"),
        note: r.words(o, "note"),
        status: match r.text(o, "status").as_str() {
            "confirmed" => LawStatus::Confirmed,
            "partly" => LawStatus::Partly,
            "unverified" => LawStatus::Unverified,
            _ => r.refuse("status", LawStatus::Unverified),
        },
        checked: r
            .day(o, "checked")
            .unwrap_or_else(|| r.refuse("checked", Default::default())),
        since: r.day(o, "since"),
        address: r.words(o, "address"),
    }
}

fn template(o: &JsValue, r: &Reader) -> Template {
    Template {
        id: r.text(o, "id"),
        title: r.text(o, "title"),
        when: r.at(o, "when"),
        basis: r.texts(o, "basis"),
        because: r.words(o, "because"),
        lines: list(o, "lines", r, |o, r| Line {
            when: r.maybe_ref(o, "when"),
            parts: list(o, "parts", r, part),
        }),
    }
}

/// `[fact]` or `[fact, value]`.
fn meaning(item: &JsValue, r: &Reader) -> Meaning {
    let pair: Array = item.clone().dyn_into().unwrap_or_default();
    Meaning {
        fact: r.natural(&pair.get(0), "means"),
        value: (pair.length() > 1).then(|| r.natural(&pair.get(1), "means")),
    }
}

fn part(o: &JsValue, r: &Reader) -> Part {
    if let Some(code) = o.as_string() {
        return match code.as_str() {
            "judgement" => Part::Judgement,
            _ => Part::Day,
        };
    }
    let one_of = || {
        let index = |key| r.maybe_index(o, key);
        r.maybe_text(o, "words")
            .map(Part::Words)
            .or_else(|| index("fact").map(Part::Fact))
            .or_else(|| index("decision").map(Part::Decision))
            .or_else(|| index("deadline").map(Part::Deadline))
    };
    one_of().unwrap_or_else(|| r.refuse("parts", Part::Day))
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

fn span(o: &JsValue, r: &Reader) -> Span {
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

fn derived(o: &JsValue, r: &Reader) -> Derived {
    Derived {
        id: r.text(o, "id"),
        label: r.text(o, "label"),
        when: r.at(o, "when"),
        from: r.indices(o, "from"),
        because: r.words(o, "because"),
        basis: r.texts(o, "basis"),
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

fn tone(o: &JsValue, r: &Reader) -> Tone {
    match r.words(o, "tone").as_str() {
        "" | "info" => Tone::Info,
        "yes" => Tone::Yes,
        "caution" => Tone::Caution,
        "no" => Tone::No,
        "judgement" => Tone::Judgement,
        _ => r.refuse("tone", Tone::Info),
    }
}

fn force(o: &JsValue, r: &Reader) -> Force {
    match r.words(o, "force").as_str() {
        "" | "explicit" => Force::Explicit,
        "law" => Force::Law,
        "inferred" => Force::Inferred,
        "practice" => Force::Practice,
        "presumption" => Force::Presumption,
        _ => r.refuse("force", Force::Explicit),
    }
}

fn outcome(o: &JsValue, r: &Reader) -> Outcome {
    match r.maybe_index(o, "rule") {
        Some(value) => Outcome::Rule(value),
        None if get(o, "gap").is_undefined() => Outcome::Conflict(r.indices(o, "conflict")),
        None => Outcome::Gap(r.indices(o, "gap")),
    }
}

fn rule(o: &JsValue, r: &Reader) -> Rule {
    Rule {
        id: r.text(o, "id"),
        decides: r.index(o, "decides"),
        gives: r.indices(o, "gives"),
        excludes: r.indices(o, "excludes"),
        force: force(o, r),
        basis: r.texts(o, "basis"),
        because: r.text(o, "because"),
        readings: r.indices(o, "readings"),
        uses: r.indices(o, "uses"),
        validity: validity(o, r),
        live: r.at(o, "live"),
    }
}
