//! The verifier against the oracle, on thousands of random packs: what it finds, how many cases it counts, what it proves.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use samverkanslots::author;
use samverkanslots::author::problem::{Kind as Fault, Problem};

use crate::exactness::{packs, subsets};
use crate::random::oracle::{
    Completion, Outcome, allowed, holds, is_live, outcome, presumes, turning,
};
use crate::random::{Cond, Decision, Domain, How, Spec, cond, toml};

/// The kinds of fault that `lots check` finds in a random pack.
pub fn faults(spec: &Spec) -> BTreeSet<Fault> {
    problems(&toml::pack(spec))
        .iter()
        .map(|problem| problem.kind)
        .collect()
}

/// The problems and remarks of a pack file.
pub fn problems(text: &str) -> Vec<Problem> {
    struct One(String);
    impl author::Files for One {
        fn read(&self, _: &str) -> Result<String, String> {
            Ok(self.0.clone())
        }
    }
    match author::check("random.toml", &One(text.to_owned())) {
        Ok(checked) => checked.remarks,
        Err(author::Failure::Problems(problems)) => problems,
        Err(author::Failure::Unreadable(why)) => panic!("{why}"),
    }
}

#[test]
fn the_verifier_finds_a_fault_exactly_where_the_oracle_does() {
    let mut seen: BTreeMap<Fault, usize> = BTreeMap::new();
    for (seed, spec, _) in packs().take(1200) {
        let all = allowed(&spec);
        let found = faults(&spec);
        let context = || format!("pack {seed}\n{}", toml::pack(&spec));
        // Where a value of some fact, or every case, is impossible: that is all that is told of the latter.
        let empty_value =
            (0..spec.facts.len()).any(|fact| !impossible_values(&spec, fact, &all).is_empty());
        assert_eq!(
            found.contains(&Fault::EmptyCaseSpace),
            all.is_empty() || empty_value,
            "{}",
            context()
        );
        if !all.is_empty() {
            let outcomes = |index: usize| all.iter().map(move |completion| (completion, index));
            let any = |test: &dyn Fn(&Outcome, usize, &Completion) -> bool| {
                (0..spec.decisions.len()).any(|index| {
                    outcomes(index).any(|(completion, index)| {
                        test(
                            &outcome(&spec, &spec.decisions[index], completion),
                            index,
                            completion,
                        )
                    })
                })
            };
            assert_eq!(
                found.contains(&Fault::Gap),
                any(
                    &|outcome, index, completion| matches!(outcome, Outcome::Gap(_))
                        && !presumes(&spec, &spec.decisions[index], completion)
                ),
                "gaps: {}",
                context()
            );
            assert_eq!(
                found.contains(&Fault::Conflict),
                any(&|outcome, _, _| matches!(outcome, Outcome::Conflict(..))),
                "conflicts: {}",
                context()
            );
            let dead = spec.decisions.iter().any(|decision| {
                (0..decision.rules.len()).any(|rule| {
                    !all.iter()
                        .any(|completion| is_live(&spec, decision, rule, completion))
                })
            });
            assert_eq!(
                found.contains(&Fault::DeadRule) || found.contains(&Fault::ShadowedRule),
                dead,
                "dead rules: {}",
                context()
            );
            let unreached = (0..spec.decisions.len()).any(|index| {
                (0..spec.decisions[index].values).any(|value| {
                    !all.iter().any(|completion| {
                        match outcome(&spec, &spec.decisions[index], completion) {
                            Outcome::Rule(values) | Outcome::Gap(values) => values.contains(&value),
                            Outcome::Conflict(clash, added) => {
                                clash.contains(&value) || added.contains(&value)
                            }
                        }
                    })
                })
            });
            assert_eq!(
                found.contains(&Fault::DeadValue),
                unreached,
                "dead values: {}",
                context()
            );
            let never = |cond: &Cond| !all.iter().any(|completion| holds(&spec, cond, completion));
            assert_eq!(
                found.contains(&Fault::DeadConsequence),
                spec.duties.iter().any(never),
                "duties that never apply: {}",
                context()
            );
            assert_eq!(
                found.contains(&Fault::DeadDerived),
                (0..spec.derived.len()).any(|derived| never(&Cond::Derived(derived))),
                "derived facts that never hold: {}",
                context()
            );
            assert_eq!(
                found.contains(&Fault::Stuck),
                can_be_stuck(&spec, &all),
                "stuck decisions: {}",
                context()
            );
        }
        for kind in found {
            *seen.entry(kind).or_default() += 1;
        }
    }
    for kind in [
        Fault::EmptyCaseSpace,
        Fault::Gap,
        Fault::Conflict,
        Fault::DeadRule,
        Fault::DeadValue,
        Fault::DeadConsequence,
        Fault::DeadDerived,
        Fault::Stuck,
    ] {
        assert!(
            seen.get(&kind).is_some_and(|count| *count >= 20),
            "too few packs with the fault {kind:?}: {seen:?}"
        );
    }
}

