//! Phrases and how they are said, as proposals beside the answers that a case has.

use std::ops::Range;

use chrono::NaiveDate;

use crate::engine::case::{Answer, Case};
use crate::engine::dates::of_common_years;
use crate::engine::decision::{Certainty, certainty, is_consistent};
use crate::engine::pack::{FactId, Pack};
use crate::hearing::answers::value_of;
use crate::hearing::matching::{Match, Reading};
use crate::hearing::negation::Said;
use crate::hearing::walking::Text;
use crate::hearing::words::Token;
use crate::hearing::{Effect, Heard, Proposal};

/// The proposals while they are put together.
struct Reader<'t> {
    text: &'t Text<'t>,
    case: &'t Case,
    proposals: Vec<Proposal>,
    /// For each proposal where it comes from.
    origins: Vec<Origin>,
}

struct Origin {
    /// Whether no words say it themselves: it only follows from what others say.
    follows: bool,
    /// Phrases of which it is one of several readings.
    among: Vec<usize>,
}

/// The proposals of a text.
pub(super) fn propose(
    text: &Text<'_>,
    case: &Case,
    matches: &[Match],
    said: &[Said],
    understood: &[(usize, usize)],
) -> Heard {
    let readings: Vec<Vec<Reading>> = matches
        .iter()
        .zip(said)
        .map(|(found, said)| as_said(text.pack, &found.readings, *said))
        .map(|readings| days_that_can_be(text, readings))
        .collect();
    let mut reader = Reader {
        text,
        case,
        proposals: Vec::new(),
        origins: Vec::new(),
    };
    // What is told plainly may be what a phrase that can be read in several ways means.
    for plain in [true, false] {
        for (place, readings) in readings.iter().enumerate() {
            if (readings.len() == 1) == plain {
                let own = understood.iter().filter(|(_, of)| *of == place);
                let mut tokens = matches[place].tokens.clone();
                for &(token, _) in own {
                    let at = tokens.partition_point(|other| *other < token);
                    tokens.insert(at, token);
                }
                reader.add(place, &tokens, readings);
            }
        }
    }
    reader.drop_what_follows_from_less();
    let idle = reader.drop_what_is_not_asked();
    reader.drop_what_is_known();
    reader.exclude();
    reader.judge();
    let mut known = vec![false; text.tokens.len()];
    for (found, readings) in matches.iter().zip(&readings) {
        if !readings.is_empty() {
            found.tokens.iter().for_each(|&token| known[token] = true);
        }
    }
    // A negation of what is not proposed is not understood either.
    for &(token, of) in understood {
        known[token] |= !readings[of].is_empty();
    }
    Heard {
        proposals: in_order(reader.proposals),
        left: left(text, &known),
        idle,
        identity_number: None,
    }
}

/// The readings whose day can be, whatever else is answered. Of a 29 February none can where the next birthday is in a common year:
/// the 28th is meant then.
fn days_that_can_be(text: &Text<'_>, readings: Vec<Reading>) -> Vec<Reading> {
    let pack = text.pack;
    let day = |reading: &Reading| match reading.first() {
        Some(&(_, Answer::Date(day))) => Some(day),
        _ => None,
    };
    let days: Vec<NaiveDate> = readings.iter().filter_map(day).collect();
    let (false, Some(&(fact, _))) = (days.is_empty(), readings.first().and_then(|it| it.first()))
    else {
        return readings;
    };
    let can_be = |day: &NaiveDate| {
        let mut alone = Case::new(pack, text.on);
        alone.set(pack, fact, Some(Answer::Date(*day))).is_ok()
            && is_consistent(pack, &pack.diagrams.reach(&alone.masks(pack)))
    };
    if !days.iter().any(can_be) {
        let common = of_common_years(&days, text.on).into_iter().filter(can_be);
        return common.map(|day| vec![(fact, Answer::Date(day))]).collect();
    }
    let is_kept = |reading: &Reading| day(reading).is_none_or(|day| can_be(&day));
    readings.into_iter().filter(is_kept).collect()
}

/// The readings of a phrase, as it is said.
fn as_said(pack: &Pack, readings: &[Reading], said: Said) -> Vec<Reading> {
    let denied = readings.iter().filter_map(|reading| {
        let &(fact, answer) = reading.first()?;
        let value = match answer {
            Answer::Value(value) => value,
            Answer::Options { yes, .. } => yes.trailing_zeros() as usize,
            Answer::Unknown | Answer::Number(_) | Answer::Date(_) => return None,
        };
        // What follows from a thing says nothing where the thing is not so.
        Some(vec![(fact, value_of(&pack.facts[fact], value, false)?)])
    });
    let unknown = readings.iter().filter_map(|reading| {
        let &(fact, answer) = reading.first()?;
        (!matches!(answer, Answer::Options { .. })).then(|| vec![(fact, Answer::Unknown)])
    });
    match said {
        Said::So => readings.to_vec(),
        Said::Not => denied.collect(),
        Said::Either => {
            let denied: Vec<Reading> = denied.collect();
            // What cannot be said to be not so stands for nothing where it may be.
            let so = if denied.is_empty() { &[] } else { readings };
            [so, &denied].concat()
        }
        Said::Unknown => unknown.collect(),
        Said::Others => Vec::new(),
    }
}

