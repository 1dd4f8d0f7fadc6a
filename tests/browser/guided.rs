//! The guided presentation, and the program's words in another language than the rules'.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::Page;

const GUIDED: &str = r#"{"on": "2026-11-23", "mode": "guided"}"#;

fn attribute(page: &Page, selector: &str, name: &str) -> Option<String> {
    let found = page.inner().query_selector(selector).unwrap();
    found.unwrap().get_attribute(name)
}

/// Two steps, up to the check of the answers.
async fn fill_in(page: &Page) {
    page.tick("Nej")
        .await
        .fill("34")
        .await
        .press("Fortsätt")
        .await;
    page.tick("Missbruk").await.tick("Hälsa").await;
    page.tick("Inte frågad").await.press("Fortsätt").await;
}

#[wasm_bindgen_test]
async fn a_case_is_answered_on_forms_checked_and_ends_in_verdicts() {
    let page = Page::open_with(GUIDED).await;
    assert_eq!(page.heading(), "Personen");
    fill_in(&page).await;
    assert_eq!(page.heading(), "Kontrollera dina svar");
    assert_eq!(page.focused(), "Kontrollera dina svar");
    page.press("Visa vad som gäller").await;
    assert!(
        page.heading().starts_with("Ansvarig enhet: Vuxenenheten"),
        "{}",
        page.heading()
    );
    let told: Vec<String> = ["known", "age", "needs", "consent"]
        .iter()
        .map(|fact| format!(r#"answer {{"fact":"{fact}"}}"#))
        .collect();
    assert!(
        page.heard().starts_with(&told.join("\n")),
        "{}",
        page.heard()
    );
}

#[wasm_bindgen_test]
async fn what_is_filled_in_brings_and_takes_the_questions_below_and_keeps_the_focus() {
    let page = Page::open_with(GUIDED).await;
    let shown = || page.style("#lots-q1", "display");
    assert_eq!(shown(), "none", "the age has to wait");
    page.tick("Nej").await;
    assert_ne!(shown(), "none");
    page.tick("Ja").await;
    assert_eq!(shown(), "none");
    page.press("Fortsätt").await;
    assert!(page.ledger().contains("Känd Ja") && !page.ledger().contains("Ålder"));
}

#[wasm_bindgen_test]
async fn nothing_chosen_is_told_and_what_excludes_the_rest_is_one_choice() {
    let page = Page::open_with(GUIDED).await;
    page.press("Fortsätt").await;
    assert!(
        page.summary()
            .contains("Känd: Välj ett svar, eller Vet inte."),
        "{}",
        page.summary()
    );
    page.tick("Ja").await.press("Fortsätt").await;
    page.tick("Missbruk").await.tick("Inget av detta").await;
    page.press("Fortsätt").await;
    assert!(
        page.text().contains("Inget av detta") && !page.text().contains("Missbruk"),
        "{}",
        page.text()
    );
}

#[wasm_bindgen_test]
async fn the_attribute_is_in_step_with_what_the_visitor_chooses_and_the_answers_stay() {
    let page = Page::open().await;
    page.press("Nej").await.press("Steg för steg").await;
    assert_eq!(page.host.get_attribute("mode").as_deref(), Some("guided"));
    assert!(page.ledger().contains("Känd Nej"));
    page.press("Snabbt").await;
    assert_eq!(page.host.get_attribute("mode").as_deref(), Some("quick"));
    page.host.set_attribute("mode", "guided").unwrap();
    page.handle().refresh();
    page.settle().await;
    page.press("Snabbt").await;
    page.host.set_attribute("mode", "no such").unwrap();
    page.handle().refresh();
    page.settle().await;
    page.press("Steg för steg").await;
    assert!(page.ledger().contains("Känd Nej"));
}

#[wasm_bindgen_test]
async fn the_host_page_chooses_the_programs_language_and_the_rules_keep_theirs() {
    let page = Page::open_with(r#"{"on": "2026-11-23", "lang": "en-GB"}"#).await;
    assert_eq!(
        attribute(&page, "[part=base]", "lang").as_deref(),
        Some("en")
    );
    assert_eq!(page.heading(), "Är personen känd sedan tidigare?");
    assert_eq!(
        attribute(&page, "[data-focus]", "lang").as_deref(),
        Some("sv")
    );
    page.press("Don’t know").await;
    assert!(page.text().contains("Question 2"), "{}", page.text());
    page.set(r#"{"known": "no", "age": 34, "needs": ["addiction", "health"], "consent": "not_asked", "meeting": "2026-12-01"}"#)
        .await;
    assert!(page.text().contains("30 November 2026"), "{}", page.text());
    assert_eq!(
        attribute(&page, ".lots-say__sentence", "lang").as_deref(),
        Some("sv")
    );
    assert!(
        page.text()
            .contains("svarar för ärendet och mottagningen deltar"),
        "what is said to the caller is in one language"
    );
}

#[wasm_bindgen_test]
async fn a_host_page_that_chooses_no_language_or_an_unknown_one_gets_that_of_the_rules() {
    for attributes in [
        r#"{"on": "2026-11-23"}"#,
        r#"{"on": "2026-11-23", "lang": "fi"}"#,
    ] {
        let page = Page::open_with(attributes).await;
        assert_eq!(
            attribute(&page, "[part=base]", "lang").as_deref(),
            Some("sv")
        );
        assert_eq!(attribute(&page, "[data-focus]", "lang"), None);
    }
}
