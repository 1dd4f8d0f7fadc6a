//! Where "back" leads: from a question to the one before, from a step to the step before, from the result to its check.

use crate::session::screen::View;
use crate::session::{Opened, Presentation, Session, step};

impl Session {
    /// What "back" opens, if it leads anywhere.
    pub(super) fn before(&self) -> Option<Opened> {
        let last = self.order.last().copied();
        match (self.opened, self.presentation) {
            // A question that was looked at by itself leads back to where it was opened.
            (Opened::ResultSoFar, _) | (Opened::Question(_), Presentation::Guided) => {
                Some(Opened::Nothing)
            }
            (Opened::Step(fact), Presentation::Guided) => {
                step::before(self, fact).map(Opened::Step)
            }
            (Opened::Nothing, Presentation::Guided) => last.map(Opened::Step),
            (Opened::Question(fact) | Opened::Step(fact), Presentation::Quick) => {
                let before = match self.order.iter().position(|&answered| answered == fact) {
                    Some(place) => place.checked_sub(1).map(|before| self.order[before]),
                    None => last,
                };
                before.map(Opened::Question)
            }
            (Opened::Nothing, Presentation::Quick) => last.map(Opened::Question),
        }
    }

    pub(super) fn go_back(&mut self, from: View) {
        let checks = self.presentation == Presentation::Guided
            && self.opened == Opened::Nothing
            && !self.is_trial()
            && from == View::Result;
        if checks {
            self.is_checked = false;
        } else if let Some(before) = self.before() {
            self.opened = before;
        }
    }
}
