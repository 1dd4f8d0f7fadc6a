//! A mark, as a sign and a word.

use crate::training::Mark;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::markup::{Markup, el};
use crate::ui::training::room::Room;

/// The mark of one decision.
pub(super) fn mark(room: Room, mark: Mark) -> Markup {
    let (state, sign, place) = match mark {
        Mark::Right => ("settled", Icon::Check, 0),
        Mark::Partly => ("conflict", Icon::Gap, 1),
        Mark::Wrong => ("contradiction", Icon::Cross, 2),
    };
    el("span", "lots-tag")
        .attr("data-state", state)
        .child(icon(sign))
        .text(room.says.marks[place])
}
