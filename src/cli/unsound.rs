//! What is said, on standard error, of a pack that is not sound by a command that goes on all the same.

use crate::author::{self, Failure};
use crate::cli::{Trouble, checked, place, plural};
use crate::packs;

/// Says of each pack that can be read and is not sound that what is told of it may not hold. The shipped ones are sound.
///
/// # Errors
/// The exit code with which the command is to end once it is done: a pack has problems, whatever else is well.
pub(super) fn tell<'p>(named: impl IntoIterator<Item = &'p str>) -> Result<(), Trouble> {
    match found(named).is_empty() {
        true => Ok(()),
        false => Err(Trouble::Content),
    }
}

/// Says the same, and tells which packs they are.
pub(super) fn found<'p>(named: impl IntoIterator<Item = &'p str>) -> Vec<&'p str> {
    let mut all = Vec::new();
    let mut named: Vec<&str> = named.into_iter().collect();
    named.dedup();
    for pack in named {
        if packs::file(pack).is_some() {
            continue;
        }
        let Err(Failure::Problems(problems)) = checked(pack) else {
            continue;
        };
        all.push(pack);
        let (file, files) = place(pack);
        // What keeps a pack from being read the command tells itself.
        if author::read(&file, files).is_ok() {
            let problems = problems
                .iter()
                .filter(|problem| !problem.is_remark())
                .count();
            eprintln!(
                "lots: `{pack}` is not sound ({}): what is told of it may not hold; see `lots check {pack}`",
                plural(problems, "problem")
            );
        }
    }
    all
}
