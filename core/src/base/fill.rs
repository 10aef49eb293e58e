//! Câu: a sentence is a constant [`Text`] with places such as `{name}`, filled late and in one language.
//!
//! Every sentence of the library is made here, so that both its languages stand side by side where it is written.

use super::{Locale, Noun, Text, Words, thousands};
use alloc::borrow::Cow;
use alloc::string::String;
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
        in_words(&self.with(values), locale)
    }
}

/// A value in one language.
#[inline(never)]
pub(crate) fn in_words(value: &dyn InSentence, locale: Locale) -> String {
    let mut text = String::new();
    value.put(&mut text, locale);
    text
}

impl InSentence for Sentence<'_> {
    /// Fills each place by its name; a place without a value stays empty. Braces around anything but a name are text.
    #[inline(never)]
    fn put(&self, text: &mut String, locale: Locale) {
        let mut rest = self.text.get(locale);
        text.reserve(rest.len().saturating_add(64));
        while let Some((before, behind)) = rest.split_once('{') {
            text.push_str(before);
            let place = behind.split_once('}').filter(|(name, _)| name.bytes().all(is_of_name));
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
    use crate::base::{Noun, Text};

    #[test]
    fn places_are_filled_in_the_language_of_the_sentence() {
        let unit = Noun { vi: "người", one: "person", many: "people" };
        let text = Text::new("dòng {line}: thiếu {many}", "line {line}: {many} missing");
        let values: [(&'static str, &dyn InSentence); 2] = [("line", &Plain(&1_234)), ("many", &Counted(5_000, unit))];
        assert_eq!(text.fill(&values, Vi), "dòng 1234: thiếu 5.000 người");
        assert_eq!(text.fill(&values, En), "line 1234: 5,000 people missing");
    }

    #[test]
    fn a_sentence_stands_in_another_and_other_braces_are_text() {
        let inner = Text::new("“{raw}”", "`{raw}`");
        let outer = Text::new("{what} cần là { … } hay {\"a\": 1}{none}, {", "{what} must be { … } or {\"a\": 1}{none}, {");
        assert_eq!(outer.fill(&[("what", &inner.with(&[("raw", &"{raw}")]))], Vi), "“{raw}” cần là { … } hay {\"a\": 1}, {");
    }
}
