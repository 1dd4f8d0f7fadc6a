//! What is compared beside questions and rules: whose the rules are and when they are in force, what they rest on, what
//! decisions can come to, and whom that leads to.

use crate::author::model::{Decision, Model};
use crate::author::phrasing::time;
use crate::author::phrasing::words::words as plain_words;
use crate::engine::holidays::Country;
use crate::engine::pack::{Conclusion, RoleOf, Validity};
use crate::workbench::book::decisions::role_label;
use crate::workbench::book::entries::Entry;
use crate::workbench::book::words::Words;

/// Adds what stands at the head of a pack, its sources, decisions, roles and screens.
pub(super) fn whose(model: &Model, words: &'static Words, entries: &mut Vec<Entry>) {
    let plain = plain_words(&model.lang);
    let day = |day| time::date(plain, day);
    let valid = |days: &Validity| (words.valid)(days.from.map(day), days.to.map(day));
    let country = model.country.map(|country| match country {
        Country::Sweden => "Sverige",
        Country::Denmark => "Danmark",
    });
    let mut add = |sort: &'static str, id: &str, label: &str, told: Vec<(&'static str, String)>| {
        entries.push(Entry {
            sort,
            id: id.to_owned(),
            place: None,
            label: label.to_owned(),
            told,
        });
    };
    let told = vec![
        (words.rule_book, model.title.clone()),
        ("", model.subtitle.clone()),
        (words.validity, valid(&model.validity)),
        (
            words.review_by,
            model.review_by.map(day).unwrap_or_default(),
        ),
        (words.holidays, country.unwrap_or_default().to_owned()),
    ];
    add("pack", "", &model.title, told);
    for source in &model.sources {
        let told = vec![
            (words.sources, source.title.clone()),
            (words.dated, source.date.clone()),
            (words.standing, source.standing.clone()),
            (words.validity, valid(&source.validity)),
        ];
        add("source", &source.id, &source.title, told);
    }
    for decision in &model.decisions {
        let labels = decision.values.iter().map(|value| value.label.as_str());
        let safest = decision
            .safest
            .map(|value| decision.values[value].label.clone());
        let told = vec![
            (words.values, labels.collect::<Vec<&str>>().join(", ")),
            (words.safest, safest.unwrap_or_default()),
        ];
        add("decision", &decision.id, &decision.title, told);
        for value in &decision.values {
            let id = format!("{}.{}", decision.id, value.code);
            let label = format!("{}: {}", decision.title, value.label);
            add(
                "value",
                &id,
                &label,
                of_value(model, words, decision, value),
            );
        }
    }
    for role in &model.roles {
        let told = vec![(words.role, role.label.clone())];
        add("role", &role.code, &role.label, told);
    }
    for screen in &model.screens {
        let facts = screen.facts.iter();
        let facts: Vec<&str> = facts
            .map(|&fact| model.facts[fact].short.as_str())
            .collect();
        let label = if screen.title.is_empty() {
            words.questions
        } else {
            &screen.title
        };
        let told = vec![(words.questions, facts.join(", "))];
        add("screen", &screen.id, label, told);
    }
}

/// What a decision comes to with one value.
fn of_value(
    model: &Model,
    words: &Words,
    decision: &Decision,
    value: &Conclusion,
) -> Vec<(&'static str, String)> {
    let role = match &value.role {
        Some(RoleOf::Role(code)) => Some(role_label(model, code).to_owned()),
        Some(RoleOf::Decision(other)) => Some(model.decisions[*other].title.clone()),
        None => None,
    };
    let channel = value.channel.as_deref();
    let channel = channel.map(|code| (words.channel)(code).unwrap_or(code).to_owned());
    let contact: Vec<String> = role.into_iter().chain(channel).collect();
    vec![
        (words.value, format!("{}: {}", decision.title, value.label)),
        (words.meaning, value.detail.clone()),
        (words.say, value.say.clone()),
        (words.contact, contact.join(" · ")),
    ]
}
