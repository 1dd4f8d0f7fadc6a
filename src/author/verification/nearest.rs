//! The rules that nearly decide a case: what an author may have meant to widen.

use rustc_hash::FxHashMap as HashMap;

use crate::author::building::Built;
use crate::author::condition::Condition;
use crate::author::domains::Layout;
use crate::author::model::Model;
use crate::author::phrasing::words::words;
use crate::author::phrasing::{in_line, phrase, time};
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{DecisionId, FactId, Force, Kind};

/// How many rules are told at most.
const MOST: usize = 3;

/// The rules of a decision that apply when fewest of a case's levels change, each with the change; a line each.
pub(super) fn rules(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    way: &[(usize, usize)],
) -> Vec<String> {
    let mut near: Vec<(usize, String)> = Vec::new();
    for (index, rule) in model.rules.iter().enumerate() {
        let decides = rule.decides == decision && rule.excludes.is_empty();
        if !decides || rule.force == Force::Presumption {
            continue;
        }
        let live = built.constrained(built.live[index]);
        let mut search = Search {
            built,
            way,
            known: HashMap::default(),
        };
        if let Some(distance) = search.distance(live) {
            let change = search.change(live);
            near.push((distance, told(model, &built.layout, &rule.id, &change)));
        }
    }
    let Some(least) = near.iter().map(|(distance, _)| *distance).min() else {
        return Vec::new();
    };
    near.into_iter()
        .filter(|(distance, _)| *distance == least)
        .map(|(_, line)| line)
        .take(MOST)
        .collect()
}

/// That a rule would apply if a case were changed so, as a sentence in the pack's language.
fn told(model: &Model, layout: &Layout, rule: &str, change: &[(usize, usize)]) -> String {
    let words = words(&model.lang);
    let days = change
        .iter()
        .find(|(level, _)| layout.fact_of[*level].is_none())
        .map(|&(_, period)| layout.period(period));
    let days = days.map(|days| {
        let day = |day| time::date(words, day);
        (words.during)(days.from.map(day), days.to.map(day))
    });
    let answers: Vec<String> = (0..model.facts.len())
        .filter_map(|fact| answered(layout, fact, change))
        .map(|condition| in_line(model, &phrase(model, &condition)))
        .collect();
    let between = format!(" {} ", words.and);
    let answers = (!answers.is_empty())
        .then(|| (words.if_answered)(&answers.join(&between), answers.len() > 1));
    let how: Vec<String> = days.into_iter().chain(answers).collect();
    (words.would_apply)(rule, &how.join(", "))
}

/// What the changed levels of a fact say of it; nothing where none is changed.
fn answered(layout: &Layout, fact: FactId, change: &[(usize, usize)]) -> Option<Condition> {
    let own: Vec<(usize, usize)> = change
        .iter()
        .filter(|(level, _)| layout.fact_of[*level] == Some(fact))
        .map(|&(level, value)| (level - layout.first[fact], value))
        .collect();
    let &(_, value) = own.first()?;
    let not = |condition: Condition| Condition::Not(Box::new(condition));
    Some(match &layout.kinds[fact] {
        Kind::YesNo | Kind::Choice => Condition::Values(fact, vec![value]),
        Kind::Choices { .. } => {
            let option = |&(option, value): &(usize, usize)| match value {
                0 => not(Condition::Includes(fact, option)),
                _ => Condition::Includes(fact, option),
            };
            Condition::All(own.iter().map(option).collect())
        }
        Kind::Number { .. } => {
            let cell = value >> usize::from(layout.shared[fact].is_some());
            let (low, high) = layout.cell(fact, cell);
            Condition::Between(fact, low, high)
        }
        Kind::Date { tests } => {
            let late = value.checked_sub(1).and_then(|before| tests.get(before));
            let late = late.map(|test| Condition::Late(fact, test.clone()));
            let early = tests.get(value);
            let early = early.map(|test| not(Condition::Late(fact, test.clone())));
            Condition::All(late.into_iter().chain(early).collect())
        }
    })
}

struct Search<'s> {
    built: &'s Built,
    way: &'s [(usize, usize)],
    known: HashMap<Ref, Option<usize>>,
}

impl Search<'_> {
    /// How many of the case's levels must change to come to yes from here.
    fn distance(&mut self, at: Ref) -> Option<usize> {
        if let Some(terminal) = at.terminal() {
            return (terminal == TRUE).then_some(0);
        }
        if let Some(&known) = self.known.get(&at) {
            return known;
        }
        let steps: Vec<(usize, Ref)> = self.steps(at);
        let distance = steps
            .into_iter()
            .filter_map(|(cost, child)| Some(cost + self.distance(child)?))
            .min();
        self.known.insert(at, distance);
        distance
    }

    /// What changes on the nearest way, as pairs of level and value.
    fn change(&mut self, root: Ref) -> Vec<(usize, usize)> {
        let (mut at, mut change) = (root, Vec::new());
        while at.terminal().is_none() {
            let steps = self.steps(at);
            let best = steps
                .iter()
                .enumerate()
                .filter_map(|(value, &(cost, child))| {
                    Some((cost + self.distance(child)?, value, cost))
                })
                .min();
            let Some((_, value, cost)) = best else {
                break;
            };
            if cost > 0 {
                change.push((self.built.builder.diagrams().level(at), value));
            }
            at = steps[value].1;
        }
        change
    }

    /// The children of a node, each with 1 where the case says otherwise and 0 where it says so or leaves it open.
    fn steps(&self, at: Ref) -> Vec<(usize, Ref)> {
        let diagrams = self.built.builder.diagrams();
        let level = diagrams.level(at);
        let told = self.way.iter().find(|(own, _)| *own == level);
        diagrams
            .children(at)
            .iter()
            .enumerate()
            .map(|(value, &child)| {
                let differs = told.is_some_and(|&(_, told)| told != value);
                (usize::from(differs), child)
            })
            .collect()
    }
}