#[test]
fn a_presumption_of_which_every_value_is_kept_out_fills_no_gap() {
    let (mut kept_out, mut only_by_that, mut filled) = (0, 0, 0);
    for (seed, mut spec, _) in packs().take(1500) {
        // Everything that gives only presumes: what is left to decide is whether a value is kept out.
        for decision in spec.decisions.iter_mut().filter(|decision| decision.many) {
            for rule in &mut decision.rules {
                rule.presumption = rule.excludes.is_empty();
                rule.exception_to.clear();
            }
        }
        let all = allowed(&spec);
        if all.is_empty() {
            continue;
        }
        let is_gap = |decision: &Decision, case: &Completion| {
            matches!(outcome(&spec, decision, case), Outcome::Gap(_))
        };
        let found = problems(&toml::pack(&spec));
        for (index, decision) in spec.decisions.iter().enumerate() {
            let gaps: Vec<&Completion> = all.iter().filter(|case| is_gap(decision, case)).collect();
            let open = |case: &&&Completion| !presumes(&spec, decision, case);
            let expected = gaps.iter().any(|case| open(&case));
            let says = format!("no rule decides `decision{index}` in ");
            let told = found
                .iter()
                .any(|problem| problem.message.starts_with(&says));
            assert_eq!(
                told,
                expected,
                "pack {seed}\n{}\n{found:?}",
                toml::pack(&spec)
            );
            let presumed = |case: &&&Completion| {
                let mut rules =
                    (0..decision.rules.len()).filter(|&rule| decision.rules[rule].presumption);
                rules.any(|rule| is_live(&spec, decision, rule, case))
            };
            let silenced = gaps.iter().filter(open).filter(presumed).count();
            kept_out += silenced;
            only_by_that +=
                usize::from(silenced > 0 && gaps.iter().filter(open).all(|case| presumed(&case)));
            filled += usize::from(!expected && !gaps.is_empty());
        }
    }
    assert!(
        kept_out > 500 && only_by_that > 3 && filled > 10,
        "{kept_out} cases, {only_by_that} decisions by that alone, {filled} filled"
    );
}

/// Values of a fact that no allowed completion has; "vet inte", numbers and dates are not looked at.
fn impossible_values(spec: &Spec, fact: usize, all: &[Completion]) -> Vec<usize> {
    let has = |test: &dyn Fn(i32) -> bool| all.iter().any(|completion| test(completion[fact]));
    match spec.facts[fact] {
        Domain::YesNo { .. } => (0..2)
            .filter(|&value| !has(&|at| at == value as i32))
            .collect(),
        Domain::Choice { values, .. } => (0..values)
            .filter(|&value| !has(&|at| at == value as i32))
            .collect(),
        Domain::Choices { options, none } => (0..options + usize::from(none))
            .filter(|&value| {
                if value == options {
                    !has(&|at| at == 0)
                } else {
                    !has(&|at| at >> value & 1 == 1)
                }
            })
            .collect(),
        Domain::Number { .. } | Domain::Date { .. } => Vec::new(),
    }
}

/// Whether some set of open facts, the others answered in full, leaves a decision open that none of them alone can change.
fn can_be_stuck(spec: &Spec, all: &[Completion]) -> bool {
    subsets(spec.facts.len()).any(|open| {
        let mut by_answers: BTreeMap<Vec<i32>, Vec<&Completion>> = BTreeMap::new();
        for completion in all {
            let answers = (0..completion.len())
                .filter(|fact| !open.contains(fact))
                .map(|fact| completion[fact])
                .collect();
            by_answers.entry(answers).or_default().push(completion);
        }
        by_answers.values().any(|left| {
            spec.decisions.iter().any(|decision| {
                let first = outcome(spec, decision, left[0]);
                left.iter()
                    .any(|completion| outcome(spec, decision, completion) != first)
                    && turning(spec, decision, left).is_empty()
            })
        })
    })
}

