//! How long nobody has touched the widget: where the host page says so, the case is thrown away then, after a warning.
//!
//! The warning stands for two minutes, or half the time where that is less, and one press keeps the answers (WCAG 2.2.1). Where a
//! machine was asleep until the time was over there was no warning: whoever is there when it wakes must not find the case, so it is
//! thrown away at once.

use std::cell::Cell;

/// How long the warning stands at most, in milliseconds.
const NOTICE: f64 = 120_000.0;

/// A minute in milliseconds.
const MINUTE: f64 = 60_000.0;

/// What has come of nobody touching the widget.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Idleness {
    /// Nothing.
    #[default]
    None,
    /// It is said that the case will be thrown away.
    Warned {
        /// When it will be, in milliseconds since 1970.
        ends: f64,
    },
    /// The case was thrown away.
    Cleared,
}

/// Since when nobody has touched the widget.
#[derive(Debug, Default)]
pub struct Idling {
    since: Cell<f64>,
    idleness: Cell<Idleness>,
    /// Whether something was typed that no message has told of, and that nobody else knows of.
    has_typed: Cell<bool>,
}

impl Idling {
    /// What has come of it.
    pub fn idleness(&self) -> Idleness {
        self.idleness.get()
    }

    /// Someone is there. Returns whether something else is to be shown.
    pub fn touch(&self, now: f64) -> bool {
        self.since.set(now);
        self.idleness.take() != Idleness::None
    }

    /// Someone has pressed a key or moved the pointer over the widget. That takes back no warning: the key may be the one that leads
    /// to its button, and what is about to be pressed would move.
    pub fn pass(&self, now: f64) {
        if self.idleness.get() == Idleness::None {
            self.since.set(now);
        }
    }

    /// Something was typed.
    pub fn typed(&self, now: f64) -> bool {
        self.has_typed.set(true);
        self.touch(now)
    }

    /// What was typed has been taken in or forgotten.
    pub fn stepped(&self) {
        self.has_typed.set(false);
    }

    /// Looks at the clock. `has_case` tells whether there are answers or words that somebody knows of; `minutes` is the time they
    /// may lie untouched. Returns whether something else has come of it.
    pub fn look(&self, now: f64, has_case: bool, minutes: u32) -> bool {
        let before = self.idleness.get();
        let limit = f64::from(minutes) * MINUTE;
        let notice = NOTICE.min(limit / 2.0);
        let next = match before {
            Idleness::Warned { ends } if now >= ends => Idleness::Cleared,
            // The host page has begun another case, and nobody has touched it yet.
            Idleness::Cleared if has_case => {
                self.since.set(now);
                Idleness::None
            }
            Idleness::Warned { .. } | Idleness::Cleared => before,
            Idleness::None if !(has_case || self.has_typed.get()) => {
                self.since.set(now);
                before
            }
            Idleness::None if now - self.since.get() >= limit => Idleness::Cleared,
            Idleness::None if now - self.since.get() >= limit - notice => {
                Idleness::Warned { ends: now + notice }
            }
            Idleness::None => before,
        };
        self.idleness.set(next);
        next != before
    }
}
