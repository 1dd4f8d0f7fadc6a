//! What and whose: the pack's header, its sources and their sections, and the roles.

use crate::author::fields::Fields;
use crate::author::linking::{Tables, index, unique};
use crate::author::model::Model;
use crate::author::node::{Entry, Node};
use crate::author::problem::{Kind, Place, Problems, did_you_mean};
use crate::engine::pack::{Role, Section, Source};

pub(super) fn modules(entries: &[Entry], problems: &mut Problems) -> Vec<(String, Place)> {
    let Some(header) = entries.iter().find(|entry| entry.key == "pack") else {
        return Vec::new();
    };
    Fields::of("the pack", &header.node, problems).texts("modules", problems)
}

pub(super) fn read(tables: &Tables<'_>, problems: &mut Problems) -> Model {
    let empty = Node {
        place: tables.place.clone(),
        value: crate::author::node::Value::Table(Vec::new()),
    };
    // A missing header has been noted; its keys need not be asked for as well.
    let mut unheard = Problems::default();
    let noted = if tables.header.is_some() {
        problems
    } else {
        &mut unheard
    };
    let mut fields = Fields::of("the pack", tables.header.unwrap_or(&empty), noted);
    let mut model = Model {
        place: fields.place.clone(),
        id: fields.need_text("id", noted).unwrap_or_default(),
        version: fields.need_text("version", noted).unwrap_or_default(),
        title: fields.need_text("title", noted).unwrap_or_default(),
        subtitle: fields.text("subtitle", noted).unwrap_or_default(),
        lang: fields.need_text("lang", noted).unwrap_or_default(),
        valid_from: fields.date("valid_from", noted),
        valid_to: fields.date("valid_to", noted),
        review_by: fields.date("review_by", noted),
        order: Vec::new(),
        sources: Vec::new(),
        sections: Vec::new(),
        roles: Vec::new(),
        facts: Vec::new(),
        derived: Vec::new(),
        constraints: Vec::new(),
        decisions: Vec::new(),
        rules: Vec::new(),
        gaps: Vec::new(),
        borders: Vec::new(),
        duties: Vec::new(),
        notices: Vec::new(),
        screens: Vec::new(),
        examples: Vec::new(),
    };
    if let (Some(from), Some(to)) = (model.valid_from, model.valid_to)
        && from > to
    {
        noted.add(
            &fields.place,
            Kind::Value,
            "the pack is valid from a later day than it is valid to",
        );
    }
    // Read elsewhere: the modules before, the order once the facts are known.
    fields.get("modules");
    fields.get("order");
    fields.finish(noted);
    let problems = noted;
    sources(tables, &mut model, problems);
    roles(tables, &mut model, problems);
    model
}

/// The stored order of facts in the diagrams.
pub(super) fn order(tables: &Tables<'_>, model: &Model, problems: &mut Problems) -> Vec<usize> {
    let Some(header) = tables.header else {
        return Vec::new();
    };
    let mut unheard = Problems::default();
    let listed = Fields::of("the pack", header, &mut unheard).texts("order", problems);
    unique(
        "the order's fact",
        listed.iter().map(|(id, place)| (id.as_str(), place)),
        problems,
    );
    listed
        .iter()
        .filter_map(|(id, place)| {
            index(
                "the order",
                model.facts.iter().map(|fact| fact.id.as_str()),
                id,
                place,
                "fact",
                problems,
            )
        })
        .collect()
}

fn sources(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut places = Vec::new();
    for node in tables.of("source") {
        let mut fields = Fields::of("source", node, problems);
        if let Some(id) = fields.name("id", problems) {
            let source = Source {
                title: fields.need_text("title", problems).unwrap_or_default(),
                date: fields.text("date", problems).unwrap_or_default(),
                standing: fields.text("standing", problems).unwrap_or_default(),
                checked: fields.date("checked", problems),
                id,
            };
            places.push(fields.place.clone());
            model.sources.push(source);
        }
        fields.finish(problems);
    }
    unique(
        "source",
        model
            .sources
            .iter()
            .map(|source| source.id.as_str())
            .zip(&places),
        problems,
    );
    let mut basis_places: Vec<(String, Place)> = Vec::new();
    for node in tables.of("section") {
        let mut fields = Fields::of("section", node, problems);
        let title = fields.name("title", problems);
        let source = fields.need_text("source", problems);
        let basis = fields.texts("basis", problems);
        let law = fields.text("law", problems);
        if let (Some(title), Some(source)) = (title, source) {
            let ids = model.sources.iter().map(|source| source.id.as_str());
            if let Some(source) = index(
                &fields.what,
                ids,
                &source,
                &fields.place,
                "source",
                problems,
            ) {
                model.sections.push(Section {
                    source,
                    title,
                    basis: basis.iter().map(|(id, _)| id.clone()).collect(),
                    law,
                });
            }
        }
        basis_places.extend(basis);
        fields.finish(problems);
    }
    unique(
        "basis",
        basis_places.iter().map(|(id, place)| (id.as_str(), place)),
        problems,
    );
}

fn roles(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut places = Vec::new();
    for node in tables.of("role") {
        let mut fields = Fields::of("role", node, problems);
        if let Some(code) = fields.name("code", problems) {
            let label = fields.need_text("label", problems).unwrap_or_default();
            places.push(fields.place.clone());
            model.roles.push(Role { code, label });
        }
        fields.finish(problems);
    }
    unique(
        "role",
        model
            .roles
            .iter()
            .map(|role| role.code.as_str())
            .zip(&places),
        problems,
    );
}

/// Notes every basis that no section lists.
pub(super) fn check_basis(model: &Model, problems: &mut Problems) {
    let known = || {
        model
            .sections
            .iter()
            .flat_map(|section| section.basis.iter().map(String::as_str))
    };
    let mut check = |what: String, place: &Place, basis: &[String]| {
        for id in basis {
            if !known().any(|known| known == id) {
                problems.add_with(
                    place,
                    Kind::Unknown,
                    format!("{what} rests on `{id}`, which no section lists"),
                    did_you_mean(id, known()),
                );
            }
        }
    };
    for rule in &model.rules {
        check(format!("rule `{}`", rule.id), &rule.place, &rule.basis);
    }
    for derived in &model.derived {
        check(
            format!("derived `{}`", derived.id),
            &derived.place,
            &derived.basis,
        );
    }
    for gap in &model.gaps {
        check("gap".to_owned(), &model.place, &gap.basis);
    }
    for duty in &model.duties {
        check(format!("duty `{}`", duty.id), &model.place, &duty.basis);
    }
    for notice in &model.notices {
        check(
            format!("notice `{}`", notice.id),
            &model.place,
            &notice.basis,
        );
    }
    for example in &model.examples {
        check(
            format!("example `{}`", example.name),
            &example.place,
            &example.basis,
        );
    }
}
