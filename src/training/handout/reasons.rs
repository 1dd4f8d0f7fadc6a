//! Why the routine answers something, in words for paper: in the language of the pack.

use crate::engine::case::Case;
use crate::engine::pack::{Pack, RuleId};
use crate::engine::reasons::{alike, basis_of};
use crate::training::because::Because;
use crate::training::handout::words::words;
use crate::training::key::KeyOf;

/// A reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reason {
    /// What it says.
    pub text: String,
    /// The places in the sources that it rests on.
    pub basis: Vec<String>,
    /// Where it says that one of several rules applies: those rules, which have none of their own.
    pub one_of: Vec<Reason>,
}

/// Why a key says of a case what it says of a decision.
pub fn reasons(pack: &Pack, case: &Case, key: &KeyOf) -> Vec<Reason> {
    let words = words(&pack.lang);
    let because = Because::of(pack, case, key);
    if !because.turns_on.is_empty() {
        let facts = because.turns_on.iter();
        let facts: Vec<&str> = facts.map(|&fact| pack.facts[fact].short.as_str()).collect();
        return vec![Reason {
            text: (words.turns_on)(&facts.join(" · ")),
            ..Reason::default()
        }];
    }
    let mut all = of_rules(pack, &because.rules);
    for either in &because.alternatives {
        let value = &pack.decisions[key.decision].values[either.value].label;
        all.push(Reason {
            text: format!("{value}: {}", words.one_of),
            basis: Vec::new(),
            one_of: of_rules(pack, &either.rules),
        });
    }
    let gaps = because.gaps.iter().map(|&gap| &pack.gaps[gap]);
    all.extend(gaps.map(|gap| Reason {
        text: gap.because.clone(),
        basis: gap.basis.clone(),
        one_of: Vec::new(),
    }));
    all
}

/// Each rule that says something of its own.
fn of_rules(pack: &Pack, rules: &[RuleId]) -> Vec<Reason> {
    let groups = alike(pack, rules).into_iter();
    let of = |group: Vec<RuleId>| Reason {
        text: (group.first()).map_or_else(String::new, |&rule| pack.rules[rule].because.clone()),
        basis: basis_of(pack, &group),
        one_of: Vec::new(),
    };
    groups.map(of).collect()
}
