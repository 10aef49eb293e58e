//! A set of numbers from 0 to 127, one bit each.

/// A set of places from 0 to 127, kept in two halves because a shift within 64 bits is a single instruction everywhere, also in a browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits {
    pub low: u64,
    pub high: u64,
}

impl Bits {
    pub(crate) const EMPTY: Self = Self { low: 0, high: 0 };

    /// Returns the set of the first `count` places, for a `count` from 64 to 127.
    #[expect(clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
    pub(crate) const fn first(count: usize) -> Self {
        Self { low: u64::MAX, high: (1 << (count - 64)) - 1 }
    }

    /// Returns the set of one place.
    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) const fn at(place: u32) -> Self {
        let half = 1_u64.wrapping_shl(place);
        if place < 64 { Self { low: half, high: 0 } } else { Self { low: 0, high: half } }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) const fn has(self, place: u32) -> bool {
        let half = if place < 64 { self.low } else { self.high };
        half.wrapping_shr(place) & 1 == 1
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) const fn or(self, other: Self) -> Self {
        Self { low: self.low | other.low, high: self.high | other.high }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) const fn and(self, other: Self) -> Self {
        Self { low: self.low & other.low, high: self.high & other.high }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) const fn without(self, other: Self) -> Self {
        Self { low: self.low & !other.low, high: self.high & !other.high }
    }

    #[cfg_attr(feature = "unrolled", inline(always))]
    pub(crate) const fn is_empty(self) -> bool {
        self.low | self.high == 0
    }

    /// Returns both halves as one number.
    #[expect(clippy::as_conversions, reason = "both halves widen without loss")]
    pub(crate) const fn to_u128(self) -> u128 {
        (self.high as u128).wrapping_shl(64) | self.low as u128
    }

    /// Iterates over the places of the set, in ascending order.
    #[inline]
    pub(crate) fn iter(self) -> impl Iterator<Item = u32> {
        // Goes through the half that is left, and then through the other one.
        let (mut half, mut other, mut first) = (self.low, self.high, 0_u32);
        core::iter::from_fn(move || {
            if half == 0 {
                (half, other, first) = (other, 0, 64);
            }
            let place = half.trailing_zeros();
            // Clears the lowest bit; an empty half stays empty.
            half &= half.wrapping_sub(1);
            (place < 64).then(|| first.wrapping_add(place))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;
    use alloc::vec::Vec;

    #[test]
    fn places_of_both_halves_are_kept_apart() {
        let set = [0, 5, 63, 64, 70, 127].into_iter().map(Bits::at).fold(Bits::EMPTY, Bits::or);
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 5, 63, 64, 70, 127]);
        assert!(set.has(63) && set.has(64) && !set.has(65) && !set.has(6));
        assert_eq!(set.without(Bits::at(64)).iter().count(), 5);
        assert_eq!(set.and(Bits::first(66)).iter().collect::<Vec<_>>(), [0, 5, 63, 64]);
        assert_eq!(Bits::at(70).to_u128(), 1 << 70);
        assert!(Bits::EMPTY.is_empty() && Bits::EMPTY.iter().next().is_none());
    }
}
