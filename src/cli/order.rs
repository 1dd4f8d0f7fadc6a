//! `lots order`: a good order of facts, ready to paste into the pack file.

use crate::author;
use crate::cli::{Trouble, place, print, trouble};

pub(super) fn run(pack: &str, tries: usize) -> Result<(), Trouble> {
    let (file, files) = place(pack);
    let found =
        author::search_order(&file, files, tries).map_err(|failure| trouble(pack, failure))?;
    let ids: Vec<String> = found.order.iter().map(|id| format!("\"{id}\"")).collect();
    print(&format!(
        "# {} diagram nodes before, {} after; {} and {} in use\norder = [{}]\n",
        found.before.written,
        found.after.written,
        found.before.opened,
        found.after.opened,
        ids.join(", ")
    ));
    Ok(())
}
