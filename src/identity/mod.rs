//! What is shaped like a person's identity number: a Swedish personnummer or samordningsnummer, a Danish CPR number.
//!
//! The one recogniser of them, for every field that words are typed into. It goes by shape, not by check digits, which not all of them
//! have: a day in six or eight digits, in one piece or in groups, then four digits. What cannot be a day is a telephone number, an
//! amount or the number of an organisation.

use std::ops::Range;

/// The most marks that may stand between two groups of digits: a dash with a space on either side.
const LONGEST_GAP: usize = 3;

/// How the digits of a day are written before the last four.
const WRITTEN: [&[usize]; 5] = [&[6], &[8], &[2, 2, 2], &[4, 2, 2], &[2, 2, 4]];

/// Digits that follow one another, with their place in bytes.
type Group = Range<usize>;

/// Where the first number stands that is shaped like a person's identity number, in bytes of the text.
pub fn find(text: &str) -> Option<Range<usize>> {
    let groups = groups(text);
    let at =
        |at| in_one(text, &groups[at]).or_else(|| in_groups(text, &groups[..at], &groups[at..]));
    (0..groups.len()).find_map(at)
}

/// Digits without anything between them.
fn in_one(text: &str, group: &Group) -> Option<Range<usize>> {
    let day = match group.len() {
        10 => 6,
        12 => 8,
        _ => return None,
    };
    is_day(&text[group.start..group.start + day]).then(|| group.clone())
}

/// A day, then four digits, with something between them.
fn in_groups(text: &str, before: &[Group], groups: &[Group]) -> Option<Range<usize>> {
    WRITTEN.iter().find_map(|lengths| {
        let (day, rest) = groups.split_at_checked(lengths.len())?;
        let (last, after) = rest.split_first()?;
        let fits = day.iter().map(Group::len).eq(lengths.iter().copied()) && last.len() == 4;
        let number = &groups[..=lengths.len()];
        let joined = number
            .windows(2)
            .all(|pair| is_gap(text, &pair[0], &pair[1]));
        let digits: String = day.iter().map(|group| &text[group.clone()]).collect();
        let is_number = fits
            && joined
            && is_day(&digits)
            && !begins_day(text, last, after)
            && !(day[0].len() == 4 && ends_day(text, before, &day[0]));
        is_number.then(|| day[0].start..last.end)
    })
}

/// Whether four digits are the year of another day: "2026-11-23 – 2026-12-01" holds no number.
fn begins_day(text: &str, year: &Group, after: &[Group]) -> bool {
    match after {
        [month, day, ..] => {
            month.len() == 2
                && day.len() == 2
                && is_gap(text, year, month)
                && is_gap(text, month, day)
                && is_day(
                    &[year, month, day]
                        .map(|group| &text[group.clone()])
                        .concat(),
                )
        }
        _ => false,
    }
}

/// Whether four digits are the year of the day before them: "25/07 2026 - 04/09 2026" holds no number.
fn ends_day(text: &str, before: &[Group], year: &Group) -> bool {
    match before {
        [.., day, month] => {
            day.len() <= 2
                && month.len() <= 2
                && is_gap(text, day, month)
                && is_gap(text, month, year)
        }
        _ => false,
    }
}

/// The groups of digits of a text.
fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, letter) in text.bytes().enumerate() {
        if !letter.is_ascii_digit() {
            continue;
        }
        match groups.last_mut() {
            Some(group) if group.end == at => group.end += 1,
            _ => groups.push(at..at + 1),
        }
    }
    groups
}

/// Whether nothing but a few marks stands between two groups.
fn is_gap(text: &str, one: &Group, next: &Group) -> bool {
    let between = &text[one.end..next.start];
    between.chars().count() <= LONGEST_GAP && between.chars().all(is_mark)
}

/// A dash of any kind, a space of any kind, a slash or a dot; the plus of those who have turned a hundred; what cannot be seen.
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '-' | '+'
            | '/'
            | '.'
            | '·'
            | '_'
            | '\u{ad}'
            | '\u{200b}'..='\u{200d}'
            | '\u{2010}'..='\u{2015}'
            | '\u{2043}'
            | '\u{2044}'
            | '\u{2060}'
            | '\u{2212}'
            | '\u{2215}'
            | '\u{fe58}'
            | '\u{fe63}'
            | '\u{feff}'
            | '\u{ff0d}'
            | '\u{ff0f}'
    ) || letter.is_whitespace()
}

/// Whether six or eight digits can be the day of an identity number: the year first as in Sweden, or the day first as in Denmark.
/// Sixty more than the day of the month is the day of someone who is not registered.
fn is_day(digits: &str) -> bool {
    let two = |at: usize| digits[at..at + 2].parse::<u32>().unwrap_or(99);
    let fits = |month: u32, day: u32| {
        (1..=12).contains(&month) && ((1..=31).contains(&day) || (61..=91).contains(&day))
    };
    let century = |at: usize| (18..=20).contains(&two(at));
    match digits.len() {
        6 => fits(two(2), two(4)) || fits(two(2), two(0)),
        8 => (century(0) && fits(two(4), two(6))) || (century(4) && fits(two(2), two(0))),
        _ => false,
    }
}
