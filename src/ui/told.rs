//! Facts, answers and decisions in words: what the pack says and what the program says, put together.

use crate::engine::assessment::role_label;
use crate::engine::case::Answer;
use crate::engine::pack::{DecisionId, Fact, FactId, Pack, ValueId};
use crate::session::standing::{Standing, State};
use crate::session::typed::unit_of;
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line, nothing, several};
use crate::ui::said::Said;
use crate::ui::wording::Wording;

/// An answer as the ledger shows it.
pub fn answer(words: &Wording, pack: &Pack, fact: FactId, answer: Answer) -> String {
    let fact = &pack.facts[fact];
    match answer {
        Answer::Unknown => words.unknown.to_owned(),
        Answer::Value(value) => fact.values[value].label.clone(),
        Answer::Options { yes, no } => {
            let chosen = (labels(fact, yes).map(str::to_owned))
                .chain(denied(fact, yes, no).map(|label| format!("{} {label}", words.not_so)));
            let told: Vec<String> = chosen.collect();
            if told.is_empty() {
                words.none_of_these.to_owned()
            } else {
                told.join(", ")
            }
        }
        Answer::Number(number) => match unit_of(fact) {
            Some(unit) => (words.counted)(number, unit),
            None => number.to_string(),
        },
        Answer::Date(date) => words.day_of(date),
    }
}

/// The labels of the options that are among these.
fn labels(fact: &Fact, options: u32) -> impl Iterator<Item = &str> {
    let all = fact.values.iter().enumerate();
    let chosen = all.filter(move |(value, _)| options >> value & 1 == 1);
    chosen.map(|(_, value)| value.label.as_str())
}

/// The options that are denied while others are not known, each as it stands in a sentence. Where nothing else is open, what is not
/// chosen goes without saying.
fn denied(fact: &Fact, yes: u32, no: u32) -> impl Iterator<Item = String> {
    let is_whole = yes | no == fact.options();
    labels(fact, if is_whole { 0 } else { no }).map(in_sentence)
}

/// An answer with the language of its words: the pack's, but for "vet inte" and the like.
pub fn answer_markup(desk: Desk, class: &'static str, fact: FactId, given: Answer) -> Markup {
    let pack = desk.pack();
    let words = desk.words;
    if let Answer::Options { yes, no } = given {
        let item = &pack.facts[fact];
        let of_pack = |label: &str| desk.of_pack(line("span", "", label));
        let chosen: Vec<&str> = labels(item, yes).collect();
        let mut all = el("span", class);
        let mut is_any = !chosen.is_empty();
        if is_any {
            all = all.child(of_pack(&chosen.join(", ")));
        }
        for label in denied(item, yes, no) {
            let all_so_far = if is_any { all.text(", ") } else { all };
            let not_so = all_so_far.text(words.not_so).text(" ");
            all = not_so.child(of_pack(&label));
            is_any = true;
        }
        return if is_any {
            all
        } else {
            all.text(words.none_of_these)
        };
    }
    let told = line("span", class, &answer(words, &pack, fact, given));
    match given {
        Answer::Value(_) => desk.of_pack(told),
        _ => told,
    }
}

/// The short labels of facts, the first few of them: a list of names, for they need not fit into a sentence.
pub fn facts(desk: Desk, facts: &[FactId], most: usize) -> Markup {
    let named = if facts.len() > most + 1 {
        most
    } else {
        facts.len()
    };
    let pack = desk.pack();
    let names: Vec<&str> = facts[..named]
        .iter()
        .map(|&fact| pack.facts[fact].short.as_str())
        .collect();
    let told = several(vec![desk.of_pack(line("span", "", &names.join(" · ")))]);
    if named < facts.len() {
        told.text(" · ")
            .text(&(desk.words.and_more)(facts.len() - named))
    } else {
        told
    }
}

/// A sentence of the program's with something of the rules' in each place that is marked by a line's end.
pub fn around(sentence: &str, places: Vec<Markup>) -> Markup {
    let mut words = sentence.split('\n');
    let mut told = several(Vec::new()).text(words.next().unwrap_or_default());
    for (place, after) in places.into_iter().zip(words) {
        told = told.child(place).text(after);
    }
    told
}

/// That a case out of the rulebook, or one with other answers, is tried; of the visitor's own `kept` answers wait for its end.
pub fn trial(words: &Wording, is_among_rules: bool, kept: usize) -> &'static str {
    if is_among_rules {
        (words.trying)(kept > 0)
    } else {
        words.trying_change
    }
}

