//! What the worker takes along: the result on paper, and a link that holds the coded answers. Of a case that is only tried there is the
//! paper alone, which says so on top.

use web_sys::{HtmlElement, ShadowRoot, Url};

use leptos::prelude::window;
use wasm_bindgen::JsCast;

use crate::exchange::link;
use crate::ui::components::heading::heading;
use crate::ui::components::texts::{copy, field, field_beside, receipt};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, button, button_on, el, line};
use crate::ui::told;

/// Print and link.
pub fn takeaway(desk: Desk) -> Markup {
    let telling = desk.telling();
    let print = button("lots-button", || {
        let _ = window().print();
    });
    let mut actions =
        el("div", "lots-actions").child(print.attr("part", "button").text(telling.taking.print));
    let section = el("section", "lots-takeaway")
        .attr("part", "takeaway")
        .attr("data-copied", "")
        .child(heading(desk, 0, "lots-heading").text(telling.taking.take_along));
    if desk.session().is_trial() {
        return section
            .child(actions)
            .child(line("p", "lots-hint", telling.taking.only_tried));
    }
    if !desk.settings_now().makes_links {
        return section.child(actions);
    }
    let make = button_on("lots-button", move |event| {
        if make(desk, &event).is_none() {
            desk.announce_now(desk.telling().taking.not_linked);
        }
    });
    actions = actions.child(
        make.attr("part", "button")
            .attr("aria-describedby", "lots-link-holds")
            .text(telling.taking.copy_link),
    );
    actions = actions.child(receipt());
    let pack = desk.pack();
    let left = link::left_out(&pack, desk.session().case());
    let mut holds = line("p", "lots-hint", telling.taking.link_holds).attr("id", "lots-link-holds");
    if !left.is_empty() {
        let names = told::facts(desk, &left, left.len());
        let told = told::around(&(telling.taking.link_leaves)("\n"), vec![names]);
        holds = holds.text(" ").child(told);
    }
    // There is no link before it is asked for.
    let address = field(telling.taking.copy_link)
        .attr("rows", "3")
        .attr("hidden", "");
    section.child(actions).child(holds).child(address)
}

/// Makes the link of what is shown, shows it and copies it.
fn make(desk: Desk, event: &web_sys::Event) -> Option<()> {
    let field = field_beside(event)?;
    let session = desk.session();
    let fragment = link::write(session.pack(), session.case(), session.order());
    field.set_value(&(page(&desk.root())? + "#" + &fragment));
    field.set_hidden(false);
    copy(desk, &field);
    Some(())
}

/// The address of the page that opens links, as the host page names it.
fn page(root: &HtmlElement) -> Option<String> {
    let host = root.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
    let named = host.get_attribute("link-to")?;
    let page = Url::new_with_base(&named, &host.base_uri().ok()??).ok()?;
    page.set_hash("");
    Some(page.href())
}
