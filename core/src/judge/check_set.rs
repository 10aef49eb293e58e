//! A set of checks, one bit each.

use crate::define::Check;
use crate::law::CHECKS;

/// A set of checks, by their places in [`CHECKS`], in two halves: shifts by a place within 64 bits are single instructions
/// everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckSet {
    pub(super) low: u64,
    pub(super) high: u64,
}

impl CheckSet {
    pub(super) const EMPTY: Self = Self { low: 0, high: 0 };
    pub(super) const ALL: Self = Self { low: u64::MAX, high: (1 << (CHECKS.len() - 64)) - 1 };

    /// The set of the check at this place.
    pub(super) const fn at(place: u32) -> Self {
        let half = 1_u64.wrapping_shl(place);
        if place < 64 { Self { low: half, high: 0 } } else { Self { low: 0, high: half } }
    }

    /// The set of one check.
    pub(super) fn of(check: &Check) -> Self {
        Self::at(Self::place(check))
    }

    /// The place of a check in code order.
    pub(crate) fn place(check: &Check) -> u32 {
        let place = CHECKS.iter().position(|one| one.code == check.code);
        place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self { low: self.low & other.low, high: self.high & other.high }
    }

    pub(super) const fn and_not(self, other: Self) -> Self {
        Self { low: self.low & !other.low, high: self.high & !other.high }
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self { low: self.low | other.low, high: self.high | other.high }
    }

    pub(super) const fn xor(self, other: Self) -> Self {
        Self { low: self.low ^ other.low, high: self.high ^ other.high }
    }

    /// Whether the check at this place is in the set.
    pub(crate) const fn has(self, place: u32) -> bool {
        let half = if place < 64 { self.low } else { self.high };
        half.wrapping_shr(place) & 1 == 1
    }

    /// The set as bits, one for each check in code order.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "halves of the whole")]
    pub const fn bits(self) -> u128 {
        (self.high as u128).wrapping_shl(64) | self.low as u128
    }

    /// The checks of the set with their places, in code order.
    pub(crate) fn places(self) -> impl Iterator<Item = (u32, &'static Check)> {
        let Self { mut low, mut high } = self;
        core::iter::from_fn(move || {
            let (half, first) = if low == 0 { (&mut high, 64_u32) } else { (&mut low, 0) };
            let place = first.wrapping_add(half.trailing_zeros());
            // The lowest bit is taken off; of nothing nothing is left.
            *half &= half.wrapping_sub(1);
            CHECKS.get(usize::try_from(place).ok()?).map(|check| (place, check))
        })
    }

    /// The checks of the set, in code order.
    pub fn iter(self) -> impl Iterator<Item = &'static Check> {
        self.places().map(|(_, check)| check)
    }

    /// Whether the check with this code is in the set.
    #[must_use]
    pub fn contains(self, code: &str) -> bool {
        self.iter().any(|check| check.code == code)
    }

    /// Whether no check is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.low | self.high == 0
    }
}
