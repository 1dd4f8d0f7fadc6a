//! The first questions, which are stored in a pack.

use samverkanslots::engine::asking::{next_question, open_facts, outlook::Outlook};
use samverkanslots::engine::case::{Answer, Case};
use samverkanslots::engine::pack::{FactId, Pack};

use crate::exactness::{compile, packs as random_packs};
use crate::packs::shipped;

fn asked(pack: &Pack, case: &Case) -> Option<FactId> {
    let reach = pack.diagrams.reach(&case.masks(pack));
    let outlook = Outlook::primary(pack, case, &reach);
    let open = open_facts(pack, case, &outlook);
    next_question(pack, case, &outlook, &open).map(|question| question.fact)
}

/// How many of the stored questions were compared with those that are found without them.
fn compared(pack: &Pack) -> usize {
    let mut bare = pack.clone();
    bare.first.clear();
    let on = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");
    let mut case = Case::new(pack, on);
    let Some((&first, then)) = pack.first.split_first() else {
        return 0;
    };
    assert_eq!(asked(&bare, &case), Some(first as FactId));
    assert_eq!(asked(pack, &case), Some(first as FactId));
    let values = pack.facts[first as FactId].values.len();
    let answers = (0..values).map(Answer::Value).chain([Answer::Unknown]);
    assert_eq!(then.len(), values + 1);
    for (answer, &next) in answers.zip(then) {
        if case.set(pack, first as FactId, Some(answer)).is_err() {
            continue;
        }
        let expected = asked(&bare, &case);
        assert_eq!(next, expected.map_or(0, |fact| fact as u32 + 1));
        assert_eq!(asked(pack, &case), expected);
    }
    1 + then.len()
}

#[test]
fn a_stored_first_question_is_the_one_that_would_be_found_without_it() {
    let mut count = 0;
    for (seed, spec, _) in random_packs().take(300) {
        let mut pack = compile(seed, &spec);
        // Their routes are short enough to be stored whole.
        pack.route.clear();
        pack.first = samverkanslots::author::first_questions(&pack);
        count += compared(&pack);
    }
    assert!(count > 200, "only {count} questions were compared");
}

#[test]
fn a_shipped_pack_stores_its_whole_order_or_else_the_first_questions_that_would_be_found() {
    let mut count = 0;
    for checked in shipped() {
        let pack = &checked.pack;
        assert!(
            pack.route.is_empty() || pack.first.is_empty(),
            "{}",
            pack.id
        );
        count += compared(pack);
    }
    assert!(count > 5, "Stockholm's order is too long to be stored");
}
