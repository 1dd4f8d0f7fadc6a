//! What is said, on standard error, of a pack that is not sound by a command that goes on all the same.

use crate::author::{self, Failure};
use crate::cli::{checked, place, plural};
use crate::packs;

/// Says of each pack that can be compiled and is not sound that what was told of it may not hold. The shipped ones are.
pub(super) fn tell<'p>(named: impl IntoIterator<Item = &'p str>) {
    for pack in named {
        if packs::file(pack).is_some() {
            continue;
        }
        let Err(Failure::Problems(found)) = checked(pack) else {
            continue;
        };
        let (file, files) = place(pack);
        // What keeps a pack from being compiled has been told.
        if author::compile(&file, files).is_ok() {
            let problems = found.iter().filter(|problem| !problem.is_remark()).count();
            eprintln!(
                "lots: `{pack}` is not sound ({}): what is told of it may not hold; see `lots check {pack}`",
                plural(problems, "problem")
            );
        }
    }
}
