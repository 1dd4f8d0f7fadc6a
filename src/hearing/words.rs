//! A text as words with their places in it.

use std::ops::Range;

/// A word or a number of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands, in bytes of the text.
    pub(super) span: Range<usize>,
    /// Its letters, small and folded; or its digits.
    pub(super) letters: Vec<char>,
    /// Whether a clause ends before it.
    pub(super) begins_clause: bool,
    /// Whether a sentence does: what is answered with "no" stands in the same one.
    pub(super) begins_sentence: bool,
    /// The one sign between it and the token before, where there is but one; about a dash or after a question there may be spaces.
    pub(super) glue: Option<char>,
}

impl Token {
    /// Whether it is digits.
    pub(super) fn is_number(&self) -> bool {
        self.letters.iter().all(char::is_ascii_digit)
    }

    /// Its digits as a number, where it is one that fits.
    pub(super) fn number(&self) -> Option<i32> {
        if !self.is_number() || self.letters.len() > 8 {
            return None;
        }
        let add = |sum: i32, digit: &char| Some(sum * 10 + digit.to_digit(10)? as i32);
        self.letters.iter().try_fold(0, add)
    }
}

/// The letter as it is compared: small, and the same for Swedish and Danish keyboards. The standard library's tables of all the
/// world's letters are 5 KB.
pub(super) fn folded(letter: char) -> char {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        'Æ' | 'æ' | 'Ä' => 'ä',
        'Ø' | 'ø' | 'Ö' => 'ö',
        'É' | 'È' | 'é' | 'è' => 'e',
        'Ü' | 'ü' => 'u',
        'À'..='Þ' if letter != '×' => char::from_u32(letter as u32 + 32).unwrap_or(letter),
        _ => letter,
    }
}

/// The letters of a word as they are compared.
pub(super) fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(folded)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'À'..='\u{36f}' if c != '×' && c != '÷')
}

/// The words and numbers of a text. `67år` is two.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut between: Vec<char> = Vec::new();
    // The token that is being read, if its last character was part of one.
    let mut open = false;
    for (at, c) in text.char_indices() {
        let digit = c.is_ascii_digit();
        if !digit && !is_letter(c) {
            between.push(c);
            open = false;
            continue;
        }
        let end = at + c.len_utf8();
        if open
            && let Some(token) = tokens.last_mut()
            && token.is_number() == digit
        {
            token.span.end = end;
            join(&mut token.letters, c);
            continue;
        }
        let ends = ends_clause(&between, tokens.last(), c);
        tokens.push(Token {
            span: at..end,
            letters: vec![folded(c)],
            begins_clause: ends,
            begins_sentence: ends && between.iter().any(|sign| matches!(sign, '.' | '!' | '\n')),
            glue: match between.as_slice() {
                [sign] | [sign @ '?', ' '] | [' ', sign @ ('-' | '–' | '—'), ' '] => {
                    Some(*sign)
                }
                _ => None,
            },
        });
        between.clear();
        open = true;
    }
    tokens
}

/// Adds a letter; a mark that stands over the one before it is made one with it.
fn join(letters: &mut Vec<char>, c: char) {
    let whole = match (letters.last(), c) {
        (Some('a'), '\u{30a}') => 'å',
        (Some('a'), '\u{308}') => 'ä',
        (Some('o'), '\u{308}') => 'ö',
        (_, '\u{300}'..='\u{36f}') => return,
        _ => {
            letters.push(folded(c));
            return;
        }
    };
    if let Some(last) = letters.last_mut() {
        *last = whole;
    }
}

/// Whether what stands between two tokens ends a clause. The point of "3. mars", "7 mån. sedan" and "3.4.2027" does not.
fn ends_clause(between: &[char], before: Option<&Token>, next: char) -> bool {
    let small = next.is_ascii_digit() || next == folded(next);
    let short = before.is_some_and(|token| token.letters.len() <= 3) && small;
    // What stands after a colon answers what stands before it.
    !between.contains(&':')
        && between.iter().any(|sign| match sign {
            ',' | ';' | '!' | '?' | '\n' | '(' | ')' | '–' | '—' | '+' => true,
            '.' => !short,
            _ => false,
        })
}