/// The same decision without one of its rules.
fn without(decision: &Decision, gone: usize) -> Decision {
    let mut decision = decision.clone();
    decision.rules.remove(gone);
    for rule in &mut decision.rules {
        rule.exception_to.retain(|&base| base != gone);
        for base in &mut rule.exception_to {
            *base -= usize::from(*base > gone);
        }
    }
    decision
}

#[test]
fn a_rule_is_called_redundant_exactly_where_every_completion_comes_out_the_same_without_it() {
    let (mut redundant, mut needed, mut idle_gaps) = (0, 0, 0);
    let (mut idle_exceptions, mut exceptions) = (0, 0);
    for (seed, spec, _) in packs() {
        let mut text = toml::pack(&spec);
        for index in 0..spec.decisions.len() {
            text += &format!("\n[[gap]]\ndecides = \"decision{index}\"\nbecause = \"b\"\n");
        }
        let found = problems(&text);
        let is_idle = |problem: &&Problem| problem.kind == Fault::IdleAcknowledgement;
        let idle = found.iter().filter(is_idle).count();
        // Of a pack that is not sound otherwise the verifier says no such thing; what follows from decisions does not matter.
        let beside = [Fault::DeadConsequence, Fault::DeadDerived];
        let matters = |problem: &&Problem| !problem.is_remark() && !beside.contains(&problem.kind);
        if found.iter().filter(matters).count() > idle {
            continue;
        }
        let all = allowed(&spec);
        let decides = |decision: &&Decision| {
            let is_gap = |case| matches!(outcome(&spec, decision, case), Outcome::Gap(_));
            !all.iter().any(is_gap)
        };
        let decided = spec.decisions.iter().filter(decides).count();
        assert_eq!(idle, decided, "gaps that no case falls into: {text}");
        idle_gaps += idle;
        for (index, decision) in spec.decisions.iter().enumerate() {
            for rule in 0..decision.rules.len() {
                let less = without(decision, rule);
                let expected = all
                    .iter()
                    .all(|case| outcome(&spec, decision, case) == outcome(&spec, &less, case));
                let name = format!("rule `r{index}-{rule}` ");
                let own = |problem: &&Problem| problem.message.starts_with(&name);
                let is_idle = |problem: &Problem| problem.kind == Fault::IdleException;
                let mut plain = decision.clone();
                plain
                    .rules
                    .iter_mut()
                    .for_each(|rule| rule.exception_to.clear());
                for &base in &decision.rules[rule].exception_to {
                    let meet = all.iter().any(|case| {
                        [rule, base]
                            .iter()
                            .all(|&it| is_live(&spec, &plain, it, case))
                    });
                    let before = format!("goes before `r{index}-{base}`,");
                    let mut own = found.iter().filter(own);
                    let told = own.any(|it| is_idle(it) && it.message.contains(&before));
                    assert_eq!(
                        told, !meet,
                        "pack {seed}, {name}{before}\n{text}\n{found:?}"
                    );
                    exceptions += 1;
                    idle_exceptions += usize::from(told);
                }
                let told = found.iter().filter(own).any(|problem| !is_idle(problem));
                assert_eq!(told, expected, "pack {seed}, {name}\n{text}\n{found:?}");
                *(if expected {
                    &mut redundant
                } else {
                    &mut needed
                }) += 1;
            }
        }
    }
    assert!(
        redundant > 50 && needed > 200 && idle_gaps > 30,
        "{redundant} redundant, {needed} needed, {idle_gaps} gaps in vain"
    );
    assert!(
        idle_exceptions > 5 && exceptions > 60,
        "{idle_exceptions} of {exceptions} exceptions are idle"
    );
}

