//! What is compared beside questions and rules: whose the rules are and when they are in force, what they rest on, what
//! decisions can come to, and whom that leads to.

use crate::author::model::{Decision, Model, OutOfScope};
use crate::author::phrasing::time;
use crate::author::phrasing::words::words as plain_words;
use crate::engine::holidays::Country;
use crate::engine::pack::{
    Conclusion, Meaning, Role, RoleExcept, RoleOf, Saying, Screen, Section, Source, Validity,
};
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
        (words.code, model.id.clone()),
        (words.language, model.lang.clone()),
        (words.validity, valid(&model.validity)),
        (
            words.review_by,
            model.review_by.map(day).unwrap_or_default(),
        ),
        (words.holidays, country.unwrap_or_default().to_owned()),
    ];
    add("pack", "", &model.title, told);
    for (at, source) in model.sources.iter().enumerate() {
        let Source {
            id,
            title,
            date,
            standing,
            checked,
            validity,
        } = source;
        let ours = if model.ours[at] { words.ours } else { "" };
        let numbered = model.inventory[at].map(|count| count.to_string());
        let told = vec![
            (words.sources, title.clone()),
            ("", ours.to_owned()),
            (words.dated, date.clone()),
            (words.standing, standing.clone()),
            (words.compared, checked.map(day).unwrap_or_default()),
            (words.validity, valid(validity)),
            (words.health_inventory, numbered.unwrap_or_default()),
        ];
        add("source", id, title, told);
    }
    for section in &model.sections {
        let Section {
            source,
            title,
            basis,
        } = section;
        let id = format!("{} {title}", model.sources[*source].id);
        let told = vec![
            (words.section, title.clone()),
            (words.ids, basis.join(", ")),
        ];
        add("section", &id, title, told);
    }
    for entry in &model.out_of_scope {
        let OutOfScope {
            place: _,
            basis,
            because,
        } = entry;
        for id in basis {
            add("scope", id, id, vec![(words.out_of_scope, because.clone())]);
        }
    }
    let yes = |is: bool| if is { plain.yes } else { "" }.to_owned();
    for decision in &model.decisions {
        let Decision {
            place: _,
            id,
            title,
            many,
            primary,
            independent,
            open_says,
            safest,
            values,
        } = decision;
        let labels = values.iter().map(|value| value.label.as_str());
        let safest = safest.map(|value| values[value].label.clone());
        let takes = if *many {
            words.takes_many
        } else {
            words.takes_one
        };
        let told = vec![
            ("", takes.to_owned()),
            (words.values, labels.collect::<Vec<&str>>().join(", ")),
            (words.safest, safest.unwrap_or_default()),
            (words.leads, yes(*primary)),
            (words.independent, yes(*independent)),
            (words.while_open, open_says.clone().unwrap_or_default()),
        ];
        add("decision", id, title, told);
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
        let Role {
            code,
            label,
            each,
            except,
        } = role;
        let decision = each.map(|decision| &model.decisions[decision]);
        let except = except.iter().map(|except| {
            let RoleExcept { value, derived } = *except;
            let value = decision.and_then(|decision| decision.values.get(value));
            let value = value.map_or("", |value| &value.label);
            format!("{value} ({})", model.derived[derived].label)
        });
        let except: Vec<String> = except.collect();
        let each = decision.map(|decision| decision.title.clone());
        let told = vec![
            (words.role, label.clone()),
            (words.each, each.unwrap_or_default()),
            (words.except, except.join(", ")),
        ];
        add("role", code, label, told);
    }
    for screen in &model.screens {
        let Screen {
            id,
            title,
            facts,
            pinned,
        } = screen;
        let facts = facts.iter();
        let facts: Vec<&str> = facts
            .map(|&fact| model.facts[fact].short.as_str())
            .collect();
        let label = if title.is_empty() {
            words.questions
        } else {
            title
        };
        let first = if *pinned { words.pinned } else { "" };
        let told = vec![
            (words.questions, facts.join(", ")),
            (words.asking, first.to_owned()),
        ];
        add("screen", id, label, told);
    }
    for saying in &model.heard {
        let Saying { words: said, means } = saying;
        let means = means.iter().map(|meaning| {
            let Meaning { fact, value } = *meaning;
            let fact = &model.facts[fact];
            let label = |value: usize| fact.values.get(value).map(|value| value.label.as_str());
            match value {
                None => fact.short.clone(),
                Some(value) => {
                    let label = label(value).unwrap_or(words.unknown_counts);
                    format!("{}: {label}", fact.short)
                }
            }
        });
        let mut means: Vec<String> = means.collect();
        if means.is_empty() {
            means.push(words.of_others.to_owned());
        }
        let label = format!("{}: {said}", words.heard);
        add(
            "heard",
            said,
            &label,
            vec![(words.meaning, means.join(", "))],
        );
    }
}

/// What a decision comes to with one value.
fn of_value(
    model: &Model,
    words: &'static Words,
    decision: &Decision,
    value: &Conclusion,
) -> Vec<(&'static str, String)> {
    let Conclusion {
        code: _,
        label,
        detail,
        say,
        role,
        channel,
        tone,
    } = value;
    let role = match role {
        Some(RoleOf::Role(code)) => Some(role_label(model, code).to_owned()),
        Some(RoleOf::Decision(other)) => Some(model.decisions[*other].title.clone()),
        None => None,
    };
    let channel = channel.as_deref();
    let channel = channel.map(|code| (words.channel)(code).unwrap_or(code).to_owned());
    let contact: Vec<String> = role.into_iter().chain(channel).collect();
    vec![
        (words.value, format!("{}: {label}", decision.title)),
        (words.meaning, detail.clone()),
        (words.say, say.clone()),
        (words.contact, contact.join(" · ")),
        (words.looks, (words.tone)(*tone).to_owned()),
    ]
}
