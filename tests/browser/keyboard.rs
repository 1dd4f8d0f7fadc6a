//! Keys and focus.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::Page;

#[wasm_bindgen_test]
async fn the_focus_is_left_alone_at_first_and_follows_the_question_after_each_step() {
    let page = Page::open().await;
    assert_eq!(page.focused(), "");
    page.press("Behov").await;
    assert_eq!(page.focused(), "Vad behöver personen hjälp med?");
    page.set(r#"{"known": "no"}"#).await;
    page.answer_all().await;
    assert_eq!(
        page.focused(),
        page.heading(),
        "the first verdict has it at the end"
    );
}

#[wasm_bindgen_test]
async fn number_keys_choose_and_enter_goes_on() {
    let page = Page::open().await;
    page.press("Behov").await;
    assert!(
        !page.key("1").await,
        "the page behind does not see a key that the widget acts on"
    );
    page.key("2").await;
    assert!(page.is_pressed("Missbruk") && page.is_pressed("Hälsa"));
    page.key("Enter").await;
    assert!(
        page.ledger().contains("Behov Missbruk, Hälsa"),
        "{}",
        page.ledger()
    );
}

#[wasm_bindgen_test]
async fn zero_means_vet_inte_and_backspace_goes_back_to_the_given_answer() {
    let page = Page::open().await;
    page.press("Samtycke").await;
    page.key("0").await;
    assert!(
        page.ledger().contains("Samtycke Vet inte"),
        "{}",
        page.ledger()
    );
    page.key("Backspace").await;
    assert_eq!(page.heading(), "Vad säger personen om planen?");
    assert_eq!(page.focused(), "Vet inte");
}

#[wasm_bindgen_test]
async fn a_digit_at_a_question_for_a_number_goes_into_its_field() {
    let page = Page::open().await;
    page.press("Ålder").await;
    assert!(page.key("3").await, "the browser writes the digit");
    assert_eq!(page.focused(), "INPUT");
    assert!(page.key("Backspace").await, "in a field it is the field's");
    page.key("?").await;
    assert!(
        page.ledger().contains("Ålder Vet inte"),
        "{}",
        page.ledger()
    );
}

#[wasm_bindgen_test]
async fn with_shortcuts_off_keys_do_nothing() {
    let page = Page::open_with(r#"{"on": "2026-11-23", "shortcuts": "off"}"#).await;
    page.press("Behov").await;
    assert!(page.key("1").await);
    assert!(!page.is_pressed("Missbruk"));
}

#[wasm_bindgen_test]
async fn escape_closes_the_panel_first_and_then_leads_to_the_question() {
    let page = Page::open().await;
    let toggle = "Just nu: Inget är klart än";
    page.press(toggle).await;
    page.focus(toggle).await;
    assert_eq!(page.style("[data-open]", "position"), "sticky");
    let panel = || {
        page.inner()
            .query_selector("[data-open]")
            .unwrap()
            .unwrap()
            .get_attribute("data-open")
            .unwrap()
    };
    assert_eq!(panel(), "true");
    page.key("Escape").await;
    assert_eq!(panel(), "false");
    page.key("Escape").await;
    assert_eq!(page.focused(), page.heading());
}

#[wasm_bindgen_test]
async fn escape_closes_the_field_for_what_is_heard_only_from_within_and_only_while_nothing_is_typed()
 {
    let page = Page::open().await;
    let proposals = || {
        let all = page.inner().query_selector_all("[data-place^='heard-']");
        all.unwrap().length()
    };
    let is_open = || {
        page.inner()
            .query_selector("[data-place='hearing']")
            .unwrap()
    };
    page.press("Skriv det du hör").await.fill("missbruk").await;
    assert!(proposals() > 0, "{}", page.text());
    page.key("Escape").await;
    assert_eq!(page.focused(), page.heading(), "it leads to the question");
    assert!(proposals() > 0, "what is typed and proposed stays");
    page.key("Escape").await;
    assert!(proposals() > 0, "from elsewhere too");
    page.fill("").await;
    page.focus("Stäng").await.key("Escape").await;
    assert!(is_open().is_none());
    assert_eq!(page.focused(), page.heading());
}

#[wasm_bindgen_test]
async fn the_focus_stays_on_an_answer_that_is_chosen_among_several() {
    let page = Page::open().await;
    page.press("Behov").await;
    page.focus("Hälsa").await.press("Hälsa").await;
    assert!(page.is_pressed("Hälsa"));
    assert_eq!(page.focused(), "Hälsa");
}
