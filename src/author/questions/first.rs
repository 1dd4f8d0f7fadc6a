//! The first questions of every case, for packs whose whole order is too long to be stored.

use chrono::NaiveDate;

use crate::author::questions::route::turns_on_time;
use crate::engine::asking::outlook::Outlook;
use crate::engine::asking::{next_question, open_facts};
use crate::engine::case::{Answer, Case};
use crate::engine::pack::{FactId, Kind, Pack};

/// The list, as [`crate::engine::asking::first`] describes it; empty where there is none, or where it may depend on the day.
pub(crate) fn first(pack: &Pack) -> Vec<u32> {
    let case = Case::new(pack, NaiveDate::default());
    let Some(first) = next(pack, &case).filter(|_| !turns_on_time(pack)) else {
        return Vec::new();
    };
    let values = match pack.facts[first].kind {
        Kind::YesNo | Kind::Choice => 0..pack.facts[first].values.len(),
        Kind::Choices { .. } | Kind::Number { .. } | Kind::Date { .. } => return Vec::new(),
    };
    let answers = values.map(Answer::Value).chain([Answer::Unknown]);
    let after = |answer: Answer| {
        let mut case = case.clone();
        // An answer that does not go with the rules has no question after it.
        let is_taken = case.set(pack, first, Some(answer)).is_ok();
        let next = is_taken.then(|| next(pack, &case)).flatten();
        next.map_or(0, |fact| fact as u32 + 1)
    };
    std::iter::once(first as u32)
        .chain(answers.map(after))
        .collect()
}

fn next(pack: &Pack, case: &Case) -> Option<FactId> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let outlook = Outlook::primary(pack, case, &reach);
    let open = open_facts(pack, case, &outlook);
    next_question(pack, case, &outlook, &open).map(|question| question.fact)
}
