//! As few answers as the key rests on, and a little beside.
//!
//! What a walk to each verdict asks for is enough to settle it. Of that one answer after the other is left out, in any order, as long as
//! every primary decision still says the same in both cases of a pair; none of what is left can then be left out. What is added beside
//! is asked in such a case and changes nothing: the learner decides what matters, and would not if everything did.

use rustc_hash::FxHashSet;

use crate::engine::case::{Answer, Case};
use crate::engine::decision::{Certainty, Finding, Status, certainty, find, is_consistent};
use crate::engine::diagram::walk::Bits;
use crate::engine::diagram::{Reach, Ref, TRUE, Terminals};
use crate::engine::pack::{FactId, What};
use crate::training::chance::Chance;
use crate::training::drawing::goals::Goal;
use crate::training::drawing::{Drawer, Drawn, MOST_FACTS, MOST_NEEDED, MOST_TOLD, Other, Values};
use crate::training::levels::facts_of_levels;

/// How many answers are added that nobody needs: as many as these wherever there are, and room for them.
pub(super) const BESIDE: [usize; 2] = [2, 3];

/// In how many orders answers are left out, as long as more stay than an exercise tells.
const ORDERS: usize = 4;

/// What must stay as it is while answers are left out.
struct Kept {
    /// The diagrams that must come out the same in the case, with the terminals.
    own: Vec<(Ref, Terminals)>,
    /// The same in the other case.
    other: Vec<(Ref, Terminals)>,
}