/// A pack of three rules, the last of them as given, over a fact that may be unknown.
fn three_rules(third: &str) -> Vec<String> {
    let text = format!(
        r#"[pack]
id = "p"
version = "1"
title = "P"
lang = "sv"
[[fact]]
id = "f"
kind = "yes_no"
unknown = true
ask = "F?"
short = "F"
[[decision]]
id = "d"
title = "D"
kind = "one"
primary = true
value = [{{ code = "a", label = "A" }}, {{ code = "b", label = "B" }}]
[[rule]]
id = "yes"
decides = "d"
gives = "a"
when = {{ f = ["yes", "unknown"] }}
because = "Ja."
[[rule]]
id = "no"
decides = "d"
gives = "b"
when = {{ f = "no" }}
because = "Nej."
[[rule]]
id = "third"
decides = "d"
because = "Igen."
{third}
"#
    );
    problems(&text).iter().map(ToString::to_string).collect()
}

#[test]
fn a_rule_that_another_one_covers_is_remarked_upon_with_that_other() {
    assert_eq!(
        three_rules("gives = \"a\"\nwhen = { f = \"yes\" }"),
        [
            "random.toml:30: subsumed-rule: rule `third` says nothing that `yes` does not say wherever it applies; \
             drop it, or write restates = [\"yes\"]\n    `yes` → A: Ja."
        ]
    );
}

#[test]
fn restating_a_rule_silences_the_remark_for_both_and_is_itself_proved() {
    let same = "gives = \"b\"\nwhen = { f = \"no\" }\n";
    assert_eq!(three_rules(same).len(), 2, "either could be dropped");
    assert_eq!(three_rules(&format!("{same}restates = [\"no\"]")), [""; 0]);
    assert_eq!(
        three_rules(
            "gives = \"b\"\nwhen = { f = \"unknown\" }\nexception_to = \"yes\"\nrestates = [\"no\"]"
        ),
        [
            "random.toml:30: value: rule `third` restates `no`, and without it `d` comes out otherwise in 1 of 3 classes of cases, \
             for one: F: vet inte; leave out `restates`"
        ]
    );
}

/// What a random pack is said to do.
enum Statement {
    Always(Cond, Cond),
    Never(Cond, usize, usize),
    Rising(Cond, usize, Vec<usize>, usize, Vec<usize>),
}

/// A statement of one of the three kinds; another kind where the pack has nothing that could rise.
fn statement(spec: &Spec, kind: usize, rng: &mut Rng) -> Statement {
    let when = if rng.bool() {
        Cond::All(Vec::new())
    } else {
        cond(spec, 0, 1, rng)
    };
    let decision = rng.usize(0..spec.decisions.len());
    let mut values: Vec<usize> = (0..spec.decisions[decision].values).collect();
    rng.shuffle(&mut values);
    if kind == 0 {
        return Statement::Always(when, cond(spec, spec.decisions.len(), 1, rng));
    }
    let can_rise = |fact: &usize| match spec.facts[*fact] {
        Domain::YesNo { .. } => Some(vec![0, 1]),
        Domain::Choice { values, .. } => Some((0..values).collect()),
        Domain::Number { .. } => {
            let apart = |how: &How| !matches!(how, How::Difference { of, minus, .. } if of == fact || minus == fact);
            spec.derived.iter().all(apart).then(Vec::new)
        }
        Domain::Choices { .. } | Domain::Date { .. } => None,
    };
    let rising: Vec<(usize, Vec<usize>)> = (0..spec.facts.len())
        .filter_map(|fact| Some((fact, can_rise(&fact)?)))
        .collect();
    if kind == 1 && !spec.decisions[decision].many && !rising.is_empty() {
        let (fact, answers) = rising[rng.usize(0..rising.len())].clone();
        if values.len() > 2 && rng.bool() {
            values.pop();
        }
        return Statement::Rising(when, fact, answers, decision, values);
    }
    Statement::Never(when, decision, values[0])
}

