//! Chuẩn hóa Unicode: uses the canonical tables of `unicode-normalization` alone, because its iterators would also link the larger tables
//! of compatibility.

use crate::base::sort_by_key;
use alloc::string::String;
use alloc::vec::Vec;
pub(in crate::base) use unicode_normalization::char::is_combining_mark as is_mark;
use unicode_normalization::char::{canonical_combining_class as class, compose, decompose_canonical};

/// Returns a text as NFD, character by character.
pub(in crate::base) fn nfd(text: &str) -> Vec<char> {
    let mut chars = Vec::with_capacity(text.len());
    text.chars().for_each(|char| decompose_canonical(char, |part| chars.push(part)));
    // Sorts the marks behind each base by their classes; a base keeps its place.
    let mut bases = 0_u32;
    let keyed = chars.into_iter().map(|char| {
        let class = class(char);
        bases = bases.saturating_add(u32::from(class == 0));
        // Counts bases, so that each mark sorts behind its own base, whose class is 0.
        ((bases, class), char)
    });
    let mut keyed: Vec<_> = keyed.collect();
    sort_by_key(&mut keyed, |(key, _)| *key);
    keyed.into_iter().map(|(_, char)| char).collect()
}

/// Returns a text as NFC.
pub(in crate::base) fn nfc(text: &str) -> String {
    let mut chars: Vec<char> = Vec::with_capacity(text.len());
    // Keeps the place of the last base, and the class of the last character behind it.
    let (mut base, mut last): (Option<usize>, Option<u8>) = (None, None);
    for char in nfd(text) {
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
    chars.into_iter().collect()
}

/// Whether a character is a letter or a digit.
pub(in crate::base) fn is_alphanumeric(char: char) -> bool {
    char.is_alphanumeric()
}

/// Appends a character to a text as a small letter.
pub(in crate::base) fn push_small(char: char, text: &mut String) {
    text.extend(char.to_lowercase());
}

/// Appends a character to a text as a capital.
pub(in crate::base) fn push_capital(char: char, text: &mut String) {
    text.extend(char.to_uppercase());
}
