//! What of a pack its examples go through at all: rules, exceptions, duties and notices, both sides of every boundary, every
//! answer that a condition asks for.
//!
//! It is the weaker question: that an example goes through a rule does not say that it would notice the rule's being wrong.
//! [`mutation`](crate::workbench::mutation) asks that.

use crate::author::building::Built;
use crate::author::condition::Condition;
use crate::author::domains::conditions;
use crate::author::examples;
use crate::author::export::export;
use crate::author::model::{Domain, Model};
use crate::author::opened;
use crate::author::problem::{Place, Problems};
use crate::author::{Failure, Files, build};
use crate::engine::case::{Answer, Case, cell_of_date};
use crate::engine::decision::{Certainty, certainty};
use crate::engine::diagram::{FALSE, Ref, TRUE};
use crate::engine::pack::{FactId, Kind, Pack, RuleId};
use crate::workbench::mutation::operators::below;
use crate::workbench::mutation::words;

/// Something that an example can go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A rule is live.
    Rule,
    /// A rule goes before another that applies too.
    Exception,
    /// A duty applies.
    Duty,
    /// A notice is shown.
    Notice,
    /// A number or date lies next to a boundary, on one side of it.
    Side,
    /// A fact has an answer that some condition asks for.
    Answer,
}

impl Thing {
    /// The thing as it is printed, one and many.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Thing::Rule => ("rule", "rules"),
            Thing::Exception => ("exception", "exceptions"),
            Thing::Duty => ("duty", "duties"),
            Thing::Notice => ("notice", "notices"),
            Thing::Side => ("side", "sides of boundaries"),
            Thing::Answer => ("answer", "answers"),
        }
    }

    /// All of them.
    pub const ALL: [Thing; 6] = [
        Thing::Rule,
        Thing::Exception,
        Thing::Duty,
        Thing::Notice,
        Thing::Side,
        Thing::Answer,
    ];
}

/// One thing, and how many examples go through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercised {
    /// What kind of thing it is.
    pub thing: Thing,
    /// Where it stands.
    pub place: Place,
    /// What it is, by its id or in the pack's wording.
    pub what: String,
    /// How many examples go through it for certain.
    pub examples: usize,
}

/// Everything in a pack that examples can go through.
///
/// # Errors
/// The pack file cannot be read, or the pack cannot be built.
pub fn exercised(file: &str, files: &dyn Files) -> Result<Vec<Exercised>, Failure> {
    let (model, mut built) = build(file, files)?;
    let mut problems = Problems::default();
    let fail = |problems: Problems| Err(Failure::Problems(problems.into_sorted()));
    let compiled = export(&model, &mut built);
    let Some(pack) = opened(compiled, &model.place, &mut problems) else {
        return fail(problems);
    };
    let cases: Vec<Case> = model
        .examples
        .iter()
        .filter_map(|example| examples::case(&pack, example, &mut problems))
        .collect();
    if !problems.is_empty() {
        return fail(problems);
    }
    let mut found = Vec::new();
    live(&model, &pack, &cases, &mut found);
    removed(&model, &pack, &mut built, &cases, &mut found);
    for fact in 0..model.facts.len() {
        sides(&model, &pack, fact, &cases, &mut found);
        answers(&model, fact, &cases, &mut found);
    }
    built.finish(&model)?;
    Ok(found)
}

/// Rules, duties and notices.
fn live(model: &Model, pack: &Pack, cases: &[Case], found: &mut Vec<Exercised>) {
    let mut things: Vec<(Exercised, Ref)> = Vec::new();
    let mut put = |thing, place: &Place, id: &str, root| {
        let what = format!("{} `{id}`", Thing::words(thing).0);
        let place = place.clone();
        things.push((
            Exercised {
                thing,
                place,
                what,
                examples: 0,
            },
            root,
        ));
    };
    for (rule, root) in model.rules.iter().zip(&pack.rules) {
        put(Thing::Rule, &rule.place, &rule.id, root.live);
    }
    for (duty, root) in model.duties.iter().zip(&pack.duties) {
        put(Thing::Duty, &duty.place, &duty.id, root.when);
    }
    for (notice, root) in model.notices.iter().zip(&pack.notices) {
        put(Thing::Notice, &notice.place, &notice.id, root.when);
    }
    for case in cases {
        let reach = pack.diagrams.reach(&case.masks(pack));
        for (thing, root) in &mut things {
            thing.examples += usize::from(certainty(&reach, *root) == Certainty::Certain);
        }
    }
    found.extend(things.into_iter().map(|(thing, _)| thing));
}

