//! Nhập số: reads what a person types into a field, by the conventions of Vietnamese or English.

use crate::base::Locale;
use crate::document::{meant_flag, meant_number};
use crate::figures::Kind;
use crate::judge::faults::Repair;
use alloc::string::String;

/// The value of a text that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The field is empty, which means missing and not zero.
    Empty,
    /// The text is a count, or a flag as 0 or 1.
    Value(u64),
    /// The text is a number of more than 64 bits.
    Huge,
    /// The text is no whole number, or no flag; the repair says what was probably meant.
    Unreadable(Option<Repair>),
}

/// Reads what was typed into a field. Thousands may be separated by the sign of the language or by spaces. The sign of the other
/// language, fractions and digits of other scripts are refused, with what was probably meant.
#[inline]
pub(super) fn entry(raw: &str, kind: Kind, locale: Locale) -> Entry {
    match kind {
        Kind::Count => count(raw, locale),
        Kind::Flag => match raw.trim() {
            "" => Entry::Empty,
            "true" => Entry::Value(1),
            "false" => Entry::Value(0),
            other => Entry::Unreadable(meant_flag(other)),
        },
    }
}

#[inline]
fn count(raw: &str, locale: Locale) -> Entry {
    // Takes a short path for a few digits, which most texts are.
    if !raw.is_empty() && raw.len() <= 9 && raw.bytes().all(|byte| byte.is_ascii_digit()) {
        let digit = |sum: u64, byte: u8| sum.wrapping_mul(10).wrapping_add(u64::from(byte.wrapping_sub(b'0')));
        return Entry::Value(raw.bytes().fold(0, digit));
    }
    let plain: String = raw.chars().filter(|char| !char.is_whitespace()).collect();
    if plain.is_empty() {
        return Entry::Empty;
    }
    let separator = if locale == Locale::Vi { '.' } else { ',' };
    let mut groups = plain.split(separator);
    let first = groups.next().unwrap_or_default();
    let grouped = plain.contains(separator);
    let well_grouped = !grouped || ((1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3));
    let digits: String = plain.chars().filter(|char| *char != separator).collect();
    if !well_grouped || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Entry::Unreadable(meant_number(&plain));
    }
    digits.parse().map_or(Entry::Huge, Entry::Value)
}

#[cfg(test)]
mod tests {
    use super::{Entry, entry};
    use crate::base::Locale::{self, En, Vi};
    use crate::figures::Kind::{Count, Flag};
    use crate::judge::faults::Repair;

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        let value = |raw: &str, locale: Locale, number| assert_eq!(entry(raw, Count, locale), Entry::Value(number), "{raw}");
        value("0", Vi, 0);
        value("007", Vi, 7);
        value("55.305", Vi, 55_305);
        value("55,305", En, 55_305);
        value("1.234.567", Vi, 1_234_567);
        value(" 12 345 ", Vi, 12_345);
        value("12\u{a0}345", En, 12_345);
        value("1234567890123", Vi, 1_234_567_890_123);
        assert_eq!(entry("99999999999999999999999", Count, Vi), Entry::Huge);
        for nothing in ["", " ", "\u{3000}"] {
            assert_eq!(entry(nothing, Count, Vi), Entry::Empty);
        }
    }

    #[test]
    fn what_the_language_does_not_write_is_refused_with_what_was_meant() {
        let meant = |raw: &str, locale: Locale, number: Option<u64>| {
            assert_eq!(entry(raw, Count, locale), Entry::Unreadable(number.map(Repair::Number)), "{raw}");
        };
        meant("55,305", Vi, Some(55_305));
        meant("55.305", En, Some(55_305));
        meant("５５", Vi, Some(55));
        meant("٤٢", En, Some(42));
        for raw in ["1,5", "1.5", "-1", "năm", "1.2345", "12.34.567", ".123", "1e3", "+5", "0x10"] {
            meant(raw, Vi, None);
        }
    }

    #[test]
    fn a_flag_is_true_or_false() {
        for (raw, read) in [("true", Entry::Value(1)), ("false", Entry::Value(0)), ("", Entry::Empty)] {
            assert_eq!(entry(raw, Flag, Vi), read);
        }
        assert_eq!(entry("1", Flag, Vi), Entry::Unreadable(Some(Repair::Flag(true))));
        assert_eq!(entry("có", Flag, Vi), Entry::Unreadable(None));
    }
}
