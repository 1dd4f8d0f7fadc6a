//! Who holds that there is a need: "läkaren tycker att vi behöver en SIP" is not what we see.
//!
//! Who it is the pack knows: where it lists a phrase that begins with the one who holds it ("läkaren vill ha SIP"), what that says is
//! said, and nothing beside it: "psykiatrin tycker" is who holds it, and no need of psychiatry. Where it lists none the phrase says nothing.

use crate::engine::case::Answer;
use crate::engine::pack::FactId;
use crate::hearing::answers::value_of;
use crate::hearing::grammar::has;
use crate::hearing::likeness::{Fit, fit};
use crate::hearing::matching::Match;
use crate::hearing::vocabulary::{Part, Sense};
use crate::hearing::walking::Text;

/// The phrases with what somebody else holds as theirs, and the words that say whose it is.
pub(super) fn as_held(text: &Text<'_>, matches: Vec<Match>) -> (Vec<Match>, Vec<(usize, usize)>) {
    let (mut kept, mut understood) = (Vec::<Match>::new(), Vec::new());
    let mut holders: Vec<usize> = Vec::new();
    for mut found in matches {
        let Some((subject, thinks)) = holder(text, &found) else {
            kept.push(found);
            continue;
        };
        let held = found.readings.first().and_then(|it| it.first());
        let by = held.and_then(|&(fact, _)| {
            let answers = subject.clone().filter_map(|at| seen_by(text, fact, at));
            answers.map(|(at, answer)| (at, fact, answer)).next()
        });
        if let Some((at, fact, answer)) = by {
            found.readings = vec![vec![(fact, answer)]];
            holders.push(at);
            understood.push((at, thinks, found.tokens[0]));
            kept.push(found);
        }
    }
    // Who it is was found as a word of its own, too.
    kept.retain(|it| !matches!(it.tokens.as_slice(), [only] if holders.contains(only)));
    let place = |begins: usize| kept.iter().position(|it| it.tokens[0] == begins);
    let understood = understood.into_iter().flat_map(|(at, thinks, begins)| {
        let place = place(begins);
        [at, thinks]
            .into_iter()
            .filter_map(move |it| Some((it, place?)))
    });
    let understood = understood.collect();
    (kept, understood)
}

/// Where who holds what a phrase of us says is told, and where that they do.
fn holder(text: &Text<'_>, found: &Match) -> Option<(std::ops::Range<usize>, usize)> {
    let (tokens, grammar) = (text.tokens, text.grammar());
    let is = |at: usize, list: &str| has(list, &tokens[at].letters);
    let begins = found.tokens[0];
    if !found.tokens.iter().any(|&at| is(at, grammar.needed)) {
        return None;
    }
    let starts = |&at: &usize| tokens[at].begins_clause || is(at, grammar.but);
    let start = (1..=begins).rev().find(starts).unwrap_or(0);
    let thinks = (start..begins).rev().find(|&at| is(at, grammar.thinks))?;
    // "Vi tycker", and "tycker" without anybody, are us.
    let is_told =
        |at: usize| !text.classes[at].is_small || is(at, grammar.he) || is(at, grammar.she);
    let is_ours = (start..thinks).any(|at| is(at, grammar.we));
    (!is_ours && (start..thinks).any(is_told)).then_some((start..thinks, thinks))
}

/// What the pack says of a fact where a phrase begins with a word.
fn seen_by(text: &Text<'_>, of: FactId, at: usize) -> Option<(usize, Answer)> {
    text.vocabulary.phrases.iter().find_map(|phrase| {
        let (Sense::Means(means), [first, _, ..]) = (&phrase.sense, phrase.parts.as_slice()) else {
            return None;
        };
        let (Part::Word(word), &[meaning]) = (&first.part, means.as_slice()) else {
            return None;
        };
        let is_it = fit(&text.tokens[at].letters, word, text.grammar())
            .is_some_and(|fit| fit != Fit::Misspelt);
        let value = meaning.value.filter(|_| meaning.fact == of && is_it)?;
        Some((at, value_of(&text.pack.facts[of], value, true)?))
    })
}
