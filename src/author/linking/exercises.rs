//! Sentences that tell answers, and written exercises.

use crate::author::condition::Condition;
use crate::author::examples::note;
use crate::author::fields::{Fields, texts};
use crate::author::keys;
use crate::author::linking::conditions::Names;
use crate::author::linking::{Tables, examples, index, unique};
use crate::author::model::{Domain, Model, Unlikely, Vignette};
use crate::author::node::{Node, Value};
use crate::author::problem::{Kind, Place, Problems};
use crate::engine::pack::{ByDay, FactId, Tells, Told, What};

/// What stands for the number or the date, in a sentence and in what it means.
const NUMBER: &str = "#";

/// What a sentence means that says that nobody knows.
const UNKNOWN: &str = "unknown";

const WHAT: &str = "a [[told]] table";

pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    model.told = told(tables, model, problems);
    model.unlikely = unlikely(tables, model, problems);
    model.vignettes = vignettes(tables, model, problems);
}

fn told(tables: &Tables<'_>, model: &Model, problems: &mut Problems) -> Vec<Told> {
    let mut all: Vec<(Told, Place)> = Vec::new();
    for node in tables.of("told") {
        let mut fields = Fields::of(&keys::TOLD, WHAT, node, problems);
        fields.need("say", problems);
        let say = fields.texts("say", problems);
        let means = fields.get("means");
        let mut means = means.map_or(Vec::new(), |node| means_of(node, model, problems));
        if let Some(id) = fields.text("rest", problems) {
            means.extend(rest(&fields, &id, model, problems));
        }
        let tells = means.iter().any(|tells| tells.what == What::Told(()));
        for (sentence, place) in &say {
            // Where the meaning cannot be read, nothing is known of what the sentence has to tell.
            if let Some(fault) = fault(sentence, (!means.is_empty()).then_some(tells)) {
                let what = format!("the sentence `{sentence}` {fault}");
                problems.add(place, Kind::Value, what);
            }
        }
        let by_day = by_day(&mut fields, &means, model, problems);
        if !means.is_empty() && !say.is_empty() {
            if let Some((_, first)) = all.iter().find(|(other, _)| same(&other.means, &means)) {
                let what = format!(
                    "{WHAT} with this meaning stands there already, in {} line {}",
                    first.file, first.line
                );
                problems.add(&fields.place, Kind::Duplicate, what);
            }
            let say = say.into_iter().map(|(sentence, _)| sentence).collect();
            let told = Told { means, say, by_day };
            all.push((told, fields.place.clone()));
        }
        fields.finish(problems);
    }
    all.into_iter().map(|(told, _)| told).collect()
}

/// How an age is told by the day: before the birthday and on it, so that both sides of a border are told alike.
fn by_day(
    fields: &mut Fields<'_>,
    means: &[Tells],
    model: &Model,
    problems: &mut Problems,
) -> Option<ByDay> {
    let [eve, birthday] = ["eve", "birthday"].map(|key| fields.texts(key, problems));
    if eve.is_empty() && birthday.is_empty() {
        return None;
    }
    let is_age =
        |fact: FactId| matches!(model.facts[fact].domain, Domain::Number { age: true, .. });
    let is_told = matches!(
        means,
        [Tells { fact, what: What::Told(()) }] if is_age(*fact)
    );
    if !means.is_empty() && !is_told {
        let what = format!("{WHAT} has `eve` or `birthday` and does not mean an age in years");
        let hint = "write them where `means` is one fact of kind `age` and \"#\"".to_owned();
        problems.add_with(&fields.place, Kind::Value, what, Some(hint));
    } else if eve.is_empty() || birthday.is_empty() {
        let what = format!("{WHAT} tells one side of a birthday only: write `eve` and `birthday`");
        problems.add(&fields.place, Kind::Missing, what);
    }
    for (sentence, place) in eve.iter().chain(&birthday) {
        if let Some(fault) = fault(sentence, is_told.then_some(true)) {
            let what = format!("the sentence `{sentence}` {fault}");
            problems.add(place, Kind::Value, what);
        }
    }
    let texts = |all: Vec<(String, Place)>| all.into_iter().map(|(text, _)| text).collect();
    Some(ByDay {
        eve: texts(eve),
        birthday: texts(birthday),
    })
}

/// Whether two lists have the same members, in whatever order.
fn same(a: &[Tells], b: &[Tells]) -> bool {
    a.len() == b.len() && a.iter().all(|tells| b.contains(tells))
}

fn rest(fields: &Fields<'_>, id: &str, model: &Model, problems: &mut Problems) -> Option<Tells> {
    let ids = model.facts.iter().map(|fact| fact.id.as_str());
    let fact = index(WHAT, ids, id, &fields.place, "fact", problems)?;
    if !matches!(model.facts[fact].domain, Domain::Choices { .. }) {
        let what = format!("`rest` of {WHAT} names `{id}`, of which only one answer is so");
        problems.add(&fields.place, Kind::Value, what);
        return None;
    }
    let what = What::Rest(());
    Some(Tells { fact, what })
}

