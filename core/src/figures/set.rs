//! Tập chỉ tiêu: a set of figures, one bit for each.

use super::{FIGURE_COUNT, FIGURES, Figure};
use crate::base::{Bits, InSentence, Locale};
use alloc::string::String;
use core::ops::{BitAnd, BitOr, BitOrAssign};

/// Tập chỉ tiêu: a set of figures, in the order of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureSet(Bits);

#[expect(clippy::as_conversions, reason = "the place of a figure")]
impl FigureSet {
    /// Tập rỗng: the set without any figure.
    pub const EMPTY: Self = Self(Bits::EMPTY);

    /// The set of every figure.
    pub(crate) const ALL: Self = Self(Bits::first(FIGURE_COUNT));

    /// Adds one figure, and returns the larger set.
    #[must_use]
    #[inline]
    pub const fn with(self, figure: Figure) -> Self {
        Self(self.0.or(Bits::at(figure as u32)))
    }

    /// Adds a figure where `condition` holds. It has no branch, which the judge needs for its speed.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) fn add_if(&mut self, figure: Figure, condition: bool) {
        let half = if figure.index() < 64 { &mut self.0.low } else { &mut self.0.high };
        *half |= u64::from(condition).wrapping_shl(figure as u32);
    }

    /// Returns the set as bits, one for each figure in the order of the form, the first figure as the lowest bit.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0.to_u128()
    }

    /// Whether `figure` is in the set.
    #[must_use]
    #[inline]
    pub const fn contains(self, figure: Figure) -> bool {
        self.0.has(figure as u32)
    }

    /// Whether the set has no figure.
    #[must_use]
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Returns the figures of this set that are not in `other`.
    #[must_use]
    #[inline]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0.without(other.0))
    }

    /// Iterates over the figures of the set, in the order of the form.
    pub fn iter(self) -> impl Iterator<Item = Figure> {
        self.0.iter().filter_map(|place| FIGURES.get(usize::try_from(place).ok()?).map(|row| row.figure))
    }
}

/// Collects the figures whose row meets a condition, at compile time.
macro_rules! figures_where {
    ($row:ident: $condition:expr) => {{
        #[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
        const FOUND: $crate::figures::FigureSet = {
            let (mut set, mut place) = ($crate::figures::FigureSet::EMPTY, 0);
            while place < $crate::figures::FIGURES.len() {
                let $row = &$crate::figures::FIGURES[place];
                if $condition {
                    set = set.with($row.figure);
                }
                place += 1;
            }
            set
        };
        FOUND
    }};
}
pub(crate) use figures_where;

impl BitOr for FigureSet {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0.or(other.0))
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
        Self(self.0.and(other.0))
    }
}

/// The names of the figures.
impl InSentence for FigureSet {
    fn put(&self, text: &mut String, locale: Locale) {
        for (place, figure) in self.iter().enumerate() {
            if place > 0 {
                text.push_str("; ");
            }
            figure.put(text, locale);
        }
    }
}
