//! `lots order`: a good order of facts, ready to paste into the pack file.

use crate::author::{self, Disk};
use crate::cli::{Trouble, print, trouble};
use crate::packs::{self, Shipped};

pub(super) fn run(pack: &str) -> Result<(), Trouble> {
    let found = match packs::file(pack) {
        Some(file) => author::search_order(&file, &Shipped),
        None => author::search_order(pack, &Disk),
    };
    let (order, before, after) = found.map_err(|failure| trouble(pack, failure))?;
    let ids: Vec<String> = order.iter().map(|id| format!("\"{id}\"")).collect();
    print(&format!(
        "# {before} diagram nodes before, {after} after\norder = [{}]\n",
        ids.join(", ")
    ));
    Ok(())
}
