//! What an exercise is called, for who holds a training: in a list, on the key, in a table.
//!
//! Who does the exercise does not see the name of a drawn one before it is answered, for it tells what the answer turns on.

use crate::engine::case::{Answer, Case};
use crate::engine::explanation;
use crate::engine::pack::{FactId, Kind as Domain, Pack, RuleId, ValueId};
use crate::engine::written;
use crate::training::drawing::Goal;
use crate::training::exercise::Exercise;

/// How many answers that it rests on stand in the name of an exercise with a pair, and without: by fewer many are called alike, and more
/// nobody reads.
const BESIDES: [usize; 2] = [2, 3];

/// How many options of an answer stand in a name.
const OPTIONS: usize = 2;

/// An answer of so few letters, such as "Ja" or "Oklart", needs its question beside it.
const TELLING: usize = 8;

/// How longer ones begin of which that is so too, in the languages of packs.
const NOT_ALONE: [&str; 5] = ["Ja,", "Nej,", "Yes,", "No,", "Inte "];

/// From how many letters on a heading is left off where its first part ends: law is headed by all the places in which it stood.
const LONG: usize = 60;

impl Exercise {
    /// Its title; where nobody wrote one, what it is there to show: the fact that its answer turns on with both answers, such as "Ålder i
    /// dag: 64 / 65", or else what a rule gives; then what else decides, and the topic. It depends on nothing but the exercise, so it is
    /// the same wherever that is named. Two may be called alike: beside the name stands the id.
    pub fn name(&self, pack: &Pack) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        let (shown, besides, basis) = match (&self.pair, self.goal) {
            (Some(pair), _) => {
                let sides = turned(pack, pair.fact, [&self.case, &pair.case]);
                let shown = format!("{}: {}", pack.facts[pair.fact].short, sides.join(" / "));
                let key = self.key.says(pair.decision);
                let basis = key.and_then(|it| it.basis.first()).map(String::as_str);
                let besides = self.deciding(pack, pair.decision, Some(pair.fact));
                (shown, besides, basis)
            }
            (None, Some(goal)) => {
                let (decision, given, basis) = match goal {
                    Goal::Rule(rule) | Goal::Exception(rule, _) | Goal::Presumed(rule) => {
                        let basis = pack.rules[rule].basis.first();
                        (pack.rules[rule].decides, given(pack, rule), basis)
                    }
                    Goal::Silent(gap) => {
                        let gap = &pack.gaps[gap];
                        (gap.decides, String::new(), gap.basis.first())
                    }
                    Goal::Confused(decision, _) | Goal::Collides(decision) => {
                        let key = self.key.says(decision);
                        (decision, String::new(), key.and_then(|it| it.basis.first()))
                    }
                    // These have a pair.
                    Goal::Boundary(fact, _) | Goal::Flip(fact) => {
                        return pack.facts[fact].short.clone();
                    }
                };
                let title = &pack.decisions[decision].title;
                let shown = match given.as_str() {
                    "" => title.clone(),
                    given => format!("{title}: {given}"),
                };
                let besides = self.deciding(pack, decision, None);
                (shown, besides, basis.map(String::as_str))
            }
            (None, None) => (self.id.to_string(), Vec::new(), None),
        };
        let topic = basis.and_then(|it| pack.section(it));
        let besides = match besides.as_slice() {
            [] => String::new(),
            besides => format!(" ({})", besides.join(", ")),
        };
        match topic {
            Some(topic) => format!("{shown}{besides} – {}", headed(&topic.title)),
            None => shown + &besides,
        }
    }

    /// The first answers that a decision rests on beside one.
    fn deciding(&self, pack: &Pack, decision: usize, but: Option<FactId>) -> Vec<String> {
        let facts = explanation::rests_on(pack, &self.case, &pack.decisions[decision]);
        let facts = facts.into_iter().filter(|fact| Some(*fact) != but);
        let told = facts.filter_map(|fact| {
            let item = &pack.facts[fact];
            let answer = said(pack, fact, self.case.answer(fact)?);
            // What a choice comes to says by itself what it is about.
            let is_plain = matches!(item.kind, Domain::Choice | Domain::Choices { .. })
                && answer.chars().count() > TELLING
                && !NOT_ALONE.iter().any(|it| answer.starts_with(it));
            match answer.as_str() {
                "" => None,
                answer if is_plain => Some(answer.to_owned()),
                answer => Some(format!("{}: {answer}", item.short)),
            }
        });
        told.take(BESIDES[usize::from(but.is_none())]).collect()
    }
}

/// What a rule gives; nothing where it only says who it is not.
fn given(pack: &Pack, rule: RuleId) -> String {
    let rule = &pack.rules[rule];
    let values = &pack.decisions[rule.decides].values;
    let label = |value: &ValueId| values[*value].label.as_str();
    let all: Vec<&str> = rule.gives.iter().map(label).collect();
    all.join(", ")
}

/// The answers of two cases to a fact; of several options those alone that only one of them has.
fn turned(pack: &Pack, fact: FactId, cases: [&Case; 2]) -> Vec<String> {
    let answers = cases.map(|case| case.answer(fact));
    let of = |answer: Option<Answer>, other: Option<Answer>| match (answer, other) {
        (Some(Answer::Options { yes, no }), Some(Answer::Options { yes: others, .. })) => {
            let own = match yes & !others {
                0 => yes,
                own => own,
            };
            said(pack, fact, Answer::Options { yes: own, no })
        }
        (Some(answer), _) => said(pack, fact, answer),
        (None, _) => String::new(),
    };
    let [own, other] = answers;
    let sides = [of(own, other), of(other, own)];
    sides.into_iter().filter(|it| !it.is_empty()).collect()
}

/// An answer in words of the pack; nothing where it is not known.
fn said(pack: &Pack, fact: FactId, answer: Answer) -> String {
    let values = &pack.facts[fact].values;
    match answer {
        Answer::Unknown => String::new(),
        Answer::Value(value) => values[value].label.clone(),
        Answer::Number(number) => number.to_string(),
        Answer::Date(date) => written::day(&pack.lang, date),
        Answer::Options { yes, .. } => {
            let chosen = values.iter().enumerate();
            let chosen = chosen.filter(|(value, _)| yes >> value & 1 == 1);
            let chosen: Vec<&str> = chosen.map(|(_, it)| it.label.as_str()).collect();
            match chosen.as_slice() {
                [] => written::nobody(&pack.lang).to_owned(),
                chosen if chosen.len() > OPTIONS => chosen[..OPTIONS].join(" + ") + " + …",
                chosen => chosen.join(" + "),
            }
        }
    }
}

/// A heading, a long one without what follows its first colon.
fn headed(title: &str) -> &str {
    match title.split_once(':') {
        Some((first, _)) if title.chars().count() > LONG => first,
        _ => title,
    }
}
