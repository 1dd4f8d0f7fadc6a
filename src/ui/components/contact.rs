//! Who stands behind a role in this municipality, and whether they are reached now.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::{Track, Trigger};

use crate::contacts::hours::{Hours, Reached, clock};
use crate::contacts::{Contact, Overlay};
use crate::engine::holidays::Country;
use crate::ui::clock::{minutes, now, today};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line, live};
use crate::ui::wording::capitalized;

/// The local contacts for some roles; nothing where no overlay knows them.
pub fn contacts(desk: Desk, roles: &[String]) -> Option<Markup> {
    let overlay = desk.overlay()?;
    let session = desk.session();
    let (pack, case) = (session.pack(), session.case());
    let known: Vec<&Contact> = roles
        .iter()
        .flat_map(|role| overlay.contacts(pack, case, role))
        .collect();
    if known.is_empty() {
        return None;
    }
    let minute = minutes();
    let mut list = el("ul", "lots-contact").attr("part", "contacts");
    for contact in known {
        list = list.child(item(desk, &overlay, contact, minute));
    }
    Some(list)
}

/// Whether the contact is reached at this moment.
fn reached(desk: Desk, hours: &Hours, country: Option<Country>) -> Markup {
    let telling = desk.telling();
    let now = now();
    let reached = hours.at(now, country);
    let is_open = matches!(reached, Reached::Now { .. } | Reached::Always);
    let reached = match reached {
        Reached::Unsaid => String::new(),
        Reached::Always => telling.open_always.to_owned(),
        Reached::Now { until } => (telling.open_now)(&clock(until)),
        Reached::Later { day, from } => {
            let opens = (telling.opens)(&day_in_words(desk, now.date(), day), &clock(from));
            if hours.is_unsure(day, country) {
                opens + " (" + telling.hours_unsure + ")"
            } else {
                opens
            }
        }
        Reached::Unsure => capitalized(telling.hours_unsure),
        Reached::Closed => telling.closed.to_owned(),
    };
    line("p", "lots-contact__reached", &reached).flag("data-open", is_open)
}

fn item(desk: Desk, overlay: &Overlay, contact: &Contact, minute: Trigger) -> Markup {
    let words = desk.words;
    let telling = desk.telling();
    let (hours, country) = (contact.hours.clone(), overlay.country);
    // Only this line is built anew: the links below may have the focus.
    let told = live(move || {
        minute.track();
        reached(desk, &hours, country)
    });
    let mut item = el("li", "lots-contact__item")
        .child(desk.of_pack(line("strong", "", &contact.unit)))
        .child(told)
        .maybe(link("tel:", &contact.telephone))
        .maybe(link("mailto:", &contact.email));
    if !contact.cover.is_empty() {
        item = item.child(
            line("p", "", telling.cover)
                .text(": ")
                .child(desk.of_pack(line("span", "", &contact.cover))),
        );
    }
    if let Some(day) = contact.review_by.filter(|_| contact.is_stale(today())) {
        let told = (telling.contact_stale)(&words.day_of(day));
        item = item.child(line("p", "lots-contact__stale", &told));
    }
    if overlay.example {
        item = item.child(line("p", "lots-contact__stale", telling.contact_example));
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

fn day_in_words(desk: Desk, today: NaiveDate, day: NaiveDate) -> String {
    let words = desk.words;
    let telling = desk.telling();
    match (day - today).num_days() {
        0 => telling.today.to_owned(),
        1 => telling.tomorrow.to_owned(),
        2..=6 => words.weekday(day.weekday()).to_owned(),
        _ => words.day_of(day),
    }
}
