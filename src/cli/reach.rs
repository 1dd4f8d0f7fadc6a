//! Who is reached now: the local contacts for the next contact's roles, as lines of text and as data.

use std::fmt::Write;

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use crate::cli::words::words;
use crate::contacts::hours::{Reached, clock};
use crate::contacts::{Contact, Overlay};
use crate::engine::assessment::{Applying, Depth, judge, role_codes};
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
                let unsure = if contact.hours.is_unsure(day, overlay.country) {
                    format!(" ({})", words.unsure)
                } else {
                    String::new()
                };
                let from = clock(from);
                format!(" · {} {day} {} {from}{unsure}", words.opens, words.at)
            }
            Reached::Unsure => format!(" · {}", words.unsure),
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
            Reached::Unsure => ("unsure", None, None),
            Reached::Closed => ("closed", None, None),
        };
        json!({
            "role": contact.role, "body": contact.body, "unit": contact.unit, "telephone": contact.telephone, "email": contact.email,
            "cover": contact.cover, "status": status, "opens_on": day, "at": at,
            "opens_unsure": day.is_some_and(|day| contact.hours.is_unsure(day, overlay.country)),
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
        "proposals": proposals(pack, case, overlay),
        "left_out": overlay.left_out.iter().map(|remark| remark.field.as_str()).collect::<Vec<&str>>(),
    })
}

/// The next meeting where nobody has answered when it is, and the deadlines that it would give: proposals, which nothing counts with.
fn proposals(pack: &Pack, case: &Case, overlay: &Overlay) -> Vec<Value> {
    let Some(next) = overlay.proposal(pack, case) else {
        return Vec::new();
    };
    let due = |applying: &Applying| {
        let (_, due) = overlay.deadline(pack, case, applying.index)?;
        let duty = &pack.duties[applying.index].id;
        Some(json!({ "duty": duty, "date": due.date, "time": due.time }))
    };
    let deadlines: Vec<Value> = judge(pack, case, Depth::Result)
        .duties
        .iter()
        .filter_map(due)
        .collect();
    if deadlines.is_empty() {
        return Vec::new();
    }
    vec![json!({
        "fact": pack.facts[next.fact].id, "date": next.meeting.day, "kind": next.meeting.kind, "deadlines": deadlines,
    })]
}

/// The same as lines of text.
pub(super) fn proposed(pack: &Pack, case: &Case, overlay: &Overlay) -> String {
    let words = words(&pack.lang);
    let Some(next) = overlay.proposal(pack, case) else {
        return String::new();
    };
    let short = &pack.facts[next.fact].short;
    let (kind, day) = (next.meeting.kind, next.meeting.day);
    let head = format!("\n{short}: {}: {kind} {day}\n", words.proposed);
    let mut out = String::new();
    for applying in &judge(pack, case, Depth::Result).duties {
        let due = overlay.deadline(pack, case, applying.index);
        if let Some((date, due)) = due.and_then(|(_, due)| Some((due.date?, due))) {
            let time = due.time.map(|time| format!(" {} {time}", words.at));
            let label = &pack.duties[applying.index].label;
            let told = format!("  - {label} · {date}{}", time.unwrap_or_default());
            writeln!(out, "{told}").expect("a string takes everything");
        }
    }
    // A meeting from which nothing follows is no news.
    if out.is_empty() { out } else { head + &out }
}

/// The contacts for the roles of what is certain, each once.
fn concerned<'o>(pack: &Pack, case: &Case, overlay: &'o Overlay) -> Vec<&'o Contact> {
    let got = judge(pack, case, Depth::Result);
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
        contacts.extend(overlay.contacts(pack, case, role));
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
