//! Mã đơn vị hành chính: the code of an administrative unit.

use super::AreaLevel;
use crate::base::{InSentence, Locale, display_in_english, excerpt, text};
use alloc::string::String;
use core::{cmp::Ordering, fmt, str::FromStr};

/// Mã đơn vị hành chính: a code of 2, 3 or 5 digits (Quyết định số 19/2025/QĐ-TTg). It is text and no number, because it keeps its zeros.
///
/// A code alone identifies no unit, because codes are reused: it does so together with a day. The code of a commune does not contain the
/// code of its province. Codes are ordered by level, then by their digits.
///
/// ```
/// use kh302::AreaCode;
/// use kh302::area::AreaLevel;
///
/// let code: AreaCode = "01363".parse()?;
/// assert_eq!((code.level(), code.as_str()), (AreaLevel::Commune, "01363"));
/// assert!("1363".parse::<AreaCode>().is_err());
/// # Ok::<(), kh302::area::AreaCodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AreaCode {
    /// The number of digits, then the digits, padded with zeros. Read as one big-endian number these bytes have the order of codes.
    bytes: [u8; 8],
}

/// Mã không hợp lệ: the text is not the code of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaCodeError(String);

impl InSentence for AreaCodeError {
    fn put(&self, text: &mut String, locale: Locale) {
        let sentence = text!(
            "“{raw}” không phải mã đơn vị hành chính: xã 5 chữ số, huyện 3, tỉnh 2",
            "`{raw}` is not an area code: 5 digits for a commune, 3 for a district, 2 for a province",
        );
        sentence.with(&[("raw", &self.0)]).put(text, locale);
    }
}

display_in_english!(AreaCodeError);

impl core::error::Error for AreaCodeError {}

impl InSentence for AreaCode {
    fn put(&self, text: &mut String, _: Locale) {
        text.push_str(self.as_str());
    }
}

impl AreaCode {
    /// The code of a report whose own code cannot be read.
    #[cfg(feature = "serde")]
    pub(crate) const NO_COMMUNE: Self = Self::constant("00000");
    /// The code of totals whose own code cannot be read.
    #[cfg(feature = "serde")]
    pub(crate) const NO_PROVINCE: Self = Self::constant("00");

    /// Mã ghi trong văn bản: makes a code of the law, for constants only; elsewhere parse the text.
    ///
    /// ```compile_fail,E0080
    /// const NEVER: kh302::AreaCode = kh302::AreaCode::constant("1981");
    /// # let _ = NEVER;
    /// ```
    ///
    /// # Panics
    /// When the text is not a code. In a constant this is a compile error, never a panic at run time.
    #[must_use]
    #[expect(clippy::panic, reason = "evaluated in constants, where it fails the build instead of the program")]
    pub const fn constant(text: &str) -> Self {
        match Self::of(text.as_bytes()) {
            Some(code) => code,
            None => panic!("not the code of an area"),
        }
    }

    const fn of(text: &[u8]) -> Option<Self> {
        let [count, a, b, c, d, e] = match *text {
            [a, b] => [2, a, b, b'0', b'0', b'0'],
            [a, b, c] => [3, a, b, c, b'0', b'0'],
            [a, b, c, d, e] => [5, a, b, c, d, e],
            _ => return None,
        };
        if a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_digit() && d.is_ascii_digit() && e.is_ascii_digit() {
            Some(Self { bytes: [0, 0, count, a, b, c, d, e] })
        } else {
            None
        }
    }

    /// Các chữ số của mã: returns the digits of the code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let [_, _, count, digits @ ..] = &self.bytes;
        core::str::from_utf8(digits.get(..usize::from(*count)).unwrap_or_default()).unwrap_or_default()
    }

    /// Returns a number that no other code has. Numbers have the order of codes.
    #[inline]
    pub(crate) const fn as_number(self) -> u64 {
        u64::from_be_bytes(self.bytes)
    }

    /// Cấp hành chính: returns the level, which follows from the number of digits.
    #[must_use]
    pub const fn level(&self) -> AreaLevel {
        match self.bytes {
            [_, _, 2, ..] => AreaLevel::Province,
            [_, _, 3, ..] => AreaLevel::District,
            _ => AreaLevel::Commune,
        }
    }

    /// Mã cấp xã: whether the code has the five digits of a commune.
    #[must_use]
    pub const fn is_commune(&self) -> bool {
        matches!(self.level(), AreaLevel::Commune)
    }

    /// Mã cấp tỉnh: whether the code has the two digits of a province.
    #[must_use]
    pub const fn is_province(&self) -> bool {
        matches!(self.level(), AreaLevel::Province)
    }
}

impl Ord for AreaCode {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_number().cmp(&other.as_number())
    }
}

impl PartialOrd for AreaCode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for AreaCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::base::json::serialize_plain(self.as_str(), serializer)
    }
}

#[cfg(feature = "serde")]
crate::base::deserialize_as_text!(AreaCode, "the code of an area: five digits for a commune, three for a district, two for a province");

impl FromStr for AreaCode {
    type Err = AreaCodeError;

    fn from_str(text: &str) -> Result<Self, AreaCodeError> {
        Self::of(text.as_bytes()).ok_or_else(|| AreaCodeError(excerpt(text)))
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AreaCode({self})")
    }
}
