//! What stands in the packs, thing by thing and key by key: what only one has, and what is only written otherwise.
//!
//! A condition is compared as it is written, by ids and codes: what comes of it is told by the classes of cases.

mod exercises;
mod item;
mod items;
mod statements;

pub(super) use statements::{border_id, gap_id};

use crate::author::model::Model;
use crate::workbench::difference::data::{Alteration, Altered, Thing};
use crate::workbench::difference::things::item::{Item, Weight};
use crate::workbench::difference::things::items::items;
use crate::workbench::pairs::pairs;

/// What differs between the things of two packs.
#[derive(Default)]
pub(super) struct Things {
    pub(super) only: [Vec<Thing>; 2],
    pub(super) settings: Vec<Altered>,
    pub(super) rules: Vec<Altered>,
    pub(super) wording: Vec<Altered>,
}

/// Compares the things of two packs.
pub(super) fn things(models: [&Model; 2]) -> Things {
    let [old, new] = models.map(items);
    let same = |one: &Item, other: &Item| one.kind == other.kind && one.known_by == other.known_by;
    let alike = |one: &Item, other: &Item| one.keys == other.keys;
    let (twins, gone) = pairs(&old, &new, same, alike);
    let mut found = Things::default();
    let come = (0..new.len()).filter(|&at| twins[at].is_none());
    for (side, own, other, lone) in [(0, &old, &new, gone), (1, &new, &old, come.collect())] {
        for item in lone.into_iter().map(|at: usize| &own[at]) {
            let list = match item.weight() {
                Weight::Setting if goes_with_whole(item, own, other) => continue,
                Weight::Setting => {
                    found.only[side].push(Thing {
                        kind: item.kind,
                        id: item.id.clone(),
                        label: item.label.clone(),
                    });
                    continue;
                }
                Weight::Stated => &mut found.settings,
                Weight::Rule => &mut found.rules,
                Weight::Wording => &mut found.wording,
            };
            list.push(altered(
                item,
                [Alteration::Removed, Alteration::Added][side].clone(),
            ));
        }
    }
    for (item, twin) in new.iter().zip(twins) {
        let Some(before) = twin.map(|twin| &old[twin]) else {
            continue;
        };
        let changed = |weight: Weight| -> Vec<&'static str> {
            let own = item.keys.iter().filter(|(_, own, _)| *own == weight);
            own.filter(|key| !before.keys.contains(key))
                .map(|(key, _, _)| *key)
                .collect()
        };
        for (list, keys) in [
            (
                &mut found.settings,
                [changed(Weight::Setting), changed(Weight::Stated)].concat(),
            ),
            (&mut found.rules, changed(Weight::Rule)),
            (&mut found.wording, changed(Weight::Wording)),
        ] {
            if !keys.is_empty() {
                list.push(altered(item, Alteration::Changed(keys)));
            }
        }
    }
    found
}

fn altered(item: &Item, how: Alteration) -> Altered {
    Altered {
        kind: item.kind,
        id: item.id.clone(),
        label: item.label.clone(),
        how,
    }
}

/// Whether an answer or value is only in one pack because its fact or decision is.
fn goes_with_whole(item: &Item, own: &[Item], other: &[Item]) -> bool {
    let Some((whole, _)) = item.id.split_once('.') else {
        return false;
    };
    let kind = match item.kind {
        "answer" => "fact",
        "value" => "decision",
        _ => return false,
    };
    let is_whole = |item: &Item| item.kind == kind && item.id == whole;
    own.iter().any(is_whole) && !other.iter().any(is_whole)
}
