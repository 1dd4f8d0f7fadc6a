//! A step of the guided presentation: the questions of one of the author's screens, put together.
//!
//! What stands on a step follows from the case and from what is filled in so far, from the top down: a question is put where it
//! can still change something after those above it. So filling in one changes only what stands below, and what has become
//! pointless is gone. Nothing of it is stored.

use crate::engine::asking;
use crate::engine::asking::outlook::Outlook;
use crate::engine::assessment::Assessment;
use crate::engine::case::{Answer, Case};
use crate::engine::decision::{self, Certainty, certainty};
use crate::engine::pack::{FactId, Kind, Pack};
use crate::session::{Opened, Session};

/// Questions that are answered in one go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The author's screen, by index in the pack; none for a question that stands by itself.
    pub screen: Option<usize>,
    /// The questions that may come to be put, in the author's order.
    pub questions: Vec<FactId>,
    /// The answers that they have already.
    pub given: Vec<(FactId, Answer)>,
    /// Those that are [put](Step::put) with these.
    pub put_at_first: Vec<FactId>,
    /// Which step of the run this is, from 1.
    pub number: usize,
    /// How many steps can still follow before the answers are checked.
    pub left: usize,
    /// Whether it only makes the list of duties more exact.
    pub is_afterthought: bool,
    /// Those that are put once more, whether or not they still change anything.
    again: Vec<FactId>,
    /// The case without the answers to the questions.
    rest: Case,
}

impl Step {
    /// The step on which a question is put.
    pub(super) fn of(session: &Session, assessment: &Assessment, fact: FactId) -> Step {
        let (pack, case) = (&session.pack, &session.case);
        let (open, later) = (&assessment.open_facts, &assessment.later_facts);
        let is_afterthought = open.is_empty() && later.contains(&fact);
        let relevant = if is_afterthought { later } else { open };
        let runs = runs(pack, &session.order);
        let place = runs.iter().position(|run| run.contains(&fact));
        let again = match (session.opened, place) {
            (Opened::Step(_), Some(place)) => runs[place].clone(),
            (Opened::Question(_) | Opened::Step(_), _) => vec![fact],
            (Opened::Nothing | Opened::ResultSoFar, _) => Vec::new(),
        };
        let screen = match session.opened {
            Opened::Question(_) => None,
            _ => screen_of(pack, fact),
        };
        let questions: Vec<FactId> = match screen {
            Some(screen) => {
                let put = |fact: &FactId| again.contains(fact) || relevant.contains(fact);
                let facts = pack.screens[screen].facts.iter().copied();
                facts.filter(put).collect()
            }
            None => vec![fact],
        };
        let mut others = asking::screens(pack, relevant);
        others.retain(|group| !group.iter().any(|other| questions.contains(other)));
        // One that may come to be asked is a step more at most.
        let early = match is_afterthought {
            true => 0,
            false => asking::may_be_early(pack, case, open).len(),
        };
        let given = questions
            .iter()
            .filter_map(|&fact| Some((fact, whole(pack, fact, case.answer(fact)?)?)));
        let mut step = Step {
            put_at_first: Vec::new(),
            screen: screen.filter(|_| questions.len() > 1),
            given: given.collect(),
            number: place.unwrap_or(runs.len()) + 1,
            left: others.len() + early,
            is_afterthought,
            rest: case.retain(|fact| !questions.contains(&fact)),
            again,
            questions,
        };
        step.put_at_first = step.put(pack, &step.given);
        step
    }

    /// The questions that are put where this much is filled in: at least one.
    pub fn put(&self, pack: &Pack, filled: &[(FactId, Answer)]) -> Vec<FactId> {
        let mut case = self.rest.clone();
        let mut put = Vec::new();
        // Until a question above is answered, one that may come to apply has to wait.
        let mut waits = false;
        let mut relevant = self.relevant(pack, &case);
        for &fact in &self.questions {
            let Some(&(_, applies)) = relevant.iter().find(|(other, _)| *other == fact) else {
                continue;
            };
            if waits && applies != Certainty::Certain {
                continue;
            }
            put.push(fact);
            match filled.iter().find(|(other, _)| *other == fact) {
                Some((_, answer)) if case.set(pack, fact, Some(*answer)).is_ok() => {
                    relevant = self.relevant(pack, &case);
                }
                _ => waits = true,
            }
        }
        if put.is_empty() {
            put.extend(self.again.first().or(self.questions.first()));
        }
        put
    }

    /// The questions that can change something, or are put once more, and whether each applies for certain.
    fn relevant(&self, pack: &Pack, case: &Case) -> Vec<(FactId, Certainty)> {
        let reach = pack.diagrams.reach(&case.masks(pack));
        let mut relevant = self.again.clone();
        // Of answers that contradict each other nothing follows.
        if decision::is_consistent(pack, &reach) {
            let outlook = if self.is_afterthought {
                Outlook::whole(pack, case, &reach)
            } else {
                Outlook::primary(pack, case, &reach)
            };
            let open = asking::open_facts(pack, case, &outlook);
            if self.is_afterthought {
                relevant.extend(asking::later_facts(pack, case, &reach, &outlook, &open));
            }
            relevant.extend(open);
        }
        let applying = relevant.into_iter().map(|fact| {
            let applies = pack.facts[fact].applies;
            let certain = |root| certainty(&reach, root);
            (fact, applies.map_or(Certainty::Certain, certain))
        });
        applying
            .filter(|(_, applies)| *applies != Certainty::Excluded)
            .collect()
    }
}

/// The first question of the most useful screen.
pub(super) fn first_of_next(session: &Session, open: &[FactId]) -> Option<FactId> {
    let (pack, case) = (&session.pack, &session.case);
    let reach = pack.diagrams.reach(&case.masks(pack));
    let outlook = Outlook::primary(pack, case, &reach);
    asking::next_screen(pack, &outlook, open).first().copied()
}

/// The question before the step of an answered one: the last of the step before it.
pub(super) fn before(session: &Session, fact: FactId) -> Option<FactId> {
    let runs = runs(&session.pack, &session.order);
    let place = runs.iter().position(|run| run.contains(&fact))?;
    runs[..place].last()?.last().copied()
}

/// The answered questions as steps: those of one screen that were answered one after the other.
fn runs(pack: &Pack, order: &[FactId]) -> Vec<Vec<FactId>> {
    let mut runs: Vec<Vec<FactId>> = Vec::new();
    for &fact in order {
        let screen = screen_of(pack, fact);
        match runs.last_mut() {
            Some(run) if screen.is_some() && screen_of(pack, run[0]) == screen => run.push(fact),
            _ => runs.push(vec![fact]),
        }
    }
    runs
}

fn screen_of(pack: &Pack, fact: FactId) -> Option<usize> {
    let mut screens = pack.screens.iter();
    screens.position(|screen| screen.facts.contains(&fact))
}

/// An answer as a form has it: where some values are chosen, the others are not; where none is, it is not filled in.
fn whole(pack: &Pack, fact: FactId, answer: Answer) -> Option<Answer> {
    let item = &pack.facts[fact];
    match (answer, &item.kind) {
        (Answer::Options { yes, no }, Kind::Choices { .. }) if yes | no != item.options() => {
            (yes != 0).then(|| Answer::only(item, yes))
        }
        _ => Some(answer),
    }
}
