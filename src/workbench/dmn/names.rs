//! Names that FEEL and XML take: ids of packs, made so where they are not.

use std::collections::BTreeMap;

/// Words that a FEEL expression would read as something else than a name: keywords, and the functions that exports call.
const TAKEN: [&str; 36] = [
    "all",
    "and",
    "any",
    "between",
    "context",
    "count",
    "date",
    "distinct",
    "duration",
    "else",
    "every",
    "external",
    "false",
    "for",
    "function",
    "if",
    "in",
    "instance",
    "item",
    "list",
    "not",
    "null",
    "number",
    "of",
    "or",
    "return",
    "satisfies",
    "some",
    "string",
    "then",
    "time",
    "true",
    "partial",
    "boolean",
    "values",
    "contains",
];

/// Gives each thing a name of its own. Beside each name that is taken the first number that may still be free behind it.
#[derive(Debug, Default)]
pub(crate) struct Names(BTreeMap<String, usize>);

impl Names {
    /// A name like `wanted` that is plain and that nothing has yet.
    pub(crate) fn take(&mut self, wanted: &str) -> String {
        let plain = plain(wanted);
        let Some(&next) = self.0.get(&plain) else {
            self.0.insert(plain.clone(), 2);
            return plain;
        };
        let numbered = (next..).map(|number| (number, format!("{plain}_{number}")));
        let mut free = numbered.filter(|(_, name)| !self.0.contains_key(name));
        let (number, name) = free.next().unwrap_or((next, plain.clone()));
        self.0.insert(plain, number + 1);
        self.0.insert(name.clone(), 2);
        name
    }
}

/// A text as a plain name: ASCII letters, digits and `_`, never a word that means something else.
pub(crate) fn plain(text: &str) -> String {
    let mut name = String::new();
    for c in text.trim().chars() {
        match folded(c) {
            Some(c) => name.push(c),
            None if name.ends_with('_') || name.is_empty() => {}
            None => name.push('_'),
        }
    }
    // A name that an author wrote plain stays as it is, also where it ends in `_`.
    if !text.ends_with('_') {
        name.truncate(name.trim_end_matches('_').len());
    }
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert(0, 'x');
    }
    if TAKEN.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

fn folded(c: char) -> Option<char> {
    Some(match c {
        'å' | 'ä' | 'á' | 'à' => 'a',
        'Å' | 'Ä' => 'A',
        'ö' | 'ø' | 'ó' => 'o',
        'Ö' | 'Ø' => 'O',
        'æ' => 'a',
        'é' | 'è' | 'ê' => 'e',
        'ü' => 'u',
        _ if c.is_ascii_alphanumeric() || c == '_' => c,
        _ => return None,
    })
}
