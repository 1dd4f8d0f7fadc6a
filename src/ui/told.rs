//! Facts, answers and decisions in words: what the pack says and what the program says, put together.

use crate::engine::assessment::role_label;
use crate::engine::case::Answer;
use crate::engine::diagram::full;
use crate::engine::pack::{DecisionId, Fact, FactId, Kind, Pack, ValueId};
use crate::session::standing::{Standing, State};
use crate::ui::desk::Desk;
use crate::ui::markup::{Markup, el, line, nothing, several};
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
        Answer::Number(number) => match fact.kind {
            Kind::Number { age: true, .. } => format!("{number} {}", words.years),
            _ => number.to_string(),
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
    let is_whole = yes | no == full(fact.values.len() as u8);
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
pub fn facts(words: &Wording, pack: &Pack, facts: &[FactId], most: usize) -> String {
    let named = if facts.len() > most + 1 {
        most
    } else {
        facts.len()
    };
    let mut labels: Vec<String> = facts[..named]
        .iter()
        .map(|&fact| pack.facts[fact].short.clone())
        .collect();
    if named < facts.len() {
        labels.push((words.and_more)(facts.len() - named));
    }
    labels.join(" · ")
}

/// The same with the language of the names: the pack's.
pub fn facts_markup(desk: Desk, facts: &[FactId], most: usize) -> Markup {
    let told = self::facts(desk.words, &desk.pack(), facts, most);
    let more = if facts.len() > most + 1 {
        " · ".to_owned() + &(desk.words.and_more)(facts.len() - most)
    } else {
        String::new()
    };
    let names = told.strip_suffix(more.as_str()).unwrap_or(&told);
    several(vec![desk.of_pack(line("span", "", names))]).text(&more)
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

/// What a standing comes to, without its title.
pub fn standing(words: &Wording, pack: &Pack, standing: &Standing) -> String {
    match &standing.state {
        State::Settled { values: settled } if settled.is_empty() => words.nobody.to_owned(),
        State::Settled { values: settled } => values(pack, standing.decision, settled),
        State::Open { certain, .. } if !certain.is_empty() => format!(
            "{}, {}",
            values(pack, standing.decision, certain),
            words.perhaps_more
        ),
        State::Open { .. } => what_it_turns_on(words, pack, standing, 3),
        State::Gap { .. } => words.gap_title.to_owned(),
        State::Conflict { .. } => words.conflict_title.to_owned(),
        State::Contradiction => words.clash_title.to_owned(),
    }
}

/// What a standing comes to, with the language of each part: what the rules say in theirs.
pub fn standing_markup(desk: Desk, standing: &Standing) -> Markup {
    let said = |values: &[ValueId]| {
        let told = self::values(&desk.pack(), standing.decision, values);
        several(vec![desk.of_pack(line("span", "", &told))])
    };
    match &standing.state {
        State::Settled { values } if !values.is_empty() => said(values),
        State::Open { certain, .. } if !certain.is_empty() => {
            said(certain).text(", ").text(desk.words.perhaps_more)
        }
        State::Open { .. } => turns_on(desk, standing, 3),
        _ => line(
            "span",
            "",
            &self::standing(desk.words, &desk.pack(), standing),
        ),
    }
}

/// What an open standing depends on, or waits for where nothing is left to ask.
pub fn what_it_turns_on(words: &Wording, pack: &Pack, standing: &Standing, most: usize) -> String {
    match &standing.state {
        State::Open {
            depends_on,
            waits_for,
            ..
        } if depends_on.is_empty() => format!(
            "{}: {}",
            words.waits_for,
            facts(words, pack, waits_for, most)
        ),
        State::Open { depends_on, .. } => format!(
            "{}: {}",
            words.depends_on,
            facts(words, pack, depends_on, most)
        ),
        State::Settled { .. }
        | State::Gap { .. }
        | State::Conflict { .. }
        | State::Contradiction => String::new(),
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
        .child(facts_markup(desk, facts, most))
}

/// Which decisions have come to an end, to be said aloud: piece by piece, each with whether it is in the language of the rules.
pub fn news(
    words: &Wording,
    pack: &Pack,
    before: &[Standing],
    now: &[Standing],
) -> Vec<(String, bool)> {
    let ended = now
        .iter()
        .filter(|now| now.is_final() && !before.iter().any(|it| it.says_the_same(now)));
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for ended in ended {
        let between = if pieces.is_empty() { "" } else { " " };
        let title = &pack.decisions[ended.decision].title;
        // What the rules say is in their language, that they say nothing or nobody in the program's.
        let is_said = matches!(&ended.state, State::Settled { values } if !values.is_empty());
        pieces.push((format!("{between}{title}: "), true));
        pieces.push((standing(words, pack, ended) + ".", is_said));
    }
    pieces
}
