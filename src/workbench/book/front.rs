//! What the reader should know first: what the rules were read out of, how they were proved, and how the book is used.

use maud::{Markup, html};

use crate::author::condition::Condition;
use crate::author::coverage::Standing;
use crate::author::domains::conditions;
use crate::author::model::{Model, Statement};
use crate::author::phrasing::time::{date, inside_a_sentence};
use crate::author::phrasing::words::Words as Phrasing;
use crate::engine::pack::{Force, LawStatus};
use crate::workbench::book::Book;
use crate::workbench::book::links::{Place, anchor};
use crate::workbench::book::page::Chapter;
use crate::workbench::book::words::Words;

impl Book<'_> {
    pub(super) fn about(&self) -> Markup {
        let (model, words) = (self.model, self.words);
        let day = |day| date(self.plain, day);
        html! {
            dl {
                dt { (words.read_from) }
                dd { ul.answers { @for (source, ours) in model.sources.iter().zip(&model.ours) {
                    li {
                        a href={ "#" (anchor("source", &source.id)) } { (source.title) }
                        @if !source.date.is_empty() { ", " (source.date) }
                        @if *ours { " " span.ours { (words.ours) } }
                        @if let Some(checked) = source.checked { div.note { (words.compared) " " (day(checked)) } }
                    }
                } } }
                dt { (words.validity) } dd { ((words.valid)(model.validity.from.map(day), model.validity.to.map(day))) }
                @if let Some(review) = model.review_by {
                    dt { (words.review_by) } dd { (self.review_day(review)) div.note { (words.review_note) } }
                }
                dt { (words.written) } dd { (day(self.on)) div.note { (words.written_note) } }
                dt { (words.checksum) } dd { code { (self.pack.hash) } div.note { (words.checksum_note) } }
            }
            (self.heading("health", words.health))
            (self.health())
            @if !model.invariants.is_empty() {
                (self.heading("invariants", words.invariants))
                p { (words.invariants_intro) }
                (self.invariants())
            }
        }
    }

    fn invariants(&self) -> Markup {
        let words = self.words;
        html! {
            table.rules {
                caption.hidden { (words.invariants) }
                thead { tr {
                    th.number scope="col" { (words.number_short) }
                    th.when scope="col" { (words.when) }
                    th.then scope="col" { (words.then) }
                    th.because scope="col" { (words.because) }
                } }
                tbody { @for (at, invariant) in self.model.invariants.iter().enumerate() {
                    tr id=(self.anchor(Place::Invariant(at))) {
                        th.number scope="row" { (at + 1) }
                        (self.statement_of(&invariant.says))
                        td.because data-label=(words.because) { p { (invariant.because) } (self.basis(&invariant.basis)) }
                    }
                } }
            }
        }
    }

    /// What an invariant states: where, and what holds there.
    fn statement_of(&self, says: &Statement) -> Markup {
        let words = self.words;
        let stated = stated(self.model, words, self.plain, says);
        let (when, then) = match says {
            Statement::Always { when, then } => (when, self.condition(then)),
            Statement::Never { when, .. } | Statement::Rising { when, .. } => {
                (when, html! { (stated.unwrap_or_default()) })
            }
        };
        html! {
            td.when data-label=(words.when) { (self.condition(when)) }
            td.then data-label=(words.then) { (then) }
        }
    }

    /// What the proofs found, and what they rest on.
    fn health(&self) -> Markup {
        let (model, words) = (self.model, self.words);
        let presumptions = model
            .rules
            .iter()
            .filter(|rule| rule.force == Force::Presumption)
            .count();
        let standing = |wanted| {
            self.covered
                .iter()
                .filter(|item| item.standing == wanted)
                .count()
        };
        let inventory = [
            Standing::Encoded,
            Standing::Judgement,
            Standing::OutOfScope,
            Standing::Missing,
        ]
        .map(standing);
        let sure = model
            .laws
            .iter()
            .filter(|law| law.status == LawStatus::Confirmed)
            .count();
        let listed = |count: usize, place: fn(usize) -> Place| {
            html! {
                (count)
                @if count > 0 { ": " (self.links((0..count).map(place))) }
            }
        };
        html! {
            p { (words.health_intro) }
            table.health {
                caption.hidden { (words.health) }
                thead.hidden { tr { th scope="col" { (words.health_what) } th scope="col" { (words.health_found) } } }
                tbody {
                    tr { th scope="row" { (words.health_cases) } td { (grouped(self.cases)) } }
                    tr { th scope="row" { (words.health_rules) } td {
                        (model.rules.len())
                        @if presumptions > 0 { ", " ((words.of_which_presumptions)(presumptions)) }
                    } }
                    tr { th scope="row" { (words.health_faults) } td { (words.no_faults) } }
                    tr { th scope="row" { (words.health_gaps) } td { (listed(model.gaps.len(), Place::Gap)) } }
                    tr { th scope="row" { (words.health_borders) } td { (listed(model.borders.len(), Place::Border)) } }
                    @if !(model.gaps.is_empty() && model.borders.is_empty()) { tr { th scope="row" { (words.reviews) } td { (self.reviews()) } } }
                    @if !model.invariants.is_empty() { tr { th scope="row" { (words.invariants) } td { (model.invariants.len()) ", " (words.proved) } } }
                    tr { th scope="row" { (words.health_examples) } td { ((words.all_hold)(model.examples.len())) } }
                    @if !self.covered.is_empty() { tr { th scope="row" { (words.health_inventory) } td { ((words.inventory)(inventory)) } } }
                    @if !model.laws.is_empty() { tr { th scope="row" { (words.health_laws) } td { ((words.laws_sure)(sure, model.laws.len())) } } }
                }
            }
        }
    }

    pub(super) fn how_to(&self) -> Markup {
        let (model, words) = (self.model, self.words);
        let forces = [
            Force::Explicit,
            Force::Law,
            Force::Practice,
            Force::Inferred,
            Force::Presumption,
        ];
        let used = |force: &Force| {
            model.rules.iter().any(|rule| rule.force == *force)
                || model.duties.iter().any(|duty| duty.force == *force)
        };
        let ours: Vec<&str> = model
            .sources
            .iter()
            .zip(&model.ours)
            .filter(|(_, ours)| **ours)
            .map(|(source, _)| source.id.as_str())
            .collect();
        let numbered = model
            .sections
            .iter()
            .filter(|section| !model.ours[section.source]);
        let first = numbered.flat_map(|section| &section.basis).next();
        html! {
            (self.heading("steps", words.steps))
            ol.steps {
                li { (words.step_answer) " (" (self.chapter_link(Chapter::Questions)) ")" }
                li {
                    (words.step_chapter)
                    ul.answers { @for (at, decision) in model.decisions.iter().enumerate() {
                        li { (decision.title) ": " (self.chapter_link(Chapter::Decision(at))) }
                    } }
                }
                li { (words.step_rule) }
                li { (words.step_exception) }
                li { (words.step_silent) }
                @if !model.duties.is_empty() {
                    li {
                        (words.step_duties) " (" (self.chapter_link(Chapter::Duties))
                        @if !model.notices.is_empty() { ", " (self.chapter_link(Chapter::Notices)) }
                        ")"
                    }
                }
            }
            (self.heading("forces", words.force_title))
            table.forces {
                caption.hidden { (words.force_title) }
                thead { tr { th scope="col" { (words.force_word) } th scope="col" { (words.force_meaning) } } }
                tbody { @for force in forces.iter().filter(|force| used(force)) {
                    tr { th scope="row" { ((words.force)(*force).0) } td { ((words.force)(*force).1) } }
                } }
            }
            (self.heading("numbers", words.numbers_title))
            @if let Some(id) = first { p { ((words.numbers)(id)) " (" (self.chapter_link(Chapter::Register)) ")" } }
            @if !ours.is_empty() { p { ((words.numbers_ours)(&ours.join(", "))) } }
            @if self.tests_dates() { p { (words.past_dates) } }
        }
    }

    /// Whether any condition compares a date with one that is not today.
    fn tests_dates(&self) -> bool {
        let mut found = false;
        for condition in conditions(self.model) {
            condition.visit(&mut |part| {
                if let Condition::Late(_, test) = part {
                    found |= test.offset.months != 0 || test.offset.days != 0;
                }
            });
        }
        found
    }
}

