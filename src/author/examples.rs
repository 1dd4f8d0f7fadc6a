//! Runs a pack's own examples.

use crate::author::model::{Example, Expected, Model};
use crate::author::problem::{Kind, Problems, did_you_mean};
use crate::engine::assessment::{Assessment, basis, judge};
use crate::engine::case::Case;
use crate::engine::decision::{Finding, Status};
use crate::engine::pack::{Decision, Outcome, Pack, ValueId};
use crate::exchange::answers::{Raw, set};
use crate::exchange::assessment::status_code;

/// Notes every expectation that does not come true.
pub(crate) fn run(model: &Model, pack: &Pack, problems: &mut Problems) {
    for example in &model.examples {
        let mut case = Case::new(pack, example.on);
        let mut sound = true;
        let Raw::Table(entries) = &example.answers else {
            problems.add(
                &example.place,
                Kind::Example,
                format!("the answers of example `{}` are not a table", example.name),
            );
            continue;
        };
        for (id, raw) in entries {
            if let Err(error) = set(pack, &mut case, id, raw) {
                sound = false;
                let near = did_you_mean(
                    &nearest_word(&error.what),
                    error.known.iter().map(String::as_str),
                );
                problems.add_with(
                    &example.place,
                    Kind::Example,
                    format!("in example `{}`: {}", example.name, error.what),
                    near,
                );
            }
        }
        if sound {
            compare(pack, example, &judge(pack, &case), problems);
        }
    }
}

/// The last word in backticks of a message: what was looked for.
fn nearest_word(message: &str) -> String {
    message.rsplit('`').nth(1).unwrap_or_default().to_owned()
}

fn compare(pack: &Pack, example: &Example, got: &Assessment, problems: &mut Problems) {
    let mut differ = |what: String| {
        problems.add(
            &example.place,
            Kind::Example,
            format!("example `{}`: {what}", example.name),
        )
    };
    for (&index, expected) in &example.expect {
        let (decision, finding) = (&pack.decisions[index], &got.decisions[index].finding);
        if !holds(expected, finding) {
            differ(format!(
                "`{}` is {}, not {}",
                decision.id,
                found(decision, finding),
                wanted(decision, expected)
            ));
        }
    }
    let bases: Vec<&str> = got
        .decisions
        .iter()
        .flat_map(|verdict| basis(pack, verdict))
        .collect();
    for id in example
        .basis
        .iter()
        .filter(|id| !bases.contains(&id.as_str()))
    {
        differ(format!("`{id}` is not among the bases"));
    }
    let duties: Vec<&str> = got
        .duties
        .iter()
        .map(|duty| pack.duties[duty.index].id.as_str())
        .collect();
    let notices: Vec<&str> = got
        .notices
        .iter()
        .map(|notice| pack.notices[notice.index].id.as_str())
        .collect();
    let mut said: Vec<&str> = Vec::new();
    for (decision, verdict) in pack.decisions.iter().zip(&got.decisions) {
        said.extend(
            verdict
                .finding
                .certain
                .iter()
                .chain(&verdict.finding.presumed)
                .map(|&value| decision.values[value].code.as_str()),
        );
    }
    for id in example
        .duties
        .iter()
        .filter(|id| !duties.contains(&id.as_str()) && !said.contains(&id.as_str()))
    {
        differ(format!("the duty `{id}` does not come up"));
    }
    for id in example
        .notices
        .iter()
        .filter(|id| !notices.contains(&id.as_str()))
    {
        differ(format!("the notice `{id}` does not come up"));
    }
    for id in example.never.iter().filter(|id| {
        [&duties, &notices, &said]
            .iter()
            .any(|list| list.contains(&id.as_str()))
    }) {
        differ(format!("`{id}` comes up, and never may"));
    }
    for (id, expected) in &example.deadlines {
        let due = got
            .duties
            .iter()
            .find(|duty| pack.duties[duty.index].id == *id)
            .and_then(|duty| duty.due.as_ref());
        let told = due.map_or("no deadline".to_owned(), |due| {
            let parts = [
                due.date.map(|date| date.to_string()),
                due.time.clone(),
                due.passed.then(|| "passed".to_owned()),
            ];
            parts
                .into_iter()
                .flatten()
                .collect::<Vec<String>>()
                .join(" ")
        });
        if told != *expected {
            differ(format!("the deadline of `{id}` is {told}, not {expected}"));
        }
    }
    if let Some(open) = &example.open {
        let mut expected = open.clone();
        expected.sort_unstable();
        if expected != got.open_facts {
            let ids: Vec<&str> = got
                .open_facts
                .iter()
                .map(|&fact| pack.facts[fact].id.as_str())
                .collect();
            differ(format!("the open facts are [{}]", ids.join(", ")));
        }
    }
}

fn holds(expected: &Expected, finding: &Finding) -> bool {
    let same = |wanted: &[ValueId], values: &[ValueId]| {
        let mut wanted = wanted.to_vec();
        wanted.sort_unstable();
        wanted == values
    };
    match expected {
        Expected::Settled(values) => {
            finding.status == Status::Settled && same(values, &finding.certain)
        }
        Expected::Gap(values) => finding.status == Status::Gap && same(values, &finding.presumed),
        Expected::Conflict(values) => {
            finding.status == Status::Conflict && same(values, &finding.clashing)
        }
        Expected::Open { certain, possible } => {
            finding.status == Status::Open
                && certain.iter().all(|value| finding.certain.contains(value))
                && possible
                    .iter()
                    .all(|value| finding.possible.contains(&Outcome::Rule(*value)))
        }
    }
}

fn found(decision: &Decision, finding: &Finding) -> String {
    let codes = |values: &[ValueId]| {
        values
            .iter()
            .map(|&value| decision.values[value].code.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let values: Vec<ValueId> = match finding.status {
        Status::Open => finding
            .possible
            .iter()
            .filter_map(|outcome| match outcome {
                Outcome::Rule(value) => Some(*value),
                Outcome::Gap(_) | Outcome::Conflict(_) => None,
            })
            .collect(),
        _ => finding
            .certain
            .iter()
            .chain(&finding.presumed)
            .chain(&finding.clashing)
            .copied()
            .collect(),
    };
    format!("{} [{}]", status_code(finding.status), codes(&values))
}

fn wanted(decision: &Decision, expected: &Expected) -> String {
    let codes = |values: &[ValueId]| {
        values
            .iter()
            .map(|&value| decision.values[value].code.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    match expected {
        Expected::Settled(values) => format!("settled [{}]", codes(values)),
        Expected::Gap(values) => format!("gap [{}]", codes(values)),
        Expected::Conflict(values) => format!("conflict [{}]", codes(values)),
        Expected::Open { certain, possible } => format!(
            "open [{}] with [{}] certain",
            codes(possible),
            codes(certain)
        ),
    }
}
