//! The words that nobody sees before the first question: of results, reasons, rules, steps and everything else behind it. They stand
//! apart because they are in the second part of the program (`src/ui/later.rs`), as long as nothing of the first part names them.

use crate::engine::otherwise::Turn;
use crate::engine::pack::{Force, LawStatus, Unit};
use crate::ui::wording::{Taking, Wording};

mod da;
mod en;
mod sv;

/// The words of one language for that.
pub struct Telling {
    /// Gets it back.
    pub take_back: &'static str,

    /// What may be written there, and what becomes of it.
    pub hear_example: &'static str,
    /// The text was too long: its last words that were read.
    pub heard_until: fn(&str) -> String,
    /// How many answers it proposes.
    pub heard: fn(usize) -> String,
    /// Heading of the proposals.
    pub proposals: &'static str,
    /// Accept several.
    pub accept_all: fn(usize) -> String,
    /// Before words that were not understood.
    pub not_heard: &'static str,
    /// Before words that answer nothing that is asked.
    pub not_asked: &'static str,
    /// Between two readings.
    pub or: &'static str,
    /// The proposal would change an answer.
    pub replaces: &'static str,
    /// The proposal does not go with the answers.
    pub contradicts: &'static str,

    /// What an answer settles.
    pub settles: &'static str,
    /// The other answers settle nothing alone.
    pub settles_nothing: &'static str,
    /// No answer settles anything alone.
    pub settles_none: &'static str,
    /// Back to the questions.
    pub to_questions: &'static str,

    /// It cannot be told yet.
    pub open_title: &'static str,
    /// What the gap or conflict means for the worker.
    pub no_rule_judge: &'static str,
    /// Before the readings of a gap.
    pub readings: &'static str,
    /// Before what to go by so long.
    pub meanwhile: &'static str,
    /// Before the safest contact.
    pub safest_contact: &'static str,
    /// The result is not complete.
    pub incomplete: fn(usize) -> String,

    /// Heading of the duties.
    pub do_now: &'static str,
    /// Heading of what may apply.
    pub may_apply: fn(usize) -> String,
    /// How what may apply is sorted.
    pub nearest_first: &'static str,
    /// Ask the questions that make the list more exact.
    pub more_questions: fn(usize) -> String,
    /// Heading of the deadlines.
    pub times: &'static str,
    /// The day has passed.
    pub passed: &'static str,
    /// It falls due now, on no special day.
    pub due_now: &'static str,
    /// The day is today.
    pub today: &'static str,
    /// The deadline may not apply.
    pub if_it_applies: &'static str,
    /// A weekend day.
    pub weekend: fn(&str) -> String,
    /// A public holiday.
    pub holiday: &'static str,
    /// No public holiday, but a day on which many are off.
    pub eve: &'static str,
    /// Opening hours that may not hold on such a day.
    pub hours_unsure: &'static str,
    /// Before what follows from a day that nobody has answered.
    pub proposed: &'static str,
    /// Before the deadline that would follow.
    pub proposed_then: &'static str,
    /// Answers with that day.
    pub take_proposal: &'static str,
    /// At a clock time, `16:30`.
    pub at_time: fn(&str) -> String,
    /// The day cannot be told.
    pub no_date: &'static str,
    /// Heading of the notices.
    pub notices: &'static str,
    /// Heading of what the worker judges.
    pub judgements: &'static str,
    /// Heading of the notices that may come to hold.
    pub possible_notices: fn(usize) -> String,
    /// After a heading of what is folded away, on paper.
    pub not_on_paper: &'static str,
    /// Heading of the prescribed texts.
    pub texts: &'static str,
    /// Copy a text.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It could not be copied.
    pub not_copied: &'static str,
    /// Heading of the reasons.
    pub why: &'static str,
    /// After a value that one of several rules gives, before the rules.
    pub one_of: &'static str,
    /// Before each of them.
    pub one_of_them: &'static str,
    /// Before the answers that a verdict rests on.
    pub rests_on: &'static str,
    /// It rests on no answer.
    pub rests_on_nothing: &'static str,
    /// In place of them where nothing is settled yet.
    pub turns_on_open: &'static str,
    /// Heading of the sources.
    pub documents: &'static str,
    /// When a source was last compared with the rules.
    pub checked: fn(&str) -> String,
    /// Before the law as the source cites it.
    pub law_said: &'static str,
    /// Law that the source says nothing of.
    pub law_overlay: &'static str,
    /// Before the law as it is today.
    pub law_today: &'static str,
    /// Opens the law beside a duty or notice.
    pub law_then_and_now: &'static str,
    /// Since when the law is in force.
    pub law_since: fn(&str) -> String,
    /// How sure the law is, and when it was checked.
    pub law_checked: fn(LawStatus, &str) -> String,
    /// The weight of a rule.
    pub force: fn(Force) -> &'static str,
    /// By what channel.
    pub channel: fn(&str) -> Option<&'static str>,

    /// Can be reached at any time.
    pub open_always: &'static str,
    /// Can be reached now, until a clock time, `16:30`.
    pub open_now: fn(&str) -> String,
    /// Cannot be reached now, but from a day and clock time on, `08:30`.
    pub opens: fn(&str, &str) -> String,
    /// Cannot be reached now, and the hours do not say when.
    pub closed: &'static str,
    /// Before who covers.
    pub cover: &'static str,
    /// The review of a contact is overdue.
    pub contact_stale: fn(&str) -> String,
    /// The contacts are made up.
    pub contact_example: &'static str,
    /// The day after today.
    pub tomorrow: &'static str,

