//! The sentence to say aloud to the caller.

use crate::ui::components::heading::heading;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el};
use crate::ui::wording::wording;

/// What the settled decisions say, in one breath.
pub fn say(desk: Desk, decisions: &[Vec<String>]) -> Markup {
    let words = desk.words;
    // To be said to the caller, in the language of the rules: their words, joined as that language does.
    let own = wording(&[&desk.pack().lang]);
    let (open, close) = own.quotes;
    let sentence = el("p", "lots-say__sentence")
        .text(open)
        .text(&own.sentences(decisions))
        .text(close);
    el("section", "lots-say")
        .child(heading(desk, 0, "lots-eyebrow").text(words.say))
        .child(desk.of_pack(sentence))
}
