//! Files in a zip: the same ones give the same bytes, whenever and wherever it is written.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Files with their names, in their order.
pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    // The first day that a zip can tell.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        out.start_file(*name, options)
            .and_then(|()| Ok(out.write_all(bytes)?))
            .expect("memory takes every file, and each name is there once");
    }
    let written = out.finish().expect("memory takes the list of files");
    written.into_inner()
}
