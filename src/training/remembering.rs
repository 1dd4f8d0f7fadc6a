//! What a learner remembers: five boxes after Leitner, what is due today, how sure each rule is, and what rules have changed since.
//!
//! An exercise that is answered rightly moves a box on and comes back after 1, 3, 7 and 21 days, and from the last box after 60; one
//! that is not goes back to the first and is due at once. What is remembered for long is what was asked again after some time, so only
//! the first answer of a day moves a box on; who puts a miss right on its own day meets the exercise again the day after. Rules are counted
//! the same way: a rule that was got right on three days in a row of those on which it came up is mastered. All of it is one short text, of
//! letters and digits only, that holds no case: it fits an LMS's 4,096 characters with 340 exercises and 260 rules in it.
//!
//! FSRS, which fits its intervals to many reviews, was weighed and left out. The crate `rs-fsrs` 1.2.1, one call of its scheduler
//! compiled for size by itself, is 530 KB of wasm (132 KB by gzip), these boxes are half a kilobyte; it needs two numbers of each
//! exercise where a box is three bits; and a set of forty exercises has no history to fit to.

use rustc_hash::FxHashMap;

use chrono::{Days, NaiveDate};

use crate::engine::pack::{Material, Pack, RuleId};
use crate::training::exercise::Exercise;
use crate::training::id::Id;
use crate::training::judging::{Judged, Mark};

/// After how many days an exercise comes back from each box; from the first at once.
pub const DAYS: [u64; 6] = [0, 1, 3, 7, 21, 60];

/// From how many days with right answers in a row on a rule is mastered.
pub const MASTERED: u8 = 3;

/// How many exercises are remembered at most; those that are due last go first.
pub const MOST: usize = 340;

/// How many rules are remembered at most: as many as the text has room for.
const MOST_RULES: usize = 260;

/// The day that days are counted from.
const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(2026, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// How many days the text can tell, from the first on: twenty-two years. What lies beyond is told as the last of them.
const SPAN: i64 = 1 << 13;

/// What a learner remembers of one pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The exercises, in the order in which they were met first.
    exercises: Vec<Remembered>,
    /// The rules, by a digest of their ids.
    rules: Vec<Known>,
    /// The day on which something was noted last.
    noted: Option<NaiveDate>,
}

/// How well one exercise is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Which.
    pub id: Id,
    /// Its box, from 0 on.
    pub place: u8,
    /// When it comes back.
    pub due: NaiveDate,
    /// Whether it was answered on the day on which something was noted last.
    is_noted: bool,
}

/// How well a rule is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    /// A digest of its id.
    name: u32,
    /// How many exercises in a row were right.
    right: u8,
    /// A digest of what it said when it was last answered.
    said: u32,
    /// Whether it was answered on the day on which something was noted last.
    is_noted: bool,
}

/// How well something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mastery {
    /// No exercise on it has been done.
    New,
    /// The last one was wrong.
    Weak,
    /// The last one was right, and not yet on enough days in a row.
    Growing,
    /// It was right on enough days in a row.
    Mastered,
}

/// How well the rules of a topic, or of a pack, are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How many rules there are.
    pub rules: usize,
    /// Of how many no exercise has been done.
    pub new: usize,
    /// How many are weak.
    pub weak: usize,
    /// How many are growing.
    pub growing: usize,
    /// How many are mastered.
    pub mastered: usize,
}

