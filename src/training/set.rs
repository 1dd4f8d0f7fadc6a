//! A set of exercises: what is chosen for it, and what comes of it. It is shared as a short text; the exercises are made by whoever opens it.

use std::cell::Cell;
use std::fmt::Write;

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::engine::case::Case;
use crate::engine::pack::{Given, Material, Pack, RuleId};
use crate::exchange::answers;
use crate::training::chance::Chance;
use crate::training::exercise::Exercise;
use crate::training::id::Id;
use crate::training::kind::Kind;
use crate::training::remembering::{self, rules_of};
use crate::training::trainer::Trainer;

/// How many ids are tried at most for each exercise of a set; most are refused by their kind or rule before anything is drawn.
const TRIES: usize = 40_000;

/// How many drawn in a row may bring nothing before a set is left as it is: it is made while somebody waits for it.
const IN_VAIN: usize = 200;

/// How many may be drawn that turn out to be of another topic: after that only those are drawn that are there to show a rule of the topic,
/// which is known before they are drawn. Of a topic that much rests on few are needed, of a rare one each takes hundreds.
const ASTRAY: usize = 80;

/// The same where kinds are chosen of which none is there to show a rule: there is no other way to find those of the topic.
const ASTRAY_ALONE: usize = 600;

/// How many numbers in a row may stand for what is not asked for, before it is seen that none will: the one rule of hundreds that is asked
/// for comes up once in a few thousand.
const PASSED_OVER: usize = 100_000;

/// What a set is made by. Nothing chosen means everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The day that its exercises are judged on.
    pub on: NaiveDate,
    /// Another seed gives other exercises.
    pub seed: u64,
    /// How many exercises are drawn, beside the vignettes that are chosen by name.
    pub count: usize,
    /// Their kinds.
    pub kinds: Vec<Kind>,
    /// Sections of the sources of which each rests on one, by index in the pack.
    pub topics: Vec<usize>,
    /// Rules of which each exercise is there to show one; with them the kinds that show rules: plain, exceptions, borders.
    pub rules: Vec<RuleId>,
    /// The vignettes that come first, by place in the material.
    pub vignettes: Vec<usize>,
    /// How many per cent must be right to pass.
    pub pass: u8,
}

/// The exercises of a set.
#[derive(Clone, Debug, PartialEq)]
pub struct Set {
    /// The exercises; no two have the same answers.
    pub exercises: Vec<Exercise>,
    /// How many of those asked for could not be found.
    pub missing: usize,
}

impl Choice {
    /// How many exercises a set that is handed on may have drawn. A link can come from anybody, and what it asks for is made at once where it
    /// is opened; more than that nobody does in one go.
    pub const MOST: usize = 200;

    /// So many exercises of everything.
    pub fn new(on: NaiveDate, seed: u64, count: usize) -> Choice {
        Choice {
            on,
            seed,
            count,
            kinds: Vec::new(),
            topics: Vec::new(),
            rules: Vec::new(),
            vignettes: Vec::new(),
            pass: 80,
        }
    }

    fn has(&self, exercise: &Exercise) -> bool {
        let is_of_topic = |topic: &usize| self.topics.contains(topic);
        let rules = || exercise.key.rules();
        (self.topics.is_empty() || exercise.topics.iter().any(is_of_topic))
            && (self.rules.is_empty() || rules().iter().any(|rule| self.rules.contains(rule)))
    }
}

