//! Câu: a sentence is a constant [`Text`] with places such as `{name}`, filled late and in one language.
//!
//! Every sentence of the library is made here, so that both its languages stand side by side where it is written.

use super::{Locale, Noun, Text, Words, thousands};
use alloc::borrow::Cow;
use alloc::string::String;
#[cfg(feature = "serde")]
use alloc::vec::Vec;
use core::fmt::{Display, Write};

/// A value that a sentence can hold. It writes itself into the text, so that no string is made for it alone.
pub(crate) trait InSentence {
    /// Writes the value in the language of the sentence.
    fn put(&self, text: &mut String, locale: Locale);
}

/// A value with the name of its place.
pub(crate) type Named<'a> = (&'static str, &'a dyn InSentence);

/// A sentence with the values for its places. It can stand in a place of another one.
#[derive(Clone, Copy)]
pub(crate) struct Sentence<'a> {
    text: Text,
    values: &'a [Named<'a>],
}

impl Text {
    /// The sentence with its values, to be written later.
    pub(crate) const fn with<'a>(self, values: &'a [Named<'a>]) -> Sentence<'a> {
        Sentence { text: self, values }
    }

    /// The sentence in one language, its places filled.
    #[inline(never)]
    pub(crate) fn fill(self, values: &[Named<'_>], locale: Locale) -> String {
        let mut text = String::with_capacity(self.get(locale).len().saturating_add(PLACES));
        self.with(values).put(&mut text, locale);
        text
    }
}

impl Text {
    /// The sentence in one language, its places filled; the constant itself where it has none.
    pub(crate) fn said(self, values: &[Named<'_>], locale: Locale) -> Cow<'static, str> {
        let sentence = self.get(locale);
        if at_brace(sentence).is_none() { Cow::Borrowed(sentence) } else { Cow::Owned(self.fill(values, locale)) }
    }
}

/// As many bytes as the values of most sentences take, so that their text does not grow while it is written.
const PLACES: usize = 64;

/// A value in one language.
#[inline(never)]
pub(crate) fn in_words(value: &dyn InSentence, locale: Locale) -> String {
    let mut text = String::with_capacity(PLACES);
    value.put(&mut text, locale);
    text
}

impl InSentence for Sentence<'_> {
    /// Fills each place by its name; a place without a value stays empty. Braces around anything but a name are text.
    #[inline(never)]
    fn put(&self, text: &mut String, locale: Locale) {
        let mut rest = self.text.get(locale);
        while let Some((before, behind)) = at_brace(rest) {
            text.push_str(before);
            let place = place_of(behind);
            rest = if let Some((name, after)) = place {
                if let Some((_, value)) = self.values.iter().find(|(known, _)| *known == name) {
                    value.put(text, locale);
                }
                after
            } else {
                text.push('{');
                behind
            };
        }
        text.push_str(rest);
    }
}

/// Returns the names of the places of a sentence.
#[cfg(feature = "serde")]
pub(crate) fn places(mut sentence: &str) -> Vec<&str> {
    let mut names = Vec::new();
    while let Some((_, behind)) = at_brace(sentence) {
        names.extend(place_of(behind).map(|(name, _)| name));
        sentence = behind;
    }
    names
}

/// Splits a sentence at its first opening brace. It looks at eight bytes together, because every sentence of a document is searched.
fn at_brace(sentence: &str) -> Option<(&str, &str)> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = sentence.as_bytes().as_chunks();
    // The lowest bit that is set is that of the first brace.
    let brace_in = |word: &[u8; 8]| {
        let other = u64::from_le_bytes(*word) ^ EACH.wrapping_mul(0x7b);
        other.wrapping_sub(EACH) & !other & EACH.wrapping_mul(0x80)
    };
    let in_words = words.iter().map(brace_in).zip((0_usize..).step_by(8)).find(|(brace, _)| *brace != 0);
    let at = match in_words {
        Some((brace, from)) => from.saturating_add(usize::try_from(brace.trailing_zeros().wrapping_div(8)).ok()?),
        None => rest.iter().position(|byte| *byte == b'{')?.saturating_add(words.len().saturating_mul(8)),
    };
    Some((sentence.get(..at)?, sentence.get(at.saturating_add(1)..)?))
}

/// The name of the place that begins behind a brace, and what stands behind the place; `None` where the brace is text.
fn place_of(behind: &str) -> Option<(&str, &str)> {
    let end = behind.bytes().position(|byte| !is_of_name(byte))?;
    Some((behind.get(..end)?, behind.get(end..)?.strip_prefix('}')?))
}

const fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'
}

/// A number with its thousands set apart.
impl InSentence for i64 {
    fn put(&self, text: &mut String, locale: Locale) {
        thousands(text, i128::from(*self), locale);
    }
}

impl InSentence for u64 {
    fn put(&self, text: &mut String, locale: Locale) {
        thousands(text, i128::from(*self), locale);
    }
}

/// Text as it is, such as a name or what was typed.
impl InSentence for &str {
    fn put(&self, text: &mut String, _: Locale) {
        text.push_str(self);
    }
}

impl InSentence for String {
    fn put(&self, text: &mut String, _: Locale) {
        text.push_str(self);
    }
}

impl InSentence for Cow<'_, str> {
    fn put(&self, text: &mut String, _: Locale) {
        text.push_str(self);
    }
}

