//! The words for who holds a training.

use crate::training::Kind;
use crate::training::results::NoResults;

/// The words of one language.
pub struct Holding {
    /// The way there, and its heading.
    pub title: &'static str,
    /// What one does here, and that nothing is sent.
    pub intro: &'static str,
    /// Heading of a set that is put together.
    pub put: &'static str,
    /// Nothing chosen is everything.
    pub put_told: &'static str,
    /// The topics.
    pub topics: &'static str,
    /// The rules, each by itself.
    pub rules: &'static str,
    /// The kinds.
    pub kinds: &'static str,
    /// One of them.
    pub kind: fn(Kind) -> &'static str,
    /// The written cases.
    pub vignettes: &'static str,
    /// How many are drawn, at most so many.
    pub count: fn(usize) -> String,
    /// The seed.
    pub seed: &'static str,
    /// The pass mark.
    pub pass: &'static str,
    /// What the set is called.
    pub name: &'static str,
    /// Puts it together.
    pub make: &'static str,
    /// A number is none, or too small or great: at most so many are drawn.
    pub no_number: fn(usize) -> String,
    /// So many were found, and so many not.
    pub found: fn(usize, usize) -> String,
    /// Label of the link.
    pub link: &'static str,
    /// Opens it.
    pub open_link: &'static str,
    /// Saves the set.
    pub save: &'static str,
    /// Print it without its key, and with it.
    pub print: [&'static str; 2],
    /// What then comes on paper.
    pub print_told: &'static str,
    /// Title of what the command line makes of the saved file.
    pub onward: &'static str,
    /// What that is, and what else stands in place of the pack's id.
    pub onward_told: fn(&str) -> String,
    /// Heading of result files.
    pub results: &'static str,
    /// Label of the files.
    pub files: &'static str,
    /// Under it: files that are opened later are counted with these.
    pub files_told: &'static str,
    /// Forgets what was opened.
    pub restart: &'static str,
    /// It is forgotten.
    pub restarted: &'static str,
    /// Of a file: it cannot be counted, because.
    pub refused: fn(&str, &NoResults) -> String,
    /// How many files and exercises were counted, and how many exercises were right, and of how many one was sure and wrong.
    pub counted: fn(usize, usize, usize, usize) -> String,
    /// Heading of the files that were made with one version of the rules: whether it is the one here, its number, the beginning of its digest.
    pub of_rules: fn(bool, &str, &str) -> String,
    /// Why those of another version are counted apart.
    pub other_rules: &'static str,
    /// The table of learners: title, points, whether it is passed.
    pub learners: [&'static str; 3],
    /// Only so many of so many exercises are in the file, or some of them more than once, so nobody can tell.
    pub in_part: fn(usize, usize) -> String,
    /// No pass mark was asked for.
    pub no_pass: &'static str,
    /// The tables: steps, exercises, rules.
    pub tables: [&'static str; 3],
    /// Column of how often it was not right.
    pub not_right: &'static str,
    /// How often of how many, and per cent.
    pub rate: fn(usize, usize, usize) -> String,
    /// The step of the facts that matter.
    pub matters: &'static str,
    /// An exercise without a title, by its id.
    pub exercise: fn(&str) -> String,
}
