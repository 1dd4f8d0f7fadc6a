//! Whether a typed word is a word of the vocabulary: as it stands, inflected, as part of a longer one, or misspelt by one letter.
//!
//! One letter too many, too few, wrong, or two that changed places: that distance is found in one pass from both ends. The crate that
//! the author's side uses works out any distance: 1 KB more for one of its functions, measured alone, and nothing more is asked here.

use crate::hearing::grammar::{Grammar, has};

/// How a typed word fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Letter by letter.
    Whole,
    /// Another form of it.
    Inflected,
    /// Part of a longer word.
    Part,
    /// One letter off.
    Misspelt,
}

impl Fit {
    /// How much it weighs against another. "missbruksnheten" is as much one word misspelt as a longer word with "missbruk" in it.
    pub(super) fn rank(self) -> u8 {
        match self {
            Fit::Whole => 0,
            Fit::Inflected => 1,
            Fit::Part | Fit::Misspelt => 2,
        }
    }
}

/// A word of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters.
    pub(super) letters: Vec<char>,
    /// Where more may stand.
    pub(super) open: Open,
}

/// Where a word of the vocabulary is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// It is whole.
    Nowhere,
    /// Anything may stand before it.
    Front,
    /// Anything may follow.
    Back,
}

/// Shorter words are never read into others: too many of them are one letter apart.
const MISSPELT_FROM: usize = 6;

/// What a word shares at least with another form of it.
const STEM: usize = 4;

/// How a typed word fits a word of the vocabulary, if it does.
pub(super) fn fit(typed: &[char], word: &Word, grammar: &Grammar) -> Option<Fit> {
    let known = word.letters.as_slice();
    if typed == known {
        return Some(Fit::Whole);
    }
    if word.open == Open::Back && is_free(typed, known, grammar) {
        return None;
    }
    let found = match word.open {
        Open::Nowhere => inflects(typed, known, grammar).then_some(Fit::Inflected),
        Open::Back => typed.starts_with(known).then(|| {
            if has(grammar.endings, &typed[known.len()..]) {
                Fit::Inflected
            } else {
                Fit::Part
            }
        }),
        Open::Front => ends_in(typed, known, grammar).then_some(Fit::Part),
    };
    found.or_else(|| is_misspelt(typed, word, grammar).then_some(Fit::Misspelt))
}

/// Whether a word says that somebody is without what another names: "drogfri", "missbruksfri".
fn is_free(typed: &[char], known: &[char], grammar: &Grammar) -> bool {
    let rest = typed.strip_prefix(known).unwrap_or_default();
    let free: Vec<char> = grammar.free.chars().collect();
    rest.strip_prefix(&['s']).unwrap_or(rest).starts_with(&free)
}

/// Whether two words differ in their endings only.
fn inflects(typed: &[char], known: &[char], grammar: &Grammar) -> bool {
    let shared = typed.iter().zip(known).take_while(|(a, b)| a == b).count();
    let is_ending = |rest: &[char]| rest.is_empty() || has(grammar.endings, rest);
    shared >= STEM && is_ending(&typed[shared..]) && is_ending(&known[shared..])
}

/// Whether a word has another at its end, inflected or not.
fn ends_in(typed: &[char], known: &[char], grammar: &Grammar) -> bool {
    let longest = typed.len().saturating_sub(known.len()).min(5);
    (0..=longest).any(|ending| {
        let (stem, ending) = typed.split_at(typed.len() - ending);
        stem.ends_with(known) && (ending.is_empty() || has(grammar.endings, ending))
    })
}

fn is_misspelt(typed: &[char], word: &Word, grammar: &Grammar) -> bool {
    let known = word.letters.as_slice();
    // "omotiverad" is no misspelling of "motiverad", nor the other way round.
    let denies = |longer: &[char], shorter: &[char]| matches!(longer, ['o' | 'u', rest @ ..] if rest.starts_with(shorter) || shorter.starts_with(rest));
    if known.len() < MISSPELT_FROM
        || typed.len() + 1 < known.len()
        || denies(typed, known)
        || denies(known, typed)
    {
        return false;
    }
    let lengths = known.len() - 1..=(known.len() + 1).min(typed.len());
    match word.open {
        Open::Nowhere => {
            is_near(typed, known)
                || lengths.into_iter().any(|length| {
                    is_near(&typed[..length], known) && has(grammar.endings, &typed[length..])
                })
        }
        Open::Back => lengths
            .into_iter()
            .any(|length| is_near(&typed[..length], known)),
        Open::Front => lengths
            .into_iter()
            .any(|length| is_near(&typed[typed.len() - length..], known)),
    }
}

/// Whether two words are at most one letter apart: one more, one less, another one, or two that changed places.
pub(super) fn is_near(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev());
    let back = back.take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - back], &b[..b.len() - back]) {
        ([], []) | ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}
