//! What exercises are made of, out of the JavaScript object that `JSON.parse` makes of its file. Only training loads it.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use crate::embed::error::EmbedError;
use crate::embed::pack::beginning::span;
use crate::embed::pack::reader::{Reader, get, list};
use crate::engine::case::Answer;
use crate::engine::pack::{ByDay, Claim, DateTest, Given, Material, Tells, Told, Vignette, What};

/// The material in an object; [`Material::validate`] tells whether it belongs to a pack.
///
/// # Errors
/// A key that is missing or holds something else than it should.
pub fn read_material(object: &JsValue) -> Result<Material, EmbedError> {
    let r = Reader::new();
    let material = Material {
        format: r.index(object, "format") as u32,
        id: r.text(object, "id"),
        hash: r.text(object, "hash"),
        part: r.text(object, "part"),
        told: list(object, "told", &r, |o, r| Told {
            means: list(o, "means", r, tells),
            say: r.texts(o, "say"),
            by_day: by_day(&get(o, "by_day"), r),
        }),
        unlikely: match get(object, "unlikely").is_undefined() {
            true => Vec::new(),
            false => list(object, "unlikely", &r, claim),
        },
        vignettes: list(object, "vignettes", &r, vignette),
        exceptions: (r.items(object, "exceptions").iter())
            .map(|pair| exception(&pair, &r))
            .collect(),
        rules: r
            .indices(object, "rules")
            .into_iter()
            .map(|digest| digest as u32)
            .collect(),
    };
    r.sound(material)
}

fn exception(pair: &JsValue, r: &Reader) -> (usize, usize) {
    let pair: Array = pair.clone().dyn_into().unwrap_or_default();
    let rule = |place| r.natural(&pair.get(place), "exceptions");
    (rule(0), rule(1))
}

fn by_day(o: &JsValue, r: &Reader) -> Option<ByDay> {
    (!o.is_undefined()).then(|| ByDay {
        eve: r.texts(o, "eve"),
        birthday: r.texts(o, "birthday"),
    })
}

fn tells(o: &JsValue, r: &Reader) -> Tells {
    let is_there = |key| !get(o, key).is_undefined();
    let what = if is_there("told") {
        What::Told(())
    } else if is_there("unknown") {
        What::Unknown(())
    } else if is_there("rest") {
        What::Rest(())
    } else if is_there("number") {
        What::Number(r.number(o, "number"))
    } else {
        What::Value(r.index(o, "value"))
    };
    Tells {
        fact: r.index(o, "fact"),
        what,
    }
}

fn claim(o: &JsValue, r: &Reader) -> Claim {
    let is_there = |key| !get(o, key).is_undefined();
    let fact = |o: &JsValue| r.index(o, "fact");
    if is_there("all") {
        Claim::All(list(o, "all", r, claim))
    } else if is_there("any") {
        Claim::Any(list(o, "any", r, claim))
    } else if is_there("not") {
        Claim::Not(Box::new(claim(&get(o, "not"), r)))
    } else if is_there("values") {
        let o = get(o, "values");
        Claim::Values {
            fact: fact(&o),
            values: r.indices(&o, "values"),
        }
    } else if is_there("includes") {
        let o = get(o, "includes");
        Claim::Includes {
            fact: fact(&o),
            value: r.index(&o, "value"),
        }
    } else if is_there("between") {
        let o = get(o, "between");
        Claim::Between {
            fact: fact(&o),
            low: r.number(&o, "low"),
            high: r.number(&o, "high"),
        }
    } else {
        let o = get(o, "late");
        let test = get(&o, "test");
        Claim::Late {
            fact: fact(&o),
            test: DateTest {
                offset: span(&test, r),
                or_equal: r.yes(&test, "or_equal"),
            },
        }
    }
}

fn vignette(o: &JsValue, r: &Reader) -> Vignette {
    Vignette {
        id: r.text(o, "id"),
        title: r.text(o, "title"),
        on: r
            .day(o, "on")
            .unwrap_or_else(|| r.refuse("on", Default::default())),
        text: r.text(o, "text"),
        answers: list(o, "answers", r, given),
    }
}

fn given(o: &JsValue, r: &Reader) -> Given {
    let is_there = |key| !get(o, key).is_undefined();
    let answer = if is_there("value") {
        Answer::Value(r.index(o, "value"))
    } else if is_there("number") {
        Answer::Number(r.number(o, "number"))
    } else if let Some(day) = r.day(o, "date") {
        Answer::Date(day)
    } else if is_there("yes") {
        Answer::Options {
            yes: r.index(o, "yes") as u32,
            no: r.index(o, "no") as u32,
        }
    } else {
        Answer::Unknown
    };
    Given {
        fact: r.index(o, "fact"),
        answer,
    }
}
