//! A question named by its short label, with its answer after it: "Hemlöshet: nej", "Ålder i dag 67", "Möte vet inte".

use chrono::NaiveDate;

use crate::engine::case::Answer;
use crate::engine::pack::{FactId, Kind};
use crate::hearing::answers::{told, value_of};
use crate::hearing::grammar::has;
use crate::hearing::likeness::Fit;
use crate::hearing::matching::{Candidate, Match};
use crate::hearing::vocabulary::{Part, Phrase, Slot};
use crate::hearing::walking::{Text, Walk};

/// A number or date alone.
const TOLD: Slot = Slot {
    part: Part::Told,
    breaks: false,
};

impl Text<'_> {
    /// A question by its short name, with the answer after it.
    pub(super) fn named(&self, fact: FactId, phrase: &Phrase, walk: Walk) -> Option<Candidate> {
        if walk.denied {
            return None;
        }
        let item = &self.pack.facts[fact];
        let mut best: Option<(usize, Fit, Walk, Vec<Answer>)> = None;
        let mut consider =
            |parts: usize, end: Option<Walk>, answers: &dyn Fn(&Walk) -> Vec<Answer>| {
                let Some(end) = end else { return };
                let answers = answers(&end);
                let fit = walk.fit.max(end.fit);
                if !answers.is_empty()
                    && best
                        .as_ref()
                        .is_none_or(|best| (best.0, fit) < (parts, best.1))
                {
                    best = Some((parts, fit, end, answers));
                }
            };
        for (parts, value) in &self.vocabulary.labels[fact] {
            let end = self.after(&walk, parts, false);
            consider(parts.len(), end, &|_| {
                value_of(item, *value, true).into_iter().collect()
            });
        }
        match item.kind {
            Kind::Number { .. } | Kind::Date { .. } => {
                let dated = matches!(item.kind, Kind::Date { .. });
                let end = self.after(&walk, &[TOLD], dated);
                consider(1, end, &|end| {
                    let dates = end.dates.iter().map(|date| Some(*date));
                    let dates: Vec<Option<NaiveDate>> =
                        if dated { dates.collect() } else { vec![None] };
                    let told = |date| told(item, end.number, date);
                    dates.into_iter().filter_map(told).collect()
                });
            }
            Kind::YesNo | Kind::Choice | Kind::Choices { .. } => {}
        }
        if let Some(next) = self.next_word(&walk) {
            let word = &self.tokens[next].letters;
            let after_next = || {
                let mut end = walk.clone();
                end.taken.push(next);
                end.next = next + 1;
                end
            };
            for (list, code) in [(self.grammar().yes, "yes"), (self.grammar().no, "no")] {
                if has(list, word) {
                    let value = item
                        .value(code)
                        .and_then(|value| value_of(item, value, true));
                    consider(1, value.map(|_| after_next()), &|_| {
                        value.into_iter().collect()
                    });
                }
            }
            if let Some(length) = self.unknown_at(next) {
                let mut end = walk.clone();
                end.taken.extend(next..next + length);
                end.next = next + length;
                consider(length, Some(end), &|_| vec![Answer::Unknown]);
            }
        }
        let (parts, fit, end, answers) = best?;
        Some(Candidate {
            parts: phrase.parts.len() + parts,
            fit,
            found: Match {
                tokens: end.taken,
                denied_inside: false,
                lacks: false,
                is_said: None,
                of_anyone: false,
                is_named: true,
                readings: answers
                    .into_iter()
                    .map(|answer| vec![(fact, answer)])
                    .collect(),
            },
        })
    }

    /// A phrase right after what was walked, small words aside.
    fn after(&self, walk: &Walk, parts: &[Slot], dated: bool) -> Option<Walk> {
        let next = if self.starts(walk.next, parts, dated) {
            walk.next
        } else {
            self.next_word(walk)?
        };
        if self.tokens.get(next)?.begins_clause {
            return None;
        }
        let mut end = self.walk(parts, next, dated)?;
        end.taken = [walk.taken.as_slice(), &end.taken].concat();
        (!end.denied).then_some(end)
    }

    fn starts(&self, at: usize, parts: &[Slot], dated: bool) -> bool {
        at < self.tokens.len() && self.walk(parts, at, dated).is_some()
    }
}
