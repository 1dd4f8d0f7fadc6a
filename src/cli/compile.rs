//! `lots compile`: checked packs as JSON files, one each, named after the pack.

use std::fs;
use std::path::Path;

use crate::cli::{Trouble, checked, named, print, trouble};

pub(super) fn run(packs: &[String], out: &Path) -> Result<(), Trouble> {
    let mut compiled = Vec::new();
    for pack in named(packs) {
        compiled.push(
            checked(&pack)
                .map_err(|failure| trouble(&pack, failure))?
                .pack,
        );
    }
    let cannot = |what: &Path, error: std::io::Error| {
        Trouble::Use(vec![format!(
            "`{}` cannot be written: {}",
            what.display(),
            error.kind()
        )])
    };
    fs::create_dir_all(out).map_err(|error| cannot(out, error))?;
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
        fs::write(&path, &text).map_err(|error| cannot(&path, error))?;
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
