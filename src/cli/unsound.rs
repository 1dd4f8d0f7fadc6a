//! What is said, on standard error, of a pack that is not sound by a command that goes on all the same.

use crate::author::{self, Failure};
use crate::cli::{Trouble, checked, place, plural};
use crate::packs;

/// Says of each pack that can be read and is not sound that what is told of it may not hold. The shipped ones are sound.
///
/// # Errors
/// The exit code with which the command is to end once it is done: a pack has problems, whatever else is well.
pub(super) fn tell<'p>(named: impl IntoIterator<Item = &'p str>) -> Result<(), Trouble> {
    let mut all = Ok(());
    let mut named: Vec<&str> = named.into_iter().collect();
    named.dedup();
    for pack in named {
        if packs::file(pack).is_some() {
            continue;
        }
        let Err(Failure::Problems(found)) = checked(pack) else {
            continue;
        };
        all = Err(Trouble::Content);
        let (file, files) = place(pack);
        // What keeps a pack from being read the command tells itself.
        if author::read(&file, files).is_ok() {
            let problems = found.iter().filter(|problem| !problem.is_remark()).count();
            eprintln!(
                "lots: `{pack}` is not sound ({}): what is told of it may not hold; see `lots check {pack}`",
                plural(problems, "problem")
            );
        }
    }
    all
}
