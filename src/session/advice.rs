//! What the result shows beside the verdicts: why, what to do, by when, and what to keep in mind.

use chrono::NaiveDate;

use crate::engine::asking::outlook::Outlook;
use crate::engine::assessment::{self, Applying, Assessment, Depth, Verdict, judge};
use crate::engine::case::{Answer, Case};
use crate::engine::deadline::Due;
use crate::engine::filling;
use crate::engine::pack::{DecisionId, FactId, Pack, ValueId};
use crate::session::Session;
use crate::session::judgement::{self, Judgement};
use crate::session::standing::{Reasons, Standing, State};

/// The result of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// Whether every question that can change a primary verdict is answered; otherwise it was asked for early.
    pub is_complete: bool,
    /// Clauses to say aloud, a list for each decision that is settled and that the worker does not judge otherwise.
    pub say: Vec<Vec<String>>,
    /// Why, for each decision shown, in their order.
    pub reasons: Vec<Reasons>,
    /// What must be done: first what should have been done by now.
    pub duties: Vec<Task>,
    /// What must be done if more turns out to hold: first what only a judgement is lacking for, then what the fewest answers
    /// are.
    pub possible_duties: Vec<Task>,
    /// The dated duties among both, earliest first.
    pub times: Vec<Time>,
    /// Notices that hold, by index in the pack.
    pub notices: Vec<usize>,
    /// Notices that may come to hold, by index in the pack.
    pub possible_notices: Vec<usize>,
    /// The prescribed texts that the case has use for, by index in the pack. [`Advice::text`] fills them.
    pub texts: Vec<usize>,
    /// What the worker judges otherwise than the rules.
    pub judgements: Vec<Judgement>,
    /// The judgements in words of their own, where no prescribed text has a place for them; else empty.
    pub judged: String,
    /// Whether the worker's own case is shown, which may be judged otherwise.
    pub may_judge: bool,
    /// Where a verdict is missing: whom to turn to first, by decision and value.
    pub safest_contact: Option<(DecisionId, ValueId)>,
}

/// A duty on the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its index in the pack.
    pub duty: usize,
    /// Its deadline.
    pub due: Option<Due>,
    /// What it turns on, where it only may apply.
    pub depends_on: Vec<FactId>,
}

/// A deadline with its day.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {
    /// The duty's index in the pack.
    pub duty: usize,
    /// When.
    pub due: Due,
    /// Whether the duty applies for certain.
    pub certain: bool,
}

impl Advice {
    /// The advice that an assessment amounts to.
    pub fn of(session: &Session, assessment: &Assessment, standings: &[Standing]) -> Advice {
        let (pack, case): (&Pack, &Case) = (session.pack(), session.case());
        let reach = pack.diagrams.reach(&case.masks(pack));
        let possible = assessment.duties.iter().filter(|duty| !duty.certain);
        let conditions = possible.map(|duty| pack.duties[duty.index].when);
        let outlook = Outlook::new(pack, case, &reach, conditions);
        let unknown: Vec<FactId> = unanswered(pack, case);
        let task = |applying: &Applying| {
            let duty = &pack.duties[applying.index];
            let depends_on = if applying.certain {
                Vec::new()
            } else {
                let turning = outlook.turning([duty.when]);
                let turns = |fact: &FactId| turning >> fact & 1 == 1;
                unknown.iter().copied().filter(turns).collect()
            };
            Task {
                duty: applying.index,
                due: applying.due.clone(),
                depends_on,
            }
        };
        let split = |certain: bool| {
            assessment
                .duties
                .iter()
                .filter(move |duty| duty.certain == certain)
        };
        let noticed = |certain: bool| {
            assessment
                .notices
                .iter()
                .filter(|notice| notice.certain == certain)
                .map(|notice| notice.index)
                .collect()
        };
        let reasons = standings
            .iter()
            .map(|standing| {
                Reasons::of(
                    pack,
                    case,
                    &assessment.decisions[standing.decision],
                    standing.decision,
                )
            })
            .collect();
        let judgements = judgement::on(session.judgements(), standings);
        let judged = judgement::told(&judgements);
        let offered = filling::offered(pack, case);
        let has_place = offered
            .iter()
            .any(|&at| filling::takes_judgement(&pack.templates[at]));
        Advice {
            is_complete: assessment.open_facts.is_empty(),
            say: standings
                .iter()
                .map(|standing| clauses(pack, standing))
                .filter(|clauses| !clauses.is_empty())
                .collect(),
            reasons,
            duties: missed_first(split(true).map(task).collect(), |due| due.passed),
            possible_duties: nearest_first(split(false).map(task).collect()),
            times: times(&assessment.duties),
            notices: noticed(true),
            possible_notices: noticed(false),
            texts: offered,
            judgements: judgements.into_iter().cloned().collect(),
            judged: if has_place || judged.is_empty() {
                String::new()
            } else {
                filling::judgements(pack, case, &judged) + "."
            },
            may_judge: !session.is_trial(),
            safest_contact: safest_contact(pack, &assessment.decisions, standings),
        }
    }

