//! English.

use super::{Holding, Teaching, bringing, opening};
use crate::training::lesson::Origin;
use crate::training::results::NoResults;
use crate::training::{Kind, Mastery};

/// The English words.
pub(super) static ENGLISH: Teaching = Teaching {
    lang: "en",

    start: "Practise the routine",
    intro: "You get a case, say what you think the routine answers, and are then told what it answers and why. The cases are made up.",
    due: "Repeat",
    due_count: |count| match count {
        1 => "One case is due to be repeated.".to_owned(),
        count => format!("{count} cases are due to be repeated."),
    },
    due_none: "Nothing to repeat today.",
    due_next: |day| format!("Nothing to repeat today. Next time: {day}."),
    before_other: "The rules have been updated since you last practised. What you know is kept, but cases due for repetition may be gone, and so may a set you had begun and your latest result.",
    before_damaged: "What you had done could not be read, or only in part. You will have to start again with what is missing.",
    repeat: "Repeat now",
    left: |done, of| format!("You have done {done} of {of} cases in the set you began."),
    go_on: "Go on with the set",
    half_done: "You have a set that is not finished",
    replace_told: "If you begin another one, you cannot go on with it. What you have answered so far still counts towards what you know.",
    replace: "Begin the new one",
    latest: "Your latest result",
    latest_show: "Show the result",
    given: "A set for you",
    given_told: |count, pass| {
        let cases = if count == 1 { "case" } else { "cases" };
        format!("The set has {count} {cases}. You pass with {pass} points of 100.")
    },
    given_coming: "The cases are being put together …",
    given_come: [
        "The cases are ready. You can begin now.",
        "There are no cases to practise here.",
    ],
    given_unfit: |origin| match origin {
        Origin::Link | Origin::File => {
            "The link to the set cannot be read. Ask for it again, or practise freely below."
        }
        Origin::Course => {
            "The set of the course cannot be read. Tell whoever holds the training. Meanwhile you can practise freely below."
        }
    },
    given_empty: |origin| match origin {
        Origin::Link => {
            "No case here matches what the link asks for, so there is nothing to practise. Check that you have opened the right routine, or else ask for a new link. You can also practise freely below."
        }
        Origin::File => {
            "No case here matches what the file asks for, so there is nothing to practise. Ask whoever gave you the file. You can also practise freely below."
        }
        Origin::Course => {
            "No case here matches what the course asks for, so there is nothing to practise. Tell whoever holds the training. Meanwhile you can practise freely below."
        }
    },
    given_partly: |origin| match origin {
        Origin::Link => {
            "The link names things that this routine does not have. They are left out, so the set is not quite the one that was meant. Ask whoever gave you the link."
        }
        Origin::File => {
            "The file names things that this routine does not have. They are left out, so the set is not quite the one that was meant. Ask whoever gave you the file."
        }
        Origin::Course => {
            "The set of the course names things that this routine does not have. They are left out, so the set is not quite the one that was meant. Tell whoever holds the training."
        }
    },
    given_lowered: |origin| match origin {
        Origin::Link => "The link asks for more than 100 points to pass. Here 100 are enough.",
        Origin::File => "The file asks for more than 100 points to pass. Here 100 are enough.",
        Origin::Course => "The course asks for more than 100 points to pass. Here 100 are enough.",
    },
    vain: "There are no cases for what you wanted to begin. Nothing has changed.",
    begin: "Begin the set",
    mixed: "Practise freely",
    mixed_told: "Five cases from the whole routine. What needs practice comes first.",
    mixed_begin: "Practise a mix",
    topics: "Practise a topic",
    topics_weak: "What you need to practise",
    topics_count: |count| match count {
        1 => "1 topic".to_owned(),
        count => format!("{count} topics"),
    },
    rules: "Rules",
    practise: "Practise",
    mastery: |mastery| match mastery {
        Mastery::New => "new",
        Mastery::Weak => "need practice",
        Mastery::Growing => "on the way",
        Mastery::Mastered => "known",
    },
    way: "How you practise",
    way_reading: "Read the whole call and tick what matters",
    way_asking: "Ask the routine's questions yourself, one at a time",
    changed: |count| match count {
        1 => "One rule that you knew has changed".to_owned(),
        count => format!("{count} rules that you knew have changed"),
    },
    changed_begin: "Practise what has changed",
    gone: |count| match count {
        1 => "A rule that you knew is no longer there".to_owned(),
        count => format!("{count} rules that you knew are no longer there"),
    },
    gone_told: "What has come in its place counts as new.",
    progress: "What you have done",
    keeps: "What you know, what is to be repeated and your answers in the set under way and in the one finished last are kept in this browser only. Nothing is sent.",
    platform_keeps: "The learning platform keeps what you know, your answers and your result.",
    keeps_not: "Nothing is kept here. What you do is here only as long as the page is open.",
    save_progress: "Save as a file",
    clear: "Delete",
    clear_sure: "All that you have done will be forgotten. This cannot be undone.",
    clear_yes: "Delete everything",
    cleared: "All that you had done is deleted.",

    example: "A worked example",
    worked: "This is how the routine answers",
    worked_told: "Read the case and follow the answers one at a time. Then it is your turn.",
    call: "The call",
    matters: "This is what matters:",
    show_next: "Show the next answer",
    your_turn: "Now it is your turn",

    number: |number, of| format!("Case {number} of {of}"),
    question: "What does the routine answer?",
    judged_on: |day| format!("The case is judged on {day}."),
    facts: "What matters?",
    facts_told: "Tick the facts that decide the answer.",
    help_which: "Help: what decides here is",
    help_count: |count| match count {
        1 => "Help: one fact is enough.".to_owned(),
        count => format!("Help: {count} facts are enough."),
    },
    ask: "What do you ask?",
    ask_told: "Put only the questions that are needed. The answers are collected below.",
    heard: "What you have been told",
    heard_nothing: "Nothing yet.",
    heard_not: "the caller cannot say",
    choose_several: "Tick all that apply.",
    choose_one: "Choose one answer.",
    silent: "The routine is silent",
    collides: "The routine contradicts itself",
    cannot_tell: "It cannot be told yet",
    nobody: "Nobody",
    sure: "How sure are you?",
    how_sure: ["I am guessing", "Fairly sure", "Sure"],
    hand_in: "Compare with the routine",
    lacks: "Something is missing",
    lack_decision: "choose an answer",
    lack_sure: "Say how sure you are",

    titles: ["All correct", "Partly right", "Not this time"],
    marks: ["Right", "Partly right", "Wrong"],
    sure_and_wrong: "You were sure this time. Good that it happened here and not in a real call. This case comes back before all others.",
    you_said: "You said",
    routine_says: "The routine answers",
    so_long: "Until then",
    presumed: "A reasonable assumption is",
    why: "Why",
    rulebook: "Open the rulebook in a new tab",
    turns_on: "It depends on: \n. The call does not say.",
    each: ["Right", "Does not belong here", "Missing"],
    right_if: "“\n” would have been right if:",
    in_if: "“\n” would have been part of it if:",
    not_if: "“\n” would not have been part of it if:",
    instead_of: "\n instead of \n",
    also: "also \n",
    not_this: "not \n",
    also_told: "Also said:",
    facts_judged: "The facts",
    missed: "This was needed too:",
    needless: "This was not needed:",
    facts_right: "You chose the facts that are needed.",
    pair: "The same case with one difference",
    pair_says: "Then the routine answers",
    next: "Next case",
    to_result: "To the result",

    done: "The set is done",
    done_told: |right, of, points| {
        format!("{right} of {of} cases entirely right, {points} points of 100.")
    },
    points_told: "The questions of a case count alike, and an answer that is partly right counts for half. Which facts you choose and how sure you are give no points. The result is the average of the cases.",
    passed: "Passed",
    not_passed: |pass| format!("Not passed yet. It takes {pass} points."),
    done_list: "Case by case",
    done_line: |number, points| format!("Case {number}: {points} points"),
    comes_back: "This comes back",
    comes_in: |count, days| {
        let when = match days {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            days => format!("in {days} days"),
        };
        match count {
            1 => format!("1 case {when}"),
            count => format!("{count} cases {when}"),
        }
    },
    result_file: "The result as a file",
    result_told: "If whoever holds the course wants your result, you can save it and send the file yourself.",
    table_told: "The table has semicolons between its columns. A spreadsheet splits it rightly at once where the computer’s list separator is a semicolon, as it usually is with Swedish or Danish settings. No number in it has decimals.",
    result_lacks: |count| match count {
        1 => "One case is not in the file: there was no room to remember your answers to it."
            .to_owned(),
        count => format!(
            "{count} cases are not in the file: there was no room to remember your answers to them."
        ),
    },
    name: "Your name, if you want it in the file",
    save_result: "Save the result",
    save_table: "Save as a table (CSV)",
    saved: "The file is saved.",
    repeat_missed: "Repeat what you missed",
    to_start: "To the start",
    pause: "Take a break",

    opening: &opening::ENGLISH,
    bringing: &bringing::ENGLISH,

    holding: Holding {
        title: "For those who hold the training",
        intro: "Put a set together and share it as a link or a file, or count the learners’ results. All of it is done in the browser. Nothing is sent.",
        put: "Put a set together",
        put_told: "Where you choose nothing, everything is included. Where you choose in several places, each case fits all of them. For single rules there are cases that the rule alone decides, exceptions to it and cases right at a border.",
        topics: "Topics",
        rules: "Single rules",
        kinds: "Kinds of cases",
        kind: |kind| match kind {
            Kind::Vignette => "Written cases",
            Kind::Plain => "One rule decides",
            Kind::Boundary => "Right at a limit",
            Kind::Flip => "One fact changes the answer",
            Kind::Confused => "Easily confused",
            Kind::Exception => "Exceptions",
            Kind::Gap => "The routine is silent",
            Kind::Border => "The routine is unclear",
        },
        vignettes: "Written cases that are always included",
        count: |most| format!("Number of cases besides these (0–{most})"),
        seed: "Draw number: another number gives other cases",
        pass: "Points to pass (0–100)",
        name: "Name of the set, if you want it in the file",
        make: "Put the set together",
        no_number: |most| {
            format!(
                "Write whole numbers within the limits: cases 0–{most}, draw number from 0 and points 0–100."
            )
        },
        found: |found, missing| {
            let found = match found {
                1 => "The set has 1 case.".to_owned(),
                found => format!("The set has {found} cases."),
            };
            match missing {
                0 => found,
                missing => format!("{found} {missing} more could not be found."),
            }
        },
        link: "Link to the set",
        open_link: "Open the set",
        save: "Save the set as a file",
        print: ["Print without the key", "Print with the key"],
        print_told: "What is printed is the set, not the rest of this box. The key begins on a sheet of its own, so that you can keep it back.",
        onward: "On paper, or in a learning platform",
        onward_told: |id| {
            format!(
                "The tool lots makes the saved file a page to print, with the key after the cases or without it (--without-key), or a course for a learning platform. If you have rules of your own, write the name of their file in place of {id}."
            )
        },
        results: "Count results",
        files: "Result files from the learners (JSON or CSV)",
        files_told: "Files that you open later are counted together with these until you start over.",
        restart: "Start over",
        restarted: "The opened results are gone from here.",
        refused: |name, why| match why {
            NoResults::Kind => format!("{name}: the file is no result file."),
            NoResults::Progress => {
                format!(
                    "{name}: the file is what a learner has saved to be able to go on. It is brought back on the learner’s start page."
                )
            }
            NoResults::Schema(_) => {
                format!("{name}: the file is of a version that cannot be read here.")
            }
            NoResults::Damaged(key) => format!("{name}: the file is damaged, at {key}."),
            NoResults::Empty => format!("{name}: the file holds no cases."),
            NoResults::OtherPack(_) => format!("{name}: the file is on another routine."),
            NoResults::Twice => format!("{name}: the same result is there already."),
        },
        counted: |files, done, right, sure| {
            let files = match files {
                1 => "1 file".to_owned(),
                files => format!("{files} files"),
            };
            let cases = |count| match count {
                1 => "1 case".to_owned(),
                count => format!("{count} cases"),
            };
            let were = if right == 1 { "was" } else { "were" };
            let (done, right, sure) = (cases(done), cases(right), cases(sure));
            format!(
                "{files}, {done} done. {right} {were} entirely right. In {sure} the learner was sure, but the answer was not entirely right."
            )
        },
        of_rules: |is_own, version, mark| match is_own {
            true => format!("Done with the rules as they are here ({version}, {mark})"),
            false => format!("Done with another version of the rules ({version}, {mark})"),
        },
        other_rules: "These files are counted apart. The same case may have another answer in another version, and under the same number there may be another case.",
        learners: ["Learner by learner", "Points", "Passed"],
        in_part: |done, of| match done < of {
            true => format!("Cannot be told: the file has {done} of {of} cases."),
            false => "Cannot be told: the same case is in the file more than once.".to_owned(),
        },
        no_pass: "Free practice, no pass mark",
        tables: ["Step by step", "Case by case", "Rule by rule"],
        not_right: "Not entirely right",
        rate: |missed, done, percent| format!("{missed} of {done} ({percent}%)"),
        matters: "What matters?",
        exercise: |id| format!("Case {id}"),
    },
};
