//! Places in the book: their anchors, and links that also work on paper, for they say the number.

use maud::{Markup, html};

use crate::workbench::book::Book;

/// Something that has an anchor and a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// A fact, by its index in the model; so all others.
    Fact(usize),
    Term(usize),
    Constraint(usize),
    Rule(usize),
    Gap(usize),
    Border(usize),
    Duty(usize),
    Notice(usize),
    Text(usize),
    Law(usize),
    Invariant(usize),
}

impl Book<'_> {
    /// The id that a place has in the page.
    pub(super) fn anchor(&self, place: Place) -> String {
        let model = self.model;
        match place {
            Place::Fact(at) => anchor("fact", &model.facts[at].id),
            Place::Term(at) => anchor("term", &model.derived[at].id),
            Place::Constraint(at) => anchor("constraint", &model.constraints[at].id),
            Place::Rule(at) => anchor("rule", &model.rules[at].id),
            Place::Gap(at) => format!("gap-{}", at + 1),
            Place::Border(at) => format!("border-{}", at + 1),
            Place::Duty(at) => anchor("duty", &model.duties[at].id),
            Place::Notice(at) => anchor("notice", &model.notices[at].id),
            Place::Text(at) => anchor("text", &model.templates[at].id),
            Place::Law(at) => format!("law-{}", at + 1),
            Place::Invariant(at) => anchor("invariant", &self.model.invariants[at].id),
        }
    }

    /// The number that a place has in the book.
    pub(super) fn number(&self, place: Place) -> usize {
        match place {
            Place::Fact(at) => self.arrangement.facts[at],
            Place::Rule(at) => self.arrangement.rules[at],
            Place::Notice(at) => self.arrangement.notice_numbers[at],
            Place::Term(at)
            | Place::Constraint(at)
            | Place::Gap(at)
            | Place::Border(at)
            | Place::Duty(at)
            | Place::Text(at)
            | Place::Law(at)
            | Place::Invariant(at) => at + 1,
        }
    }

    /// What a place is called, without its number.
    fn kind(&self, place: Place) -> &'static str {
        match place {
            Place::Fact(_) => self.words.fact,
            Place::Term(_) => self.words.term,
            Place::Constraint(_) => self.words.constraint,
            Place::Rule(_) => self.words.rule,
            Place::Gap(_) => self.words.gap,
            Place::Border(_) => self.words.border,
            Place::Duty(_) => self.words.duty,
            Place::Notice(_) => self.words.notice,
            Place::Text(_) => self.words.text,
            Place::Law(_) => self.words.law,
            Place::Invariant(_) => self.words.invariant,
        }
    }

    /// A link that says kind and number: "regel 12".
    pub(super) fn link(&self, place: Place) -> Markup {
        html! { a href={ "#" (self.anchor(place)) } { (self.kind(place)) " " (self.number(place)) } }
    }

    /// Links to several places, each kind named once, neighbours drawn together: "regel 3–7, 12 · uppgift 4".
    pub(super) fn links(&self, places: impl IntoIterator<Item = Place>) -> Markup {
        let mut places: Vec<Place> = places.into_iter().collect();
        places.sort_unstable_by_key(|&place| (order(place), self.number(place)));
        places.dedup();
        let kinds = places.chunk_by(|first, second| order(*first) == order(*second));
        html! {
            @for (at, of_kind) in kinds.enumerate() {
                @if at > 0 { " · " }
                (self.kind(of_kind[0]))
                @for (at, run) in of_kind.chunk_by(|a, b| self.number(*a) + 1 == self.number(*b)).enumerate() {
                    @if at > 0 { "," }
                    " "
                    @match run {
                        [first, .., last] if run.len() > 2 => {
                            (self.bare(*first)) "–" (self.bare(*last))
                        }
                        [first, second] => { (self.bare(*first)) ", " (self.bare(*second)) }
                        _ => { @for place in run { (self.bare(*place)) } }
                    }
                }
            }
        }
    }

    /// A link that says only the number.
    fn bare(&self, place: Place) -> Markup {
        html! { a href={ "#" (self.anchor(place)) } { (self.number(place)) } }
    }
}

/// In which order kinds are named.
fn order(place: Place) -> u8 {
    match place {
        Place::Rule(_) => 0,
        Place::Gap(_) => 1,
        Place::Border(_) => 2,
        Place::Term(_) => 3,
        Place::Duty(_) => 4,
        Place::Notice(_) => 5,
        Place::Text(_) => 6,
        Place::Law(_) => 7,
        Place::Fact(_) => 8,
        Place::Constraint(_) => 9,
        Place::Invariant(_) => 10,
    }
}

/// An anchor of a kind for a name of the pack's: only letters that need no escape in ids and addresses, all others by number.
pub(super) fn anchor(kind: &str, name: &str) -> String {
    let mut anchor = format!("{kind}-");
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/') {
            anchor.push(letter);
        } else {
            anchor.push_str(&format!("~{:x}~", u32::from(letter)));
        }
    }
    anchor
}
