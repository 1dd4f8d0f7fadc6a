//! Checks a compiled pack before anything uses it, so that nothing after it can fail.

mod asking;
mod beginning;
mod material;
mod telling;

use std::fmt;

use crate::engine::diagram::Ref;
use crate::engine::pack::{FORMAT, Pack};

/// Why a compiled pack is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// It is of another format than this program reads.
    Format(u32),
    /// Something in it refers to what is not there.
    Broken(&'static str),
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LoadError::Format(found) => write!(
                f,
                "the pack has format {found}, this program reads format {FORMAT}"
            ),
            LoadError::Broken(what) => write!(f, "the pack is damaged: {what}"),
        }
    }
}

impl std::error::Error for LoadError {}

impl Pack {
    /// Checks that every index in the pack leads somewhere.
    ///
    /// # Errors
    /// The first thing that does not.
    pub(crate) fn validate(&self) -> Result<(), LoadError> {
        self.validate_to_begin()?;
        self.levels_are_sound()?;
        self.decisions_are_sound()?;
        self.validate_to_tell()
    }

    /// The same of what the first question takes.
    ///
    /// # Errors
    /// The first thing that does not.
    pub(crate) fn validate_to_begin(&self) -> Result<(), LoadError> {
        if self.format != FORMAT {
            return Err(LoadError::Format(self.format));
        }
        self.facts_are_sound()?;
        self.beginnings_are_sound()
    }

    /// Whether a root is there, and every terminal below it less than `end`.
    fn is_root(&self, root: Ref, end: u32) -> bool {
        self.diagrams.contains(root) && {
            let reached = self.diagrams.reach_from(root, &self.diagrams.all());
            reached.checked_shr(end).unwrap_or(0) == 0
        }
    }

    fn is_yes_no(&self, root: Ref) -> bool {
        self.is_root(root, 3)
    }

    fn has_fact(&self, fact: usize) -> bool {
        fact < self.facts.len()
    }
}

fn sound(ok: bool, what: &'static str) -> Result<(), LoadError> {
    if ok {
        Ok(())
    } else {
        Err(LoadError::Broken(what))
    }
}
