//! A case: the answers so far and the date it is judged on; and what they leave possible.
//!
//! "Not asked" is `None`, "vet inte" is [`Answer::Unknown`]: two different things. On a fact whose `unknown` is a value
//! "vet inte" is that value; on any other it leaves all values possible and only stops the asking.

use chrono::{NaiveDate, NaiveTime};

use crate::engine::dates;
use crate::engine::diagram::Masks;
use crate::engine::pack::{Fact, FactId, Kind, Pack, Relation};

/// What the worker has answered to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Vet inte.
    Unknown,
    /// A value of a `yes_no` or `choice` fact.
    Value(usize),
    /// Of a `choices` fact, a bit for each value; a value in neither set is unanswered.
    Options {
        /// Those that are the case.
        yes: u32,
        /// Those that are not.
        no: u32,
    },
    /// A whole number.
    Number(i32),
    /// A calendar date.
    Date(NaiveDate),
}

impl Answer {
    /// Of a `choices` fact: these are the case, and no other is.
    pub fn only(fact: &Fact, yes: u32) -> Answer {
        let no = fact.options() & !yes;
        Answer::Options { yes, no }
    }

    /// The answer that comes of putting this one over one given before: of a `choices` fact the options that it does not speak of
    /// keep theirs, and "none of these" gives way to any other.
    pub fn over(self, fact: &Fact, before: Option<Answer>) -> Answer {
        let Answer::Options { yes, no } = self else {
            return self;
        };
        let (had, had_not) = match before {
            Some(Answer::Options { yes, no }) => (yes, no),
            _ => (0, 0),
        };
        let ends = match fact.kind {
            Kind::Choices { none: Some(none) } if yes & !(1 << none) != 0 => 1 << none,
            _ => 0,
        };
        let no = no | ends;
        Answer::Options {
            yes: had & !no | yes,
            no: had_not & !yes | no,
        }
    }
}

/// The answers so far, keyed by fact, and the date the case is judged on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The day of judgement.
    pub on: NaiveDate,
    /// The time of that day, where it is judged at one: deadlines of the day then pass by the clock. `None` for the day as a whole, on
    /// which nothing is late yet.
    pub at: Option<NaiveTime>,
    answers: Vec<Option<Answer>>,
}

/// Why an answer does not fit its fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// An answer of another kind than the fact's.
    Kind,
    /// A number outside the fact's range.
    Range,
    /// A value that the fact does not have, or one that is both yes and no.
    Value,
}

impl Case {
    /// A case in which nothing has been asked.
    pub fn new(pack: &Pack, on: NaiveDate) -> Case {
        Case {
            on,
            at: None,
            answers: vec![None; pack.facts.len()],
        }
    }

    /// The answer to a fact, if it has been asked.
    pub fn answer(&self, fact: FactId) -> Option<Answer> {
        self.answers[fact]
    }

    /// Records, replaces or (with `None`) takes back an answer.
    ///
    /// # Errors
    /// The answer does not fit the fact; the case is then unchanged.
    pub fn set(&mut self, pack: &Pack, fact: FactId, answer: Option<Answer>) -> Result<(), Misfit> {
        if let Some(answer) = answer {
            fits(&pack.facts[fact], answer)?;
        }
        self.answers[fact] = answer;
        Ok(())
    }

    /// The same answers, judged on another day as a whole.
    pub fn on_day(&self, on: NaiveDate) -> Case {
        Case {
            on,
            at: None,
            answers: self.answers.clone(),
        }
    }

    /// The same case without the answers to the facts that `keep` refuses.
    pub fn retain(&self, mut keep: impl FnMut(FactId) -> bool) -> Case {
        let answers = self
            .answers
            .iter()
            .enumerate()
            .map(|(fact, answer)| answer.filter(|_| keep(fact)))
            .collect();
        Case {
            on: self.on,
            at: self.at,
            answers,
        }
    }

    /// The facts that have an answer, "vet inte" included.
    pub fn answered(&self) -> impl Iterator<Item = FactId> {
        self.answers
            .iter()
            .enumerate()
            .filter(|(_, answer)| answer.is_some())
            .map(|(fact, _)| fact)
    }

    /// Whether every part of the fact has an answer: a partly answered `choices` fact can still be asked.
    pub fn is_complete(&self, pack: &Pack, fact: FactId) -> bool {
        match self.answers[fact] {
            None => self.following(pack, fact).is_some(),
            Some(Answer::Options { yes, no }) => yes | no == pack.facts[fact].options(),
            Some(Answer::Unknown | Answer::Value(_) | Answer::Number(_) | Answer::Date(_)) => true,
        }
    }

    /// What is known of a number: as it was answered, or else as it follows from a date that was.
    pub fn number(&self, pack: &Pack, fact: FactId) -> Option<i32> {
        match self.answers[fact] {
            Some(Answer::Number(number)) => Some(number),
            _ => self.following(pack, fact),
        }
    }

    /// The number that follows from the date a fact is tied to, kept within the fact's range.
    fn following(&self, pack: &Pack, fact: FactId) -> Option<i32> {
        let item = &pack.facts[fact];
        let follows = item.follows?;
        let Some(Answer::Date(date)) = self.answers[follows.date] else {
            return None;
        };
        let passed = dates::passed(date, self.on, follows.unit);
        match item.kind {
            Kind::Number { min, max, .. } => Some(passed.clamp(min, max)),
            Kind::YesNo | Kind::Choice | Kind::Choices { .. } | Kind::Date { .. } => None,
        }
    }

