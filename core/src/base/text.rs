//! Văn bản song ngữ: texts in the two languages of the library.

use super::ids;

/// Whether this build has its sentences in English too. It is a constant, so that a build without them contains none.
pub(crate) const HAS_ENGLISH: bool = cfg!(feature = "english");

ids! {
    /// Ngôn ngữ: the language of sentences.
    #[derive(Default)]
    pub enum Locale {
        /// Tiếng Việt.
        #[default]
        Vi = "vi",
        /// English.
        En = "en",
    }
}

/// Văn bản song ngữ: a constant text of the library in Vietnamese and English.
pub type Text = Words<'static>;

/// Văn bản song ngữ: a text in Vietnamese and English. It is borrowed, because the titles of a loaded set of criteria are no constants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words<'a> {
    /// Tiếng Việt: the text in Vietnamese.
    pub vi: &'a str,
    /// Tiếng Anh: the text in English.
    pub en: &'a str,
}

impl<'a> Words<'a> {
    /// Returns the text in one language.
    #[must_use]
    pub const fn get(self, locale: Locale) -> &'a str {
        match locale {
            Locale::Vi => self.vi,
            Locale::En => self.en,
        }
    }
}

/// Makes a text of the library from its two languages. Without the feature `english` it is the Vietnamese text in both. What must keep both in
/// every build, because it is read as well as written or comes from someone else, is made field by field.
macro_rules! text {
    ($vi:expr, $en:expr $(,)?) => {
        $crate::base::Words { vi: $vi, en: const { if $crate::base::HAS_ENGLISH { $en } else { $vi } } }
    };
}

pub(crate) use text;

/// Danh từ đếm được: a noun that is counted. English has a singular and a plural, Vietnamese one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// Tiếng Việt: the noun in Vietnamese.
    pub vi: &'static str,
    /// Tiếng Anh, số ít: the noun in English, behind the number 1.
    pub one: &'static str,
    /// Tiếng Anh, số nhiều: the noun in English, behind any other number.
    pub many: &'static str,
}

impl Noun {
    /// Returns the form of the noun that follows a number.
    #[must_use]
    pub const fn of(self, number: i64, locale: Locale) -> &'static str {
        match (locale, number) {
            (Locale::Vi, _) => self.vi,
            (Locale::En, 1) => self.one,
            (Locale::En, _) => self.many,
        }
    }

    /// Returns the noun as it stands without a number.
    #[must_use]
    pub const fn text(self) -> Text {
        Text { vi: self.vi, en: self.many }
    }
}
