//! `lots book`: the printable rule book of a pack.

use std::path::Path;

use chrono::NaiveDate;

use crate::cli::{Trouble, place, print, trouble, write};
use crate::workbench::book::{Effect, Since, book};
use crate::workbench::difference::data::{Change, Region};
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
            let effects = effects(since, pack, before, now)?;
            Some((old, old_files, effects))
        }
    };
    let older = older.as_ref().map(|(file, files, effects)| Since {
        file,
        files: *files,
        effects,
    });
    let page = book(&file, files, on, older.as_ref()).map_err(|failure| trouble(pack, failure))?;
    write::file(out, &page)?;
    print(&format!("{}: {} bytes\n", out.display(), page.len()));
    Ok(())
}

/// The cases that come out otherwise. Packs that cannot be compared case by case are said to be so, and the book goes on.
fn effects(
    since: &str,
    pack: &str,
    before: Source<'_>,
    now: Source<'_>,
) -> Result<Vec<Effect>, Trouble> {
    match difference::between(before, now) {
        Ok(found) => {
            if let Some(why) = &found.no_cases {
                eprintln!("lots: the book does not say which cases come out otherwise: {why}");
            }
            Ok(found.changes.iter().map(effect).collect())
        }
        Err(difference::Failure::Old(failure)) => Err(trouble(since, failure)),
        Err(difference::Failure::New(failure)) => Err(trouble(pack, failure)),
        Err(difference::Failure::Incomparable(why)) => Err(Trouble::Use(vec![why])),
    }
}

fn effect(change: &Change) -> Effect {
    let subject = &change.subject;
    let part = subject.part.iter().map(|part| format!(" ({part})"));
    let regions = change.cases.regions.iter();
    // A class that is every case has one region, which says nothing.
    let regions = regions.filter(|region| !region.0.is_empty());
    Effect {
        decision: std::iter::once(subject.label.clone()).chain(part).collect(),
        cases: regions
            .map(Region::words)
            .collect::<Vec<String>>()
            .join("; "),
        count: format!("{} / {}", change.cases.count, change.cases.of),
        before: change.from_words.clone(),
        now: change.to_words.clone(),
        example: change.cases.witness.words.clone(),
    }
}
