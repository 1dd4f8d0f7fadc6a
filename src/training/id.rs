//! By what an exercise is known: five letters that give the very same exercise again, as long as the pack is the same.

use std::fmt;
use std::str::FromStr;

/// How many exercises can be drawn of a pack on a day.
pub(crate) const DRAWN: u32 = 1 << 24;

/// The digits, without letters that are easily taken for others.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The id of an exercise. A drawn one is drawn anew by it, a written one is known by a digest of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u32);

impl Id {
    /// The drawn exercise with this number; numbers from 2²⁴ on begin anew.
    pub fn drawn(number: u32) -> Id {
        Id(number % DRAWN)
    }

    /// The vignette with this name.
    pub fn vignette(name: &str) -> Id {
        // FNV-1a, folded to 24 bits.
        let mixed = name.bytes().fold(0x811c_9dc5_u32, |mixed, byte| {
            (mixed ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        Id(DRAWN | ((mixed >> 24 ^ mixed) % DRAWN))
    }

    /// Whether it is that of a written exercise.
    pub fn is_vignette(self) -> bool {
        self.0 >= DRAWN
    }

    /// The number that it is drawn by, or the digest.
    pub(crate) fn number(self) -> u32 {
        self.0 % DRAWN
    }

    /// All of it: 25 bits.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// The id with these bits.
    pub(crate) fn of_bits(bits: u32) -> Id {
        Id(bits % (2 * DRAWN))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..5).rev() {
            let digit = DIGITS[(self.0 >> (5 * place) & 31) as usize];
            write!(f, "{}", char::from(digit))?;
        }
        Ok(())
    }
}

/// What is no id of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoId;

impl fmt::Display for NoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no exercise: an id has five digits or letters, none of them i, l, o or u")
    }
}

impl std::error::Error for NoId {}

impl FromStr for Id {
    type Err = NoId;

    fn from_str(text: &str) -> Result<Id, NoId> {
        if text.len() != 5 {
            return Err(NoId);
        }
        let bits = text.bytes().try_fold(0, |bits: u32, byte| {
            let digit = DIGITS.iter().position(|digit| *digit == byte);
            digit.map(|digit| bits << 5 | digit as u32)
        });
        bits.map(Id).ok_or(NoId)
    }
}