impl Memory {
    /// Notes how an exercise was answered on a day: the exercise as a whole, and every rule of its key by the decision that it is a rule of.
    pub fn note(
        &mut self,
        (pack, material): (&Pack, &Material),
        exercise: &Exercise,
        judged: &Judged,
        today: NaiveDate,
    ) {
        let is_right = judged.is_right();
        if self.noted != Some(today) {
            self.exercises.iter_mut().for_each(|it| it.is_noted = false);
            self.rules.iter_mut().for_each(|it| it.is_noted = false);
            self.noted = Some(today);
        }
        let own = self.exercises.iter().position(|it| it.id == exercise.id);
        let before = own.map(|place| self.exercises[place]);
        let place = match (before, is_right) {
            (_, false) => 0,
            (None, true) => 1,
            // A second time on one day says nothing of another day.
            (Some(before), true) if before.is_noted => before.place,
            (Some(before), true) => (before.place + 1).min(DAYS.len() as u8 - 1),
        };
        // What is right comes back on another day, also from the first box.
        let days = DAYS[usize::from(place)].max(u64::from(is_right));
        let noted = Remembered {
            id: exercise.id,
            place,
            due: today.checked_add_days(Days::new(days)).unwrap_or(today),
            is_noted: true,
        };
        match own {
            Some(place) => self.exercises[place] = noted,
            None => self.exercises.push(noted),
        }
        if self.exercises.len() > MOST {
            self.forget_last_due(1);
        }
        for rule in exercise.key.rules() {
            // A decision that was not predicted says nothing of its rules.
            if let Some(mark) = judged.mark(pack.rules[rule].decides) {
                self.note_rule((pack, material), rule, mark == Mark::Right);
            }
        }
    }

    fn note_rule(&mut self, (pack, material): (&Pack, &Material), rule: RuleId, is_right: bool) {
        let (name, said) = (name(&pack.rules[rule].id), digest(material, rule));
        let own = self.rules.iter().position(|it| it.name == name);
        let before = own.map(|place| self.rules.remove(place));
        let right = match (before, is_right) {
            (_, false) => 0,
            // What has changed is learnt anew.
            (Some(known), true) if known.said != said => 1,
            (Some(known), true) if known.is_noted => known.right,
            (Some(known), true) => (known.right + 1).min(MASTERED),
            (None, true) => 1,
        };
        self.rules.push(Known {
            name,
            right,
            said,
            is_noted: true,
        });
        if self.rules.len() > MOST_RULES {
            self.rules.remove(0);
        }
    }

    /// Forgets the exercise that is due last, of those alike the one met first, and none of the `newest`. Returns whether there was one.
    pub(in crate::training) fn forget_last_due(&mut self, newest: usize) -> bool {
        let old = self.exercises.len().saturating_sub(newest);
        let mut last = None;
        for (place, it) in self.exercises[..old].iter().enumerate() {
            if last.is_none_or(|last: usize| it.due > self.exercises[last].due) {
                last = Some(place);
            }
        }
        last.map(|last| self.exercises.remove(last)).is_some()
    }

    /// How well an exercise is remembered, if it has been met.
    pub fn of(&self, id: Id) -> Option<Remembered> {
        self.exercises.iter().find(|it| it.id == id).copied()
    }

    /// The exercises that are due on a day: those missed first, then those in low boxes, then those that have waited longest.
    pub fn due(&self, today: NaiveDate) -> Vec<Id> {
        let mut due: Vec<Remembered> = Vec::new();
        for &it in self.exercises.iter().filter(|it| it.is_due(today)) {
            let at = due.partition_point(|other| (other.place, other.due) <= (it.place, it.due));
            due.insert(at, it);
        }
        due.into_iter().map(|it| it.id).collect()
    }

    /// The next day on which something is due, where nothing is on this one.
    pub fn next(&self, today: NaiveDate) -> Option<NaiveDate> {
        let ahead = self.exercises.iter().filter(|it| !it.is_due(today));
        ahead.map(|it| it.due).min()
    }

    /// How well a rule is known.
    pub fn mastery(&self, pack: &Pack, rule: RuleId) -> Mastery {
        match self.known(pack, rule) {
            None => Mastery::New,
            Some(known) if known.right == 0 => Mastery::Weak,
            Some(known) if known.right < MASTERED => Mastery::Growing,
            Some(_) => Mastery::Mastered,
        }
    }

    /// How well some rules are known together, such as those of a topic.
    pub fn standing(&self, pack: &Pack, rules: impl IntoIterator<Item = RuleId>) -> Standing {
        let mut standing = Standing::default();
        for rule in rules {
            standing.rules += 1;
            *match self.mastery(pack, rule) {
                Mastery::New => &mut standing.new,
                Mastery::Weak => &mut standing.weak,
                Mastery::Growing => &mut standing.growing,
                Mastery::Mastered => &mut standing.mastered,
            } += 1;
        }
        standing
    }

