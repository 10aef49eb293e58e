//! Text that was typed, as an error shows it.

use alloc::string::String;

/// What was typed, as an error shows it: at most 40 characters, nothing in it that would break the line.
pub(crate) fn shown(text: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = text.chars().take(MOST).map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    if text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}
