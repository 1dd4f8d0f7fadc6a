//! An entry of the rulebook: what it concludes, why, where that stands, the law beside it, and a case in which it counts. And
//! the link that leads to it from a result.

use chrono::NaiveDate;

use crate::engine::pack::{Force, Pack};
use crate::session::rulebook::{Entry, Weight};
use crate::session::{Message, Reading};
use crate::ui::components::heading::heading;
use crate::ui::components::health::{review_day, validity};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::law::{folded_laws, laws};
use crate::ui::components::small_case::small_case;
use crate::ui::components::source::source;
use crate::ui::desk::Desk;
use crate::ui::focus::place_of;
use crate::ui::markup::{Markup, button, el, line};
use crate::ui::told;

/// An entry.
pub fn rule(desk: Desk, entry: Entry, reading: Reading) -> Markup {
    let pack = desk.pack();
    let is_at = reading.at == Some(entry);
    let mut title = heading(desk, if reading.alone { 0 } else { 2 }, "lots-rule__title");
    if is_at {
        title = title.attr("tabindex", "-1").attr("data-focus", "first");
    }
    let basis = entry.basis(&pack);
    let mut rule = el("div", "lots-rule")
        .flag("data-at", is_at && !reading.alone)
        .child(concluding(desk, title, entry))
        .maybe(tag(desk, entry.weight(&pack)))
        .child(desk.of_pack(line("p", "", entry.because(&pack))));
    if let Entry::Border(border) = entry {
        let mut sides = el("ul", "lots-list");
        for &side in &pack.borders[border].rules {
            let side = &pack.rules[side];
            let because = desk.of_pack(line("span", "", &side.because));
            sides = sides.child(el("li", "").child(because).child(source(
                desk,
                &side.basis,
                Some(side.force),
            )));
        }
        rule = rule.child(sides);
    }
    if let Entry::Rule(index) = entry
        && !pack.rules[index].validity.is_open()
    {
        let told = line("p", "lots-hint", desk.telling().health_lines[4]).text(": ");
        rule = rule.child(told.text(&validity(desk, pack.rules[index].validity)));
    }
    let rule = rule.maybe(accepted(desk, entry));
    let force = match entry.weight(&pack) {
        Some(Weight::Force(force)) => Some(force),
        Some(Weight::Gap | Weight::Border) | None => None,
    };
    let code = line("span", "lots-rule__code", entry.id(&pack));
    rule.child(source(desk, basis, force).child(code))
        .maybe(if reading.alone {
            laws(desk, basis, &mut Vec::new())
        } else {
            folded_laws(desk, basis)
        })
        .child(small_case(desk, entry))
}

/// Who answers for leaving a gap or border as it is, since when, and by when it is looked at again.
fn accepted(desk: Desk, entry: Entry) -> Option<Markup> {
    let pack = desk.pack();
    let (words, telling, by) = (desk.words, desk.telling(), entry.accepted(&pack)?);
    // The owner stands as the pack names it, in the pack's language.
    let owner = (!by.owner.is_empty()).then(|| desk.of_pack(line("span", "", &by.owner)));
    let day = |day: Option<NaiveDate>| day.map(|day| el("span", "").text(&words.day_of(day)));
    let mut lines = el("p", "lots-hint");
    let mut before = String::new();
    for (name, told) in [
        (Some(telling.accepted), owner),
        (None, day(by.acknowledged)),
        (
            Some(telling.health_lines[5]),
            by.review_by.map(|day| review_day(desk, day)),
        ),
    ] {
        let Some(told) = told else { continue };
        match name {
            _ if before.is_empty() => before = format!("{}: ", name.unwrap_or(telling.accepted)),
            Some(name) => before = format!(". {name}: "),
            None => before = ", ".to_owned(),
        }
        lines = lines.text(&before).child(told);
    }
    (!before.is_empty()).then_some(lines)
}

/// The link from a reason to the entry that gives it.
pub fn show_rule(desk: Desk, entry: Entry) -> Markup {
    let ids = entry.basis(&desk.pack()).join(", ");
    button("lots-link", move || {
        desk.send(Message::VisitorOpenedRule { entry })
    })
    .attr("data-place", &place_of(entry))
    .text(desk.telling().show_rule)
    .child(line("span", "lots-hidden", ": ").text(&ids))
}

/// The title with what an entry comes to, in the language of those words.
fn concluding(desk: Desk, title: Markup, entry: Entry) -> Markup {
    let told = concludes(desk, entry);
    let is_ours = match entry {
        Entry::Gap(_) | Entry::Border(_) => true,
        Entry::Rule(rule) => desk.pack().rules[rule].gives.is_empty(),
        Entry::Duty(_) | Entry::Notice(_) => false,
    };
    match told.split_once(": ").filter(|_| is_ours) {
        // Values that are left out.
        Some((not, values)) => title
            .text(not)
            .text(": ")
            .child(desk.of_pack(line("span", "", values))),
        None if is_ours => title.text(&told),
        None => desk.of_pack(title.text(&told)),
    }
}

/// What an entry comes to, in a few words; of a notice all it says.
fn concludes(desk: Desk, entry: Entry) -> String {
    let pack: &Pack = &desk.pack();
    let words = desk.words;
    let telling = desk.telling();
    match entry {
        Entry::Rule(rule) => {
            let rule = &pack.rules[rule];
            let values = |values: &[usize]| told::values(pack, rule.decides, values);
            match (rule.gives.is_empty(), rule.excludes.is_empty()) {
                (false, _) => values(&rule.gives),
                (true, false) => format!("{}: {}", telling.not, values(&rule.excludes)),
                (true, true) => words.nobody.to_owned(),
            }
        }
        Entry::Gap(_) => words.gap_title.to_owned(),
        Entry::Border(_) => words.conflict_title.to_owned(),
        Entry::Duty(duty) => pack.duties[duty].label.clone(),
        Entry::Notice(notice) => pack.notices[notice].text.clone(),
    }
}

/// Says of an entry that it is no rule.
fn tag(desk: Desk, weight: Option<Weight>) -> Option<Markup> {
    let (state, sign, told) = match weight? {
        Weight::Force(Force::Presumption) => ("open", Icon::Question, desk.words.presumed),
        Weight::Gap => ("gap", Icon::Gap, desk.words.gap),
        Weight::Border => ("conflict", Icon::Conflict, desk.words.conflict),
        Weight::Force(_) => return None,
    };
    let tag = el("span", "lots-tag").attr("data-state", state);
    Some(el("p", "").child(tag.child(icon(sign)).text(told)))
}