    /// A prescribed text filled from the case that this is the result of, with what the worker judges otherwise. `local` is the
    /// day that local data give for a date fact, as [`filling::fill`] takes it.
    pub fn text(
        &self,
        pack: &Pack,
        case: &Case,
        template: usize,
        local: Option<(FactId, NaiveDate)>,
    ) -> String {
        let judgements: Vec<&Judgement> = self.judgements.iter().collect();
        let judged = judgement::told(&judgements);
        filling::fill(pack, case, &pack.templates[template], &judged, local)
    }

    /// The journal note of a session: the prescribed text that has a place for the worker's own judgement, as it is shown; where
    /// the case has none, the judgement in words of its own. Empty where there is neither. `local` as in [`Advice::text`].
    pub fn note(session: &Session, local: Option<(FactId, NaiveDate)>) -> String {
        let (pack, case) = (session.pack(), session.case());
        let assessment = judge(pack, case, Depth::Result);
        let standings = Standing::shown(pack, &assessment.decisions);
        let advice = Advice::of(session, &assessment, &standings);
        let is_note = |template: &&usize| filling::takes_judgement(&pack.templates[**template]);
        match advice.texts.iter().find(is_note) {
            Some(&template) => advice.text(pack, case, template, local),
            None => advice.judged,
        }
    }
}

/// The clauses that a settled decision says aloud; an open one keeps quiet, for it could be wrong, and so does one that the worker
/// judges otherwise: nobody says to a caller what they do not stand for.
fn clauses(pack: &Pack, standing: &Standing) -> Vec<String> {
    let State::Settled { values } = &standing.state else {
        return Vec::new();
    };
    if standing.is_judged {
        return Vec::new();
    }
    let decision = &pack.decisions[standing.decision];
    values
        .iter()
        .map(|&value| decision.values[value].say.clone())
        .filter(|say| !say.is_empty())
        .collect()
}

/// Whom to turn to first; only where a verdict is missing.
fn safest_contact(
    pack: &Pack,
    verdicts: &[Verdict],
    standings: &[Standing],
) -> Option<(DecisionId, ValueId)> {
    let is_missing =
        |standing: &Standing| matches!(standing.state, State::Gap { .. } | State::Conflict { .. });
    if !standings.iter().any(is_missing) {
        return None;
    }
    assessment::safest_contact(pack, |decision| verdicts[decision].finding.clone())
}

fn unanswered(pack: &Pack, case: &Case) -> Vec<FactId> {
    let is_unknown = |fact: &FactId| {
        !case.is_complete(pack, *fact) || case.answer(*fact) == Some(Answer::Unknown)
    };
    (0..pack.facts.len()).filter(is_unknown).collect()
}

/// Tasks whose deadline is missed before all others; otherwise as they stood.
pub fn missed_first(tasks: Vec<Task>, is_missed: impl Fn(&Due) -> bool) -> Vec<Task> {
    let is_missed = |task: &Task| task.due.as_ref().is_some_and(&is_missed);
    let (mut missed, rest): (Vec<Task>, Vec<Task>) = tasks.into_iter().partition(is_missed);
    missed.extend(rest);
    missed
}

/// Tasks by how many answers they turn on, the fewest first; otherwise as they stood. Sorted by insertion: there are a handful.
fn nearest_first(tasks: Vec<Task>) -> Vec<Task> {
    let mut sorted: Vec<Task> = Vec::new();
    for task in tasks {
        let farther = |other: &Task| other.depends_on.len() > task.depends_on.len();
        let place = sorted.iter().position(farther).unwrap_or(sorted.len());
        sorted.insert(place, task);
    }
    sorted
}

/// The deadlines by day, those without one last; of a duty that only may apply, none without a day. Sorted by insertion: there are a handful.
fn times(duties: &[Applying]) -> Vec<Time> {
    let mut times: Vec<Time> = Vec::new();
    for applying in duties {
        if let Some(due) = applying
            .due
            .clone()
            .filter(|due| applying.certain || due.date.is_some() || due.passed)
        {
            let later = |time: &Time| {
                due.date
                    .is_some_and(|date| time.due.date.is_none_or(|other| date < other))
            };
            let place = times.iter().position(later).unwrap_or(times.len());
            times.insert(
                place,
                Time {
                    duty: applying.index,
                    due,
                    certain: applying.certain,
                },
            );
        }
    }
    times
}
