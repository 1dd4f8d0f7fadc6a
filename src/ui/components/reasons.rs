//! Why: for each decision the answers it rests on, the rules that follow from them, and where those stand.

use crate::engine::pack::RuleId;
use crate::engine::reasons::{alike, basis_of};
use crate::session::advice::Advice;
use crate::session::rulebook::Entry;
use crate::session::standing::Reasons;
use crate::ui::components::changing::changing;
use crate::ui::components::heading::heading;
use crate::ui::components::law::laws;
use crate::ui::components::rule::show_rule;
use crate::ui::components::source::source;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line};
use crate::ui::told;

/// The reasons of all decisions that have any.
pub fn reasons(desk: Desk, advice: &Advice) -> Markup {
    let mut section = el("section", "lots-reasons")
        .attr("part", "reasons")
        .child(heading(desk, 0, "lots-heading").text(desk.telling().why));
    for reasons in &advice.reasons {
        let is_silent = reasons.rules.is_empty() && reasons.alternatives.is_empty();
        if !is_silent || !reasons.gaps.is_empty() {
            section = section.child(part(desk, reasons));
        }
    }
    section
}

fn part(desk: Desk, reasons: &Reasons) -> Markup {
    let pack = desk.pack();
    let telling = desk.telling();
    let mut given = line(
        "p",
        "lots-reasons__given",
        if reasons.rests_on.is_empty() && !reasons.is_final {
            telling.turns_on_open
        } else if reasons.rests_on.is_empty() {
            telling.rests_on_nothing
        } else {
            telling.rests_on
        },
    );
    for &fact in &reasons.rests_on {
        if let Some(answer) = desk.session().case().answer(fact) {
            let short = told::in_sentence(&pack.facts[fact].short);
            let answer = told::answer_markup(desk, "", fact, answer);
            given = given.text(" ").child(
                el("span", "lots-reasons__answer")
                    .child(desk.of_pack(line("span", "", &short)))
                    .text(" ")
                    .child(el("strong", "").child(answer)),
            );
        }
    }
    let mut derived = el("ul", "lots-reasons__derived");
    for &step in &reasons.derived {
        let step = &pack.derived[step];
        let told = line("li", "", &step.label).text(": ").text(&step.because);
        derived = derived.child(desk.of_pack(told));
    }
    let mut told = Vec::new();
    let mut rules = el("ul", "lots-reasons__rules");
    for group in alike(&pack, &reasons.rules) {
        rules = rules.child(rule(desk, &group, "", &mut told));
    }
    for either in &reasons.alternatives {
        let value = &pack.decisions[reasons.decision].values[either.value];
        let mut one_of = el("ul", "lots-reasons__rules");
        for group in alike(&pack, &either.rules) {
            one_of = one_of.child(rule(desk, &group, telling.one_of_them, &mut told));
        }
        rules = rules.child(
            el("li", "")
                .child(
                    el("p", "")
                        .child(desk.of_pack(line("span", "", &value.label)))
                        .text(": ")
                        .text(telling.one_of),
                )
                .child(one_of),
        );
    }
    for &index in &reasons.gaps {
        let gap = &pack.gaps[index];
        rules = rules.child(
            el("li", "")
                .child(desk.of_pack(line("p", "", &gap.because)))
                .child(source(desk, &gap.basis, None))
                .maybe(laws(desk, &gap.basis, &mut told))
                .child(show_rule(desk, Entry::Gap(index))),
        );
    }
    let title =
        heading(desk, 1, "lots-reasons__title").text(&pack.decisions[reasons.decision].title);
    let part = el("div", "lots-reasons__part")
        .child(desk.of_pack(title))
        .child(given);
    let part = if reasons.derived.is_empty() {
        part
    } else {
        part.child(derived)
    };
    // Nothing changes what is not settled yet.
    let changing = reasons.is_final.then(|| changing(desk, reasons.decision));
    part.child(rules).maybe(changing)
}

/// Rules that say the same: what they say, where it stands, and the way to each. `how` sure that is stands before it.
fn rule(desk: Desk, alike: &[RuleId], how: &str, told: &mut Vec<String>) -> Markup {
    let pack = desk.pack();
    let basis = basis_of(&pack, alike);
    let because = alike
        .first()
        .map_or("", |&rule| pack.rules[rule].because.as_str());
    let force = alike.iter().map(|&rule| pack.rules[rule].force).max();
    let mut item = el("li", "")
        .child(
            el("p", "")
                .text(how)
                .child(desk.of_pack(line("span", "", because))),
        )
        .child(source(desk, &basis, force))
        .maybe(laws(desk, &basis, told));
    for &rule in alike {
        item = item.text(" ").child(show_rule(desk, Entry::Rule(rule)));
    }
    item
}
