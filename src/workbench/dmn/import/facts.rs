//! Facts from input expressions: what a column asks, and of what kind it is.

use crate::workbench::dmn::document::{Clause, Document, Type};
use crate::workbench::dmn::feel::{Cell, Test, string};
use crate::workbench::dmn::import::{Draft, Fact, Guess, Kind, Made, number};

/// What a column of a table asks.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Asked {
    /// A fact's value.
    Fact(usize),
    /// Whether a `choices` fact includes a value.
    Option(usize, String),
    /// Whether a date, moved, comes after the day of judgement, or on it where that counts.
    Late(usize, String, bool),
    /// What a decision came out as.
    Decision(usize),
    /// Whether a `many` decision gives a member.
    Member(usize, String),
}

/// The name of the day of judgement in exports.
pub(super) const TODAY: &str = "case_date";

impl Draft {
    /// What an input expression asks; a fact is made where there is none yet.
    pub(super) fn asked(&mut self, document: &Document, input: &Clause, cells: &[Cell]) -> Asked {
        let text = input.text.as_str();
        if let Some((list, code)) = contains(text) {
            let many = |made: &Made| made.many && is_named(made, list);
            let gives = |made: &Made| many(made) && made.values.contains(&code);
            let found = self.decisions.iter().position(gives);
            if let Some(at) = found.or_else(|| self.decisions.iter().position(many)) {
                return Asked::Member(at, code);
            }
            if document.inputs.iter().any(|known| known.name == list) {
                let fact = self.choices(document, list, &code);
                return Asked::Option(fact, code);
            }
        }
        if let Some((date, moved, or_equal)) = late(text)
            && document
                .inputs
                .iter()
                .any(|known| known.name == date && known.type_ref == "date")
        {
            let fact = self.fact(document, date, "", (Kind::Date, None));
            return Asked::Late(fact, moved, or_equal);
        }
        if let Some(at) = self.decision(text) {
            return Asked::Decision(at);
        }
        let kind = Self::kind(document, input, cells);
        Asked::Fact(self.fact(document, text, &input.label, kind))
    }

    /// A yes/no question in a cell's own words.
    pub(super) fn question(&mut self, input: &Clause, cell: &str) -> usize {
        let text = format!("{} ⊢ {cell}", input.text);
        if let Some(known) = self.facts.iter().position(|fact| fact.text == text) {
            return known;
        }
        let subject = if input.label.is_empty() {
            &input.text
        } else {
            &input.label
        };
        let id = self.names.take(&format!("{}_test", input.text));
        self.facts.push(Fact {
            id,
            label: format!("{subject}: {cell}?"),
            description: String::new(),
            kind: Kind::YesNo { unknown: false },
            text,
            guess: None,
        });
        self.facts.len() - 1
    }

    /// The decision, or the output of one, that an expression names.
    fn decision(&self, text: &str) -> Option<usize> {
        self.decisions.iter().position(|made| is_named(made, text))
    }

    /// The fact of an expression; one that is there already takes up the values that are new.
    fn fact(
        &mut self,
        document: &Document,
        text: &str,
        label: &str,
        (kind, guess): (Kind, Option<Guess>),
    ) -> usize {
        if let Some(known) = self.facts.iter().position(|fact| fact.text == text) {
            self.facts[known].take_up(kind, guess);
            return known;
        }
        let input = document.inputs.iter().find(|input| input.name == text);
        let words = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let label = words(label)
            .or_else(|| input.and_then(|input| words(&input.label)))
            .unwrap_or_else(|| text.to_owned());
        let id = self.names.take(text);
        self.facts.push(Fact {
            id,
            text: text.to_owned(),
            label,
            description: input.map_or_else(String::new, |input| input.description.clone()),
            kind,
            guess,
        });
        self.facts.len() - 1
    }

    fn choices(&mut self, document: &Document, list: &str, code: &str) -> usize {
        let declared = document
            .inputs
            .iter()
            .find(|input| input.name == list)
            .and_then(|input| allowed(document, &input.type_ref));
        let mut values = declared.map_or_else(Vec::new, |tests| texts(&tests));
        if !values.iter().any(|value| value == code) {
            values.push(code.to_owned());
        }
        let at = self.fact(document, list, "", (Kind::Choices { values }, None));
        if let Kind::Choices { values } = &mut self.facts[at].kind
            && !values.iter().any(|value| value == code)
        {
            values.push(code.to_owned());
        }
        at
    }

