//! What is said to those who hear the page: one line, and nothing in it that another case has left.
//!
//! Where the widget stands by itself, the line is a live region. The element (`src/embed/element.js`) has one of its own, in which it says
//! what it has to say while there is no program, and takes the line into it: two regions would talk over each other.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::{Notify, Track, set_timeout};

use super::Desk;
use crate::session::Told;
use crate::session::screen::Screen;
use crate::ui::markup::{Markup, several};
use crate::ui::said::Said;
use crate::ui::told;

/// How long after a step its news are told, so that they do not talk over what has the focus.
const AFTER_STEP: Duration = Duration::from_millis(500);

/// How long the typing rests before what it led to is said: half a word would be told otherwise.
const REST: Duration = Duration::from_millis(900);

/// What was said last, and which of what is still to be said counts.
#[derive(Default)]
pub(super) struct Announcer {
    /// The words, piece by piece.
    status: RefCell<Vec<Said>>,
    /// Counts the cases: what was to be said of one is not said in the next.
    case: Cell<u32>,
    /// Counts what is typed, so that only the last is told.
    typing: Cell<u32>,
    /// Counts what is said at once, so that what waits to be said comes after it, and not in its place.
    at_once: Cell<u32>,
}

impl Desk {
    /// What is said to those who hear the page; a view that reads it follows it.
    pub fn status(&self) -> Markup {
        self.said.track();
        let pieces = self.state().announcer.status.borrow().clone();
        several(pieces.iter().map(|piece| piece.markup(*self)).collect())
    }

    /// Says something to those who hear the page, at once.
    pub fn announce_now(&self, news: &str) {
        let state = self.state();
        let at_once = &state.announcer.at_once;
        at_once.set(at_once.get().wrapping_add(1));
        self.say(vec![Said::ours(news)]);
    }

    /// What a step has brought: what the banners above the question say, and what has come to an end or is no longer at one. The heading of
    /// a result is that of its first verdict: where it `is_read`, because it takes the focus, that verdict is not said once more.
    pub(super) fn news(
        &self,
        before: &Screen,
        now: &Screen,
        told: &[Told],
        is_read: bool,
    ) -> Vec<Said> {
        let mut news = self.banners(before, now, told);
        let read = if is_read && now.is_result() {
            now.standings.first().map(|standing| standing.decision)
        } else {
            None
        };
        let standings = (before.standings.as_slice(), now.standings.as_slice());
        news.extend(told::news(self.words, &self.pack(), standings, read));
        news
    }

    /// What the banners say that a step has brought: they stand above the question, which has the focus.
    fn banners(&self, before: &Screen, now: &Screen, told: &[Told]) -> Vec<Said> {
        let session = self.session();
        let is_thrown_away = told.iter().any(|told| matches!(told, Told::StartedAgain));
        let mut news = Vec::new();
        if is_thrown_away && session.can_take_case_back() {
            news.push(self.words.thrown_away);
        }
        if let (None, Some(kept)) = (before.kept, now.kept) {
            news.push(told::trial(self.words, session.is_among_rules(), kept));
        }
        news.into_iter()
            .map(|news| Said::ours(news.to_owned() + " "))
            .collect()
    }

    /// Says what a step has led to; after what the visitor has done and heard of meanwhile, as that a text was copied.
    pub(super) fn announce(&self, mut news: Vec<Said>) {
        let desk = *self;
        let now = move || {
            let announcer = &desk.state().announcer;
            (announcer.case.get(), announcer.at_once.get())
        };
        let (case, at_once) = now();
        let say = move || {
            // The widget may have been taken away meanwhile.
            if !desk.is_there() || now().0 != case {
                return;
            }
            if now().1 != at_once {
                if news.is_empty() {
                    return;
                }
                let mut before = desk.state().announcer.status.take();
                before.push(Said::ours(" "));
                before.append(&mut news);
                news = before;
            }
            desk.say(news);
        };
        set_timeout(say, AFTER_STEP);
    }

    /// Says what typing has led to, once it rests; nothing where `news` has none by then.
    pub fn announce_at_rest(&self, news: fn(Desk) -> Option<String>) {
        let desk = *self;
        let turn = move || {
            let state = desk.state();
            (state.announcer.case.get(), state.announcer.typing.get())
        };
        self.forget_typing();
        let now = turn();
        let say = move || {
            if desk.is_there()
                && turn() == now
                && let Some(news) = news(desk)
            {
                desk.announce_now(&news);
            }
        };
        set_timeout(say, REST);
    }

    /// What was typed is gone or another: what it led to is not said.
    pub(super) fn forget_typing(&self) {
        let state = self.state();
        let typing = &state.announcer.typing;
        typing.set(typing.get().wrapping_add(1));
    }

    /// Tells the case from those before and after it on this page.
    pub fn turn_of_case(&self) -> u32 {
        self.state().announcer.case.get()
    }

    /// Another case begins: nothing of the one before is said any longer.
    pub(super) fn hush(&self) {
        let state = self.state();
        let case = &state.announcer.case;
        case.set(case.get().wrapping_add(1));
        self.say(Vec::new());
    }

    fn say(&self, pieces: Vec<Said>) {
        let state = self.state();
        state.announcer.status.replace(pieces);
        self.said.notify();
    }
}
