//! What an authority states of its rules as a whole, proved or refuted with a case.

use crate::author::building::Built;
use crate::author::condition::{Condition, Test};
use crate::author::model::{Invariant, Model, Statement};
use crate::author::problem::{Kind, Problems};
use crate::author::verification::class::{Class, told as told_rule};
use crate::author::words::in_words;
use crate::engine::case::cells;
use crate::engine::diagram::{FALSE, FORBIDDEN, Free, Ref, TRUE};
use crate::engine::pack::{DecisionId, FactId, RuleId, ValueId};

/// How many rules are told of that lead to a case.
const MOST_RULES: usize = 5;

/// Notes every statement that some case refutes, or that speaks of no case.
pub(super) fn prove(model: &Model, built: &mut Built, problems: &mut Problems) {
    for invariant in &model.invariants {
        let (Statement::Always { when, .. }
        | Statement::Never { when, .. }
        | Statement::Rising { when, .. }) = &invariant.says;
        let spoken = built.condition(when);
        let spoken = built.constrained(spoken);
        if !built.builder.can_be(spoken, TRUE) {
            problems.add_with(
                &invariant.place,
                Kind::IdleInvariant,
                format!(
                    "`{}` states nothing: no case meets its `when`",
                    invariant.id
                ),
                Some("mend its `when`, or delete it".to_owned()),
            );
            continue;
        }
        match &invariant.says {
            Statement::Always { when, then } => {
                let broken =
                    Condition::All(vec![when.clone(), Condition::Not(Box::new(then.clone()))]);
                let broken = built.condition(&broken);
                refute(model, built, invariant, broken, problems);
            }
            Statement::Never {
                when,
                decision,
                values,
            } => {
                let when = built.condition(when);
                let named: Vec<Ref> = values
                    .iter()
                    .map(|&value| built.comes_out(*decision, Test::Named(value)))
                    .collect();
                let named = built.builder.any(named);
                let broken = built.builder.and(when, named);
                refute(model, built, invariant, broken, problems);
            }
            Statement::Rising {
                when,
                fact,
                answers,
                decision,
                values,
            } => {
                let order = Order {
                    fact: *fact,
                    answers,
                    decision: *decision,
                    values,
                };
                rising(model, built, invariant, when, &order, problems);
            }
        }
    }
}

/// Notes an invariant that some case breaks, with the rules that lead there.
fn refute(
    model: &Model,
    built: &mut Built,
    invariant: &Invariant,
    broken: Ref,
    problems: &mut Problems,
) {
    let broken = built.constrained(broken);
    let Some(whole) = Class::of(model, built, broken) else {
        return;
    };
    // One of the cases in which a rule breaks it itself: in a conflict that is acknowledged others are live too.
    let guilty = match &invariant.says {
        Statement::Never {
            decision, values, ..
        } => giving(model, *decision, values),
        Statement::Always { .. } | Statement::Rising { .. } => Vec::new(),
    };
    let narrow = guilty.iter().find_map(|&rule| {
        let live = built.live[rule];
        let here = built
            .builder
            .combine(broken, live, &mut |broken, live| match (broken, live) {
                (TRUE, FALSE) => FALSE,
                _ => broken,
            });
        Class::of(model, built, here)
    });
    let class = narrow.as_ref().unwrap_or(&whole);
    let decisions = match &invariant.says {
        Statement::Always { then, .. } => tested(then),
        Statement::Never { decision, .. } | Statement::Rising { decision, .. } => vec![*decision],
    };
    let mut details = vec![invariant.because.clone()];
    let concerned: Vec<RuleId> = (0..model.rules.len())
        .filter(|&rule| decisions.contains(&model.rules[rule].decides))
        .collect();
    // The rules that are live in the case that is told, whatever else is true of it; else those that are in some of the cases.
    let mut leading: Vec<RuleId> = concerned.clone();
    leading.retain(|&rule| holds_on(built, built.live[rule], &class.block));
    if leading.is_empty() {
        leading = concerned;
        leading.retain(|&rule| {
            let live = built.live[rule];
            let both = built.builder.combine(broken, live, &mut |broken, live| {
                if broken == TRUE { live } else { FALSE }
            });
            built.builder.can_be(both, TRUE)
        });
    }
    leading.sort_by_key(|rule| !guilty.contains(rule));
    details.extend(
        leading
            .into_iter()
            .take(MOST_RULES)
            .map(|rule| told_rule(model, &model.rules[rule])),
    );
    problems.add_detailed(
        &invariant.place,
        Kind::Invariant,
        format!(
            "`{}` does not hold in {} of {} classes of cases, for one: {}",
            invariant.id,
            whole.count,
            whole.all,
            in_words(model, &built.layout, &class.block)
        ),
        None,
        details,
    );
}

/// The rules that give a decision one of some values.
fn giving(model: &Model, decision: DecisionId, values: &[ValueId]) -> Vec<RuleId> {
    let gives = |rule: &RuleId| {
        let rule = &model.rules[*rule];
        rule.decides == decision && rule.gives.iter().any(|value| values.contains(value))
    };
    (0..model.rules.len()).filter(gives).collect()
}

