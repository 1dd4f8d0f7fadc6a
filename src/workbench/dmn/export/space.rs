//! Conditions over the columns of a table: a diagram with a level for each column, and from it the table's rows.
//!
//! The diagrams of a pack are over its facts; these are over what stands in the table's head. So a derived fact and an earlier
//! decision stay what they are, and a row tests what its rule tests.

use crate::author::builder::Builder;
use crate::author::condition::Condition;
use crate::engine::diagram::{FALSE, Ref, TRUE};
use crate::workbench::dmn::cover::{Product, cover};
use crate::workbench::dmn::export::Exporter;
use crate::workbench::dmn::export::columns::Column;

/// A row's tests: a column of the table, and the values that it allows.
pub(super) type Tests = Vec<(usize, u32)>;

/// A diagram over some columns of a table.
pub(super) struct Space<'e, 'm> {
    exporter: &'e Exporter<'m>,
    /// The columns of the table.
    columns: &'e [Column],
    /// For each level its column.
    levels: Vec<usize>,
    pub(super) builder: Builder,
}

impl<'e, 'm> Space<'e, 'm> {
    /// A space of those columns that some conditions, and exceptions beside them, test.
    ///
    /// # Errors
    /// More columns or values than a diagram can hold.
    pub(super) fn new(
        exporter: &'e Exporter<'m>,
        columns: &'e [Column],
        conditions: &[&Condition],
        unless: Option<usize>,
    ) -> Result<Space<'e, 'm>, &'static str> {
        let mut needed = vec![false; columns.len()];
        for condition in conditions {
            condition.visit(&mut |part| {
                for (at, column) in columns.iter().enumerate() {
                    needed[at] |= column.values(exporter, part).is_some();
                }
            });
        }
        for (at, column) in columns.iter().enumerate() {
            needed[at] |= matches!(column, Column::Unless(set) if Some(*set) == unless);
        }
        let levels: Vec<usize> = (0..columns.len()).filter(|&at| needed[at]).collect();
        let mut sizes = Vec::new();
        for &at in &levels {
            let size = columns[at].size(exporter);
            sizes.push(u8::try_from(size).map_err(|_| "a column with more than 32 values")?);
        }
        Ok(Space {
            exporter,
            columns,
            levels,
            builder: Builder::new(sizes)?,
        })
    }

    /// Where a condition holds.
    pub(super) fn condition(&mut self, condition: &Condition) -> Ref {
        match condition {
            Condition::All(parts) => {
                let parts: Vec<Ref> = parts.iter().map(|part| self.condition(part)).collect();
                self.builder.all(parts)
            }
            Condition::Any(parts) => {
                let parts: Vec<Ref> = parts.iter().map(|part| self.condition(part)).collect();
                self.builder.any(parts)
            }
            Condition::Not(part) => {
                let part = self.condition(part);
                self.builder.not(part)
            }
            Condition::Decision(decision, test) if self.exporter.is_certain(*decision, *test) => {
                Ref(TRUE)
            }
            test => {
                let found = self.levels.iter().enumerate().find_map(|(level, &at)| {
                    Some((level, self.columns[at].values(self.exporter, test)?))
                });
                match found {
                    Some((level, values)) => self.builder.test(level, values),
                    // A plain decision is never a gap and never a conflict.
                    None => Ref(FALSE),
                }
            }
        }
    }

    /// Where none of a set of exceptions applies.
    pub(super) fn without(&mut self, unless: usize) -> Ref {
        let column = |at: &usize| self.columns[*at] == Column::Unless(unless);
        match self.levels.iter().position(column) {
            Some(level) => self.builder.test(level, 0b10),
            None => Ref(TRUE),
        }
    }

    /// Where a row's tests are passed.
    pub(super) fn product(&mut self, tests: &Tests) -> Ref {
        let mut all = Ref(TRUE);
        for &(column, values) in tests {
            if let Some(level) = self.levels.iter().position(|at| *at == column) {
                let test = self.builder.test(level, values);
                all = self.builder.and(all, test);
            }
        }
        all
    }

    /// The rows of a diagram; `None` where there would be more than `most`.
    pub(super) fn rows(&mut self, root: Ref, most: usize) -> Option<Vec<Tests>> {
        if self.builder.overflow {
            return None;
        }
        let products = cover(&mut self.builder, root, most)?;
        debug_assert_eq!(
            crate::workbench::dmn::cover::union(&mut self.builder, &products),
            root
        );
        let row = |product: Product| {
            let tests = product.into_iter();
            let mut row: Tests = tests
                .map(|(level, values)| (self.levels[level], values))
                .collect();
            row.sort_unstable();
            row
        };
        Some(products.into_iter().map(row).collect())
    }
}
