//! What a negation denies: the words after it in its clause, or else the words before it.
//!
//! Where the grammar leaves it open ("missbruk ej våld", "inget jobb och missbruk"), it is left open here: both readings are
//! proposed, and the worker chooses. No word that may be denied is ever taken as said.

use crate::hearing::grammar::has;
use crate::hearing::matching::Match;
use crate::hearing::walking::Text;

/// How a phrase is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is so.
    So,
    /// It is not so.
    Not,
    /// Either.
    Either,
    /// It is not known.
    Unknown,
    /// Of somebody else.
    Others,
}

/// How each phrase is said, and which other tokens were understood for it.
pub(super) fn said(text: &Text<'_>, matches: &[Match]) -> (Vec<Said>, Vec<usize>) {
    let grammar = text.vocabulary.grammar;
    let tokens = text.tokens;
    let mut said: Vec<Said> = matches
        .iter()
        .map(|it| {
            if it.denied_inside {
                Said::Not
            } else {
                Said::So
            }
        })
        .collect();
    let mut understood = Vec::new();
    let owner = |token: usize| matches.iter().position(|it| it.tokens.contains(&token));
    let clause_of = |token: usize| {
        (0..=token)
            .rev()
            .find(|&at| tokens[at].begins_clause)
            .unwrap_or(0)
    };
    let end_of = |token: usize| {
        (token + 1..tokens.len())
            .find(|&at| tokens[at].begins_clause)
            .unwrap_or(tokens.len())
    };
    let mut at = 0;
    // Whether the clause, or the one before it, has a negation already: a "utan" is then a "but".
    let mut denied_in: Option<usize> = None;
    while at < tokens.len() {
        let here = at;
        at += 1;
        if owner(here).is_some() {
            continue;
        }
        if let Some(length) = text.unknown_at(here) {
            if let Some(next) = (here + length..end_of(here)).find_map(owner) {
                said[next] = Said::Unknown;
                understood.extend(here..here + length);
            }
            at = here + length;
            continue;
        }
        let word = &tokens[here].letters;
        if !grammar.denies(word) {
            continue;
        }
        let (clause, end) = (clause_of(here), end_of(here));
        if has(grammar.without, word)
            && denied_in.is_some_and(|before| before >= clause || end_of(before) == clause)
        {
            denied_in = None;
            understood.push(here);
            continue;
        }
        if tokens
            .get(here + 1)
            .is_some_and(|next| has(grammar.only, &next.letters) && owner(here + 1).is_none())
        {
            understood.push(here);
            continue;
        }
        denied_in = Some(here);
        let stops = |token: &usize| has(grammar.but, &tokens[*token].letters);
        let end = (here..end).find(stops).unwrap_or(end);
        let before = (clause..here)
            .rev()
            .find_map(|token| owner(token).map(|found| (found, token)))
            .filter(|(_, token)| {
                let between = &tokens[token + 1..here];
                between.len() <= 2 && !between.iter().any(|it| grammar.joins(&it.letters))
            })
            .map(|(found, _)| found)
            // Where the question is named its answer has been told.
            .filter(|found| !matches[*found].is_named);
        let next = (here + 1..end).find_map(owner);
        let turn = |said: &mut Vec<Said>, found: usize, how: Said| {
            said[found] = match (said[found], how) {
                (Said::So, how) => how,
                (Said::Unknown | Said::Others, _) => Said::Unknown,
                // Denied twice: who knows.
                (Said::Not | Said::Either, _) => Said::Either,
            };
        };
        let is_adverb = has(grammar.not, word);
        match (before, next) {
            (Some(before), None) if is_adverb => {
                turn(&mut said, before, Said::Not);
                understood.push(here);
            }
            (before, Some(next)) => {
                if let Some(before) = before.filter(|_| is_adverb) {
                    turn(&mut said, before, Said::Either);
                }
                turn(&mut said, next, Said::Not);
                understood.push(here);
                carry_on(text, matches, &mut said, next, end, is_adverb);
            }
            _ => {}
        }
    }
    (said, understood)
}

/// The phrases after the first that a negation denies.
fn carry_on(
    text: &Text<'_>,
    matches: &[Match],
    said: &mut [Said],
    first: usize,
    end: usize,
    is_adverb: bool,
) {
    let grammar = text.vocabulary.grammar;
    let mut last = first;
    let mut how = Said::Not;
    for (next, found) in matches.iter().enumerate().skip(first + 1) {
        let start = found.tokens[0];
        if start >= end {
            break;
        }
        let after = matches[last].tokens.last().map_or(0, |token| token + 1);
        let between = &text.tokens[after.min(start)..start];
        let joined = |list: &str| between.iter().any(|token| has(list, &token.letters));
        let denied_anew = between.iter().any(|token| grammar.denies(&token.letters));
        if denied_anew || (joined(grammar.and) && is_adverb) {
            break;
        }
        if !joined(grammar.or) {
            how = Said::Either;
        }
        if said[next] == Said::So {
            said[next] = how;
        }
        last = next;
    }
}