impl Trainer<'_> {
    /// The exercises of a set: the chosen vignettes, then as many as are asked for, drawn from vignettes too where their kind is chosen or
    /// none is. The choice's day must be the trainer's.
    pub fn set(&self, choice: &Choice) -> Set {
        let mut seen: FxHashSet<Vec<u64>> = FxHashSet::default();
        let mut exercises: Vec<Exercise> = Vec::new();
        let mut add = |exercise: Exercise, exercises: &mut Vec<Exercise>| {
            if seen.insert(fingerprint(&exercise.case)) {
                exercises.push(exercise);
            }
        };
        for &place in &choice.vignettes {
            if let Some(exercise) = self.vignette(place) {
                add(exercise, &mut exercises);
            }
        }
        let whole = exercises.len() + choice.count;
        let wanted = |kind: Kind| choice.kinds.is_empty() || choice.kinds.contains(&kind);
        // Of the exercises on some rules those are taken that are there to show them: others meet them by chance.
        let shown = |kind: Kind, rule: Option<RuleId>| {
            let is_shown = rule.is_some_and(|rule| choice.rules.contains(&rule));
            wanted(kind) && (choice.rules.is_empty() || is_shown)
        };
        // Whether what is there to show a rule can be of a chosen topic is known by the rule, of all others only when they have been drawn.
        let topics = choice.topics.iter();
        let of_topics: FxHashSet<RuleId> = topics
            .flat_map(|&topic| rules_of(self.pack(), topic))
            .collect();
        let may_be_of_topic = |rule: Option<RuleId>, may_stray: bool| match rule {
            _ if choice.topics.is_empty() => true,
            Some(rule) => of_topics.contains(&rule) || !choice.rules.is_empty(),
            None => may_stray,
        };
        let mut chance = Chance::new(choice.seed);
        let written = self.material().vignettes.len();
        let mut places = match wanted(Kind::Vignette) {
            true => chance.shuffled((0..written).collect()),
            false => Vec::new(),
        };
        let only_written = choice.kinds == [Kind::Vignette];
        // The more there are the oftener one comes again.
        let most_in_vain = IN_VAIN.max(choice.count / 4);
        let mut shows_rules = [Kind::Plain, Kind::Exception, Kind::Border].into_iter();
        let most_astray = match shows_rules.any(wanted) {
            true => ASTRAY,
            false => ASTRAY_ALONE,
        };
        let (mut in_vain, mut astray, mut passed_over) = (0, 0, 0);
        for _ in 0..choice.count.saturating_mul(TRIES) {
            let is_hopeless = in_vain > most_in_vain || passed_over > PASSED_OVER;
            if exercises.len() >= whole || is_hopeless {
                break;
            }
            // Of nine exercises one is a written one, as long as there are any.
            let is_written = only_written || chance.below(9) == 0;
            let is_drawn = Cell::new(false);
            let exercise = match is_written.then(|| places.pop()).flatten() {
                Some(place) => self.vignette(place),
                None if only_written => break,
                None => {
                    let may_stray = astray < most_astray;
                    let wanted = |kind: Kind, rule: Option<RuleId>| {
                        is_drawn.set(shown(kind, rule) && may_be_of_topic(rule, may_stray));
                        is_drawn.get()
                    };
                    self.exercise_of(Id::drawn(chance.bits() as u32), &wanted)
                }
            };
            passed_over = match is_drawn.get() {
                true => 0,
                false => passed_over + 1,
            };
            let before = exercises.len();
            match exercise {
                Some(exercise) if choice.has(&exercise) => add(exercise, &mut exercises),
                Some(_) if is_drawn.get() && astray < most_astray => {
                    astray += 1;
                    continue;
                }
                _ => {}
            }
            in_vain = match exercises.len() > before {
                true => 0,
                false => in_vain + usize::from(is_drawn.get()),
            };
        }
        Set {
            missing: whole - exercises.len(),
            exercises,
        }
    }
}

/// What tells a case from every other: its day and its answers.
fn fingerprint(case: &Case) -> Vec<u64> {
    use crate::engine::case::Answer;
    let mut print = vec![case.on.to_epoch_days() as u64];
    for Given { fact, answer } in Given::all(case) {
        let (kind, what) = match answer {
            Answer::Unknown => (0, 0),
            Answer::Value(value) => (1, value as u64),
            Answer::Options { yes, no } => (2, u64::from(yes) << 32 | u64::from(no)),
            Answer::Number(number) => (3, number as u32 as u64),
            Answer::Date(date) => (4, date.to_epoch_days() as u64),
        };
        print.extend([fact as u64 * 8 + kind, what]);
    }
    print
}

/// What of the text of a set was not taken as it stands there: a set does not name its pack, so this is what tells that it is for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amended {
    /// How many of the kinds, topics, rules and cases that it names are not there, and left out.
    pub left_out: usize,
    /// Whether it takes more than all points to pass, in place of which all of them do.
    pub lowers_pass: bool,
}

/// Why a text is no choice for a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoChoice(pub String);

impl Choice {
    /// The choice as a short text of plain letters, for an address: `1;2026-11-23;7;20;80` and what is chosen by name, such as
    /// `;k.plain,flip;t.ST-067;r.new-adult;v.O-ST-1`. A topic is named by the first place in its section.
    pub fn text(&self, trainer: &Trainer<'_>) -> String {
        let pack = trainer.pack();
        let mut text = format!("1;{};{};{};{}", self.on, self.seed, self.count, self.pass);
        let mut add = |mark: char, names: Vec<&str>| {
            if !names.is_empty() {
                let _ = write!(text, ";{mark}.{}", names.join(","));
            }
        };
        add('k', self.kinds.iter().map(|kind| kind.code()).collect());
        let topics = self
            .topics
            .iter()
            .filter_map(|&topic| topic_name(pack, topic));
        add('t', topics.collect());
        let rules = self.rules.iter().filter_map(|&rule| pack.rules.get(rule));
        add('r', rules.map(|rule| rule.id.as_str()).collect());
        let written = &trainer.material().vignettes;
        let vignettes = self
            .vignettes
            .iter()
            .filter_map(|&place| written.get(place));
        add('v', vignettes.map(|it| it.id.as_str()).collect());
        text
    }

