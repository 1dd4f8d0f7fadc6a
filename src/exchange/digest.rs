//! The digest by which a compiled pack is known.

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes, in hexadecimal. A browser reckons it too, but for pages on https only; this is for all.
pub fn sha256(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes)
        .into_iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16));
    digits.collect()
}
