//! The part of FEEL that decision tables are written in: string literals, and unary tests of literals, ranges, lists and `not`.

use chrono::NaiveDate;

use crate::engine::pack::Validity;

/// A text as a FEEL string literal.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What a cell asks of its column's value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Cell {
    /// Nothing.
    Any,
    /// That it passes one of these.
    In(Vec<Test>),
    /// That it passes none of these.
    NotIn(Vec<Test>),
    /// Something that is FEEL, but more than literals, ranges, lists and `not`.
    More,
}

/// One test of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Test {
    /// It is this text.
    Text(String),
    /// It is true or false.
    Flag(bool),
    /// It is nothing.
    Null,
    /// It is a number between these, each with whether the number itself counts.
    Range(Option<Bound>, Option<Bound>),
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bound {
    /// The number, rounded down to a whole one.
    pub(crate) floor: i64,
    /// Whether that is the number itself.
    pub(crate) is_whole: bool,
    /// Whether the number counts.
    pub(crate) included: bool,
}

/// Reads a cell.
///
/// # Errors
/// It is no FEEL, as far as quotes, brackets and numbers tell.
pub(crate) fn cell(text: &str) -> Result<Cell, String> {
    let text = text.trim();
    if text.is_empty() || text == "-" {
        return Ok(Cell::Any);
    }
    let inner = text
        .strip_prefix("not")
        .map(str::trim_start)
        .and_then(|rest| rest.strip_prefix('('))
        .and_then(|rest| rest.strip_suffix(')'));
    if let Some(inner) = inner
        && let Some(tests) = list(inner)
    {
        return Ok(Cell::NotIn(tests));
    }
    if let Some(tests) = list(text) {
        return Ok(Cell::In(tests));
    }
    if is_balanced(text) && speaks(text) {
        return Ok(Cell::More);
    }
    Err(format!("`{}` is no FEEL unary test", shortened(text)))
}

/// The days that a cell of dates allows, as ranges with both ends; `None` where it is anything else.
pub(crate) fn days(text: &str) -> Option<Vec<Validity>> {
    let text = text.trim();
    if text.is_empty() || text == "-" {
        return Some(vec![Validity::default()]);
    }
    text.split(',')
        .map(|part| {
            let part = part.trim();
            if let Some(rest) = part.strip_prefix(">=") {
                return Some(Validity {
                    from: Some(date(rest)?),
                    to: None,
                });
            }
            if let Some(rest) = part.strip_prefix("<=") {
                return Some(Validity {
                    from: None,
                    to: Some(date(rest)?),
                });
            }
            let inner = part
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'));
            let (from, to) = inner.map_or(Some((part, part)), |inner| inner.split_once(".."))?;
            let (from, to) = (date(from)?, date(to)?);
            (from <= to).then_some(Validity {
                from: Some(from),
                to: Some(to),
            })
        })
        .collect()
}

/// `date("2026-11-23")`.
fn date(text: &str) -> Option<NaiveDate> {
    let inner = text.trim().strip_prefix("date(")?.strip_suffix(')')?;
    string(inner)?.parse().ok()
}

/// A literal string, if the whole text is one.
pub(crate) fn string(text: &str) -> Option<String> {
    let mut rest = Scanner(text.trim());
    let value = rest.string()?;
    rest.0.is_empty().then_some(value)
}

/// A text that fits into a message.
pub(crate) fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace(['\n', '\r', '\t'], " ")
}

fn list(text: &str) -> Option<Vec<Test>> {
    let mut rest = Scanner(text);
    let mut tests = Vec::new();
    loop {
        tests.push(rest.test()?);
        rest.space();
        if rest.0.is_empty() {
            return Some(tests);
        }
        rest.take(",")?;
    }
}

/// A list's items: cut at the commas that stand in no string and no bracket.
pub(crate) fn items(text: &str) -> Vec<&str> {
    let (mut items, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, c) in Outside::of(text) {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    let last = &text[start..];
    if !last.trim().is_empty() || items.is_empty() {
        items.push(last);
    }
    items
}

/// Whether quotes and brackets close. Square ones may face either way: `]1..5[` is a range.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut outside = Outside::of(text);
    for (_, c) in outside.by_ref() {
        match c {
            '(' | '{' => depth += 1,
            ')' | '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0 && !outside.quoted
}

/// Whether a name or `?` stands outside of strings: an expression that only an engine can evaluate.
fn speaks(text: &str) -> bool {
    Outside::of(text).any(|(_, c)| c.is_alphabetic() || c == '?' || c == '@')
}

/// The characters that stand in no string literal, each with its place.
struct Outside<'t> {
    rest: std::str::CharIndices<'t>,
    /// Whether a literal is open; at the end, whether the last one does not close.
    quoted: bool,
}

impl Outside<'_> {
    fn of(text: &str) -> Outside<'_> {
        Outside {
            rest: text.char_indices(),
            quoted: false,
        }
    }
}

