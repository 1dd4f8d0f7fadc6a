//! `lots compile`: checked packs as JSON files, one each, named after the pack.

use std::path::Path;

use crate::cli::{Trouble, checked, named, print, trouble, write};

pub(super) fn run(packs: &[String], out: &Path) -> Result<(), Trouble> {
    let mut compiled = Vec::new();
    for pack in named(packs) {
        compiled.push(
            checked(&pack)
                .map_err(|failure| trouble(&pack, failure))?
                .compiled
                .0,
        );
    }
    write::folder(out)?;
    for pack in compiled {
        // The id names a file: nothing in it may lead out of the folder.
        let plain = !pack.id.is_empty()
            && pack
                .id
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if !plain {
            return Err(Trouble::Use(vec![format!(
                "the pack id `{}` cannot be a file name",
                pack.id
            )]));
        }
        let path = out.join(format!("{}.json", pack.id));
        let text = serde_json::to_string(&pack).expect("a pack has only string keys");
        write::file(&path, &text)?;
        print(&format!(
            "{}: {} rules, {} diagram nodes, {} bytes\n",
            path.display(),
            pack.rules.len(),
            pack.diagrams.node_count(),
            text.len()
        ));
    }
    Ok(())
}