impl Drawer<'_> {
    /// The case of some answers, with as few of them as show what is wanted.
    pub(super) fn fewest(
        &self,
        goal: Goal,
        most: usize,
        values: &Values,
        answers: &[Option<Answer>],
        other: Option<Answer>,
        chance: &mut Chance,
    ) -> Option<Drawn> {
        let pack = self.pack;
        let needed = self.needed(values);
        let mut case = Case::new(pack, self.on);
        for &fact in &needed {
            if !self.is_told_by_date(fact, &needed) {
                case.set(pack, fact, Some(answers[fact]?)).ok()?;
            }
        }
        let changed = values.changed.zip(other);
        let pair = |case: &Case| -> Option<Case> {
            let ((fact, _), answer) = changed?;
            let mut pair = case.clone();
            pair.set(pack, fact, Some(answer)).ok()?;
            Some(self.asked(&pair))
        };
        if let Some(((fact, _), _)) = changed {
            // It is told whatever it settles.
            case.set(pack, fact, Some(answers[fact]?)).ok()?;
        }
        let kept = self.kept(goal, most > MOST_FACTS, values, &case, pair(&case).as_ref())?;
        let is_changed = |fact: FactId| values.changed.is_some_and(|(own, _)| own == fact);
        let full = case;
        let mut fewest: Option<Case> = None;
        for _ in 0..ORDERS {
            // What no sentence tells goes first: where it has to stay nothing comes of it.
            let (untold, told): (Vec<FactId>, Vec<FactId>) = (chance
                .shuffled(full.answered().collect()))
            .into_iter()
            .partition(|&fact| answers[fact].is_none_or(|it| !self.can_tell(fact, it)));
            let count = untold.len();
            let mut case = full.clone();
            for (place, fact) in untold.into_iter().chain(told).enumerate() {
                let without = case.retain(|other| other != fact);
                if !is_changed(fact) && self.is_kept(&kept, &without, pair(&without).as_ref()) {
                    case = without;
                } else if place < count {
                    return None;
                }
            }
            let told = |case: &Case| case.answered().count();
            if fewest
                .as_ref()
                .is_none_or(|known| told(&case) < told(known))
            {
                fewest = Some(case);
            }
            if (fewest.as_ref()).is_some_and(|case| told(case) <= MOST_NEEDED) {
                break;
            }
        }
        let mut case = fewest?;
        if case.answered().count() > most {
            return None;
        }
        // The other case of a pair is told too.
        let is_unlikely = |case: &Case| {
            self.is_unlikely(case) || pair(case).is_some_and(|it| self.is_unlikely(&it))
        };
        if is_unlikely(&case) {
            return None;
        }
        let fits =
            |more: &Case| !is_unlikely(more) && self.is_kept(&kept, more, pair(more).as_ref());
        case = self.with_beside(case, answers, fits, chance);
        let other = match values.changed {
            Some((fact, decision)) => Some(Other {
                fact,
                decision,
                case: pair(&case)?,
            }),
            None => None,
        };
        Some(Drawn { case, other })
    }

    /// The facts that walks to all primary verdicts ask for in either case, and those by which it turns whether they are asked.
    fn needed(&self, values: &Values) -> Vec<FactId> {
        let pack = self.pack;
        let fact_of = facts_of_levels(pack);
        let mut needed: Vec<FactId> = Vec::new();
        let mut seen: FxHashSet<Ref> = FxHashSet::default();
        let mut roots: Vec<Ref> = Vec::new();
        for decision in pack.decisions.iter().filter(|it| it.primary) {
            roots.push(decision.root);
            roots.extend(&decision.members);
        }
        let cases = if values.changed.is_some() { 2 } else { 1 };
        while let Some(root) = roots.pop() {
            if !seen.insert(root) {
                continue;
            }
            for of in &values.of[..cases] {
                let mut at = root;
                while at.terminal().is_none() {
                    let level = pack.diagrams.level(at);
                    if let Some(fact) = fact_of[level].filter(|fact| !needed.contains(fact)) {
                        let asked = pack.facts[fact].applies;
                        let is_asked = asked
                            .is_none_or(|root| pack.diagrams.follow(root, &values.of[0]) == TRUE);
                        if is_asked {
                            needed.push(fact);
                            roots.extend(asked);
                            // A number that is compared with another says nothing of that alone.
                            let compared = pack.relations.iter().filter(|it| it.of == fact);
                            needed.extend(compared.map(|it| it.minus));
                        }
                    }
                    at = pack.diagrams.children(at)[usize::from(of[level])];
                }
            }
        }
        let mut once: Vec<FactId> = Vec::new();
        for fact in needed {
            let asked = pack.facts[fact].applies;
            let is_asked = asked.is_none_or(|it| pack.diagrams.follow(it, &values.of[0]) == TRUE);
            if is_asked && !once.contains(&fact) {
                once.push(fact);
            }
        }
        once
    }

    /// Whether there are sentences that tell an answer.
    fn can_tell(&self, fact: FactId, answer: Answer) -> bool {
        let tells = |what: What| self.told.contains(&(fact, what));
        match answer {
            Answer::Unknown => tells(What::Unknown(())),
            Answer::Value(value) => tells(What::Value(value)),
            Answer::Number(number) => tells(What::Told(())) || tells(What::Number(number)),
            Answer::Date(_) => tells(What::Told(())),
            Answer::Options { yes, .. } => {
                yes != 0 && Bits(yes).all(|value| tells(What::Value(value)))
            }
        }
    }

    /// Whether a number follows from a date that is told.
    fn is_told_by_date(&self, fact: FactId, told: &[FactId]) -> bool {
        let follows = self.pack.facts[fact].follows;
        follows.is_some_and(|follows| told.contains(&follows.date))
    }

    /// The case without the answers that are not asked for in it.
    fn asked(&self, case: &Case) -> Case {
        let reach = self.pack.diagrams.reach(&case.masks(self.pack));
        case.retain(|fact| self.applies(&reach, fact) != Certainty::Excluded)
    }

    fn applies(&self, reach: &Reach<'_>, fact: FactId) -> Certainty {
        let applies = self.pack.facts[fact].applies;
        applies.map_or(Certainty::Certain, |root| certainty(reach, root))
    }

    /// What must stay, where the cases show what is wanted.
    fn kept(
        &self,
        goal: Goal,
        at_need: bool,
        values: &Values,
        case: &Case,
        pair: Option<&Case>,
    ) -> Option<Kept> {
        let pack = self.pack;
        let mut own: Vec<Ref> = Vec::new();
        let mut other: Vec<Ref> = Vec::new();
        match goal {
            Goal::Rule(rule) | Goal::Presumed(rule) => own.push(pack.rules[rule].live),
            Goal::Exception(rule, base) => {
                own.push(pack.rules[rule].live);
                other.push(pack.rules[base].live);
            }
            Goal::Silent(gap) => own.push(pack.gaps[gap].when),
            Goal::Boundary(..) | Goal::Flip(_) | Goal::Confused(..) | Goal::Collides(_) => {}
        }
        let shown = own.len();
        let reach = pack.diagrams.reach(&case.masks(pack));
        let reach_other = pair.map(|pair| pack.diagrams.reach(&pair.masks(pack)));
        let is_open =
            |finding: &Finding| matches!(finding.status, Status::Open | Status::Contradiction);
        let differs = values.changed.map(|(_, decision)| decision);
        for (index, decision) in pack.decisions.iter().enumerate() {
            let roots = || std::iter::once(&decision.root).chain(&decision.members);
            if decision.primary {
                let finding = find(pack, decision, &reach);
                let is_wanted = match goal {
                    Goal::Silent(gap) if pack.gaps[gap].decides == index => {
                        finding.status == Status::Gap && finding.presumed.is_empty()
                    }
                    Goal::Presumed(rule) if pack.rules[rule].decides == index => {
                        finding.status == Status::Gap
                    }
                    Goal::Collides(of) if of == index => finding.status == Status::Conflict,
                    Goal::Rule(rule) if pack.rules[rule].decides == index => {
                        finding.status == Status::Settled
                    }
                    Goal::Silent(_) | Goal::Presumed(_) | Goal::Collides(_) => !is_open(&finding),
                    _ if at_need && differs != Some(index) => !is_open(&finding),
                    _ => finding.status == Status::Settled,
                };
                if !is_wanted {
                    return None;
                }
                own.extend(roots());
                if differs == Some(index) {
                    let there = find(pack, decision, reach_other.as_ref()?);
                    if is_open(&there) || there.says_the_same(&finding) {
                        return None;
                    }
                    other.extend(roots());
                }
            }
        }
        let terminals = |reach: &Reach<'_>, roots: Vec<Ref>| -> Vec<(Ref, Terminals)> {
            roots
                .into_iter()
                .map(|root| (root, reach.outcomes(root)))
                .collect()
        };
        let own = terminals(&reach, own);
        let other = match reach_other {
            Some(reach) => terminals(&reach, other),
            None => Vec::new(),
        };
        let holds = |(_, terminals): &(Ref, Terminals)| *terminals == 1 << TRUE;
        let is_shown = own[..shown].iter().all(holds)
            && (other.is_empty() || !matches!(goal, Goal::Exception(..)) || holds(&other[0]));
        let kept = Kept { own, other };
        (is_shown && self.is_kept(&kept, case, pair)).then_some(kept)
    }

    /// Whether two cases still say what is to be kept, and every answer of the first is asked for in it.
    fn is_kept(&self, kept: &Kept, case: &Case, pair: Option<&Case>) -> bool {
        let pack = self.pack;
        let says = |case: &Case, kept: &[(Ref, Terminals)]| {
            let reach = pack.diagrams.reach(&case.masks(pack));
            let all = kept.iter();
            let same = all
                .into_iter()
                .all(|&(root, set)| reach.outcomes(root) == set);
            (same && is_consistent(pack, &reach)).then_some(reach)
        };
        let Some(reach) = says(case, &kept.own) else {
            return false;
        };
        let is_asked = |fact: FactId| self.applies(&reach, fact) == Certainty::Certain;
        case.answered().all(is_asked) && pair.is_none_or(|pair| says(pair, &kept.other).is_some())
    }

    /// The case with a little of what nobody needs, as far as there is any.
    fn with_beside(
        &self,
        mut case: Case,
        answers: &[Option<Answer>],
        fits: impl Fn(&Case) -> bool,
        chance: &mut Chance,
    ) -> Case {
        let wanted = BESIDE[chance.below(BESIDE.len())];
        let room = MOST_TOLD.saturating_sub(case.answered().count());
        let mut left = chance.shuffled((0..self.pack.facts.len()).collect());
        for _ in 0..wanted.min(room) {
            // What is beside may let another be asked that was not before: all that is left is looked at again.
            let reach = self.pack.diagrams.reach(&case.masks(self.pack));
            let found = left.iter().enumerate().find_map(|(place, &fact)| {
                if self.applies(&reach, fact) != Certainty::Certain {
                    return None;
                }
                let more = self.beside(&case, fact, answers[fact])?;
                fits(&more).then_some((place, more))
            });
            let Some((place, more)) = found else {
                break;
            };
            left.remove(place);
            case = more;
        }
        case
    }

    /// The case with an answer beside: one that is asked for in it and says something.
    fn beside(&self, case: &Case, fact: FactId, answer: Option<Answer>) -> Option<Case> {
        let answer = answer?;
        let says = answer != Answer::Unknown && self.can_tell(fact, answer);
        let told: Vec<FactId> = case.answered().collect();
        let follows = self.is_told_by_date(fact, &told)
            || told
                .iter()
                .any(|&number| self.is_told_by_date(number, &[fact]));
        if !says || follows || told.contains(&fact) {
            return None;
        }
        let mut more = case.clone();
        more.set(self.pack, fact, Some(answer)).ok()?;
        Some(more)
    }
}