/// The decisions that a condition tests.
fn tested(condition: &Condition) -> Vec<DecisionId> {
    let mut found = Vec::new();
    condition.visit(&mut |part| {
        if let Condition::Decision(decision, _) = part {
            found.push(*decision);
        }
    });
    found
}

/// Whether a yes/no diagram holds in every case that of a block.
fn holds_on(built: &Built, root: Ref, block: &[(usize, u32)]) -> bool {
    let diagrams = built.builder.diagrams();
    let mut masks = diagrams.all();
    for &(level, mask) in block {
        masks[level] = mask;
    }
    diagrams.reach_from(root, &masks) == 1 << TRUE
}

/// The answers and the values that are to rise together.
struct Order<'o> {
    fact: FactId,
    answers: &'o [usize],
    decision: DecisionId,
    values: &'o [ValueId],
}

/// Notes the cases that differ in one fact only, where the later answer has the earlier value: how many, and two of them.
fn rising(
    model: &Model,
    built: &mut Built,
    invariant: &Invariant,
    when: &Condition,
    order: &Order<'_>,
    problems: &mut Problems,
) {
    let level = built.layout.first[order.fact];
    let answers: Vec<usize> = if order.answers.is_empty() {
        (0..built.layout.cell_count(order.fact)).collect()
    } else {
        order.answers.to_vec()
    };
    let wide: Vec<bool> = cells(&built.layout.kinds[order.fact])
        .map(|(first, last)| first < last)
        .collect();
    let when = built.condition(when);
    // Which answers there can be at all: a value that comes up whatever is answered says nothing of the constraints on them.
    let answered = built.builder.test(level, 1);
    let possible = built.met_around(answered);
    // Where each value comes up, by rule, as a presumption or in a conflict, in a case that the constraints allow.
    let given: Vec<Ref> = order
        .values
        .iter()
        .map(|&value| {
            let given = built.comes_out(order.decision, Test::Named(value));
            let given = built.builder.and(when, given);
            let given = built.builder.and(given, possible);
            let given = built.constrained(given);
            built.builder.is(given, TRUE)
        })
        .collect();
    let mut broken: Vec<([usize; 2], usize, Ref)> = Vec::new();
    for (later, &high) in answers.iter().enumerate() {
        // Where several numbers are told apart by no rule, one of them is later than another all the same: two values that come up
        // there in one case come up in the wrong order too.
        let is_wide = order.answers.is_empty() && wide.get(high) == Some(&true);
        let among = later + usize::from(is_wide);
        for &low in &answers[..among] {
            for split in 1..given.len() {
                let builder = &mut built.builder;
                let above = builder.any(given[split..].iter().copied());
                let below = builder.any(given[..split].iter().copied());
                let (above, below) = (
                    builder.restrict(above, level, low),
                    builder.restrict(below, level, high),
                );
                let here = builder.and(above, below);
                if here != Ref(FALSE) {
                    broken.push(([low, high], split, here));
                }
            }
        }
    }
    let Some(&([low, high], split, first)) = broken.first() else {
        return;
    };
    let whole = built
        .builder
        .any(broken.iter().map(|(_, _, broken)| *broken));
    // Two of the first kind, with one value each.
    let mut first = first;
    let [above, below] = [(low, split..given.len()), (high, 0..split)].map(|(answer, values)| {
        let found = values.clone().find_map(|at| {
            let here = built.builder.restrict(given[at], level, answer);
            let here = built.builder.and(first, here);
            (here != Ref(FALSE)).then_some((at, here))
        });
        found.inspect(|(_, here)| first = *here).map(|(at, _)| at)
    });
    let (Some(above), Some(below)) = (above, below) else {
        return;
    };
    let [counted, told] = [whole, first].map(|cases| around(built, level, cases));
    let (Some(counted), Some(told)) = (
        Class::of(model, built, counted),
        Class::of(model, built, told),
    ) else {
        return;
    };
    let mut details = vec![invariant.because.clone()];
    for (answer, value) in [(low, above), (high, below)] {
        let value = order.values[value];
        let label = &model.decisions[order.decision].values[value].label;
        let answered = in_words(model, &built.layout, &[(level, 1 << answer)]);
        details.push(format!("{answered} → {label}"));
        let own = [told.block.as_slice(), &[(level, 1 << answer)]].concat();
        let gives = |rule: &RuleId| {
            let item = &model.rules[*rule];
            item.decides == order.decision
                && item.gives == [value]
                && holds_on(built, built.live[*rule], &own)
        };
        let rules = (0..model.rules.len()).filter(gives).take(MOST_RULES);
        details.extend(rules.map(|rule| format!("    {}", told_rule(model, &model.rules[rule]))));
    }
    problems.add_detailed(
        &invariant.place,
        Kind::Invariant,
        format!(
            "`{}` does not hold in {} of {} classes of cases, `{}` left open, for one: {}",
            invariant.id,
            counted.count,
            counted.all,
            model.facts[order.fact].id,
            in_words(model, &built.layout, &told.block)
        ),
        None,
        details,
    );
}

/// Some cases without the level of a fact, those that no answer to it makes possible forbidden.
fn around(built: &mut Built, level: usize, cases: Ref) -> Ref {
    let met = built.met_around(cases);
    let possible = built.builder.exists(met, &[Free::Whole(level)]);
    built.builder.choose(possible, cases, Ref(FORBIDDEN))
}