/// What an invariant states of a decision; nothing where it states a condition.
pub(super) fn stated(
    model: &Model,
    words: &Words,
    plain: &Phrasing,
    says: &Statement,
) -> Option<String> {
    let labels = |decision: usize, values: &[usize]| -> Vec<String> {
        let all = &model.decisions[decision].values;
        let labels = values.iter().map(|&value| all[value].label.clone());
        labels.collect()
    };
    match says {
        Statement::Always { .. } => None,
        Statement::Never {
            decision, values, ..
        } => {
            // "Never" and a label without marks would read as one sentence.
            let (open, close) = plain.quotes;
            let labels = labels(*decision, values);
            let marked: Vec<String> = labels
                .iter()
                .map(|label| format!("{open}{label}{close}"))
                .collect();
            let named = marked.join(&format!(" {} ", plain.or));
            let title = &model.decisions[*decision].title;
            Some(format!("{title}: {}", (words.never)(&named)))
        }
        Statement::Rising {
            fact,
            answers,
            decision,
            values,
            ..
        } => {
            let item = &model.facts[*fact];
            let steps: Vec<&str> = answers
                .iter()
                .map(|&answer| item.values[answer].label.as_str())
                .collect();
            let short = inside_a_sentence(&item.short);
            let from = if steps.is_empty() {
                short
            } else {
                format!("{short} ({})", steps.join(" → "))
            };
            let title = &model.decisions[*decision].title;
            let all = 0..model.decisions[*decision].values.len();
            let aside: Vec<usize> = all.filter(|value| !values.contains(value)).collect();
            let aside = match aside.is_empty() {
                true => String::new(),
                false => format!("; {}", (words.aside)(&labels(*decision, &aside).join(", "))),
            };
            let to = format!("{title} ({}{aside})", labels(*decision, values).join(" → "));
            Some((words.never_back)(&from, &to))
        }
    }
}

/// A number with its digits in threes, kept on one line.
pub(super) fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}
