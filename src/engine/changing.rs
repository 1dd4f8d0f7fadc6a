//! What would change a verdict: the smallest changes of answers after which a decision comes out otherwise, or may.
//!
//! A change is sure where no completion of the changed case gives what the case gives now, be there one outcome then or several;
//! where some completions do and others do not, more would have to be asked to know. All answers are tried that the rules can tell from
//! the present one; of numbers and dates that come to the same, the nearest. Of a choice of several each option is an answer by itself,
//! and so is "none of these": one taken the other way is one change, be the other in the same choice or another fact.

use crate::engine::case::{Answer, Case};
use crate::engine::decision::{Certainty, Finding, Status, certainty, find, is_consistent, roots};
use crate::engine::diagram::Terminals;
use crate::engine::explanation::bearing;
use crate::engine::pack::{Decision, FactId, Kind, Pack};
use crate::engine::witness::telling_answers;

/// Answers in place of some that were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The new answers, one for each fact that is answered otherwise.
    pub answers: Vec<(FactId, Answer)>,
    /// What the decision comes to then; open where more would have to be asked.
    pub finding: Finding,
    /// Whether it then comes out otherwise whatever else is answered.
    pub is_sure: bool,
}

/// The changes of one answer that change the decision, or may; where there are none, those of two, which may be options of the same
/// choice. Those that are sure to stand
/// first. Empty where it takes more than two, and while the decision is open or the answers contradict each other: then nothing is
/// settled that could be changed.
pub fn changes(pack: &Pack, case: &Case, decision: &Decision) -> Vec<Change> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let present = find(pack, decision, &reach);
    if matches!(present.status, Status::Open | Status::Contradiction) {
        return Vec::new();
    }
    let now: Vec<Terminals> = roots(decision).map(|root| reach.outcomes(root)).collect();
    let mut other = Vec::new();
    for fact in bearing(pack, case, decision) {
        if let Some(answer) = case.answer(fact) {
            other.push((fact, alternatives(pack, case, fact, answer)));
        }
    }
    let attempt =
        |answers: &[(FactId, Answer)]| changed(pack, case, decision, (&present, &now), answers);
    let mut found: Vec<Change> = Vec::new();
    for (fact, answers) in &other {
        for &answer in answers {
            keep(pack, &mut found, attempt(&[(*fact, answer)]));
        }
    }
    if found.is_empty() {
        for (place, (fact, answers)) in other.iter().enumerate() {
            for answer in twice_flipped(pack, case, *fact, answers) {
                keep(pack, &mut found, attempt(&[(*fact, answer)]));
            }
            for (second, beside) in &other[place + 1..] {
                for answers in pairs(pack, case, (*fact, answers), (*second, beside)) {
                    keep(pack, &mut found, attempt(&answers));
                }
            }
        }
    }
    let (mut sure, unsure): (Vec<Change>, Vec<Change>) =
        found.into_iter().partition(|change| change.is_sure);
    sure.extend(unsure);
    sure
}

/// The case with other answers.
pub fn with(pack: &Pack, case: &Case, answers: &[(FactId, Answer)]) -> Case {
    let mut changed = case.clone();
    for &(fact, answer) in answers {
        // An answer that does not fit leaves the case as it is.
        let _ = changed.set(pack, fact, Some(answer));
    }
    changed
}

/// The change to these answers, if they can be given and some completion then gives something else than now.
fn changed(
    pack: &Pack,
    case: &Case,
    decision: &Decision,
    (present, now): (&Finding, &[Terminals]),
    answers: &[(FactId, Answer)],
) -> Option<Change> {
    let reach = pack.diagrams.reach(&with(pack, case, answers).masks(pack));
    let is_asked = |&(fact, _): &(FactId, Answer)| {
        let applies = pack.facts[fact].applies;
        applies.is_none_or(|applies| certainty(&reach, applies) != Certainty::Excluded)
    };
    let then: Vec<Terminals> = roots(decision).map(|root| reach.outcomes(root)).collect();
    let finding = find(pack, decision, &reach);
    let is_possible = is_consistent(pack, &reach) && answers.iter().all(is_asked);
    (is_possible && !finding.says_the_same(present)).then(|| Change {
        answers: answers.to_vec(),
        finding,
        is_sure: now.iter().zip(&then).any(|(now, then)| now & then == 0),
    })
}

