//! Content lines: what a text must not hold as it stands, and how long a line may be.

/// The most octets of a line, without its end.
const LONGEST: usize = 75;

/// A text as the value of a property: backslashes, semicolons, commas and new lines are escaped; other control characters, which
/// no text may hold, are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\r' => {
                // One end of a line, however it is written.
                letters.next_if_eq(&'\n');
                out.push_str("\\n");
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A content line without its end, folded: no part is longer than 75 octets, no character is parted, and each part but the
/// first begins with a space.
pub fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 24);
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out
}
