//! Chuẩn hóa Unicode by the host, whose tables need not be loaded.

use alloc::string::String;
use alloc::vec::Vec;
use js_sys::{JsString, RegExp};

/// A text as NFD, character by character.
pub(super) fn decomposed(text: &str) -> Vec<char> {
    String::from(JsString::from(text).normalize("NFD")).chars().collect()
}

/// A text as NFC.
pub(super) fn composed(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFC"))
}

/// Whether a character is a mark on the one before it.
pub(super) fn is_mark(char: char) -> bool {
    RegExp::new("\\p{M}", "u").test(char.encode_utf8(&mut [0; 4]))
}
