//! What a result file is called, so that those of several learners and sets can lie in one folder.

use crate::training::results::Results;
use crate::training::set::{drawn_by, mark_of};

/// How many letters of a learner's name stand in it.
const LONGEST: usize = 40;

impl Results {
    /// Its name: the pack, the draw number of the set where there is one and some letters of that set's own, the day, and the learner's name; without one `mark` in its place,
    /// some letters that no other file has.
    pub fn file_name(&self, mark: &str, ending: &str) -> String {
        let set = match drawn_by(&self.set) {
            Some(seed) => format!("-{seed}-{}", mark_of(&self.set)),
            None => String::new(),
        };
        let who = match plain(&self.name) {
            name if name.is_empty() => mark.to_owned(),
            name => name,
        };
        format!("training-{}{set}-{}-{who}.{ending}", self.pack.id, self.on)
    }
}

/// The letters and digits of a name, with a dash for whatever stands between them.
fn plain(name: &str) -> String {
    let words = name.split(|it: char| !it.is_alphanumeric());
    let words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    words.join("-").chars().take(LONGEST).collect()
}
