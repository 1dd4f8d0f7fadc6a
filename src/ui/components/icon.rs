//! Small drawn signs; each always stands beside a word that says the same.

use crate::ui::markup::{Markup, drawing};

/// Which sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Settled, allowed.
    Check,
    /// Open.
    Question,
    /// The rules are silent.
    Gap,
    /// The rules collide.
    Conflict,
    /// Take care.
    Warning,
    /// Not allowed, remove.
    Cross,
    /// Plain information.
    Info,
    /// Back.
    Back,
    /// Opens and closes.
    Chevron,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Icon::Check => "M3.5 8.5l3 3 6-7",
            Icon::Question => "M5.7 6a2.3 2.3 0 1 1 3.4 2c-.7.4-1.1.9-1.1 1.6M8 12.2v.1",
            Icon::Gap => "M2.5 8h3M10.5 8h3M8 5v.1M8 8v.1M8 11v.1",
            Icon::Conflict => "M2.5 5.5h10l-2.5-2.5M13.5 10.5h-10l2.5 2.5",
            Icon::Warning => "M8 4v5M8 12v.1",
            Icon::Cross => "M4 4l8 8M12 4l-8 8",
            Icon::Info => "M8 7v5M8 4v.1",
            Icon::Back => "M10 3L5 8l5 5",
            Icon::Chevron => "M3.5 6L8 10.5 12.5 6",
        }
    }
}

/// A sign in the colour of the text around it.
pub fn icon(icon: Icon) -> Markup {
    drawing(icon.path())
}
