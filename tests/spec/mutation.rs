//! Mutants: what is said of them is true, and the shipped packs' examples kill nearly all.

use chrono::NaiveDate;
use fastrand::Rng;

use samverkanslots::author::Files;
use samverkanslots::engine::assessment::{Assessment, Depth, judge};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::pack::Pack;
use samverkanslots::packs::{self, Shipped};
use samverkanslots::workbench::exercised::{Thing, exercised};
use samverkanslots::workbench::mutation::{Alone, Fate, Mutation, Operator, alone, count, mutate};

use super::program::lots;
use super::random::oracle::{Completion, allowed, holds, outcome};
use super::random::toml::{moved, today};
use super::random::{Cond, Domain, Spec, toml};

struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

fn mutated(text: &str) -> Mutation {
    mutate("pack.toml", &One(text.to_owned()), today())
        .unwrap_or_else(|why| panic!("{why:?}\n{text}"))
}

fn by_itself(text: &str, number: Option<usize>) -> Alone {
    alone("pack.toml", &One(text.to_owned()), number)
        .unwrap_or_else(|why| panic!("{why:?}\n{text}"))
}

/// The case that a completion is.
fn case(spec: &Spec, pack: &Pack, completion: &Completion) -> Case {
    let on = judged(completion);
    let mut case = Case::new(pack, on);
    for (fact, &value) in completion.iter().take(spec.facts.len()).enumerate() {
        let answer = match &spec.facts[fact] {
            Domain::YesNo { unknown: true } if value == 2 => Answer::Unknown,
            Domain::Choice {
                values,
                unknown: true,
            } if value == *values as i32 => Answer::Unknown,
            Domain::YesNo { .. } | Domain::Choice { .. } => Answer::Value(value as usize),
            Domain::Choices { options, none } => {
                let all = (1 << (options + usize::from(*none))) - 1;
                let yes = value as u32 | u32::from(*none && value == 0) << options;
                Answer::Options {
                    yes,
                    no: all & !yes,
                }
            }
            Domain::Number { .. } => Answer::Number(value),
            Domain::Date { .. } => Answer::Date(moved(on, value)),
        };
        case.set(pack, fact, Some(answer)).unwrap();
    }
    case
}

/// The day that a completion is judged on.
fn judged(completion: &Completion) -> NaiveDate {
    moved(today(), completion[completion.len() - 1])
}

/// A completion as the answers of an example.
fn answers(spec: &Spec, completion: &Completion) -> String {
    let told: Vec<String> = completion
        .iter()
        .take(spec.facts.len())
        .enumerate()
        .map(|(fact, &value)| {
            let domain = &spec.facts[fact];
            let codes = toml::codes(domain);
            let told = match domain {
                Domain::YesNo { .. } | Domain::Choice { .. } => {
                    let code = codes.get(value as usize).map_or("vet inte", String::as_str);
                    format!("\"{code}\"")
                }
                Domain::Choices { options, .. } => {
                    let chosen = (0..*options).filter(|option| value >> option & 1 == 1);
                    let chosen: Vec<String> = chosen
                        .map(|option| format!("\"{}\"", codes[option]))
                        .collect();
                    format!("[{}]", chosen.join(", "))
                }
                Domain::Number { .. } => value.to_string(),
                Domain::Date { .. } => moved(judged(completion), value).to_string(),
            };
            format!("f{fact} = {told}")
        })
        .collect();
    format!("{{ {} }}", told.join(", "))
}

