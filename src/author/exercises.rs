//! Whether exercises can be made of a pack: written ones that can be judged, and a sentence for every answer.

use crate::author::examples::{note, outside};
use crate::author::model::{Domain, Fact, Model};
use crate::author::problem::{Kind, Problems};
use crate::engine::decision::is_consistent;
use crate::engine::explanation::{broken, clash};
use crate::engine::pack::{Pack, What};
use crate::exchange::answers;

/// Notes every vignette that makes no exercise: its answers do not fit, contradict each other, or there are none. That some of them are
/// not asked or leave a decision open is no fault: the learner decides what matters, and whether it can be told yet.
pub(crate) fn run(model: &Model, pack: &Pack, problems: &mut Problems) {
    for vignette in &model.vignettes {
        let what = format!("vignette `{}`", vignette.id);
        let mut wrong = |why: String| {
            let message = format!("{what} {why}");
            problems.add(&vignette.place, Kind::Example, message);
        };
        let case = match answers::case(pack, &vignette.answers, vignette.on) {
            Ok(case) => case,
            Err(errors) => {
                for error in errors {
                    note(&vignette.place, &what, &error, problems);
                }
                continue;
            }
        };
        if !pack.validity.holds(vignette.on) {
            wrong(outside(vignette.on));
            continue;
        }
        let shorts = |facts: &[usize]| {
            let ids = facts.iter().map(|&fact| pack.facts[fact].id.as_str());
            ids.collect::<Vec<_>>().join("`, `")
        };
        let reach = pack.diagrams.reach(&case.masks(pack));
        if !is_consistent(pack, &reach) {
            let clash = clash(pack, &case);
            let because = broken(pack, &case, &clash).into_iter();
            let because: Vec<&str> = because
                .map(|constraint| pack.constraints[constraint].because.as_str())
                .collect();
            let facts = shorts(&clash);
            let why = because.join(" ");
            wrong(format!(
                "has answers that cannot be together: `{facts}`. {why}"
            ));
            continue;
        }
        if case.answered().next().is_none() {
            wrong("answers nothing, so that nothing comes of it".to_owned());
        }
    }
}

/// Remarks on facts that have answers which no sentence tells, in a pack that has such sentences at all.
pub(crate) fn remarks(model: &Model, problems: &mut Problems) {
    if model.told.is_empty() {
        return;
    }
    for (id, fact) in model.facts.iter().enumerate() {
        let tells = |what: What| {
            let mut means = model.told.iter().flat_map(|told| &told.means);
            means.any(|tells| tells.fact == id && tells.what == what)
        };
        let untold: Vec<&str> = answers_of(fact)
            .into_iter()
            .filter(|(what, _)| !tells(*what))
            .map(|(_, name)| name)
            .collect();
        if !untold.is_empty() {
            let what = format!(
                "no [[told]] sentence tells of `{}`: {}; exercises leave it out",
                fact.id,
                untold.join(", ")
            );
            problems.add(&fact.place, Kind::Untold, what);
        }
    }
}

/// What sentences have to tell of a fact, and how that is named. That nobody knows may be left untold: then nothing is said.
fn answers_of(fact: &Fact) -> Vec<(What, &str)> {
    let values = fact.values.iter().enumerate();
    let mut all: Vec<(What, &str)> = values
        .map(|(value, item)| (What::Value(value), item.code.as_str()))
        .collect();
    match fact.domain {
        Domain::Number { .. } | Domain::Date => all.push((What::Told(()), "#")),
        Domain::Choices { .. } => all.push((What::Rest(()), "that nothing else is so (`rest`)")),
        Domain::YesNo | Domain::Choice => {}
    }
    all
}
