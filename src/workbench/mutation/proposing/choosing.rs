//! Few examples for many mutants: one example for a case, and of the examples as few as a greedy choice needs.

use crate::author::examples::{fails, failures};
use crate::author::model::Model;
use crate::engine::diagram::Masks;
use crate::workbench::mutation::proposing::{Both, Draft, Killing, Proposal, example};

/// Whether an example that has been drafted already kills a mutant. `feels` tells whether answers leave a case possible in which
/// the mutant may differ.
pub(in crate::workbench::mutation) fn is_killed(
    drafts: &[Draft],
    both: &Both<'_>,
    feels: &dyn Fn(&Masks) -> bool,
) -> bool {
    drafts.iter().any(|draft| {
        let masks = draft.case.masks(both.clean);
        feels(&masks) && {
            let reach = both.work.diagrams.reach(&masks);
            fails(both.work, &draft.example, &draft.case, &reach)
        }
    })
}

/// The drafted examples that kill a mutant, with what does not come true of them; none for those that do not.
pub(in crate::workbench::mutation) fn killings(
    drafts: &[Draft],
    both: &Both<'_>,
    feels: &dyn Fn(&Masks) -> bool,
) -> Vec<Vec<String>> {
    let of = |draft: &Draft| {
        let masks = draft.case.masks(both.clean);
        if !feels(&masks) {
            return Vec::new();
        }
        let reach = both.work.diagrams.reach(&masks);
        failures(both.work, &draft.example, &draft.case, &reach)
    };
    drafts.iter().map(of).collect()
}

/// Adds a draft to the others: to what is stated of the same case where there is one.
pub(in crate::workbench::mutation) fn add(drafts: &mut Vec<Draft>, draft: Draft) {
    match drafts.iter_mut().find(|other| other.case == draft.case) {
        Some(same) => example::add(&mut same.example, draft.example),
        None => drafts.push(draft),
    }
}

/// What some mutants come to under all drafts, as [`killings`] tells it.
pub(in crate::workbench::mutation) struct Fallen {
    /// The mutant, by its index among those told.
    pub(in crate::workbench::mutation) mutant: usize,
    /// Whether an example of the pack itself could state what kills it.
    pub(in crate::workbench::mutation) unstated: bool,
    /// For each draft what does not come true of it.
    pub(in crate::workbench::mutation) killings: Vec<Vec<String>>,
}

/// Chooses drafts until every mutant is killed that needs one: always the one that kills most of those left. Gives the
/// proposals, and for each mutant how one of them kills it.
pub(in crate::workbench::mutation) fn choose(
    model: &Model,
    mut drafts: Vec<Draft>,
    fallen: Vec<Fallen>,
) -> (Vec<Proposal>, Vec<Option<Killing>>) {
    let mut left: Vec<&Fallen> = fallen.iter().filter(|one| !one.unstated).collect();
    let mut chosen: Vec<usize> = Vec::new();
    loop {
        let kills = |draft: usize| {
            let killed = left.iter().filter(|one| !one.killings[draft].is_empty());
            killed.count()
        };
        // Of equals the first, which is that of the mutant that stands first in the file.
        let most = (0..drafts.len()).rev().max_by_key(|&draft| kills(draft));
        let Some(draft) = most.filter(|&draft| kills(draft) > 0) else {
            break;
        };
        left.retain(|one| one.killings[draft].is_empty());
        chosen.push(draft);
    }
    let of_mutant = |one: &Fallen| {
        let place = chosen
            .iter()
            .position(|&draft| !one.killings[draft].is_empty())?;
        Some(Killing {
            proposal: place,
            fails: one.killings[chosen[place]].clone(),
        })
    };
    let killings = fallen.iter().map(of_mutant).collect();
    let mut taken: Vec<String> = model.examples.iter().map(|one| one.name.clone()).collect();
    let proposals = chosen
        .iter()
        .map(|&draft| {
            let example = &mut drafts[draft].example;
            let numbered = (2..).map(|number| format!("{} ({number})", example.name));
            let name = std::iter::once(example.name.clone())
                .chain(numbered)
                .find(|name| !taken.contains(name));
            example.name = name.unwrap_or_default();
            taken.push(example.name.clone());
            Proposal {
                name: example.name.clone(),
                toml: example::toml(model, example),
                kills: fallen
                    .iter()
                    .filter(|one| !one.killings[draft].is_empty())
                    .map(|one| one.mutant)
                    .collect(),
            }
        })
        .collect();
    (proposals, killings)
}
