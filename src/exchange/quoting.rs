//! How much of what somebody gave is said back to them.

use std::borrow::Cow;

/// The most letters of one text: enough to find it by. What a page hands in may be megabytes, and what is wrong with it goes into logs.
const MOST: usize = 120;

/// A text, or the beginning of one that is longer, with an ellipsis.
pub fn brief(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(text[..end].to_owned() + "…"),
        None => Cow::Borrowed(text),
    }
}
