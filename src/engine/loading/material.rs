//! Checks what exercises are made of against the pack that it is to belong to.

use crate::engine::case::{Case, fits};
use crate::engine::loading::{LoadError, sound};
use crate::engine::pack::{
    Claim, Kind, MATERIAL_FORMAT, Material, Pack, RuleId, Tells, Told, Vignette, What,
};

impl Material {
    /// Checks that it belongs to a pack and that every index in it leads somewhere there.
    ///
    /// # Errors
    /// It is of another format or of another pack, or the first thing that does not.
    pub fn validate(&self, pack: &Pack) -> Result<(), LoadError> {
        if self.format != MATERIAL_FORMAT {
            return Err(LoadError::Format(self.format));
        }
        let belongs = self.id == pack.id && self.hash == pack.hash;
        sound(belongs, "exercises of another pack")?;
        sound(self.rules.len() == pack.rules.len(), "digests of rules")?;
        let rule = |rule: RuleId| rule < pack.rules.len();
        let exceptions = self.exceptions.iter();
        sound(
            exceptions.into_iter().all(|&(a, b)| rule(a) && rule(b)),
            "an exception",
        )?;
        for told in &self.told {
            let is_told = !told.means.is_empty() && !told.say.is_empty();
            let means = told.means.iter();
            sound(
                is_told && means.into_iter().all(|it| can_be(pack, it)),
                "a sentence",
            )?;
            sound(is_age_by_day(pack, told), "an age by the day")?;
        }
        let mut unlikely = self.unlikely.iter();
        sound(unlikely.all(|it| may_hold(pack, it)), "what is unlikely")?;
        for vignette in &self.vignettes {
            let given = vignette.answers.iter();
            let mut fit = given.map(|it| {
                let item = pack.facts.get(it.fact);
                item.is_some_and(|item| fits(item, it.answer).is_ok())
            });
            sound(fit.all(|fits| fits), "a vignette")?;
        }
        Ok(())
    }
}

/// Whether sentences that tell an age by the day tell just that, on both days.
fn is_age_by_day(pack: &Pack, told: &Told) -> bool {
    let Some(by_day) = &told.by_day else {
        return true;
    };
    let is_age = |fact: usize| matches!(pack.facts[fact].kind, Kind::Number { age: true, .. });
    let is_it = matches!(
        told.means.as_slice(),
        [Tells { fact, what: What::Told(()) }] if is_age(*fact)
    );
    is_it && !by_day.eve.is_empty() && !by_day.birthday.is_empty()
}

/// Whether a fact can have what is told of it.
fn can_be(pack: &Pack, tells: &Tells) -> bool {
    let Some(item) = pack.facts.get(tells.fact) else {
        return false;
    };
    match (&item.kind, tells.what) {
        (Kind::Number { .. } | Kind::Date { .. }, What::Told(()))
        | (Kind::Number { .. }, What::Number(_))
        | (Kind::Choices { .. }, What::Rest(())) => true,
        (Kind::YesNo | Kind::Choice, What::Unknown(())) => item.unknown.is_some(),
        (_, What::Value(value)) => value < item.values.len(),
        _ => false,
    }
}

/// Whether what a claim says of each fact is something that the fact can be.
fn may_hold(pack: &Pack, claim: &Claim) -> bool {
    let kind = |fact: &usize| {
        pack.facts
            .get(*fact)
            .map(|item| (&item.kind, item.values.len()))
    };
    match claim {
        Claim::All(claims) | Claim::Any(claims) => claims.iter().all(|it| may_hold(pack, it)),
        Claim::Not(claim) => may_hold(pack, claim),
        Claim::Values { fact, values } => match kind(fact) {
            Some((Kind::YesNo | Kind::Choice, count)) => values.iter().all(|it| *it <= count),
            _ => false,
        },
        Claim::Includes { fact, value } => match kind(fact) {
            Some((Kind::Choices { .. }, count)) => *value < count,
            _ => false,
        },
        Claim::Between { fact, .. } => matches!(kind(fact), Some((Kind::Number { .. }, _))),
        Claim::Late { fact, .. } => matches!(kind(fact), Some((Kind::Date { .. }, _))),
    }
}

impl Vignette {
    /// The case that it tells; answers that do not fit the pack are left out.
    pub fn case(&self, pack: &Pack) -> Case {
        let mut case = Case::new(pack, self.on);
        for given in &self.answers {
            if given.fact < pack.facts.len() {
                let _ = case.set(pack, given.fact, Some(given.answer));
            }
        }
        case
    }
}
