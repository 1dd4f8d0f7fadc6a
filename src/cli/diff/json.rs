//! A difference as JSON, schema 1.

use serde_json::{Map, Value, json};

use crate::engine::pack::Span;
use crate::exchange::answers::Raw;
use crate::workbench::difference::data::{
    Alteration, Altered, CaseChange, Cases, Change, Cited, Difference, Named, Outcome, Reckoning,
    Since, Subject, SubjectKind, Thing, Total,
};
use crate::workbench::difference::expectation::{Held, word};

/// A value as it is printed, with the packs that are not sound: what is told of them may not hold.
pub(super) fn text(value: &Value, unsound: &[&str]) -> String {
    let mut value = value.clone();
    value["unsound"] = json!(unsound);
    format!("{value:#}\n")
}

/// Everything that differs.
pub(super) fn difference(difference: &Difference) -> Value {
    let version = &difference.version;
    json!({
        "schema": 1,
        "old": named(&difference.old),
        "new": named(&difference.new),
        "empty": difference.is_empty(),
        "totals": difference.totals.iter().map(total).collect::<Vec<Value>>(),
        "changes": difference.changes.iter().map(change).collect::<Vec<Value>>(),
        "cases": difference.cases.iter().map(case_change).collect::<Vec<Value>>(),
        "renamed": difference.renamed.iter().map(|it| {
            json!({ "kind": it.kind, "old": it.old, "new": it.new })
        }).collect::<Vec<Value>>(),
        "only_old": things(&difference.only_old),
        "only_new": things(&difference.only_new),
        "settings": altered(&difference.settings),
        "rules": altered(&difference.rules),
        "wording": altered(&difference.wording),
        "not_compared": difference.not_compared.iter().map(|item| {
            json!({ "subject": subject(&item.subject), "why": item.why })
        }).collect::<Vec<Value>>(),
        "no_cases": difference.no_cases,
        "version": {
            "needed": version.needed.code(), "rises": version.rises, "least": version.least, "lower": version.is_lower,
        },
    })
}

/// The difference, held against what was meant.
pub(super) fn held(all: &Difference, held: &Held) -> Value {
    let mut value = difference(all);
    let missing: Vec<Value> = held
        .missing
        .iter()
        .map(|missing| {
            let place = &missing.place;
            json!({ "file": &*place.file, "line": place.line, "what": missing.what })
        })
        .collect();
    let mut unexpected = difference(&held.unexpected);
    if let Some(keys) = unexpected.as_object_mut() {
        // What bears on no case was not held against anything.
        keys.retain(|key, _| {
            ![
                "schema", "old", "new", "totals", "renamed", "rules", "wording", "version",
            ]
            .contains(&key.as_str())
        });
    }
    value["expected"] =
        json!({ "holds": held.holds(), "unexpected": unexpected, "missing": missing });
    value
}

fn named(pack: &Named) -> Value {
    json!({ "id": pack.id, "version": pack.version, "title": pack.title, "lang": pack.lang })
}

fn total(total: &Total) -> Value {
    let (count, of) = total.cases.unzip();
    let text = |count: u128| count.to_string();
    json!({
        "decision": total.decision, "label": total.label, "classes": total.classes,
        "count": count.map(text), "of": of.map(text),
    })
}

fn subject(subject: &Subject) -> Value {
    json!({ "kind": subject.kind.code(), "id": subject.id, "part": subject.part, "label": subject.label })
}

fn change(change: &Change) -> Value {
    let kind = change.subject.kind;
    let rules = |rules: &[Cited]| -> Vec<Value> {
        let rule =
            |rule: &Cited| json!({ "id": rule.id, "basis": rule.basis, "because": rule.because });
        rules.iter().map(rule).collect()
    };
    let mut value = json!({
        "subject": subject(&change.subject),
        "from": outcome(kind, &change.from, &change.from_words),
        "to": outcome(kind, &change.to, &change.to_words),
    });
    merge(&mut value, cases(&change.cases));
    value["rules"] = json!({ "old": rules(&change.rules_old), "new": rules(&change.rules_new) });
    value
}

