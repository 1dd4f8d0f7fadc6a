//! The rule book: a whole pack as one page that is read, printed, and used where no program runs.
//!
//! The page is complete in itself: no script, no request, every text of the pack escaped. It depends on the pack and on the
//! day that reviews are due against: the same pack gives the same book to the letter on the same day. What the author wrote as conditions is told by `crate::author::phrasing`, all
//! of it and exactly: a worker finds on paper what the program would answer.
//!
//! The page in order: `page` puts chapters together; `arrangement` says in which order rules are told and how they are
//! numbered, `links` and `basis` how one place leads to another; each other file is a chapter or two.

mod arrangement;
mod basis;
mod cases;
mod changes;
mod conditions;
mod consequences;
mod decisions;
mod entries;
mod front;
mod links;
mod page;
mod picture;
mod questions;
mod reviews;
mod rules;
mod sheets;
mod sources;
mod whose;
mod words;

use chrono::NaiveDate;

use crate::author::coverage::{self, Covered};
use crate::author::model::Model;
use crate::author::{Checked, Failure, Files, phrasing, prove, read};
use crate::engine::pack::Pack;
use arrangement::Arrangement;
use basis::Cited;
use words::Words;

pub use changes::{Effect, Turn};

/// A pack and everything that the chapters ask of it.
struct Book<'m> {
    model: &'m Model,
    pack: &'m Pack,
    /// How many cases were covered: the classes that the rules tell apart, over all facts.
    cases: u128,
    /// The day against which reviews are due.
    on: NaiveDate,
    /// The older pack that changes are told against.
    since: Option<&'m Model>,
    effects: &'m [Effect],
    /// Whether every case was compared with the older pack.
    is_compared: bool,
    /// The book's own words.
    words: &'static Words,
    /// The words of conditions.
    plain: &'static phrasing::words::Words,
    arrangement: Arrangement,
    cited: Cited<'m>,
    covered: Vec<Covered>,
    /// The chapters that the book has, in order.
    plan: Vec<(page::Chapter, String)>,
}

/// An older pack, against which changes are told.
pub struct Since<'s> {
    /// Its file.
    pub file: &'s str,
    /// Where the file and its modules are read.
    pub files: &'s dyn Files,
    /// The cases that come out otherwise, where that was worked out.
    pub effects: &'s [Effect],
    /// Whether every case was compared.
    pub is_compared: bool,
}

/// The rule book of a pack as an HTML page, with what is due for review by the day `on` marked; with an older pack the changes
/// since then.
///
/// # Errors
/// A pack file cannot be read, or everything that is wrong with a pack. The older one need not be proved.
pub fn book(
    file: &str,
    files: &dyn Files,
    on: NaiveDate,
    since: Option<&Since<'_>>,
) -> Result<String, Failure> {
    let older = since
        .map(|since| read(since.file, since.files))
        .transpose()?;
    let (model, checked) = prove(file, files)?;
    let mut book = Book::new(&model, &checked, on, older.as_ref());
    if let Some(since) = since {
        (book.effects, book.is_compared) = (since.effects, since.is_compared);
    }
    Ok(book.page().into_string())
}

impl<'m> Book<'m> {
    fn new(
        model: &'m Model,
        checked: &'m Checked,
        on: NaiveDate,
        since: Option<&'m Model>,
    ) -> Book<'m> {
        let mut book = Book {
            model,
            pack: &checked.pack,
            cases: checked.cases,
            on,
            since,
            effects: &[],
            is_compared: true,
            words: words::words(&model.lang),
            plain: phrasing::words::words(&model.lang),
            arrangement: Arrangement::new(model),
            cited: Cited::new(model),
            covered: coverage::of(model),
            plan: Vec::new(),
        };
        book.plan = book.chapters();
        book
    }
}
