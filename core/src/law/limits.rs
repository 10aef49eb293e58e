//! Giới hạn: limits of what is written and what is published.

/// Ô nhỏ: the largest count of people that a publication suppresses, so that no person can be recognised by it.
pub const SMALL_CELL: u64 = 4;

/// Độ dài văn bản: the largest number of characters of a free text without a warning (F11).
pub const LONGEST_TEXT: usize = 2_000;

#[cfg(test)]
mod tests {
    use super::LONGEST_TEXT;
    use crate::base::{Locale, thousands};
    use crate::law::code::F11;
    use alloc::string::String;

    #[test]
    fn the_sentence_about_a_long_text_names_its_limit() {
        for locale in Locale::ALL {
            let mut limit = String::new();
            thousands(&mut limit, i128::try_from(LONGEST_TEXT).unwrap_or(0), locale);
            assert!(F11.message.get(locale).contains(&*limit), "{limit}");
        }
    }
}
