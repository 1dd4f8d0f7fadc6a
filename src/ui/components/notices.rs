//! What to keep in mind beside the answer, what the worker judges; and, closed, what may come to matter.

use crate::engine::pack::Tone;
use crate::session::advice::Advice;
use crate::ui::components::duties::left_out;
use crate::ui::components::heading::heading;
use crate::ui::components::icon::icon;
use crate::ui::components::law::folded_laws;
use crate::ui::components::source::source;
use crate::ui::components::verdict::{tone_code, tone_icon};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line};

/// What to keep in mind; then what the worker judges.
pub fn notices(desk: Desk, advice: &Advice) -> Option<Markup> {
    let pack = desk.pack();
    let telling = desk.telling();
    let is_judgement = |notice: &usize| pack.notices[*notice].tone == Tone::Judgement;
    let (judgements, mut told): (Vec<usize>, Vec<usize>) =
        advice.notices.iter().copied().partition(is_judgement);
    // What may go wrong comes before what is good to know.
    told.sort_by_key(|&notice| !matches!(pack.notices[notice].tone, Tone::Caution | Tone::No));
    if advice.notices.is_empty() && advice.possible_notices.is_empty() {
        return None;
    }
    let mut section = el("section", "lots-notices");
    if !judgements.is_empty() {
        section = section
            .child(heading(desk, 0, "lots-heading").text(telling.judgements))
            .child(list(desk, &judgements));
    }
    if !told.is_empty() || !advice.possible_notices.is_empty() {
        section = section.child(heading(desk, 0, "lots-heading").text(telling.notices));
    }
    if !told.is_empty() {
        section = section.child(list(desk, &told));
    }
    if !advice.possible_notices.is_empty() {
        let count = advice.possible_notices.len();
        let title = line("summary", "", &(telling.possible_notices)(count));
        section = section.child(
            el("details", "lots-details lots-maybe")
                .child(title.child(left_out(desk)))
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
            .child(desk.of_pack(line("p", "", &notice.text)))
            .child(source(desk, &notice.basis, None))
            .maybe(folded_laws(desk, &notice.basis));
        list = list.child(el("li", "lots-notices__item").child(sign).child(text));
    }
    list
}
