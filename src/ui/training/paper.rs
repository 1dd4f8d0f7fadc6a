//! A set on paper. The hand-out stands before the page, hidden on a screen, and is all of it that is printed (style/training/handout.css). What it
//! says is what `lots` prints too; here it is put together by the browser, without a word of HTML.

use std::rc::Rc;

use leptos::prelude::{
    GetValue, LocalStorage, Notify, SetValue, StoredValue, Track, Trigger, window,
};

use crate::training::handout::{Answered, Asked, Handout, Reason, Sheet, Words};
use crate::ui::focus;
use crate::ui::markup::{Markup, el, line, live, nothing};
use crate::ui::training::room::Room;

/// What comes on paper; copying it copies a handle only.
#[derive(Clone, Copy)]
pub(super) struct Paper {
    given: StoredValue<Option<Rc<Given>>, LocalStorage>,
    changed: Trigger,
}

/// A hand-out, and whether its key is printed behind it.
struct Given {
    handout: Handout,
    with_key: bool,
}

impl Paper {
    /// Nothing yet: the page itself is printed.
    pub(super) fn new() -> Paper {
        Paper {
            given: StoredValue::new_local(None),
            changed: Trigger::new(),
        }
    }

    /// Takes away what was printed, so that nobody prints it in place of what the page says by now.
    pub(super) fn clear(self) {
        self.given.set_value(None);
        self.changed.notify();
    }

    /// Prints a hand-out. It stays, for a browser may draw its pages only while they are looked at.
    pub(super) fn print(self, handout: Handout, with_key: bool) {
        self.given
            .set_value(Some(Rc::new(Given { handout, with_key })));
        self.changed.notify();
        focus::after_views(|| {
            let _ = window().print();
        });
    }
}

/// What is printed; nothing where that is the page.
pub(super) fn sheets(room: Room, paper: Paper) -> Markup {
    live(move || {
        paper.changed.track();
        let given = paper.given.get_value();
        given.map_or_else(nothing, |it| shown(room, &it))
    })
}

fn shown(room: Room, Given { handout, with_key }: &Given) -> Markup {
    let words = handout.words;
    let about = format!("{}. {}", handout.pack, handout.line);
    let name = el("p", "").text(words.name).text(": ").child(rule());
    let mut page = el("article", "lots-handout")
        .child(room.heading(0, "lots-handout__title").text(&handout.title))
        .child(line("p", "lots-hint", &about))
        .child(name)
        .child(line("p", "", words.how))
        .maybe(listed(room, handout))
        .child(exercises(
            room,
            handout,
            |sheet| sheet.title.as_deref(),
            |sheet| told(handout, sheet),
        ));
    if *with_key {
        let title = room.heading(1, "lots-heading").text(words.key);
        let keys = exercises(room, handout, |it| Some(&it.name), |it| key(words, it));
        page = page.child(
            el("section", "lots-handout__key")
                .child(title)
                .child(line("p", "", words.numbers))
                .child(keys),
        );
    }
    room.of_pack(page)
}

/// The answers to choose among that are too many to be ticked under each exercise, or have hints.
fn listed(room: Room, handout: &Handout) -> Option<Markup> {
    let words = handout.words;
    let mut all = el("dl", "lots-handout__answers");
    let listed: Vec<&Asked> = handout
        .decisions
        .iter()
        .filter(|it| it.is_explained())
        .collect();
    for asked in &listed {
        let title = el("dt", "").text(&asked.title).maybe(several(words, asked));
        all = all.child(title).child(line("dd", "", &asked.told()));
    }
    (!listed.is_empty()).then(|| {
        el("section", "")
            .child(room.heading(1, "lots-heading").text(words.choose))
            .child(all)
    })
}

/// Each exercise under its number and what it is called there, with what is said of it.
fn exercises(
    room: Room,
    handout: &Handout,
    called: impl Fn(&Sheet) -> Option<&str>,
    says: impl Fn(&Sheet) -> Markup,
) -> Markup {
    let mut list = el("ol", "lots-handout__list");
    for (place, sheet) in handout.exercises.iter().enumerate() {
        let mut title = format!("{} {}", handout.words.exercise, place + 1);
        if let Some(own) = called(sheet) {
            title = format!("{title}: {own}");
        }
        let title = room
            .heading(2, "lots-handout__name")
            .text(&title)
            .text(" ")
            .child(line("span", "lots-hint", &sheet.id));
        list = list.child(
            el("li", "lots-handout__exercise")
                .child(title)
                .child(says(sheet)),
        );
    }
    list
}

/// What is told, and what may be ticked.
fn told(handout: &Handout, sheet: &Sheet) -> Markup {
    let words = handout.words;
    let mut part = el("div", "").child(line("p", "", &sheet.text));
    for asked in &handout.decisions {
        part = part.child(boxes(words, asked));
    }
    let [sure, answers @ ..] = words.sure;
    let mut row = row(sure);
    for word in answers {
        row = row.child(tick(word));
    }
    part.child(row)
}

/// What may be ticked of a decision.
fn boxes(words: &Words, asked: &Asked) -> Markup {
    let mut row = row(&asked.title);
    if asked.is_listed() {
        row = row.child(rule());
    } else {
        row = row.maybe(several(words, asked)).text(" ");
        for (value, _) in &asked.values {
            row = row.child(tick(value));
        }
    }
    for word in asked.beside(words) {
        row = row.child(tick(word));
    }
    row
}

fn row(title: &str) -> Markup {
    el("p", "lots-handout__boxes")
        .child(line("strong", "", title))
        .text(" ")
}

fn several(words: &Words, asked: &Asked) -> Option<Markup> {
    let told = format!(" ({})", words.several);
    asked.many.then(|| line("span", "lots-hint", &told))
}

/// A box to tick.
fn tick(word: &str) -> Markup {
    let mark = el("span", "lots-handout__box").attr("aria-hidden", "true");
    el("span", "lots-handout__tick").child(mark).text(word)
}

/// A line to write on.
fn rule() -> Markup {
    el("span", "lots-handout__rule")
}

/// What a reason says, and where that stands.
fn because(tag: &'static str, Reason { text, basis, .. }: &Reason) -> Markup {
    let places = match basis.as_slice() {
        [] => String::new(),
        basis => format!(" [{}]", basis.join(", ")),
    };
    el(tag, "").text(text).text(&places)
}

/// What the routine answers of an exercise, and why.
fn key(words: &Words, sheet: &Sheet) -> Markup {
    let mut answers = el("dl", "lots-handout__answers");
    for Answered {
        decision,
        answer,
        reasons,
    } in &sheet.key
    {
        let title = el("dt", "").text(decision).text(": ");
        answers = answers.child(title.child(line("strong", "", answer)));
        for reason in reasons {
            let told = because("dd", reason);
            answers = answers.child(match reason.one_of.as_slice() {
                [] => told,
                one_of => {
                    let all = one_of.iter().map(|either| because("li", either));
                    told.child(all.fold(el("ul", ""), Markup::child))
                }
            });
        }
    }
    let facts = |before: &str, facts: &[String]| match facts {
        [] => nothing(),
        facts => line("p", "", &format!("{before}: {}.", facts.join(", "))),
    };
    let pair = sheet.pair.as_ref().map(|(told, answer)| {
        el("p", "")
            .text(words.instead)
            .text(": ")
            .child(line("q", "", told))
            .text(" → ")
            .text(answer)
    });
    el("div", "")
        .child(answers)
        .child(facts(words.matter, &sheet.matter))
        .child(facts(words.beside, &sheet.beside))
        .maybe(pair)
}
