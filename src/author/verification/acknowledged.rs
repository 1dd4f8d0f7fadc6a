//! What an author has acknowledged: which cases it covers, and whether it covers any.

use crate::author::building::Built;
use crate::author::condition::{Condition, Test};
use crate::author::model::{Border, Model, Rule};
use crate::author::problem::{Kind, Problems};
use crate::author::verification::class::Class;
use crate::author::verification::conflicts::collide;
use crate::engine::diagram::{FALSE, Ref, TRUE};
use crate::engine::pack::{DecisionId, Force, RuleId};

/// The one decision of all rules of a border.
pub(super) fn decided_by(model: &Model, border: &Border) -> Option<DecisionId> {
    let decides = |rule: &RuleId| model.rules[*rule].decides;
    let decision = border.rules.first().map(decides)?;
    let is_same = |rule: &RuleId| decides(rule) == decision;
    border.rules.iter().all(is_same).then_some(decision)
}

/// The cases in which the rules of a border are live and no others collide, with them or with each other.
pub(super) fn border(
    model: &Model,
    built: &mut Built,
    decision: DecisionId,
    border: &Border,
) -> Ref {
    // Others that collide are another conflict, which this border says nothing of.
    let others = beside(model, built, decision, border);
    let alone = built.builder.not(others);
    let live = border.rules.iter().map(|&rule| built.live[rule]);
    let live: Vec<Ref> = live.chain([alone]).collect();
    built.builder.all(live)
}

/// The cases in which two live rules collide that do not both say what a rule of a border says; of one value, where one says
/// something else than those.
fn beside(model: &Model, built: &mut Built, decision: DecisionId, border: &Border) -> Ref {
    let named = |rule: &Rule| {
        border.rules.iter().any(|&own| {
            let own = &model.rules[own];
            own.gives == rule.gives && own.excludes == rule.excludes
        })
    };
    let live = |built: &mut Built, test: &dyn Fn(&Rule) -> bool| {
        let rules = model.rules.iter().enumerate();
        let voices = rules
            .filter(|(_, rule)| rule.decides == decision && rule.force != Force::Presumption)
            .filter(|(_, rule)| test(rule));
        let live: Vec<Ref> = voices.map(|(rule, _)| built.live[rule]).collect();
        built.builder.any(live)
    };
    if !model.decisions[decision].many {
        return live(built, &|rule| !named(rule));
    }
    let mut beside = Ref(FALSE);
    for value in 0..model.decisions[decision].values.len() {
        let gives = |rule: &Rule| rule.gives.contains(&value);
        let excludes = |rule: &Rule| rule.excludes.contains(&value);
        let (given, given_beside) = (
            live(built, &gives),
            live(built, &|rule| gives(rule) && !named(rule)),
        );
        let (out, out_beside) = (
            live(built, &excludes),
            live(built, &|rule| excludes(rule) && !named(rule)),
        );
        for (one, other) in [(given_beside, out), (given, out_beside)] {
            let both = built.builder.and(one, other);
            beside = built.builder.or(beside, both);
        }
    }
    beside
}

/// Whether some two of the rules of a border collide in a possible case in which all of them are live.
fn ever_collide(model: &Model, built: &mut Built, border: &Border) -> bool {
    let rules = border.rules.iter();
    let live: Vec<Ref> = rules.clone().map(|&rule| built.live[rule]).collect();
    let together = built.builder.all(live);
    let together = built.constrained(together);
    built.builder.can_be(together, TRUE)
        && rules
            .clone()
            .any(|&one| rules.clone().any(|&other| collide(model, one, other)))
}

/// Notes acknowledged gaps that rules decide throughout, and borders whose rules never collide alone: they tell the reader of a
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
            let is_one = decided_by(model, acknowledged).is_some();
            let why = if is_one && ever_collide(model, built, acknowledged) {
                "wherever they collide, others do as well"
            } else {
                "they never collide"
            };
            let ids = acknowledged.rules.iter();
            let names: Vec<String> = ids
                .map(|&rule| format!("`{}`", model.rules[rule].id))
                .collect();
            problems.add_with(
                &acknowledged.place,
                Kind::IdleAcknowledgement,
                format!("the border of {} is none: {why}", names.join(" and ")),
                Some("delete it, or name the rules that do".to_owned()),
            );
        }
    }
}

/// Remarks on gaps that are acknowledged for more cases than no rule decides: for every case, where a rule that is lost later is
/// then missed by nobody, or for some that rules decide.
pub(super) fn wide(model: &Model, built: &mut Built, problems: &mut Problems) {
    for gap in &model.gaps {
        let mut says_when = false;
        gap.when.visit(&mut |part| {
            says_when |= !matches!(
                part,
                Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::During(..)
            );
        });
        let decision = &model.decisions[gap.decides].id;
        if !says_when {
            problems.add_with(
                &gap.place,
                Kind::WideGap,
                format!(
                    "the gap in `{decision}` is acknowledged for every case that no rule decides, also those nobody has thought of"
                ),
                Some("say with `when` which cases are meant".to_owned()),
            );
            continue;
        }
        let silent = built.comes_out(gap.decides, Test::Gap);
        let decided = built.builder.not(silent);
        let when = built.condition(&gap.when);
        let over = built.builder.and(when, decided);
        let over = built.constrained(over);
        let within = built.builder.and(when, silent);
        let within = built.constrained(within);
        // One that covers no gap at all is a fault, and told as such. One that names a silence in few words, of which a rule or two
        // take their part, is written as the source is.
        let covered = Class::of(model, built, within);
        let over = Class::of(model, built, over);
        if let (Some(covered), Some(class)) = (covered, over)
            && class.share() > covered.share()
        {
            problems.add_with(
                &gap.place,
                Kind::WideGap,
                format!(
                    "the gap in `{decision}` is acknowledged where rules decide, more than where none does: in {}",
                    class.in_words(model, built)
                ),
                Some("narrow its `when`: a rule lost there would be missed by nobody".to_owned()),
            );
        }
    }
}
