//! The rulebook: what stands in it, how sound it is, and one entry by itself.

use crate::identity;
use crate::session::rulebook::{Filter, Rulebook, Topic};
use crate::session::{Message, Reading};
use crate::ui::components::heading::{focused_heading, heading};
use crate::ui::components::health::health;
use crate::ui::components::options::number_mistake;
use crate::ui::components::rule::rule;
use crate::ui::components::search::search;
use crate::ui::components::source::documents;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, el, kept, line, live, nothing, several};
use crate::ui::told::in_small_letters;

/// The page.
pub fn page(desk: Desk, reading: Reading) -> Markup {
    let words = desk.words;
    let telling = desk.telling();
    let page = el("article", "lots-rules").attr("part", "rules");
    if let (Some(entry), true) = (reading.at, reading.alone) {
        let all = button("lots-link", move || desk.send(Message::VisitorOpenedRules));
        return page
            .child(el("p", "lots-eyebrow").child(title_of(desk, entry.topic(&desk.pack()))))
            .child(rule(desk, entry, reading))
            .child(el("p", "").child(all.text(telling.all_rules)));
    }
    page.child(focused_heading(desk, "lots-question__title").text(words.rules))
        .child(search(desk))
        .child(number_mistake(desk, move || {
            identity::find(&desk.sieve().text).is_some()
        }))
        .child(kept(
            move || desk.sieve() == Filter::default(),
            move |is_whole| about(desk, *is_whole),
        ))
        .child(live(move || list(desk, reading)))
}

/// How sound all of it is and what it comes from; what somebody looks for stands first.
fn about(desk: Desk, is_whole: bool) -> Markup {
    if is_whole {
        several(vec![health(desk), documents(desk)])
    } else {
        nothing()
    }
}

/// How much has been found.
fn found(desk: Desk, book: &Rulebook) -> String {
    if book.found == 0 {
        desk.telling().nothing_found.to_owned()
    } else {
        (desk.telling().found)(book.found, book.all)
    }
}

/// Says how much has been found once the typing rests.
pub fn tell_when_at_rest(desk: Desk) {
    desk.announce_at_rest(|desk| {
        let sieve = desk.sieve_now();
        let is_read = desk.session().is_among_rules() && identity::find(&sieve.text).is_none();
        is_read.then(|| found(desk, &Rulebook::of(&desk.pack(), &sieve, in_small_letters)))
    });
}

fn list(desk: Desk, reading: Reading) -> Markup {
    let pack = desk.pack();
    if identity::find(&desk.sieve().text).is_some() {
        return nothing();
    }
    let book = Rulebook::of(&pack, &desk.sieve(), in_small_letters);
    let told = line("p", "lots-hint", &found(desk, &book));
    let mut list = el("div", "lots-rules__list").child(told);
    for (topic, entries) in book.chapters {
        let title = heading(desk, 1, "lots-heading").child(title_of(desk, topic));
        let count = line("span", "lots-rules__count", &entries.len().to_string());
        let mut rules = el("ul", "");
        for entry in entries {
            rules = rules.child(el("li", "").child(rule(desk, entry, reading)));
        }
        let chapter = el("section", "lots-rules__chapter");
        list = list.child(chapter.child(title.text(" ").child(count)).child(rules));
    }
    list
}

/// What a chapter is called, in the language of those words.
fn title_of(desk: Desk, topic: Topic) -> Markup {
    let title = line("span", "", &chapter(desk, topic));
    match topic {
        Topic::Decision(_) => desk.of_pack(title),
        Topic::Duties | Topic::Notices => title,
    }
}

/// What a chapter is called.
pub fn chapter(desk: Desk, topic: Topic) -> String {
    match topic {
        Topic::Decision(decision) => desk.pack().decisions[decision].title.clone(),
        Topic::Duties => desk.telling().chapters[0].to_owned(),
        Topic::Notices => desk.telling().chapters[1].to_owned(),
    }
}
