//! From a pack as it is written to one that is used.

use serde::{Deserialize, Serialize};

use crate::engine::diagram::{Diagrams, Ref};
use crate::engine::loading::LoadError;
use crate::engine::pack::Pack;

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
        closed(self.0, Pack::judged_roots)
    }

    /// The same where only that is needed which asking takes: nothing in it tells yet, as [`Pack::is_whole`] says.
    ///
    /// # Errors
    /// It is of another format, or something of that leads nowhere.
    pub fn open_to_ask(self) -> Result<Pack, LoadError> {
        self.0.validate_to_ask()?;
        closed(self.0, Pack::asking_roots)
    }

    /// What asking takes of it.
    pub fn to_ask(&self) -> Compiled {
        let Compiled(whole) = self;
        let mut pack = Pack {
            sources: Vec::new(),
            sections: Vec::new(),
            laws: Vec::new(),
            derived: Vec::new(),
            rules: Vec::new(),
            gaps: Vec::new(),
            borders: Vec::new(),
            duties: Vec::new(),
            notices: Vec::new(),
            templates: Vec::new(),
            heard: Vec::new(),
            ..whole.clone()
        };
        for role in &mut pack.roles {
            role.each = None;
            role.except.clear();
        }
        Compiled(pack)
    }
}

/// The pack with the diagrams of these of its roots, and of its constraints, closed.
fn closed(mut pack: Pack, roots: fn(&mut Pack) -> Vec<&mut Ref>) -> Result<Pack, LoadError> {
    let nothing = Diagrams::new(Vec::new()).map_err(LoadError::Broken)?;
    let diagrams = std::mem::replace(&mut pack.diagrams, nothing);
    let constraints = pack.consistency.clone();
    let mentioned = diagrams.mentioned();
    // The roots stand in the pack, which cannot be borrowed twice: they are moved outside it.
    let mut judged: Vec<_> = roots(&mut pack).into_iter().map(|root| *root).collect();
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
    for (root, &closed) in roots(&mut pack).into_iter().zip(&judged) {
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
