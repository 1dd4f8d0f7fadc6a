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

use std::sync::Arc;

use chrono::NaiveDate;

use crate::engine::asking;
use crate::engine::asking::outlook::Outlook;
use crate::engine::case::{Answer, Case};
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
    /// What the visitor has just thrown away, until anything else is done.
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

    /// Goes on by a pack of which all is there, where it was begun by what asking takes of it. False, and nothing is changed, where the
    /// one does not [ask as](Pack::asks_as) the other.
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

    /// Whether the case that was thrown away can be had back.
    pub fn can_take_case_back(&self) -> bool {
        self.thrown_away.is_some()
    }

    /// What comes out otherwise where the same answers are judged on another day.
    pub fn otherwise(&self, on: NaiveDate) -> Otherwise {
        Otherwise::of(&self.pack, &self.case, on)
    }

    /// Takes in what has happened. A message that does not apply changes nothing.
    pub fn update(&mut self, message: Message) -> Option<Told> {
        let mut thrown_away = self.thrown_away.take();
        match message {
            Message::VisitorStartedAgain => {
                if !self.order.is_empty() {
                    thrown_away = Some(Box::new(self.clone()));
                }
            }
            Message::VisitorTookCaseBack => {
                *self = *thrown_away.take()?;
                return Some(Told::AnsweredTogether(self.order.clone()));
            }
            // The next case may be judged on another day than the one that can be had back.
            Message::VisitorChosePresentation(_) | Message::HostSetDay(_) => {}
            _ => thrown_away = None,
        }
        let told = self.take_in(message);
        self.thrown_away = thrown_away;
        // What is tried is no case of the visitor's.
        told.filter(|told| !self.is_trial() || matches!(told, Told::Presented(_)))
    }

    fn take_in(&mut self, message: Message) -> Option<Told> {
        let reading = self.reading.take();
        match message {
            Message::VisitorAnswered { fact, answer } => {
                let told = self.record(fact, answer).then_some(Told::Answered(fact));
                if told.is_some() {
                    self.opened = Opened::Nothing;
                    self.is_checked = self.presentation == Presentation::Quick;
                }
                told
            }
            Message::VisitorAccepted { fact, answer } => {
                let whole = answer.over(&self.pack.facts[fact], self.case.answer(fact));
                let told = self.record(fact, whole).then_some(Told::Answered(fact));
                if told.is_some() {
                    self.is_checked = self.presentation == Presentation::Quick;
                    if self.opened == Opened::Question(fact) {
                        self.opened = Opened::Nothing;
                    }
                }
                told
            }
            Message::VisitorAnsweredStep(answers) => {
                let mut told = Vec::new();
                for (fact, answer) in answers {
                    let before = self.case.answer(fact);
                    if self.record(fact, answer) && before != Some(answer) {
                        told.push(fact);
                    }
                }
                self.opened = Opened::Nothing;
                if told.is_empty() {
                    return None;
                }
                self.is_checked = self.presentation == Presentation::Quick;
                Some(Told::AnsweredTogether(told))
            }
            Message::VisitorClearedAnswer { fact } => {
                self.case.answer(fact)?;
                self.forget(fact);
                self.is_checked = self.presentation == Presentation::Quick;
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
            Message::VisitorWentBack { from } => {
                // Back from the rules is to where they were opened.
                if reading.is_none() {
                    self.go_back(from);
                }
                None
            }
            Message::VisitorAskedForResult => {
                self.show_result();
                None
            }
            Message::VisitorAskedForMore => {
                self.opened = Opened::Nothing;
                self.asks_on = true;
                None
            }
            Message::VisitorChosePresentation(presentation) => {
                self.reading = reading;
                self.present(presentation);
                Some(Told::Presented(presentation))
            }
            Message::VisitorStartedAgain => {
                self.start_again();
                Some(Told::StartedAgain)
            }
            // Seen to in `update`, which is all there is to do.
            Message::VisitorTookCaseBack | Message::ThrownAwayLapsed => {
                self.reading = reading;
                None
            }
            Message::VisitorOpenedRules => {
                let at = reading.and_then(|reading| reading.at);
                self.reading = Some(Reading { at, alone: false });
                None
            }
            Message::VisitorOpenedRule { entry } => {
                self.reading = Some(Reading {
                    at: Some(entry),
                    alone: true,
                });
                None
            }
            Message::VisitorTriedCase { entry, answers } => {
                self.reading = Some(Reading {
                    at: Some(entry),
                    alone: reading.is_some_and(|reading| reading.alone),
                });
                self.try_case(answers);
                None
            }
            Message::VisitorTriedChange(changed) => {
                let mut answers: Vec<(FactId, Answer)> = Vec::new();
                for &fact in &self.order {
                    let other = changed.iter().find(|(other, _)| *other == fact);
                    let answer = other.map_or(self.case.answer(fact), |(_, answer)| Some(*answer));
                    answers.extend(answer.map(|answer| (fact, answer)));
                }
                // A case out of the rulebook stays one when it is changed.
                self.reading = self.own().reading;
                self.try_case(answers);
                None
            }
            Message::VisitorKeptChange => {
                // A case out of the rulebook is nobody's.
                if self.is_among_rules() {
                    return None;
                }
                let before = self.before_trial.take()?;
                self.judgements.clone_from(&before.judgements);
                let differs = |fact: &FactId| self.case.answer(*fact) != before.case.answer(*fact);
                let changed: Vec<FactId> = (0..self.pack.facts.len()).filter(differs).collect();
                (!changed.is_empty()).then_some(Told::AnsweredTogether(changed))
            }
            Message::VisitorEndedTrial => {
                if let Some(before) = self.before_trial.take() {
                    *self = *before;
                }
                None
            }
            Message::VisitorJudged { decision, reason } => {
                self.judge(decision, reason);
                None
            }
            Message::VisitorWithdrewJudgement { decision } => {
                self.judgements.retain(|other| other.decision != decision);
                None
            }
            Message::HostSetAnswers(answers) => {
                self.start_again();
                for (fact, answer) in answers {
                    self.record(fact, answer);
                }
                None
            }
            Message::HostPutBackJudgements(judgements) => {
                self.reading = reading;
                self.judgements = judgements;
                None
            }
            Message::HostOpenedLink {
                on,
                answers,
                origin,
            } => {
                self.case.on = on;
                self.start_again();
                for (fact, answer) in answers {
                    self.record(fact, answer);
                }
                self.origin = Some(origin);
                self.linked_day = Some(on);
                None
            }
            Message::HostSetDay(on) => {
                self.reading = reading;
                self.case.on = on;
                if let Some(before) = &mut self.before_trial {
                    before.case.on = on;
                }
                None
            }
            Message::HostSetPresentation(presentation) => {
                self.reading = reading;
                self.present(presentation);
                None
            }
            Message::HostStartedAgain => {
                self.start_again();
                None
            }
        }
    }

    /// Puts the questions otherwise; what is shown as the result stays so.
    fn present(&mut self, presentation: Presentation) {
        self.presentation = presentation;
        if let Some(before) = &mut self.before_trial {
            before.present(presentation);
        }
    }

    fn show_result(&mut self) {
        self.opened = if self.is_complete() {
            Opened::Nothing
        } else {
            Opened::ResultSoFar
        };
        self.asks_on = false;
        self.is_checked = true;
    }

    /// Whether no question is left that can change a primary decision.
    fn is_complete(&self) -> bool {
        let reach = self.pack.diagrams.reach(&self.case.masks(&self.pack));
        let outlook = Outlook::primary(&self.pack, &self.case, &reach);
        asking::open_facts(&self.pack, &self.case, &outlook).is_empty()
    }

    fn record(&mut self, fact: FactId, answer: Answer) -> bool {
        let is_added = self.case.answer(fact).is_none();
        let fits = self.case.set(&self.pack, fact, Some(answer)).is_ok();
        if fits {
            self.origin = self.origin.take().filter(|_| is_added);
            if let Some(origin) = &mut self.origin {
                origin.is_added_to = true;
            }
            if !self.order.contains(&fact) {
                self.order.push(fact);
            }
        }
        fits
    }

    fn forget(&mut self, fact: FactId) {
        if self.case.set(&self.pack, fact, None).is_ok() {
            self.order.retain(|&answered| answered != fact);
            self.origin = None;
        }
    }

    /// Puts these answers in place of the visitor's own, which are kept.
    fn try_case(&mut self, answers: Vec<(FactId, Answer)>) {
        let mut before = self.before_trial.take();
        let own = before.get_or_insert_with(|| Box::new(self.clone()));
        own.reading = self.reading;
        self.start_again();
        self.before_trial = before;
        for (fact, answer) in answers {
            self.record(fact, answer);
        }
        // Questions may be left: what the case comes to so far is what is looked for.
        self.show_result();
    }

    fn start_again(&mut self) {
        let presentation = self.presentation;
        *self = Session::new(Arc::clone(&self.pack), self.case.on);
        self.presentation = presentation;
    }
}
