//! Duties with their deadlines, and notices.

use crate::author::fields::Fields;
use crate::author::keys;
use crate::author::linking::wording::span;
use crate::author::linking::{Tables, decisions, in_force, index, names, rules, unique};
use crate::author::model::{Deadline, Domain, Duty, Model, Notice};
use crate::author::node::Node;
use crate::author::problem::{Kind, Problems};
use crate::engine::dates;
use crate::engine::pack::{Anchor, FactId, Span};

pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    for node in tables.of("duty") {
        let mut fields = Fields::of(&keys::DUTY, "duty", node, problems);
        let id = fields.called("id", problems);
        let names = names(model, model.decisions.len());
        let when = names.when(&mut fields, problems);
        let basis = fields.ids("basis", problems);
        let validity = in_force(fields.validity(problems), &basis, model);
        let deadlines = fields
            .items("deadline", problems)
            .iter()
            .map(|node| deadline(&fields.what, node, model, problems))
            .collect();
        model.duties.push(Duty {
            place: fields.place.clone(),
            id,
            label: fields.need_text("label", problems).unwrap_or_default(),
            when: when.during(validity),
            judgement: fields.text("judgement", problems),
            basis,
            because: fields.text("because", problems).unwrap_or_default(),
            force: rules::force(&mut fields, problems),
            deadlines,
        });
        fields.finish(problems);
    }
    unique(
        "duty",
        model
            .duties
            .iter()
            .map(|duty| (duty.id.as_str(), &duty.place)),
        problems,
    );
    for node in tables.of("notice") {
        let mut fields = Fields::of(&keys::NOTICE, "notice", node, problems);
        let id = fields.called("id", problems);
        let names = names(model, model.decisions.len());
        let when = names.when(&mut fields, problems);
        let basis = fields.ids("basis", problems);
        let validity = in_force(fields.validity(problems), &basis, model);
        model.notices.push(Notice {
            place: fields.place.clone(),
            id,
            text: fields.need_text("text", problems).unwrap_or_default(),
            when: when.during(validity),
            basis,
            tone: decisions::tone(&mut fields, problems),
        });
        fields.finish(problems);
    }
    unique(
        "notice",
        model
            .notices
            .iter()
            .map(|notice| (notice.id.as_str(), &notice.place)),
        problems,
    );
}

fn deadline(what: &str, node: &Node, model: &Model, problems: &mut Problems) -> Deadline {
    let mut fields = Fields::of(
        &keys::DEADLINE,
        format!("the deadline of {what}"),
        node,
        problems,
    );
    let names = names(model, model.decisions.len());
    let when = fields
        .get("when")
        .map(|node| names.condition(&fields.what, node, problems));
    let due = fields
        .get("due")
        .map(|node| names.condition(&fields.what, node, problems));
    let missed = fields
        .get("missed")
        .map(|node| names.condition(&fields.what, node, problems));
    let by_date = fields
        .text("date", problems)
        .and_then(|id| fact(&fields, &id, &Domain::Date, model, problems))
        .map(Anchor::Date);
    let turns = fields
        .get("turns")
        .and_then(|node| turns(&fields.what, node, model, problems));
    let mut moved = |key: &'static str, sign: i32, problems: &mut Problems| {
        let text = fields.text(key, problems)?;
        // Which way it goes the key says.
        let length = span(&text).filter(|_| !text.trim_start().starts_with(['-', '+']));
        match length {
            Some(span) => Some(Span {
                months: span.months * sign,
                days: span.days * sign,
            }),
            None => {
                problems.add_with(
                    &fields.place,
                    Kind::Value,
                    format!("`{key}` of {} is no length of time", fields.what),
                    Some("write \"6 months\", \"2 weeks\" or \"1 day\"".to_owned()),
                );
                None
            }
        }
    };
    let (before, after) = (moved("minus", -1, problems), moved("plus", 1, problems));
    let offset = before.or(after).unwrap_or_default();
    let time = fields.text("time", problems);
    if let Some(time) = &time
        && dates::minute(time).is_none()
    {
        problems.add(
            &fields.place,
            Kind::Value,
            format!(
                "`time` of {} is `{time}`, not a time such as 12:00",
                fields.what
            ),
        );
    }
    let text = fields.text("text", problems);
    let late = fields.text("late", problems);
    fields.finish(problems);
    Deadline {
        when,
        from: by_date.or(turns),
        offset,
        time,
        due,
        missed,
        text,
        late,
    }
}

fn turns(what: &str, node: &Node, model: &Model, problems: &mut Problems) -> Option<Anchor> {
    let mut fields = Fields::of(&keys::TURNS, format!("`turns` of {what}"), node, problems);
    fields.need("age", problems);
    let age = fields.number("age", problems);
    let now = fields.need_text("now", problems).and_then(|id| {
        fact(
            &fields,
            &id,
            &Domain::Number {
                min: 0,
                max: 0,
                age: true,
            },
            model,
            problems,
        )
    });
    let birthday = fields
        .need_text("birthday", problems)
        .and_then(|id| fact(&fields, &id, &Domain::Date, model, problems));
    fields.finish(problems);
    Some(Anchor::Turns {
        age: age?,
        now: now?,
        birthday: birthday?,
    })
}

fn fact(
    fields: &Fields<'_>,
    id: &str,
    wanted: &Domain,
    model: &Model,
    problems: &mut Problems,
) -> Option<FactId> {
    let fact = index(
        &fields.what,
        model.facts.iter().map(|fact| fact.id.as_str()),
        id,
        &fields.place,
        "fact",
        problems,
    )?;
    if std::mem::discriminant(&model.facts[fact].domain) == std::mem::discriminant(wanted) {
        return Some(fact);
    }
    let noun = if *wanted == Domain::Date {
        "date"
    } else {
        "number"
    };
    problems.add(
        &fields.place,
        Kind::Value,
        format!("{} names `{id}`, which is no {noun}", fields.what),
    );
    None
}
