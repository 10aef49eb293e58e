//! Chuẩn hóa Unicode: asks the host, a browser, so that the module carries no tables.

use alloc::string::String;
use alloc::vec::Vec;
use js_sys::{JsString, RegExp};

/// Returns a text as NFD, character by character.
pub(in crate::base) fn nfd(text: &str) -> Vec<char> {
    String::from(JsString::from(text).normalize("NFD")).chars().collect()
}

/// Returns a text as NFC.
pub(in crate::base) fn nfc(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFC"))
}

/// Whether a character is a combining mark, which belongs to the character before it.
pub(in crate::base) fn is_mark(char: char) -> bool {
    RegExp::new("\\p{M}", "u").test(char.encode_utf8(&mut [0; 4]))
}

/// Whether a character is a letter or a digit.
pub(in crate::base) fn is_alphanumeric(char: char) -> bool {
    RegExp::new("\\p{Alphabetic}|\\p{N}", "u").test(char.encode_utf8(&mut [0; 4]))
}

/// Appends a character to a text as a small letter.
pub(in crate::base) fn push_small(char: char, text: &mut String) {
    text.push_str(&String::from(JsString::from(&*char.encode_utf8(&mut [0; 4])).to_lower_case()));
}

/// Appends a character to a text as a capital.
pub(in crate::base) fn push_capital(char: char, text: &mut String) {
    text.push_str(&String::from(JsString::from(&*char.encode_utf8(&mut [0; 4])).to_upper_case()));
}
