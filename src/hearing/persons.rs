//! Whom a piece of a text is about. What is said of somebody else is not the person's: "hon har en dotter på 12 år".
//!
//! A pack lists its words for other people. What is said after one of them is theirs: to the end of the piece where it is what the
//! piece is about ("brodern är hemlös och missbrukar", also after "han är 25 men"), else to the next "and" ("har en dotter på 12 år och är hemlös"). And where one
//! of "he" and "she" is the person, what the other does is somebody else's. It is then left as not understood, and the worker sees it:
//! nothing that may be another's is proposed as the person's.

use crate::engine::case::Answer;
use crate::hearing::grammar::has;
use crate::hearing::likeness::Fit;
use crate::hearing::matching::Match;
use crate::hearing::negation::Said;
use crate::hearing::walking::Text;
use crate::hearing::words::Token;

/// Takes back what is said of other people.
pub(super) fn take_back(text: &Text<'_>, matches: &[Match], said: &mut [Said]) {
    let reader = Reader { text, matches };
    let mut person: Option<bool> = None;
    let mut start = 0;
    let mut before = 0..0;
    while start < text.tokens.len() {
        let piece = start..reader.end_of(start);
        let of = reader.subject(start);
        // The first that is named is the person, unless another one has been.
        for at in piece.clone().take_while(|&at| reader.other(at).is_none()) {
            person = person.or_else(|| reader.gender(at));
        }
        if of.is_some() && person.is_some() && of != person {
            let own = reader.within(piece.clone());
            let contrasts = has(text.grammar().but, &text.tokens[start].letters);
            // "Hon vill inte ha SIP men han vill": whose no it is nobody knows.
            if contrasts
                && let Some(last) = reader.within(before).last()
                && reader.speaks_of_same(*last, &own)
            {
                said[*last] = Said::Others;
            }
            own.iter().for_each(|&found| said[found] = Said::Others);
        } else {
            for found in reader.others(piece.clone(), before.end) {
                said[found] = Said::Others;
            }
        }
        before = piece.clone();
        start = piece.end;
    }
}

struct Reader<'t> {
    text: &'t Text<'t>,
    matches: &'t [Match],
}

