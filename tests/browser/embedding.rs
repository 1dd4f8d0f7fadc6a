//! The handle: answers in and out, events, several widgets, and taking them away.

use samverkanslots::embed::mount::mount;
use samverkanslots::embed::pack;
use samverkanslots::engine::opening::Compiled;
use samverkanslots::engine::pack::{FORMAT, Pack};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{DEMO, DEMO_FIRST, Page, told};

fn json(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap()
}

fn written(value: &JsValue) -> String {
    js_sys::JSON::stringify(value).unwrap().into()
}

#[wasm_bindgen_test]
async fn answers_that_the_host_sets_come_out_as_they_went_in() {
    let page = Page::open().await;
    let answers = r#"{"known":"no","age":34,"needs":["addiction","health"],"consent":null,"meeting":"2026-12-01"}"#;
    page.handle().set_answers(json(answers)).unwrap();
    assert_eq!(written(&page.handle().answers()), answers);
    page.handle()
        .set_answers(json(r#"{"needs":{"addiction":true}}"#))
        .unwrap();
    assert_eq!(
        written(&page.handle().answers()),
        r#"{"needs":{"addiction":true}}"#
    );
    assert_eq!(page.heard(), "", "the host is not told of what it did");
}

#[wasm_bindgen_test]
async fn answers_that_do_not_fit_are_refused_and_nothing_changes() {
    let page = Page::open().await;
    page.handle()
        .set_answers(json(r#"{"known":"no"}"#))
        .unwrap();
    for wrong in [
        r#"{"knwon":"no"}"#,
        r#"{"known":"maybe"}"#,
        r#"{"age":3.5}"#,
        r#"["known"]"#,
        "3",
    ] {
        let error = page.handle().set_answers(json(wrong)).unwrap_err();
        assert_eq!(
            told(&error).0,
            "answer_unfit",
            "{wrong}: {}",
            told(&error).1
        );
    }
    assert_eq!(written(&page.handle().answers()), r#"{"known":"no"}"#);
}

#[wasm_bindgen_test]
async fn events_carry_codes_and_answers_only_where_the_host_asked_for_them() {
    let page = Page::open().await;
    page.press("Samtycke").await.press("Nej").await;
    assert_eq!(page.heard(), r#"answer {"fact":"consent"}"#);
    let open = Page::open_with(r#"{"on": "2026-11-23", "expose": "answers"}"#).await;
    open.press("Samtycke").await.press("Nej").await;
    assert_eq!(open.heard(), r#"answer {"fact":"consent","value":"no"}"#);
}

#[wasm_bindgen_test]
async fn the_result_is_told_with_the_status_of_each_decision() {
    let page = Page::open().await;
    page.answer_all().await;
    let expected = r#"result {"pack":"demo","version":"1.0.0","statuses":{"unit":"settled","plan":"settled"}}"#;
    assert!(page.heard().ends_with(expected), "{}", page.heard());
    page.press("Börja om").await;
    assert!(page.heard().ends_with("reset {}"));
}

#[wasm_bindgen_test]
async fn the_assessment_is_plain_data_of_schema_1() {
    let page = Page::open().await;
    page.answer_all().await;
    let assessment = written(&page.handle().assessment());
    assert!(
        assessment.starts_with(r#"{"schema":1,"pack":{"id":"demo""#),
        "{assessment}"
    );
    assert!(
        assessment
            .contains(r#""unit":{"many":true,"status":"settled","value":["adults","clinic"]"#),
        "{assessment}"
    );
}

#[wasm_bindgen_test]
async fn two_widgets_share_no_answers() {
    let (first, second) = (Page::open().await, Page::open().await);
    first.answer_all().await;
    assert!(second.ledger().contains("Svaren samlas här"));
}

#[wasm_bindgen_test]
async fn a_widget_that_is_taken_away_leaves_nothing_and_another_starts_anew() {
    let mut page = Page::open().await;
    page.answer_all().await;
    page.close().await;
    assert_eq!(page.inner().child_element_count(), 0);
    let again = Page::open().await;
    assert!(again.ledger().contains("Svaren samlas här"));
}

#[wasm_bindgen_test]
fn a_pack_read_by_hand_is_the_pack_that_serde_reads() {
    let object = json(DEMO);
    let by_serde: Pack = serde_wasm_bindgen::from_value(object.clone()).unwrap();
    assert_eq!(
        format!("{:?}", pack::read(&object).unwrap()),
        format!("{by_serde:?}")
    );
    assert_eq!(
        format!("{:?}", pack::read_to_begin(&object).unwrap()),
        format!("{:?}", Compiled(by_serde.clone()).to_begin().0)
    );
    // What is written of it for the first question holds all of that.
    assert_eq!(
        format!("{:?}", pack::read_to_begin(&json(DEMO_FIRST)).unwrap()),
        format!("{:?}", Compiled(by_serde).to_begin().0)
    );
}

#[wasm_bindgen_test]
async fn a_damaged_pack_or_one_of_another_format_is_refused_with_a_code() {
    let page = Page::open().await;
    let changed = |from: &str, to: &str| {
        let error = mount(
            page.inner(),
            page.host.clone(),
            json(&DEMO.replacen(from, to, 1)),
            "",
        );
        told(&error.err().unwrap_or_else(|| panic!("{from} is needed")))
    };
    let format = format!(r#""format":{FORMAT}"#);
    assert_eq!(changed(&format, r#""format":99"#).0, "pack_format");
    assert_eq!(
        changed(r#""title":"#, r#""tilte":"#),
        (
            "pack_damaged".to_owned(),
            "the pack is damaged: `title` is missing or of another kind".to_owned()
        )
    );
    assert_eq!(changed(r#""ask":0"#, r#""ask":900"#).0, "pack_damaged");
    // What only the whole takes is refused where that is taken.
    let sound = mount(page.inner(), page.host.clone(), json(DEMO), "").ok();
    let handle = sound.expect("nothing of the first question is damaged");
    let damaged = json(&DEMO.replacen(r#""nodes":["#, r#""nodes":[9999,"#, 1));
    assert_eq!(
        told(&handle.complete(&damaged).unwrap_err()).0,
        "pack_damaged"
    );
    drop(handle);
    assert_eq!(
        told(
            &mount(
                page.inner(),
                page.host.clone(),
                JsValue::from("no pack"),
                ""
            )
            .err()
            .unwrap()
        )
        .0,
        "pack_damaged"
    );
}
