//! What each message changes in a session.

use std::sync::Arc;

use crate::engine::asking;
use crate::engine::asking::outlook::Outlook;
use crate::engine::case::Answer;
use crate::engine::pack::{DecisionId, FactId};
use crate::session::{Message, Opened, Presentation, Reading, Session, Told};

/// What of a session takes the whole pack to be known.
struct Known {
    /// Whether no question is left that can change a primary decision.
    is_complete: fn(&Session) -> bool,
    /// Takes in that the worker judges a decision otherwise.
    judge: fn(&mut Session, DecisionId, String),
}

impl Session {
    /// Takes in what has happened. A message that does not apply changes nothing.
    pub fn update(&mut self, message: Message) -> Option<Told> {
        let known = Known {
            is_complete: Session::is_complete,
            judge: Session::judge,
        };
        self.update_by(message, &known)
    }

    /// The same as long as only what the [first question](crate::engine::opening::Compiled::to_begin) takes is there: then
    /// nothing is known of a result.
    pub fn update_at_first(&mut self, message: Message) -> Option<Told> {
        let known = Known {
            is_complete: |_| false,
            judge: |_, _, _| {},
        };
        self.update_by(message, &known)
    }

    /// The same, with what is known.
    fn update_by(&mut self, message: Message, known: &Known) -> Option<Told> {
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
            // Nobody who opens a link means to lose a case by it. Of what is tried there is nothing to lose, and nothing of what a link has
            // brought and nobody has touched: what that has replaced is still the visitor's own.
            Message::HostOpenedLink { .. } => {
                let own = self.own();
                if !own.is_as_linked() {
                    thrown_away = (!own.order.is_empty()).then(|| Box::new(own.clone()));
                }
            }
            // The next case may be judged on another day than the one that can be had back.
            Message::VisitorChosePresentation(_) | Message::HostSetDay(_) => {}
            _ => thrown_away = None,
        }
        let told = self.take_in(message, known);
        self.thrown_away = thrown_away;
        // What is tried is no case of the visitor's.
        told.filter(|told| !self.is_trial() || matches!(told, Told::Presented(_)))
    }

    fn take_in(&mut self, message: Message, known: &Known) -> Option<Told> {
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
                self.show_result(known);
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
                self.try_case(answers, known);
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
                self.try_case(answers, known);
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
                (known.judge)(self, decision, reason);
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

    fn show_result(&mut self, known: &Known) {
        self.opened = if (known.is_complete)(self) {
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
    fn try_case(&mut self, answers: Vec<(FactId, Answer)>, known: &Known) {
        let mut before = self.before_trial.take();
        let own = before.get_or_insert_with(|| Box::new(self.clone()));
        own.reading = self.reading;
        self.start_again();
        self.before_trial = before;
        for (fact, answer) in answers {
            self.record(fact, answer);
        }
        // Questions may be left: what the case comes to so far is what is looked for.
        self.show_result(known);
    }

    fn start_again(&mut self) {
        let presentation = self.presentation;
        *self = Session::new(Arc::clone(&self.pack), self.case.on);
        self.presentation = presentation;
    }
}
