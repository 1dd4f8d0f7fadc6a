//! An overlay out of plain data, with everything that is wrong with it at once.

use chrono::Weekday;

use crate::contacts::hours::{Hours, Open, minute};
use crate::contacts::meetings::Meetings;
use crate::contacts::table::{Faults, OverlayError, Table};
use crate::contacts::{Contact, Overlay, SCHEMA};
use crate::engine::holidays::Country;
use crate::engine::pack::{Kind, Pack};
use crate::exchange::answers::{Raw, date};

/// How many faults are told at most.
const MOST_ERRORS: usize = 100;

/// The days of the week as they are written.
const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// Reads an overlay for a pack.
///
/// # Errors
/// Every key and value that does not fit: unknown keys, times that are none. A role that the pack does not have is no fault, for
/// the overlay may serve other packs too; it is left out, and named in [`Overlay::left_out`].
pub fn read(pack: &Pack, raw: &Raw) -> Result<Overlay, Vec<OverlayError>> {
    let mut faults = Faults(Vec::new());
    let mut top = Table::of(raw, String::new(), &mut faults);
    match top.take("schema") {
        Some(Raw::Number(number)) if *number == f64::from(SCHEMA) => {}
        Some(_) => faults.note("schema", "is another than 1"),
        None => faults.note("schema", "is not there; it is 1"),
    }
    let mut left_out = Faults(Vec::new());
    let overlay = Overlay {
        municipality: top.need_text("municipality", &mut faults),
        example: top.flag("example", &mut faults),
        country: match top.text("country", &mut faults).as_str() {
            "" => pack.country,
            "SE" => Some(Country::Sweden),
            "DK" => Some(Country::Denmark),
            _ => {
                faults.note("country", "is neither SE nor DK");
                None
            }
        },
        contacts: contacts(pack, &mut top, &mut faults, &mut left_out),
        meetings: meetings(pack, &mut top, &mut faults, &mut left_out),
        left_out: left_out.0,
    };
    top.finish(&mut faults);
    if faults.0.is_empty() {
        Ok(overlay)
    } else {
        faults.0.truncate(MOST_ERRORS);
        Err(faults.0)
    }
}

fn contacts(
    pack: &Pack,
    top: &mut Table<'_>,
    faults: &mut Faults,
    left_out: &mut Faults,
) -> Vec<Contact> {
    let Some(raw) = top.take("contacts") else {
        faults.note(
            "contacts",
            "is not there; it is an object with a contact for each role, or {}",
        );
        return Vec::new();
    };
    let table = Table::of(raw, "contacts".to_owned(), faults);
    let mut contacts = Vec::new();
    for (role, entry) in table.entries {
        let path = format!("contacts.{role}");
        let known = pack.roles.iter().find(|known| known.code == *role);
        let each = known.and_then(|role| role.each);
        let mut fields = Table::of(entry, path.clone(), faults);
        match (fields.take("each"), each) {
            (None, Some(_)) => {
                let what = "is a role that each unit has: give `each` with a contact for each";
                faults.note(&path, what);
                continue;
            }
            (None, None) => {
                let read = contact(role, None, &mut fields, faults);
                if is_role(pack, role) {
                    contacts.push(read);
                } else {
                    left_out.note_name(&path, "is no role or body of this pack", roles(pack));
                }
            }
            (Some(given), _) => {
                if !is_role(pack, role) {
                    left_out.note_name(&path, "is no role or body of this pack", roles(pack));
                } else if each.is_none() {
                    left_out.note(&path, "is no role of this pack that each unit has");
                }
                let path = fields.path_of("each");
                for (body, entry) in Table::of(given, path.clone(), faults).entries {
                    let path = format!("{path}.{body}");
                    let mut fields = Table::of(entry, path.clone(), faults);
                    let read = contact(role, Some(body), &mut fields, faults);
                    fields.finish(faults);
                    let Some(decision) = each else { continue };
                    let decision = &pack.decisions[decision];
                    if decision.value(body).is_some() {
                        contacts.push(read);
                    } else {
                        let known = decision.values.iter().map(|value| value.code.as_str());
                        left_out.note_name(&path, "is no body of this pack", known);
                    }
                }
            }
        }
        fields.finish(faults);
    }
    contacts
}

fn contact(
    role: &str,
    body: Option<&String>,
    fields: &mut Table<'_>,
    faults: &mut Faults,
) -> Contact {
    let contact = Contact {
        role: role.to_owned(),
        body: body.cloned(),
        unit: fields.need_text("unit", faults),
        telephone: fields.text("telephone", faults),
        email: fields.text("email", faults),
        hours: Hours {
            times: times(fields, "hours", faults).unwrap_or_default(),
            on_holidays: fields.flag("on_holidays", faults),
            on_eves: times(fields, "on_eves", faults),
        },
        cover: fields.text("cover", faults),
        review_by: fields.day("review_by", faults),
    };
    if !contact.telephone.is_empty() && !is_telephone(&contact.telephone) {
        faults.note(
            &fields.path_of("telephone"),
            "is no telephone number such as 000-000 00 00",
        );
    }
    if !contact.email.is_empty() && !is_email(&contact.email) {
        faults.note(
            &fields.path_of("email"),
            "is no e-mail address such as unit@municipality.example",
        );
    }
    contact
}

