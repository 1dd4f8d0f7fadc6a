//! A heading of the level that the host page asks for.

use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el};

/// A heading, `below` levels under the widget's top level.
#[inline(never)]
pub fn heading(desk: Desk, below: u8, class: &'static str) -> Markup {
    // The stage follows each step and this setting already; a heading of its own accord would have it built anew for any other.
    el(tag(desk.settings_now().heading_level + below), class)
}

/// The element of a heading on a level: the page's own heading is the first.
pub fn tag(level: u8) -> &'static str {
    match level {
        ..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        6.. => "h6",
    }
}

/// The heading that takes the focus after a step.
pub fn focused_heading(desk: Desk, class: &'static str) -> Markup {
    heading(desk, 0, class)
        .attr("id", "lots-heading")
        .attr("tabindex", "-1")
        .attr("data-focus", "")
}
