//! Số ngẫu nhiên: SplitMix64, so that the samples need no crate and do not change with its versions.

/// A generator with the same numbers for the same seed on every machine.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0, below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// Returns true with a probability in percent.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// Returns a share per ten thousand of a whole, rounded up or down at random and never more than the whole.
    pub fn share(&mut self, whole: u64, per_myriad: u64) -> u64 {
        (whole * per_myriad + self.below(10_000)) / 10_000
    }

    /// Returns one item of a list.
    pub fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        let place = self.below(list.len() as u64);
        &list[usize::try_from(place).expect("a place in a list")]
    }
}
