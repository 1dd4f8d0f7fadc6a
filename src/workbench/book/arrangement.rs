//! In which order the book tells things, and the numbers that it gives them.
//!
//! Rules keep the author's order, but a single rule that is an exception stands right under the rule that it beats, and
//! presumptions stand apart: they are no rules. Numbers run through the whole book, so that a number alone finds its place.

use crate::author::model::Model;
use crate::engine::pack::{DecisionId, Force, RuleId, Tone};

/// From how many rules on an exception is to something larger than a rule.
const FEW: usize = 4;

/// The order of everything, and its numbers.
pub(super) struct Arrangement {
    /// For each decision its rules and its presumptions.
    pub(super) decisions: Vec<Told>,
    /// The number of each rule.
    pub(super) rules: Vec<usize>,
    /// Facts, screen by screen: the screen's heading and its facts.
    pub(super) screens: Vec<(String, Vec<usize>)>,
    /// The number of each fact.
    pub(super) facts: Vec<usize>,
    /// Notices: those that remind, then those that call for a judgement.
    pub(super) notices: [Vec<usize>; 2],
    /// The number of each notice.
    pub(super) notice_numbers: Vec<usize>,
}

/// The rules of a decision as they are told.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) rules: Vec<Group>,
    pub(super) presumptions: Vec<Group>,
}

/// Rules that stand in one table.
#[derive(Debug, PartialEq)]
pub(super) struct Group {
    /// Whether the author wrote them as one table.
    pub(super) is_table: bool,
    /// Whether each row goes before all that follow.
    pub(super) ordered: bool,
    /// The rules, each with how deep it stands under the rule that it is an exception to.
    pub(super) rules: Vec<(RuleId, usize)>,
}

impl Arrangement {
    pub(super) fn new(model: &Model) -> Arrangement {
        let decisions: Vec<Told> = (0..model.decisions.len())
            .map(|decision| Told {
                rules: groups(model, decision, false),
                presumptions: groups(model, decision, true),
            })
            .collect();
        let told = decisions
            .iter()
            .flat_map(|told| told.rules.iter().chain(&told.presumptions))
            .flat_map(|group| group.rules.iter().map(|(rule, _)| *rule));
        let rules = numbers(model.rules.len(), told);
        let screens = screens(model);
        let facts = numbers(
            model.facts.len(),
            screens.iter().flat_map(|(_, facts)| facts.iter().copied()),
        );
        let of_tone = |judged: bool| -> Vec<usize> {
            (0..model.notices.len())
                .filter(|&at| (model.notices[at].tone == Tone::Judgement) == judged)
                .collect()
        };
        let notices = [of_tone(false), of_tone(true)];
        let notice_numbers = numbers(model.notices.len(), notices.concat().into_iter());
        Arrangement {
            decisions,
            rules,
            screens,
            facts,
            notices,
            notice_numbers,
        }
    }
}

/// For each of so many things its place in an order, from 1.
fn numbers(count: usize, order: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut numbers = vec![0; count];
    for (place, thing) in order.enumerate() {
        numbers[thing] = place + 1;
    }
    numbers
}

fn screens(model: &Model) -> Vec<(String, Vec<usize>)> {
    if model.screens.is_empty() {
        return vec![(String::new(), (0..model.facts.len()).collect())];
    }
    model
        .screens
        .iter()
        .map(|screen| (screen.title.clone(), screen.facts.clone()))
        .collect()
}

/// The table that a rule is a row of.
fn table(model: &Model, rule: RuleId) -> Option<&str> {
    model.rules[rule].id.split_once('/').map(|(table, _)| table)
}

fn groups(model: &Model, decision: DecisionId, presumed: bool) -> Vec<Group> {
    let told = |rule: &RuleId| {
        let item = &model.rules[*rule];
        item.decides == decision && (item.force == Force::Presumption) == presumed
    };
    let listed: Vec<RuleId> = (0..model.rules.len()).filter(told).collect();
    // A single rule moves under the first of the few rules that it is an exception to, where that is told here. One that goes
    // before a whole module stays where its author put it.
    let moves_under = |rule: RuleId| -> Option<RuleId> {
        let bases = &model.rules[rule].exception_to;
        let base = *bases.first()?;
        let moves = table(model, rule).is_none() && bases.len() <= FEW && listed.contains(&base);
        moves.then_some(base)
    };
    let mut chunks: Vec<(Option<&str>, Vec<RuleId>)> = Vec::new();
    for &rule in listed.iter().filter(|&&rule| moves_under(rule).is_none()) {
        let name = table(model, rule);
        match chunks.last_mut() {
            Some((last, gathered)) if *last == name => gathered.push(rule),
            _ => chunks.push((name, vec![rule])),
        }
    }
    arranged(model, chunks, &listed, &moves_under)
}

/// Puts the exceptions that move under their rules: into the same table of single rules, or after the author's table.
fn arranged(
    model: &Model,
    chunks: Vec<(Option<&str>, Vec<RuleId>)>,
    listed: &[RuleId],
    moves_under: &dyn Fn(RuleId) -> Option<RuleId>,
) -> Vec<Group> {
    let under = |base: RuleId| {
        listed
            .iter()
            .copied()
            .filter(move |&rule| moves_under(rule) == Some(base))
    };
    let mut groups = Vec::new();
    for (name, rules) in chunks {
        let (mut own, mut after) = (Vec::new(), Vec::new());
        let mut seen = Vec::new();
        for rule in rules {
            own.push((rule, 0));
            let mut stack: Vec<(RuleId, usize)> = under(rule).map(|rule| (rule, 1)).collect();
            stack.reverse();
            while let Some((exception, depth)) = stack.pop() {
                if seen.contains(&exception) {
                    continue;
                }
                seen.push(exception);
                if name.is_some() { &mut after } else { &mut own }.push((exception, depth));
                let deeper: Vec<(RuleId, usize)> =
                    under(exception).map(|rule| (rule, depth + 1)).collect();
                stack.extend(deeper.into_iter().rev());
            }
        }
        groups.push(Group {
            is_table: name.is_some(),
            ordered: is_ordered(model, &own),
            rules: own,
        });
        if !after.is_empty() {
            groups.push(Group {
                is_table: false,
                ordered: false,
                rules: after,
            });
        }
    }
    groups
}

/// Whether each of several rules is an exception to all that follow it.
fn is_ordered(model: &Model, rules: &[(RuleId, usize)]) -> bool {
    rules.len() > 1
        && rules.iter().enumerate().all(|(at, (rule, _))| {
            rules[at + 1..]
                .iter()
                .all(|(later, _)| model.rules[*rule].exception_to.contains(later))
        })
}
