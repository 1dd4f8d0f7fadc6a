//! `lots book`: the printable rule book of a pack.

use std::fs;
use std::path::Path;

use crate::cli::{Trouble, place, print, trouble};
use crate::workbench::book::{Since, book};

pub(super) fn run(pack: &str, out: &Path, since: Option<&str>) -> Result<(), Trouble> {
    let (file, files) = place(pack);
    let older = since.map(place);
    let older = older.as_ref().map(|(file, files)| Since {
        file,
        files: *files,
        effects: &[],
    });
    let page = book(&file, files, older.as_ref()).map_err(|failure| trouble(pack, failure))?;
    fs::write(out, &page).map_err(|error| {
        Trouble::Use(vec![format!(
            "`{}` cannot be written: {}",
            out.display(),
            error.kind()
        )])
    })?;
    print(&format!("{}: {} bytes\n", out.display(), page.len()));
    Ok(())
}
