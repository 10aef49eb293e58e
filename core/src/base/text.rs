//! Text in the two languages of the library.

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

/// A text in Vietnamese and English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Text {
    /// Tiếng Việt.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// A text in both languages.
    #[must_use]
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The text in one language.
    #[must_use]
    pub const fn r#in(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
        }
    }
}
