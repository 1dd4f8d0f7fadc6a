//! What to keep in mind beside the answer; and, closed, what may come to matter.

use crate::session::advice::Advice;
use crate::ui::components::heading::heading;
use crate::ui::components::icon::icon;
use crate::ui::components::source::source;
use crate::ui::components::verdict::{tone_code, tone_icon};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line};

/// The notices.
pub fn notices(desk: Desk, advice: &Advice) -> Option<Markup> {
    if advice.notices.is_empty() && advice.possible_notices.is_empty() {
        return None;
    }
    let words = desk.words;
    let mut section =
        el("section", "lots-notices").child(heading(desk, 0, "lots-heading").text(words.notices));
    if !advice.notices.is_empty() {
        section = section.child(list(desk, &advice.notices));
    }
    if !advice.possible_notices.is_empty() {
        let title = line(
            "summary",
            "",
            &(words.possible_notices)(advice.possible_notices.len()),
        );
        section = section.child(
            el("details", "lots-details")
                .child(title)
                .child(list(desk, &advice.possible_notices)),
        );
    }
    Some(section)
}

fn list(desk: Desk, notices: &[usize]) -> Markup {
    let pack = desk.pack();
    let mut list = el("ul", "lots-notices__list");
    for &notice in notices {
        let notice = &pack.notices[notice];
        let sign = el("span", "lots-sign")
            .attr("data-tone", tone_code(notice.tone))
            .child(icon(tone_icon(notice.tone)));
        let text = el("div", "")
            .child(line("p", "", &notice.text))
            .child(source(desk, &notice.basis, None));
        list = list.child(el("li", "lots-notices__item").child(sign).child(text));
    }
    list
}
