//! What a description says: the question, explanations, and what codes are called, as exports write them.

/// A description, taken apart.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Said {
    /// The question, where the first line is one.
    pub(super) ask: Option<String>,
    /// The rest, a line each.
    pub(super) help: String,
    /// Codes and what they are called.
    labels: Vec<(String, String)>,
}

impl Said {
    /// What a code is called; the code where nothing is said of it.
    pub(super) fn label<'s>(&'s self, code: &'s str) -> &'s str {
        let known = self.labels.iter().find(|(known, _)| known == code);
        known.map_or(code, |(_, label)| label)
    }
}

/// Takes a description apart. A line `CODE = LABEL` with one of the codes says what the code is called.
pub(super) fn said(description: &str, codes: &[String]) -> Said {
    let mut said = Said::default();
    let mut help: Vec<&str> = Vec::new();
    for (at, line) in description.lines().map(str::trim).enumerate() {
        let label = line.split_once(" = ");
        let label = label.filter(|(code, _)| codes.iter().any(|known| known == code));
        match label {
            Some((code, label)) => said.labels.push((code.to_owned(), label.trim().to_owned())),
            None if at == 0 && line.ends_with('?') => said.ask = Some(line.to_owned()),
            None => help.push(line),
        }
    }
    said.help = help.join("\n").trim().to_owned();
    said
}