    /// What to do about it.
    pub clash_help: &'static str,
    /// Heading and help where it is one answer that cannot be.
    pub clash_of_one: [&'static str; 2],
    /// The pack is no longer valid.
    pub expired: fn(&str) -> String,
    /// The pack is not valid yet.
    pub not_yet_valid: fn(&str) -> String,
    /// The review is overdue.
    pub review_overdue: fn(&str) -> String,
    /// A source has ceased to be in force: its title and last day.
    pub source_ended: fn(&str, &str) -> String,
    /// A source is not in force yet: its title and first day.
    pub source_begins: fn(&str, &str) -> String,

    /// The case is judged on another day than today.
    pub other_day: fn(&str) -> String,
    /// Judges a case today that came by a link with a day of its own.
    pub judge_today: &'static str,
    /// And judged today it would come out otherwise.
    pub other_today: &'static str,
    /// Judged today the answers would clash: which.
    pub clash_today: fn(&str) -> String,
    /// The pack may not be used today.
    pub not_in_force_today: &'static str,
    /// What becomes of a duty today.
    pub turned: fn(Turn) -> &'static str,

    /// The field that is looked for rules with.
    pub search_rules: &'static str,
    /// What the rulebook is narrowed by: topic, source, weight.
    pub narrow_by: [&'static str; 3],
    /// Not narrowed.
    pub everything: &'static str,
    /// How many entries are shown of how many.
    pub found: fn(usize, usize) -> String,
    /// Nothing in the rulebook fits.
    pub nothing_found: &'static str,
    /// The chapters that are about no decision: what to do, what to keep in mind.
    pub chapters: [&'static str; 2],
    /// A rule that leaves values out.
    pub not: &'static str,
    /// From a reason to its rule.
    pub show_rule: &'static str,
    /// From one rule to all.
    pub all_rules: &'static str,
    /// From a rule to a case in which it counts.
    pub show_case: &'static str,
    /// Before the answers that make it count.
    pub is_enough: &'static str,
    /// No case makes it count on this day.
    pub counts_never: fn(&str) -> String,
    /// Put the case in place of the visitor's own.
    pub try_case: &'static str,
    /// What that does to the visitor's own answers.
    pub try_keeps: &'static str,
    /// Do it.
    pub try_anyway: &'static str,
    /// Do not.
    pub cancel: &'static str,
    /// Back to the own answers.
    pub end_trial: &'static str,
    /// Opens what would change a verdict.
    pub what_would_change: &'static str,
    /// Nothing that is looked for would.
    pub nothing_changes: &'static str,
    /// After another answer: the one that was given.
    pub instead_of: fn(&str) -> String,
    /// Before a value that is chosen beside those that were.
    pub also: &'static str,
    /// Before a value that is chosen no longer.
    pub no_longer: &'static str,
    /// What a change comes to where more would have to be asked.
    pub asks_more: &'static str,
    /// Under the heading of what to do, while nothing is certain.
    pub nothing_sure_yet: &'static str,
    /// The same where a verdict above it is.
    pub nothing_more_sure: &'static str,
    /// Above so many changes that may change the answer: more would have to be asked to know.
    pub may_change: fn(usize) -> String,
    /// Tries another answer.
    pub try_change: &'static str,
    /// Back to the own answers.
    pub undo_change: &'static str,
    /// Takes what was tried as the own answers.
    pub keep_change: &'static str,
    /// Heading of what is known of the rules' soundness.
    pub health: &'static str,
    /// Its lines: possible cases, examples, gaps, borders, validity, review.
    pub health_lines: [&'static str; 6],
    /// That all possible cases have been proved.
    pub all_proved: fn(&str) -> String,
    /// From a day, to a day.
    pub valid: fn(Option<&str>, Option<&str>) -> String,
    /// Nobody has said when.
    pub no_review: &'static str,
    /// Before who answers for a gap or border, and since when.
    pub accepted: &'static str,

    /// "Step n"; with the most that can still follow, where that is a few.
    pub step_number: fn(usize, Option<usize>) -> String,
    /// Heading of what is missing or wrong on a step.
    pub mistakes_title: &'static str,
    /// Before a mistake, for those who hear it.
    pub mistake_mark: &'static str,
    /// Not a number.
    pub mistake_number: &'static str,
    /// A number with a unit that is not its own.
    pub mistake_unit: fn(Option<Unit>) -> &'static str,
    /// Out of range.
    pub mistake_range: fn(i32, i32) -> String,
    /// Not a date.
    pub mistake_date: &'static str,
    /// A day without a year that may be either of two.
    pub mistake_year: fn(&str, &str) -> String,
    /// No answer was chosen of those of which one is.
    pub mistake_one: &'static str,
    /// Heading of the answers before the result.
    pub check_title: &'static str,
    /// What to do there.
    pub check_help: &'static str,
    /// From there to the result.
    pub to_verdicts: &'static str,

    /// The keys and what they do.
    pub key_list: &'static [(&'static str, &'static str)],

    /// The answers will be cleared at a clock time, `16:30`.
    pub idle_warning: fn(&str) -> String,
    /// Keep them.
    pub idle_keep: &'static str,
    /// They were cleared.
    pub idle_cleared: &'static str,
    /// What the worker takes along from the result.
    pub taking: Taking,
}

impl Telling {
    /// Those of the same language.
    pub fn of(words: &Wording) -> &'static Telling {
        match words.lang {
            "da" => &da::DANISH,
            "en" => &en::ENGLISH,
            _ => &sv::SWEDISH,
        }
    }
}
