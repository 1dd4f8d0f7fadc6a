//! `lots coverage`: what became of every rule that the sources' inventory numbers; as JSON of schema 1.

use serde_json::{Value, json};

use crate::author::coverage::{Coverage, Covered, Standing, coverage};
use crate::cli::several::Failed;
use crate::cli::{Format, Trouble, named, place, plural, print};

pub(super) fn run(packs: &[String], format: Format) -> Result<(), Trouble> {
    let mut covered: Vec<(String, Covered)> = Vec::new();
    let mut compared: Vec<Coverage> = Vec::new();
    let mut failed = Failed::default();
    for pack in named(packs) {
        let (file, files) = place(&pack);
        let Some(found) = failed.kept(&pack, coverage(&file, files)) else {
            continue;
        };
        let numbered = found.numbered.iter().cloned();
        covered.extend(numbered.map(|item| (found.pack.clone(), item)));
        compared.push(found);
    }
    let count = |standing: Standing| {
        let of_it = |(_, item): &&(String, Covered)| item.standing == standing;
        covered.iter().filter(of_it).count()
    };
    let ids = covered.iter().map(|(_, item)| item.id.chars().count());
    let width = ids.max().unwrap_or_default();
    match format {
        Format::Text => {
            failed.print();
            for (_, item) in &covered {
                print(&line(item, width));
            }
            for pack in &compared {
                print(&compared_with(pack));
            }
            print(&format!(
                "{} ids: {} encoded, {} judgement, {} out of scope, {} missing\n",
                covered.len(),
                count(Standing::Encoded),
                count(Standing::Judgement),
                count(Standing::OutOfScope),
                count(Standing::Missing),
            ));
        }
        Format::Json => {
            let numbered = covered.iter().map(|(pack, item)| as_json(pack, item));
            let others = compared.iter().flat_map(|pack| {
                let others = pack.others.iter();
                others.map(|item| as_json(&pack.pack, item))
            });
            let listed: Vec<Value> = numbered.chain(others).collect();
            let bare = compared.iter().flat_map(|pack| {
                let rules = pack.without_basis.iter();
                rules.map(|rule| json!({ "pack": pack.pack, "rule": rule }))
            });
            let unused = compared.iter().flat_map(|pack| {
                let ids = pack.unused.iter();
                ids.map(|id| json!({ "pack": pack.pack, "id": id }))
            });
            let told = json!({
                "schema": 1, "ids": listed, "unused": unused.collect::<Vec<Value>>(),
                "without_basis": bare.collect::<Vec<Value>>(),
                "problems": failed.as_json(), "unreadable": failed.unreadable,
            });
            print(&format!("{told:#}\n"));
        }
    }
    failed.end(count(Standing::Missing) == 0)
}

/// What a pack was compared with, what it rests on that could not be, and what rests on nothing.
fn compared_with(pack: &Coverage) -> String {
    let named = |listed: bool| -> Vec<String> {
        let inventories = pack.inventories.iter();
        let inventories = inventories.filter(|inventory| inventory.listed == listed);
        inventories
            .map(|it| format!("`{}` ({})", it.source, plural(it.count, "id")))
            .collect()
    };
    let (counted, listed) = (named(false), named(true));
    let mut told = if !counted.is_empty() {
        let inventory = if counted.len() == 1 {
            "inventory"
        } else {
            "inventories"
        };
        format!("compared with the {inventory} of {}", counted.join(", "))
    } else if !listed.is_empty() {
        format!(
            "compared with what the sections of {} list; a source may say with `rules` how many it numbers",
            listed.join(", ")
        )
    } else {
        "no section of a source lists an id, so nothing could be compared".to_owned()
    };
    let others: Vec<&str> = pack.others.iter().map(|item| item.id.as_str()).collect();
    match others.as_slice() {
        [] => {}
        [one] => told += &format!("; the id {one} that it rests on is of no inventory"),
        several => {
            told += &format!(
                "; {} ids that it rests on are of no inventory: {}",
                several.len(),
                several.join(", ")
            );
        }
    }
    match pack.unused.as_slice() {
        [] => {}
        [one] => told += &format!("; nothing rests on the id {one} that a section lists"),
        several => {
            told += &format!(
                "; nothing rests on {} ids that sections list: {}",
                several.len(),
                several.join(", ")
            );
        }
    }
    let bare: Vec<String> = (pack.without_basis.iter())
        .map(|rule| format!("`{rule}`"))
        .collect();
    if !bare.is_empty() {
        let rest = if bare.len() == 1 { "rests" } else { "rest" };
        told += &format!(
            "; {} {rest} on no id: {}",
            plural(bare.len(), "rule"),
            bare.join(", ")
        );
    }
    format!("{}: {told}\n", pack.pack)
}

fn line(item: &Covered, width: usize) -> String {
    let told = match item.standing {
        Standing::OutOfScope => item.because.clone(),
        Standing::Encoded | Standing::Judgement | Standing::Missing | Standing::NotNumbered => {
            item.by.join(", ")
        }
    };
    format!("{:<width$}  {:<12}  {told}", item.id, item.standing.code())
        .trim_end()
        .to_owned()
        + "\n"
}

fn as_json(pack: &str, item: &Covered) -> Value {
    let because = (!item.because.is_empty()).then_some(&item.because);
    json!({ "pack": pack, "id": item.id, "standing": item.standing.code(), "by": item.by, "because": because })
}
