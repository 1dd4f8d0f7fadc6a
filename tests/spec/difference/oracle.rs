//! Every class, count, fact, region and witness of random packs and changed copies agrees with trying every case.

use std::collections::{BTreeMap, BTreeSet};

use fastrand::Rng;
use samverkanslots::author::{Files, compile_text};
use samverkanslots::engine::case::Case;
use samverkanslots::engine::diagram::Terminals;
use samverkanslots::engine::pack::{Outcome as Built, Pack, membership, standing};
use samverkanslots::exchange::answers::{self, Raw};
use samverkanslots::packs::{SHIPPED, Shipped, file};
use samverkanslots::workbench::difference::data::{Difference, Outcome, SubjectKind};
use samverkanslots::workbench::difference::expectation::{Expectations, proposal};
use samverkanslots::workbench::difference::{Packs, Source, between};

use crate::difference::enumeration::{Both, Key, key, on_days, outcome};
use crate::difference::mutants::{hold_in_step, mutant};
use crate::random::oracle::{Completion, allowed};
use crate::random::{Spec, toml};

const PAIRS: u64 = 500;

/// One text, whatever file is asked for.
pub struct One(pub String);

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

pub fn source(text: &One) -> Source<'_> {
    Source {
        file: "pack.toml",
        files: text,
    }
}

fn compared(old: &Spec, new: &Spec) -> Difference {
    let (old, new) = (One(toml::pack(old)), One(toml::pack(new)));
    between(source(&old), source(&new)).unwrap_or_else(|failure| panic!("{failure:?}"))
}

/// Random packs and changed copies of them that leave some case.
fn pairs() -> impl Iterator<Item = (u64, Spec, Spec)> {
    (0..PAIRS).filter_map(|seed| {
        let mut rng = Rng::with_seed(seed);
        let mut old = Spec::random(&mut rng);
        if seed % 2 == 0 {
            hold_in_step(&mut old, &mut rng);
        }
        let new = mutant(&old, &mut rng);
        (new.completions() <= 3000 && !allowed(&old).is_empty() && !allowed(&new).is_empty())
            .then_some((seed, old, new))
    })
}

#[test]
fn every_class_its_count_and_its_facts_are_those_that_trying_every_case_finds() {
    let (mut classes_seen, mut in_step, mut empty) = (0, 0, 0);
    for (seed, old, new) in pairs() {
        let told = compared(&old, &new);
        assert!(
            told.not_compared.is_empty(),
            "pair {seed}: {:?}",
            told.not_compared
        );
        let both = Both::of(&old, &new);
        let all = both.classes();
        let context = || {
            format!(
                "pair {seed}\n{}\n----\n{}",
                toml::pack(&old),
                toml::pack(&new)
            )
        };
        let mut expected: BTreeMap<(Key, String, String), &Vec<usize>> = BTreeMap::new();
        for (key, classes) in &all {
            let changed = classes.iter().filter(|((from, to), _)| from != to);
            expected.extend(
                changed.map(|((from, to), cases)| ((*key, from.clone(), to.clone()), cases)),
            );
        }
        empty += usize::from(expected.is_empty());
        assert_eq!(told.changes.len(), expected.len(), "{}", context());
        for change in &told.changes {
            classes_seen += 1;
            let name = (
                key(change),
                format!("{:?}", change.from),
                format!("{:?}", change.to),
            );
            let cases = expected
                .get(&name)
                .unwrap_or_else(|| panic!("no such class: {name:?}\n{}", context()));
            // Over the facts that matter the class has as many cases, of as many, and shares none with another.
            let told_over = |numbers: &[usize], skip: Option<usize>| -> BTreeSet<Vec<i32>> {
                let tell = |number: &usize| both.told(&change.cases, skip, &both.cases[*number]);
                numbers.iter().map(tell).collect()
            };
            let all_cases: Vec<usize> = (0..both.cases.len()).collect();
            let own = told_over(cases, None);
            assert_eq!(
                change.cases.count,
                own.len() as u128,
                "{name:?}\n{}",
                context()
            );
            let total = told_over(&all_cases, None).len() as u128;
            assert_eq!(change.cases.of, total, "{name:?}\n{}", context());
            // Cases that stay as they are make one class.
            let mut merged: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
            for ((from, to), numbers) in &all[&name.0] {
                let same = (String::new(), String::new());
                let class = if from == to {
                    same
                } else {
                    (from.clone(), to.clone())
                };
                merged.entry(class).or_default().extend(numbers);
            }
            let apart = |skip: Option<usize>| {
                let mut seen: BTreeSet<Vec<i32>> = BTreeSet::new();
                merged.values().all(|numbers| {
                    let told = told_over(numbers, skip);
                    let fresh = seen.is_disjoint(&told);
                    seen.extend(told);
                    fresh
                })
            };
            assert!(
                apart(None),
                "{name:?} {:?}\n{}",
                change.cases.over,
                context()
            );
            let steps = change
                .cases
                .over
                .iter()
                .any(|concern| concern.fact.starts_with('d'));
            in_step += usize::from(steps);
            for skip in 0..change.cases.over.len() {
                // Numbers that are compared with each other are counted together.
                assert!(
                    steps || !apart(Some(skip)),
                    "{name:?} does without {:?}\n{}",
                    change.cases.over[skip],
                    context()
                );
            }
        }
    }
    // Or else the test would say little.
    assert!(
        classes_seen > 500 && in_step > 15 && empty > 50,
        "{classes_seen} {in_step} {empty}"
    );
}

