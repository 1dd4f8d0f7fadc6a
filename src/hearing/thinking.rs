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
use crate::hearing::negation::Said;
use crate::hearing::vocabulary::{Part, Sense};
use crate::hearing::walking::Text;

/// The phrases with what somebody else holds as theirs.
pub(super) struct Held {
    pub(super) matches: Vec<Match>,
    /// Those that say nothing, since nobody knows who holds it. They keep their words, and their negations.
    of_nobody: Vec<usize>,
    /// The words that say whose it is, each with the phrase that they are understood for.
    pub(super) understood: Vec<(usize, usize)>,
}

impl Held {
    /// Takes back what nobody knows who holds.
    pub(super) fn take_back(&self, said: &mut [Said]) {
        for &found in &self.of_nobody {
            said[found] = Said::Others;
        }
    }
}

/// Works out who holds what.
pub(super) fn as_held(text: &Text<'_>, matches: Vec<Match>) -> Held {
    let mut kept: Vec<(Match, bool)> = Vec::new();
    let (mut holders, mut understood) = (Vec::new(), Vec::new());
    for mut found in matches {
        let Some((subject, thinks)) = holder(text, &found) else {
            kept.push((found, true));
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
        }
        kept.push((found, by.is_some()));
    }
    // Who it is was found as a word of its own, too.
    kept.retain(|(it, _)| !matches!(it.tokens.as_slice(), [only] if holders.contains(only)));
    let place = |begins: usize| kept.iter().position(|(it, _)| it.tokens[0] == begins);
    let understood = understood.into_iter().flat_map(|(at, thinks, begins)| {
        let place = place(begins);
        [at, thinks]
            .into_iter()
            .filter_map(move |it| Some((it, place?)))
    });
    let understood = understood.collect();
    let is_nobodys = |place: &usize| !kept[*place].1;
    Held {
        of_nobody: (0..kept.len()).filter(is_nobodys).collect(),
        matches: kept.into_iter().map(|(found, _)| found).collect(),
        understood,
    }
}

/// Where who holds what a phrase of us says is told, and where that they do. "Hon säger att hon vill sluta" says what she wants, which
/// nobody else can hold: only what a pack hears as "vi ser behov" is held by us or others.
fn holder(text: &Text<'_>, found: &Match) -> Option<(std::ops::Range<usize>, usize)> {
    let (tokens, grammar) = (text.tokens, text.grammar());
    let is = |at: usize, list: &str| has(list, &tokens[at].letters);
    let begins = found.tokens[0];
    if !found.tokens.iter().any(|&at| is(at, grammar.needed)) || !is_of_us(text, found) {
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

/// Whether the pack hears what a phrase says as something that we hold.
fn is_of_us(text: &Text<'_>, found: &Match) -> bool {
    let Some(&(fact, _)) = found.readings.first().and_then(|it| it.first()) else {
        return false;
    };
    text.vocabulary.phrases.iter().any(|phrase| {
        let first = phrase.parts.first().map(|slot| &slot.part);
        matches!(&phrase.sense, Sense::Means(means) if means[0].fact == fact)
            && matches!(first, Some(Part::Word(word)) if has(text.grammar().we, &word.letters))
    })
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
