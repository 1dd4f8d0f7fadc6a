//! What is half filled in when another step is taken: it waits for its question, and is not lost with the screen.

use super::Desk;
use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Kind, Pack};
use crate::session::Message;
use crate::session::screen::{Screen, Stage};
use crate::ui::components::entering::read;
use crate::ui::components::field::typed_text;
use crate::ui::components::typed::{field, text_of};
use crate::ui::controls::Controls;

/// What is filled in to a question and not sent.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    fact: FactId,
    /// What it comes to as it stands.
    answer: Option<Answer>,
    /// Of a field what is written in it.
    text: String,
}

impl Draft {
    /// What is filled in where nothing has been touched.
    fn untouched(pack: &Pack, fact: FactId, given: Option<Answer>) -> Draft {
        Draft {
            fact,
            answer: given,
            text: match takes_text(pack, fact) {
                true => text_of(given),
                false => String::new(),
            },
        }
    }
}

impl Draft {
    /// Takes in what is accepted of some options, where others are ticked already: these stay. Whether it is that.
    fn take_in(&mut self, message: &Message, pack: &Pack) -> bool {
        let Message::VisitorAccepted { fact, answer } = *message else {
            return false;
        };
        let is_of_both = fact == self.fact
            && matches!(
                (answer, self.answer),
                (Answer::Options { .. }, Some(Answer::Options { .. }))
            );
        if is_of_both {
            self.answer = Some(answer.over(&pack.facts[fact], self.answer));
        }
        is_of_both
    }
}

impl Desk {
    /// Keeps what is half filled in on the screen, but for what a message answers or gives up. What is tried is nobody's.
    pub fn hold(&self, message: &Message) {
        let state = self.state();
        let mut drafts = state.drafts.borrow_mut();
        if message.begins_a_case() {
            drafts.clear();
        }
        if message.begins_a_case() {
            return;
        }
        let session = state.session.borrow();
        if session.is_trial() {
            // A change that is kept is newer than what was half filled in before it.
            if matches!(message, Message::VisitorKeptChange) {
                let (own, tried) = (session.own().case(), session.case());
                drafts.retain(|draft| own.answer(draft.fact) == tried.answer(draft.fact));
            }
            return;
        }
        drop(session);
        let (screen, pack) = (self.screen_now(), self.pack());
        for (now, untouched) in self.filled_in(&screen, &pack, &drafts) {
            let held = drafts.iter().position(|draft| draft.fact == now.fact);
            if now == *held.map_or(&untouched, |place| &drafts[place]) {
                continue;
            }
            if let Some(place) = held {
                drafts.remove(place);
            }
            // What is no answer may be anything, a name or an identity number, and goes with the screen.
            let is_answer = now.text.is_empty() || read(*self, now.fact, &now.text).is_ok();
            if now != untouched && is_answer {
                drafts.push(now);
            }
        }
        drafts.retain_mut(|draft| {
            draft.take_in(message, &pack) || !settles(message, &screen, draft.fact)
        });
    }

    /// What stands filled in on the screen, each beside what would stand there untouched.
    fn filled_in(&self, screen: &Screen, pack: &Pack, held: &[Draft]) -> Vec<(Draft, Draft)> {
        let controls = self.controls_now();
        match &screen.stage {
            Stage::Asking(asking) => {
                let fact = asking.fact;
                let untouched = Draft::untouched(pack, fact, asking.given);
                let held = held.iter().find(|draft| draft.fact == fact);
                let shown = held.unwrap_or(&untouched).clone();
                let now = match (&pack.facts[fact].kind, field(*self)) {
                    // Of an answer to some options only, those that nobody has touched are not denied.
                    (Kind::Choices { .. }, _) if controls.chosen == yes_of(shown.answer) => shown,
                    (Kind::Choices { .. }, _) => Draft {
                        answer: chosen(pack, fact, controls.chosen).or(match asking.given {
                            // Whoever takes away all that was chosen has not answered that it is none.
                            Some(Answer::Options { yes, .. }) if yes != 0 => None,
                            given => given,
                        }),
                        ..shown
                    },
                    (_, Some(field)) if field.value() != shown.text => Draft {
                        answer: asking.given,
                        text: field.value(),
                        ..shown
                    },
                    _ => shown,
                };
                vec![(now, untouched)]
            }
            Stage::Step(step) => {
                let both = |&fact: &FactId| {
                    let of = |filled: &[(FactId, Answer)]| {
                        let own = filled.iter().find(|(other, _)| *other == fact);
                        own.map(|(_, answer)| *answer)
                    };
                    let untouched = Draft::untouched(pack, fact, of(&step.given));
                    let now = Draft {
                        fact,
                        answer: of(&controls.filled),
                        text: match takes_text(pack, fact) {
                            true => typed_text(*self, fact),
                            false => String::new(),
                        },
                    };
                    (now, untouched)
                };
                step.questions.iter().map(both).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Puts what was held to the questions of a screen into its controls.
    pub fn take_up(&self, screen: &Screen, controls: &mut Controls) {
        let state = self.state();
        let drafts = state.drafts.borrow();
        if state.session.borrow().is_trial() {
            return;
        }
        let of = |fact: FactId| drafts.iter().find(|draft| draft.fact == fact);
        match &screen.stage {
            Stage::Asking(asking) => {
                let Some(draft) = of(asking.fact) else {
                    return;
                };
                controls.chosen = yes_of(draft.answer);
                controls.texts.push((draft.fact, draft.text.clone()));
            }
            Stage::Step(step) => {
                for draft in step.questions.iter().filter_map(|&fact| of(fact)) {
                    // It may have been written where it is read only when it is sent.
                    let answer = match (takes_text(&self.pack(), draft.fact), draft.answer) {
                        (false, answer) | (true, answer @ Some(Answer::Unknown)) => answer,
                        (true, _) => read(*self, draft.fact, &draft.text).ok(),
                    };
                    let filled = &mut controls.filled;
                    filled.retain(|(other, _)| *other != draft.fact);
                    filled.extend(answer.map(|answer| (draft.fact, answer)));
                    controls.texts.push((draft.fact, draft.text.clone()));
                }
                if !controls.texts.is_empty() {
                    controls.put = step.put(&self.pack(), &controls.filled);
                }
            }
            _ => {}
        }
    }
}

/// Whether a message answers a question, or gives up what was filled in to it.
fn settles(message: &Message, screen: &Screen, fact: FactId) -> bool {
    match message {
        Message::VisitorAnswered { fact: other, .. }
        | Message::VisitorAccepted { fact: other, .. }
        | Message::VisitorClearedAnswer { fact: other } => *other == fact,
        Message::VisitorAnsweredStep(answers) => answers.iter().any(|(other, _)| *other == fact),
        Message::VisitorKeptAnswer => {
            matches!(&screen.stage, Stage::Asking(asking) if asking.fact == fact)
        }
        _ => false,
    }
}

/// The options that are chosen.
fn yes_of(answer: Option<Answer>) -> u32 {
    match answer {
        Some(Answer::Options { yes, .. }) => yes,
        _ => 0,
    }
}

fn takes_text(pack: &Pack, fact: FactId) -> bool {
    matches!(
        pack.facts[fact].kind,
        Kind::Number { .. } | Kind::Date { .. }
    )
}

/// What is chosen of several; nothing where none is.
fn chosen(pack: &Pack, fact: FactId, yes: u32) -> Option<Answer> {
    (yes != 0).then(|| Answer::only(&pack.facts[fact], yes))
}
