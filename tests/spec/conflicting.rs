//! What is said of conflicts, against the oracle: every one is told, counted under the constraints, and mended by what is suggested.

use std::collections::{BTreeMap, BTreeSet};

use samverkanslots::author::problem::{Kind as Fault, Problem};

use crate::exactness::packs;
use crate::random::oracle::{Completion, Outcome, allowed, is_live, outcome};
use crate::random::{Decision, How, Spec, toml};
use crate::verifier::{Cells, problems};

/// The random packs that have a conflict, with what is said of each decision's.
fn conflicting() -> impl Iterator<Item = (u64, Spec, Vec<Completion>, Vec<Problem>)> {
    packs().take(1200).filter_map(|(seed, spec, _)| {
        let found = problems(&toml::pack(&spec));
        let conflicts = found
            .into_iter()
            .filter(|problem| problem.kind == Fault::Conflict);
        let conflicts: Vec<Problem> = conflicts.collect();
        let all = allowed(&spec);
        (!conflicts.is_empty()).then_some((seed, spec, all, conflicts))
    })
}

/// The rules that a text names, of one decision, by their numbers.
fn named(text: &str, decision: usize) -> Vec<usize> {
    let begin = format!("r{decision}-");
    let parts = text
        .split(['`', '"'])
        .filter_map(|part| part.strip_prefix(&begin));
    parts.filter_map(|number| number.parse().ok()).collect()
}

/// The conflicts of a decision that are told in full: the rules, and how many classes of cases of how many.
fn told(conflicts: &[Problem], decision: usize) -> Vec<(&Problem, Vec<usize>, u128, u128)> {
    let says = format!(" decide `decision{decision}` differently in ");
    let of = |problem: &'_ Problem| {
        let (rules, rest) = problem.message.split_once(&says)?;
        let (count, rest) = rest.split_once(" of ")?;
        let (of, _) = rest.split_once(' ')?;
        Some((
            named(rules, decision),
            count.parse().ok()?,
            of.parse().ok()?,
        ))
    };
    conflicts
        .iter()
        .filter_map(|problem| of(problem).map(|(rules, count, all)| (problem, rules, count, all)))
        .collect()
}

/// The pairs of a decision's rules that are named after the conflicts told in full.
fn more(conflicts: &[Problem], decision: usize) -> Vec<Vec<usize>> {
    let says = format!(" in `decision{decision}`: ");
    let rest = conflicts
        .iter()
        .filter_map(|problem| problem.message.split_once(&says));
    let pairs = rest.flat_map(|(_, pairs)| pairs.split(", "));
    pairs.map(|pair| named(pair, decision)).collect()
}

fn live(spec: &Spec, decision: &Decision, case: &Completion) -> Vec<usize> {
    let rules = (0..decision.rules.len()).filter(|&rule| !decision.rules[rule].presumption);
    rules
        .filter(|&rule| is_live(spec, decision, rule, case))
        .collect()
}

/// Whether two rules cannot both have their way.
fn collide(decision: &Decision, one: usize, other: usize) -> bool {
    let (one, other) = (&decision.rules[one], &decision.rules[other]);
    let meets =
        |gives: &[usize], excludes: &[usize]| gives.iter().any(|value| excludes.contains(value));
    if decision.many {
        meets(&one.gives, &other.excludes) || meets(&other.gives, &one.excludes)
    } else {
        one.gives != other.gives
    }
}

fn is_conflict(spec: &Spec, decision: &Decision, case: &Completion) -> bool {
    matches!(outcome(spec, decision, case), Outcome::Conflict(..))
}

#[test]
fn every_conflicting_case_is_one_in_which_rules_that_are_told_are_live() {
    let (mut covered, mut groups, mut several) = (0, 0, 0);
    for (seed, spec, all, conflicts) in conflicting() {
        for (index, decision) in spec.decisions.iter().enumerate() {
            let told = told(&conflicts, index)
                .into_iter()
                .map(|(_, rules, ..)| rules);
            let told: Vec<Vec<usize>> = told.chain(more(&conflicts, index)).collect();
            for rules in &told {
                for &rule in rules {
                    let mut others = rules.iter().filter(|other| **other != rule);
                    assert!(
                        others.any(|&other| collide(decision, rule, other)),
                        "pack {seed}: r{index}-{rule} collides with none of {rules:?}\n{}",
                        toml::pack(&spec)
                    );
                }
                several += usize::from(decision.many && rules.len() > 2);
            }
            let mut seen: BTreeSet<&Vec<usize>> = BTreeSet::new();
            for case in all.iter().filter(|case| is_conflict(&spec, decision, case)) {
                let live = live(&spec, decision, case);
                let here: Vec<&Vec<usize>> = told
                    .iter()
                    .filter(|rules| rules.iter().all(|rule| live.contains(rule)))
                    .collect();
                assert!(
                    !here.is_empty(),
                    "pack {seed}: {live:?}\n{}\n{conflicts:?}",
                    toml::pack(&spec)
                );
                seen.extend(here);
                covered += 1;
            }
            assert_eq!(
                seen.len(),
                told.iter().collect::<BTreeSet<_>>().len(),
                "pack {seed}: {told:?}"
            );
            groups += told.len();
        }
    }
    assert!(
        covered > 10_000 && groups > 300 && several > 5,
        "{covered} cases, {groups} groups, {several} of several rules that give and keep out"
    );
}

