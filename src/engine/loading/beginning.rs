//! Checks what the first question takes of a pack: how its facts are asked, and where every case begins.

use crate::engine::loading::{LoadError, sound};
use crate::engine::pack::{Beginning, Begun, Fact, Kind, Pack};

/// No number of a fact is this far from zero, so that sums of two stay numbers.
pub(super) const FARTHEST: u32 = 1 << 24;

impl Pack {
    pub(super) fn facts_are_sound(&self) -> Result<(), LoadError> {
        sound(
            !self.facts.is_empty() && !self.decisions.is_empty(),
            "no facts or no decisions",
        )?;
        sound(
            self.facts.iter().all(|item| item.values.len() <= 32),
            "a fact with too many values",
        )?;
        sound(
            self.facts.iter().all(has_ranges),
            "a number whose cells are no ranges",
        )?;
        sound(
            self.facts.iter().all(has_its_values),
            "a fact whose values are not there",
        )?;
        sound(
            self.facts.iter().all(|item| self.follows_a_date(item)),
            "a number that follows from no date",
        )?;
        sound(
            self.screens
                .iter()
                .all(|screen| screen.facts.iter().all(|&fact| self.has_fact(fact))),
            "a screen",
        )
    }

    fn follows_a_date(&self, item: &Fact) -> bool {
        let is_date = |date: usize| {
            let date = self.facts.get(date);
            date.is_some_and(|date| matches!(date.kind, Kind::Date { .. }))
        };
        let is_number = matches!(item.kind, Kind::Number { .. });
        item.follows
            .is_none_or(|follows| is_number && is_date(follows.date))
    }

    pub(super) fn beginnings_are_sound(&self) -> Result<(), LoadError> {
        let primary: Vec<usize> = self
            .decisions
            .iter()
            .filter(|decision| decision.primary)
            .map(|decision| decision.values.len())
            .collect();
        let facts = |facts: &[usize]| facts.iter().all(|&fact| self.has_fact(fact));
        let begun = |(begun, values): (&Begun, &usize)| {
            let mut given = begun.certain.iter().chain(&begun.meanwhile);
            facts(&begun.depends_on) && given.all(|value| value < values)
        };
        let is_sound = |it: &Beginning| {
            self.has_fact(it.ask)
                && facts(&it.open)
                && facts(&it.early)
                && it.stands.len() == primary.len()
                && it.stands.iter().zip(&primary).all(begun)
        };
        let is_rising = self
            .beginnings
            .windows(2)
            .all(|pair| pair[0].from < pair[1].from);
        sound(
            is_rising && self.beginnings.iter().all(is_sound),
            "where a case begins",
        )
    }
}

fn has_ranges(item: &Fact) -> bool {
    let Kind::Number { min, max, cuts, .. } = &item.kind else {
        return true;
    };
    let near = |number: i32| number.unsigned_abs() < FARTHEST;
    let ends = near(*min) && near(*max) && min <= max;
    let rising = cuts.windows(2).all(|pair| pair[0] < pair[1]);
    ends && rising && cuts.iter().all(|cut| min < cut && cut <= max)
}

fn has_its_values(item: &Fact) -> bool {
    let none = match item.kind {
        Kind::Choices { none: Some(none) } => none < item.values.len(),
        _ => true,
    };
    let unknown = |unknown: usize| {
        unknown == item.values.len() && matches!(item.kind, Kind::YesNo | Kind::Choice)
    };
    none && item.unknown.is_none_or(unknown)
}
