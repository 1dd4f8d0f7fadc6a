//! The sentence to say aloud to the caller.

use crate::ui::components::heading::heading;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el};

/// What the settled decisions say, in one breath.
pub fn say(desk: Desk, decisions: &[Vec<String>]) -> Markup {
    let words = desk.words;
    let (open, close) = words.quotes;
    let sentence = el("p", "lots-say__sentence")
        .text(open)
        .text(&words.sentences(decisions))
        .text(close);
    el("section", "lots-say")
        .child(heading(desk, 0, "lots-eyebrow").text(words.say))
        .child(sentence)
}
