//! Decisions and the values that they may have.

use crate::author::fields::Fields;
use crate::author::keys;
use crate::author::linking::{Tables, called, index, unique};
use crate::author::model::{Decision, Model};
use crate::author::node::{Node, Value};
use crate::author::problem::{Kind, Place, Problems};
use crate::engine::pack::{Conclusion, RoleOf, Tone};

/// The most values of a `one` decision: the rest of the 63 outcomes are left for gaps and conflicts.
const MOST_VALUES: usize = 48;

/// The ids of all decisions, for what may name one before they are read.
pub(super) fn ids(tables: &Tables<'_>) -> Vec<String> {
    let id = |node: &Node| {
        let mut unheard = Problems::default();
        Fields::of(&keys::DECISION, "decision", node, &mut unheard).name("id", &mut unheard)
    };
    tables.of("decision").filter_map(id).collect()
}

pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let ids = ids(tables);
    for node in tables.of("decision") {
        let mut fields = Fields::of(&keys::DECISION, "decision", node, problems);
        let id = fields.name("id", problems);
        let title = fields.need_text("title", problems).unwrap_or_default();
        let kind = fields.need_word("kind", problems);
        let many = kind == Some("many");
        let primary = fields.flag("primary", problems);
        let independent = fields.flag("independent", problems);
        if independent && kind == Some("one") {
            problems.add(
                &fields.place,
                Kind::Value,
                format!(
                    "{} takes one value, so no member is independent",
                    fields.what
                ),
            );
        }
        let open_says = fields.text("open_says", problems);
        let safest = fields.text("safest", problems);
        let (values, places) = values(&mut fields, &ids, model, problems);
        unique(
            &format!("of {} the value", fields.what),
            values.iter().map(|value| value.code.as_str()).zip(&places),
            problems,
        );
        unique(
            &format!("of {} the label", fields.what),
            values.iter().map(|value| value.label.as_str()).zip(&places),
            problems,
        );
        if values.is_empty() {
            fields.lacks("value", problems);
        }
        if values.len() > MOST_VALUES {
            problems.add(
                &fields.place,
                Kind::TooLarge,
                format!("{} has more than {MOST_VALUES} values", fields.what),
            );
        }
        let safest = safest.and_then(|code| {
            index(
                &fields.what,
                values.iter().map(|value| value.code.as_str()),
                &code,
                &fields.place,
                "value of it",
                problems,
            )
        });
        match (id, kind) {
            (Some(id), Some(_)) => model.decisions.push(Decision {
                place: fields.place.clone(),
                id,
                title,
                many,
                primary,
                independent,
                open_says,
                safest,
                values,
            }),
            // What rules may give it depends on its kind.
            _ => fields.leave_out(),
        }
        fields.finish(problems);
    }
    if tables.of("decision").next().is_none() {
        problems.add(&model.place, Kind::Missing, "the pack has no decision");
    }
}

fn values(
    fields: &mut Fields<'_>,
    decisions: &[String],
    model: &Model,
    problems: &mut Problems,
) -> (Vec<Conclusion>, Vec<Place>) {
    let (mut values, mut places) = (Vec::new(), Vec::new());
    for node in fields.items("value", problems) {
        let what = format!("value of {}", fields.what);
        let mut inner = Fields::of(&keys::DECISION_VALUE, what, node, problems);
        let code = inner.called("code", problems);
        inner.what = format!("{} of {}", called("value", &code), fields.what);
        let role = inner
            .get("role")
            .and_then(|node| role(&inner, node, decisions, model, problems));
        values.push(Conclusion {
            code,
            label: inner.need_text("label", problems).unwrap_or_default(),
            detail: inner.text("detail", problems).unwrap_or_default(),
            say: inner.text("say", problems).unwrap_or_default(),
            role,
            channel: inner.text("channel", problems),
            tone: tone(&mut inner, problems),
        });
        places.push(inner.place.clone());
        inner.finish(problems);
    }
    (values, places)
}

fn role(
    fields: &Fields<'_>,
    node: &Node,
    decisions: &[String],
    model: &Model,
    problems: &mut Problems,
) -> Option<RoleOf> {
    match &node.value {
        Value::Text(code) => {
            let known = model.roles.iter().map(|role| role.code.as_str()).chain(
                model
                    .decisions
                    .iter()
                    .flat_map(|d| d.values.iter().map(|value| value.code.as_str())),
            );
            index(
                &fields.what,
                known,
                code,
                &node.place,
                "role and no earlier value",
                problems,
            )
            .map(|_| RoleOf::Role(code.clone()))
        }
        Value::Table(_) => {
            let mut inner = Fields::of(
                &keys::ROLE_OF,
                format!("the role of {}", fields.what),
                node,
                problems,
            );
            let id = inner.need_text("decision", problems);
            inner.finish(problems);
            let id = id?;
            index(
                &fields.what,
                decisions.iter().map(String::as_str),
                &id,
                &node.place,
                "decision",
                problems,
            )
            .map(RoleOf::Decision)
        }
        other => {
            problems.add(
                &node.place,
                Kind::Value,
                format!("the role of {} is {}", fields.what, other.kind()),
            );
            None
        }
    }
}

/// The tone of a value or notice; plain information where none is given.
pub(super) fn tone(fields: &mut Fields<'_>, problems: &mut Problems) -> Tone {
    match fields.word("tone", problems) {
        Some("yes") => Tone::Yes,
        Some("caution") => Tone::Caution,
        Some("no") => Tone::No,
        Some("judgement") => Tone::Judgement,
        _ => Tone::Info,
    }
}
