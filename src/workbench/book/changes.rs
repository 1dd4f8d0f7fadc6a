//! What has changed since an older pack, entry by entry: what is new, what is gone, and what reads differently.
//!
//! Entries are the same where they have the same id. What is compared is what the book tells of them, so a condition that was
//! only written in another way has not changed.

use maud::{Markup, html};

use crate::author::condition::Condition;
use crate::author::model::{Derivation, Model};
use crate::author::phrasing::time;
use crate::author::phrasing::{in_line, phrase, words::words};
use crate::engine::pack::{DecisionId, Part, ValueId};
use crate::workbench::book::Book;
use crate::workbench::book::links::Place;
use crate::workbench::book::words::Words;

/// Something that the book tells, as far as it is compared.
struct Entry {
    id: String,
    place: Place,
    label: String,
    /// What is told of it, each part under its heading.
    told: Vec<(&'static str, String)>,
}

/// A class of cases that comes out otherwise than under an older pack, as another query found it.
#[derive(Clone, Debug)]
pub struct Effect {
    /// What is decided, the title of the decision, duty or notice.
    pub decision: String,
    /// The class, in the language of the pack; empty where it is every case.
    pub cases: String,
    /// How many cases it has.
    pub count: String,
    /// What came out before.
    pub before: String,
    /// What comes out now.
    pub now: String,
    /// One case of the class.
    pub example: String,
}

/// A difference between two packs.
struct Change<'e> {
    before: Option<&'e Entry>,
    now: Option<&'e Entry>,
}

impl Book<'_> {
    pub(super) fn changes(&self) -> Markup {
        let Some(older) = self.since else {
            return html! {};
        };
        let words = self.words;
        let (before, now) = (entries(older, words), entries(self.model, words));
        let changes = changes(&before, &now);
        html! {
            p.lead { ((words.changes_since)(&older.version)) }
            (self.effects())
            @if changes.is_empty() {
                p { (words.changes_none) }
            } @else {
                table.changes {
                    caption.hidden { (words.changes) }
                    thead { tr {
                        th scope="col" { (words.change_what) }
                        th scope="col" { (words.change_how) }
                        th scope="col" { (words.before) }
                        th scope="col" { (words.now) }
                    } }
                    tbody { @for change in &changes { (self.change(change)) } }
                }
            }
        }
    }

    /// Which cases come out otherwise, as far as that was asked for.
    fn effects(&self) -> Markup {
        let words = self.words;
        html! {
            @if !self.effects.is_empty() {
                (self.heading("effects", words.effects))
                p { (words.effects_intro) }
                table.changes {
                    caption.hidden { (words.effects) }
                    thead { tr {
                        th scope="col" { (words.change_what) }
                        th scope="col" { (words.effect_cases) }
                        th scope="col" { (words.before) }
                        th scope="col" { (words.now) }
                    } }
                    tbody { @for effect in self.effects { tr {
                        th scope="row" { (effect.decision) }
                        td data-label=(words.effect_cases) {
                            p { @if effect.cases.is_empty() { (words.effect_all) } @else { (effect.cases) } }
                            p.note { (effect.count) " · " span.label { (words.effect_example) } " " (effect.example) }
                        }
                        td data-label=(words.before) { (effect.before) }
                        td data-label=(words.now) { (effect.now) }
                    } } }
                }
                (self.heading("entries", words.entries))
            }
        }
    }

    fn change(&self, change: &Change<'_>) -> Markup {
        let words = self.words;
        let how = match (change.before, change.now) {
            (None, _) => words.added,
            (_, None) => words.removed,
            (Some(_), Some(_)) => words.changed,
        };
        let told = |entry: Option<&Entry>, other: Option<&Entry>| {
            let entry = entry?;
            let differs =
                |part: &&(&str, String)| !other.is_some_and(|other| other.told.contains(part));
            Some(html! {
                @for (heading, text) in entry.told.iter().filter(differs).filter(|(_, text)| !text.is_empty()) {
                    p { span.label { (heading) } " " (text) }
                }
            })
        };
        html! {
            tr {
                th scope="row" {
                    @if let Some(now) = change.now { (self.link(now.place)) ": " (now.label) }
                    @else if let Some(before) = change.before { (before.label) }
                }
                td data-label=(words.change_how) { (how) }
                td data-label=(words.before) { (told(change.before, change.now).unwrap_or_default()) }
                td data-label=(words.now) { (told(change.now, change.before).unwrap_or_default()) }
            }
        }
    }
}

/// What differs, in the order of the newer pack, with what is gone at the end.
fn changes<'e>(before: &'e [Entry], now: &'e [Entry]) -> Vec<Change<'e>> {
    let twin = |entry: &Entry, others: &'e [Entry]| {
        let same = |other: &&Entry| {
            other.id == entry.id
                && std::mem::discriminant(&other.place) == std::mem::discriminant(&entry.place)
        };
        others.iter().find(same)
    };
    let kept = now.iter().filter_map(|entry| {
        let older = twin(entry, before);
        let changed =
            older.is_none_or(|older| older.told != entry.told || older.label != entry.label);
        changed.then_some(Change {
            before: older,
            now: Some(entry),
        })
    });
    let gone = before
        .iter()
        .filter(|entry| twin(entry, now).is_none())
        .map(|entry| Change {
            before: Some(entry),
            now: None,
        });
    kept.chain(gone).collect()
}

/// Everything of a pack that is compared.
fn entries(model: &Model, words: &'static Words) -> Vec<Entry> {
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
    let mut add = |place: Place, id: &str, label: &str, told: Vec<(&'static str, String)>| {
        entries.push(Entry {
            id: id.to_owned(),
            place,
            label: label.to_owned(),
            told,
        });
    };
    for (at, fact) in model.facts.iter().enumerate() {
        let answers = fact.values.iter().map(|value| value.label.as_str());
        let told = vec![
            (words.question, fact.ask.clone()),
            (
                words.possible_answers,
                answers.collect::<Vec<&str>>().join(", "),
            ),
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
                (self::words(&model.lang).higher_by)(of, minus, *low, *high)
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
        let told = vec![
            (words.because, gap.because.clone()),
            (words.ids, gap.basis.join(", ")),
        ];
        // A gap has no id: it is the same gap where it is in the same cases.
        add(
            Place::Gap(at),
            &format!("{} {when}", gap.decides),
            &when,
            told,
        );
    }
    for (at, border) in model.borders.iter().enumerate() {
        let told = vec![
            (words.because, border.because.clone()),
            (words.ids, border.basis.join(", ")),
        ];
        let named = rules(&border.rules);
        add(Place::Border(at), &named, &named, told);
    }
    for (at, duty) in model.duties.iter().enumerate() {
        let plain = self::words(&model.lang);
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
        let status = (words.law_status)(
            law.status,
            &time::date(self::words(&model.lang), law.checked),
        );
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
fn text(model: &Model, template: &crate::author::model::Template) -> String {
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
