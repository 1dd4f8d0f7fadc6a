//! A set on paper: what a hand-out says, as data, for whoever prints it. In the language of the pack, as its exercises are.

mod reasons;
mod words;

use crate::engine::case::Case;
use crate::engine::decision::{Finding, Status};
use crate::engine::pack::{DecisionId, FactId, Pack};
use crate::engine::written;
use crate::training::exercise::Exercise;
use crate::training::key::Key;
use crate::training::set::{Choice, Set};

pub use reasons::{Reason, reasons};
pub use words::Words;

/// How many values have a box under each exercise; more are listed once, on the first page, and written on a line.
const BOXES: usize = 6;

/// A set as it is handed out.
#[derive(Clone, Debug)]
pub struct Handout {
    /// What is said beside the pack's own words.
    pub words: &'static Words,
    /// Its title.
    pub title: String,
    /// The pack and its version.
    pub pack: String,
    /// The day that it is judged on, and from how many per cent it is passed.
    pub line: String,
    /// What is to be predicted of each exercise.
    pub decisions: Vec<Asked>,
    /// The exercises.
    pub exercises: Vec<Sheet>,
}

/// A decision that is to be predicted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What it is called.
    pub title: String,
    /// Whether several of its values may be the answer.
    pub many: bool,
    /// What it may come to, each with a short hint where the pack has one.
    pub values: Vec<(String, String)>,
}

impl Asked {
    /// Whether its values are listed once for all exercises, being too many to be ticked under each.
    pub fn is_listed(&self) -> bool {
        self.values.len() > BOXES
    }

    /// Whether its values stand on the first page: they are listed there, or have hints, which would take too much room under each exercise.
    pub fn is_explained(&self) -> bool {
        self.is_listed() || self.values.iter().any(|(_, hint)| !hint.is_empty())
    }

    /// Its values in one line, each with its hint.
    pub fn told(&self) -> String {
        let all = self.values.iter().map(|(label, hint)| match hint.as_str() {
            "" => label.clone(),
            hint => format!("{label} ({hint})"),
        });
        all.collect::<Vec<String>>().join(" · ")
    }

    /// What may be answered beside its values.
    pub fn beside(&self, words: &Words) -> Vec<&'static str> {
        let nobody = self.many.then_some(words.nobody);
        let others = [words.silent, words.collides, words.cannot_tell];
        nobody.into_iter().chain(others).collect()
    }
}

/// One exercise on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Its id.
    pub id: String,
    /// Its title, where somebody wrote one.
    pub title: Option<String>,
    /// What it is called on the key: of a drawn one that says what its answer turns on, so it does not stand above the case.
    pub name: String,
    /// What is told.
    pub text: String,
    /// What the routine answers, decision by decision.
    pub key: Vec<Answered>,
    /// The facts that decide.
    pub matter: Vec<String>,
    /// The facts that are told and change nothing.
    pub beside: Vec<String>,
    /// What is told instead in the case beside it, and what comes of that.
    pub pair: Option<(String, String)>,
}

/// What the routine answers of one decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What the decision is called.
    pub decision: String,
    /// The answer.
    pub answer: String,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Handout {
    /// A set of exercises; without a title of its own it is called after the pack.
    pub fn new(pack: &Pack, choice: &Choice, set: &Set, title: &str) -> Handout {
        let words = words::words(&pack.lang);
        let primary = pack.decisions.iter().filter(|it| it.primary);
        let decisions = primary.map(|it| Asked {
            title: it.title.clone(),
            many: it.many,
            values: (it.values.iter())
                .map(|it| (it.label.clone(), it.detail.clone()))
                .collect(),
        });
        let day = written::day(&pack.lang, choice.on);
        Handout {
            words,
            title: match title.trim() {
                "" => format!("{}: {}", words.exercises, pack.title),
                title => title.to_owned(),
            },
            pack: format!("{} {}", pack.title, pack.version),
            line: (words.judged)(&day, choice.pass),
            decisions: decisions.collect(),
            exercises: set
                .exercises
                .iter()
                .map(|it| sheet(pack, words, it))
                .collect(),
        }
    }
}

fn sheet(pack: &Pack, words: &Words, exercise: &Exercise) -> Sheet {
    let shorts = |facts: Vec<FactId>| -> Vec<String> {
        let all = facts.into_iter().map(|fact| pack.facts[fact].short.clone());
        all.collect()
    };
    let matter = exercise.rests_on(pack);
    let beside = exercise.facts().into_iter();
    let beside = beside.filter(|fact| !matter.contains(fact)).collect();
    let pair = exercise.pair.as_ref().map(|pair| {
        let told: Vec<&str> = pair.told.iter().map(|it| it.text.as_str()).collect();
        let key = pair.key.says(pair.decision);
        let answer = key.map(|it| answer(pack, words, it.decision, &it.finding));
        let title = &pack.decisions[pair.decision].title;
        let answer = format!("{title}: {}", answer.unwrap_or_default());
        (told.join(" "), answer)
    });
    Sheet {
        id: exercise.id.to_string(),
        title: exercise.title.clone(),
        name: exercise.name(pack),
        text: exercise.text(),
        key: answered(pack, words, &exercise.case, &exercise.key),
        matter: shorts(matter),
        beside: shorts(beside),
        pair,
    }
}

fn answered(pack: &Pack, words: &Words, case: &Case, key: &Key) -> Vec<Answered> {
    let of = key.decisions.iter().map(|it| Answered {
        decision: pack.decisions[it.decision].title.clone(),
        answer: answer(pack, words, it.decision, &it.finding),
        reasons: reasons(pack, case, it),
    });
    of.collect()
}

fn answer(pack: &Pack, words: &Words, decision: DecisionId, finding: &Finding) -> String {
    let values = &pack.decisions[decision].values;
    let labels = finding.values().iter();
    let labels: Vec<&str> = labels.map(|&value| values[value].label.as_str()).collect();
    let labels = labels.join(", ");
    match (finding.status, labels.as_str()) {
        (Status::Settled, "") => words.nobody.to_owned(),
        (Status::Settled, labels) => labels.to_owned(),
        (Status::Gap, "") => words.silent.to_owned(),
        (Status::Gap, labels) => format!("{}. {}: {labels}", words.silent, words.presumed),
        (Status::Conflict, labels) => format!("{}: {labels}", words.collides),
        (Status::Open | Status::Contradiction, _) => words.cannot_tell.to_owned(),
    }
}
