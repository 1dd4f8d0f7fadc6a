//! The first page of a difference: a line for each decision, and for each kind of what else comes out otherwise.

use crate::cli::diff::text::{counted, number, put};
use crate::workbench::difference::data::{Difference, SubjectKind};

/// The kinds beside decisions, with what each is called: one, several.
const KINDS: [(SubjectKind, &str, &str); 6] = [
    (SubjectKind::Duty, "duty applies", "duties apply"),
    (
        SubjectKind::Deadline,
        "deadline is reckoned otherwise",
        "deadlines are reckoned otherwise",
    ),
    (SubjectKind::Notice, "notice is shown", "notices are shown"),
    (SubjectKind::Text, "text is offered", "texts are offered"),
    (
        SubjectKind::Line,
        "line stands in its text",
        "lines stand in their texts",
    ),
    (
        SubjectKind::Question,
        "question is asked",
        "questions are asked",
    ),
];

/// Puts the first page, where there is more than one class of cases.
pub(super) fn page(out: &mut String, difference: &Difference) {
    if difference.changes.len() < 2 {
        return;
    }
    put(out, "\nIn short");
    for total in &difference.totals {
        let label: Vec<&str> = total.label.split_whitespace().collect();
        let cases = match total.cases {
            Some((1, 1)) => "every case".to_owned(),
            Some((cases, of)) if cases == of => format!("all {} cases", number(of)),
            Some((cases, of)) => format!("{} of {} cases", number(cases), number(of)),
            None => "more cases than could be counted together".to_owned(),
        };
        let classes = counted(total.classes, "class", "classes");
        put(out, &format!("  {}: {cases}, {classes}", label.join(" ")));
    }
    for (kind, one, several) in KINDS {
        let own = difference.changes.iter();
        let mut ids: Vec<(&str, Option<&str>)> = own
            .filter(|change| change.subject.kind == kind)
            .map(|change| (change.subject.id.as_str(), change.subject.part.as_deref()))
            .collect();
        ids.dedup();
        if ids.is_empty() {
            continue;
        }
        let what = counted(ids.len(), one, several);
        let others = if kind == SubjectKind::Deadline {
            ""
        } else {
            " in other cases"
        };
        put(out, &format!("  {what}{others}"));
    }
}
