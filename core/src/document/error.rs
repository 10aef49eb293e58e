//! Tài liệu báo lỗi: the answer to a document that cannot be read at all.

use super::read::ReadError;
use super::to_json;
use crate::base::Locale;
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use serde::{Deserialize, Serialize};

/// Tài liệu không đọc được: the answer to a document that cannot be read at all (`kh302.error/1`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ErrorDocument {
    /// Loại tài liệu: always `kh302.error/1`.
    pub schema: Cow<'static, str>,
    /// Lỗi: what is wrong with the document.
    pub error: ErrorBody,
}

/// Lỗi: why no answer can be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ErrorBody {
    /// Mã lỗi: the kind of error. A service answers over HTTP with 400 for `not_json` and `too_deep`, 404 for `unknown_call`, 409 for
    /// `other_report`, 413 for `too_large`, 500 for `internal`, 501 for `left_out`, and 422 for every other one.
    pub code: Cow<'static, str>,
    /// Câu giải thích lỗi: the sentence for people.
    pub message: String,
    /// Vị trí của lỗi: a JSON pointer into the document; empty for the whole document.
    pub at: String,
}

impl ErrorDocument {
    /// Makes the document for an error, in a language; where its sentences were left out, in the other one.
    #[must_use]
    pub fn new(error: &ReadError, locale: Locale) -> Self {
        let locale = locale.or_other();
        let error = if locale.has_texts() { error } else { &ReadError::TextsLeftOut };
        let error = ErrorBody { code: error.code().into(), message: error.sentence(locale), at: error.at().to_string() };
        Self { schema: "kh302.error/1".into(), error }
    }
}

impl ReadError {
    /// Returns the error as a document in JSON (`kh302.error/1`), in a language.
    #[must_use]
    pub fn json(&self, locale: Locale) -> String {
        to_json(&ErrorDocument::new(self, locale))
    }
}
