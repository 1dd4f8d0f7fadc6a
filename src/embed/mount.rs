//! Puts a widget into a shadow root, and the handle by which the element keeps it.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use any_spawner::Executor;
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use crate::embed::error::EmbedError;
use crate::embed::later::{Later, there};
use crate::embed::{answers, attributes, events, judgements, pack};
use crate::engine::opening::Compiled;
use crate::engine::pack::Pack;
use crate::session::screen;
use crate::session::{Message, Session};
use crate::ui::desk::Desk;
use crate::ui::focus::{self, Target};
use crate::ui::markup::shown::Shown;
use crate::ui::widget::widget;
use crate::ui::wording::{Wording, wording};

/// A widget on a page. Freeing it takes the widget away.
#[wasm_bindgen]
pub struct Handle {
    host: HtmlElement,
    desk: Cell<Desk>,
    views: RefCell<Views>,
    /// The attribute `on` as it was read last.
    on: RefCell<Option<String>>,
    /// All of the pack, read ahead and not checked yet.
    written: RefCell<Option<Compiled>>,
    /// Dropped after the views, which ends the desk.
    owner: Owner,
}

/// What is shown, in the words of one language.
struct Views {
    shown: Shown,
    owner: Owner,
}

impl Views {
    fn of(desk: Desk, owner: &Owner) -> Views {
        let owner = owner.with(Owner::new);
        let mut shown = owner.with(|| widget(desk).build());
        shown.mount(&desk.root(), None);
        Views { shown, owner }
    }

    fn end(&mut self) {
        self.shown.unmount();
        end_later(self.owner.clone());
    }
}

/// A view within another ends a turn later than the one around it, and may have been about to follow a step: until then it needs what
/// its owner has.
fn end_later(owner: Owner) {
    Executor::spawn_local(async move { drop(owner) });
}

/// The words that are spoken: in the language that the host page has chosen. One that the program does not speak is as if none were
/// chosen: then it speaks that of the rules.
fn words_for(chosen: &str, pack: &Pack) -> &'static Wording {
    wording(&[chosen, &pack.lang])
}

/// Puts a widget for a compiled pack into `root`, an element in the host's shadow root. Of the pack it takes what the first question
/// takes; the rest is for [`Handle::complete`]. `lang` is the language that the host page has chosen there, empty where it has none.
///
/// # Errors
/// The pack is not one that this program reads.
#[wasm_bindgen]
pub fn mount(
    root: HtmlElement,
    host: HtmlElement,
    pack: JsValue,
    lang: &str,
) -> Result<Handle, JsValue> {
    let pack = Compiled(pack::read_to_begin(&pack)?)
        .open_to_begin()
        .map_err(EmbedError::from)?;
    let words = words_for(lang, &pack);
    let mut session = Session::new(Arc::new(pack), attributes::day(&host));
    session.update_at_first(Message::HostSetPresentation(attributes::presentation(
        &host,
    )));
    // The desk has an owner of its own, for the handle uses it outside the views.
    let owner = Owner::new();
    let listening = host.clone();
    let tell = move |desk: Desk, happening| {
        events::tell(
            &listening,
            &desk.session(),
            happening,
            attributes::exposes_answers(&listening),
        )
    };
    let dated = host.clone();
    let desk = owner.with(|| {
        Desk::new(
            root.clone(),
            session,
            attributes::settings(&host),
            words,
            Box::new(move || attributes::day(&dated)),
            Box::new(tell),
        )
    });
    // The reactive system runs on the browser's microtasks; a second widget finds them already in place.
    let _ = Executor::init_wasm_bindgen();
    let views = Views::of(desk, &owner);
    Ok(Handle {
        on: RefCell::new(host.get_attribute("on")),
        written: RefCell::new(None),
        host,
        desk: Cell::new(desk),
        views: RefCell::new(views),
        owner,
    })
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.views.get_mut().end();
        end_later(self.owner.clone());
    }
}

#[wasm_bindgen]
impl Handle {
    /// Reads the host's attributes again.
    pub fn refresh(&self) {
        self.desk().set_settings(attributes::settings(&self.host));
        let presentation = attributes::presentation(&self.host);
        if self.desk().session().presentation() != presentation {
            self.desk()
                .take_in(Message::HostSetPresentation(presentation));
        }
        // Midnight alone moves no case to another day.
        let on = self.host.get_attribute("on");
        if self.on.replace(on.clone()) == on {
            return;
        }
        let day = attributes::day(&self.host);
        if self.desk().session().case().on != day {
            self.desk().take_in(Message::HostSetDay(day));
        }
    }

    /// The attribute `on` is about to be this, and the case that is shown has a day of its own: none is judged anew for it.
    #[wasm_bindgen(js_name = expectDay)]
    pub fn expect_day(&self, on: Option<String>) {
        self.on.replace(on);
    }

    /// Says everything in the language that the host page has chosen by now. What is shown stays, with all that stands half done; what
    /// only the elements hold is the script's to keep.
    pub fn speak(&self, lang: &str) {
        let words = words_for(lang, &self.desk().pack());
        if words.lang == self.desk().words.lang {
            return;
        }
        let desk = self.desk().speaking(words);
        self.desk.set(desk);
        let mut views = self.views.borrow_mut();
        views.end();
        *views = Views::of(desk, &self.owner);
    }

    /// The answers, by fact id.
    #[wasm_bindgen(getter)]
    pub fn answers(&self) -> JsValue {
        answers::of(self.desk().session().own())
    }