/// Adds a change, unless one that is no farther comes to the same by another number or date.
fn keep(pack: &Pack, found: &mut Vec<Change>, change: Option<Change>) {
    let Some(change) = change else {
        return;
    };
    let is_same = |a: &(FactId, Answer), b: &(FactId, Answer)| {
        let measured = matches!(
            pack.facts[a.0].kind,
            Kind::Number { .. } | Kind::Date { .. }
        );
        a.0 == b.0 && (a.1 == b.1 || measured)
    };
    let is_known = |known: &Change| {
        let mut pairs = known.answers.iter().zip(&change.answers);
        known.finding == change.finding
            && known.is_sure == change.is_sure
            && known.answers.len() == change.answers.len()
            && pairs.all(|(known, new)| is_same(known, new))
    };
    if !found.iter().any(is_known) {
        found.push(change);
    }
}

/// The answers in place of one, numbers and dates from the nearest on.
fn alternatives(pack: &Pack, case: &Case, fact: FactId, present: Answer) -> Vec<Answer> {
    let item = &pack.facts[fact];
    let mut answers: Vec<Answer> = Vec::new();
    match (&item.kind, present) {
        (Kind::YesNo | Kind::Choice, _) => {
            answers.extend((0..item.values.len()).map(Answer::Value));
            answers.extend(item.unknown.map(|_| Answer::Unknown));
        }
        (Kind::Choices { none }, Answer::Options { yes, no }) => {
            for option in 0..item.values.len() {
                answers.push(flipped(yes, no, option, *none));
            }
        }
        (Kind::Number { .. }, Answer::Number(_)) | (Kind::Date { .. }, Answer::Date(_)) => {
            for answer in telling_answers(pack, case, fact) {
                let nearer = |known: &Answer| distance(*known, present) > distance(answer, present);
                let place = answers.iter().position(nearer).unwrap_or(answers.len());
                answers.insert(place, answer);
            }
        }
        // "Vet inte" that leaves all possible: nothing is taken back by another answer.
        _ => {}
    }
    answers.retain(|answer| *answer != present);
    answers
}

/// A choice of several with two options taken the other way, by what it is with one. Nothing for any other fact.
fn twice_flipped(pack: &Pack, case: &Case, fact: FactId, once: &[Answer]) -> Vec<Answer> {
    let item = &pack.facts[fact];
    let mut answers = Vec::new();
    let Kind::Choices { none } = item.kind else {
        return answers;
    };
    for &first in once {
        let Answer::Options { yes, no } = first else {
            continue;
        };
        for option in 0..item.values.len() {
            let answer = flipped(yes, no, option, none);
            let is_nearer = case.answer(fact) == Some(answer) || once.contains(&answer);
            if !is_nearer && !answers.contains(&answer) {
                answers.push(answer);
            }
        }
    }
    answers
}

/// Two answers in place of two. Of numbers that are compared with each other those count that can be told apart beside the other's new
/// one, and not only beside that which was given.
fn pairs(
    pack: &Pack,
    case: &Case,
    (fact, answers): (FactId, &[Answer]),
    (second, beside): (FactId, &[Answer]),
) -> Vec<[(FactId, Answer); 2]> {
    let mut pairs = Vec::new();
    let are_compared = pack.relations.iter().any(|relation| {
        let compared = (relation.of, relation.minus);
        compared == (fact, second) || compared == (second, fact)
    });
    let given = (case.answer(fact), case.answer(second));
    let (true, (Some(first_given), Some(second_given))) = (are_compared, given) else {
        for &answer in answers {
            pairs.extend(
                beside
                    .iter()
                    .map(|&other| [(fact, answer), (second, other)]),
            );
        }
        return pairs;
    };
    let alone = case.retain(|other| other != second);
    for answer in alternatives(pack, &alone, fact, first_given) {
        let changed = with(pack, case, &[(fact, answer)]);
        let beside = alternatives(pack, &changed, second, second_given);
        pairs.extend(
            beside
                .iter()
                .map(|&other| [(fact, answer), (second, other)]),
        );
    }
    pairs
}

/// A choice of several with one option taken the other way. The option that excludes the rest holds where no other does.
fn flipped(yes: u32, no: u32, option: usize, none: Option<usize>) -> Answer {
    let all = yes | no;
    let none = none.map_or(0, |none| 1 << none) & all;
    let mut yes = yes ^ (1 << option & all);
    if none == 1 << option {
        yes &= none;
    } else {
        yes &= !none;
    }
    if yes == 0 {
        yes = none;
    }
    Answer::Options {
        yes,
        no: all & !yes,
    }
}

fn distance(a: Answer, b: Answer) -> i64 {
    match (a, b) {
        (Answer::Number(a), Answer::Number(b)) => i64::from(a - b).abs(),
        (Answer::Date(a), Answer::Date(b)) => (a - b).num_days().abs(),
        _ => 0,
    }
}
