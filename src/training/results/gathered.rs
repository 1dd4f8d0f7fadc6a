//! Result files gathered for counting, as they are opened one after the other: each result once.

use crate::engine::pack::Pack;
use crate::training::results::{NoResults, Results};

/// Adds what was opened under a name to what is gathered. A table may hold many learners, so what cannot be counted with the others is left
/// out by itself; gives what that is called, and why.
pub fn gather(
    pack: &Pack,
    gathered: &mut Vec<(String, Results)>,
    name: &str,
    opened: Vec<Results>,
) -> Vec<(String, NoResults)> {
    let is_alone = opened.len() == 1;
    let mut left_out = Vec::new();
    for it in opened {
        let why = if it.pack.id != pack.id {
            NoResults::OtherPack(it.pack.id.clone())
        } else if gathered.iter().any(|(_, other)| other.is_same(&it)) {
            NoResults::Twice
        } else {
            gathered.push((name.to_owned(), it));
            continue;
        };
        let called = match it.name.trim() {
            who if !is_alone && !who.is_empty() => format!("{name}, {who}"),
            _ => name.to_owned(),
        };
        left_out.push((called, why));
    }
    left_out
}
