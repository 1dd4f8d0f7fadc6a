//! Everything that the book tells of a pack, entry by entry, as far as it is compared with an older one.

use crate::author::condition::Condition;
use crate::author::model::{Acknowledgement, Derivation, Domain, Fact, Model, Statement, Template};
use crate::author::phrasing::time;
use crate::author::phrasing::{in_line, phrase, words::words};
use crate::engine::pack::{DecisionId, Part, ValueId};
use crate::workbench::book::front::stated;
use crate::workbench::book::links::Place;
use crate::workbench::book::whose::whose;
use crate::workbench::book::words::Words;

/// Something that the book tells, as far as it is compared.
pub(super) struct Entry {
    /// What sort of thing it is: ids tell things of one sort apart.
    pub(super) sort: &'static str,
    pub(super) id: String,
    /// Where it stands, if it has a number there.
    pub(super) place: Option<Place>,
    pub(super) label: String,
    /// What is told of it, each part under its heading; empty where it speaks for itself.
    pub(super) told: Vec<(&'static str, String)>,
}

/// The sort of thing that stands at a place.
fn sort(place: Place) -> &'static str {
    match place {
        Place::Fact(_) => "fact",
        Place::Term(_) => "term",
        Place::Constraint(_) => "constraint",
        Place::Rule(_) => "rule",
        Place::Gap(_) => "gap",
        Place::Border(_) => "border",
        Place::Duty(_) => "duty",
        Place::Notice(_) => "notice",
        Place::Text(_) => "text",
        Place::Law(_) => "law",
        Place::Invariant(_) => "invariant",
    }
}

/// What can be answered to a question.
fn answers(model: &Model, words: &Words, fact: &Fact) -> String {
    let kind = match &fact.domain {
        Domain::Number { min, max, .. } => Some((words.whole_number)(*min, *max)),
        Domain::Date => Some(words.a_date.to_owned()),
        Domain::Choices { .. } => Some(words.any_of.to_owned()),
        Domain::YesNo | Domain::Choice => None,
    };
    let labels: Vec<&str> = (fact.values.iter().map(|value| value.label.as_str()))
        .chain(fact.unknown.then_some(words.unknown_counts))
        .collect();
    let labels = (!labels.is_empty()).then(|| labels.join(", "));
    let follows = fact.follows;
    let follows = follows.map(|follows| (words.follows)(&model.facts[follows.date].short));
    let parts: Vec<String> = kind.into_iter().chain(labels).chain(follows).collect();
    parts.join(" · ")
}

