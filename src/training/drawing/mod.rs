//! Draws a case for a goal: values by the diagrams, then answers, then as few of them as the key rests on.
//!
//! **goals** say what is to be shown; **plan** draws values that show it, uniform over the classes of cases but for the **shares** of
//! answers; **concrete** makes numbers and days of them; **fewest** leaves out what the key does not rest on and adds a little of
//! what nobody needs. What the pack calls unlikely is drawn anew: that its answers go together is for the rules to say, that nobody would
//! tell them of one person is not.

mod concrete;
mod fewest;
mod goals;
mod plan;
mod shares;

use std::cell::RefCell;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::engine::case::{Answer, Case};
use crate::engine::diagram::{FORBIDDEN, Ref, TRUE};
use crate::engine::pack::{DecisionId, FactId, Kind as Domain, Material, Pack, What};
use crate::training::chance::Chance;
use crate::training::drawing::concrete::Calendar;
pub(crate) use crate::training::drawing::goals::Goal;
use crate::training::drawing::goals::Verdict;
use crate::training::drawing::plan::{Plan, Wanted};
use crate::training::kind::Kind;

/// The most facts that an exercise tells because its key rests on them.
pub(crate) const MOST_FACTS: usize = 9;

/// The most that it tells with what nobody needs, and with the birthday that goes with an age.
pub(crate) const MOST_TOLD: usize = MOST_FACTS + fewest::BESIDE[0];

/// The most that its key rests on wherever that can be: who has less to listen for learns more from it.
pub(crate) const MOST_NEEDED: usize = MOST_FACTS - fewest::BESIDE[0];

/// The most where so few do not show what is wanted: some rules count only after much has been ruled out.
pub(crate) const MOST_FACTS_AT_NEED: usize = 15;

/// Draws cases of one pack on one day.
pub(crate) struct Drawer<'p> {
    pack: &'p Pack,
    material: &'p Material,
    on: NaiveDate,
    calendar: Calendar,
    /// For each node of the diagrams the levels below it.
    mentioned: Vec<u128>,
    /// For each level its values with their shares.
    shares: Vec<Vec<(u8, f64)>>,
    verdicts: Vec<Verdict>,
    /// What some sentence tells, alone or with something else.
    told: FxHashSet<(FactId, What)>,
    goals: Vec<(Kind, Vec<Goal>)>,
    /// Ways in which two cases cannot differ as a goal wants it; looked at once.
    vain: RefCell<FxHashSet<Way>>,
}

/// A goal, the diagrams that two cases come out by, and the answer in which they differ: a fact and one of its options.
type Way = (Goal, [Ref; 2], FactId, usize);

/// A case that shows what was wanted.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    /// The answers that are told.
    pub(crate) case: Case,
    /// The other case, that differs in one answer, and in which decision that tells.
    pub(crate) other: Option<Other>,
}

/// A case that differs in one answer.
#[derive(Clone, Debug)]
pub(crate) struct Other {
    /// The fact whose answer differs.
    pub(crate) fact: FactId,
    /// The decision that differs for it.
    pub(crate) decision: DecisionId,
    /// The case.
    pub(crate) case: Case,
}

/// Values for both cases of a pair, or twice the same.
struct Values {
    of: [Vec<u8>; 2],
    /// What differs, and what differs for it.
    changed: Option<(FactId, DecisionId)>,
}

