//! What the widget promises, which rules it used, and its keys.

use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line, live};

/// The foot.
pub fn foot(desk: Desk) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let mut keys = el("dl", "");
    for (key, does) in words.key_list {
        keys = keys.child(
            el("div", "lots-foot__key")
                .child(el("dt", "").child(line("kbd", "lots-key", key)))
                .child(line("dd", "", does)),
        );
    }
    let help = el(
        "details",
        "lots-details lots-details--quiet lots-foot__keys",
    )
    .child(line("summary", "", words.keys))
    .child(live(move || switch(desk)))
    .child(keys);
    el("footer", "lots-foot")
        .child(
            line("p", "", words.privacy)
                .text(" ")
                .text(words.no_decision),
        )
        .child(line("p", "", &(words.version)(&pack.title, &pack.version)))
        .child(help)
        .child(el("slot", "").attr("name", "footer"))
}

fn switch(desk: Desk) -> Markup {
    let field = el("input", "")
        .attr("type", "checkbox")
        .flag("checked", desk.settings().shortcuts)
        .on("change", move |_| desk.turn_shortcuts());
    el("label", "lots-foot__switch")
        .child(field)
        .child(line("span", "", desk.words.keys_on))
}