    /// The rules that were answered rightly and say something else now, in file order.
    pub fn changed(&self, pack: &Pack, material: &Material) -> Vec<RuleId> {
        let is_changed = |rule: &RuleId| {
            let known = self.known(pack, *rule);
            known.is_some_and(|it| it.right > 0 && it.said != digest(material, *rule))
        };
        (0..pack.rules.len()).filter(is_changed).collect()
    }

    /// How many rules were answered rightly that there are no more, be it that they were taken out or that they go by another name. Which they
    /// were nobody knows: no more than a digest of their ids is kept.
    pub fn gone(&self, pack: &Pack) -> usize {
        let names = names(pack);
        let is_gone = |it: &&Known| it.right > 0 && !names.contains(&it.name);
        self.rules.iter().filter(is_gone).count()
    }

    /// Forgets the rules that there are no more.
    pub(in crate::training) fn forget_gone(&mut self, pack: &Pack) {
        let names = names(pack);
        self.rules.retain(|it| names.contains(&it.name));
    }

    /// The rules that are weak, in file order: what is asked again first.
    pub fn weak(&self, pack: &Pack) -> Vec<RuleId> {
        let is_weak = |rule: &RuleId| self.mastery(pack, *rule) == Mastery::Weak;
        (0..pack.rules.len()).filter(is_weak).collect()
    }

    /// How many exercises are remembered.
    pub fn count(&self) -> usize {
        self.exercises.len()
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.exercises.is_empty() && self.rules.is_empty()
    }

    /// Keeps of the exercises only some.
    pub(in crate::training) fn keep_only(&mut self, is_kept: impl Fn(Id) -> bool) {
        self.exercises.retain(|it| is_kept(it.id));
    }

    fn known(&self, pack: &Pack, rule: RuleId) -> Option<&Known> {
        let name = name(&pack.rules[rule].id);
        self.rules.iter().find(|it| it.name == name)
    }
}

impl Remembered {
    /// Whether it is to be asked again. Nothing that was answered up to a day is due later than its box says from that day on: where it is,
    /// the device once had a day that is still to come, and one cannot know on which day it really was answered. Then it is asked now. Who
    /// knows it moves it on as ever; all that was answered on other days keeps its own day.
    fn is_due(&self, today: NaiveDate) -> bool {
        let most = DAYS[usize::from(self.place)].max(1) as i64;
        self.due <= today || (self.due - today).num_days() > most
    }
}

/// The rules of the primary decisions that rest on a topic, in file order.
pub fn rules_of(pack: &Pack, topic: usize) -> Vec<RuleId> {
    let Some(section) = pack.sections.get(topic) else {
        return Vec::new();
    };
    let is_of = |rule: &RuleId| {
        let rule = &pack.rules[*rule];
        let primary = pack.decisions[rule.decides].primary;
        primary && rule.basis.iter().any(|basis| section.basis.contains(basis))
    };
    (0..pack.rules.len()).filter(is_of).collect()
}

