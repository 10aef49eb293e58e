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
    pub const fn with(self, figure: Figure) -> Self {
        Self(self.0 | (1 << figure.index()))
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
    pub const fn contains(self, figure: Figure) -> bool {
        self.0 & (1 << figure.index()) != 0
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
        let mut rest = self.0;
        core::iter::from_fn(move || {
            let place = usize::try_from(rest.trailing_zeros()).ok()?;
            // The lowest bit is taken off; of nothing nothing is left.
            rest &= rest.wrapping_sub(1);
            FIGURES.get(place).map(|row| row.figure)
        })
    }
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
