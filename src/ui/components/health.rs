//! How sound the rules are: what has been proved, what is known to be missing, and until when someone stands for it.

use chrono::NaiveDate;

use crate::engine::pack::Validity;
use crate::ui::clock::today;
use crate::ui::components::heading::heading;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line};

/// The lines.
pub fn health(desk: Desk) -> Markup {
    let pack = desk.pack();
    let telling = desk.telling();
    let figures = [
        (telling.all_proved)(&in_threes(&pack.cases)),
        pack.examples.to_string(),
        pack.gaps.len().to_string(),
        pack.borders.len().to_string(),
        validity(desk, pack.validity),
    ];
    // Who only sees the rulebook must not miss it: a page around the widget need not say so.
    let is_overdue = pack.review_by.is_some_and(|day| day < today());
    let review = match pack.review_by {
        Some(day) => review_day(desk, day),
        None => line("span", "", telling.no_review),
    };
    let told = (figures.iter().map(|told| line("span", "", told))).chain([review]);
    let mut lines = el("dl", "lots-health__lines");
    for (name, told) in telling.health_lines.iter().zip(told) {
        lines = lines.child(
            el("div", "lots-health__line")
                .child(line("dt", "", name))
                .child(el("dd", "").child(told)),
        );
    }
    let details = el("details", "lots-details")
        .flag("open", is_overdue)
        .child(line("summary", "", telling.health))
        .child(lines);
    el("section", "lots-health")
        .attr("aria-label", telling.health)
        .child(heading(desk, 1, "lots-hidden").text(telling.health))
        .child(details)
}

/// A day of review, with a mark once it is over.
pub fn review_day(desk: Desk, day: NaiveDate) -> Markup {
    let told = line("span", "", &desk.words.day_of(day));
    let mark = (day < today())
        .then(|| line("span", "lots-tag", desk.telling().passed).attr("data-state", "passed"));
    told.text(" ").maybe(mark)
}

/// From when to when something is in force.
pub fn validity(desk: Desk, validity: Validity) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| desk.words.day_of(day));
    (desk.telling().valid)(day(validity.from).as_deref(), day(validity.to).as_deref())
}

/// A long number with a space after every three digits from the right.
fn in_threes(digits: &str) -> String {
    let mut told = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            told.push(' ');
        }
        told.push(digit);
    }
    told
}
