//! Where the rules come from: the documents with their sections, the law then and now, and the register of numbers.

use maud::{Markup, html};

use crate::author::coverage::{Standing, inventory};
use crate::author::phrasing::time::date;
use crate::engine::pack::{Law, LawStatus};
use crate::workbench::book::Book;
use crate::workbench::book::basis::register_anchor;
use crate::workbench::book::links::{Place, anchor};
use crate::workbench::book::rules::capital;

impl Book<'_> {
    pub(super) fn sources(&self) -> Markup {
        let words = self.words;
        html! {
            p.lead { (words.sources_intro) }
            @for (at, source) in self.model.sources.iter().enumerate() {
                section.source id=(anchor("source", &source.id)) {
                    h3 {
                        (source.title)
                        @if self.model.ours[at] { " " span.ours { (words.ours) } }
                    }
                    dl {
                        dt { (words.prefix) } dd { (source.id) }
                        @if !source.date.is_empty() { dt { (words.dated) } dd { (source.date) } }
                        @if !source.standing.is_empty() { dt { (words.standing) } dd { (source.standing) } }
                        @if !source.validity.is_open() {
                            dt { (words.validity) }
                            dd { ((words.valid)(source.validity.from.map(|day| date(self.plain, day)), source.validity.to.map(|day| date(self.plain, day)))) }
                        }
                        @if let Some(checked) = source.checked { dt { (words.compared) } dd { (date(self.plain, checked)) } }
                    }
                    table.sections {
                        caption.hidden { (source.title) }
                        thead { tr { th scope="col" { (words.section) } th scope="col" { (words.ids) } } }
                        tbody { @for (place, (_, section)) in self.sections(at).enumerate() {
                            tr id=(anchor("section", &format!("{}-{}", source.id, place + 1))) {
                                th scope="row" { (section.title) }
                                td data-label=(words.ids) {
                                    @for (at, id) in section.basis.iter().enumerate() {
                                        @if at > 0 { ", " }
                                        (self.id(id))
                                    }
                                }
                            }
                        } }
                    }
                }
            }
        }
    }

    /// The sections of a source, with their indices.
    fn sections(
        &self,
        source: usize,
    ) -> impl Iterator<Item = (usize, &crate::engine::pack::Section)> {
        let all = self.model.sections.iter().enumerate();
        all.filter(move |(_, section)| section.source == source)
    }

    pub(super) fn laws(&self) -> Markup {
        let words = self.words;
        html! {
            p.lead { (words.laws_intro) }
            table.laws {
                caption.hidden { (words.laws) }
                thead { tr {
                    th.number scope="col" { (capital(words.law)) }
                    th scope="col" { (words.law_said) }
                    th scope="col" { (words.law_today) }
                    th scope="col" { (words.belongs_to) }
                } }
                tbody { @for (at, law) in self.model.laws.iter().enumerate() { (self.law(at, law)) } }
            }
        }
    }

    fn law(&self, at: usize, law: &Law) -> Markup {
        let words = self.words;
        let status = (words.law_status)(law.status, &date(self.plain, law.checked));
        let sure = if law.status == LawStatus::Confirmed {
            "sure"
        } else {
            "unsure"
        };
        html! {
            tr id=(self.anchor(Place::Law(at))) {
                th.number scope="row" { (at + 1) }
                td data-label=(words.law_said) {
                    @if law.says.is_empty() { span.note { (words.law_overlay) } } @else { (law.says) }
                }
                td data-label=(words.law_today) {
                    p {
                        b { (law.today) }
                        @if let Some(since) = law.since { ", " ((words.law_since)(&date(self.plain, since))) }
                    }
                    @if !law.note.is_empty() { p { (law.note) } }
                    p.note { span class={ "status " (sure) } { (status) } @if !law.address.is_empty() { " · " (law.address) } }
                }
                td data-label=(words.belongs_to) {
                    @for (at, id) in law.basis.iter().enumerate() { @if at > 0 { ", " } (self.id(id)) }
                }
            }
        }
    }

    pub(super) fn register(&self) -> Markup {
        let words = self.words;
        html! {
            p.lead { (words.register_intro) }
            @for (at, source) in self.model.sources.iter().enumerate() {
                @let ids = self.ids_of(at);
                @if !ids.is_empty() {
                    (self.heading(&anchor("register", &source.id), &format!("{} · {}", source.id, source.title)))
                    table.register {
                        caption.hidden { (source.title) }
                        thead { tr {
                            th.number scope="col" { (words.number) }
                            th scope="col" { (words.section) }
                            th scope="col" { (words.found) }
                        } }
                        tbody { @for id in ids { tr id=(register_anchor(&id)) {
                            th.number scope="row" { (id) }
                            td data-label=(words.section) { @if let Some(section) = self.section(&id) { (self.model.sections[section].title) } }
                            td data-label=(words.found) { (self.found(&id)) }
                        } } }
                    }
                }
            }
        }
    }

    /// All ids of a source: those of its inventory and those that its sections list, in order.
    fn ids_of(&self, source: usize) -> Vec<String> {
        let counted = inventory(self.model, source).into_iter();
        let listed = self
            .sections(source)
            .flat_map(|(_, section)| section.basis.clone());
        let mut ids: Vec<String> = counted.chain(listed).collect();
        ids.sort_by_key(|id| sortable(id));
        ids.dedup();
        ids
    }

    /// Where an id is found, or why nowhere.
    fn found(&self, id: &str) -> Markup {
        let words = self.words;
        let covered = self.covered.iter().find(|item| item.id == id);
        let cited = self.cited.by(id);
        html! {
            @if let Some(item) = covered.filter(|item| item.standing == Standing::OutOfScope) {
                span.label { (words.out_of_scope) } " " (item.because)
            }
            (self.links(cited.iter().copied()))
            @if cited.is_empty() {
                @match covered.map(|item| item.standing) {
                    Some(Standing::Missing) => (words.missing),
                    Some(Standing::OutOfScope) => "",
                    Some(Standing::Encoded | Standing::Judgement | Standing::NotNumbered) | None => {
                        (words.uncited)
                    }
                }
            }
        }
    }
}

/// An id so that its number counts as one: `PD-9` before `PD-10`.
fn sortable(id: &str) -> (String, u64, String) {
    let digits = id.len() - id.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (name, number) = id.split_at(id.len() - digits);
    (name.to_owned(), number.parse().unwrap_or(0), id.to_owned())
}
