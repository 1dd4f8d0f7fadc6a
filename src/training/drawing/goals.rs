//! What can be drawn for each kind of exercise: rule by rule, border by border, so that what is rare comes as often as what is not.

use crate::engine::diagram::{Ref, TRUE, Terminals};
use crate::engine::pack::{
    DecisionId, FactId, Force, Kind as Domain, Material, Outcome, Pack, RuleId, membership,
    standing,
};
use crate::training::kind::Kind;

/// What a case is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Goal {
    /// The rule counts.
    Rule(RuleId),
    /// A number or a date lies on one side of the border after a cell, and a decision turns on the side.
    Boundary(FactId, usize),
    /// A decision turns on the fact.
    Flip(FactId),
    /// A `one` decision comes to this outcome, and one answer away to another one.
    Confused(DecisionId, u32),
    /// The first rule counts, one answer away from where the second does.
    Exception(RuleId, RuleId),
    /// An acknowledged gap, by index.
    Silent(usize),
    /// A presumption counts.
    Presumed(RuleId),
    /// The rules of the decision collide.
    Collides(DecisionId),
}

impl Goal {
    /// The rule that it is to show, where it is about one.
    pub(crate) fn rule(self) -> Option<RuleId> {
        match self {
            Goal::Rule(rule) | Goal::Exception(rule, _) | Goal::Presumed(rule) => Some(rule),
            Goal::Silent(_)
            | Goal::Boundary(..)
            | Goal::Flip(_)
            | Goal::Confused(..)
            | Goal::Collides(_) => None,
        }
    }

    /// Whether it is about one rule or gap, which has to be shown by as many facts as it takes. What only turns on an answer has
    /// plainer cases elsewhere.
    pub(crate) fn is_of_rule(self) -> bool {
        match self {
            Goal::Rule(_) | Goal::Exception(..) | Goal::Silent(_) | Goal::Presumed(_) => true,
            Goal::Boundary(..) | Goal::Flip(_) | Goal::Confused(..) | Goal::Collides(_) => false,
        }
    }
}

/// A diagram that a verdict is read off: that of a `one` decision, or of one member of a `many`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) decision: DecisionId,
    pub(super) root: Ref,
    /// The terminals that a rule gives.
    pub(super) ruled: Terminals,
}

/// The verdicts that exercises are about.
pub(super) fn verdicts(pack: &Pack) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for (index, decision) in pack.decisions.iter().enumerate() {
        if !decision.primary {
            continue;
        }
        let mut add = |root: Ref, ruled: Terminals| {
            verdicts.push(Verdict {
                decision: index,
                root,
                ruled,
            });
        };
        if decision.many {
            let ruled = 1 << membership::IN | 1 << membership::OUT;
            decision.members.iter().for_each(|&root| add(root, ruled));
        } else {
            add(
                decision.root,
                terminals(&decision.outcomes, |it| matches!(it, Outcome::Rule(_))),
            );
        }
    }
    verdicts
}

/// The terminals of outcomes that are wanted.
fn terminals(outcomes: &[Outcome], wanted: fn(&Outcome) -> bool) -> Terminals {
    let places = outcomes.iter().enumerate();
    let wanted = places.filter(|(_, outcome)| wanted(outcome));
    wanted.fold(0, |set, (place, _)| set | 1 << (place + 1))
}

/// The terminals of a decision's root where no rule decides.
pub(super) fn gaps(pack: &Pack, decision: DecisionId) -> Terminals {
    let decision = &pack.decisions[decision];
    match decision.many {
        true => 1 << standing::GAP,
        false => terminals(&decision.outcomes, |it| matches!(it, Outcome::Gap(_))),
    }
}

/// Those where rules collide.
pub(super) fn conflicts(pack: &Pack, decision: DecisionId) -> Terminals {
    let decision = &pack.decisions[decision];
    match decision.many {
        true => 1 << standing::CONFLICT,
        false => terminals(&decision.outcomes, |it| matches!(it, Outcome::Conflict(_))),
    }
}

