//! English, behind the first question.

use super::Telling;
use crate::engine::otherwise::Turn;
use crate::engine::pack::{Force, LawStatus, Unit};
use crate::ui::wording::Taking;

/// The English words.
pub(super) static ENGLISH: Telling = Telling {
    take_back: "Bring the answers back",

    hear_example: "Write in the language of the rules: a need, where the person lives, a yes or a no. The text is never kept.",
    heard_until: |end| format!("The text is too long. It is read up to “{end}”, the rest is not."),
    heard: |count| match count {
        0 => "No proposals".to_owned(),
        1 => "One proposal".to_owned(),
        count => format!("{count} proposals"),
    },
    proposals: "Proposed answers",
    accept_all: |count| format!("Accept all {count}"),
    not_heard: "Not understood",
    not_asked: "Does not matter here",
    or: "or",
    replaces: "changes your answer",
    contradicts: "clashes with your answers",

    settles: "settles",
    settles_nothing: "The other answers settle nothing on their own.",
    settles_none: "No answer settles anything on its own.",
    to_questions: "Continue answering",

    open_title: "Cannot be determined yet",
    no_rule_judge: "Use your judgement, or ask your manager.",
    readings: "Nearest rules in the source",
    meanwhile: "For now",
    safest_contact: "Safest now",
    incomplete: |left| match left {
        1 => "The outcome so far. One question can still change it.".to_owned(),
        left => format!("The outcome so far. {left} questions can still change it."),
    },

    do_now: "Do now",
    may_apply: |count| format!("May also apply ({count})"),
    nearest_first: "What depends on the fewest answers comes first.",
    more_questions: |count| match count {
        1 => "One more question makes the list more exact".to_owned(),
        count => format!("{count} more questions make the list more exact"),
    },
    times: "Deadlines",
    passed: "has passed",
    due_now: "to be done now",
    today: "today",
    if_it_applies: "if it applies here",
    weekend: |day| format!("a {day}"),
    holiday: "public holiday",
    eve: "many are off that day",
    hours_unsure: "uncertain, many are off that day",
    proposed: "Not answered. Proposed from the local meeting dates:",
    proposed_then: "Then:",
    take_proposal: "Answer with that day",
    at_time: |time| format!("at {time}"),
    no_date: "no date",
    notices: "Bear in mind",
    judgements: "Use your judgement",
    possible_notices: |count| format!("May become important ({count})"),
    not_on_paper: " – not on this sheet",
    texts: "Texts to copy",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "Copying failed. The text is selected; copy it with the keyboard.",
    why: "Why",
    one_of: "the answer is the same, whichever of these rules applies",
    one_of_them: "If this one applies: ",
    rests_on: "You answered:",
    rests_on_nothing: "Applies whatever the answers are.",
    turns_on_open: "Depends on what is open.",
    documents: "Sources",
    checked: |day| format!("Compared with the rules on {day}."),
    law_said: "The source refers to",
    law_overlay: "Stated in law, not in the source",
    law_today: "The law today:",
    law_then_and_now: "The law then and now",
    law_since: |day| format!("since {day}"),
    law_checked: |status, day| match status {
        LawStatus::Confirmed => format!("confirmed {day}"),
        LawStatus::Partly => format!("partly confirmed {day}"),
        LawStatus::Unverified => format!("not confirmed, {day}"),
    },
    force: |force| match force {
        Force::Explicit => "explicit",
        Force::Inferred => "interpretation",
        Force::Law => "follows from law",
        Force::Practice => "practice",
        Force::Presumption => "assumption",
    },
    channel: |code| match code {
        "email" => Some("email"),
        "telephone" => Some("telephone"),
        "talk" => Some("conversation"),
        "direct" => Some("direct contact"),
        "meeting" => Some("meeting"),
        "post" => Some("letter"),
        "summons" => Some("summons"),
        "report" => Some("in writing"),
        _ => None,
    },

    open_always: "Open around the clock",
    open_now: |until| format!("Open now, until {until}"),
    opens: |day, time| format!("Closed now, opens {day} at {time}"),
    closed: "Closed; the opening hours do not say when it opens",
    cover: "In their absence",
    contact_stale: |day| format!("These details were due for review by {day}."),
    contact_example: "Example from a made-up municipality",
    tomorrow: "tomorrow",

    clash_help: "They cannot be true at once. Change or remove one of them.",
    clash_of_one: ["An answer cannot be right", "Change it or remove it."],
    expired: |day| {
        format!(
            "These rules applied up to and including {day}. Do not use them; ask whoever is responsible for them."
        )
    },
    not_yet_valid: |day| {
        format!("These rules apply from {day}. Until then, ask whoever is responsible for them.")
    },
    review_overdue: |day| {
        format!("These rules were due for review by {day}. Check that they still apply.")
    },
    source_ended: |title, day| {
        format!("{title} applied up to and including {day}. What rests on it gives no answer here.")
    },
    source_begins: |title, day| {
        format!("{title} applies from {day}. What rests on it gives no answer here.")
    },

    other_day: |day| format!("The case is assessed as of {day}."),
    judge_today: "Assess it as of today",
    other_today: "Today the outcome would be different:",
    clash_today: |facts| format!("Today these answers no longer hold: {facts}."),
    not_in_force_today: "Today the rules are not in force.",
    turned: |turn| match turn {
        Turn::Applies => "To be done as well:",
        Turn::Lapses => "No longer to be done:",
        Turn::Passes => "The deadline has passed:",
    },

    search_rules: "Search the rules",
    narrow_by: ["Topic", "Source", "Weight"],
    everything: "All",
    found: |found, all| {
        if found == all {
            format!("{all} rules")
        } else {
            format!("{found} of {all} rules")
        }
    },
    nothing_found: "No rule matches your search.",
    chapters: ["To do", "To bear in mind"],
    not: "Not",
    show_rule: "Show the rule",
    all_rules: "All rules",
    show_case: "Show a case",
    is_enough: "These answers are enough:",
    counts_never: |day| format!("No case leads here on {day}."),
    try_case: "Try the case",
    try_keeps: "Your answers are set aside while you try it. You get them back when you return to them.",
    try_anyway: "Set them aside and try",
    cancel: "Cancel",
    end_trial: "Back to your answers",
    what_would_change: "What would change the outcome?",
    nothing_changes: "The outcome stays the same even if you change one or two of the answers. Where several options can be chosen, each of them counts as one answer.",
    instead_of: |answer| format!(" instead of {answer} "),
    also: "also",
    no_longer: "not",
    asks_more: "a different outcome, which depends on more questions",
    nothing_sure_yet: "Nothing is certain yet.",
    nothing_more_sure: "Nothing more is certain yet.",
    may_change: |count| format!("May change the outcome, depending on more questions ({count})"),
    try_change: "Try",
    undo_change: "Undo",
    keep_change: "Keep the new answer",
    health: "How the rules have been tested",
    health_lines: [
        "Possible cases",
        "Examples",
        "Known gaps",
        "Known borderline cases",
        "Validity",
        "Review due by",
    ],
    all_proved: |cases| format!("{cases}, all tested"),
    valid: |from, to| match (from, to) {
        (None, None) => "until further notice".to_owned(),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("up to and including {to}"),
        (Some(from), Some(to)) => format!("from {from} up to and including {to}"),
    },
    no_review: "no date given",
    accepted: "Known and accepted",

    step_number: |number, left| match left {
        Some(0) => format!("Step {number} · the last one"),
        Some(left) => format!("Step {number} · {left} more at most"),
        None => format!("Step {number}"),
    },
    mistakes_title: "Something is missing or cannot be read",
    mistake_mark: "Error:",
    mistake_number: "Type a whole number in figures, for example 34.",
    mistake_unit: |unit| match unit {
        Some(Unit::Years) => "Answer in whole years, for example 34.",
        Some(Unit::Months) => "Answer in whole months, for example 18.",
        None => "Type the number alone, without a unit.",
    },
    mistake_range: |min, max| format!("The number must be between {min} and {max}."),
    mistake_date: "This is not a valid date. Type year-month-day, for example 2027-04-23.",
    mistake_year: |last, next| format!("Do you mean {last} or {next}? Type the year as well."),
    mistake_one: "Choose an answer, or Don’t know.",
    check_title: "Check your answers",
    check_help: "Change anything that is not right. Then you will see what applies.",
    to_verdicts: "Show what applies",

    key_list: &[
        ("1–9", "choose an answer or open a question"),
        (
            "+1…",
            "choose an answer after the ninth: plus first, then the digit",
        ),
        ("-", "none of these"),
        ("0", "don’t know"),
        ("?", "don’t know, for numbers and dates too"),
        ("/", "to the field “Type what you hear”"),
        ("Enter", "go on"),
        ("Backspace", "previous question"),
        (
            "Esc",
            "close what is open where you are, or go to the question; a search field is emptied, all else you have typed stays",
        ),
    ],

    idle_warning: |at| {
        format!("Nobody has touched the case for a while. The answers will be cleared at {at}.")
    },
    idle_keep: "Keep the answers",
    idle_cleared: "The answers were cleared because nobody had touched the case for a while.",
    taking: Taking {
        judge: "I judge this differently",
        judge_again: "Change your judgement",
        judged: "You judge this differently:",
        judge_why: "Why do you judge this differently?",
        judge_where: "The reason goes into the journal note and onto the printout, and nowhere else. It is gone when you start again.",
        judge_nothing: "Write why you judge this differently.",
        add_judgement: "Add the judgement",
        withdraw_judgement: "Remove the judgement",
        own_judgement: "Your judgement",
        own_judgement_use: "None of the texts here has a place for your judgement. Put it into the journal note.",
        take_along: "Keep or share",
        print: "Print",
        judged_on: |title, version, day| format!("{title}, version {version}. Assessed on {day}."),
        not_saved: "The file could not be saved. Print or note down the deadlines instead.",
        not_linked: "No link could be made. Tell whoever runs the page.",
        calendar: "Save to the calendar (.ics)",
        calendar_file: "deadlines.ics",
        copy_link: "Copy link",
        only_tried: "This case is only being tried out. Texts, calendar and link are there once you go back to your own answers.",
        link_holds: "The link holds the answers as codes. Date of birth and other dates are left out, and so is your own judgement.",
        link_leaves: |names| format!("Whoever opens the link will have to answer these: {names}."),
        link_replaced: "The link has replaced your answers.",
        from_link: "The answers come from a link. Dates and the sender’s own judgement are never in it.",
        link_lacks: "Without them, deadlines may be missing and there may be more to do than is listed here. Answer:",
        link_same: |version| {
            format!(
                "The link was made with version {version} of the rules. The outcome is the same now."
            )
        },
        link_changed: |version| {
            format!("The rules have changed since the link was made with version {version}:")
        },
        then_and_now: |then, now| format!("Then: {then}. Now: {now}."),
        no_longer_there: "something that the rules no longer have",
        link_unfit: |count| match count {
            1 => "One answer no longer fits the rules and is not filled in.".to_owned(),
            count => format!("{count} answers no longer fit the rules and are not filled in."),
        },
    },
};
