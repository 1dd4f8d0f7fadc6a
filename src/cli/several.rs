//! Several packs of one command: what is wrong with one keeps nobody from hearing of the others, and as many are looked at at
//! once as the machine has processors.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::{Value, json};

use crate::author::Failure;
use crate::author::problem::Problem;
use crate::cli::{Trouble, no_such, print_problems};

/// The stack of a thread, as large as that which a program starts with: what can be looked at alone can be beside others.
const STACK: usize = 8 << 20;

/// What looking at each of some packs comes to, in their order.
pub(super) fn at_once<T: Send>(packs: &[String], look: impl Fn(&str) -> T + Sync) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let work = || -> Vec<(usize, T)> {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(pack) = packs.get(at) else {
                return done;
            };
            done.push((at, look(pack)));
        }
    };
    let mut done = thread::scope(|scope| {
        // This thread works too; where no other can be had, alone.
        let others: Vec<_> = (1..processors.min(packs.len()))
            .map_while(|_| {
                let builder = thread::Builder::new().stack_size(STACK);
                builder.spawn_scoped(scope, work).ok()
            })
            .collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, found)| found).collect()
}

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
