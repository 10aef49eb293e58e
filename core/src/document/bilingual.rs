//! Văn bản song ngữ: a text in both languages, as documents carry it.
//!
//! It owns its words, as they can be read from a document or made late; [`Text`] only borrows those of the constants.

use crate::base::{Locale, Text};
use alloc::borrow::Cow;

/// Văn bản hai thứ tiếng: a text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Text"))]
pub struct Bilingual {
    /// Tiếng Việt: the text in Vietnamese.
    pub vi: Cow<'static, str>,
    /// Tiếng Anh: the text in English.
    pub en: Cow<'static, str>,
}

impl Bilingual {
    /// Makes a text of what gives its words in a language. Where the host left out the sentences of one, the other stands for both.
    pub(crate) fn of<W: Into<Cow<'static, str>>>(words: impl Fn(Locale) -> W) -> Self {
        Self { vi: words(Locale::Vi.or_other()).into(), en: words(Locale::En.or_other()).into() }
    }
}

impl From<Text> for Bilingual {
    fn from(text: Text) -> Self {
        Self::of(|locale| text.get(locale))
    }
}