#[test]
fn conflicts_are_counted_over_the_cases_that_the_constraints_allow() {
    let (mut counted, mut constrained) = (0, 0);
    for (seed, spec, all, conflicts) in conflicting() {
        let steps = |how: &How| matches!(how, How::Difference { .. });
        if spec.derived.iter().any(steps) {
            continue;
        }
        let cells = Cells::of(&spec);
        for (index, decision) in spec.decisions.iter().enumerate() {
            let told = told(&conflicts, index);
            if told.is_empty() || !more(&conflicts, index).is_empty() {
                continue;
            }
            let by_cells: BTreeMap<Vec<(usize, usize)>, bool> = all
                .iter()
                .map(|case| {
                    (
                        cells.levels(&spec, case),
                        is_conflict(&spec, decision, case),
                    )
                })
                .collect();
            let of = by_cells.len() as u128;
            let expected = by_cells.values().filter(|conflict| **conflict).count() as u128;
            // A sum of parts, each of its own number of classes.
            let common: u128 = told.iter().map(|(.., of)| of).product();
            let sum: u128 = told
                .iter()
                .map(|(_, _, count, of)| count * (common / of))
                .sum();
            assert_eq!(
                sum * of,
                expected * common,
                "pack {seed}: {expected} of {of}\n{}\n{conflicts:?}",
                toml::pack(&spec)
            );
            counted += 1;
            constrained += usize::from(!spec.constraints.is_empty());
        }
    }
    assert!(
        counted > 150 && constrained > 60,
        "{counted}, {constrained} of them with constraints"
    );
}

#[test]
fn a_border_covers_exactly_the_cases_in_which_no_rules_but_its_own_collide() {
    let (mut idle, mut used, mut left) = (0, 0, 0);
    for (seed, spec, mut rng) in packs().take(1000) {
        let all = allowed(&spec);
        if all.is_empty() {
            continue;
        }
        let mut text = toml::pack(&spec);
        let mut borders: Vec<(usize, [usize; 2])> = Vec::new();
        for (index, decision) in spec.decisions.iter().enumerate() {
            for _ in 0..3 {
                let rules = decision.rules.len();
                let (one, other) = (rng.usize(0..rules), rng.usize(0..rules));
                if one != other {
                    let rules = format!("[\"r{index}-{one}\", \"r{index}-{other}\"]");
                    text += &format!("\n[[border]]\nrules = {rules}\nbecause = \"b\"\n");
                    borders.push((index, [one, other]));
                }
            }
        }
        let covers = |index: usize, rules: &[usize; 2], case: &Completion| {
            let decision = &spec.decisions[index];
            let says = |rule: usize| (&decision.rules[rule].gives, &decision.rules[rule].excludes);
            let named = |rule: usize| rules.iter().any(|&own| says(own) == says(rule));
            let live = live(&spec, decision, case);
            is_conflict(&spec, decision, case)
                && rules
                    .iter()
                    .all(|&rule| is_live(&spec, decision, rule, case))
                && live.iter().all(|&one| {
                    let mut others = live.iter().filter(|&&other| collide(decision, one, other));
                    others.all(|&other| named(one) && named(other))
                })
        };
        let found = problems(&text);
        let expected = borders
            .iter()
            .filter(|(index, rules)| !all.iter().any(|case| covers(*index, rules, case)))
            .count();
        let said = found
            .iter()
            .filter(|problem| problem.kind == Fault::IdleAcknowledgement);
        // The same border twice is one problem at two places.
        assert_eq!(said.count(), expected, "pack {seed}\n{text}\n{found:?}");
        idle += expected;
        used += borders.len() - expected;
        for (index, decision) in spec.decisions.iter().enumerate() {
            let open = all.iter().any(|case| {
                let own =
                    |(of, rules): &(usize, [usize; 2])| *of == index && covers(index, rules, case);
                is_conflict(&spec, decision, case) && !borders.iter().any(own)
            });
            let conflicts: Vec<Problem> = found
                .iter()
                .filter(|problem| problem.kind == Fault::Conflict)
                .cloned()
                .collect();
            let told = !told(&conflicts, index).is_empty();
            assert_eq!(
                told, open,
                "pack {seed}, decision {index}\n{text}\n{found:?}"
            );
            left += usize::from(open);
        }
    }
    assert!(
        idle > 500 && used > 80 && left > 200,
        "{idle} idle, {used} used, {left} left"
    );
}

