//! Số để hiển thị: numbers as people read them. Rates are cut off and never rounded up, so that a displayed rate never seems to reach a
//! threshold that it does not reach.

use super::Locale;
use super::digits::write_digits;
use alloc::string::String;
use core::fmt::{self, Write};
use core::ops::Deref;

/// Appends a whole number with separated thousands: 55.305 in Vietnamese, 55,305 in English.
pub fn thousands(text: &mut String, number: i128, locale: Locale) {
    // Writing to a string does not fail.
    let _ = write_thousands(text, number, locale);
}

fn write_thousands(to: &mut impl Write, number: i128, locale: Locale) -> fmt::Result {
    if number < 0 {
        to.write_char('−')?;
    }
    grouped(to, number.unsigned_abs(), if locale == Locale::Vi { '.' } else { ',' })
}

fn grouped(to: &mut impl Write, number: u128, mark: char) -> fmt::Result {
    // Nearly every number fits in 64 bits, which are divided many times quicker, most of all in WebAssembly.
    if let Ok(number) = u64::try_from(number) {
        return grouped_short(to, number, mark);
    }
    let (above, last) = divided(number, 1000).unwrap_or_default();
    grouped(to, above, mark)?;
    to.write_char(mark)?;
    write_digits(to, u64::try_from(last).unwrap_or(0), 3)
}

fn grouped_short(to: &mut impl Write, number: u64, mark: char) -> fmt::Result {
    // Most numbers of a report need no mark.
    if number < 1000 {
        return write_digits(to, number, 1);
    }
    grouped_short(to, number.wrapping_div(1000), mark)?;
    to.write_char(mark)?;
    write_digits(to, number.wrapping_rem(1000), 3)
}

/// Returns the quotient and the remainder; `None` for a division by 0.
///
/// Divides in 64 bits where both numbers fit, as [`grouped`] does.
fn divided(number: u128, by: u128) -> Option<(u128, u128)> {
    if let (Ok(number), Ok(by)) = (u64::try_from(number), u64::try_from(by)) {
        return Some((number.checked_div(by)?.into(), number.checked_rem(by)?.into()));
    }
    Some((number.checked_div(by)?, number.checked_rem(by)?))
}

/// As many bytes as the percentage of two 64-bit numbers takes, with nine decimals.
const ROOM: usize = 47;

/// Tỷ lệ phần trăm: a share as people read it, such as "90,90%". It holds its text in place, because a document has dozens.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Percent {
    text: [u8; ROOM],
    length: u8,
}

impl Percent {
    const EMPTY: Self = Self { text: [0; ROOM], length: 0 };

    /// Tỷ lệ dạng chữ: returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let text = self.text.get(..usize::from(self.length)).unwrap_or_default();
        core::str::from_utf8(text).unwrap_or_default()
    }

    /// Reads a percentage that was written.
    #[cfg(feature = "serde")]
    fn of(text: &str) -> Option<Self> {
        let is_of_percentage = |byte: u8| matches!(byte, b'0'..=b'9' | b'.' | b',' | b'%' | b'<' | b' ');
        let mut percent = Self::EMPTY;
        (text.bytes().all(is_of_percentage) && percent.write_str(text).is_ok()).then_some(percent)
    }
}

impl Write for Percent {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let start = usize::from(self.length);
        let end = start.saturating_add(text.len());
        self.text.get_mut(start..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = u8::try_from(end).map_err(|_| fmt::Error)?;
        Ok(())
    }
}

impl Deref for Percent {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Percent {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::json::serialize_plain(self.as_str(), serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Percent {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <alloc::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::of(&text).ok_or_else(|| serde::de::Error::custom(alloc::format!("`{text}` is not a percentage")))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Percent {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Percent".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

/// Returns a share as a percentage, cut off after `decimals` decimals (at most 9); `None` where the denominator is not above 0 or the
/// numerator is below 0, and where the text would not fit, which no 64-bit numbers reach.
///
/// "100%" means exactly the whole and "0%" exactly nothing; a share too small for the decimals reads "< 0,01%".
#[must_use]
pub fn percent(numerator: i128, denominator: i128, decimals: u32, locale: Locale) -> Option<Percent> {
    if denominator <= 0 || numerator < 0 {
        return None;
    }
    let mut text = Percent::EMPTY;
    write_percent(&mut text, numerator, denominator, decimals.min(9), locale).map(|()| text)
}

fn write_percent(text: &mut Percent, numerator: i128, denominator: i128, decimals: u32, locale: Locale) -> Option<()> {
    let point = if locale == Locale::Vi { ',' } else { '.' };
    let scale = 10_i128.pow(decimals);
    let parts = numerator.checked_mul(scale.saturating_mul(100))?;
    let (scaled, _) = divided(parts.unsigned_abs(), denominator.unsigned_abs())?;
    if numerator == 0 {
        return text.write_str("0%").ok();
    }
    if numerator == denominator {
        return text.write_str("100%").ok();
    }
    let (whole, part, below) = match divided(scaled, scale.unsigned_abs())? {
        (0, 0) => (0, 1, "< "),
        (whole, part) => (whole, part, ""),
    };
    text.write_str(below).ok()?;
    write_thousands(text, i128::try_from(whole).ok()?, locale).ok()?;
    text.write_char(point).ok()?;
    write_digits(text, u64::try_from(part).ok()?, decimals).ok()?;
    text.write_char('%').ok()
}

#[cfg(test)]
mod tests {
    use super::{percent, thousands};
    use crate::base::Locale::{En, Vi};
    use alloc::string::String;

    #[test]
    fn shares_are_cut_off_and_never_lie() {
        assert_eq!(percent(55, 55_305, 3, Vi).as_deref(), Some("0,099%"));
        assert_eq!(percent(50, 55, 2, Vi).as_deref(), Some("90,90%"));
        assert_eq!(percent(50, 55, 2, En).as_deref(), Some("90.90%"));
        assert_eq!(percent(1, 1_000_000, 3, Vi).as_deref(), Some("< 0,001%"));
        assert_eq!(percent(999_999, 1_000_000, 2, Vi).as_deref(), Some("99,99%"));
        assert_eq!(percent(7, 7, 2, Vi).as_deref(), Some("100%"));
        assert_eq!(percent(0, 7, 2, Vi).as_deref(), Some("0%"));
        assert_eq!(percent(1, 0, 2, Vi), None);
    }

    #[test]
    fn thousands_are_set_apart_as_the_language_does() {
        let numbers = [
            (276_525, Vi, "276.525"),
            (-1_000, En, "−1,000"),
            (0, Vi, "0"),
            (12, En, "12"),
            (1_007, Vi, "1.007"),
            (1_070_700, Vi, "1.070.700"),
        ];
        for (number, locale, written) in numbers {
            let mut text = String::new();
            thousands(&mut text, number, locale);
            assert_eq!(text, written);
        }
    }
}
