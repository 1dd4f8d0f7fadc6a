//! A set as a file: its text, with the pack and a title, as the trainer saves it and `lots` opens it.

use serde::{Deserialize, Serialize};

use crate::training::set::{drawn_by, mark_of};

/// The number that the file of a set carries as `schema`.
const SCHEMA: u32 = 1;

/// What the file of a set carries as `kind`.
const KIND: &str = "training-set";

/// A set as it is saved, JSON such as
/// `{"schema": 1, "kind": "training-set", "pack": "stockholm", "set": "1;2026-11-23;7;20;80", "title": "Hösten"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSet {
    /// The format: always 1.
    pub schema: u32,
    /// What the file is: always `training-set`.
    pub kind: String,
    /// The id of the pack.
    pub pack: String,
    /// The text of the set, as [`Choice::text`](crate::training::Choice::text) has it.
    pub set: String,
    /// What the set is called; may be empty.
    #[serde(default)]
    pub title: String,
}

/// Why something is no file of a set for a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSavedSet {
    /// It is something else.
    Kind,
    /// It is of a version that is not known here.
    Schema(u32),
    /// It is of this other pack.
    OtherPack(String),
}

impl SavedSet {
    /// A set with its title.
    pub fn new(pack: &str, set: &str, title: &str) -> SavedSet {
        SavedSet {
            schema: SCHEMA,
            kind: KIND.to_owned(),
            pack: pack.to_owned(),
            set: set.to_owned(),
            title: title.to_owned(),
        }
    }

    /// What its file is called: the pack, the draw number and some letters of its own, by which sets of one number lie side by side in a
    /// folder. The title is not in it: it may be anything, and the name stands in commands.
    pub fn file_name(&self) -> String {
        let seed = drawn_by(&self.set).unwrap_or_default();
        format!(
            "training-set-{}-{seed}-{}.json",
            self.pack,
            mark_of(&self.set)
        )
    }

    /// The same, where it is a file of this version for a pack.
    ///
    /// # Errors
    /// It is none, or for another pack.
    pub fn checked(self, pack: &str) -> Result<SavedSet, NoSavedSet> {
        if self.kind != KIND {
            Err(NoSavedSet::Kind)
        } else if self.schema != SCHEMA {
            Err(NoSavedSet::Schema(self.schema))
        } else if self.pack != pack {
            Err(NoSavedSet::OtherPack(self.pack))
        } else {
            Ok(self)
        }
    }
}
