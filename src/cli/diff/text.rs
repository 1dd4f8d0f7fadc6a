//! A difference as text: what the owner of a routine can make a release note of.

use std::fmt::Write;

use crate::cli::diff::first;
use crate::workbench::difference::data::{
    Alteration, Altered, CaseChange, Cases, Change, Cited, Difference, Limit, NotCompared, Region,
    Subject, SubjectKind, Thing,
};
use crate::workbench::difference::expectation::Held;
use crate::workbench::difference::version::Rise;

/// How many regions of a class are told, how many classes of a subject, and how many in all; `--all` and JSON tell the rest.
const MOST: [usize; 3] = [3, 3, 10];

/// Everything that differs; all of it, or as much as one reads.
pub(super) fn difference(difference: &Difference, all: bool, exercises: &str) -> String {
    let mut out = heading(difference);
    first::page(&mut out, difference);
    body(&mut out, difference, all);
    if !difference.wording.is_empty() {
        put(&mut out, "\nOnly worded, cited or weighed otherwise");
        altered(&mut out, &difference.wording);
    }
    out.push_str(exercises);
    put(&mut out, "");
    if let Some(line) = version(difference) {
        put(&mut out, &line);
    }
    put(&mut out, &summary(difference));
    out
}

/// What differs and was not meant to, and what was meant to and does not.
pub(super) fn held(difference: &Difference, held: &Held, all: bool) -> String {
    let mut out = heading(difference);
    if !held.unexpected.is_empty() {
        put(&mut out, "\nNot meant to change:");
        let unexpected = Difference {
            rules: Vec::new(),
            ..held.unexpected.clone()
        };
        body(&mut out, &unexpected, all);
    }
    put(&mut out, "");
    for missing in &held.missing {
        let place = &missing.place;
        put(
            &mut out,
            &format!("{}:{}: {}", place.file, place.line, missing.what),
        );
    }
    if let Some(line) = version(difference) {
        put(&mut out, &line);
    }
    let line = if held.holds() {
        "only what is meant to change does".to_owned()
    } else {
        let unexpected = count_of(&held.unexpected);
        format!(
            "{} not meant to change, {} meant to change and not found so",
            counted(unexpected, "difference", "differences"),
            held.missing.len()
        )
    };
    put(&mut out, &line);
    out
}

fn heading(difference: &Difference) -> String {
    let (old, new) = (&difference.old, &difference.new);
    let ids = if old.id == new.id {
        String::new()
    } else {
        format!(" (two packs: `{}` and `{}`)", old.id, new.id)
    };
    format!(
        "{} {} → {} {}{ids}\n",
        old.title, old.version, new.title, new.version
    )
}

fn body(out: &mut String, difference: &Difference, all: bool) {
    if let Some(why) = &difference.no_cases {
        let what = "No case is compared, only what stands in the packs";
        put(out, &format!("\n{what}: {why}."));
    }
    let [most_regions, most_classes, most_in_all] = if all { [usize::MAX; 3] } else { MOST };
    let subjects = difference.changes.chunk_by(|a, b| a.subject == b.subject);
    let (mut left, mut untold) = (most_in_all, 0);
    for changes in subjects {
        let told = changes.len().min(most_classes).min(left);
        left -= told;
        untold += if told == 0 { changes.len() } else { 0 };
        if let Some(first) = changes.first().filter(|_| told > 0) {
            put(out, &format!("\n{}", title(&first.subject)));
        }
        for change in &changes[..told] {
            class(out, change, most_regions);
        }
        if told > 0 && told < changes.len() {
            let more = counted(changes.len() - told, "smaller class", "smaller classes");
            put(out, &format!("  … and {more}"));
        }
    }
    if untold > 0 {
        let more = counted(untold, "class of cases", "classes of cases");
        put(out, &format!("\n… and {more} that --all tells"));
    }
    for cases in &difference.cases {
        case_change(out, cases, most_regions);
    }
    if !difference.renamed.is_empty() {
        put(
            out,
            "\nOnly called otherwise: nothing else of these differs by it",
        );
        for renamed in &difference.renamed {
            let (kind, old, new) = (renamed.kind, &renamed.old, &renamed.new);
            put(out, &format!("  {kind} `{old}`: now `{new}`"));
        }
    }
    things(out, "Only in the old pack", &difference.only_old);
    things(out, "Only in the new pack", &difference.only_new);
    let is_stated = |it: &&Altered| ["border", "gap", "invariant"].contains(&it.kind);
    let (stated, set): (Vec<&Altered>, Vec<&Altered>) =
        difference.settings.iter().partition(is_stated);
    if !set.is_empty() {
        put(out, "\nAsked or told otherwise");
        altered(out, set);
    }
    if !stated.is_empty() {
        put(out, "\nAcknowledged or promised otherwise");
        altered(out, stated);
    }
    not_compared(out, &difference.not_compared);
    if !difference.rules.is_empty() {
        let any = !difference.changes.is_empty() || !difference.cases.is_empty();
        let heading = match difference.no_cases {
            None if any => {
                "\nRules and conditions written otherwise; what comes of it stands above"
            }
            None => "\nRules and conditions written otherwise; no case comes out otherwise for it",
            Some(_) => "\nRules and conditions written otherwise",
        };
        put(out, heading);
        altered(out, &difference.rules);
    }
}

