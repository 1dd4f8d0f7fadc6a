//! Makes exercises of a pack on a day: by their ids, always the same ones.

use chrono::NaiveDate;

use crate::engine::case::Case;
use crate::engine::loading::LoadError;
use crate::engine::pack::{Material, Pack, RuleId};
use crate::training::chance::Chance;
use crate::training::drawing::{Drawer, Drawn, Goal, MOST_FACTS, MOST_FACTS_AT_NEED, MOST_NEEDED};
use crate::training::exercise::{Exercise, Pair};
use crate::training::id::{DRAWN, Id};
use crate::training::key::Key;
use crate::training::kind::Kind;
use crate::training::telling::{ByDay, Sentence, Teller};

/// How often a case is drawn for one exercise so that there is room beside what its key rests on.
const TRIES_WITH_ROOM: usize = 14;

/// How often a case is drawn for one exercise before it is given up.
const TRIES: usize = 20;

/// How often more, with more facts, where it may be long.
const TRIES_AT_NEED: usize = 6;

/// One of how many exercises on a rule may be long.
const LONG: usize = 5;

/// Makes the exercises of one pack on one day.
pub struct Trainer<'p> {
    pack: &'p Pack,
    material: &'p Material,
    on: NaiveDate,
    drawer: Drawer<'p>,
    teller: Teller<'p>,
}

impl<'p> Trainer<'p> {
    /// Prepares it: a few milliseconds.
    ///
    /// # Errors
    /// The material does not belong to the pack, or is damaged.
    pub fn new(
        pack: &'p Pack,
        material: &'p Material,
        on: NaiveDate,
    ) -> Result<Trainer<'p>, LoadError> {
        material.validate(pack)?;
        Ok(Trainer {
            pack,
            material,
            on,
            drawer: Drawer::new(pack, material, on),
            teller: Teller::new(pack, material),
        })
    }

    /// The pack.
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// What its exercises are made of.
    pub fn material(&self) -> &'p Material {
        self.material
    }

    /// The day that drawn exercises are judged on.
    pub fn on(&self) -> NaiveDate {
        self.on
    }

    /// The kinds of exercises that the pack has, in their order. Without a sentence to tell it by nothing is drawn.
    pub fn kinds(&self) -> Vec<Kind> {
        let written = (!self.material.vignettes.is_empty()).then_some(Kind::Vignette);
        let drawn = self
            .drawer
            .kinds()
            .filter(|_| !self.material.told.is_empty());
        written.into_iter().chain(drawn).collect()
    }

    /// The exercise with an id: the same one as long as the pack and the day are. None where nothing came of that number, or no
    /// vignette has it.
    pub fn exercise(&self, id: Id) -> Option<Exercise> {
        self.exercise_of(id, &|_, _| true)
    }

    /// The exercise with an id, where its kind, and the rule that it is to show if it is about one, are wanted.
    pub(crate) fn exercise_of(
        &self,
        id: Id,
        wanted: &dyn Fn(Kind, Option<RuleId>) -> bool,
    ) -> Option<Exercise> {
        if id.is_vignette() {
            let mut all = self.material.vignettes.iter();
            let place = all.position(|it| Id::vignette(&it.id) == id)?;
            return wanted(Kind::Vignette, None).then(|| self.vignette(place))?;
        }
        // The number alone would give neighbours alike beginnings.
        let mut chance = Chance::new(u64::from(id.number()) << 32 | u64::from(DRAWN));
        let kind = self.drawer.kind(&mut chance)?;
        let goal = self.drawer.goal(kind, &mut chance)?;
        if !wanted(kind, goal.rule()) {
            return None;
        }
        // A rule that takes more facts than one likes to read is shown now and then all the same.
        let may_be_long = goal.is_of_rule() && chance.below(LONG) == 0;
        let tries = if may_be_long {
            TRIES + TRIES_AT_NEED
        } else {
            TRIES
        };
        (0..tries).find_map(|tried| {
            let most = match tried {
                0..TRIES_WITH_ROOM => MOST_NEEDED,
                TRIES_WITH_ROOM..TRIES => MOST_FACTS,
                _ => MOST_FACTS_AT_NEED,
            };
            let drawn = self.drawer.case(goal, most, &mut chance)?;
            self.told(id, (kind, goal), drawn, &mut chance)
        })
    }

    /// The vignette at a place of the material.
    pub fn vignette(&self, place: usize) -> Option<Exercise> {
        let vignette = self.material.vignettes.get(place)?;
        let case = vignette.case(self.pack);
        let key = Key::of(self.pack, &case);
        Some(Exercise {
            id: Id::vignette(&vignette.id),
            kind: Kind::Vignette,
            goal: None,
            title: Some(vignette.title.clone()),
            topics: key.topics(self.pack),
            told: vec![Sentence {
                text: vignette.text.clone(),
                facts: case.answered().collect(),
            }],
            case,
            as_one: None,
            key,
            pair: None,
        })
    }

    /// A drawn case in sentences, with its key; nothing where the pack cannot tell it.
    fn told(
        &self,
        id: Id,
        (kind, goal): (Kind, Goal),
        drawn: Drawn,
        chance: &mut Chance,
    ) -> Option<Exercise> {
        let pack = self.pack;
        let Drawn {
            mut case,
            mut other,
        } = drawn;
        let voice = chance.below(2);
        // At a border the learner sees the day before a birthday, or the birthday.
        let border = other.as_ref().filter(|_| kind == Kind::Boundary);
        let by_day = border.and_then(|it| self.teller.by_day(it.fact, [&case, &it.case]));
        let [own_day, other_day] = by_day.map_or([None; 2], |days| days.map(Some));
        // What the sentence tells of the next birthday its case knows; the key, which was settled without it, stays.
        let know = |case: &mut Case, day: Option<ByDay>| match day.and_then(|it| it.next) {
            Some((birthday, day)) => case.set(pack, birthday, Some(day)),
            None => Ok(()),
        };
        know(&mut case, own_day).ok()?;
        if let Some(other) = &mut other {
            know(&mut other.case, other_day).ok()?;
        }
        let told = self.teller.tell(&case, own_day, voice, chance)?;
        let pair = match other {
            Some(other) => Some(Pair {
                told: self
                    .teller
                    .tell_one(&other.case, other.fact, other_day, voice, chance)?,
                key: Key::of(pack, &other.case),
                fact: other.fact,
                decision: other.decision,
                case: other.case,
            }),
            None => None,
        };
        let key = Key::of(pack, &case);
        Some(Exercise {
            id,
            kind,
            goal: Some(goal),
            title: None,
            topics: key.topics(pack),
            told,
            case,
            as_one: own_day.and_then(ByDay::as_one),
            key,
            pair,
        })
    }
}
