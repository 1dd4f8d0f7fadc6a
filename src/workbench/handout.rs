//! A set of exercises on paper: one page for A4, without script, with the key behind the exercises or without it.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::training::handout::{Answered, Asked, Handout, Reason, Sheet};

/// How the page looks, on screens and on paper.
const STYLE: &str = include_str!("../../style/handout.css");

/// What the page may load: nothing but its own style.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page, in a language by its tag. The key begins on a page of its own, so that it can be kept back.
pub fn handout(it: &Handout, lang: &str, with_key: bool) -> String {
    let words = it.words;
    let listed = it.decisions.iter().filter(|it| it.is_explained());
    let listed: Vec<&Asked> = listed.collect();
    let page = html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (it.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (it.title) }
                    p.line { (it.pack) ". " (it.line) }
                    p.name { (words.name) ": " span.write {} }
                    p { (words.how) }
                    @if !listed.is_empty() {
                        section.choose {
                            h2 { (words.choose) }
                            dl { @for asked in &listed {
                                dt { (asked.title) (several(it, asked)) }
                                dd { (asked.told()) }
                            } }
                        }
                    }
                }
                main {
                    ol.exercises { @for (place, sheet) in it.exercises.iter().enumerate() {
                        li.exercise {
                            (heading(it, place, sheet.title.as_deref(), &sheet.id))
                            p.text { (sheet.text) }
                            @for asked in &it.decisions { (boxes(it, asked)) }
                            p.boxes {
                                span.decision { (words.sure[0]) } " "
                                @for word in &words.sure[1..] { (tick(word)) }
                            }
                        }
                    } }
                    @if with_key {
                        section.key {
                            h2 { (words.key) }
                            p { (words.numbers) }
                            ol.exercises { @for (place, sheet) in it.exercises.iter().enumerate() {
                                li.exercise { (heading(it, place, Some(&sheet.name), &sheet.id)) (key(it, sheet)) }
                            } }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

fn heading(it: &Handout, place: usize, name: Option<&str>, id: &str) -> Markup {
    html! {
        h3 {
            (it.words.exercise) " " (place + 1)
            @if let Some(name) = name { ": " (name) }
            " " span.id { (id) }
        }
    }
}

fn several(it: &Handout, asked: &Asked) -> Markup {
    html! { @if asked.many { span.several { " (" (it.words.several) ")" } } }
}

/// What may be ticked of a decision.
fn boxes(it: &Handout, asked: &Asked) -> Markup {
    let words = it.words;
    html! {
        p.boxes {
            span.decision { (asked.title) }
            @if asked.is_listed() { " " span.write {} }
            @else {
                (several(it, asked)) " "
                @for (value, _) in &asked.values { (tick(value)) }
            }
            @for word in asked.beside(words) { (tick(word)) }
        }
    }
}

fn tick(word: &str) -> Markup {
    html! { span.tick { span.box aria-hidden="true" {} (word) } " " }
}

/// What a reason says, and where that stands.
fn because(Reason { text, basis, .. }: &Reason) -> Markup {
    html! { (text) @if !basis.is_empty() { " [" (basis.join(", ")) "]" } }
}

fn key(it: &Handout, sheet: &Sheet) -> Markup {
    let words = it.words;
    html! {
        dl.answers { @for Answered { decision, answer, reasons } in &sheet.key {
            dt { (decision) ": " strong { (answer) } }
            @for reason in reasons {
                dd {
                    (because(reason))
                    @if !reason.one_of.is_empty() {
                        ul { @for either in &reason.one_of { li { (because(either)) } } }
                    }
                }
            }
        } }
        @if !sheet.matter.is_empty() { p { (words.matter) ": " (sheet.matter.join(", ")) "." } }
        @if !sheet.beside.is_empty() { p { (words.beside) ": " (sheet.beside.join(", ")) "." } }
        @if let Some((told, answer)) = &sheet.pair {
            p { (words.instead) ": " q { (told) } " → " (answer) }
        }
    }
}