fn title(subject: &Subject) -> String {
    let label = one_line(&subject.label);
    match subject.kind {
        SubjectKind::Decision | SubjectKind::Member => label,
        SubjectKind::Duty => format!("Duty: {label}"),
        SubjectKind::Deadline => format!("Deadline: {label}"),
        SubjectKind::Notice => format!("Notice: {label}"),
        SubjectKind::Text => format!("Text: {label}"),
        SubjectKind::Line => format!("Line of a text: {label}"),
        SubjectKind::Question => format!("Question: {label}"),
    }
}

fn class(out: &mut String, change: &Change, most_regions: usize) {
    let (from, to) = (&change.from_words, &change.to_words);
    put(
        out,
        &format!("  {from} → {to}, {}", how_many(&change.cases)),
    );
    which(out, &change.cases, most_regions);
    let rules = |rules: &[Cited]| {
        let named = rules.iter().map(|rule| match rule.basis.as_slice() {
            [] => format!("`{}`", rule.id),
            basis => format!("`{}` [{}]", rule.id, basis.join(", ")),
        });
        named.collect::<Vec<_>>().join(", ")
    };
    if !change.rules_old.is_empty() {
        put(out, &format!("    before:  {}", rules(&change.rules_old)));
    }
    if !change.rules_new.is_empty() {
        put(out, &format!("    now:     {}", rules(&change.rules_new)));
    }
}

/// A count of cases, its digits in threes where they are many.
pub(super) fn number(count: u128) -> String {
    if count == u128::MAX {
        return "more than 10^38".to_owned();
    }
    let digits = count.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len() > 4 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

fn how_many(cases: &Cases) -> String {
    if cases.count == cases.of {
        return if cases.of == 1 {
            "in every case".to_owned()
        } else {
            format!("in all {} cases", number(cases.of))
        };
    }
    format!("in {} of {} cases", number(cases.count), number(cases.of))
}

/// Which cases they are, and one of them. What all regions share is said once.
fn which(out: &mut String, cases: &Cases, most: usize) {
    // Of every case there is nothing to say that the count has not said.
    if cases.over.is_empty() {
        return;
    }
    let shared: Vec<Limit> = match cases.regions.as_slice() {
        [first, _, ..] => {
            let all = |limit: &&Limit| cases.regions.iter().all(|region| region.0.contains(limit));
            first.0.iter().filter(all).cloned().collect()
        }
        _ => Vec::new(),
    };
    let mut lead = "where:  ";
    if !shared.is_empty() {
        put(
            out,
            &format!("    where:   {}", Region(shared.clone()).words()),
        );
        lead = "and:    ";
    }
    for region in cases.regions.iter().take(most) {
        let own = region
            .0
            .iter()
            .filter(|limit| !shared.contains(limit))
            .cloned();
        put(
            out,
            &format!("    {lead} {}", Region(own.collect()).words()),
        );
        lead = "or:     ";
    }
    let more = cases.regions.len().saturating_sub(most);
    if more > 0 {
        put(
            out,
            &format!("    … and {more} more like these, which --all tells"),
        );
    }
    if cases.rest > 0 {
        put(
            out,
            &format!(
                "    … and {} cases beside them, too scattered to be told in a few conditions",
                number(cases.rest)
            ),
        );
    }
    put(out, &format!("    for one: {}", cases.witness.words));
}

fn case_change(out: &mut String, change: &CaseChange, most_regions: usize) {
    let lead = if change.new {
        "Cases that could not be and can"
    } else {
        "Cases that could be and cannot"
    };
    let named = change.by.iter().map(|(kind, id)| match *kind {
        "fact" => format!("the answers of `{id}`"),
        kind => format!("{kind} `{id}`"),
    });
    let by = named.collect::<Vec<String>>().join(", ");
    let by = match (by.is_empty(), change.new) {
        (true, _) => String::new(),
        (false, true) => format!(", kept out before by {by}"),
        (false, false) => format!(", kept out now by {by}"),
    };
    put(out, &format!("\n{lead}: {}{by}", how_many(&change.cases)));
    which(out, &change.cases, most_regions);
}

fn things(out: &mut String, heading: &str, things: &[Thing]) {
    if things.is_empty() {
        return;
    }
    put(out, &format!("\n{heading}"));
    for thing in things {
        let label = one_line(&thing.label);
        put(out, &format!("  {} `{}`: {label}", thing.kind, thing.id));
    }
}

fn altered<'a>(out: &mut String, list: impl IntoIterator<Item = &'a Altered>) {
    for altered in list {
        let Altered {
            kind,
            id,
            label,
            how,
        } = altered;
        // A number does not say which gap it is.
        let label = match *kind {
            "gap" => format!(" ({})", one_line(label)),
            _ => String::new(),
        };
        let how = match how {
            Alteration::Added => "new".to_owned(),
            Alteration::Removed => "gone".to_owned(),
            Alteration::Changed(keys) => keys.join(", "),
        };
        put(out, &format!("  {kind} `{id}`{label}: {how}"));
    }
}

