//! What only telling takes of a compiled pack: rules and their steps, sources, prescribed texts, and what words mean.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::embed::pack::beginning::validity;
use crate::embed::pack::following::{border, duty, gap, notice};
use crate::embed::pack::reader::{Reader, list};
use crate::engine::pack::{
    Derived, Force, Law, LawStatus, Line, Meaning, Pack, Part, Role, RoleExcept, Rule, Saying,
    Section, Source, Template,
};

/// Adds it to what judging takes.
pub(super) fn add(pack: &mut Pack, object: &JsValue, reader: &Reader) {
    pack.sources = list(object, "sources", reader, source);
    pack.sections = list(object, "sections", reader, section);
    pack.laws = list(object, "laws", reader, law);
    pack.derived = list(object, "derived", reader, derived);
    pack.rules = list(object, "rules", reader, rule);
    pack.gaps = list(object, "gaps", reader, gap);
    pack.borders = list(object, "borders", reader, border);
    pack.duties = list(object, "duties", reader, duty);
    pack.notices = list(object, "notices", reader, notice);
    pack.templates = list(object, "templates", reader, template);
    pack.roles = list(object, "roles", reader, |o, r| Role {
        code: r.text(o, "code"),
        label: r.text(o, "label"),
        each: r.maybe_index(o, "each"),
        except: list(o, "except", r, |o, r| RoleExcept {
            value: r.index(o, "value"),
            derived: r.index(o, "derived"),
        }),
    });
    pack.heard = list(object, "heard", reader, |o, r| Saying {
        words: r.text(o, "words"),
        means: r
            .items(o, "means")
            .iter()
            .map(|it| meaning(&it, r))
            .collect(),
    });
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

fn section(o: &JsValue, r: &Reader) -> Section {
    Section {
        source: r.index(o, "source"),
        title: r.text(o, "title"),
        basis: r.texts(o, "basis"),
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
            "rules" => Part::Rules,
            "day" => Part::Day,
            _ => r.refuse("parts", Part::Day),
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

pub(super) fn force(o: &JsValue, r: &Reader) -> Force {
    match r.words(o, "force").as_str() {
        "" | "explicit" => Force::Explicit,
        "law" => Force::Law,
        "inferred" => Force::Inferred,
        "practice" => Force::Practice,
        "presumption" => Force::Presumption,
        _ => r.refuse("force", Force::Explicit),
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
