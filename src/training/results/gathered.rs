//! Result files gathered for counting, as they are opened one after the other: each result once, and those of one pack alone.

use crate::engine::pack::Pack;
use crate::training::results::{NoResults, Results};

/// Result files, each under the name that it was opened by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered(Vec<(String, Results)>);

impl Gathered {
    /// Adds what was opened under a name. A table may hold many learners, so what cannot be counted with the others is left out by itself;
    /// gives what that is called, and why.
    pub fn add(
        &mut self,
        pack: &Pack,
        name: &str,
        opened: Vec<Results>,
    ) -> Vec<(String, NoResults)> {
        let is_alone = opened.len() == 1;
        let mut left_out = Vec::new();
        for it in opened {
            let why = if it.pack.id != pack.id {
                NoResults::OtherPack(it.pack.id.clone())
            } else if self.0.iter().any(|(_, other)| other.is_same(&it)) {
                NoResults::Twice
            } else {
                self.0.push((name.to_owned(), it));
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

    /// How many results there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The results, each with the name that it was opened by.
    pub(super) fn all(&self) -> &[(String, Results)] {
        &self.0
    }
}
