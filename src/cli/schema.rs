//! `lots schema`: the JSON Schema of pack files, printed or written to a file.

use std::fs;
use std::path::Path;

use crate::cli::{Trouble, print};
use crate::workbench::schema;

pub(super) fn run(out: Option<&Path>) -> Result<(), Trouble> {
    let text = schema::printed();
    match out {
        None => print(&text),
        Some(path) => fs::write(path, &text).map_err(|error| {
            Trouble::Use(vec![format!(
                "`{}` cannot be written: {}",
                path.display(),
                error.kind()
            )])
        })?,
    }
    Ok(())
}
