//! `lots dmn`: a pack's decision tables as DMN XML, and a pack file made of such. What is not carried goes to standard error.

use std::path::Path;

use clap::{Subcommand, ValueEnum};
use serde_json::json;

use crate::author::read_text;
use crate::cli::{Format, Trouble, day, in_force, place, plural, print, trouble, unsound, write};
use crate::workbench::dmn::{self, LONGEST, cases::cases};

/// What is to be done.
#[derive(Subcommand)]
pub(super) enum Action {
    /// Write a pack's decision tables as DMN XML
    #[command(
        after_help = "Exit code: 0 written; 1 the pack has problems; 2 wrong use or a file that cannot be read or written."
    )]
    Export {
        /// A pack file or the id of a shipped pack
        pack: String,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        out: String,
        /// The version of the format
        #[arg(long, value_name = "VERSION", value_enum, default_value_t = Version::V1_3)]
        dmn: Version,
        /// Also write cases, as JSON, that another engine can be held against: inputs, and what must come of them
        #[arg(long, value_name = "FILE")]
        cases: Option<String>,
        /// The day the cases are judged on; today if left out
        #[arg(long, value_name = "DATE", requires = "cases")]
        on: Option<String>,
        /// How it is told what was written
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Make a pack file of the decision tables of a DMN file
    #[command(
        after_help = "Exit code: 0 written; 2 wrong use, a file that cannot be read or written, no sound DMN."
    )]
    Import {
        /// A DMN file, version 1.1 to 1.5
        file: String,
        /// The pack file to write; it must not be there yet
        #[arg(long, value_name = "FILE")]
        out: String,
        /// How it is told what was written
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// A version of the format that is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Version {
    /// What the common editors read
    #[value(name = "1.3")]
    V1_3,
    /// The latest
    #[value(name = "1.5")]
    V1_5,
}

pub(super) fn run(action: Action) -> Result<(), Trouble> {
    match action {
        Action::Export {
            pack,
            out,
            dmn,
            cases,
            on,
            format,
        } => {
            let unsound = unsound::tell([pack.as_str()]);
            let version = match dmn {
                Version::V1_3 => dmn::Version::V1_3,
                Version::V1_5 => dmn::Version::V1_5,
            };
            export(
                &pack,
                &out,
                version,
                cases.as_deref(),
                on.as_deref(),
                format,
            )
            .and(unsound)
        }
        Action::Import { file, out, format } => import(&file, &out, format),
    }
}

fn export(
    pack: &str,
    out: &str,
    version: dmn::Version,
    case_file: Option<&str>,
    on: Option<&str>,
    format: Format,
) -> Result<(), Trouble> {
    let on = day(on)?;
    let (file, files) = place(pack);
    let exported = dmn::export(&file, files, version).map_err(|failure| trouble(pack, failure))?;
    let cases = case_file
        .map(|_| cases(&file, files, on))
        .transpose()
        .map_err(|failure| trouble(pack, failure))?;
    if let Some(cases) = &cases {
        in_force(&cases.pack, cases.validity, on)?;
    }
    write::file(Path::new(out), &exported.xml)?;
    let mut told = json!({
        "file": out, "decisions": exported.decisions, "rows": exported.rows,
        "bytes": exported.xml.len(), "not_carried": exported.notes,
    });
    let mut lines = vec![format!(
        "{out}: {}, {}, {} bytes",
        plural(exported.decisions, "decision"),
        plural(exported.rows, "row"),
        exported.xml.len()
    )];
    if let Some((case_file, cases)) = case_file.zip(cases) {
        let text = serde_json::to_string(&cases.json).expect("cases have only string keys");
        write::file(Path::new(case_file), &text)?;
        told["cases"] = json!({ "file": case_file, "count": cases.count, "skipped": cases.skipped, "complete": cases.complete });
        let whole = match (cases.complete, cases.skipped) {
            (true, _) => "of every class of cases".to_owned(),
            (false, 0) => "of every step between classes".to_owned(),
            (false, skipped) => format!(
                "not of every class: {skipped} left out, whose dates and numbers do not go together"
            ),
        };
        lines.push(format!(
            "{case_file}: {}, {whole}",
            plural(cases.count, "case")
        ));
    }
    tell(format, &lines, &told, &exported.notes);
    Ok(())
}

fn import(file: &str, out: &str, format: Format) -> Result<(), Trouble> {
    let wrong = |what: String| Trouble::Use(vec![what]);
    let text = read_text(file, LONGEST).map_err(|why| wrong(format!("`{file}` {why}")))?;
    let made = dmn::import(&text)
        .map_err(|fault| wrong(format!("{file}:{}: {}", fault.line, fault.what)))?;
    write::new_file(Path::new(out), &made.toml)?;
    let told = json!({
        "file": out, "decisions": made.decisions, "rules": made.rules, "not_carried": made.notes,
    });
    let line = format!(
        "{out}: {}, {}; go on with `lots check {out}`",
        plural(made.decisions, "decision"),
        plural(made.rules, "rule")
    );
    tell(format, &[line], &told, &made.notes);
    Ok(())
}

/// Says what was written, and what was not carried: for programs in the JSON, for people on standard error.
fn tell(format: Format, lines: &[String], told: &serde_json::Value, notes: &[String]) {
    match format {
        Format::Json => print(&format!("{told:#}\n")),
        Format::Text => {
            print(&format!("{}\n", lines.join("\n")));
            if !notes.is_empty() {
                eprintln!("not carried:");
            }
            for note in notes {
                eprintln!("  {note}");
            }
        }
    }
}
