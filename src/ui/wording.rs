//! Every word that the program itself says, one catalogue for each language.
//!
//! A catalogue is a struct, so a missing word is a compile error. What a pack says stands in the pack.
//!
//! One or several is told apart where the sentence stands, by a `match` on the count, and not by the browser's `Intl.PluralRules`: of
//! whole numbers Swedish, Danish and English each have the two forms *one* and *other*, which is known when this is compiled, and what
//! the command line prints, where there is no browser, must read the same.

mod da;
mod en;
mod joining;
mod sv;
mod taking;
mod telling;

pub use joining::capitalized;
pub use taking::Taking;
pub use telling::Telling;

use crate::engine::pack::Unit;

/// The words of one language for what the first question takes; the others are in [`Telling`].
pub struct Wording {
    /// BCP 47.
    pub lang: &'static str,
    /// Names of the weekdays, Monday first.
    pub weekdays: [&'static str; 7],
    /// The word between the last two of a list.
    pub and: &'static str,
    /// The same between the last two of several clauses.
    pub and_clause: &'static str,
    /// Quotation marks.
    pub quotes: (&'static str, &'static str),

    /// Back to the question before.
    pub back: &'static str,
    /// Throw the case away, and begin the next. No answer of any rules should be called the same.
    pub start_again: &'static str,
    /// Something that was asked for is still on its way.
    pub coming: &'static str,
    /// It could not be had, and is not on its way.
    pub lacking: &'static str,
    /// Close the field for free words.
    pub close: &'static str,
    /// That the case was thrown away, and can still be had back.
    pub thrown_away: &'static str,
    /// "Question n"; with the most that can still follow, where that is a few.
    pub question_number: fn(usize, Option<usize>) -> String,
    /// Above a question that only makes the list of duties more exact.
    pub afterthought: &'static str,

    /// The answer "I do not know".
    pub unknown: &'static str,
    /// Go on after choosing several.
    pub go_on: &'static str,
    /// Go on with none chosen.
    pub none_of_these: &'static str,
    /// Before an option that is denied, while others are not known.
    pub not_so: &'static str,
    /// Above several that may be chosen.
    pub choose_any: &'static str,
    /// Label of the field that shortens a long list.
    pub filter: &'static str,
    /// Nothing in a long list fits what was typed.
    pub no_option_fits: &'static str,
    /// So many options fit the filter, at least one.
    pub options_fit: fn(usize) -> String,
    /// Example of a date.
    pub date_example: &'static str,
    /// Range of a number.
    pub number_range: fn(i32, i32) -> String,
    /// The unit of an age.
    pub years: &'static str,
    /// The unit of a number of months.
    pub months: &'static str,
    /// So many of a unit.
    pub counted: fn(i32, Unit) -> String,
    /// Leave an answer as it is.
    pub keep_answer: &'static str,
    /// Take an answer back.
    pub clear_answer: &'static str,

    /// Nothing was typed.
    pub mistake_nothing: &'static str,
    /// An identity number.
    pub mistake_identity: &'static str,
    /// Nothing was chosen.
    pub mistake_choose: &'static str,
    /// Something was chosen, and then an answer that excludes it.
    pub mistake_chosen: &'static str,

    /// Label of the field for free words.
    pub hear: &'static str,

    /// Why a question is asked.
    pub why_asked: &'static str,
    /// Heading of the other questions.
    pub others: &'static str,
    /// Heading of the other questions about duties.
    pub others_later: &'static str,
    /// Show the rest of a list.
    pub show_more: fn(usize) -> String,
    /// Show the result before all is answered.
    pub result_so_far: &'static str,
    /// To the result.
    pub to_result: &'static str,

    /// Heading of the answer panel.
    pub right_now: &'static str,
    /// Settled.
    pub certain: &'static str,
    /// Open.
    pub open: &'static str,
    /// It was certain and is no longer.
    pub not_certain: &'static str,
    /// Gap.
    pub gap: &'static str,
    /// Conflict.
    pub conflict: &'static str,
    /// Contradiction.
    pub contradiction: &'static str,
    /// An open decision, by what it depends on.
    pub depends_on: &'static str,
    /// An open decision, by what the visitor does not know.
    pub waits_for: &'static str,
    /// And n more.
    pub and_more: fn(usize) -> String,
    /// More members may come.
    pub perhaps_more: &'static str,
    /// The rules say nobody.
    pub nobody: &'static str,
    /// Marks an answer that no longer matters.
    pub no_longer_asked: &'static str,
    /// The panel in one line where all has come to an end and some of it without an answer.
    pub panel_silent: &'static str,
    /// The panel in one line where something of a decision is certain and none is settled.
    pub panel_partly: &'static str,
    /// The panel in one line: how many decisions of all have come to an end.
    pub panel_line: fn(usize, usize) -> String,

    /// Heading of the ledger.
    pub your_answers: &'static str,
    /// The ledger is empty.
    pub no_answers: &'static str,
    /// Change an answer.
    pub change: &'static str,

    /// The routine is silent.
    pub gap_title: &'static str,
    /// Two rules collide.
    pub conflict_title: &'static str,
    /// Before what is presumed.
    pub presumed: &'static str,

    /// Heading of the sentence to say aloud.
    pub say: &'static str,

    /// Heading of a contradiction.
    pub clash_title: &'static str,

    /// The rulebook, and the link to it.
    pub rules: &'static str,
    /// A case out of the rulebook is tried; with whether own answers are kept.
    pub trying: fn(bool) -> &'static str,
    /// Other answers are tried.
    pub trying_change: &'static str,

    /// The way to the guided presentation.
    pub to_guided: &'static str,
    /// The way back to the quick one.
    pub to_quick: &'static str,
    /// Heading of the questions that were answered "vet inte".
    pub parked: &'static str,

    /// Nothing leaves the page by itself.
    pub privacy: &'static str,
    /// Support, no decision.
    pub no_decision: &'static str,
    /// Title and version of the rules.
    pub version: fn(&str, &str) -> String,
    /// Heading of the keyboard help.
    pub keys: &'static str,
    /// Use number keys.
    pub keys_on: &'static str,
    /// Marks a verdict that the worker judges otherwise, as short as a tag.
    pub judged_otherwise: &'static str,
}

/// The catalogue of the first of some languages (BCP 47) that there is one for; Swedish where there is none.
pub fn wording(languages: &[&str]) -> &'static Wording {
    let known = languages.iter().find_map(|lang| {
        let all = [&sv::SWEDISH, &da::DANISH, &en::ENGLISH];
        let language = lang.split('-').next();
        all.into_iter().find(|words| Some(words.lang) == language)
    });
    known.unwrap_or(&sv::SWEDISH)
}
