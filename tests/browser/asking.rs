//! Questions, answers, the panel and the ledger.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::Page;

#[wasm_bindgen_test]
async fn a_case_is_answered_by_label_and_ends_in_verdicts_with_what_to_say() {
    let page = Page::open().await;
    assert!(page.panel().contains("Öppet"), "{}", page.panel());
    page.answer_all().await;
    assert!(
        page.heading().starts_with("Ansvarig enhet: Vuxenenheten"),
        "{}",
        page.heading()
    );
    let text = page.text();
    for expected in [
        "Mottagningen",
        "Fråga först",
        "” Vuxenenheten svarar för ärendet och mottagningen deltar. Vi frågar först om samtycke. ”",
        "Anmäl ärendet till mötet",
        "Påhittad rutin",
    ] {
        assert!(text.contains(expected), "{expected} is not in: {text}");
    }
}

#[wasm_bindgen_test]
async fn the_panel_tells_what_is_certain_before_everything_is_asked() {
    let page = Page::open().await;
    page.set(r#"{"known": "no", "needs": ["housing"]}"#).await;
    page.press("Visa svaret så långt").await;
    let panel = page.panel();
    assert!(
        panel.contains("Ansvarig enhet Öppet Beror på : Ålder"),
        "{panel}"
    );
    assert!(
        panel.contains("Gemensam plan Säkert Ingen plan behövs"),
        "{panel}"
    );
}

#[wasm_bindgen_test]
async fn changing_one_answer_keeps_the_rest() {
    let page = Page::open().await;
    page.answer_all().await;
    page.press("Ändra: Behov").await;
    assert!(page.is_pressed("Missbruk") && page.is_pressed("Hälsa") && !page.is_pressed("Boende"));
    page.press("Hälsa").await.press("Fortsätt").await;
    assert!(
        page.ledger().contains("Behov Missbruk Ändra"),
        "{}",
        page.ledger()
    );
    assert!(page.ledger().contains("Ålder 34 år"));
    assert!(page.text().contains("Ingen plan behövs"));
}

#[wasm_bindgen_test]
async fn a_case_thrown_away_by_a_wrong_press_can_be_had_back() {
    let page = Page::open().await;
    page.answer_all().await;
    let (ledger, heading) = (page.ledger(), page.heading());
    page.press("Börja om").await;
    assert!(!page.ledger().contains("Ålder") && page.text().contains("Svaren är rensade."));
    page.press("Hämta tillbaka svaren").await;
    assert_eq!((page.ledger(), page.heading()), (ledger, heading));
    assert!(!page.text().contains("Svaren är rensade."));
    page.press("Börja om").await.press("Ja").await;
    assert!(
        !page.text().contains("Hämta tillbaka"),
        "the next case has begun"
    );
}

#[wasm_bindgen_test]
async fn an_answer_may_be_taken_back_and_is_asked_for_again() {
    let page = Page::open().await;
    page.answer_all().await;
    page.press("Ta bort svaret: Ålder").await;
    assert_eq!(page.heading(), "Hur gammal är personen?");
    assert!(!page.ledger().contains("Ålder"));
}

#[wasm_bindgen_test]
async fn none_of_these_excludes_the_rest_and_nothing_at_all_is_a_slip() {
    let page = Page::open().await;
    while page.heading() != "Vad behöver personen hjälp med?" {
        page.press("Behov").await;
    }
    page.press("Fortsätt").await;
    assert_eq!(page.alert(), "Välj minst ett svar, eller Vet inte.");
    page.press("Missbruk").await.press("Inget av detta").await;
    assert!(!page.is_pressed("Missbruk"));
    assert_eq!(page.alert(), "");
}

#[wasm_bindgen_test]
async fn what_does_not_fit_a_number_is_told_in_words_and_the_focus_stays() {
    let page = Page::open().await;
    page.press("Ålder").await;
    // With nothing to read, the next Enter is to say that it is not known.
    page.enter("").await;
    assert!(page.alert().contains("Skriv ett svar"), "{}", page.alert());
    assert_eq!(page.focused(), "Vet inte");
    for (typed, told) in [
        ("trettio", "Skriv ett heltal"),
        ("900", "mellan"),
        ("19930412-1234", "personnummer"),
    ] {
        page.enter(typed).await;
        assert!(page.alert().contains(told), "{typed}: {}", page.alert());
        assert_eq!(page.focused(), "INPUT");
    }
    page.enter("34 år").await;
    assert!(page.ledger().contains("Ålder 34 år"));
}

#[wasm_bindgen_test]
async fn a_silent_routine_is_called_silent_and_gives_readings_and_a_labelled_presumption() {
    let page = Page::open().await;
    page.set(r#"{"known": "yes", "needs": ["housing"]}"#).await;
    page.press("Ändra: Känd").await.press("Ja").await;
    assert_eq!(page.heading(), "Ansvarig enhet: Källan ger inget svar här");
    let text = page.text();
    for expected in [
        "Rimligt antagande : Vuxenenheten",
        "Närmaste regler i källan",
        "Nya ärenden under 19 år hör till ungdomsenheten.",
        "Källan tiger",
    ] {
        assert!(text.contains(expected), "{expected} is not in: {text}");
    }
}

#[wasm_bindgen_test]
async fn the_reason_for_a_question_says_what_its_answers_would_settle() {
    let page = Page::open().await;
    page.set(r#"{"known": "no", "age": 34, "needs": ["addiction", "health"]}"#)
        .await;
    page.press("Visa svaret så långt")
        .await
        .press("Fortsätt svara")
        .await;
    page.ask_why().await;
    assert!(
        page.text().contains("Nej avgör gemensam plan ."),
        "{}",
        page.text()
    );
}
