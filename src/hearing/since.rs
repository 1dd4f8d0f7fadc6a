//! An age that somebody reached on a day: "fyllde 19 den 3 mars 2024" is more by now.

use chrono::Datelike;

use crate::engine::dates::passed;
use crate::engine::pack::Unit;
use crate::hearing::amounts::whole_date;
use crate::hearing::grammar::has;
use crate::hearing::walking::{Text, Walk};

/// How many words may stand between "turned" and the age: "fyllde hon precis 19".
const LONGEST_GAP: usize = 3;

/// Before this year nobody was born of whom is written.
const FIRST_YEAR: i32 = 1900;

impl Text<'_> {
    /// An age with the years since it was reached, where the day is told; none where only a year that is over is.
    pub(super) fn aged_since(&self, mut walk: Walk) -> Option<Walk> {
        let grammar = self.grammar();
        let word = |at: usize, list: &str| has(list, &self.tokens[at].letters);
        let parts = |at: &usize| {
            self.tokens[*at].begins_clause || word(*at, grammar.and) || word(*at, grammar.but)
        };
        let Some(&age) = walk.taken.iter().find(|&&at| self.tells_number(at)) else {
            return Some(walk);
        };
        let start = (1..=age).rev().find(parts).unwrap_or(0);
        let end = (age + 1..self.tokens.len()).find(parts);
        let end = end.unwrap_or(self.tokens.len());
        let near = age.saturating_sub(LONGEST_GAP).max(start);
        if !(near..age).any(|at| word(at, grammar.turned)) {
            return Some(walk);
        }
        let others: Vec<usize> = (start..age).chain(age + 1..end).collect();
        let day = others.iter().find_map(|&at| {
            let (day, length) = whole_date(self.tokens, at, grammar, self.on)?;
            (at + length <= end).then_some((day, at, length))
        });
        if let Some((day, at, length)) = day {
            // A day to come was not yet.
            if day > self.on {
                return None;
            }
            let years = passed(day, self.on, Unit::Years);
            walk.number = walk.number?.checked_add(years);
            // "19 år" is the age whole.
            let years_word = age + 1 < end && word(age + 1, grammar.years);
            for token in (at..at + length).chain(years_word.then_some(age + 1)) {
                let place = walk.taken.partition_point(|other| *other < token);
                if walk.taken.get(place) != Some(&token) {
                    walk.taken.insert(place, token);
                }
            }
            return Some(walk);
        }
        let is_year = |&at: &usize| {
            let years = FIRST_YEAR..self.on.year();
            let number = self.tokens[at].number();
            word(at, grammar.last_year) || number.is_some_and(|it| years.contains(&it))
        };
        (!others.iter().any(is_year)).then_some(walk)
    }
}
