//! The set that was handed over, and what there really is of it.

use std::cell::OnceCell;

use crate::training::id::Id;
use crate::training::lesson::{Lesson, Stage};
use crate::training::set::{Amended, Choice, NoChoice};

/// Where a set came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A link, or the page that shows training.
    Link,
    /// A file that was opened on the page.
    File,
    /// A course on a learning platform.
    Course,
}

/// A set that was handed over.
pub struct Given {
    /// Its text.
    pub(super) text: String,
    /// Where it came from.
    pub origin: Origin,
    /// What it is called, where it came as a file that says so; else empty.
    pub title: String,
    /// What is chosen for it.
    pub choice: Choice,
    /// What of its text was not taken as it stands.
    pub amended: Amended,
    /// Its exercises, drawn when they are first asked for: it takes a moment, and who never sees the offer need not wait for it.
    exercises: OnceCell<Vec<Id>>,
}

impl Lesson {
    /// Takes a set that somebody has put together, as the text in a link.
    ///
    /// # Errors
    /// It is none.
    pub fn take_set(&mut self, text: &str) -> Result<(), NoChoice> {
        self.take_set_from(Origin::Link, text, "")
    }

    /// Takes such a set from wherever it came, with what it is called, which may be nothing.
    ///
    /// # Errors
    /// It is none.
    pub fn take_set_from(
        &mut self,
        origin: Origin,
        text: &str,
        title: &str,
    ) -> Result<(), NoChoice> {
        let (choice, amended) = Choice::take(text, &self.pack, &self.material)?;
        self.given = Some(Given {
            text: text.to_owned(),
            origin,
            title: title.trim().to_owned(),
            choice,
            amended,
            exercises: OnceCell::new(),
        });
        Ok(())
    }

    /// Takes such a set out of a file, with what it is called, while the lesson is looked at, and shows it among what there is to do.
    ///
    /// # Errors
    /// It is none.
    pub fn open_set(&mut self, text: &str, title: &str) -> Result<(), NoChoice> {
        self.take_set_from(Origin::File, text, title)?;
        self.show(Stage::Start);
        Ok(())
    }

    /// The set that was handed over.
    pub fn given(&self) -> Option<&Given> {
        self.given.as_ref()
    }

    /// Whether its exercises have been drawn: of some choices that takes seconds, and nobody should wait for a page for their sake.
    pub fn has_drawn_given(&self) -> bool {
        let given = self.given.as_ref();
        given.is_none_or(|it| it.exercises.get().is_some())
    }

    /// The exercises that it has here, which may be none.
    pub fn given_exercises(&self) -> &[Id] {
        let Some(given) = &self.given else {
            return &[];
        };
        given.exercises.get_or_init(|| {
            let trainer = self.trainer(given.choice.on);
            let set = trainer.map(|it| it.set(&given.choice).exercises);
            set.into_iter().flatten().map(|it| it.id).collect()
        })
    }
}
