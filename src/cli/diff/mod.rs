//! `lots diff`: which classes of cases come out otherwise in a new pack, and whether that is what was meant.

mod first;
mod json;
mod taught;
mod text;

pub(super) use taught::Drawn;

use crate::author::{Disk, Files};
use crate::cli::{Format, Trouble, place, print, trouble};
use crate::workbench::difference::expectation::{Expectations, proposal};
use crate::workbench::difference::{Failure, Packs, Source};

/// What is asked of the difference.
pub(super) struct Wanted<'w> {
    /// An expectation file.
    pub(super) expect: Option<&'w str>,
    /// Whether an expectation file is to be written instead.
    pub(super) propose: bool,
    /// Whether everything is told, however much it is.
    pub(super) all: bool,
    /// Which exercises are drawn to see whether their keys change.
    pub(super) exercises: Option<Drawn>,
    /// How it is printed.
    pub(super) format: Format,
    /// Which of the packs are not sound.
    pub(super) unsound: &'w [&'w str],
}

pub(super) fn run(old: &str, new: &str, wanted: &Wanted<'_>) -> Result<(), Trouble> {
    compare(old, new, wanted)?;
    match wanted.unsound.is_empty() {
        true => Ok(()),
        false => Err(Trouble::Content),
    }
}

fn compare(old: &str, new: &str, wanted: &Wanted<'_>) -> Result<(), Trouble> {
    let failed = |failure: Failure| match failure {
        Failure::Old(failure) => trouble(old, failure),
        Failure::New(failure) => trouble(new, failure),
        Failure::Incomparable(_) => Trouble::Use(vec![failure.to_string()]),
    };
    let ((old_file, old_files), (new_file, new_files)) = (place(old), place(new));
    let packs = Packs::read(
        Source {
            file: &old_file,
            files: old_files,
        },
        Source {
            file: &new_file,
            files: new_files,
        },
    )
    .map_err(failed)?;
    let compared = || {
        let (old_at, new_at) = (
            (old_file.as_str(), old_files),
            (new_file.as_str(), new_files),
        );
        let today = chrono::Local::now().date_naive();
        taught::of(old_at, new_at, wanted.exercises, today).map_err(|failure| trouble(new, failure))
    };
    let Some(expect) = wanted.expect else {
        if wanted.propose {
            let comparison = packs.compare().map_err(failed)?;
            print(&proposal(&comparison.difference()));
            return Ok(());
        }
        let difference = packs.difference();
        // Where no case can be compared the exercises cannot either.
        let compared = match difference.no_cases {
            Some(_) => taught::Compared::default(),
            None => compared()?,
        };
        print(&match wanted.format {
            Format::Text => text::difference(
                &difference,
                wanted.all,
                &taught::as_text(&compared, wanted.exercises.is_some()),
            ),
            Format::Json => {
                let mut told = json::difference(&difference);
                told["exercises"] = taught::as_json(&compared);
                json::text(&told, wanted.unsound)
            }
        });
        return if difference.is_empty() {
            Ok(())
        } else {
            Err(Trouble::Content)
        };
    };
    let read = Disk.read(expect);
    let text = read.map_err(|why| Trouble::Use(vec![format!("`{expect}` {why}")]))?;
    let expected = Expectations::read(expect, &text, &packs)
        .map_err(|problems| Trouble::Use(problems.iter().map(ToString::to_string).collect()))?;
    let mut comparison = packs.compare_for(&expected).map_err(failed)?;
    let difference = comparison.difference();
    let held = comparison.hold(&expected).map_err(failed)?;
    print(&match wanted.format {
        Format::Text => text::held(&difference, &held, wanted.all),
        Format::Json => json::text(&json::held(&difference, &held), wanted.unsound),
    });
    if held.holds() {
        Ok(())
    } else {
        Err(Trouble::Content)
    }
}
