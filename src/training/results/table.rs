//! Results as a table: a row an exercise, with a header, lines that end in CR LF, and no cell that a spreadsheet takes for a formula.
//!
//! As RFC 4180 has it but for the sign between cells, a semicolon: where a comma stands in numbers, as in Sweden and Denmark, spreadsheets
//! take no other for it. All numbers in it are whole.

use crate::training::judging::{Confidence, Mark};
use crate::training::results::Results;

/// The columns that every table has; those of the decisions follow.
pub(super) const COLUMNS: [&str; 19] = [
    "name",
    "on",
    "pack",
    "version",
    "set",
    "number",
    "of",
    "id",
    "kind",
    "title",
    "points",
    "right",
    "confidence",
    "seconds",
    "rules",
    "topics",
    "needless",
    "missed",
    "hash",
];

impl Results {
    /// The table. Lists stand in one cell with spaces between; what is said of each decision in three: `predicted plan`, `key plan`,
    /// `mark plan`.
    pub fn csv(&self) -> String {
        let mut decisions: Vec<&str> = Vec::new();
        for (decision, _) in self.exercises.iter().flat_map(|it| &it.key.0) {
            if !decisions.contains(&decision.as_str()) {
                decisions.push(decision);
            }
        }
        let mut header: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
        for decision in &decisions {
            header.extend(["predicted", "key", "mark"].map(|what| format!("{what} {decision}")));
        }
        let mut text = String::new();
        row(&mut text, &header);
        for it in &self.exercises {
            let mut cells: Vec<String> = [
                self.name.as_str(),
                &self.on,
                &self.pack.id,
                &self.pack.version,
                &it.set,
                &it.number.to_string(),
                &it.of.to_string(),
                &it.id,
                &it.kind,
                it.title.as_deref().unwrap_or_default(),
                &it.points.to_string(),
                if it.right { "yes" } else { "no" },
                sure(it.confidence),
                &it.seconds.to_string(),
                &it.rules.join(" "),
                &it.topics.join(" "),
                &it.needless.join(" "),
                &it.missed.join(" "),
                &self.pack.hash,
            ]
            .map(str::to_owned)
            .to_vec();
            for decision in &decisions {
                let said = [it.predicted.get(decision), it.key.get(decision)];
                cells.extend(said.map(|said| said.map(|it| it.cell()).unwrap_or_default()));
                let mark = it.marks.get(decision).copied();
                cells.push(mark.map(marked).unwrap_or_default().to_owned());
            }
            row(&mut text, &cells);
        }
        text
    }
}

pub(super) fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Guessing => "guessing",
        Confidence::Fairly => "fairly",
        Confidence::Sure => "sure",
    }
}

pub(super) fn marked(mark: Mark) -> &'static str {
    match mark {
        Mark::Right => "right",
        Mark::Partly => "partly",
        Mark::Wrong => "wrong",
    }
}

fn row(text: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            text.push(';');
        }
        put(text, cell);
    }
    text.push_str("\r\n");
}

/// One cell.
fn put(text: &mut String, cell: &str) {
    let defused = defused(cell);
    if cell.contains(['"', ',', '\r', '\n', ';']) {
        text.push('"');
        text.push_str(defused);
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(defused);
        text.push_str(cell);
    }
}

/// What stands before a cell that would begin a formula, also behind spaces, which spreadsheets skip: an apostrophe. A dash alone begins
/// none.
pub(super) fn defused(cell: &str) -> &'static str {
    let begins = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n');
    let is_formula = cell.starts_with(begins) || cell.trim_start().starts_with(begins);
    if is_formula && cell != "-" { "'" } else { "" }
}
