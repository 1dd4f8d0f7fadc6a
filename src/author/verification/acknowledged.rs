//! What an author has acknowledged: which cases it covers, and whether it covers any.

use crate::author::building::Built;
use crate::author::condition::{Condition, Test};
use crate::author::model::{Border, Model, Rule};
use crate::author::problem::{Kind, Problems};
use crate::engine::diagram::{Ref, TRUE};
use crate::engine::pack::{DecisionId, Force, RuleId};

/// The one decision of all rules of a border.
pub(super) fn decided_by(model: &Model, border: &Border) -> Option<DecisionId> {
    let decides = |rule: &RuleId| model.rules[*rule].decides;
    let decision = border.rules.first().map(decides)?;
    let is_same = |rule: &RuleId| decides(rule) == decision;
    border.rules.iter().all(is_same).then_some(decision)
}

/// The cases in which the rules of a border are live and no rule that says something else is.
pub(super) fn border(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    border: &Border,
) -> Ref {
    let named = |rule: &Rule| {
        border.rules.iter().any(|&own| {
            let own = &model.rules[own];
            own.gives == rule.gives && own.excludes == rule.excludes
        })
    };
    // A third voice that differs is another conflict, which this border says nothing of.
    let others: Vec<Ref> = model
        .rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| rule.decides == decision && rule.force != Force::Presumption)
        .filter(|(_, rule)| !named(rule))
        .map(|(other, _)| built.live[other])
        .collect();
    let others = built.builder.any(others);
    let alone = built.builder.not(others);
    let live = border.rules.iter().map(|&rule| built.live[rule]);
    let live: Vec<Ref> = live.chain([alone]).collect();
    built.builder.all(live)
}

/// Notes acknowledged gaps that rules decide throughout, and borders whose rules never collide: they tell the reader of a
/// weakness that the rules do not have.
pub(super) fn idle(model: &Model, built: &mut Built, problems: &mut Problems) {
    for gap in &model.gaps {
        let silent = built.comes_out(gap.decides, Test::Gap);
        let when = built.condition(&gap.when);
        let falls = built.builder.and(silent, when);
        let falls = built.constrained(falls);
        if !built.builder.can_be(falls, TRUE) {
            problems.add_with(
                &gap.place,
                Kind::IdleAcknowledgement,
                format!(
                    "the acknowledged gap in `{}` is none: rules decide all its cases",
                    model.decisions[gap.decides].id
                ),
                Some("delete it, or mend its `when`".to_owned()),
            );
        }
    }
    for acknowledged in &model.borders {
        let collide = decided_by(model, acknowledged).is_some_and(|decision| {
            let conflict = built.comes_out(decision, Test::Conflict);
            let covered = border(model, built, decision, acknowledged);
            let falls = built.builder.and(conflict, covered);
            let falls = built.constrained(falls);
            built.builder.can_be(falls, TRUE)
        });
        if !collide {
            let ids = acknowledged.rules.iter();
            let names: Vec<String> = ids
                .map(|&rule| format!("`{}`", model.rules[rule].id))
                .collect();
            problems.add_with(
                &acknowledged.place,
                Kind::IdleAcknowledgement,
                format!(
                    "the border of {} is none: they never collide",
                    names.join(" and ")
                ),
                Some("delete it, or name the rules that do".to_owned()),
            );
        }
    }
}

/// Remarks on gaps that are acknowledged wherever no rule decides: a rule that is lost later is then missed by nobody.
pub(super) fn wide(model: &Model, problems: &mut Problems) {
    for gap in &model.gaps {
        let mut says_when = false;
        gap.when.visit(&mut |part| {
            says_when |= !matches!(
                part,
                Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::During(..)
            );
        });
        if !says_when {
            problems.add_with(
                &gap.place,
                Kind::WideGap,
                format!(
                    "the gap in `{}` is acknowledged for every case that no rule decides, also those nobody has thought of",
                    model.decisions[gap.decides].id
                ),
                Some("say with `when` which cases are meant".to_owned()),
            );
        }
    }
}
