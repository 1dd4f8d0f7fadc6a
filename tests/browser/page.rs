//! The driver: places a widget, answers by label, and reads what a visitor reads. It takes the widget away when dropped.

use samverkanslots::embed::mount::{Handle, mount};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The demo pack as compiled; `tests/spec/session.rs` keeps it up to date.
pub const DEMO: &str = include_str!("../cases/compiled/demo.json");

/// What the first question takes of it, as a file of its own.
pub const DEMO_FIRST: &str = include_str!("../cases/compiled/demo.first.json");

/// The sheets that the tests look at, in the order of `style/lots.css`.
const STYLE: &str = concat!(
    include_str!("../../style/layers.css"),
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/objects.css"),
    include_str!("../../style/components/options.css"),
    include_str!("../../style/components/panel.css"),
    include_str!("../../style/utilities.css"),
);

#[wasm_bindgen(module = "/tests/browser/page.js")]
extern "C" {
    fn place(css: &str, attributes: &str) -> HtmlElement;
    #[wasm_bindgen(js_name = box)]
    fn inner(host: &HtmlElement) -> HtmlElement;
    #[wasm_bindgen(catch)]
    fn press(host: &HtmlElement, name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn focus(host: &HtmlElement, name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    fn pressed(host: &HtmlElement, name: &str) -> Result<String, JsValue>;
    fn heading(host: &HtmlElement) -> String;
    fn summary(host: &HtmlElement) -> String;
    fn alert(host: &HtmlElement) -> String;
    fn region(host: &HtmlElement, name: &str) -> String;
    fn focused(host: &HtmlElement) -> String;
    fn heard(host: &HtmlElement) -> String;
    fn text(host: &HtmlElement) -> String;
    #[wasm_bindgen(js_name = type)]
    fn write(host: &HtmlElement, typed: &str);
    #[wasm_bindgen(catch)]
    fn tick(host: &HtmlElement, name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = search)]
    fn look(host: &HtmlElement, typed: &str);
    #[wasm_bindgen(js_name = choose)]
    fn pick(host: &HtmlElement, label: &str, name: &str);
    fn key(host: &HtmlElement, name: &str) -> bool;
    fn style(host: &HtmlElement, selector: &str, property: &str) -> String;
    async fn settled();
}

/// A widget on the test page.
pub struct Page {
    pub host: HtmlElement,
    pub handle: Option<Handle>,
}

impl Page {
    /// A widget with the demo pack, judged on a Monday in November.
    pub async fn open() -> Page {
        Page::open_with(r#"{"on": "2026-11-23"}"#).await
    }

    /// A widget whose host has these attributes.
    pub async fn open_with(attributes: &str) -> Page {
        let host = place(STYLE, attributes);
        let pack = js_sys::JSON::parse(DEMO).unwrap();
        let lang = host.get_attribute("lang").unwrap_or_default();
        let handle = mount(inner(&host), host.clone(), pack.clone(), &lang)
            .unwrap_or_else(|error| panic!("{error:?}"));
        handle
            .complete(&pack)
            .unwrap_or_else(|error| panic!("{error:?}"));
        settled().await;
        Page {
            host,
            handle: Some(handle),
        }
    }

    pub fn handle(&self) -> &Handle {
        self.handle.as_ref().unwrap()
    }

    /// Sets the answers as a host page does.
    pub async fn set(&self, answers: &str) {
        self.handle()
            .set_answers(js_sys::JSON::parse(answers).unwrap())
            .unwrap();
        settled().await;
    }

    /// Waits until what was changed is shown.
    pub async fn settle(&self) {
        settled().await;
    }

    /// Presses the button with this name.
    pub async fn press(&self, name: &str) -> &Page {
        press(&self.host, name).unwrap_or_else(|error| panic!("{error:?} in: {}", self.text()));
        settled().await;
        self
    }

    /// Moves the focus to the button with this name.
    pub async fn focus(&self, name: &str) -> &Page {
        focus(&self.host, name).unwrap_or_else(|error| panic!("{error:?} in: {}", self.text()));
        settled().await;
        self
    }

    /// Types into the field and goes on.
    pub async fn enter(&self, typed: &str) -> &Page {
        write(&self.host, typed);
        self.press("Fortsätt").await
    }

    /// Ticks the box or radio button with this name, of those that are shown.
    pub async fn tick(&self, name: &str) -> &Page {
        tick(&self.host, name).unwrap_or_else(|error| panic!("{error:?} in: {}", self.text()));
        settled().await;
        self
    }

    /// Types into the field.
    pub async fn fill(&self, typed: &str) -> &Page {
        write(&self.host, typed);
        settled().await;
        self
    }

    /// Types into the field that rules are looked for with.
    pub async fn look_for(&self, typed: &str) {
        look(&self.host, typed);
        settled().await;
    }

    /// Chooses from a list by its label.
    pub async fn choose(&self, label: &str, name: &str) {
        pick(&self.host, label, name);
        settled().await;
    }

    /// Opens the case beside the only rule that is shown.
    pub async fn open_case(&self) {
        let details = self.inner().query_selector(".lots-case").unwrap().unwrap();
        details.set_attribute("open", "").unwrap();
        settled().await;
    }

    /// Opens the explanation of the question.
    pub async fn ask_why(&self) {
        let details = self.inner().query_selector("details").unwrap().unwrap();
        details.set_attribute("open", "").unwrap();
        settled().await;
    }

    /// Presses a key where the focus is; says whether the page would have acted on it too.
    pub async fn key(&self, name: &str) -> bool {
        let untouched = key(&self.host, name);
        settled().await;
        untouched
    }

    /// Answers by what is asked, until the result is shown: a new adult with both needs who has not been asked.
    pub async fn answer_all(&self) {
        for _ in 0..9 {
            match self.heading().as_str() {
                "Är personen känd sedan tidigare?" => self.press("Nej").await,
                "Hur gammal är personen?" => self.enter("34").await,
                "Vad behöver personen hjälp med?" => {
                    self.press("Missbruk")
                        .await
                        .press("Hälsa")
                        .await
                        .press("Fortsätt")
                        .await
                }
                "Vad säger personen om planen?" => self.press("Inte frågad").await,
                _ => return,
            };
        }
        panic!("it goes on asking: {}", self.text());
    }

    pub fn is_pressed(&self, name: &str) -> bool {
        pressed(&self.host, name).unwrap() == "true"
    }

    pub fn heading(&self) -> String {
        heading(&self.host)
    }

    /// What is missing or wrong on a step, as its top tells it.
    pub fn summary(&self) -> String {
        summary(&self.host)
    }

    pub fn alert(&self) -> String {
        alert(&self.host)
    }

    pub fn panel(&self) -> String {
        region(&self.host, "Just nu")
    }

    pub fn ledger(&self) -> String {
        region(&self.host, "Dina svar")
    }

    pub fn region(&self, name: &str) -> String {
        region(&self.host, name)
    }

    /// The answers that the host page reads.
    pub fn answers(&self) -> String {
        let answers = self.handle().answers();
        js_sys::JSON::stringify(&answers).unwrap().into()
    }

    pub fn focused(&self) -> String {
        focused(&self.host)
    }

    pub fn heard(&self) -> String {
        heard(&self.host)
    }

    pub fn text(&self) -> String {
        text(&self.host)
    }

    pub fn style(&self, selector: &str, property: &str) -> String {
        style(&self.host, selector, property)
    }

    /// The element that the widget was put into.
    pub fn inner(&self) -> HtmlElement {
        inner(&self.host)
    }

    /// Takes the widget away and leaves the element.
    pub async fn close(&mut self) {
        self.handle = None;
        settled().await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.handle = None;
        self.host.remove();
    }
}

/// The message of a JavaScript error, and its code.
pub fn told(error: &JsValue) -> (String, String) {
    let code = js_sys::Reflect::get(error, &"code".into())
        .unwrap()
        .as_string()
        .unwrap_or_default();
    (
        code,
        error.unchecked_ref::<js_sys::Error>().message().into(),
    )
}
