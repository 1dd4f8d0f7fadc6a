//! One visitor's run through a pack: a value, the messages that change it, and what they mean for the host page.
//!
//! A [`Session`] holds only what was done: the answers, their order, and what the visitor has opened. What to show now, the
//! current question included, is worked out from it each time ([`screen::Screen`]) and never stored. Nothing here can
//! fail, and nothing here reads a clock: the day of judgement is given.

pub mod advice;
pub mod screen;
pub mod standing;
pub mod typed;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::engine::asking;
use crate::engine::asking::outlook::Outlook;
use crate::engine::assessment::{Applying, assess};
use crate::engine::case::{Answer, Case};
use crate::engine::deadline::Due;
use crate::engine::decision::Finding;
use crate::engine::pack::{FactId, Pack};

/// What one visitor has done so far.
#[derive(Clone, Debug)]
pub struct Session {
    pack: Arc<Pack>,
    case: Case,
    order: Vec<FactId>,
    opened: Opened,
    asks_on: bool,
}

/// What the visitor has opened instead of what would come next by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Opened {
    /// Nothing: the most useful question is shown, or the result.
    #[default]
    Nothing,
    /// A question, out of turn or once more.
    Question(FactId),
    /// The result as far as it goes.
    ResultSoFar,
}

/// What has happened, with who did it.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The visitor gave an answer, for the first time or a new one.
    VisitorAnswered {
        /// To which fact.
        fact: FactId,
        /// "Vet inte" included.
        answer: Answer,
    },
    /// The visitor took an answer back.
    VisitorClearedAnswer {
        /// To which fact.
        fact: FactId,
    },
    /// The visitor picked a question that has no answer yet.
    VisitorChoseQuestion {
        /// About which fact.
        fact: FactId,
    },
    /// The visitor wants to change an answer and looks at its question again; the answer stands until there is another.
    VisitorChangedAnswer {
        /// About which fact.
        fact: FactId,
    },
    /// The visitor left the opened question as it was.
    VisitorKeptAnswer,
    /// The visitor wants to see the question before this one.
    VisitorWentBack,
    /// The visitor wants the result before every question is answered.
    VisitorAskedForResult,
    /// The visitor wants the questions that only make the list of duties more exact.
    VisitorAskedForMore,
    /// The visitor threw the case away.
    VisitorStartedAgain,
    /// The host page put these answers in place of all others.
    HostSetAnswers(Vec<(FactId, Answer)>),
    /// The host page chose the day of judgement.
    HostSetDay(NaiveDate),
    /// The host page threw the case away.
    HostStartedAgain,
}

/// What the host page is told of what its visitor did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// An answer was given, changed or taken back.
    Answered(FactId),
    /// The case was thrown away.
    StartedAgain,
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
        }
    }

    /// The pack it runs by.
    pub fn pack(&self) -> &Arc<Pack> {
        &self.pack
    }

    /// The answers and the day of judgement.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The answered facts in the order of their first answers.
    pub fn order(&self) -> &[FactId] {
        &self.order
    }

    /// Whether the same answers come out otherwise judged on another day: a decision, a duty, a deadline
    /// or a notice, or whether the pack may be used at all.
    pub fn comes_out_otherwise(&self, on: NaiveDate) -> bool {
        let told = |on: NaiveDate| {
            let case = self.case.on_day(on);
            let assessment = assess(&self.pack, &case);
            let findings: Vec<Finding> = assessment
                .decisions
                .into_iter()
                .map(|verdict| verdict.finding)
                .collect();
            let applying = |applying: &[Applying]| -> Vec<(usize, bool, Option<Due>)> {
                applying
                    .iter()
                    .map(|item| (item.index, item.certain, item.due.clone()))
                    .collect()
            };
            (
                self.pack.validity.holds(on),
                findings,
                applying(&assessment.duties),
                applying(&assessment.notices),
            )
        };
        told(self.case.on) != told(on)
    }

    /// Takes in what has happened. A message that does not apply changes nothing.
    pub fn update(&mut self, message: Message) -> Option<Told> {
        match message {
            Message::VisitorAnswered { fact, answer } => {
                let told = self.record(fact, answer).then_some(Told::Answered(fact));
                if told.is_some() {
                    self.opened = Opened::Nothing;
                }
                told
            }
            Message::VisitorClearedAnswer { fact } => {
                self.case.answer(fact)?;
                self.forget(fact);
                Some(Told::Answered(fact))
            }
            Message::VisitorChoseQuestion { fact } | Message::VisitorChangedAnswer { fact } => {
                self.opened = Opened::Question(fact);
                None
            }
            Message::VisitorKeptAnswer => {
                self.opened = Opened::Nothing;
                None
            }
            Message::VisitorWentBack => {
                self.go_back();
                None
            }
            Message::VisitorAskedForResult => {
                self.opened = if self.is_complete() {
                    Opened::Nothing
                } else {
                    Opened::ResultSoFar
                };
                self.asks_on = false;
                None
            }
            Message::VisitorAskedForMore => {
                self.opened = Opened::Nothing;
                self.asks_on = true;
                None
            }
            Message::VisitorStartedAgain => {
                self.start_again();
                Some(Told::StartedAgain)
            }
            Message::HostSetAnswers(answers) => {
                self.start_again();
                for (fact, answer) in answers {
                    self.record(fact, answer);
                }
                None
            }
            Message::HostSetDay(on) => {
                self.case.on = on;
                None
            }
            Message::HostStartedAgain => {
                self.start_again();
                None
            }
        }
    }

    /// The question that "back" leads to, if there is one.
    pub fn question_before(&self) -> Option<FactId> {
        match self.opened {
            Opened::Question(fact) => {
                match self.order.iter().position(|&answered| answered == fact) {
                    Some(place) => place.checked_sub(1).map(|before| self.order[before]),
                    None => self.order.last().copied(),
                }
            }
            Opened::Nothing | Opened::ResultSoFar => self.order.last().copied(),
        }
    }

    fn go_back(&mut self) {
        self.opened = match (self.opened, self.question_before()) {
            (Opened::ResultSoFar, _) => Opened::Nothing,
            (Opened::Nothing | Opened::Question(_), Some(before)) => Opened::Question(before),
            (Opened::Nothing | Opened::Question(_), None) => self.opened,
        };
    }

    /// Whether no question is left that can change a primary decision.
    fn is_complete(&self) -> bool {
        let reach = self.pack.diagrams.reach(&self.case.masks(&self.pack));
        let outlook = Outlook::primary(&self.pack, &self.case, &reach);
        asking::open_facts(&self.pack, &self.case, &outlook).is_empty()
    }

    fn record(&mut self, fact: FactId, answer: Answer) -> bool {
        let fits = self.case.set(&self.pack, fact, Some(answer)).is_ok();
        if fits && !self.order.contains(&fact) {
            self.order.push(fact);
        }
        fits
    }

    fn forget(&mut self, fact: FactId) {
        if self.case.set(&self.pack, fact, None).is_ok() {
            self.order.retain(|&answered| answered != fact);
        }
    }

    fn start_again(&mut self) {
        *self = Session::new(Arc::clone(&self.pack), self.case.on);
    }
}