/// Words of the library; braces in them are text.
impl InSentence for Words<'_> {
    fn put(&self, text: &mut String, locale: Locale) {
        text.push_str(self.get(locale));
    }
}

/// Nothing is written for what is not there.
impl<T: InSentence> InSentence for Option<T> {
    fn put(&self, text: &mut String, locale: Locale) {
        if let Some(value) = self {
            value.put(text, locale);
        }
    }
}

/// A number of something, such as "5 người".
pub(crate) struct Counted(pub i64, pub Noun);

impl InSentence for Counted {
    fn put(&self, text: &mut String, locale: Locale) {
        self.0.put(text, locale);
        text.push(' ');
        text.push_str(self.1.of(self.0, locale));
    }
}

/// A value as documents write it, the same in both languages: a line number, a code, a date like 2025-12-14.
pub(crate) struct Plain<'a>(pub &'a dyn Display);

impl InSentence for Plain<'_> {
    fn put(&self, text: &mut String, _: Locale) {
        // Writing to a string does not fail.
        let _ = write!(text, "{}", self.0);
    }
}

/// Displays an error as its sentence in English, so that the words stand in one place.
macro_rules! display_in_english {
    ($type:ty) => {
        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(&crate::base::in_words(self, crate::base::Locale::En))
            }
        }
    };
}

pub(crate) use display_in_english;

#[cfg(test)]
mod tests {
    use super::{Counted, InSentence, Plain};
    use crate::base::Locale::{En, Vi};
    use crate::base::{Noun, text};

    #[test]
    fn places_are_filled_in_the_language_of_the_sentence() {
        let unit = Noun { vi: "người", one: "person", many: "people" };
        let text = text!("dòng {line}: thiếu {many}", "line {line}: {many} missing");
        let values: [(&'static str, &dyn InSentence); 2] = [("line", &Plain(&1_234)), ("many", &Counted(5_000, unit))];
        assert_eq!(text.fill(&values, Vi), "dòng 1234: thiếu 5.000 người");
        assert_eq!(text.fill(&values, En), "line 1234: 5,000 people missing");
    }

    #[test]
    fn a_sentence_stands_in_another_and_other_braces_are_text() {
        let inner = text!("“{raw}”", "`{raw}`");
        let outer = text!("{what} cần là { … } hay {\"a\": 1}{none}, {", "{what} must be { … } or {\"a\": 1}{none}, {");
        assert_eq!(outer.fill(&[("what", &inner.with(&[("raw", &"{raw}")]))], Vi), "“{raw}” cần là { … } hay {\"a\": 1}, {");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn the_places_of_a_sentence_are_found_by_their_names() {
        use super::places;
        assert_eq!(places("{what} cần là { … } hay {\"a\": 1}{none}, {"), ["what", "none"]);
        assert_eq!(places("không có chỗ nào, éééééééé{{a}, {b_1} {C} é{c"), ["a", "b_1"]);
        assert!(places("").is_empty());
    }
}
