//! What every view of training is handed: the lesson, the words, and a way to send messages.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::{
    GetValue, LocalStorage, Notify, StoredValue, Track, Trigger, request_animation_frame,
    set_timeout,
};
use web_sys::HtmlElement;

use crate::engine::pack::Pack;
use crate::training::NoChoice;
use crate::training::lesson::{Lesson, Message, Stage, Told};
use crate::ui::clock;
use crate::ui::components::heading::tag;
use crate::ui::focus::{self, Target};
use crate::ui::markup::{Markup, el};
use crate::ui::training::wording::Teaching;
use crate::ui::wording::{Telling, Wording};

/// How long it is said what was just done.
const WHILE: Duration = Duration::from_secs(10);

/// What has happened, for who listens.
#[derive(Debug)]
pub enum Happening {
    /// An exercise or a round was done.
    Told(Told),
    /// What is kept is another text.
    Kept(String),
    /// A set was opened on the page: its text, and what it is called.
    Opened(String, String),
    /// Another stage is shown.
    Turned,
}

/// One lesson's state, handed to its views; copying it copies handles only.
#[derive(Clone, Copy)]
pub struct Room {
    /// The program's words.
    pub words: &'static Wording,
    /// Those of training.
    pub says: &'static Teaching,
    state: StoredValue<Rc<State>, LocalStorage>,
    turned: Trigger,
    touched: Trigger,
}

/// Who keeps what has been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// The browser, and nothing is sent.
    Browser,
    /// A learning platform, which also gets what is predicted and its result.
    Platform,
    /// Nobody: it is gone with the page.
    Nobody,
}

struct State {
    root: HtmlElement,
    lesson: RefCell<Lesson>,
    kept: RefCell<String>,
    keeper: Keeper,
    /// Whether it stands in a course, which is for learners alone.
    is_course: bool,
    /// Whether a set was handed over that cannot be read.
    set_is_unfit: Cell<bool>,
    /// The address where all rules are shown, on a page that has one.
    rulebook: Option<String>,
    level: Cell<u8>,
    /// When the exercise was shown, in milliseconds.
    since: Cell<f64>,
    /// What is said of what was just done, where no page says it.
    news: RefCell<String>,
    listener: Box<dyn Fn(Happening)>,
}

impl Room {
    /// A room for a lesson whose views stand in `root`. It must be made inside a reactive owner, and lives as long.
    pub fn new(
        root: HtmlElement,
        lesson: Lesson,
        (words, says): (&'static Wording, &'static Teaching),
        (keeper, is_course): (Keeper, bool),
        (set_is_unfit, rulebook): (bool, Option<String>),
        listener: Box<dyn Fn(Happening)>,
    ) -> Room {
        let state = State {
            root,
            kept: RefCell::new(lesson.kept()),
            lesson: RefCell::new(lesson),
            keeper,
            is_course,
            set_is_unfit: Cell::new(set_is_unfit),
            rulebook,
            level: Cell::new(2),
            since: Cell::default(),
            news: RefCell::default(),
            listener,
        };
        Room {
            words,
            says,
            state: StoredValue::new_local(Rc::new(state)),
            turned: Trigger::new(),
            touched: Trigger::new(),
        }
    }

    fn state(&self) -> Rc<State> {
        self.state.get_value()
    }

    /// The pack.
    pub fn pack(&self) -> Arc<Pack> {
        Arc::clone(self.state().lesson.borrow().pack())
    }

    /// Who keeps what has been done.
    pub fn keeper(&self) -> Keeper {
        self.state().keeper
    }

    /// Whether it stands in a course.
    pub fn is_course(&self) -> bool {
        self.state().is_course
    }

    /// Whether a set was handed over that cannot be read.
    pub fn set_is_unfit(&self) -> bool {
        self.state().set_is_unfit.get()
    }

    /// The address where all rules are shown, on a page that has one.
    pub fn rulebook(&self) -> Option<String> {
        self.state().rulebook.clone()
    }

    /// Reads the lesson; a view that does is built anew when another stage is shown.
    pub fn read<T>(&self, read: impl FnOnce(&Lesson) -> T) -> T {
        self.turned.track();
        self.read_now(read)
    }

    /// Reads the lesson once.
    pub fn read_now<T>(&self, read: impl FnOnce(&Lesson) -> T) -> T {
        read(&self.state().lesson.borrow())
    }

    /// Follows what is filled in.
    pub fn follow(&self) {
        self.touched.track();
    }

    /// Sends a message.
    pub fn send(&self, message: Message) {
        let state = self.state();
        let fills_in = matches!(
            message,
            Message::Ticked(..) | Message::Asked(_) | Message::Guessed(..) | Message::Confided(_)
        );
        let before = state.lesson.borrow().turn();
        if !fills_in {
            // A page may stand open over midnight.
            let today = Message::LookedAtDay(clock::today());
            state.lesson.borrow_mut().update(today);
        }
        let told = state.lesson.borrow_mut().update(message);
        if fills_in {
            state.news.replace(String::new());
            return self.touched.notify();
        }
        self.settle(before, told);
    }

