//! Văn bản chắc chắn không có dữ liệu cá nhân: finds in one look over a note, without splitting it, that nothing in it can be personal data.
//!
//! Most notes name no person and no long number, and a report with a note is judged again and again.

use super::phrases::{ABODE, ADDRESS, BIRTH};
use crate::base::{is_alphanumeric, is_in_any_case, is_of_vietnamese};

/// The fewest digits of a number that is found: those of a passport.
const FEWEST_DIGITS: usize = 7;

/// Whether a note surely holds no personal data; `false` says that it has to be searched.
///
/// A finding needs the sign of an e-mail address, digits that stand close together, or a phrase about a person.
pub(super) fn is_surely_clean(note: &str) -> bool {
    let mut digits: usize = 0;
    let mut word = None;
    for (place, char) in note.char_indices() {
        // Most characters are letters. One that is no letter of Vietnamese is left to the search, like everything that has another plain form.
        if char.is_ascii_alphabetic() || (!char.is_ascii() && is_of_vietnamese(char) && is_alphanumeric(char)) {
            word.get_or_insert(place);
            digits = 0;
            continue;
        }
        if let Some(begin) = word.take()
            && note.get(begin..place).is_none_or(begins_a_phrase)
        {
            return false;
        }
        digits = match char {
            '0'..='9' => digits.wrapping_add(1),
            // Goes on over what stands between the groups of a number.
            '.' | '-' | '(' | ')' | '·' => digits,
            // The search leaves soft hyphens out of words.
            '@' | '\u{ad}' => return false,
            other if !is_of_vietnamese(other) => return false,
            space if space.is_whitespace() => digits,
            _ => 0,
        };
        if digits >= FEWEST_DIGITS {
            return false;
        }
    }
    !word.is_some_and(|begin| note.get(begin..).is_none_or(begins_a_phrase))
}

/// Whether a word, in any case, is the first of a phrase about a person.
fn begins_a_phrase(word: &str) -> bool {
    /// The bits in which the last byte of a small letter of Vietnamese differs from that of its capital, so that few words are read further.
    const CASE: u8 = 0x21;
    let last = |word: &str| word.as_bytes().last().map(|last| last & !CASE);
    let is = |first: &&str| {
        // The capitals of these letters have as many bytes as the small ones.
        let may_be = first.len() == word.len() && last(first) == last(word);
        may_be && word.chars().zip(first.chars()).all(|(char, small)| is_in_any_case(char, small))
    };
    FIRST_WORDS.iter().any(is)
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

    #[test]
    fn each_first_word_is_known_in_small_letters_and_in_capitals() {
        for word in FIRST_WORDS {
            assert!(begins_a_phrase(word) && begins_a_phrase(&word.to_uppercase()), "{word}");
        }
    }
}
