//! What a TOML parser says of a fault, as a newcomer needs to hear it.

use crate::author::problem::{Kind, Place, Problems};

/// Quotes of word processors, which TOML does not know.
const CURVED: [char; 9] = ['“', '”', '„', '‟', '’', '‘', '‚', '«', '»'];

/// A text with quotes in it, of which the first ended it.
const QUOTES_INSIDE: &str = "a quote inside a text is written \\\", or the text stands in '…'; guillemets (»…«) need neither";

/// Notes a fault. `line` is the line it is in, `from` what stands there from the fault on, `opened` the line of the bracket that it
/// is in.
pub(crate) fn note(
    place: &Place,
    message: &str,
    line: &str,
    from: &str,
    opened: Option<u32>,
    problems: &mut Problems,
) {
    let hint = if ended_early(line, from) {
        Some(QUOTES_INSIDE.to_owned())
    } else {
        // A fault on a later line than the bracket is its missing end.
        let above = opened.filter(|opened| *opened < place.line);
        above
            .map(|opened| format!("a bracket that opens on line {opened} is not closed there"))
            .or_else(|| hint(message, line.trim(), from))
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

/// The name of a table that stands again, `[[rule]]`, and where it stands first, `[rule]`: nothing where the fault is another.
pub(crate) fn stands_alone<'t>(
    text: &str,
    message: &str,
    line: &'t str,
) -> Option<(&'t str, usize)> {
    let name = line.trim().strip_prefix("[[")?.split_once("]]")?.0.trim();
    if !message.starts_with("duplicate key") {
        return None;
    }
    let mut from = 0;
    text.split_inclusive('\n').find_map(|own| {
        let at = from;
        from += own.len();
        let single = own.trim().strip_prefix('[')?.split_once(']')?.0.trim();
        (single == name).then_some((name, at))
    })
}

/// Notes that a table which stands several times has one bracket only where it stands first.
pub(crate) fn note_alone(name: &str, first: &Place, again: &Place, problems: &mut Problems) {
    problems.add_with(
        first,
        Kind::Syntax,
        format!(
            "`[{name}]` has one bracket, and stands again on line {}",
            again.line
        ),
        Some(format!(
            "write [[{name}]]: a table that stands several times has two brackets"
        )),
    );
}

/// Whether a letter stands right behind the quote that ended a text: it was meant to stand in it.
pub(crate) fn ended_early(line: &str, from: &str) -> bool {
    let before = line.strip_suffix(from).unwrap_or_default();
    before.ends_with('"')
        && before.matches('"').count() > 1
        && from.starts_with(char::is_alphanumeric)
}

/// Where the innermost bracket of a value opens that is still open at a place of a file; nothing outside of values.
pub(crate) fn left_open(text: &str, at: usize) -> Option<usize> {
    let (mut open, mut chars) = (Vec::new(), text.char_indices().peekable());
    // Whether a `=` has been seen on this line or a bracket is open: before it, brackets make a heading.
    let (mut in_value, mut quote): (bool, Option<char>) = (false, None);
    while let Some((place, c)) = chars.next().filter(|(place, _)| *place < at) {
        match (quote, c) {
            (Some('"'), '\\') => _ = chars.next(),
            (Some(own), c) if own == c => quote = None,
            // A text that is not closed on its line: what follows is no text.
            (Some(_), '\n') => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => {
                let triple = text
                    .get(place..place + 3)
                    .is_some_and(|q| q.chars().all(|q| q == c));
                if triple {
                    let end: String = [c; 3].iter().collect();
                    let rest = text.get(place + 3..)?;
                    let past = place + 3 + rest.find(&end)? + 3;
                    while chars.next_if(|(place, _)| *place < past).is_some() {}
                } else {
                    quote = Some(c);
                }
            }
            (None, '#') => while chars.next_if(|(_, c)| *c != '\n').is_some() {},
            (None, '\n') => in_value &= !open.is_empty(),
            (None, '=') => in_value = true,
            (None, '[' | '{') if in_value => open.push(place),
            (None, ']' | '}') if in_value => _ = open.pop(),
            (None, _) => {}
        }
    }
    open.last().copied()
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
    } else if starts("invalid inline table element") && from.starts_with(']') {
        "what opens with { closes with }"
    } else if starts("invalid escape") || starts("missing escaped value") {
        "write \\\\ for a backslash, or use single quotes"
    } else if starts("duplicate key") && line == "[pack]" {
        "a pack has one header; a module has none"
    } else if starts("duplicate key") && line.starts_with("[[") {
        "it stands above with one bracket or as a key"
    } else if starts("duplicate key") && line.starts_with('[') {
        "a table that stands several times has two brackets, such as [[rule]]"
    } else if starts("duplicate key") && line.contains('{') {
        "a name stands once between braces: write both ends of a number in one test, such as age = \"21..29\", or all = [{ … }, { … }]"
    } else if starts("duplicate key") {
        "a key stands once in a table; does a line such as [[rule]] lack above it?"
    } else {
        return None;
    };
    Some(hint.to_owned())
}