/// Rules that go before others which apply too: those they name, and the later rows of an ordered table.
fn removed(
    model: &Model,
    pack: &Pack,
    built: &mut Built,
    cases: &[Case],
    found: &mut Vec<Exercised>,
) {
    for (index, rule) in model.rules.iter().enumerate() {
        let mut groups: Vec<(String, Vec<RuleId>)> = rule
            .named
            .iter()
            .map(|(name, group)| (format!("before `{name}`"), group.clone()))
            .collect();
        let rows = below(model, index);
        if !rows.is_empty() {
            groups.push(("before the rows below it".to_owned(), rows));
        }
        for (told, group) in groups {
            let bases: Vec<Ref> = group.iter().map(|&base| built.applies[base]).collect();
            let base = built.builder.any(bases);
            let both = built.builder.and(built.applies[index], base);
            let both = built.constrained(both);
            let goes = |case: &&Case| {
                let reached = built.builder.diagrams().reach_from(both, &case.masks(pack));
                reached >> TRUE & 1 == 1 && reached >> FALSE & 1 == 0
            };
            found.push(Exercised {
                thing: Thing::Exception,
                place: rule.place.clone(),
                what: format!("rule `{}` {told}", rule.id),
                examples: cases.iter().filter(goes).count(),
            });
        }
    }
}

/// Both sides of each boundary of a number or date: the stretch from the boundary to the next.
fn sides(model: &Model, pack: &Pack, fact: FactId, cases: &[Case], found: &mut Vec<Exercised>) {
    let item = &model.facts[fact];
    let mut put = |what: String, examples: usize| {
        found.push(Exercised {
            thing: Thing::Side,
            place: item.place.clone(),
            what: format!("`{}: {what}`", item.short),
            examples,
        });
    };
    match (&item.domain, &pack.facts[fact].kind) {
        (Domain::Number { min, max, .. }, _) => {
            let mut cuts = vec![*min];
            for condition in conditions(model) {
                condition.visit(&mut |part| match part {
                    Condition::Between(other, low, high) if *other == fact => {
                        cuts.extend([*low, high + 1])
                    }
                    _ => {}
                });
            }
            cuts.sort_unstable();
            cuts.dedup();
            cuts.retain(|cut| cut <= max);
            for (at, &from) in cuts.iter().enumerate().filter(|_| cuts.len() > 1) {
                let to = cuts.get(at + 1).map_or(*max, |next| next - 1);
                let inside = |case: &&Case| {
                    case.number(pack, fact)
                        .is_some_and(|number| (from..=to).contains(&number))
                };
                put(
                    words::span(&item.domain, from, to),
                    cases.iter().filter(inside).count(),
                );
            }
        }
        (_, kind @ Kind::Date { tests }) => {
            for cell in (0..=tests.len()).filter(|_| !tests.is_empty()) {
                let inside = |case: &&Case| match case.answer(fact) {
                    Some(Answer::Date(date)) => cell_of_date(kind, date, case.on) == cell,
                    _ => false,
                };
                let told = match (cell.checked_sub(1).map(|at| &tests[at]), tests.get(cell)) {
                    (Some(last), _) => words::date(model, last),
                    (None, Some(first)) => words::not_late(model, first),
                    (None, None) => String::new(),
                };
                put(told, cases.iter().filter(inside).count());
            }
        }
        _ => {}
    }
}

/// The answers that some condition asks for.
fn answers(model: &Model, fact: FactId, cases: &[Case], found: &mut Vec<Exercised>) {
    let item = &model.facts[fact];
    let mut asked: Vec<usize> = Vec::new();
    for condition in conditions(model) {
        condition.visit(&mut |part| match part {
            Condition::Values(other, values) if *other == fact => asked.extend(values),
            Condition::Includes(other, value) if *other == fact => asked.push(*value),
            _ => {}
        });
    }
    asked.sort_unstable();
    asked.dedup();
    for value in asked {
        let given = |case: &&Case| match case.answer(fact) {
            Some(Answer::Value(given)) => given == value,
            Some(Answer::Options { yes, .. }) => yes >> value & 1 == 1,
            Some(Answer::Unknown) => value == item.values.len(),
            Some(Answer::Number(_) | Answer::Date(_)) | None => false,
        };
        let label = item
            .values
            .get(value)
            .map_or("?", |value| value.label.as_str());
        found.push(Exercised {
            thing: Thing::Answer,
            place: item.place.clone(),
            what: format!("`{}: {label}`", item.short),
            examples: cases.iter().filter(given).count(),
        });
    }
}