/// Everything of a pack that is compared.
pub(super) fn entries(model: &Model, words: &'static Words) -> Vec<Entry> {
    let line = |condition: &Condition| in_line(model, &phrase(model, condition));
    let labels = |decision: DecisionId, values: &[ValueId]| {
        let labels = values
            .iter()
            .map(|&value| model.decisions[decision].values[value].label.as_str());
        labels.collect::<Vec<&str>>().join(", ")
    };
    let rules = |listed: &[usize]| {
        let ids = listed.iter().map(|&rule| model.rules[rule].id.as_str());
        ids.collect::<Vec<&str>>().join(", ")
    };
    let mut entries = Vec::new();
    let plain = self::words(&model.lang);
    let day = |day| time::date(plain, day);
    let acknowledged = |by: &Acknowledgement| -> [(&'static str, String); 2] {
        let told: Vec<String> = by.owner.iter().cloned().chain(by.on.map(day)).collect();
        let told = if told.is_empty() {
            String::new()
        } else {
            (words.acknowledged)(&told.join(", "))
        };
        let review = by.review_by.map(day).unwrap_or_default();
        [("", told), (words.review_by, review)]
    };
    whose(model, words, &mut entries);
    let mut add = |place: Place, id: &str, label: &str, told: Vec<(&'static str, String)>| {
        entries.push(Entry {
            sort: sort(place),
            id: id.to_owned(),
            place: Some(place),
            label: label.to_owned(),
            told,
        });
    };
    for (at, fact) in model.facts.iter().enumerate() {
        let told = vec![
            (words.question, fact.ask.clone()),
            ("", fact.help.clone()),
            (words.possible_answers, answers(model, words, fact)),
            (
                words.asked_when,
                fact.applies.as_ref().map(line).unwrap_or_default(),
            ),
            (words.why, fact.why.clone()),
        ];
        add(Place::Fact(at), &fact.id, &fact.short, told);
    }
    for (at, term) in model.derived.iter().enumerate() {
        let means = match &term.how {
            Derivation::When(condition) => line(condition),
            Derivation::Difference {
                of,
                minus,
                between: (low, high),
            } => {
                let (of, minus) = (&model.facts[*of].short, &model.facts[*minus].short);
                (plain.higher_by)(of, minus, *low, *high)
            }
        };
        let told = vec![
            (words.term_means, means),
            (words.because, term.because.clone()),
            (words.ids, term.basis.join(", ")),
        ];
        add(Place::Term(at), &term.id, &term.label, told);
    }
    for (at, tie) in model.constraints.iter().enumerate() {
        let told = vec![
            (words.when, line(&tie.when)),
            (words.then_must, line(&tie.require)),
            (words.because, tie.because.clone()),
        ];
        add(Place::Constraint(at), &tie.id, &tie.because, told);
    }
    for (at, rule) in model.rules.iter().enumerate() {
        let gives = labels(rule.decides, &rule.gives);
        let excludes = if rule.excludes.is_empty() {
            String::new()
        } else {
            (words.not)(&labels(rule.decides, &rule.excludes))
        };
        let told = vec![
            (words.when, line(&rule.when)),
            (words.then, format!("{gives}{excludes}")),
            (words.because, rule.because.clone()),
            (words.force_word, (words.force)(rule.force).0.to_owned()),
            (words.goes_before, rules(&rule.exception_to)),
            (words.ids, rule.basis.join(", ")),
        ];
        add(
            Place::Rule(at),
            &rule.id,
            &model.decisions[rule.decides].title,
            told,
        );
    }
    for (at, gap) in model.gaps.iter().enumerate() {
        let when = line(&gap.when);
        let mut told = vec![
            (words.because, gap.because.clone()),
            (words.readings, rules(&gap.readings)),
            (words.ids, gap.basis.join(", ")),
        ];
        told.extend(acknowledged(&gap.acknowledged));
        // A gap has no id: it is the same gap where it is in the same cases.
        add(
            Place::Gap(at),
            &format!("{} {when}", gap.decides),
            &when,
            told,
        );
    }
    for (at, border) in model.borders.iter().enumerate() {
        let mut told = vec![
            (words.because, border.because.clone()),
            (words.ids, border.basis.join(", ")),
        ];
        told.extend(acknowledged(&border.acknowledged));
        let named = rules(&border.rules);
        add(Place::Border(at), &named, &named, told);
    }
    for (at, invariant) in model.invariants.iter().enumerate() {
        let (when, then) = match &invariant.says {
            Statement::Always { when, then } => (when, line(then)),
            Statement::Never { when, .. } | Statement::Rising { when, .. } => {
                let stated = stated(model, words, plain, &invariant.says);
                (when, stated.unwrap_or_default())
            }
        };
        let told = vec![
            (words.when, line(when)),
            (words.then, then),
            (words.because, invariant.because.clone()),
            (words.ids, invariant.basis.join(", ")),
        ];
        let (place, label) = (Place::Invariant(at), &invariant.because);
        add(place, &invariant.id, label, told);
    }
    for (at, duty) in model.duties.iter().enumerate() {
        let by: Vec<String> = duty
            .deadlines
            .iter()
            .map(|deadline| {
                let when = deadline
                    .when
                    .as_ref()
                    .map(|when| format!("{}: ", line(when)));
                let day = time::due(model, plain, deadline).or_else(|| deadline.text.clone());
                format!("{}{}", when.unwrap_or_default(), day.unwrap_or_default())
            })
            .collect();
        let told = vec![
            (words.when, line(&duty.when)),
            (words.you_judge, duty.judgement.clone().unwrap_or_default()),
            (words.by, by.join("; ")),
            (words.because, duty.because.clone()),
            (words.ids, duty.basis.join(", ")),
        ];
        add(Place::Duty(at), &duty.id, &duty.label, told);
    }
    for (at, notice) in model.notices.iter().enumerate() {
        let told = vec![
            (words.when, line(&notice.when)),
            (words.ids, notice.basis.join(", ")),
        ];
        add(Place::Notice(at), &notice.id, &notice.text, told);
    }
    for (at, template) in model.templates.iter().enumerate() {
        let told = vec![
            (words.when, line(&template.when)),
            (words.text, text(model, template)),
        ];
        add(Place::Text(at), &template.id, &template.title, told);
    }
    for (at, law) in model.laws.iter().enumerate() {
        let status = (words.law_status)(law.status, &day(law.checked));
        let told = vec![
            (words.law_today, law.today.clone()),
            (words.meaning, law.note.clone()),
            (words.standing, status),
        ];
        add(
            Place::Law(at),
            &format!("{} {}", law.says, law.basis.join(" ")),
            &law.today,
            told,
        );
    }
    entries
}

/// A prescribed text as one string, places by their labels.
fn text(model: &Model, template: &Template) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Fact(fact) => format!("{{{}}}", model.facts[*fact].short),
        Part::Decision(decision) => format!("{{{}}}", model.decisions[*decision].title),
        Part::Deadline(duty) => format!("{{{}}}", model.duties[*duty].label),
        Part::Day | Part::Judgement => "{}".to_owned(),
    };
    let lines = template.lines.iter().map(|line| {
        let when = line
            .when
            .as_ref()
            .map(|when| format!("({}) ", in_line(model, &phrase(model, when))));
        let parts: String = line.parts.iter().map(part).collect();
        format!("{}{parts}", when.unwrap_or_default())
    });
    lines.collect::<Vec<String>>().join(" / ")
}
