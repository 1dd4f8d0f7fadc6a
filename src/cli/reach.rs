//! Who is reached now: the local contacts for the next contact's roles, as lines of text and as data.

use std::fmt::Write;

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use crate::cli::words::words;
use crate::contacts::hours::{Reached, clock};
use crate::contacts::{Contact, Overlay};
use crate::engine::assessment::{judge, role_codes};
use crate::engine::case::Case;
use crate::engine::pack::Pack;

/// The contacts that the case's certain values are dealt with by, each once.
pub(super) fn contacts(
    pack: &Pack,
    case: &Case,
    overlay: &Overlay,
    moment: NaiveDateTime,
) -> String {
    let words = words(&pack.lang);
    let mut out = String::new();
    for contact in concerned(pack, case, overlay) {
        let reached = match contact.hours.at(moment, overlay.country) {
            Reached::Unsaid => String::new(),
            Reached::Always => format!(" · {}", words.open_always),
            Reached::Now { until } => format!(" · {} {}", words.open_until, clock(until)),
            Reached::Later { day, from } => {
                format!(" · {} {day} {} {}", words.opens, words.at, clock(from))
            }
            Reached::Closed => format!(" · {}", words.closed),
        };
        line(&mut out, contact, &reached);
        if let Some(day) = contact
            .review_by
            .filter(|_| contact.is_stale(moment.date()))
        {
            let told = format!("    {} {day}", words.stale);
            writeln!(out, "{told}").expect("a string takes everything");
        }
    }
    if out.is_empty() {
        return out;
    }
    let made_up = if overlay.example { words.example } else { "" };
    format!(
        "\n{}, {}{made_up}\n{out}",
        words.reach, overlay.municipality
    )
}

/// The same as data: whose it is, the moment, and of each contact how it is reached then.
pub(super) fn as_json(pack: &Pack, case: &Case, overlay: &Overlay, moment: NaiveDateTime) -> Value {
    let told = |contact: &Contact| {
        let (status, day, at) = match contact.hours.at(moment, overlay.country) {
            Reached::Unsaid => ("unsaid", None, None),
            Reached::Always => ("always", None, None),
            Reached::Now { until } => ("open", None, Some(clock(until))),
            Reached::Later { day, from } => ("later", Some(day), Some(clock(from))),
            Reached::Closed => ("closed", None, None),
        };
        json!({
            "role": contact.role, "body": contact.body, "unit": contact.unit, "telephone": contact.telephone, "email": contact.email,
            "cover": contact.cover, "status": status, "opens_on": day, "at": at,
            "stale": contact.is_stale(moment.date()),
        })
    };
    let listed: Vec<Value> = concerned(pack, case, overlay)
        .into_iter()
        .map(told)
        .collect();
    json!({
        "municipality": overlay.municipality, "example": overlay.example,
        "moment": moment.format("%Y-%m-%dT%H:%M").to_string(), "reached": listed,
        "left_out": overlay.left_out.iter().map(|remark| remark.field.as_str()).collect::<Vec<&str>>(),
    })
}

/// The contacts for the roles of what is certain, each once.
fn concerned<'o>(pack: &Pack, case: &Case, overlay: &'o Overlay) -> Vec<&'o Contact> {
    let got = judge(pack, case);
    let mut roles: Vec<String> = Vec::new();
    for (decision, verdict) in pack.decisions.iter().zip(&got.decisions) {
        for &value in &verdict.finding.certain {
            for role in role_codes(pack, &got.decisions, decision, value).unwrap_or_default() {
                if !roles.contains(&role) {
                    roles.push(role);
                }
            }
        }
    }
    let mut contacts = Vec::new();
    for role in &roles {
        contacts.extend(overlay.contacts(role));
    }
    contacts
}

fn line(out: &mut String, contact: &Contact, reached: &str) {
    let ways: Vec<&str> = [contact.telephone.as_str(), contact.email.as_str()]
        .into_iter()
        .filter(|way| !way.is_empty())
        .collect();
    writeln!(out, "  - {}: {}{reached}", contact.unit, ways.join(", "))
        .expect("a string takes everything");
}
