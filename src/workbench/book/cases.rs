//! The worked cases of a pack: what is known of each, and what comes of it.

use maud::{Markup, html};

use crate::author::model::{Example, Expected, Fact};
use crate::author::phrasing::alternatives;
use crate::author::phrasing::time::date;
use crate::engine::pack::ValueId;
use crate::exchange::answers::{self, Raw};
use crate::workbench::book::Book;
use crate::workbench::book::links::Place;
use crate::workbench::book::rules::capital;

impl Book<'_> {
    pub(super) fn examples(&self) -> Markup {
        let words = self.words;
        html! {
            p.lead { (words.cases_intro) }
            table.cases {
                caption.hidden { (words.cases) }
                thead { tr {
                    th.number scope="col" { (capital(words.example)) }
                    th scope="col" { (words.case) }
                    th scope="col" { (words.outcome) }
                } }
                tbody { @for (at, example) in self.model.examples.iter().enumerate() {
                    tr id=(format!("example-{}", at + 1)) {
                        th.number scope="row" { (at + 1) }
                        td data-label=(words.case) {
                            p { b { (example.name) } }
                            p { (self.known(example)) }
                        }
                        td data-label=(words.outcome) { (self.expected(example)) }
                    }
                } }
            }
        }
    }

    /// What is known of a case: "Ålder: 34 · Behov: Missbruk, inte Boende".
    fn known(&self, example: &Example) -> String {
        let Raw::Table(entries) = &example.answers else {
            return String::new();
        };
        let told: Vec<String> = entries
            .iter()
            .filter_map(|(id, raw)| {
                let fact = self.model.facts.iter().find(|fact| fact.id == *id)?;
                Some(format!("{}: {}", fact.short, self.answer(fact, raw)))
            })
            .collect();
        told.join(" · ")
    }

    /// An answer as it was written, in words.
    fn answer(&self, fact: &Fact, raw: &Raw) -> String {
        let label = |code: &str| {
            let value = fact.values.iter().find(|value| value.code == code);
            value.map_or_else(|| code.to_owned(), |value| value.label.clone())
        };
        match raw {
            Raw::Null => self.plain.unknown.to_owned(),
            Raw::Flag(flag) => if *flag { self.plain.yes } else { self.plain.no }.to_owned(),
            Raw::Number(number) => number.to_string(),
            Raw::Text(text) => match answers::date(text) {
                Some(day) => date(self.plain, day),
                None => label(text),
            },
            Raw::List(items) if items.is_empty() => self.plain.nothing.to_owned(),
            Raw::List(items) => {
                let named: Vec<String> = items.iter().map(|item| self.answer(fact, item)).collect();
                named.join(", ")
            }
            Raw::Table(entries) => {
                let named: Vec<String> = entries
                    .iter()
                    .map(|(code, raw)| match raw {
                        Raw::Flag(false) => (self.plain.not)(&label(code)),
                        _ => label(code),
                    })
                    .collect();
                named.join(", ")
            }
        }
    }

    fn expected(&self, example: &Example) -> Markup {
        let words = self.words;
        let duties = example.duties.iter().filter_map(|id| {
            let duty = self.model.duties.iter().position(|duty| duty.id == *id)?;
            Some(Place::Duty(duty))
        });
        let duties: Vec<Place> = duties.collect();
        html! {
            ul.answers {
                @for (decision, expected) in &example.expect {
                    li { (self.model.decisions[*decision].title) ": " b { (self.comes(*decision, expected)) } }
                }
            }
            @if !duties.is_empty() { p.note { (words.tasks) " " (self.links(duties)) } }
            @if !example.basis.is_empty() {
                p.note { @for (at, id) in example.basis.iter().enumerate() { @if at > 0 { ", " } (self.id(id)) } }
            }
        }
    }

    fn comes(&self, decision: usize, expected: &Expected) -> String {
        let words = self.words;
        let values = &self.model.decisions[decision].values;
        let labels = |listed: &[ValueId]| -> Vec<String> {
            listed
                .iter()
                .map(|&value| values[value].label.clone())
                .collect()
        };
        match expected {
            Expected::Settled(listed) if listed.is_empty() => words.nobody.to_owned(),
            Expected::Settled(listed) => labels(listed).join(", "),
            Expected::Gap(presumed) if presumed.is_empty() => words.silent.to_owned(),
            Expected::Gap(presumed) => (words.presumed)(&labels(presumed).join(", ")),
            Expected::Conflict(listed) => (words.clash)(&alternatives(self.plain, &labels(listed))),
            Expected::Open { certain, possible } => {
                let possible = possible.iter().copied();
                let maybe: Vec<ValueId> =
                    possible.filter(|value| !certain.contains(value)).collect();
                let maybe = alternatives(self.plain, &labels(&maybe));
                if certain.is_empty() {
                    (words.still_open)(&maybe)
                } else if maybe.is_empty() {
                    (words.sure_and_more)(&labels(certain).join(", "))
                } else {
                    (words.sure_and_open)(&labels(certain).join(", "), &maybe)
                }
            }
        }
    }
}
