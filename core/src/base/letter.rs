//! Chữ cái: what is a letter or a digit, and which letter is small or capital. All that Vietnamese is written with is told here by rule;
//! the rest is asked of tables, or in a browser of the host.

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

/// Puts a character behind a text as a small letter.
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

/// Puts a character behind a text as a capital.
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
    /// The character may be one, and its small letter is wanted.
    Itself,
    /// The character may be small, and its capital is wanted.
    Wanted,
}

/// The other one of a pair of letters of Vietnamese: `None` for what is no such letter.
fn capitals(char: char, capital: Capital) -> Option<char> {
    let code = u32::from(char);
    let of_latin = ['À'..='Ö', 'Ø'..='Þ'];
    let small_of_latin = ['à'..='ö', 'ø'..='þ'];
    // Đ, Ă, Ĩ, Ũ and the letters with marks stand in pairs, the capital first and even; Ư first and odd.
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
