//! A set of figures, one bit each.

use super::{FIGURE_COUNT, FIGURES, Figure};
use core::ops::{BitAnd, BitOr, BitOrAssign};

/// A set of figures in the order of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureSet(u128);

impl FigureSet {
    /// The set without any figure.
    pub const EMPTY: Self = Self(0);

    /// The set of every figure.
    pub(crate) const ALL: Self = Self((1 << FIGURE_COUNT) - 1);

    /// The set with one more figure.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "a half is no more than the whole")]
    pub const fn with(self, figure: Figure) -> Self {
        let half = 1_u64.wrapping_shl(figure as u32) as u128;
        Self(self.0 | if figure.index() < 64 { half } else { half.wrapping_shl(64) })
    }

    /// Adds a figure where `condition` holds; written without a branch for the judge.
    #[inline(always)]
    #[expect(clippy::as_conversions, reason = "a flag is one bit")]
    pub(crate) fn add_if(&mut self, figure: Figure, condition: bool) {
        self.0 |= (condition as u128) << figure.index();
    }

    /// The set as bits, one for each figure in the order of the form.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0
    }

    /// Whether `figure` is in the set.
    #[must_use]
    #[expect(clippy::as_conversions, reason = "the place of a figure")]
    pub const fn contains(self, figure: Figure) -> bool {
        let (low, high) = halves(self.0);
        let half = if figure.index() < 64 { low } else { high };
        half.wrapping_shr(figure as u32) & 1 == 1
    }

    /// Whether the set has no figure.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The figures of this set that are not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The figures of the set, in the order of the form.
    pub fn iter(self) -> impl Iterator<Item = Figure> {
        let (mut low, mut high) = halves(self.0);
        core::iter::from_fn(move || {
            let (half, first) = if low == 0 { (&mut high, 64_u32) } else { (&mut low, 0) };
            let place = first.wrapping_add(half.trailing_zeros());
            // The lowest bit is taken off; of nothing nothing is left.
            *half &= half.wrapping_sub(1);
            FIGURES.get(usize::try_from(place).ok()?).map(|row| row.figure)
        })
    }
}

/// Both halves of a set: shifts by a place within 64 bits are single instructions everywhere.
#[expect(clippy::as_conversions, reason = "the halves are what is wanted")]
const fn halves(bits: u128) -> (u64, u64) {
    (bits as u64, bits.wrapping_shr(64) as u64)
}

impl BitOr for FigureSet {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for FigureSet {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl BitAnd for FigureSet {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
