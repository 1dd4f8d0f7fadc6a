//! Runs a pack's own examples.

use chrono::NaiveDate;

use crate::author::model::{Example, Expected};
use crate::author::problem::{Kind, Place, Problems, suggestion};
use crate::engine::asking::{self, outlook::Outlook};
use crate::engine::assessment::{Applying, duties, notices};
use crate::engine::case::Case;
use crate::engine::decision::{Finding, Status, find, is_consistent};
use crate::engine::diagram::Reach;
use crate::engine::pack::{Decision, Outcome, Pack, ValueId};
use crate::engine::reasons::reasons;
use crate::exchange::answers::{AnswerError, Raw, set};
use crate::exchange::assessment::status_code;

/// Notes every expectation that does not come true.
pub(crate) fn run(examples: &[Example], pack: &Pack, problems: &mut Problems) {
    for example in examples {
        if let Some(case) = case(pack, example, problems) {
            let reach = pack.diagrams.reach(&case.masks(pack));
            let failures = failures(pack, example, &case, &reach);
            // What does not come true on such a day is no other fault.
            if !failures.is_empty() && !pack.validity.holds(example.on) {
                problems.add(
                    &example.place,
                    Kind::Example,
                    format!("example `{}` {}", example.name, outside(example.on)),
                );
                continue;
            }
            for what in failures {
                problems.add(
                    &example.place,
                    Kind::Example,
                    format!("example `{}`: {what}", example.name),
                );
            }
        }
    }
}

/// That a day lies outside those of the pack, as a clause about an example.
pub(crate) fn outside(on: NaiveDate) -> String {
    format!("is judged on {on}, when the pack is not in force")
}

/// The case of an example; notes every answer that does not fit.
pub(crate) fn case(pack: &Pack, example: &Example, problems: &mut Problems) -> Option<Case> {
    let mut case = Case::new(pack, example.on);
    let Raw::Table(entries) = &example.answers else {
        problems.add(
            &example.place,
            Kind::Example,
            format!("the answers of example `{}` are not a table", example.name),
        );
        return None;
    };
    let mut sound = true;
    for (id, raw) in entries {
        if let Err(error) = set(pack, &mut case, id, raw) {
            sound = false;
            let what = format!("example `{}`", example.name);
            note(&example.place, &what, &error, problems);
        }
    }
    sound.then_some(case)
}

/// Notes an answer of an example that does not fit.
pub(crate) fn note(place: &Place, what: &str, error: &AnswerError, problems: &mut Problems) {
    let near = suggestion(
        &nearest_word(&error.what),
        error.known.iter().map(String::as_str),
    );
    let message = format!("in {what}: {}", error.what);
    problems.add_with(place, Kind::Example, message, near);
}

/// As much of an assessment as an example can state.
pub(crate) struct Told {
    /// For each decision what it comes to.
    pub(crate) findings: Vec<Finding>,
    /// The duties that apply or may apply.
    pub(crate) duties: Vec<Applying>,
    /// The notices that are shown or may be.
    pub(crate) notices: Vec<Applying>,
}

impl Told {
    /// What a pack says of a case under what its answers leave possible.
    pub(crate) fn of(pack: &Pack, case: &Case, reach: &Reach<'_>) -> Told {
        let consistent = is_consistent(pack, reach);
        let findings = pack.decisions.iter();
        Told {
            findings: findings
                .map(|decision| find(pack, decision, reach))
                .collect(),
            duties: if consistent {
                duties(pack, case, reach)
            } else {
                Vec::new()
            },
            notices: if consistent {
                notices(pack, reach)
            } else {
                Vec::new()
            },
        }
    }

    /// For each decision the ids that it rests on; none where the answers contradict each other.
    pub(crate) fn bases<'p>(&self, pack: &'p Pack, reach: &Reach<'_>) -> Vec<Vec<&'p str>> {
        let basis = |(index, finding): (usize, &Finding)| match finding.status {
            Status::Contradiction => Vec::new(),
            status => reasons(pack, index, finding, reach).basis(pack, status),
        };
        self.findings.iter().enumerate().map(basis).collect()
    }

    /// The ids that the duties and notices rest on that come up or may.
    pub(crate) fn bases_beside<'p>(&self, pack: &'p Pack) -> impl Iterator<Item = &'p str> {
        let duties = self.duties.iter().map(|it| &pack.duties[it.index].basis);
        let notices = self.notices.iter().map(|it| &pack.notices[it.index].basis);
        duties.chain(notices).flatten().map(String::as_str)
    }

    /// The codes of all values that are certain or presumed.
    pub(crate) fn said<'p>(&self, pack: &'p Pack) -> Vec<&'p str> {
        let mut said: Vec<&str> = Vec::new();
        for (decision, finding) in pack.decisions.iter().zip(&self.findings) {
            let values = finding.certain.iter().chain(&finding.presumed);
            said.extend(values.map(|&value| decision.values[value].code.as_str()));
        }
        said
    }

    /// The deadline of a duty as examples state it.
    pub(crate) fn deadline(&self, duty: usize) -> String {
        let due = self
            .duties
            .iter()
            .find(|applying| applying.index == duty)
            .and_then(|applying| applying.due.as_ref());
        due.map_or("no deadline".to_owned(), |due| {
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
        })
    }
}

