//! The fuzzer's bytes as choices. When they run out every choice is the first.

/// Bytes that have not been used yet.
pub struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    /// All of some bytes.
    pub fn new(bytes: &'b [u8]) -> Bytes<'b> {
        Bytes(bytes)
    }

    /// Whether none are left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        first
    }

    /// One of `count` things; of none the first.
    pub fn one_of(&mut self, count: usize) -> usize {
        let choice = match count {
            0..=256 => usize::from(self.byte()),
            _ => usize::from(u16::from_le_bytes([self.byte(), self.byte()])),
        };
        choice % count.max(1)
    }

    /// A whole number of any size.
    pub fn number(&mut self) -> i64 {
        let mut number = [0; 8];
        for byte in &mut number[..1 << (self.byte() % 4)] {
            *byte = self.byte();
        }
        i64::from_le_bytes(number)
    }

    /// What is left.
    pub fn rest(&self) -> &'b [u8] {
        self.0
    }
}
