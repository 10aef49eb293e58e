//! Chuẩn hóa Unicode: the normal forms NFC and NFD. The characters of Vietnamese are decided here by their ranges; for all others tables
//! are asked, or the host where it is a browser.

#[cfg(all(feature = "js", target_arch = "wasm32"))]
pub(super) mod host;
#[cfg(not(all(feature = "js", target_arch = "wasm32")))]
pub(super) mod tables;

use alloc::borrow::Cow;
use alloc::vec::Vec;
#[cfg(all(feature = "js", target_arch = "wasm32"))]
pub(super) use host as standard;
#[cfg(not(all(feature = "js", target_arch = "wasm32")))]
pub(super) use tables as standard;

/// Returns a text as NFD, character by character.
pub(crate) fn nfd(text: &str) -> Vec<char> {
    standard::nfd(text)
}

/// Returns a text as NFC.
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if is_surely_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(standard::nfc(text)) }
}

/// Whether a character is a combining mark, which belongs to the character before it.
pub(crate) fn is_mark(char: char) -> bool {
    match char {
        '\u{300}'..='\u{36f}' => true,
        other => !is_of_vietnamese(other) && standard::is_mark(other),
    }
}

/// Whether a text is NFC.
pub(crate) fn is_nfc(text: &str) -> bool {
    is_surely_nfc(text) || standard::nfc(text) == text
}

/// Whether every character lies in the two ranges of Vietnamese, whose characters are always in NFC.
pub(crate) fn is_surely_nfc(text: &str) -> bool {
    // A byte above 0xcb begins a character behind the first range; 0xe1 and one from 0xb8 to 0xbb begin those of the second.
    !any_pair(text, |byte, next| (byte > 0xcb) & !((byte == 0xe1) & (next & 0xfc == 0xb8)))
}

/// Whether something is so of any two bytes that follow each other. It asks of all of them alike, so that a processor takes many at once.
#[inline(always)]
pub(crate) fn any_pair(text: &str, is_so: impl Fn(u8, u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    pairs.fold(false, |any, (byte, next)| any | is_so(*byte, *next))
}

/// Whether a character lies in one of the two ranges in which the letters of Vietnamese and ASCII are.
pub(crate) const fn is_of_vietnamese(char: char) -> bool {
    matches!(char, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::{is_mark, is_nfc, is_of_vietnamese, is_surely_nfc, nfc, nfd};
    use alloc::string::String;
    use alloc::vec::Vec;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    /// Generates texts of base letters, marks of several classes, Hangul and characters that never compose again.
    fn any_text() -> impl Strategy<Value = String> {
        let odd = "aeơƯđ가ᄀ\u{1161}\u{11a8}\u{300}\u{301}\u{323}\u{302}\u{31b}\u{327}\u{345}\u{5b0}\u{94d}\u{9d7}\u{9c7}\u{958}\u{2126}\u{f900}\u{1d157}\u{1d165}";
        let char = prop_oneof![3 => prop::sample::select(odd.chars().collect::<Vec<_>>()), 1 => any::<char>()];
        prop::collection::vec(char, 0..12).prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn texts_are_composed_and_decomposed_as_the_standard_says(text in any_text()) {
            prop_assert_eq!(nfc(&text), text.nfc().collect::<String>());
            prop_assert_eq!(nfd(&text), text.nfd().collect::<Vec<_>>());
            prop_assert_eq!(is_nfc(&text), unicode_normalization::is_nfc(&text));
            prop_assert_eq!(is_surely_nfc(&text), text.chars().all(is_of_vietnamese));
        }
    }

    #[test]
    fn every_character_alone_and_with_a_mark_is_composed_as_the_standard_says() {
        for char in '\0'..=char::MAX {
            let text: String = [char, '\u{323}', '\u{301}'].iter().collect();
            assert_eq!(nfc(&text), text.nfc().collect::<String>(), "{char:?}");
            assert_eq!(is_mark(char), unicode_normalization::char::is_combining_mark(char), "{char:?}");
            assert_eq!(is_surely_nfc(&String::from(char)), is_of_vietnamese(char), "{char:?}");
        }
    }

    #[test]
    fn the_characters_that_are_taken_for_composed_are() {
        let all: String = ('\0'..='\u{2ff}').chain('\u{1e00}'..='\u{1eff}').collect();
        assert!(is_surely_nfc(&all) && unicode_normalization::is_nfc(&all));
        for char in all.chars() {
            assert_eq!(unicode_normalization::char::canonical_combining_class(char), 0, "{char:?}");
        }
        assert!(is_nfc("Số liệu đã đối chiếu"));
        assert!(!is_nfc("So\u{302}\u{301} lie\u{323}\u{302}u"));
    }
}
