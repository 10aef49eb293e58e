//! Trích đoạn: what an error message quotes of a text that somebody typed.

use alloc::string::String;

/// Shortens a text to 40 characters for an error message, and replaces control characters, which would break its line.
pub(crate) fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let mut excerpt: String = text.chars().take(MOST).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        excerpt.push('…');
    }
    excerpt
}
