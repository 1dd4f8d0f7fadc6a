//! A built model in which something has been changed: built anew only where the change can be felt, and put back afterwards.
//!
//! A changed condition differs from the old one in a small region of cases. Rules can come out differently there and nowhere
//! else, so a decision is decided anew inside the region and taken as it was outside. What tests the decision differs at most
//! where the decision does. The whole is exact, and a hundred times as quick as building all of it.

use crate::author::building::deciding::intern;
use crate::author::building::{Built, Outcomes};
use crate::author::condition::Condition;
use crate::author::model::{Derivation, Model};
use crate::engine::diagram::{FALSE, Ref, TERMINALS};
use crate::engine::pack::{DecisionId, Outcome, RuleId};

/// What has been changed in a model.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changed {
    /// Derived facts with another condition.
    pub(crate) derived: Vec<usize>,
    /// Rules with another condition.
    pub(crate) rules: Vec<RuleId>,
    /// Rules that give or exclude something else, or are exceptions to others than before.
    pub(crate) conclusions: Vec<RuleId>,
}

/// What a change made different, as it was before.
pub(crate) struct Before {
    /// Where each derived fact that moved held.
    pub(crate) derived: Vec<(usize, Ref)>,
    /// Where the condition of each rule that moved held.
    pub(crate) applies: Vec<(RuleId, Ref)>,
    /// Where each rule that moved was live.
    pub(crate) live: Vec<(RuleId, Ref)>,
    /// How each decision that moved came out.
    pub(crate) decisions: Vec<(DecisionId, Outcomes)>,
    /// All cases in which a rule or a decision may differ, and perhaps some more.
    pub(crate) felt: Ref,
    /// False where the changed model cannot be built: a decision has too many different outcomes.
    pub(crate) built: bool,
}

impl Before {
    /// Whether a condition speaks of something that moved.
    pub(crate) fn concerns(&self, condition: &Condition) -> bool {
        let moved = |derived: usize| self.derived.iter().any(|(other, _)| *other == derived);
        let turned = |decision: usize| self.decisions.iter().any(|(other, _)| *other == decision);
        speaks(condition, &moved, &turned)
    }
}

impl Built {
    /// Builds anew what follows from a change that has been made in the model; `above` holds all exceptions to each rule, as
    /// [`exceptions`](super::exceptions) gives them for the changed model. Constraints are taken to be the same. What is built of decisions is right `within` a region,
    /// in which the changed model has no more outcomes than a diagram can hold; elsewhere it stays as it was.
    pub(crate) fn vary(
        &mut self,
        model: &Model,
        above: &[Vec<RuleId>],
        changed: &Changed,
        within: Ref,
    ) -> Before {
        let mut before = Before {
            derived: Vec::new(),
            applies: Vec::new(),
            live: Vec::new(),
            decisions: Vec::new(),
            felt: Ref(FALSE),
            built: true,
        };
        if !changed.derived.is_empty() {
            self.derive_anew(model, changed, &mut before);
        }
        for decision in 0..model.decisions.len() {
            let rules: Vec<RuleId> = (0..model.rules.len())
                .filter(|&rule| model.rules[rule].decides == decision)
                .collect();
            let mut region = Ref(FALSE);
            for &rule in &rules {
                let when = &model.rules[rule].when;
                if changed.rules.contains(&rule) || before.concerns(when) {
                    let (old, new) = (self.applies[rule], self.condition(when));
                    if new != old {
                        let differs = self.builder.differ(old, new);
                        region = self.builder.or(region, differs);
                        before.applies.push((rule, old));
                        self.applies[rule] = new;
                    }
                }
            }
            // An exception that goes before less takes its own exceptions with it.
            for &rule in rules
                .iter()
                .filter(|rule| changed.conclusions.contains(rule))
            {
                for &other in std::iter::once(&rule).chain(&above[rule]) {
                    region = self.builder.or(region, self.applies[other]);
                }
            }
            region = self.builder.and(region, within);
            if region != Ref(FALSE) {
                before.felt = self.builder.or(before.felt, region);
                let decided = self.decide_within(model, decision, &rules, region, above);
                let (live, outcomes) = decided;
                before.live.extend(live);
                match outcomes {
                    None => {
                        before.built = false;
                        return before;
                    }
                    Some(new) if new.same(&self.decisions[decision]) => {}
                    Some(new) => {
                        let old = std::mem::replace(&mut self.decisions[decision], new);
                        before.decisions.push((decision, old));
                    }
                }
            }
        }
        before
    }