    /// Puts these answers in place of all others.
    ///
    /// # Errors
    /// A key or value that does not fit; the answers are then as before.
    #[wasm_bindgen(js_name = setAnswers)]
    pub fn set_answers(&self, object: JsValue) -> Result<(), JsValue> {
        (self.whole()?.set_answers)(self.desk(), &object)
    }

    /// The answers for another pack: as `answers`, and options each by itself.
    #[wasm_bindgen(getter)]
    pub fn unfolded(&self) -> JsValue {
        answers::unfolded(self.desk().session().own())
    }

    /// Puts those of these answers to another pack's questions that fit in place of all others, and names what does not:
    /// `fact`, or `fact.option`.
    ///
    /// # Errors
    /// It is no object of answers.
    #[wasm_bindgen(js_name = takeOver)]
    pub fn take_over(&self, object: JsValue) -> Result<Array, JsValue> {
        (self.whole()?.take_over)(self.desk(), &object)
    }

    /// What the visitor judges otherwise, to be put back if the program breaks down.
    #[wasm_bindgen(getter)]
    pub fn judgements(&self) -> Array {
        judgements::of(self.desk().session().own())
    }

    /// Puts back what was judged by the same rules.
    #[wasm_bindgen(js_name = putBack)]
    pub fn put_back(&self, kept: &Array) {
        self.desk()
            .take_in(Message::HostPutBackJudgements(judgements::read(kept)));
    }

    /// Opens a link: its answers and day of judgement are put in place of all others. Returns that day.
    ///
    /// # Errors
    /// It cannot be read or is for other rules; everything is then as before.
    #[wasm_bindgen(js_name = openLink)]
    pub fn open_link(&self, fragment: &str) -> Result<String, JsValue> {
        (self.whole()?.open_link)(self.desk(), fragment)
    }

    /// Lays local contacts over the pack; `null` takes them away.
    ///
    /// # Errors
    /// Every key and value that does not fit; the contacts are then as before.
    #[wasm_bindgen(js_name = setContacts)]
    pub fn set_contacts(&self, object: JsValue) -> Result<(), JsValue> {
        (self.whole()?.set_contacts)(self.desk(), &object)
    }

    /// The assessment, as `lots assess` gives it; `null` before all of the program and of the pack is there.
    #[wasm_bindgen(getter)]
    pub fn assessment(&self) -> JsValue {
        self.whole()
            .map_or(JsValue::NULL, |later| (later.assessment)(self.desk()))
    }

    /// What is shown, as a code.
    #[wasm_bindgen(getter)]
    pub fn view(&self) -> String {
        self.desk().screen().view().code().to_owned()
    }

    /// Opens the rulebook, or closes it and goes back to where it was opened; a case that is tried out of it ends with it.
    #[wasm_bindgen(js_name = showRules)]
    pub fn show_rules(&self, shows: bool) {
        let session = self.desk().session();
        let is_open = self.desk().screen().view() == screen::View::Rules;
        let went_back = Message::VisitorWentBack {
            from: screen::View::Rules,
        };
        let messages: &[Message] = match (shows, is_open) {
            (true, false) => &[Message::VisitorOpenedRules],
            (false, true) if session.is_trial() && session.is_among_rules() => {
                &[Message::VisitorEndedTrial, went_back.clone()]
            }
            (false, true) => std::slice::from_ref(&went_back),
            (true, true) | (false, false) => return,
        };
        for message in messages {
            self.desk().take_in(message.clone());
        }
        self.focus();
    }

    /// The journal note of the visitor's own case, also while another is tried: that one has none.
    #[wasm_bindgen(getter)]
    pub fn note(&self) -> String {
        self.whole()
            .map_or_else(|_| String::new(), |later| (later.note)(self.desk()))
    }

    /// Reads all of the pack, which [`Handle::complete`] then need not do: on a slow machine each of the two takes a tenth of a second, and
    /// between them the browser can paint and hear the visitor.
    ///
    /// # Errors
    /// The pack is not one that this program reads.
    pub fn read(&self, pack: &JsValue) -> Result<(), JsValue> {
        self.written.replace(Some((there()?.read)(pack)?));
        Ok(())
    }

    /// Takes all of the pack, and shows what has waited for it and for the second part of the program.
    ///
    /// # Errors
    /// The pack is not one that this program reads, or another than what it was mounted with.
    pub fn complete(&self, pack: &JsValue) -> Result<(), JsValue> {
        (there()?.complete)(self.desk(), pack, self.written.take())
    }

    /// What is said of the rest: that it could not be had, or that it is on its way.
    pub fn lack(&self, lacks: bool) {
        self.desk().lack(lacks);
    }

    /// Tells the host page of a result that a step has led to before all was there.
    #[wasm_bindgen(js_name = tellOwed)]
    pub fn tell_owed(&self) {
        self.desk().tell_owed();
    }

    /// Throws the case away.
    pub fn reset(&self) {
        self.desk().take_in(Message::HostStartedAgain);
    }

    /// Moves the focus to the question or the first verdict.
    pub fn focus(&self) {
        focus::after_render(self.desk().root(), Target::Heading);
    }
}

impl Handle {
    fn desk(&self) -> Desk {
        self.desk.get()
    }

    /// The second part of the program, where the pack is there that it takes.
    fn whole(&self) -> Result<&'static Later, JsValue> {
        if self.desk().pack().is_whole() {
            there()
        } else {
            Err(EmbedError::incomplete().into())
        }
    }
}
