//! What a rule is based on: section and number of the source, and whether it is a choice of one's own.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::author::model::Model;
use crate::workbench::book::Book;
use crate::workbench::book::links::{Place, anchor};

/// Every basis id, and what in the book cites it.
pub(super) struct Cited<'m>(BTreeMap<&'m str, Vec<Place>>);

impl<'m> Cited<'m> {
    pub(super) fn new(model: &'m Model) -> Cited<'m> {
        let mut cited: BTreeMap<&'m str, Vec<Place>> = BTreeMap::new();
        let mut cite = |basis: &'m [String], place: Place| {
            for id in basis {
                cited.entry(id).or_default().push(place);
            }
        };
        for (at, rule) in model.rules.iter().enumerate() {
            cite(&rule.basis, Place::Rule(at));
        }
        for (at, gap) in model.gaps.iter().enumerate() {
            cite(&gap.basis, Place::Gap(at));
        }
        for (at, border) in model.borders.iter().enumerate() {
            cite(&border.basis, Place::Border(at));
        }
        for (at, derived) in model.derived.iter().enumerate() {
            cite(&derived.basis, Place::Term(at));
        }
        for (at, duty) in model.duties.iter().enumerate() {
            cite(&duty.basis, Place::Duty(at));
        }
        for (at, notice) in model.notices.iter().enumerate() {
            cite(&notice.basis, Place::Notice(at));
        }
        for (at, template) in model.templates.iter().enumerate() {
            cite(&template.basis, Place::Text(at));
        }
        for (at, invariant) in model.invariants.iter().enumerate() {
            cite(&invariant.basis, Place::Invariant(at));
        }
        for (at, law) in model.laws.iter().enumerate() {
            cite(&law.basis, Place::Law(at));
        }
        Cited(cited)
    }

    /// What cites an id.
    pub(super) fn by(&self, id: &str) -> &[Place] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }
}

/// The place of a basis id in the register.
pub(super) fn register_anchor(id: &str) -> String {
    anchor("id", id)
}

impl Book<'_> {
    /// The basis of something: for each section its numbers.
    pub(super) fn basis(&self, basis: &[String]) -> Markup {
        let mut sections: Vec<(Option<usize>, Vec<&str>)> = Vec::new();
        for id in basis {
            let section = self.section(id);
            match sections.iter_mut().find(|(known, _)| *known == section) {
                Some((_, ids)) => ids.push(id),
                None => sections.push((section, vec![id])),
            }
        }
        html! {
            @if !basis.is_empty() {
                ul.basis {
                    @for (section, ids) in &sections {
                        li {
                            @for (at, id) in ids.iter().enumerate() {
                                @if at > 0 { ", " }
                                (self.id(id))
                            }
                            @if let Some(section) = section.map(|at| &self.model.sections[at]) {
                                @if self.model.ours[section.source] { " " span.ours { (self.words.ours) } }
                                " " (section.title)
                            }
                        }
                    }
                }
            }
        }
    }

    /// A basis id, with a link to its place in the register.
    pub(super) fn id(&self, id: &str) -> Markup {
        html! { a.id href={ "#" (register_anchor(id)) } { (id) } }
    }

    /// The section that a basis id stands in.
    pub(super) fn section(&self, id: &str) -> Option<usize> {
        let holds = |section: &crate::engine::pack::Section| section.basis.iter().any(|b| b == id);
        self.model.sections.iter().position(holds)
    }
}
