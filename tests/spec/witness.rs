//! The smallest case that brings something about: it does, no answer can be spared, and none smaller does.

use std::collections::BTreeMap;

use fastrand::Rng;
use samverkanslots::author;
use samverkanslots::engine::assessment::assess;
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::decision::{Certainty, Status, certainty, find, is_consistent};
use samverkanslots::engine::pack::{Force, Kind, Pack};
use samverkanslots::engine::witness::{of_rule, smallest_case};
use samverkanslots::session::rulebook::{Entry, entries};

use crate::packs::shipped;
use crate::random::oracle::{
    Completion, Known, Outcome, agrees, allowed, is_live, of_one_day, outcome,
};
use crate::random::toml::{moved, today};
use crate::random::{Spec, toml};

const PACKS: u64 = 200;

/// Whether a case makes an entry count for certain.
fn counts(pack: &Pack, case: &Case, entry: Entry) -> bool {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let is_certain = |at| certainty(&reach, at) == Certainty::Certain;
    let status = |decision: usize| find(pack, &pack.decisions[decision], &reach).status;
    is_consistent(pack, &reach)
        && match entry {
            Entry::Rule(rule) => {
                let item = &pack.rules[rule];
                is_certain(item.live)
                    && (item.force != Force::Presumption || status(item.decides) == Status::Gap)
            }
            Entry::Gap(gap) => {
                let item = &pack.gaps[gap];
                is_certain(item.when) && status(item.decides) == Status::Gap
            }
            Entry::Border(border) => {
                let rules = &pack.borders[border].rules;
                status(pack.rules[rules[0]].decides) == Status::Conflict
                    && rules.iter().all(|&rule| is_certain(pack.rules[rule].live))
            }
            Entry::Duty(duty) => is_certain(pack.duties[duty].when),
            Entry::Notice(notice) => is_certain(pack.notices[notice].when),
        }
}

/// Whether the assessment of a case names an entry among what holds.
fn is_told(pack: &Pack, case: &Case, entry: Entry) -> bool {
    let assessment = assess(pack, case);
    match entry {
        Entry::Rule(rule) => {
            let verdict = &assessment.decisions[pack.rules[rule].decides];
            verdict.reasons.rules.contains(&rule)
        }
        Entry::Gap(gap) => {
            let verdict = &assessment.decisions[pack.gaps[gap].decides];
            verdict.reasons.gaps.contains(&gap)
        }
        Entry::Border(border) => {
            let rules = &pack.borders[border].rules;
            let verdict = &assessment.decisions[pack.rules[rules[0]].decides];
            rules
                .iter()
                .all(|rule| verdict.reasons.rules.contains(rule))
        }
        Entry::Duty(duty) => {
            let waits = pack.duties[duty].judgement.is_some();
            let listed = assessment.duties.iter().find(|item| item.index == duty);
            listed.is_some_and(|item| item.certain != waits)
        }
        Entry::Notice(notice) => {
            let listed = assessment.notices.iter().find(|item| item.index == notice);
            listed.is_some_and(|item| item.certain)
        }
    }
}

/// Everything that holds of a smallest case.
fn assert_smallest(pack: &Pack, entry: Entry) {
    let name = format!("{} {entry:?} {}", pack.id, entry.id(pack));
    // What is no longer in force, or not yet, has cases on other days only.
    let starts = pack.periods.iter().flat_map(|periods| &periods.starts);
    let case = [today()]
        .into_iter()
        .chain(starts.flat_map(|&start| start.pred_opt().into_iter().chain([start])))
        .find_map(|on| entry.smallest_case(pack, on))
        .unwrap_or_else(|| panic!("{name}: no case"));
    assert!(counts(pack, &case, entry), "{name}: {case:?}");
    assert!(is_told(pack, &case, entry), "{name} is not told: {case:?}");
    let reach = pack.diagrams.reach(&case.masks(pack));
    for fact in case.answered() {
        let item = &pack.facts[fact];
        let fewer = case.retain(|other| other != fact);
        assert!(
            !counts(pack, &fewer, entry),
            "{name}: `{}` can be spared: {case:?}",
            item.id
        );
        let is_asked = item
            .applies
            .is_none_or(|applies| certainty(&reach, applies) != Certainty::Excluded);
        assert!(is_asked, "{name}: `{}` is not asked: {case:?}", item.id);
        assert!(
            case.is_complete(pack, fact),
            "{name}: `{}` is answered in part: {case:?}",
            item.id
        );
        let is_value = item.unknown.is_some();
        assert!(
            is_value || case.answer(fact) != Some(Answer::Unknown),
            "{name}: `{}` is answered with nothing: {case:?}",
            item.id
        );
    }
}

#[test]
fn every_rule_gap_duty_and_notice_of_every_shipped_pack_has_a_smallest_case() {
    for checked in shipped() {
        for entry in entries(&checked.pack) {
            assert_smallest(&checked.pack, entry);
        }
    }
}

