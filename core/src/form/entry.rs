//! Nhập số: reads what a person types into a field, by the conventions of Vietnamese or English.

use crate::base::Locale;
use crate::document::{digits, is_blank, visible};
use crate::figures::Kind;

/// The value of a text that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// The field is empty, which means missing and not zero.
    Empty,
    /// The text is a count, or a flag as 0 or 1.
    Value(u64),
    /// The text is a number of more than 64 bits.
    Huge,
    /// The text is no whole number, or no flag.
    Unreadable,
}

/// Reads what was typed into a field. Thousands may be separated by the sign of the language, or by one blank each. The sign of the other
/// language, fractions, digits of other scripts and several values are refused.
#[inline]
pub(super) fn entry(raw: &str, kind: Kind, locale: Locale) -> Entry {
    match kind {
        Kind::Count => count(raw, locale),
        Kind::Flag => match raw.trim() {
            "" => Entry::Empty,
            "true" => Entry::Value(1),
            "false" => Entry::Value(0),
            _ => Entry::Unreadable,
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
    written(&visible(raw), if locale == Locale::Vi { '.' } else { ',' })
}

fn written(text: &str, sign: char) -> Entry {
    if text.is_empty() {
        return Entry::Empty;
    }
    match digits(text, |char| char == sign).or_else(|| digits(text, is_blank)) {
        Some(digits) => digits.parse().map_or(Entry::Huge, Entry::Value),
        None => Entry::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, entry};
    use crate::base::Locale::{self, En, Vi};
    use crate::figures::Kind::{Count, Flag};

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
        value("1\u{202f}234\u{2009}567", Vi, 1_234_567);
        value("1234567890123", Vi, 1_234_567_890_123);
        // The end of a line that comes with a copied cell is no part of the number.
        value("35\r\n", Vi, 35);
        for unseen in
            ["55305\u{200b}", "\u{feff}55305", "\u{200e}55.305\u{202c}", "55\u{ad}305", "'55305", " ' 55 305\u{2060}", "\u{1}55305"]
        {
            value(unseen, Vi, 55_305);
        }
        assert_eq!(entry("99999999999999999999999", Count, Vi), Entry::Huge);
        for nothing in ["", " ", "\u{3000}", "\u{feff}", "'", "\t\n"] {
            assert_eq!(entry(nothing, Count, Vi), Entry::Empty);
        }
    }

    #[test]
    fn what_the_language_does_not_write_is_refused() {
        let refused = |raw: &str, locale: Locale| assert_eq!(entry(raw, Count, locale), Entry::Unreadable, "{raw}");
        refused("55,305", Vi);
        refused("55.305", En);
        let others =
            ["５５", "٤٢", "1,5", "1.5", "-1", "năm", "1.2345", "12.34.567", ".123", "1e3", "+5", "0x10", "35,00", "1O", "35 người"];
        let several =
            ["1 23", "12 7 3", "35\n9\n6", "35\n900\n600", "1\t234", "35\u{2028}900", "12  345", "55. 305", "1 234.567", "5 5305"];
        for raw in others.into_iter().chain(several).chain(["0.500", "0 123", "55''305", "''5"]) {
            refused(raw, Vi);
        }
    }

    #[test]
    fn a_flag_is_true_or_false() {
        for (raw, read) in [("true", Entry::Value(1)), ("false", Entry::Value(0)), ("", Entry::Empty), ("1", Entry::Unreadable)] {
            assert_eq!(entry(raw, Flag, Vi), read);
        }
        assert_eq!(entry("có", Flag, Vi), Entry::Unreadable);
    }
}