fn written(spec: &Spec, id: usize, statement: &Statement) -> String {
    let codes = |values: &[usize], letter: char| -> String {
        let codes: Vec<String> = values
            .iter()
            .map(|value| format!("\"{letter}{value}\""))
            .collect();
        format!("[{}]", codes.join(", "))
    };
    let (when, says) = match statement {
        Statement::Always(when, then) => {
            (when, format!("always = {}", toml::condition(spec, then)))
        }
        Statement::Never(when, decision, value) => (
            when,
            format!("never = {{ decision{decision} = \"v{value}\" }}"),
        ),
        Statement::Rising(when, fact, answers, decision, values) => {
            let answers = match spec.facts[*fact] {
                Domain::YesNo { .. } => "answers = [\"yes\", \"no\"], ".to_owned(),
                Domain::Choice { .. } => format!("answers = {}, ", codes(answers, 'a')),
                _ => String::new(),
            };
            let all = 0..spec.decisions[*decision].values;
            let aside: Vec<usize> = all.filter(|value| !values.contains(value)).collect();
            let (values, aside) = (codes(values, 'v'), codes(&aside, 'v'));
            (
                when,
                format!(
                    "rising = {{ fact = \"f{fact}\", {answers}decision = \"decision{decision}\", values = {values}, aside = {aside} }}"
                ),
            )
        }
    };
    let when = toml::condition(spec, when);
    format!("\n[[invariant]]\nid = \"i{id}\"\nbecause = \"b\"\nwhen = {when}\n{says}\n")
}

/// Whether every completion is as the statement says.
fn is_true(spec: &Spec, statement: &Statement, all: &[Completion]) -> bool {
    match statement {
        Statement::Always(when, then) => all
            .iter()
            .all(|case| !holds(spec, when, case) || holds(spec, then, case)),
        Statement::Never(when, decision, value) => all.iter().all(|case| {
            let named = match outcome(spec, &spec.decisions[*decision], case) {
                Outcome::Rule(values) | Outcome::Gap(values) => values.contains(value),
                Outcome::Conflict(clash, added) => clash.contains(value) || added.contains(value),
            };
            !(holds(spec, when, case) && named)
        }),
        Statement::Rising(when, fact, answers, decision, values) => {
            // Whatever comes up, however it does.
            let ranks = |case: &Completion| {
                let named = match outcome(spec, &spec.decisions[*decision], case) {
                    Outcome::Rule(named) | Outcome::Gap(named) => named,
                    Outcome::Conflict(clash, added) => [clash, added].concat(),
                };
                let rank = |value: usize| values.iter().position(|own| *own == value);
                named.into_iter().filter_map(rank).collect::<Vec<usize>>()
            };
            let listed = |answer: i32| answers.is_empty() || answers.contains(&(answer as usize));
            let mut by_rest: BTreeMap<Vec<i32>, Vec<(i32, usize)>> = BTreeMap::new();
            for case in all
                .iter()
                .filter(|case| holds(spec, when, case) && listed(case[*fact]))
            {
                let mut rest = case.clone();
                let answer = rest.remove(*fact);
                let ranks = ranks(case).into_iter().map(|rank| (answer, rank));
                by_rest.entry(rest).or_default().extend(ranks);
            }
            by_rest.values().all(|cases| {
                cases.iter().all(|(answer, rank)| {
                    cases
                        .iter()
                        .all(|(other, theirs)| other <= answer || theirs >= rank)
                })
            })
        }
    }
}

#[test]
fn an_invariant_is_refuted_exactly_where_some_completion_breaks_it() {
    let mut seen: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for (seed, spec, mut rng) in packs().take(1500) {
        let all = allowed(&spec);
        if all.is_empty() {
            continue;
        }
        let statements: Vec<Statement> = [0, 1, 1, 2]
            .into_iter()
            .map(|kind| statement(&spec, kind, &mut rng))
            .collect();
        let mut text = toml::pack(&spec);
        for (id, statement) in statements.iter().enumerate() {
            text += &written(&spec, id, statement);
        }
        let found = problems(&text);
        for (id, statement) in statements.iter().enumerate() {
            let expected = is_true(&spec, statement, &all);
            let name = format!("`i{id}` does not hold");
            let refuted = found.iter().any(|problem| {
                problem.kind == Fault::Invariant && problem.message.starts_with(&name)
            });
            assert_eq!(!refuted, expected, "pack {seed}, {name}\n{text}\n{found:?}");
            let (Statement::Always(when, _)
            | Statement::Never(when, ..)
            | Statement::Rising(when, ..)) = statement;
            let speaks = all.iter().any(|case| holds(&spec, when, case));
            let name = format!("`i{id}` states nothing");
            let idle = found.iter().any(|problem| {
                problem.kind == Fault::IdleInvariant && problem.message.starts_with(&name)
            });
            assert_eq!(idle, !speaks, "pack {seed}, {name}\n{text}\n{found:?}");
            let kind = match statement {
                Statement::Always(..) => "always",
                Statement::Never(..) => "never",
                Statement::Rising(..) => "rising",
            };
            *seen.entry((kind, expected)).or_default() += 1;
        }
    }
    assert!(
        seen.len() == 6 && seen.values().all(|count| *count >= 30),
        "too few to trust: {seen:?}"
    );
}

