//! Decision tables in the DMN format of the Object Management Group: a pack can be opened in its editors and evaluated by other
//! engines, and tables from there can become a pack.
//!
//! Export: model → `export` (tables over what the author wrote) → `document` → `write` (XML) with `drawing`. Import: XML →
//! `read` → `document` → `import` (a pack file). What either way cannot carry is listed, never dropped.

pub mod cases;
pub(crate) mod cover;
pub(crate) mod document;
pub(crate) mod drawing;
pub(crate) mod export;
pub(crate) mod feel;
pub(crate) mod import;
pub(crate) mod names;
pub(crate) mod read;
pub(crate) mod tree;
pub(crate) mod write;

pub use document::Version;
pub use tree::LONGEST;

use crate::author::{Failure, Files, build};

/// A pack as DMN XML.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The file's text, UTF-8.
    pub xml: String,
    /// How many decisions it has.
    pub decisions: usize,
    /// How many rows their tables have.
    pub rows: usize,
    /// What it does not carry, a line each.
    pub notes: Vec<String>,
}

/// A pack file made of DMN XML.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The pack file's text.
    pub toml: String,
    /// How many decisions it has.
    pub decisions: usize,
    /// How many rules it has.
    pub rules: usize,
    /// What it does not carry, a line each.
    pub notes: Vec<String>,
}

/// Why a file is no DMN that can be read: where, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, one clause.
    pub what: String,
}

/// A pack's decision tables as DMN XML.
///
/// # Errors
/// The pack cannot be read or compiled, or needs more rows than a table can sensibly have.
pub fn export(file: &str, files: &dyn Files, version: Version) -> Result<Exported, Failure> {
    let (model, built) = build(file, files)?;
    let document = export::Exporter::new(&model, built).document()?;
    let tables = document
        .decisions
        .iter()
        .filter_map(document::Decision::table);
    Ok(Exported {
        xml: write::xml(&document, version),
        decisions: document.decisions.len(),
        rows: tables.map(|table| table.rules.len()).sum(),
        notes: document.notes,
    })
}

/// The decision tables of DMN XML as a pack file.
///
/// # Errors
/// The text is no DMN, or a table in it is not sound.
pub fn import(xml: &str) -> Result<Imported, Fault> {
    import::pack(&read::document(xml)?)
}
