//! The widget's keys. They work only while the focus is inside it, and never take a letter.
//!
//! Every key presses a button that is on the screen, found by its `data-key`: a key can do nothing that the mouse cannot.

use std::cell::Cell;

use leptos::prelude::{ArcTrigger, Notify, Track};

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::ui::focus::{self, Target};

/// Marks the root where the first of two keys has been pressed.
const BEGUN: &str = "data-begun";

/// The first of two keys: nine more than the digit after it. The tenth answer of a long list is `+1`. With two digits for all of them
/// the first nine would cost twice, and with a zero for the first of two that would mean "vet inte" in short lists only.
const MORE: &str = "+";

/// Leads to the field for what is heard, as it leads to the search of many a page.
const HEAR: &str = "/";

thread_local! {
    /// Kept as long as the page is, in memory only: a widget that is built anew for other rules does not forget it.
    static CHOSEN: Cell<Option<bool>> = const { Cell::new(None) };
    /// Pulled when it changes, in whichever widget.
    static TURNED: ArcTrigger = ArcTrigger::new();
}

/// Whether the visitor wants the keys, where the visitor has said so; a view that reads it follows it.
pub fn chosen() -> Option<bool> {
    TURNED.with(ArcTrigger::track);
    CHOSEN.get()
}

/// Remembers whether the visitor wants the keys, for all widgets of the page.
pub fn choose(on: bool) {
    CHOSEN.set(Some(on));
    TURNED.with(ArcTrigger::notify);
}

/// Acts on a key pressed inside the widget.
pub fn pressed(event: &KeyboardEvent, root: &HtmlElement, shortcuts: bool) {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    let in_field = target.as_ref().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "SELECT" | "TEXTAREA")
    });
    let key = event.key();
    if in_field && key.chars().count() == 1 {
        // Inside a shadow root the page's own shortcuts cannot see that a field is being typed into.
        event.stop_propagation();
    }
    let begun = root.has_attribute(BEGUN);
    forget(root);
    if !shortcuts || event.is_composing() {
        return;
    }
    let is_command = event.alt_key() || event.ctrl_key() || event.meta_key();
    if key == "?" && !is_command {
        // On most keyboards it is written with Shift. No number and no date holds it, so it may be pressed in the field too.
        if press(root, "?") || (!in_field && press(root, "0")) {
            handled(event);
        }
        return;
    }
    // In a form the focus is mostly on a box or circle, which takes no text: "/" leads away from there too.
    let takes_key = match key.as_str() {
        MORE => !in_field,
        HEAR => !in_field || target.as_ref().is_some_and(is_ticked),
        _ => false,
    };
    if takes_key && !is_command {
        // These too may be written with Shift.
        let done = if key == MORE {
            find(root, "+1").is_some() && root.set_attribute(BEGUN, "").is_ok()
        } else {
            // What is there is the button that opens the field, or the field.
            find(root, HEAR).is_some_and(|it| it.focus().is_ok()) && press(root, HEAR)
        };
        if done {
            handled(event);
        }
        return;
    }
    if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
        let back = event.alt_key()
            && event.shift_key()
            && !event.ctrl_key()
            && !event.meta_key()
            && event.code() == "KeyB";
        if back && press(root, "back") {
            handled(event);
        }
        return;
    }
    if key == "Escape" {
        // Where there is nothing to close and nowhere to go, the key is the field's or the page's: it closes a dialog around.
        if !target.as_ref().is_some_and(clears)
            && (target.as_ref().is_some_and(closes) || moves_to_heading(root))
        {
            handled(event);
        }
        return;
    }
    if in_field || event.repeat() {
        return;
    }
    let done = match key.as_str() {
        "Backspace" => press(root, "back"),
        "Enter" if !target.is_some_and(|element| activates(&element)) => press(root, "go-on"),
        "-" => press(root, "-"),
        digit if digit.len() == 1 && digit.as_bytes()[0].is_ascii_digit() => {
            if let Some(field) = focus::find(root, "[data-typed]") {
                // The character itself then lands in the field, which has the focus when the browser writes it, in place of what was
                // written there: between old digits it would be another number.
                let _ = field.focus();
                field.unchecked_into::<HtmlInputElement>().select();
                event.stop_propagation();
                return;
            }
            let first = if begun { MORE } else { "" };
            press(root, &(first.to_owned() + digit))
        }
        _ => false,
    };
    if done {
        handled(event);
    }
}

/// Forgets the first of two keys: what comes next has nothing to do with it.
pub fn forget(root: &HtmlElement) {
    let _ = root.remove_attribute(BEGUN);
}

/// Whether it is a field that is ticked, and nothing is written into.
fn is_ticked(element: &Element) -> bool {
    element
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|field| matches!(field.type_().as_str(), "radio" | "checkbox"))
}

/// Whether Enter already does something on the element.
fn activates(element: &Element) -> bool {
    element
        .closest("button, summary, a")
        .ok()
        .flatten()
        .is_some()
}

/// Whether Escape empties the field itself, as browsers do with one to search with.
fn clears(element: &Element) -> bool {
    element
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(|field| field.type_() == "search" && !field.value().is_empty())
}

/// Closes what is open around the element: what is open elsewhere, with what is typed into it, stays.
fn closes(element: &Element) -> bool {
    let around = element.closest(".lots-hearing, .lots-panel, .lots-case__ask");
    let Some(button) = around
        .ok()
        .flatten()
        .and_then(|around| find(around.unchecked_ref(), "close"))
    else {
        return false;
    };
    // It would be lost with what is closed.
    let _ = button.focus();
    button.click();
    true
}

/// Moves the focus to the question; false where it was there already.
fn moves_to_heading(root: &HtmlElement) -> bool {
    let before = focus::find(root, ":focus");
    focus::now(root, &Target::Heading);
    focus::find(root, ":focus") != before
}

/// The first control on the screen that a key stands for.
fn find(root: &HtmlElement, key: &str) -> Option<HtmlElement> {
    let all = root
        .query_selector_all(&format!("[data-key='{key}']"))
        .ok()?;
    let mut controls = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into().ok());
    // What is hidden takes no room.
    controls.find(|control: &HtmlElement| control.offset_width() > 0)
}

fn press(root: &HtmlElement, key: &str) -> bool {
    match find(root, key) {
        Some(button) => {
            button.click();
            true
        }
        None => false,
    }
}

fn handled(event: &KeyboardEvent) {
    event.prevent_default();
    event.stop_propagation();
}
