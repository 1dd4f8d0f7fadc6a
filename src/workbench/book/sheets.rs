//! Chapters on paper: a long one begins on a new page, short ones follow each other on the same; what stands at the head of each.
//!
//! A browser begins a new page wherever the name of the page changes, and only a named page can say at its head where it belongs.
//! Chapters that share pages therefore share a name, and their head names all of them.

use maud::Markup;

use crate::workbench::book::Book;
use crate::workbench::book::page::Chapter;

/// How far a chapter stands from the one that it follows on a page.
const FOLLOWS: &str = "; margin-block-start: 11mm";

/// How many letters a chapter has that deserves a page of its own, nearly a page.
const LONG: usize = 2_400;

/// How many letters fit at the head of a page beside the name of the pack.
const HEAD: usize = 64;

impl Book<'_> {
    /// What stands at the head of every printed page: the pack, and the chapters where the page belongs to some.
    pub(super) fn running_heads(&self, told: &[(usize, Chapter, Markup)]) -> String {
        let pack = format!("{} {}", self.model.title, self.model.version);
        let mut rules = format!("@page {{ @top-left {{ content: {} }} }}\n", string(&pack));
        for (at, sheet) in sheets(told).into_iter().enumerate() {
            let name = format!("sheet-{}", at + 1);
            let head = string(&self.head(sheet));
            rules.push_str(&format!(
                "@page {name} {{ @top-right {{ content: {head} }} }}\n"
            ));
            for (place, (_, chapter, _)) in sheet.iter().enumerate() {
                let selector = selector(&self.chapter_anchor(*chapter));
                let room = if place > 0 { FOLLOWS } else { "" };
                rules.push_str(&format!(
                    "@media print {{ #{selector} {{ page: {name}{room} }} }}\n"
                ));
            }
        }
        rules
    }

    /// "5  Ansvarig enhet", and "5–7  Ansvarig enhet · Plan · Kontakt" as far as there is room.
    fn head(&self, sheet: &[(usize, Chapter, Markup)]) -> String {
        let titles = sheet.iter().map(|(number, _, _)| &self.plan[number - 1].1);
        let titles: Vec<&str> = titles.map(String::as_str).collect();
        let numbers = match sheet {
            [(only, ..)] => only.to_string(),
            [(first, ..), .., (last, ..)] => format!("{first}–{last}"),
            [] => String::new(),
        };
        let all = titles.join(" · ");
        match titles.as_slice() {
            [first, _, ..] if all.chars().count() > HEAD => format!("{numbers}  {first} …"),
            _ => format!("{numbers}  {all}"),
        }
    }
}

/// The chapters that share pages: a long one begins anew, and so does one that would follow on some pages already.
fn sheets(told: &[(usize, Chapter, Markup)]) -> Vec<&[(usize, Chapter, Markup)]> {
    let (mut sheets, mut start, mut room) = (Vec::new(), 0, 0);
    for (at, (_, chapter, told_of)) in told.iter().enumerate() {
        let own = letters(&told_of.0);
        let begins = matches!(chapter, Chapter::About | Chapter::Picture(_)) || own > LONG;
        if at > start && (begins || room > 2 * LONG) {
            sheets.push(&told[start..at]);
            (start, room) = (at, 0);
        }
        room += own;
    }
    sheets.push(&told[start..]);
    sheets
}

/// How many letters of a piece of markup are read.
fn letters(markup: &str) -> usize {
    let mut inside = false;
    let read = markup.chars().filter(|letter| {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ => return !inside,
        }
        false
    });
    read.count()
}

/// An id as a selector. Ids are made of letters that only need a backslash there.
fn selector(id: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    id.chars()
        .flat_map(|letter| (!plain(letter)).then_some('\\').into_iter().chain([letter]))
        .collect()
}

/// A CSS string; all but letters, digits and spaces by number, so that nothing in it can end the string or the style element.
fn string(text: &str) -> String {
    let inside: String = text
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() || letter == ' ' {
                letter.to_string()
            } else {
                format!("\\{:06x}", u32::from(letter))
            }
        })
        .collect();
    format!("\"{inside}\"")
}
