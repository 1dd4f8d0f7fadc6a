//! Names that can stand as keys without quotes.

/// Whether a name can stand as a key without quotes.
pub(crate) fn is_plain(name: &str) -> bool {
    name.chars()
        .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
}

/// A name that can, near to this one.
pub(crate) fn plain(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            'å' | 'ä' | 'æ' | 'Å' | 'Ä' | 'Æ' => 'a',
            'ö' | 'ø' | 'Ö' | 'Ø' => 'o',
            'é' => 'e',
            c if c.is_ascii_alphanumeric() || c == '-' => c.to_ascii_lowercase(),
            _ => '_',
        })
        .collect()
}