/// The last word in backticks of a message: what was looked for.
fn nearest_word(message: &str) -> String {
    message.rsplit('`').nth(1).unwrap_or_default().to_owned()
}

/// The expectations of an example that do not come true under what its answers leave possible, in words.
pub(crate) fn failures(
    pack: &Pack,
    example: &Example,
    case: &Case,
    reach: &Reach<'_>,
) -> Vec<String> {
    let mut differ = stated(pack, example, case, reach);
    differ.extend(open(pack, example, case, reach));
    differ
}

/// Whether an expectation of an example does not come true.
pub(crate) fn fails(pack: &Pack, example: &Example, case: &Case, reach: &Reach<'_>) -> bool {
    !stated(pack, example, case, reach).is_empty() || open(pack, example, case, reach).is_some()
}

/// All but the open facts, which take longest to work out.
fn stated(pack: &Pack, example: &Example, case: &Case, reach: &Reach<'_>) -> Vec<String> {
    let got = Told::of(pack, case, reach);
    let mut differ: Vec<String> = Vec::new();
    for (&index, expected) in &example.expect {
        let (decision, finding) = (&pack.decisions[index], &got.findings[index]);
        if !holds(expected, finding) {
            differ.push(format!(
                "`{}` is {}, not {}",
                decision.id,
                found(decision, finding),
                wanted(decision, expected)
            ));
        }
    }
    let bases = if example.basis.is_empty() {
        Vec::new()
    } else {
        got.bases(pack, reach)
    };
    let missing = |id: &&String| {
        !bases.iter().flatten().any(|basis| basis == id)
            && !got.bases_beside(pack).any(|basis| basis == *id)
    };
    for id in example.basis.iter().filter(missing) {
        differ.push(format!("`{id}` is not among the bases"));
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
    let said = got.said(pack);
    for id in example
        .duties
        .iter()
        .filter(|id| !duties.contains(&id.as_str()) && !said.contains(&id.as_str()))
    {
        differ.push(format!("the duty `{id}` does not come up"));
    }
    for id in example
        .notices
        .iter()
        .filter(|id| !notices.contains(&id.as_str()))
    {
        differ.push(format!("the notice `{id}` does not come up"));
    }
    for id in example.never.iter().filter(|id| {
        [&duties, &notices, &said]
            .iter()
            .any(|list| list.contains(&id.as_str()))
    }) {
        differ.push(format!("`{id}` comes up, and never may"));
    }
    for (id, expected) in &example.deadlines {
        let duty = pack.duties.iter().position(|duty| duty.id == *id);
        let told = duty.map_or(String::new(), |duty| got.deadline(duty));
        if told != *expected {
            differ.push(format!("the deadline of `{id}` is {told}, not {expected}"));
        }
    }
    differ
}

/// What is wrong with the open facts that an example states.
fn open(pack: &Pack, example: &Example, case: &Case, reach: &Reach<'_>) -> Option<String> {
    let mut expected = example.open.clone()?;
    expected.sort_unstable();
    let open_facts = if is_consistent(pack, reach) {
        asking::open_facts(pack, case, &Outlook::primary(pack, case, reach))
    } else {
        Vec::new()
    };
    if expected == open_facts {
        return None;
    }
    let ids: Vec<&str> = open_facts
        .iter()
        .map(|&fact| pack.facts[fact].id.as_str())
        .collect();
    Some(format!("the open facts are [{}]", ids.join(", ")))
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
        Status::Open => by_rule(finding),
        _ => finding
            .certain
            .iter()
            .chain(&finding.presumed)
            .chain(&finding.clashing)
            .copied()
            .collect(),
    };
    let may = |is: fn(&Outcome) -> bool, told| {
        let may = finding.status == Status::Open && finding.possible.iter().any(is);
        if may { told } else { "" }
    };
    format!(
        "{} [{}]{}{}",
        status_code(finding.status),
        codes(&values),
        may(|outcome| matches!(outcome, Outcome::Gap(_)), " or a gap"),
        may(
            |outcome| matches!(outcome, Outcome::Conflict(_)),
            " or a conflict"
        ),
    )
}

/// The values that some completion gives by rule.
fn by_rule(finding: &Finding) -> Vec<ValueId> {
    let value = |outcome: &Outcome| match outcome {
        Outcome::Rule(value) => Some(*value),
        Outcome::Gap(_) | Outcome::Conflict(_) => None,
    };
    finding.possible.iter().filter_map(value).collect()
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
        Expected::Open { certain, possible } => {
            let possible = if possible.is_empty() {
                String::new()
            } else {
                format!(" with at least [{}]", codes(possible))
            };
            let certain = if certain.is_empty() {
                String::new()
            } else {
                format!(", [{}] certain", codes(certain))
            };
            format!("open{possible}{certain}")
        }
    }
}
