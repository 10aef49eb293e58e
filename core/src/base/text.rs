//! Văn bản song ngữ: texts in the two languages of the library.

use super::ids;

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

impl Locale {
    /// Có câu chữ: whether the sentences of the language are there. With the feature `texts_apart` the host may have left them out.
    #[doc(hidden)]
    #[must_use]
    pub fn has_texts(self) -> bool {
        const NAMES: Text = text!("Tiếng Việt", "English");
        // Hides the text from the compiler, which knows what the bytes were and not what the host has made of them.
        !cfg!(feature = "texts_apart") || !core::hint::black_box(NAMES).get(self).starts_with('\0')
    }

    /// The other language where only its sentences are there, and otherwise the language itself.
    pub(crate) fn or_other(self) -> Self {
        let other = match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        };
        if !self.has_texts() && other.has_texts() { other } else { self }
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

/// Makes a text of the library from its two languages, as literals. With the feature `texts_apart` the host may leave one out. So what is read
/// as well as written, or comes from someone else, is made field by field instead.
macro_rules! text {
    ($vi:expr, $en:expr $(,)?) => {
        $crate::base::Words { vi: $crate::base::apart!("vi", $vi), en: $crate::base::apart!("en", $en) }
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