    /// What the answers leave possible at each level. A level of which nothing is left shows two answers at odds.
    pub fn masks(&self, pack: &Pack) -> Masks {
        let mut masks = pack.diagrams.all();
        if let Some(periods) = &pack.periods {
            masks[periods.level] = 1 << periods.of(self.on);
        }
        for (fact, answer) in pack.facts.iter().zip(&self.answers) {
            if let Some(answer) = answer {
                narrow(fact, *answer, self.on, &mut masks);
            }
        }
        for (id, fact) in pack.facts.iter().enumerate() {
            if let Some(number) = self.following(pack, id) {
                let differs =
                    matches!(self.answers[id], Some(Answer::Number(told)) if told != number);
                masks[fact.level] = if differs {
                    0
                } else {
                    1 << cell_of_number(&fact.kind, number)
                };
            }
        }
        for relation in &pack.relations {
            let mask = &mut masks[pack.facts[relation.of].level];
            if *mask != 0 {
                *mask = self.in_step(pack, relation);
            }
        }
        masks
    }

    /// The cells of a relation's first number, in and out of step with the second, that the answers to both leave possible.
    fn in_step(&self, pack: &Pack, relation: &Relation) -> u32 {
        let kind = &pack.facts[relation.of].kind;
        let (of, minus) = (
            self.number(pack, relation.of),
            self.number(pack, relation.minus),
        );
        let (low, high) = relation.between;
        cells(kind).enumerate().fold(0, |mask, (cell, (from, to))| {
            let (from, to) = match of {
                Some(of) if (from..=to).contains(&of) => (of, of),
                Some(_) => return mask,
                None => (from, to),
            };
            let (yes, no) = match minus {
                Some(minus) => (
                    from - minus <= high && to - minus >= low,
                    from - minus < low || to - minus > high,
                ),
                None => (true, true),
            };
            mask | u32::from(yes) << (2 * cell) | u32::from(no) << (2 * cell + 1)
        })
    }

    /// The masks with every unanswered fact taken as "vet inte".
    pub fn masks_meanwhile(&self, pack: &Pack) -> Masks {
        let mut masks = self.masks(pack);
        for (fact, answer) in pack.facts.iter().zip(&self.answers) {
            if let (None, Some(unknown)) = (answer, fact.unknown) {
                masks[fact.level] &= 1 << unknown;
            }
        }
        masks
    }
}

/// Whether a fact can have an answer.
pub(crate) fn fits(fact: &Fact, answer: Answer) -> Result<(), Misfit> {
    match (&fact.kind, answer) {
        (_, Answer::Unknown) | (Kind::Date { .. }, Answer::Date(_)) => Ok(()),
        (Kind::YesNo | Kind::Choice, Answer::Value(value)) if value < fact.values.len() => Ok(()),
        (Kind::Choices { .. }, Answer::Options { yes, no })
            if yes & no == 0 && (yes | no) & !fact.options() == 0 =>
        {
            Ok(())
        }
        (Kind::Number { min, max, .. }, Answer::Number(number))
            if (*min..=*max).contains(&number) =>
        {
            Ok(())
        }
        (Kind::YesNo | Kind::Choice, Answer::Value(_))
        | (Kind::Choices { .. }, Answer::Options { .. }) => Err(Misfit::Value),
        (Kind::Number { .. }, Answer::Number(_)) => Err(Misfit::Range),
        (_, Answer::Value(_) | Answer::Options { .. } | Answer::Number(_) | Answer::Date(_)) => {
            Err(Misfit::Kind)
        }
    }
}

fn narrow(fact: &Fact, answer: Answer, on: NaiveDate, masks: &mut [u32]) {
    match answer {
        Answer::Unknown => {
            if let Some(unknown) = fact.unknown {
                masks[fact.level] = 1 << unknown;
            }
        }
        Answer::Value(value) => masks[fact.level] = 1 << value,
        Answer::Options { yes, no } => {
            for (value, level) in fact.levels().enumerate() {
                if yes >> value & 1 == 1 {
                    masks[level] = 2;
                } else if no >> value & 1 == 1 {
                    masks[level] = 1;
                }
            }
        }
        Answer::Number(number) => masks[fact.level] = 1 << cell_of_number(&fact.kind, number),
        Answer::Date(date) => masks[fact.level] = 1 << cell_of_date(&fact.kind, date, on),
    }
}

/// The cells of a number, each from its first to its last number.
pub fn cells(kind: &Kind) -> impl Iterator<Item = (i32, i32)> {
    let (first, last, cuts): (i32, i32, &[i32]) = match kind {
        Kind::Number { min, max, cuts, .. } => (*min, *max, cuts),
        Kind::YesNo | Kind::Choice | Kind::Choices { .. } | Kind::Date { .. } => (0, 0, &[]),
    };
    let starts = std::iter::once(first).chain(cuts.iter().copied());
    starts
        .enumerate()
        .map(move |(cell, from)| (from, cuts.get(cell).map_or(last, |next| next - 1)))
}

/// The cell of the fact's level that a number falls into.
pub fn cell_of_number(kind: &Kind, number: i32) -> usize {
    match kind {
        Kind::Number { cuts, .. } => cuts.iter().filter(|&&cut| cut <= number).count(),
        Kind::YesNo | Kind::Choice | Kind::Choices { .. } | Kind::Date { .. } => 0,
    }
}

/// The cell of the fact's level that a date falls into on a day of judgement.
pub fn cell_of_date(kind: &Kind, date: NaiveDate, on: NaiveDate) -> usize {
    match kind {
        Kind::Date { tests } => tests
            .iter()
            .filter(|test| dates::is_late(test, date, on))
            .count(),
        Kind::YesNo | Kind::Choice | Kind::Choices { .. } | Kind::Number { .. } => 0,
    }
}