    /// The kind of fact that a column asks: by its declared type and values, else by what its cells speak of.
    fn kind(document: &Document, input: &Clause, cells: &[Cell]) -> (Kind, Option<Guess>) {
        let known = document
            .inputs
            .iter()
            .find(|known| known.name == input.text);
        let declared = known.map_or("", |known| known.type_ref.as_str());
        let base = base(
            document,
            if declared.is_empty() {
                &input.type_ref
            } else {
                declared
            },
        );
        let limits = input
            .values
            .as_deref()
            .and_then(tests)
            .or_else(|| allowed(document, declared))
            .or_else(|| allowed(document, &input.type_ref));
        let spoken: Vec<&Test> = cells
            .iter()
            .flat_map(|cell| match cell {
                Cell::In(tests) | Cell::NotIn(tests) => tests.as_slice(),
                Cell::Any | Cell::More => &[],
            })
            .collect();
        let speaks = |test: fn(&Test) -> bool| spoken.iter().any(|spoken| test(spoken));
        let numbers = base == "number" || speaks(|test| matches!(test, Test::Range(..)));
        if numbers && !speaks(|test| matches!(test, Test::Text(_))) {
            return number::kind(input, limits.as_deref(), cells);
        }
        if base == "boolean" || speaks(|test| matches!(test, Test::Flag(_))) {
            return (Kind::YesNo { unknown: false }, None);
        }
        // What a pack says of dates is how they lie to the day of judgement: other tests are asked as they stand.
        if base == "date" && !speaks(|test| matches!(test, Test::Text(_))) {
            return (Kind::Date, None);
        }
        let mut values = limits.as_deref().map_or_else(Vec::new, texts);
        let closed = !values.is_empty();
        for test in spoken {
            if let Test::Text(text) = test
                && !values.contains(text)
            {
                values.push(text.clone());
            }
        }
        let unknown = values.iter().any(|value| value == "unknown");
        values.retain(|value| value != "unknown");
        let mut guess = None;
        if !closed || values.len() < 2 {
            let mut other = "other".to_owned();
            while values.contains(&other) {
                other.push('_');
            }
            values.push(other.clone());
            guess = Some(Guess {
                line: input.line,
                other: Some(other),
            });
        }
        if values == ["yes", "no"] {
            return (Kind::YesNo { unknown }, guess);
        }
        (Kind::Choice { values, unknown }, guess)
    }
}

/// Whether an expression names a decision, or the output that it is.
fn is_named(made: &Made, text: &str) -> bool {
    let (decision, output) = &made.of;
    if output.is_empty() {
        text == decision
    } else {
        text.strip_prefix(decision.as_str())
            .and_then(|rest| rest.strip_prefix('.'))
            .is_some_and(|rest| rest == output)
    }
}

/// `list contains(NAME, "CODE")`.
fn contains(text: &str) -> Option<(&str, String)> {
    let inner = text.strip_prefix("list contains(")?.strip_suffix(')')?;
    let (list, code) = inner.split_once(',')?;
    let list = list.trim();
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    (!list.is_empty() && list.chars().all(is_name)).then_some(())?;
    Some((list, string(code)?))
}

/// `NAME [± duration("P…")] > case_date`, as exports write it: the name, the move as packs write it, whether the day counts.
fn late(text: &str) -> Option<(&str, String, bool)> {
    let rest = text.strip_suffix(TODAY)?.trim_end();
    let (rest, or_equal) = match rest.strip_suffix(">=") {
        Some(rest) => (rest, true),
        None => (rest.strip_suffix('>')?, false),
    };
    let rest = rest.trim();
    let Some((name, moved)) = rest.split_once(' ') else {
        return Some((rest, String::new(), or_equal));
    };
    let (sign, duration) = moved.split_once(' ')?;
    let inner = duration.strip_prefix("duration(\"P")?.strip_suffix("\")")?;
    let (count, unit) = match (inner.strip_suffix('M'), inner.strip_suffix('D')) {
        (Some(count), _) => (count, "months"),
        (None, Some(count)) => (count, "days"),
        (None, None) => return None,
    };
    let count: u32 = count.parse().ok()?;
    (sign == "+" || sign == "-").then(|| (name, format!("{sign} {count} {unit} "), or_equal))
}

/// From how many types, each of the next, a type may come; more come from each other in a ring.
const DEEPEST_TYPE: usize = 16;

/// The built-in type that a named type comes from.
fn base(document: &Document, name: &str) -> String {
    let mut name = name;
    for _ in 0..DEEPEST_TYPE {
        match find(document, name) {
            Some(kind) => name = &kind.base,
            None => break,
        }
    }
    name.to_owned()
}

/// The tests that every value of a type passes, its own or those of the type that it comes from.
fn allowed(document: &Document, name: &str) -> Option<Vec<Test>> {
    let mut name = name;
    for _ in 0..DEEPEST_TYPE {
        let kind = find(document, name)?;
        if let Some(allowed) = &kind.allowed {
            return tests(allowed);
        }
        name = &kind.base;
    }
    None
}

fn find<'d>(document: &'d Document, name: &str) -> Option<&'d Type> {
    document.types.iter().find(|kind| kind.name == name)
}

fn tests(text: &str) -> Option<Vec<Test>> {
    match crate::workbench::dmn::feel::cell(text) {
        Ok(Cell::In(tests)) => Some(tests),
        Ok(Cell::Any | Cell::NotIn(_) | Cell::More) | Err(_) => None,
    }
}

/// The texts of some tests.
pub(super) fn texts(tests: &[Test]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for test in tests {
        if let Test::Text(text) = test
            && !texts.contains(text)
        {
            texts.push(text.clone());
        }
    }
    texts
}
