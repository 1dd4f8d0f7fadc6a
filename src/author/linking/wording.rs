//! Tests and lengths of time as authors word them: `>= 19`, `- 6 months < today`.

use crate::author::node::{Node, Value};
use crate::engine::pack::{DateTest, Span};

/// `19`, `>= 19`, `> 19`, `<= 19`, `< 19` or `17..18` within a range.
pub(super) fn interval(text: &str, (min, max): (i32, i32)) -> Option<(i32, i32)> {
    let text = text.trim();
    let number = |rest: &str| rest.trim().parse::<i32>().ok();
    if let Some((low, high)) = text.split_once("..") {
        return Some((number(low)?, number(high)?));
    }
    for (sign, span) in [
        (">=", (0, i32::MAX)),
        ("<=", (i32::MIN, 0)),
        (">", (1, i32::MAX)),
        ("<", (i32::MIN, -1)),
    ] {
        if let Some(rest) = text.strip_prefix(sign) {
            let number = number(rest)?;
            return Some(if span.0 == i32::MIN {
                (min, number.checked_add(span.1)?)
            } else {
                (number.checked_add(span.0)?, max)
            });
        }
    }
    number(text).map(|number| (number, number))
}

/// `[± N days|weeks|months|years] <|<=|>|>= today`, as a test and whether it is that the date is late.
pub(super) fn date_test(text: &str) -> Option<(DateTest, bool)> {
    let rest = text.trim().strip_suffix("today")?.trim_end();
    let (rest, or_equal, late) = if let Some(rest) = rest.strip_suffix(">=") {
        (rest, true, true)
    } else if let Some(rest) = rest.strip_suffix("<=") {
        (rest, false, false)
    } else if let Some(rest) = rest.strip_suffix('>') {
        (rest, false, true)
    } else {
        (rest.strip_suffix('<')?, true, false)
    };
    let offset = if rest.trim().is_empty() {
        Span::default()
    } else {
        span(rest)?
    };
    Some((DateTest { offset, or_equal }, late))
}

/// `6 months`, `- 1 day`, `+ 2 weeks`, `1 year`.
pub(super) fn span(text: &str) -> Option<Span> {
    let text = text.trim();
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut words = rest.split_whitespace();
    let count = words
        .next()?
        .parse::<i32>()
        .ok()
        .filter(|count| (0..=12_000).contains(count))?
        * sign;
    let span = match words.next()? {
        "day" | "days" => Span {
            months: 0,
            days: count,
        },
        "week" | "weeks" => Span {
            months: 0,
            days: count * 7,
        },
        "month" | "months" => Span {
            months: count,
            days: 0,
        },
        "year" | "years" => Span {
            months: count * 12,
            days: 0,
        },
        _ => return None,
    };
    words.next().is_none().then_some(span)
}

/// What an author wrote as the test of a number, behind a colon, and what to write instead.
pub(super) fn misread(node: &Node) -> (String, String) {
    let usual = "write 19, \">= 19\", \"< 19\" or \"17..18\"";
    let Value::Text(text) = &node.value else {
        return (String::new(), usual.to_owned());
    };
    let plain = text
        .replace('≥', ">=")
        .replace('≤', "<=")
        .replace([' ', '–'], "-")
        .replace('−', "-");
    let numbers: Vec<&str> = plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let hint = match numbers.as_slice() {
        // Bounds joined by a dash, and signs that are one character.
        [low, high] => format!("write \"{low}..{high}\""),
        [only] if plain.starts_with(">=") => format!("write \">= {only}\""),
        [only] if plain.starts_with("<=") => format!("write \"<= {only}\""),
        [] if matches!(plain.trim(), "-" | "") => "write \"*\" where any answer will do".to_owned(),
        _ => usual.to_owned(),
    };
    (format!(": \"{text}\""), hint)
}
