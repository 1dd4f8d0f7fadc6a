//! What every view is handed: the session, the screen worked out from it, the words, and a way to send messages.

mod ahead;
mod announcing;
mod arriving;
mod beside;
mod drafts;
mod local;
mod opening;
mod setting;
mod speaking;
mod turning;
mod typing;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::contacts::Overlay;
use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Pack};
use crate::session::rulebook::Filter;
use crate::session::screen::{Screen, Stage, View};
use crate::session::{Message, Reading, Session, Told};
use crate::ui::components::judgement;
use crate::ui::controls::Controls;
use crate::ui::focus::{self, Target};
use crate::ui::happening::{Happening, Settings};
use crate::ui::idling::{Idleness, Idling};
use crate::ui::listening::Listening;
use crate::ui::markup::Markup;
use crate::ui::said::Said;
use crate::ui::wording::Wording;
use crate::ui::{later, save};

use ahead::Ahead;
pub use ahead::PAUSE;
use announcing::Announcer;
use beside::Beside;
use drafts::Draft;

/// One widget's state, handed to its views; copying it copies handles only.
///
/// The state is one plain value, and what is reactive carries none of it: a view that reads follows a trigger and is built anew
/// when that is pulled. Each type of signal or memo would bring its own copy of the machinery, some 3 KB apiece.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The program's words.
    pub words: &'static Wording,
    state: StoredValue<Rc<State>, LocalStorage>,
    stepped: Trigger,
    turned: Trigger,
    beside: Trigger,
    touched: Trigger,
    overlaid: Trigger,
    set: Trigger,
    opened: Trigger,
    filtered: Trigger,
    listened: Trigger,
    typed: Trigger,
    said: Trigger,
    failed: Trigger,
    idled: Trigger,
    awaited: Trigger,
}

struct State {
    root: HtmlElement,
    session: RefCell<Session>,
    screen: RefCell<Rc<Screen>>,
    controls: RefCell<Rc<Controls>>,
    /// What is half filled in to questions that are not on the screen.
    drafts: RefCell<Vec<Draft>>,
    filter: RefCell<String>,
    sieve: RefCell<Filter>,
    listening: Rc<Listening>,
    settings: Cell<Settings>,
    overlay: RefCell<Option<Rc<Overlay>>>,
    idling: Rc<Idling>,
    announcer: Announcer,
    beside: Beside,
    ahead: Ahead,
    /// Whether a step was taken whose result could not be worked out yet.
    owes_result: Cell<bool>,
    /// Whether the rest could not be had.
    lacks_rest: Cell<bool>,
    /// What tells the case from all others in a calendar; empty before it is asked for.
    mark: RefCell<String>,
    /// The day that a case is judged on which begins now.
    day: Box<dyn Fn() -> NaiveDate>,
    listener: Box<dyn Fn(Desk, Happening)>,
}

impl Desk {
    /// A desk for a session whose views stand in `root`; `day` tells on which day a case is judged that begins. It must be made inside a reactive owner, and lives as long.
    pub fn new(
        root: HtmlElement,
        session: Session,
        settings: Settings,
        words: &'static Wording,
        day: Box<dyn Fn() -> NaiveDate>,
        listener: Box<dyn Fn(Desk, Happening)>,
    ) -> Desk {
        let screen = later::screen(&session);
        let state = State {
            root,
            controls: RefCell::new(Rc::new(Controls::of(&screen))),
            screen: RefCell::new(Rc::new(screen)),
            session: RefCell::new(session),
            drafts: RefCell::default(),
            filter: RefCell::default(),
            sieve: RefCell::default(),
            listening: Rc::default(),
            settings: Cell::new(settings),
            overlay: RefCell::default(),
            idling: Rc::default(),
            announcer: Announcer::default(),
            beside: Beside::default(),
            ahead: Ahead::default(),
            owes_result: Cell::default(),
            lacks_rest: Cell::default(),
            mark: RefCell::default(),
            day,
            listener,
        };
        Desk {
            words,
            state: StoredValue::new_local(Rc::new(state)),
            stepped: Trigger::new(),
            turned: Trigger::new(),
            beside: Trigger::new(),
            touched: Trigger::new(),
            overlaid: Trigger::new(),
            set: Trigger::new(),
            opened: Trigger::new(),
            filtered: Trigger::new(),
            listened: Trigger::new(),
            typed: Trigger::new(),
            said: Trigger::new(),
            failed: Trigger::new(),
            idled: Trigger::new(),
            awaited: Trigger::new(),
        }
    }

    fn state(&self) -> Rc<State> {
        self.state.get_value()
    }

    /// The pack.
    pub fn pack(&self) -> Arc<Pack> {
        Arc::clone(self.state().session.borrow().pack())
    }

