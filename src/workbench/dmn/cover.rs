//! A yes/no diagram as rows of a table: few conjunctions of "this level has one of these values" that together hold just there.
//!
//! After Minato and Morreale's irredundant sum of products, with values in sets: each row is as wide as the diagram lets it be,
//! and a diagram that is one conjunction gives one row.

use rustc_hash::FxHashMap as HashMap;

use crate::author::builder::Builder;
use crate::engine::diagram::{FALSE, Ref, TRUE};

/// A conjunction: for each level that it tests the values it allows, by rising level.
pub(crate) type Product = Vec<(usize, u32)>;

/// The rows of a diagram; `None` where more than `most` would be needed on the way.
pub(crate) fn cover(builder: &mut Builder, root: Ref, most: usize) -> Option<Vec<Product>> {
    let mut cover = Cover {
        builder,
        most,
        known: HashMap::default(),
    };
    cover.between(root, root).map(|(products, _)| products)
}

/// Where one of the products holds.
pub(crate) fn union(builder: &mut Builder, products: &[Product]) -> Ref {
    let parts: Vec<Ref> = products
        .iter()
        .map(|product| {
            let tests: Vec<Ref> = product
                .iter()
                .map(|&(level, mask)| builder.test(level, mask))
                .collect();
            builder.all(tests)
        })
        .collect();
    builder.any(parts)
}

type Covered = (Vec<Product>, Ref);

struct Cover<'b> {
    builder: &'b mut Builder,
    most: usize,
    known: HashMap<(Ref, Ref), Covered>,
}

impl Cover<'_> {
    /// Products that hold wherever `lower` does and nowhere outside `upper`, and where they hold.
    fn between(&mut self, lower: Ref, upper: Ref) -> Option<Covered> {
        if lower == Ref(FALSE) {
            return Some((Vec::new(), Ref(FALSE)));
        }
        if upper == Ref(TRUE) {
            return Some((vec![Vec::new()], Ref(TRUE)));
        }
        if let Some(known) = self.known.get(&(lower, upper)) {
            return Some(known.clone());
        }
        let diagrams = self.builder.diagrams();
        let level = diagrams.level(lower).min(diagrams.level(upper));
        let (mut open, above) = (self.children(lower, level), self.children(upper, level));
        let mut products: Vec<Product> = Vec::new();
        let mut covered = Ref(FALSE);
        let candidates = self.candidates(&above);
        for (at, &(candidate, values)) in candidates.iter().enumerate() {
            let mut need = Ref(FALSE);
            for value in (0..above.len()).filter(|value| values >> value & 1 == 1) {
                // What a wider row can hold is left to it.
                let wider = candidates[at + 1..]
                    .iter()
                    .filter(|(_, others)| others >> value & 1 == 1)
                    .map(|(wider, _)| *wider);
                let wider = self.builder.any(wider.collect::<Vec<_>>());
                let narrow = self.builder.not(wider);
                let here = self.builder.and(open[value], candidate);
                let here = self.builder.and(here, narrow);
                need = self.builder.or(need, here);
            }
            let (below, held) = self.between(need, candidate)?;
            if below.is_empty() {
                continue;
            }
            let left = self.builder.not(held);
            for value in (0..above.len()).filter(|value| values >> value & 1 == 1) {
                open[value] = self.builder.and(open[value], left);
            }
            let test = self.builder.test(level, values);
            let held = self.builder.and(test, held);
            covered = self.builder.or(covered, held);
            let every = values.count_ones() as usize == above.len();
            products.extend(below.into_iter().map(|product| {
                let own = (!every).then_some((level, values));
                own.into_iter().chain(product).collect()
            }));
            if products.len() > self.most {
                return None;
            }
        }
        self.known
            .insert((lower, upper), (products.clone(), covered));
        Some((products, covered))
    }

    /// What rows may hold below a level, each with the values of the level at which it may, the narrower first.
    fn candidates(&mut self, above: &[Ref]) -> Vec<(Ref, u32)> {
        let mut distinct = above.to_vec();
        distinct.push(self.builder.all(above.iter().copied()));
        let mut candidates: Vec<(Ref, u32)> = Vec::new();
        for candidate in distinct {
            if candidate == Ref(FALSE) || candidates.iter().any(|(known, _)| *known == candidate) {
                continue;
            }
            let mut values = 0;
            for (value, &upper) in above.iter().enumerate() {
                if self.builder.and(candidate, upper) == candidate {
                    values |= 1 << value;
                }
            }
            candidates.push((candidate, values));
        }
        candidates.sort_by_key(|(_, values)| values.count_ones());
        candidates
    }

    fn children(&self, at: Ref, level: usize) -> Vec<Ref> {
        let diagrams = self.builder.diagrams();
        if diagrams.level(at) == level {
            diagrams.children(at).to_vec()
        } else {
            vec![at; usize::from(diagrams.sizes()[level])]
        }
    }
}
