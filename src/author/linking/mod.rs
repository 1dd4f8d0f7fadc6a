//! Documents to a model: every name resolved, every problem noted.
//!
//! One file a kind of thing. What is sound is linked even where something beside it is not, so that one run shows all problems.

mod conditions;
mod decisions;
mod duties;
mod examples;
mod exceptions;
mod exercises;
mod facts;
pub(crate) mod header;
mod heard;
mod rules;
mod shares;
mod sources;
mod statements;
mod templates;
mod ties;
mod wording;

use std::collections::BTreeMap;

use conditions::Names;

use crate::author::condition::Condition;
use crate::author::keys;
use crate::author::model::Model;
use crate::author::node::{Entry, Node, Value};
use crate::author::problem::{Kind, Place, Problems, nearest, suggestion};
use crate::engine::pack::Validity;

/// The tables of a pack and its modules, by kind, in reading order.
pub(crate) struct Tables<'n> {
    header: Option<&'n Node>,
    place: Place,
    by_kind: BTreeMap<&'static str, Vec<&'n Node>>,
}

impl<'n> Tables<'n> {
    /// Sorts the entries of a pack file (the first) and its modules.
    pub(crate) fn sort(
        files: &'n [(Place, Vec<Entry>)],
        problems: &mut Problems,
    ) -> Option<Tables<'n>> {
        let (place, entries) = files.first()?;
        let header = entries
            .iter()
            .find(|entry| entry.key == "pack")
            .map(|entry| &entry.node);
        if header.is_none() {
            // Without it the file is a module, whose names stand elsewhere: nothing more can be said of it.
            problems.add_with(
                place,
                Kind::Missing,
                "the pack file has no `[pack]` table",
                Some("a module is checked with the pack that lists it".to_owned()),
            );
            return None;
        }
        let mut by_kind: BTreeMap<&'static str, Vec<&Node>> = BTreeMap::new();
        for entry in files
            .iter()
            .flat_map(|(_, entries)| entries)
            .filter(|entry| entry.key != "pack")
        {
            let names = keys::TABLES.iter().map(|table| table.name);
            let Some(kind) = names.clone().find(|kind| *kind == entry.key) else {
                let meant = nearest(&entry.key, names.clone().chain(["pack"]));
                problems.add_with(
                    &entry.place,
                    Kind::Unknown,
                    format!("a pack has no `{}`", entry.key),
                    meant.map(|name| format!("did you mean `{name}`?")),
                );
                // Taken for what it is meant to be: what names it is not at fault as well.
                let kind = names.clone().find(|kind| meant == Some(*kind));
                if let (Some(kind), Value::List(items)) = (kind, &entry.node.value) {
                    by_kind.entry(kind).or_default().extend(items);
                }
                continue;
            };
            match &entry.node.value {
                Value::List(items) => by_kind.entry(kind).or_default().extend(items),
                Value::Table(_) => {
                    problems.add_with(
                        &entry.place,
                        Kind::Value,
                        format!("`{kind}` stands alone"),
                        Some(format!("write [[{kind}]] with two brackets")),
                    );
                    by_kind.entry(kind).or_default().push(&entry.node);
                }
                other => problems.add(
                    &entry.place,
                    Kind::Value,
                    format!("`{kind}` is {}, not a table", other.kind()),
                ),
            }
        }
        Some(Tables {
            header,
            place: place.clone(),
            by_kind,
        })
    }

    fn of(&self, kind: &'static str) -> impl Iterator<Item = &'n Node> + use<'_, 'n> {
        self.by_kind.get(kind).into_iter().flatten().copied()
    }
}

/// The names of the modules that a pack file lists, with their places.
pub(crate) fn modules(entries: &[Entry], problems: &mut Problems) -> Vec<(String, Place)> {
    header::modules(entries, problems)
}

/// Links a pack.
pub(crate) fn link(tables: &Tables<'_>, problems: &mut Problems) -> Model {
    let mut model = header::read(tables, problems);
    facts::read(tables, &mut model, problems);
    decisions::read(tables, &mut model, problems);
    ties::read(tables, &mut model, problems);
    header::exceptions(tables, &mut model, problems);
    rules::read(tables, &mut model, problems);
    statements::read(tables, &mut model, problems);
    duties::read(tables, &mut model, problems);
    templates::read(tables, &mut model, problems);
    heard::read(tables, &mut model, problems);
    exercises::read(tables, &mut model, problems);
    examples::read(tables, &mut model, problems);
    sources::check_basis(&model, problems);
    model
}

/// Reads a condition on the facts of a model, as a `when` holds it; decisions have no part in it.
pub(crate) fn condition(
    model: &Model,
    what: &str,
    node: &Node,
    problems: &mut Problems,
) -> Condition {
    names(model, 0).condition(what, node, problems)
}

/// What facts, derived facts and decisions are called, of which no two have the same name.
const NAME: &str = "the name";

/// What a thing is called in messages; without its name where it has none.
fn called(kind: &str, id: &str) -> String {
    match id {
        "" => kind.to_owned(),
        id => format!("{kind} `{id}`"),
    }
}

/// Notes ids that stand twice.
fn unique<'i>(
    what: &str,
    ids: impl Iterator<Item = (&'i str, &'i Place)>,
    problems: &mut Problems,
) {
    let mut seen: BTreeMap<&str, &Place> = BTreeMap::new();
    for (id, place) in ids.filter(|(id, _)| !id.is_empty()) {
        match seen.get(id) {
            Some(first) => {
                problems.add(
                    place,
                    Kind::Duplicate,
                    format!(
                        "{what} `{id}` stands there already, in {} line {}",
                        first.file, first.line
                    ),
                );
                problems.leave_twice(what);
            }
            None => _ = seen.insert(id, place),
        }
    }
}

/// The index of a name; notes a problem where nothing has it.
fn index<'n>(
    what: &str,
    names: impl Iterator<Item = &'n str> + Clone,
    name: &str,
    place: &Place,
    role: &str,
    problems: &mut Problems,
) -> Option<usize> {
    let found = names.clone().position(|known| known == name);
    let kind = match role {
        "fact" | "derived fact" | "decision" => NAME,
        other => other,
    };
    if found.is_none() && !problems.is_twice(kind) {
        problems.add_unknown(
            name,
            place,
            format!("{what} names `{name}`, which is no {role}"),
            suggestion(name, names),
        );
    }
    found
}

/// The names that any condition may use; of the decisions the first `decisions`.
fn names(model: &Model, decisions: usize) -> Names<'_> {
    Names {
        facts: &model.facts,
        derived: &model.derived,
        decisions: &model.decisions[..decisions],
    }
}

/// The days on which something is in force that rests on some basis ids: its own, and only while the sources that hold those
/// are in force. A limit that the pack as a whole keeps is none: no case is judged beyond it, and as a period it would only
/// make the diagrams larger.
fn in_force(own: Validity, basis: &[String], model: &Model) -> Validity {
    let sections = model.sections.iter();
    let days = sections
        .filter(|section| section.basis.iter().any(|id| basis.contains(id)))
        .fold(own, |days, section| {
            let source = model.sources.get(section.source);
            source.map_or(days, |source| days.and(source.validity))
        });
    let pack = model.validity;
    Validity {
        from: days
            .from
            .filter(|from| pack.from.is_none_or(|first| first < *from)),
        to: days.to.filter(|to| pack.to.is_none_or(|last| *to < last)),
    }
}