#[test]
fn the_regions_of_a_class_hold_of_its_cases_and_of_no_others() {
    let mut several = 0;
    for (seed, old, new) in pairs() {
        let told = compared(&old, &new);
        let both = Both::of(&old, &new);
        for change in told.changes.iter().filter(|change| change.cases.rest == 0) {
            several += usize::from(change.cases.regions.len() > 1);
            for case in &both.cases {
                let before = both.before(case);
                let belongs = outcome(&old, key(change), &before) == change.from
                    && outcome(&new, key(change), case) == change.to;
                let mut regions = change.cases.regions.iter();
                let within = regions.any(|region| both.within(region, case));
                assert_eq!(
                    belongs,
                    within,
                    "pair {seed}, {case:?}: {change:#?}\n{}\n----\n{}",
                    toml::pack(&old),
                    toml::pack(&new)
                );
            }
        }
    }
    assert!(several > 60, "{several}");
}

#[test]
fn cases_are_gone_or_new_where_only_one_of_the_packs_allows_them() {
    let mut seen = [0, 0];
    for (seed, old, new) in pairs() {
        let told = compared(&old, &new);
        let both = Both::of(&old, &new);
        let days = old.days.max(new.days);
        let was: BTreeSet<Completion> = on_days(&old, days).into_iter().collect();
        let shorten = |case: Completion| both.before(&case);
        let is: BTreeSet<Completion> = on_days(&new, days).into_iter().map(shorten).collect();
        for (new_ones, has, lacks) in [(false, &was, &is), (true, &is, &was)] {
            let changes = told.cases.iter().filter(|change| change.new == new_ones);
            let changes: Vec<_> = changes.collect();
            assert!(
                changes.iter().all(|change| !change.by.is_empty()),
                "pair {seed}"
            );
            let complete = changes.iter().all(|change| change.cases.rest == 0);
            for case in has {
                let regions = changes.iter().flat_map(|change| &change.cases.regions);
                let within = regions.into_iter().any(|region| both.within(region, case));
                let apart = !lacks.contains(case);
                seen[usize::from(new_ones)] += usize::from(apart);
                assert!(
                    !complete || apart == within,
                    "pair {seed}, {case:?}, {apart}: {changes:#?}\n{}\n----\n{}",
                    toml::pack(&old),
                    toml::pack(&new)
                );
            }
        }
    }
    assert!(seen.iter().all(|seen| *seen > 100), "{seen:?}");
}

