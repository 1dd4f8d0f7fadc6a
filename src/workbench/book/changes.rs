//! What has changed since an older pack, entry by entry: what is new, what is gone, and what reads differently.
//!
//! Entries are the same where they have the same id. What is compared is what the book tells of them, so a condition that was
//! only written in another way has not changed.

use maud::{Markup, html};

use crate::workbench::book::Book;
use crate::workbench::book::entries::{Entry, entries};
use crate::workbench::book::front::grouped;
use crate::workbench::pairs::pairs;

/// A class of cases that comes out otherwise than under an older pack, as another query found it.
#[derive(Clone, Debug)]
pub struct Effect {
    /// What has become of them.
    pub turn: Turn,
    /// The class, in the language of the pack; empty where it is every case.
    pub cases: String,
    /// How many cases it has.
    pub count: u128,
    /// Of how many.
    pub of: u128,
    /// One case of the class.
    pub example: String,
}

/// What has become of a class of cases.
#[derive(Clone, Debug)]
pub enum Turn {
    /// Something comes out otherwise: the title of the decision, duty or notice, what came out before, and what does now.
    Otherwise([String; 3]),
    /// They could not be, and can.
    Possible,
    /// They could be, and cannot.
    Impossible,
}

/// A difference between two packs.
struct Change<'e> {
    before: Option<&'e Entry>,
    now: Option<&'e Entry>,
}

impl Book<'_> {
    pub(super) fn changes(&self) -> Markup {
        let Some(older) = self.since else {
            return html! {};
        };
        let words = self.words;
        let (before, now) = (entries(older, words), entries(self.model, words));
        let changes = changes(&before, &now);
        html! {
            p.lead { ((words.changes_since)(&older.version)) }
            @if !self.is_compared { p.note { (words.effects_unknown) } }
            (self.effects())
            @if changes.is_empty() && self.effects.is_empty() {
                p { (words.changes_none) }
            }
            @if !changes.is_empty() {
                @if !self.effects.is_empty() { (self.heading("entries", words.entries)) }
                table.changes {
                    caption.hidden { (words.changes) }
                    thead { tr {
                        th scope="col" { (words.change_what) }
                        th scope="col" { (words.change_how) }
                        th scope="col" { (words.before) }
                        th scope="col" { (words.now) }
                    } }
                    tbody { @for change in &changes { (self.change(change)) } }
                }
            }
        }
    }

    /// Which cases come out otherwise, as far as that was asked for.
    fn effects(&self) -> Markup {
        let words = self.words;
        html! {
            @if !self.effects.is_empty() {
                (self.heading("effects", words.effects))
                p { (words.effects_intro) }
                table.changes {
                    caption.hidden { (words.effects) }
                    thead { tr {
                        th scope="col" { (words.change_what) }
                        th scope="col" { (words.effect_cases) }
                        th scope="col" { (words.before) }
                        th scope="col" { (words.now) }
                    } }
                    tbody { @for effect in self.effects { (self.effect(effect)) } }
                }
            }
        }
    }

    fn effect(&self, effect: &Effect) -> Markup {
        let words = self.words;
        let [can, cannot] = words.can_be;
        let [what, before, now] = match &effect.turn {
            Turn::Otherwise(told) => told.each_ref().map(String::as_str),
            Turn::Possible => [words.which_cases, cannot, can],
            Turn::Impossible => [words.which_cases, can, cannot],
        };
        let count = if effect.count == effect.of {
            (words.effect_every)(&grouped(effect.of))
        } else {
            (words.effect_count)(&grouped(effect.count), &grouped(effect.of))
        };
        html! {
            tr {
                th scope="row" { (what) }
                td data-label=(words.effect_cases) {
                    @if effect.cases.is_empty() {
                        p { (count) }
                    } @else {
                        p { (effect.cases) }
                        p.note { (count) " · " span.label { (words.effect_example) } " " (effect.example) }
                    }
                }
                td data-label=(words.before) { (before) }
                td data-label=(words.now) { (now) }
            }
        }
    }

    fn change(&self, change: &Change<'_>) -> Markup {
        let words = self.words;
        let how = match (change.before, change.now) {
            (None, _) => words.added,
            (_, None) => words.removed,
            (Some(_), Some(_)) => words.changed,
        };
        let told = |entry: Option<&Entry>, other: Option<&Entry>| {
            let entry = entry?;
            let differs =
                |part: &&(&str, String)| !other.is_some_and(|other| other.told.contains(part));
            Some(html! {
                @for (heading, text) in entry.told.iter().filter(differs).filter(|(_, text)| !text.is_empty()) {
                    p { @if !heading.is_empty() { span.label { (heading) } " " } (text) }
                }
            })
        };
        html! {
            tr {
                th scope="row" {
                    @if let Some(now) = change.now {
                        @if let Some(place) = now.place { (self.link(place)) ": " }
                        (now.label)
                    }
                    @else if let Some(before) = change.before { (before.label) }
                }
                td data-label=(words.change_how) { (how) }
                td data-label=(words.before) { (told(change.before, change.now).unwrap_or_default()) }
                td data-label=(words.now) { (told(change.now, change.before).unwrap_or_default()) }
            }
        }
    }
}

/// What differs, in the order of the newer pack, with what is gone at the end.
fn changes<'e>(before: &'e [Entry], now: &'e [Entry]) -> Vec<Change<'e>> {
    let same = |one: &Entry, other: &Entry| one.sort == other.sort && one.id == other.id;
    let alike = |one: &Entry, other: &Entry| one.told == other.told && one.label == other.label;
    let (twins, gone) = pairs(before, now, same, alike);
    let kept = now.iter().zip(twins).filter_map(|(entry, twin)| {
        let older = twin.map(|twin| &before[twin]);
        let changed = older.is_none_or(|older| !alike(older, entry));
        changed.then_some(Change {
            before: older,
            now: Some(entry),
        })
    });
    let gone = gone.into_iter().map(|at| Change {
        before: Some(&before[at]),
        now: None,
    });
    kept.chain(gone).collect()
}
