//! Where a mutant says something else than the pack, in a way that an example can state: exact over all cases.
//!
//! An example states how decisions come out, which basis ids, duties and notices are there, and deadlines. So two packs are
//! alike if in no possible case one of these differs. A reason that is told in addition, a tone or the order of questions is
//! nothing that an example can state.

use crate::author::building::{Before, Built};
use crate::author::model::{Deadline, Model};
use crate::engine::diagram::{FALSE, Ref, TERMINALS, TRUE};
use crate::engine::pack::{Anchor, DecisionId, Force, Outcome, RuleId, Span, membership, standing};
use crate::workbench::mutation::change::Change;
use crate::workbench::mutation::following::{Following, Moved, Reckoning, counts};

/// Something of which a mutant says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Differs {
    Decision(DecisionId),
    Duty(usize),
    Deadline(usize),
    Notice(usize),
    /// A basis id that is lost.
    Basis(String),
}

/// What a mutant moved, beside what it was before.
pub(super) struct Visible<'m> {
    pub(super) model: &'m Model,
    pub(super) change: &'m Change,
    pub(super) before: &'m Before,
    pub(super) moved: &'m Moved,
    pub(super) following: &'m Following,
}

/// A decision's root and members.
type Roots = (Ref, Vec<Ref>);

impl Visible<'_> {
    /// Everything that differs in a possible case, with the cases in which it does. `felt` holds all cases in which anything can.
    /// Nothing where all that may differ is a deadline that is reckoned in more different ways than one diagram can tell apart.
    pub(super) fn differences(&self, built: &mut Built, felt: Ref) -> Option<Vec<(Differs, Ref)>> {
        let mut found: Vec<(Differs, Ref)> = Vec::new();
        let mut untold = false;
        for (decision, old) in &self.before.decisions {
            let (root, members) = roots(built, *decision);
            let mut differs = built.builder.differ(old.root, root);
            for (old, new) in old.members.iter().zip(members) {
                let member = built.builder.differ(*old, new);
                differs = built.builder.or(differs, member);
            }
            found.push((Differs::Decision(*decision), differs));
        }
        for (duty, now) in &self.moved.duties {
            let old = &self.following.duties[*duty];
            // A duty is stated by its code, which a decision may say too.
            let id = &self.model.duties[*duty].id;
            let (said, says) = (self.said(built, id, true), self.said(built, id, false));
            let was = built.builder.or(old.when, said);
            let is = built.builder.or(now.when, says);
            let differs = built.builder.differ(was, is);
            found.push((Differs::Duty(*duty), differs));
            let both = built.builder.and(old.when, now.when);
            let Some(reckoned) = self.reckoned(built, *duty, &now.reckonings) else {
                untold = true;
                continue;
            };
            let differs = built.builder.and(both, reckoned);
            found.push((Differs::Deadline(*duty), differs));
        }
        for (notice, now) in &self.moved.notices {
            let differs = built.builder.differ(self.following.notices[*notice], *now);
            found.push((Differs::Notice(*notice), differs));
        }
        self.bases(built, felt, &mut found);
        let differences = found.into_iter().filter_map(|(what, differs)| {
            let allowed = built.constrained(differs);
            let can_be = built.builder.can_be(allowed, TRUE);
            can_be.then_some((what, allowed))
        });
        let differences: Vec<(Differs, Ref)> = differences.collect();
        (!untold || !differences.is_empty()).then_some(differences)
    }

    /// The basis ids that a case loses.
    fn bases(&self, built: &mut Built, felt: Ref, found: &mut Vec<(Differs, Ref)>) {
        let mut ids: Vec<&String> = Vec::new();
        let rules = &self.model.rules;
        let moved = |rule: &RuleId| {
            let turned = |(decision, _): &(DecisionId, _)| *decision == rules[*rule].decides;
            self.before.live.iter().any(|(other, _)| other == rule)
                || (rules[*rule].force == Force::Presumption
                    && self.before.decisions.iter().any(turned))
        };
        for rule in (0..rules.len()).filter(moved) {
            ids.extend(cited(self.model, &rules[rule].basis, &rules[rule].readings));
        }
        let acknowledged = |gap: &usize| {
            let decides = self.model.gaps[*gap].decides;
            self.moved.gaps.iter().any(|(other, _)| other == gap)
                || self
                    .before
                    .decisions
                    .iter()
                    .any(|(decision, _)| *decision == decides)
        };
        for gap in (0..self.model.gaps.len()).filter(acknowledged) {
            let gap = &self.model.gaps[gap];
            ids.extend(cited(self.model, &gap.basis, &gap.readings));
        }
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let old = self.told(built, id, felt, true);
            let new = self.told(built, id, felt, false);
            let gone = built.builder.not(new);
            let lost = built.builder.and(old, gone);
            found.push((Differs::Basis(id.clone()), lost));
        }
    }

    /// Where, within the cases felt, a basis id is told: as it was before or as it is now.
    fn told(&self, built: &mut Built, id: &String, felt: Ref, before: bool) -> Ref {
        let mut told = Ref(FALSE);
        for (rule, item) in self.model.rules.iter().enumerate() {
            if cited(self.model, &item.basis, &item.readings).any(|other| other == id) {
                let moved = self.before.live.iter().find(|(other, _)| *other == rule);
                let live = moved
                    .filter(|_| before)
                    .map_or(built.live[rule], |(_, old)| *old);
                let mut live = built.builder.and(live, felt);
                if item.force == Force::Presumption && live != Ref(FALSE) {
                    let roots = self.roots(built, item.decides, before);
                    let presumed = presumed(built, item.decides, &roots, &item.gives);
                    live = built.builder.and(live, presumed);
                }
                told = built.builder.or(told, live);
            }
        }
        for (gap, item) in self.model.gaps.iter().enumerate() {
            if cited(self.model, &item.basis, &item.readings).any(|other| other == id) {
                let moved = self.moved.gaps.iter().find(|(other, _)| *other == gap);
                let when = moved
                    .filter(|_| !before)
                    .map_or(self.following.gaps[gap], |(_, new)| *new);
                let when = built.builder.and(when, felt);
                let (root, _) = self.roots(built, item.decides, before);
                let open = is_gap(built, item.decides, root);
                let shown = built.builder.and(when, open);
                told = built.builder.or(told, shown);
            }
        }
        let told_beside = self.told_beside(id, before);
        let told_beside = built.builder.any(told_beside);
        let told_beside = built.builder.and(told_beside, felt);
        built.builder.or(told, told_beside)
    }

    /// Where the duties and notices come up that rest on a basis id: as it was before or as it is now.
    fn told_beside(&self, id: &String, before: bool) -> Vec<Ref> {
        let duties = self.model.duties.iter().enumerate();
        let duties = duties.filter(|(_, duty)| duty.basis.contains(id));
        let duties = duties.map(|(at, _)| {
            let mut moved = self.moved.duties.iter();
            let moved = moved.find(|(other, _)| !before && *other == at);
            moved.map_or(self.following.duties[at].when, |(_, now)| now.when)
        });
        let notices = self.model.notices.iter().enumerate();
        let notices = notices.filter(|(_, notice)| notice.basis.contains(id));
        let notices = notices.map(|(at, _)| {
            let mut moved = self.moved.notices.iter();
            let moved = moved.find(|(other, _)| !before && *other == at);
            moved.map_or(self.following.notices[at], |(_, now)| *now)
        });
        duties.chain(notices).collect()
    }

    /// Where a decision gives or presumes a value of this code: as it came out before or as it does now.
    fn said(&self, built: &mut Built, code: &str, before: bool) -> Ref {
        let mut said = Ref(FALSE);
        for (decision, item) in self.model.decisions.iter().enumerate() {
            for value in (0..item.values.len()).filter(|&value| item.values[value].code == code) {
                let (root, members) = self.roots(built, decision, before);
                let here = match members.get(value) {
                    None => {
                        let outcomes = built.decisions[decision].outcomes.clone();
                        built.builder.map(root, &mut |terminal| {
                            let says = match &outcomes[terminal as usize - 1] {
                                Outcome::Rule(given) => *given == value,
                                Outcome::Gap(values) => values.contains(&value),
                                Outcome::Conflict(_) => false,
                            };
                            if says { TRUE } else { FALSE }
                        })
                    }
                    Some(&member) => {
                        let gap = is_gap(built, decision, root);
                        let presumed = built.builder.is(member, membership::PRESUMED);
                        let presumed = built.builder.and(gap, presumed);
                        let given = built.builder.is(member, membership::IN);
                        built.builder.or(given, presumed)
                    }
                };
                said = built.builder.or(said, here);
            }
        }
        said
    }

    fn roots(&self, built: &Built, decision: DecisionId, before: bool) -> Roots {
        let moved = self
            .before
            .decisions
            .iter()
            .find(|(other, _)| *other == decision);
        match moved.filter(|_| before) {
            Some((_, old)) => (old.root, old.members.clone()),
            None => roots(built, decision),
        }
    }

    /// Where a duty's deadline is reckoned in another way; nothing where there are too many ways.
    fn reckoned(&self, built: &mut Built, duty: usize, now: &[Reckoning]) -> Option<Ref> {
        let (old, new) = (&self.following.duties[duty].reckonings, now);
        let mut ways = Ways::default();
        let clean = self.clean_deadlines(duty);
        let (then, now) = (
            ways.diagram(built, clean, old),
            ways.diagram(built, &self.model.duties[duty].deadlines, new),
        );
        if ways.lists.len() >= TERMINALS as usize {
            return None;
        }
        let mut differs = built.builder.differ(then, now);
        for (old, new) in old.iter().zip(new).filter(|_| old.len() == new.len()) {
            let (was, is) = (old[2].unwrap_or(Ref(FALSE)), new[2].unwrap_or(Ref(FALSE)));
            let missed = built.builder.differ(was, is);
            let missed = built.builder.and(missed, counts(new));
            differs = built.builder.or(differs, missed);
        }
        Some(differs)
    }

    /// A duty's deadlines as the author wrote them.
    fn clean_deadlines(&self, duty: usize) -> &[Deadline] {
        match self.change {
            Change::Deadlines(changed, deadlines) if *changed == duty => deadlines,
            _ => &self.model.duties[duty].deadlines,
        }
    }
}