fn outcome(kind: SubjectKind, outcome: &Outcome, words: &str) -> Value {
    let mut value = match outcome {
        Outcome::Rule(code) => json!({ "kind": "rule", "value": code }),
        Outcome::Decided => json!({ "kind": "rule" }),
        Outcome::Gap(presumed) => json!({ "kind": "gap", "presumed": presumed }),
        Outcome::Conflict(values) => json!({ "kind": "conflict", "values": values }),
        Outcome::Due(ways) => {
            let ways: Vec<Value> = ways.iter().map(reckoning).collect();
            json!({ "kind": "deadline", "reckonings": ways })
        }
        other => json!({ "kind": word(kind, other) }),
    };
    value["words"] = Value::from(words);
    value
}

fn reckoning(way: &Reckoning) -> Value {
    let from = way.from.as_ref().map(|from| match from {
        Since::Date(date) => json!({ "date": date }),
        Since::Turns(age, birthday) => json!({ "turns": age, "birthday": birthday }),
    });
    let Span { months, days } = way.offset;
    json!({
        "from": from, "months": months, "days": days, "time": way.time, "text": way.text,
        "due": way.due, "missed": way.missed, "late": way.late,
    })
}

/// Counts are strings, for they may be more than a number of JSON holds for its readers.
fn cases(cases: &Cases) -> Value {
    let over: Vec<Value> = cases
        .over
        .iter()
        .map(|concern| json!({ "fact": concern.fact, "option": concern.option }))
        .collect();
    let regions: Vec<Value> = cases
        .regions
        .iter()
        .map(|region| {
            let during = region.during().unwrap_or_default();
            let (from, to) = (during.from, during.to);
            json!({ "words": region.words(), "when": region.when(), "valid_from": from, "valid_to": to })
        })
        .collect();
    let witness = &cases.witness;
    json!({
        "count": cases.count.to_string(),
        "of": cases.of.to_string(),
        "over": over,
        "regions": regions,
        "rest": cases.rest.to_string(),
        "witness": {
            "words": witness.words,
            "on": witness.on,
            "answers": { "old": answers(&witness.old), "new": answers(&witness.new) },
        },
    })
}

fn answers(answers: &[(String, Raw)]) -> Value {
    let entries = answers.iter().map(|(id, answer)| (id.clone(), raw(answer)));
    Value::Object(entries.collect::<Map<String, Value>>())
}

fn raw(answer: &Raw) -> Value {
    match answer {
        Raw::Null => Value::Null,
        Raw::Flag(flag) => Value::from(*flag),
        // Answers are whole numbers.
        Raw::Number(number) => Value::from(*number as i64),
        Raw::Text(text) => Value::from(text.as_str()),
        Raw::List(items) => Value::Array(items.iter().map(raw).collect()),
        Raw::Table(entries) => answers(entries),
    }
}

fn case_change(change: &CaseChange) -> Value {
    let by = change.by.iter();
    let by: Vec<Value> = by
        .map(|(kind, id)| json!({ "kind": kind, "id": id }))
        .collect();
    let mut value = json!({ "are": if change.new { "new" } else { "gone" }, "by": by });
    merge(&mut value, cases(&change.cases));
    value
}

fn things(things: &[Thing]) -> Vec<Value> {
    let thing = |thing: &Thing| json!({ "kind": thing.kind, "id": thing.id, "label": thing.label });
    things.iter().map(thing).collect()
}

fn altered(list: &[Altered]) -> Vec<Value> {
    let one = |altered: &Altered| {
        let (how, keys): (&str, &[&str]) = match &altered.how {
            Alteration::Added => ("added", &[]),
            Alteration::Removed => ("removed", &[]),
            Alteration::Changed(keys) => ("changed", keys),
        };
        json!({
            "kind": altered.kind, "id": altered.id, "label": altered.label, "how": how, "keys": keys,
        })
    };
    list.iter().map(one).collect()
}

fn merge(value: &mut Value, more: Value) {
    if let (Some(into), Value::Object(more)) = (value.as_object_mut(), more) {
        into.extend(more);
    }
}