/// What the compiler tells apart of a completion: a value for each level, and how many it has.
pub struct Cells {
    /// The boundaries of each fact's numbers or date tests; last those of the days.
    cuts: Vec<BTreeSet<i32>>,
    dates: Vec<BTreeSet<(i32, bool)>>,
}

impl Cells {
    pub fn of(spec: &Spec) -> Cells {
        let mut cells = Cells {
            cuts: vec![BTreeSet::new(); spec.facts.len() + 1],
            dates: vec![BTreeSet::new(); spec.facts.len()],
        };
        let derived = spec.derived.iter().filter_map(|how| match how {
            How::When(when) => Some(when),
            How::Difference { .. } => None,
        });
        let rules = spec.decisions.iter().flat_map(|decision| &decision.rules);
        for cond in derived
            .chain(rules.clone().map(|rule| &rule.when))
            .chain(
                spec.constraints
                    .iter()
                    .flat_map(|(when, require)| [when, require]),
            )
            .chain(&spec.duties)
        {
            cells.cut(spec, cond);
        }
        for (from, to) in rules.map(|rule| rule.during) {
            let boundaries = from.into_iter().chain(to.map(|to| to + 1));
            cells.cuts[spec.facts.len()].extend(boundaries);
        }
        cells
    }

    fn cut(&mut self, spec: &Spec, cond: &Cond) {
        match cond {
            Cond::All(parts) | Cond::Any(parts) => {
                parts.iter().for_each(|part| self.cut(spec, part))
            }
            Cond::Not(part) => self.cut(spec, part),
            Cond::Between(fact, low, high) => {
                if let Domain::Number { min, max } = spec.facts[*fact] {
                    let inside = [*low, high + 1]
                        .into_iter()
                        .filter(|cut| (min + 1..=max).contains(cut));
                    self.cuts[*fact].extend(inside);
                }
            }
            Cond::Late {
                fact,
                days,
                or_equal,
            } => _ = self.dates[*fact].insert((*days, *or_equal)),
            Cond::Values(..)
            | Cond::Includes(..)
            | Cond::Derived(_)
            | Cond::Gives(..)
            | Cond::IsGap(_) => {}
        }
    }

    /// The values of a completion's levels, each with how many there are.
    pub fn levels(&self, spec: &Spec, case: &Completion) -> Vec<(usize, usize)> {
        let mut levels = Vec::new();
        for (fact, domain) in spec.facts.iter().enumerate() {
            let value = case[fact];
            match domain {
                Domain::YesNo { .. } | Domain::Choice { .. } => {
                    levels.push((value as usize, domain.size()))
                }
                Domain::Choices { options, .. } => {
                    levels.extend((0..*options).map(|option| ((value >> option & 1) as usize, 2)));
                }
                Domain::Number { .. } => levels.push(self.cell(fact, value)),
                Domain::Date { .. } => {
                    let late = |(days, or_equal): &&(i32, bool)| {
                        value + days > 0 || (*or_equal && value + days == 0)
                    };
                    levels.push((
                        self.dates[fact].iter().filter(late).count(),
                        self.dates[fact].len() + 1,
                    ));
                }
            }
        }
        levels.push(self.cell(spec.facts.len(), case[spec.facts.len()]));
        levels
    }

    fn cell(&self, fact: usize, value: i32) -> (usize, usize) {
        let cuts = &self.cuts[fact];
        (
            cuts.iter().filter(|cut| **cut <= value).count(),
            cuts.len() + 1,
        )
    }
}