/// The wording of values, joined by a sign: a label may itself hold the word "och".
pub fn values(pack: &Pack, decision: DecisionId, values: &[ValueId]) -> String {
    let labels: Vec<&str> = values
        .iter()
        .map(|&value| pack.decisions[decision].values[value].label.as_str())
        .collect();
    labels.join(" + ")
}

/// Who is contacted, in words.
pub fn roles(pack: &Pack, standing: &Standing) -> String {
    let labels: Vec<String> = standing
        .roles
        .iter()
        .map(|code| role_label(pack, code).unwrap_or(code).to_owned())
        .collect();
    labels.join(" + ")
}

/// What a standing that is not open comes to, without its title: what the rules say in their language, that they say nothing or nobody in
/// the program's.
pub fn outcome(words: &Wording, pack: &Pack, standing: &Standing) -> Said {
    match &standing.state {
        State::Settled { values: settled } if settled.is_empty() => Said::ours(words.nobody),
        State::Settled { values: settled } => {
            Said::of_pack(values(pack, standing.decision, settled))
        }
        State::Open { .. } => Said::default(),
        State::Gap { .. } => Said::ours(words.gap_title),
        State::Conflict { .. } => Said::ours(words.conflict_title),
        State::Contradiction => Said::ours(words.clash_title),
    }
}

/// What any standing comes to, with the language of each part.
pub fn standing(desk: Desk, standing: &Standing) -> Markup {
    match &standing.state {
        State::Open { certain, .. } if certain.is_empty() => turns_on(desk, standing, 3),
        State::Open { certain, .. } => {
            let said = values(&desk.pack(), standing.decision, certain);
            several(vec![desk.of_pack(line("span", "", &said))])
                .text(", ")
                .text(desk.words.perhaps_more)
        }
        _ => outcome(desk.words, &desk.pack(), standing).markup(desk),
    }
}

/// A label with a small first letter, unless it is an abbreviation ("SIP", "IoF").
pub fn in_sentence(label: &str) -> String {
    let mut letters = label.chars();
    match letters.next() {
        Some(first) if !is_name(label) => {
            in_small_letters(first.encode_utf8(&mut [0; 4])) + letters.as_str()
        }
        Some(_) | None => label.to_owned(),
    }
}

/// The text in small letters. The browser has the tables for it; to bring them along would cost 5 KB.
pub fn in_small_letters(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Whether a capital stands inside the first word, as in "IoF" and "ÄoF".
fn is_name(label: &str) -> bool {
    label.split(' ').next().is_some_and(|word| {
        word.bytes()
            .skip(1)
            .any(|letter| letter.is_ascii_uppercase())
    })
}

/// What an open standing depends on, with the language of the questions' names.
pub fn turns_on(desk: Desk, standing: &Standing, most: usize) -> Markup {
    let State::Open {
        depends_on,
        waits_for,
        ..
    } = &standing.state
    else {
        return nothing();
    };
    let (label, facts) = if depends_on.is_empty() {
        (desk.words.waits_for, waits_for)
    } else {
        (desk.words.depends_on, depends_on)
    };
    several(Vec::new())
        .text(label)
        .text(": ")
        .child(self::facts(desk, facts, most))
}

/// Which decisions have come to an end and which are no longer at one, `before` and now, to be said aloud piece by piece; not of the one
/// that is `read` out already. Answers that clash are told by the page that says which.
pub fn news(
    words: &Wording,
    pack: &Pack,
    (before, now): (&[Standing], &[Standing]),
    read: Option<DecisionId>,
) -> Vec<Said> {
    let mut pieces: Vec<Said> = Vec::new();
    if now.iter().any(|it| it.state == State::Contradiction) {
        return pieces;
    }
    for decision in (0..pack.decisions.len()).filter(|it| Some(*it) != read) {
        let was = before.iter().find(|it| it.decision == decision);
        let is = now.iter().find(|it| it.decision == decision);
        let told = match is {
            Some(is) if is.is_final() => {
                if was.is_some_and(|was| was.says_the_same(is)) {
                    continue;
                }
                outcome(words, pack, is)
            }
            // One beside the primary ones is gone where it says nothing any more.
            Some(_) | None if was.is_some_and(Standing::is_final) => Said::ours(words.not_certain),
            Some(_) | None => continue,
        };
        let between = if pieces.is_empty() { "" } else { " " };
        let title = &pack.decisions[decision].title;
        pieces.push(Said::of_pack(format!("{between}{title}: ")));
        pieces.push(Said {
            words: told.words + ".",
            ..told
        });
    }
    pieces
}
