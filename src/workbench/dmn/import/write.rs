//! A pack that was made as the text of a pack file.

use std::fmt::Write;

use crate::workbench::dmn::document::Document;
use crate::workbench::dmn::import::said::said;
use crate::workbench::dmn::import::{Draft, Fact, Kind, Made};
use crate::workbench::dmn::names;

/// The language that a pack is in where the file does not say.
pub(super) const LANG: &str = "sv";

/// The languages that a pack can be in.
const LANGS: [&str; 3] = ["sv", "da", "en"];

/// The language of a document, where it is one that a pack can be in.
pub(super) fn lang(document: &Document) -> Option<&str> {
    let tag = document.lang.split(['-', '_']).next()?;
    LANGS
        .into_iter()
        .find(|lang| lang.eq_ignore_ascii_case(tag))
}

/// The pack file.
pub(super) fn toml(document: &Document, draft: &Draft) -> String {
    let mut out = Out(String::new());
    out.line("# Made from decision tables in DMN. Sources, reasons and screens are still to be written: see `lots check`.");
    if !draft.notes.is_empty() {
        out.line("#");
        out.line("# Not carried:");
        for note in &draft.notes {
            out.line(&format!("# - {}", note.replace(['\n', '\r'], " ")));
        }
    }
    if !document.description.is_empty() {
        out.line("#");
        out.line("# What the file says of itself:");
        out.remarks(&document.description);
    }
    out.line("\n[pack]");
    out.text("id", &names::plain(&document.name));
    out.text("version", "0.1.0");
    out.text("title", &document.label);
    out.text("lang", lang(document).unwrap_or(LANG));
    for fact in &draft.facts {
        out.fact(fact);
    }
    for made in &draft.decisions {
        out.decision(made);
    }
    let any = draft.facts.first().map(|fact| fact.id.as_str());
    for made in &draft.decisions {
        out.table(made, any);
    }
    out.0
}

/// What yes and no are called where nobody calls them otherwise, or does not say.
const PLAIN: [&str; 8] = ["Ja", "Nej", "Yes", "No", "ja", "nej", "yes", "no"];

/// The codes that a description may speak of.
fn known(fact: &Fact) -> Vec<String> {
    let extra = ["yes", "no", "unknown"].map(str::to_owned);
    match &fact.kind {
        Kind::YesNo { .. } => extra.to_vec(),
        Kind::Choice { values, .. } => [values.as_slice(), &extra[2..]].concat(),
        Kind::Choices { values } => values.clone(),
        Kind::Number { .. } | Kind::Date => Vec::new(),
    }
}

/// A text as TOML.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// One text, or several as a list.
pub(super) fn list(texts: &[String]) -> String {
    let items: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    match items.as_slice() {
        [only] => only.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

struct Out(String);

impl Out {
    fn line(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn text(&mut self, key: &str, text: &str) {
        self.line(&format!("{key} = {}", quoted(text)));
    }

    fn fact(&mut self, fact: &Fact) {
        self.line("\n[[fact]]");
        self.text("id", &fact.id);
        let (kind, values, unknown): (&str, &[String], bool) = match &fact.kind {
            Kind::YesNo { unknown } => ("yes_no", &[], *unknown),
            Kind::Choice { values, unknown } => ("choice", values, *unknown),
            Kind::Choices { values } => ("choices", values, false),
            Kind::Number { .. } => ("number", &[], false),
            Kind::Date => ("date", &[], false),
        };
        self.text("kind", kind);
        if let Kind::Number { min, max } = fact.kind {
            self.line(&format!("range = [{min}, {max}]"));
        }
        if unknown {
            self.line("unknown = true");
        }
        let said = said(&fact.description, &known(fact));
        let is_question = fact.label.ends_with('?');
        match said.ask {
            Some(ref ask) => self.text("ask", ask),
            None if is_question => self.text("ask", &fact.label),
            None => self.text("ask", &format!("{}?", fact.label)),
        }
        if !is_question {
            self.text("short", &fact.label);
        }
        if !said.help.is_empty() {
            self.text("help", &said.help);
        }
        // Yes and no have words of their own in every language; other words are the file's.
        let both = ["yes", "no"].map(str::to_owned);
        let is_own = |code: &String| !PLAIN.contains(&said.label(code));
        let values = match &fact.kind {
            Kind::YesNo { .. } if both.iter().any(is_own) => both.as_slice(),
            _ => values,
        };
        for value in values {
            self.line("[[fact.value]]");
            self.text("code", value);
            self.text("label", said.label(value));
        }
    }

    fn decision(&mut self, made: &Made) {
        self.line("");
        self.remarks(&made.description);
        self.line("[[decision]]");
        self.text("id", &made.id);
        self.text("title", &made.title);
        self.text("kind", if made.many { "many" } else { "one" });
        self.line("primary = true");
        let said = said(&made.answers, &made.values);
        for value in &made.values {
            self.line("[[decision.value]]");
            self.text("code", value);
            self.text("label", said.label(value));
        }
    }

    /// A text as comments.
    fn remarks(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let plain: String = line.chars().filter(|c| !c.is_control()).collect();
            self.line(&format!("# {plain}"));
        }
    }

    /// A decision's table. One without inputs has a column all the same, for a fact that no row looks at.
    fn table(&mut self, made: &Made, any: Option<&str>) {
        let default = format!("{}-default", made.id);
        if let Some(gives) = &made.default {
            self.line("\n[[rule]]");
            self.text("id", &default);
            self.text("decides", &made.id);
            self.gives(made, gives);
            self.text("because", "No row matches.");
        }
        if made.is_empty {
            self.line("\n[[rule]]");
            self.text("id", &format!("{}-none", made.id));
            self.text("decides", &made.id);
            self.line("gives = []");
            self.text("because", "Where no row matches, the list is empty.");
        }
        if made.rows.is_empty() {
            return;
        }
        self.line("\n[[table]]");
        self.text("id", &made.id);
        self.text("decides", &made.id);
        if made.ordered {
            self.line("ordered = true");
        }
        if made.default.is_some() {
            self.line(&format!("exception_to = [{}]", quoted(&default)));
        }
        let any = any.filter(|_| made.columns.is_empty());
        let columns = made.columns.iter().map(String::as_str).chain(any);
        let columns: Vec<String> = columns.map(quoted).collect();
        self.line(&format!("columns = [{}]", columns.join(", ")));
        for row in &made.rows {
            self.line("\n[[table.row]]");
            self.text("id", &row.id);
            let cells = row.cells.iter().map(String::as_str);
            let cells: Vec<&str> = cells.chain(any.map(|_| "\"*\"")).collect();
            self.line(&format!("when = [{}]", cells.join(", ")));
            for (key, day) in [("valid_from", row.days.from), ("valid_to", row.days.to)] {
                if let Some(day) = day {
                    self.line(&format!("{key} = {day}"));
                }
            }
            self.gives(made, &row.gives);
            self.text("because", &row.because);
        }
    }

    fn gives(&mut self, made: &Made, gives: &[String]) {
        let codes: Vec<String> = gives.iter().map(|code| quoted(code)).collect();
        if made.many {
            self.line(&format!("gives = [{}]", codes.join(", ")));
        } else {
            self.line(&format!("gives = {}", codes.join(", ")));
        }
    }
}