fn is_telephone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_dialled = |byte: u8| byte.is_ascii_digit() || b" +-()".contains(&byte);
    digits >= 3 && text.bytes().all(is_dialled)
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    !text.contains(' ') && parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

fn is_role(pack: &Pack, code: &str) -> bool {
    roles(pack).any(|known| known == code)
}

/// The codes of the roles and bodies of a pack.
fn roles(pack: &Pack) -> impl Iterator<Item = &str> {
    let values = pack.decisions.iter().flat_map(|decision| &decision.values);
    let roles = pack.roles.iter().map(|role| role.code.as_str());
    roles.chain(values.map(|value| value.code.as_str()))
}

/// The times under a key. Those on eves name no days, and hold on each.
fn times(fields: &mut Table<'_>, key: &'static str, faults: &mut Faults) -> Option<Vec<Open>> {
    let items = fields.list(key, faults)?;
    let every_day = key == "on_eves";
    let mut times = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let path = format!("{}.{place}", fields.path_of(key));
        let mut inner = Table::of(item, path, faults);
        let mut days = if every_day { 0x7f } else { 0 };
        let named = if every_day {
            None
        } else {
            inner.list("days", faults)
        };
        for day in named.unwrap_or_default() {
            match day {
                Raw::Text(name) => match DAYS.iter().position(|(known, _)| known == name) {
                    Some(at) => days |= 1 << at,
                    None => faults.note(
                        &inner.path_of("days"),
                        "holds another day than mon, tue, wed, thu, fri, sat, sun",
                    ),
                },
                _ => faults.note(
                    &inner.path_of("days"),
                    "holds something else than names of days",
                ),
            }
        }
        let mut clock = |key: &'static str, faults: &mut Faults| {
            let text = inner.need_text(key, faults);
            let found = minute(&text);
            if found.is_none() && !text.is_empty() {
                faults.note(&inner.path_of(key), "is no time such as 08:30");
            }
            found.unwrap_or_default()
        };
        let (from, to) = (clock("from", faults), clock("to", faults));
        if from >= to {
            faults.note(&inner.path_of("to"), "is not after the time of opening");
        }
        if days == 0 {
            faults.note(&inner.path_of("days"), "names no day");
        }
        inner.finish(faults);
        times.push(Open { days, from, to });
    }
    Some(times)
}

fn meetings(
    pack: &Pack,
    top: &mut Table<'_>,
    faults: &mut Faults,
    left_out: &mut Faults,
) -> Option<Meetings> {
    let raw = top.take("meetings")?;
    let mut fields = Table::of(raw, "meetings".to_owned(), faults);
    let name = fields.need_text("weekday", faults);
    let weekday = DAYS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, day)| *day);
    if weekday.is_none() {
        faults.note(&fields.path_of("weekday"), "is no day such as wed");
    }
    let week = fields.whole("week", 1..=5, faults);
    let month = fields.need_text("first", faults);
    let first = date(&format!("{month}-01"));
    if first.is_none() {
        faults.note(&fields.path_of("first"), "is no month such as 2026-01");
    }
    let mut names = Vec::new();
    for kind in fields.list("kinds", faults).unwrap_or_default() {
        if let Raw::Text(kind) = kind {
            names.push(kind.clone());
        }
    }
    let kinds: Option<[String; 2]> = names.try_into().ok();
    if kinds.is_none() {
        faults.note(
            &fields.path_of("kinds"),
            "does not name two kinds of meeting",
        );
    }
    let mut without = Vec::new();
    for month in fields.list("without", faults).unwrap_or_default() {
        match month {
            Raw::Number(number) if (1..=12).any(|known| f64::from(known) == *number) => {
                without.push(*number as u32);
            }
            _ => faults.note(
                &fields.path_of("without"),
                "holds something else than numbers of months",
            ),
        }
    }
    let id = fields.need_text("fact", faults);
    let fact = pack.fact(&id);
    match fact {
        None => left_out.note(&fields.path_of("fact"), "is no fact of this pack"),
        Some(fact) if !matches!(pack.facts[fact].kind, Kind::Date { .. }) => {
            faults.note(&fields.path_of("fact"), "is a fact that holds no date");
        }
        Some(_) => {}
    }
    fields.finish(faults);
    Some(Meetings {
        weekday: weekday?,
        week: week as u8,
        first: first?,
        kinds: kinds?,
        without,
        fact: fact?,
    })
}
