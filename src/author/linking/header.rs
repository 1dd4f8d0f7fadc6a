//! What and whose: the pack's header and the roles.

use crate::author::builder::MOST_NODES;
use crate::author::fields::Fields;
use crate::author::keys;
use crate::author::linking::{Tables, decisions, index, sources, unique};
use crate::author::model::Model;
use crate::author::node::{Entry, Node};
use crate::author::problem::{Kind, Place, Problems};
use crate::engine::holidays::Country;
use crate::engine::pack::{Role, RoleExcept};

pub(super) fn modules(entries: &[Entry], problems: &mut Problems) -> Vec<(String, Place)> {
    let Some(header) = entries.iter().find(|entry| entry.key == "pack") else {
        return Vec::new();
    };
    Fields::of(&keys::PACK, "the pack", &header.node, problems).texts("modules", problems)
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
    let mut fields = Fields::of(
        &keys::PACK,
        "the pack",
        tables.header.unwrap_or(&empty),
        noted,
    );
    let mut model = Model {
        place: fields.place.clone(),
        id: pack_id(&mut fields, noted).unwrap_or_default(),
        version: fields.need_text("version", noted).unwrap_or_default(),
        title: fields.need_text("title", noted).unwrap_or_default(),
        subtitle: fields.text("subtitle", noted).unwrap_or_default(),
        lang: lang(&mut fields, noted).unwrap_or_default(),
        country: country(&mut fields, noted),
        validity: fields.validity(noted),
        review_by: fields.date("review_by", noted),
        most_nodes: MOST_NODES,
        order: Vec::new(),
        sources: Vec::new(),
        sections: Vec::new(),
        inventory: Vec::new(),
        ours: Vec::new(),
        out_of_scope: Vec::new(),
        laws: Vec::new(),
        templates: Vec::new(),
        heard: Vec::new(),
        told: Vec::new(),
        unlikely: Vec::new(),
        vignettes: Vec::new(),
        roles: Vec::new(),
        facts: Vec::new(),
        derived: Vec::new(),
        constraints: Vec::new(),
        decisions: Vec::new(),
        rules: Vec::new(),
        gaps: Vec::new(),
        tables: Vec::new(),
        borders: Vec::new(),
        invariants: Vec::new(),
        duties: Vec::new(),
        notices: Vec::new(),
        screens: Vec::new(),
        examples: Vec::new(),
    };
    // Read elsewhere: the modules before, the order once the facts are known.
    fields.get("modules");
    fields.get("order");
    fields.finish(noted);
    let problems = noted;
    sources::read(tables, &mut model, problems);
    roles(tables, &mut model, problems);
    model
}

/// The stored order of facts in the diagrams.
pub(super) fn order(tables: &Tables<'_>, model: &Model, problems: &mut Problems) -> Vec<usize> {
    let Some(header) = tables.header else {
        return Vec::new();
    };
    let mut unheard = Problems::default();
    let listed = Fields::of(&keys::PACK, "the pack", header, &mut unheard).texts("order", problems);
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

/// The pack's name, which addresses and files are called by.
fn pack_id(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<String> {
    let what = fields.what.clone();
    let id = fields.name("id", problems);
    // It has one header only: "the pack" says enough.
    fields.what = what;
    id
}

/// The languages that the program has words of its own in, with their names.
const LANGUAGES: [(&str, &str); 3] = [("sv", "Swedish"), ("da", "Danish"), ("en", "English")];

/// The language of the wording, as HTML names it.
fn lang(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<String> {
    let lang = fields.need_text("lang", problems)?;
    let parts: Vec<&str> = lang.split('-').collect();
    let is_tag = (2..=3).contains(&parts[0].len())
        && parts[0].chars().all(|c| c.is_ascii_lowercase())
        && parts[1..].iter().all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        });
    if !is_tag {
        problems.add_with(
            &fields.place,
            Kind::Value,
            format!(
                "`lang` of {} is `{lang}`, which is no language as HTML names it",
                fields.what
            ),
            Some(languages()),
        );
    }
    Some(lang)
}

/// Remarks on a language that the program has no words of its own in.
pub(crate) fn remarks(model: &Model, problems: &mut Problems) {
    let language = model.lang.split('-').next();
    if !LANGUAGES.iter().any(|(tag, _)| Some(*tag) == language) {
        problems.add_with(
            &model.place,
            Kind::Language,
            format!(
                "the program has no words of its own in the language `{}`",
                model.lang
            ),
            Some(languages()),
        );
    }
}

/// "`sv` is Swedish, `da` is Danish".
fn languages() -> String {
    let known = LANGUAGES
        .iter()
        .map(|(tag, name)| format!("`{tag}` is {name}"));
    known.collect::<Vec<String>>().join(", ")
}

/// The country whose public holidays count.
fn country(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Country> {
    match fields.word("country", problems)? {
        "SE" => Some(Country::Sweden),
        "DK" => Some(Country::Denmark),
        _ => None,
    }
}

/// Reads which values' own ones a role does not mean; by now every name is known.
pub(super) fn exceptions(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    for (at, node) in tables.of("role").enumerate() {
        let mut unheard = Problems::default();
        let mut fields = Fields::of(&keys::ROLE, "role", node, &mut unheard);
        fields.called("code", &mut unheard);
        let except = fields
            .items("except", problems)
            .iter()
            .filter_map(|node| exception(&fields.what, at, node, model, problems));
        let except = except.collect();
        if let Some(role) = model.roles.get_mut(at) {
            role.except = except;
        }
    }
}

fn exception(
    what: &str,
    role: usize,
    node: &Node,
    model: &Model,
    problems: &mut Problems,
) -> Option<RoleExcept> {
    let what = format!("an exception of {what}");
    let mut fields = Fields::of(&keys::ROLE_EXCEPT, what, node, problems);
    let value = fields.need_text("value", problems);
    let derived = fields.need_text("derived", problems);
    let (what, place) = (fields.what.clone(), fields.place.clone());
    fields.finish(problems);
    let Some(each) = model.roles.get(role)?.each else {
        let hint = Some("write each = the id of a decision".to_owned());
        problems.add_with(
            &place,
            Kind::Missing,
            format!("{what} needs a role that has `each`"),
            hint,
        );
        return None;
    };
    let values = model.decisions.get(each)?.values.iter();
    let codes = values.map(|value| value.code.as_str());
    let ids = model.derived.iter().map(|derived| derived.id.as_str());
    let value = index(
        &what,
        codes,
        &value?,
        &place,
        "value of that decision",
        problems,
    );
    let derived = index(&what, ids, &derived?, &place, "derived fact", problems);
    Some(RoleExcept {
        value: value?,
        derived: derived?,
    })
}

fn roles(tables: &Tables<'_>, model: &mut Model, problems: &mut Problems) {
    let mut places = Vec::new();
    let decisions = decisions::ids(tables);
    for node in tables.of("role") {
        let mut fields = Fields::of(&keys::ROLE, "role", node, problems);
        let code = fields.called("code", problems);
        let label = fields.need_text("label", problems).unwrap_or_default();
        let each = fields.text("each", problems).and_then(|id| {
            let known = decisions.iter().map(String::as_str);
            index(
                &fields.what,
                known,
                &id,
                &fields.place,
                "decision",
                problems,
            )
        });
        places.push(fields.place.clone());
        // Read once the values and derived facts are known.
        fields.get("except");
        model.roles.push(Role {
            code,
            label,
            each,
            except: Vec::new(),
        });
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
