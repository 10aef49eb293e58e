//! Từ, số và dấu: splits a note into words, numbers and marks, with every kind of digit, space and dash in its plain form.

use crate::base::{is_alphanumeric, is_mark, nfc, push_small};
use alloc::string::String;
use alloc::vec::Vec;

/// A word, a number or a mark, with the position in the note of its first character, from 1.
#[derive(Debug)]
pub(super) struct Token {
    pub place: usize,
    pub kind: TokenKind,
}

#[derive(Debug)]
pub(super) enum TokenKind {
    /// Letters that stand together.
    Word(Word),
    /// Digits that stand together, as ASCII.
    Number(String),
    /// Any other character; spaces that stand together are one mark.
    Mark(char),
}

/// A word in small letters, and how it was written.
#[derive(Debug, Default)]
pub(super) struct Word {
    pub small: String,
    /// Whether its first letter is a capital.
    pub is_capitalised: bool,
    /// Whether it has several letters, all of them capitals.
    pub is_in_capitals: bool,
}

impl Word {
    fn new(written: &str) -> Self {
        let composed = nfc(written);
        let mut small = String::with_capacity(composed.len());
        composed.chars().for_each(|char| push_small(char, &mut small));
        let mut capitals = composed.chars().zip(small.chars()).map(|(written, small)| written != small);
        let is_capitalised = capitals.next().unwrap_or(false);
        let second = capitals.next();
        let is_in_capitals = is_capitalised && second == Some(true) && capitals.all(|is_capital| is_capital);
        Self { small, is_capitalised, is_in_capitals }
    }

    /// Whether it is written like an abbreviation: "UBND", "THPT".
    pub(super) fn is_abbreviation(&self) -> bool {
        self.is_in_capitals && self.small.is_ascii()
    }
}

/// Splits a note.
pub(super) fn tokens(note: &str) -> Vec<Token> {
    // Words and the marks between them have some three bytes in the mean.
    let mut tokens: Vec<Token> = Vec::with_capacity(note.len().wrapping_div(3));
    let mut letters = String::new();
    for (place, char) in (1..).zip(note.chars()) {
        let Some(char) = plain(char) else { continue };
        let last = tokens.last_mut().map(|token| &mut token.kind);
        let kind = if char.is_ascii_digit() {
            if let Some(TokenKind::Number(digits)) = last {
                digits.push(char);
                continue;
            }
            TokenKind::Number(String::from(char))
        } else if is_alphanumeric(char) || is_mark(char) {
            letters.push(char);
            if let Some(TokenKind::Word(_)) = last {
                continue;
            }
            TokenKind::Word(Word::default())
        } else if char == ' ' && matches!(last, Some(TokenKind::Mark(' '))) {
            continue;
        } else {
            TokenKind::Mark(char)
        };
        // Closes the word before, whose letters are all known now.
        if !matches!(kind, TokenKind::Word(_)) {
            close(&mut tokens, &mut letters);
        }
        tokens.push(Token { place, kind });
    }
    close(&mut tokens, &mut letters);
    tokens
}

/// Puts the letters that were read into the last word.
fn close(tokens: &mut [Token], letters: &mut String) {
    if let Some(Token { kind: TokenKind::Word(word), .. }) = tokens.last_mut() {
        *word = Word::new(letters);
        letters.clear();
    }
}

/// Returns the plain form of a character; `None` for a character that is not visible. Tabs and ends of lines are one mark, which separates
/// numbers, because they stand between the cells of a table.
fn plain(char: char) -> Option<char> {
    match char {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Some('-'),
        '·' | '•' | '\u{2024}' | '\u{2027}' => Some('.'),
        // Full-width forms stand in the order of ASCII.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(char).wrapping_sub(0xfee0)),
        other if other.is_whitespace() => Some(' '),
        other => Some(other),
    }
}
