//! What a learner has done, as a file: saved in one browser and brought back in it, or in another one.

use serde::{Deserialize, Serialize};

use crate::engine::pack::Pack;
use crate::exchange::answers;
use crate::training::lesson::LONGEST;
use crate::training::results::{self, PackOf};

/// The number that the file carries as `schema`.
const SCHEMA: u32 = 1;

/// What the file carries as `kind`.
pub const KIND: &str = "training-progress";

/// What has been done, as it is saved, JSON such as `{"schema": 1, "kind": "training-progress", "pack": {"id": "stockholm", "version": "1.0.0",
/// "hash": "sha256:…"}, "on": "2026-11-23", "kept": "…"}`. It holds no case and no name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedProgress {
    /// The format: always 1.
    pub schema: u32,
    /// What the file is: always [`KIND`].
    pub kind: String,
    /// The pack that it was done by.
    pub pack: PackOf,
    /// The day on which it was saved.
    pub on: String,
    /// The text that [`Lesson::kept`](crate::training::lesson::Lesson::kept) has.
    pub kept: String,
}

/// Why something cannot be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoProgress {
    /// It is something else.
    Kind,
    /// It is a result, which whoever holds the training counts.
    Result,
    /// It is of a version that is not known here.
    Schema(u32),
    /// It is of this other pack.
    OtherPack(String),
    /// It cannot be read, or not all of it.
    Damaged,
}

impl SavedProgress {
    /// What has been done by a pack, saved on a day.
    pub fn new(pack: &Pack, on: &str, kept: &str) -> SavedProgress {
        SavedProgress {
            schema: SCHEMA,
            kind: KIND.to_owned(),
            pack: PackOf::of(pack),
            on: on.to_owned(),
            kept: kept.to_owned(),
        }
    }

    /// The same, where it is a file of this version for a pack. Whether the text in it can be read is for the
    /// [lesson](crate::training::lesson::Lesson::kept_elsewhere) to say.
    ///
    /// # Errors
    /// It is none, or for another pack.
    pub fn checked(self, pack: &str) -> Result<SavedProgress, NoProgress> {
        let is_kept = (1..=LONGEST).contains(&self.kept.len());
        if self.kind != KIND {
            Err(not_of(&self.kind))
        } else if self.schema != SCHEMA {
            Err(NoProgress::Schema(self.schema))
        } else if self.pack.id != pack {
            Err(NoProgress::OtherPack(self.pack.id))
        } else if !is_kept || answers::date(&self.on).is_none() {
            Err(NoProgress::Damaged)
        } else {
            Ok(self)
        }
    }
}

/// Why a file of another kind is refused.
pub fn not_of(kind: &str) -> NoProgress {
    match kind {
        KIND => NoProgress::Damaged,
        results::KIND => NoProgress::Result,
        _ => NoProgress::Kind,
    }
}
