//! Text in the two languages of the library, and text that was typed.

use alloc::string::String;

use super::ids;

ids! {
    /// The language of sentences.
    #[derive(Default)]
    pub enum Locale {
        /// Tiếng Việt.
        #[default]
        Vi = "vi",
        /// English.
        En = "en",
    }
}

/// A text of the library in Vietnamese and English.
pub type Text = Words<'static>;

/// A text in Vietnamese and English; that of a criteria set of someone's own is borrowed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Text"))]
pub struct Words<'a> {
    /// Tiếng Việt.
    pub vi: &'a str,
    /// English.
    pub en: &'a str,
}

impl<'a> Words<'a> {
    /// A text in both languages.
    #[must_use]
    pub const fn new(vi: &'a str, en: &'a str) -> Self {
        Self { vi, en }
    }

    /// The text in one language.
    #[must_use]
    pub const fn r#in(self, locale: Locale) -> &'a str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
        }
    }
}

/// What was typed, as an error shows it: at most 40 characters, nothing in it that would break the line.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = text.chars().take(MOST).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