/// Twenty-four bits of an id.
pub(in crate::training) fn name(id: &str) -> u32 {
    let mixed = id.bytes().fold(0x811c_9dc5_u32, |mixed, byte| {
        (mixed ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (mixed >> 24 ^ mixed) & 0xff_ffff
}

/// The names of all rules.
fn names(pack: &Pack) -> Vec<u32> {
    pack.rules.iter().map(|rule| name(&rule.id)).collect()
}

/// Nine bits of what a rule says.
fn digest(material: &Material, rule: RuleId) -> u32 {
    let digest = material.rules.get(rule).copied().unwrap_or(0);
    (digest >> 27 ^ digest >> 18 ^ digest >> 9 ^ digest) & 0x1ff
}

/// The digits of the text: sixty-four that need no escaping anywhere.
const DIGITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// How many digits a day takes.
const DAY: usize = 3;

/// How many digits an exercise takes: 25 bits of id, 3 of box, 1 of whether it is noted, 13 of the day on which it is due.
const EXERCISE: usize = 7;

/// How many digits a rule takes: 24 bits of name, 2 of count, 1 of whether it is noted, 9 of what is said.
const RULE: usize = 6;

/// Why a text is no memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMemory {
    /// It was written by another version of this.
    Version,
    /// It is damaged.
    Damaged,
}

impl Memory {
    /// The memory as a text, version 2: `2`, the day on which something was noted last, the number of exercises, each of them, then the
    /// rules. Each day stands by itself, so that no day, however wrong, moves another.
    pub fn text(&self) -> String {
        let mut text = String::from("2");
        let mut put = |number: u64, width: usize| {
            for place in (0..width).rev() {
                let digit = DIGITS[(number >> (6 * place) & 63) as usize];
                text.push(char::from(digit));
            }
        };
        let day = |it: NaiveDate| (it - FIRST).num_days().clamp(0, SPAN - 1) as u64;
        put(self.noted.map_or(0, day), DAY);
        put(self.exercises.len() as u64, 2);
        for it in &self.exercises {
            let (place, is_noted) = (u64::from(it.place), u64::from(it.is_noted));
            let number = u64::from(it.id.bits()) << 17 | place << 14 | is_noted << 13 | day(it.due);
            put(number, EXERCISE);
        }
        for it in &self.rules {
            let (right, is_noted) = (u64::from(it.right), u64::from(it.is_noted));
            let number = u64::from(it.name) << 12 | right << 10 | is_noted << 9;
            put(number | u64::from(it.said), RULE);
        }
        text
    }

    /// Reads such a text.
    ///
    /// # Errors
    /// It is of another version, or damaged.
    pub fn read(text: &str) -> Result<Memory, NoMemory> {
        let rest = match text.strip_prefix('2') {
            Some(rest) => rest.as_bytes(),
            None => return Err(NoMemory::Version),
        };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0_u64, |number, byte| {
                let digit = DIGITS.iter().position(|digit| digit == byte);
                digit
                    .map(|digit| number << 6 | digit as u64)
                    .ok_or(NoMemory::Damaged)
            })
        };
        let day = |number: u64| {
            let day = FIRST.checked_add_days(Days::new(number % SPAN as u64));
            day.ok_or(NoMemory::Damaged)
        };
        let (noted, rest) = rest.split_at_checked(DAY).ok_or(NoMemory::Damaged)?;
        let (count, rest) = rest.split_at_checked(2).ok_or(NoMemory::Damaged)?;
        let (noted, count) = (day(number(noted)?)?, number(count)? as usize);
        let parts = rest.split_at_checked(count * EXERCISE);
        let (exercises, rules) = parts.ok_or(NoMemory::Damaged)?;
        let is_whole = rules.len() % RULE == 0 && rules.len() / RULE <= MOST_RULES;
        if !is_whole || count > MOST {
            return Err(NoMemory::Damaged);
        }
        let mut memory = Memory::default();
        let mut seen: FxHashMap<u64, ()> = FxHashMap::default();
        for digits in exercises.chunks(EXERCISE) {
            let number = number(digits)?;
            let place = (number >> 14 & 7) as u8;
            let is_sound =
                usize::from(place) < DAYS.len() && seen.insert(number >> 17, ()).is_none();
            if !is_sound {
                return Err(NoMemory::Damaged);
            }
            memory.exercises.push(Remembered {
                id: Id::of_bits((number >> 17) as u32),
                place,
                due: day(number)?,
                is_noted: number >> 13 & 1 == 1,
            });
        }
        seen.clear();
        for digits in rules.chunks(RULE) {
            let number = number(digits)?;
            if seen.insert(number >> 12, ()).is_some() {
                return Err(NoMemory::Damaged);
            }
            memory.rules.push(Known {
                name: (number >> 12) as u32,
                right: (number >> 10 & 3) as u8,
                said: (number & 0x1ff) as u32,
                is_noted: number >> 9 & 1 == 1,
            });
        }
        memory.noted = (!memory.is_empty()).then_some(noted);
        Ok(memory)
    }
}
