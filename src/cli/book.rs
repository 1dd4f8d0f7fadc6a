//! `lots book`: the printable rule book of a pack.

use std::path::Path;

use chrono::NaiveDate;

use crate::cli::{Trouble, place, print, trouble, write};
use crate::workbench::book::{Effect, Since, Turn, book};
use crate::workbench::difference::data::{Cases, Change, Difference, Region};
use crate::workbench::difference::{self, Source};

pub(super) fn run(
    pack: &str,
    out: &Path,
    on: NaiveDate,
    since: Option<&str>,
) -> Result<(), Trouble> {
    let (file, files) = place(pack);
    let older = match since {
        None => None,
        Some(since) => {
            let (old, old_files) = place(since);
            let before = Source {
                file: &old,
                files: old_files,
            };
            let now = Source { file: &file, files };
            let found = difference_of(since, pack, before, now)?;
            let is_compared = found.no_cases.is_none() && found.not_compared.is_empty();
            Some((old, old_files, effects(&found), is_compared))
        }
    };
    let older = older.as_ref();
    let older = older.map(|(file, files, effects, is_compared)| Since {
        file,
        files: *files,
        effects,
        is_compared: *is_compared,
    });
    let page = book(&file, files, on, older.as_ref()).map_err(|failure| trouble(pack, failure))?;
    write::file(out, &page)?;
    print(&format!("{}: {} bytes\n", out.display(), page.len()));
    Ok(())
}

/// The difference since an older pack. Packs that cannot be compared case by case are said to be so, and the book goes on.
fn difference_of(
    since: &str,
    pack: &str,
    before: Source<'_>,
    now: Source<'_>,
) -> Result<Difference, Trouble> {
    match difference::between(before, now) {
        Ok(found) => {
            if let Some(why) = &found.no_cases {
                eprintln!("lots: the book does not say which cases come out otherwise: {why}");
            }
            Ok(found)
        }
        Err(difference::Failure::Old(failure)) => Err(trouble(since, failure)),
        Err(difference::Failure::New(failure)) => Err(trouble(pack, failure)),
        Err(difference::Failure::Incomparable(why)) => Err(Trouble::Use(vec![why])),
    }
}

/// The cases that come out otherwise, and those that only one of the packs allows.
fn effects(found: &Difference) -> Vec<Effect> {
    let otherwise = |change: &Change| {
        let part = change.subject.part.iter();
        let part = part.map(|part| format!(" ({part})"));
        let what = std::iter::once(change.subject.label.clone()).chain(part);
        Turn::Otherwise([
            what.collect(),
            change.from_words.clone(),
            change.to_words.clone(),
        ])
    };
    let changes = found.changes.iter();
    let changes = changes.map(|change| effect(otherwise(change), &change.cases));
    let cases = found.cases.iter().map(|change| {
        let turn = if change.new {
            Turn::Possible
        } else {
            Turn::Impossible
        };
        effect(turn, &change.cases)
    });
    changes.chain(cases).collect()
}

fn effect(turn: Turn, cases: &Cases) -> Effect {
    // A class that is every case has one region, which says nothing.
    let regions = cases.regions.iter().filter(|region| !region.0.is_empty());
    let regions: Vec<String> = regions.map(Region::words).collect();
    Effect {
        turn,
        cases: regions.join("; "),
        count: cases.count,
        of: cases.of,
        example: cases.witness.words.clone(),
    }
}