    /// The element that the views stand in.
    pub fn root(&self) -> HtmlElement {
        self.state().root.clone()
    }

    /// What to show; a view that reads it is built anew after each step.
    pub fn screen(&self) -> Rc<Screen> {
        self.stepped.track();
        self.screen_now()
    }

    /// Whether a single question is asked; a view that reads it is built anew when one is and none was, or the other way.
    pub fn asks(&self) -> bool {
        self.turned.track();
        self.screen_now().is_asking()
    }

    /// What is shown, for those who act on it once.
    fn screen_now(&self) -> Rc<Screen> {
        Rc::clone(&self.state().screen.borrow())
    }

    /// What stands half done; a view that reads it is built anew whenever that changes.
    pub fn controls(&self) -> Rc<Controls> {
        self.touched.track();
        Rc::clone(&self.state().controls.borrow())
    }

    /// What stands half done, for those who act on it once.
    pub fn controls_now(&self) -> Rc<Controls> {
        Rc::clone(&self.state().controls.borrow())
    }

    /// Marks words of the pack with their language, where it is not that of the program's.
    #[inline(never)]
    pub fn of_pack(&self, words: Markup) -> Markup {
        let pack = self.pack();
        if pack.lang.split('-').next() == Some(self.words.lang) {
            words
        } else {
            words.attr("lang", &pack.lang)
        }
    }

    /// What is missing or wrong on a step; a view that reads it is built anew when the visitor wants to go on, and not while
    /// something is filled in: it would be read out each time.
    pub fn mistakes(&self) -> Vec<(FactId, Said)> {
        self.failed.track();
        self.state().controls.borrow().mistakes.clone()
    }

    /// Says what is missing or wrong on a step.
    pub fn fail(&self, mistakes: Vec<(FactId, Said)>) {
        let state = self.state();
        Rc::make_mut(&mut state.controls.borrow_mut()).mistakes = mistakes;
        self.failed.notify();
    }

    /// What the visitor has done so far.
    pub fn session(&self) -> Session {
        self.state().session.borrow().clone()
    }

    /// Changes what stands half done.
    pub fn touch(&self, change: impl FnOnce(&mut Controls)) {
        self.change(change);
        self.touched.notify();
        self.look_ahead(Duration::ZERO);
    }

    /// Says what is wrong with what was entered, where the visitor sees it: under a long list it would stand below the screen.
    pub fn mistaken(&self, told: Said) {
        self.touch(|controls| controls.mistake = told);
        let root = self.root();
        focus::after_views(move || {
            if let Some(told) = focus::find(&root, "#lots-mistake") {
                focus::reveal(&told);
            }
        });
    }

    fn change(&self, change: impl FnOnce(&mut Controls)) {
        change(Rc::make_mut(&mut self.state().controls.borrow_mut()));
    }

    /// Whether this is still on a page.
    pub fn is_there(&self) -> bool {
        self.state.try_get_value().is_some()
    }

    /// Takes in answers that were proposed and accepted. Whoever asked for it moves the focus.
    pub fn accept(&self, answers: &[(FactId, Answer)]) {
        let before = self.screen_now();
        let mut told = Vec::new();
        for &(fact, answer) in answers {
            told.extend(self.step(Message::VisitorAccepted { fact, answer }));
        }
        self.follow_later();
        self.pass_on(&before, told, false);
    }

    /// How long nobody has touched the widget.
    pub fn idling(&self) -> Rc<Idling> {
        Rc::clone(&self.state().idling)
    }

    /// Whether there is anything of a case: answers, or words that stand in a field beside the questions.
    pub fn has_case(&self) -> bool {
        let state = self.state();
        let session = state.session.borrow();
        let is_typed_in = !state.listening.is_empty() || !state.sieve.borrow().text.is_empty();
        let is_begun = !session.order().is_empty() || !state.drafts.borrow().is_empty();
        session.is_trial() || is_begun || is_typed_in
    }

    /// What that has led to; a view that reads it is built anew when it changes.
    pub fn idleness(&self) -> Idleness {
        self.idled.track();
        self.idling().idleness()
    }

    /// Has what is said of it built anew.
    pub fn show_idleness(&self) {
        self.idled.notify();
    }

    /// What tells the case from all others in a calendar: the same as long as it is this case.
    pub fn mark(&self) -> String {
        let state = self.state();
        let mut mark = state.mark.borrow_mut();
        if mark.is_empty() {
            *mark = save::mark();
        }
        mark.clone()
    }

    /// Tells the host page.
    pub fn tell(&self, happening: Happening) {
        (self.state().listener)(*self, happening);
    }

