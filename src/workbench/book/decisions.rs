//! A chapter for each decision: its answers, its rules, and where the source is silent or contradicts itself.

use maud::{Markup, html};

use crate::author::model::{Border, Gap, Model};
use crate::engine::pack::{Conclusion, DecisionId, RoleOf};
use crate::workbench::book::Book;
use crate::workbench::book::links::{Place, anchor};
use crate::workbench::book::rules::capital;

impl Book<'_> {
    /// The chapter of one decision.
    pub(super) fn decision(&self, at: DecisionId) -> Markup {
        let (words, item) = (self.words, &self.model.decisions[at]);
        let facts = &self.pack.decisions[at].facts;
        let told = &self.arrangement.decisions[at];
        let safest = item.safest.map(|value| &item.values[value].label);
        html! {
            p.lead { (if item.many { words.takes_many } else { words.takes_one }) }
            @if !facts.is_empty() {
                p.facts {
                    ((words.depends_on)(facts.len())) " "
                    @for (place, fact) in facts.iter().enumerate() {
                        @if place > 0 { ", " }
                        a href={ "#" (self.anchor(Place::Fact(*fact))) } { (self.model.facts[*fact].short) }
                    }
                    "."
                }
            }
            (self.heading(&anchor("values", &item.id), words.values))
            (self.values(&item.values))
            @if let Some(safest) = safest { p.note { (words.safest) ": " b { (safest) } } }

            (self.heading(&anchor("rules", &item.id), words.the_rules))
            @if told.rules.is_empty() { p { (words.no_rules) } }
            @for group in &told.rules { (self.rule_table(group, false)) }

            (self.heading(&anchor("silent", &item.id), words.silent_title))
            (self.silence(at))

            (self.heading(&anchor("borders", &item.id), words.borders_title))
            (self.borders(at))
        }
    }

    fn values(&self, values: &[Conclusion]) -> Markup {
        let words = self.words;
        let explains = values.iter().any(|value| !value.detail.is_empty());
        let speaks = values.iter().any(|value| !value.say.is_empty());
        let reaches = values
            .iter()
            .any(|value| value.role.is_some() || value.channel.is_some());
        html! {
            table.values {
                caption.hidden { (words.values) }
                thead { tr {
                    th scope="col" { (words.value) }
                    @if explains { th scope="col" { (words.meaning) } }
                    @if speaks { th scope="col" { (words.say) } }
                    @if reaches { th scope="col" { (words.contact) } }
                } }
                tbody { @for value in values { tr {
                    th scope="row" { (value.label) }
                    @if explains { td data-label=(words.meaning) { (value.detail) } }
                    @if speaks { td.speech data-label=(words.say) { @if !value.say.is_empty() { (self.marked(&capital(&value.say))) } } }
                    @if reaches { td data-label=(words.contact) { (self.reached(value)) } }
                } } }
            }
        }
    }

    /// A text in quotation marks.
    pub(super) fn marked(&self, text: &str) -> String {
        let (open, close) = self.plain.quotes;
        format!("{open}{text}{close}")
    }

    /// Who a conclusion leads to, and how.
    pub(super) fn reached(&self, value: &Conclusion) -> Markup {
        let channel = value
            .channel
            .as_deref()
            .map(|code| (self.words.channel)(code).unwrap_or(code));
        html! {
            @match &value.role {
                Some(RoleOf::Role(code)) => (self.role_label(code)),
                Some(RoleOf::Decision(decision)) => a href={ "#" (anchor("decision", &self.model.decisions[*decision].id)) } { (self.model.decisions[*decision].title) },
                None => "",
            }
            @if let Some(channel) = channel {
                @if value.role.is_some() { " · " }
                (channel)
            }
        }
    }

    /// What a role is called: a role of its own, or a value of a decision.
    pub(super) fn role_label<'b>(&'b self, code: &'b str) -> &'b str {
        role_label(self.model, code)
    }

    fn silence(&self, at: DecisionId) -> Markup {
        let words = self.words;
        let told = &self.arrangement.decisions[at];
        let gaps: Vec<(usize, &Gap)> = self
            .model
            .gaps
            .iter()
            .enumerate()
            .filter(|(_, gap)| gap.decides == at)
            .collect();
        html! {
            @if told.presumptions.is_empty() && gaps.is_empty() {
                p { (words.silent_none) }
            } @else {
                p { (words.silent_intro) @if !told.presumptions.is_empty() { " " (words.silent_presumed) } }
                @for group in &told.presumptions { (self.rule_table(group, true)) }
            }
            @if !gaps.is_empty() {
                table.rules {
                    caption { (words.gap_note) }
                    thead { tr {
                        th.number scope="col" { (capital(words.gap)) }
                        th.when scope="col" { (words.when) }
                        th.because scope="col" { (words.because) }
                    } }
                    tbody { @for (number, gap) in gaps { tr id=(self.anchor(Place::Gap(number))) {
                        th.number scope="row" { (number + 1) }
                        td.when data-label=(words.when) { (self.condition(&gap.when)) }
                        td.because data-label=(words.because) {
                            p { (gap.because) }
                            @if !gap.readings.is_empty() {
                                p.note { (words.readings) " " (self.links(gap.readings.iter().map(|rule| Place::Rule(*rule)))) }
                            }
                            (self.acknowledged(&gap.acknowledged))
                            (self.basis(&gap.basis))
                        }
                    } } }
                }
            }
        }
    }

    fn borders(&self, at: DecisionId) -> Markup {
        let words = self.words;
        let own = |border: &Border| {
            border
                .rules
                .iter()
                .all(|&rule| self.model.rules[rule].decides == at)
        };
        let borders: Vec<(usize, &Border)> = self
            .model
            .borders
            .iter()
            .enumerate()
            .filter(|(_, border)| own(border))
            .collect();
        html! {
            @if borders.is_empty() {
                p { (words.borders_none) }
            } @else {
                table.rules {
                    caption { (words.borders_intro) }
                    thead { tr {
                        th.number scope="col" { (capital(words.border)) }
                        th.when scope="col" { (words.says_differently) }
                        th.because scope="col" { (words.because) }
                    } }
                    tbody { @for (number, border) in borders { tr id=(self.anchor(Place::Border(number))) {
                        th.number scope="row" { (number + 1) }
                        td.when data-label=(words.says_differently) { (self.links(border.rules.iter().map(|rule| Place::Rule(*rule)))) }
                        td.because data-label=(words.because) { p { (border.because) } (self.acknowledged(&border.acknowledged)) (self.basis(&border.basis)) }
                    } } }
                }
            }
        }
    }
}

/// What a role of a pack is called: a role of its own, or a value of a decision.
pub(super) fn role_label<'m>(model: &'m Model, code: &'m str) -> &'m str {
    let roles = model.roles.iter().map(|role| (&role.code, &role.label));
    let values = model.decisions.iter().flat_map(|decision| &decision.values);
    roles
        .chain(values.map(|value| (&value.code, &value.label)))
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, label)| label)
}
