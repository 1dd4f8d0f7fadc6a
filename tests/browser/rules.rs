//! The rulebook: from a result to the rule and back, searching, and a case that is tried and ended.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::Page;

#[wasm_bindgen_test]
async fn a_reason_leads_to_its_rule_and_back_to_the_very_link_with_all_answers() {
    let page = Page::open().await;
    page.answer_all().await;
    let ledger = page.ledger();
    page.press("Visa regeln: D-3").await;
    assert_eq!(page.heading(), "Mottagningen");
    assert_eq!(page.focused(), "Mottagningen");
    let text = page.text();
    for expected in [
        "Ansvarig enhet",
        "Mottagningen deltar när både missbruk och hälsa berörs.",
        "D-3",
        "uttryckligt",
        "clinic-too",
    ] {
        assert!(text.contains(expected), "{expected} is not in: {text}");
    }
    page.press("Tillbaka").await;
    assert_eq!(page.focused(), "Visa regeln: D-3");
    assert_eq!(page.ledger(), ledger);
}

#[wasm_bindgen_test]
async fn the_rulebook_tells_how_sound_it_is_and_shows_presumptions_as_such() {
    let page = Page::open().await;
    page.press("Regler").await;
    assert_eq!(page.focused(), "Regler");
    let health = page.region("Så är reglerna prövade");
    for expected in [
        "alla prövade",
        "Exempel 3",
        "Kända luckor 0",
        "Kända gränsfall 0",
        "Giltighet tills vidare",
    ] {
        assert!(health.contains(expected), "{expected} is not in: {health}");
    }
    let text = page.text();
    assert!(text.contains("10 regler"), "{text}");
    assert!(text.contains("Vuxenenheten Rimligt antagande"), "{text}");
    page.press("Tillbaka").await;
    assert_eq!(page.heading(), "Är personen känd sedan tidigare?");
}

#[wasm_bindgen_test]
async fn what_is_typed_and_chosen_shortens_the_list_and_the_field_keeps_the_focus() {
    let page = Page::open().await;
    page.press("Regler").await;
    page.look_for("MOTTAGNINGEN deltar").await;
    let text = page.text();
    assert!(text.contains("1 av 10 regler"), "{text}");
    assert!(!text.contains("Ungdomsenheten"), "{text}");
    assert_eq!(page.focused(), "INPUT");
    page.look_for("").await;
    page.choose("Tyngd", "antagande").await;
    assert!(page.text().contains("1 av 10 regler"), "{}", page.text());
    page.choose("Ämne", "Gemensam plan").await;
    assert!(
        page.text().contains("Ingen regel stämmer"),
        "{}",
        page.text()
    );
    page.choose("Tyngd", "Alla").await;
    assert!(page.text().contains("4 av 10 regler"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn a_case_is_tried_only_after_a_yes_and_ending_it_brings_back_the_own_answers_and_the_place()
{
    let page = Page::open().await;
    page.set(r#"{"known": "no", "age": 34}"#).await;
    page.press("Regler").await;
    page.look_for("kända ärenden").await;
    page.open_case().await;
    assert!(
        page.text()
            .contains("Det räcker med de här svaren: Känd Ja"),
        "{}",
        page.text()
    );
    page.press("Prova fallet").await;
    assert!(page.text().contains("Dina svar läggs åt sidan"));
    assert_eq!(page.focused(), "Lägg åt sidan och prova");
    page.press("Avbryt").await;
    assert_eq!(page.focused(), "Prova fallet");
    page.press("Prova fallet").await;
    page.press("Lägg åt sidan och prova").await;
    assert_eq!(page.heading(), "Ansvarig enhet: Källan ger inget svar här");
    assert_eq!(
        page.ledger(),
        "Dina svar Känd Ja Ändra : Känd Ta bort svaret : Känd"
    );
    assert_eq!(page.answers(), r#"{"known":"no","age":34}"#);
    assert!(page.text().contains("Dina egna svar ligger kvar."));
    page.press("Tillbaka till dina svar").await;
    assert_eq!(page.focused(), "Vuxenenheten", "the rule that was tried");
    assert!(page.text().contains("1 av 10 regler"), "{}", page.text());
    page.press("Tillbaka").await;
    assert!(page.ledger().contains("Ålder 34 år"), "{}", page.ledger());
    assert_eq!(page.heard(), "", "the host page hears nothing of it");
}

#[wasm_bindgen_test]
async fn without_answers_a_case_is_tried_at_once() {
    let page = Page::open().await;
    page.press("Regler").await;
    page.look_for("kända ärenden").await;
    page.open_case().await;
    page.press("Prova fallet").await;
    assert!(page.heading().starts_with("Ansvarig enhet"));
    page.press("Tillbaka till dina svar").await;
    page.press("Tillbaka").await;
    assert!(page.ledger().contains("Svaren samlas här"));
}
