//! Complete cases, judged by plain walks.

use fastrand::Rng;
use samverkanslots::engine::complete::Complete;
use samverkanslots::engine::decision::find;
use samverkanslots::engine::diagram::FORBIDDEN;
use samverkanslots::engine::pack::Pack;
use samverkanslots::engine::reasons::reasons;

use crate::exactness::{compile, packs};
use crate::packs::shipped;

/// Compares so many drawn cases with what is found for a case of which nothing is open; tells how many rules fired.
fn agrees(pack: &Pack, cases: usize, rng: &mut Rng) -> usize {
    let complete = Complete::new(pack);
    let (mut terminals, mut fired) = (Vec::new(), Vec::new());
    let mut count = 0;
    for _ in 0..cases {
        let values: Vec<u8> = pack
            .diagrams
            .sizes()
            .iter()
            .map(|&size| rng.u8(0..size))
            .collect();
        let follow = |root| pack.diagrams.follow(root, &values);
        if pack
            .consistency
            .iter()
            .any(|&root| follow(root) == FORBIDDEN)
        {
            continue;
        }
        complete.outcomes(&values, &mut terminals);
        complete.fired(&values, &terminals, &mut fired);
        let masks: Vec<u32> = values.iter().map(|&value| 1 << value).collect();
        let reach = pack.diagrams.reach(&masks);
        let mut left = terminals.as_slice();
        let mut expected = Vec::new();
        for (index, decision) in pack.decisions.iter().enumerate() {
            let roots = std::iter::once(&decision.root).chain(&decision.members);
            for &root in roots {
                assert_eq!(reach.outcomes(root), 1 << left[0]);
                left = &left[1..];
            }
            let finding = find(pack, decision, &reach);
            expected.extend(reasons(pack, index, &finding, &reach).rules);
        }
        fired.sort_unstable();
        expected.sort_unstable();
        assert_eq!(fired, expected, "{values:?}");
        count += fired.len();
    }
    count
}

#[test]
fn a_complete_case_comes_out_as_one_of_which_nothing_is_open_and_by_the_same_rules() {
    let mut fired = 0;
    for (seed, spec, mut rng) in packs().take(300) {
        fired += agrees(&compile(seed, &spec), 30, &mut rng);
    }
    for checked in shipped() {
        fired += agrees(&checked.pack, 3000, &mut Rng::with_seed(1));
    }
    assert!(fired > 10_000, "only {fired} rules fired");
}
