//! English.

use super::Wording;
use crate::engine::pack::Unit;

/// The English catalogue.
pub(super) static ENGLISH: Wording = Wording {
    lang: "en",
    weekdays: [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
    and: "and",
    and_clause: ", and ",
    quotes: ("“", "”"),

    back: "Back",
    start_again: "Start again",
    coming: "Loading …",
    lacking: "Could not be loaded",
    close: "Close",
    thrown_away: "The answers have been cleared.",
    question_number: |number, left| match left {
        Some(0) => format!("Question {number} · the last one"),
        Some(left) => format!("Question {number} · {left} more at most"),
        None => format!("Question {number}"),
    },
    afterthought: "Make the list more exact",

    unknown: "Don’t know",
    go_on: "Continue",
    none_of_these: "None of these",
    not_so: "not",
    choose_any: "Select all that apply.",
    filter: "Search the answers",
    no_option_fits: "No answer matches what you typed.",
    options_fit: |count| match count {
        1 => "One answer matches.".to_owned(),
        count => format!("{count} answers match."),
    },
    date_example: "For example 2027-04-23, 23/4 2027 or 23 April.",
    number_range: |min, max| format!("A whole number from {min} to {max}."),
    years: "years",
    months: "months",
    counted: |count, unit| match (count, unit) {
        (1, Unit::Years) => "1 year".to_owned(),
        (1, Unit::Months) => "1 month".to_owned(),
        (_, Unit::Years) => format!("{count} years"),
        (_, Unit::Months) => format!("{count} months"),
    },
    keep_answer: "Keep the answer",
    clear_answer: "Remove the answer",

    mistake_nothing: "Type an answer, or choose Don’t know.",
    mistake_identity: "This looks like a personal identity number. Never type one here; it is not needed.",
    mistake_choose: "Select at least one answer, or Don’t know.",
    mistake_chosen: "You have already selected something. Continue with it, or deselect it first.",

    hear: "Type what you hear",

    why_asked: "Why do you ask?",
    others: "Can also decide the outcome",
    others_later: "Also makes the list more exact",
    show_more: |count| format!("Show {count} more"),
    result_so_far: "Show the outcome so far",
    to_result: "To the outcome",

    right_now: "Right now",
    certain: "Certain",
    open: "Open",
    not_certain: "no longer certain",
    gap: "The source is silent",
    conflict: "Borderline case",
    contradiction: "The answers clash",
    depends_on: "Depends on",
    waits_for: "Waiting for",
    and_more: |count| format!("{count} more"),
    perhaps_more: "perhaps more",
    nobody: "Nobody",
    no_longer_asked: "makes no difference now",
    panel_silent: "Done, but not everything has an answer",
    panel_partly: "Partly settled",
    panel_line: |done, all| match done {
        0 => "Nothing settled yet".to_owned(),
        done if done == all => "All settled".to_owned(),
        done => format!("{done} of {all} settled"),
    },

    your_answers: "Your answers",
    no_answers: "Your answers appear here. You can change any of them at any time.",
    change: "Change",

    gap_title: "The source gives no answer here",
    conflict_title: "Borderline case: the rules disagree",
    presumed: "Reasonable assumption",

    say: "Say this",

    clash_title: "The answers contradict each other",

    rules: "Rules",
    trying: |keeps| {
        if keeps {
            "You are trying a case from the rules. Your own answers are kept."
        } else {
            "You are trying a case from the rules."
        }
    },
    trying_change: "You are trying another answer. Your own answers are kept.",

    to_guided: "Step by step",
    to_quick: "Quick",
    parked: "Do you know this now?",

    privacy: "Your answers do not leave this page by themselves.",
    no_decision: "Support for your judgement, not a decision.",
    version: |title, version| format!("{title}, version {version}"),
    keys: "Keyboard shortcuts",
    keys_on: "Use keyboard shortcuts",
    judged_otherwise: "Judged differently",
};
