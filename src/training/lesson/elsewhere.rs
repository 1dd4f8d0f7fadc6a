//! What was kept elsewhere takes the place of what is kept here.

use crate::training::lesson::kept::Kept;
use crate::training::lesson::{Before, Lesson, Stage};

/// What there is in something that was kept elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// How many exercises are remembered.
    pub exercises: usize,
    /// How many exercises of a set under way are done, and how many it has.
    pub left: Option<(usize, usize)>,
    /// Whether other rules let go of some of it.
    pub is_of_other_rules: bool,
}

impl Lesson {
    /// What there is in a text that another lesson on the pack has kept; nothing where it cannot be read, or only in part.
    pub fn kept_elsewhere(&self, text: &str) -> Option<Elsewhere> {
        let (kept, before) = Kept::read(text, &self.pack, &self.material);
        let is_sound = !text.is_empty() && before != Before::Damaged;
        let left = kept.round.as_ref().filter(|it| it.next().is_some());
        is_sound.then(|| Elsewhere {
            exercises: kept.memory.count(),
            left: left.map(|it| (it.done.len(), it.exercises.len())),
            is_of_other_rules: before == Before::OtherRules,
        })
    }

    /// Goes on from there, and forgets all that was done here. What cannot be read changes nothing.
    pub fn bring_back(&mut self, text: &str) {
        if self.kept_elsewhere(text).is_none() {
            return;
        }
        (self.kept, self.before) = Kept::read(text, &self.pack, &self.material);
        self.show(Stage::Start);
    }
}