    /// Goes on from what was kept elsewhere, in place of what is kept here.
    pub fn bring_back(&self, kept: &str) {
        let state = self.state();
        let before = state.lesson.borrow().turn();
        state.lesson.borrow_mut().bring_back(kept);
        self.settle(before, Vec::new());
    }

    /// Takes a set that was opened on the page.
    pub fn open_set(&self, text: &str, title: &str) -> Result<(), NoChoice> {
        let state = self.state();
        let before = state.lesson.borrow().turn();
        state.lesson.borrow_mut().open_set(text, title)?;
        let opened = Happening::Opened(text.to_owned(), title.to_owned());
        // Whatever was wrong with a set of the address, this one is another.
        state.set_is_unfit.set(false);
        self.settle(before, Vec::new());
        (state.listener)(opened);
        Ok(())
    }

    /// Draws the set that was handed over once the page that offers it is seen, and then does something more, where the page is still there.
    pub fn draw_given(&self, then: impl FnOnce() + 'static) {
        let state = self.state;
        // After the frame in which it is shown.
        request_animation_frame(move || {
            let draw = move || {
                if let Some(state) = state.try_get_value() {
                    state.lesson.borrow().given_exercises();
                    then();
                }
            };
            set_timeout(draw, Duration::ZERO);
        });
    }

    /// Shows and tells what came of something, after the turn before it.
    fn settle(&self, before: u32, told: Vec<Told>) {
        let state = self.state();
        state.news.replace(String::new());
        let kept = state.lesson.borrow().kept();
        let is_changed = *state.kept.borrow() != kept;
        if is_changed {
            state.kept.replace(kept.clone());
        }
        let has_turned = state.lesson.borrow().turn() != before;
        if has_turned {
            if matches!(state.lesson.borrow().stage(), Stage::Exercise(_)) {
                state.since.set(js_sys::Date::now());
            }
            focus::release(&state.root);
            self.turned.notify();
            focus::after_render(state.root.clone(), Target::Heading);
            (state.listener)(Happening::Turned);
        } else {
            self.touched.notify();
        }
        for told in told {
            (state.listener)(Happening::Told(told));
        }
        // Last: where a page ends in between, what was not told is done once more rather than never heard of.
        if is_changed {
            (state.listener)(Happening::Kept(kept));
        }
    }

    /// How many seconds ago the exercise was shown.
    pub fn seconds(&self) -> u32 {
        ((js_sys::Date::now() - self.state().since.get()) / 1000.0).round() as u32
    }

    /// A number that is another one each time.
    pub fn seed(&self) -> u64 {
        js_sys::Date::now() as u64
    }

    /// Says something of what was just done, for a while: later it would be read beside what has come since.
    pub fn announce(&self, news: &str) {
        self.state().news.replace(news.to_owned());
        self.touched.notify();
        let (room, said) = (*self, news.to_owned());
        let hush = move || {
            // The element may be gone by then.
            let state = room.state.try_get_value();
            if state.is_some_and(|it| *it.news.borrow() == said && !it.news.take().is_empty()) {
                room.touched.notify();
            }
        };
        set_timeout(hush, WHILE);
    }

    /// What is said of what was just done; a view that reads it follows it.
    pub fn news(&self) -> String {
        self.turned.track();
        self.touched.track();
        self.state().news.borrow().clone()
    }

    /// What is kept, as a text.
    pub fn kept(&self) -> String {
        self.state().kept.borrow().clone()
    }

    /// Sets the level of the first heading, from 2 on.
    pub fn set_level(&self, level: u8) {
        if self.state().level.replace(level) != level {
            self.turned.notify();
        }
    }

    /// Where the views stand.
    pub fn root(&self) -> HtmlElement {
        self.state().root.clone()
    }

    /// Moves the focus to the heading.
    pub fn focus(&self) {
        focus::after_render(self.root(), Target::Heading);
    }

    /// The program's words of results and rules.
    pub fn telling(&self) -> &'static Telling {
        Telling::of(self.words)
    }

    /// Marks words of the pack's language where the program speaks another.
    pub fn of_pack(&self, words: Markup) -> Markup {
        let pack = self.pack();
        if pack.lang.split('-').next() == Some(self.words.lang) {
            words
        } else {
            words.attr("lang", &pack.lang)
        }
    }

    /// A heading, so many levels under the first.
    pub fn heading(&self, below: u8, class: &'static str) -> Markup {
        el(tag(self.state().level.get() + below), class)
    }

    /// The heading that takes the focus when its page has come.
    pub fn title(&self, text: &str) -> Markup {
        self.heading(0, "lots-question__title")
            .attr("id", "lots-heading")
            .attr("tabindex", "-1")
            .attr("data-focus", "")
            .text(text)
    }
}
