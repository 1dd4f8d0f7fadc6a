//! Training on a page: a program of its own, which is loaded where it is asked for and by no lookup. `training.js` starts it.

use std::sync::Arc;

use any_spawner::Executor;
use js_sys::{Function, Reflect};
use leptos::prelude::{Mountable, Owner, Render};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use crate::embed::error::EmbedError;
use crate::embed::objects::plain;
use crate::embed::opening::open;
use crate::embed::pack::material::read_material;
use crate::exchange::answers::date;
use crate::training::lesson::{Lesson, Origin, Stage, Told};
use crate::ui::clock;
use crate::ui::markup::shown::Shown;
use crate::ui::training::page;
use crate::ui::training::room::{Happening, Keeper, Room};
use crate::ui::training::wording::teaching;
use crate::ui::wording::wording;

/// A lesson on a page. Freeing it takes it away.
#[wasm_bindgen]
pub struct Training {
    room: Room,
    shown: Shown,
    /// Dropped after the views, which ends the room.
    owner: Owner,
}

/// A set that was opened from a file: who begins the lesson anew, in another language say, hands it over again.
#[derive(Serialize)]
struct Opened {
    set: String,
    title: String,
}

/// Puts a lesson on a compiled pack into `root`. `given` holds `lang`, `on`, `headingLevel`, `set`, `setTitle`, `isOpened`, `rulebook`,
/// `kept`, `keeper` and `isCourse`; `tell` hears the name of
/// what has happened and its detail, `keep` the text that is to be kept.
///
/// # Errors
/// The pack or its material is not one that this program reads.
#[wasm_bindgen]
pub fn train(
    root: HtmlElement,
    pack: &JsValue,
    material: &JsValue,
    given: &JsValue,
    tell: Function,
    keep: Function,
) -> Result<Training, JsValue> {
    let pack = open(pack)?;
    let material = read_material(material)?;
    let text = |key: &str| {
        let value = Reflect::get(given, &key.into()).ok();
        value.and_then(|it| it.as_string()).unwrap_or_default()
    };
    let words = wording(&[&text("lang"), &pack.lang]);
    let today = clock::today();
    let on = date(text("on").trim()).unwrap_or(today);
    let of = (Arc::new(pack), Arc::new(material));
    let mut lesson = Lesson::new(of, (today, on), &text("kept")).map_err(EmbedError::from)?;
    let is = |key: &str| Reflect::get(given, &key.into()).is_ok_and(|it| it.is_truthy());
    let is_course = is("isCourse");
    let origin = match (is("isOpened"), is_course) {
        (true, _) => Origin::File,
        (false, true) => Origin::Course,
        (false, false) => Origin::Link,
    };
    let (set, title) = (text("set"), text("setTitle"));
    let unfit = (!set.is_empty())
        .then(|| lesson.take_set_from(origin, &set, &title).err())
        .flatten();
    let keeper = match text("keeper").as_str() {
        "browser" => Keeper::Browser,
        "platform" => Keeper::Platform,
        _ => Keeper::Nobody,
    };
    let rulebook = Some(text("rulebook")).filter(|it| !it.is_empty());
    let said = tell.clone();
    let listener = move |happening| {
        let _ = match happening {
            Happening::Told(Told::Exercise(told)) => {
                said.call2(&JsValue::NULL, &"exercise".into(), &plain(&*told))
            }
            Happening::Told(Told::Set(told)) => {
                said.call2(&JsValue::NULL, &"set".into(), &plain(&told))
            }
            Happening::Kept(text) => keep.call1(&JsValue::NULL, &text.into()),
            Happening::Opened(set, title) => {
                let opened = Opened { set, title };
                said.call2(&JsValue::NULL, &"opened".into(), &plain(&opened))
            }
            Happening::Turned => Ok(JsValue::NULL),
        };
    };
    let owner = Owner::new();
    let room = owner.with(|| {
        Room::new(
            root.clone(),
            lesson,
            (words, teaching(words.lang)),
            (keeper, is_course),
            (unfit.is_some(), rulebook),
            Box::new(listener),
        )
    });
    room.set_level(level(given));
    let _ = Executor::init_wasm_bindgen();
    let mut shown = owner.with(|| page(room).build());
    shown.mount(&root, None);
    if let Some(unfit) = unfit {
        let error = EmbedError::unfit_set(&unfit);
        let _ = tell.call2(&JsValue::NULL, &"error".into(), &JsValue::from(error));
    }
    Ok(Training { room, shown, owner })
}

impl Drop for Training {
    fn drop(&mut self) {
        self.shown.unmount();
        // A view within another ends a turn later than the one around it.
        let owner = self.owner.clone();
        Executor::spawn_local(async move { drop(owner) });
    }
}

#[wasm_bindgen]
impl Training {
    /// Takes another level of the first heading.
    pub fn refresh(&self, given: &JsValue) {
        self.room.set_level(level(given));
    }

    /// Moves the focus to the heading.
    pub fn focus(&self) {
        self.room.focus();
    }

    /// What is shown, in one word: `start`, `holding`, `worked`, `exercise`, `feedback` or `done`.
    #[wasm_bindgen(getter)]
    pub fn view(&self) -> String {
        let view = self.room.read_now(|lesson| match lesson.stage() {
            // It is asked on the way from there.
            Stage::Start | Stage::Replacing(..) => "start",
            Stage::Holding => "holding",
            Stage::Worked(_) => "worked",
            Stage::Exercise(_) => "exercise",
            Stage::Feedback(_) => "feedback",
            Stage::Done => "done",
        });
        view.to_owned()
    }
}

/// The level of the first heading, 2 where none is given that there is.
fn level(given: &JsValue) -> u8 {
    let level = Reflect::get(given, &"headingLevel".into()).ok();
    let level = level.and_then(|it| it.as_f64()).unwrap_or(2.0) as u8;
    if (2..=5).contains(&level) { level } else { 2 }
}
