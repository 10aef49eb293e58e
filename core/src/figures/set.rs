//! A set of figures, one bit each.

use super::{FIGURE_COUNT, FIGURES, Figure};
use core::ops::{BitAnd, BitOr, BitOrAssign};

/// A set of figures in the order of the form, in two halves: shifts by a place within 64 bits are single instructions everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureSet {
    low: u64,
    high: u64,
}

#[expect(clippy::as_conversions, reason = "the place of a figure, and halves of the whole")]
impl FigureSet {
    /// The set without any figure.
    pub const EMPTY: Self = Self { low: 0, high: 0 };

    /// The set of every figure.
    pub(crate) const ALL: Self = Self { low: u64::MAX, high: (1 << (FIGURE_COUNT - 64)) - 1 };

    const fn of(figure: Figure) -> Self {
        let half = 1_u64.wrapping_shl(figure as u32);
        if figure.index() < 64 { Self { low: half, high: 0 } } else { Self { low: 0, high: half } }
    }

    /// The set with one more figure.
    #[must_use]
    pub const fn with(self, figure: Figure) -> Self {
        let one = Self::of(figure);
        Self { low: self.low | one.low, high: self.high | one.high }
    }

    /// Adds a figure where `condition` holds; written without a branch for the judge.
    #[inline(always)]
    pub(crate) fn add_if(&mut self, figure: Figure, condition: bool) {
        let half = if figure.index() < 64 { &mut self.low } else { &mut self.high };
        *half |= u64::from(condition).wrapping_shl(figure as u32);
    }

    /// The set as bits, one for each figure in the order of the form.
    #[must_use]
    pub const fn bits(self) -> u128 {
        (self.high as u128).wrapping_shl(64) | self.low as u128
    }

    /// Whether `figure` is in the set.
    #[must_use]
    pub const fn contains(self, figure: Figure) -> bool {
        let half = if figure.index() < 64 { self.low } else { self.high };
        half.wrapping_shr(figure as u32) & 1 == 1
    }

    /// Whether the set has no figure.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.low | self.high == 0
    }

    /// The figures of this set that are not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self { low: self.low & !other.low, high: self.high & !other.high }
    }

    /// The figures of the set, in the order of the form.
    pub fn iter(self) -> impl Iterator<Item = Figure> {
        let Self { mut low, mut high } = self;
        core::iter::from_fn(move || {
            let (half, first) = if low == 0 { (&mut high, 64_u32) } else { (&mut low, 0) };
            let place = first.wrapping_add(half.trailing_zeros());
            // The lowest bit is taken off; of nothing nothing is left.
            *half &= half.wrapping_sub(1);
            FIGURES.get(usize::try_from(place).ok()?).map(|row| row.figure)
        })
    }
}

impl BitOr for FigureSet {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self { low: self.low | other.low, high: self.high | other.high }
    }
}

impl BitOrAssign for FigureSet {
    fn bitor_assign(&mut self, other: Self) {
        *self = *self | other;
    }
}

impl BitAnd for FigureSet {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self { low: self.low & other.low, high: self.high & other.high }
    }
}
