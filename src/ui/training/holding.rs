//! What there is for who holds a training: a set is put together, and results are counted.

use crate::training::lesson::Message;
use crate::ui::markup::{Markup, button, el, line, several};
use crate::ui::training::paper::{self, Paper};
use crate::ui::training::room::Room;
use crate::ui::training::{counting, putting};

pub(super) fn page(room: Room) -> Markup {
    let says = &room.says.holding;
    let home = button("lots-button", move || room.send(Message::WentHome));
    let paper = Paper::new();
    let page = el("article", "lots-lesson")
        .child(room.title(says.title))
        .child(line("p", "", says.intro))
        .child(putting::part(room, paper))
        .child(counting::part(room))
        .child(el("div", "lots-actions").child(home.text(room.says.to_start)));
    several(vec![paper::sheets(room, paper), page])
}
