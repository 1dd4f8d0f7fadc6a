//! Who stands behind a role in this municipality, and whether they are reached now.

use chrono::{Datelike, NaiveDate};

use crate::contacts::hours::{Reached, clock};
use crate::contacts::{Contact, Overlay};
use crate::ui::clock::now;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line};

/// The local contacts for some roles; nothing where no overlay knows them.
pub fn contacts(desk: Desk, roles: &[String]) -> Option<Markup> {
    let overlay = desk.overlay()?;
    let mut list = el("ul", "lots-contact").attr("part", "contacts");
    let mut some = false;
    for contact in roles.iter().flat_map(|role| overlay.contacts(role)) {
        list = list.child(item(desk, &overlay, contact));
        some = true;
    }
    some.then_some(list)
}

fn item(desk: Desk, overlay: &Overlay, contact: &Contact) -> Markup {
    let words = desk.words;
    let now = now();
    let reached = contact.hours.at(now, overlay.country);
    let is_open = matches!(reached, Reached::Now { .. } | Reached::Always);
    let reached = match reached {
        Reached::Unsaid => String::new(),
        Reached::Always => words.open_always.to_owned(),
        Reached::Now { until } => (words.open_now)(&clock_in_words(until)),
        Reached::Later { day, from } => {
            (words.opens)(&day_in_words(desk, now.date(), day), &clock_in_words(from))
        }
        Reached::Closed => words.closed.to_owned(),
    };
    let mut item = el("li", "lots-contact__item")
        .child(line("strong", "", &contact.unit))
        .child(line("p", "lots-contact__reached", &reached).flag("data-open", is_open))
        .maybe(link("tel:", &contact.telephone))
        .maybe(link("mailto:", &contact.email));
    if !contact.cover.is_empty() {
        item = item.child(line("p", "", words.cover).text(": ").text(&contact.cover));
    }
    if let Some(day) = contact.review_by.filter(|_| contact.is_stale(now.date())) {
        let told = (words.contact_stale)(&words.day_of(day));
        item = item.child(line("p", "lots-contact__stale", &told));
    }
    if overlay.example {
        item = item.child(line("p", "lots-contact__stale", words.contact_example));
    }
    item
}

fn link(scheme: &str, to: &str) -> Option<Markup> {
    let address: String = to.chars().filter(|letter| *letter != ' ').collect();
    (!to.is_empty()).then(|| {
        el("p", "").child(
            line("a", "lots-contact__link", to).attr("href", &(scheme.to_owned() + &address)),
        )
    })
}

fn clock_in_words(minute: u32) -> String {
    clock(minute).replace(':', ".")
}

fn day_in_words(desk: Desk, today: NaiveDate, day: NaiveDate) -> String {
    let words = desk.words;
    match (day - today).num_days() {
        0 => words.today.to_owned(),
        1 => words.tomorrow.to_owned(),
        2..=6 => words.weekday(day.weekday()).to_owned(),
        _ => words.day_of(day),
    }
}
