//! A region of cases in the pack's own wording, and as an author writes it.

use crate::author::condition::Condition;
use crate::author::phrasing::{Phrase, in_line, phrase, says};
use crate::author::words::{date_tests, days_in_words};
use crate::engine::diagram::full;
use crate::engine::pack::{DateTest, FactId, Kind, Validity};
use crate::workbench::difference::data::{Limit, Region};
use crate::workbench::difference::joint::Joint;

/// A region, given as the values that it allows of every level.
pub(super) fn region(joint: &Joint<'_>, masks: &[u32]) -> Region {
    let sizes = &joint.built.layout.sizes;
    let mut limits = Vec::new();
    for (fact, item) in joint.facts.facts.iter().enumerate() {
        let levels = joint.levels(fact);
        if levels
            .clone()
            .any(|level| masks[level] != full(sizes[level]))
        {
            let own: Vec<u32> = levels.map(|level| masks[level]).collect();
            limits.extend(
                fact_said(joint, fact, &own)
                    .into_iter()
                    .map(|(said, test)| Limit {
                        fact: item.short.clone(),
                        said,
                        test: (key(&item.id), test),
                        during: None,
                    }),
            );
        }
    }
    limits.extend(period(joint, masks));
    Region(limits)
}

/// The days that a region allows, where it does not allow all.
fn period(joint: &Joint<'_>, masks: &[u32]) -> Option<Limit> {
    let layout = &joint.built.layout;
    let level = layout.periods.as_ref()?.level;
    let size = layout.sizes[level];
    if masks[level] == full(size) {
        return None;
    }
    // A region allows one stretch of days.
    let (first, last) = runs(masks[level], usize::from(size)).into_iter().next()?;
    let during = Validity {
        from: layout.period(first).from,
        to: layout.period(last).to,
    };
    Some(Limit {
        fact: String::new(),
        said: days_in_words(&joint.model, &during),
        test: (String::new(), String::new()),
        during: Some(during),
    })
}

/// An id as a key of TOML: in quotes where it holds other characters than bare keys may.
fn key(id: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !id.is_empty() && id.chars().all(bare) {
        id.to_owned()
    } else {
        format!("\"{id}\"")
    }
}

/// What a region says of a fact, in words and as the value of a test.
fn fact_said(joint: &Joint<'_>, fact: FactId, masks: &[u32]) -> Vec<(String, String)> {
    let item = &joint.facts.facts[fact];
    let kind = &joint.built.layout.kinds[fact];
    match kind {
        Kind::YesNo | Kind::Choice => {
            let count = item.values.len() + usize::from(item.unknown);
            let (chosen, left): (Vec<usize>, Vec<usize>) =
                (0..count).partition(|value| masks[0] >> value & 1 == 1);
            let code = |value: &usize| match item.values.get(*value) {
                Some(value) => value.code.clone(),
                None => "unknown".to_owned(),
            };
            let codes = |values: &[usize]| listed(values.iter().map(code));
            let test = if left.len() < chosen.len() {
                format!("{{ not = {} }}", codes(&left))
            } else {
                codes(&chosen)
            };
            vec![(told(joint, &Condition::Values(fact, chosen)), test)]
        }
        Kind::Choices { .. } => {
            // What is the case before what is not.
            let only =
                |mask: u32| (0..item.values.len()).filter(move |&option| masks[option] == mask);
            let includes = |option: usize| Condition::Includes(fact, option);
            let yes = only(2).map(|option| {
                let test = format!("\"{}\"", item.values[option].code);
                (told(joint, &includes(option)), test)
            });
            let no = only(1).map(|option| {
                let test = format!("{{ not = \"{}\" }}", item.values[option].code);
                let not = Condition::Not(Box::new(includes(option)));
                (told(joint, &not), test)
            });
            yes.chain(no).collect()
        }
        Kind::Number { min, max, .. } => {
            let layout = &joint.built.layout;
            let ranges: Vec<(i32, i32)> = runs(masks[0], layout.cell_count(fact))
                .into_iter()
                .map(|(first, last)| (layout.cell(fact, first).0, layout.cell(fact, last).1))
                .collect();
            let within = ranges.iter();
            let within = within.map(|&(low, high)| Condition::Between(fact, low, high));
            let within = Condition::Any(within.collect());
            let test = |&(low, high): &(i32, i32)| {
                if low == high {
                    format!("\"{low}\"")
                } else if high == *max {
                    format!("\">= {low}\"")
                } else if low == *min {
                    format!("\"<= {high}\"")
                } else {
                    format!("\"{low}..{high}\"")
                }
            };
            let tests: Vec<String> = ranges.iter().map(test).collect();
            let tests = match tests.as_slice() {
                [one] => one.clone(),
                several => format!("[{}]", several.join(", ")),
            };
            vec![(told(joint, &within), tests)]
        }
        // A region allows one stretch of a date.
        Kind::Date { tests } => runs(masks[0], tests.len() + 1)
            .into_iter()
            .flat_map(|(first, last)| {
                let late = |test: &DateTest| Condition::Late(fact, test.clone());
                let from = first.checked_sub(1).and_then(|at| tests.get(at)).map(late);
                let to = tests.get(last).map(late);
                let bounds = from
                    .into_iter()
                    .chain(to.map(|late| Condition::Not(Box::new(late))));
                bounds.zip(date_tests(kind, first, last))
            })
            .map(|(bound, test)| (told(joint, &bound), format!("\"{test}\"")))
            .collect(),
    }
}

/// What a condition on one fact says of it, without its name.
pub(super) fn told(joint: &Joint<'_>, condition: &Condition) -> String {
    match phrase(&joint.model, condition) {
        Phrase::Says(statement) => says(&joint.model, &statement),
        phrase => in_line(&joint.model, &phrase),
    }
}

fn listed(codes: impl Iterator<Item = String>) -> String {
    let codes: Vec<String> = codes.map(|code| format!("\"{code}\"")).collect();
    match codes.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

/// The stretches of values that a mask allows.
fn runs(mask: u32, count: usize) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for value in (0..count).filter(|value| mask >> value & 1 == 1) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == value => *last = value,
            _ => runs.push((value, value)),
        }
    }
    runs
}