/// A pack of one decision of several values: one rule gives a value in every case, two collide over another in some.
fn bystander(border: &str) -> Vec<Problem> {
    problems(&format!(
        r#"[pack]
id = "p"
version = "1"
title = "P"
lang = "sv"
[[fact]]
id = "f"
kind = "yes_no"
ask = "F?"
short = "F"
[[decision]]
id = "d"
title = "D"
kind = "many"
primary = true
value = [{{ code = "x", label = "X" }}, {{ code = "y", label = "Y" }}]
[[rule]]
id = "a"
decides = "d"
gives = ["x"]
because = "Alltid."
[[rule]]
id = "b"
decides = "d"
gives = ["y"]
when = {{ f = "yes" }}
because = "Ja."
[[rule]]
id = "c"
decides = "d"
excludes = ["y"]
when = {{ f = "yes" }}
because = "Nej."
{border}
"#
    ))
}

#[test]
fn a_rule_that_contradicts_nobody_is_no_part_of_a_conflict_and_takes_none_from_a_border() {
    let of = |found: &[Problem], kind: Fault| -> Vec<String> {
        let found = found.iter().filter(|problem| problem.kind == kind);
        found.map(|problem| problem.message.clone()).collect()
    };
    let told = of(&bystander(""), Fault::Conflict);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("`b` and `c` decide `d` differently in "),
        "{told:?}"
    );
    let border = |rules: &str| bystander(&format!("[[border]]\nrules = {rules}\nbecause = \"b\""));
    let true_one = border(r#"["b", "c"]"#);
    assert_eq!(of(&true_one, Fault::Conflict), [""; 0]);
    assert_eq!(of(&true_one, Fault::IdleAcknowledgement), [""; 0]);
    assert_eq!(
        of(&border(r#"["a", "b"]"#), Fault::IdleAcknowledgement),
        ["the border of `a` and `b` is none: they never collide"]
    );
}

/// Whether every rule that is live in some case still is, with some exceptions more.
fn leaves_all(spec: &Spec, before: &Decision, after: &Decision, all: &[Completion]) -> bool {
    (0..before.rules.len()).all(|rule| {
        let is_somewhere =
            |decision: &Decision| all.iter().any(|case| is_live(spec, decision, rule, case));
        !is_somewhere(before) || is_somewhere(after)
    })
}

#[test]
fn an_order_that_is_suggested_ends_the_conflict_and_leaves_every_rule_its_cases() {
    let (mut pasted, mut none, mut several) = (0, 0, 0);
    for (seed, spec, all, conflicts) in conflicting() {
        for (index, decision) in spec.decisions.iter().enumerate() {
            for (problem, rules, ..) in told(&conflicts, index) {
                let lines: Vec<(usize, Vec<usize>)> = problem
                    .details
                    .iter()
                    .filter(|line| line.starts_with("exception_to = ["))
                    .map(|line| {
                        let (bases, rule) = line.split_once('#').unwrap();
                        (named(rule, index)[0], named(bases, index))
                    })
                    .collect();
                let with = |lines: &[(usize, Vec<usize>)]| {
                    let mut after = decision.clone();
                    for (rule, bases) in lines {
                        let own = &decision.rules[*rule].exception_to;
                        assert!(
                            own.iter().all(|base| bases.contains(base)),
                            "pack {seed}: {problem}"
                        );
                        after.rules[*rule].exception_to = bases.clone();
                    }
                    after
                };
                let ends = |after: &Decision| {
                    !all.iter().any(|case| {
                        rules.iter().all(|&rule| is_live(&spec, after, rule, case))
                            && is_conflict(&spec, after, case)
                    })
                };
                let tried: Vec<Decision> = if rules.len() == 2 {
                    lines
                        .iter()
                        .map(|line| with(std::slice::from_ref(line)))
                        .collect()
                } else if lines.is_empty() {
                    Vec::new()
                } else {
                    several += 1;
                    vec![with(&lines)]
                };
                for after in &tried {
                    assert!(
                        ends(after),
                        "pack {seed} goes on: {problem}\n{}",
                        toml::pack(&spec)
                    );
                    assert!(
                        leaves_all(&spec, decision, after, &all),
                        "pack {seed} kills: {problem}\n{}",
                        toml::pack(&spec)
                    );
                    pasted += 1;
                }
                if let ([one, other], []) = (rules.as_slice(), lines.as_slice()) {
                    for (first, base) in [(*one, *other), (*other, *one)] {
                        let bases =
                            [decision.rules[first].exception_to.as_slice(), &[base]].concat();
                        assert!(
                            !leaves_all(&spec, decision, &with(&[(first, bases)]), &all),
                            "pack {seed}: `{first}` could go before `{base}`: {problem}"
                        );
                    }
                    none += 1;
                }
            }
        }
    }
    assert!(
        pasted > 300 && none > 20 && several > 20,
        "{pasted} pasted, {none} without, {several} of several rules"
    );
}