fn means_of(node: &Node, model: &Model, problems: &mut Problems) -> Vec<Tells> {
    let Value::Table(entries) = &node.value else {
        problems.add_with(
            &node.place,
            Kind::Value,
            format!("`means` of {WHAT} is {}, not a table", node.value.kind()),
            Some("write { needs = \"housing\" }".to_owned()),
        );
        return Vec::new();
    };
    if entries.is_empty() {
        let what = format!("`means` of {WHAT} is empty");
        problems.add(&node.place, Kind::Missing, what);
    }
    let mut means: Vec<Tells> = Vec::new();
    for entry in entries {
        let ids = model.facts.iter().map(|fact| fact.id.as_str());
        let what = format!("`means` of {WHAT}");
        let Some(fact) = index(&what, ids, &entry.key, &entry.place, "fact", problems) else {
            continue;
        };
        let item = &model.facts[fact];
        let Some(codes) = texts(&entry.node) else {
            let what = format!(
                "what a sentence tells of `{}` is {}, not a string",
                item.id,
                entry.node.value.kind()
            );
            problems.add(&entry.node.place, Kind::Value, what);
            continue;
        };
        if codes.len() != 1 && !matches!(item.domain, Domain::Choices { .. }) {
            let what = format!(
                "a sentence tells several values of `{}`, which has one",
                item.id
            );
            problems.add(&entry.node.place, Kind::Value, what);
            continue;
        }
        for (code, place) in codes {
            if let Some(what) = what_of(model, fact, &code, &place, problems) {
                means.push(Tells { fact, what });
            }
        }
    }
    means
}

/// What a word or a number in quotes tells of a fact.
fn what_of(
    model: &Model,
    fact: FactId,
    code: &str,
    place: &Place,
    problems: &mut Problems,
) -> Option<What> {
    let item = &model.facts[fact];
    let value = item.values.iter().position(|value| value.code == code);
    match (&item.domain, value) {
        (_, Some(value)) => return Some(What::Value(value)),
        (Domain::Number { .. } | Domain::Date, _) if code == NUMBER => {
            return Some(What::Told(()));
        }
        (Domain::Number { min, max, .. }, _) => {
            let number = code.parse::<i32>().ok();
            let number = number.filter(|number| (*min..=*max).contains(number));
            if number.is_none() {
                let what = format!("a sentence tells `{code}` of `{}`, a number", item.id);
                let hint = format!("write \"#\" for any, or one from {min} to {max}");
                problems.add_with(place, Kind::Value, what, Some(hint));
            }
            return number.map(What::Number);
        }
        (Domain::Date, _) => {
            let what = format!("a sentence tells `{code}` of `{}`, a date", item.id);
            let hint = "write \"#\" for whatever it is".to_owned();
            problems.add_with(place, Kind::Value, what, Some(hint));
            return None;
        }
        (Domain::YesNo | Domain::Choice, None) if code == UNKNOWN && item.unknown => {
            return Some(What::Unknown(()));
        }
        (Domain::YesNo | Domain::Choice | Domain::Choices { .. }, None) => {}
    }
    let values = item.values.iter().map(|value| value.code.as_str());
    let what = format!("what a sentence tells of `{}`", item.id);
    index(&what, values, code, place, "value of it", problems).map(What::Value)
}

/// What is wrong with a sentence; `tells` is whether it has to tell a number or a date.
fn fault(sentence: &str, tells: Option<bool>) -> Option<&'static str> {
    let ends = sentence.trim_end().ends_with(['.', '!', '?']);
    if !ends {
        return Some("is no whole sentence: it does not end with a full stop");
    }
    match tells {
        Some(true) if sentence.matches(NUMBER).count() != 1 => {
            return Some("does not tell the number or date: write # once where it stands");
        }
        Some(false) if sentence.contains(NUMBER) => {
            return Some("has a # that its meaning does not take");
        }
        _ => {}
    }
    let mut rest = sentence;
    while let Some(at) = rest.find(['{', '}']) {
        let inner = rest[at..]
            .strip_prefix('{')
            .and_then(|it| it.split_once('}'));
        let words = inner.filter(|(words, _)| {
            words.matches('|').count() == 1 && !words.contains('{') && !words.trim().is_empty()
        });
        match words {
            Some((_, after)) => rest = after,
            None => return Some("has braces that are not such as {han|hon}"),
        }
    }
    None
}

fn unlikely(tables: &Tables<'_>, model: &Model, problems: &mut Problems) -> Vec<Unlikely> {
    let mut all = Vec::new();
    for node in tables.of("unlikely") {
        let mut fields = Fields::of(&keys::UNLIKELY, "an [[unlikely]] table", node, problems);
        fields.need("when", problems);
        // What is drawn are answers: what follows from them would be told of none.
        let names = Names {
            facts: &model.facts,
            derived: &[],
            decisions: &[],
        };
        let when = names.when(&mut fields, problems);
        let because = fields.need_text("because", problems).unwrap_or_default();
        if when == Condition::always() {
            let what = "an [[unlikely]] table speaks of no answer, so no case would be drawn";
            problems.add(&fields.place, Kind::Value, what.to_owned());
        }
        all.push(Unlikely { when, because });
        fields.finish(problems);
    }
    all
}

fn vignettes(tables: &Tables<'_>, model: &Model, problems: &mut Problems) -> Vec<Vignette> {
    let mut all = Vec::new();
    for node in tables.of("vignette") {
        let mut fields = Fields::of(&keys::VIGNETTE, "vignette", node, problems);
        let id = fields.called("id", problems);
        let title = fields.need_text("title", problems).unwrap_or_default();
        fields.need("on", problems);
        let on = fields.date("on", problems);
        let text = fields.need_text("text", problems).unwrap_or_default();
        let answers = examples::answers(&mut fields, problems);
        for error in examples::refused(&answers, model, problems) {
            note(&fields.place, &fields.what, &error, problems);
        }
        all.push(Vignette {
            place: fields.place.clone(),
            id,
            title,
            on: on.unwrap_or_default(),
            text,
            answers,
        });
        fields.finish(problems);
    }
    let ids = all.iter().map(|it: &Vignette| (it.id.as_str(), &it.place));
    unique("vignette", ids, problems);
    all
}
