//! Cases that another engine can be held against: complete inputs for an exported model, with what must come of them.
//!
//! Every path through the diagrams of a decision, a duty or a notice is a class of cases that are all decided alike: there is a
//! case of each. Where there are too many paths, there is one for every step that any of them takes and one for every end, and
//! the file says so. What a path leaves open is filled differently from case to case, numbers and dates lie at the
//! edges of their ranges. What must come is what the engine says, which knows nothing of the export.

mod classes;
mod inputs;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::author::problem::Problems;
use crate::author::{Failure, Files, build};
use crate::author::{export::export as compile, opened};
use crate::engine::decision::{Certainty, Finding, Status, certainty, find};
use crate::engine::diagram::{FALSE, Ref, TRUE};
use crate::engine::pack::{DecisionId, Pack, Validity, ValueId};
use crate::workbench::dmn::cases::classes::Classes;
use crate::workbench::dmn::export::Exporter;

/// The most paths of a diagram of a decision that are all taken.
const MOST_OF_DECISION: u128 = 100;

/// The most paths of a duty or notice: there are many of these, and most turn on the same facts.
const MOST_OF_DUTY: u128 = 8;

/// Cases as JSON, and how many there are.
#[derive(Clone, Debug)]
pub struct Cases {
    /// The file: `on`, for each decision whether every class is there, and the cases.
    pub json: Value,
    /// The pack's id.
    pub pack: String,
    /// The days on which the pack may be used.
    pub validity: Validity,
    /// How many cases.
    pub count: usize,
    /// How many classes, and constraints to be broken, there is no case of although they were looked at: the dates and numbers that
    /// were chosen for them cannot be together.
    pub skipped: usize,
    /// Whether there is a case of every class.
    pub complete: bool,
}

