//! Văn bản chắc chắn không có dữ liệu cá nhân: finds in one look over a note, without splitting it, that nothing in it can be personal data.
//!
//! Most notes name no person and no long number, and a report with a note is judged again and again.

use super::phrases::{ABODE, ADDRESS, BIRTH};
use crate::base::{any_pair, is_in_any_case, is_surely_nfc};

/// The fewest digits of a number that is found: those of a passport.
const FEWEST_DIGITS: usize = 7;

/// What a byte of a note tells.
#[derive(Clone, Copy)]
enum Byte {
    /// It is a letter of Vietnamese, or a part of one.
    Letter,
    Digit,
    /// It can stand between the groups of a number.
    Gap,
    /// It ends words and numbers.
    Other,
    /// It can be part of something that is to be found, or of a character with another plain form.
    Unclear,
}

/// What each byte tells.
static BYTES: [Byte; 256] = bytes();

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::as_conversions, reason = "evaluated at compile time")]
const fn bytes() -> [Byte; 256] {
    let mut bytes = [Byte::Unclear; 256];
    let mut place = 0;
    while place < bytes.len() {
        bytes[place] = match place as u8 {
            // The letters from À to U+027F begin with 0xc3 to 0xc9, those from Ḁ to ỿ with 0xe1. What else begins with these bytes is refused before.
            b'a'..=b'z' | b'A'..=b'Z' | 0x80..=0xbf | 0xc3..=0xc9 | 0xe1 => Byte::Letter,
            b'0'..=b'9' => Byte::Digit,
            b'.' | b'-' | b'(' | b')' | b' ' | b'\t'..=b'\r' => Byte::Gap,
            b'@' | 0xc0.. => Byte::Unclear,
            _ => Byte::Other,
        };
        place += 1;
    }
    bytes
}

/// Whether a note surely holds no personal data; `false` says that it has to be searched.
///
/// A finding needs the sign of an e-mail address, digits that stand close together, or a phrase about a person. The note is read byte by byte
/// instead of character by character, because notes take nearly half of what it takes to judge a report.
pub(super) fn is_surely_clean(note: &str) -> bool {
    // Leaves characters that are not of Vietnamese to the search, and × and ÷, which stand between its letters in Unicode.
    if !is_surely_nfc(note) || any_pair(note, |byte, next| (byte == 0xc3) & ((next == 0x97) | (next == 0xb7))) {
        return false;
    }
    // Counts the bytes of the present word, and the digits that stand close together.
    let (mut letters, mut digits) = (0_usize, 0_usize);
    for (place, byte) in note.bytes().enumerate() {
        let kind = BYTES.get(usize::from(byte)).copied().unwrap_or(Byte::Unclear);
        if let Byte::Letter = kind {
            letters = letters.wrapping_add(1);
            digits = 0;
            continue;
        }
        if letters > 0 && begins_a_phrase(note, place, letters) {
            return false;
        }
        letters = 0;
        digits = match kind {
            Byte::Digit => digits.wrapping_add(1),
            // Goes on over what stands between the groups of a number.
            Byte::Gap => digits,
            Byte::Unclear => return false,
            Byte::Letter | Byte::Other => 0,
        };
        if digits >= FEWEST_DIGITS {
            return false;
        }
    }
    letters == 0 || !begins_a_phrase(note, note.len(), letters)
}

/// Whether the word of so many bytes that ends before a byte of a note is the first of a phrase about a person.
#[inline(always)]
fn begins_a_phrase(note: &str, end: usize, length: usize) -> bool {
    let last = note.as_bytes().get(end.wrapping_sub(1)).copied().unwrap_or(0);
    // Looks at the last byte and the length first, because nearly every word begins no phrase.
    let lengths = ENDINGS.get(ending(last)).copied().unwrap_or(0);
    length < 16 && lengths >> length & 1 == 1 && note.get(end.wrapping_sub(length)..end).is_none_or(is_first_word)
}

/// Whether a word, in any case, is the first of a phrase about a person.
#[inline(never)]
fn is_first_word(word: &str) -> bool {
    // The capitals of these letters have as many bytes as the small ones.
    let is = |first: &&str| first.len() == word.len() && word.chars().zip(first.chars()).all(|(char, small)| is_in_any_case(char, small));
    FIRST_WORDS.iter().any(is)
}

/// A number below 16 that the last byte of a letter of these words and that of its capital have alike.
#[expect(clippy::as_conversions, reason = "a number below 16")]
const fn ending(last: u8) -> usize {
    (last >> 1 & 0xf) as usize
}

/// For each ending of a first word, a bit for each length of such a word.
static ENDINGS: [u16; 16] = endings();

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn endings() -> [u16; 16] {
    let words = first_words();
    let (mut endings, mut place) = ([0; 16], 0);
    while place < words.len() {
        let bytes = words[place].as_bytes();
        assert!(bytes.len() < 16, "the length is the place of a bit");
        endings[ending(bytes[bytes.len() - 1])] |= 1 << bytes.len();
        place += 1;
    }
    endings
}

/// The first words of the phrases about a person.
static FIRST_WORDS: [&str; BIRTH.len() + ABODE.len() + ADDRESS.len()] = first_words();

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn first_words() -> [&'static str; BIRTH.len() + ABODE.len() + ADDRESS.len()] {
    const LISTS: [&[&str]; 3] = [&BIRTH, &ABODE, &ADDRESS];
    let mut words = [""; BIRTH.len() + ABODE.len() + ADDRESS.len()];
    let (mut list, mut place) = (0, 0);
    while list < LISTS.len() {
        let mut phrase = 0;
        while phrase < LISTS[list].len() {
            words[place] = first_word(LISTS[list][phrase]);
            (phrase, place) = (phrase + 1, place + 1);
        }
        list += 1;
    }
    words
}

#[expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "evaluated at compile time")]
const fn first_word(phrase: &str) -> &str {
    let mut end = 0;
    while end < phrase.len() && phrase.as_bytes()[end] != b' ' {
        end += 1;
    }
    phrase.split_at(end).0
}

#[cfg(test)]
mod tests {
    use super::{FIRST_WORDS, begins_a_phrase};
    use alloc::string::String;

    #[test]
    fn each_first_word_is_known_in_small_letters_and_in_capitals() {
        for word in FIRST_WORDS {
            for word in [String::from(word), word.to_uppercase()] {
                assert!(begins_a_phrase(&word, word.len(), word.len()), "{word}");
            }
        }
    }
}