fn not_compared(out: &mut String, list: &[NotCompared]) {
    if list.is_empty() {
        return;
    }
    put(out, "\nNot compared");
    for item in list {
        put(out, &format!("  {}: {}", title(&item.subject), item.why));
    }
}

/// What is to be said of the version, where something is.
fn version(difference: &Difference) -> Option<String> {
    let advice = &difference.version;
    let (old, new) = (&difference.old.version, &difference.new.version);
    if advice.is_lower {
        return Some(format!("version: {new} is lower than {old}"));
    }
    if let Some(unread) = &advice.unread {
        return Some(format!(
            "version: `{unread}` is not three numbers such as 1.2.3, so nobody can say whether it rises as far as it should"
        ));
    }
    let decides = difference.decides_otherwise();
    let why = match advice.needed {
        Rise::None => return None,
        Rise::Patch if difference.rules.is_empty() => "only wording differs",
        Rise::Patch => "only what is written differs, and no case comes out otherwise",
        Rise::Minor => "no decision differs, other things do",
        Rise::Major if !decides => "there are cases that can no longer be",
        Rise::Major => "a decision differs",
    };
    let least = advice
        .least
        .as_ref()
        .filter(|_| advice.rises == Some(false))?;
    Some(format!(
        "version: {why}, so {old} should become {least} or higher; it is {new}"
    ))
}

fn summary(difference: &Difference) -> String {
    if difference.is_empty() {
        return if difference.wording.is_empty() && difference.rules.is_empty() {
            "no difference".to_owned()
        } else {
            "no case comes out otherwise".to_owned()
        };
    }
    if difference.no_cases.is_some() {
        let count = count_of(difference);
        return format!(
            "no case is compared; {}",
            counted(count, "difference", "differences")
        );
    }
    let of_kind = |kinds: &[SubjectKind]| {
        let changes = difference.changes.iter();
        changes
            .filter(|change| kinds.contains(&change.subject.kind))
            .count()
    };
    let decisions = of_kind(&[SubjectKind::Decision, SubjectKind::Member]);
    let others = difference.changes.len() - decisions;
    let rest = count_of(difference) - difference.changes.len();
    let mut parts = Vec::new();
    if !difference.changes.is_empty() {
        let classes = counted(decisions, "class of cases is", "classes of cases are");
        parts.push(format!("{classes} decided otherwise"));
    }
    if others > 0 {
        let classes = counted(others, "class", "classes");
        parts.push(format!(
            "{classes} with other duties, deadlines, notices, texts or questions"
        ));
    }
    if rest > 0 {
        parts.push(counted(rest, "other difference", "other differences"));
    }
    parts.join("; ")
}

fn count_of(difference: &Difference) -> usize {
    difference.changes.len()
        + difference.cases.len()
        + difference.renamed.len()
        + difference.only_old.len()
        + difference.only_new.len()
        + difference.settings.len()
        + difference.not_compared.len()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

pub(super) fn put(out: &mut String, line: &str) {
    writeln!(out, "{line}").expect("a string takes everything");
}