    /// Reads such a text. What the pack does not have any more is left out; where none of the kinds, topics or rules is there that are chosen,
    /// nothing is drawn, and not everything.
    ///
    /// # Errors
    /// It is no such text, of another version, or asks for more than [`Choice::MOST`] exercises.
    pub fn read(text: &str, pack: &Pack, material: &Material) -> Result<Choice, NoChoice> {
        Choice::take(text, pack, material).map(|(choice, _)| choice)
    }

    /// The same, with what was not taken as it stands in the text.
    ///
    /// # Errors
    /// As of [`Choice::read`].
    pub fn take(
        text: &str,
        pack: &Pack,
        material: &Material,
    ) -> Result<(Choice, Amended), NoChoice> {
        let refuse = |what: &str| NoChoice(what.to_owned());
        // What a learner has done is kept as one text with the set's in it, and these divide that.
        if text.contains(['~', '!']) {
            return Err(refuse("the set has a letter that no name has"));
        }
        let mut parts = text.split(';');
        if parts.next() != Some("1") {
            return Err(refuse("the set is of another version"));
        }
        let mut next = || parts.next().unwrap_or_default();
        let on = answers::date(next()).ok_or_else(|| refuse("the set has no day"))?;
        let number = |text: &str| text.parse().map_err(|_| refuse("the set lacks a number"));
        let seed: u64 = number(next())?;
        let (count, pass) = (number(next())?, number(next())?);
        let mut amended = Amended {
            left_out: 0,
            lowers_pass: pass > 100,
        };
        let most = Choice::MOST;
        if count > most as u64 {
            return Err(NoChoice(format!(
                "the set asks for {count} exercises, and a set has at most {most}"
            )));
        }
        let mut choice = Choice {
            pass: pass.min(100) as u8,
            ..Choice::new(on, seed, count as usize)
        };
        for part in parts {
            let (mark, names) = part
                .split_once('.')
                .ok_or_else(|| refuse("a part without names"))?;
            let mut is_any = false;
            for name in names.split(',') {
                let is_known = match mark {
                    "k" => once(&mut choice.kinds, name.parse::<Kind>().ok()),
                    "t" => once(
                        &mut choice.topics,
                        (0..pack.sections.len()).find(|&it| topic_name(pack, it) == Some(name)),
                    ),
                    "r" => once(
                        &mut choice.rules,
                        pack.rules.iter().position(|it| it.id == name),
                    ),
                    "v" => once(
                        &mut choice.vignettes,
                        material.vignettes.iter().position(|it| it.id == name),
                    ),
                    _ => return Err(refuse("a part that means nothing")),
                };
                amended.left_out += usize::from(!is_known);
                is_any |= is_known;
            }
            // The vignettes come beside what is drawn, and choose nothing of it.
            if !is_any && mark != "v" {
                choice.count = 0;
            }
        }
        Ok((choice, amended))
    }
}

/// Notes what a name stands for, however often it is named; gives whether it stands for anything.
fn once<T: PartialEq>(all: &mut Vec<T>, named: Option<T>) -> bool {
    let is_known = named.is_some();
    let new = named.filter(|it| !all.contains(it));
    all.extend(new);
    is_known
}

/// What the text of a set tells without its pack: the day that it is judged on, and its pass mark.
pub(crate) fn told_of(text: &str) -> Option<(NaiveDate, u8)> {
    let mut parts = text.split(';');
    if parts.next() != Some("1") {
        return None;
    }
    let on = answers::date(parts.next()?)?;
    let pass = parts.nth(2)?.parse::<u64>().ok()?;
    Some((on, pass.min(100) as u8))
}

/// The seed in the text of a set.
pub(crate) fn drawn_by(text: &str) -> Option<u64> {
    told_of(text)?;
    text.split(';').nth(2)?.parse().ok()
}

/// Some letters that tell the text of a set from that of nearly every other.
pub(crate) fn mark_of(text: &str) -> String {
    format!("{:06x}", remembering::name(text))
}

/// The name of a topic: the first place in its section.
pub fn topic_name(pack: &Pack, topic: usize) -> Option<&str> {
    let section = pack.sections.get(topic)?;
    section.basis.first().map(String::as_str)
}
