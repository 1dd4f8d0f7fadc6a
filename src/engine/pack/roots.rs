//! Where a pack's diagrams begin.

use crate::engine::diagram::Ref;
use crate::engine::pack::Pack;

impl Pack {
    /// Every root that is judged under the constraints, always in the same order.
    pub(crate) fn judged_roots(&mut self) -> Vec<&mut Ref> {
        let facts = self.facts.iter_mut();
        let each = facts.flat_map(|fact| [&mut fact.applies, &mut fact.early]);
        let mut roots: Vec<&mut Ref> = each.filter_map(Option::as_mut).collect();
        for decision in &mut self.decisions {
            roots.push(&mut decision.root);
            roots.extend(&mut decision.members);
        }
        roots.extend(self.derived.iter_mut().map(|derived| &mut derived.when));
        roots.extend(self.rules.iter_mut().map(|rule| &mut rule.live));
        roots.extend(self.gaps.iter_mut().map(|gap| &mut gap.when));
        for duty in &mut self.duties {
            roots.push(&mut duty.when);
            for deadline in &mut duty.deadlines {
                let conditions = [&mut deadline.when, &mut deadline.due, &mut deadline.missed];
                roots.extend(conditions.into_iter().flatten());
            }
        }
        roots.extend(self.notices.iter_mut().map(|notice| &mut notice.when));
        for template in &mut self.templates {
            roots.push(&mut template.when);
            roots.extend(
                template
                    .lines
                    .iter_mut()
                    .filter_map(|line| line.when.as_mut()),
            );
        }
        roots
    }

    /// The roots of the constraints themselves.
    pub(crate) fn constraint_roots(&mut self) -> Vec<&mut Ref> {
        let each = self.constraints.iter_mut().map(|each| &mut each.holds);
        each.chain(&mut self.consistency).collect()
    }
}