/// The cases of a pack, judged on a day.
///
/// # Errors
/// The pack cannot be read or compiled.
pub fn cases(file: &str, files: &dyn Files, on: NaiveDate) -> Result<Cases, Failure> {
    let (model, built) = build(file, files)?;
    let exporter = Exporter::new(&model, built);
    let mut built = exporter.built();
    let mut problems = Problems::default();
    let compiled = compile(&model, &mut built);
    let Some(pack) = opened(compiled, &model.place, &mut problems) else {
        return Err(Failure::Problems(problems.into_sorted()));
    };
    let mut told = Vec::new();
    let mut classes = Classes::default();
    for (decision, item) in model.decisions.iter().enumerate() {
        let outcomes = &built.decisions[decision];
        let roots: Vec<Ref> = std::iter::once(outcomes.root)
            .chain(outcomes.members.iter().copied())
            .collect();
        let complete = classes.add(&mut built, &roots, MOST_OF_DECISION);
        told.push(json!({ "decision": item.id, "complete": complete }));
    }
    let when = model.duties.iter().map(|duty| &duty.when);
    for condition in when.chain(model.notices.iter().map(|notice| &notice.when)) {
        let root = built.condition(condition);
        classes.add(&mut built, &[root], MOST_OF_DUTY);
    }
    let (mut cases, mut skipped) = (Vec::new(), 0);
    for class in &classes.found {
        let levels = inputs::filled(&mut built, class, cases.len());
        let on = inputs::day(&built, &levels, on);
        let Some(chosen) = inputs::chosen(&exporter, &built, &levels, on, cases.len()) else {
            skipped += 1;
            continue;
        };
        let case = chosen.case(&pack, on);
        let masks = case.masks(&pack);
        let reach = pack.diagrams.reach(&masks);
        let findings: Vec<Finding> = pack
            .decisions
            .iter()
            .map(|decision| find(&pack, decision, &reach))
            .collect();
        if findings
            .iter()
            .any(|finding| finding.status == Status::Contradiction)
        {
            // A number that follows from a date was chosen beside another date: no such case can be.
            skipped += 1;
            continue;
        }
        let mut expect = Map::new();
        for (decision, finding) in findings.iter().enumerate() {
            let name = exporter.decisions[decision].clone();
            expect.insert(name, expected(&exporter, &pack, decision, finding));
        }
        let mut list = |name: &str, ids: Vec<&str>| expect.insert(name.to_owned(), json!(ids));
        let holds = |when: Ref| certainty(&reach, when) == Certainty::Certain;
        let duties = pack.duties.iter();
        if !pack.duties.is_empty() {
            let ids = duties
                .filter(|duty| holds(duty.when))
                .map(|duty| duty.id.as_str());
            list(&exporter.duties, ids.collect());
        }
        let notices = pack.notices.iter();
        if !pack.notices.is_empty() {
            let ids = notices
                .filter(|notice| holds(notice.when))
                .map(|notice| notice.id.as_str());
            list(&exporter.notices, ids.collect());
        }
        if !model.constraints.is_empty() {
            list(&exporter.clashes, Vec::new());
        }
        cases.push(json!({ "inputs": chosen.inputs(&exporter, on), "expect": expect }));
    }
    // Cases that cannot be: what they break is told, and nothing else means anything.
    for broken in 0..model.constraints.len() {
        let broken = built.constraints[broken];
        let broken = built.builder.not(broken);
        let Some(way) = built.builder.witness(broken, &|terminal| terminal == TRUE) else {
            continue;
        };
        let mut levels = vec![0; built.layout.sizes.len()];
        for (level, value) in way {
            levels[level] = value as u8;
        }
        let on = inputs::day(&built, &levels, on);
        let Some(chosen) = inputs::chosen(&exporter, &built, &levels, on, 0) else {
            skipped += 1;
            continue;
        };
        let diagrams = built.builder.diagrams();
        let ids: Vec<&str> = (0..model.constraints.len())
            .filter(|&at| diagrams.follow(built.constraints[at], &levels) == FALSE)
            .map(|at| model.constraints[at].id.as_str())
            .collect();
        let mut expect = Map::new();
        expect.insert(exporter.clashes.clone(), json!(ids));
        cases.push(json!({ "inputs": chosen.inputs(&exporter, on), "expect": expect }));
    }
    built.finish(&model)?;
    let (count, complete) = (cases.len(), classes.complete && skipped == 0);
    let json = json!({
        "schema": 1, "pack": model.id, "version": model.version, "on": on.to_string(),
        "classes": told, "skipped": skipped, "cases": cases,
    });
    Ok(Cases {
        pack: pack.id.clone(),
        validity: pack.validity,
        json,
        count,
        skipped,
        complete,
    })
}

/// What must come of a decision, in the form in which the model gives it.
fn expected(
    exporter: &Exporter<'_>,
    pack: &Pack,
    decision: DecisionId,
    finding: &Finding,
) -> Value {
    let item = &pack.decisions[decision];
    let form = exporter.forms[decision];
    let code = |value: Option<&ValueId>| {
        value.map_or(Value::Null, |&value| json!(item.values[value].code))
    };
    let codes = |values: &[ValueId]| -> Value {
        values
            .iter()
            .map(|&value| json!(item.values[value].code))
            .collect()
    };
    if form.is_plain {
        return if item.many {
            codes(&finding.certain)
        } else {
            code(finding.certain.first())
        };
    }
    let status = match finding.status {
        Status::Settled => "rule",
        Status::Gap => "gap",
        Status::Conflict => "conflict",
        Status::Open => "open",
        Status::Contradiction => "contradiction",
    };
    let mut told = Map::new();
    let (value, presumed) = if item.many {
        (codes(&finding.certain), codes(&finding.presumed))
    } else {
        let only = match finding.presumed.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        (code(finding.certain.first()), code(only))
    };
    told.insert("value".to_owned(), value);
    if form.is_presumed {
        told.insert("presumed".to_owned(), presumed);
    }
    told.insert("status".to_owned(), json!(status));
    Value::Object(told)
}
