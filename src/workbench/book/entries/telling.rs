//! What is told of one thing of a pack: its id, its label, and each part under its heading.

use crate::author::condition::Condition;
use crate::author::model::{
    Acknowledgement, Border, Constraint, Deadline, Derivation, Derived, Domain, Duty, Fact, Gap,
    Invariant, Line, Model, Notice, Rule, Share, Statement, Template,
};
use crate::author::phrasing::time;
use crate::author::phrasing::words::Words as Phrasing;
use crate::author::phrasing::{in_line, phrase};
use crate::engine::pack::{DecisionId, Law, Part, ValueId};
use crate::workbench::book::front::stated;
use crate::workbench::book::words::Words;

/// What the entries are told with.
pub(super) struct Teller<'m> {
    pub(super) model: &'m Model,
    pub(super) words: &'static Words,
    pub(super) plain: &'static Phrasing,
}

/// What is told of something, each part under its heading.
pub(super) type Told = Vec<(&'static str, String)>;

impl Teller<'_> {
    fn line(&self, condition: &Condition) -> String {
        in_line(self.model, &phrase(self.model, condition))
    }

    fn maybe(&self, condition: Option<&Condition>) -> String {
        condition.map_or(String::new(), |condition| self.line(condition))
    }

    fn labels(&self, decision: DecisionId, values: &[ValueId]) -> String {
        let labels = values
            .iter()
            .map(|&value| self.model.decisions[decision].values[value].label.as_str());
        labels.collect::<Vec<&str>>().join(", ")
    }

    fn rules(&self, listed: &[usize]) -> String {
        let ids = listed
            .iter()
            .map(|&rule| self.model.rules[rule].id.as_str());
        ids.collect::<Vec<&str>>().join(", ")
    }

    fn day(&self, day: chrono::NaiveDate) -> String {
        time::date(self.plain, day)
    }

    fn acknowledged(&self, by: &Acknowledgement) -> Told {
        let words = self.words;
        let Acknowledgement {
            owner,
            on,
            review_by,
        } = by;
        let told = owner.iter().cloned().chain(on.map(|day| self.day(day)));
        let told: Vec<String> = told.collect();
        let told = match told.is_empty() {
            true => String::new(),
            false => (words.acknowledged)(&told.join(", ")),
        };
        let review = review_by.map(|day| self.day(day)).unwrap_or_default();
        vec![("", told), (words.review_by, review)]
    }

    pub(super) fn fact(&self, fact: &Fact) -> (String, String, Told) {
        let words = self.words;
        let Fact {
            place: _,
            id,
            // These make up the answers.
            domain: _,
            values: _,
            unknown: _,
            follows: _,
            ask,
            short,
            why,
            help,
            blank,
            applies,
            early,
            shares: _,
            cost,
            pinned,
        } = fact;
        let told = vec![
            (words.question, ask.clone()),
            ("", help.clone()),
            (words.possible_answers, answers(self.model, words, fact)),
            (words.asked_when, self.maybe(applies.as_ref())),
            (words.asked_early, self.maybe(early.as_ref())),
            (words.why, why.clone()),
            (words.blank, blank.clone()),
            (words.asking, asking(words, *cost, *pinned)),
            (words.shares, shares(words, fact)),
        ];
        (id.clone(), short.clone(), told)
    }

    pub(super) fn term(&self, term: &Derived) -> (String, String, Told) {
        let words = self.words;
        let Derived {
            place: _,
            id,
            label,
            how,
            because,
            basis,
        } = term;
        let means = match how {
            Derivation::When(condition) => self.line(condition),
            Derivation::Difference {
                of,
                minus,
                between: (low, high),
            } => {
                let [of, minus] = [of, minus].map(|&fact| &self.model.facts[fact].short);
                (self.plain.higher_by)(of, minus, *low, *high)
            }
        };
        let told = vec![
            (words.term_means, means),
            (words.because, because.clone()),
            (words.ids, basis.join(", ")),
        ];
        (id.clone(), label.clone(), told)
    }

    pub(super) fn tie(&self, tie: &Constraint) -> (String, String, Told) {
        let words = self.words;
        let Constraint {
            place: _,
            id,
            when,
            require,
            because,
        } = tie;
        let told = vec![
            (words.when, self.line(when)),
            (words.then_must, self.line(require)),
            (words.because, because.clone()),
        ];
        (id.clone(), because.clone(), told)
    }

    pub(super) fn rule(&self, rule: &Rule) -> (String, String, Told) {
        let words = self.words;
        let Rule {
            place: _,
            id,
            // Its condition holds what the table says.
            table: _,
            decides,
            gives,
            excludes,
            when,
            exception_to,
            named: _,
            force,
            basis,
            because,
            readings,
            restates,
            // On other days its condition does not hold.
            validity: _,
        } = rule;
        let gives = self.labels(*decides, gives);
        let excludes = match excludes.is_empty() {
            true => String::new(),
            false => (words.not)(&self.labels(*decides, excludes)),
        };
        let told = vec![
            (words.when, self.line(when)),
            (words.then, format!("{gives}{excludes}")),
            (words.because, because.clone()),
            (words.force_word, (words.force)(*force).0.to_owned()),
            (words.goes_before, self.rules(exception_to)),
            (words.readings, self.rules(readings)),
            (words.restates, self.rules(restates)),
            (words.ids, basis.join(", ")),
        ];
        let label = self.model.decisions[*decides].title.clone();
        (id.clone(), label, told)
    }

    /// A gap has no id: it is the same gap where it is in the same cases.
    pub(super) fn gap(&self, gap: &Gap) -> (String, String, Told) {
        let words = self.words;
        let Gap {
            place: _,
            decides,
            when,
            readings,
            because,
            basis,
            acknowledged,
        } = gap;
        let when = self.line(when);
        let mut told = vec![
            (words.because, because.clone()),
            (words.readings, self.rules(readings)),
            (words.ids, basis.join(", ")),
        ];
        told.extend(self.acknowledged(acknowledged));
        let decision = &self.model.decisions[*decides].id;
        (format!("{decision} {when}"), when, told)
    }

    pub(super) fn border(&self, border: &Border) -> (String, String, Told) {
        let words = self.words;
        let Border {
            place: _,
            rules,
            because,
            basis,
            acknowledged,
        } = border;
        let mut told = vec![
            (words.because, because.clone()),
            (words.ids, basis.join(", ")),
        ];
        told.extend(self.acknowledged(acknowledged));
        let named = self.rules(rules);
        (named.clone(), named, told)
    }

    pub(super) fn invariant(&self, invariant: &Invariant) -> (String, String, Told) {
        let words = self.words;
        let Invariant {
            place: _,
            id,
            says,
            because,
            basis,
        } = invariant;
        let (when, then) = match says {
            Statement::Always { when, then } => (when, self.line(then)),
            Statement::Never { when, .. } | Statement::Rising { when, .. } => {
                let stated = stated(self.model, words, self.plain, says);
                (when, stated.unwrap_or_default())
            }
        };
        let told = vec![
            (words.when, self.line(when)),
            (words.then, then),
            (words.because, because.clone()),
            (words.ids, basis.join(", ")),
        ];
        (id.clone(), because.clone(), told)
    }

    pub(super) fn duty(&self, duty: &Duty) -> (String, String, Told) {
        let words = self.words;
        let Duty {
            place: _,
            id,
            label,
            when,
            judgement,
            basis,
            because,
            force,
            deadlines,
        } = duty;
        let by = deadlines.iter().map(|deadline| self.deadline(deadline));
        let told = vec![
            (words.when, self.line(when)),
            (words.you_judge, judgement.clone().unwrap_or_default()),
            (words.by, by.collect::<Vec<_>>().join("; ")),
            (words.because, because.clone()),
            (words.force_word, (words.force)(*force).0.to_owned()),
            (words.ids, basis.join(", ")),
        ];
        (id.clone(), label.clone(), told)
    }

    /// One way to reckon a deadline: "Barn: ja: 3 veckor efter delgiven · När tiden har gått ut: Ring."
    fn deadline(&self, deadline: &Deadline) -> String {
        let words = self.words;
        let Deadline {
            when,
            // These make up the day.
            from: _,
            offset: _,
            time: _,
            due,
            missed,
            text,
            late,
        } = deadline;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(time::due(self.model, self.plain, deadline));
        parts.extend(text.clone());
        for (heading, holds) in [(words.due_now, due), (words.missed, missed)] {
            let holds = holds.as_ref().map(|holds| self.line(holds));
            parts.extend(holds.map(|holds| format!("{heading} {holds}")));
        }
        parts.extend(late.as_ref().map(|late| format!("{} {late}", words.late)));
        let when = when.as_ref().map(|when| format!("{}: ", self.line(when)));
        format!("{}{}", when.unwrap_or_default(), parts.join(" · "))
    }

    pub(super) fn notice(&self, notice: &Notice) -> (String, String, Told) {
        let words = self.words;
        let Notice {
            place: _,
            id,
            text,
            when,
            basis,
            tone,
        } = notice;
        let told = vec![
            (words.when, self.line(when)),
            (words.looks, (words.tone)(*tone).to_owned()),
            (words.ids, basis.join(", ")),
        ];
        (id.clone(), text.clone(), told)
    }

    pub(super) fn text(&self, template: &Template) -> (String, String, Told) {
        let words = self.words;
        let Template {
            place: _,
            id,
            title,
            when,
            basis,
            because,
            lines: _,
        } = template;
        let told = vec![
            (words.when, self.line(when)),
            (words.because, because.clone()),
            (words.text, text(self.model, template)),
            (words.ids, basis.join(", ")),
        ];
        (id.clone(), title.clone(), told)
    }

    /// A law has no id: it is the same where it stands beside the same and the source says the same of it.
    pub(super) fn law(&self, law: &Law) -> (String, String, Told) {
        let words = self.words;
        let Law {
            basis,
            says,
            today,
            note,
            status,
            checked,
            since,
            address,
        } = law;
        let since = since.map(|day| (words.law_since)(&self.day(day)));
        let told = vec![
            (words.law_today, today.clone()),
            ("", since.unwrap_or_default()),
            (words.meaning, note.clone()),
            (
                words.standing,
                (words.law_status)(*status, &self.day(*checked)),
            ),
            ("", address.clone()),
        ];
        let id = format!("{says} {}", basis.join(" "));
        (id, today.clone(), told)
    }
}

