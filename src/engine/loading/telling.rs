//! Checks what only telling takes of a pack: rules, what follows from decisions, sources, and what words mean.

use crate::engine::diagram::Ref;
use crate::engine::loading::{LoadError, sound};
use crate::engine::pack::{Anchor, Kind, Line, Meaning, Pack, Part, Role, RoleExcept};

impl Pack {
    /// Checks that every index of it leads somewhere, in a pack that can be asked by.
    ///
    /// # Errors
    /// The first thing that does not.
    pub(super) fn validate_to_tell(&self) -> Result<(), LoadError> {
        let fact = |fact: usize| self.has_fact(fact);
        let yes_no = |at: Ref| self.is_yes_no(at);
        let rule = |rule: &usize| *rule < self.rules.len();
        sound(!self.rules.is_empty(), "no rules")?;
        sound(
            self.sections
                .iter()
                .all(|section| section.source < self.sources.len()),
            "a section without a source",
        )?;
        sound(
            self.derived
                .iter()
                .all(|derived| yes_no(derived.when) && derived.from.iter().all(|&f| fact(f))),
            "a derived fact",
        )?;
        let known = |role: &Role| {
            let values = role.each.map_or(Some(0), |each| {
                self.decisions.get(each).map(|each| each.values.len())
            });
            let is_known = |except: &RoleExcept, values: usize| {
                except.value < values && except.derived < self.derived.len()
            };
            values.is_some_and(|values| role.except.iter().all(|it| is_known(it, values)))
        };
        sound(self.roles.iter().all(known), "a role")?;
        for item in &self.rules {
            let decision = self
                .decisions
                .get(item.decides)
                .ok_or(LoadError::Broken("a rule without a decision"))?;
            let values = item
                .gives
                .iter()
                .chain(&item.excludes)
                .all(|&value| value < decision.values.len());
            sound(
                values
                    && yes_no(item.live)
                    && item
                        .uses
                        .iter()
                        .all(|&derived| derived < self.derived.len())
                    && item.readings.iter().all(rule),
                "a rule",
            )?;
        }
        sound(
            self.gaps.iter().all(|gap| {
                gap.decides < self.decisions.len()
                    && yes_no(gap.when)
                    && gap.readings.iter().all(rule)
            }),
            "a gap",
        )?;
        sound(
            self.borders
                .iter()
                .all(|border| !border.rules.is_empty() && border.rules.iter().all(rule)),
            "a border",
        )?;
        for duty in &self.duties {
            sound(yes_no(duty.when), "a duty")?;
            for deadline in &duty.deadlines {
                let anchor = match &deadline.from {
                    None => true,
                    Some(Anchor::Date(date)) => fact(*date),
                    Some(Anchor::Turns { now, birthday, .. }) => fact(*now) && fact(*birthday),
                };
                sound(
                    anchor
                        && deadline.when.is_none_or(yes_no)
                        && deadline.missed.is_none_or(yes_no)
                        && deadline.due.is_none_or(yes_no),
                    "a deadline",
                )?;
            }
        }
        sound(
            self.notices.iter().all(|notice| yes_no(notice.when)),
            "a notice",
        )?;
        for template in &self.templates {
            let part = |part: &Part| match part {
                Part::Words(_) | Part::Day | Part::Rules | Part::Judgement => true,
                Part::Fact(id) => fact(*id),
                Part::Decision(id) => *id < self.decisions.len(),
                Part::Deadline(duty) => *duty < self.duties.len(),
            };
            let line = |line: &Line| line.when.is_none_or(yes_no) && line.parts.iter().all(part);
            sound(
                yes_no(template.when) && template.lines.iter().all(line),
                "a prescribed text",
            )?;
        }
        let means = |meaning: &Meaning| {
            self.facts.get(meaning.fact).is_some_and(|item| {
                let listed = !matches!(item.kind, Kind::Number { .. } | Kind::Date { .. });
                match meaning.value {
                    None => !listed,
                    Some(value) => listed && value < item.values.len(),
                }
            })
        };
        sound(
            self.heard
                .iter()
                .all(|saying| saying.means.iter().all(means)),
            "what words mean",
        )?;
        Ok(())
    }
}
