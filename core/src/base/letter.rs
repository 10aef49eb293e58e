//! Chữ cái: which characters are letters or digits, and which letters are small or capital. The letters of Vietnamese are decided here by
//! rules; for all others the tables of the standard library are asked, or the host where it is a browser.

use super::nfc::standard;
use alloc::string::String;

/// Whether a character is a letter or a digit.
pub(crate) fn is_alphanumeric(char: char) -> bool {
    match char {
        '\0'..='\x7f' => char.is_ascii_alphanumeric(),
        'À'..='ʯ' | 'Ḁ'..='ỿ' => !matches!(char, '×' | '÷'),
        other => standard::is_alphanumeric(other),
    }
}

/// Whether a character is this small letter of Vietnamese or its capital.
pub(crate) fn is_in_any_case(char: char, small: char) -> bool {
    char == small || if char.is_ascii() { char.to_ascii_lowercase() == small } else { capitals(char, Capital::Itself) == Some(small) }
}

/// Appends a character to a text as a small letter.
pub(crate) fn push_small(char: char, text: &mut String) {
    match char {
        '\0'..='\x7f' => text.push(char.to_ascii_lowercase()),
        'ß'..='ÿ' | '\u{300}'..='\u{344}' => text.push(char),
        other => match capitals(other, Capital::Itself) {
            Some(small) => text.push(small),
            None => standard::push_small(other, text),
        },
    }
}

/// Appends a character to a text as a capital.
pub(crate) fn push_capital(char: char, text: &mut String) {
    match char {
        '\0'..='\x7f' => text.push(char.to_ascii_uppercase()),
        other => match capitals(other, Capital::Wanted) {
            Some(capital) => text.push(capital),
            None => standard::push_capital(other, text),
        },
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Capital {
    /// The character may be a capital; its small letter is wanted.
    Itself,
    /// The character may be a small letter; its capital is wanted.
    Wanted,
}

/// Returns the small letter or the capital of a Latin letter that Vietnamese uses; `None` for any other character.
fn capitals(char: char, capital: Capital) -> Option<char> {
    let code = u32::from(char);
    let of_latin = ['À'..='Ö', 'Ø'..='Þ'];
    let small_of_latin = ['à'..='ö', 'ø'..='þ'];
    // Đ, Ă, Ĩ, Ũ and the letters with marks have code points in pairs: the capital is even and the small letter follows. Ư is odd.
    let in_pairs = matches!(char, 'Ā'..='į' | 'Ŋ'..='ŷ' | 'Ơ'..='ơ' | 'Ạ'..='ỿ');
    let is_even = code & 1 == 0;
    let other = match capital {
        Capital::Itself if of_latin.iter().any(|letters| letters.contains(&char)) => code.wrapping_add(0x20),
        Capital::Itself if (in_pairs && is_even) || char == 'Ư' => code.wrapping_add(1),
        Capital::Itself if in_pairs || char == 'ư' => code,
        Capital::Wanted if small_of_latin.iter().any(|letters| letters.contains(&char)) => code.wrapping_sub(0x20),
        Capital::Wanted if (in_pairs && !is_even) || char == 'ư' => code.wrapping_sub(1),
        Capital::Wanted if in_pairs || char == 'Ư' => code,
        _ => return None,
    };
    char::from_u32(other)
}

#[cfg(test)]
mod tests {
    use super::{is_alphanumeric, push_capital, push_small};
    use alloc::string::String;

    #[test]
    fn every_character_is_what_the_standard_library_says() {
        for char in '\0'..=char::MAX {
            let (mut small, mut capital) = (String::new(), String::new());
            push_small(char, &mut small);
            push_capital(char, &mut capital);
            assert_eq!(small, char.to_lowercase().collect::<String>(), "{char:?}");
            assert_eq!(capital, char.to_uppercase().collect::<String>(), "{char:?}");
            assert_eq!(is_alphanumeric(char), char.is_alphanumeric(), "{char:?}");
        }
    }
}