/// The ways to reckon a deadline that there are, each a list of what is counted: the first whose day is known.
#[derive(Default)]
struct Ways {
    keys: Vec<(Option<String>, Span, Option<String>)>,
    lists: Vec<Vec<usize>>,
}

impl Ways {
    fn diagram(
        &mut self,
        built: &mut Built,
        deadlines: &[Deadline],
        reckonings: &[Reckoning],
    ) -> Ref {
        let mut counted = Ref(self.list(Vec::new()));
        for (deadline, reckoning) in deadlines.iter().zip(reckonings).rev() {
            let key = (
                deadline.from.as_ref().map(anchor),
                deadline.offset,
                deadline.time.clone(),
            );
            let key = position(&mut self.keys, key);
            counted = built
                .builder
                .combine(counts(reckoning), counted, &mut |counts, rest| {
                    if counts != TRUE {
                        return rest;
                    }
                    let mut list = vec![key];
                    if let Some(from) = &self.keys[key].0 {
                        // Counted from the same day a later one has no turn.
                        let later = self.lists[rest as usize - 1].iter().copied();
                        list.extend(
                            later.filter(|&other| self.keys[other].0.as_ref() != Some(from)),
                        );
                    }
                    self.list(list)
                });
        }
        counted
    }

    /// The number of a list. Those that come when there are too many share one, and nothing may be told of them.
    fn list(&mut self, list: Vec<usize>) -> u32 {
        (position(&mut self.lists, list) as u32 + 1).min(TERMINALS - 1)
    }
}

