//! Chuẩn hóa Unicode by the canonical tables alone. The iterators of the library below also bring the tables of compatibility along.

use crate::base::sort_by_key;
use alloc::string::String;
use alloc::vec::Vec;
pub(in crate::base) use unicode_normalization::char::is_combining_mark as is_mark;
use unicode_normalization::char::{canonical_combining_class as class, compose, decompose_canonical};

/// A text as NFD, character by character.
pub(in crate::base) fn decomposed(text: &str) -> Vec<char> {
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
pub(in crate::base) fn composed(text: &str) -> String {
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
    chars.into_iter().collect()
}

/// Whether a character is a letter or a digit.
pub(in crate::base) fn is_alphanumeric(char: char) -> bool {
    char.is_alphanumeric()
}

/// Puts a character behind a text as a small letter.
pub(in crate::base) fn push_small(char: char, text: &mut String) {
    text.extend(char.to_lowercase());
}

/// Puts a character behind a text as a capital.
pub(in crate::base) fn push_capital(char: char, text: &mut String) {
    text.extend(char.to_uppercase());
}