impl<'p> Drawer<'p> {
    pub(crate) fn new(pack: &'p Pack, material: &'p Material, on: NaiveDate) -> Drawer<'p> {
        let masks = shares::possible(pack, on);
        let verdicts = goals::verdicts(pack);
        let told = material.told.iter().flat_map(|told| &told.means);
        Drawer {
            told: told.map(|tells| (tells.fact, tells.what)).collect(),
            pack,
            material,
            on,
            calendar: Calendar::new(pack, material, on),
            mentioned: pack.diagrams.mentioned(),
            shares: shares::shares(pack, &masks),
            goals: goals::goals(pack, material, &masks, &verdicts),
            verdicts,
            vain: RefCell::default(),
        }
    }

    /// The kinds that can be drawn.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.goals.iter().map(|(kind, _)| *kind)
    }

    /// Draws the kind of an exercise.
    pub(crate) fn kind(&self, chance: &mut Chance) -> Option<Kind> {
        chance.one(&self.goals).map(|(kind, _)| *kind)
    }

    /// Draws what an exercise of a kind is to show.
    pub(crate) fn goal(&self, kind: Kind, chance: &mut Chance) -> Option<Goal> {
        let (_, goals) = self.goals.iter().find(|(own, _)| *own == kind)?;
        chance.one(goals).copied()
    }

    /// Draws a case that shows it by so many facts at most; where they are more than an exercise tells else, also beside a gap of another
    /// decision. Nothing where this time none came of it.
    pub(crate) fn case(&self, goal: Goal, most: usize, chance: &mut Chance) -> Option<Drawn> {
        let values = self.values(goal, chance)?;
        let calendar = &self.calendar;
        let mut answers = concrete::answers(self.pack, calendar, &values.of[0], chance);
        let other = match values.changed {
            Some((fact, _)) => Some(self.changed(goal, fact, &values, &mut answers, chance)?),
            None => None,
        };
        self.fewest(goal, most, &values, &answers, other, chance)
    }

    /// Whether nobody would tell a case, although its answers go together by the rules.
    fn is_unlikely(&self, case: &Case) -> bool {
        let answer = |fact: FactId| case.answer(fact);
        self.material.is_unlikely(self.pack, self.on, &answer)
    }

    fn plan(&self) -> Plan<'_> {
        Plan::new(&self.pack.diagrams, &self.mentioned, &self.shares)
    }

    /// Values for all levels that show what is wanted.
    fn values(&self, goal: Goal, chance: &mut Chance) -> Option<Values> {
        let (mut plan, changed) = self.begun(goal, chance)?;
        let holds = |one: u32, other: u32| one == TRUE && other == TRUE;
        let met = Wanted {
            fits: &holds,
            differ: false,
        };
        for &root in &self.pack.consistency {
            if !plan.draw([root; 2], met, chance) {
                return None;
            }
        }
        Some(Values {
            of: plan.rest(chance),
            changed,
        })
    }

    /// A plan in which what the goal turns on is drawn.
    fn begun(
        &self,
        goal: Goal,
        chance: &mut Chance,
    ) -> Option<(Plan<'_>, Option<(FactId, DecisionId)>)> {
        let pack = self.pack;
        let among = |set: u64| move |one: u32, _: u32| set >> one & 1 == 1;
        let alone = |steps: &[(Ref, u64)], chance: &mut Chance| {
            let mut plan = self.plan();
            let mut all = steps.iter();
            let all = all.all(|&(root, set)| {
                let fits = among(set);
                let wanted = Wanted {
                    fits: &fits,
                    differ: false,
                };
                plan.draw([root; 2], wanted, chance)
            });
            all.then_some((plan, None))
        };
        let root = |decision: DecisionId| pack.decisions[decision].root;
        match goal {
            Goal::Rule(rule) => alone(&[(pack.rules[rule].live, 1 << TRUE)], chance),
            Goal::Silent(gap) => {
                let gap = &pack.gaps[gap];
                let silent = goals::gaps(pack, gap.decides);
                alone(
                    &[(gap.when, 1 << TRUE), (root(gap.decides), silent)],
                    chance,
                )
            }
            Goal::Presumed(rule) => {
                let rule = &pack.rules[rule];
                let silent = goals::gaps(pack, rule.decides);
                alone(
                    &[(rule.live, 1 << TRUE), (root(rule.decides), silent)],
                    chance,
                )
            }
            Goal::Collides(of) => alone(&[(root(of), goals::conflicts(pack, of))], chance),
            Goal::Boundary(fact, cell) => {
                let is_side = |cell_of: usize| cell_of == cell || cell_of == cell + 1;
                self.turning(
                    goal,
                    fact,
                    &|one, other| is_side(one) && is_side(other),
                    chance,
                )
            }
            Goal::Flip(fact) => self.turning(goal, fact, &|_, _| true, chance),
            Goal::Confused(decision, outcome) => {
                let verdict = self.verdicts.iter().find(|it| it.decision == decision)?;
                let ruled = verdict.ruled;
                let fits = |one: u32, other: u32| {
                    one == outcome && other != outcome && ruled >> other & 1 == 1
                };
                let wanted = Wanted {
                    fits: &fits,
                    differ: true,
                };
                let facts = chance.shuffled((0..pack.facts.len()).collect());
                self.first_of(
                    goal,
                    &facts,
                    [verdict.root; 2],
                    wanted,
                    &|_, _| true,
                    chance,
                )
                .map(|(plan, fact)| (plan, Some((fact, decision))))
            }
            Goal::Exception(rule, base) => {
                let decision = pack.rules[rule].decides;
                let roots = [pack.rules[rule].live, pack.rules[base].live];
                let fits = |one: u32, other: u32| one == TRUE && other == TRUE;
                let wanted = Wanted {
                    fits: &fits,
                    differ: false,
                };
                let facts = chance.shuffled((0..pack.facts.len()).collect());
                let pair = self.first_of(goal, &facts, roots, wanted, &|_, _| true, chance);
                match pair {
                    Some((plan, fact)) => Some((plan, Some((fact, decision)))),
                    None => alone(&[(roots[0], 1 << TRUE)], chance),
                }
            }
        }
    }

    /// A plan for two cases in which an answer makes a verdict another one: any of those that it can.
    fn turning(
        &self,
        goal: Goal,
        fact: FactId,
        may: &dyn Fn(usize, usize) -> bool,
        chance: &mut Chance,
    ) -> Option<(Plan<'_>, Option<(FactId, DecisionId)>)> {
        for verdict in chance.shuffled(self.verdicts.clone()) {
            let ruled = verdict.ruled;
            let fits =
                |one: u32, other: u32| one != other && ruled >> one & 1 == 1 && other != FORBIDDEN;
            let wanted = Wanted {
                fits: &fits,
                differ: true,
            };
            let roots = [verdict.root; 2];
            if let Some((plan, _)) = self.first_of(goal, &[fact], roots, wanted, may, chance) {
                return Some((plan, Some((fact, verdict.decision))));
            }
        }
        None
    }

    /// A plan for two cases that differ in the first of some facts for which that can be.
    fn first_of(
        &self,
        goal: Goal,
        facts: &[FactId],
        roots: [Ref; 2],
        wanted: Wanted<'_>,
        may: &dyn Fn(usize, usize) -> bool,
        chance: &mut Chance,
    ) -> Option<(Plan<'_>, FactId)> {
        for &fact in facts {
            for option in chance.shuffled(self.options(fact)) {
                let way = (goal, roots, fact, option);
                if self.vain.borrow().contains(&way) {
                    continue;
                }
                let mut plan = self.plan();
                self.differ(&mut plan, fact, option, may);
                if plan.draw(roots, wanted, chance) {
                    return Some((plan, fact));
                }
                self.vain.borrow_mut().insert(way);
            }
        }
        None
    }

    /// In how many ways an answer to a fact can be another: of several options each by itself. A date that numbers follow from is
    /// told by them.
    fn options(&self, fact: FactId) -> Vec<usize> {
        let item = &self.pack.facts[fact];
        match item.kind {
            _ if concrete::has_followers(self.pack, fact) => Vec::new(),
            Domain::Choices { none } => {
                let all = 0..item.values.len();
                all.filter(|option| Some(*option) != none).collect()
            }
            _ => vec![0],
        }
    }

    /// Lets two cases differ in an answer, in those ways that are allowed.
    fn differ(
        &self,
        plan: &mut Plan<'_>,
        fact: FactId,
        option: usize,
        may: &dyn Fn(usize, usize) -> bool,
    ) {
        let item = &self.pack.facts[fact];
        let shared = self.pack.relations.iter().any(|it| it.of == fact);
        let cell = |value: u8| usize::from(value) >> usize::from(shared);
        plan.differ(item.level + option, |one, other| {
            cell(one) != cell(other) && may(cell(one), cell(other))
        });
        if let Domain::Choices { none: Some(none) } = item.kind {
            // With the last option goes "none of them", and the other way round.
            plan.differ(item.level + none, |_, _| true);
        }
        for relation in self.pack.relations.iter().filter(|it| it.minus == fact) {
            let level = self.pack.facts[relation.of].level;
            plan.differ(level, |one, other| one / 2 == other / 2);
        }
    }

    /// The other answer of a pair. At a border both lie right beside it, which may put another number in the place of one that was drawn.
    fn changed(
        &self,
        goal: Goal,
        fact: FactId,
        values: &Values,
        answers: &mut [Option<Answer>],
        chance: &mut Chance,
    ) -> Option<Answer> {
        let calendar = &self.calendar;
        let level = self.pack.facts[fact].level;
        if let Goal::Boundary(_, cell) = goal {
            let [low, high] = concrete::beside(self.pack, calendar, fact, cell)?;
            let is_low = values.of[0][level] < values.of[1][level];
            let (own, other) = if is_low { (low, high) } else { (high, low) };
            answers[fact] = Some(own);
            self.follow_relations(fact, values, answers, chance);
            return Some(other);
        }
        let relation = self.pack.relations.iter().find(|it| it.of == fact);
        let minus = relation.and_then(|relation| answers[relation.minus]);
        match minus {
            Some(Answer::Number(minus)) => {
                concrete::in_step(self.pack, fact, minus, &values.of[1], chance)
            }
            _ => concrete::answer(self.pack, calendar, fact, &values.of[1], chance),
        }
    }

    /// Draws the number anew that is compared with one that has been put in the place of another.
    fn follow_relations(
        &self,
        fact: FactId,
        values: &Values,
        answers: &mut [Option<Answer>],
        chance: &mut Chance,
    ) {
        for relation in self.pack.relations.iter().filter(|it| it.minus == fact) {
            if let Some(Answer::Number(minus)) = answers[fact] {
                let own = concrete::in_step(self.pack, relation.of, minus, &values.of[0], chance);
                answers[relation.of] = own;
            }
        }
    }
}
