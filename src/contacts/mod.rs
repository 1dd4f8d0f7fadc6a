//! Local data beside a pack: who stands behind a role, how and when they are reached, and when the monthly meetings are.
//!
//! A pack holds roles and what the routine says of them, never a number or a name. A municipality may lay its own
//! [`Overlay`] over it; without one everything works and shows the role and the channel that the routine prescribes. Whether
//! someone is reached is judged at a moment that is given: nothing here reads a clock.
//!
//! # The overlay's schema
//!
//! One JSON object; a key that is not listed here is refused. `src/contacts/example.json` is one for a municipality that does not
//! exist. One overlay may serve several packs: what stands under a role that a pack does not have, and meetings that it does not ask
//! for, are left out for that pack. `lots assess --contacts` tells what was left out; the widget says nothing of it.
//!
//! | key | holds |
//! |---|---|
//! | `schema` | 1 |
//! | `municipality` | whose data it is |
//! | `example` | true where it is made up; everything is then shown as an example |
//! | `country` | `SE` or `DK`: whose public holidays close; else the pack's |
//! | `contacts` | an object: role or body code of a pack → contact, or for a role that each unit has, `each` |
//! | `meetings` | when the monthly meetings are, if the pack asks for the next one |
//!
//! A contact has a `unit` and, as far as they are known, `telephone`, `email`, `hours` (a list of `days` such as `["mon", "fri"]`
//! with `from` and `to` as `08:30`), `on_holidays` (true where holidays are as other days), `on_eves` (a list as
//! `hours`, without `days`: what holds on the days beside holidays on which many are off; empty where it is closed then, and without
//! it those days are told as unsure), `cover` (who answers in the unit's absence) and `review_by` (a date; after it the entry is shown as stale). Units and roles, never names of persons.
//!
//! A role that each unit has, such as "the other unit's head", depends on the case: in its place stands `{"each": {…}}` with a
//! contact for each unit that is known, by the code of the body. All of them are shown but those that the pack leaves out, such as the
//! worker's own unit; which one is meant, the worker knows.
//!
//! The meetings are one a month: `weekday`, `week` (the first to fifth such day of the month), `first` (a month such as `2026-01`
//! with a meeting of the first kind), `kinds` (two names, in turn), `without` (numbers of months without a meeting), and
//! `fact`, the date fact of a pack that asks for the next meeting.

pub mod hours;
pub mod meetings;
mod reading;
mod table;

use chrono::NaiveDate;

use crate::engine::case::Case;
use crate::engine::deadline::{Due, due_by, with_day};
use crate::engine::decision::{Certainty, certainty};
use crate::engine::holidays::Country;
use crate::engine::pack::{FactId, Pack};
use hours::Hours;
use meetings::{Meeting, Meetings};

pub use reading::read;
pub use table::OverlayError;

/// The number that an overlay carries as `schema`; any other is refused.
pub const SCHEMA: i32 = 1;

/// Local data of one municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    /// Whose data it is.
    pub municipality: String,
    /// Whether it is made up, for show.
    pub example: bool,
    /// Whose public holidays close what is closed on holidays.
    pub country: Option<Country>,
    /// Who is contacted, by role or body code.
    pub contacts: Vec<Contact>,
    /// When the monthly meetings are.
    pub meetings: Option<Meetings>,
    /// What is of no use to this pack: where it stands, and why.
    pub left_out: Vec<OverlayError>,
}

/// Who stands behind a role, and how they are reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// Code of the role or body.
    pub role: String,
    /// For a role that each unit has, the code of the unit's body.
    pub body: Option<String>,
    /// The unit's own name.
    pub unit: String,
    /// Telephone number, as it is dialled.
    pub telephone: String,
    /// E-mail address.
    pub email: String,
    /// Opening hours; none: not said.
    pub hours: Hours,
    /// Who covers when nobody is there.
    pub cover: String,
    /// The day by which someone should have looked the entry over.
    pub review_by: Option<NaiveDate>,
}

/// A meeting whose day nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The fact that asks for its day.
    pub fact: FactId,
    /// The meeting.
    pub meeting: Meeting,
}

impl Overlay {
    /// The contacts for a role or body code: one, or one for each unit that has the role and that the case does not leave out.
    pub fn contacts(&self, pack: &Pack, case: &Case, role: &str) -> Vec<&Contact> {
        let reach = pack.diagrams.reach(&case.masks(pack));
        let known = pack.roles.iter().find(|known| known.code == role);
        let each = known.and_then(|role| Some((role, &pack.decisions[role.each?])));
        let is_left_out = |body: &str| {
            each.is_some_and(|(role, decision)| {
                role.except.iter().any(|except| {
                    decision.values[except.value].code == body
                        && certainty(&reach, pack.derived[except.derived].when)
                            == Certainty::Certain
                })
            })
        };
        let mut found = Vec::new();
        for contact in self.contacts.iter().filter(|contact| contact.role == role) {
            if !contact.body.as_deref().is_some_and(is_left_out) {
                found.push(contact);
            }
        }
        found
    }

    /// The first meeting by the local data that the case can still come to, where the pack asks for it, the case has use for it,
    /// and its day is not answered or not known. A meeting for which a deadline has passed, such as that of the notice, comes too
    /// soon.
    pub fn proposal(&self, pack: &Pack, case: &Case) -> Option<Proposal> {
        let meetings = self.meetings.as_ref()?;
        let fact = meetings.fact;
        let reach = pack.diagrams.reach(&case.masks(pack));
        let applies = pack.facts[fact].applies;
        if applies.is_some_and(|when| certainty(&reach, when) == Certainty::Excluded) {
            return None;
        }
        for meeting in meetings.from(case.on) {
            let answered = with_day(pack, case, fact, meeting.day)?;
            let reach = pack.diagrams.reach(&answered.masks(pack));
            let is_late = pack.duties.iter().any(|duty| {
                let due = due_by(pack, &answered, &reach, fact, duty);
                due.is_some_and(|due| due.passed)
                    && certainty(&reach, duty.when) != Certainty::Excluded
            });
            if !is_late {
                return Some(Proposal { fact, meeting });
            }
        }
        None
    }

    /// The day of that meeting with the fact that asks for it.
    pub fn day(&self, pack: &Pack, case: &Case) -> Option<(FactId, NaiveDate)> {
        let proposal = self.proposal(pack, case)?;
        Some((proposal.fact, proposal.meeting.day))
    }

    /// That meeting with the deadline that it would give a duty, where that is counted from its day.
    pub fn deadline(&self, pack: &Pack, case: &Case, duty: usize) -> Option<(Proposal, Due)> {
        let duty = &pack.duties[duty];
        let fact = self.meetings.as_ref()?.fact;
        if !duty.is_counted_from(fact) {
            return None;
        }
        let proposal = self.proposal(pack, case)?;
        let answered = with_day(pack, case, fact, proposal.meeting.day)?;
        let reach = pack.diagrams.reach(&answered.masks(pack));
        Some((proposal, due_by(pack, &answered, &reach, fact, duty)?))
    }
}

impl Contact {
    /// Whether the entry should have been looked over before a day.
    pub fn is_stale(&self, on: NaiveDate) -> bool {
        self.review_by.is_some_and(|day| day < on)
    }
}
