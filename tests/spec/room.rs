//! Where there is no room left for diagrams that is all that is told: nothing is proved, refuted or called alike by a full table.

use samverkanslots::author::problem::{Kind, Problem};
use samverkanslots::author::{self, Failure, Files};
use samverkanslots::workbench::mutation::{Fate, Mutation, count, count_within};

use crate::exactness::packs;
use crate::random::toml;

struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> Result<String, String> {
        Ok(self.0.clone())
    }
}

/// What a check comes to: the number of cases and the remarks, or the problems. What is compiled may be larger where there is less
/// room to make it smaller.
type Told = Result<(u128, Vec<Problem>), Vec<Problem>>;

fn told(checked: Result<author::Checked, Failure>) -> Told {
    match checked {
        Ok(checked) => Ok((checked.cases, checked.remarks)),
        Err(Failure::Problems(problems)) => Err(problems),
        Err(Failure::Unreadable(why)) => panic!("{why}"),
    }
}

fn is_too_large(problems: &[Problem]) -> bool {
    !problems.is_empty() && problems.iter().all(|it| it.kind == Kind::TooLarge)
}

/// Limits that lie close together where there are few nodes.
fn limits() -> impl Iterator<Item = usize> {
    std::iter::successors(Some(1_usize), |limit| Some(limit + 1 + limit / 12))
}

#[test]
fn a_pack_that_is_checked_with_too_little_room_is_too_large_and_nothing_else() {
    let (mut refused, mut whole) = (0, 0);
    let random = packs().take(60).map(|(_, spec, _)| toml::pack(&spec));
    let demo = std::fs::read_to_string("tests/cases/demo.toml").unwrap();
    for text in random.chain([demo]) {
        let files = One(text.clone());
        let all = told(author::check("pack.toml", &files));
        for limit in limits() {
            let here = told(author::check_within("pack.toml", &files, limit));
            if here == all {
                whole += 1;
                break;
            }
            assert!(
                here.as_ref().is_err_and(|problems| is_too_large(problems)),
                "{limit} nodes: {here:?}\n{all:?}\n{text}"
            );
            refused += 1;
        }
    }
    assert!(
        refused > 1000 && whole == 61,
        "{refused} refused, {whole} whole"
    );
}

fn counted(counted: Result<Mutation, Failure>) -> Result<Vec<(usize, Fate)>, Vec<Problem>> {
    match counted {
        Ok(mutation) => {
            let mutants = mutation.mutants.into_iter();
            Ok(mutants.map(|mutant| (mutant.number, mutant.fate)).collect())
        }
        Err(Failure::Problems(problems)) => Err(problems),
        Err(Failure::Unreadable(why)) => panic!("{why}"),
    }
}

#[test]
fn a_mutant_that_there_is_no_room_for_is_untried_and_never_called_alike() {
    let (mut untried, mut judged, mut refused) = (0, 0, 0);
    for (seed, spec, _) in packs().take(40) {
        let text = toml::pack(&spec);
        let files = One(text.clone());
        let Ok(all) = counted(count("pack.toml", &files)) else {
            continue;
        };
        for limit in limits()
            .skip(12)
            .step_by(2)
            .take_while(|limit| *limit < 1500)
        {
            match counted(count_within("pack.toml", &files, limit)) {
                Err(problems) => {
                    assert!(
                        is_too_large(&problems),
                        "pack {seed}, {limit}: {problems:?}"
                    );
                    refused += 1;
                }
                Ok(here) => {
                    for (number, fate) in here {
                        let known = all.iter().find(|(other, _)| *other == number);
                        if fate == Fate::Untried {
                            untried += 1;
                        } else if let Some((_, known)) = known {
                            assert_eq!(
                                fate, *known,
                                "pack {seed}, mutant {number}, {limit} nodes\n{text}"
                            );
                            judged += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(
        untried > 20 && judged > 200 && refused > 20,
        "{untried} untried, {judged} judged, {refused} refused"
    );
}
