//! Texts that a routine prescribes: their lines, and the places in them that the case fills.

use crate::author::fields::Fields;
use crate::author::keys;
use crate::author::linking::{Tables, names, unique};
use crate::author::model::{Line, Model, Template};
use crate::author::problem::{Kind, Problems, did_you_mean};
use crate::engine::pack::Part;

pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    for node in tables.of("text") {
        let mut fields = Fields::of(&keys::TEXT, "text", node, problems);
        let id = fields.called("id", problems);
        let names = names(model, model.decisions.len());
        let when = names.when(&mut fields, problems);
        let items = fields.items("line", problems);
        if items.is_empty() {
            fields.lacks("line", problems);
        }
        let mut lines = Vec::new();
        for (number, item) in items.iter().enumerate() {
            let what = format!("line {} of {}", number + 1, fields.what);
            let mut inner = Fields::of(&keys::LINE, what, item, problems);
            let when = inner
                .get("when")
                .map(|node| names.condition(&inner.what, node, problems));
            inner.need("text", problems);
            let text = inner.text("text", problems).unwrap_or_default();
            let parts = parts(&inner, &text, model, problems);
            inner.finish(problems);
            lines.push(Line { when, parts });
        }
        model.templates.push(Template {
            place: fields.place.clone(),
            id,
            title: fields.need_text("title", problems).unwrap_or_default(),
            when,
            basis: fields.ids("basis", problems),
            because: fields.text("because", problems).unwrap_or_default(),
            lines,
        });
        fields.finish(problems);
    }
    unique(
        "text",
        model
            .templates
            .iter()
            .map(|template| (template.id.as_str(), &template.place)),
        problems,
    );
}

/// The words of a line and what stands in braces between them.
fn parts(fields: &Fields<'_>, text: &str, model: &Model, problems: &mut Problems) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            problems.add(
                &fields.place,
                Kind::Value,
                format!("{} opens a brace and does not close it", fields.what),
            );
            return parts;
        };
        if !words.is_empty() {
            parts.push(Part::Words(words.to_owned()));
        }
        parts.extend(part(fields, name, model, problems));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest.to_owned()));
    }
    parts
}

fn part(fields: &Fields<'_>, name: &str, model: &Model, problems: &mut Problems) -> Option<Part> {
    match name {
        "on" => return Some(Part::Day),
        "judgement" => return Some(Part::Judgement),
        "rules" => return Some(Part::Rules),
        _ => {}
    }
    let found = match name.strip_prefix("deadline:") {
        Some(duty) => model
            .duties
            .iter()
            .position(|known| known.id == duty)
            .map(Part::Deadline),
        None => model
            .facts
            .iter()
            .position(|fact| fact.id == name)
            .map(Part::Fact)
            .or_else(|| {
                model
                    .decisions
                    .iter()
                    .position(|decision| decision.id == name)
                    .map(Part::Decision)
            }),
    };
    if found.is_none() {
        let facts = model.facts.iter().map(|fact| fact.id.as_str());
        let decisions = model.decisions.iter().map(|decision| decision.id.as_str());
        let deadlines: Vec<String> = model
            .duties
            .iter()
            .map(|duty| format!("deadline:{}", duty.id))
            .collect();
        let known = facts
            .chain(decisions)
            .chain(deadlines.iter().map(String::as_str))
            .chain(["on", "judgement", "rules"]);
        problems.add_unknown(
            name.strip_prefix("deadline:").unwrap_or(name),
            &fields.place,
            format!(
                "{} has a place for `{name}`, which is no fact, decision or deadline",
                fields.what
            ),
            did_you_mean(name, known),
        );
    }
    found
}