#[test]
fn an_acknowledged_conflict_has_a_smallest_case_in_which_its_rules_collide() {
    let text = include_str!("../cases/bad-packs/conflict.toml").to_owned()
        + "\n[[border]]\nrules = [\"adult\", \"young\"]\nbecause = \"Båda säger 19 år.\"\n";
    let pack = &author::compile_text("border.toml", &text).unwrap();
    assert_eq!(pack.borders.len(), 1);
    assert_smallest(pack, Entry::Border(0));
}

/// What the oracle is to know of a case.
fn known(spec: &Spec, case: &Case) -> Vec<Known> {
    let of = |fact: usize| match case.answer(fact) {
        None => Known::NotAsked,
        Some(Answer::Unknown) => Known::Unknown,
        Some(Answer::Value(value)) => Known::Exactly(value as i32),
        Some(Answer::Number(number)) => Known::Exactly(number),
        Some(Answer::Date(date)) => Known::Exactly((date - case.on).num_days() as i32),
        Some(Answer::Options { yes, no }) => Known::Partly { yes, no },
    };
    (0..spec.facts.len()).map(of).collect()
}

/// The fewest answers that make something certain, found by trying every set of facts with every completion.
fn fewest(spec: &Spec, all: &[Completion], wanted: &[bool]) -> Option<usize> {
    let certifies = |facts: u32| {
        let mut by_answers: BTreeMap<Vec<i32>, bool> = BTreeMap::new();
        for (completion, &wanted) in all.iter().zip(wanted) {
            let answers = (0..spec.facts.len())
                .filter(|fact| facts >> fact & 1 == 1)
                .map(|fact| completion[fact])
                .collect();
            *by_answers.entry(answers).or_insert(true) &= wanted;
        }
        by_answers.values().any(|&all| all)
    };
    (0..1_u32 << spec.facts.len())
        .filter(|&facts| certifies(facts))
        .map(u32::count_ones)
        .min()
        .map(|count| count as usize)
}

#[test]
fn no_case_with_fewer_answers_makes_a_rule_count_by_an_oracle_that_tries_every_case() {
    let (mut found, mut answers) = (0, 0);
    for seed in 0..PACKS {
        let mut rng = Rng::with_seed(seed);
        let spec = Spec::random(&mut rng);
        let pack = author::compile_text("random.toml", &toml::pack(&spec)).unwrap();
        let (day, all) = of_one_day(&spec, allowed(&spec), &mut rng);
        let on = moved(today(), day);
        if all.is_empty() {
            // The check refuses such a pack.
            continue;
        }
        let rules = spec
            .decisions
            .iter()
            .enumerate()
            .flat_map(|(at, decision)| {
                let rules = (0..decision.rules.len()).map(move |rule| (at, rule));
                rules.collect::<Vec<_>>()
            });
        for (index, (at, rule)) in rules.enumerate() {
            let decision = &spec.decisions[at];
            assert_eq!(pack.rules[index].decides, at);
            let presumed = decision.rules[rule].presumption;
            let wanted: Vec<bool> = all
                .iter()
                .map(|completion| {
                    is_live(&spec, decision, rule, completion)
                        && (!presumed
                            || matches!(outcome(&spec, decision, completion), Outcome::Gap(_)))
                })
                .collect();
            let case = smallest_case(&pack, on, &of_rule(&pack, index));
            let least = fewest(&spec, &all, &wanted);
            assert_eq!(
                case.as_ref().map(|case| case.answered().count()),
                least,
                "pack {seed}, rule {}: {case:?}\n{}",
                pack.rules[index].id,
                toml::pack(&spec)
            );
            if let Some(case) = case {
                let known = known(&spec, &case);
                let left = all
                    .iter()
                    .zip(&wanted)
                    .filter(|(completion, _)| agrees(&spec, &known, completion));
                assert!(left.clone().count() > 0, "pack {seed}: {case:?}");
                assert!(
                    left.into_iter().all(|(_, &wanted)| wanted),
                    "pack {seed}: {case:?}"
                );
                found += 1;
                answers += case.answered().count();
            }
        }
    }
    // The oracle would find nothing amiss in cases that are never found, or that are all empty.
    assert!(
        found > 500 && answers > found,
        "{found} cases, {answers} answers"
    );
}

#[test]
fn a_case_is_found_for_dates_and_numbers_at_the_edges_of_what_the_rules_tell_apart() {
    let pack = author::compile_text("demo.toml", include_str!("../cases/demo.toml")).unwrap();
    for entry in entries(&pack) {
        assert_smallest(&pack, entry);
    }
    let kinds: Vec<bool> = entries(&pack)
        .into_iter()
        .filter_map(|entry| entry.smallest_case(&pack, today()))
        .flat_map(|case| {
            let dates = |fact: usize| matches!(pack.facts[fact].kind, Kind::Date { .. });
            case.answered().map(dates).collect::<Vec<_>>()
        })
        .collect();
    assert!(
        kinds.contains(&true),
        "some entry of the demo pack turns on a date"
    );
}
