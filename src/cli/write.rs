//! Writes what a command makes; where that cannot be, says which file and why.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use crate::cli::Trouble;

/// Writes a file.
pub(super) fn file(path: &Path, text: &str) -> Result<(), Trouble> {
    bytes(path, text.as_bytes())
}

/// The same of what is no text.
pub(super) fn bytes(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    fs::write(path, bytes).map_err(|error| cannot(path, &error))
}

/// Writes a file that is not there yet: what an author has written is not overwritten.
pub(super) fn new_file(path: &Path, text: &str) -> Result<(), Trouble> {
    let made = File::create_new(path).and_then(|mut file| file.write_all(text.as_bytes()));
    made.map_err(|error| cannot(path, &error))
}

/// Makes a folder, with those that it stands in.
pub(super) fn folder(path: &Path) -> Result<(), Trouble> {
    fs::create_dir_all(path).map_err(|error| cannot(path, &error))
}

fn cannot(path: &Path, error: &Error) -> Trouble {
    let why = match (error.kind(), path.parent()) {
        (ErrorKind::NotFound, Some(folder)) if !folder.as_os_str().is_empty() => {
            format!("there is no folder `{}`", folder.display())
        }
        (ErrorKind::NotFound, _) => "it has no name that a file can have".to_owned(),
        (ErrorKind::NotADirectory, _) => "a part of its path is a file, not a folder".to_owned(),
        (ErrorKind::AlreadyExists, _) => "a file of that name is there already".to_owned(),
        (ErrorKind::IsADirectory, _) => "it is a folder".to_owned(),
        (ErrorKind::PermissionDenied, _) => "that is not permitted".to_owned(),
        (other, _) => other.to_string(),
    };
    Trouble::Use(vec![format!(
        "`{}` cannot be written: {why}",
        path.display()
    )])
}
