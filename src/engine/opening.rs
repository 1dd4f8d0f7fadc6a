//! From a pack as it is written to one that is used.

use serde::{Deserialize, Serialize};

use crate::engine::diagram::Ref;
use crate::engine::loading::LoadError;
use crate::engine::pack::{Conclusion, Decision, Fact, Pack, Role};

/// A pack as it is written: its diagrams may say anything of cases that the constraints forbid, which makes them small.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Compiled(pub Pack);

impl Compiled {
    /// The pack, checked, with its diagrams closed: a forbidden case ends in none of their outcomes.
    ///
    /// # Errors
    /// It is of another format, or something in it leads nowhere.
    pub fn open(self) -> Result<Pack, LoadError> {
        self.0.validate()?;
        closed(self.0)
    }

    /// The same where only that is needed which the first question takes: nothing in it judges or tells yet, as [`Pack::is_whole`] says.
    ///
    /// # Errors
    /// It is of another format, or something of that leads nowhere.
    pub fn open_to_begin(self) -> Result<Pack, LoadError> {
        self.0.validate_to_begin()?;
        Ok(self.0)
    }

    /// What the first question takes of it: how its facts are asked, and where every case begins.
    pub fn to_begin(&self) -> Compiled {
        let Compiled(whole) = self;
        let fact = |fact: &Fact| Fact {
            applies: None,
            early: None,
            weights: Vec::new(),
            cost: 1,
            pinned: false,
            blank: String::new(),
            ..fact.clone()
        };
        let value = |value: &Conclusion| Conclusion {
            code: value.code.clone(),
            label: value.label.clone(),
            ..Conclusion::default()
        };
        let decision = |decision: &Decision| Decision {
            id: decision.id.clone(),
            title: decision.title.clone(),
            many: decision.many,
            primary: decision.primary,
            values: decision.values.iter().map(value).collect(),
            ..Decision::default()
        };
        let role = |role: &Role| Role {
            code: role.code.clone(),
            label: role.label.clone(),
            each: None,
            except: Vec::new(),
        };
        Compiled(Pack {
            format: whole.format,
            id: whole.id.clone(),
            version: whole.version.clone(),
            hash: whole.hash.clone(),
            title: whole.title.clone(),
            subtitle: whole.subtitle.clone(),
            lang: whole.lang.clone(),
            validity: whole.validity,
            review_by: whole.review_by,
            facts: whole.facts.iter().map(fact).collect(),
            decisions: whole.decisions.iter().map(decision).collect(),
            roles: whole.roles.iter().map(role).collect(),
            screens: whole.screens.clone(),
            beginnings: whole.beginnings.clone(),
            ..Pack::default()
        })
    }
}

/// The pack with the diagrams of its roots, and of its constraints, closed.
fn closed(mut pack: Pack) -> Result<Pack, LoadError> {
    let diagrams = std::mem::take(&mut pack.diagrams);
    let constraints = pack.consistency.clone();
    let mentioned = diagrams.mentioned();
    // The roots stand in the pack, which cannot be borrowed twice: they are moved outside it.
    let mut judged: Vec<_> = pack.judged_roots().into_iter().map(|root| *root).collect();
    let mut kept: Vec<_> = pack
        .constraint_roots()
        .into_iter()
        .map(|root| *root)
        .collect();
    let spoken = |root: &Ref| match root.terminal() {
        Some(_) => 0,
        None => mentioned[root.node()],
    };
    let levels: Vec<u128> = judged.iter().map(spoken).collect();
    let closed = diagrams.closed(&constraints, &mut judged, &mut kept);
    pack.diagrams = closed.map_err(LoadError::Broken)?;
    for (root, &closed) in pack.judged_roots().into_iter().zip(&judged) {
        *root = closed;
    }
    for (closed, levels) in judged.into_iter().zip(levels) {
        *pack.spoken.entry(closed).or_insert(u128::MAX) &= levels;
    }
    for (root, moved) in pack.constraint_roots().into_iter().zip(kept) {
        *root = moved;
    }
    Ok(pack)
}
