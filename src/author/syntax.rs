//! What a TOML parser says of a fault, as a newcomer needs to hear it.

use crate::author::problem::{Kind, Place, Problems};

/// Quotes of word processors, which TOML does not know.
const CURVED: [char; 9] = ['“', '”', '„', '‟', '’', '‘', '‚', '«', '»'];

/// A text with quotes in it, of which the first ended it.
const QUOTES_INSIDE: &str = "a quote inside a text is written \\\", or the text stands in '…'; guillemets (»…«) need neither";

/// Notes a fault. `line` is the line it is in, `from` what stands there from the fault on.
pub(crate) fn note(place: &Place, message: &str, line: &str, from: &str, problems: &mut Problems) {
    let hint = if ended_early(line, from) {
        Some(QUOTES_INSIDE.to_owned())
    } else {
        hint(message, line.trim(), from)
    };
    let told = match hint {
        // What the parser expected is said better by the hint.
        Some(_) => message
            .split([',', '\n'])
            .next()
            .unwrap_or_default()
            .to_owned(),
        None => message.replace('\n', ", "),
    };
    problems.add_with(place, Kind::Syntax, told, hint);
}

/// Whether a letter stands right behind the quote that ended a text: it was meant to stand in it.
pub(crate) fn ended_early(line: &str, from: &str) -> bool {
    let before = line.strip_suffix(from).unwrap_or_default();
    before.ends_with('"')
        && before.matches('"').count() > 1
        && from.starts_with(char::is_alphanumeric)
}

fn hint(message: &str, line: &str, from: &str) -> Option<String> {
    let starts = |beginning: &str| message.starts_with(beginning);
    let hint = if line.contains(CURVED) && !starts("duplicate") {
        "these quotes are curved; use straight ones: \"…\""
    } else if message.contains(" assignment ") && line.contains(['<', '>']) {
        "a test stands in quotes, such as age = \">= 19\""
    } else if starts("string values must be quoted") {
        "a text stands in straight quotes, a date is written 2026-11-23, and true and false have small letters"
    } else if starts("invalid unquoted key") && line.contains(':') && !line.contains('=') {
        "write key = \"value\""
    } else if starts("invalid unquoted key") && !line.is_ascii() {
        "names are of letters a–z, digits, `_` and `-`"
    } else if starts("invalid basic string") && !from.trim_end_matches(['\r', '\n']).contains('"') {
        "a text ends on its line; close it with a quote"
    } else if starts("invalid escape") || starts("missing escaped value") {
        "write \\\\ for a backslash, or use single quotes"
    } else if starts("duplicate key") && line == "[pack]" {
        "a pack has one header; a module has none"
    } else if starts("duplicate key") && line.starts_with("[[") {
        "it stands above with one bracket or as a key"
    } else if starts("duplicate key") && line.starts_with('[') {
        "a table that stands several times has two brackets, such as [[rule]]"
    } else if starts("duplicate key") {
        "a key stands once in a table; does a line such as [[rule]] lack above it?"
    } else {
        return None;
    };
    Some(hint.to_owned())
}
