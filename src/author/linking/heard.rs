//! Words of everyday, and the answers that they say.

use crate::author::fields::{Fields, texts};
use crate::author::keys;
use crate::author::linking::{Tables, index};
use crate::author::model::{Domain, Model};
use crate::author::node::{Node, Value};
use crate::author::problem::{Kind, Place, Problems};
use crate::engine::pack::{Meaning, Saying};

/// How a number or a date is named that the phrase tells.
const TOLD: &str = "#";

pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut heard: Vec<Saying> = Vec::new();
    let mut seen: Vec<(String, Vec<Meaning>, Place)> = Vec::new();
    for node in tables.of("heard") {
        let mut fields = Fields::of(&keys::HEARD, "a [[heard]] table", node, problems);
        fields.need("words", problems);
        let words = fields.texts("words", problems);
        let means = fields
            .get("means")
            .map_or(Vec::new(), |node| means(node, model, problems));
        let is_someone_else = fields.flag("someone_else", problems);
        // Where the meaning cannot be read, nothing is known of what the phrase has to tell.
        let tells = (is_someone_else || !means.is_empty())
            .then(|| means.iter().any(|meaning| meaning.value.is_none()));
        for (phrase, place) in &words {
            if let Some((fault, hint)) = fault(phrase, tells) {
                problems.add_with(
                    place,
                    Kind::Value,
                    format!("the phrase `{phrase}` {fault}"),
                    Some(hint.to_owned()),
                );
            }
            match seen.iter().find(|it| it.0 == *phrase && it.1 == means) {
                Some((_, _, first)) => problems.add(
                    place,
                    Kind::Duplicate,
                    format!(
                        "the phrase `{phrase}` stands there already with this meaning, in {} line {}",
                        first.file, first.line
                    ),
                ),
                None => seen.push((phrase.clone(), means.clone(), place.clone())),
            }
        }
        if !words.is_empty() && (is_someone_else || !means.is_empty()) {
            let words: Vec<String> = words.into_iter().map(|(phrase, _)| phrase).collect();
            heard.push(Saying {
                words: words.join("|"),
                means,
            });
        }
        fields.finish(problems);
    }
    model.heard = heard;
}

/// What is wrong with a phrase, and what to do about it.
fn fault(phrase: &str, tells: Option<bool>) -> Option<(&'static str, &'static str)> {
    let has_letters = phrase.chars().any(char::is_alphabetic);
    let open = phrase
        .split_whitespace()
        .filter(|word| word.contains('*'))
        .all(|word| {
            let inner = word.strip_prefix('*').or_else(|| word.strip_suffix('*'));
            inner.is_some_and(|inner| !inner.contains('*') && inner.chars().count() >= 3)
        });
    if phrase.contains('|') {
        Some(("has a `|`", "list several phrases as strings of their own"))
    } else if !has_letters {
        Some(("has no letter", "write the words as people say them"))
    } else if !open {
        Some((
            "has a `*` that leaves too much open",
            "one `*` at the end or the beginning of a word, beside three letters or more",
        ))
    } else if tells.is_some_and(|tells| tells != phrase.contains(TOLD)) {
        Some(if tells == Some(true) {
            (
                "does not tell a number or date",
                "write # where it stands, such as \"# år\"",
            )
        } else {
            (
                "tells a number or date that its meaning does not take",
                "a # belongs to the meaning of a number or a date only",
            )
        })
    } else {
        None
    }
}

fn means(node: &Node, model: &Model, problems: &mut Problems) -> Vec<Meaning> {
    let Value::Table(entries) = &node.value else {
        problems.add_with(
            &node.place,
            Kind::Value,
            format!(
                "`means` of a [[heard]] table is {}, not a table",
                node.value.kind()
            ),
            Some("write { needs = \"housing\" }".to_owned()),
        );
        return Vec::new();
    };
    if entries.is_empty() {
        problems.add(
            &node.place,
            Kind::Missing,
            "`means` of a [[heard]] table is empty",
        );
    }
    let mut means = Vec::new();
    for entry in entries {
        let ids = model.facts.iter().map(|fact| fact.id.as_str());
        let what = "`means` of a [[heard]] table";
        let Some(fact) = index(what, ids, &entry.key, &entry.place, "fact", problems) else {
            continue;
        };
        let item = &model.facts[fact];
        let told = matches!(item.domain, Domain::Number { .. } | Domain::Date);
        let Some(codes) = texts(&entry.node) else {
            problems.add_with(
                &entry.node.place,
                Kind::Value,
                format!(
                    "what words mean for `{}` is {}, not a string",
                    item.id,
                    entry.node.value.kind()
                ),
                told.then(|| "write \"#\" for the number or date that is told".to_owned()),
            );
            continue;
        };
        if codes.len() != 1 && !matches!(item.domain, Domain::Choices { .. }) {
            problems.add(
                &entry.node.place,
                Kind::Value,
                format!("words mean several values of `{}`, which has one", item.id),
            );
            continue;
        }
        for (code, place) in codes {
            if told {
                if code == TOLD {
                    means.push(Meaning { fact, value: None });
                } else {
                    problems.add_with(
                        &place,
                        Kind::Value,
                        format!("words mean `{code}` for `{}`, which is told", item.id),
                        Some("write \"#\" for the number or date that is told".to_owned()),
                    );
                }
                continue;
            }
            let values = item.values.iter().map(|value| value.code.as_str());
            let what = format!("what words mean for `{}`", item.id);
            if let Some(value) = index(&what, values, &code, &place, "value of it", problems) {
                means.push(Meaning {
                    fact,
                    value: Some(value),
                });
            }
        }
    }
    means
}
