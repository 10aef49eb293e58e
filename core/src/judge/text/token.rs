//! Từ, số và dấu: splits a note into words, numbers and marks, with every kind of digit, space and dash in its plain form.

use crate::base::{is_alphanumeric, is_mark, nfc, push_small};
use alloc::string::String;
use alloc::vec::Vec;

/// A note as words, numbers and marks.
pub(super) struct Note {
    tokens: Vec<Token>,
    /// The words in small letters and the digits as ASCII, one after the other, because a text for each would be an allocation for each.
    texts: String,
}

/// A word, a number or a mark.
struct Token {
    kind: TokenKind,
    /// The position in the note of its first character, from 1.
    place: usize,
    /// The part of the texts that is its own.
    begin: usize,
    end: usize,
}

#[derive(Clone, Copy)]
pub(super) enum TokenKind {
    /// Letters that stand together.
    Word(Capitals),
    /// Digits that stand together.
    Number,
    /// Any other character; spaces that stand together are one mark.
    Mark(char),
}

/// How a word was written.
#[derive(Clone, Copy, Default)]
pub(super) struct Capitals {
    /// Whether its first letter is a capital.
    is_first: bool,
    /// Whether it has several letters, all of them capitals.
    are_all: bool,
}

/// A word in small letters, and how it was written.
#[derive(Clone, Copy)]
pub(super) struct Word<'n> {
    pub small: &'n str,
    capitals: Capitals,
}

impl Word<'_> {
    /// Whether its first letter is a capital.
    pub(super) const fn is_capitalised(self) -> bool {
        self.capitals.is_first
    }

    /// Whether it has several letters, all of them capitals.
    pub(super) const fn is_in_capitals(self) -> bool {
        self.capitals.are_all
    }

    /// Whether it is written like an abbreviation: "UBND", "THPT".
    pub(super) fn is_abbreviation(self) -> bool {
        self.is_in_capitals() && self.small.is_ascii()
    }
}

impl Note {
    /// Splits a note.
    pub(super) fn of(note: &str) -> Self {
        // Words and the marks between them have some three bytes in the mean.
        let mut split = Self { tokens: Vec::with_capacity(note.len().wrapping_div(3)), texts: String::with_capacity(note.len()) };
        let mut letters = String::new();
        for (place, char) in (1..).zip(note.chars()) {
            let Some(char) = plain(char) else { continue };
            let last = split.tokens.last().map(|token| token.kind);
            let kind = if char.is_ascii_digit() {
                if let Some(TokenKind::Number) = last {
                    split.append(char);
                    continue;
                }
                TokenKind::Number
            } else if is_alphanumeric(char) || is_mark(char) {
                letters.push(char);
                if let Some(TokenKind::Word(_)) = last {
                    continue;
                }
                TokenKind::Word(Capitals::default())
            } else if char == ' ' && matches!(last, Some(TokenKind::Mark(' '))) {
                continue;
            } else {
                TokenKind::Mark(char)
            };
            let begins_word = matches!(kind, TokenKind::Word(_));
            // Closes the word before, whose letters are all known now.
            if !begins_word {
                split.close(&mut letters);
            }
            let begin = split.texts.len();
            split.tokens.push(Token { kind, place, begin, end: begin });
            if let TokenKind::Number = kind {
                split.append(char);
            }
        }
        split.close(&mut letters);
        split
    }

    /// Appends a digit to the number that is the last token.
    fn append(&mut self, digit: char) {
        self.texts.push(digit);
        self.end_last();
    }

    /// Puts the letters that were read into the word that is the last token.
    fn close(&mut self, letters: &mut String) {
        let Some(Token { kind: TokenKind::Word(capitals), begin, .. }) = self.tokens.last_mut() else { return };
        let composed = nfc(letters);
        composed.chars().for_each(|char| push_small(char, &mut self.texts));
        let small = self.texts.get(*begin..).unwrap_or_default();
        let mut are_capitals = composed.chars().zip(small.chars()).map(|(written, small)| written != small);
        let is_first = are_capitals.next().unwrap_or(false);
        let are_all = is_first && are_capitals.next() == Some(true) && are_capitals.all(|is_capital| is_capital);
        *capitals = Capitals { is_first, are_all };
        letters.clear();
        self.end_last();
    }

    /// Makes the texts so far those of the last token.
    fn end_last(&mut self) {
        if let Some(last) = self.tokens.last_mut() {
            last.end = self.texts.len();
        }
    }

    /// Returns what kind the token at a place is; `None` behind the last one.
    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Returns the position in the note of the first character of a token, from 1.
    pub(super) fn place(&self, at: usize) -> Option<usize> {
        self.tokens.get(at).map(|token| token.place)
    }

    /// Returns the word at a place.
    pub(super) fn word(&self, at: usize) -> Option<Word<'_>> {
        let token = self.tokens.get(at)?;
        if let TokenKind::Word(capitals) = token.kind { Some(Word { small: self.text(token)?, capitals }) } else { None }
    }

    /// Returns the digits of the number at a place, as ASCII.
    pub(super) fn digits(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        if let TokenKind::Number = token.kind { self.text(token) } else { None }
    }

    /// Returns the mark at a place.
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        if let TokenKind::Mark(mark) = self.kind(at)? { Some(mark) } else { None }
    }

    fn text(&self, token: &Token) -> Option<&str> {
        self.texts.get(token.begin..token.end)
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