impl Reader<'_> {
    fn add(&mut self, place: usize, tokens: &[usize], readings: &[Reading]) {
        let spans = spans(self.text.tokens, tokens.iter().copied());
        let is_told = |reading: &&Reading| {
            let (fact, answer) = reading[0];
            let among = self.proposals.iter();
            among.zip(&self.origins).any(|(it, origin)| {
                (it.fact, it.answer) == (fact, answer) && origin.among.is_empty()
            }) || is_given(self.case, fact, answer)
        };
        // One of the readings is told elsewhere, or has been taken: it is what was meant.
        let told = readings.iter().find(is_told).cloned();
        let several = told.is_none() && readings.len() > 1;
        for reading in told.as_ref().map_or(readings, std::slice::from_ref) {
            // What follows from one of several readings waits until that is chosen.
            let said = if several { &reading[..1] } else { reading };
            for (at, &(fact, answer)) in said.iter().enumerate() {
                let same = |it: &Proposal| (it.fact, it.answer) == (fact, answer);
                let index = self.proposals.iter().position(same).unwrap_or_else(|| {
                    self.proposals.push(Proposal {
                        fact,
                        answer,
                        spans: Vec::new(),
                        excludes: Vec::new(),
                        effect: Effect::New,
                    });
                    self.origins.push(Origin {
                        follows: true,
                        among: Vec::new(),
                    });
                    self.proposals.len() - 1
                });
                for span in &spans {
                    insert(&mut self.proposals[index].spans, span.clone());
                }
                // What is answered alike is said as much: "nej till allt". A day is, wherever it stands.
                let is_said = at == 0
                    || is_alike(self.text.pack, said[0], said[at])
                    || matches!(answer, Answer::Date(_));
                self.origins[index].follows &= !is_said;
                if several {
                    self.origins[index].among.push(place);
                }
            }
        }
    }

    fn retain(&mut self, keep: impl Fn(&Proposal, &Origin) -> bool) {
        let kept: Vec<bool> = self
            .proposals
            .iter()
            .zip(&self.origins)
            .map(|(it, origin)| keep(it, origin))
            .collect();
        let (mut of_proposals, mut of_origins) = (kept.iter(), kept.iter());
        self.proposals
            .retain(|_| of_proposals.next() == Some(&true));
        self.origins.retain(|_| of_origins.next() == Some(&true));
    }

    /// What only follows from other words gives way to what is told of the same fact.
    fn drop_what_follows_from_less(&mut self) {
        let told: Vec<(FactId, Answer)> = self
            .proposals
            .iter()
            .zip(&self.origins)
            .filter(|(_, origin)| !origin.follows)
            .map(|(it, _)| (it.fact, it.answer))
            .collect();
        self.retain(|it, origin| {
            let clashes =
                |&(fact, answer): &(FactId, Answer)| fact == it.fact && clash(answer, it.answer);
            !origin.follows || !told.iter().any(clashes)
        });
    }

    /// Drops answers to questions that are not asked in this case, if all that is plainly said is so; gives their words.
    fn drop_what_is_not_asked(&mut self) -> Vec<Range<usize>> {
        let pack = self.text.pack;
        let mut dropped: Vec<Range<usize>> = Vec::new();
        // Dropping an answer may make a question be asked, or not, that it bore on.
        for _ in 0..4 {
            let mut case = self.case.clone();
            for (it, origin) in self.proposals.iter().zip(&self.origins) {
                if origin.among.is_empty() && !origin.follows {
                    let answer = it.answer.over(&pack.facts[it.fact], case.answer(it.fact));
                    let _ = case.set(pack, it.fact, Some(answer));
                }
            }
            let reach = pack.diagrams.reach(&case.masks(pack));
            if !is_consistent(pack, &reach) {
                break;
            }
            let asked = |it: &Proposal, origin: &Origin| {
                let applies = pack.facts[it.fact].applies;
                let applies = applies.map_or(Certainty::Certain, |root| certainty(&reach, root));
                match applies {
                    Certainty::Certain => true,
                    Certainty::Possible => !origin.follows,
                    Certainty::Excluded => false,
                }
            };
            let before = self.proposals.len();
            for (it, origin) in self.proposals.iter().zip(&self.origins) {
                if !origin.follows && !asked(it, origin) {
                    dropped.extend(it.spans.iter().cloned());
                }
            }
            self.retain(asked);
            if self.proposals.len() == before {
                break;
            }
        }
        let mut idle: Vec<Range<usize>> = Vec::new();
        for span in dropped {
            if !self.proposals.iter().any(|it| it.spans.contains(&span)) {
                insert(&mut idle, span);
            }
        }
        idle
    }

    /// Drops what has been answered so already.
    fn drop_what_is_known(&mut self) {
        let case = self.case;
        self.retain(|it, _| !is_given(case, it.fact, it.answer));
        // Of what is left, a phrase may have one reading only.
        for at in 0..self.origins.len() {
            let among = std::mem::take(&mut self.origins[at].among);
            let is_shared = |phrase: &usize| {
                let others = self.origins.iter().enumerate();
                others
                    .filter(|(other, _)| *other != at)
                    .any(|(_, it)| it.among.contains(phrase))
            };
            let kept: Vec<usize> = among.iter().copied().filter(is_shared).collect();
            self.origins[at].among = if kept.is_empty() { Vec::new() } else { among };
        }
    }

    /// Notes which proposals exclude each other.
    fn exclude(&mut self) {
        for at in 0..self.proposals.len() {
            for other in 0..self.proposals.len() {
                let (a, b) = (&self.proposals[at], &self.proposals[other]);
                let of_one_phrase = self.origins[at]
                    .among
                    .iter()
                    .any(|phrase| self.origins[other].among.contains(phrase));
                let of_one_fact = a.fact == b.fact && clash(a.answer, b.answer);
                if at != other && (of_one_phrase || of_one_fact) {
                    self.proposals[at].excludes.push(other);
                }
            }
        }
    }

    /// Works out what each would do to the answers given.
    fn judge(&mut self) {
        let pack = self.text.pack;
        let consistent = |case: &Case| is_consistent(pack, &pack.diagrams.reach(&case.masks(pack)));
        let was_consistent = consistent(self.case);
        for it in &mut self.proposals {
            let before = self.case.answer(it.fact);
            let mut case = self.case.clone();
            let _ = case.set(
                pack,
                it.fact,
                Some(it.answer.over(&pack.facts[it.fact], before)),
            );
            it.effect = if was_consistent && !consistent(&case) {
                Effect::Contradicts
            } else if before.is_some_and(|before| clash(before, it.answer)) {
                Effect::Replaces
            } else {
                Effect::New
            };
        }
    }
}

