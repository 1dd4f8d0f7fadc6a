//! Where the focus goes when the visitor has taken a step.
//!
//! Never on the first showing: a widget on a page does not take the focus from it.

use leptos::prelude::{queue_microtask, request_animation_frame};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::session::rulebook::Entry;

/// How many microtasks a step's views may take, one starting the other.
const ROUNDS: u32 = 16;

/// What to move the focus to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The question, or the first verdict.
    Heading,
    /// The answer that was given before; the heading where there is none.
    GivenAnswer,
    /// The first of the questions that were not shown before.
    MoreChips,
    /// The control with this `data-place`; the heading where there is none.
    Place(String),
}

/// The `data-place` of the control that leads to an entry of the rulebook.
pub fn place_of(entry: Entry) -> String {
    let (sort, index) = match entry {
        Entry::Rule(index) => ("rule", index),
        Entry::Gap(index) => ("gap", index),
        Entry::Border(index) => ("border", index),
        Entry::Duty(index) => ("duty", index),
        Entry::Notice(index) => ("notice", index),
    };
    sort.to_owned() + &index.to_string()
}

/// Moves the focus once the step's views are in place, and before another key can be pressed.
pub fn after_render(root: HtmlElement, target: Target) {
    // Views are rebuilt in microtasks that start others; a frame later a quick key would have found no focus in the widget.
    let then = move || {
        now(&root, &target);
        request_animation_frame(move || {
            if find(&root, ":focus").is_none() {
                now(&root, &target);
            }
        });
    };
    after_views(then);
}

/// Does something once a step's views are in place.
pub fn after_views(then: impl FnOnce() + 'static) {
    after_microtasks(ROUNDS, Box::new(then));
}

fn after_microtasks(rounds: u32, then: Box<dyn FnOnce()>) {
    if rounds == 0 {
        then();
    } else {
        queue_microtask(move || after_microtasks(rounds - 1, then));
    }
}

/// Takes the focus off what the step will take away: a browser lays out the whole page before it removes what has the focus.
pub fn release(root: &HtmlElement) {
    if let Some(element) = find(root, ":focus") {
        let _ = element.blur();
    }
}

/// Moves the focus at once.
pub fn now(root: &HtmlElement, target: &Target) {
    let given = || find(root, ".lots-options [aria-pressed='true']");
    let heading = || find(root, "[data-focus='first']").or_else(|| find(root, "[data-focus]"));
    let element = match target {
        Target::Heading => heading(),
        Target::GivenAnswer => given().or_else(heading),
        Target::MoreChips => find(root, "[data-more] button"),
        Target::Place(place) => find(root, &format!("[data-place='{place}']")).or_else(heading),
    };
    if let Some(element) = element {
        let _ = element.focus();
        reveal(&element);
    }
}

/// Brings an element into view, where it is not.
pub fn reveal(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The first element inside the root that a selector fits.
pub fn find(root: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector)
        .ok()
        .flatten()
        .and_then(|element| element.dyn_into().ok())
}