/// What is certain of a subject after the answers of a witness.
fn judged(pack: &Pack, answers: &[(String, Raw)], on: chrono::NaiveDate, key: Key) -> Vec<Outcome> {
    let case: Case = answers::case(pack, &Raw::Table(answers.to_vec()), on)
        .unwrap_or_else(|errors| panic!("{errors:?}"));
    let reach = pack.diagrams.reach(&case.masks(pack));
    let (kind, index, value) = key;
    let terminals = |set: Terminals| (1..64).filter(move |terminal| set >> terminal & 1 == 1);
    if kind == SubjectKind::Duty {
        let set = reach.outcomes(pack.duties[index].when);
        return terminals(set)
            .map(|t| if t == 2 { Outcome::Yes } else { Outcome::No })
            .collect();
    }
    let decision = &pack.decisions[index];
    let code = |value: &usize| decision.values[*value].code.clone();
    let codes = |values: &[usize]| values.iter().map(code).collect::<Vec<String>>();
    if kind == SubjectKind::Member {
        let mut found: Vec<Outcome> = terminals(reach.outcomes(decision.members[value]))
            .map(|terminal| match terminal {
                membership::IN => Outcome::In,
                membership::PRESUMED => Outcome::Presumed,
                membership::CONFLICT => Outcome::Clash,
                _ => Outcome::Out,
            })
            .collect();
        found.dedup();
        return found;
    }
    terminals(reach.outcomes(decision.root))
        .map(|terminal| match terminal {
            standing::RULE if decision.many => Outcome::Decided,
            standing::GAP if decision.many => Outcome::Gap(Vec::new()),
            _ if decision.many => Outcome::Conflict(Vec::new()),
            terminal => match &decision.outcomes[terminal as usize - 1] {
                Built::Rule(value) => Outcome::Rule(code(value)),
                Built::Gap(values) => Outcome::Gap(codes(values)),
                Built::Conflict(values) => Outcome::Conflict(codes(values)),
            },
        })
        .collect()
}

#[test]
fn both_packs_judge_every_witness_as_its_class_says() {
    let mut witnesses = 0;
    for (seed, old, new) in pairs() {
        let told = compared(&old, &new);
        let [before, after] = [&old, &new].map(|spec| compile_text("pack.toml", &toml::pack(spec)));
        // Alone, a pack may not test a date on two days as near as a changed copy may; compared with another it may.
        let (Ok(before), Ok(after)) = (before, after) else {
            continue;
        };
        witnesses += told.changes.len();
        for change in &told.changes {
            let witness = &change.cases.witness;
            let context = || {
                format!(
                    "pair {seed}: {change:#?}\n{}\n----\n{}",
                    toml::pack(&old),
                    toml::pack(&new)
                )
            };
            let key = key(change);
            let from = judged(&before, &witness.old, witness.on, key);
            assert_eq!(from, vec![change.from.clone()], "{}", context());
            let to = judged(&after, &witness.new, witness.on, key);
            assert_eq!(to, vec![change.to.clone()], "{}", context());
        }
    }
    assert!(witnesses > 400, "{witnesses}");
}

#[test]
fn a_pack_does_not_differ_from_itself() {
    for seed in 0..400 {
        let spec = Spec::random(&mut Rng::with_seed(seed));
        let told = compared(&spec, &spec);
        assert!(
            told.is_empty() && told.wording.is_empty() && told.rules.is_empty(),
            "pack {seed}: {told:#?}"
        );
    }
    for id in SHIPPED {
        let pack = file(id).unwrap();
        let source = Source {
            file: &pack,
            files: &Shipped,
        };
        let told = between(source, source).unwrap_or_else(|failure| panic!("{failure:?}"));
        assert!(
            told.is_empty() && told.wording.is_empty() && told.rules.is_empty(),
            "{id}: {told:#?}"
        );
    }
}

#[test]
fn a_proposed_expectation_is_met_and_less_of_it_is_not() {
    let mut cut = 0;
    for (seed, old, new) in pairs().take(250) {
        let (old, new) = (One(toml::pack(&old)), One(toml::pack(&new)));
        let packs = Packs::read(source(&old), source(&new)).unwrap_or_else(|f| panic!("{f:?}"));
        let told = packs
            .compare()
            .unwrap_or_else(|f| panic!("{f:?}"))
            .difference();
        let proposed = proposal(&told);
        let held = |text: &str| {
            let expected = Expectations::read("expected.toml", text, &packs)
                .unwrap_or_else(|problems| panic!("pair {seed}: {problems:?}\n{text}"));
            let mut comparison = packs
                .compare_for(&expected)
                .unwrap_or_else(|f| panic!("{f:?}"));
            let held = comparison.hold(&expected);
            held.unwrap_or_else(|f| panic!("{f:?}"))
        };
        let whole = held(&proposed);
        assert!(
            whole.holds(),
            "pair {seed}: {:#?} {:?}\n{proposed}",
            whole.unexpected,
            whole.missing
        );
        // Without its last entry one difference is left over.
        if let Some((rest, _)) = proposed.rsplit_once("\n[[") {
            cut += 1;
            let less = held(rest);
            assert!(
                !less.holds() && less.missing.is_empty(),
                "pair {seed}\n{rest}"
            );
        }
    }
    assert!(cut > 100, "{cut}");
}
