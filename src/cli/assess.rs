//! `lots assess`: one case to an assessment.

use std::io::Read;

use crate::author::problem::did_you_mean;
use crate::author::{self, Files};
use crate::cli::{Format, Trouble, checked, print, text, trouble};
use crate::exchange::answers::{self, AnswerError, Raw};
use crate::exchange::assessment::report;

/// The longest answers that are read, in bytes.
const LONGEST: u64 = 1 << 20;

pub(super) fn run(pack: &str, file: &str, on: Option<&str>, format: Format) -> Result<(), Trouble> {
    let on = match on {
        None => chrono::Local::now().date_naive(),
        Some(text) => answers::date(text)
            .ok_or_else(|| wrong(format!("`{text}` is no date such as 2026-11-23")))?,
    };
    let raw = read(file)?;
    let pack = checked(pack)
        .map_err(|failure| trouble(pack, failure))?
        .pack;
    if let Some(end) = pack.valid_to.filter(|end| *end < on) {
        return Err(wrong(format!(
            "the pack `{}` was valid to {end}, and the case is judged on {on}",
            pack.id
        )));
    }
    if let Some(start) = pack.valid_from.filter(|start| *start > on) {
        return Err(wrong(format!(
            "the pack `{}` is valid from {start}, and the case is judged on {on}",
            pack.id
        )));
    }
    let case = answers::case(&pack, &raw, on)
        .map_err(|errors| Trouble::Use(errors.iter().map(in_words).collect()))?;
    match format {
        Format::Json => print(&format!(
            "{}\n",
            serde_json::to_string_pretty(&report(&pack, &case))
                .expect("a report has only string keys")
        )),
        Format::Text => print(&text::assessment(&pack, &case)),
    }
    Ok(())
}

fn wrong(line: String) -> Trouble {
    Trouble::Use(vec![line])
}

fn read(file: &str) -> Result<Raw, Trouble> {
    let name = if file == "-" { "the answers" } else { file };
    let text = if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .take(LONGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| wrong(format!("{name} cannot be read: {}", error.kind())))?;
        if bytes.len() as u64 > LONGEST {
            return Err(wrong(format!(
                "{name} are larger than {} MiB",
                LONGEST >> 20
            )));
        }
        String::from_utf8(bytes).map_err(|_| wrong(format!("{name} are not UTF-8")))?
    } else {
        author::Disk
            .read(file)
            .map_err(|why| wrong(format!("`{file}` {why}")))?
    };
    serde_json::from_str(&text).map_err(|error| wrong(format!("{name}: {error}")))
}

fn in_words(error: &AnswerError) -> String {
    let sought = error.what.rsplit('`').nth(1).unwrap_or_default();
    match did_you_mean(sought, error.known.iter().map(String::as_str)) {
        Some(hint) => format!("{error}; {hint}"),
        None if error.known.is_empty() || error.known.len() > 16 => error.to_string(),
        None => format!("{error}; it has {}", error.known.join(", ")),
    }
}
