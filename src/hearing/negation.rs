//! How each phrase is said: so, not so, either, unknown, or nothing of it.
//!
//! A negation denies the words after it in its clause, or else the words before it; a "no" or "do not know" answers what stands before
//! it, also over a question mark or a comma. Where the grammar leaves it open ("missbruk ej våld", "inget jobb och missbruk"), it is left
//! open here: both readings are proposed, and the worker chooses. No word that may be denied is ever taken as said.

use std::ops::Range;

use crate::engine::case::Answer;
use crate::hearing::grammar::has;
use crate::hearing::matching::{Match, Reading};
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
    /// Of somebody else, or only offered, or over: nothing of it is the person's now.
    Others,
}

/// How many words may stand between a phrase and a negation after it.
const LONGEST_GAP: usize = 2;

/// How each phrase is said, and which other tokens were understood, each with the phrase that it was understood for.
pub(super) fn said(text: &Text<'_>, matches: &[Match]) -> (Vec<Said>, Vec<(usize, usize)>) {
    let first = |it: &Match| match (it.is_said, it.denied_inside) {
        (Some(said), _) => said,
        (None, true) => Said::Not,
        (None, false) => Said::So,
    };
    let mut reader = Reader {
        text,
        matches,
        said: matches.iter().map(first).collect(),
        understood: Vec::new(),
        denied_in: None,
    };
    let mut at = 0;
    while at < text.tokens.len() {
        at += reader.read(at);
    }
    reader.leave_what_is_had();
    reader.take_back();
    (reader.said, reader.understood)
}

/// The phrases of a text, while it is worked out how each is said.
pub(super) struct Reader<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) matches: &'t [Match],
    pub(super) said: Vec<Said>,
    pub(super) understood: Vec<(usize, usize)>,
    /// The last negation, while the clause that it stands in or the next is read: a "utan" is then a "but".
    denied_in: Option<usize>,
}