/// For each kind that can be drawn what can be drawn for it.
pub(super) fn goals(
    pack: &Pack,
    material: &Material,
    masks: &[u32],
    verdicts: &[Verdict],
) -> Vec<(Kind, Vec<Goal>)> {
    let reach = pack.diagrams.reach(masks);
    let may_hold = |root: Ref| reach.of(root) >> TRUE & 1 == 1;
    let is_primary = |decision: DecisionId| pack.decisions[decision].primary;
    let rules = || {
        let all = pack.rules.iter().enumerate();
        all.filter(|(_, rule)| is_primary(rule.decides) && may_hold(rule.live))
    };
    let (presumed, plain): (Vec<_>, Vec<_>) =
        rules().partition(|(_, rule)| rule.force == Force::Presumption);
    let plain: Vec<Goal> = plain
        .into_iter()
        .map(|(rule, _)| Goal::Rule(rule))
        .collect();
    let turning: Vec<FactId> = (0..pack.facts.len())
        .filter(|&fact| may_turn(pack, fact, verdicts))
        .collect();
    let boundary = turning.iter().flat_map(|&fact| {
        let borders = match &pack.facts[fact].kind {
            Domain::Number { cuts, .. } => cuts.len(),
            Domain::Date { tests } => tests.len(),
            Domain::YesNo | Domain::Choice | Domain::Choices { .. } => 0,
        };
        (0..borders).map(move |cell| Goal::Boundary(fact, cell))
    });
    let mut confused = Vec::new();
    let mut border: Vec<Goal> = (presumed.into_iter())
        .map(|(rule, _)| Goal::Presumed(rule))
        .collect();
    for (index, decision) in pack.decisions.iter().enumerate() {
        let reached = reach.of(decision.root);
        if decision.primary && reached & conflicts(pack, index) != 0 {
            border.push(Goal::Collides(index));
        }
        let ruled = terminals(&decision.outcomes, |it| matches!(it, Outcome::Rule(_)));
        if decision.primary && !decision.many && (ruled & reached).count_ones() > 1 {
            let all = 0..64;
            let own = all.filter(|terminal| (ruled & reached) >> terminal & 1 == 1);
            confused.extend(own.map(|terminal| Goal::Confused(index, terminal)));
        }
    }
    let exceptions = material.exceptions.iter().filter(|(rule, base)| {
        let [rule, base] = [*rule, *base].map(|rule| &pack.rules[rule]);
        is_primary(rule.decides) && rule.decides == base.decides && may_hold(rule.live)
    });
    let silent = pack.gaps.iter().enumerate();
    let silent = silent.filter(|(_, gap)| is_primary(gap.decides) && may_hold(gap.when));
    let all = [
        (Kind::Plain, plain),
        (Kind::Boundary, boundary.collect()),
        (
            Kind::Flip,
            turning.iter().map(|&fact| Goal::Flip(fact)).collect(),
        ),
        (Kind::Confused, confused),
        (
            Kind::Exception,
            exceptions
                .map(|&(rule, base)| Goal::Exception(rule, base))
                .collect(),
        ),
        (
            Kind::Gap,
            silent.map(|(gap, _)| Goal::Silent(gap)).collect(),
        ),
        (Kind::Border, border),
    ];
    all.into_iter()
        .filter(|(_, goals)| !goals.is_empty())
        .collect()
}

/// Whether a verdict may turn on an answer to the fact itself: not on a date that numbers follow from, which the numbers tell.
fn may_turn(pack: &Pack, fact: FactId, verdicts: &[Verdict]) -> bool {
    let is_told_by_others = pack.facts.iter().any(|item| {
        let follows = item.follows;
        follows.is_some_and(|follows| follows.date == fact)
    });
    let own = pack.facts[fact]
        .levels()
        .fold(0, |bits, level| bits | 1_u128 << level);
    let asks = |verdict: &Verdict| {
        let spoken = pack.spoken.get(&verdict.root).copied();
        spoken.unwrap_or(0) & own != 0
    };
    !is_told_by_others && verdicts.iter().any(asks)
}
