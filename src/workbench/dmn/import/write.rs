//! A pack that was made as the text of a pack file.

use std::fmt::Write;

use crate::workbench::dmn::document::Document;
use crate::workbench::dmn::import::{Draft, Fact, Kind, Made};
use crate::workbench::dmn::names;

/// The language that a pack is in where the file does not say.
const LANG: &str = "sv";

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
    out.line("\n[pack]");
    out.text("id", &names::plain(&document.name));
    out.text("version", "0.1.0");
    out.text("title", &document.label);
    out.text("lang", LANG);
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
        self.text("ask", &fact.ask);
        if !fact.help.is_empty() {
            self.text("help", &fact.help);
        }
        for value in values {
            self.line("[[fact.value]]");
            self.text("code", value);
            self.text("label", value);
        }
    }

    fn decision(&mut self, made: &Made) {
        self.line("\n[[decision]]");
        self.text("id", &made.id);
        self.text("title", &made.title);
        self.text("kind", if made.many { "many" } else { "one" });
        self.line("primary = true");
        for value in &made.values {
            self.line("[[decision.value]]");
            self.text("code", value);
            self.text("label", value);
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
