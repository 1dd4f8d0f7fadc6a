//! The verdicts: one coloured block with a part for each decision.

use crate::engine::pack::{DecisionId, Pack, RuleId, Tone, ValueId};
use crate::session::advice::Advice;
use crate::session::rulebook::Entry;
use crate::session::standing::{Standing, State};
use crate::ui::components::chips::unasked;
use crate::ui::components::contact::contacts;
use crate::ui::components::heading::{focused_heading, heading};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::judgement::judgement;
use crate::ui::components::panel::{code, sign};
use crate::ui::components::rule::show_rule;
use crate::ui::components::source::source;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line, live, nothing};
use crate::ui::told;

/// The verdicts of the decisions that are shown, in their order: what an author puts first is read first, unless nobody was asked about it.
pub fn verdicts(desk: Desk, standings: &[Standing], advice: &Advice) -> Markup {
    let mut block = el("div", "lots-verdict").attr("part", "verdict");
    for (place, standing) in standings.iter().enumerate() {
        block = block.child(part(desk, standing, advice, place == 0));
    }
    block
}

fn part(desk: Desk, standing: &Standing, advice: &Advice, takes_focus: bool) -> Markup {
    let pack = desk.pack();
    let class = "";
    let mut title = if takes_focus {
        focused_heading(desk, class)
    } else {
        heading(desk, 0, class)
    };
    let name = line("span", "", &pack.decisions[standing.decision].title);
    title = title.child(
        el("span", "lots-verdict__title")
            .child(desk.of_pack(name))
            .child(line("span", "lots-hidden", ": ")),
    );
    for (place, (value, detail)) in lines(desk, standing).into_iter().enumerate() {
        if place > 0 {
            title = title.child(line("span", "lots-hidden", ", "));
        }
        let is_ours = value.is_empty() || !is_said(standing);
        let value = el("span", "lots-verdict__value")
            .text(&value)
            .text(" ")
            .child(line("small", "", &detail));
        title = title.child(if is_ours { value } else { desk.of_pack(value) });
    }
    let part = el("section", "lots-verdict__part").attr("data-state", code(standing));
    let (part, sign) = match tone(&pack, standing) {
        Some(tone) => (part.attr("data-tone", tone_code(tone)), tone_icon(tone)),
        None => (part, sign(standing)),
    };
    part.child(
        el("span", "lots-verdict__sign")
            .attr("aria-hidden", "true")
            .child(icon(sign)),
    )
    .child(
        details(desk, el("div", "").child(title), standing, advice)
            .maybe(judgement(desk, standing, advice)),
    )
}

/// Whether the heading says what the rules say, and not that they say nothing.
fn is_said(standing: &Standing) -> bool {
    match &standing.state {
        State::Settled { values } => !values.is_empty(),
        State::Open { certain, .. } => !certain.is_empty(),
        State::Gap { .. } | State::Conflict { .. } | State::Contradiction => false,
    }
}

/// What the heading says: one line, or one for each member with what it is.
fn lines(desk: Desk, standing: &Standing) -> Vec<(String, String)> {
    let pack = desk.pack();
    let decision = &pack.decisions[standing.decision];
    let (values, more) = match &standing.state {
        State::Settled { values } if decision.many && !values.is_empty() => (values, None),
        State::Open { certain, .. } if !certain.is_empty() => {
            (certain, Some(desk.words.perhaps_more))
        }
        State::Open { .. } => return vec![(desk.telling().open_title.to_owned(), String::new())],
        State::Settled { .. }
        | State::Gap { .. }
        | State::Conflict { .. }
        | State::Contradiction => {
            return vec![(
                told::outcome(desk.words, &pack, standing).words,
                String::new(),
            )];
        }
    };
    let members = values.iter().map(|&value| {
        (
            decision.values[value].label.clone(),
            decision.values[value].detail.clone(),
        )
    });
    members
        .chain(more.map(|more| (String::new(), more.to_owned())))
        .collect()
}

/// How a settled verdict looks: as its values say where they agree, else plain.
fn tone(pack: &Pack, standing: &Standing) -> Option<Tone> {
    let State::Settled { values } = &standing.state else {
        return None;
    };
    let mut tones = values
        .iter()
        .map(|&value| pack.decisions[standing.decision].values[value].tone);
    let first = tones.next().unwrap_or_default();
    Some(if tones.all(|tone| tone == first) {
        first
    } else {
        Tone::Info
    })
}

/// The code of a tone that the styles go by.
pub fn tone_code(tone: Tone) -> &'static str {
    match tone {
        Tone::Yes => "yes",
        Tone::Caution => "caution",
        Tone::No => "no",
        Tone::Info => "info",
        Tone::Judgement => "judgement",
    }
}

/// The sign of a tone.
pub fn tone_icon(tone: Tone) -> Icon {
    match tone {
        Tone::Yes => Icon::Check,
        Tone::Caution => Icon::Warning,
        Tone::No => Icon::Cross,
        Tone::Info | Tone::Judgement => Icon::Info,
    }
}

