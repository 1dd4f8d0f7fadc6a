//! Where the focus goes when the visitor has taken a step.
//!
//! Never on the first showing: a widget on a page does not take the focus from it.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What to move the focus to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The question, or the first verdict.
    Heading,
    /// The answer that was given before; the heading where there is none.
    GivenAnswer,
    /// The first of the questions that were not shown before.
    MoreChips,
}

/// Moves the focus once the step's views are in place.
pub fn after_render(root: HtmlElement, target: Target) {
    // Views are rebuilt in microtasks; the next frame comes after all of them.
    request_animation_frame(move || now(&root, target));
}

/// Moves the focus at once.
pub fn now(root: &HtmlElement, target: Target) {
    let given = || find(root, ".lots-options [aria-pressed='true']");
    let heading = || find(root, "[data-focus]");
    let element = match target {
        Target::Heading => heading(),
        Target::GivenAnswer => given().or_else(heading),
        Target::MoreChips => find(root, "[data-more] button"),
    };
    if let Some(element) = element {
        let _ = element.focus();
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The first element inside the root that a selector fits.
pub fn find(root: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector)
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into().ok())
}
