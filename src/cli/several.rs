//! Packs that a command looks at one by one: what is wrong with one keeps nobody from hearing of the others.

use serde_json::{Value, json};

use crate::author::Failure;
use crate::author::problem::Problem;
use crate::cli::{Trouble, no_such, print_problems};

/// What is wrong with the packs that did not come through.
#[derive(Default)]
pub(super) struct Failed {
    /// Problems of their content, pack by pack.
    pub(super) problems: Vec<Problem>,
    /// Why files cannot be read.
    pub(super) unreadable: Vec<String>,
}

impl Failed {
    /// What came through of a pack; what did not is kept.
    pub(super) fn kept<T>(&mut self, pack: &str, looked: Result<T, Failure>) -> Option<T> {
        match looked {
            Ok(found) => return Some(found),
            Err(Failure::Problems(problems)) => self.problems.extend(problems),
            Err(Failure::Unreadable(why)) => self.unreadable.push(no_such(pack, why)),
        }
        None
    }

    /// Prints the problems for people.
    pub(super) fn print(&self) {
        print_problems(&self.problems);
    }

    /// The problems for programs.
    pub(super) fn as_json(&self) -> Vec<Value> {
        self.problems.iter().map(problem_as_json).collect()
    }

    /// How a command ends that has printed everything that it found and all problems; `well` says whether what it found is as it
    /// should be.
    pub(super) fn end(self, well: bool) -> Result<(), Trouble> {
        if !self.unreadable.is_empty() {
            Err(Trouble::Use(self.unreadable))
        } else if !well || !self.problems.is_empty() {
            Err(Trouble::Content)
        } else {
            Ok(())
        }
    }
}

/// A problem for programs.
pub(super) fn problem_as_json(problem: &Problem) -> Value {
    json!({
        "file": &*problem.place.file, "line": problem.place.line, "kind": problem.kind.code(),
        "message": problem.message, "hint": problem.hint, "details": problem.details,
    })
}
