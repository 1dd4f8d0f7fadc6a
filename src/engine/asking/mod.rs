//! Which facts can still change a decision, and which of them to ask for next.
//!
//! A fact is open for a decision where two allowed completions that differ only in it lead to different outcomes. Where the
//! author's side has stored an order of questions, the best one or one close to it, that is followed ([`route`]). Elsewhere the
//! most useful of the open facts comes next: the one whose answer is expected to lower the summed entropy of the primary decisions'
//! outcomes most for what it costs to ask, and that a case may not be told without it counts as well. A `many`
//! decision counts with the entropy of its standing and of each member, summed. What an author has pinned comes before
//! everything else.

pub mod beginning;
mod chances;
pub mod first;
pub mod outlook;
pub mod route;

use crate::engine::asking::chances::{Chances, Worth};
use crate::engine::asking::outlook::{FactSet, Outlook, answered, listed};
use crate::engine::case::{Answer, Case};
use crate::engine::decision::{self, Certainty, Status};
use crate::engine::diagram::{Reach, Ref};
use crate::engine::pack::{Anchor, Deadline, Decision, DecisionId, Duty, FactId, Kind, Pack};

/// How many bits it counts for that no case can be told without a fact: what has to be asked anyway costs nothing to be asked at
/// once, and what it tells may spare a question that only seemed to tell more. Where it counts for more, all is settled still a
/// little sooner on average, but the first certain answer and the longest cases come later.
const NEEDED: f64 = 0.5;

/// A question, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The fact to ask for.
    pub fact: FactId,
    /// The screen it stands on.
    pub screen: Option<usize>,
}

/// The facts that can still change a decision, in file order: those not asked, and those answered "vet inte".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Openness {
    /// Facts that have not been asked, or only in part.
    pub open: Vec<FactId>,
    /// Facts that the worker does not know and that would change the outcome.
    pub waits_for: Vec<FactId>,
}

/// Which facts a decision still turns on. The outlook holds the decision's roots.
pub fn openness(pack: &Pack, case: &Case, outlook: &Outlook<'_>, decision: &Decision) -> Openness {
    let mut openness = Openness::default();
    for fact in listed(outlook.turning(decision::roots(decision))) {
        if case.answer(fact) == Some(Answer::Unknown) {
            openness.waits_for.push(fact);
        } else if !case.is_complete(pack, fact) {
            openness.open.push(fact);
        }
    }
    openness
}

/// The open facts of the primary decisions together, and those that are asked [early](crate::engine::pack::Fact::early) in this case,
/// in file order. The outlook holds the roots of all primary decisions.
pub fn open_facts(pack: &Pack, case: &Case, outlook: &Outlook<'_>) -> Vec<FactId> {
    let roots = primary(pack).flat_map(decision::roots);
    let answered = answered(pack, case);
    let turning = outlook.turning_among(!answered, roots);
    let early = early(pack, case, |certainty| certainty == Certainty::Certain);
    listed(turning | early & !answered).collect()
}

/// The facts that no primary decision turns on now, and that may come to be asked before the result all the same, in file order.
pub fn may_be_early(pack: &Pack, case: &Case, open: &[FactId]) -> Vec<FactId> {
    let may = early(pack, case, |certainty| certainty != Certainty::Excluded);
    let others = listed(may & !answered(pack, case));
    others.filter(|fact| !open.contains(fact)).collect()
}

/// The facts that are asked before the result where their conditions are as is wanted.
fn early(pack: &Pack, case: &Case, wanted: impl Fn(Certainty) -> bool) -> FactSet {
    if pack.facts.iter().all(|fact| fact.early.is_none()) {
        return 0;
    }
    let reach = pack.diagrams.reach(&case.masks(pack));
    let facts = pack.facts.iter().enumerate();
    let is_it = |root| wanted(decision::certainty(&reach, root));
    facts
        .filter(|(_, it)| it.early.is_some_and(is_it) && it.applies.is_none_or(is_it))
        .fold(0, |facts, (fact, _)| facts | 1 << fact)
}

