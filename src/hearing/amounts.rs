//! Numbers and dates as people write them: `67`, `trettiofyra`, `2026-03-03`, `3/3 2026`, `3 mars 2026`, `i dag`.

use chrono::{Datelike, Days, NaiveDate};

use crate::hearing::grammar::{Grammar, place};
use crate::hearing::words::Token;

/// The number that begins and ends with a token.
pub(super) fn number(token: &Token, grammar: &Grammar) -> Option<i32> {
    if token.is_number() {
        return token.number();
    }
    spelt(&token.letters, grammar)
}

/// `nittonåring` as two, as `19-åring` is.
pub(super) fn apart(tokens: Vec<Token>, grammar: &Grammar) -> Vec<Token> {
    let mut all = Vec::new();
    for mut token in tokens {
        let aged: Vec<char> = grammar.aged.chars().collect();
        let bytes = |letters: &[char]| letters.iter().map(|it| it.len_utf8()).sum::<usize>();
        let cut = (1..token.letters.len()).find(|&cut| {
            token.letters[cut..].starts_with(&aged)
                && spelt(&token.letters[..cut], grammar).is_some()
        });
        // Letters that were folded from longer ones do not tell where in the text they stand.
        if let Some(cut) = cut.filter(|_| bytes(&token.letters) == token.span.len()) {
            let rest = token.letters.split_off(cut);
            let at = token.span.start + bytes(&token.letters);
            let end = std::mem::replace(&mut token.span.end, at);
            all.push(token);
            token = Token {
                span: at..end,
                letters: rest,
                begins_clause: false,
                begins_sentence: false,
                glue: None,
            };
        }
        all.push(token);
    }
    all
}

fn spelt(word: &[char], grammar: &Grammar) -> Option<i32> {
    let one = |word: &[char]| {
        let other = place(grammar.one, word).map(|_| 1);
        place(grammar.ones, word).or(other).map(|one| one as i32)
    };
    let ten = |word: &[char]| place(grammar.tens, word).map(|ten| (ten as i32 + 2) * 10);
    one(word).or_else(|| ten(word)).or_else(|| {
        let cuts = 1..word.len();
        let of_two = |cut: usize| match grammar.ones_first {
            None => {
                Some(ten(&word[..cut])? + one(&word[cut..]).filter(|one| (1..10).contains(one))?)
            }
            Some(and) => {
                let joined = and.chars().count();
                let (ones, rest) = word.split_at(cut);
                let tens = rest.get(joined..)?;
                let is_joined = and.chars().eq(rest[..joined].iter().copied());
                is_joined
                    .then(|| Some(ten(tens)? + one(ones).filter(|one| (1..10).contains(one))?))?
            }
        };
        cuts.into_iter().find_map(of_two)
    })
}

/// The dates that the tokens from one on may tell, and how many tokens they are. A day without a year may be the last or the next.
pub(super) fn dates(
    tokens: &[Token],
    at: usize,
    grammar: &Grammar,
    on: NaiveDate,
) -> Option<(Vec<NaiveDate>, usize)> {
    relative(tokens, at, grammar, on).or_else(|| calendar(tokens, at, grammar, on))
}

/// A day that is told with its year, and how many tokens it is.
pub(super) fn whole_date(
    tokens: &[Token],
    at: usize,
    grammar: &Grammar,
    on: NaiveDate,
) -> Option<(NaiveDate, usize)> {
    let (days, length) = calendar(tokens, at, grammar, on)?;
    // Two tokens are a day and a month.
    let &[day] = days.as_slice() else { return None };
    (length != 2).then_some((day, length))
}

/// Yesterday, today or tomorrow, and how many tokens that is.
pub(super) fn relative(
    tokens: &[Token],
    at: usize,
    grammar: &Grammar,
    on: NaiveDate,
) -> Option<(Vec<NaiveDate>, usize)> {
    let first = &tokens[at];
    let (word, length) = match (first.letters.as_slice(), tokens.get(at + 1)) {
        (['i'], Some(next)) => ([&['i'], next.letters.as_slice()].concat(), 2),
        (word, _) => (word.to_vec(), 1),
    };
    let date = match place(grammar.days, &word)? {
        0 => on.checked_sub_days(Days::new(1))?,
        1 => on,
        _ => on.checked_add_days(Days::new(1))?,
    };
    Some((vec![date], length))
}

fn calendar(
    tokens: &[Token],
    at: usize,
    grammar: &Grammar,
    on: NaiveDate,
) -> Option<(Vec<NaiveDate>, usize)> {
    let first = &tokens[at];
    let number = first.number()?;
    let follows = |place: usize| tokens.get(at + place).filter(|token| !token.begins_clause);
    let glued = |place: usize| {
        follows(place)
            .filter(|token| matches!(token.glue, Some('-' | '/' | '.')))
            .and_then(Token::number)
    };
    let one = |year: i32, month: i32, day: i32, length: usize| {
        let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
        Some((vec![NaiveDate::from_ymd_opt(year, month, day)?], length))
    };
    match first.letters.len() {
        8 => return one(number / 10_000, number / 100 % 100, number % 100, 1),
        4 => return one(number, glued(1)?, glued(2)?, 3),
        1 | 2 => {}
        _ => return None,
    }
    let month = match glued(1) {
        Some(month) => month,
        None => month_of(follows(1)?, grammar)?,
    };
    let year = follows(2)
        .filter(|token| token.letters.len() == 4)
        .and_then(Token::number);
    if let Some(year) = year {
        return one(year, month, number, 3);
    }
    let in_year = |year: i32| one(year, month, number, 2).map(|(dates, _)| dates[0]);
    // A leap day is up to eight years away.
    let past = (0..9).find_map(|back| in_year(on.year() - back).filter(|date| *date <= on));
    let next = (0..9).find_map(|ahead| in_year(on.year() + ahead).filter(|date| *date > on));
    let dates: Vec<NaiveDate> = past.into_iter().chain(next).collect();
    (!dates.is_empty()).then_some((dates, 2))
}

/// The month of its name, or of its first three letters and more.
fn month_of(token: &Token, grammar: &Grammar) -> Option<i32> {
    let word = &token.letters;
    let begins = |month: &str| {
        word.len() >= 3
            && word.len() <= month.len()
            && month.chars().zip(word).all(|(a, b)| a == *b)
    };
    let place = grammar.months.split_ascii_whitespace().position(begins)?;
    i32::try_from(place + 1).ok()
}
