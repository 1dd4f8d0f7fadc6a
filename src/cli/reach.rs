//! Who is reached now, as lines of text: the local contacts for the next contact's roles.

use std::fmt::Write;

use chrono::NaiveDateTime;

use crate::cli::words::words;
use crate::contacts::hours::{Reached, clock};
use crate::contacts::{Contact, Overlay};
use crate::engine::assessment::{assess, role_codes};
use crate::engine::case::Case;
use crate::engine::pack::Pack;

/// The contacts that the case's certain values are dealt with by, each once.
pub(super) fn contacts(
    pack: &Pack,
    case: &Case,
    overlay: &Overlay,
    moment: NaiveDateTime,
) -> String {
    let got = assess(pack, case);
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
    let words = words(&pack.lang);
    let mut out = String::new();
    let known = roles.iter().filter_map(|role| overlay.contact(role));
    for contact in known {
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

fn line(out: &mut String, contact: &Contact, reached: &str) {
    let ways: Vec<&str> = [contact.telephone.as_str(), contact.email.as_str()]
        .into_iter()
        .filter(|way| !way.is_empty())
        .collect();
    writeln!(out, "  - {}: {}{reached}", contact.unit, ways.join(", "))
        .expect("a string takes everything");
}
