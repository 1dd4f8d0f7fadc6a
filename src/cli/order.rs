//! `lots order`: a good order of facts, ready to paste into the pack file.

use crate::author::{self, Disk};
use crate::cli::{Trouble, print, trouble};
use crate::packs::{self, Shipped};

pub(super) fn run(pack: &str, tries: usize) -> Result<(), Trouble> {
    let found = match packs::file(pack) {
        Some(file) => author::search_order(&file, &Shipped, tries),
        None => author::search_order(pack, &Disk, tries),
    }
    .map_err(|failure| trouble(pack, failure))?;
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
