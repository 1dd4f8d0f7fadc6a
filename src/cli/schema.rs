//! `lots schema`: the JSON Schema of pack files, printed or written to a file.

use std::path::Path;

use crate::cli::{Trouble, print, write};
use crate::workbench::schema;

pub(super) fn run(out: Option<&Path>) -> Result<(), Trouble> {
    let text = schema::printed();
    match out {
        None => print(&text),
        Some(path) => write::file(path, &text)?,
    }
    Ok(())
}
