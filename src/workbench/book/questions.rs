//! The chapter of questions: what is asked, why, and when; what follows from answers; and which answers cannot go together.

use maud::{Markup, html};

use crate::author::model::{Derivation, Domain, Fact};
use crate::author::phrasing::phrase;
use crate::engine::pack::FactId;
use crate::workbench::book::Book;
use crate::workbench::book::links::Place;
use crate::workbench::book::rules::capital;

impl Book<'_> {
    pub(super) fn questions(&self) -> Markup {
        let words = self.words;
        let conditional = |facts: &[FactId]| {
            let mut facts = facts.iter();
            facts.any(|&fact| self.model.facts[fact].applies.is_some())
        };
        html! {
            p.lead { (words.questions_intro) }
            @for (at, (title, facts)) in self.arrangement.screens.iter().enumerate() {
                @if !title.is_empty() { (self.heading(&format!("screen-{}", at + 1), title)) }
                table.questions {
                    caption.hidden { @if title.is_empty() { (words.questions) } @else { (title) } }
                    thead { tr {
                        th.number scope="col" { (words.number_short) }
                        th.ask scope="col" { (words.question) }
                        th scope="col" { (words.possible_answers) }
                        @if conditional(facts) { th.when scope="col" { (words.asked_when) } }
                    } }
                    tbody { @for fact in facts { (self.question(*fact, conditional(facts))) } }
                }
            }
            @if !self.model.derived.is_empty() {
                (self.heading("terms", words.terms))
                p { (words.terms_intro) }
                (self.terms())
            }
            @if !self.model.constraints.is_empty() {
                (self.heading("impossible", words.impossible))
                p { (words.impossible_intro) }
                (self.impossible())
            }
        }
    }

    /// A question; with a place for when it is asked where some of the table are not asked always.
    fn question(&self, at: FactId, conditional: bool) -> Markup {
        let (words, fact) = (self.words, &self.model.facts[at]);
        html! {
            tr id=(self.anchor(Place::Fact(at))) {
                th.number scope="row" { (self.arrangement.facts[at]) }
                td.ask data-label=(words.question) {
                    p.short { (fact.short) }
                    p { b { (fact.ask) } }
                    @if !fact.help.is_empty() { p.help { (fact.help) } }
                    @if !fact.why.is_empty() { p { span.label { (words.why) } " " (fact.why) } }
                    p.note { (self.bearing(at)) }
                }
                td data-label=(words.possible_answers) { (self.answers(fact)) }
                @if conditional {
                    td.when data-label=(words.asked_when) {
                        @match &fact.applies {
                            Some(applies) => (self.condition(applies)),
                            None => span.no-matter { (words.always) },
                        }
                    }
                }
            }
        }
    }

    /// Which decisions an answer can change.
    fn bearing(&self, fact: FactId) -> Markup {
        let touched = self
            .pack
            .decisions
            .iter()
            .filter(|d| d.facts.contains(&fact));
        let titles: Vec<String> = touched.map(|decision| decision.title.clone()).collect();
        html! {
            @if titles.is_empty() { (self.words.bears_on_duties) }
            @else { ((self.words.bears_on)(&titles.join(", "))) }
        }
    }

    fn answers(&self, fact: &Fact) -> Markup {
        let words = self.words;
        html! {
            @match &fact.domain {
                Domain::Number { min, max, .. } => p { ((words.whole_number)(*min, *max)) },
                Domain::Date => p { (words.a_date) },
                Domain::Choices { .. } => p.note { (words.any_of) },
                Domain::YesNo | Domain::Choice => "",
            }
            @if !fact.values.is_empty() {
                ul.answers {
                    @for value in &fact.values { li { (value.label) } }
                    @if fact.unknown { li { (words.unknown_counts) } }
                }
            }
            @if let Some(follows) = fact.follows { p.note { ((words.follows)(&self.model.facts[follows.date].short)) } }
        }
    }

    fn terms(&self) -> Markup {
        let words = self.words;
        html! {
            table.terms {
                caption.hidden { (words.terms) }
                thead { tr {
                    th.number scope="col" { (capital(words.term)) }
                    th scope="col" { (words.meaning) }
                    th.when scope="col" { (words.term_means) }
                } }
                tbody { @for (at, term) in self.model.derived.iter().enumerate() {
                    tr id=(self.anchor(Place::Term(at))) {
                        th.number scope="row" { (at + 1) }
                        td data-label=(words.meaning) {
                            p { b { (term.label) } }
                            p { (term.because) }
                            (self.basis(&term.basis))
                        }
                        td.when data-label=(words.term_means) {
                            @match &term.how {
                                Derivation::When(condition) => (self.condition(condition)),
                                Derivation::Difference { of, minus, between: (low, high) } => {
                                    ((self.plain.higher_by)(&self.model.facts[*of].short, &self.model.facts[*minus].short, *low, *high))
                                }
                            }
                        }
                    }
                } }
            }
        }
    }

    fn impossible(&self) -> Markup {
        let words = self.words;
        html! {
            table.ties {
                caption.hidden { (words.impossible) }
                thead { tr {
                    th.when scope="col" { (words.when) }
                    th.when scope="col" { (words.then_must) }
                    th scope="col" { (words.because) }
                } }
                tbody { @for (at, tie) in self.model.constraints.iter().enumerate() {
                    tr id=(self.anchor(Place::Constraint(at))) {
                        td.when data-label=(words.when) { (self.phrase(&phrase(self.model, &tie.when))) }
                        td.when data-label=(words.then_must) { (self.phrase(&phrase(self.model, &tie.require))) }
                        td data-label=(words.because) { (tie.because) }
                    }
                } }
            }
        }
    }
}
