//! What the rulebook says of what a reason rests on, beside the reason itself, so that nobody leaves a round for it: the document, what law it
//! goes by, and what that law says today.

use crate::engine::pack::Source;
use crate::ui::components::law;
use crate::ui::markup::{Markup, el, line};
use crate::ui::training::room::Room;

/// The entry of some places in the sources, folded; nothing where there is no more to say than the reason does.
pub(super) fn entry(room: Room, basis: &[String]) -> Option<Markup> {
    let pack = room.pack();
    let telling = room.telling();
    let mut documents: Vec<&Source> = Vec::new();
    for source in basis.iter().filter_map(|id| pack.source(id)) {
        if !documents.iter().any(|it| it.id == source.id) {
            documents.push(source);
        }
    }
    let mut body = el("div", "lots-details__body");
    for source in &documents {
        let title = room.of_pack(line("strong", "", &source.title));
        let mut told = el("div", "").child(el("p", "").child(title));
        for text in [&source.date, &source.standing] {
            if !text.is_empty() {
                told = told.child(room.of_pack(line("p", "lots-source", text)));
            }
        }
        if let Some(day) = source.checked {
            let checked = (telling.checked)(&room.words.day_of(day));
            told = told.child(line("p", "lots-source", &checked));
        }
        body = body.child(told);
    }
    let laws: Vec<Markup> = pack
        .laws(basis)
        .map(|it| law::item(room.words, &|told| room.of_pack(told), it))
        .collect();
    let is_any = !documents.is_empty() || !laws.is_empty();
    if !laws.is_empty() {
        body = body.child(laws.into_iter().fold(el("ul", "lots-law"), Markup::child));
    }
    if let Some(address) = room.rulebook() {
        let link = el("a", "lots-link")
            .attr("href", &address)
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .text(room.says.rulebook);
        body = body.child(el("p", "").child(link));
    }
    let ids = format!(": {}", basis.join(", "));
    let title = line("summary", "", telling.show_rule).child(line("span", "lots-hidden", &ids));
    is_any.then(|| {
        el("details", "lots-details lots-details--quiet")
            .child(title)
            .child(body)
    })
}
