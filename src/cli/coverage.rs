//! `lots coverage`: what became of every rule that the sources' inventory numbers; as JSON of schema 1.

use serde_json::{Value, json};

use crate::author::coverage::{Coverage, Covered, Standing, coverage};
use crate::cli::several::Failed;
use crate::cli::{Format, Trouble, named, place, print};

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
        covered.extend(numbered.map(|item| (pack.clone(), item)));
        compared.push(found);
    }
    let count = |standing: Standing| {
        let of_it = |(_, item): &&(String, Covered)| item.standing == standing;
        covered.iter().filter(of_it).count()
    };
    match format {
        Format::Text => {
            failed.print();
            for (_, item) in &covered {
                print(&line(item));
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
            let told = json!({
                "schema": 1, "ids": listed, "problems": failed.as_json(), "unreadable": failed.unreadable,
            });
            print(&format!("{told:#}\n"));
        }
    }
    failed.end(count(Standing::Missing) == 0)
}

/// What a pack was compared with, and what it rests on that could not be.
fn compared_with(pack: &Coverage) -> String {
    let inventories: Vec<String> = pack
        .inventories
        .iter()
        .map(|(source, count)| format!("`{source}` ({count} ids)"))
        .collect();
    let with = if inventories.is_empty() {
        "no source says with `rules` how many rules its inventory numbers, so nothing could be compared"
            .to_owned()
    } else {
        let inventory = if inventories.len() == 1 {
            "inventory"
        } else {
            "inventories"
        };
        format!(
            "compared with the {inventory} of {}",
            inventories.join(", ")
        )
    };
    let others: Vec<&str> = pack.others.iter().map(|item| item.id.as_str()).collect();
    let others = match others.len() {
        0 => String::new(),
        1 => format!("; the id {} that it rests on is of no inventory", others[0]),
        count => format!(
            "; {count} ids that it rests on are of no inventory: {}",
            others.join(", ")
        ),
    };
    format!("{}: {with}{others}\n", pack.pack)
}

fn line(item: &Covered) -> String {
    let told = match item.standing {
        Standing::OutOfScope => item.because.clone(),
        Standing::Encoded | Standing::Judgement | Standing::Missing | Standing::NotNumbered => {
            item.by.join(", ")
        }
    };
    format!("{}  {:<12}  {told}", item.id, item.standing.code())
        .trim_end()
        .to_owned()
        + "\n"
}

fn as_json(pack: &str, item: &Covered) -> Value {
    let because = (!item.because.is_empty()).then_some(&item.because);
    json!({ "pack": pack, "id": item.id, "standing": item.standing.code(), "by": item.by, "because": because })
}