fn anchor(anchor: &Anchor) -> String {
    format!("{anchor:?}")
}

fn position<T: PartialEq>(list: &mut Vec<T>, thing: T) -> usize {
    list.iter()
        .position(|known| *known == thing)
        .unwrap_or_else(|| {
            list.push(thing);
            list.len() - 1
        })
}

fn roots(built: &Built, decision: DecisionId) -> Roots {
    let outcomes = &built.decisions[decision];
    (outcomes.root, outcomes.members.clone())
}

/// Where a decision is a gap.
fn is_gap(built: &mut Built, decision: DecisionId, root: Ref) -> Ref {
    let outcomes = built.decisions[decision].outcomes.clone();
    let many = !built.decisions[decision].members.is_empty();
    built.builder.map(root, &mut |terminal| {
        let gap = if many {
            terminal == standing::GAP
        } else {
            matches!(outcomes[terminal as usize - 1], Outcome::Gap(_))
        };
        if gap { TRUE } else { FALSE }
    })
}

/// Where a presumption of these values shows, if it is live.
fn presumed(
    built: &mut Built,
    decision: DecisionId,
    (root, members): &Roots,
    gives: &[usize],
) -> Ref {
    let gap = is_gap(built, decision, *root);
    if members.is_empty() || gives.is_empty() {
        return gap;
    }
    let mut any = Ref(FALSE);
    for &value in gives {
        let presumed = built.builder.is(members[value], membership::PRESUMED);
        any = built.builder.or(any, presumed);
    }
    built.builder.and(gap, any)
}

/// The basis ids of a rule or gap and of its readings.
fn cited<'m>(
    model: &'m Model,
    basis: &'m [String],
    readings: &'m [RuleId],
) -> impl Iterator<Item = &'m String> {
    let read = readings.iter().flat_map(|&rule| &model.rules[rule].basis);
    basis.iter().chain(read)
}
