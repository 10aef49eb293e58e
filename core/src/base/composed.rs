//! Chuẩn hóa Unicode: NFC and NFD from the canonical tables alone. The iterators of the library below also bring the tables
//! of compatibility along, 60 kB of a module for a browser.

use super::sort_by_key;
use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use unicode_normalization::char::{canonical_combining_class as class, compose, decompose_canonical};

/// A text as NFD, character by character.
pub(crate) fn decomposed(text: &str) -> Vec<char> {
    let mut chars = Vec::with_capacity(text.len());
    text.chars().for_each(|char| decompose_canonical(char, |part| chars.push(part)));
    // Marks stand in the order of their classes; what is no mark stays where it is.
    let mut bases = 0_u32;
    let keyed = chars.into_iter().map(|char| {
        let class = class(char);
        bases = bases.saturating_add(u32::from(class == 0));
        // Each mark behind its base, which has the class 0 itself.
        ((bases, class), char)
    });
    let mut keyed: Vec<_> = keyed.collect();
    sort_by_key(&mut keyed, |(key, _)| *key);
    keyed.into_iter().map(|(_, char)| char).collect()
}

/// A text as NFC.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if is_surely_composed(text) {
        return Cow::Borrowed(text);
    }
    let mut chars: Vec<char> = Vec::with_capacity(text.len());
    // The last character that is no mark, and the class of what came last after it.
    let (mut base, mut last): (Option<usize>, Option<u8>) = (None, None);
    for char in decomposed(text) {
        let own = class(char);
        let in_reach = last.is_none_or(|last| last != 0 && last < own);
        let before = base.filter(|_| in_reach).and_then(|base| chars.get_mut(base));
        if let Some(before) = before
            && let Some(both) = compose(*before, char)
        {
            *before = both;
            continue;
        }
        if own == 0 {
            (base, last) = (Some(chars.len()), None);
        } else {
            last = Some(own);
        }
        chars.push(char);
    }
    Cow::Owned(chars.into_iter().collect::<String>())
}

/// Whether a text is NFC.
pub(crate) fn is_composed(text: &str) -> bool {
    composed(text) == text
}

/// All that Vietnamese is written with lies in two ranges whose characters always are NFC.
fn is_surely_composed(text: &str) -> bool {
    text.chars().all(|char| matches!(char, '\0'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}'))
}

#[cfg(test)]
mod tests {
    use super::{composed, decomposed, is_composed, is_surely_composed};
    use alloc::string::String;
    use alloc::vec::Vec;
    use proptest::prelude::*;
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    /// Bases, marks of several classes, Hangul and characters that never compose back.
    fn any_text() -> impl Strategy<Value = String> {
        let odd = "aeơƯđ가ᄀ\u{1161}\u{11a8}\u{300}\u{301}\u{323}\u{302}\u{31b}\u{327}\u{345}\u{5b0}\u{94d}\u{9d7}\u{9c7}\u{958}\u{2126}\u{f900}\u{1d157}\u{1d165}";
        let char = prop_oneof![3 => prop::sample::select(odd.chars().collect::<Vec<_>>()), 1 => any::<char>()];
        prop::collection::vec(char, 0..12).prop_map(|chars| chars.into_iter().collect())
    }

    proptest! {
        #[test]
        fn texts_are_composed_and_decomposed_as_the_standard_says(text in any_text()) {
            prop_assert_eq!(composed(&text), text.nfc().collect::<String>());
            prop_assert_eq!(decomposed(&text), text.nfd().collect::<Vec<_>>());
            prop_assert_eq!(is_composed(&text), is_nfc(&text));
        }
    }

    #[test]
    fn every_character_alone_and_with_a_mark_is_composed_as_the_standard_says() {
        for char in '\0'..=char::MAX {
            let text: String = [char, '\u{323}', '\u{301}'].iter().collect();
            assert_eq!(composed(&text), text.nfc().collect::<String>(), "{char:?}");
        }
    }

    #[test]
    fn the_characters_that_are_taken_for_composed_are() {
        let all: String = ('\0'..='\u{2ff}').chain('\u{1e00}'..='\u{1eff}').collect();
        assert!(is_surely_composed(&all) && is_nfc(&all));
        for char in all.chars() {
            assert_eq!(unicode_normalization::char::canonical_combining_class(char), 0, "{char:?}");
        }
        assert!(is_composed("Số liệu đã đối chiếu"));
        assert!(!is_composed("So\u{302}\u{301} lie\u{323}\u{302}u"));
    }
}
