//! The documents that rules were read out of: sections, what the law says then and now, and what is deliberately no rule.

use crate::author::coverage::inventory;
use crate::author::fields::Fields;
use crate::author::keys;
use crate::author::linking::{Tables, called, index, unique};
use crate::author::model::{Model, OutOfScope};
use crate::author::problem::{Kind, Place, Problems, did_you_mean};
use crate::engine::pack::{Law, LawStatus, Section, Source};

pub(super) fn read(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    sources(tables, model, problems);
    sections(tables, model, problems);
    laws(tables, model, problems);
    out_of_scope(tables, model, problems);
}

fn sources(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut places = Vec::new();
    for node in tables.of("source") {
        let mut fields = Fields::of(&keys::SOURCE, "source", node, problems);
        let id = fields.called("id", problems);
        let source = Source {
            title: fields.need_text("title", problems).unwrap_or_default(),
            date: fields.text("date", problems).unwrap_or_default(),
            standing: fields.text("standing", problems).unwrap_or_default(),
            checked: fields.date("checked", problems),
            validity: fields.validity(problems),
            id,
        };
        let count = fields.number("rules", problems);
        model.ours.push(fields.flag("ours", problems));
        model
            .inventory
            .push(count.and_then(|count| u32::try_from(count).ok()));
        places.push(fields.place.clone());
        model.sources.push(source);
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
}

fn sections(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut basis_places: Vec<(String, Place)> = Vec::new();
    for node in tables.of("section") {
        let mut fields = Fields::of(&keys::SECTION, "section", node, problems);
        let title = fields.called("title", problems);
        let source = fields.need_text("source", problems);
        let basis = fields.texts("basis", problems);
        let source = source.and_then(|source| {
            let ids = model.sources.iter().map(|source| source.id.as_str());
            index(
                &fields.what,
                ids,
                &source,
                &fields.place,
                "source",
                problems,
            )
        });
        model.sections.push(Section {
            source: source.unwrap_or_default(),
            title,
            basis: basis.iter().map(|(id, _)| id.clone()).collect(),
        });
        basis_places.extend(basis);
        fields.finish(problems);
    }
    unique(
        "basis",
        basis_places.iter().map(|(id, place)| (id.as_str(), place)),
        problems,
    );
}

fn laws(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    for node in tables.of("law") {
        let mut fields = Fields::of(&keys::LAW, "law", node, problems);
        let today = fields.called("today", problems);
        let basis = listed(&mut fields, model, problems);
        let status = match fields.need_word("status", problems) {
            Some("confirmed") => LawStatus::Confirmed,
            Some("partly") => LawStatus::Partly,
            _ => LawStatus::Unverified,
        };
        fields.need("checked", problems);
        let checked = fields.date("checked", problems);
        let law = Law {
            basis,
            says: fields.text("says", problems).unwrap_or_default(),
            today,
            note: fields.text("note", problems).unwrap_or_default(),
            status,
            checked: checked.unwrap_or_default(),
            since: fields.date("since", problems),
            address: fields.text("address", problems).unwrap_or_default(),
        };
        fields.finish(problems);
        model.laws.push(law);
    }
}

fn out_of_scope(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    for node in tables.of("out_of_scope") {
        let mut fields = Fields::of(&keys::OUT_OF_SCOPE, "what is out of scope", node, problems);
        let basis = listed(&mut fields, model, problems);
        let because = fields.need_text("because", problems).unwrap_or_default();
        let all = 0..model.sources.len();
        let numbered: Vec<String> = all.flat_map(|source| inventory(model, source)).collect();
        for id in &basis {
            if !numbered.contains(id) {
                problems.add(
                    &fields.place,
                    Kind::Value,
                    format!("`{id}` is out of scope, and no source's inventory has it"),
                );
            }
        }
        let place = fields.place.clone();
        fields.finish(problems);
        model.out_of_scope.push(OutOfScope {
            place,
            basis,
            because,
        });
    }
}

/// The basis ids of a table, at least one, each of them in a section.
fn listed(fields: &mut Fields<'_>, model: &Model, problems: &mut Problems) -> Vec<String> {
    let basis = fields.texts("basis", problems);
    if basis.is_empty() {
        problems.add(
            &fields.place,
            Kind::Missing,
            format!("{} has no `basis`", fields.what),
        );
    }
    for (id, place) in &basis {
        in_a_section(&fields.what, place, id, model, problems);
    }
    basis.into_iter().map(|(id, _)| id).collect()
}

fn in_a_section(what: &str, place: &Place, id: &str, model: &Model, problems: &mut Problems) {
    let known = || {
        model
            .sections
            .iter()
            .flat_map(|section| section.basis.iter().map(String::as_str))
    };
    if !known().any(|known| known == id) {
        problems.add_with(
            place,
            Kind::Unknown,
            format!("{what} rests on `{id}`, which no section lists"),
            did_you_mean(id, known())
                .or_else(|| Some("add it to the `basis` of a [[section]]".to_owned())),
        );
    }
}

/// Notes every basis that no section lists.
pub(super) fn check_basis(model: &Model, problems: &mut Problems) {
    let mut check = |what: String, place: &Place, basis: &[String]| {
        for id in basis {
            in_a_section(&what, place, id, model, problems);
        }
    };
    for rule in &model.rules {
        check(called("rule", &rule.id), &rule.place, &rule.basis);
    }
    for derived in &model.derived {
        check(
            called("derived", &derived.id),
            &derived.place,
            &derived.basis,
        );
    }
    for gap in &model.gaps {
        check("gap".to_owned(), &gap.place, &gap.basis);
    }
    for border in &model.borders {
        check("border".to_owned(), &border.place, &border.basis);
    }
    for invariant in &model.invariants {
        check(
            called("invariant", &invariant.id),
            &invariant.place,
            &invariant.basis,
        );
    }
    for duty in &model.duties {
        check(called("duty", &duty.id), &duty.place, &duty.basis);
    }
    for notice in &model.notices {
        check(called("notice", &notice.id), &notice.place, &notice.basis);
    }
    for example in &model.examples {
        check(
            called("example", &example.name),
            &example.place,
            &example.basis,
        );
    }
    for template in &model.templates {
        check(
            called("text", &template.id),
            &template.place,
            &template.basis,
        );
    }
    for item in &model.out_of_scope {
        for id in &item.basis {
            if let Some(rule) = model.rules.iter().find(|rule| rule.basis.contains(id)) {
                problems.add(
                    &item.place,
                    Kind::Value,
                    format!(
                        "`{id}` is out of scope, and {} rests on it",
                        called("rule", &rule.id)
                    ),
                );
            }
        }
    }
}
