//! Everything that a pack holds, entry by entry, as it is compared with an older one.
//!
//! Every thing is taken apart field by field, and no field is passed over: one that is new has to be told here, or it does not compile.
//! A field that is not told says why.

mod telling;

use crate::author::model::Model;
use crate::author::phrasing::words::words;
use crate::workbench::book::cases;
use crate::workbench::book::links::Place;
use crate::workbench::book::whose::whose;
use crate::workbench::book::words::Words;

use telling::{Teller, Told};

/// Something that the book tells, as far as it is compared.
pub(super) struct Entry {
    /// What sort of thing it is: ids tell things of one sort apart.
    pub(super) sort: &'static str,
    pub(super) id: String,
    /// Where it stands, if it has a number there.
    pub(super) place: Option<Place>,
    pub(super) label: String,
    /// What is told of it, each part under its heading; empty where it speaks for itself.
    pub(super) told: Vec<(&'static str, String)>,
}

/// The sort of thing that stands at a place.
fn sort(place: Place) -> &'static str {
    match place {
        Place::Fact(_) => "fact",
        Place::Term(_) => "term",
        Place::Constraint(_) => "constraint",
        Place::Rule(_) => "rule",
        Place::Gap(_) => "gap",
        Place::Border(_) => "border",
        Place::Duty(_) => "duty",
        Place::Notice(_) => "notice",
        Place::Text(_) => "text",
        Place::Law(_) => "law",
        Place::Invariant(_) => "invariant",
    }
}

/// Everything of a pack that is compared.
pub(super) fn entries(model: &Model, words: &'static Words) -> Vec<Entry> {
    let Model {
        place: _,
        // The chapter on changes begins with it.
        version: _,
        // How diagrams are built: nothing comes out of it.
        most_nodes: _,
        order: _,
        // All these are told by `whose`.
        id: _,
        title: _,
        subtitle: _,
        lang: _,
        country: _,
        validity: _,
        review_by: _,
        sources: _,
        sections: _,
        inventory: _,
        ours: _,
        out_of_scope: _,
        decisions: _,
        roles: _,
        screens: _,
        heard: _,
        // Nothing comes out of what one learns by.
        told: _,
        unlikely: _,
        vignettes: _,
        // Their rows are rules.
        tables: _,
        laws,
        templates,
        facts,
        derived,
        constraints,
        rules,
        gaps,
        borders,
        invariants,
        duties,
        notices,
        examples,
    } = model;
    let plain = self::words(&model.lang);
    let teller = Teller {
        model,
        words,
        plain,
    };
    let mut entries = Vec::new();
    whose(model, words, &mut entries);
    let mut add = |place: Place, (id, label, told): (String, String, Told)| {
        entries.push(Entry {
            sort: sort(place),
            id,
            place: Some(place),
            label,
            told,
        });
    };
    for (at, fact) in facts.iter().enumerate() {
        add(Place::Fact(at), teller.fact(fact));
    }
    for (at, term) in derived.iter().enumerate() {
        add(Place::Term(at), teller.term(term));
    }
    for (at, tie) in constraints.iter().enumerate() {
        add(Place::Constraint(at), teller.tie(tie));
    }
    for (at, rule) in rules.iter().enumerate() {
        add(Place::Rule(at), teller.rule(rule));
    }
    for (at, gap) in gaps.iter().enumerate() {
        add(Place::Gap(at), teller.gap(gap));
    }
    for (at, border) in borders.iter().enumerate() {
        add(Place::Border(at), teller.border(border));
    }
    for (at, invariant) in invariants.iter().enumerate() {
        add(Place::Invariant(at), teller.invariant(invariant));
    }
    for (at, duty) in duties.iter().enumerate() {
        add(Place::Duty(at), teller.duty(duty));
    }
    for (at, notice) in notices.iter().enumerate() {
        add(Place::Notice(at), teller.notice(notice));
    }
    for (at, template) in templates.iter().enumerate() {
        add(Place::Text(at), teller.text(template));
    }
    for (at, law) in laws.iter().enumerate() {
        add(Place::Law(at), teller.law(law));
    }
    let examples = examples.iter().map(|example| Entry {
        sort: "example",
        id: example.name.clone(),
        place: None,
        label: example.name.clone(),
        told: cases::compared(model, words, plain, example),
    });
    entries.extend(examples);
    entries
}