/// Adds what stands under the heading.
fn details(desk: Desk, text: Markup, standing: &Standing, advice: &Advice) -> Markup {
    let pack = desk.pack();
    let telling = desk.telling();
    match &standing.state {
        State::Settled { values } => settled(desk, text, standing, values),
        State::Open {
            meanwhile,
            depends_on,
            ..
        } => {
            let turns_on = told::turns_on(desk, standing, 6);
            let is_put = pack.decisions[standing.decision].primary || depends_on.is_empty();
            let text = if is_put {
                text.child(el("p", "lots-verdict__detail").child(turns_on))
            } else {
                // On paper a question that nobody has put is named; here it can be put.
                let named = el("p", "lots-verdict__detail lots-maybe__paper").child(turns_on);
                text.child(named).child(unasked(desk, depends_on))
            };
            if meanwhile.is_empty() {
                text
            } else {
                text.child(labelled(
                    desk,
                    telling.meanwhile,
                    &told::values(&pack, standing.decision, meanwhile),
                ))
            }
        }
        State::Gap { presumed } => gap(desk, text, standing.decision, presumed, advice),
        State::Conflict { clashing } => conflict(desk, text, standing.decision, clashing, advice),
        State::Contradiction => text,
    }
}

fn settled(desk: Desk, mut text: Markup, standing: &Standing, values: &[ValueId]) -> Markup {
    let pack = desk.pack();
    let decision = &pack.decisions[standing.decision];
    let channel = values
        .iter()
        .find_map(|&value| decision.values[value].channel.as_deref())
        .and_then(desk.telling().channel);
    let roles = told::roles(&pack, standing);
    if !roles.is_empty() || channel.is_some() {
        let between = if roles.is_empty() { "" } else { " · " };
        let way = el("p", "lots-verdict__way").child(desk.of_pack(line("span", "", &roles)));
        text = text.child(match channel {
            Some(channel) => way.text(between).text(channel),
            None => way,
        });
    }
    let roles = standing.roles.clone();
    text = text.child(live(move || contacts(desk, &roles).unwrap_or_else(nothing)));
    // The heading has said what the members of a `many` decision are.
    for &value in if decision.many { &[] } else { values } {
        text = text.child(desk.of_pack(detail(&decision.values[value].detail)));
    }
    text
}

fn gap(
    desk: Desk,
    mut text: Markup,
    decision: DecisionId,
    presumed: &[ValueId],
    advice: &Advice,
) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    let telling = desk.telling();
    let Some(reasons) = advice
        .reasons
        .iter()
        .find(|reasons| reasons.decision == decision)
    else {
        return text;
    };
    for &gap in &reasons.gaps {
        text = text
            .child(desk.of_pack(detail(&pack.gaps[gap].because)))
            .child(source(desk, &pack.gaps[gap].basis, None));
    }
    if !presumed.is_empty() {
        text = text.child(labelled(
            desk,
            words.presumed,
            &told::values(&pack, decision, presumed),
        ));
    }
    text = text.maybe(contact(desk, advice));
    if !reasons.readings.is_empty() {
        // What to do now stands below: it is not pushed out of sight by what the rules say of other cases.
        let nearest = el("details", "lots-details lots-details--quiet lots-readings")
            .child(line("summary", "", telling.readings))
            .child(readings(desk, &reasons.readings));
        text = text.child(nearest);
    }
    text
}

fn conflict(
    desk: Desk,
    mut text: Markup,
    decision: DecisionId,
    clashing: &[ValueId],
    advice: &Advice,
) -> Markup {
    let pack = desk.pack();
    let rules: &[RuleId] = advice
        .reasons
        .iter()
        .find(|reasons| reasons.decision == decision)
        .map_or(&[], |reasons| &reasons.rules);
    for value in clashing {
        let mut own = rules.to_vec();
        own.retain(|&rule| {
            pack.rules[rule].gives.contains(value) || pack.rules[rule].excludes.contains(value)
        });
        text = text
            .child(desk.of_pack(label(&pack.decisions[decision].values[*value].label)))
            .child(readings(desk, &own));
    }
    text.maybe(contact(desk, advice))
        .child(detail(desk.telling().no_rule_judge))
}

/// Whom to turn to where a verdict is missing.
fn contact(desk: Desk, advice: &Advice) -> Option<Markup> {
    let (of, value) = advice.safest_contact?;
    Some(labelled(
        desk,
        desk.telling().safest_contact,
        &desk.pack().decisions[of].values[value].label,
    ))
}

fn readings(desk: Desk, rules: &[RuleId]) -> Markup {
    let pack = desk.pack();
    let mut list = el("ul", "lots-verdict__readings");
    let mut told: Vec<&str> = Vec::new();
    for &index in rules {
        let rule = &pack.rules[index];
        // Two rules may be read for one reason.
        if told.contains(&rule.because.as_str()) {
            continue;
        }
        told.push(&rule.because);
        list = list.child(
            el("li", "")
                .child(desk.of_pack(line("span", "", &rule.because)))
                .child(source(desk, &rule.basis, Some(rule.force)))
                .child(show_rule(desk, Entry::Rule(index))),
        );
    }
    list
}

fn detail(text: &str) -> Markup {
    line("p", "lots-verdict__detail", text)
}

fn label(text: &str) -> Markup {
    line("p", "lots-verdict__label", text)
}

fn labelled(desk: Desk, label: &str, text: &str) -> Markup {
    el("p", "lots-verdict__detail")
        .child(line("span", "lots-verdict__label", label).text(": "))
        .child(desk.of_pack(line("span", "", text)))
}