    /// Fills in an answer on a step, or empties it, and puts what is to be put then.
    pub fn fill(&self, fact: FactId, answer: Option<Answer>) {
        let screen = self.screen_now();
        let Stage::Step(step) = &screen.stage else {
            return;
        };
        self.touch(|controls| {
            controls.filled.retain(|(other, _)| *other != fact);
            controls.filled.extend(answer.map(|answer| (fact, answer)));
            controls.put = later::put(&self.pack(), step, &controls.filled);
        });
    }

    /// Takes in what the visitor did, moves the focus there and tells the host page.
    pub fn send(&self, message: Message) {
        let state = self.state();
        let before = self.screen_now();
        let target = match (&message, &before.stage) {
            // Back from a rule to the link that led there.
            (Message::VisitorWentBack { .. }, Stage::Rules(Reading { at: Some(at), .. })) => {
                Target::Place(focus::place_of(*at))
            }
            (Message::VisitorWentBack { .. }, _) => Target::GivenAnswer,
            (
                Message::VisitorJudged { decision, .. }
                | Message::VisitorWithdrewJudgement { decision },
                _,
            ) => Target::Place(judgement::place(*decision)),
            _ => Target::Heading,
        };
        let is_judgement = matches!(
            message,
            Message::VisitorJudged { .. } | Message::VisitorWithdrewJudgement { .. }
        );
        focus::release(&state.root);
        let told = self.step(message);
        self.follow_later();
        if is_judgement {
            self.tell(Happening::Judged);
        }
        let is_read = matches!(target, Target::Heading);
        focus::after_render(self.root(), target);
        self.pass_on(&before, told.into_iter().collect(), is_read);
    }

    /// Lets go of the case that was thrown away, without a step.
    pub fn forget_thrown_away(&self) {
        self.update(Message::ThrownAwayLapsed);
    }

    /// Says what has come to an end, and tells the host page what happened. `is_read` where the heading takes the focus.
    fn pass_on(&self, before: &Screen, told: Vec<Told>, is_read: bool) {
        let state = self.state();
        let now = self.screen_now();
        self.announce(self.news(before, &now, &told, is_read));
        let tell = |happening| (state.listener)(*self, happening);
        let is_told = !told.is_empty();
        for told in told {
            match told {
                Told::Answered(fact) => tell(Happening::Answered(fact)),
                Told::AnsweredTogether(facts) => {
                    for fact in facts {
                        tell(Happening::Answered(fact));
                    }
                }
                Told::StartedAgain => tell(Happening::StartedAgain),
                Told::Presented(presentation) => {
                    tell(Happening::Presented(presentation));
                    return;
                }
            }
        }
        // Asked for, or shown behind the check of the answers, it follows on no answer; from the rulebook one comes back to it.
        let is_reached = !before.is_result() && !matches!(before.stage, Stage::Rules(_));
        let is_own = now.kept.is_none() && before.kept.is_none();
        if is_told || is_reached && is_own {
            // As it is by now: who has heard of the answer may have thrown the case away.
            self.tell_result();
        }
    }

    /// Takes in what the host page did; neither the focus nor the host page hears of it.
    pub fn take_in(&self, message: Message) -> Option<Told> {
        let told = self.step(message);
        self.follow();
        told
    }

    /// Takes in what was done. What stands beside the stage has to follow.
    fn step(&self, message: Message) -> Option<Told> {
        let state = self.state();
        let begins = message.begins_a_case();
        later::hold(*self, &message);
        let may_empty = matches!(
            message,
            Message::VisitorStartedAgain
                | Message::HostStartedAgain
                | Message::VisitorClearedAnswer { .. }
        );
        if matches!(message, Message::HostSetAnswers(_)) || self.has_no_answers() {
            self.set_day();
        }
        let (told, screen) = self.update(message);
        if may_empty && self.has_no_answers() {
            self.set_day();
        }
        // Typed words belong to the case that they were typed for.
        if begins || state.session.borrow().is_among_rules() {
            self.listen(false);
        }
        if begins {
            self.hush();
            state.mark.take();
        }
        state.filter.take();
        if !state.session.borrow().is_among_rules() {
            state.sieve.take();
        }
        state.idling.stepped();
        self.show(screen);
        told
    }

    /// Shows what there is to show now, which may be known already, and tells the host page where that is another view.
    fn show(&self, screen: Option<Screen>) {
        let state = self.state();
        let screen = screen.unwrap_or_else(|| later::screen(&state.session.borrow()));
        let (view, asks) = (screen.view(), screen.is_asking());
        let mut controls = Controls::of(&screen);
        later::take_up(*self, &screen, &mut controls);
        state.controls.replace(Rc::new(controls));
        let before = state.screen.replace(Rc::new(screen));
        if asks != before.is_asking() {
            self.turned.notify();
        }
        self.stepped.notify();
        self.touched.notify();
        self.opened.notify();
        if view != before.view() && view != View::Coming {
            self.tell(Happening::Shown(view));
        }
    }
}
