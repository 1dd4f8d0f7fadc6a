//! Which exercises a round has, and which of its stages comes next.

use std::rc::Rc;

use crate::engine::pack::RuleId;
use crate::training::exercise::Exercise;
use crate::training::kind::Kind;
use crate::training::lesson::help::is_unmet;
use crate::training::lesson::{
    Begin, Doing, Draft, Help, Lesson, Of, Round, Stage, Told, Way, Worked,
};
use crate::training::remembering::{Mastery, rules_of};
use crate::training::set::{Choice, topic_name};
use crate::training::trainer::Trainer;

/// How many exercises a round of free practice has.
pub(super) const COUNT: usize = 5;

/// How many of these, of everything, show rules that are weak: they come first, and the others are of whatever there is.
const WEAK: usize = 3;

/// How many that are due make one round: who has many comes back to the rest.
const MOST_DUE: usize = 10;

/// The seed of worked examples: everybody sees the same one of a topic.
const WORKED: u64 = 0x776f_726b;

impl Lesson {
    /// Begins a round; where there is no exercise for it, that is told where there is something else to do, and what there was stays.
    pub(super) fn begin(&mut self, begin: &Begin, seed: u64) {
        let Some(round) = self.round_of(begin, seed) else {
            self.show(Stage::Start);
            self.is_vain = true;
            return;
        };
        let before = self.kept.round.replace(round);
        // What it came to can be looked at and saved until this one is at its end.
        let over = before.filter(|round| round.next().is_none());
        self.kept.last = over.or(self.kept.last.take());
        self.go_on();
    }

    fn round_of(&self, begin: &Begin, seed: u64) -> Option<Round> {
        let free = || Choice::new(self.on, seed, COUNT);
        let (of, choice) = match begin {
            Begin::Due => {
                let mut exercises = self.due();
                exercises.truncate(MOST_DUE);
                return (!exercises.is_empty()).then(|| Round {
                    of: Of::Due,
                    on: self.on,
                    pass: None,
                    exercises,
                    shown: Vec::new(),
                    done: Vec::new(),
                });
            }
            Begin::Given => {
                let given = self.given.as_ref()?;
                let exercises = self.given_exercises().to_vec();
                return (!exercises.is_empty()).then(|| Round {
                    of: Of::Set(given.text.clone()),
                    on: given.choice.on,
                    pass: Some(given.choice.pass),
                    exercises,
                    shown: Vec::new(),
                    done: Vec::new(),
                });
            }
            Begin::Mixed => (Of::Mixed, free()),
            Begin::Topic(topic) => {
                let name = topic_name(&self.pack, *topic)?.to_owned();
                let rules = self.least_known(rules_of(&self.pack, *topic));
                (Of::Topic(name), Choice { rules, ..free() })
            }
            Begin::Changed => {
                let rules = self.kept.memory.changed(&self.pack, &self.material);
                (Of::Changed, Choice { rules, ..free() })
            }
        };
        let trainer = self.trainer(choice.on)?;
        let mut exercises = match of {
            Of::Mixed => self.weak(&trainer, &choice),
            Of::Due | Of::Topic(_) | Of::Changed | Of::Set(_) => Vec::new(),
        };
        let whole = trainer.set(&choice).exercises;
        let count = whole.len().max(exercises.len());
        for exercise in whole {
            let is_new = exercises.iter().all(|it| it.case != exercise.case);
            if is_new && exercises.len() < count {
                exercises.push(exercise);
            }
        }
        (!exercises.is_empty()).then_some(Round {
            of,
            on: choice.on,
            pass: None,
            exercises: exercises.iter().map(|it| it.id).collect(),
            shown: Vec::new(),
            done: Vec::new(),
        })
    }

    /// Exercises that show rules which are weak.
    fn weak(&self, trainer: &Trainer<'_>, choice: &Choice) -> Vec<Exercise> {
        let rules = self.kept.memory.weak(&self.pack);
        // No rules at all would be all of them.
        if rules.is_empty() {
            return Vec::new();
        }
        let choice = Choice {
            rules,
            count: WEAK,
            ..choice.clone()
        };
        trainer.set(&choice).exercises
    }

    /// Of some rules those that are known least: the weak and the new ones, else those that are not mastered, else all.
    fn least_known(&self, rules: Vec<RuleId>) -> Vec<RuleId> {
        let known_at_most = |most: Mastery| -> Vec<RuleId> {
            let known = |rule: &RuleId| self.kept.memory.mastery(&self.pack, *rule) <= most;
            rules.iter().copied().filter(known).collect()
        };
        let mut all = [Mastery::Weak, Mastery::Growing, Mastery::Mastered].into_iter();
        all.find_map(|most| Some(known_at_most(most)).filter(|it| !it.is_empty()))
            .unwrap_or_default()
    }