/// An example that states all that the pack says of a completion.
fn example(spec: &Spec, pack: &Pack, number: usize, completion: &Completion) -> String {
    let got = judge(pack, &case(spec, pack, completion), Depth::Result);
    let mut out = format!(
        "\n[[example]]\nname = \"example {number}\"\non = {}\nanswers = {}\n",
        judged(completion),
        answers(spec, completion)
    );
    let ids = |ids: Vec<&str>| {
        ids.iter()
            .map(|id| format!("\"{id}\""))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let bases: Vec<&str> = got
        .decisions
        .iter()
        .flat_map(|verdict| verdict.basis(pack))
        .collect();
    let there: Vec<&str> = got
        .duties
        .iter()
        .map(|duty| pack.duties[duty.index].id.as_str())
        .collect();
    let away: Vec<&str> = pack
        .duties
        .iter()
        .map(|duty| duty.id.as_str())
        .filter(|id| !there.contains(id))
        .collect();
    out += &format!(
        "basis = [{}]\nduties = [{}]\nnever = [{}]\n[example.expect]\n",
        ids(bases),
        ids(there),
        ids(away)
    );
    for (decision, verdict) in pack.decisions.iter().zip(&got.decisions) {
        let finding = &verdict.finding;
        let codes = |values: &[usize]| {
            ids(values
                .iter()
                .map(|&value| decision.values[value].code.as_str())
                .collect())
        };
        out += &match format!("{:?}", finding.status).as_str() {
            "Gap" => format!(
                "{} = {{ gap = [{}] }}\n",
                decision.id,
                codes(&finding.presumed)
            ),
            "Conflict" => format!(
                "{} = {{ conflict = [{}] }}\n",
                decision.id,
                codes(&finding.clashing)
            ),
            _ => format!("{} = [{}]\n", decision.id, codes(&finding.certain)),
        };
    }
    out
}

/// A random pack whose rules have bases, with an example or two.
fn pack(seed: u64) -> (Spec, String) {
    let mut rng = Rng::with_seed(seed);
    let spec = Spec::random(&mut rng);
    let mut parts = toml::pack(&spec)
        .split("\n[[rule]]\n")
        .map(str::to_owned)
        .collect::<Vec<String>>()
        .into_iter();
    let mut text = parts.next().unwrap();
    text += "\n[[source]]\nid = \"R\"\ntitle = \"R\"\n\n[[section]]\nsource = \"R\"\ntitle = \"S\"\nbasis = [\"R-0\", \"R-1\", \"R-2\"]\n";
    for (number, rule) in parts.enumerate() {
        text += &format!("\n[[rule]]\nbasis = [\"R-{}\"]\n{rule}", number % 3);
    }
    let all = allowed(&spec);
    if !all.is_empty() {
        let compiled = by_itself(&text, None).pack;
        for number in 0..rng.usize(0..=3) {
            text += &example(&spec, &compiled, number, &all[rng.usize(0..all.len())]);
        }
    }
    (spec, text)
}

/// What an example can state of a case, each as one word; bases apart.
fn stated(pack: &Pack, got: &Assessment) -> (Vec<String>, Vec<String>) {
    let mut words = Vec::new();
    for verdict in &got.decisions {
        let finding = &verdict.finding;
        words.push(format!(
            "{:?} {:?} {:?} {:?}",
            finding.status, finding.certain, finding.presumed, finding.clashing
        ));
    }
    words.extend(
        got.duties
            .iter()
            .map(|duty| pack.duties[duty.index].id.clone()),
    );
    words.extend(
        got.notices
            .iter()
            .map(|notice| pack.notices[notice.index].id.clone()),
    );
    let mut bases: Vec<String> = got
        .decisions
        .iter()
        .flat_map(|verdict| verdict.basis(pack))
        .map(str::to_owned)
        .collect();
    bases.sort_unstable();
    bases.dedup();
    (words, bases)
}

/// All that the pack says of each completion.
fn sayings(
    spec: &Spec,
    pack: &Pack,
    completions: &[Completion],
) -> Vec<(Vec<String>, Vec<String>)> {
    completions
        .iter()
        .map(|completion| {
            stated(
                pack,
                &judge(pack, &case(spec, pack, completion), Depth::Result),
            )
        })
        .collect()
}

/// Whether an example could tell a mutant from the pack, of which this is said.
fn differ(
    spec: &Spec,
    clean: &[(Vec<String>, Vec<String>)],
    mutant: &Pack,
    completions: &[Completion],
) -> bool {
    completions
        .iter()
        .zip(clean)
        .any(|(completion, (words, bases))| {
            let (other, left) = stated(
                mutant,
                &judge(mutant, &case(spec, mutant, completion), Depth::Result),
            );
            *words != other || bases.iter().any(|id| !left.contains(id))
        })
}

#[test]
fn a_mutant_is_killed_where_an_example_fails_and_equivalent_where_no_case_differs() {
    let (mut killed, mut equivalent, mut surviving) = (0, 0, 0);
    for seed in 0..16 {
        let (spec, text) = pack(seed);
        let all = allowed(&spec);
        if all.is_empty() {
            continue;
        }
        let clean = by_itself(&text, None);
        assert!(clean.failing.is_empty(), "pack {seed}\n{text}");
        let clean = sayings(&spec, &clean.pack, &all);
        for mutant in mutated(&text).mutants {
            let alone = by_itself(&text, Some(mutant.number));
            let context = format!("pack {seed}, {} {}\n{text}", mutant.owner, mutant.what);
            match &mutant.fate {
                Fate::Killed(example) => {
                    killed += 1;
                    assert_eq!(alone.failing.first(), Some(example), "{context}");
                }
                Fate::Equivalent => {
                    equivalent += 1;
                    assert!(alone.failing.is_empty(), "{context}");
                    assert!(!differ(&spec, &clean, &alone.pack, &all), "{context}");
                }
                Fate::Survives(_) => {
                    surviving += 1;
                    assert!(alone.failing.is_empty(), "{context}");
                    assert!(differ(&spec, &clean, &alone.pack, &all), "{context}");
                }
                Fate::Untried => panic!("{context}"),
            }
        }
    }
    assert!(
        killed > 50 && equivalent > 50 && surviving > 100,
        "{killed} {equivalent} {surviving}"
    );
}

#[test]
fn the_oracle_agrees_on_which_rules_could_be_forgotten_unnoticed() {
    let (mut needed, mut idle) = (0, 0);
    for seed in 1000..1200 {
        let spec = Spec::random(&mut Rng::with_seed(seed));
        let all = allowed(&spec);
        if all.is_empty() {
            continue;
        }
        let text = toml::pack(&spec);
        for mutant in mutated(&text).mutants {
            if mutant.operator != Operator::Dropped {
                continue;
            }
            let mut without = spec.clone();
            let Some((decision, rule)) = place(&mutant.owner) else {
                continue;
            };
            without.decisions[decision].rules[rule].when = Cond::Any(Vec::new());
            let says = |spec: &Spec, completion: &Completion| {
                let decisions = spec
                    .decisions
                    .iter()
                    .map(|decision| outcome(spec, decision, completion));
                let duties = spec.duties.iter().map(|duty| holds(spec, duty, completion));
                (decisions.collect::<Vec<_>>(), duties.collect::<Vec<_>>())
            };
            let alike = all
                .iter()
                .all(|completion| says(&spec, completion) == says(&without, completion));
            let context = format!("pack {seed}, {}\n{text}", mutant.owner);
            assert_eq!(mutant.fate == Fate::Equivalent, alike, "{context}");
            if alike { idle += 1 } else { needed += 1 }
        }
    }
    assert!(needed > 200 && idle > 50, "{needed} {idle}");
}

/// The decision and the number of a rule that is called as the generator calls it.
fn place(owner: &str) -> Option<(usize, usize)> {
    let id = owner.strip_prefix("rule `r")?.strip_suffix('`')?;
    let (decision, rule) = id.split_once('-')?;
    Some((decision.parse().ok()?, rule.parse().ok()?))
}

#[test]
fn every_proposed_example_holds_of_the_pack_and_kills_the_mutants_it_names_and_no_other() {
    let mut killed = 0;
    for seed in 200..207 {
        let (_, text) = pack(seed);
        let found = mutated(&text);
        let survivors: Vec<usize> = (0..found.mutants.len())
            .filter(|&at| matches!(found.mutants[at].fate, Fate::Survives(_)))
            .collect();
        for proposal in &found.proposals {
            let with = format!("{text}\n{}", proposal.toml);
            let last = found.examples.len();
            let context = format!("pack {seed}\n{}\n{text}", proposal.toml);
            assert!(by_itself(&with, None).failing.is_empty(), "{context}");
            for &at in &survivors {
                let mutant = &found.mutants[at];
                let fails = by_itself(&with, Some(mutant.number)).failing == [last];
                let named = proposal.kills.contains(&at);
                assert_eq!(fails, named, "{} {}: {context}", mutant.owner, mutant.what);
                killed += usize::from(fails);
            }
        }
    }
    assert!(killed > 50, "{killed}");
}

#[test]
fn the_proposed_examples_kill_all_that_no_example_of_the_pack_could() {
    let (mut proposed, mut needing) = (0, 0);
    for seed in 200..240 {
        let (spec, text) = pack(seed);
        if allowed(&spec).is_empty() {
            continue;
        }
        let found = mutated(&text);
        for (at, mutant) in found.mutants.iter().enumerate() {
            let Fate::Survives(survivor) = &mutant.fate else {
                continue;
            };
            let context = format!("pack {seed}, {} {}\n{text}", mutant.owner, mutant.what);
            match &survivor.killing {
                Some(killing) => {
                    let proposal = &found.proposals[killing.proposal];
                    assert!(proposal.kills.contains(&at), "{context}");
                    assert!(!killing.fails.is_empty(), "{context}");
                }
                None => assert!(!survivor.unstated.is_empty(), "{context}"),
            }
            needing += usize::from(survivor.unstated.is_empty());
        }
        proposed += found.proposals.len();
    }
    assert!(
        needing > 200 && proposed < needing / 2,
        "{proposed} {needing}"
    );
}

#[test]
fn no_two_proposed_examples_are_of_one_case_or_one_name() {
    for text in (200..240).map(|seed| pack(seed).1).chain([DEMO.to_owned()]) {
        let found = mutated(&text);
        let case = |toml: &str| -> Vec<String> {
            let lines = toml.lines();
            let of_it = |line: &&str| line.starts_with("on = ") || line.starts_with("answers = ");
            lines.filter(of_it).map(str::to_owned).collect()
        };
        let mut cases: Vec<Vec<String>> = found
            .proposals
            .iter()
            .map(|proposal| case(&proposal.toml))
            .collect();
        let mut names: Vec<&String> = found
            .proposals
            .iter()
            .map(|proposal| &proposal.name)
            .chain(&found.examples)
            .collect();
        let (all, called) = (cases.len(), names.len());
        cases.sort_unstable();
        cases.dedup();
        names.sort_unstable();
        names.dedup();
        assert_eq!((cases.len(), names.len()), (all, called), "{text}");
    }
}

const DEMO: &str = include_str!("../cases/demo.toml");

#[test]
fn a_survivor_is_told_with_its_place_in_the_words_of_the_pack() {
    let found = mutated(DEMO);
    let told: Vec<(u32, String)> = found
        .survivors()
        .map(|mutant| {
            (
                mutant.place.line,
                format!("{} {}", mutant.owner, mutant.what),
            )
        })
        .collect();
    let line = 1 + DEMO
        .lines()
        .position(|line| line == "id = \"new-adult\"")
        .unwrap() as u32;
    assert!(
        told.contains(&(
            line - 1,
            "rule `new-adult` `Ålder: ≥ 20` instead of `≥ 19`".to_owned()
        )),
        "{told:#?}"
    );
    // Eighteen years old is an example already.
    assert!(
        !told
            .iter()
            .any(|(_, what)| what.contains("rule `new-young` `Ålder: ≤ 17`")),
        "{told:#?}"
    );
}

#[test]
fn an_example_at_the_boundary_kills_what_moves_it() {
    let at = "\n[[example]]\nname = \"nitton\"\non = 2026-11-23\nanswers = { known = \"no\", age = 19, needs = [] }\n[example.expect]\nunit = [\"adults\"]\n";
    let boundaries = |text: &str| -> Vec<String> {
        let found = mutated(text);
        found
            .survivors()
            .filter(|mutant| {
                mutant.operator == Operator::BoundaryMoved && mutant.owner.starts_with("rule")
            })
            .map(|mutant| mutant.what.clone())
            .collect()
    };
    assert_eq!(
        boundaries(DEMO),
        [
            "`Ålder: ≥ 20` instead of `≥ 19`",
            "`Ålder: ≤ 19` instead of `≤ 18`"
        ]
    );
    assert_eq!(boundaries(&format!("{DEMO}{at}")), [""; 0]);
}

#[test]
fn a_day_of_validity_is_a_boundary_and_its_example_is_judged_on_that_day() {
    let text = DEMO.replace(
        "id = \"clinic-too\"\n",
        "id = \"clinic-too\"\nvalid_from = 2026-07-01\n",
    );
    let found = mutated(&text);
    let changed: Vec<(&str, &str)> = found
        .survivors()
        .filter(|mutant| mutant.what.starts_with("in force"))
        .map(|mutant| match &mutant.fate {
            Fate::Survives(survivor) => {
                let killing = survivor.killing.as_ref().unwrap();
                let proposal = &found.proposals[killing.proposal];
                (mutant.what.as_str(), proposal.toml.as_str())
            }
            _ => unreachable!(),
        })
        .collect();
    assert_eq!(changed.len(), 2, "{changed:?}");
    for (what, example) in changed {
        let day = if what.contains("2026-06-30 –") {
            "on = 2026-06-30"
        } else {
            "on = 2026-07-01"
        };
        assert!(example.contains(day), "{what}\n{example}");
    }
}

#[test]
fn what_the_examples_go_through_is_counted_by_side_and_answer() {
    let found = exercised("demo.toml", &One(DEMO.to_owned())).unwrap();
    let of = |thing: Thing| -> Vec<(&str, usize)> {
        let own = found.iter().filter(|item| item.thing == thing);
        own.map(|item| (item.what.as_str(), item.examples))
            .collect()
    };
    assert_eq!(
        of(Thing::Side)[..2],
        [("`Ålder: ≤ 18`", 1), ("`Ålder: ≥ 19`", 1)]
    );
    assert_eq!(
        of(Thing::Rule)
            .into_iter()
            .filter(|(_, examples)| *examples == 0)
            .collect::<Vec<_>>(),
        [("rule `plan/refused`", 0), ("rule `plan/agreed`", 0)]
    );
}

#[test]
fn the_command_fails_where_a_pack_is_held_less_than_asked_and_tells_programs_what_it_found() {
    let (code, text, _) = run(&["tests/cases/demo.toml"]);
    assert_eq!(code, Some(0));
    assert!(text.contains("# Check against the source"), "{text}");
    let gate = run(&["tests/cases/demo.toml", "--at-least", "99.5"]);
    assert_eq!(
        (gate.0, gate.2.as_str()),
        (
            Some(1),
            "lots: the examples of `demo` kill 75.80 % of its mutants, below the 99.5 % asked for\n"
        )
    );
    assert_eq!(run(&["tests/cases/nowhere.toml"]).0, Some(2));
    let (code, json, _) = run(&[
        "tests/cases/demo.toml",
        "--format",
        "json",
        "--at-least",
        "50",
    ]);
    assert_eq!(code, Some(0), "{json}");
    let told: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(told["schema"], 1);
    let found = &told["packs"];
    let mutants = found[0]["mutants"].as_array().unwrap();
    let of = |fate: &str| {
        mutants
            .iter()
            .filter(|mutant| mutant["fate"] == fate)
            .count()
    };
    assert_eq!(found[0]["killed"], of("killed"));
    assert_eq!(found[0]["survive"], of("survives"));
    let proposals = found[0]["proposals"].as_array().unwrap();
    assert!(!proposals.is_empty());
    for proposal in proposals {
        assert!(proposal["example"].is_string());
        for killed in proposal["kills"].as_array().unwrap() {
            let mutant = &mutants[killed.as_u64().unwrap() as usize];
            assert_eq!(mutant["fate"], "survives");
        }
    }
    for mutant in mutants
        .iter()
        .filter(|mutant| mutant["proposal"].is_object())
    {
        let name = &mutant["proposal"]["name"];
        assert!(proposals.iter().any(|proposal| proposal["name"] == *name));
    }
}

#[test]
fn a_share_that_is_none_is_refused_as_wrong_use() {
    for share in ["200", "-1", "100.1", "NaN", "inf", "many"] {
        let (code, out, told) = run(&["tests/cases/demo.toml", &format!("--at-least={share}")]);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{share}");
        assert!(
            told.contains("it is no share in per cent, a number from 0 to 100"),
            "{told}"
        );
    }
}

/// Runs `lots mutate`: its exit code, what it prints, and what it says beside that.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let done = lots(&[&["mutate"], arguments].concat());
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

/// What each shipped pack's examples kill at least, in hundredths of a per cent.
const KILLED: usize = 9500;

fn holds_its_pack(id: &str) {
    let file = packs::file(id).unwrap();
    let found = count(&file, &Shipped).unwrap();
    let left: Vec<String> = found
        .survivors()
        .map(|mutant| {
            format!(
                "{}:{}: {} {}",
                mutant.place.file, mutant.place.line, mutant.owner, mutant.what
            )
        })
        .collect();
    assert!(
        found.score() >= KILLED,
        "{id}: {} of {}\n{}",
        found.score(),
        found.mutants.len(),
        left.join("\n")
    );
    assert!(
        found
            .mutants
            .iter()
            .all(|mutant| mutant.fate != Fate::Untried)
    );
}

#[test]
fn the_examples_of_stockholm_kill_nearly_all_its_mutants() {
    holds_its_pack("stockholm");
}

#[test]
fn the_examples_of_malmo_kill_nearly_all_its_mutants() {
    holds_its_pack("malmo");
}

#[test]
fn the_examples_of_ekero_kill_nearly_all_its_mutants() {
    holds_its_pack("ekero");
}

#[test]
fn the_examples_of_danmark_kill_nearly_all_its_mutants() {
    holds_its_pack("danmark");
}

/// A pack of one duty with so many ways to reckon its deadline, each counted from another day and in other cases.
fn reckoned(ways: usize) -> String {
    let mut text = r#"[pack]
id = "p"
version = "1"
title = "P"
lang = "sv"
[[decision]]
id = "d"
title = "D"
kind = "one"
primary = true
value = [{ code = "a", label = "A" }]
[[rule]]
id = "all"
decides = "d"
gives = "a"
because = "Alltid."
"#
    .to_owned();
    let mut deadlines = Vec::new();
    for way in 0..ways {
        text += &format!(
            "[[fact]]\nid = \"f{way}\"\nkind = \"yes_no\"\nask = \"F{way}?\"\nshort = \"F{way}\"\n\
             [[fact]]\nid = \"d{way}\"\nkind = \"date\"\nask = \"D{way}?\"\nshort = \"D{way}\"\n"
        );
        deadlines.push(format!(
            "{{ when = {{ f{way} = \"yes\" }}, date = \"d{way}\", plus = \"{} days\" }}",
            way + 2
        ));
    }
    let deadlines = deadlines.join(", ");
    text + &format!("[[duty]]\nid = \"u\"\nlabel = \"U\"\ndeadline = [{deadlines}]\n")
}

#[test]
fn a_deadline_with_too_many_ways_to_be_reckoned_is_untried_and_never_called_alike() {
    let fates = |ways: usize| -> Vec<(Operator, Fate)> {
        let mutation = mutated(&reckoned(ways));
        let of_duty = mutation.mutants.into_iter();
        let of_duty = of_duty.filter(|mutant| mutant.owner.contains("duty"));
        of_duty
            .map(|mutant| (mutant.operator, mutant.fate))
            .collect()
    };
    let moved = |fates: &[(Operator, Fate)], is: &dyn Fn(&Fate) -> bool| {
        let moved = [Operator::DeadlineMoved, Operator::DeadlineDropped];
        let of = fates
            .iter()
            .filter(|(operator, _)| moved.contains(operator));
        of.filter(|(_, fate)| is(fate)).count()
    };
    let (few, many) = (fates(3), fates(7));
    assert!(
        moved(&few, &|fate| matches!(fate, Fate::Survives(_))) >= 6,
        "{few:?}"
    );
    assert_eq!(moved(&few, &|fate| *fate == Fate::Untried), 0, "{few:?}");
    assert!(
        moved(&many, &|fate| *fate == Fate::Untried) >= 7,
        "{many:?}"
    );
    let alike = many.iter().filter(|(_, fate)| *fate == Fate::Equivalent);
    assert_eq!(alike.count(), 0, "{many:?}");
}
