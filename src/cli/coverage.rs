//! `lots coverage`: what became of every rule that the sources' inventory numbers.

use serde_json::{Value, json};

use crate::author::coverage::{Covered, Standing, coverage};
use crate::cli::{Format, Trouble, named, place, print, trouble};

pub(super) fn run(packs: &[String], format: Format) -> Result<(), Trouble> {
    let mut covered: Vec<(String, Covered)> = Vec::new();
    for pack in named(packs) {
        let (file, files) = place(&pack);
        let found = coverage(&file, files).map_err(|failure| trouble(&pack, failure))?;
        covered.extend(found.into_iter().map(|item| (pack.clone(), item)));
    }
    let count = |standing: Standing| {
        let of_it = |(_, item): &&(String, Covered)| item.standing == standing;
        covered.iter().filter(of_it).count()
    };
    match format {
        Format::Text => {
            for (_, item) in &covered {
                print(&line(item));
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
            let listed: Vec<Value> = covered
                .iter()
                .map(|(pack, item)| as_json(pack, item))
                .collect();
            print(&format!("{:#}\n", Value::Array(listed)));
        }
    }
    if count(Standing::Missing) == 0 {
        Ok(())
    } else {
        Err(Trouble::Content)
    }
}

fn line(item: &Covered) -> String {
    let told = match item.standing {
        Standing::OutOfScope => item.because.clone(),
        Standing::Encoded | Standing::Judgement | Standing::Missing => item.by.join(", "),
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
