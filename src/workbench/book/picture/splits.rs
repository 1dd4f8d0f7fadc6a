//! The questions that take cases apart, what they are worth, and their branches.

use crate::author::phrasing::time::lies;
use crate::author::phrasing::{Statement, Subject, What, alternatives, says};
use crate::engine::decision::{Certainty, certainty};
use crate::engine::diagram::{Masks, full};
use crate::engine::pack::{FactId, Kind as FactKind};
use crate::workbench::book::picture::known::{End, Grower, Mark};

/// The share of what is undecided that a question must be expected to settle to be worth a branch of its own.
const WORTH: f64 = 0.12;
/// How near two questions must lie to count as equally useful.
const ALIKE: f64 = 0.1;

/// A question that takes cases apart: a fact, or one of its options.
struct Split {
    fact: FactId,
    level: usize,
    option: Option<usize>,
}

/// The answers of one branch.
pub(super) struct Branch {
    pub(super) label: String,
    pub(super) masks: Masks,
    /// Their share of the cases, as if answers were evenly spread.
    pub(super) share: f64,
}

impl Grower<'_> {
    /// The question that leaves least undecided once the best one after it is asked too, with its answers. Two questions settle
    /// the same in either order: the one with fewer answers goes first, and the tree stays small. One of several options is a
    /// question of its own only at the root, where it parts a special case from all others; further on each option is told for
    /// itself.
    pub(super) fn question(
        &self,
        masks: &[u32],
        open: &[FactId],
        options: bool,
    ) -> Option<(FactId, Vec<Branch>)> {
        let before = self.undecided(masks)? as f64;
        let splits = self.all_splits(masks, open);
        let worth = splits
            .iter()
            .filter(|split| options || split.option.is_none())
            .filter(|split| self.left(masks, split) <= before * (1.0 - WORTH));
        let mut best: Option<(FactId, Vec<Branch>, f64)> = None;
        for split in worth {
            let branches = self.branches(masks, split);
            let after = |branch: &Branch| {
                let now = self.undecided(&branch.masks).unwrap_or(0) as f64;
                let further = self.all_splits(&branch.masks, open);
                let least = further
                    .iter()
                    .map(|split| self.left(&branch.masks, split))
                    .fold(now, f64::min);
                least * branch.share
            };
            let left: f64 = branches.iter().map(after).sum();
            let better = best.as_ref().is_none_or(|(_, known, least)| {
                left < least * (1.0 - ALIKE)
                    || (left < least * (1.0 + ALIKE) && branches.len() < known.len())
            });
            if better && branches.len() > 1 {
                best = Some((split.fact, branches, left));
            }
        }
        best.map(|(fact, branches, _)| (fact, branches))
    }

    fn all_splits(&self, masks: &[u32], open: &[FactId]) -> Vec<Split> {
        open.iter()
            .flat_map(|&fact| self.splits(masks, fact))
            .collect()
    }

    /// The ways to ask for a fact where it surely applies: as a whole, or for one of several options.
    fn splits(&self, masks: &[u32], fact: FactId) -> Vec<Split> {
        let item = &self.pack.facts[fact];
        let reach = self.pack.diagrams.reach(masks);
        if item
            .applies
            .is_some_and(|applies| certainty(&reach, applies) != Certainty::Certain)
        {
            return Vec::new();
        }
        match item.kind {
            FactKind::Choices { .. } => (0..item.values.len())
                .filter(|value| masks[item.level + value] == 3)
                .map(|value| Split {
                    fact,
                    level: item.level + value,
                    option: Some(value),
                })
                .collect(),
            FactKind::YesNo
            | FactKind::Choice
            | FactKind::Number { .. }
            | FactKind::Date { .. } => vec![Split {
                fact,
                level: item.level,
                option: None,
            }],
        }
    }

    /// The answers that a split tells apart, as sets of its level's values.
    fn answers(&self, masks: &[u32], split: &Split) -> Vec<u32> {
        let item = &self.pack.facts[split.fact];
        let shared = self
            .pack
            .relations
            .iter()
            .any(|relation| relation.of == split.fact);
        let mask = masks[split.level];
        let cells = (0..32_u32).map(|cell| match (&item.kind, shared) {
            (FactKind::Number { .. }, true) => 3_u32.checked_shl(2 * cell).unwrap_or(0),
            _ => 1 << cell,
        });
        cells
            .map(|cell| cell & mask)
            .filter(|cell| *cell != 0)
            .collect()
    }

    /// How likely an answer is taken to be, beside the others to the same question: of several options most cases have few.
    fn likely(&self, split: &Split, answer: u32) -> f64 {
        match (split.option, self.pack.facts[split.fact].values.len()) {
            (Some(_), count) if answer == 2 => 1.0 / count as f64,
            (Some(_), count) => 1.0 - 1.0 / count as f64,
            (None, _) => 1.0,
        }
    }

    /// What is expected to be undecided once it is known.
    fn left(&self, masks: &[u32], split: &Split) -> f64 {
        let (mut sum, mut all) = (0.0, 0.0);
        for answer in self.answers(masks, split) {
            if let Some(undecided) = self.undecided(&with(masks, split.level, answer)) {
                let likely = self.likely(split, answer);
                sum += undecided as f64 * likely;
                all += likely;
            }
        }
        if all > 0.0 { sum / all } else { 0.0 }
    }

    /// The answers, those together that make no difference to the decision.
    fn branches(&self, masks: &[u32], split: &Split) -> Vec<Branch> {
        let alike = |a: u32, b: u32| {
            let either = self.turning(&with(masks, split.level, a | b));
            split.option.is_none() && either >> split.fact & 1 == 0
        };
        let mut groups: Vec<Vec<u32>> = Vec::new();
        let mut all = 0.0;
        for answer in self.answers(masks, split) {
            if self.undecided(&with(masks, split.level, answer)).is_none() {
                continue;
            }
            all += self.likely(split, answer);
            match groups.iter_mut().find(|group| alike(group[0], answer)) {
                Some(group) => group.push(answer),
                None => groups.push(vec![answer]),
            }
        }
        groups
            .into_iter()
            .map(|group| {
                let set = group.iter().fold(0, |set, answer| set | answer);
                Branch {
                    label: match split.option {
                        Some(value) if set == 2 => self.told(split.fact, What::Every(1 << value)),
                        Some(value) => self.told(split.fact, What::NoneOf(1 << value)),
                        None => self.label(split.fact, set),
                    },
                    masks: with(masks, split.level, set),
                    share: group
                        .iter()
                        .map(|answer| self.likely(split, *answer))
                        .sum::<f64>()
                        / all,
                }
            })
            .collect()
    }

    /// Answers that for themselves make a value sure or leave at most half of the values, each with what it comes to; answers to
    /// a question that come to the same stand together.
    pub(super) fn fan(&self, masks: &[u32], open: &[FactId]) -> Vec<Branch> {
        let before = self.end(masks);
        let left = |end: &End| end.marks.iter().filter(|mark| **mark != Mark::Out).count();
        let adds = |end: &End| {
            let mut pairs = before.marks.iter().zip(&end.marks);
            let more = pairs.any(|(before, after)| before != after && *after == Mark::Sure);
            more || left(end) * 2 <= left(&before)
        };
        let mut found: Vec<(FactId, End, Masks, u32)> = Vec::new();
        for split in self.all_splits(masks, open) {
            for answer in self.answers(masks, &split) {
                let chosen = with(masks, split.level, answer);
                // That an option is not chosen is no answer by itself.
                if split.option.is_some() && answer != 2 || self.undecided(&chosen).is_none() {
                    continue;
                }
                let end = self.end(&chosen);
                if !adds(&end) {
                    continue;
                }
                let bit = split.option.map_or(answer, |option| 1 << option);
                match found
                    .iter_mut()
                    .find(|(fact, known, ..)| *fact == split.fact && *known == end)
                {
                    Some((.., set)) => *set |= bit,
                    None => found.push((split.fact, end, chosen, bit)),
                }
            }
        }
        let branch = |(fact, _, masks, set): (FactId, End, Masks, u32)| {
            let told = match self.pack.facts[fact].kind {
                FactKind::Choices { .. } => self.told(fact, What::SomeOf(set)),
                FactKind::YesNo
                | FactKind::Choice
                | FactKind::Number { .. }
                | FactKind::Date { .. } => self.label(fact, set),
            };
            Branch {
                label: format!("{}: {told}", self.book.model.facts[fact].short),
                masks,
                share: 0.0,
            }
        };
        found.into_iter().map(branch).collect()
    }

    /// A set of a fact's answers in words.
    fn label(&self, fact: FactId, set: u32) -> String {
        match &self.pack.facts[fact].kind {
            FactKind::YesNo | FactKind::Choice | FactKind::Choices { .. } => {
                self.told(fact, What::OneOf(set))
            }
            FactKind::Number { min, max, cuts, .. } => {
                let shared = self
                    .pack
                    .relations
                    .iter()
                    .any(|relation| relation.of == fact);
                let width = 1 + u32::from(shared);
                let mut ranges: Vec<(i32, i32)> = Vec::new();
                for cell in (0..=cuts.len())
                    .filter(|cell| set >> (width * *cell as u32) & full(width as u8) != 0)
                {
                    let from = if cell == 0 { *min } else { cuts[cell - 1] };
                    let to = cuts.get(cell).map_or(*max, |next| next - 1);
                    match ranges.last_mut() {
                        Some(last) if last.1 + 1 == from => last.1 = to,
                        _ => ranges.push((from, to)),
                    }
                }
                self.told(fact, What::Within(ranges))
            }
            FactKind::Date { tests } => {
                let cells = (0..=tests.len()).filter(|cell| set >> cell & 1 == 1);
                let told: Vec<String> = cells
                    .map(|cell| {
                        let late = cell
                            .checked_sub(1)
                            .map(|at| lies(self.book.plain, &tests[at], true));
                        let early = tests
                            .get(cell)
                            .map(|test| lies(self.book.plain, test, false));
                        let both: Vec<String> = late.into_iter().chain(early).collect();
                        both.join(&format!(" {} ", self.book.plain.and))
                    })
                    .collect();
                alternatives(self.book.plain, &told)
            }
        }
    }

    fn told(&self, fact: FactId, what: What) -> String {
        let about = Subject::Fact(fact);
        says(self.book.model, &Statement { about, what })
    }
}

/// Masks with one level narrowed.
fn with(masks: &[u32], level: usize, set: u32) -> Masks {
    let mut masks = masks.to_vec();
    masks[level] &= set;
    masks
}