/// The facts that no primary decision turns on but a duty, its deadline or a notice does: asked afterwards, on request,
/// those first that a day is counted from. The outlook is the [whole](Outlook::whole) one.
pub fn later_facts(
    pack: &Pack,
    case: &Case,
    reach: &Reach<'_>,
    outlook: &Outlook<'_>,
    open: &[FactId],
) -> Vec<FactId> {
    let due = || {
        let certain = |duty: &&Duty| decision::certainty(reach, duty.when) == Certainty::Certain;
        let counts = |deadline: &&Deadline| {
            deadline
                .when
                .is_none_or(|when| decision::certainty(reach, when) != Certainty::Excluded)
        };
        let duties = pack.duties.iter().filter(certain);
        duties.flat_map(|duty| &duty.deadlines).filter(counts)
    };
    let roots: Vec<Ref> = pack
        .duties
        .iter()
        .map(|duty| duty.when)
        .chain(pack.notices.iter().map(|notice| notice.when))
        .chain(due().flat_map(|deadline| {
            let conditions = [deadline.when, deadline.due, deadline.missed];
            conditions.into_iter().flatten()
        }))
        .collect();
    let settled = open
        .iter()
        .fold(answered(pack, case), |facts, fact| facts | 1 << fact);
    let turning = outlook.turning_among(!settled, roots);
    let mut anchors: Vec<FactId> = due()
        .filter_map(|deadline| deadline.from.as_ref())
        .flat_map(Anchor::facts)
        .collect();
    // A date that a number follows from can be told instead of it, wherever the number is asked for.
    anchors.extend(open.iter().filter_map(|&fact| {
        let follows = pack.facts[fact].follows;
        follows.map(|follows| follows.date)
    }));
    let later = (0..pack.facts.len())
        .filter(|fact| !case.is_complete(pack, *fact) && !open.contains(fact))
        .filter(|&fact| {
            pack.facts[fact]
                .applies
                .is_none_or(|applies| decision::certainty(reach, applies) != Certainty::Excluded)
        })
        .filter(|fact| anchors.contains(fact) || turning >> fact & 1 == 1);
    // The day by which something must be done comes before what may have to be done as well.
    let (mut first, second): (Vec<FactId>, Vec<FactId>) =
        later.partition(|fact| anchors.contains(fact));
    first.extend(second);
    first
}

/// The most useful of the open facts; the earlier in the file where two are alike.
pub fn next_question(
    pack: &Pack,
    case: &Case,
    outlook: &Outlook<'_>,
    open: &[FactId],
) -> Option<Question> {
    let roots: Vec<Ref> = primary(pack).flat_map(decision::roots).collect();
    let answered = answered(pack, case);
    let fact = stored(outlook, answered, open)
        .or_else(|| first::next(pack, case, answered).filter(|fact| open.contains(fact)))
        .or_else(|| most_useful(outlook, &roots, open))?;
    let screen = screen_of(pack, fact);
    Some(Question { fact, screen })
}

/// The facts of the most useful screen that are open, in the author's order. A fact on no screen is one by itself.
pub fn next_screen(pack: &Pack, outlook: &Outlook<'_>, open: &[FactId]) -> Vec<FactId> {
    let roots: Vec<Ref> = primary(pack).flat_map(decision::roots).collect();
    most_useful_screen(outlook, &roots, open)
}

/// The next question of the pack's stored route, where the case is on it and the question is open.
pub fn stored(outlook: &Outlook<'_>, answered: FactSet, open: &[FactId]) -> Option<FactId> {
    route::next(outlook.pack, outlook.narrowed.masks(), answered).filter(|fact| open.contains(fact))
}

/// The open fact that tells most of some roots for what it costs to ask, of those that may come first.
pub fn most_useful(outlook: &Outlook<'_>, roots: &[Ref], open: &[FactId]) -> Option<FactId> {
    let candidates = candidates(outlook.pack, open);
    if candidates.len() < 2 {
        return candidates.first().copied();
    }
    let best = best(&usefulness(outlook, roots, &candidates))?;
    Some(candidates[best])
}

/// The open facts of the screen that tells most of some roots, of those that may come first.
pub fn most_useful_screen(outlook: &Outlook<'_>, roots: &[Ref], open: &[FactId]) -> Vec<FactId> {
    let mut groups = candidate_groups(outlook.pack, screens(outlook.pack, open));
    if groups.len() < 2 {
        return groups.pop().unwrap_or_default();
    }
    let useful = usefulness(outlook, roots, open);
    let of_fact = |fact: &FactId| {
        let place = open.iter().position(|other| other == fact);
        place.map_or(0.0, |place| useful[place])
    };
    let sums: Vec<f64> = groups
        .iter()
        .map(|facts| facts.iter().map(of_fact).sum())
        .collect();
    best(&sums).map_or(Vec::new(), |place| groups.swap_remove(place))
}

/// Some facts as their screens group them, in file order; a fact on no screen is a group by itself.
pub fn screens(pack: &Pack, facts: &[FactId]) -> Vec<Vec<FactId>> {
    let on_screens = pack.screens.iter().map(|screen| -> Vec<FactId> {
        let here = screen.facts.iter().filter(|fact| facts.contains(fact));
        here.copied().collect()
    });
    let alone = facts
        .iter()
        .filter(|&&fact| screen_of(pack, fact).is_none())
        .map(|&fact| vec![fact]);
    on_screens
        .chain(alone)
        .filter(|group| !group.is_empty())
        .collect()
}

