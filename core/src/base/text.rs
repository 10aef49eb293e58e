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

/// A text of the library in Vietnamese and English.
pub type Text = Words<'static>;

/// A text in Vietnamese and English; that of a criteria set of someone's own is borrowed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    pub const fn get(self, locale: Locale) -> &'a str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
        }
    }
}

/// Danh từ đếm được: what is counted. English has a form for one, Vietnamese has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Tiếng Việt.
    pub vi: &'static str,
    /// English, for one.
    pub one: &'static str,
    /// English, for any other number.
    pub many: &'static str,
}

impl Noun {
    /// The noun behind a number.
    #[must_use]
    pub const fn of(self, number: i64, locale: Locale) -> &'static str {
        match (locale, number) {
            (Locale::Vi, _) => self.vi,
            (Locale::En, 1) => self.one,
            (Locale::En, _) => self.many,
        }
    }

    /// The noun without a number.
    #[must_use]
    pub const fn text(self) -> Text {
        Text::new(self.vi, self.many)
    }
}