    /// Puts back what a change made different.
    pub(crate) fn restore(&mut self, before: Before) {
        for (derived, old) in before.derived {
            self.derived[derived] = old;
        }
        for (rule, old) in before.applies {
            self.applies[rule] = old;
        }
        for (rule, old) in before.live {
            self.live[rule] = old;
        }
        for (decision, old) in before.decisions {
            self.decisions[decision] = old;
        }
    }

    /// Derived facts that changed, and those that speak of them, those spoken of first.
    fn derive_anew(&mut self, model: &Model, changed: &Changed, before: &mut Before) {
        let mut left: Vec<usize> = (0..model.derived.len()).collect();
        while !left.is_empty() {
            let waits = |derived: usize| match &model.derived[derived].how {
                Derivation::When(when) => speaks(when, &|other| left.contains(&other), &|_| false),
                Derivation::Difference { .. } => false,
            };
            let ready: Vec<usize> = left.iter().copied().filter(|&d| !waits(d)).collect();
            for &derived in &ready {
                if let Derivation::When(when) = &model.derived[derived].how
                    && (changed.derived.contains(&derived) || before.concerns(when))
                {
                    let (old, new) = (self.derived[derived], self.condition(when));
                    if new != old {
                        before.derived.push((derived, old));
                        self.derived[derived] = new;
                    }
                }
            }
            left.retain(|derived| !ready.contains(derived));
        }
    }

    /// Decides anew inside a region: where each rule that moved was live, and how the decision comes out now.
    fn decide_within(
        &mut self,
        model: &Model,
        decision: DecisionId,
        rules: &[RuleId],
        region: Ref,
        above: &[Vec<RuleId>],
    ) -> (Vec<(RuleId, Ref)>, Option<Outcomes>) {
        let outside = self.builder.not(region);
        let mut lives: Vec<(RuleId, Ref, Ref)> = Vec::new();
        for &rule in rules {
            let old = self.live[rule];
            let mut left = self.builder.and(self.applies[rule], region);
            for &exception in &above[rule] {
                if left == Ref(FALSE) {
                    break;
                }
                let removed = self.builder.and(self.applies[exception], left);
                let stands = self.builder.not(removed);
                left = self.builder.and(left, stands);
            }
            let new = if left == Ref(FALSE) && self.builder.and(old, region) == Ref(FALSE) {
                old
            } else {
                let kept = self.builder.and(old, outside);
                self.builder.or(kept, left)
            };
            lives.push((rule, old, new));
            // The decision is decided inside the region only: nothing else may be live meanwhile.
            self.live[rule] = left;
        }
        let many = model.decisions[decision].many;
        let inside = if many {
            Some(self.many(model, decision, rules))
        } else {
            self.one(model, decision, rules)
        };
        let mut moved = Vec::new();
        for (rule, old, new) in lives {
            self.live[rule] = new;
            if new != old {
                moved.push((rule, old));
            }
        }
        let joined = inside.and_then(|inside| self.join(decision, region, inside));
        (moved, joined)
    }

    /// A decision as it comes out inside a region, and outside as it did.
    fn join(&mut self, decision: DecisionId, region: Ref, inside: Outcomes) -> Option<Outcomes> {
        let (old_root, old_members, mut outcomes): (Ref, Vec<Ref>, Vec<Outcome>) = {
            let old = &self.decisions[decision];
            (old.root, old.members.clone(), old.outcomes.clone())
        };
        let root = if inside.members.is_empty() {
            let numbers: Vec<u32> = inside
                .outcomes
                .into_iter()
                .map(|outcome| intern(&mut outcomes, outcome))
                .collect();
            self.builder
                .map(inside.root, &mut |terminal| numbers[terminal as usize - 1])
        } else {
            inside.root
        };
        let members = inside
            .members
            .into_iter()
            .zip(old_members)
            .map(|(new, old)| self.builder.choose(region, new, old))
            .collect();
        (outcomes.len() < TERMINALS as usize).then_some(Outcomes {
            root: self.builder.choose(region, root, old_root),
            outcomes,
            members,
        })
    }
}

impl Outcomes {
    /// Whether a decision comes out alike in every case; the outcomes of one go on where those of the other end.
    fn same(&self, other: &Outcomes) -> bool {
        self.root == other.root && self.members == other.members
    }
}

/// Whether a condition tests one of these derived facts or decisions.
pub(crate) fn speaks(
    condition: &Condition,
    derived: &dyn Fn(usize) -> bool,
    decision: &dyn Fn(DecisionId) -> bool,
) -> bool {
    let mut found = false;
    condition.visit(&mut |part| match part {
        Condition::Derived(other) => found |= derived(*other),
        Condition::Decision(other, _) => found |= decision(*other),
        _ => {}
    });
    found
}