impl Reader<'_> {
    /// Where the piece ends that begins with a token: before a clause, and before an "and" or "but" with who comes next.
    fn end_of(&self, start: usize) -> usize {
        let tokens = self.text.tokens;
        let begins = |&at: &usize| {
            tokens[at].begins_clause || (self.joins(at) && self.subject(at).is_some())
        };
        let rest = start + 1..tokens.len();
        rest.into_iter().find(begins).unwrap_or(tokens.len())
    }

    /// Who the piece is about that begins with a token, where it is "he" or "she".
    fn subject(&self, start: usize) -> Option<bool> {
        let mut rest = start..self.text.tokens.len();
        rest.find(|&at| !self.joins(at))
            .and_then(|at| self.gender(at))
    }

    fn gender(&self, at: usize) -> Option<bool> {
        let (grammar, word) = (self.text.grammar(), &self.text.tokens[at].letters);
        if has(grammar.he, word) {
            Some(true)
        } else {
            has(grammar.she, word).then_some(false)
        }
    }

    fn joins(&self, at: usize) -> bool {
        let (grammar, word) = (self.text.grammar(), &self.text.tokens[at].letters);
        has(grammar.and, word) || has(grammar.but, word)
    }

    /// Where a word for somebody else ends that begins with a token.
    fn other(&self, at: usize) -> Option<usize> {
        let known = self.text.vocabulary.others.iter();
        let walks = known.filter_map(|parts| self.text.walk(parts, at, false));
        walks
            .filter(|walk| walk.fit != Fit::Misspelt && !walk.denied)
            .map(|walk| walk.next)
            .max()
    }

    /// The phrases that begin within some tokens.
    fn within(&self, tokens: std::ops::Range<usize>) -> Vec<usize> {
        let begins = |found: &usize| tokens.contains(&self.matches[*found].tokens[0]);
        (0..self.matches.len()).filter(begins).collect()
    }

    fn speaks_of_same(&self, last: usize, others: &[usize]) -> bool {
        let facts = |found: usize| self.matches[found].readings.iter().map(|it| it[0].0);
        let same = |&other: &usize| facts(other).any(|fact| facts(last).any(|it| it == fact));
        others.is_empty() || others.iter().any(same)
    }

    /// Whether a phrase tells nothing but a number.
    fn counts(&self, found: usize) -> bool {
        let mut readings = self.matches[found].readings.iter();
        readings.all(|it| matches!(it[0].1, Answer::Number(_)))
    }

    /// Whether what follows a word for somebody else is said of them: "en bror som är 50 och dricker".
    fn is_relative(&self, next: usize, end: usize) -> bool {
        next < end && has(self.text.grammar().who, &self.text.tokens[next].letters)
    }

    /// Whether a piece goes on with somebody else who does or is something, after a "but" or "and": "han är 25 men mamman är 50 och
    /// dricker". A number does not do: "en son och en dotter 12 år".
    fn begins_anew(&self, before: usize, next: usize) -> bool {
        let tokens = self.text.tokens;
        let begins = |it: &Match| it.tokens[0] == next;
        let does = |token: &Token| {
            let mut own = (0..self.matches.len()).filter(|&it| begins(&self.matches[it]));
            has(self.text.grammar().verbs, &token.letters) || own.any(|it| !self.counts(it))
        };
        let follows = tokens.get(next).filter(|token| !token.begins_clause);
        self.joins(before) && follows.is_some_and(does)
    }

    /// The phrases of a piece that are about somebody else; `before` is where the piece before it ends, if there is one.
    fn others(&self, piece: std::ops::Range<usize>, before: usize) -> Vec<usize> {
        let tokens = self.text.tokens;
        let determines = |at: usize| has(self.text.grammar().determiners, &tokens[at].letters);
        let mut found = Vec::new();
        // "Två barn, 5 och 8 år".
        let follows = (0..before).any(|at| self.other(at) == Some(before));
        if follows && before == piece.start && self.text.tells_number(piece.start) {
            let all = self.within(piece.clone());
            found.extend(all.into_iter().filter(|&it| self.counts(it)));
        }
        let mut at = piece.start;
        while at < piece.end {
            let Some(next) = self.other(at) else {
                at += 1;
                continue;
            };
            // A word for somebody else may be an answer too; a phrase with more in it, "rädd för sin sambo", is of the person.
            let owner = self.matches.iter().find(|it| {
                it.tokens.contains(&at) && it.tokens.iter().any(|token| !(at..next).contains(token))
            });
            let first = (piece.start..at).rev().find(|&at| !determines(at));
            let is_subject = (piece.start..at).all(|at| determines(at) || self.joins(at))
                || self.is_relative(next, piece.end)
                || first.is_some_and(|first| self.begins_anew(first, next));
            // "5 och 8 år" goes on.
            let counts = |at: usize| self.text.tells_number(at);
            let ends = |&at: &usize| {
                self.joins(at) && !(counts(at + 1) && (at.saturating_sub(2)..at).any(counts))
            };
            let end = match owner {
                None if is_subject => piece.end,
                _ => (next..piece.end).find(ends).unwrap_or(piece.end),
            };
            let own = self.within(next..end).into_iter();
            // An age after such a phrase is somebody else's all the same.
            let own = own.filter(|&it| !self.matches[it].of_anyone);
            found.extend(own.filter(|&it| owner.is_none() || self.counts(it)));
            // "En 12-årig dotter", "sin hemlösa bror".
            if let Some(of) = (0..self.matches.len()).find(|&it| {
                let own = &self.matches[it].tokens;
                let begins = own[0];
                begins >= piece.start
                    && own.last().map(|last| last + 1) == Some(at)
                    && (self.counts(it) || (begins > piece.start && determines(begins - 1)))
            }) {
                found.push(of);
            }
            at = next.max(end);
        }
        found
    }
}
