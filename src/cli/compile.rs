//! `lots compile`: checked packs as JSON files named after the pack: each whole, what the first question takes of it, for pages that
//! show that before the rest is there, and what exercises are made of, where it has some.

use std::path::Path;

use crate::author::{first_part, training_part};
use crate::cli::{Trouble, checked, named, print, trouble, write};

pub(super) fn run(packs: &[String], out: &Path) -> Result<(), Trouble> {
    let mut compiled = Vec::new();
    for pack in named(packs) {
        let checked = checked(&pack).map_err(|failure| trouble(&pack, failure))?;
        compiled.push((checked.compiled, checked.material));
    }
    write::folder(out)?;
    for (compiled, material) in compiled {
        let pack = &compiled.0;
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
        let text = serde_json::to_string(pack).expect("a pack has only string keys");
        write::file(&path, &text)?;
        print(&format!(
            "{}: {} rules, {} diagram nodes, {} bytes\n",
            path.display(),
            pack.rules.len(),
            pack.diagrams.node_count(),
            text.len()
        ));
        let path = out.join(format!("{}.first.json", pack.id));
        let text = first_part(&compiled);
        write::file(&path, &text)?;
        print(&format!(
            "{}: what the first question takes, {} bytes\n",
            path.display(),
            text.len()
        ));
        if material.is_empty() {
            continue;
        }
        let path = out.join(format!("{}.training.json", pack.id));
        let text = training_part(&material);
        write::file(&path, &text)?;
        print(&format!(
            "{}: what exercises are made of, {} bytes\n",
            path.display(),
            text.len()
        ));
    }
    Ok(())
}
