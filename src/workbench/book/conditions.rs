//! Conditions as markup: what must hold as a list, alternatives as a list within it.

use maud::{Markup, html};

use crate::author::condition::Condition;
use crate::author::phrasing::{self, Phrase, Statement, Subject, phrase};
use crate::workbench::book::Book;
use crate::workbench::book::links::{Place, anchor};

impl Book<'_> {
    /// A condition in words.
    pub(super) fn condition(&self, condition: &Condition) -> Markup {
        self.phrase(&phrase(self.model, condition))
    }

    /// A phrase: several statements that must all hold as lines.
    pub(super) fn phrase(&self, told: &Phrase) -> Markup {
        match told {
            Phrase::All(parts) => self.lines(parts),
            Phrase::Always | Phrase::Never | Phrase::Says(_) | Phrase::Any(_) => {
                html! { div.says { (self.inline(told)) } }
            }
        }
    }

    /// Statements that must all hold, one a line.
    pub(super) fn lines(&self, parts: &[Phrase]) -> Markup {
        html! { ul.all { @for part in parts { li { (self.inline(part)) } } } }
    }

    /// A phrase within a line: only alternatives make lines of their own.
    fn inline(&self, told: &Phrase) -> Markup {
        match told {
            Phrase::Always => html! { (self.plain.always) },
            Phrase::Never => html! { (self.plain.never) },
            Phrase::Says(statement) => self.statement(statement),
            Phrase::All(parts) => html! {
                @for (at, part) in parts.iter().enumerate() {
                    @if at > 0 { " · " }
                    (self.inline(part))
                }
            },
            Phrase::Any(parts) => html! {
                span.some { (self.words.at_least_one) }
                ul.any { @for part in parts { li { (self.inline(part)) } } }
            },
        }
    }

    /// "Ålder: minst 19 år", with the label as a link to what it means.
    fn statement(&self, statement: &Statement) -> Markup {
        html! {
            a.about href={ "#" (self.subject_anchor(statement.about)) } { (phrasing::subject(self.model, statement.about)) }
            ": " b { (phrasing::says(self.model, statement)) }
        }
    }

    /// Where in the book a statement's subject is told.
    pub(super) fn subject_anchor(&self, about: Subject) -> String {
        match about {
            Subject::Fact(fact) => self.anchor(Place::Fact(fact)),
            Subject::Derived(derived) => self.anchor(Place::Term(derived)),
            Subject::Decision(decision) => anchor("decision", &self.model.decisions[decision].id),
            // On what days rules are in force stands with what they are.
            Subject::Day => "about".to_owned(),
        }
    }
}
