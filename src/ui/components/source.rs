//! Where something stands: section, inventory ids and weight.

use crate::engine::pack::{Force, Pack, Section};
use crate::ui::components::heading::heading;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line};

/// Where what has this basis stands, in one line: each section with its ids, and the weight where it has one.
pub fn source(desk: Desk, basis: &[String], force: Option<Force>) -> Markup {
    let pack = desk.pack();
    let mut told = el("p", "lots-source").attr("part", "source");
    for (section, ids) in sections(&pack, basis) {
        let ids = line("span", "lots-source__ids", &ids.join(", "));
        told = told.child(
            desk.of_pack(line("span", "", &section.title))
                .text(" ")
                .child(ids),
        );
    }
    if let Some(force) = force {
        let class = if force == Force::Explicit {
            "lots-source__force"
        } else {
            "lots-source__force lots-source__force--weak"
        };
        told = told.child(line("span", class, (desk.telling().force)(force)));
    }
    told
}

/// The documents behind all of it: what they are, of which date, and when they were last compared with the rules.
pub fn documents(desk: Desk) -> Markup {
    let pack = desk.pack();
    let mut list = el("ul", "lots-documents__list");
    for source in &pack.sources {
        let title = line("strong", "", &source.title).text(" ").child(line(
            "span",
            "lots-source__ids",
            &source.id,
        ));
        let mut item = el("li", "")
            .child(desk.of_pack(title))
            .child(desk.of_pack(line("p", "lots-source", &source.date)));
        if let Some(day) = source.checked {
            item = item.child(line(
                "p",
                "lots-source",
                &(desk.telling().checked)(&desk.words.day_of(day)),
            ));
        }
        list = list.child(item.child(desk.of_pack(line("p", "", &source.standing))));
    }
    let details = el("details", "lots-details")
        .child(line("summary", "", desk.telling().documents))
        .child(list);
    el("section", "lots-documents")
        .child(heading(desk, 0, "lots-hidden").text(desk.telling().documents))
        .child(details)
}

/// The sections that some ids stand in, each once with its ids.
fn sections<'p>(pack: &'p Pack, basis: &'p [String]) -> Vec<(&'p Section, Vec<&'p str>)> {
    let mut sections: Vec<(&Section, Vec<&str>)> = Vec::new();
    for id in basis {
        if let Some(section) = pack.section(id) {
            match sections
                .iter_mut()
                .find(|(known, _)| std::ptr::eq(*known, section))
            {
                Some((_, ids)) => ids.push(id),
                None => sections.push((section, vec![id])),
            }
        }
    }
    sections
}