impl Iterator for Outside<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        loop {
            let (at, c) = self.rest.next()?;
            match (self.quoted, c) {
                (_, '"') => self.quoted = !self.quoted,
                // What is escaped ends nothing.
                (true, '\\') => _ = self.rest.next(),
                (true, _) => {}
                (false, _) => return Some((at, c)),
            }
        }
    }
}

struct Scanner<'t>(&'t str);

impl Scanner<'_> {
    fn space(&mut self) {
        self.0 = self.0.trim_start();
    }

    fn take(&mut self, word: &str) -> Option<()> {
        self.space();
        self.0 = self.0.strip_prefix(word)?;
        Some(())
    }

    /// A word that no letter follows.
    fn word(&mut self, word: &str) -> Option<()> {
        self.space();
        let rest = self.0.strip_prefix(word)?;
        if rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            return None;
        }
        self.0 = rest;
        Some(())
    }

    fn test(&mut self) -> Option<Test> {
        self.space();
        if self.0.starts_with('"') {
            return self.string().map(Test::Text);
        }
        for (word, test) in [
            ("true", Test::Flag(true)),
            ("false", Test::Flag(false)),
            ("null", Test::Null),
        ] {
            if self.word(word).is_some() {
                return Some(test);
            }
        }
        for (sign, is_low, included) in [
            ("<=", false, true),
            (">=", true, true),
            ("<", false, false),
            (">", true, false),
        ] {
            if self.take(sign).is_some() {
                let bound = Some(self.bound(included)?);
                return Some(if is_low {
                    Test::Range(bound, None)
                } else {
                    Test::Range(None, bound)
                });
            }
        }
        if let Some(open) = self.0.chars().next().filter(|c| "[(]".contains(*c)) {
            self.0 = &self.0[1..];
            let low = self.bound(open == '[')?;
            self.take("..")?;
            let mut high = self.bound(true)?;
            self.space();
            let close = self.0.chars().next().filter(|c| "])[".contains(*c))?;
            self.0 = &self.0[1..];
            high.included = close == ']';
            return Some(Test::Range(Some(low), Some(high)));
        }
        let exact = self.bound(true)?;
        Some(Test::Range(Some(exact), Some(exact)))
    }

    fn bound(&mut self, included: bool) -> Option<Bound> {
        self.space();
        let (negative, rest) = match self.0.strip_prefix('-') {
            Some(rest) => (true, rest.trim_start()),
            None => (false, self.0),
        };
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let (whole, rest) = rest.split_at(digits(rest));
        // Two dots are a range's.
        let (part, rest) = match rest.strip_prefix('.') {
            Some(after) if !after.starts_with('.') => after.split_at(digits(after)),
            _ => ("", rest),
        };
        if whole.is_empty() && part.is_empty()
            || rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        {
            return None;
        }
        self.0 = rest;
        let whole: i64 = if whole.is_empty() {
            0
        } else {
            whole.parse().ok()?
        };
        let is_whole = part.bytes().all(|digit| digit == b'0');
        Some(Bound {
            floor: match (negative, is_whole) {
                (false, _) => whole,
                (true, true) => -whole,
                (true, false) => -whole - 1,
            },
            is_whole,
            included,
        })
    }

    fn string(&mut self) -> Option<String> {
        let mut out = String::new();
        let mut chars = self.0.strip_prefix('"')?.char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' => {
                    self.0 = &self.0[at + 2..];
                    return Some(out);
                }
                '\\' => match chars.next()?.1 {
                    'n' => out.push('\n'),
                    'r' => out.push('\r'),
                    't' => out.push('\t'),
                    'u' => {
                        let mut code = 0;
                        for _ in 0..4 {
                            code = code * 16 + chars.next()?.1.to_digit(16)?;
                        }
                        out.push(char::from_u32(code)?);
                    }
                    escaped => out.push(escaped),
                },
                _ => out.push(c),
            }
        }
        None
    }
}

impl Test {
    /// The whole numbers that a range holds, both ends included.
    pub(crate) fn whole(&self) -> Option<(i64, i64)> {
        let Test::Range(low, high) = self else {
            return None;
        };
        let low = low.map_or(i64::MIN, |low| {
            low.floor + i64::from(!low.is_whole || !low.included)
        });
        let high = high.map_or(i64::MAX, |high| {
            high.floor - i64::from(high.is_whole && !high.included)
        });
        Some((low, high))
    }
}