#[test]
fn the_cases_of_a_gap_are_counted_over_exactly_the_facts_that_matter() {
    let mut counted = 0;
    for (seed, spec, _) in packs().take(1500) {
        // Without ties between facts every combination of levels is a case.
        let tied = !spec.constraints.is_empty()
            || spec
                .derived
                .iter()
                .any(|how| matches!(how, How::Difference { .. }))
            || spec
                .facts
                .iter()
                .any(|fact| matches!(fact, Domain::Choices { none: true, .. }));
        if tied {
            continue;
        }
        let (all, cells) = (allowed(&spec), Cells::of(&spec));
        let found = problems(&toml::pack(&spec));
        for (index, decision) in spec.decisions.iter().enumerate() {
            let mut by_levels: BTreeMap<Vec<(usize, usize)>, bool> = BTreeMap::new();
            for case in &all {
                let gap = matches!(outcome(&spec, decision, case), Outcome::Gap(_))
                    && !presumes(&spec, decision, case);
                by_levels.insert(cells.levels(&spec, case), gap);
            }
            if !by_levels.values().any(|gap| *gap) {
                continue;
            }
            let Some(first) = by_levels.keys().next() else {
                continue;
            };
            let matters: Vec<usize> = (0..first.len())
                .filter(|&level| {
                    let mut by_rest: BTreeMap<Vec<(usize, usize)>, BTreeSet<bool>> =
                        BTreeMap::new();
                    for (levels, gap) in &by_levels {
                        let mut rest = levels.clone();
                        rest.remove(level);
                        by_rest.entry(rest).or_default().insert(*gap);
                    }
                    by_rest.values().any(|gaps| gaps.len() > 1)
                })
                .collect();
            let gaps: BTreeSet<Vec<usize>> = by_levels
                .iter()
                .filter(|(_, gap)| **gap)
                .map(|(levels, _)| matters.iter().map(|&level| levels[level].0).collect())
                .collect();
            let of: usize = matters.iter().map(|&level| first[level].1).product();
            let expected = format!(
                "no rule decides `decision{index}` in {} of {of} classes of cases",
                gaps.len()
            );
            assert!(
                found
                    .iter()
                    .any(|problem| problem.message.starts_with(&expected)),
                "pack {seed}: {expected}\n{}\n{found:?}",
                toml::pack(&spec)
            );
            counted += 1;
        }
    }
    assert!(counted > 150, "{counted} gaps are too few to trust");
}

#[test]
fn a_rule_pasted_for_a_gap_decides_the_case_that_was_named() {
    let mut pasted = 0;
    for (seed, spec, _) in packs().take(400) {
        let text = toml::pack(&spec);
        for gap in problems(&text)
            .iter()
            .filter(|problem| problem.kind == Fault::Gap)
        {
            let stub: Vec<&str> = gap
                .details
                .iter()
                .map(String::as_str)
                .skip_while(|line| *line != "[[rule]]")
                .collect();
            let (head, decision) = gap
                .message
                .split_once("` in ")
                .map_or(("", ""), |(head, _)| {
                    (head, head.rsplit('`').next().unwrap_or_default())
                });
            let many = spec.decisions[decision
                .trim_start_matches("decision")
                .parse::<usize>()
                .unwrap_or(0)]
            .many;
            let given = if many {
                "gives = [\"v0\"]"
            } else {
                "gives = \"v0\""
            };
            let stub = stub.join("\n").replace("gives = \"\"", given);
            let case = gap.message.split("for one: ").nth(1).unwrap_or_default();
            let after = problems(&format!("{text}\n{stub}\n"));
            let again = after
                .iter()
                .find(|problem| problem.kind == Fault::Gap && problem.message.starts_with(head));
            assert!(
                again.is_none_or(|again| again.message.split("for one: ").nth(1) != Some(case)),
                "pack {seed}: {} stays after\n{stub}\n{text}",
                gap.message
            );
            assert!(
                !after.iter().any(|problem| matches!(
                    problem.kind,
                    Fault::Syntax | Fault::Value | Fault::Unknown
                )),
                "pack {seed}: {after:?}\n{stub}"
            );
            // Nothing that a rule decides already: it is as wide as the gap there, and no wider. What rules exclude is no decision.
            let excludes = spec.decisions.iter().flat_map(|decision| &decision.rules);
            let excludes = excludes.into_iter().any(|rule| !rule.excludes.is_empty());
            assert!(
                excludes
                    || !after.iter().any(|problem| problem.kind == Fault::Conflict
                        && problem.message.contains("`new-decision")),
                "pack {seed}: {after:?}\n{stub}\n{text}"
            );
            pasted += 1;
        }
    }
    assert!(pasted > 150, "{pasted}");
}
