//! What the host page chooses while the widget runs, and what it is told.

use crate::engine::pack::FactId;
use crate::session::Presentation;
use crate::session::screen::View;

/// What the host page may choose about looks and keys while the widget runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The level of the widget's top heading, 2 to 5.
    pub heading_level: u8,
    /// Whether number keys choose answers.
    pub shortcuts: bool,
    /// Whether the host page names a page that opens links, so that one can be made.
    pub makes_links: bool,
    /// After how many minutes without a touch the case is thrown away; never where none is given.
    pub clear_after: Option<u32>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            heading_level: 2,
            shortcuts: true,
            makes_links: false,
            clear_after: None,
        }
    }
}

/// What the visitor did that the host page is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening {
    /// An answer was given, changed or taken back.
    Answered(FactId),
    /// The result came to be shown, or changed.
    Result,
    /// A text was copied.
    Copied,
    /// A judgement of the visitor's own was given, changed or taken back.
    Judged,
    /// The case was thrown away.
    StartedAgain,
    /// The questions are put otherwise.
    Presented(Presentation),
    /// A case is to be judged today that came by a link, with a day of its own.
    JudgedToday,
    /// Another view has come, by whatever way.
    Shown(View),
}
