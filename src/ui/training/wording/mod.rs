//! The words of the training face. No lookup loads them: they are in the program of training alone.

mod bringing;
mod da;
mod en;
mod holding;
mod opening;
mod sv;

use crate::training::Mastery;
use crate::training::lesson::Origin;

pub use bringing::Bringing;
pub use holding::Holding;
pub use opening::Opening;

/// The words of one language.
pub struct Teaching {
    /// BCP 47.
    pub lang: &'static str,

    /// Heading of the start.
    pub start: &'static str,
    /// What one does here.
    pub intro: &'static str,
    /// Heading of what is due.
    pub due: &'static str,
    /// So many are due, at least one.
    pub due_count: fn(usize) -> String,
    /// Nothing is due.
    pub due_none: &'static str,
    /// Nothing is due before a day.
    pub due_next: fn(&str) -> String,
    /// The rules have changed, and some of what was kept could not be taken over.
    pub before_other: &'static str,
    /// What was kept could not be read.
    pub before_damaged: &'static str,
    /// Begin with what is due.
    pub repeat: &'static str,
    /// So many of a round are done.
    pub left: fn(usize, usize) -> String,
    /// Go on with it.
    pub go_on: &'static str,
    /// Heading where another round is to be begun in its place.
    pub half_done: &'static str,
    /// What is lost by that, and what is not.
    pub replace_told: &'static str,
    /// Begin it all the same.
    pub replace: &'static str,
    /// Heading of the set that was finished last.
    pub latest: &'static str,
    /// Shows what it came to.
    pub latest_show: &'static str,
    /// Heading of a set that was handed over.
    pub given: &'static str,
    /// How many exercises it has, and from how many per cent on it is passed.
    pub given_told: fn(usize, u8) -> String,
    /// Its exercises are being drawn.
    pub given_coming: &'static str,
    /// They have been drawn, and there are some, or none: for who listens.
    pub given_come: [&'static str; 2],
    /// A set that cannot be read: it came in a link, or with a course.
    pub given_unfit: fn(Origin) -> &'static str,
    /// A set that no case here matches, and what to do.
    pub given_empty: fn(Origin) -> &'static str,
    /// A set of which something is not here and was left out.
    pub given_partly: fn(Origin) -> &'static str,
    /// A set that takes more than all points to pass.
    pub given_lowered: fn(Origin) -> &'static str,
    /// There is no case for what was to be begun, so nothing has changed.
    pub vain: &'static str,
    /// Begin it.
    pub begin: &'static str,
    /// Heading of practice on everything.
    pub mixed: &'static str,
    /// What that is.
    pub mixed_told: &'static str,
    /// Begin it.
    pub mixed_begin: &'static str,
    /// Heading of the topics.
    pub topics: &'static str,
    /// Over the topics with rules that are weak.
    pub topics_weak: &'static str,
    /// After the decision that a group of topics is about: so many topics.
    pub topics_count: fn(usize) -> String,
    /// Before how many rules are known how well.
    pub rules: &'static str,
    /// Practise a topic.
    pub practise: &'static str,
    /// How well a rule is known, after a number of rules.
    pub mastery: fn(Mastery) -> &'static str,
    /// Heading of how exercises are done.
    pub way: &'static str,
    /// The case is read.
    pub way_reading: &'static str,
    /// Questions are put.
    pub way_asking: &'static str,
    /// So many rules have changed, at least one.
    pub changed: fn(usize) -> String,
    /// Practise them.
    pub changed_begin: &'static str,
    /// So many rules that were known are there no more, at least one.
    pub gone: fn(usize) -> String,
    /// What has come in their place.
    pub gone_told: &'static str,
    /// Heading of what has been done.
    pub progress: &'static str,
    /// Where it is kept.
    pub keeps: &'static str,
    /// That a learning platform keeps it, and gets the answers and the result.
    pub platform_keeps: &'static str,
    /// That it is not kept.
    pub keeps_not: &'static str,
    /// Save it as a file.
    pub save_progress: &'static str,
    /// Throw it away: opens what follows.
    pub clear: &'static str,
    /// Before it is.
    pub clear_sure: &'static str,
    /// Does it.
    pub clear_yes: &'static str,
    /// It is.
    pub cleared: &'static str,

    /// Above a worked example.
    pub example: &'static str,
    /// Its heading.
    pub worked: &'static str,
    /// What it is for.
    pub worked_told: &'static str,
    /// Heading of a case as it is told.
    pub call: &'static str,
    /// Before the facts that matter.
    pub matters: &'static str,
    /// Show what the routine answers next.
    pub show_next: &'static str,
    /// The example is over.
    pub your_turn: &'static str,

    /// Above an exercise: which of how many.
    pub number: fn(usize, usize) -> String,
    /// Its heading.
    pub question: &'static str,
    /// On which day its case is judged: "tomorrow" in it is the day after that.
    pub judged_on: fn(&str) -> String,
    /// Which facts matter.
    pub facts: &'static str,
    /// What to do with them.
    pub facts_told: &'static str,
    /// Help: before the facts that matter.
    pub help_which: &'static str,
    /// Help: how many matter.
    pub help_count: fn(usize) -> String,
    /// Heading of the questions to put.
    pub ask: &'static str,
    /// How they are put.
    pub ask_told: &'static str,
    /// Heading of what was heard.
    pub heard: &'static str,
    /// Nothing was asked yet.
    pub heard_nothing: &'static str,
    /// After a fact that is not told: it was asked for in vain.
    pub heard_not: &'static str,
    /// Of a decision with several values.
    pub choose_several: &'static str,
    /// Of a decision with one.
    pub choose_one: &'static str,
    /// The routine gives no answer.
    pub silent: &'static str,
    /// It contradicts itself.
    pub collides: &'static str,
    /// It cannot be told.
    pub cannot_tell: &'static str,
    /// Nobody.
    pub nobody: &'static str,
    /// Heading of how sure one is.
    pub sure: &'static str,
    /// A guess, fairly, sure.
    pub how_sure: [&'static str; 3],
    /// Lay it beside the routine.
    pub hand_in: &'static str,
    /// Something is lacking.
    pub lacks: &'static str,
    /// Nothing is predicted of a decision.
    pub lack_decision: &'static str,
    /// It is not said how sure one is.
    pub lack_sure: &'static str,

    /// All correct, partly, wrong: the heading.
    pub titles: [&'static str; 3],
    /// The same of one decision.
    pub marks: [&'static str; 3],
    /// Sure and wrong.
    pub sure_and_wrong: &'static str,
    /// Before what was predicted.
    pub you_said: &'static str,
    /// Before what the routine answers.
    pub routine_says: &'static str,
    /// Before what to go by, where it gives no answer for certain.
    pub so_long: &'static str,
    /// Before what is presumed where it is silent.
    pub presumed: &'static str,
    /// Heading of the reasons.
    pub why: &'static str,
    /// Opens all rules, beside the round.
    pub rulebook: &'static str,
    /// Why it cannot be told: what it depends on stands at a line's end.
    pub turns_on: &'static str,
    /// Before the values of several that were rightly predicted, those that do not belong there, and those that are missing.
    pub each: [&'static str; 3],
    /// When a value would have been right; it stands in quotation marks where the sentence has a line's end.
    pub right_if: &'static str,
    /// When one of several values would have been in it.
    pub in_if: &'static str,
    /// When a value would not have been in it.
    pub not_if: &'static str,
    /// Between an answer and another in its place.
    pub instead_of: &'static str,
    /// Options that are chosen beside those that were.
    pub also: &'static str,
    /// Options that are not chosen any more.
    pub not_this: &'static str,
    /// Before what is told besides in such a case.
    pub also_told: &'static str,
    /// Heading of the facts.
    pub facts_judged: &'static str,
    /// Before those that were missed.
    pub missed: &'static str,
    /// Before those that were not needed.
    pub needless: &'static str,
    /// None of either.
    pub facts_right: &'static str,
    /// Heading of the other case of a pair.
    pub pair: &'static str,
    /// Before what the routine then answers.
    pub pair_says: &'static str,
    /// To the next exercise.
    pub next: &'static str,
    /// To the end of the round.
    pub to_result: &'static str,

    /// Heading of the end.
    pub done: &'static str,
    /// How many of all were right, and the points of a hundred.
    pub done_told: fn(usize, usize, u8) -> String,
    /// What gives points, and what does not.
    pub points_told: &'static str,
    /// Passed.
    pub passed: &'static str,
    /// Not passed: how many points it takes.
    pub not_passed: fn(u8) -> String,
    /// Heading of the exercises with their points.
    pub done_list: &'static str,
    /// Which exercise, and its points.
    pub done_line: fn(usize, u8) -> String,
    /// Heading of what comes back when.
    pub comes_back: &'static str,
    /// So many come back today, or after so many days.
    pub comes_in: fn(usize, i64) -> String,
    /// Heading of the file.
    pub result_file: &'static str,
    /// What it is for, and that it is sent nowhere.
    pub result_told: &'static str,
    /// Between which signs the cells of the table stand, and what that is for.
    pub table_told: &'static str,
    /// So many exercises are not in the file, for there was no room to keep what was predicted.
    pub result_lacks: fn(usize) -> String,
    /// Label of the name.
    pub name: &'static str,
    /// Save it.
    pub save_result: &'static str,
    /// Save it as a table.
    pub save_table: &'static str,
    /// It was saved.
    pub saved: &'static str,
    /// Repeat what was missed.
    pub repeat_missed: &'static str,
    /// Back to the start.
    pub to_start: &'static str,
    /// Back to the start, in the middle of a round.
    pub pause: &'static str,

    /// For a set that is opened from a file.
    pub opening: &'static Opening,
    /// For what is brought back from a file.
    pub bringing: &'static Bringing,
    /// For who holds a training.
    pub holding: Holding,
}

/// The words of the first of some languages that there are any for; Swedish where there are none.
pub fn teaching(lang: &str) -> &'static Teaching {
    let all = [&sv::SWEDISH, &da::DANISH, &en::ENGLISH];
    let mut all = all.into_iter();
    all.find(|it| it.lang == lang).unwrap_or(&sv::SWEDISH)
}
