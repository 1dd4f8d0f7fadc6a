//! What each answer leads to is worked out while the visitor reads the question: who then presses a key waits for the next one to be
//! drawn, and for nothing else.
//!
//! What comes of a message follows from the session alone, so that what was worked out before is what would be worked out now, as long
//! as nothing has been done since.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::set_timeout;

use super::Desk;
use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Kind};
use crate::session::screen::{Screen, Stage};
use crate::session::{Message, Session, Told};
use crate::ui::components::{entering, typed};
use crate::ui::later;

/// How long a question has been there before anything is worked out: who answers at once is not kept waiting by it.
pub const PAUSE: Duration = Duration::from_millis(30);

/// What some answers to the question that is shown lead to.
#[derive(Default)]
pub(super) struct Ahead {
    known: RefCell<Vec<(Answer, Foreseen)>>,
    /// Whether one more is worked out soon.
    goes_on: Cell<bool>,
}

/// What an answer leads to.
struct Foreseen {
    session: Session,
    told: Option<Told>,
    /// Worked out by itself, after the session: a key that is pressed meanwhile waits for one of the two only.
    screen: Option<Screen>,
}

impl Desk {
    /// Takes a message into the session. Returns what the host page is told of, and the screen, where that has been worked out already.
    pub(super) fn update(&self, message: Message) -> (Option<Told>, Option<Screen>) {
        let state = self.state();
        match self.foreseen(&message) {
            Some(it) => {
                state.session.replace(it.session);
                (it.told, it.screen)
            }
            None => (
                later::update(&mut state.session.borrow_mut(), message),
                None,
            ),
        }
    }

    /// What a message leads to, where that has been worked out. Everything else that was is forgotten: it is for the session before.
    fn foreseen(&self, message: &Message) -> Option<Foreseen> {
        let known = self.state().ahead.known.take();
        let Message::VisitorAnswered { fact, answer } = message else {
            return None;
        };
        let mut known = known.into_iter().filter(|_| self.asked() == Some(*fact));
        known.find_map(|(other, foreseen)| (other == *answer).then_some(foreseen))
    }

    /// Works out, one at a time and between what else there is to do, what the answers that can be given now lead to.
    pub fn look_ahead(&self, pause: Duration) {
        if !self.state().ahead.goes_on.replace(true) {
            let desk = *self;
            // The widget may have been taken away.
            let go_on = move || {
                if desk.is_there() {
                    desk.state().ahead.goes_on.set(false);
                    later::look_ahead(desk);
                }
            };
            set_timeout(go_on, pause);
        }
    }

    /// Works out one thing that comes of an answer, and goes on to the next.
    pub fn look_one_ahead(self) {
        let state = self.state();
        let Some(fact) = self.asked() else {
            return;
        };
        let mut known = state.ahead.known.borrow_mut();
        if let Some((_, last)) = known.last_mut()
            && last.screen.is_none()
        {
            last.screen = Some(later::screen(&last.session));
        } else {
            let is_new = |answer: &Answer| known.iter().all(|(other, _)| other != answer);
            let Some(answer) = self.answers(fact).into_iter().find(is_new) else {
                return;
            };
            let mut session = state.session.borrow().clone();
            let told = later::update(&mut session, Message::VisitorAnswered { fact, answer });
            let screen = None;
            known.push((
                answer,
                Foreseen {
                    session,
                    told,
                    screen,
                },
            ));
        }
        drop(known);
        self.look_ahead(Duration::ZERO);
    }

    /// The question that is shown, where there is all that it takes to say what comes of an answer.
    fn asked(&self) -> Option<FactId> {
        match &self.screen_now().stage {
            Stage::Asking(asking) if later::is_there(&self.pack()) => Some(asking.fact),
            _ => None,
        }
    }

    /// The answers that one press would give now, those first that are likelier to be given.
    fn answers(&self, fact: FactId) -> Vec<Answer> {
        let pack = self.pack();
        let item = &pack.facts[fact];
        let mut answers = Vec::new();
        match item.kind {
            Kind::YesNo | Kind::Choice => answers.extend((0..item.values.len()).map(Answer::Value)),
            Kind::Choices { .. } => {
                let yes = self.controls_now().chosen;
                answers.extend((yes != 0).then(|| Answer::only(item, yes)));
            }
            Kind::Number { .. } | Kind::Date { .. } => {
                let text = typed::field(*self).map(|field| field.value());
                answers.extend(text.and_then(|text| entering::read(*self, fact, &text).ok()));
            }
        }
        answers.push(Answer::Unknown);
        answers
    }
}