/// A prescribed text as one string, places by their labels.
fn text(model: &Model, template: &Template) -> String {
    let part = |part: &Part| match part {
        Part::Words(words) => words.clone(),
        Part::Fact(fact) => format!("{{{}}}", model.facts[*fact].short),
        Part::Decision(decision) => format!("{{{}}}", model.decisions[*decision].title),
        Part::Deadline(duty) => format!("{{{}}}", model.duties[*duty].label),
        Part::Day => "{on}".to_owned(),
        Part::Rules => "{rules}".to_owned(),
        Part::Judgement => "{judgement}".to_owned(),
    };
    let lines = template.lines.iter().map(|line| {
        let Line { when, parts } = line;
        let when = when
            .as_ref()
            .map(|when| format!("({}) ", in_line(model, &phrase(model, when))));
        let parts: String = parts.iter().map(part).collect();
        format!("{}{parts}", when.unwrap_or_default())
    });
    lines.collect::<Vec<String>>().join(" / ")
}

/// What can be answered to a question.
fn answers(model: &Model, words: &Words, fact: &Fact) -> String {
    let kind = match &fact.domain {
        Domain::Number { min, max, .. } => Some((words.whole_number)(*min, *max)),
        Domain::Date => Some(words.a_date.to_owned()),
        Domain::Choices { none } => {
            let none =
                none.map(|none| format!(" ({}: {})", words.nothing_else, fact.values[none].label));
            Some(format!("{}{}", words.any_of, none.unwrap_or_default()))
        }
        Domain::YesNo | Domain::Choice => None,
    };
    let labels: Vec<&str> = (fact.values.iter().map(|value| value.label.as_str()))
        .chain(fact.unknown.then_some(words.unknown_counts))
        .collect();
    let labels = (!labels.is_empty()).then(|| labels.join(", "));
    let follows = fact.follows;
    let follows = follows.map(|follows| {
        let told = (words.follows)(&model.facts[follows.date].short);
        format!("{told} {}", (words.counted_in)(follows.unit))
    });
    let parts: Vec<String> = kind.into_iter().chain(labels).chain(follows).collect();
    parts.join(" · ")
}

/// In which order a question is asked, as far as the author says so: "ställs först · känslig fråga, kostnad 3".
fn asking(words: &Words, cost: u32, pinned: bool) -> String {
    let first = pinned.then(|| words.pinned.to_owned());
    let cost = (cost != 1).then(|| (words.cost)(cost));
    first
        .into_iter()
        .chain(cost)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// How many of a hundred cases have which answer: "Ja 40 %".
fn shares(words: &Words, fact: &Fact) -> String {
    let answer = |share: Share| match share {
        Share::Value(value) => {
            let value = fact.values.get(value);
            value.map_or(words.unknown_counts.to_owned(), |value| value.label.clone())
        }
        Share::Numbers(low, high) => format!("{low}–{high}"),
    };
    let shares = fact.shares.iter();
    let shares = shares.map(|&(share, of)| format!("{} {of} %", answer(share)));
    shares.collect::<Vec<_>>().join(", ")
}