/// Whether an answer, or all of its options, has been given.
fn is_given(case: &Case, fact: FactId, answer: Answer) -> bool {
    match (case.answer(fact), answer) {
        (
            Some(Answer::Options { yes, no }),
            Answer::Options {
                yes: is,
                no: is_not,
            },
        ) => is & !yes == 0 && is_not & !no == 0,
        (given, answer) => given == Some(answer),
    }
}

/// Whether two facts have the same answer.
fn is_alike(pack: &Pack, a: (FactId, Answer), b: (FactId, Answer)) -> bool {
    let code = |(fact, answer): (FactId, Answer)| match answer {
        Answer::Value(value) => Some(&pack.facts[fact].values[value].code),
        _ => None,
    };
    code(a).is_some() && code(a) == code(b)
}

/// Whether two answers to a fact cannot both be so.
fn clash(a: Answer, b: Answer) -> bool {
    match (a, b) {
        (
            Answer::Options { yes, no },
            Answer::Options {
                yes: is,
                no: is_not,
            },
        ) => yes & is_not != 0 || no & is != 0,
        _ => a != b,
    }
}

/// The proposals in the order of their words, with what excludes what.
fn in_order(proposals: Vec<Proposal>) -> Vec<Proposal> {
    let start = |it: &Proposal| it.spans.first().map_or(0, |span| span.start);
    let mut order: Vec<usize> = Vec::new();
    for at in 0..proposals.len() {
        let place =
            order.partition_point(|&other| start(&proposals[other]) <= start(&proposals[at]));
        order.insert(place, at);
    }
    let moved = |old: &usize| order.iter().position(|at| at == old);
    let placed = order.iter().map(|&at| {
        let mut it = proposals[at].clone();
        it.excludes = it.excludes.iter().filter_map(moved).collect();
        it
    });
    placed.collect()
}

/// Neighbouring tokens as one range each.
fn spans(tokens: &[Token], places: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for place in places {
        let span = tokens[place].span.clone();
        match spans.last_mut() {
            Some(open) if last == place.checked_sub(1) => open.end = span.end,
            _ => spans.push(span),
        }
        last = Some(place);
    }
    spans
}

fn insert(spans: &mut Vec<Range<usize>>, span: Range<usize>) {
    let place = spans.partition_point(|other| other.start < span.start);
    if spans.get(place) != Some(&span) {
        spans.insert(place, span);
    }
}

/// What was not understood: every word but the small ones.
fn left(text: &Text<'_>, known: &[bool]) -> Vec<Range<usize>> {
    let grammar = text.vocabulary.grammar;
    let is_left = |place: &usize| {
        let word = &text.tokens[*place].letters;
        let small = grammar.is_small(word) || grammar.joins(word);
        !known[*place] && !small
    };
    spans(text.tokens, (0..text.tokens.len()).filter(is_left))
}
