//! The tokens that a host page sets, and the theme.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::Page;

#[wasm_bindgen_test]
async fn the_theme_follows_its_attribute_and_a_host_may_set_any_token() {
    let page = Page::open_with(r#"{"on": "2026-11-23", "theme": "dark"}"#).await;
    assert_eq!(
        page.style(".lots-option--unknown", "color"),
        "rgb(174, 185, 198)"
    );
    page.host.set_attribute("theme", "light").unwrap();
    assert_eq!(
        page.style(".lots-option--unknown", "color"),
        "rgb(75, 86, 101)"
    );
    page.host
        .set_attribute("style", "--lots-color-muted: rgb(1, 2, 3)")
        .unwrap();
    assert_eq!(page.style(".lots-option--unknown", "color"), "rgb(1, 2, 3)");
}

#[wasm_bindgen_test]
async fn targets_are_large_enough_for_a_finger_also_where_the_host_has_small_type() {
    let page = Page::open_with(r#"{"on": "2026-11-23", "density": "compact"}"#).await;
    assert_eq!(page.style(".lots-option", "min-height"), "44px");
    assert_eq!(page.style(".lots-option", "font-size"), "16px");
}

#[wasm_bindgen_test]
async fn the_heading_level_is_the_host_pages_to_choose() {
    let page = Page::open_with(r#"{"on": "2026-11-23", "heading-level": "4"}"#).await;
    assert_eq!(
        page.inner()
            .query_selector("[data-focus]")
            .unwrap()
            .unwrap()
            .tag_name(),
        "H4"
    );
    page.host.set_attribute("heading-level", "3").unwrap();
    page.handle().refresh();
    page.press("Ålder").await;
    assert_eq!(
        page.inner()
            .query_selector("[data-focus]")
            .unwrap()
            .unwrap()
            .tag_name(),
        "H3"
    );
}
