//! Words that are said, with whose they are: a rulebook has its own language, and who hears the page is told which.

use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, line, several};

/// A piece of what is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words; empty where nothing is said.
    pub words: String,
    /// Whether they are the rules' and not the program's.
    pub is_of_pack: bool,
}

impl Said {
    /// Words of the program.
    pub fn ours(words: impl Into<String>) -> Said {
        Said {
            words: words.into(),
            is_of_pack: false,
        }
    }

    /// Words of the rules.
    pub fn of_pack(words: impl Into<String>) -> Said {
        Said {
            words: words.into(),
            is_of_pack: true,
        }
    }

    /// The words with the language that they are in.
    pub fn markup(&self, desk: Desk) -> Markup {
        if self.is_of_pack {
            desk.of_pack(line("span", "", &self.words))
        } else {
            several(Vec::new()).text(&self.words)
        }
    }
}
