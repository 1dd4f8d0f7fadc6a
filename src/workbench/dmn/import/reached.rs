//! What of a document decides any case: proved on the diagrams of the pack that it becomes.
//!
//! In the format a row that the rows above it leave no case, and a list that nothing adds to, are well-formed. A pack says what it
//! means: such a row is left out and told, and the empty list is a rule of its own.

use std::collections::BTreeSet;

use crate::author::{Files, build};
use crate::engine::diagram::TRUE;
use crate::engine::pack::standing;
use crate::workbench::dmn::document::{Document, Logic};
use crate::workbench::dmn::import::Draft;

/// The most rows that are looked into: an order of more compares each with all above it.
const MOST_ROWS: usize = 3_000;

/// A row of a document: the decision, and the row's number in its table, from 1.
pub(super) type Place = (String, u32);

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Rows that decide no case.
    pub(super) idle: BTreeSet<Place>,
    /// The ids of the decisions of the pack that some case adds nothing to.
    pub(super) empty: BTreeSet<String>,
}

/// Looks into a draft; nothing where the diagrams would be larger than those of a pack, or there are very many rows.
pub(super) fn found(draft: &Draft, text: &str) -> Option<Found> {
    struct One<'t>(&'t str);
    impl Files for One<'_> {
        fn read(&self, _: &str) -> Result<String, String> {
            Ok(self.0.to_owned())
        }
    }
    let rows: usize = draft.decisions.iter().map(|made| made.rows.len()).sum();
    if rows > MOST_ROWS {
        return None;
    }
    let (model, mut built) = build("imported.toml", &One(text)).ok()?;
    let mut found = Found::default();
    let mut live: BTreeSet<Place> = BTreeSet::new();
    for made in &draft.decisions {
        for row in &made.rows {
            let id = format!("{}/{}", made.id, row.id);
            let rule = model.rules.iter().position(|rule| rule.id == id)?;
            let root = built.constrained(built.live[rule]);
            let place = (made.of.0.clone(), row.number);
            if built.builder.can_be(root, TRUE) {
                live.insert(place);
            } else {
                found.idle.insert(place);
            }
        }
        let decision = (model.decisions.iter()).position(|decision| decision.id == made.id)?;
        if made.many {
            let root = built.constrained(built.decisions[decision].root);
            if built.builder.can_be(root, standing::GAP) {
                found.empty.insert(made.id.clone());
            }
        }
    }
    built.finish(&model).ok()?;
    // A row is several rules where it has several outputs or stretches of time; it is idle where all of them are.
    found.idle.retain(|place| !live.contains(place));
    // A table of which nothing would be left stays as it is, for `lots check` to tell.
    let has_live: BTreeSet<String> = live.into_iter().map(|(decision, _)| decision).collect();
    found
        .idle
        .retain(|(decision, _)| has_live.contains(decision));
    Some(found)
}

/// Takes rows out of a document; what is told of each.
pub(super) fn without(document: &mut Document, idle: &BTreeSet<Place>) -> Vec<String> {
    let mut notes = Vec::new();
    for decision in &mut document.decisions {
        let Logic::Table(table) = &mut decision.logic else {
            continue;
        };
        let name = decision.name.clone();
        table.rules.retain(|row| {
            let is_idle = idle.contains(&(name.clone(), row.number));
            if is_idle {
                notes.push(format!(
                    "rule {} of `{name}` (line {}): the rules before it leave it no case",
                    row.number, row.line
                ));
            }
            !is_idle
        });
    }
    notes
}
