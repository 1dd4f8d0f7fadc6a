//! What an exercise is called, for who holds a training: in a list, on the key, in a table.
//!
//! Who does the exercise does not see the name of a drawn one before it is answered, for it tells what the answer turns on.

use crate::engine::case::{Answer, Case};
use crate::engine::decision::roots;
use crate::engine::diagram::Ref;
use crate::engine::explanation;
use crate::engine::pack::{DecisionId, FactId, Kind as Domain, Pack, RuleId, ValueId};
use crate::engine::written;
use crate::training::drawing::Goal;
use crate::training::exercise::{Exercise, Pair};

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
                let turns = self.turning(pack, pair);
                let besides = self.deciding(pack, pair.decision, &turns, Some(pair.fact));
                (shown, besides, self.basis(pack, pair, &turns))
            }
            (None, Some(Goal::Rule(rule) | Goal::Exception(rule, _) | Goal::Presumed(rule))) => {
                let it = &pack.rules[rule];
                let (shown, besides) = self.alone(pack, it.decides, Some(rule));
                (shown, besides, it.basis.first().map(String::as_str))
            }
            (None, Some(Goal::Silent(gap))) => {
                let gap = &pack.gaps[gap];
                let (shown, besides) = self.alone(pack, gap.decides, None);
                (shown, besides, gap.basis.first().map(String::as_str))
            }
            (None, Some(Goal::Confused(decision, _) | Goal::Collides(decision))) => {
                let (shown, besides) = self.alone(pack, decision, None);
                let basis = self.key.says(decision).and_then(|it| it.basis.first());
                (shown, besides, basis.map(String::as_str))
            }
            // A case that nobody has written shows one of these or has a pair.
            (None, None | Some(Goal::Boundary(..) | Goal::Flip(_))) => {
                (self.id.to_string(), Vec::new(), None)
            }
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

    /// A decision, with what a rule gives where it is there to show one; and the answers that this rests on.
    fn alone(
        &self,
        pack: &Pack,
        decision: DecisionId,
        rule: Option<RuleId>,
    ) -> (String, Vec<String>) {
        let of = &pack.decisions[decision];
        let shown = match rule.map(|rule| given(pack, rule)) {
            Some(given) if !given.is_empty() => format!("{}: {given}", of.title),
            _ => of.title.clone(),
        };
        let all: Vec<Ref> = roots(of).collect();
        (shown, self.deciding(pack, decision, &all, None))
    }

    /// The diagrams of a decision that come to something else in the other case; all of them where it is the rules alone that differ.
    fn turning(&self, pack: &Pack, pair: &Pair) -> Vec<Ref> {
        let decision = &pack.decisions[pair.decision];
        let [own, other] = [&self.case, &pair.case].map(|case| case.masks(pack));
        let (own, other) = (pack.diagrams.reach(&own), pack.diagrams.reach(&other));
        let differs = |root: &Ref| own.outcomes(*root) != other.outcomes(*root);
        let turns: Vec<Ref> = roots(decision).filter(differs).collect();
        match turns.is_empty() {
            true => roots(decision).collect(),
            false => turns,
        }
    }

    /// The first place that a verdict rests on which another answer makes another one. Of a decision with several values the first rule
    /// of all may speak of a value that both cases have, or neither.
    fn basis<'p>(&'p self, pack: &'p Pack, pair: &'p Pair, turns: &[Ref]) -> Option<&'p str> {
        let decision = &pack.decisions[pair.decision];
        let keys = [&self.key, &pair.key].map(|key| key.says(pair.decision));
        let first = |basis: &'p [String]| basis.first().map(String::as_str);
        let is_turned = |value: &ValueId| {
            let member = decision.members.get(*value);
            member.is_some_and(|root| turns.contains(root))
        };
        let speaks = |rule: &&RuleId| {
            let rule = &pack.rules[**rule];
            rule.gives.iter().chain(&rule.excludes).any(is_turned)
        };
        // What puts a value in may stand in either of the two keys.
        let of_rules = keys.iter().flatten().find_map(|key| {
            let mut rules = key.rules.iter().filter(speaks);
            rules.find_map(|&rule| first(&pack.rules[rule].basis))
        });
        of_rules.or_else(|| first(&keys[0]?.basis))
    }

    /// The first answers that some diagrams of a decision rest on beside one.
    fn deciding(
        &self,
        pack: &Pack,
        decision: DecisionId,
        of: &[Ref],
        but: Option<FactId>,
    ) -> Vec<String> {
        let decision = &pack.decisions[decision];
        let facts = explanation::rests_on_of(pack, &self.case, decision, of);
        let facts = facts.into_iter().filter(|fact| Some(*fact) != but);
        let told = facts.filter_map(|fact| {
            let item = &pack.facts[fact];
            let answer = said(pack, fact, self.case.answer(fact)?);
            // What a choice comes to says by itself what it is about.
            let is_plain = matches!(item.kind, Domain::Choice | Domain::Choices { .. })
                && answer.chars().count() > TELLING
                && !NOT_ALONE.iter().any(|it| answer.starts_with(it));
            Some(match is_plain {
                true => answer,
                false => format!("{}: {answer}", item.short),
            })
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

/// The answers of two cases to a fact. Of several options those alone that only one of them has: where one has all that the other has, what
/// it has besides.
fn turned(pack: &Pack, fact: FactId, cases: [&Case; 2]) -> [String; 2] {
    let answers = cases.map(|case| case.answer(fact));
    if let [
        Some(Answer::Options { yes: own, .. }),
        Some(Answer::Options { yes: other, .. }),
    ] = answers
        && own != other
        && own != 0
        && other != 0
    {
        let besides = |first_has: bool, what: u32| {
            let what = options(pack, fact, what);
            written::with_or_without(&pack.lang, first_has, &what)
        };
        return match [own & !other, other & !own] {
            [more, 0] => besides(true, more),
            [0, more] => besides(false, more),
            both => both.map(|it| options(pack, fact, it)),
        };
    }
    // What is not told of a case is not known of it.
    answers.map(|it| said(pack, fact, it.unwrap_or(Answer::Unknown)))
}

/// An answer in words of the pack.
fn said(pack: &Pack, fact: FactId, answer: Answer) -> String {
    let values = &pack.facts[fact].values;
    match answer {
        Answer::Unknown => written::unknown(&pack.lang).to_owned(),
        Answer::Value(value) => values[value].label.clone(),
        Answer::Number(number) => number.to_string(),
        Answer::Date(date) => written::day(&pack.lang, date),
        Answer::Options { yes, .. } => options(pack, fact, yes),
    }
}

/// Some options in words of the pack.
fn options(pack: &Pack, fact: FactId, yes: u32) -> String {
    let chosen = pack.facts[fact].values.iter().enumerate();
    let chosen = chosen.filter(|(value, _)| yes >> value & 1 == 1);
    let chosen: Vec<&str> = chosen.map(|(_, it)| it.label.as_str()).collect();
    match chosen.as_slice() {
        [] => written::nobody(&pack.lang).to_owned(),
        chosen if chosen.len() > OPTIONS => chosen[..OPTIONS].join(" + ") + " + …",
        chosen => chosen.join(" + "),
    }
}

/// A heading, a long one without what follows its first colon.
fn headed(title: &str) -> &str {
    match title.split_once(':') {
        Some((first, _)) if title.chars().count() > LONG => first,
        _ => title,
    }
}