impl Reader<'_> {
    /// Reads a token, and gives how many are read with it.
    fn read(&mut self, here: usize) -> usize {
        let grammar = self.text.grammar();
        let (clause, end) = (self.clause_of(here), self.end_of(here));
        let owner = self.owner(here);
        if self.is(here, grammar.offered) {
            // "Slutat dricka men har ångest".
            let but = (here + 1..end).find(|&at| self.is(at, grammar.but));
            let mut all: Vec<usize> = match owner {
                None => self.within(here + 1..but.unwrap_or(end)),
                Some(_) => Vec::new(),
            };
            if all.is_empty() && owner.is_none() {
                all.extend(self.nearest(clause..here));
            }
            for found in all {
                self.said[found] = Said::Others;
            }
            return 1;
        }
        let said_no = self.is(here, grammar.no);
        let next = here + 1 + usize::from(self.is(here + 1, grammar.thanks));
        let is_to = self.is(next, grammar.to) && next < end;
        if let Some(owner) = owner {
            // "Samtycke: nej tack", where "nej tack" is a phrase of its own.
            if said_no
                && !is_to
                && self.matches[owner].tokens[0] == here
                && let Some(found) = self.nearest(clause..here)
            {
                self.turn(found, Said::Either);
            }
        } else if let Some(length) = self.text.unknown_at(here) {
            self.is_unknown(here, length);
            return length;
        } else if said_no || self.is(here, grammar.yes) {
            if !is_to {
                self.answers(here, if said_no { Said::Not } else { Said::So });
            } else if said_no {
                self.denies(here);
            }
        } else if grammar.denies(&self.text.tokens[here].letters) || self.is(here, grammar.refuses)
        {
            self.denies(here);
        }
        1
    }

    pub(super) fn is(&self, at: usize, list: &str) -> bool {
        let token = self.text.tokens.get(at);
        token.is_some_and(|token| has(list, &token.letters))
    }

    pub(super) fn owner(&self, token: usize) -> Option<usize> {
        let mut all = self.matches.iter();
        all.position(|it| it.tokens.contains(&token))
    }

    pub(super) fn clause_of(&self, token: usize) -> usize {
        let begins = |at: &usize| self.text.tokens[*at].begins_clause;
        (0..=token).rev().find(begins).unwrap_or(0)
    }

    pub(super) fn end_of(&self, token: usize) -> usize {
        let tokens = self.text.tokens;
        let begins = |at: &usize| tokens[*at].begins_clause;
        let mut rest = token + 1..tokens.len();
        rest.find(begins).unwrap_or(tokens.len())
    }

    /// The phrases that begin within some tokens.
    pub(super) fn within(&self, tokens: Range<usize>) -> Vec<usize> {
        let begins = |found: &usize| tokens.contains(&self.matches[*found].tokens[0]);
        (0..self.matches.len()).filter(begins).collect()
    }

    /// Whether a token says something that is not understood.
    pub(super) fn is_strange(&self, at: usize) -> bool {
        let grammar = self.text.grammar();
        let word = &self.text.tokens[at].letters;
        !self.text.classes[at].is_small
            && self.owner(at).is_none()
            && !grammar.joins(word)
            && !grammar.denies(word)
            && ![
                grammar.yes,
                grammar.no,
                grammar.whether,
                grammar.thanks,
                grammar.know,
            ]
            .iter()
            .any(|list| has(list, word))
    }

    /// The last phrase that has one of some tokens.
    pub(super) fn nearest(&self, tokens: Range<usize>) -> Option<usize> {
        tokens.rev().find_map(|at| self.owner(at))
    }

    /// The phrase that a token answers: the one before it in its clause, or else in the one before if nothing but small words begins its
    /// own. Over the end of a sentence only where nothing else stands in it.
    pub(super) fn before(&self, here: usize) -> Option<usize> {
        let tokens = self.text.tokens;
        let clause = self.clause_of(here);
        let own = self.nearest(clause..here);
        if own.is_some() || clause == 0 || (clause..here).any(|at| self.is_strange(at)) {
            return own;
        }
        if tokens[clause].begins_sentence {
            let end = self.end_of(here);
            let is_alone = tokens.get(end).is_none_or(|it| it.begins_sentence)
                && (here..end).all(|at| self.owner(at).is_none() && !self.is_strange(at));
            if !is_alone {
                return None;
            }
        }
        self.nearest(self.clause_of(clause - 1)..clause)
    }

    /// The phrase before another, if nothing but one of the joining words stands between, small words aside.
    fn joined(&self, found: usize, list: &str) -> Option<usize> {
        let before = found.checked_sub(1)?;
        let last = self.matches[before].tokens.last()?;
        let mut between = last + 1..self.matches[found].tokens[0];
        let is_joint = |at: usize| {
            self.is(at, list)
                || (self.text.classes[at].is_small && !self.text.tokens[at].begins_clause)
        };
        let is_joined = between.clone().any(|at| self.is(at, list)) && between.all(is_joint);
        is_joined.then_some(before)
    }

    fn turn(&mut self, found: usize, how: Said) {
        self.said[found] = match (self.said[found], how) {
            (Said::So, Said::Not) if self.matches[found].lacks => Said::Either,
            (Said::So, how) => how,
            (Said::Unknown | Said::Others, _) => self.said[found],
            // Denied twice: who knows.
            (Said::Not | Said::Either, _) => Said::Either,
        };
    }

    /// "Ja" or "nej" after what it answers.
    fn answers(&mut self, here: usize, how: Said) {
        let Some(found) = self.before(here) else {
            return;
        };
        let over = self.text.tokens[self.clause_of(here)].begins_sentence
            && self.matches[found].tokens[0] < self.clause_of(here);
        self.understood.push((here, found));
        let grammar = self.text.grammar();
        let mut all = vec![found];
        if how == Said::Not && !over {
            let joins = [grammar.and, grammar.or].join(" ");
            while let Some(before) = self.joined(all[all.len() - 1], &joins) {
                all.push(before);
            }
        }
        for found in all {
            self.said[found] = match (self.said[found], how) {
                (Said::So, Said::Not) if over => Said::Either,
                (Said::Unknown | Said::Others, _) => continue,
                // Whoever answers "no" to what is denied confirms it.
                (_, Said::Not) => Said::Not,
                (Said::Not, _) => Said::Either,
                (said, _) => said,
            };
        }
    }

    /// "Vet inte", before what it is about or after it.
    fn is_unknown(&mut self, here: usize, length: usize) {
        let end = self.end_of(here);
        let after = here + length;
        let is_about = self.is(after, self.text.grammar().whether);
        let all = self.within(after..end);
        // "Hemlös, oklart var han sover": it is that which is not known.
        let is_of_more = is_about && (after..end).any(|at| self.is_strange(at));
        let found = match (all.first(), self.before(here)) {
            (Some(&next), _) => {
                if !is_about && let Some(before) = self.nearest(self.clause_of(here)..here) {
                    self.said[before] = Said::Others;
                }
                for pair in all.windows(2) {
                    let is_same = self.joined(pair[1], self.text.grammar().or).is_some();
                    self.said[pair[1]] = if is_same { Said::Unknown } else { Said::Others };
                }
                next
            }
            (None, Some(before)) if !is_of_more => before,
            _ => return,
        };
        self.said[found] = Said::Unknown;
        self.understood.extend((here..after).map(|at| (at, found)));
    }

    /// A negation.
    fn denies(&mut self, here: usize) {
        let grammar = self.text.grammar();
        let tokens = self.text.tokens;
        let clause = self.clause_of(here);
        let whole = self.end_of(here);
        let end = (here..whole).find(|&at| self.is(at, grammar.but));
        let end = end.unwrap_or(whole);
        let next = (here + 1..end).find_map(|at| self.owner(at));
        let own = (clause..here).rev();
        let before = own
            .clone()
            .find_map(|token| self.owner(token).map(|found| (found, token)))
            .filter(|(_, token)| {
                let between = &tokens[token + 1..here];
                between.len() <= LONGEST_GAP && !between.iter().any(|it| grammar.joins(&it.letters))
            });
        let is_without = self.is(here, grammar.without);
        let is_but = |before: usize| before >= clause || self.end_of(before) == clause;
        let is_only = self.is(here + 1, grammar.only) && self.owner(here + 1).is_none();
        if is_only || is_without && self.denied_in.is_some_and(is_but) {
            if !is_only {
                self.denied_in = None;
            }
            let found = next.or(before.map(|(found, _)| found));
            self.understood.extend(found.map(|found| (here, found)));
            return;
        }
        self.denied_in = Some(here);
        // "Missbruk: nej, inte vad hon vet".
        if let Some((found, token)) = before
            && next.is_none()
            && (token + 1..here).any(|at| self.is(at, grammar.no))
        {
            self.understood.push((here, found));
            return;
        }
        let is_adverb = self.is(here, grammar.not);
        let before = before
            .map(|(found, _)| found)
            // Where the question is named its answer has been told, unless nothing else can be meant.
            .filter(|found| is_adverb && (next.is_none() || !self.matches[*found].is_named));
        let Some(next) = next else {
            let follows = (here + 1..end).any(|at| self.is_strange(at));
            let is_prefix =
                is_without || self.is(here, grammar.refuses) || self.is(here, grammar.no);
            // "Missbruk: inget"; "missbruk? det har hon inte", but "hemlös, vill inte".
            let is_bare = own.clone().all(|at| self.is(at, grammar.fillers));
            let found = before.or_else(|| {
                let before = self.before(here);
                let is_own = own.clone().any(|at| self.owner(at).is_some());
                // "Vill ha bostad men har ingen".
                let is_other = own.clone().any(|at| self.is(at, grammar.but));
                before.filter(|_| {
                    !follows
                        && !is_prefix
                        && !is_other
                        && (is_own && !is_adverb || !is_own && is_bare)
                })
            });
            if let Some(found) = found {
                let mut first = found;
                while let Some(other) = self.joined(first, grammar.or) {
                    self.turn(other, Said::Not);
                    first = other;
                }
                if let Some(other) = self.joined(first, grammar.and) {
                    self.turn(other, Said::Either);
                }
                if let Some(how) = self.as_lacked(found, here) {
                    self.turn(found, how);
                }
                self.understood.push((here, found));
            }
            return;
        };
        if let Some(before) = before {
            self.turn(before, Said::Either);
        }
        let start = self.matches[next].tokens[0];
        let between = here + 1..start;
        // "Inget om boende" tells nothing of it; "utan stöd blir hon hemlös" tells what may be.
        let how = if between.clone().any(|at| self.is(at, grammar.whether)) {
            Said::Unknown
        } else if is_without && between.clone().any(|at| self.is_strange(at))
            || self.is_option(next)
                && (self.text.goes_on_wishing(here)
                    || self.lacks_need(next, here, between.clone())
                    || self.is_unable(here, between.clone()))
        {
            // "Vill ha hjälp men inte med missbruket" is said by who has it.
            Said::Either
        } else {
            Said::Not
        };
        if how == Said::Unknown {
            self.said[next] = how;
        } else {
            self.turn(next, how);
        }
        self.understood.push((here, next));
        let end = if end == whole && !is_adverb {
            self.end_of_list(next, end)
        } else {
            end
        };
        self.carry_on(next, end, how, is_adverb);
    }

    /// Where a list of what the same question asks ends, that goes on over commas to an "or": "inget missbruk, våld eller ångest".
    fn end_of_list(&self, first: usize, end: usize) -> usize {
        let tokens = self.text.tokens;
        let grammar = self.text.grammar();
        let mut at = end;
        while at < tokens.len() && !tokens[at].begins_sentence {
            let close = self.end_of(at);
            let fact = |found: usize| self.matches[found].readings[0][0].0;
            let mut own = self.within(at..close).into_iter();
            if (at..close).any(|at| self.is_strange(at) || self.is(at, grammar.but))
                || own.any(|found| fact(found) != fact(first))
            {
                break;
            }
            if (at..close).any(|at| self.is(at, grammar.or)) {
                return close;
            }
            at = close;
        }
        end
    }

    /// The phrases after the first that a negation denies.
    fn carry_on(&mut self, first: usize, end: usize, how: Said, is_adverb: bool) {
        let grammar = self.text.grammar();
        let mut last = first;
        let mut how = how;
        for (next, found) in self.matches.iter().enumerate().skip(first + 1) {
            let start = found.tokens[0];
            if start >= end {
                break;
            }
            let after = self.matches[last]
                .tokens
                .last()
                .map_or(0, |token| token + 1);
            let between = after.min(start)..start;
            let joined = |list: &str| between.clone().any(|at| self.is(at, list));
            let denies = |at: usize| grammar.denies(&self.text.tokens[at].letters);
            if between.clone().any(denies) || (joined(grammar.and) && is_adverb) {
                break;
            }
            how = match how {
                Said::Unknown | Said::Others => Said::Others,
                how if joined(grammar.or) => how,
                _ => Said::Either,
            };
            // "Inget missbruk och 67 år".
            let tells = |it: &Reading| matches!(it[0].1, Answer::Number(_) | Answer::Date(_));
            let is_told = how == Said::Either && found.readings.iter().all(tells);
            if self.said[next] == Said::So && !is_told {
                self.said[next] = how;
            }
            last = next;
        }
    }
}
