//! Văn bản JSON: parses text of a bounded size, and finds the line and column of the first fault.

use super::error::ReadError;
use crate::base::parse as json;
use crate::figures::{FIGURE_COUNT, FIGURES};
use json::{Json, JsonError};

/// Kích thước tối đa: the largest document, in bytes.
pub const LARGEST: usize = 1 << 20;

pub(super) fn json(text: &str) -> Result<Json<'_>, ReadError> {
    within(text, LARGEST)
}

/// Parses JSON of at most `largest` bytes.
pub(super) fn within(text: &str, largest: usize) -> Result<Json<'_>, ReadError> {
    if text.len() > largest {
        return Err(ReadError::TooLarge);
    }
    // Skips the byte order mark that some programs write before JSON.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    json::parse(text, &FIGURE_IDS).map_err(|error| failed(text, 0, error))
}

/// Returns the error for a part of a text that begins at `from` and cannot be parsed.
pub(super) fn failed(text: &str, from: usize, error: JsonError) -> ReadError {
    match error {
        JsonError::TooDeep => ReadError::TooDeep,
        JsonError::NotJson(inside) => not_json(text, from.saturating_add(inside)),
    }
}

/// The ids of the figures, which are the usual keys of a report.
#[expect(clippy::indexing_slicing, reason = "evaluated at compile time")]
pub(super) static FIGURE_IDS: [&str; FIGURE_COUNT] = {
    let mut ids = [""; FIGURE_COUNT];
    let mut place = 0;
    while place < FIGURE_COUNT {
        ids[place] = FIGURES[place].id;
        place += 1;
    }
    ids
};

pub(super) fn not_json(text: &str, at: usize) -> ReadError {
    let (line, column) = position(text, at);
    ReadError::NotJson { line, column }
}

/// Returns the line and the column of a byte, from 1.
pub(super) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count().saturating_add(1);
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count().saturating_add(1);
    (line, column)
}
