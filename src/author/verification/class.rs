//! The cases in which something is wrong: how many, and one block of them in words.

use crate::author::block::{Block, exactly};
use crate::author::building::Built;
use crate::author::model::{Model, Rule};
use crate::author::words::in_words;
use crate::engine::diagram::{FALSE, FORBIDDEN, Ref, TRUE, allowed, full};
use crate::engine::explanation::smallest;
use crate::engine::pack::{FactId, Kind};

/// A set of cases that is not empty.
pub(super) struct Class {
    /// Some of the cases, as wide as such a block can be: no fewer facts make it one, and with any value more, of a number or date
    /// with any more that lies next to its own, it would hold cases of another class.
    pub(super) block: Block,
    /// How many cases there are that rules tell apart, over the facts that matter.
    pub(super) count: u128,
    /// Of how many that the constraints allow.
    pub(super) all: u128,
}

impl Class {
    /// The cases in which a diagram that knows the constraints ends in yes; none where no case does.
    pub(super) fn of(model: &Model, built: &mut Built, root: Ref) -> Option<Class> {
        let way = built.builder.witness(root, &|terminal| terminal == TRUE)?;
        let levels = built.builder.diagrams().levels_below(root);
        let counts = built.builder.count(root, &levels);
        let sum = |wanted: &dyn Fn(u32) -> bool| {
            let counted = counts.iter().filter(|(terminal, _)| wanted(*terminal));
            counted.fold(0_u128, |sum, (_, count)| sum.saturating_add(*count))
        };
        let (count, all) = (
            sum(&|terminal| terminal == TRUE),
            sum(&|terminal| terminal != FORBIDDEN),
        );
        let block = exactly(&reduced(model, built, root, way));
        let open: Vec<usize> = block.iter().map(|(level, _)| *level).collect();
        Some(Class {
            block: widened(built, root, block, &open),
            count,
            all,
        })
    }

    /// Which part of all cases it is.
    pub(super) fn share(&self) -> f64 {
        self.count as f64 / self.all as f64
    }

    /// "3 of 12 classes of cases, for one: Ålder: 18 år · Behov: Missbruk".
    pub(super) fn in_words(&self, model: &Model, built: &Built) -> String {
        let case = in_words(model, &built.layout, &self.block);
        format!(
            "{} of {} classes of cases, for one: {case}",
            self.count, self.all
        )
    }
}

/// The smallest set of a case's facts that alone makes the diagram end in yes.
///
/// The way to a terminal tests what the order of levels makes it test; a fact on it may not matter. Where one of several will do,
/// it is not one that is never asked in the case.
fn reduced(
    model: &Model,
    built: &mut Built,
    root: Ref,
    way: Vec<(usize, usize)>,
) -> Vec<(usize, usize)> {
    // The period goes as one fact more.
    let period = model.facts.len();
    let asked: Vec<bool> = (model.facts.iter())
        .map(|fact| match &fact.applies {
            None => true,
            Some(applies) => {
                let applies = built.condition(applies);
                let masks = masks(built, &exactly(&way));
                built.builder.diagrams().reach_from(applies, &masks) != 1 << FALSE
            }
        })
        .collect();
    let fact = |level: usize| built.layout.fact_of[level].unwrap_or(period);
    let mut facts: Vec<FactId> = way.iter().map(|&(level, _)| fact(level)).collect();
    facts.sort_unstable();
    facts.dedup();
    facts.sort_by_key(|&fact| !asked.get(fact).copied().unwrap_or(true));
    let kept = smallest(&facts, |kept| {
        let own = way.iter().filter(|(level, _)| kept.contains(&fact(*level)));
        let own: Vec<(usize, usize)> = own.copied().collect();
        is_within(built, root, &exactly(&own))
    });
    way.into_iter()
        .filter(|&(level, _)| kept.contains(&fact(level)))
        .collect()
}

/// A block that is widened on these levels, value by value, as far as the diagram ends in yes on all of it that the constraints
/// allow; levels that are left open by this are left out.
pub(super) fn widened(built: &Built, root: Ref, block: Block, open: &[usize]) -> Block {
    let mut block = block;
    for at in 0..block.len() {
        let (level, _) = block[at];
        if !open.contains(&level) {
            continue;
        }
        let is_option = (built.layout.fact_of[level])
            .is_some_and(|fact| matches!(built.layout.kinds[fact], Kind::Choices { .. }));
        while let Some(more) = neighbours(built, level, block[at].1).find(|more| {
            let with = |mask: u32| {
                let mut other = block.clone();
                other[at].1 = mask;
                is_within(built, root, &other)
            };
            // What the constraints forbid altogether is not told as a case; of an option nothing is told then.
            (is_option || with(*more)) && with(block[at].1 | more)
        }) {
            block[at].1 |= more;
        }
    }
    block.retain(|&(level, mask)| mask != full(built.layout.sizes[level]));
    block
}

/// What may be added to the values of a level: of a number, a date and of time what lies next to them.
fn neighbours(built: &Built, level: usize, mask: u32) -> impl Iterator<Item = u32> {
    let layout = &built.layout;
    let fact = layout.fact_of[level];
    let ordered = fact
        .is_none_or(|fact| matches!(layout.kinds[fact], Kind::Number { .. } | Kind::Date { .. }));
    let shared = fact.is_some_and(|fact| layout.shared[fact].is_some());
    let (all, values) = (full(layout.sizes[level]), 0..u32::from(layout.sizes[level]));
    // Two values to a cell: the other step of the same cells first, then the next cell with the same steps.
    let other_step = (mask & 0x5555_5555) << 1 | (mask & 0xAAAA_AAAA) >> 1;
    let more: Vec<u32> = if shared {
        vec![other_step, mask << 2, mask >> 2]
    } else if ordered {
        vec![mask << 1, mask >> 1]
    } else {
        values.map(|value| 1 << value).collect()
    };
    more.into_iter()
        .map(move |more| more & all & !mask)
        .filter(|more| *more != 0)
}

/// Whether a diagram that knows the constraints ends in yes on a whole block, and not in nothing at all.
pub(super) fn is_within(built: &Built, root: Ref, block: &[(usize, u32)]) -> bool {
    let masks = masks(built, block);
    allowed(built.builder.diagrams().reach_from(root, &masks)) == 1 << TRUE
}

/// What each level may have on a block.
fn masks(built: &Built, block: &[(usize, u32)]) -> Vec<u32> {
    let mut masks: Vec<u32> = built.layout.sizes.iter().map(|&size| full(size)).collect();
    for &(level, mask) in block {
        masks[level] = mask;
    }
    masks
}

/// What stays of a diagram that knows the constraints outside a condition.
pub(super) fn minus(built: &mut Built, left: Ref, condition: Ref) -> Ref {
    built
        .builder
        .combine(left, condition, &mut |left, condition| {
            if left == TRUE && condition == TRUE {
                FALSE
            } else {
                left
            }
        })
}

/// A rule as it is told under a problem: what it gives, and why.
pub(super) fn told(model: &Model, rule: &Rule) -> String {
    let decision = &model.decisions[rule.decides];
    let labels = |values: &[usize]| -> Vec<&str> {
        values
            .iter()
            .map(|&value| decision.values[value].label.as_str())
            .collect()
    };
    let says = match (rule.gives.as_slice(), rule.excludes.as_slice()) {
        ([], []) => "nobody".to_owned(),
        (gives, []) => labels(gives).join(", "),
        (_, excludes) => format!("not {}", labels(excludes).join(", ")),
    };
    format!("`{}` → {says}: {}", rule.id, rule.because)
}