/// The open facts that may be asked next: the first pinned one, else those of the first pinned screen, else all.
pub fn candidates(pack: &Pack, open: &[FactId]) -> Vec<FactId> {
    if let Some(&first) = open.iter().find(|&&fact| pack.facts[fact].pinned) {
        return vec![first];
    }
    let pinned = pack.screens.iter().filter(|screen| screen.pinned);
    let on_screen = |facts: &[FactId]| -> Vec<FactId> {
        let here = open.iter().filter(|fact| facts.contains(fact));
        here.copied().collect()
    };
    pinned
        .map(|screen| on_screen(&screen.facts))
        .find(|facts| !facts.is_empty())
        .unwrap_or_else(|| open.to_vec())
}

/// The groups of open facts that may be asked next: the first with a pinned fact, else the first of a pinned screen, else all.
pub fn candidate_groups(pack: &Pack, mut groups: Vec<Vec<FactId>>) -> Vec<Vec<FactId>> {
    let pinned = |group: &Vec<FactId>| group.iter().any(|&fact| pack.facts[fact].pinned);
    let on_pinned = |group: &Vec<FactId>| {
        group
            .iter()
            .filter_map(|&fact| screen_of(pack, fact))
            .any(|screen| pack.screens[screen].pinned)
    };
    let place = groups
        .iter()
        .position(pinned)
        .or_else(|| groups.iter().position(on_pinned));
    match place {
        Some(place) => vec![groups.swap_remove(place)],
        None => groups,
    }
}

/// How much each fact tells of the roots for what it costs to ask.
fn usefulness(outlook: &Outlook<'_>, roots: &[Ref], facts: &[FactId]) -> Vec<f64> {
    let undecided: Vec<Ref> = roots
        .iter()
        .copied()
        .filter(|&root| outlook.is_undecided(root))
        .collect();
    let worth = Chances::new(outlook, &undecided).worth(&undecided, facts);
    let cost = |&fact: &FactId| f64::from(outlook.pack.facts[fact].cost.max(1));
    let useful = |(Worth { bits, needed }, fact)| (bits + NEEDED * needed) / cost(fact);
    worth.into_iter().zip(facts).map(useful).collect()
}

/// The place of the largest; the first of those that are alike.
fn best(values: &[f64]) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (place, value) in values.iter().enumerate() {
        if best.is_none_or(|best| *value > values[best] + 1e-9) {
            best = Some(place);
        }
    }
    best
}

fn screen_of(pack: &Pack, fact: FactId) -> Option<usize> {
    pack.screens
        .iter()
        .position(|screen| screen.facts.contains(&fact))
}

/// For each answer to a fact the decisions that it would settle, and that are not settled yet.
pub fn settles(pack: &Pack, case: &Case, fact: FactId) -> Vec<(usize, Vec<DecisionId>)> {
    let before: Vec<Status> = statuses(pack, case);
    let answers: Vec<(usize, Answer)> = match &pack.facts[fact].kind {
        Kind::YesNo | Kind::Choice => (0..pack.facts[fact].values.len())
            .map(|value| (value, Answer::Value(value)))
            .collect(),
        Kind::Choices { .. } => {
            let (yes, no) = match case.answer(fact) {
                Some(Answer::Options { yes, no }) => (yes, no),
                _ => (0, 0),
            };
            (0..pack.facts[fact].values.len())
                .filter(|value| (yes | no) >> value & 1 == 0)
                .map(|value| {
                    (
                        value,
                        Answer::Options {
                            yes: yes | 1 << value,
                            no,
                        },
                    )
                })
                .collect()
        }
        Kind::Number { .. } | Kind::Date { .. } => Vec::new(),
    };
    answers
        .into_iter()
        .map(|(value, answer)| {
            let mut next = case.clone();
            let settled = match next.set(pack, fact, Some(answer)) {
                Ok(()) => {
                    let after = statuses(pack, &next);
                    (0..before.len())
                        .filter(|&d| before[d] == Status::Open && after[d] == Status::Settled)
                        .collect()
                }
                Err(_) => Vec::new(),
            };
            (value, settled)
        })
        .collect()
}

fn statuses(pack: &Pack, case: &Case) -> Vec<Status> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    pack.decisions
        .iter()
        .map(|decision| decision::find(pack, decision, &reach).status)
        .collect()
}

fn primary(pack: &Pack) -> impl Iterator<Item = &Decision> {
    pack.decisions.iter().filter(|decision| decision.primary)
}
