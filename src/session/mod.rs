//! One visitor's run through a pack: a value, the messages that change it, and what they mean for the host page.
//!
//! A [`Session`] holds only what was done: the answers, their order, and what the visitor has opened. What to show now, the
//! current question included, is worked out from it each time ([`screen::Screen`]) and never stored. Nothing here can
//! fail, and nothing here reads a clock: the day of judgement is given.

pub mod advice;
mod back;
pub mod judgement;
pub mod linked;
mod message;
pub mod rulebook;
pub mod screen;
pub mod standing;
pub mod step;
pub mod typed;
mod updating;

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};

use crate::engine::case::Case;
use crate::engine::otherwise::Otherwise;
use crate::engine::pack::{FactId, Pack};
use crate::session::judgement::Judgement;
use crate::session::linked::Origin;
use crate::session::rulebook::Entry;

pub use message::{Message, Told};

/// What one visitor has done so far.
#[derive(Clone, Debug)]
pub struct Session {
    pack: Arc<Pack>,
    case: Case,
    order: Vec<FactId>,
    opened: Opened,
    asks_on: bool,
    presentation: Presentation,
    /// Whether the visitor has seen the answers together since the last of them, where the presentation asks for that.
    is_checked: bool,
    reading: Option<Reading>,
    judgements: Vec<Judgement>,
    /// Where the answers came from, as long as none of these is changed; others may be added.
    origin: Option<Origin>,
    /// The day that a link has brought.
    linked_day: Option<NaiveDate>,
    /// While a case out of the rulebook or other answers are tried: the session as it was before.
    before_trial: Option<Box<Session>>,
    /// What the visitor has just thrown away, or a link has replaced, until anything else is done.
    thrown_away: Option<Box<Session>>,
}

/// Where in the rulebook the visitor is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The entry that the visitor came for, or came back to.
    pub at: Option<Entry>,
    /// Whether it is shown alone.
    pub alone: bool,
}

/// How the questions are put. The answers are the same in both, and it may be changed at any time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presentation {
    /// The most useful question, with the others beside it; the result comes by itself.
    #[default]
    Quick,
    /// The author's screens one after the other, as forms; the answers are looked over before the result.
    Guided,
}

/// What the visitor has opened instead of what would come next by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Opened {
    /// Nothing: the most useful question is shown, or the result.
    #[default]
    Nothing,
    /// A question, out of turn or once more.
    Question(FactId),
    /// The step on which a question was answered.
    Step(FactId),
    /// The result as far as it goes.
    ResultSoFar,
}

impl Session {
    /// A session in which nothing has been asked.
    pub fn new(pack: Arc<Pack>, on: NaiveDate) -> Session {
        let case = Case::new(&pack, on);
        Session {
            pack,
            case,
            order: Vec::new(),
            opened: Opened::Nothing,
            asks_on: false,
            presentation: Presentation::Quick,
            is_checked: true,
            reading: None,
            judgements: Vec::new(),
            origin: None,
            linked_day: None,
            before_trial: None,
            thrown_away: None,
        }
    }

    /// The pack it runs by.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// Goes on by a pack of which all is there, where it was begun by what the first question takes of it. False, and nothing is
    /// changed, where the one does not [ask as](Pack::asks_as) the other.
    pub fn complete(&mut self, pack: &Arc<Pack>) -> bool {
        let fits = pack.asks_as(&self.pack);
        if fits {
            self.pack = Arc::clone(pack);
            let others = [&mut self.before_trial, &mut self.thrown_away];
            for other in others.into_iter().flatten() {
                other.complete(pack);
            }
        }
        fits
    }

    /// Whether it is judged on the day that a link has brought.
    pub fn is_on_linked_day(&self) -> bool {
        self.linked_day == Some(self.case.on)
    }

    /// Whether all of it came by a link and the visitor has added nothing.
    fn is_as_linked(&self) -> bool {
        let origin = self.origin.as_ref();
        origin.is_some_and(|origin| !origin.is_added_to) && self.judgements.is_empty()
    }

    /// The answers and the day of judgement.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The answered facts in the order of their first answers.
    pub fn order(&self) -> &[FactId] {
        &self.order
    }

    /// How the questions are put.
    pub fn presentation(&self) -> Presentation {
        self.presentation
    }

    /// The session that holds the visitor's own answers: what the host page may know. A case that is tried is none.
    pub fn own(&self) -> &Session {
        self.before_trial.as_deref().unwrap_or(self)
    }

    /// Whether a case out of the rulebook or other answers are tried.
    pub fn is_trial(&self) -> bool {
        self.before_trial.is_some()
    }

    /// Whether the rulebook is open, or will be again when the trial ends.
    pub fn is_among_rules(&self) -> bool {
        self.own().reading.is_some()
    }

    /// Whether the case that was thrown away, or replaced by a link, can be had back.
    pub fn can_take_case_back(&self) -> bool {
        self.thrown_away.is_some()
    }

    /// Whether it can, and was replaced by a link.
    pub fn is_replaced_by_link(&self) -> bool {
        self.thrown_away.is_some() && self.linked_day.is_some()
    }

    /// What comes out otherwise where the same answers are judged at a moment of another day.
    pub fn otherwise(&self, moment: NaiveDateTime) -> Otherwise {
        Otherwise::of(&self.pack, &self.case, moment)
    }
}