    /// Shows the next exercise of the round, after a worked example where its topic is new, or the end.
    pub(super) fn go_on(&mut self) {
        let Some(exercise) = self.next_exercise() else {
            let is_at_end = self.round().is_some_and(|round| !round.done.is_empty());
            if is_at_end {
                self.show(Stage::Done);
            } else {
                self.kept.round = None;
                self.show(Stage::Start);
            }
            return;
        };
        match self.worked(&exercise) {
            Some(worked) => self.show(Stage::Worked(worked)),
            None => self.pose(exercise),
        }
    }

    /// The next exercise. One that cannot be had is left out of the round, and forgotten: it would be due for ever.
    fn next_exercise(&mut self) -> Option<Exercise> {
        loop {
            let round = self.kept.round.as_ref()?;
            let id = round.next()?;
            let found = self.trainer(round.on)?.exercise(id);
            if found.is_some() {
                return found;
            }
            self.kept.memory.keep_only(|it| it != id);
            if let Some(round) = &mut self.kept.round {
                round.exercises.remove(round.done.len());
            }
        }
    }

    /// The worked example that comes before an exercise, where nothing is known of its topic yet.
    fn worked(&self, exercise: &Exercise) -> Option<Worked> {
        let round = self.round()?;
        let (pack, memory) = (&self.pack, &self.kept.memory);
        let chosen: Vec<usize> = match &round.of {
            Of::Topic(name) => {
                let is_it = |topic: &usize| topic_name(pack, *topic) == Some(name);
                (0..pack.sections.len()).filter(is_it).collect()
            }
            // That of the round: another one may have been handed over since.
            Of::Set(text) => Choice::read(text, pack, &self.material)
                .map(|choice| choice.topics)
                .unwrap_or_default(),
            Of::Due | Of::Mixed | Of::Changed => Vec::new(),
        };
        let topics: Vec<Option<usize>> = match chosen.as_slice() {
            // Where no topic is chosen, only who has done nothing at all is shown how.
            [] if memory.is_empty() => vec![None],
            chosen => {
                let of = chosen.iter().filter(|it| exercise.topics.contains(it));
                let new = of.filter(|&&topic| is_unmet(pack, memory, topic));
                new.copied().map(Some).collect()
            }
        };
        let trainer = self.trainer(round.on)?;
        let mut examples = topics.into_iter().filter_map(|topic| {
            let choice = |kinds: &[Kind]| Choice {
                rules: topic.map(|topic| rules_of(pack, topic)).unwrap_or_default(),
                kinds: kinds.to_vec(),
                ..Choice::new(round.on, WORKED, 1)
            };
            // What nothing is made difficult in, where the topic has that.
            let mut of = [&[Kind::Plain][..], &[]].into_iter();
            let example = of.find_map(|kinds| trainer.set(&choice(kinds)).exercises.pop())?;
            Some((topic, example))
        });
        // A written case may leave its topic as new as it was: what was shown before it is not shown once more.
        let (topic, example) = examples.find(|(_, it)| !round.shown.contains(&it.id))?;
        Some(Worked {
            topic,
            matters: example.rests_on(pack),
            exercise: Rc::new(example),
            step: 0,
        })
    }

    fn pose(&mut self, exercise: Exercise) {
        let help = Help::with(&self.pack, &self.kept.memory, &exercise);
        let matters = match help {
            Help::Nothing => Vec::new(),
            Help::Which | Help::Count => exercise.rests_on(&self.pack),
        };
        let questions = match self.way() {
            Way::Reading => Vec::new(),
            Way::Asking => exercise.questions(&self.pack),
        };
        self.show(Stage::Exercise(Doing {
            questions,
            exercise: Rc::new(exercise),
            help,
            matters,
            draft: Draft::default(),
            lacks: Vec::new(),
        }));
    }

    /// Goes on from where one is.
    pub(super) fn went_on(&mut self) -> Vec<Told> {
        match &mut self.stage {
            Stage::Worked(worked) if worked.step < worked.exercise.key.decisions.len() => {
                worked.step += 1;
                self.turn = self.turn.wrapping_add(1);
            }
            Stage::Worked(worked) => {
                let example = worked.exercise.id;
                if let Some(round) = &mut self.kept.round {
                    round.shown.push(example);
                }
                if let Some(exercise) = self.next_exercise() {
                    self.pose(exercise);
                }
            }
            Stage::Feedback(_) => return self.go_on_telling(),
            Stage::Start
            | Stage::Holding
            | Stage::Replacing(..)
            | Stage::Exercise(_)
            | Stage::Done => {}
        }
        Vec::new()
    }

    /// Goes on with the round. Its end was told with its last exercise; where it comes to its end because no other can be had, it is told here.
    pub(super) fn go_on_telling(&mut self) -> Vec<Told> {
        let was_over = self.is_over();
        self.go_on();
        let told = if was_over { None } else { self.finish() };
        told.into_iter().collect()
    }
}
