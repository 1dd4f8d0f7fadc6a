//! What follows from a case beside decisions: duties with their deadlines, notices, prescribed texts, and whom one turns to.

use maud::{Markup, html};

use crate::author::model::{Duty, Line, Template};
use crate::author::phrasing::time;
use crate::engine::pack::{Part, RoleOf};
use crate::engine::written;
use crate::workbench::book::Book;
use crate::workbench::book::links::{Place, anchor};
use crate::workbench::book::rules::capital;

impl Book<'_> {
    pub(super) fn duties(&self) -> Markup {
        let words = self.words;
        html! {
            p.lead { (words.duties_intro) }
            table.duties {
                caption.hidden { (words.duties) }
                thead { tr {
                    th.number scope="col" { (capital(words.duty)) }
                    th.then scope="col" { (words.do_this) }
                    th.when scope="col" { (words.when) }
                    th.by scope="col" { (words.by) }
                    th.because scope="col" { (words.because) }
                } }
                tbody { @for (at, duty) in self.model.duties.iter().enumerate() {
                    tr id=(self.anchor(Place::Duty(at))) {
                        th.number scope="row" { (at + 1) }
                        td.then data-label=(words.do_this) { b { (duty.label) } }
                        td.when data-label=(words.when) {
                            (self.condition(&duty.when))
                            @if let Some(judgement) = &duty.judgement { p.judged { span.label { (words.you_judge) } " " (judgement) } }
                        }
                        td.by data-label=(words.by) { (self.deadlines(duty)) }
                        td.because data-label=(words.because) {
                            @if !duty.because.is_empty() { p { (duty.because) } }
                            (self.force(duty.force))
                            (self.basis(&duty.basis))
                        }
                    }
                } }
            }
        }
    }

    /// By when: the first reckoning whose condition holds counts.
    fn deadlines(&self, duty: &Duty) -> Markup {
        let words = self.words;
        html! {
            @for (at, deadline) in duty.deadlines.iter().enumerate() {
                @let day = time::due(self.model, self.plain, deadline);
                div.deadline {
                    @if let Some(when) = &deadline.when {
                        span.label { (words.when) } (self.condition(when))
                    } @else if at > 0 {
                        span.label { (words.otherwise) } " "
                    }
                    @if let Some(day) = &day { p { (day) } }
                    @if let Some(text) = &deadline.text { p { (text) } }
                    @if let Some(due) = &deadline.due { span.label { (words.due_now) } (self.condition(due)) }
                    @if let Some(missed) = &deadline.missed { span.label { (words.missed) } (self.condition(missed)) }
                    @if let Some(late) = &deadline.late { p { span.label { (words.late) } " " (late) } }
                }
            }
        }
    }

    pub(super) fn notices(&self) -> Markup {
        let words = self.words;
        let both = self
            .arrangement
            .notices
            .iter()
            .all(|notices| !notices.is_empty());
        html! {
            p.lead { (words.notices_intro) }
            @for (notices, (id, title)) in self.arrangement.notices.iter().zip([("reminders", words.think_of), ("judgements", words.judge)]) {
                @if !notices.is_empty() {
                    @if both { (self.heading(id, title)) }
                    table.notices {
                        caption.hidden { (title) }
                        thead { tr {
                            th.number scope="col" { (capital(words.notice)) }
                            th scope="col" { (title) }
                            th.when scope="col" { (words.when) }
                        } }
                        tbody { @for at in notices {
                            tr id=(self.anchor(Place::Notice(*at))) {
                                th.number scope="row" { (self.arrangement.notice_numbers[*at]) }
                                td data-label=(title) { p { (self.model.notices[*at].text) } (self.basis(&self.model.notices[*at].basis)) }
                                td.when data-label=(words.when) { (self.condition(&self.model.notices[*at].when)) }
                            }
                        } }
                    }
                }
            }
        }
    }

    pub(super) fn texts(&self) -> Markup {
        html! {
            p.lead { (self.words.texts_intro) }
            @for (at, template) in self.model.templates.iter().enumerate() {
                section.text id=(self.anchor(Place::Text(at))) { (self.text(at, template)) }
            }
        }
    }

    fn text(&self, at: usize, template: &Template) -> Markup {
        let words = self.words;
        html! {
            h3 { (capital(words.text)) " " (at + 1) ": " (template.title) }
            @if !template.because.is_empty() { p { (template.because) } }
            div.terms-of-use { span.label { (words.when) } (self.condition(&template.when)) }
            (self.basis(&template.basis))
            div.letter { @for line in &template.lines { (self.line(line)) } }
        }
    }

    fn line(&self, line: &Line) -> Markup {
        // A heading or a point of a list is marked in the words that the line begins with.
        let (mark, skip) = match line.parts.first() {
            Some(Part::Words(words)) if words.starts_with("# ") => ("heading", 2),
            Some(Part::Words(words)) if words.starts_with("- ") => ("point", 2),
            _ => ("plain", 0),
        };
        html! {
            div class={ "line " (mark) } {
                @if let Some(when) = &line.when {
                    div.condition { span.label { (self.words.only_if) } (self.condition(when)) }
                }
                p { @for (at, part) in line.parts.iter().enumerate() { (self.part(part, if at == 0 { skip } else { 0 })) } }
            }
        }
    }

    fn part(&self, part: &Part, skip: usize) -> Markup {
        html! {
            @match part {
                Part::Words(words) => (words.get(skip..).unwrap_or_default()),
                Part::Fact(fact) => u { (self.model.facts[*fact].short) },
                Part::Decision(decision) => u { (self.model.decisions[*decision].title) },
                Part::Deadline(duty) => u { ((self.words.deadline_of)(&self.model.duties[*duty].label)) },
                Part::Day => u { (self.words.day_of_judgement) },
                Part::Rules => u { (self.words.rules_of_judgement) },
                Part::Judgement => u { (written::own_judgement(&self.model.lang)) },
            }
        }
    }

    pub(super) fn roles(&self) -> Markup {
        let words = self.words;
        let values = || {
            let all = self.model.decisions.iter();
            all.flat_map(|decision| decision.values.iter().map(move |value| (decision, value)))
        };
        // In the order in which the answers name them: roles first that are nothing else.
        let mut codes: Vec<&str> = self
            .model
            .roles
            .iter()
            .map(|role| role.code.as_str())
            .collect();
        for (_, value) in values() {
            if let Some(RoleOf::Role(code)) = &value.role
                && !codes.contains(&code.as_str())
            {
                codes.push(code);
            }
        }
        let used = |code: &str| {
            let code = code.to_owned();
            values().filter(
                move |(_, value)| matches!(&value.role, Some(RoleOf::Role(role)) if *role == code),
            )
        };
        html! {
            p.lead { (words.roles_intro) }
            table.roles {
                caption.hidden { (words.roles) }
                thead { tr {
                    th scope="col" { (words.role) }
                    th scope="col" { (words.how) }
                    th scope="col" { (words.used_for) }
                } }
                tbody { @for code in codes {
                    @let channels = self.channels(used(code).filter_map(|(_, value)| value.channel.as_deref()));
                    tr id=(anchor("role", code)) {
                        th scope="row" { (self.role_label(code)) }
                        td data-label=(words.how) { (channels.join(", ")) }
                        td data-label=(words.used_for) {
                            ul.answers { @for (decision, value) in used(code) {
                                li { (decision.title) ": " b { (value.label) } }
                            } }
                        }
                    }
                } }
            }
        }
    }

    /// Channels in words, each once.
    fn channels<'c>(&self, codes: impl Iterator<Item = &'c str>) -> Vec<String> {
        let mut named: Vec<String> = Vec::new();
        for code in codes {
            let name = (self.words.channel)(code).unwrap_or(code).to_owned();
            if !named.contains(&name) {
                named.push(name);
            }
        }
        named
    }
}
