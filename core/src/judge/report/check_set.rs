//! Tập quy tắc: a set of checks, one bit each.

use crate::base::Bits;
use crate::law::CHECKS;
use crate::rules::Check;

/// Tập quy tắc: a set of checks, by their indices in [`CHECKS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckSet(pub(in crate::judge) Bits);

impl CheckSet {
    pub(in crate::judge) const EMPTY: Self = Self(Bits::EMPTY);
    pub(in crate::judge) const ALL: Self = Self(Bits::first(CHECKS.len()));

    /// Returns the set of the check with this index.
    #[inline]
    pub(in crate::judge) const fn at(place: u32) -> Self {
        Self(Bits::at(place))
    }

    /// Returns the set of one check.
    pub(in crate::judge) fn of(check: &Check) -> Self {
        Self::at(Self::place(check))
    }

    /// Returns the index of a check, in the order of the codes.
    pub(crate) fn place(check: &Check) -> u32 {
        let place = place_of_code(check.code);
        place.and_then(|place| u32::try_from(place).ok()).unwrap_or(u32::MAX)
    }

    #[inline]
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0.and(other.0))
    }

    #[inline]
    pub(in crate::judge) const fn and_not(self, other: Self) -> Self {
        Self(self.0.without(other.0))
    }

    #[inline]
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0.or(other.0))
    }

    /// Returns the checks that are in exactly one of the two sets.
    #[inline]
    pub(in crate::judge) const fn differing(self, other: Self) -> Self {
        self.and_not(other).or(other.and_not(self))
    }

    /// Whether the check with this index is in the set.
    #[inline]
    pub(crate) const fn has(self, place: u32) -> bool {
        self.0.has(place)
    }

    /// Dãy bit: returns the set as bits, one for each check in the order of the codes.
    #[must_use]
    pub const fn bits(self) -> u128 {
        self.0.to_u128()
    }

    /// Iterates over the checks of the set with their indices, in the order of the codes.
    #[inline]
    pub(crate) fn places(self) -> impl Iterator<Item = (u32, &'static Check)> {
        self.0.iter().filter_map(|place| Some((place, CHECKS.get(usize::try_from(place).ok()?)?)))
    }

    /// Duyệt: iterates over the checks of the set, in the order of the codes.
    pub fn iter(self) -> impl Iterator<Item = &'static Check> {
        self.places().map(|(_, check)| check)
    }

    /// Có chứa: whether the check with this code is in the set.
    #[must_use]
    pub fn contains(self, code: &str) -> bool {
        self.iter().any(|check| check.code == code)
    }

    /// Rỗng: whether no check is in the set.
    #[must_use]
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

/// Returns the index of the check with this code.
pub(crate) fn place_of_code(code: &str) -> Option<usize> {
    let number = code_as_number(code.as_bytes());
    let (_, place) = CODES.get(CODES.binary_search_by_key(&number, |(known, _)| *known).ok()?)?;
    (CHECKS.get(*place)?.code == code).then_some(*place)
}

/// The codes of the checks as numbers, from the lowest up, each with the index of its check: every finding asks for it.
static CODES: [(u32, usize); CHECKS.len()] = sorted_codes(CHECKS);

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "places of the table, at compile time")]
const fn sorted_codes<const N: usize>(checks: &[Check]) -> [(u32, usize); N] {
    let mut codes = [(0, 0); N];
    let mut place = 0;
    while place < N {
        let code = checks[place].code.as_bytes();
        assert!(code.len() <= 4, "a code of a check has at most four characters");
        let number = code_as_number(code);
        // Moves the higher codes up, and puts this one below them.
        let mut at = place;
        while at > 0 && codes[at - 1].0 > number {
            codes[at] = codes[at - 1];
            at -= 1;
        }
        codes[at] = (number, place);
        place += 1;
    }
    codes
}

/// Returns the first four bytes of a code as a number.
const fn code_as_number(code: &[u8]) -> u32 {
    match code {
        [a, b, c, d, ..] => u32::from_be_bytes([*a, *b, *c, *d]),
        [a, b, c] => u32::from_be_bytes([*a, *b, *c, 0]),
        _ => 0,
    }
}
